/* xAPI statements: who did what with which activity, and with what result. A statement with a score, or one that says whether something was
 * completed or passed, is handed on; all others (launched, answered a question …) are only counted. */
#define _GNU_SOURCE      /* memmem */
#include "source/score_export_reader.h"

#include "source/table.h"
#include "text/encoding.h"
#include "text/json.h"

#include <libintl.h>
#include <math.h>
#include <string.h>

#define _(text) gettext (text)

typedef struct {
  char *verb;
  gint64 moment;
} Seen;

typedef struct {
  ExportReader *reader;
  GHashTable *items;           /* object id → Place *, of its first appearance */
  GHashTable *voided;          /* ids, in small letters, of statements that another one declares void; borrowed, or NULL: there are none */
  GHashTable *seen;            /* person, activity, score, day and registration → Seen * */
  guint64 n_others, n_groups;
} Xapi;

static void
seen_free (gpointer data)
{
  Seen *seen = data;
  g_free (seen->verb);
  g_free (seen);
}

static const JsonPart *
within (const JsonPart *part, const char *first, const char *second)
{
  const JsonPart *member = json_part_member (part, first);
  return second == NULL ? member : json_part_member (member, second);
}

/* "http://adlnet.gov/expapi/verbs/passed" → passed. New string. */
static char *
verb_of (const JsonPart *statement)
{
  const char *id = json_part_text (within (statement, "verb", "id"));
  if (id == NULL)
    return g_strdup ("");
  const char *slash = strrchr (id, '/'), *hash = strrchr (id, '#');
  const char *word = slash != NULL && (hash == NULL || slash > hash) ? slash + 1 : hash != NULL ? hash + 1 : id;
  return g_ascii_strdown (word, -1);
}

static void
read_actor (const JsonPart *statement, ExportScore *score)
{
  const JsonPart *actor = json_part_member (statement, "actor");
  const char *mail = json_part_text (json_part_member (actor, "mbox"));
  if (mail != NULL && g_ascii_strncasecmp (mail, "mailto:", 7) == 0)
    mail += 7;
  score->email = mail;
  score->login = json_part_text (within (actor, "account", "name"));
  score->name = json_part_text (json_part_member (actor, "name"));
}

/* The activity's name in the site's language, else in any; NULL: it has none. */
static const char *
name_of (const Xapi *xapi, const JsonPart *object)
{
  static const char *const languages[][6] = { { "zh-Hans", "zh-CN", "zh-Hans-CN", "zh", NULL }, { "zh-Hant", "zh-TW", "zh-Hant-TW", "zh", NULL },
                                              { "en", "en-US", "en-GB", "en-us", "en-gb", NULL } };
  const JsonPart *names = within (object, "definition", "name");
  const char *language = xapi->reader->config->language;
  guint row = g_strcmp0 (language, "zh-Hant") == 0 ? 1 : g_strcmp0 (language, "en") == 0 ? 2 : 0;
  for (guint i = 0; i < G_N_ELEMENTS (languages[row]) && languages[row][i] != NULL; i++)
    {
      const char *name = json_part_text (json_part_member (names, languages[row][i]));
      if (name != NULL)
        return name;
    }
  return json_part_first_text (names);
}

static gboolean
has_word (const char *word, const char *const *words)
{
  for (; *words != NULL; words++)
    if (strcmp (word, *words) == 0)
      return TRUE;
  return FALSE;
}

static ExportCompletion
completion_of (const char *verb, const JsonPart *result)
{
  gboolean flag;
  if (strcmp (verb, "failed") == 0)
    return COMPLETION_FAILED;
  if (strcmp (verb, "passed") == 0 || strcmp (verb, "mastered") == 0)
    return COMPLETION_PASSED;
  if (json_part_flag (json_part_member (result, "success"), &flag))
    return flag ? COMPLETION_PASSED : COMPLETION_FAILED;
  if (json_part_flag (json_part_member (result, "completion"), &flag))
    return flag ? COMPLETION_COMPLETED : COMPLETION_INCOMPLETE;
  return strcmp (verb, "completed") == 0 || strcmp (verb, "satisfied") == 0 ? COMPLETION_COMPLETED : COMPLETION_NONE;
}

static void
report (Xapi *xapi, DiagId id, guint line, const char *text)
{
  Place place = { xapi->reader->file, line, 0, 0 };
  export_report (xapi->reader, id, &place, text, NULL);
}

/* A number of JSON in millionths, rounded; FALSE when it is too large. */
static gboolean
decimal_of (double number, Decimal *decimal)
{
  if (!isfinite (number) || fabs (number) >= 1e12)
    return FALSE;
  *decimal = (Decimal) llround (number * DECIMAL_ONE);
  return TRUE;
}

/* Is the scaled score what the raw one is of the maximum? It may be rounded, and so may the raw one; some write it out of 100. */
static gboolean
scaled_fits (double raw, double maximum, double scaled)
{
  double share = scaled > 1 ? scaled / 100 : scaled;
  return fabs (share * maximum - raw) <= 0.0051 * maximum + 0.51;
}

/* The raw score with its maximum, else the scaled one out of 100. FALSE, reported, when they are no scores. */
static gboolean
read_score (Xapi *xapi, const JsonPart *part, guint line, ExportScore *score)
{
  double raw, maximum, scaled;
  score->score = score->max_score = DECIMAL_NONE;
  const JsonPart *scaled_part = json_part_member (part, "scaled"), *raw_part = json_part_member (part, "raw"), *max = json_part_member (part, "max");
  gboolean has_raw = json_part_number (raw_part, &raw), has_maximum = json_part_number (max, &maximum) && maximum > 0;
  gboolean has_scaled = json_part_number (scaled_part, &scaled);
  gboolean good;
  if (has_raw && (has_maximum || !has_scaled))
    good = decimal_of (raw, &score->score) && (!has_maximum || decimal_of (maximum, &score->max_score));
  else if (has_scaled)
    {
      good = scaled >= -1 && scaled <= 1 && decimal_of (scaled * 100, &score->score);
      score->max_score = 100 * DECIMAL_ONE;
    }
  else
    /* {"min": 0, "max": 10} says nothing; what is written and no number is a mistake. */
    good = raw_part == NULL && scaled_part == NULL;
  score->is_number = good && (has_raw || has_scaled);
  gboolean fits = !has_raw || !has_maximum || !has_scaled || scaled_fits (raw, maximum, scaled);
  if (!good)
    report (xapi, DIAG_EXPORT_STATEMENT, line, _("its score is not a number in range"));
  else if (!fits)
    report (xapi, DIAG_EXPORT_STATEMENT, line, _("its scaled score is another one than its raw score of the maximum"));
  return good && fits;
}

/* One result is often said by several statements: passed and completed at the same time. TRUE when this one says nothing new. */
static gboolean
is_repeated (Xapi *xapi, const JsonPart *statement, const char *verb, const ExportScore *score)
{
  const char *registration = json_part_text (within (statement, "context", "registration"));
  g_autofree char *key = g_strdup_printf ("%s\n%s\n%s\n%s\n%" G_GINT64_FORMAT "\n%" G_GINT64_FORMAT "\n%u\n%s", score->email ? score->email : "",
                                          score->login ? score->login : "", score->name ? score->name : "", score->item_id, score->score,
                                          score->max_score, score->date, registration ? registration : "");
  Seen *seen = g_hash_table_lookup (xapi->seen, key);
  if (seen != NULL)
    return strcmp (seen->verb, verb) != 0 || (seen->moment == score->moment && score->moment != 0);
  seen = g_new (Seen, 1);
  *seen = (Seen) { g_strdup (verb), score->moment };
  g_hash_table_insert (xapi->seen, g_steal_pointer (&key), seen);
  return FALSE;
}

static Place
item_place (Xapi *xapi, const char *id, const Place *place)
{
  Place *first = g_hash_table_lookup (xapi->items, id);
  if (first == NULL)
    {
      first = g_new (Place, 1);
      *first = *place;
      g_hash_table_insert (xapi->items, g_strdup (id), first);
    }
  return *first;
}

static gboolean
read_when (Xapi *xapi, const JsonPart *statement, guint line, ExportScore *score)
{
  const char *when = json_part_text (json_part_member (statement, "timestamp"));
  if (when == NULL)
    when = json_part_text (json_part_member (statement, "stored"));
  score->date = xapi->reader->day;
  score->is_dated = when != NULL;
  if (when == NULL || export_moment (xapi->reader, when, strlen (when), &score->date, &score->moment))
    return TRUE;
  g_autofree char *shown = cell_excerpt (when, strlen (when));
  report (xapi, DIAG_EXPORT_MOMENT, line, shown);
  return FALSE;
}

/* Questions of an activity have scores of their own, which are no results of a person. */
static gboolean
is_question (const JsonPart *object, const char *verb)
{
  static const char *const verbs[] = { "answered", "interacted", "responded", "asked", NULL };
  const char *type = json_part_text (within (object, "definition", "type"));
  return has_word (verb, verbs) || (type != NULL && (g_str_has_suffix (type, "/cmi.interaction") || g_str_has_suffix (type, "/question")));
}

/* The letters of an id may be small or not. */
static gboolean
is_voided (const Xapi *xapi, const char *id)
{
  if (id == NULL || xapi->voided == NULL || g_hash_table_size (xapi->voided) == 0)
    return FALSE;
  g_autofree char *small = g_ascii_strdown (id, -1);
  return g_hash_table_contains (xapi->voided, small);
}

/* What a group did says nothing of any one of its members. */
static gboolean
is_group (const JsonPart *statement)
{
  const char *type = json_part_text (within (statement, "actor", "objectType"));
  return type != NULL && strcmp (type, "Group") == 0;
}

/* What a statement says of a person and an activity. FALSE: nothing that is read. */
static gboolean
read_statement (Xapi *xapi, const JsonPart *statement, guint line)
{
  ExportReader *reader = xapi->reader;
  const JsonPart *result = json_part_member (statement, "result"), *object = json_part_member (statement, "object");
  const JsonPart *part = json_part_member (result, "score");
  const char *type = json_part_text (json_part_member (object, "objectType")), *own = json_part_text (json_part_member (statement, "id"));
  g_autofree char *verb = verb_of (statement);
  ExportScore score = { .place = { reader->file, line, 0, 0 }, .is_event = TRUE, .score = DECIMAL_NONE, .max_score = DECIMAL_NONE };
  score.completion = completion_of (verb, result);
  if ((part == NULL && score.completion == COMPLETION_NONE) || (type != NULL && strcmp (type, "Activity") != 0) || is_voided (xapi, own))
    return FALSE;
  if (is_group (statement))
    {
      xapi->n_groups++;
      return TRUE;
    }
  score.says_days = TRUE;
  score.item_id = score.item_name = json_part_text (json_part_member (object, "id"));
  if (score.item_id == NULL)
    {
      report (xapi, DIAG_EXPORT_STATEMENT, line, _("it names no activity (object.id)"));
      return TRUE;
    }
  const char *name = name_of (xapi, object), *names[] = { score.item_id, name != NULL ? name : score.item_id, NULL };
  score.item = export_item_find (reader, names);
  if (score.item == NULL ? is_question (object, verb) : score.item->is_ignored)
    return FALSE;
  score.item_place = item_place (xapi, score.item_id, &score.place);
  read_actor (statement, &score);
  if (score.email == NULL && score.login == NULL && score.name == NULL)
    {
      report (xapi, DIAG_EXPORT_STATEMENT, line, _("it names no person (actor.mbox, actor.account or actor.name)"));
      return TRUE;
    }
  if (!read_score (xapi, part, line, &score) || !read_when (xapi, statement, line, &score))
    return TRUE;
  score.completion_date = score.completion == COMPLETION_NONE ? DATE_NONE : score.date;
  if (score.is_number && is_repeated (xapi, statement, verb, &score))
    return TRUE;
  if (score.is_number || score.completion != COMPLETION_NONE)
    export_hand (reader, &score);
  return TRUE;
}

static gboolean
on_statement (const JsonPart *statement, guint line, gpointer data)
{
  Xapi *xapi = data;
  export_row_begin (xapi->reader);
  if (statement == NULL)
    export_refuse (xapi->reader);
  else if (json_part_member (statement, "actor") == NULL || json_part_member (statement, "verb") == NULL)
    report (xapi, DIAG_EXPORT_STATEMENT, line, _("it has no actor or no verb"));
  else if (!read_statement (xapi, statement, line))
    xapi->n_others++;
  export_row_end (xapi->reader);
  return !xapi->reader->stopped;
}

static gboolean
note_voided (const JsonPart *statement, guint line, gpointer data)
{
  g_autofree char *verb = verb_of (statement);
  const char *id = json_part_text (within (statement, "object", "id"));
  if (strcmp (verb, "voided") == 0 && id != NULL)
    g_hash_table_add (data, g_ascii_strdown (id, -1));
  return TRUE;
}

static void
find_voided (const InputFile *input, const char *file, GHashTable *voided)
{
  if (memmem (input->bytes, input->length, "/voided", 7) == NULL)
    return;
  Diagnostics *unheard = diag_new ();
  json_each (input->bytes, input->length, file, note_voided, voided, unheard);
  diag_free (unheard);
}

void
xapi_find_voided (const char *path, const char *file, GHashTable *voided)
{
  InputFile input;
  Diagnostics *unheard = diag_new ();
  if (input_data_open (&input, path, file, 0, unheard))
    {
      find_voided (&input, file, voided);
      input_file_close (&input);
    }
  diag_free (unheard);
}

static void
report_number (ExportReader *reader, DiagId id, guint64 number)
{
  Place place = { reader->file, 0, 0, 0 };
  g_autofree char *n = g_strdup_printf ("%" G_GUINT64_FORMAT, number);
  if (number > 0)
    diag_report (reader->diags, id, &place, n, NULL);
}

static void
read_all (Xapi *xapi, const InputFile *input)
{
  ExportReader *reader = xapi->reader;
  if (!json_each (input->bytes, input->length, reader->file, on_statement, xapi, reader->diags))
    reader->clean = FALSE;
  report_number (reader, DIAG_EXPORT_STATEMENTS, xapi->n_others);
  report_number (reader, DIAG_EXPORT_GROUPS, xapi->n_groups);
  if (reader->counts.rows == 0)
    export_report_format (reader, 0, _("it holds no statement"));
}

void
xapi_read (ExportReader *reader)
{
  InputFile input;
  Xapi xapi = { .reader = reader };
  if (!input_data_open (&input, reader->path, reader->file, 0, reader->diags))
    {
      reader->clean = FALSE;
      return;
    }
  xapi.items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) own = reader->voided == NULL ? g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) : NULL;
  if (own != NULL)
    find_voided (&input, reader->file, own);
  xapi.voided = own != NULL ? own : reader->voided;
  xapi.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, seen_free);
  read_all (&xapi, &input);
  export_note (reader, text_encoding_name (input.encoding), 0);
  g_hash_table_unref (xapi.items);
  g_hash_table_unref (xapi.seen);
  input_file_close (&input);
}
