#include "measure/completeness.h"

#include "facts/feedback.h"

const char *
archive_part_name (ArchivePart part)
{
  static const char *const names[N_ARCHIVE_PARTS] = { "plan", "notice", "material", "sign-in", "scores", "feedback", "photos", "other" };
  return names[part];
}

const char *
part_state_name (PartState state)
{
  static const char *const names[] = { "none", "later", "missing", "incomplete", "there" };
  return names[state];
}

static gboolean
belongs (const Assessment *assessment, const Session *session)
{
  if (assessment->date != session->date)
    return FALSE;
  gboolean of_course = assessment->course == session->course, of_cohort = assessment->cohort != NULL && assessment->cohort == session->cohort;
  return (of_course && (assessment->cohort == NULL || of_cohort)) || (assessment->course == NULL && of_cohort);
}

GPtrArray *
completeness_assessments (const Model *model, const Session *session)
{
  GPtrArray *found = g_ptr_array_new ();
  for (guint i = 0; i < model->assessments->len; i++)
    if (belongs (model->assessments->pdata[i], session))
      g_ptr_array_add (found, model->assessments->pdata[i]);
  return found;
}

/* Scores of a test before the course say nothing of those of the test after it: they count only where there is no other. */
static guint
scored_people (const Model *model, const Facts *facts, const GPtrArray *assessments)
{
  guint people = 0;
  gboolean has_result = FALSE;
  for (guint i = 0; i < assessments->len; i++)
    has_result |= !((const Assessment *) assessments->pdata[i])->is_pretest;
  for (guint i = 0; i < assessments->len; i++)
    {
      AssessmentSummary summary;
      if (has_result && ((const Assessment *) assessments->pdata[i])->is_pretest)
        continue;
      if (facts_assessment_summary (facts, assessments->pdata[i], 1, model->as_of, &summary))
        people += summary.people;
    }
  return people;
}

/* What is expected of a session in general; the bits of ArchivePart. */
static guint
expected_parts (const Model *model)
{
  const ArchiveConfig *config = &model->config->archive;
  guint expected = config->expected;
  if (config->expected_is_set || model->archive->len > 0)
    return expected;
  expected &= 1u << PART_PLAN | 1u << PART_SIGN_IN | 1u << PART_SCORES | 1u << PART_FEEDBACK;
  if (!model->present[DATASET_PLAN])
    expected &= ~(1u << PART_PLAN);
  if (!model->present[DATASET_ATTENDANCE])
    expected &= ~(1u << PART_SIGN_IN);
  if (!model->present[DATASET_FEEDBACK])
    expected &= ~(1u << PART_FEEDBACK);
  return expected;
}

static PartState
part_state (const Session *session, ArchivePart part, gboolean expected, gboolean there, Date as_of)
{
  if (there)
    return PART_THERE;
  if (!expected)
    return PART_NOT_EXPECTED;
  gboolean before = part <= PART_MATERIAL;
  if (session->status != SESSION_HELD || session->date > as_of || (!before && session->date == as_of))
    return PART_LATER;
  return PART_MISSING;
}

Completeness
completeness_of (const Model *model, const Facts *facts, const Session *session)
{
  Completeness all = { 0 };
  guint n, expected = expected_parts (model);
  ArchiveItem *const *items = session_archive (model, session, &n);
  for (guint i = 0; i < n; i++)
    if (items[i]->kind >= 0)
      all.files[items[i]->kind]++;
  g_autoptr (GPtrArray) assessments = completeness_assessments (model, session);
  gboolean missing;
  all.recorded[PART_PLAN] = session->plan_id != NULL && model->present[DATASET_PLAN];
  all.recorded[PART_MATERIAL] = session->course != NULL && session->course->page != NULL;
  all.recorded[PART_SIGN_IN] = facts_session_recorded (facts, session, &missing);
  all.recorded[PART_SCORES] = scored_people (model, facts, assessments);
  all.recorded[PART_FEEDBACK] = facts_feedback_respondents (facts, session);
  if (assessments->len == 0)
    expected &= ~(1u << PART_SCORES);
  for (ArchivePart part = 0; part < N_ARCHIVE_PARTS; part++)
    {
      gboolean asked = (expected >> part & 1) != 0, there = all.files[part] > 0 || all.recorded[part] > 0;
      all.states[part] = part_state (session, part, asked, there, model->as_of);
      if (part == PART_SIGN_IN && all.files[part] == 0 && all.recorded[part] > 0 && missing)
        all.states[part] = PART_INCOMPLETE;
      gboolean due = asked && all.states[part] >= PART_MISSING;
      all.expected += due;
      all.there += due && all.states[part] == PART_THERE;
    }
  if (all.there < all.expected)
    all.days = model->as_of > session->date ? model->as_of - session->date : 0;
  return all;
}
