/* Feedback and comments → counts by session, item and rating; and what pages ask of them. */
#include "facts/observations.h"

#include <string.h>

struct FeedbackFacts {
  GPtrArray *items;             /* char * */
  GArray *counts;               /* FeedbackCount, sorted */
  guint32 *respondents;         /* by Session.index */
  GPtrArray *comments;          /* FeedbackComment * by session, then as read */
};

/* ---- reading ---- */

typedef struct {
  struct FeedbackFacts *feedback;
  const Model *model;
  GStringChunk *strings;
  GHashTable *items;            /* char * → index + 1 */
  GHashTable *places;           /* FeedbackCount → itself: their keys are all but `n` */
  GHashTable *respondents;      /* "session\nrespondent" */
  Place *first_places;          /* by Session.index: of the session's first row, for a message */
  guint last_line;              /* of the last row without respondent, in the file `last_file` */
  const char *last_file;
  guint32 last_session;
} FeedbackReader;

static guint
hash_count (gconstpointer data)
{
  const FeedbackCount *count = data;
  guint64 hash = count->session * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + count->item;
  hash = hash * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + (guint64) count->rating;
  return (guint) ((hash * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + (guint64) count->scale) >> 32);
}

static gboolean
same_count (gconstpointer a, gconstpointer b)
{
  const FeedbackCount *one = a, *other = b;
  return one->session == other->session && one->item == other->item && one->rating == other->rating && one->scale == other->scale;
}

/* Blanks are different people, a row of the file each: a wide table has several ratings in one. */
static void
count_respondent (FeedbackReader *reader, const TableRow *row, const Session *session, const char *respondent)
{
  if (respondent != NULL)
    {
      char *key = g_strjoin ("\n", session->id, respondent, NULL);
      if (g_hash_table_add (reader->respondents, key))
        reader->feedback->respondents[session->index]++;
      return;
    }
  const char *file = table_file (row->table);
  if (reader->last_file != NULL && strcmp (reader->last_file, file) == 0 && reader->last_line == row->line && reader->last_session == session->index)
    return;
  if (g_strcmp0 (reader->last_file, file) != 0)
    reader->last_file = g_string_chunk_insert_const (reader->strings, file);
  reader->last_line = row->line;
  reader->last_session = session->index;
  reader->feedback->respondents[session->index]++;
}

static void
count_rating (FeedbackReader *reader, const TableRow *row, const Session *session, char *item, Decimal rating, Decimal scale)
{
  FeedbackCount key = { .session = session->index, .item = observations_text (reader->items, reader->feedback->items, item), .rating = rating, .scale = scale };
  FeedbackCount *count = observations_entry (reader->places, &key, sizeof key);
  count->n++;
  Place *place = &reader->first_places[session->index];
  if (place->file == NULL)
    *place = (Place) { .file = g_string_chunk_insert_const (reader->strings, table_file (row->table)), .line = row->line };
}

/* Who answered, by the id where it is somebody known: a row with the id and one with the name are of one person. New string, NULL: nobody says. FALSE,
 * reported, when two people are named. */
static gboolean
read_respondent (Observations *observations, const TableRow *row, guint column, char **respondent)
{
  guint32 found;
  gboolean good = pass_find_respondent (&observations->part, row, column, &found);
  const Person *person = found != IDENTIFIER_NONE ? observations->part.facts->model->people->pdata[found] : NULL;
  *respondent = person != NULL ? g_strdup (person->id) : row_text (row, column);
  return good;
}

static RowOutcome
read_feedback (const TableRow *row, gpointer data)
{
  Observations *observations = data;
  RowOutcome outcome;
  Decimal rating, scale;
  const Session *session = observations_session (observations, row, FEEDBACK_SESSION, &outcome);
  g_autofree char *respondent = NULL;
  gboolean good = row_rating (row, &rating, &scale);
  good &= read_respondent (observations, row, FEEDBACK_RESPONDENT, &respondent);
  if (session == NULL || !good)
    return outcome;
  if (rating == DECIMAL_NONE)
    return ROW_USED;
  if (rating < 0 || rating > scale)
    {
      g_autofree char *rating_text = ratio_format (rating, DECIMAL_ONE, 6), *scale_text = ratio_format (scale, DECIMAL_ONE, 6);
      return observations_refuse (observations, row, FEEDBACK_RATING, DIAG_FEEDBACK_RATING, rating_text, scale_text);
    }
  g_autofree char *item = row_text (row, FEEDBACK_ITEM);
  char *key = respondent == NULL ? NULL : g_strjoin ("\n", session->id, respondent, item, NULL);
  if (key != NULL && !observations_note_key (observations, row, FEEDBACK_RESPONDENT, DIAG_FEEDBACK_DUPLICATE, key))
    return ROW_REFUSED;
  count_respondent (observations->data, row, session, respondent);
  count_rating (observations->data, row, session, item, rating, scale);
  return ROW_USED;
}

static RowOutcome
read_comment (const TableRow *row, gpointer data)
{
  Observations *observations = data;
  const FactsSelection *selection = observations->selection;
  FeedbackReader *reader = observations->data;
  RowOutcome outcome;
  g_autofree char *respondent = NULL;
  const Session *session = observations_session (observations, row, COMMENTS_SESSION, &outcome);
  gboolean good = read_respondent (observations, row, COMMENTS_RESPONDENT, &respondent);
  if (session == NULL || !good)
    return outcome;
  if (!selection->comments || session->date < selection->from || session->date > selection->to)
    return ROW_USED;
  g_autofree char *question = row_plain_text (row, COMMENTS_QUESTION), *text = row_plain_text (row, COMMENTS_TEXT);
  if (text == NULL)
    return ROW_USED;
  FeedbackComment *comment = g_new (FeedbackComment, 1);
  *comment = (FeedbackComment) { session, g_string_chunk_insert_const (reader->strings, question == NULL ? "" : question),
                                 g_string_chunk_insert (reader->strings, text) };
  g_ptr_array_add (reader->feedback->comments, comment);
  return ROW_USED;
}

static int
compare_numbers (gint64 a, gint64 b)
{
  return a < b ? -1 : a > b;
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const FeedbackCount *one = a, *other = b;
  const gint64 keys[][2] = { { one->session, other->session }, { one->item, other->item }, { one->scale, other->scale }, { one->rating, other->rating } };
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i][0] != keys[i][1])
      return compare_numbers (keys[i][0], keys[i][1]);
  return 0;
}

/* Only rows of one session are out of their order; the sort is stable. */
static int
compare_comments (gconstpointer a, gconstpointer b, gpointer data)
{
  const FeedbackComment *one = *(FeedbackComment *const *) a, *other = *(FeedbackComment *const *) b;
  return compare_numbers (one->session->index, other->session->index);
}

static void
check_respondents (const FeedbackReader *reader, const Facts *facts, Diagnostics *diags)
{
  for (guint i = 0; i < facts->n_sessions; i++)
    {
      const Session *session = facts->model->sessions->pdata[i];
      guint answers = reader->feedback->respondents[i];
      guint attended = answers == 0 ? 0 : facts_session_attended (facts, session);
      if (answers == 0 || attended == 0 || answers <= attended)
        continue;
      g_autofree char *n = g_strdup_printf ("%u", answers), *of = g_strdup_printf ("%u", attended);
      diag_report (diags, DIAG_FEEDBACK_RESPONDENTS, &reader->first_places[i], n, session->id, of, NULL);
    }
}

static struct FeedbackFacts *
feedback_new (guint n_sessions)
{
  struct FeedbackFacts *feedback = g_new0 (struct FeedbackFacts, 1);
  feedback->items = g_ptr_array_new_with_free_func (g_free);
  feedback->respondents = g_new0 (guint32, n_sessions + 1);
  feedback->comments = g_ptr_array_new_with_free_func (g_free);
  return feedback;
}

void
feedback_count (Counting *counting)
{
  Facts *facts = counting->facts;
  g_autofree Place *first_places = g_new0 (Place, facts->n_sessions + 1);
  facts->feedback = feedback_new (facts->n_sessions);
  FeedbackReader reader = { .feedback = facts->feedback, .model = facts->model, .strings = facts->strings, .first_places = first_places,
                            .items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                            .places = g_hash_table_new_full (hash_count, same_count, g_free, NULL),
                            .respondents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  observations_read (counting, DATASET_FEEDBACK, read_feedback, &reader);
  observations_read (counting, DATASET_COMMENTS, read_comment, &reader);
  facts->feedback->counts = observations_sorted (reader.places, sizeof (FeedbackCount), compare_counts);
  g_ptr_array_sort_with_data (facts->feedback->comments, compare_comments, NULL);
  check_respondents (&reader, facts, counting->diags);
  g_hash_table_unref (reader.items);
  g_hash_table_unref (reader.places);
  g_hash_table_unref (reader.respondents);
}

void
feedback_free (struct FeedbackFacts *feedback)
{
  if (feedback == NULL)
    return;
  g_ptr_array_unref (feedback->items);
  g_array_unref (feedback->counts);
  g_free (feedback->respondents);
  g_ptr_array_unref (feedback->comments);
  g_free (feedback);
}

/* ---- asking ---- */

const GArray *
facts_feedback_counts (const Facts *facts)
{
  return facts->feedback->counts;
}

guint
facts_feedback_respondents (const Facts *facts, const Session *session)
{
  return facts->feedback->respondents[session->index];
}

static gboolean
in_scope (const FeedbackScope *scope, const Session *session)
{
  if (session->date < scope->from || session->date > scope->to || (scope->session != NULL && scope->session != session))
    return FALSE;
  if ((scope->course != NULL && scope->course != session->course) || (scope->cohort != NULL && scope->cohort != session->cohort))
    return FALSE;
  if (scope->area != NULL && (session->course == NULL || g_strcmp0 (scope->area, session->course->area) != 0))
    return FALSE;
  if (scope->trainer != NULL && !g_ptr_array_find (session->trainers, scope->trainer, NULL))
    return FALSE;
  return scope->has == NULL || scope->has (session, scope->data);
}

/* The first count of a session from that day on: sessions stand by date. */
static guint
first_count (const Facts *facts, Date from)
{
  const GArray *counts = facts->feedback->counts;
  guint low = 0, high = counts->len, first = pass_first_session_on (facts->model, from);
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (counts, FeedbackCount, middle).session < first)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The counts of a scope one after the other; NULL at the end. `at` begins with first_count(). */
static const FeedbackCount *
next_count (const Facts *facts, const FeedbackScope *scope, guint *at)
{
  const GArray *counts = facts->feedback->counts;
  while (*at < counts->len)
    {
      const FeedbackCount *count = &g_array_index (counts, FeedbackCount, (*at)++);
      const Session *session = facts->model->sessions->pdata[count->session];
      if (session->date > scope->to)
        break;
      if (in_scope (scope, session))
        return count;
    }
  return NULL;
}

GArray *
facts_feedback_items (const Facts *facts, const FeedbackScope *scope)
{
  const GPtrArray *items = facts->feedback->items;
  g_autofree FeedbackItem *sums = g_new0 (FeedbackItem, items->len + 1);
  GArray *rated = g_array_new (FALSE, FALSE, sizeof (FeedbackItem));
  const FeedbackCount *count;
  for (guint at = first_count (facts, scope->from); (count = next_count (facts, scope, &at)) != NULL;)
    {
      FeedbackItem *sum = &sums[count->item];
      sum->scale = sum->n == 0 || sum->scale == count->scale ? count->scale : DECIMAL_NONE;
      sum->n += count->n;
      sum->top += feedback_is_top (count->rating, count->scale) ? count->n : 0;
      sum->sum += (gint64) count->n * count->rating;
    }
  for (guint i = 0; i < items->len; i++)
    if (sums[i].n > 0)
      {
        sums[i].item = items->pdata[i];
        g_array_append_val (rated, sums[i]);
      }
  return rated;
}

static int
compare_ratings (gconstpointer a, gconstpointer b)
{
  const FeedbackRating *one = a, *other = b;
  return one->scale != other->scale ? compare_numbers (one->scale, other->scale) : compare_numbers (other->rating, one->rating);
}

GArray *
facts_feedback_ratings (const Facts *facts, const FeedbackScope *scope, const char *item)
{
  GArray *ratings = g_array_new (FALSE, FALSE, sizeof (FeedbackRating));
  const FeedbackCount *count;
  for (guint at = first_count (facts, scope->from); (count = next_count (facts, scope, &at)) != NULL;)
    {
      guint i = 0;
      if (item != NULL && strcmp (facts->feedback->items->pdata[count->item], item) != 0)
        continue;
      while (i < ratings->len && (g_array_index (ratings, FeedbackRating, i).rating != count->rating || g_array_index (ratings, FeedbackRating, i).scale != count->scale))
        i++;
      if (i == ratings->len)
        g_array_append_vals (ratings, &(FeedbackRating) { count->rating, count->scale, 0 }, 1);
      g_array_index (ratings, FeedbackRating, i).n += count->n;
    }
  g_array_sort (ratings, compare_ratings);
  return ratings;
}

void
facts_feedback_response (const Facts *facts, const FeedbackScope *scope, guint *respondents, guint *attended)
{
  const GPtrArray *sessions = facts->model->sessions;
  *respondents = *attended = 0;
  for (guint i = pass_first_session_on (facts->model, scope->from); i < sessions->len; i++)
    {
      const Session *session = sessions->pdata[i];
      if (session->date > scope->to)
        break;
      /* Where nobody answered, nobody may have been asked. */
      if (!in_scope (scope, session) || !session_counts (facts->model, session) || facts->feedback->respondents[i] == 0)
        continue;
      *respondents += facts->feedback->respondents[i];
      *attended += facts_session_attended (facts, session);
    }
}

GPtrArray *
facts_feedback_comments (const Facts *facts, const FeedbackScope *scope)
{
  GPtrArray *comments = g_ptr_array_new ();
  for (guint i = 0; i < facts->feedback->comments->len; i++)
    {
      FeedbackComment *comment = facts->feedback->comments->pdata[i];
      if (in_scope (scope, comment->session))
        g_ptr_array_add (comments, comment);
    }
  return comments;
}
