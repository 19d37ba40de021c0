/* Quality checks → counts by person, day and kind, and by finding; their items → lost points; what pages ask of them. */
#include "facts/observations.h"

#include <string.h>

/* An error that was found in checks of one day and team, or an item of them that lost points. */
typedef struct {
  Date date;
  guint32 text;                 /* index into the texts */
  gint32 team;                  /* of the checked on that day; -1 */
  guint32 n, fatal;
  guint32 deducted;             /* of an item: rows with a number, and the sum of these in millionths */
  gint64 points;
} Finding;

/* What became of a check: its items share its day and team. */
typedef enum { CHECK_REFUSED, CHECK_LATER, CHECK_COUNTED } CheckState;
typedef struct {
  CheckState state;
  Date date;
  gint32 team;
} CheckPlace;

struct CheckFacts {
  GPtrArray *kinds, *texts;     /* char * */
  GArray *counts;               /* CheckCount, sorted */
  GArray *findings, *items;     /* Finding, sorted by date */
};

/* ---- reading ---- */

typedef struct {
  struct CheckFacts *checks;
  GHashTable *ids;              /* the ids of checks, counted or not → place + 1 */
  GArray *places;               /* CheckPlace */
  GHashTable *kinds, *texts;    /* char * → index + 1 */
  GPtrArray *refused_kinds;     /* char *: of rows that were left out */
  GHashTable *refused;          /* the same → index + 1 */
  GHashTable *counts, *findings, *items; /* keys of what is counted → itself */
} CheckReader;

static guint
mix (guint64 a, guint64 b)
{
  return (guint) ((a * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) ^ (b + 0x7f4a7c15)) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) >> 32);
}

static guint
hash_count (gconstpointer data)
{
  const CheckCount *count = data;
  return mix (count->person, (guint64) count->date << 32 | count->kind);
}

static gboolean
same_count (gconstpointer a, gconstpointer b)
{
  const CheckCount *one = a, *other = b;
  return one->person == other->person && one->date == other->date && one->kind == other->kind;
}

static guint
hash_finding (gconstpointer data)
{
  const Finding *finding = data;
  return mix (finding->text, (guint64) finding->date << 32 | (guint32) finding->team);
}

static gboolean
same_finding (gconstpointer a, gconstpointer b)
{
  const Finding *one = a, *other = b;
  return one->date == other->date && one->text == other->text && one->team == other->team;
}

/* A cell may name several errors. */
static void
count_findings (CheckReader *reader, const char *cell, Date date, gint team, gboolean fatal)
{
  g_auto (GStrv) parts = g_strsplit_set (cell, ";", -1);
  for (char **part = parts; *part != NULL; part++)
    {
      /* The full-width semicolon is no byte. */
      g_auto (GStrv) names = g_strsplit (*part, "；", -1);
      for (char **name = names; *name != NULL; name++)
        {
          if (*g_strstrip (*name) == '\0')
            continue;
          Finding key = { .date = date, .team = team, .text = observations_text (reader->texts, reader->checks->texts, *name) };
          Finding *finding = observations_entry (reader->findings, &key, sizeof key);
          finding->n++;
          finding->fatal += fatal;
        }
    }
}

typedef struct { const Person *person, *inspector; guint result; Decimal score; gboolean fatal; } CheckRow;

static gboolean
read_check_cells (Observations *observations, const TableRow *row, CheckRow *check)
{
  gboolean present, good = observations_person (observations, row, CHECKS_PERSON, &check->person);
  if (check->person != NULL)
    aside_of_person (&observations->part.known, check->person);
  good &= observations_person (observations, row, CHECKS_INSPECTOR, &check->inspector);
  good &= row_choice (row, CHECKS_RESULT, &check->result, &present);
  good &= row_decimal (row, CHECKS_SCORE, &check->score);
  good &= row_flag (row, CHECKS_FATAL, &check->fatal);
  return good && check->person != NULL && !row_is_empty (row, CHECKS_KIND);
}

static void
count_check (CheckReader *reader, const TableRow *row, const CheckRow *check, Date date, const char *kind)
{
  CheckCount key = { .person = check->person->index, .date = date, .kind = observations_text (reader->kinds, reader->checks->kinds, kind) };
  CheckSum *sum = &((CheckCount *) observations_entry (reader->counts, &key, sizeof key))->sum;
  sum->n++;
  sum->passed += check->result == 0;
  sum->fatal += check->fatal;
  if (check->score != DECIMAL_NONE)
    {
      sum->scored++;
      sum->score += check->score;
    }
  g_autofree char *findings = row_plain_text (row, CHECKS_FINDING);
  if (findings != NULL)
    count_findings (reader, findings, date, person_team_on (check->person, date), check->fatal);
}

/* Its items are known, whatever becomes of the check; of two with one id the first counts. */
static void
note_place (CheckReader *reader, const char *id, CheckPlace place)
{
  if (id == NULL || g_hash_table_contains (reader->ids, id))
    return;
  g_array_append_val (reader->places, place);
  g_hash_table_insert (reader->ids, g_strdup (id), GUINT_TO_POINTER (reader->places->len));
}

static RowOutcome
read_check (const TableRow *row, gpointer data)
{
  Observations *observations = data;
  CheckReader *reader = observations->data;
  CheckRow check;
  Date date;
  RowOutcome outcome;
  gboolean dated = observations_date (observations, row, CHECKS_DATE, &date, &outcome);
  gboolean good = read_check_cells (observations, row, &check);
  g_autofree char *id = row_text (row, CHECKS_ID), *kind = row_plain_text (row, CHECKS_KIND);
  if (!dated || !good)
    {
      note_place (reader, id, (CheckPlace) { .state = !dated && outcome == ROW_LATER ? CHECK_LATER : CHECK_REFUSED });
      if (kind != NULL && (dated || outcome == ROW_REFUSED))
        observations_text (reader->refused, reader->refused_kinds, kind);
      return dated ? ROW_REFUSED : outcome;
    }
  if (id != NULL && !observations_note_key (observations, row, CHECKS_ID, DIAG_CHECK_DUPLICATE, g_strdup (id)))
    return ROW_REFUSED;
  note_place (reader, id, (CheckPlace) { CHECK_COUNTED, date, person_team_on (check.person, date) });
  observations_note_employment (observations, row, CHECKS_PERSON, check.person, date);
  count_check (reader, row, &check, date, kind);
  return ROW_USED;
}

static void
count_item (CheckReader *reader, const CheckPlace *place, const char *text, Decimal deduction)
{
  Finding key = { .date = place->date, .team = place->team, .text = observations_text (reader->texts, reader->checks->texts, text) };
  Finding *item = observations_entry (reader->items, &key, sizeof key);
  item->n++;
  if (deduction == DECIMAL_NONE)
    return;
  item->deducted++;
  item->points += deduction;
}

static RowOutcome
read_check_item (const TableRow *row, gpointer data)
{
  Observations *observations = data;
  CheckReader *reader = observations->data;
  Decimal deduction;
  g_autofree char *check = row_text (row, CHECK_ITEMS_CHECK), *text = row_plain_text (row, CHECK_ITEMS_ITEM);
  guint found = check == NULL ? 0 : GPOINTER_TO_UINT (g_hash_table_lookup (reader->ids, check));
  const CheckPlace *place = found == 0 ? NULL : &g_array_index (reader->places, CheckPlace, found - 1);
  if (place != NULL)
    observations->part.known.date = place->date;
  gboolean good = row_decimal (row, CHECK_ITEMS_DEDUCTION, &deduction);
  if (check != NULL && place == NULL)
    return observations_refuse (observations, row, CHECK_ITEMS_CHECK, DIAG_CHECK_UNKNOWN, check, NULL);
  if (!good || text == NULL || place == NULL || place->state == CHECK_REFUSED)
    return ROW_REFUSED;
  if (place->state == CHECK_LATER)
    {
      observations->n_later++;
      return ROW_LATER;
    }
  count_item (reader, place, text, deduction);
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
  const CheckCount *one = a, *other = b;
  if (one->person != other->person)
    return compare_numbers (one->person, other->person);
  return one->date != other->date ? compare_numbers (one->date, other->date) : compare_numbers (one->kind, other->kind);
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const Finding *one = a, *other = b;
  const gint64 keys[][2] = { { one->date, other->date }, { one->team, other->team }, { one->text, other->text } };
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i][0] != keys[i][1])
      return compare_numbers (keys[i][0], keys[i][1]);
  return 0;
}

/* A kind that only rows left out have is known all the same, behind the others: what names it has no second mistake. */
static void
add_refused_kinds (CheckReader *reader)
{
  for (guint i = 0; i < reader->refused_kinds->len; i++)
    observations_text (reader->kinds, reader->checks->kinds, reader->refused_kinds->pdata[i]);
}

void
checks_count (Counting *counting)
{
  struct CheckFacts *checks = counting->facts->checks = g_new0 (struct CheckFacts, 1);
  checks->kinds = g_ptr_array_new_with_free_func (g_free);
  checks->texts = g_ptr_array_new_with_free_func (g_free);
  CheckReader reader = { .checks = checks,
                         .ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                         .places = g_array_new (FALSE, FALSE, sizeof (CheckPlace)),
                         .kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                         .texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                         .refused_kinds = g_ptr_array_new_with_free_func (g_free),
                         .refused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                         .counts = g_hash_table_new_full (hash_count, same_count, g_free, NULL),
                         .findings = g_hash_table_new_full (hash_finding, same_finding, g_free, NULL),
                         .items = g_hash_table_new_full (hash_finding, same_finding, g_free, NULL) };
  observations_read (counting, DATASET_CHECKS, read_check, &reader);
  add_refused_kinds (&reader);
  observations_read (counting, DATASET_CHECK_ITEMS, read_check_item, &reader);
  checks->counts = observations_sorted (reader.counts, sizeof (CheckCount), compare_counts);
  checks->findings = observations_sorted (reader.findings, sizeof (Finding), compare_findings);
  checks->items = observations_sorted (reader.items, sizeof (Finding), compare_findings);
  g_hash_table_unref (reader.counts);
  g_hash_table_unref (reader.findings);
  g_hash_table_unref (reader.items);
  g_array_unref (reader.places);
  g_ptr_array_unref (reader.refused_kinds);
  g_hash_table_unref (reader.refused);
  g_hash_table_unref (reader.ids);
  g_hash_table_unref (reader.kinds);
  g_hash_table_unref (reader.texts);
}

void
checks_free (struct CheckFacts *checks)
{
  if (checks == NULL)
    return;
  g_ptr_array_unref (checks->kinds);
  g_ptr_array_unref (checks->texts);
  g_array_unref (checks->counts);
  g_array_unref (checks->findings);
  g_array_unref (checks->items);
  g_free (checks);
}

/* ---- asking ---- */

const GPtrArray *
facts_check_kinds (const Facts *facts)
{
  return facts->checks->kinds;
}

const GArray *
facts_check_counts (const Facts *facts)
{
  return facts->checks->counts;
}

static void
add_sum (CheckSum *sum, const CheckSum *other)
{
  sum->n += other->n;
  sum->passed += other->passed;
  sum->fatal += other->fatal;
  sum->scored += other->scored;
  sum->score += other->score;
}

static gboolean
is_kind (const Facts *facts, const char *kind, guint32 index)
{
  return kind == NULL || strcmp (facts->checks->kinds->pdata[index], kind) == 0;
}

CheckSum
facts_person_checks (const Facts *facts, const Person *person, const char *kind, Date from, Date to)
{
  const GArray *counts = facts->checks->counts;
  const CheckCount first = { .person = person->index, .date = from };
  guint low = 0, high = counts->len;
  CheckSum sum = { 0 };
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (compare_counts (&g_array_index (counts, CheckCount, middle), &first) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < counts->len; low++)
    {
      const CheckCount *count = &g_array_index (counts, CheckCount, low);
      if (count->person != person->index || count->date > to)
        break;
      if (is_kind (facts, kind, count->kind))
        add_sum (&sum, &count->sum);
    }
  return sum;
}

static int
compare_by_size (gconstpointer a, gconstpointer b)
{
  const CheckFinding *one = a, *other = b;
  return one->n != other->n ? compare_numbers (other->n, one->n) : strcmp (one->text, other->text);
}

static int
compare_by_points (gconstpointer a, gconstpointer b)
{
  const CheckFinding *one = a, *other = b;
  return one->points != other->points ? compare_numbers (other->points, one->points) : compare_by_size (a, b);
}

/* The sums of [from, to] and a team by text, in order. */
static GArray *
sum_up (const Facts *facts, const GArray *findings, Date from, Date to, const char *team, GCompareFunc compare)
{
  const struct CheckFacts *checks = facts->checks;
  GArray *found = g_array_new (FALSE, FALSE, sizeof (CheckFinding));
  g_autofree CheckFinding *sums = g_new0 (CheckFinding, checks->texts->len + 1);
  for (guint i = 0; i < findings->len; i++)
    {
      const Finding *finding = &g_array_index (findings, Finding, i);
      gboolean of_team = team == NULL || (finding->team >= 0 && strcmp (facts->model->teams->pdata[finding->team], team) == 0);
      if (finding->date > to)
        break;
      if (finding->date < from || !of_team)
        continue;
      CheckFinding *sum = &sums[finding->text];
      sum->n += finding->n;
      sum->fatal += finding->fatal;
      sum->deducted += finding->deducted;
      sum->points += finding->points;
    }
  for (guint i = 0; i < checks->texts->len; i++)
    if (sums[i].n > 0)
      {
        sums[i].text = checks->texts->pdata[i];
        g_array_append_val (found, sums[i]);
      }
  g_array_sort (found, compare);
  return found;
}

GArray *
facts_check_findings (const Facts *facts, Date from, Date to, const char *team)
{
  return sum_up (facts, facts->checks->findings, from, to, team, compare_by_size);
}

GArray *
facts_check_items (const Facts *facts, Date from, Date to, const char *team)
{
  return sum_up (facts, facts->checks->items, from, to, team, compare_by_points);
}
