/* What was published otherwise before: figures of the report's own period, and of earlier ones where that was noticed in its days. */
#include "view/report.h"

#include "text/locale.h"

#include <string.h>

#define MOST_RESTATED 100
#define MOST_CHANGES 40

/* A value as figures.csv writes it, as the reader of reports sees it; the word for none without. New string. */
static char *
value_text (const Report *report, MeasureId measure, const char *value)
{
  Decimal number;
  MeasureUnit unit = measure_definition (figures_measures (report->context->figures), measure)->unit;
  if (*value == '\0' || !decimal_parse (value, strlen (value), &number))
    return g_strdup (words_get (report->context->words, "report.restated.none"));
  Wide tenths = (Wide) number * (unit == UNIT_RATE ? 1000 : 10);
  if (unit == UNIT_HOURS && report->config->lesson_minutes > 0)
    tenths = tenths * 60 / report->config->lesson_minutes;
  Wide half = tenths < 0 ? -DECIMAL_ONE / 2 : DECIMAL_ONE / 2;
  return report_value_text (report, unit, (gint64) ((tenths + half) / DECIMAL_ONE));
}

/* A whole department's report shows its teams too; that of a team itself alone. */
static gboolean
is_in_scope (const Report *report, const Restatement *restatement)
{
  if (strcmp (restatement->dimension, dimension_name (report->dimension)) == 0 && strcmp (restatement->member, report->member) == 0)
    return TRUE;
  return report->dimension == DIMENSION_ALL && strcmp (restatement->dimension, "team") == 0;
}

static void
add_change (const Report *report, xmlNode *parent, const RowsChange *change)
{
  const Model *model = report->context->model;
  const char *name = dataset_definition (change->dataset)->name;
  g_autofree char *key = g_strconcat ("dataset.", name, NULL), *before = report_count_text (report, (gint64) change->rows_before);
  g_autofree char *now = report_count_text (report, (gint64) change->rows_now);
  const Session *session = *change->session == '\0' ? NULL : model_session (model, change->session, -1);
  xmlNode *node = element (parent, "rows");
  set_attribute (node, "dataset", words_get (report->context->words, key));
  set_attribute (node, "team", *change->team == '\0' ? NULL : change->team);
  set_attribute (node, "before", before);
  set_attribute (node, "now", now);
  set_attribute (node, "session", *change->session == '\0' ? NULL : change->session);
  set_attribute (node, "course", session == NULL ? NULL : session->course->title);
  add_date (node, report->context, change->date);
}

static gboolean
same_rows (const RowsChange *one, const RowsChange *other)
{
  return one->dataset == other->dataset && one->date == other->date && strcmp (one->session, other->session) == 0 && strcmp (one->team, other->team) == 0;
}

static gboolean
is_few (const Report *report, guint64 rows)
{
  return rows > 0 && rows < report->config->edition->minimum_group;
}

/* May the edition tell that such rows have changed, of a group of teams or of one? */
static gboolean
may_tell (const Report *report, const RowsChange *change)
{
  const Session *session = *change->session == '\0' ? NULL : model_session (report->context->model, change->session, -1);
  if (!edition_shows_dataset (report->config->edition, dataset_definition (change->dataset)->name) || (session != NULL && report_withholds_session (report, session)))
    return FALSE;
  return !report_guards_groups (report) || (!is_few (report, change->rows_before) && !is_few (report, change->rows_now));
}

/* Is it a cause of that restatement: a row that its measure is counted from, of its team. */
static gboolean
is_cause (const Restatement *restatement, guint64 datasets, const RowsChange *change)
{
  if ((datasets >> change->dataset & 1) == 0)
    return FALSE;
  return strcmp (restatement->dimension, "team") != 0 || *change->team == '\0' || strcmp (change->team, restatement->member) == 0;
}

/* What has changed, by day, session and team; in an edition of small groups of all teams together. `hidden` is set where the edition does not tell of
 * some of it. */
static GArray *
changes_shown (const Report *report, const Restatement *restatement, MeasureId measure, const Period *period, gboolean *hidden)
{
  guint64 datasets = view_measure_datasets (report->context, measure);
  g_autoptr (GArray) changes = ledger_rows_changed (report->context->ledger, restatement, period->first, period->last);
  GArray *shown = g_array_new (FALSE, FALSE, sizeof (RowsChange));
  gboolean guards = report_guards_groups (report);
  for (guint i = 0; i < changes->len; i++)
    {
      RowsChange change = g_array_index (changes, RowsChange, i);
      RowsChange *last = shown->len == 0 ? NULL : &g_array_index (shown, RowsChange, shown->len - 1);
      if (!is_cause (restatement, datasets, &change))
        continue;
      if (guards)
        change.team = "";
      if (last != NULL && same_rows (last, &change))
        {
          last->rows_before += change.rows_before;
          last->rows_now += change.rows_now;
        }
      else
        g_array_append_val (shown, change);
    }
  for (guint i = shown->len; i-- > 0;)
    if (!may_tell (report, &g_array_index (shown, RowsChange, i)))
      {
        g_array_remove_index (shown, i);
        *hidden = TRUE;
      }
  return shown;
}

static gboolean
same_changes (const GArray *some, const GArray *others)
{
  gboolean same = others != NULL && some->len == others->len;
  for (guint i = 0; same && i < some->len; i++)
    {
      const RowsChange *one = &g_array_index (some, RowsChange, i), *other = &g_array_index (others, RowsChange, i);
      same = same_rows (one, other) && one->rows_before == other->rows_before && one->rows_now == other->rows_now;
    }
  return same;
}

/* The rows that have changed since, unless there are more than a reader would look through. `last` are those of the restatement before in the same table,
 * or NULL, and become these. */
static void
add_changes (const Report *report, xmlNode *node, const Restatement *restatement, MeasureId measure, const Period *period, GArray **last)
{
  gboolean hidden = FALSE;
  GArray *changes = changes_shown (report, restatement, measure, period, &hidden);
  for (guint i = 0; i < MIN (changes->len, MOST_CHANGES); i++)
    add_change (report, node, &g_array_index (changes, RowsChange, i));
  if (changes->len > MOST_CHANGES)
    attribute_integer (node, "more", changes->len - MOST_CHANGES);
  set_attribute (node, "hidden", hidden ? "yes" : NULL);
  set_attribute (node, "same", changes->len > 0 && !hidden && same_changes (changes, *last) ? "yes" : NULL);
  g_clear_pointer (last, g_array_unref);
  *last = changes;
}

/* Whether what was published may be of few people, or tell of such a group: one of its kind was small then, and that may be the group itself, or be worked
 * out from it. Of how many people there was no figure, nobody has recorded. */
static gboolean
may_be_of_few (const Report *report, const Restatement *restatement, MeasureId measure)
{
  return figures_guard_few (report->context->figures, measure)
         && (*restatement->was == '\0' || restatement->fewest < report->config->edition->minimum_group);
}

/* A figure that the edition does not show now, or would not have shown then, is not told of. */
static gboolean
is_withheld (const Report *report, const Restatement *restatement)
{
  const Figures *figures = report->context->figures;
  PeriodRules rules = period_rules (report->config);
  MeasureId measure;
  Dimension dimension;
  Period period;
  if (!measure_from_id (figures_measures (figures), restatement->measure, &measure) || !period_parse (&rules, restatement->period, &period))
    return FALSE;
  if (may_be_of_few (report, restatement, measure))
    return TRUE;
  return dimension_from_name (restatement->dimension, &dimension)
         && figures_withheld (figures, measure, &period, dimension, restatement->member) != WITHHELD_NOT;
}

static void
add_day (const Report *report, xmlNode *node, const char *name, Date day)
{
  g_autofree char *text = locale_date (report->language, day);
  set_attribute (node, name, text);
}

static void
add_restated (const Report *report, xmlNode *parent, const Restatement *restatement, const Period *period, GArray **last)
{
  MeasureId measure;
  if (!measure_from_id (figures_measures (report->context->figures), restatement->measure, &measure))
    return;
  g_autofree char *was = value_text (report, measure, restatement->was), *is = value_text (report, measure, restatement->is);
  xmlNode *node = element (parent, "restated");
  set_attribute (node, "measure", restatement->measure);
  set_attribute (node, "label", report_measure_label (report->context, measure));
  set_attribute (node, "member", strcmp (restatement->dimension, "all") == 0 ? NULL : restatement->member);
  set_attribute (node, "was", was);
  set_attribute (node, "is", is);
  add_day (report, node, "published", restatement->published);
  if (restatement->noticed != DATE_NONE)
    add_day (report, node, "noticed", restatement->noticed);
  add_changes (report, node, restatement, measure, period, last);
}

static gboolean
add_own (const Report *report, xmlNode *section)
{
  char name[PERIOD_BUFFER];
  g_autoptr (GPtrArray) found = ledger_restatements (report->context->ledger, period_format (&report->period, name));
  g_autoptr (GArray) last = NULL;
  guint n = 0;
  for (guint i = 0; i < found->len; i++)
    if (is_in_scope (report, found->pdata[i]) && !is_withheld (report, found->pdata[i]) && n++ < MOST_RESTATED)
      add_restated (report, section, found->pdata[i], &report->period, &last);
  if (n > MOST_RESTATED)
    attribute_integer (section, "left-out", n - MOST_RESTATED);
  return n > 0;
}

/* Another period of the same kind whose figures were found to have changed in the days of this report. */
static gboolean
is_earlier (const Report *report, const Restatement *restatement, Period *period)
{
  PeriodRules rules = period_rules (report->config);
  return is_in_scope (report, restatement) && !is_withheld (report, restatement) && period_parse (&rules, restatement->period, period) && period->kind == report->period.kind
         && period->first < report->period.first;
}

static gboolean
add_earlier (const Report *report, xmlNode *section)
{
  g_autoptr (GPtrArray) found = ledger_noticed (report->context->ledger, report->period.first, report->period.last, report->context->model->as_of);
  g_autoptr (GArray) rows = NULL;
  xmlNode *node = NULL;
  Period period, last = { 0 };
  guint n = 0;
  for (guint i = 0; i < found->len && n < MOST_RESTATED; i++)
    {
      if (!is_earlier (report, found->pdata[i], &period))
        continue;
      if (node == NULL || !period_equal (&period, &last))
        {
          g_autofree char *text = period_text (report->context->words, &period);
          node = element (section, "earlier");
          set_attribute (node, "title", text);
          link_to (node, report->page, plan_report (report->context->plan, &period));
          last = period;
          g_clear_pointer (&rows, g_array_unref);
        }
      add_restated (report, node, found->pdata[i], &period, &rows);
      n++;
    }
  return n > 0;
}

gboolean
report_fill_restatements (const Report *report, xmlNode *section)
{
  if (report->context->ledger == NULL || ledger_is_empty (report->context->ledger))
    return FALSE;
  gboolean own = add_own (report, section);
  gboolean earlier = add_earlier (report, section);
  return own || earlier;
}
