/* Entries of a timetable → the grid. */
#include "view/timetable_grid.h"

#define DAYS_A_GRID 5
#define MINUTES_OF_ENTRY 60     /* of an entry that says neither end nor hours */

typedef struct {                /* a column */
  guint day;
  Date date;
  guint first, last;            /* entries [first, last) */
} GridDay;

typedef struct {                /* a week */
  const ViewContext *context;
  const Page *from;
  GArray *entries;              /* TimetableEntry */
  GridDay *days;
  guint n_days;
  GArray *bounds;               /* TimeOfDay: where something begins or ends, ascending */
  gboolean *busy;               /* is there anything in the band from bound i to the next */
} Grid;

/* ---- entries in order ---- */

static gboolean
is_whole_day (const TimetableEntry *entry)
{
  return entry->start == TIME_NONE;
}

static gint
compare_entries (gconstpointer a, gconstpointer b)
{
  const TimetableEntry *left = a, *right = b;
  if (left->date != right->date)
    return left->date < right->date ? -1 : 1;
  if (left->date == DATE_NONE && left->day != right->day)
    return left->day < right->day ? -1 : 1;
  if (left->start != right->start)
    return left->start < right->start ? -1 : 1;
  if (left->end != right->end)
    return left->end < right->end ? -1 : 1;
  return left->order < right->order ? -1 : left->order > right->order;
}

static gboolean
same_day (const TimetableEntry *a, const TimetableEntry *b)
{
  return a->date == b->date && (a->date != DATE_NONE || a->day == b->day);
}

static void
give_end (TimetableEntry *entry)
{
  if (is_whole_day (entry) || entry->end > entry->start)
    return;
  gint64 minutes = entry->hours != HOURS_NONE && entry->hours > 0 ? entry->hours / HOURS_MINUTE : MINUTES_OF_ENTRY;
  entry->end = (TimeOfDay) MIN (entry->start + minutes, 24 * 60);
  if (entry->end <= entry->start)
    entry->start = entry->end = TIME_NONE;
}

static gboolean
goes_on (const TimetableEntry *before, const TimetableEntry *entry)
{
  return before->session == NULL && entry->session == NULL && same_day (before, entry) && before->course == entry->course
         && before->trainer == entry->trainer && g_strcmp0 (before->note, entry->note) == 0 && !is_whole_day (before)
         && before->end == entry->start;
}

/* One course over several slots without a break becomes one entry. */
static void
merge_entries (GArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    for (guint j = i + 1; j < entries->len;)
      {
        TimetableEntry *before = &g_array_index (entries, TimetableEntry, i), *entry = &g_array_index (entries, TimetableEntry, j);
        if (!same_day (before, entry) || entry->start > before->end)
          break;
        if (!goes_on (before, entry))
          {
            j++;
            continue;
          }
        before->end = entry->end;
        before->hours = before->hours != HOURS_NONE && entry->hours != HOURS_NONE ? before->hours + entry->hours : HOURS_NONE;
        g_array_remove_index (entries, j);
      }
}

void
timetable_entries_arrange (GArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      g_array_index (entries, TimetableEntry, i).order = i;
      give_end (&g_array_index (entries, TimetableEntry, i));
    }
  g_array_sort (entries, compare_entries);
  merge_entries (entries);
}

/* ---- cells ---- */

static void
add_trainers (xmlNode *node, const ViewContext *context, const TimetableEntry *entry)
{
  if (entry->trainer != NULL)
    add_person (node, context, "trainer", entry->trainer, LIST_SCHEDULES);
  for (guint i = 0; entry->session != NULL && i < entry->session->trainers->len; i++)
    add_person (node, context, "trainer", entry->session->trainers->pdata[i], LIST_SCHEDULES);
}

static void
add_slot (xmlNode *cell, const Grid *grid, const TimetableEntry *entry)
{
  xmlNode *node = element (cell, "slot");
  add_times (node, entry->start, entry->end);
  attribute_hours (node, "hours", grid->context, entry->hours);
  set_attribute (node, "note", entry->note);
  if (entry->session != NULL)
    {
      set_attribute (node, "session", entry->session->id);
      set_attribute (node, "status", session_status_name (entry->session->status));
      /* Where the cohort meets is said once. */
      if (entry->session->cohort == NULL || g_strcmp0 (entry->session->venue, entry->session->cohort->venue) != 0)
        set_attribute (node, "venue", entry->session->venue);
    }
  if (entry->course != NULL)
    add_course (node, grid->context, grid->from, entry->course);
  add_trainers (node, grid->context, entry);
}

static xmlNode *
add_cell (xmlNode *row, guint column, guint rows)
{
  xmlNode *cell = element (row, "cell");
  attribute_integer (cell, "column", column + 1);
  if (rows > 1)
    attribute_integer (cell, "rows", rows);
  return cell;
}

static void
add_whole_day_row (xmlNode *week, const Grid *grid)
{
  xmlNode *row = NULL;
  for (guint column = 0; column < grid->n_days; column++)
    for (guint i = grid->days[column].first; i < grid->days[column].last; i++)
      if (row == NULL && is_whole_day (&g_array_index (grid->entries, TimetableEntry, i)))
        row = element (week, "row");
  if (row == NULL)
    return;
  set_attribute (row, "whole-day", "yes");
  for (guint column = 0; column < grid->n_days; column++)
    {
      xmlNode *cell = add_cell (row, column, 1);
      for (guint i = grid->days[column].first; i < grid->days[column].last; i++)
        if (is_whole_day (&g_array_index (grid->entries, TimetableEntry, i)))
          add_slot (cell, grid, &g_array_index (grid->entries, TimetableEntry, i));
    }
}

/* The cluster of entries of a day that overlap one another and cover the time `at`: its entries [*first, *last) and its times. */
static gboolean
find_cluster (const Grid *grid, guint column, TimeOfDay at, guint *first, guint *last, TimeOfDay *start, TimeOfDay *end)
{
  const GridDay *day = &grid->days[column];
  for (guint i = day->first; i < day->last; i = *last)
    {
      const TimetableEntry *entry = &g_array_index (grid->entries, TimetableEntry, i);
      *first = i;
      *start = entry->start;
      *end = entry->end;
      for (*last = i + 1; *last < day->last; (*last)++)
        {
          const TimetableEntry *other = &g_array_index (grid->entries, TimetableEntry, *last);
          if (other->start >= *end)
            break;
          *end = MAX (*end, other->end);
        }
      if (!is_whole_day (entry) && *start <= at && at < *end)
        return TRUE;
    }
  return FALSE;
}

/* How many busy bands follow each other from band `band` on, before `end`. */
static guint
count_bands (const Grid *grid, guint band, TimeOfDay end)
{
  guint n = 0;
  while (band + n + 1 < grid->bounds->len && grid->busy[band + n] && g_array_index (grid->bounds, TimeOfDay, band + n) < end)
    n++;
  return n;
}

static gboolean
is_free (const Grid *grid, guint column, guint band)
{
  guint first, last;
  TimeOfDay start, end;
  return !find_cluster (grid, column, g_array_index (grid->bounds, TimeOfDay, band), &first, &last, &start, &end);
}

static void
add_band_cell (xmlNode *row, const Grid *grid, guint column, guint band)
{
  TimeOfDay at = g_array_index (grid->bounds, TimeOfDay, band), start, end;
  guint first, last;
  if (find_cluster (grid, column, at, &first, &last, &start, &end))
    {
      if (start != at)
        return;
      xmlNode *cell = add_cell (row, column, count_bands (grid, band, end));
      for (guint i = first; i < last; i++)
        add_slot (cell, grid, &g_array_index (grid->entries, TimetableEntry, i));
      return;
    }
  if (band > 0 && grid->busy[band - 1] && is_free (grid, column, band - 1))
    return;
  guint rows = 1;
  while (band + rows + 1 < grid->bounds->len && grid->busy[band + rows] && is_free (grid, column, band + rows))
    rows++;
  set_attribute (add_cell (row, column, rows), "empty", "yes");
}

static void
add_bands (xmlNode *week, const Grid *grid)
{
  for (guint band = 0; band + 1 < grid->bounds->len; band++)
    {
      xmlNode *row = element (week, grid->busy[band] ? "row" : "gap");
      add_times (row, g_array_index (grid->bounds, TimeOfDay, band), g_array_index (grid->bounds, TimeOfDay, band + 1));
      for (guint column = 0; grid->busy[band] && column < grid->n_days; column++)
        add_band_cell (row, grid, column, band);
    }
}

/* ---- weeks ---- */

static gint
compare_times (gconstpointer a, gconstpointer b)
{
  return *(const TimeOfDay *) a - *(const TimeOfDay *) b;
}

static void
find_bounds (Grid *grid)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (TimeOfDay));
  guint from = grid->days[0].first, to = grid->days[grid->n_days - 1].last;
  for (guint i = from; i < to; i++)
    {
      const TimetableEntry *entry = &g_array_index (grid->entries, TimetableEntry, i);
      if (is_whole_day (entry))
        continue;
      g_array_append_val (all, entry->start);
      g_array_append_val (all, entry->end);
    }
  g_array_sort (all, compare_times);
  grid->bounds = g_array_new (FALSE, FALSE, sizeof (TimeOfDay));
  for (guint i = 0; i < all->len; i++)
    if (i == 0 || g_array_index (all, TimeOfDay, i) != g_array_index (all, TimeOfDay, i - 1))
      g_array_append_val (grid->bounds, g_array_index (all, TimeOfDay, i));

  grid->busy = g_new0 (gboolean, grid->bounds->len + 1);
  for (guint band = 0; band + 1 < grid->bounds->len; band++)
    for (guint column = 0; column < grid->n_days && !grid->busy[band]; column++)
      grid->busy[band] = !is_free (grid, column, band);
}

static void
add_days (xmlNode *week, const Grid *grid)
{
  for (guint i = 0; i < grid->n_days; i++)
    {
      const GridDay *day = &grid->days[i];
      xmlNode *node = element (week, "day");
      attribute_integer (node, "column", i + 1);
      if (day->day > 0)
        attribute_integer (node, "number", day->day);
      add_date (node, grid->context, day->date);
      if (day->date != DATE_NONE)
        set_attribute (node, "title", model_day_title (grid->context->model, day->date));
      if (day->date != DATE_NONE && day->date == grid->context->model->as_of)
        set_attribute (node, "today", "yes");
    }
}

static void
add_week (xmlNode *timetable, const ViewContext *context, const Page *from, GArray *entries, GridDay *days, guint n_days, guint number)
{
  Grid grid = { context, from, entries, days, n_days, NULL, NULL };
  xmlNode *week = element (timetable, "week");
  attribute_integer (week, "number", number);
  find_bounds (&grid);
  add_days (week, &grid);
  add_whole_day_row (week, &grid);
  add_bands (week, &grid);
  g_array_unref (grid.bounds);
  g_free (grid.busy);
}

static gboolean
begins_week (const GArray *days, guint first, guint i)
{
  const GridDay *a = &g_array_index (days, GridDay, first), *b = &g_array_index (days, GridDay, i);
  if (b->date == DATE_NONE)
    return (b->day - 1) / DAYS_A_GRID != (a->day - 1) / DAYS_A_GRID;
  return b->date - (Date) date_weekday (b->date) != a->date - (Date) date_weekday (a->date);
}

xmlNode *
timetable_grid_add (xmlNode *parent, const ViewContext *context, const Page *from, GArray *entries, gboolean dated)
{
  timetable_entries_arrange (entries);
  g_autoptr (GArray) days = g_array_new (FALSE, TRUE, sizeof (GridDay));
  for (guint i = 0; i < entries->len; i++)
    {
      const TimetableEntry *entry = &g_array_index (entries, TimetableEntry, i);
      if (i == 0 || !same_day (&g_array_index (entries, TimetableEntry, i - 1), entry))
        {
          GridDay day = { entry->day, entry->date, i, i };
          g_array_append_val (days, day);
        }
      GridDay *last = &g_array_index (days, GridDay, days->len - 1);
      last->last = i + 1;
      if (last->day == 0)
        last->day = entry->day;
    }

  xmlNode *timetable = element (parent, "timetable");
  guint number = 0;
  for (guint first = 0, i = 1; first < days->len; i++)
    if (i == days->len || begins_week (days, first, i))
      {
        add_week (timetable, context, from, entries, &g_array_index (days, GridDay, first), i - first, ++number);
        first = i;
      }
  return timetable;
}
