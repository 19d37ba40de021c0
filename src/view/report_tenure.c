/* The section on the staff by length of service (司龄), on the period's last day: everybody and each team. */
#include "measure/tenure.h"
#include "text/locale.h"
#include "view/diagram.h"
#include "view/report.h"

/* Of a team of the report, or (-1) of all its people. */
typedef struct {
  const Report *report;
  gint team;
} TenureGroup;

static gboolean
is_in_group (const Person *person, Date day, gconstpointer data)
{
  const TenureGroup *group = data;

  return report_has_person (group->report, person, day) && (group->team < 0 || person_team_on (person, day) == group->team);
}

static TenureCount
count_group (const Report *report, gint team)
{
  const TenureGroup group = { report, team };
  const GArray *bounds = report->config->tenure_months;

  return tenure_count (report->context->model, report->base, (const guint *) (gpointer) bounds->data, bounds->len, is_in_group, &group);
}

/* "不满 3 个月", "3–11 个月", "36 个月及以上"; whole years are called years: "1 年以上不满 2 年". New string. */
static char *
band_label (const Report *report, guint band)
{
  const GArray *bounds = report->config->tenure_months;
  const Words *words = report->context->words;
  guint from = band == 0 ? 0 : g_array_index (bounds, guint, band - 1), to = band < bounds->len ? g_array_index (bounds, guint, band) : 0;
  gboolean years = from % 12 == 0 && to % 12 == 0;
  g_autofree char *low = report_count_text (report, years ? from / 12 : from), *high = report_count_text (report, years ? to / 12 : to);
  const char *key = band == 0 ? (years ? "report.tenure.years.below" : "report.tenure.months.below")
                    : band == bounds->len ? (years ? "report.tenure.years.above" : "report.tenure.months.above")
                                          : (years ? "report.tenure.years" : "report.tenure.months");

  return words_format (words, key, "from", low, "to", high, NULL);
}

/* ---- small groups ---- */

static gboolean
has_few (const Report *report, const TenureCount *count)
{
  gboolean few = view_is_few (report->context, LIST_ROSTERS, count->unknown) || view_is_few (report->context, LIST_ROSTERS, count->all);

  for (guint band = 0; band < count->n_bands; band++)
    few |= view_is_few (report->context, LIST_ROSTERS, count->of_band[band]);
  return few;
}

/* What the parts of one team would say, the others and the total would say too: all teams are told of, or none. */
static gboolean
tells_teams (const Report *report)
{
  const GPtrArray *teams = report->context->model->teams;
  gboolean few = FALSE;

  for (guint t = 0; t < teams->len && !few; t++)
    {
      g_auto (TenureCount) count = count_group (report, (gint) t);
      few = has_few (report, &count);
    }
  return !few;
}

/* ---- the table ---- */

static void
add_figure (const Report *report, xmlNode *row, const char *name, MeasureId measure, Dimension dimension, const char *member)
{
  g_auto (Shown) shown = report_shown (report, measure, &report->period, dimension, member);
  report_add_value (report, element (row, name), measure, &shown);
}

static void
add_row (const Report *report, xmlNode *section, const char *title, const TenureCount *count, Dimension dimension, const char *member, gboolean told)
{
  xmlNode *row = element (section, "row");

  set_attribute (row, "title", title);
  add_figure (report, row, "headcount", MEASURE_HEADCOUNT, dimension, member);
  for (guint band = 0; band < count->n_bands; band++)
    {
      xmlNode *cell = element (row, "count");
      if (told)
        attribute_integer (cell, "value", count->of_band[band]);
    }
  if (told)
    attribute_integer (row, "unknown", count->unknown);
  add_figure (report, row, "joiners", MEASURE_JOINERS, dimension, member);
  add_figure (report, row, "leavers", MEASURE_LEAVERS, dimension, member);
}

/* ---- the diagram ---- */

static void
add_bar (const Report *report, xmlNode *diagram, const char *title, const TenureCount *count, guint most)
{
  g_autofree char *value = report_count_text (report, count->all - count->unknown);
  xmlNode *row = diagram_add_row (diagram, title, value);
  guint sum = 0;

  for (guint band = 0; band < count->n_bands; band++)
    {
      if (count->of_band[band] == 0)
        continue;
      g_autofree char *text = report_count_text (report, count->of_band[band]);
      diagram_add_part (row, band, diagram_place (sum, 0, most), diagram_place (sum + count->of_band[band], 0, most), text);
      sum += count->of_band[band];
    }
}

/* The teams' bars, on one scale. Who has no hire date is in no band, so in no bar. */
static void
add_diagrams (const Report *report, xmlNode *section, const GPtrArray *titles, const GArray *counts)
{
  const Words *words = report->context->words;
  guint most = 1, unknown = 0, parts = (counts->len + DIAGRAM_MOST_ROWS - 1) / DIAGRAM_MOST_ROWS;
  xmlNode *diagram = NULL;

  for (guint i = 0; i < counts->len; i++)
    {
      const TenureCount *count = &g_array_index (counts, TenureCount, i);
      most = MAX (most, count->all - count->unknown);
      unknown += count->unknown;
    }
  if (unknown > 0)
    attribute_integer (section, "not-drawn", unknown);
  for (guint i = 0; i < counts->len; i++)
    {
      if (i % DIAGRAM_MOST_ROWS == 0)
        {
          diagram = diagram_new_part (section, "tenure-teams", "stacked", words_get (words, "report.diagram.tenure"), i / DIAGRAM_MOST_ROWS + 1, parts);
          set_attribute (diagram, "head", words_get (words, "report.head.team"));
          for (guint band = 0; band <= report->config->tenure_months->len; band++)
            {
              g_autofree char *label = band_label (report, band);
              diagram_add_series (diagram, label);
            }
        }
      add_bar (report, diagram, titles->pdata[i], &g_array_index (counts, TenureCount, i), most);
    }
}

static void
clear_count (gpointer count)
{
  tenure_clear (count);
}

/* Adds the rows of the teams; what is drawn of them goes to `titles` and `counts`. */
static void
add_teams (const Report *report, xmlNode *section, GPtrArray *titles, GArray *counts)
{
  const GPtrArray *teams = report->context->model->teams;
  gboolean told = tells_teams (report);

  for (guint t = 0; t < teams->len; t++)
    {
      TenureCount count = count_group (report, (gint) t);
      if (count.all == 0)
        {
          tenure_clear (&count);
          continue;
        }
      add_row (report, section, teams->pdata[t], &count, DIMENSION_TEAM, teams->pdata[t], told);
      g_ptr_array_add (titles, teams->pdata[t]);
      g_array_append_val (counts, count);
    }
  if (!told)
    g_array_set_size (counts, 0);
}

gboolean
report_fill_tenure (const Report *report, xmlNode *section)
{
  g_auto (TenureCount) all = count_group (report, -1);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (TenureCount));
  g_autofree char *date = locale_date (report->language, report->base);

  g_array_set_clear_func (counts, clear_count);
  if (all.all == 0 || (!report_is_whole (report) && !report_of_people (report)))
    return FALSE;
  set_attribute (section, "range", date);
  for (guint band = 0; band < all.n_bands; band++)
    {
      g_autofree char *label = band_label (report, band);
      set_attribute (element (section, "band"), "label", label);
    }
  if (report_is_whole (report))
    add_teams (report, section, titles, counts);
  const char *title = report_is_whole (report) ? words_get (report->context->words, "report.tenure.all") : report->member;
  add_row (report, section, title, &all, report->dimension, report->member, !has_few (report, &all));
  add_diagrams (report, section, titles, counts);
  return TRUE;
}
