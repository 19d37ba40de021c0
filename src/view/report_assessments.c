/* The section on assessments: the figures of each, and how the scores of all lie in bands. */
#include "text/locale.h"
#include "view/diagram.h"
#include "view/report.h"

/* A report is no archive: longer lists are cut, and say how much is left out. */
#define MOST_LISTED 400

/* Bands of ten points, as score sheets have them; the first goes down to 0, the last includes 100. */
#define N_BANDS 5
#define FIRST_BAND 60
#define BAND_POINTS 10

typedef struct {
  guint of_band[N_BANDS];
  guint all;
} ScoreBands;

static void
attribute_points (const Report *report, xmlNode *node, const char *name, Decimal decimal)
{
  if (decimal == DECIMAL_NONE)
    return;
  g_autofree char *text = locale_number (report->language, decimal, DECIMAL_ONE, 1);
  set_attribute (node, name, text);
}

static void
attribute_rate (const Report *report, xmlNode *node, const char *name, guint part, guint whole)
{
  if (whole == 0)
    return;
  g_autofree char *number = locale_number (report->language, (Wide) part * 100, whole, 1);
  g_autofree char *rate = g_strconcat (number, "%", NULL);
  set_attribute (node, name, rate);
}

/* How many passed of those who sat it for the first time in the period. */
static void
add_first_attempts (const Report *report, xmlNode *node, const AssessmentSummary *summary)
{
  if (summary->first_taken == 0)
    return;
  attribute_integer (node, "passed", summary->first_passed);
  attribute_integer (node, "first", summary->first_taken);
  attribute_rate (report, node, "rate", summary->first_passed, summary->first_taken);
}

/* A month and longer: the middle score (the nearest rank), the share at the mark of excellence, and who had passed in the end. */
static void
add_details (const Report *report, xmlNode *node, const Assessment *assessment, const GArray *percents)
{
  guint pairs, passed, excellent = 0;

  if (percents->len < report->config->board_minimum)
    return;                                /* of two or three people they are persons */
  for (guint i = 0; i < percents->len; i++)
    excellent += g_array_index (percents, Decimal, i) >= report->config->excellent_mark;
  attribute_points (report, node, "median", g_array_index (percents, Decimal, (percents->len + 1) / 2 - 1));
  attribute_rate (report, node, "excellent", excellent, percents->len);
  report_assessment_final (report, assessment, &pairs, &passed);
  attribute_rate (report, node, "final", passed, pairs);
}

static void
add_assessment (const Report *report, xmlNode *section, const Assessment *assessment, const AssessmentSummary *summary, const GArray *percents)
{
  xmlNode *node = element (section, "assessment");

  set_attribute (node, "id", assessment->id);
  set_attribute (node, "title", assessment->title);
  add_date (node, report->context, assessment->date);
  if (assessment->course != NULL)
    add_course (node, report->context, report->page, assessment->course);
  if (assessment->cohort != NULL)
    add_cohort (node, report->context, report->page, assessment->cohort);
  if (report_withholds_assessment (report, assessment))
    {
      set_attribute (node, "people", "—");
      set_attribute (node, "taken", "—");
      set_attribute (node, "missing", "—");
      set_attribute (node, "withheld", "yes");
      return;
    }
  WaitingScope scope = report_waiting (report, DATASET_BIT (DATASET_SCORES));
  scope.assessment = assessment;
  attribute_waiting (node, report->context, &scope);
  attribute_integer (node, "people", summary->people);
  attribute_integer (node, "taken", summary->taken);
  attribute_integer (node, "missing", summary->missing);
  if (summary->taken == 0)
    return;
  if ((summary->first_taken > 0 ? summary->first_taken : summary->taken) < report->config->board_minimum)
    set_attribute (node, "small", "yes");
  attribute_points (report, node, "mean", summary->mean);
  if (report->config->edition->names[LIST_RESULTS] != NAMES_NONE || summary->taken >= report->config->board_minimum)
    {                                      /* of two or three people the best and the lowest are persons */
      attribute_points (report, node, "best", summary->best);
      attribute_points (report, node, "lowest", summary->lowest);
    }
  if (assessment->is_pretest)              /* nobody has to pass it */
    return;
  add_first_attempts (report, node, summary);
  if (report->period.kind >= PERIOD_MONTH)
    add_details (report, node, assessment, percents);
}

/* ---- bands ---- */

static void
count_bands (ScoreBands *bands, const GArray *percents)
{
  for (guint i = 0; i < percents->len; i++)
    {
      gint64 points = g_array_index (percents, Decimal, i) / DECIMAL_ONE;
      gint64 band = points < FIRST_BAND ? 0 : (points - FIRST_BAND) / BAND_POINTS + 1;
      bands->of_band[MIN (band, N_BANDS - 1)]++;
      bands->all++;
    }
}

/* "<60", "60–69" … "90–100". */
static char *
band_label (guint band)
{
  guint from = FIRST_BAND + (band - 1) * BAND_POINTS;

  if (band == 0)
    return g_strdup_printf ("<%d", FIRST_BAND);
  return g_strdup_printf ("%u–%u", from, band + 1 == N_BANDS ? 100 : from + BAND_POINTS - 1);
}

static xmlNode *
add_bands (const Report *report, xmlNode *section, const ScoreBands *bands)
{
  const Words *words = report->context->words;
  guint most = 1;

  for (guint b = 0; b < N_BANDS; b++)
    most = MAX (most, bands->of_band[b]);
  xmlNode *diagram = diagram_new (section, "score-bands", "columns", words_get (words, "report.diagram.bands"));
  set_attribute (diagram, "values", "yes");
  set_attribute (diagram, "head", words_get (words, "report.diagram.band"));
  g_autofree char *top = report_count_text (report, most);
  diagram_add_tick (diagram, 0, "0");
  diagram_add_tick (diagram, DIAGRAM_SCALE, top);
  for (guint b = 0; b < N_BANDS; b++)
    {
      g_autofree char *label = band_label (b);
      xmlNode *category = diagram_add_category (diagram, label, N_BANDS);
      if (report->config->pass_mark >= (FIRST_BAND + (gint64) b * BAND_POINTS) * DECIMAL_ONE)
        set_attribute (category, "below", "yes");
    }
  xmlNode *series = diagram_add_series (diagram, words_get (words, "report.assessments.taken"));
  for (guint b = 0; b < N_BANDS; b++)
    {
      g_autofree char *count = report_count_text (report, bands->of_band[b]);
      xmlNode *point = element (series, "point");
      attribute_integer (point, "n", b);
      attribute_integer (point, "at", diagram_place (bands->of_band[b], 0, most));
      set_attribute (point, "value", count);
    }
  return diagram;
}

gboolean
report_fill_assessments (const Report *report, xmlNode *section)
{
  const GPtrArray *all = report->context->model->assessments;
  ScoreBands bands = { 0 };
  guint count = 0;

  for (guint i = 0; i < all->len; i++)
    {
      AssessmentSummary summary;
      const Assessment *assessment = g_ptr_array_index (all, i);
      if (!report_assessment_summary (report, assessment, &summary))
        continue;
      g_autoptr (GArray) percents = report_assessment_percents (report, assessment);
      if (!assessment->is_pretest && !report_withholds_assessment (report, assessment))
        count_bands (&bands, percents);
      if (count++ < MOST_LISTED)
        add_assessment (report, section, assessment, &summary, percents);
    }
  if (count > MOST_LISTED)
    attribute_integer (section, "left-out", count - MOST_LISTED);
  const WaitingScope scope = report_waiting (report, DATASET_BIT (DATASET_SCORES));
  if (bands.all >= report->config->board_minimum && report->period.kind != PERIOD_DAY)
    attribute_waiting (add_bands (report, section, &bands), report->context, &scope);
  return count > 0;
}
