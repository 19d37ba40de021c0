/* The kinds of sections that a report may have. A new one is one row here, a filler in a file of its own, a template
 * section[@kind = 'NAME'] mode="body", and the words report.section.NAME. */
#include "view/awards.h"

#include <string.h>

static const ReportSectionKind kinds[] = {
  { "summary", report_fill_summary, SECTION_MEASURES },
  { "highlights", report_fill_highlights, 0 },
  { "problems", report_fill_problems, 0 },
  { "actions", report_fill_actions, 0 },
  { "coordination", report_fill_coordination, 0 },
  { "focus", report_fill_focus, 0 },
  { "figures", report_fill_figures, SECTION_MEASURES },
  { "trends", report_fill_trends, 0 },
  { "trend", report_fill_trend, SECTION_MEASURES | SECTION_CHART },
  { "table", report_fill_table, SECTION_BY | SECTION_MEASURES | SECTION_ROWS | SECTION_SORT },
  { "plan", report_fill_plan, 0 },
  { "implementation", report_fill_implementation, 0, "attendance", WAITING_ATTENDANCE | DATASET_BIT (DATASET_SCORES) | DATASET_BIT (DATASET_FEEDBACK) },
  { "newcomers", report_fill_newcomers, 0, "people", WAITING_ATTENDANCE | DATASET_BIT (DATASET_SCORES) },
  { "checks", report_fill_checks, SECTION_ROWS, "checks" },
  { "indicators", report_fill_indicators, 0, "indicators" },
  { "tenure", report_fill_tenure, 0, "people" },
  { "effect", report_fill_effect, 0, "attendance", WAITING_EVERYTHING },
  { "needs", report_fill_needs, 0 },
  { "cohorts", report_fill_cohorts, 0, "cohorts" },
  { "next", report_fill_next, 0, "sessions" },
  { "coming", report_fill_coming, 0, "sessions" },
  { "teams", report_fill_teams, SECTION_MEASURES | SECTION_ROWS | SECTION_SORT },
  { "workload", report_fill_workload, 0 },
  { "courses", report_fill_courses, SECTION_MEASURES | SECTION_ROWS | SECTION_SORT },
  { "areas", report_fill_areas, SECTION_MEASURES | SECTION_ROWS | SECTION_SORT },
  { "trainers", report_fill_trainers, SECTION_MEASURES | SECTION_ROWS | SECTION_SORT },
  { "assessments", report_fill_assessments, 0, "scores" },
  { "feedback", report_fill_feedback, 0, "feedback", WAITING_ATTENDANCE | DATASET_BIT (DATASET_FEEDBACK) },
  { "exceptions", report_fill_exceptions, 0, "attendance", WAITING_ATTENDANCE },
  { "retakes", report_fill_retakes, 0, "scores", DATASET_BIT (DATASET_SCORES) },
  { "sessions", report_fill_sessions, 0, "sessions" },
  { "names", report_fill_names, 0, NULL, WAITING_ATTENDANCE | DATASET_BIT (DATASET_SCORES) },
  { "signatures", report_fill_signatures, 0 },
  { "awards", report_fill_awards, 0 },
  { "boards", report_fill_boards, 0 },
  { "definitions", report_fill_definitions, 0 },
  { "sources", report_fill_sources, 0 },
  { "restatements", report_fill_restatements, 0 },
};

const ReportSectionKind *
report_section_kind (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].name, name) == 0)
      return &kinds[i];
  return NULL;
}

const ReportSectionKind *
report_section_kinds (guint *n)
{
  *n = G_N_ELEMENTS (kinds);
  return kinds;
}
