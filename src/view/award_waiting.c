/* Which rows that wait for correction may change an award or a board. */
#include "view/awards.h"

guint64
award_measure_datasets (const ViewContext *context, const char *id)
{
  MeasureId measure;
  return measure_from_id (figures_measures (context->figures), id, &measure) ? view_measure_datasets (context, measure) : 0;
}

WaitingScope
award_waiting (const ViewContext *context, const Period *period, guint64 datasets)
{
  WaitingScope scope = waiting_scope (context, datasets);
  scope.from = period->first;
  scope.to = period->last;
  return scope;
}

WaitingScope
award_waiting_member (const ViewContext *context, const Period *period, guint64 datasets, guint scope, const char *member)
{
  static const Dimension dimensions[N_SCOPES] = {
    [SCOPE_PERSON] = DIMENSION_PERSON, [SCOPE_CONFIRMED] = DIMENSION_PERSON, [SCOPE_NEWCOMERS] = DIMENSION_PERSON, [SCOPE_MENTOR] = DIMENSION_ALL,
    [SCOPE_TRAINER] = DIMENSION_TRAINER, [SCOPE_TEAM] = DIMENSION_TEAM,
  };
  WaitingScope found = award_waiting (context, period, datasets);
  found.dimension = dimensions[scope];
  found.member = member;
  return found;
}

guint64
award_rank_datasets (const ViewContext *context, const AwardRank *rank)
{
  guint64 datasets = 0;
  for (guint i = 0; i < rank->measures->len; i++)
    datasets |= award_measure_datasets (context, ((const RuleName *) rank->measures->pdata[i])->id);
  return datasets;
}

guint64
award_rule_datasets (const ViewContext *context, const AwardRule *rule)
{
  guint64 datasets = 0;
  for (guint i = 0; i < rule->conditions->len; i++)
    datasets |= award_measure_datasets (context, ((const AwardCondition *) rule->conditions->pdata[i])->measure.id);
  for (guint i = 0; i < rule->ranks->len; i++)
    datasets |= award_rank_datasets (context, rule->ranks->pdata[i]);
  return datasets;
}
