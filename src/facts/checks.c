/* Quality checks and their items → counts by person, day and kind; by finding; by item; and what pages ask of them. */
#include "facts/observations.h"

#include <stdlib.h>
#include <string.h>

/* What was found in checks of one kind, day and team: an error, or an item with deductions. */
typedef struct {
  gboolean is_item;
  Date date;
  guint32 kind, text;           /* text: index into the texts */
  gint32 team;                  /* of the checked on that day; -1 */
  guint32 n, fatal;
  gint64 deduction;
} Finding;

struct CheckFacts {
  GPtrArray *kinds, *texts;     /* char * */
  GArray *counts;               /* CheckCount, sorted */
  GArray *findings;             /* Finding, sorted by date */
};

/* ---- reading ---- */

/* What the items of a check need to know of it. */
typedef struct { Date date; guint32 kind; gint32 team; } Checked;

typedef struct {
  struct CheckFacts *checks;
  GHashTable *ids;              /* id of a check → Checked *; of one that is not counted: date DATE_NONE */
  GHashTable *kinds, *texts;    /* char * → index + 1 */
  GHashTable *counts, *findings;/* keys of what is counted → itself */
} CheckReader;

static guint32
text_index (GHashTable *indices, GPtrArray *texts, const char *text)
{
  guint32 found = GPOINTER_TO_UINT (g_hash_table_lookup (indices, text));
  if (found == 0)
    {
      g_ptr_array_add (texts, g_strdup (text));
      found = texts->len;
      g_hash_table_insert (indices, g_strdup (text), GUINT_TO_POINTER (found));
    }
  return found - 1;
}

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
  return mix ((guint64) finding->text << 1 | (finding->is_item != 0), mix (finding->date, (guint64) (guint32) finding->team << 32 | finding->kind));
}

static gboolean
same_finding (gconstpointer a, gconstpointer b)
{
  const Finding *one = a, *other = b;
  return one->is_item == other->is_item && one->date == other->date && one->kind == other->kind && one->text == other->text && one->team == other->team;
}

/* The entry with that key, made with nothing counted. */
static gpointer
entry_of (GHashTable *table, gconstpointer key, gsize size)
{
  gpointer entry = g_hash_table_lookup (table, key);
  if (entry == NULL)
    {
      entry = g_memdup2 (key, size);
      g_hash_table_add (table, entry);
    }
  return entry;
}

/* A cell may name several errors. */
static void
count_findings (CheckReader *reader, const char *cell, const Checked *checked, gboolean fatal)
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
          Finding key = { .date = checked->date, .kind = checked->kind, .team = checked->team,
                          .text = text_index (reader->texts, reader->checks->texts, *name) };
          Finding *finding = entry_of (reader->findings, &key, sizeof key);
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
  good &= observations_person (observations, row, CHECKS_INSPECTOR, &check->inspector);
  good &= row_choice (row, CHECKS_RESULT, &check->result, &present);
  good &= row_decimal (row, CHECKS_SCORE, &check->score);
  good &= row_flag (row, CHECKS_FATAL, &check->fatal);
  return good && check->person != NULL && !row_is_empty (row, CHECKS_KIND);
}

static void
count_check (CheckReader *reader, const TableRow *row, const CheckRow *check, const Checked *checked)
{
  CheckCount key = { .person = check->person->index, .date = checked->date, .kind = checked->kind };
  CheckSum *sum = &((CheckCount *) entry_of (reader->counts, &key, sizeof key))->sum;
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
    count_findings (reader, findings, checked, check->fatal);
}

static RowOutcome
read_check (const TableRow *row, gpointer data)
{
  Observations *observations = data;
  CheckReader *reader = observations->data;
  CheckRow check;
  Checked checked = { 0 };
  RowOutcome outcome;
  gboolean dated = observations_date (observations, row, CHECKS_DATE, &checked.date, &outcome);
  gboolean good = read_check_cells (observations, row, &check);
  g_autofree char *id = row_text (row, CHECKS_ID), *kind = row_plain_text (row, CHECKS_KIND);
  /* Its items are known, whatever becomes of the check. */
  if (id != NULL && !g_hash_table_contains (reader->ids, id))
    g_hash_table_insert (reader->ids, g_strdup (id), g_new0 (Checked, 1));
  if (!dated || !good)
    return dated ? ROW_REFUSED : outcome;
  if (id != NULL && !observations_note_key (observations, row, CHECKS_ID, DIAG_CHECK_DUPLICATE, g_strdup (id)))
    return ROW_REFUSED;
  checked.kind = text_index (reader->kinds, reader->checks->kinds, kind);
  checked.team = person_team_on (check.person, checked.date);
  if (id != NULL)
    *(Checked *) g_hash_table_lookup (reader->ids, id) = checked;
  observations_note_employment (observations, row, CHECKS_PERSON, check.person, checked.date);
  count_check (reader, row, &check, &checked);
  return ROW_USED;
}

static RowOutcome
read_check_item (const TableRow *row, gpointer data)
{
  Observations *observations = data;
  CheckReader *reader = observations->data;
  Decimal deduction;
  g_autofree char *check = row_text (row, CHECK_ITEMS_CHECK), *item = row_plain_text (row, CHECK_ITEMS_ITEM);
  gboolean good = row_decimal (row, CHECK_ITEMS_DEDUCTION, &deduction);
  const Checked *checked = g_hash_table_lookup (reader->ids, check);
  if (checked == NULL)
    return observations_refuse (observations, row, CHECK_ITEMS_CHECK, DIAG_CHECK_UNKNOWN, check, NULL);
  if (!good)
    return ROW_REFUSED;
  if (checked->date == DATE_NONE || item == NULL)
    return ROW_USED;
  Finding key = { .is_item = TRUE, .date = checked->date, .kind = checked->kind, .team = checked->team,
                  .text = text_index (reader->texts, reader->checks->texts, item) };
  Finding *finding = entry_of (reader->findings, &key, sizeof key);
  finding->n++;
  finding->deduction += deduction == DECIMAL_NONE ? 0 : deduction;
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
  const gint64 keys[][2] = { { one->date, other->date }, { one->kind, other->kind }, { one->team, other->team }, { one->text, other->text },
                             { one->is_item, other->is_item } };
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i][0] != keys[i][1])
      return compare_numbers (keys[i][0], keys[i][1]);
  return 0;
}

/* The entries of a table in order. */
static GArray *
take_entries (GHashTable *table, gsize size, GCompareFunc compare)
{
  GArray *entries = g_array_new (FALSE, FALSE, (guint) size);
  GHashTableIter iter;
  gpointer entry;
  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &entry, NULL))
    g_array_append_vals (entries, entry, 1);
  g_array_sort (entries, compare);
  g_hash_table_unref (table);
  return entries;
}

void
checks_count (Counting *counting)
{
  struct CheckFacts *checks = counting->facts->checks = g_new0 (struct CheckFacts, 1);
  checks->kinds = g_ptr_array_new_with_free_func (g_free);
  checks->texts = g_ptr_array_new_with_free_func (g_free);
  CheckReader reader = { .checks = checks,
                         .ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
                         .kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                         .texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                         .counts = g_hash_table_new_full (hash_count, same_count, g_free, NULL),
                         .findings = g_hash_table_new_full (hash_finding, same_finding, g_free, NULL) };
  observations_read (counting, DATASET_CHECKS, read_check, &reader);
  observations_read (counting, DATASET_CHECK_ITEMS, read_check_item, &reader);
  checks->counts = take_entries (reader.counts, sizeof (CheckCount), compare_counts);
  checks->findings = take_entries (reader.findings, sizeof (Finding), compare_findings);
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

static gboolean
is_team (const Facts *facts, const char *team, gint index)
{
  return team == NULL || (index >= 0 && strcmp (facts->model->teams->pdata[index], team) == 0);
}

CheckSum
facts_checks (const Facts *facts, const CheckScope *scope)
{
  CheckSum sum = { 0 };
  for (guint i = 0; i < facts->checks->counts->len; i++)
    {
      const CheckCount *count = &g_array_index (facts->checks->counts, CheckCount, i);
      if (count->date >= scope->from && count->date <= scope->to && is_kind (facts, scope->kind, count->kind)
          && (scope->team == NULL || is_team (facts, scope->team, person_team_on (facts->model->people->pdata[count->person], count->date))))
        add_sum (&sum, &count->sum);
    }
  return sum;
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
  if (one->deduction != other->deduction)
    return compare_numbers (other->deduction, one->deduction);
  return one->n != other->n ? compare_numbers (other->n, one->n) : strcmp (one->text, other->text);
}

static GArray *
collect_findings (const Facts *facts, const CheckScope *scope, gboolean items)
{
  const struct CheckFacts *checks = facts->checks;
  GArray *found = g_array_new (FALSE, FALSE, sizeof (CheckFinding));
  g_autofree CheckFinding *sums = g_new0 (CheckFinding, checks->texts->len + 1);
  for (guint i = 0; i < checks->findings->len; i++)
    {
      const Finding *finding = &g_array_index (checks->findings, Finding, i);
      if (finding->date > scope->to)
        break;
      if (finding->is_item != items || finding->date < scope->from || !is_kind (facts, scope->kind, finding->kind) || !is_team (facts, scope->team, finding->team))
        continue;
      sums[finding->text].n += finding->n;
      sums[finding->text].fatal += finding->fatal;
      sums[finding->text].deduction += finding->deduction;
    }
  for (guint i = 0; i < checks->texts->len; i++)
    if (sums[i].n > 0)
      {
        sums[i].text = checks->texts->pdata[i];
        g_array_append_val (found, sums[i]);
      }
  g_array_sort (found, compare_by_size);
  return found;
}

GArray *
facts_check_findings (const Facts *facts, const CheckScope *scope)
{
  return collect_findings (facts, scope, FALSE);
}

GArray *
facts_check_items (const Facts *facts, const CheckScope *scope)
{
  return collect_findings (facts, scope, TRUE);
}
