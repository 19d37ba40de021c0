/* Figures quoted in texts. */
#include "view/quoted.h"

#include "model/identity.h"
#include "text/encoding.h"
#include "view/blocks.h"
#include "view/report.h"
#include <string.h>

/* What an insertion asks for. */
typedef struct {
  MeasureId measure;
  Period period;
  Dimension dimension;
  const char *member;          /* "all", the team … */
} Quoted;

/* What it is resolved with. */
typedef struct {
  const ViewContext *context;
  const ReportSubject *subject;       /* of the report that the text is written for; NULL: of none */
  const MarkdownInsertion *insertion;
  Diagnostics *diags;                 /* NULL: checked before */
} Query;

static const char *const known_options[] = { "course", "area", "trainer", "team", "cohort", "person", "period", NULL };

static void
report_mistake (const Query *query, DiagId id, const Place *place, const char *first, const char *second, const char *third)
{
  if (query->diags != NULL)
    diag_report (query->diags, id, place, first, second, third, NULL);
}

/* ---- the measure ---- */

static gboolean
find_measure (const Query *query, Quoted *quoted)
{
  const MarkdownInsertion *insertion = query->insertion;
  if (insertion->arguments->len == 0)
    {
      report_mistake (query, DIAG_FIGURE_NONE, &insertion->place, insertion->kind, NULL, NULL);
      return FALSE;
    }
  const MarkdownOption *word = insertion->arguments->pdata[0];
  const Measures *measures = figures_measures (query->context->figures);
  if (measure_from_id (measures, word->value, &quoted->measure))
    return TRUE;
  const char *nearest = measure_nearest (measures, word->value);
  if (nearest != NULL)
    report_mistake (query, DIAG_FIGURE_MEASURE_NEAR, &word->place, word->value, nearest, NULL);
  else
    report_mistake (query, DIAG_FIGURE_MEASURE, &word->place, word->value, NULL, NULL);
  return FALSE;
}

/* ---- whose figure ---- */

/* A team or an area is known by its text. */
static const char *
find_text (const Query *query, const MarkdownOption *option, const GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++)
    if (strcmp (names->pdata[i], option->value) == 0)
      return names->pdata[i];
  const char *nearest = names->len > 0 ? text_nearest (option->value, (const char *const *) names->pdata, names->len) : NULL;
  if (nearest != NULL)
    report_mistake (query, DIAG_FIGURE_MEMBER_NEAR, &option->place, option->name, option->value, nearest);
  else
    report_mistake (query, DIAG_FIGURE_MEMBER, &option->place, option->name, option->value, NULL);
  return NULL;
}

static const char *
find_record (const Query *query, const MarkdownOption *option, NearestKind kind)
{
  gsize length = strlen (option->value);
  Identity identity = model_identify (query->context->model, kind, option->value, length);
  const char *id = identity.record != NULL ? record_id (kind, identity.record) : NULL;
  if (id == NULL && query->diags != NULL)
    model_report_identity (query->context->model, kind, &identity, option->value, length, option->name, &option->place, query->diags);
  identity_clear (&identity);
  return id;
}

static const char *
find_member (const Query *query, Dimension dimension, const MarkdownOption *option)
{
  switch (dimension)
    {
    case DIMENSION_TEAM:
      return find_text (query, option, query->context->model->teams);
    case DIMENSION_AREA:
      return find_text (query, option, query->context->model->areas);
    case DIMENSION_COURSE:
      return find_record (query, option, NEAREST_COURSE);
    case DIMENSION_COHORT:
      return find_record (query, option, NEAREST_COHORT);
    default:
      return find_record (query, option, NEAREST_PERSON);
    }
}

/* "team, cohort, person". New string. */
static char *
dimension_list (const ViewContext *context, MeasureId measure)
{
  g_autoptr (GString) list = g_string_new (NULL);
  for (Dimension dimension = DIMENSION_ALL + 1; dimension < N_DIMENSIONS; dimension++)
    if (view_measure (context, measure)->dimensions & 1u << dimension)
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", dimension_name (dimension));
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static gboolean
find_scope (const Query *query, Quoted *quoted)
{
  const MarkdownOption *chosen = NULL;
  quoted->dimension = query->subject != NULL ? query->subject->dimension : DIMENSION_ALL;
  quoted->member = query->subject != NULL ? query->subject->member : "all";
  for (Dimension dimension = DIMENSION_ALL + 1; dimension < N_DIMENSIONS; dimension++)
    {
      const MarkdownOption *option = block_option (query->insertion, dimension_name (dimension));
      if (option == NULL)
        continue;
      if (chosen != NULL)
        {
          report_mistake (query, DIAG_FIGURE_TWO_MEMBERS, &option->place, chosen->name, option->name, NULL);
          return FALSE;
        }
      chosen = option;
      quoted->dimension = dimension;
      quoted->member = find_member (query, dimension, option);
    }
  if (quoted->member == NULL || view_measure (query->context, quoted->measure)->dimensions & 1u << quoted->dimension)
    return quoted->member != NULL;
  g_autofree char *list = dimension_list (query->context, quoted->measure);
  report_mistake (query, DIAG_FIGURE_DIMENSION, chosen != NULL ? &chosen->place : &query->insertion->place,
                  view_measure (query->context, quoted->measure)->id, dimension_name (quoted->dimension), list);
  return FALSE;
}

/* ---- of which period ---- */

/* The last period of that kind that is over and has a session or a fact; when none is, the last one. */
static gboolean
find_latest (const ViewContext *context, PeriodKind kind, Period *period)
{
  const GArray *periods = figures_periods (context->figures, kind);
  gboolean found = FALSE;
  for (guint i = periods->len; i-- > 0;)
    {
      const Period *each = &g_array_index (periods, Period, i);
      if (!figures_has_activity (context->figures, each))
        continue;
      if (!found)
        *period = *each;
      found = TRUE;
      if (each->last > context->model->as_of)
        continue;
      *period = *each;
      return TRUE;
    }
  return found;
}

static gboolean
find_period (const Query *query, Quoted *quoted)
{
  static const char *const latest[N_PERIODS] = { "latest-day", "latest-week", "latest-month", "latest-quarter", "latest-year" };
  const MarkdownOption *option = block_option (query->insertion, "period");
  PeriodRules rules = period_rules (query->context->config);
  if (option == NULL && query->subject != NULL)
    {
      quoted->period = query->subject->period;
      return TRUE;
    }
  if (option == NULL)
    {
      report_mistake (query, DIAG_FIGURE_PERIOD_NONE, &query->insertion->place, query->insertion->kind, NULL, NULL);
      return FALSE;
    }
  for (PeriodKind kind = 0; kind < N_PERIODS; kind++)
    if (strcmp (option->value, latest[kind]) == 0)
      {
        if (!find_latest (query->context, kind, &quoted->period))
          quoted->period = period_of (&rules, kind, query->context->model->as_of);
        return TRUE;
      }
  if (!period_parse (&rules, option->value, &quoted->period))
    {
      report_mistake (query, DIAG_FIGURE_PERIOD, &option->place, option->value, NULL, NULL);
      return FALSE;
    }
  if (quoted->period.first <= query->context->model->as_of)
    return TRUE;
  char day[DATE_BUFFER];
  report_mistake (query, DIAG_FIGURE_PERIOD_LATER, &option->place, option->value, date_format (query->context->model->as_of, day), NULL);
  return FALSE;
}

/* ---- the answer ---- */

static void
init_report (Report *report, const Query *query, const Quoted *quoted)
{
  report_init (report, query->context, NULL, &quoted->period);
  report_set_scope (report, quoted->dimension, quoted->member);
}

/* FALSE when it asks for what is not there: reported where there are diagnostics. */
static gboolean
resolve (const Query *query, Quoted *quoted)
{
  Report report;
  gint64 target;
  gboolean good = query->diags == NULL || block_check_options (query->insertion, known_options, 1, query->diags);
  if (!find_measure (query, quoted))
    return FALSE;
  good = find_scope (query, quoted) && good;
  if (!find_period (query, quoted) || !good)
    return FALSE;
  if (strcmp (query->insertion->kind, "target") != 0)
    return TRUE;
  init_report (&report, query, quoted);
  if (report_target (&report, quoted->measure, &target))
    return TRUE;
  const MarkdownOption *word = query->insertion->arguments->pdata[0];
  report_mistake (query, DIAG_FIGURE_TARGET, &word->place, word->value, NULL, NULL);
  return FALSE;
}

void
quoted_check (const ViewContext *context, const GPtrArray *documents, gboolean is_prose, Diagnostics *diags)
{
  for (guint i = 0; i < documents->len; i++)
    {
      const Document *document = documents->pdata[i];
      const Page *page = is_prose ? plan_find (context->plan, document->path) : NULL;
      Query query = { context, page != NULL && page->kind == PAGE_REPORT ? page->subject : NULL, NULL, diags };
      if (is_prose && query.subject == NULL)        /* reported as a text without a report */
        continue;
      for (guint j = 0; j < document->markdown->insertions->len; j++)
        {
          Quoted quoted;
          query.insertion = document->markdown->insertions->pdata[j];
          resolve (&query, &quoted);
        }
    }
}

/* What an edition does not show is not called "no data". */
static char *
missing_text (const ViewContext *context, const char *reason)
{
  if (g_str_equal (reason, "report.reason.few"))
    return g_strdup (words_get (context->words, "report.quoted.few"));
  if (g_str_equal (reason, "report.reason.edition"))
    return g_strdup (words_get (context->words, "report.quoted.withheld"));
  return words_format (context->words, "report.quoted.missing", "missing", words_get (context->words, "report.missing"), "reason",
                       words_get (context->words, reason), NULL);
}

static char *
figure_text (const Report *report, MeasureId measure)
{
  g_auto (Shown) shown = report_shown (report, measure, &report->period, report->dimension, report->member);
  if (!shown.present)
    return missing_text (report->context, shown.reason);
  g_autofree char *text = report_measure_text (report, measure, shown.tenths);
  return shown.small ? words_format (report->context->words, "report.say.small", "value", text, NULL) : g_steal_pointer (&text);
}

static char *
change_text (const Report *report, MeasureId measure)
{
  g_auto (Shown) now = report_shown (report, measure, &report->period, report->dimension, report->member);
  g_auto (Shown) before = report_compared (report, measure, &report->before);
  if (!now.present)
    return missing_text (report->context, now.reason);
  g_autofree char *then = report_before_text (report, "report.before");
  if (!before.present)
    return words_format (report->context->words, "report.quoted.no-before", "before", then, "reason",
                         words_get (report->context->words, before.reason), NULL);
  return report_change_text (report, view_measure (report->context, measure)->unit, now.tenths - before.tenths);
}

/* A change is one of two figures. */
static gboolean
note_change (xmlNode *node, const Report *report, MeasureId measure)
{
  const WaitingScope now = waiting_figure (report->context, measure, &report->period, report->dimension, report->member);
  const WaitingScope before = waiting_figure (report->context, measure, &report->before.period, report->dimension, report->member);
  gboolean waits = note_waiting (node, report->context, &now);
  return (report->before.state == COMPARED && note_waiting (node, report->context, &before)) || waits;
}

/* May this edition show it: results of one person, and of one trainer, are lists of one name. */
static gboolean
may_show (const ViewContext *context, const Quoted *quoted)
{
  const NamePolicy *names = context->config->edition->names;
  if (quoted->dimension == DIMENSION_PERSON)
    return names[LIST_RESULTS] != NAMES_NONE && names[LIST_ATTENDANCE] != NAMES_NONE;
  return quoted->dimension != DIMENSION_TRAINER || names[LIST_SCHEDULES] != NAMES_NONE;
}

char *
quoted_text (xmlNode *node, const ViewContext *context, const Page *page, const MarkdownInsertion *insertion)
{
  Query query = { context, page->kind == PAGE_REPORT ? page->subject : NULL, insertion, NULL };
  Quoted quoted;
  Report report;
  gint64 target;
  if (!resolve (&query, &quoted))
    return g_strdup ("");
  if (!may_show (context, &quoted))
    return g_strdup (words_get (context->words, "report.quoted.withheld"));
  init_report (&report, &query, &quoted);
  if (strcmp (insertion->kind, "change") == 0)
    return waiting_text (change_text (&report, quoted.measure), note_change (node, &report, quoted.measure));
  if (strcmp (insertion->kind, "target") == 0 && report_target (&report, quoted.measure, &target))
    return report_measure_text (&report, quoted.measure, target);
  const WaitingScope scope = waiting_figure (context, quoted.measure, &report.period, report.dimension, report.member);
  return waiting_text (figure_text (&report, quoted.measure), note_waiting (node, context, &scope));
}
