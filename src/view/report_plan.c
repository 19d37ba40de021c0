/* The section on the plan: its rows with what became of them, the sessions by category, and why some did not take place. */
#include "view/report_plan.h"
#include "view/diagram.h"
#include "text/locale.h"

/* A report is no archive: longer lists are cut, and say how much is left out. */
#define MOST_LISTED 60

typedef struct {
  const char *label;           /* borrowed */
  SessionSums sums;
  guint all;
} CategoryRow;

static const char *const sum_keys[N_SESSION_SUMS] = {
  "report.plan.held", "report.plan.postponed", "report.plan.cancelled", "report.plan.coming", "report.plan.extra"
};

/* ---- by category ---- */

static CategoryRow *
category_row (GPtrArray *rows, GHashTable *known, const char *label)
{
  CategoryRow *row = g_hash_table_lookup (known, label);

  if (row == NULL)
    {
      row = g_new0 (CategoryRow, 1);
      row->label = label;
      g_hash_table_insert (known, (gpointer) label, row);
      g_ptr_array_add (rows, row);
    }
  return row;
}

/* In the order in which the courses of the model name them. CategoryRow *; free the array. */
static GPtrArray *
count_categories (const Report *report)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) sessions = report_sessions (report, report->period.first, report->period.last);
  const char *none = words_get (report->context->words, "report.plan.no-category");

  for (guint i = 0; i < sessions->len; i++)
    {
      const Session *session = g_ptr_array_index (sessions, i);
      const char *category = report_session_category (session);
      CategoryRow *row = category_row (rows, known, category != NULL ? category : none);
      row->sums.of[report_session_sum (report, session)]++;
      row->all++;
    }
  return rows;
}

static gint
compare_categories (gconstpointer a, gconstpointer b)
{
  const CategoryRow *x = *(CategoryRow *const *) a, *y = *(CategoryRow *const *) b;
  if (x->all != y->all)
    return x->all > y->all ? -1 : 1;
  return g_strcmp0 (x->label, y->label);
}

static void
add_category_sums (const Report *report, xmlNode *table, const CategoryRow *row)
{
  static const char *const names[N_SESSION_SUMS] = { "held", "postponed", "cancelled", "coming", "extra" };
  guint held = row->sums.of[SESSION_SUM_HELD] + row->sums.of[SESSION_SUM_EXTRA];
  guint due = row->all - row->sums.of[SESSION_SUM_COMING];     /* as plan.completion counts: up to the as-of date */
  xmlNode *node = element (table, "category");

  set_attribute (node, "label", row->label);
  attribute_integer (node, "planned", row->all - row->sums.of[SESSION_SUM_EXTRA]);
  for (guint s = 0; s < N_SESSION_SUMS; s++)
    attribute_integer (node, names[s], row->sums.of[s]);
  if (due > 0)
    {
      g_autofree char *number = locale_number (report->language, (Wide) held * 100, due, 1);
      g_autofree char *rate = g_strconcat (number, "%", NULL);
      set_attribute (node, "rate", rate);
    }
}

static void
add_category_table (const Report *report, xmlNode *section, const GPtrArray *rows)
{
  CategoryRow total = { .label = words_get (report->context->words, "report.total") };
  xmlNode *table = element (section, "categories");

  for (guint i = 0; i < rows->len; i++)
    {
      const CategoryRow *row = g_ptr_array_index (rows, i);
      add_category_sums (report, table, row);
      for (guint s = 0; s < N_SESSION_SUMS; s++)
        total.sums.of[s] += row->sums.of[s];
      total.all += row->all;
    }
  add_category_sums (report, table, &total);
  set_attribute (table->last, "total", "yes");
}

static void
add_category_bar (const Report *report, xmlNode *diagram, const CategoryRow *category, guint most)
{
  g_autofree char *all = report_count_text (report, category->all);
  xmlNode *row = diagram_add_row (diagram, category->label, all);
  guint before = 0;

  for (guint s = 0; s < N_SESSION_SUMS; s++)
    {
      guint count = category->sums.of[s];
      if (count == 0)
        continue;
      g_autofree char *text = report_count_text (report, count);
      diagram_add_part (row, s, diagram_place (before, 0, most), diagram_place (before + count, 0, most), text);
      before += count;
    }
}

static void
add_category_diagram (const Report *report, xmlNode *section, const GPtrArray *rows)
{
  const Words *words = report->context->words;
  guint parts = (rows->len + DIAGRAM_MOST_ROWS - 1) / DIAGRAM_MOST_ROWS, most = 1;
  xmlNode *diagram = NULL;

  for (guint i = 0; i < rows->len; i++)
    most = MAX (most, ((const CategoryRow *) g_ptr_array_index (rows, i))->all);
  for (guint i = 0; i < rows->len; i++)
    {
      if (i % DIAGRAM_MOST_ROWS == 0)
        {
          diagram = diagram_new_part (section, "plan-categories", "stacked", words_get (words, "report.diagram.plan"), i / DIAGRAM_MOST_ROWS + 1, parts);
          set_attribute (diagram, "head", words_get (words, "report.head.category"));
          for (guint s = 0; s < N_SESSION_SUMS; s++)
            diagram_add_series (diagram, words_get (words, sum_keys[s]));
        }
      add_category_bar (report, diagram, g_ptr_array_index (rows, i), most);
    }
}

/* ---- the rows of the plan ---- */

static const char *
outcome_name (PlanOutcome outcome)
{
  static const char *const names[] = { "done", "partial", "postponed", "cancelled", "open", "not-held", "extra" };
  return names[outcome];
}

static void
add_plan_row (const Report *report, xmlNode *section, const PlanRow *row)
{
  g_autofree char *key = g_strconcat ("report.outcome.", outcome_name (row->outcome), NULL);
  const guint *of = row->sums.of;
  xmlNode *node = element (section, "item");

  set_attribute (node, "id", row->item == NULL ? NULL : row->item->id);
  set_attribute (node, "title", row->item != NULL ? row->item->title : row->course->title);
  if (row->planned > 0)
    attribute_integer (node, "planned", row->planned);
  attribute_integer (node, "held", of[SESSION_SUM_HELD] + of[SESSION_SUM_EXTRA]);
  set_attribute (node, "outcome", outcome_name (row->outcome));
  set_attribute (node, "outcome-text", words_get (report->context->words, key));
  for (guint i = 0; i < row->reasons->len; i++)
    set_attribute (element (node, "cause"), "text", g_ptr_array_index (row->reasons, i));
  for (guint i = 0; row->item != NULL && i < row->item->owners->len; i++)
    add_person (node, report->context, "owner", g_ptr_array_index (row->item->owners, i), LIST_OWNERS);
}

static gboolean
went_as_planned (const PlanRow *row)
{
  return row->outcome == OUTCOME_DONE || row->outcome == OUTCOME_OPEN;
}

/* A day or a week lists every row; a longer period those that did not go as planned. */
static gboolean
is_listed (const Report *report, const PlanRow *row)
{
  return report->period.kind <= PERIOD_WEEK || !went_as_planned (row);
}

/* The main part of the paper keeps what did not go as planned; of the rest as many rows as there is room for. */
static void
mark_rows_beyond (const Report *report, const xmlNode *section, const GPtrArray *rows)
{
  guint paper = report_option_paper (report), off = 0, n = 0, kept[2] = { 0, 0 };

  for (guint i = 0; i < rows->len; i++)
    off += is_listed (report, rows->pdata[i]) && !went_as_planned (rows->pdata[i]);
  guint room[2] = { paper, off < paper ? paper - off : 0 };
  xmlNode *node = section->children;
  for (guint i = 0; paper > 0 && i < rows->len && node != NULL; i++)
    {
      const PlanRow *row = rows->pdata[i];
      if (!is_listed (report, row) || n++ >= MOST_LISTED)
        continue;
      if (kept[went_as_planned (row)]++ >= room[went_as_planned (row)])
        set_attribute (node, "beyond", "yes");
      node = node->next;
    }
}

/* What was added later on is listed, but was never planned: it is no part of how much of the plan is done. */
static gboolean
is_planned (const PlanRow *row)
{
  return row->item != NULL && row->item->kind != PLAN_AD_HOC;
}

static void
add_plan_rows (const Report *report, xmlNode *section)
{
  g_autoptr (GPtrArray) rows = report_plan_rows (report);
  guint listed = 0, planned = 0, done = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const PlanRow *row = g_ptr_array_index (rows, i);
      planned += is_planned (row);
      done += is_planned (row) && row->outcome == OUTCOME_DONE;
      if (is_listed (report, row) && listed++ < MOST_LISTED)
        add_plan_row (report, section, row);
    }
  mark_rows_beyond (report, section, rows);
  if (planned > 0)
    {
      attribute_integer (section, "rows", planned);
      attribute_integer (section, "done", done);
    }
  if (listed > MOST_LISTED)
    attribute_integer (section, "left-out", listed - MOST_LISTED);
}

/* ---- why sessions did not take place ---- */

typedef struct { const char *text; guint count; } ReasonCount;

static gint
compare_reasons (gconstpointer a, gconstpointer b)
{
  const ReasonCount *x = *(ReasonCount *const *) a, *y = *(ReasonCount *const *) b;
  if (x->count != y->count)
    return x->count > y->count ? -1 : 1;
  return g_strcmp0 (x->text, y->text);
}

static GPtrArray *
count_reasons (const Report *report)
{
  GPtrArray *counts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) sessions = report_sessions (report, report->period.first, report->period.last);
  const char *unknown = words_get (report->context->words, "report.plan.no-reason");

  for (guint i = 0; i < sessions->len; i++)
    {
      const Session *session = g_ptr_array_index (sessions, i);
      if (session->status != SESSION_CANCELLED && session->status != SESSION_POSTPONED)
        continue;
      const char *text = session->reason != NULL ? session->reason : unknown;
      ReasonCount *count = g_hash_table_lookup (known, text);
      if (count == NULL)
        {
          count = g_new0 (ReasonCount, 1);
          count->text = text;
          g_hash_table_insert (known, (gpointer) text, count);
          g_ptr_array_add (counts, count);
        }
      count->count++;
    }
  g_ptr_array_sort (counts, compare_reasons);
  return counts;
}

static void
add_reason_counts (const Report *report, xmlNode *section)
{
  g_autoptr (GPtrArray) counts = count_reasons (report);

  for (guint i = 0; i < counts->len && i < MOST_LISTED; i++)
    {
      const ReasonCount *count = g_ptr_array_index (counts, i);
      xmlNode *node = element (section, "reason");
      set_attribute (node, "text", count->text);
      attribute_integer (node, "count", count->count);
    }
}

gboolean
report_fill_plan (const Report *report, xmlNode *section)
{
  g_autoptr (GPtrArray) categories = count_categories (report);

  add_plan_rows (report, section);
  if (categories->len == 0 && section->children == NULL)
    return FALSE;
  g_ptr_array_sort (categories, compare_categories);
  if (report->period.kind >= PERIOD_MONTH)
    add_category_table (report, section, categories);
  add_reason_counts (report, section);
  if (categories->len > 0)
    add_category_diagram (report, section, categories);
  return TRUE;
}
