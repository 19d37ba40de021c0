#include "model/lists.h"

#include "model/identity.h"
#include "model/private.h"

#include <string.h>

const SurveyItem *
model_survey_item (const Model *model, const char *item)
{
  g_autofree char *key = dataset_key (item, -1);
  for (guint pass = 0; pass < 2; pass++)         /* the id first: another question may ask what is the id of this one */
    for (guint i = 0; i < model->survey_items->len; i++)
      {
        const SurveyItem *known = model->survey_items->pdata[i];
        const char *text = pass == 0 ? known->id : known->title;
        g_autofree char *other = text == NULL ? NULL : dataset_key (text, -1);
        if (g_strcmp0 (other, key) == 0)
          return known;
      }
  return NULL;
}

gboolean
action_is_open (const Action *action, Date day)
{
  if (action->date > day)
    return FALSE;
  if (action->closed != DATE_NONE)
    return action->closed > day;
  return action->status != ACTION_DONE && action->status != ACTION_DROPPED;
}

/* The period of the duty that the day is in. */
static void
duty_period (const Duty *duty, Date day, Date *first, Date *last)
{
  int year, month, number;
  date_split (day, &year, &month, &number);
  if (duty->frequency == DUTY_WEEKLY)
    {
      *first = day - (Date) date_weekday (day) + 1;
      *last = *first + 6;
      return;
    }
  gint64 wanted = duty->month;
  int from = month, months = 1;
  if (duty->frequency == DUTY_QUARTERLY)
    {
      from = (month - 1) / 3 * 3 + 1;
      months = 3;
      if (wanted >= 1 && wanted <= 3)
        from += (int) wanted - 1;
    }
  else if (duty->frequency == DUTY_YEARLY)
    {
      from = wanted >= 1 ? (int) wanted : 1;
      months = 12;
    }
  if (wanted >= 1)
    months = 1;
  int end = from + months, end_year = year;
  if (end > 12)
    {
      end -= 12;
      end_year++;
    }
  *first = date_new (year, from, 1);
  *last = date_new (end_year, end, 1) - 1;
}

/* The last workday up to `last`, or `last` itself when the period has none. */
static Date
last_workday (const Model *model, Date first, Date last)
{
  for (Date day = last; day >= first; day--)
    if (model_is_workday (model, day))
      return day;
  return last;
}

gboolean
duty_is_on (const Model *model, const Duty *duty, Date day)
{
  Date first, last;
  if (duty->frequency == DUTY_AS_NEEDED)
    return FALSE;
  if (duty->frequency == DUTY_DAILY)
    return model_is_workday (model, day);
  if (duty->frequency == DUTY_ONCE)
    return duty->day_kind == DUTY_DATE && duty->date == day;
  duty_period (duty, day, &first, &last);
  if (day < first || day > last)
    return FALSE;
  switch (duty->day_kind)
    {
    case DUTY_WEEKDAY: return date_weekday (day) == duty->day_number;
    case DUTY_LAST_WORKDAY: return day == last_workday (model, first, last);
    case DUTY_MONTH_DAY:
      {
        /* Of the first month of the period; in February the 30th is its last day. */
        int year, month, number;
        date_split (first, &year, &month, &number);
        Date wanted = date_new (year, month, duty->day_number);
        Date end = month == 12 ? date_new (year + 1, 1, 1) - 1 : date_new (year, month + 1, 1) - 1;
        return day == (wanted == DATE_NONE ? end : wanted);
      }
    default:
      {
        Date workday = model_workday (model, first, 1);
        return day == (workday > last ? first : workday);
      }
    }
}

GPtrArray *
stage_next (const Model *model, const Stage *stage)
{
  GPtrArray *next = g_ptr_array_new ();
  for (guint i = 0; i < stage->next->len; i++)
    g_ptr_array_add (next, stage->next->pdata[i]);
  for (guint i = stage->index + 1; stage->next->len == 0 && stage->kind != STAGE_END && i < model->stages->len; i++)
    {
      Stage *other = model->stages->pdata[i];
      if (g_strcmp0 (other->flow, stage->flow) != 0)
        continue;
      g_ptr_array_add (next, other);
      break;
    }
  return next;
}

/* Sessions name the row of the plan that they carry out. Without the dataset the ids are texts. */
static void
join_plan (const Model *model, Diagnostics *diags)
{
  for (guint i = 0; model->present[DATASET_PLAN] && i < model->sessions->len; i++)
    {
      Session *session = model->sessions->pdata[i];
      if (session->plan_id == NULL)
        continue;
      Identity identity = model_identify (model, NEAREST_PLAN, session->plan_id, strlen (session->plan_id));
      if (identity.record != NULL)
        {
          session->plan = identity.record;
          g_ptr_array_add (((PlanItem *) identity.record)->held, session);
        }
      else
        {
          Place place = record_place (model, session->file, session->line, SESSIONS_PLAN);
          model_report_identity (model, NEAREST_PLAN, &identity, session->plan_id, strlen (session->plan_id), "plan_id", &place, diags);
        }
      identity_clear (&identity);
    }
}

static void
join_targets (const Model *model, Diagnostics *diags)
{
  for (guint i = 0; i < model->targets->len; i++)
    {
      Target *target = model->targets->pdata[i];
      if (target->companion != target)
        continue;
      Place place = record_place (model, target->file, target->line, TARGETS_COMPANION);
      diag_report (diags, DIAG_COMPANION_SELF, &place, target->id, NULL);
      target->companion = NULL;
    }
}

void
join_lists (Model *model, Diagnostics *diags)
{
  join_plan (model, diags);
  join_targets (model, diags);
}
