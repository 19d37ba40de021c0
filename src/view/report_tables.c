/* Tables of figures: a row for each team, course, area, trainer or cohort, and the whole department as the last row. */
#include "view/report.h"

/* More rows than these are left out, and counted. */
#define MOST_ROWS 300

typedef struct {
  char *member;                 /* borrowed */
  gint64 rank;                  /* greater stands first */
  guint order;                  /* of the model, among equals */
} TableRowKey;

typedef struct {
  Dimension dimension;
  const MeasureId *columns;
  guint n_columns;
  MeasureId rank;               /* rows by this figure, greatest first; MEASURE_NONE: in the model's order */
  gboolean first_only;          /* only members that have the first column's figure */
} TableShape;

static const MeasureId team_columns[] = {
  MEASURE_HEADCOUNT, MEASURE_ATTENDANCE_EXPECTED, MEASURE_ATTENDANCE_ATTENDED, MEASURE_ATTENDANCE_RATE, MEASURE_HOURS_PERSON,
  MEASURE_PEOPLE_TRAINED, MEASURE_COVERAGE_RATE, MEASURE_SCORE_TAKEN, MEASURE_SCORE_MEAN, MEASURE_SCORE_FIRST_PASS_RATE
};
static const MeasureId course_columns[] = {
  MEASURE_SESSIONS_PLANNED, MEASURE_SESSIONS_HELD, MEASURE_HOURS_HELD, MEASURE_ATTENDANCE_EXPECTED, MEASURE_ATTENDANCE_ATTENDED,
  MEASURE_ATTENDANCE_RATE, MEASURE_PEOPLE_TRAINED, MEASURE_SCORE_TAKEN, MEASURE_SCORE_MEAN, MEASURE_SCORE_FIRST_PASS_RATE
};
static const MeasureId trainer_columns[] = {
  MEASURE_SESSIONS_PLANNED, MEASURE_SESSIONS_HELD, MEASURE_HOURS_HELD, MEASURE_ATTENDANCE_EXPECTED, MEASURE_ATTENDANCE_ATTENDED,
  MEASURE_ATTENDANCE_RATE, MEASURE_PEOPLE_TRAINED
};

static gint
compare_rows (gconstpointer a, gconstpointer b)
{
  const TableRowKey *x = a, *y = b;
  if (x->rank != y->rank)
    return x->rank > y->rank ? -1 : 1;
  return x->order < y->order ? -1 : x->order > y->order;
}

/* The members that have any of the columns' figures, each once, in the order they shall stand. */
static GArray *
row_keys (const Report *report, const TableShape *shape)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (TableRowKey));
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint c = 0; c < (shape->first_only ? MIN (shape->n_columns, 1) : shape->n_columns); c++)
    {
      g_autoptr (GPtrArray) members = figures_members (report->context->figures, shape->columns[c], &report->period, shape->dimension);
      for (guint i = 0; i < members->len; i++)
        {
          char *member = g_ptr_array_index (members, i);
          if (!g_hash_table_add (known, member))
            continue;
          TableRowKey row = { member, 0, rows->len };
          if (shape->rank != MEASURE_NONE)
            {
              g_auto (Shown) shown = report_shown (report, shape->rank, &report->period, shape->dimension, member);
              row.rank = shown.present ? shown.tenths : 0;
            }
          g_array_append_val (rows, row);
        }
    }
  g_array_sort (rows, compare_rows);
  return rows;
}

/* What a member is called, and its page. New string. */
static char *
member_label (const Report *report, xmlNode *node, Dimension dimension, const char *member, const Page **page)
{
  const ViewContext *context = report->context;
  *page = NULL;
  if (dimension == DIMENSION_COURSE)
    {
      const Course *course = model_course (context->model, member, -1);
      *page = course == NULL ? NULL : plan_page_for (context->plan, PAGE_COURSE, course);
      return g_strdup (course == NULL ? member : course->title);
    }
  if (dimension == DIMENSION_TRAINER)
    {
      const Person *person = model_person (context->model, member, -1);
      return person == NULL ? g_strdup (member) : person_name (node, context, person, LIST_SCHEDULES);
    }
  if (dimension == DIMENSION_COHORT)
    {
      const Cohort *cohort = model_cohort (context->model, member, -1);
      *page = cohort == NULL ? NULL : plan_page_for (context->plan, PAGE_COHORT, cohort);
      return g_strdup (cohort == NULL ? member : cohort->title);
    }
  if (dimension == DIMENSION_TEAM)
    for (guint i = 0; i < context->model->teams->len; i++)
      if (g_str_equal (g_ptr_array_index (context->model->teams, i), member))
        *page = plan_page_for (context->plan, PAGE_TEAM, g_ptr_array_index (context->model->teams, i));
  return g_strdup (member);
}

/* A column is worth its place when some row has a figure that is not zero. */
static gboolean
column_is_filled (const Report *report, const TableShape *shape, MeasureId measure, const GArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const char *member = g_array_index (rows, TableRowKey, i).member;
      const Figure *figure = figures_find (report->context->figures, measure, &report->period, shape->dimension, member);
      if (figure != NULL && (!figure->is_sum || figure->numerator != 0))
        return TRUE;
    }
  return FALSE;
}

static void
add_cells (const Report *report, xmlNode *row, const GArray *columns, Dimension dimension, const char *member)
{
  for (guint c = 0; c < columns->len; c++)
    {
      MeasureId measure = g_array_index (columns, MeasureId, c);
      g_auto (Shown) shown = report_shown (report, measure, &report->period, dimension, member);
      xmlNode *cell = element (row, "cell");
      set_attribute (cell, "measure", view_measure (report->context, measure)->id);
      report_add_value (report, cell, measure, &shown);
    }
}

static void
add_columns (const Report *report, xmlNode *table, const GArray *columns)
{
  for (guint c = 0; c < columns->len; c++)
    {
      MeasureId measure = g_array_index (columns, MeasureId, c);
      const char *id = view_measure (report->context, measure)->id;
      g_autofree char *key = g_strconcat ("report.column.", id, NULL);
      const char *label = words_find (report->context->words, key);
      xmlNode *column = element (table, "column");
      set_attribute (column, "measure", id);
      set_attribute (column, "label", label != NULL ? label : report_measure_label (report->context, measure));
      set_attribute (column, "title", report_measure_label (report->context, measure));
    }
}

/* A team's own report of the period, where there is one, else its page. */
static const Page *
team_report (const Report *report, Dimension dimension, const char *member, const Page *page)
{
  const Page *own = dimension == DIMENSION_TEAM ? plan_team_report (report->context->plan, member, &report->period) : NULL;
  return own != NULL ? own : page;
}

/* ---- a long table on paper: the rows at both ends of one figure ---- */

typedef struct {
  const char *member;          /* borrowed */
  gint64 tenths;
  guint order;
} TableRowFigure;

static gint
compare_figures (gconstpointer a, gconstpointer b)
{
  const TableRowFigure *x = a, *y = b;
  if (x->tenths != y->tenths)
    return x->tenths > y->tenths ? -1 : 1;
  return x->order < y->order ? -1 : x->order > y->order;
}

/* The figure that the rows stand by, else the first percentage, else none. */
static MeasureId
telling_measure (const Report *report, const TableShape *shape, const GArray *columns)
{
  for (guint c = 0; shape->rank == MEASURE_NONE && c < columns->len; c++)
    if (view_measure (report->context, g_array_index (columns, MeasureId, c))->unit == UNIT_RATE)
      return g_array_index (columns, MeasureId, c);
  return shape->rank;
}

/* The members that the main part shows of more rows than `paper` says: those with the highest and those with the lowest figures.
 * NULL: the first ones, or all. Set of borrowed names; free it. */
static GHashTable *
members_on_paper (const Report *report, const TableShape *shape, MeasureId measure, const GArray *rows)
{
  guint paper = report_option_paper (report);
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (TableRowFigure));

  if (paper == 0 || rows->len <= paper || measure == MEASURE_NONE)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    {
      const char *member = g_array_index (rows, TableRowKey, i).member;
      g_auto (Shown) shown = report_shown (report, measure, &report->period, shape->dimension, member);
      TableRowFigure figure = { member, shown.tenths, i };
      if (shown.present)
        g_array_append_val (figures, figure);
    }
  if (figures->len == 0)
    return NULL;
  GHashTable *kept = g_hash_table_new (g_str_hash, g_str_equal);
  g_array_sort (figures, compare_figures);
  for (guint i = 0; i < figures->len; i++)
    if (i < (paper + 1) / 2 || i + paper / 2 >= figures->len)
      g_hash_table_add (kept, (gpointer) g_array_index (figures, TableRowFigure, i).member);
  return kept;
}

static gboolean
fill_table (const Report *report, xmlNode *section, const TableShape *usual)
{
  g_autoptr (GArray) wanted = report_option_measures (report, usual->columns, usual->n_columns);
  const TableShape own = { report_option_by (report, usual->dimension), (const MeasureId *) (gpointer) wanted->data, wanted->len,
                           report_option_sort (report, usual->rank), usual->first_only }, *shape = &own;
  guint most = report_option_rows (report, MOST_ROWS);
  const char *name = dimension_name (shape->dimension);
  g_autoptr (GArray) rows = row_keys (report, shape);
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (MeasureId));
  g_autofree char *caption_key = g_strconcat ("report.table.", name, NULL);
  g_autofree char *head_key = g_strconcat ("report.head.", name, NULL);

  for (guint c = 0; c < shape->n_columns; c++)
    if (column_is_filled (report, shape, shape->columns[c], rows))
      g_array_append_val (columns, shape->columns[c]);
  if (rows->len == 0 || columns->len == 0 || !report_is_whole (report))   /* nothing is counted by two dimensions at once */
    return FALSE;
  xmlNode *table = element (section, "table");
  set_attribute (table, "dimension", name);
  set_attribute (table, "caption", words_get (report->context->words, caption_key));
  set_attribute (table, "head", words_get (report->context->words, head_key));
  const NamePolicy *names = report->config->edition->names;
  add_columns (report, table, columns);
  MeasureId telling = telling_measure (report, shape, columns);
  g_autoptr (GHashTable) kept = members_on_paper (report, shape, telling, rows);
  if (kept != NULL)
    set_attribute (table, "ends-of", report_measure_label (report->context, telling));
  for (guint i = 0; i < rows->len && i < most; i++)
    {
      const char *member = g_array_index (rows, TableRowKey, i).member;
      const Page *page;
      xmlNode *row = element (table, "row");
      g_autofree char *label = member_label (report, row, shape->dimension, member, &page);
      set_attribute (row, "member", shape->dimension == DIMENSION_TRAINER && names[LIST_SCHEDULES] == NAMES_MASKED ? NULL : member);
      set_attribute (row, "label", label);
      if (kept != NULL && !g_hash_table_contains (kept, member))
        set_attribute (row, "beyond", "yes");
      link_to (row, report->page, team_report (report, shape->dimension, member, page));
      add_cells (report, row, columns, shape->dimension, member);
    }
  if (rows->len > most)
    attribute_integer (table, "left-out", rows->len - most);
  xmlNode *total = element (table, "row");
  set_attribute (total, "total", "yes");
  set_attribute (total, "label", words_get (report->context->words, "report.total"));
  add_cells (report, total, columns, report->dimension, report->member);
  return TRUE;
}

gboolean
report_add_table (const Report *report, xmlNode *section, Dimension dimension, const MeasureId *measures, guint n)
{
  const TableShape shape = { dimension, measures, n, MEASURE_NONE, TRUE };
  return fill_table (report, section, &shape);
}

/* Does the report have a section of that kind. */
static gboolean
has_section (const Report *report, const char *kind)
{
  for (guint i = 0; i < report->layout->sections->len; i++)
    if (g_str_equal (((const ReportSection *) report->layout->sections->pdata[i])->name.text, kind))
      return TRUE;
  return FALSE;
}

gboolean
report_fill_teams (const Report *report, xmlNode *section)
{
  static const TableShape shape = { DIMENSION_TEAM, team_columns, G_N_ELEMENTS (team_columns), MEASURE_NONE };
  if (!fill_table (report, section, &shape))
    return FALSE;
  report_add_team_bars (report, section);
  if (!has_section (report, "workload"))
    report_add_team_hours (report, section);
  if (report->period.kind >= PERIOD_MONTH)
    report_add_team_trends (report, section);
  return TRUE;
}

gboolean
report_fill_table (const Report *report, xmlNode *section)
{
  const TableShape shapes[N_DIMENSIONS] = {
    [DIMENSION_TEAM] = { DIMENSION_TEAM, team_columns, G_N_ELEMENTS (team_columns), MEASURE_NONE },
    [DIMENSION_COHORT] = { DIMENSION_COHORT, team_columns, G_N_ELEMENTS (team_columns), MEASURE_NONE },
    [DIMENSION_COURSE] = { DIMENSION_COURSE, course_columns, G_N_ELEMENTS (course_columns), MEASURE_HOURS_HELD },
    [DIMENSION_AREA] = { DIMENSION_AREA, course_columns, G_N_ELEMENTS (course_columns), MEASURE_NONE },
    [DIMENSION_TRAINER] = { DIMENSION_TRAINER, trainer_columns, G_N_ELEMENTS (trainer_columns), MEASURE_HOURS_HELD },
  };
  return fill_table (report, section, &shapes[report_option_by (report, DIMENSION_TEAM)]);
}

gboolean
report_fill_courses (const Report *report, xmlNode *section)
{
  static const TableShape shape = { DIMENSION_COURSE, course_columns, G_N_ELEMENTS (course_columns), MEASURE_HOURS_HELD };
  return fill_table (report, section, &shape);
}

gboolean
report_fill_areas (const Report *report, xmlNode *section)
{
  static const TableShape shape = { DIMENSION_AREA, course_columns, G_N_ELEMENTS (course_columns), MEASURE_NONE };
  return fill_table (report, section, &shape);
}

gboolean
report_fill_trainers (const Report *report, xmlNode *section)
{
  static const TableShape shape = { DIMENSION_TRAINER, trainer_columns, G_N_ELEMENTS (trainer_columns), MEASURE_HOURS_HELD };
  return fill_table (report, section, &shape);
}

/* ---- newcomers ---- */

static guint
workdays (const Model *model, Date from, Date to)
{
  guint count = 0;
  for (Date day = from; day <= to; day++)
    count += model_is_workday (model, day);
  return count;
}

void
report_add_progress (const Report *report, xmlNode *node, const Cohort *cohort)
{
  const Model *model = report->context->model;
  Date end = cohort->end_date == DATE_NONE ? cohort->start_date : cohort->end_date;
  guint whole = cohort->curriculum != NULL && cohort->curriculum->days > 0 ? cohort->curriculum->days
                                                                           : workdays (model, cohort->start_date, end);
  guint done = report->base < cohort->start_date ? 0 : workdays (model, cohort->start_date, MIN (report->base, end));
  gboolean finished = report->base >= end || done > whole;

  attribute_integer (node, "day", MIN (done, whole));
  attribute_integer (node, "days", whole);
  set_attribute (node, "state", finished ? "finished" : done == 0 ? "coming" : "running");
}

static void
add_cohort_row (const Report *report, xmlNode *parent, const Cohort *cohort)
{
  static const MeasureId shown_measures[] = { MEASURE_ATTENDANCE_RATE, MEASURE_SCORE_FIRST_PASS_RATE, MEASURE_SCORE_MEAN };
  g_autoptr (GPtrArray) people = cohort_members (report->context, cohort);
  Date end = cohort->end_date == DATE_NONE ? cohort->start_date : cohort->end_date;
  g_autofree char *range = period_range_text (report->context->words, cohort->start_date, end);
  guint left = 0;
  xmlNode *row = element (parent, "cohort-row");

  for (guint i = 0; i < people->len; i++)
    {
      const Person *person = g_ptr_array_index (people, i);
      left += person->leave_date != DATE_NONE && person->leave_date <= report->base && person->leave_date >= cohort->start_date;
    }
  add_cohort (row, report->context, report->page, cohort);
  set_attribute (row, "range", range);
  report_add_progress (report, row, cohort);
  if (cohort->planned_size >= 0)
    attribute_integer (row, "planned", cohort->planned_size);
  attribute_people (row, "people", report->context, LIST_ROSTERS, people->len);
  attribute_people (row, "left", report->context, LIST_PROGRESS, left);
  for (guint i = 0; i < G_N_ELEMENTS (shown_measures); i++)
    {
      g_auto (Shown) shown = report_shown (report, shown_measures[i], &report->period, DIMENSION_COHORT, cohort->id);
      xmlNode *cell = element (row, "cell");
      set_attribute (cell, "measure", view_measure (report->context, shown_measures[i])->id);
      report_add_value (report, cell, shown_measures[i], &shown);
    }
}

static gint
compare_probation (gconstpointer a, gconstpointer b)
{
  const Person *x = *(const Person *const *) a, *y = *(const Person *const *) b;
  if (x->probation_end != y->probation_end)
    return x->probation_end < y->probation_end ? -1 : 1;
  return x->index < y->index ? -1 : x->index > y->index;
}

/* Whose probation ends soon, and who was confirmed in the period. */
static gboolean
add_probation (const Report *report, xmlNode *section)
{
  const GPtrArray *people = report->context->model->people;
  Date from = report->base + 1, to = report->base + report_days_ahead (report);
  g_autoptr (GPtrArray) ending = g_ptr_array_new ();
  guint confirmed = 0;

  if (!report_is_whole (report) && !report_of_people (report))
    return FALSE;
  for (guint i = 0; i < people->len; i++)
    {
      Person *person = g_ptr_array_index (people, i);
      if (!report_has_person (report, person, report->base))
        continue;
      gboolean regular = person->regular_date != DATE_NONE && person->regular_date <= report->base;
      confirmed += regular && person->regular_date >= report->period.first;
      if (person->probation_end >= from && person->probation_end <= to && !regular && person_is_active (person, report->base))
        g_ptr_array_add (ending, person);
    }
  if (ending->len == 0 && confirmed == 0)
    return FALSE;
  g_ptr_array_sort (ending, compare_probation);
  g_autofree char *range = period_range_text (report->context->words, from, to);
  xmlNode *node = element (section, "probation");
  set_attribute (node, "range", range);
  attribute_people (node, "ending", report->context, LIST_PROGRESS, ending->len);
  if (confirmed > 0)
    attribute_people (node, "confirmed", report->context, LIST_PROGRESS, confirmed);
  for (guint i = 0; report->config->edition->names[LIST_PROGRESS] != NAMES_NONE && i < ending->len; i++)
    {
      const Person *person = g_ptr_array_index (ending, i);
      xmlNode *child = add_person (node, report->context, "person", person, LIST_PROGRESS);
      add_date (child, report->context, person->probation_end);
    }
  return TRUE;
}

gboolean
report_fill_cohorts (const Report *report, xmlNode *section)
{
  g_autoptr (GPtrArray) cohorts = report_cohorts (report, report->period.first, report->period.last);

  /* Cohort by cohort: a dimension like others. */
  guint rows = edition_shows_dimension (report->config->edition, dimension_name (DIMENSION_COHORT)) ? MIN (cohorts->len, MOST_ROWS) : 0;
  for (guint i = 0; i < rows; i++)
    add_cohort_row (report, section, g_ptr_array_index (cohorts, i));
  return add_probation (report, section) || rows > 0;
}
