/* Who missed what, and who must repeat an assessment: counts, and names where the site may show them. */
#include "view/report.h"
#include "text/locale.h"

/* A report is no archive: longer lists are cut, and say how much is left out. */
#define MOST_LISTED 400

/* ---- attendance exceptions ---- */

static const char *const missed_names[] = { "late", "left-early", "leave", "absent", "unrecorded" };
enum { MISSED_UNRECORDED = 4 };

static guint
missed_of (const AttendanceException *row)
{
  static const guint by_status[N_ATTENDANCE] = {
    [ATTENDANCE_LATE] = 0, [ATTENDANCE_LEFT_EARLY] = 1, [ATTENDANCE_LEAVE] = 2, [ATTENDANCE_ABSENT] = 3
  };
  return row->recorded ? by_status[row->status] : MISSED_UNRECORDED;
}

/* Figures of the table by team; the last three must be made up for. */
static const MeasureId missed_measures[] = {
  MEASURE_ATTENDANCE_LATE, MEASURE_ATTENDANCE_LEAVE, MEASURE_ATTENDANCE_ABSENT, MEASURE_ATTENDANCE_UNRECORDED
};
#define N_MISSED G_N_ELEMENTS (missed_measures)

static gint64
missed_figure (const Report *report, MeasureId measure, Dimension dimension, const char *member)
{
  g_auto (Shown) shown = report_shown (report, measure, &report->period, dimension, member);
  return shown.present ? shown.tenths / 10 : 0;
}

/* A row of a team (NULL: of people of any), unless all is zero and it is not the total, which has no label of its own. */
static void
add_missed_row (const Report *report, xmlNode *table, const char *label, const gint64 counts[N_MISSED], const char *team)
{
  const WaitingScope scope = waiting_figure (report->context, MEASURE_ATTENDANCE_ABSENT, &report->period, team != NULL ? DIMENSION_TEAM : report->dimension,
                                             team != NULL ? team : report->member);
  gboolean total = label == NULL;
  static const char *const kinds[N_MISSED] = { "late", "leave", "absent", "unrecorded" };
  gint64 make_up = counts[1] + counts[2] + counts[3];

  if (!total && counts[0] + make_up == 0)
    return;
  xmlNode *row = element (table, "row");
  set_attribute (row, "label", total ? words_get (report->context->words, "report.total") : label);
  attribute_waiting (row, report->context, &scope);
  if (total)
    set_attribute (row, "total", "yes");
  for (guint m = 0; m < N_MISSED; m++)
    {
      xmlNode *cell = element (row, "cell");
      set_attribute (cell, "kind", kinds[m]);
      attribute_integer (cell, "value", counts[m]);
    }
  xmlNode *cell = element (row, "cell");
  set_attribute (cell, "kind", "make-up");
  attribute_integer (cell, "value", make_up);
}

/* The row of a group of too few people. */
static void
add_withheld_row (const Report *report, xmlNode *table, const char *label)
{
  static const char *const kinds[N_MISSED + 1] = { "late", "leave", "absent", "unrecorded", "make-up" };
  xmlNode *row = element (table, "row");
  set_attribute (row, "label", label);
  set_attribute (row, "withheld", words_get (report->context->words, "report.reason.few"));
  for (guint m = 0; m < G_N_ELEMENTS (kinds); m++)
    {
      xmlNode *cell = element (row, "cell");
      set_attribute (cell, "kind", kinds[m]);
      set_attribute (cell, "value", "—");
    }
}

/* Counts by team, in the order of the model; people without a team last. FALSE when nobody missed anything. */
static gboolean
add_missed_teams (const Report *report, xmlNode *section)
{
  const Model *model = report->context->model;
  gint64 all[N_MISSED], rest[N_MISSED], sum = 0;
  gboolean withheld = FALSE;

  for (guint m = 0; m < N_MISSED; m++)
    {
      all[m] = rest[m] = missed_figure (report, missed_measures[m], report->dimension, report->member);
      sum += all[m];
    }
  if (sum == 0)
    return FALSE;
  xmlNode *table = element (section, "missed");
  set_attribute (table, "by", "team");
  gboolean by_team = report_is_whole (report) && edition_shows_dimension (report->config->edition, dimension_name (DIMENSION_TEAM));
  for (guint t = 0; t < model->teams->len && by_team; t++)
    {
      const char *team = g_ptr_array_index (model->teams, t);
      gint64 counts[N_MISSED];
      if (figures_withheld (report->context->figures, MEASURE_ATTENDANCE_RATE, &report->period, DIMENSION_TEAM, team) != WITHHELD_NOT)
        {
          add_withheld_row (report, table, team);
          withheld = TRUE;
          continue;
        }
      for (guint m = 0; m < N_MISSED; m++)
        {
          counts[m] = missed_figure (report, missed_measures[m], DIMENSION_TEAM, team);
          rest[m] -= counts[m];
        }
      add_missed_row (report, table, team, counts, team);
    }
  /* What is left holds those of the groups that are not shown. */
  if (by_team && !withheld)
    add_missed_row (report, table, words_get (report->context->words, "report.no-team"), rest, NULL);
  add_missed_row (report, table, NULL, all, NULL);
  return TRUE;
}

/* Which sessions must be made up for, and for how many. */
static void
add_make_up (const Report *report, xmlNode *section)
{
  g_autoptr (GPtrArray) sessions = report_sessions (report, report->period.first, report->base);
  guint listed = 0;

  for (guint i = 0; i < sessions->len; i++)
    {
      const Session *session = g_ptr_array_index (sessions, i);
      if (session->status != SESSION_HELD)
        continue;
      SessionCounts counts = report_session_counts (report, session);
      guint missed = counts.by_status[ATTENDANCE_LEAVE] + counts.by_status[ATTENDANCE_ABSENT] + counts.unrecorded;
      if (missed == 0 || report_withholds_session (report, session) || listed++ >= MOST_LISTED)
        continue;
      xmlNode *node = add_session (element (section, "make-up"), report->context, report->page, session);
      attribute_integer (node, "count", missed);
    }
  if (listed > MOST_LISTED)
    attribute_integer (section, "left-out", listed - MOST_LISTED);
}

gboolean
report_fill_exceptions (const Report *report, xmlNode *section)
{
  g_auto (Shown) rate = report_shown (report, MEASURE_ATTENDANCE_RATE, &report->period, report->dimension, report->member);

  if (!add_missed_teams (report, section))
    return rate.present;                   /* held, and nobody missed anything: said in a sentence */
  if (report->period.kind <= PERIOD_MONTH)
    add_make_up (report, section);
  return TRUE;
}

/* ---- names, only where the site may show them ---- */

static gboolean
needs_make_up (const AttendanceException *row)
{
  return !row->recorded || row->status == ATTENDANCE_LEAVE || row->status == ATTENDANCE_ABSENT;
}

static void
add_missed_names (const Report *report, xmlNode *section, const GPtrArray *rows)
{
  const Model *model = report->context->model;
  xmlNode *list = element (section, "absentees");

  for (guint i = 0; i < rows->len && i < MOST_LISTED; i++)
    {
      const AttendanceException *row = g_ptr_array_index (rows, i);
      gint team = person_team_on (row->person, row->session->date);
      xmlNode *node = element (list, "absentee");
      set_attribute (node, "status", missed_names[missed_of (row)]);
      set_attribute (node, "leave-kind", row->recorded && row->status == ATTENDANCE_LEAVE ? row->leave_kind : NULL);
      set_attribute (node, "team", team < 0 ? NULL : g_ptr_array_index (model->teams, team));
      if (needs_make_up (row))
        set_attribute (node, "make-up", "yes");
      add_person (node, report->context, "person", row->person, LIST_ATTENDANCE);
      add_session (node, report->context, report->page, row->session);
    }
  if (rows->len > MOST_LISTED)
    attribute_integer (list, "left-out", rows->len - MOST_LISTED);
}

static void
attribute_decimal (const Report *report, xmlNode *node, const char *name, Decimal decimal)
{
  if (decimal == DECIMAL_NONE)
    return;
  g_autofree char *text = locale_number (report->language, decimal, DECIMAL_ONE, 1);
  set_attribute (node, name, text);
}

/* ---- who must repeat ---- */

typedef struct {
  const Assessment *assessment;
  const Course *course;
  guint failed, missing, order;
} RetakeGroup;

static gint
compare_groups (gconstpointer a, gconstpointer b)
{
  const RetakeGroup *x = *(RetakeGroup *const *) a, *y = *(RetakeGroup *const *) b;
  gboolean x_course = x->assessment == NULL, y_course = y->assessment == NULL;
  if (x_course != y_course)
    return x_course ? 1 : -1;
  return x->order < y->order ? -1 : x->order > y->order;
}

static GPtrArray *
group_retakes (const GPtrArray *rows)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const ScoreToRetake *row = g_ptr_array_index (rows, i);
      gconstpointer subject = row->assessment != NULL ? (gconstpointer) row->assessment : row->course;
      RetakeGroup *group = g_hash_table_lookup (known, subject);
      if (group == NULL)
        {
          group = g_new0 (RetakeGroup, 1);
          group->assessment = row->assessment;
          group->course = row->course;
          group->order = row->assessment != NULL ? row->assessment->index : row->course != NULL ? row->course->index : 0;
          g_hash_table_insert (known, (gpointer) subject, group);
          g_ptr_array_add (groups, group);
        }
      if (row->is_number)
        group->failed++;
      else
        group->missing++;
    }
  g_ptr_array_sort (groups, compare_groups);
  return groups;
}

static void
add_retake_names (const Report *report, xmlNode *section, const GPtrArray *rows)
{
  xmlNode *list = element (section, "retakers");

  for (guint i = 0; i < rows->len && i < MOST_LISTED; i++)
    {
      const ScoreToRetake *row = g_ptr_array_index (rows, i);
      xmlNode *node = element (list, "retaker");
      set_attribute (node, "title", row->assessment != NULL ? row->assessment->title : row->course != NULL ? row->course->title : NULL);
      attribute_integer (node, "attempts", row->attempts);
      add_date (node, report->context, row->date);
      if (row->is_number)
        attribute_decimal (report, node, "score", row->percent);
      else
        {
          g_autofree char *key = g_strconcat ("report.score.", row->missing, NULL);
          set_attribute (node, "missing", words_get (report->context->words, key));
        }
      add_person (node, report->context, "person", row->person, LIST_RESULTS);
    }
  if (rows->len > MOST_LISTED)
    attribute_integer (list, "left-out", rows->len - MOST_LISTED);
}

/* Too few people took it for the edition to say how many failed. */
static gboolean
is_withheld_group (const Report *report, const RetakeGroup *group)
{
  if (group->assessment != NULL)
    return report_withholds_assessment (report, group->assessment);
  return figures_withheld (report->context->figures, MEASURE_SCORE_MEAN, &report->period, DIMENSION_COURSE, group->course->id) == WITHHELD_GROUP;
}

gboolean
report_fill_retakes (const Report *report, xmlNode *section)
{
  g_autoptr (GPtrArray) rows = report_retakes (report);
  g_autoptr (GPtrArray) groups = group_retakes (rows);

  for (guint i = 0; i < groups->len && i < MOST_LISTED; i++)
    {
      const RetakeGroup *group = g_ptr_array_index (groups, i);
      xmlNode *node = element (section, "retake");
      set_attribute (node, "title", group->assessment != NULL ? group->assessment->title : group->course->title);
      if (is_withheld_group (report, group))
        {
          set_attribute (node, "failed", "—");
          set_attribute (node, "missing", "—");
          set_attribute (node, "count", "—");
          set_attribute (node, "withheld", "yes");
          continue;
        }
      attribute_integer (node, "failed", group->failed);
      attribute_integer (node, "missing", group->missing);
      attribute_integer (node, "count", group->failed + group->missing);
    }
  if (groups->len > MOST_LISTED)
    attribute_integer (section, "left-out", groups->len - MOST_LISTED);
  return groups->len > 0;
}

gboolean
report_fill_names (const Report *report, xmlNode *section)
{
  const NamePolicy *names = report->config->edition->names;
  g_autoptr (GPtrArray) missed = NULL, retakes = NULL;
  if (names[LIST_ATTENDANCE] != NAMES_NONE)
    missed = report_exceptions (report);
  if (names[LIST_RESULTS] != NAMES_NONE)
    retakes = report_retakes (report);
  if (missed != NULL && missed->len > 0)
    add_missed_names (report, section, missed);
  if (retakes != NULL && retakes->len > 0)
    add_retake_names (report, section, retakes);
  return section->children != NULL;
}
