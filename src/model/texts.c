#include "model/texts.h"
#include "model/lists.h"

/* Where the texts, the file and the line of a record are. */
typedef struct {
  gsize array;               /* of the records, in Model */
  gsize file, line;
  gsize texts[9];            /* closed by 0 */
} TextTable;

#define MODEL(member) G_STRUCT_OFFSET (Model, member)
#define IN(type, member) G_STRUCT_OFFSET (type, member)

static const TextTable tables[] = {
  { MODEL (courses), IN (Course, file), IN (Course, line), { IN (Course, title), IN (Course, area), IN (Course, category), IN (Course, method) } },
  { MODEL (assessments), IN (Assessment, file), IN (Assessment, line), { IN (Assessment, title) } },
  { MODEL (curricula), IN (Curriculum, file), IN (Curriculum, line), { IN (Curriculum, title) } },
  { MODEL (cohorts), IN (Cohort, file), IN (Cohort, line), { IN (Cohort, title), IN (Cohort, venue) } },
  { MODEL (sessions), IN (Session, file), IN (Session, line), { IN (Session, venue), IN (Session, method), IN (Session, round) } },
  { MODEL (targets), IN (Target, file), IN (Target, line), { IN (Target, title), IN (Target, unit) } },
  { MODEL (plan), IN (PlanItem, file), IN (PlanItem, line), { IN (PlanItem, title), IN (PlanItem, category), IN (PlanItem, audience),
    IN (PlanItem, goal), IN (PlanItem, content), IN (PlanItem, method), IN (PlanItem, venue), IN (PlanItem, note) } },
  { MODEL (actions), IN (Action, file), IN (Action, line), { IN (Action, problem), IN (Action, cause), IN (Action, action), IN (Action, department),
    IN (Action, result), IN (Action, note) } },
  { MODEL (questions), IN (Question, file), IN (Question, line), { IN (Question, question), IN (Question, answer), IN (Question, example),
    IN (Question, category), IN (Question, note) } },
  { MODEL (duties), IN (Duty, file), IN (Duty, line), { IN (Duty, position), IN (Duty, title), IN (Duty, day), IN (Duty, output), IN (Duty, note) } },
  { MODEL (ladder), IN (LadderStep, file), IN (LadderStep, line), { IN (LadderStep, from), IN (LadderStep, to), IN (LadderStep, criteria),
    IN (LadderStep, approver), IN (LadderStep, note) } },
  { MODEL (needs), IN (Need, file), IN (Need, line), { IN (Need, category), IN (Need, title), IN (Need, problem), IN (Need, reason), IN (Need, audience),
    IN (Need, content), IN (Need, note) } },
  { MODEL (stages), IN (Stage, file), IN (Stage, line), { IN (Stage, title), IN (Stage, position), IN (Stage, condition), IN (Stage, note) } },
  { MODEL (survey_items), IN (SurveyItem, file), IN (SurveyItem, line), { IN (SurveyItem, title), IN (SurveyItem, section) } },
};

void
model_each_text (const Model *model, ModelTextFunc func, gpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      const TextTable *table = &tables[i];
      const GPtrArray *records = G_STRUCT_MEMBER (GPtrArray *, model, table->array);
      for (guint j = 0; j < records->len; j++)
        for (const gsize *offset = table->texts; *offset > 0; offset++)
          {
            const char *text = G_STRUCT_MEMBER (const char *, records->pdata[j], *offset);
            if (text != NULL && *text != '\0')
              func (text, G_STRUCT_MEMBER (const char *, records->pdata[j], table->file), G_STRUCT_MEMBER (guint, records->pdata[j], table->line), data);
          }
    }
}
