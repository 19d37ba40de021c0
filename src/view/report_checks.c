/* The section on quality checks (质检): of each kind how many were checked and passed, what they scored; by team; the errors that were found
 * most and the items that lost most points, with the course against each. */
#include "facts/checks.h"
#include "model/identity.h"
#include "text/locale.h"
#include "view/diagram.h"
#include "view/report.h"

#include <string.h>

/* How many kinds of errors a week shows, and longer periods. */
#define USUAL_FINDINGS_OF_WEEK 3
#define USUAL_FINDINGS 8

/* The two measures of a kind of checks. */
typedef struct { MeasureId pass_rate, score; } CheckMeasures;

static CheckMeasures
measures_of (const Report *report, const char *kind)
{
  const Measures *measures = figures_measures (report->context->figures);
  CheckMeasures found = { MEASURE_NONE, MEASURE_NONE };
  g_autofree char *rate = g_strconcat ("check.pass_rate:", kind, NULL), *score = g_strconcat ("check.score:", kind, NULL);

  measure_from_id (measures, rate, &found.pass_rate);
  measure_from_id (measures, score, &found.score);
  return found;
}

/* What was checked in the report's period of one kind, of the report's people and (unless -1) of a team. */
static CheckSum
sum_of (const Report *report, guint kind, gint team)
{
  const GArray *counts = facts_check_counts (report->context->facts);
  const GPtrArray *people = report->context->model->people;
  CheckSum sum = { 0 };

  for (guint i = 0; i < counts->len; i++)
    {
      const CheckCount *count = &g_array_index (counts, CheckCount, i);
      const Person *person = people->pdata[count->person];
      if (count->kind != kind || count->date < report->period.first || count->date > report->base
          || !report_has_person (report, person, count->date) || (team >= 0 && person_team_on (person, count->date) != team))
        continue;
      sum.n += count->sum.n;
      sum.fatal += count->sum.fatal;
    }
  return sum;
}

static xmlNode *
add_value (const Report *report, xmlNode *node, const char *name, MeasureId measure, Dimension dimension, const char *member)
{
  xmlNode *value = element (node, name);
  g_auto (Shown) shown = report_shown (report, measure, &report->period, dimension, member);

  report_add_value (report, value, measure, &shown);
  return value;
}

static void
add_change (const Report *report, xmlNode *value, MeasureId measure)
{
  g_auto (Shown) now = report_shown (report, measure, &report->period, report->dimension, report->member);
  g_auto (Shown) before = report_compared (report, measure, &report->before);

  report_add_compared (report, value, measure, &before);
  report_add_change (report, value, measure, &now, &before);
}

/* Counts are told where the pass rate is: they are numerators and denominators of it. */
static gboolean
is_withheld (const Report *report, MeasureId pass_rate, Dimension dimension, const char *member)
{
  return figures_withheld (report->context->figures, pass_rate, &report->period, dimension, member) != WITHHELD_NOT;
}

static void
add_counts (const Report *report, xmlNode *node, MeasureId pass_rate, Dimension dimension, const char *member, CheckSum sum)
{
  if (is_withheld (report, pass_rate, dimension, member))
    {
      set_attribute (node, "checks", "—");
      set_attribute (node, "fatal", "—");
      return;
    }
  attribute_integer (node, "checks", sum.n);
  if (sum.n > 0)                           /* of no checks nobody knows what they would have found */
    attribute_integer (node, "fatal", sum.fatal);
}

/* ---- by team ---- */

/* A row of the table of teams: where its pass rate stands, small samples and none behind all. */
typedef struct {
  xmlNode *node;
  gboolean small;
  gint64 tenths;
  guint order;
} TeamRow;

static int
compare_team_rows (gconstpointer a, gconstpointer b)
{
  const TeamRow *one = a, *other = b;
  const gint64 keys[][2] = { { one->small, other->small }, { one->tenths, other->tenths }, { one->order, other->order } };
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i][0] != keys[i][1])
      return keys[i][0] < keys[i][1] ? -1 : 1;
  return 0;
}

/* Of more rows than `paper` says the main part shows those with the lowest pass rates. */
static void
mark_teams_beyond (const Report *report, xmlNode *section, GArray *rows)
{
  guint paper = report_option_paper (report);

  if (paper == 0 || rows->len <= paper)
    return;
  g_array_sort (rows, compare_team_rows);
  for (guint i = paper; i < rows->len; i++)
    set_attribute (g_array_index (rows, TeamRow, i).node, "beyond", "yes");
  set_attribute (section, "teams-cut", "yes");
}

static void
add_teams (const Report *report, xmlNode *node, guint kind, CheckMeasures measures, GArray *rows)
{
  const GPtrArray *teams = report->context->model->teams;

  for (guint t = 0; t < teams->len; t++)
    {
      const char *team = teams->pdata[t];
      CheckSum sum = sum_of (report, kind, (gint) t);
      if (sum.n == 0)
        continue;
      xmlNode *row = element (node, "team");
      set_attribute (row, "title", team);
      add_counts (report, row, measures.pass_rate, DIMENSION_TEAM, team, sum);
      add_value (report, row, "pass", measures.pass_rate, DIMENSION_TEAM, team);
      add_value (report, row, "score", measures.score, DIMENSION_TEAM, team);
      g_auto (Shown) rate = report_shown (report, measures.pass_rate, &report->period, DIMENSION_TEAM, team);
      TeamRow entry = { row, rate.small || !rate.present, rate.tenths, rows->len };
      g_array_append_val (rows, entry);
    }
}

/* One kind; nothing without checks in this period and the one before. Its teams go to `rows` too. */
static void
add_kind (const Report *report, xmlNode *section, guint kind, GArray *rows)
{
  const char *title = facts_check_kinds (report->context->facts)->pdata[kind];
  CheckMeasures measures = measures_of (report, title);
  g_auto (Shown) before = report_compared (report, measures.pass_rate, &report->before);
  CheckSum sum = sum_of (report, kind, -1);

  if (sum.n == 0 && !before.present)
    return;
  xmlNode *node = element (section, "check");
  set_attribute (node, "kind", title);
  add_counts (report, node, measures.pass_rate, report->dimension, report->member, sum);
  xmlNode *pass = add_value (report, node, "pass", measures.pass_rate, report->dimension, report->member);
  add_change (report, pass, measures.pass_rate);
  xmlNode *score = add_value (report, node, "score", measures.score, report->dimension, report->member);
  add_change (report, score, measures.score);
  if (report_is_whole (report) && report->period.kind >= PERIOD_MONTH)
    add_teams (report, node, kind, measures, rows);
}

/* ---- findings ---- */

/* Findings and items are of all kinds together: they are told where every kind is. */
static gboolean
may_tell_findings (const Report *report)
{
  const GPtrArray *kinds = facts_check_kinds (report->context->facts);

  if (!report_is_whole (report) && report->dimension != DIMENSION_TEAM)
    return FALSE;
  for (guint kind = 0; kind < kinds->len; kind++)
    if (sum_of (report, kind, -1).n > 0
        && is_withheld (report, measures_of (report, kinds->pdata[kind]).pass_rate, report->dimension, report->member))
      return FALSE;
  return TRUE;
}

static const Course *
course_against (const Report *report, const char *finding)
{
  const ConfigText *text = g_hash_table_lookup (report->config->finding_courses, finding);

  if (text == NULL)
    return NULL;
  Identity identity = model_identify (report->context->model, NEAREST_COURSE, text->text, strlen (text->text));
  const Course *course = identity.record;
  identity_clear (&identity);
  return course;
}

static char *
share_text (const Report *report, gint64 part, gint64 whole)
{
  g_autofree char *number = locale_number (report->language, (Wide) part * 100, whole, 1);
  return g_strconcat (number, "%", NULL);
}

/* An element for an error or an item, with the course against it. */
static xmlNode *
add_named (const Report *report, xmlNode *section, const char *name, const CheckFinding *finding)
{
  xmlNode *node = element (section, name);
  const Course *course = course_against (report, finding->text);

  set_attribute (node, "title", finding->text);
  attribute_integer (node, "count", finding->n);
  if (course != NULL)
    add_course (node, report->context, report->page, course);
  return node;
}

static void
add_finding (const Report *report, xmlNode *section, const CheckFinding *finding, guint sum, guint all)
{
  xmlNode *node = add_named (report, section, "finding", finding);
  g_autofree char *share = share_text (report, finding->n, all), *cumulative = share_text (report, sum, all);

  attribute_integer (node, "fatal", finding->fatal);
  set_attribute (node, "share", share);
  set_attribute (node, "cumulative", cumulative);
}

static void
add_pareto (const Report *report, xmlNode *section, const GArray *findings, guint n, guint all)
{
  const Words *words = report->context->words;
  xmlNode *diagram = diagram_new (section, "checks-findings", "pareto", words_get (words, "report.diagram.findings"));

  set_attribute (diagram, "head", words_get (words, "report.checks.finding"));
  diagram_add_series (diagram, words_get (words, "report.checks.times"));
  for (guint i = 0, sum = 0; i < n; i++)
    {
      const CheckFinding *finding = &g_array_index (findings, CheckFinding, i);
      sum += finding->n;
      g_autofree char *count = report_count_text (report, finding->n), *share = share_text (report, sum, all);
      xmlNode *row = diagram_add_row (diagram, finding->text, count);
      diagram_add_part (row, 0, 0, diagram_place (finding->n, 0, all), count);
      diagram_add_mark (row, "cumulative", diagram_place (sum, 0, all), share);
    }
}

static guint
rows_of (const Report *report)
{
  return report_option_rows (report, report->period.kind < PERIOD_MONTH ? USUAL_FINDINGS_OF_WEEK : USUAL_FINDINGS);
}

static void
add_findings (const Report *report, xmlNode *section)
{
  guint rows = rows_of (report), all = 0;

  g_autoptr (GArray) findings = facts_check_findings (report->context->facts, report->period.first, report->base,
                                                       report_is_whole (report) ? NULL : report->member);
  for (guint i = 0; i < findings->len; i++)
    all += g_array_index (findings, CheckFinding, i).n;
  guint n = MIN (MIN (rows, findings->len), DIAGRAM_MOST_ROWS);
  for (guint i = 0, sum = 0; i < n; i++)
    {
      const CheckFinding *finding = &g_array_index (findings, CheckFinding, i);
      sum += finding->n;
      add_finding (report, section, finding, sum, all);
    }
  if (findings->len > n)
    attribute_integer (section, "findings-left-out", findings->len - n);
  if (n > 1 && report->period.kind >= PERIOD_MONTH)
    add_pareto (report, section, findings, n, all);
}

/* ---- items ---- */

/* One without points in any row has been named, but nobody knows what it cost. */
static void
add_item (const Report *report, xmlNode *section, const CheckFinding *item, gint64 sum, gint64 all)
{
  xmlNode *node = add_named (report, section, "item", item);

  if (item->deducted == 0)
    return;
  g_autofree char *points = locale_number (report->language, item->points, DECIMAL_ONE, item->points % DECIMAL_ONE == 0 ? 0 : 1);
  set_attribute (node, "points", points);
  if (all == 0)
    return;
  g_autofree char *share = share_text (report, item->points, all), *cumulative = share_text (report, sum, all);
  set_attribute (node, "share", share);
  set_attribute (node, "cumulative", cumulative);
}

/* Where the points were lost (失分项). */
static void
add_items (const Report *report, xmlNode *section)
{
  guint rows = rows_of (report);
  gint64 all = 0, sum = 0;

  if (!edition_shows_dataset (report->config->edition, "check_items"))
    return;
  g_autoptr (GArray) items = facts_check_items (report->context->facts, report->period.first, report->base,
                                                report_is_whole (report) ? NULL : report->member);
  for (guint i = 0; i < items->len; i++)
    all += g_array_index (items, CheckFinding, i).points;
  for (guint i = 0; i < items->len && i < rows; i++)
    {
      const CheckFinding *item = &g_array_index (items, CheckFinding, i);
      sum += item->points;
      add_item (report, section, item, sum, all);
    }
  if (items->len > rows)
    attribute_integer (section, "items-left-out", items->len - rows);
}

gboolean
report_fill_checks (const Report *report, xmlNode *section)
{
  const GPtrArray *kinds = facts_check_kinds (report->context->facts);
  g_autofree char *before = report_before_text (report, "report.figures.before");
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (TeamRow));

  if (!report_is_whole (report) && !report_of_people (report))
    return FALSE;
  set_attribute (section, "before", before);
  for (guint kind = 0; kind < kinds->len; kind++)
    add_kind (report, section, kind, rows);
  mark_teams_beyond (report, section, rows);
  if (section->children == NULL)
    return FALSE;
  if (may_tell_findings (report))
    {
      add_findings (report, section);
      add_items (report, section);
    }
  return TRUE;
}
