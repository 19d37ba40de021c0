/* The section on newcomers: how many stand in which stage, whose protection ends soon, and how long it takes to work alone. */
#include "measure/onboarding.h"
#include "text/locale.h"
#include "view/diagram.h"
#include "view/report.h"

#define MOST_LISTED 100

/* Those who stand in the same stage. */
typedef struct {
  const char *label;           /* borrowed */
  const Newcomer *first;
  guint count, late;
  GHashTable *cohorts;         /* Cohort * → GUINT_TO_POINTER (count) */
} StageGroup;

static void
stage_group_free (StageGroup *group)
{
  g_hash_table_unref (group->cohorts);
  g_free (group);
}

/* Courses, areas and trainers have no newcomers. */
static gboolean
is_in_scope (const Report *report, const Person *person)
{
  return (report_is_whole (report) || report_of_people (report)) && report_has_person (report, person, report->base);
}

static const char *
stage_label (const Report *report, const Newcomer *newcomer)
{
  const Words *words = report->context->words;

  if (newcomer->at.state == ONBOARDING_STAGE && newcomer->at.stage != NULL)
    return newcomer->at.stage->title;
  gboolean in_stage = newcomer->at.state == ONBOARDING_STAGE;
  g_autofree char *key = g_strconcat ("report.stage.", in_stage ? onboarding_kind_name (newcomer->at.kind) : onboarding_state_name (newcomer->at.state), NULL);
  return words_get (words, key);
}

/* The groups in the order of the stages; StageGroup *, free the array. Their `first` points into `newcomers`. */
static GPtrArray *
group_by_stage (const Report *report, const GArray *newcomers)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) stage_group_free);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < newcomers->len; i++)
    {
      const Newcomer *newcomer = &g_array_index (newcomers, Newcomer, i);
      if (!is_in_scope (report, newcomer->person))
        continue;
      const char *label = stage_label (report, newcomer);
      StageGroup *group = g_hash_table_lookup (known, label);
      if (group == NULL)
        {
          group = g_new0 (StageGroup, 1);
          group->label = label;
          group->first = newcomer;
          group->cohorts = g_hash_table_new (NULL, NULL);
          g_hash_table_insert (known, (gpointer) label, group);
          g_ptr_array_add (groups, group);
        }
      group->count++;
      group->late += newcomer->at.state == ONBOARDING_STAGE && onboarding_is_late (&newcomer->at, report->base);
      if (newcomer->person->cohort != NULL)
        {
          guint before = GPOINTER_TO_UINT (g_hash_table_lookup (group->cohorts, newcomer->person->cohort));
          g_hash_table_insert (group->cohorts, newcomer->person->cohort, GUINT_TO_POINTER (before + 1));
        }
    }
  return groups;
}

static gboolean
is_few (const Report *report, guint count)
{
  return view_is_few (report->context, LIST_PROGRESS, count);
}

/* Are some of the parts of a stage too few to be told of? Then none is: the rest would tell. */
static gboolean
has_few (const Report *report, const StageGroup *group)
{
  GHashTableIter iter;
  gpointer count;
  guint sum = 0;
  gboolean few = is_few (report, group->count);

  g_hash_table_iter_init (&iter, group->cohorts);
  while (g_hash_table_iter_next (&iter, NULL, &count))
    {
      few |= is_few (report, GPOINTER_TO_UINT (count));
      sum += GPOINTER_TO_UINT (count);
    }
  return few || is_few (report, group->count - sum);
}

static void
add_stage (const Report *report, xmlNode *section, const StageGroup *group, gboolean hidden)
{
  const GPtrArray *cohorts = report->context->model->cohorts;
  xmlNode *node = element (section, "stage");

  set_attribute (node, "label", group->label);
  set_attribute (node, "state", onboarding_state_name (group->first->at.state));
  if (hidden && !is_few (report, group->count))
    set_attribute (node, "count", "—");
  else
    attribute_people (node, "count", report->context, LIST_PROGRESS, group->count);
  if (!hidden)
    attribute_people (node, "late", report->context, LIST_PROGRESS, group->late);
  for (guint i = 0; i < cohorts->len && !hidden && !has_few (report, group); i++)
    {
      const Cohort *cohort = g_ptr_array_index (cohorts, i);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (group->cohorts, cohort));
      if (count == 0)
        continue;
      xmlNode *part = element (node, "part");
      attribute_integer (part, "count", count);
      add_cohort (part, report->context, report->page, cohort);
    }
}

static void
add_stage_diagram (const Report *report, xmlNode *section, const GPtrArray *groups)
{
  const Words *words = report->context->words;
  guint most = 1;

  for (guint i = 0; i < groups->len; i++)
    if (is_few (report, ((const StageGroup *) g_ptr_array_index (groups, i))->count))
      return;
  for (guint i = 0; i < groups->len; i++)
    most = MAX (most, ((const StageGroup *) g_ptr_array_index (groups, i))->count);
  xmlNode *diagram = diagram_new (section, "newcomers-stages", "stages", words_get (words, "report.diagram.stages"));
  set_attribute (diagram, "head", words_get (words, "report.newcomers.stage"));
  diagram_add_series (diagram, words_get (words, "report.cohorts.people"));
  for (guint i = 0; i < groups->len && i < DIAGRAM_MOST_ROWS; i++)
    {
      const StageGroup *group = g_ptr_array_index (groups, i);
      g_autofree char *text = report_count_text (report, group->count);
      xmlNode *row = diagram_add_row (diagram, group->label, text);
      diagram_add_part (row, 0, 0, diagram_place (group->count, 0, most), text);
    }
}

/* Whose protection ends in the days ahead, by day; names by edition. */
static void
add_protection (const Report *report, xmlNode *section, const GArray *newcomers)
{
  Date from = report->base + 1, to = report->base + report_days_ahead (report);
  g_autofree char *range = period_range_text (report->context->words, from, to);
  xmlNode *node = NULL;
  guint ending = 0;

  for (guint i = 0; i < newcomers->len; i++)
    {
      const Newcomer *newcomer = &g_array_index (newcomers, Newcomer, i);
      const Onboarding *at = &newcomer->at;
      if (at->state != ONBOARDING_STAGE || at->kind != STAGE_PROTECTION || at->due == DATE_NONE || at->due < from || at->due > to
          || !is_in_scope (report, newcomer->person))
        continue;
      if (node == NULL)
        {
          node = element (section, "protection");
          set_attribute (node, "range", range);
        }
      if (ending++ >= MOST_LISTED)
        continue;
      xmlNode *person = add_person (node, report->context, "person", newcomer->person, LIST_PROGRESS);
      if (person != NULL)
        add_date (person, report->context, at->due);
    }
  if (node != NULL)
    attribute_people (node, "ending", report->context, LIST_PROGRESS, ending);
}

/* How long it took those who began to work alone (their protection) in the period, from the day they were hired. */
static void
add_days_to_work (const Report *report, xmlNode *section, const GArray *newcomers)
{
  guint count = 0;
  gint64 days = 0;

  for (guint i = 0; i < newcomers->len; i++)
    {
      const Newcomer *newcomer = &g_array_index (newcomers, Newcomer, i);
      const Onboarding *at = &newcomer->at;
      if (at->state != ONBOARDING_STAGE || at->kind != STAGE_PROTECTION || at->since == DATE_NONE || at->since < report->period.first
          || newcomer->person->hire_date == DATE_NONE || !is_in_scope (report, newcomer->person))
        continue;
      count++;
      days += (gint64) at->since - (gint64) newcomer->person->hire_date;
    }
  if (count == 0 || is_few (report, count))
    return;
  g_autofree char *mean = locale_number (report->language, days, count, 1);
  xmlNode *node = element (section, "days-to-work");
  attribute_integer (node, "count", count);
  set_attribute (node, "mean", mean);
  if (count < report->config->board_minimum)
    set_attribute (node, "small", "yes");
}

gboolean
report_fill_newcomers (const Report *report, xmlNode *section)
{
  g_autoptr (GArray) newcomers = onboarding_newcomers (report->context->model, report->context->facts, report->period.first, report->base);
  g_autoptr (GPtrArray) groups = group_by_stage (report, newcomers);

  g_autofree guint *counts = g_new (guint, groups->len + 1);
  g_autofree gboolean *hidden = g_new (gboolean, groups->len + 1);
  for (guint i = 0; i < groups->len; i++)
    counts[i] = ((const StageGroup *) g_ptr_array_index (groups, i))->count;
  view_hide_counts (report->context, LIST_PROGRESS, counts, groups->len, hidden);
  for (guint i = 0; i < groups->len; i++)
    add_stage (report, section, g_ptr_array_index (groups, i), hidden[i]);
  if (groups->len == 0)
    return FALSE;
  add_protection (report, section, newcomers);
  add_days_to_work (report, section, newcomers);
  if (groups->len > 1)
    add_stage_diagram (report, section, groups);
  return TRUE;
}
