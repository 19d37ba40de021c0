/* trainbook dump model: a line a record, fields as name=value, in the order of the model. */
#include "model/private.h"

#include <string.h>

/* A text in quotes, on one line. */
static void
put_text (FILE *out, const char *name, const char *text)
{
  if (text == NULL)
    return;
  fprintf (out, " %s=\"", name);
  for (; *text != '\0'; text++)
    if (*text == '"' || *text == '\\')
      fprintf (out, "\\%c", *text);
    else if ((guchar) *text < 0x20 || *text == 0x7f)
      fprintf (out, "\\x%02x", (guchar) *text);
    else
      fputc (*text, out);
  fputc ('"', out);
}

static void
put_date (FILE *out, const char *name, Date date)
{
  char buffer[DATE_BUFFER];
  if (date != DATE_NONE)
    fprintf (out, " %s=%s", name, date_format (date, buffer));
}

static void
put_time (FILE *out, const char *name, TimeOfDay time)
{
  char buffer[DATE_BUFFER];
  if (time != TIME_NONE)
    fprintf (out, " %s=%s", name, time_format (time, buffer));
}

static void
put_number (FILE *out, const char *name, gint64 number, gint64 one)
{
  if (number == G_MININT64)
    return;
  g_autofree char *text = ratio_format (number, one, 6);
  fprintf (out, " %s=%s", name, text);
}

static void
put_people (FILE *out, const char *name, const GPtrArray *people)
{
  for (guint i = 0; i < people->len; i++)
    put_text (out, name, ((const Person *) people->pdata[i])->id);
}

static void
begin (FILE *out, const char *kind, const char *id)
{
  fputs (kind, out);
  put_text (out, "id", id);
}

static void
end (FILE *out, const char *file, guint line)
{
  fprintf (out, " at=%s:%u\n", file, line);
}

static void
dump_person (FILE *out, const Person *person)
{
  begin (out, "person", person->id);
  put_text (out, "name", person->name);
  for (char **alias = person->aliases; alias != NULL && *alias != NULL; alias++)
    put_text (out, "alias", *alias);
  put_text (out, "team", person->team);
  put_text (out, "position", person->position);
  put_text (out, "level", person->level);
  put_text (out, "manager", person->manager ? person->manager->id : NULL);
  put_text (out, "mentor", person->mentor ? person->mentor->id : NULL);
  put_date (out, "hired", person->hire_date);
  put_date (out, "probation_end", person->probation_end);
  put_date (out, "regular", person->regular_date);
  put_date (out, "left", person->leave_date);
  put_text (out, "leave_reason", person->leave_reason);
  put_text (out, "cohort", person->cohort ? person->cohort->id : NULL);
  put_text (out, "email", person->email);
  put_people (out, "report", person->reports);
  end (out, person->file, person->line);
}

static void
dump_course (FILE *out, const Course *course)
{
  begin (out, "course", course->id);
  put_text (out, "title", course->title);
  put_text (out, "area", course->area);
  put_text (out, "category", course->category);
  put_text (out, "method", course->method);
  put_text (out, "delivery", course->delivery);
  if (course->required)
    fputs (" required", out);
  put_number (out, "hours", course->hours, HOURS_ONE);
  put_number (out, "pass_mark", course->pass_mark, DECIMAL_ONE);
  put_number (out, "max_score", course->max_score, DECIMAL_ONE);
  put_text (out, "page", course->page);
  end (out, course->file, course->line);
}

static void
dump_assessment (FILE *out, const Assessment *assessment)
{
  begin (out, "assessment", assessment->id);
  put_text (out, "title", assessment->title);
  put_text (out, "kind", assessment->kind);
  put_text (out, "course", assessment->course ? assessment->course->id : NULL);
  put_text (out, "cohort", assessment->cohort ? assessment->cohort->id : NULL);
  put_date (out, "date", assessment->date);
  put_number (out, "max_score", assessment->max_score, DECIMAL_ONE);
  put_number (out, "pass_mark", assessment->pass_mark, DECIMAL_ONE);
  put_number (out, "weight", assessment->weight, DECIMAL_ONE);
  end (out, assessment->file, assessment->line);
}

static void
dump_curriculum (FILE *out, const Curriculum *curriculum)
{
  begin (out, "curriculum", curriculum->id);
  put_text (out, "title", curriculum->title);
  fprintf (out, " days=%u", curriculum->days);
  end (out, curriculum->file, curriculum->line);
  for (guint i = 0; i < curriculum->slots->len; i++)
    {
      const CurriculumSlot *slot = curriculum->slots->pdata[i];
      fprintf (out, "  slot day=%u", slot->day);
      put_time (out, "start", slot->start);
      put_time (out, "end", slot->end);
      put_text (out, "course", slot->course->id);
      put_number (out, "hours", slot->hours, HOURS_ONE);
      put_text (out, "trainer", slot->trainer ? slot->trainer->id : NULL);
      put_text (out, "note", slot->note);
      end (out, slot->file, slot->line);
    }
}

static void
dump_cohort (FILE *out, const Cohort *cohort)
{
  begin (out, "cohort", cohort->id);
  put_text (out, "title", cohort->title);
  put_text (out, "curriculum", cohort->curriculum ? cohort->curriculum->id : NULL);
  put_date (out, "start", cohort->start_date);
  put_date (out, "end", cohort->end_date);
  if (cohort->planned_size >= 0)
    fprintf (out, " planned_size=%" G_GINT64_FORMAT, cohort->planned_size);
  put_text (out, "head", cohort->head ? cohort->head->id : NULL);
  put_text (out, "venue", cohort->venue);
  put_people (out, "member", cohort->members);
  for (guint i = 0; i < cohort->sessions->len; i++)
    put_text (out, "session", ((const Session *) cohort->sessions->pdata[i])->id);
  end (out, cohort->file, cohort->line);
}

static void
dump_session (FILE *out, const Session *session)
{
  static const char *const statuses[] = { "planned", "held", "cancelled", "postponed" };
  begin (out, "session", session->id);
  put_date (out, "date", session->date);
  put_time (out, "start", session->start);
  put_time (out, "end", session->end);
  fprintf (out, " status=%s", statuses[session->status]);
  put_text (out, "course", session->course->id);
  put_people (out, "trainer", session->trainers);
  put_text (out, "venue", session->venue);
  put_text (out, "cohort", session->cohort ? session->cohort->id : NULL);
  put_number (out, "hours", session->hours, HOURS_ONE);
  put_text (out, "method", session->method);
  put_text (out, "round", session->round);
  put_text (out, "plan", session->plan_id);
  end (out, session->file, session->line);
}

static void
dump_calendar (FILE *out, const Model *model)
{
  for (guint i = 0; i < model->calendar->len; i++)
    {
      const CalendarDay *day = &g_array_index (model->calendar, CalendarDay, i);
      fputs ("day", out);
      put_date (out, "date", day->date);
      fprintf (out, " kind=%s", day->workday ? "workday" : "holiday");
      put_text (out, "title", day->title);
      fputc ('\n', out);
    }
}

static void
dump_texts (FILE *out, const char *kind, const GPtrArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    {
      fputs (kind, out);
      put_text (out, "name", texts->pdata[i]);
      fputc ('\n', out);
    }
}

void
model_dump (const Model *model, FILE *out)
{
  fputs ("model", out);
  put_date (out, "as_of", model->as_of);
  fputc ('\n', out);
  for (guint i = 0; i < model->people->len; i++)
    dump_person (out, model->people->pdata[i]);
  for (guint i = 0; i < model->courses->len; i++)
    dump_course (out, model->courses->pdata[i]);
  for (guint i = 0; i < model->assessments->len; i++)
    dump_assessment (out, model->assessments->pdata[i]);
  for (guint i = 0; i < model->curricula->len; i++)
    dump_curriculum (out, model->curricula->pdata[i]);
  for (guint i = 0; i < model->cohorts->len; i++)
    dump_cohort (out, model->cohorts->pdata[i]);
  for (guint i = 0; i < model->sessions->len; i++)
    dump_session (out, model->sessions->pdata[i]);
  dump_calendar (out, model);
  dump_texts (out, "team", model->teams);
  dump_texts (out, "area", model->areas);
}
