/* What trainbook.yml says of effects, compared with what there is. */
#include "facts/checks.h"
#include "measure/effect.h"
#include "text/encoding.h"

#include <string.h>

/* Known by its id; else reported with the nearest one. */
static void
check_record (const Model *model, NearestKind kind, const char *text, const Place *place, const char *noun, Diagnostics *diags)
{
  const char *id, *label;
  gboolean found = kind == NEAREST_COURSE ? model_course (model, text, -1) != NULL
                   : kind == NEAREST_ASSESSMENT ? model_assessment (model, text, -1) != NULL : FALSE;
  for (guint i = 0; kind == NEAREST_TARGET && i < model->targets->len; i++)
    found |= strcmp (((const Target *) model->targets->pdata[i])->id, text) == 0;
  if (found || model_is_partial (model, kind))
    return;
  if (model_nearest (model, kind, text, &id, &label))
    diag_report (diags, DIAG_EFFECT_UNKNOWN_NEAR, place, noun, text, id, NULL);
  else
    diag_report (diags, DIAG_EFFECT_UNKNOWN, place, noun, text, NULL);
}

static void
check_records (const Model *model, NearestKind kind, const GPtrArray *names, const char *noun, Diagnostics *diags)
{
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const ConfigText *name = names->pdata[i];
      check_record (model, kind, name->text, &name->place, noun, diags);
    }
}

static void
check_kinds (const Facts *facts, const GPtrArray *names, Diagnostics *diags)
{
  const GPtrArray *kinds = facts_check_kinds (facts);
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const ConfigText *name = names->pdata[i];
      gboolean found = FALSE;
      for (guint k = 0; k < kinds->len; k++)
        found |= strcmp (kinds->pdata[k], name->text) == 0;
      const char *nearest = text_nearest (name->text, (const char *const *) kinds->pdata, kinds->len);
      if (!found && nearest != NULL)
        diag_report (diags, DIAG_EFFECT_KIND_NEAR, &name->place, name->text, nearest, NULL);
      else if (!found)
        diag_report (diags, DIAG_EFFECT_KIND, &name->place, name->text, NULL);
    }
}

static void
check_rule (const Model *model, const Facts *facts, const EffectRule *rule, Diagnostics *diags)
{
  if (rule->course != NULL)
    check_record (model, NEAREST_COURSE, rule->course, &rule->place, "course", diags);
  check_records (model, NEAREST_ASSESSMENT, rule->pretest, "assessment", diags);
  check_records (model, NEAREST_ASSESSMENT, rule->posttest, "assessment", diags);
  if (model->present[DATASET_TARGETS] || edition_shows_dataset (model->config->edition, "targets"))
    check_records (model, NEAREST_TARGET, rule->indicators, "indicator", diags);
  check_kinds (facts, rule->checks, diags);
}

void
effect_check (const Model *model, const Facts *facts, Diagnostics *diags)
{
  const EffectConfig *effect = &model->config->effect;
  check_rule (model, facts, &effect->usual, diags);
  for (guint i = 0; i < effect->courses->len; i++)
    check_rule (model, facts, effect->courses->pdata[i], diags);
}
