/* Courses, attendance, scores and next steps of a learner's record. */
#include "view/person.h"
#include "view/waiting.h"

#define MOST_SESSIONS 40       /* listed on a record, the latest */
#define MOST_COMING 20

/* ---- attendance ---- */

PersonAttendance
person_attendance (const GArray *sessions, Date as_of)
{
  PersonAttendance counts = { 0 };
  for (guint i = 0; i < sessions->len; i++)
    {
      const PersonSession *entry = &g_array_index (sessions, PersonSession, i);
      if (entry->session->status != SESSION_HELD || entry->session->date > as_of)
        continue;
      counts.expected++;
      counts.unrecorded += !entry->recorded;
      if (!entry->recorded)
        continue;
      counts.by_status[entry->status]++;
      counts.attended += entry->status <= ATTENDANCE_LEFT_EARLY;
    }
  return counts;
}

static const char *const status_names[N_ATTENDANCE] = { "present", "late", "left-early", "leave", "absent" };

void
add_person_attendance (xmlNode *node, const ViewContext *context, const Person *person, const PersonAttendance *attendance)
{
  const WaitingScope scope = waiting_person (context, WAITING_ATTENDANCE, person);
  attribute_waiting (node, context, &scope);
  attribute_integer (node, "expected", attendance->expected);
  attribute_integer (node, "attended", attendance->attended);
  for (AttendanceStatus status = ATTENDANCE_LATE; status < N_ATTENDANCE; status++)
    attribute_integer (node, status_names[status], attendance->by_status[status]);
  attribute_integer (node, "unrecorded", attendance->unrecorded);
  if (attendance->expected == 0)
    return;
  g_autofree char *rate = ratio_format_fixed ((Wide) attendance->attended * 100, attendance->expected, 1);
  set_attribute (node, "rate", rate);
}

void
add_person_sessions (xmlNode *record, const ViewContext *context, const Page *page, const Person *person, const GArray *sessions)
{
  xmlNode *node = element (record, "attendance");
  PersonAttendance counts = person_attendance (sessions, context->model->as_of);
  add_person_attendance (node, context, person, &counts);
  attribute_hours (node, "hours", context, facts_person_hours (context->facts, person));
  guint listed = 0;
  for (guint i = sessions->len; i > 0 && listed < MOST_SESSIONS; i--)
    {
      const PersonSession *entry = &g_array_index (sessions, PersonSession, i - 1);
      if (entry->session->status != SESSION_HELD || entry->session->date > context->model->as_of)
        continue;
      xmlNode *session = add_session (node, context, page, entry->session);
      WaitingScope scope = waiting_session (context, WAITING_ATTENDANCE, entry->session, NULL);
      scope.dimension = DIMENSION_PERSON;
      scope.member = person->id;
      attribute_waiting (session, context, &scope);
      set_attribute (session, "attendance", entry->recorded ? status_names[entry->status] : "unrecorded");
      if (!entry->enrolled)
        set_attribute (session, "unlisted", "yes");
      listed++;
    }
  attribute_integer (node, "listed", listed);
}

/* ---- courses ---- */

static gboolean
is_of_curriculum (const Person *person, const Course *course)
{
  const Curriculum *curriculum = person->cohort != NULL ? person->cohort->curriculum : NULL;
  for (guint i = 0; curriculum != NULL && i < curriculum->slots->len; i++)
    if (((const CurriculumSlot *) curriculum->slots->pdata[i])->course == course)
      return TRUE;
  return FALSE;
}

/* What a person has to do with a course: how many of its held sessions they were due in and came to. */
typedef struct { guint due, attended, coming; } CourseSessions;

static CourseSessions *
count_sessions (const ViewContext *context, const GArray *sessions)
{
  CourseSessions *counts = g_new0 (CourseSessions, context->model->courses->len + 1);
  for (guint i = 0; i < sessions->len; i++)
    {
      const PersonSession *entry = &g_array_index (sessions, PersonSession, i);
      guint index = entry->session->course->index;
      if (index >= context->model->courses->len || context->model->courses->pdata[index] != entry->session->course)
        continue;
      gboolean held = entry->session->status == SESSION_HELD && entry->session->date <= context->model->as_of;
      counts[index].due += held;
      counts[index].attended += held && entry->recorded && entry->status <= ATTENDANCE_LEFT_EARLY;
      counts[index].coming += entry->session->status == SESSION_PLANNED && entry->session->date >= context->model->as_of;
    }
  return counts;
}

static const char *
completion_name (const CourseCompletion *completion)
{
  static const char *const names[] = { [COMPLETION_PASSED] = "passed", [COMPLETION_COMPLETED] = "completed", [COMPLETION_FAILED] = "failed",
    [COMPLETION_INCOMPLETE] = "incomplete" };
  return completion != NULL ? names[completion->state] : NULL;
}

void
add_person_courses (xmlNode *record, const ViewContext *context, const Page *page, const Person *person, const GArray *sessions)
{
  const Model *model = context->model;
  g_autofree CourseSessions *counts = count_sessions (context, sessions);
  g_autoptr (GArray) conditions = g_array_new (FALSE, FALSE, sizeof (Condition));
  xmlNode *list = element (record, "courses");
  guint required = 0, done = 0;
  for (guint i = 0; i < model->courses->len; i++)
    {
      const Course *course = model->courses->pdata[i];
      const CourseCompletion *online = facts_person_completion (context->facts, person, course);
      PersonScore score;
      gboolean scored = facts_person_score (context->facts, person, NULL, course, 0, model->as_of, &score);
      gboolean of_curriculum = is_of_curriculum (person, course);
      if (!of_curriculum && counts[i].due == 0 && counts[i].coming == 0 && online == NULL && !scored)
        continue;
      Condition condition = condition_course (context->facts, person, course, model->as_of);
      g_array_set_size (conditions, 0);
      g_array_append_val (conditions, condition);
      add_conditions (list, context, page, person, conditions);
      xmlNode *node = list->last;
      if (course->required || of_curriculum)
        {
          set_attribute (node, "required", "yes");
          required++;
          done += condition.state == CONDITION_MET;
        }
      attribute_integer (node, "due", counts[i].due);
      attribute_integer (node, "attended", counts[i].attended);
      attribute_integer (node, "coming", counts[i].coming);
      set_attribute (node, "online", completion_name (online));
      attribute_hours (node, "hours", context, course->hours);
    }
  attribute_integer (list, "required", required);
  attribute_integer (list, "done", done);
}

/* ---- scores ---- */

static xmlNode *
add_score (xmlNode *list, const ViewContext *context, const Page *page, const Assessment *assessment, const Course *course, const PersonScore *score)
{
  xmlNode *node = element (list, "score");
  set_attribute (node, "title", assessment != NULL ? assessment->title : course->title);
  set_attribute (node, "kind", assessment != NULL ? assessment->kind : NULL);
  gboolean has_mark = assessment == NULL || !assessment->is_pretest;
  if (has_mark)
    set_decimal (node, "pass-mark", condition_mark (context->model, assessment, course));
  attribute_integer (node, "attempts", score->numbers);
  set_decimal (node, "first", score->first);
  set_decimal (node, "best", score->best);
  set_decimal (node, "last", score->last);
  if (score->numbers > 0 && has_mark)
    set_attribute (node, "passed", score->last_passed ? "yes" : "no");
  set_attribute (node, "missing", score->missing);
  add_date (node, context, score->missing != NULL ? score->missing_date : score->last_date);
  if (assessment != NULL)
    set_decimal (node, "weight", assessment->weight);
  if (course == NULL && assessment != NULL)
    course = assessment->course;
  if (course != NULL)
    add_course (node, context, page, course);
  return node;
}

/* The mean of the last numbers by the weights of their assessments; those without a number are named by their share. */
typedef struct { Wide points; gint64 weight, missing; } Weighted;

static void
add_weighted (xmlNode *list, const Weighted *weighted)
{
  if (weighted->weight <= 0)
    return;
  xmlNode *node = element (list, "total");
  g_autofree char *value = ratio_format_fixed (weighted->points, (Wide) weighted->weight * DECIMAL_ONE, 1);
  g_autofree char *share = ratio_format ((Wide) weighted->weight * 100, (Wide) weighted->weight + weighted->missing, 1);
  set_attribute (node, "value", value);
  set_attribute (node, "share", share);
}

void
add_person_scores (xmlNode *record, const ViewContext *context, const Page *page, const Person *person)
{
  const Model *model = context->model;
  xmlNode *list = element (record, "scores");
  const WaitingScope scope = waiting_person (context, DATASET_BIT (DATASET_SCORES), person);
  attribute_waiting (list, context, &scope);
  Weighted weighted = { 0 };
  PersonScore score;
  for (guint i = 0; i < model->assessments->len; i++)
    {
      const Assessment *assessment = model->assessments->pdata[i];
      gboolean scored = facts_person_score (context->facts, person, assessment, NULL, 0, model->as_of, &score);
      if (scored)
        add_score (list, context, page, assessment, NULL, &score);
      if (assessment->weight == DECIMAL_NONE || assessment->weight <= 0 || assessment->is_pretest)
        continue;                          /* a test before the course is no result, whatever weight stands there */
      if (score.numbers > 0)
        {
          weighted.points += (Wide) score.last * assessment->weight;
          weighted.weight += assessment->weight;
        }
      else if (scored || (assessment->cohort != NULL && assessment->cohort == person->cohort))
        weighted.missing += assessment->weight;
    }
  for (guint i = 0; i < model->courses->len; i++)
    {
      const Course *course = model->courses->pdata[i];
      if (facts_person_score (context->facts, person, NULL, course, 0, model->as_of, &score))
        add_score (list, context, page, NULL, course, &score);
    }
  add_weighted (list, &weighted);
}

/* ---- what comes next ---- */

/* Failed at the last number, or missing without an excuse. */
static gboolean
must_retake (const PersonScore *score)
{
  if (score->missing != NULL)
    return g_strcmp0 (score->missing, "exempt") != 0 && !(score->numbers > 0 && score->last_passed);
  return score->numbers > 0 && !score->last_passed;
}

static void
add_retakes (xmlNode *node, const ViewContext *context, const Page *page, const Person *person)
{
  const Model *model = context->model;
  PersonScore score;
  for (guint i = 0; i < model->assessments->len; i++)
    if (!((const Assessment *) model->assessments->pdata[i])->is_pretest
        && facts_person_score (context->facts, person, model->assessments->pdata[i], NULL, 0, model->as_of, &score) && must_retake (&score))
      xmlNodeSetName (add_score (node, context, page, model->assessments->pdata[i], NULL, &score), (const xmlChar *) "retake");
  for (guint i = 0; i < model->courses->len; i++)
    if (facts_person_score (context->facts, person, NULL, model->courses->pdata[i], 0, model->as_of, &score) && must_retake (&score))
      xmlNodeSetName (add_score (node, context, page, NULL, model->courses->pdata[i], &score), (const xmlChar *) "retake");
}

void
add_person_next (xmlNode *record, const ViewContext *context, const Page *page, const Person *person, const Onboarding *at, const GArray *sessions)
{
  Date as_of = context->model->as_of;
  xmlNode *node = element (record, "next");
  if (!person_is_active (person, as_of))
    return;
  guint coming = 0;
  for (guint i = 0; i < sessions->len; i++)
    {
      const PersonSession *entry = &g_array_index (sessions, PersonSession, i);
      if (entry->session->status != SESSION_PLANNED || entry->session->date < as_of)
        continue;
      if (coming++ < MOST_COMING)
        add_session (node, context, page, entry->session);
    }
  if (coming > MOST_COMING)
    attribute_integer (node, "left-out", coming - MOST_COMING);
  add_retakes (node, context, page, person);
  if (at->state == ONBOARDING_STAGE)
    add_day (node, onboarding_is_late (at, as_of) ? "late" : "due", context, at->due);
  if (person->probation_end != DATE_NONE && person->probation_end >= as_of && person->regular_date == DATE_NONE)
    add_day (node, "probation-end", context, person->probation_end);
}
