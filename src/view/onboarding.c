/* organization/onboarding.html: how many newcomers are in which stage, and, where the edition shows their progress, who, since when, until when, and
 * what is missing. */
#include "view/conditions.h"

#include <string.h>

#define RECENT_DAYS 92         /* who was confirmed or left in the last three months still stands on the board */

typedef struct { guint count, late; } StageCount;

/* One part of the board: a stage, or a state. */
typedef struct { char *title; const char *state; StageCount count; } BoardPart;

static void
part_clear (gpointer data)
{
  g_free (((BoardPart *) data)->title);
}

static void
add_part (GArray *parts, const char *title, const char *state, const StageCount *count)
{
  BoardPart part = { g_strdup (title), state, *count };
  g_array_append_val (parts, part);
}

static gboolean
is_withheld (const ViewContext *context, guint count)
{
  return view_is_few (context, LIST_PROGRESS, count);
}

static void
add_count (xmlNode *list, const ViewContext *context, const BoardPart *part, gboolean hidden)
{
  xmlNode *node = element (list, "stage");
  set_attribute (node, "title", part->title);
  set_attribute (node, "state", part->state);
  if (is_withheld (context, part->count.count))
    attribute_integer (node, "below", context->config->edition->minimum_group);
  else if (hidden)
    set_attribute (node, "count", "—");
  else
    attribute_integer (node, "count", part->count.count);
  if (!hidden && !is_withheld (context, part->count.late))
    attribute_integer (node, "late", part->count.late);
}

/* People in each stage of the list, in its order; without one in the kinds that there are. */
static GArray *
board_parts (const ViewContext *context, const GArray *newcomers)
{
  const Model *model = context->model;
  g_autofree StageCount *by_stage = g_new0 (StageCount, model->stages->len + 1);
  StageCount by_kind[STAGE_END + 1] = { 0 }, by_state[ONBOARDING_LEFT + 1] = { 0 };
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (BoardPart));
  g_array_set_clear_func (parts, part_clear);
  for (guint i = 0; i < newcomers->len; i++)
    {
      const Onboarding *at = &g_array_index (newcomers, Newcomer, i).at;
      StageCount *count = at->state != ONBOARDING_STAGE ? &by_state[at->state] : at->stage != NULL ? &by_stage[at->stage->index] : &by_kind[at->kind];
      count->count++;
      count->late += onboarding_is_late (at, model->as_of);
    }
  add_part (parts, words_get (context->words, "onboarding.state.coming"), "coming", &by_state[ONBOARDING_COMING]);
  g_autoptr (GPtrArray) flow = onboarding_flow (model, NULL);
  for (guint i = 0; i < model->stages->len; i++)
    {
      const Stage *stage = model->stages->pdata[i];
      if (by_stage[i].count > 0 || (g_ptr_array_find (flow, stage, NULL) && stage->kind != STAGE_END))
        add_part (parts, stage->title, "stage", &by_stage[i]);
    }
  for (StageKind kind = STAGE_TRAINING; kind <= STAGE_END; kind++)
    {
      g_autofree char *key = g_strconcat ("onboarding.kind.", onboarding_kind_name (kind), NULL);
      if (by_kind[kind].count > 0)
        add_part (parts, words_get (context->words, key), "stage", &by_kind[kind]);
    }
  for (OnboardingState state = ONBOARDING_FAILED; state <= ONBOARDING_LEFT; state++)
    {
      g_autofree char *key = g_strconcat ("onboarding.state.", onboarding_state_name (state), NULL);
      add_part (parts, words_get (context->words, key), onboarding_state_name (state), &by_state[state]);
    }
  return parts;
}

static void
add_stage_counts (xmlNode *board, const ViewContext *context, const GArray *newcomers)
{
  xmlNode *list = element (board, "stages");
  g_autoptr (GArray) parts = board_parts (context, newcomers);
  g_autofree guint *counts = g_new (guint, parts->len);
  g_autofree gboolean *hidden = g_new (gboolean, parts->len);
  for (guint i = 0; i < parts->len; i++)
    counts[i] = g_array_index (parts, BoardPart, i).count.count;
  view_hide_counts (context, LIST_PROGRESS, counts, parts->len, hidden);
  for (guint i = 0; i < parts->len; i++)
    add_count (list, context, &g_array_index (parts, BoardPart, i), hidden[i]);
}

/* Each cohort's people: how many are on their way, confirmed, gone. Of the cohorts that somebody on the board belongs to. */
static void
add_cohort_counts (xmlNode *board, const ViewContext *context, const Page *page, const GArray *newcomers)
{
  const Model *model = context->model;
  xmlNode *list = element (board, "cohorts");
  for (guint i = 0; i < model->cohorts->len; i++)
    {
      const Cohort *cohort = model->cohorts->pdata[i];
      guint counts[ONBOARDING_LEFT + 1] = { 0 };
      gboolean shown = FALSE;
      for (guint j = 0; j < newcomers->len && !shown; j++)
        shown = g_array_index (newcomers, Newcomer, j).person->cohort == cohort;
      for (guint j = 0; shown && j < cohort->members->len; j++)
        counts[onboarding_on (model, context->facts, cohort->members->pdata[j], model->as_of).state]++;
      if (!shown)
        continue;
      xmlNode *node = add_cohort (list, context, page, cohort);
      add_cohort_progress (node, context, cohort);
      attribute_integer (node, "people", cohort->members->len);
      /* Where small groups are withheld, what is left of the cohort would tell them. */
      if (is_withheld (context, 1))
        continue;
      attribute_integer (node, "on-the-way", counts[ONBOARDING_COMING] + counts[ONBOARDING_STAGE]);
      for (OnboardingState state = ONBOARDING_FAILED; state <= ONBOARDING_LEFT; state++)
        attribute_integer (node, onboarding_state_name (state), counts[state]);
    }
}

static void
add_newcomer (xmlNode *list, const ViewContext *context, const Page *page, const Newcomer *newcomer)
{
  xmlNode *node = add_person (list, context, "person", newcomer->person, LIST_PROGRESS);
  if (node == NULL)
    return;
  if (newcomer->person->cohort != NULL)
    add_cohort (node, context, page, newcomer->person->cohort);
  if (newcomer->person->mentor != NULL)
    add_person (node, context, "mentor", newcomer->person->mentor, LIST_ROSTERS);
  xmlNode *at = add_onboarding (node, "onboarding", context, newcomer->person, &newcomer->at);
  g_autoptr (GArray) conditions = onboarding_conditions (context->model, context->facts, newcomer->person, &newcomer->at, context->model->as_of);
  for (guint i = conditions->len; i > 0; i--)
    if (g_array_index (conditions, Condition, i - 1).state == CONDITION_MET)
      g_array_remove_index (conditions, i - 1);
  add_conditions (at, context, page, newcomer->person, conditions);
}

void
onboarding_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags)
{
  const Model *model = context->model;
  xmlNode *board = element (view_root (view), "board");
  g_autoptr (GArray) newcomers = onboarding_newcomers (model, context->facts, model->as_of > RECENT_DAYS ? model->as_of - RECENT_DAYS : 1, model->as_of);
  attribute_integer (board, "people", newcomers->len);
  attribute_integer (board, "days", RECENT_DAYS);
  if (!model->present[DATASET_STAGES])
    set_attribute (board, "simple", "yes");
  add_stage_counts (board, context, newcomers);
  add_cohort_counts (board, context, page, newcomers);
  xmlNode *list = element (board, "people");
  for (guint i = 0; i < newcomers->len; i++)
    add_newcomer (list, context, page, &g_array_index (newcomers, Newcomer, i));
}
