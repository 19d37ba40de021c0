/* The key figures: the table, the cards, and the sentences that say them in words. */
#include "view/report.h"
#include "text/locale.h"

/* The rows of the table in a manager's order: the plan, the work, who came, what they learned, what they said, the staff. */
static const char *const key_figures[] = {
  "plan.completion", "sessions.held", "hours.held", "attendance.attended", "people.trained", "attendance.rate", "coverage.rate", "hours.per_head",
  "score.first_pass_rate", "score.final_pass_rate", "score.mean", "feedback.mean", "feedback.top2", "feedback.response_rate", "headcount", "joiners", "leavers"
};

static const MeasureId cards[] = {
  MEASURE_PLAN_COMPLETION, MEASURE_ATTENDANCE_RATE, MEASURE_SCORE_FIRST_PASS_RATE, MEASURE_COVERAGE_RATE, MEASURE_PEOPLE_TRAINED,
  MEASURE_HOURS_HELD, MEASURE_HOURS_PER_HEAD, MEASURE_SCORE_MEAN, MEASURE_HOURS_PERSON
};
#define MOST_CARDS 6

static void
add_target (const Report *report, xmlNode *node, MeasureId measure, const Shown *now)
{
  const MeasureDefinition *definition = view_measure (report->context, measure);
  gint64 target;

  if (!report_target (report, measure, &target))
    return;
  g_autofree char *text = report_measure_text (report, measure, target);
  set_attribute (node, "target", text);
  /* How far it is, where more is better; for the others there is no one usage. */
  if (!now->present || now->small || definition->better < 0 || !report_is_judged (report, measure) || target <= 0)
    return;
  g_autofree char *attained = report_value_text (report, UNIT_RATE, (now->tenths * 1000 + target / 2) / target);
  set_attribute (node, "attained", attained);
}

/* Everything one key figure shows: now, before, change, target, reached. */
static xmlNode *
add_key_figure (const Report *report, xmlNode *parent, const char *name, MeasureId measure)
{
  g_auto (Shown) now = report_shown (report, measure, &report->period, report->dimension, report->member);
  g_auto (Shown) before = report_compared (report, measure, &report->before);
  xmlNode *node = element (parent, name);

  set_attribute (node, "measure", view_measure (report->context, measure)->id);
  set_attribute (node, "label", report_measure_label (report->context, measure));
  report_add_value (report, node, measure, &now);
  report_add_compared (report, node, measure, &before);
  report_add_change (report, node, measure, &now, &before);
  add_target (report, node, measure, &now);
  return node;
}

/* ---- the table ---- */

/* Which columns have something to say. */
typedef struct { gboolean before, year, to_date, target, attained; } Columns;

/* The same period a year before, and the change since. */
static gboolean
add_year (const Report *report, xmlNode *row, MeasureId measure)
{
  g_auto (Shown) now = report_shown (report, measure, &report->period, report->dimension, report->member);
  g_auto (Shown) then = report_compared (report, measure, &report->year_before);
  xmlNode *node = element (row, "year");

  report_add_compared (report, node, measure, &then);
  report_add_change (report, node, measure, &now, &then);
  return then.present;
}

static gboolean
add_to_date (const Report *report, xmlNode *row, MeasureId measure, const Comparison *to_date)
{
  g_auto (Shown) shown = report_compared (report, measure, to_date);
  xmlNode *node = element (row, "to-date");

  report_add_compared (report, node, measure, &shown);
  return shown.present;
}

static void
add_row (const Report *report, xmlNode *section, MeasureId measure, const Comparison *to_date, Columns *columns)
{
  xmlNode *row = add_key_figure (report, section, "figure", measure);

  columns->before |= !xmlHasProp (row, BAD_CAST "before-missing");
  columns->target |= xmlHasProp (row, BAD_CAST "target") != NULL;
  columns->attained |= xmlHasProp (row, BAD_CAST "attained") != NULL;
  if (report->year_before.state == COMPARED)
    columns->year |= add_year (report, row, measure);
  if (to_date->state == COMPARED)
    columns->to_date |= add_to_date (report, row, measure, to_date);
}

/* Is there anything to say of the measure: satisfaction where nobody asks is no row. */
static gboolean
is_kept (const Report *report, MeasureId measure)
{
  if (measure < N_BUILT_IN_MEASURES)
    return TRUE;
  g_auto (Shown) now = report_shown (report, measure, &report->period, report->dimension, report->member);
  g_auto (Shown) before = report_compared (report, measure, &report->before);
  return now.present || before.present;
}

static void
append_of_source (const Report *report, MeasureSource source, GArray *rows)
{
  const Measures *measures = figures_measures (report->context->figures);

  for (MeasureId measure = N_BUILT_IN_MEASURES; measure < measures_count (measures); measure++)
    if (measure_definition (measures, measure)->source == source && is_kept (report, measure))
      g_array_append_val (rows, measure);
}

/* The measures that the layout names, else the usual ones and what the data adds: MeasureId; free the array. */
static GArray *
rows_of (const Report *report)
{
  const Measures *measures = figures_measures (report->context->figures);
  const ReportOption *option = report->options == NULL ? NULL : report_section_option (report->options, "measures");
  MeasureId measure;

  if (option != NULL)
    return report_option_measures (report, NULL, 0);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (MeasureId));
  for (guint i = 0; i < G_N_ELEMENTS (key_figures); i++)
    if (measure_from_id (measures, key_figures[i], &measure) && is_kept (report, measure))
      g_array_append_val (rows, measure);
  append_of_source (report, SOURCE_CHECK_PASS_RATE, rows);
  append_of_source (report, SOURCE_INDICATOR, rows);
  /* What somebody has set a target is a key figure, also where nothing is recorded of it. */
  measures_append_targeted (report->context->model, measures, report->period.kind, report->dimension, rows);
  return rows;
}

/* How much a manager needs the row on the first page: what has a target, what has a figure, the rest. */
typedef enum { RANK_TARGET, RANK_FIGURE, RANK_EMPTY, N_RANKS } RowRank;

static RowRank
rank_of (const xmlNode *row)
{
  if (xmlHasProp (row, BAD_CAST "target") != NULL)
    return RANK_TARGET;
  return xmlHasProp (row, BAD_CAST "missing") == NULL ? RANK_FIGURE : RANK_EMPTY;
}

/* Of more rows than the first page has room for, those go to the annex that a manager needs least; the order stays. Rows that the layout names are cut
 * from the end: their order is the writer's. */
static void
mark_rows_beyond (const Report *report, const xmlNode *section)
{
  guint room = report_option_paper (report);
  if (room == 0 || (report->options != NULL && report_section_option (report->options, "measures") != NULL))
    return;
  for (RowRank rank = 0; rank < N_RANKS; rank++)
    for (xmlNode *row = section->children; row != NULL; row = row->next)
      if (xmlStrEqual (row->name, BAD_CAST "figure") && rank_of (row) == rank)
        {
          if (room == 0)
            set_attribute (row, "beyond", "yes");
          else
            room--;
        }
}

gboolean
report_fill_figures (const Report *report, xmlNode *section)
{
  Comparison to_date = comparison_of (report->context->comparisons, COMPARISON_YEAR_TO_DATE, &report->period);
  g_autofree char *before = report_before_text (report, "report.figures.before");
  g_autoptr (GArray) rows = rows_of (report);
  Columns columns = { 0 };

  set_attribute (section, "now", report_word (report, "report.figures.now"));
  set_attribute (section, "before", before);
  report_add_comparison_notes (report, section);
  for (guint i = 0; i < rows->len; i++)
    if (report_has_measure (report, g_array_index (rows, MeasureId, i)))
      add_row (report, section, g_array_index (rows, MeasureId, i), &to_date, &columns);
  set_attribute (section, "has-before", columns.before ? "yes" : NULL);
  set_attribute (section, "has-year", columns.year ? "yes" : NULL);
  set_attribute (section, "has-to-date", columns.to_date ? "yes" : NULL);
  set_attribute (section, "has-target", columns.target ? "yes" : NULL);
  set_attribute (section, "has-attained", columns.attained ? "yes" : NULL);
  mark_rows_beyond (report, section);
  return TRUE;
}

void
report_add_cards (const Report *report, xmlNode *parent)
{
  g_autoptr (GArray) measures = report_option_measures (report, cards, G_N_ELEMENTS (cards));
  for (guint i = 0, shown = 0; i < measures->len && shown < MOST_CARDS; i++)
    {
      MeasureId measure = g_array_index (measures, MeasureId, i);
      if (!report_has_measure (report, measure))
        continue;
      add_key_figure (report, parent, "card", measure);
      shown++;
    }
}

/* ---- the summary in sentences ---- */

/* The value, with a word of warning when it stands on few. NULL and FALSE when there is none. */
static char *
value_of (const Report *report, MeasureId measure, gboolean *present)
{
  g_auto (Shown) shown = report_shown (report, measure, &report->period, report->dimension, report->member);

  *present = shown.present;
  if (!shown.present)
    return NULL;
  g_autofree char *text = waiting_text (report_measure_text (report, measure, shown.tenths), shown.waiting);
  return shown.small ? words_format (report->context->words, "report.say.small", "value", text, NULL) : g_steal_pointer (&text);
}

/* May rows that wait for correction change the figure? */
static gboolean
waits (const Report *report, MeasureId measure)
{
  const WaitingScope scope = waiting_figure (report->context, measure, &report->period, report->dimension, report->member);
  return view_waits (report->context, &scope);
}

static gint64
sum_of (const Report *report, MeasureId measure)
{
  g_auto (Shown) shown = report_shown (report, measure, &report->period, report->dimension, report->member);
  return shown.present ? shown.tenths / 10 : 0;
}

/* The sum as text, marked where such rows may change it. New string. */
static char *
sum_text (const Report *report, MeasureId measure)
{
  return waiting_text (report_count_text (report, sum_of (report, measure)), waits (report, measure));
}

/* "，比上周提高 1.2 个百分点" or "". */
static char *
change_clause (const Report *report, MeasureId measure)
{
  g_auto (Shown) now = report_shown (report, measure, &report->period, report->dimension, report->member);
  g_auto (Shown) before = report_compared (report, measure, &report->before);

  if (!now.present || !before.present || now.small || before.small)
    return g_strdup ("");
  g_autofree char *before_text = report_before_text (report, "report.before");
  gint64 difference = now.tenths - before.tenths;
  g_autofree char *number = locale_number (report->language, ABS (difference), 10, 1);
  const char *key = difference == 0 ? "report.say.same" : difference > 0 ? "report.say.higher" : "report.say.lower";
  return words_format (report->context->words, key, "before", before_text, "n", number, NULL);
}

/* "，达到目标 95.0%", "，低于目标 95.0%" or "". */
static char *
target_clause (const Report *report, MeasureId measure)
{
  g_auto (Shown) now = report_shown (report, measure, &report->period, report->dimension, report->member);
  const char *reached = report_reached (report, measure, &now);
  gint64 target;

  if (reached == NULL || g_str_equal (reached, "open") || !report_target (report, measure, &target))
    return g_strdup ("");
  g_autofree char *text = report_measure_text (report, measure, target);
  const char *key = g_str_equal (reached, "yes") ? "report.say.reached" : "report.say.missed";
  return words_format (report->context->words, key, "target", text, NULL);
}

static void
add_sentence (xmlNode *section, const char *about, const char *state, char *text)
{
  xmlNode *node = element_text (section, "sentence", text);
  set_attribute (node, "about", about);
  set_attribute (node, "state", state);
  g_free (text);
}

static const char *
state_of (const Report *report, MeasureId measure)
{
  g_auto (Shown) now = report_shown (report, measure, &report->period, report->dimension, report->member);
  const char *reached = report_reached (report, measure, &now);

  return g_strcmp0 (reached, "yes") == 0 ? "good" : g_strcmp0 (reached, "no") == 0 ? "bad" : NULL;
}

/* "本周", while it runs "截至11月20日，本周". New string. */
static char *
this_period_text (const Report *report)
{
  const char *word = report_word (report, "report.this");
  if (!report->running)
    return g_strdup (word);
  g_autofree char *day = locale_day (report->language, report->base);
  return words_format (report->context->words, "report.say.until", "this", word, "date", day, NULL);
}

/* Was there any session to speak of? One cannot tell where the edition does not show it. */
static gboolean
took_place (const Report *report, gboolean *known)
{
  MeasureId measure = report_has_measure (report, MEASURE_SESSIONS_PLANNED) ? MEASURE_SESSIONS_PLANNED : MEASURE_ATTENDANCE_EXPECTED;
  g_auto (Shown) shown = report_shown (report, measure, &report->period, report->dimension, report->member);
  *known = !report_is_withheld (&shown);
  return shown.present && shown.tenths > 0;
}

static void
say_sessions (const Report *report, xmlNode *section)
{
  const Words *words = report->context->words;
  g_autofree char *this_period = this_period_text (report);
  gint64 planned = sum_of (report, MEASURE_SESSIONS_PLANNED), cancelled = sum_of (report, MEASURE_SESSIONS_CANCELLED);
  gint64 postponed = sum_of (report, MEASURE_SESSIONS_POSTPONED);
  gboolean present, known;
  g_autofree char *completion = value_of (report, MEASURE_PLAN_COMPLETION, &present);

  if (!took_place (report, &known))
    {
      if (!known)
        return;
      add_sentence (section, "sessions", NULL, words_format (words, "report.say.no-sessions", "this", this_period, NULL));
      return;
    }
  if (!present)                            /* a team takes part: the plan is the department's */
    return;
  g_autofree char *planned_text = report_count_text (report, planned);
  g_autofree char *held_text = report_count_text (report, sum_of (report, MEASURE_SESSIONS_HELD));
  g_autofree char *target = target_clause (report, MEASURE_PLAN_COMPLETION);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *first = words_format (words, "report.say.sessions", "this", this_period, "planned", planned_text, "held", held_text,
                                         "rate", completion, "target", target, NULL);
  g_string_append (text, first);
  if (cancelled + postponed > 0)
    {
      g_autofree char *cancelled_text = report_count_text (report, cancelled);
      g_autofree char *postponed_text = report_count_text (report, postponed);
      const char *key = postponed == 0 ? "report.say.cancelled" : cancelled == 0 ? "report.say.postponed" : "report.say.dropped";
      g_autofree char *dropped = words_format (words, key, "cancelled", cancelled_text, "postponed", postponed_text, NULL);
      g_string_append (text, dropped);
    }
  add_sentence (section, "sessions", state_of (report, MEASURE_PLAN_COMPLETION), g_string_free (g_steal_pointer (&text), FALSE));
}

static void
say_attendance (const Report *report, xmlNode *section)
{
  const Words *words = report->context->words;
  gboolean has_rate, has_coverage, has_hours;
  g_autofree char *rate = value_of (report, MEASURE_ATTENDANCE_RATE, &has_rate);
  g_autofree char *coverage = value_of (report, MEASURE_COVERAGE_RATE, &has_coverage);
  g_autofree char *hours = value_of (report, MEASURE_HOURS_PER_HEAD, &has_hours);

  if (has_rate)
    {
      g_autofree char *expected = sum_text (report, MEASURE_ATTENDANCE_EXPECTED);
      g_autofree char *attended = sum_text (report, MEASURE_ATTENDANCE_ATTENDED);
      g_autofree char *change = change_clause (report, MEASURE_ATTENDANCE_RATE);
      g_autofree char *target = target_clause (report, MEASURE_ATTENDANCE_RATE);
      add_sentence (section, "attendance", state_of (report, MEASURE_ATTENDANCE_RATE),
                    words_format (words, "report.say.attendance", "expected", expected, "attended", attended, "rate", rate,
                                  "change", change, "target", target, NULL));
    }
  if (has_rate && has_coverage && has_hours)
    {
      g_autofree char *people = sum_text (report, MEASURE_PEOPLE_TRAINED);
      add_sentence (section, "coverage", NULL,
                    words_format (words, "report.say.coverage", "people", people, "rate", coverage, "hours", hours, NULL));
    }
}

static void
say_scores (const Report *report, xmlNode *section)
{
  const Words *words = report->context->words;
  gboolean has_first;
  g_autofree char *first = value_of (report, MEASURE_SCORE_FIRST_PASS_RATE, &has_first);
  g_auto (Shown) taken = report_shown (report, MEASURE_SCORE_TAKEN, &report->period, report->dimension, report->member);
  gboolean known = !report_is_withheld (&taken);
  guint retakes = known ? report_retake_count (report) : 0;

  if (has_first)
    {
      g_autofree char *change = change_clause (report, MEASURE_SCORE_FIRST_PASS_RATE);
      g_autofree char *target = target_clause (report, MEASURE_SCORE_FIRST_PASS_RATE);
      add_sentence (section, "scores", state_of (report, MEASURE_SCORE_FIRST_PASS_RATE),
                    words_format (words, "report.say.first-pass", "rate", first, "change", change, "target", target, NULL));
    }
  else if (known && taken.tenths == 0)
    add_sentence (section, "scores", NULL, waiting_text (words_format (words, "report.say.no-scores", "this", report_word (report, "report.this"), NULL), taken.waiting));
  gint64 missed = sum_of (report, MEASURE_ATTENDANCE_LEAVE) + sum_of (report, MEASURE_ATTENDANCE_ABSENT)
                  + sum_of (report, MEASURE_ATTENDANCE_UNRECORDED);
  if (missed > 0 || retakes > 0)
    {
      g_autofree char *missed_text = waiting_text (report_count_text (report, missed), waits (report, MEASURE_ATTENDANCE_ABSENT));
      g_autofree char *retake_text = waiting_text (report_count_text (report, retakes), taken.waiting);
      const char *key = retakes == 0 ? "report.say.missing" : missed == 0 ? "report.say.retakes" : "report.say.missing-retakes";
      add_sentence (section, "follow-up", "bad", words_format (words, key, "missed", missed_text, "retakes", retake_text, NULL));
    }
}

/* Sessions of these days that are to be held. */
static guint
count_coming (const Report *report, Date from, Date to)
{
  guint count = 0;
  g_autoptr (GPtrArray) sessions = report_sessions (report, from, to);

  for (guint i = 0; i < sessions->len; i++)
    {
      const Session *session = g_ptr_array_index (sessions, i);
      count += session->status != SESSION_CANCELLED && session->status != SESSION_POSTPONED;
    }
  return count;
}

static guint
count_starting (const Report *report, Date from, Date to)
{
  const GPtrArray *cohorts = report->context->model->cohorts;
  guint count = 0;

  for (guint i = 0; i < cohorts->len; i++)
    {
      const Cohort *cohort = g_ptr_array_index (cohorts, i);
      count += cohort->start_date >= from && cohort->start_date <= to && report_has_cohort (report, cohort);
    }
  return count;
}

static void
say_next (const Report *report, xmlNode *section)
{
  const Words *words = report->context->words;
  guint rest = report->running ? count_coming (report, report->base + 1, report->period.last) : 0;
  guint coming = count_coming (report, report->next.first, report->next.last);
  guint starting = count_starting (report, report->next.first, report->next.last);
  g_autofree char *rest_text = report_count_text (report, rest);
  g_autofree char *coming_text = report_count_text (report, coming);
  g_autofree char *starting_text = report_count_text (report, starting);
  const char *key = coming == 0 ? "report.say.next-none" : starting == 0 ? "report.say.next" : "report.say.next-cohorts";
  g_autoptr (GString) text = g_string_new (NULL);

  if (rest > 0)
    {
      g_autofree char *first = words_format (words, "report.say.rest", "this", report_word (report, "report.this"), "n", rest_text, NULL);
      g_string_append (text, first);
    }
  g_autofree char *next = words_format (words, key, "next", report_word (report, "report.next"), "n", coming_text,
                                        "cohorts", starting_text, NULL);
  g_string_append (text, next);
  add_sentence (section, "next", NULL, g_string_free (g_steal_pointer (&text), FALSE));
}

gboolean
report_fill_summary (const Report *report, xmlNode *section)
{
  if (report->view != NULL)
    report_add_prose (report, section, "summary");
  report_add_cards (report, section);
  say_sessions (report, section);
  say_attendance (report, section);
  say_scores (report, section);
  say_next (report, section);
  return TRUE;
}
