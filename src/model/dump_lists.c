/* The lists in `dump model`. */
#include "model/dump.h"
#include "model/identity.h"

static void
put_choice (FILE *out, const char *name, DatasetId dataset, guint column, gint choice)
{
  if (choice < 0)
    return;
  g_auto (GStrv) words = column_usual_choices (&dataset_definition (dataset)->columns[column], "en");
  fprintf (out, " %s=%s", name, words[choice]);
}

static void
put_count (FILE *out, const char *name, gint64 count)
{
  if (count >= 0)
    fprintf (out, " %s=%" G_GINT64_FORMAT, name, count);
}

static void
put_record (FILE *out, const char *name, NearestKind kind, gconstpointer record)
{
  dump_text (out, name, record == NULL ? NULL : record_id (kind, record));
}

static void
put_records (FILE *out, const char *name, NearestKind kind, const GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    put_record (out, name, kind, records->pdata[i]);
}

static void
dump_move (FILE *out, const Move *move)
{
  fputs ("move", out);
  put_record (out, "person", NEAREST_PERSON, move->person);
  dump_date (out, "date", move->date);
  put_choice (out, "field", DATASET_MOVES, MOVES_FIELD, move->field);
  dump_text (out, "value", move->value_person != NULL ? move->value_person->id : move->value);
  dump_text (out, "before", move->before);
  dump_text (out, "note", move->note);
  dump_end (out, move->file, move->line);
}

static void
dump_target (FILE *out, const Target *target)
{
  dump_begin (out, "target", target->id);
  dump_text (out, "title", target->title);
  put_choice (out, "kind", DATASET_TARGETS, TARGETS_KIND, target->kind);
  dump_text (out, "unit", target->unit);
  put_choice (out, "direction", DATASET_TARGETS, TARGETS_DIRECTION, target->direction);
  put_choice (out, "period", DATASET_TARGETS, TARGETS_PERIOD, target->period);
  dump_number (out, "baseline", target->baseline, DECIMAL_ONE);
  dump_number (out, "target", target->target, DECIMAL_ONE);
  dump_date (out, "due", target->due);
  put_record (out, "companion", NEAREST_TARGET, target->companion);
  dump_end (out, target->file, target->line);
}

static void
dump_plan_item (FILE *out, const PlanItem *item)
{
  dump_begin (out, "plan", item->id);
  dump_text (out, "title", item->title);
  put_choice (out, "kind", DATASET_PLAN, PLAN_KIND, item->kind);
  dump_text (out, "period", item->period);
  dump_date (out, "start", item->start_date);
  dump_date (out, "end", item->end_date);
  put_record (out, "course", NEAREST_COURSE, item->course);
  dump_text (out, "category", item->category);
  dump_text (out, "audience", item->audience);
  dump_text (out, "goal", item->goal);
  dump_text (out, "content", item->content);
  dump_text (out, "method", item->method);
  dump_people (out, "trainer", item->trainers);
  dump_text (out, "venue", item->venue);
  put_count (out, "sessions", item->sessions);
  dump_number (out, "hours", item->hours, HOURS_ONE);
  put_count (out, "people", item->people);
  dump_people (out, "owner", item->owners);
  dump_number (out, "budget", item->budget, DECIMAL_ONE);
  dump_text (out, "approved_by", item->approved_by);
  dump_date (out, "approved_on", item->approved_on);
  put_choice (out, "status", DATASET_PLAN, PLAN_STATUS, item->status);
  dump_text (out, "note", item->note);
  put_records (out, "session", NEAREST_SESSION, item->held);
  dump_end (out, item->file, item->line);
}

static void
dump_action (FILE *out, const Action *action)
{
  dump_begin (out, "action", action->id);
  dump_date (out, "date", action->date);
  put_choice (out, "kind", DATASET_ACTIONS, ACTIONS_KIND, action->kind);
  dump_text (out, "problem", action->problem);
  dump_text (out, "cause", action->cause);
  dump_text (out, "action", action->action);
  dump_people (out, "owner", action->owners);
  dump_text (out, "department", action->department);
  dump_date (out, "due", action->due);
  put_choice (out, "status", DATASET_ACTIONS, ACTIONS_STATUS, action->status);
  dump_date (out, "closed", action->closed);
  dump_text (out, "result", action->result);
  put_record (out, "session", NEAREST_SESSION, action->session);
  put_record (out, "course", NEAREST_COURSE, action->course);
  dump_text (out, "note", action->note);
  dump_end (out, action->file, action->line);
}

static void
dump_question (FILE *out, const Question *question)
{
  dump_begin (out, "question", question->id);
  dump_text (out, "question", question->question);
  dump_text (out, "answer", question->answer);
  dump_text (out, "example", question->example);
  dump_text (out, "category", question->category);
  put_record (out, "course", NEAREST_COURSE, question->course);
  for (char **keyword = question->keywords; keyword != NULL && *keyword != NULL; keyword++)
    dump_text (out, "keyword", *keyword);
  put_record (out, "owner", NEAREST_PERSON, question->owner);
  dump_date (out, "updated", question->updated);
  dump_text (out, "page", question->page);
  dump_text (out, "note", question->note);
  dump_end (out, question->file, question->line);
}

static void
dump_duty (FILE *out, const Duty *duty)
{
  static const char *const days[] = { NULL, "weekday", "month_day", "first_workday", "last_workday", "date" };
  dump_begin (out, "duty", duty->id);
  dump_text (out, "position", duty->position);
  dump_text (out, "title", duty->title);
  put_choice (out, "frequency", DATASET_DUTIES, DUTIES_FREQUENCY, duty->frequency);
  if (days[duty->day_kind] != NULL)
    fprintf (out, " %s=%d", days[duty->day_kind], duty->day_number);
  dump_date (out, "date", duty->date);
  put_count (out, "month", duty->month);
  dump_time (out, "start", duty->start);
  dump_time (out, "end", duty->end);
  dump_people (out, "owner", duty->owners);
  dump_text (out, "output", duty->output);
  dump_text (out, "page", duty->page);
  dump_text (out, "note", duty->note);
  dump_end (out, duty->file, duty->line);
}

static void
dump_ladder_step (FILE *out, const LadderStep *step)
{
  fputs ("step", out);
  dump_text (out, "from", step->from);
  dump_text (out, "to", step->to);
  put_choice (out, "kind", DATASET_LADDER, LADDER_KIND, step->kind);
  put_count (out, "months", step->months);
  dump_number (out, "pass_mark", step->pass_mark, DECIMAL_ONE);
  put_records (out, "course", NEAREST_COURSE, step->courses);
  put_records (out, "assessment", NEAREST_ASSESSMENT, step->assessments);
  dump_text (out, "criteria", step->criteria);
  dump_text (out, "approver", step->approver);
  dump_text (out, "note", step->note);
  dump_end (out, step->file, step->line);
}

static void
dump_need (FILE *out, const Need *need)
{
  dump_begin (out, "need", need->id);
  dump_date (out, "date", need->date);
  put_record (out, "person", NEAREST_PERSON, need->person);
  dump_text (out, "team", need->team);
  dump_text (out, "category", need->category);
  dump_text (out, "title", need->title);
  put_record (out, "course", NEAREST_COURSE, need->course);
  put_count (out, "mastery", need->mastery == 0 ? -1 : need->mastery);
  dump_text (out, "problem", need->problem);
  dump_text (out, "reason", need->reason);
  dump_text (out, "audience", need->audience);
  put_count (out, "people", need->people);
  dump_date (out, "expected", need->expected_date);
  dump_text (out, "content", need->content);
  put_choice (out, "priority", DATASET_NEEDS, NEEDS_PRIORITY, need->priority);
  put_choice (out, "status", DATASET_NEEDS, NEEDS_STATUS, need->status);
  put_record (out, "plan", NEAREST_PLAN, need->plan);
  dump_text (out, "note", need->note);
  dump_end (out, need->file, need->line);
}

static void
dump_stage (FILE *out, const Stage *stage)
{
  dump_begin (out, "stage", stage->id);
  dump_text (out, "title", stage->title);
  dump_text (out, "flow", stage->flow);
  put_choice (out, "kind", DATASET_STAGES, STAGES_KIND, stage->kind);
  dump_number (out, "days", stage->days, DECIMAL_ONE);
  put_records (out, "next", NEAREST_STAGE, stage->next);
  put_records (out, "fail", NEAREST_STAGE, stage->fail);
  put_record (out, "curriculum", NEAREST_CURRICULUM, stage->curriculum);
  put_records (out, "course", NEAREST_COURSE, stage->courses);
  put_records (out, "assessment", NEAREST_ASSESSMENT, stage->assessments);
  dump_text (out, "position", stage->position);
  dump_text (out, "condition", stage->condition);
  dump_text (out, "page", stage->page);
  dump_text (out, "note", stage->note);
  dump_end (out, stage->file, stage->line);
}

static void
dump_archive_item (FILE *out, const ArchiveItem *item)
{
  dump_begin (out, "archive", item->name);
  put_record (out, "session", NEAREST_SESSION, item->session);
  put_choice (out, "kind", DATASET_ARCHIVE, ARCHIVE_KIND, item->kind);
  dump_text (out, "path", item->path);
  dump_date (out, "date", item->date);
  dump_text (out, "note", item->note);
  dump_end (out, item->file, item->line);
}

static void
dump_survey_item (FILE *out, const SurveyItem *item)
{
  dump_begin (out, "survey-item", item->id);
  dump_text (out, "title", item->title);
  dump_text (out, "section", item->section);
  dump_end (out, item->file, item->line);
}

typedef void (*DumpRecordFunc) (FILE *out, gconstpointer record);

void
dump_lists (FILE *out, const Model *model)
{
  const struct { const GPtrArray *records; DumpRecordFunc dump; } lists[] = {
    { model->moves, (DumpRecordFunc) dump_move }, { model->targets, (DumpRecordFunc) dump_target }, { model->plan, (DumpRecordFunc) dump_plan_item },
    { model->actions, (DumpRecordFunc) dump_action }, { model->questions, (DumpRecordFunc) dump_question },
    { model->duties, (DumpRecordFunc) dump_duty }, { model->ladder, (DumpRecordFunc) dump_ladder_step }, { model->needs, (DumpRecordFunc) dump_need },
    { model->stages, (DumpRecordFunc) dump_stage }, { model->archive, (DumpRecordFunc) dump_archive_item },
    { model->survey_items, (DumpRecordFunc) dump_survey_item },
  };
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < lists[i].records->len; j++)
      lists[i].dump (out, lists[i].records->pdata[j]);
}
