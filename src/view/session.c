/* sessions/ID.html: what is there of a session, and what is missing. sessions/index.html: all of them by month. */
#include "measure/completeness.h"
#include "measure/period.h"
#include "page/period_text.h"
#include "view/conditions.h"
#include "view/feedback.h"
#include "view/waiting.h"

#include <string.h>

static void
add_counts (xmlNode *node, const ViewContext *context, const Session *session, const SessionCounts *counts)
{
  attribute_enrolled (node, context, session, counts->enrolled);
  attribute_integer (node, "expected", counts->expected);
  attribute_integer (node, "attended", counts->attended);
  attribute_integer (node, "late", counts->by_status[ATTENDANCE_LATE]);
  attribute_integer (node, "left-early", counts->by_status[ATTENDANCE_LEFT_EARLY]);
  attribute_integer (node, "leave", counts->by_status[ATTENDANCE_LEAVE]);
  attribute_integer (node, "absent", counts->by_status[ATTENDANCE_ABSENT]);
  attribute_integer (node, "unrecorded", counts->unrecorded);
  if (counts->expected == 0)
    return;
  g_autofree char *rate = ratio_format_fixed ((Wide) counts->attended * 100, counts->expected, 1);
  set_attribute (node, "rate", rate);
}

/* Who was not simply there, as far as the edition names people in lists of attendance. */
static void
add_exceptions (xmlNode *node, const ViewContext *context, const Session *session)
{
  static const char *const names[N_ATTENDANCE] = { "present", "late", "left-early", "leave", "absent" };
  g_autoptr (GPtrArray) rows = facts_attendance_exceptions (context->facts, session->date, session->date);
  for (guint i = 0; i < rows->len; i++)
    {
      const AttendanceException *row = rows->pdata[i];
      xmlNode *person = row->session == session ? add_person (node, context, "person", row->person, LIST_ATTENDANCE) : NULL;
      if (person == NULL)
        continue;
      set_attribute (person, "attendance", row->recorded ? names[row->status] : "unrecorded");
      set_attribute (person, "leave-kind", row->leave_kind);
    }
}

static void
add_attendance (xmlNode *archive, const ViewContext *context, const Session *session)
{
  SessionCounts counts = facts_session_counts (context->facts, session);
  xmlNode *node = element (archive, "attendance");
  const WaitingScope scope = waiting_session (context, WAITING_ATTENDANCE, session, NULL);
  attribute_waiting (node, context, &scope);
  if (session->status == SESSION_HELD && view_withholds_session (context, session, NULL))
    attribute_withheld (node);
  else
    add_counts (node, context, session, &counts);
  if (session->status == SESSION_HELD)
    add_exceptions (node, context, session);
}

static void
add_scores (xmlNode *archive, const ViewContext *context, const Session *session)
{
  xmlNode *list = element (archive, "assessments");
  g_autoptr (GPtrArray) assessments = completeness_assessments (context->model, session);
  for (guint i = 0; i < assessments->len; i++)
    {
      const Assessment *assessment = assessments->pdata[i];
      WaitingScope scope = waiting_scope (context, DATASET_BIT (DATASET_SCORES));
      AssessmentSummary summary;
      xmlNode *node = element (list, "assessment");
      set_attribute (node, "id", assessment->id);
      set_attribute (node, "title", assessment->title);
      set_attribute (node, "kind", assessment->kind);
      scope.assessment = assessment;
      attribute_waiting (node, context, &scope);
      if (!assessment->is_pretest)
        set_decimal (node, "pass-mark", condition_mark (context->model, assessment, NULL));
      if (!edition_shows_dataset (context->config->edition, "scores")
          || !facts_assessment_summary (context->facts, assessment, 1, context->model->as_of, &summary)
          || view_withholds_assessment (context, assessment, 1, context->model->as_of))
        continue;
      attribute_integer (node, "people", summary.people);
      attribute_integer (node, "taken", summary.taken);
      attribute_integer (node, "missing", summary.missing);
      if (summary.taken < context->config->edition->minimum_group)
        continue;
      if (!assessment->is_pretest)
        {
          attribute_integer (node, "first-taken", summary.first_taken);
          attribute_integer (node, "first-passed", summary.first_passed);
        }
      if (summary.taken < context->config->board_minimum)
        set_attribute (node, "small", "yes");
      if (summary.mean == DECIMAL_NONE)
        continue;
      g_autofree char *mean = ratio_format_fixed (summary.mean, DECIMAL_ONE, 1);
      set_attribute (node, "mean", mean);
    }
}

/* ---- what is there ---- */

static void
add_items (xmlNode *part, const ViewContext *context, const Page *page, const Session *session, ArchivePart kind)
{
  guint n;
  ArchiveItem *const *items = session_archive (context->model, session, &n);
  for (guint i = 0; i < n; i++)
    {
      if (items[i]->kind != (gint) kind)
        continue;
      xmlNode *node = element (part, items[i]->path != NULL ? "file" : "item");
      g_autofree char *target = page_archive_path (context->config, items[i]);
      g_autofree char *href = target != NULL ? page_link (page->path, target) : NULL;
      set_attribute (node, "name", items[i]->name);
      set_attribute (node, "note", items[i]->note);
      set_attribute (node, "href", href);
      add_date (node, context, items[i]->date);
    }
}

/* How many records there are of a part says how many people, where the edition does not. */
static gboolean
tells_recorded (const ViewContext *context, const Session *session, ArchivePart part)
{
  const Edition *edition = context->config->edition;
  if (edition->minimum_group <= 1 || edition_shows_dimension (edition, "person") || part >= PART_PHOTOS)
    return TRUE;
  if (part == PART_FEEDBACK)
    return feedback_shows_session (context, session);
  return part != PART_SCORES && !view_withholds_session (context, session, NULL);
}

/* Rows of attendance, scores or feedback that wait are records that may be missing from a part. */
static void
mark_part (xmlNode *node, const ViewContext *context, const Session *session, ArchivePart part)
{
  const guint64 datasets[N_ARCHIVE_PARTS] = { [PART_SIGN_IN] = WAITING_ATTENDANCE, [PART_SCORES] = DATASET_BIT (DATASET_SCORES),
                                              [PART_FEEDBACK] = DATASET_BIT (DATASET_FEEDBACK) };
  if (datasets[part] == 0 || facts_aside (context->facts)->len == 0)
    return;
  g_autoptr (GPtrArray) assessments = completeness_assessments (context->model, session);
  const WaitingScope scope = waiting_session (context, datasets[part], session, assessments);
  attribute_waiting (node, context, &scope);
}

static void
mark_completeness (xmlNode *node, const ViewContext *context, const Session *session)
{
  if (facts_aside (context->facts)->len == 0)
    return;
  g_autoptr (GPtrArray) assessments = completeness_assessments (context->model, session);
  const WaitingScope scope = waiting_session (context, WAITING_ARCHIVE, session, assessments);
  attribute_waiting (node, context, &scope);
}

static void
add_parts (xmlNode *archive, const ViewContext *context, const Page *page, const Session *session, const Completeness *all)
{
  xmlNode *list = element (archive, "parts");
  attribute_integer (list, "expected", all->expected);
  attribute_integer (list, "there", all->there);
  if (all->days > 0)
    attribute_integer (list, "days", all->days);
  mark_completeness (list, context, session);
  for (ArchivePart part = 0; part < N_ARCHIVE_PARTS; part++)
    {
      if (all->states[part] == PART_NOT_EXPECTED && part >= PART_PHOTOS)
        continue;
      g_autofree char *key = g_strconcat ("archive.part.", archive_part_name (part), NULL);
      xmlNode *node = element (list, "part");
      set_attribute (node, "kind", archive_part_name (part));
      set_attribute (node, "title", words_get (context->words, key));
      set_attribute (node, "state", part_state_name (all->states[part]));
      mark_part (node, context, session, part);
      if (all->recorded[part] > 0 && tells_recorded (context, session, part))
        attribute_integer (node, "recorded", all->recorded[part]);
      add_items (node, context, page, session, part);
    }
}

void
session_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags)
{
  const Session *session = page->subject;
  xmlNode *archive = element (view_root (view), "archive");
  Completeness all = completeness_of (context->model, context->facts, session);
  add_session (archive, context, page, session);
  add_parts (archive, context, page, session, &all);
  add_attendance (archive, context, session);
  add_scores (archive, context, session);
}

/* ---- the index ---- */

typedef struct { const Session *session; Completeness all; } ArchiveRow;

/* What is missing comes first, then the newest. */
static gint
compare_rows (gconstpointer a, gconstpointer b)
{
  const ArchiveRow *x = a, *y = b;
  gboolean one = x->all.there < x->all.expected, other = y->all.there < y->all.expected;
  if (one != other)
    return one ? -1 : 1;
  return x->session->index > y->session->index ? -1 : x->session->index < y->session->index;
}

static void
add_row (xmlNode *month, const ViewContext *context, const Page *page, const ArchiveRow *row)
{
  const Session *session = row->session;
  xmlNode *node = element (month, "session");
  set_attribute (node, "id", session->id);
  add_date (node, context, session->date);
  set_attribute (node, "status", session_status_name (session->status));
  link_to (node, page, plan_page_for (context->plan, PAGE_SESSION, session));
  add_course (node, context, page, session->course);
  if (session->cohort != NULL)
    add_cohort (node, context, page, session->cohort);
  attribute_integer (node, "expected", row->all.expected);
  attribute_integer (node, "there", row->all.there);
  mark_completeness (node, context, session);
  if (row->all.days > 0)
    attribute_integer (node, "days", row->all.days);
  for (ArchivePart part = 0; part < PART_PHOTOS; part++)
    set_attribute (node, archive_part_name (part), part_state_name (row->all.states[part]));
}

/* Joiners and leavers of a month: how many, and who, as far as the edition lists members. */
static void
add_people_of_month (xmlNode *month, const ViewContext *context, Date first, Date last, gboolean joiners)
{
  const GPtrArray *people = context->model->people;
  xmlNode *node = element (month, joiners ? "joiners" : "leavers");
  guint count = 0;
  for (guint i = 0; i < people->len; i++)
    {
      const Person *person = people->pdata[i];
      Date date = joiners ? person->hire_date : person->leave_date;
      if (date == DATE_NONE || date < first || date > MIN (last, context->model->as_of))
        continue;
      count++;
      xmlNode *one = add_person (node, context, "person", person, joiners ? LIST_ROSTERS : LIST_PROGRESS);
      if (one != NULL)
        add_date (one, context, date);
    }
  attribute_integer (node, "count", count);
}

static void
add_month (xmlNode *list, const ViewContext *context, const Page *page, GArray *rows)
{
  const Session *any = g_array_index (rows, ArchiveRow, 0).session;
  PeriodRules rules = period_rules (context->config);
  Period period = period_of (&rules, PERIOD_MONTH, any->date);
  g_autofree char *title = period_text (context->words, &period);
  xmlNode *month = element (list, "month");
  char name[PERIOD_BUFFER];
  guint complete = 0, due = 0;
  set_attribute (month, "id", period_format (&period, name));
  set_attribute (month, "title", title);
  g_array_sort (rows, compare_rows);
  for (guint i = 0; i < rows->len; i++)
    {
      const ArchiveRow *row = &g_array_index (rows, ArchiveRow, i);
      due += row->all.expected > 0;
      complete += row->all.expected > 0 && row->all.there == row->all.expected;
      add_row (month, context, page, row);
    }
  attribute_integer (month, "sessions", rows->len);
  attribute_integer (month, "due", due);
  attribute_integer (month, "complete", complete);
  add_people_of_month (month, context, period.first, period.last, TRUE);
  add_people_of_month (month, context, period.first, period.last, FALSE);
}

void
sessions_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags)
{
  PeriodRules rules = period_rules (context->config);
  const GPtrArray *sessions = context->model->sessions;
  xmlNode *list = element (view_root (view), "months");
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (ArchiveRow));
  for (guint i = sessions->len; i > 0; i--)
    {
      const Session *session = sessions->pdata[i - 1];
      if (session->date > context->model->as_of)
        continue;
      Period month = period_of (&rules, PERIOD_MONTH, session->date);
      if (rows->len > 0 && g_array_index (rows, ArchiveRow, 0).session->date > month.last)
        {
          add_month (list, context, page, rows);
          g_array_set_size (rows, 0);
        }
      ArchiveRow row = { session, completeness_of (context->model, context->facts, session) };
      g_array_append_val (rows, row);
    }
  if (rows->len > 0)
    add_month (list, context, page, rows);
}
