#include "measure/comparison.h"

#include <string.h>

/* Figures of a period up to a day, counted when first asked for. */
typedef struct {
  Period period;
  Date last;
  Figures *figures;
} Window;

struct Comparisons {
  const Model *model;
  const Figures *figures;
  PeriodRules rules;
  Date begin;                  /* the first day with a session or a fact; DATE_NONE: there is none */
  GMutex lock;
  GPtrArray *windows;          /* Window * */
};

static void
window_free (gpointer data)
{
  Window *window = data;
  figures_free (window->figures);
  g_free (window);
}

/* The period's figures up to `last`. */
static const Figures *
find_window (Comparisons *comparisons, const Period *period, Date last)
{
  Window *found = NULL;
  g_mutex_lock (&comparisons->lock);
  for (guint i = 0; i < comparisons->windows->len && found == NULL; i++)
    {
      Window *window = g_ptr_array_index (comparisons->windows, i);
      if (period_equal (&window->period, period) && window->last == last)
        found = window;
    }
  if (found == NULL)
    {
      found = g_new (Window, 1);
      *found = (Window) { *period, last, figures_window_new (comparisons->figures, period, last) };
      g_ptr_array_add (comparisons->windows, found);
    }
  g_mutex_unlock (&comparisons->lock);
  return found->figures;
}

/* The same day a year before; of 29 February the 28th. */
static Date
year_before (Date day)
{
  int year, month, in_month;
  date_split (day, &year, &month, &in_month);
  Date before = date_new (year - 1, month, in_month);
  return before != DATE_NONE || year < 2 ? before : date_new (year - 1, month, in_month - 1);
}

/* The period of the same name, a year earlier. */
static ComparisonState
find_year_before (const Comparisons *comparisons, const Period *period, Period *found)
{
  char name[PERIOD_BUFFER], before[PERIOD_BUFFER];
  int year, number;
  if (period->kind == PERIOD_YEAR)
    return COMPARED_NEVER;
  period_numbers (period, &year, &number);
  period_format (period, name);
  g_snprintf (before, sizeof before, "%04d%s", year - 1, name + 4);
  if (period_parse (&comparisons->rules, before, found))
    return COMPARED;
  return period->kind == PERIOD_WEEK ? COMPARED_NO_WEEK : COMPARED_NO_DAY;
}

static ComparisonState
find_year_to_date (const Comparisons *comparisons, const Period *period, Period *found)
{
  char name[PERIOD_BUFFER];
  int year, number;
  if (period->kind != PERIOD_MONTH && period->kind != PERIOD_QUARTER)
    return COMPARED_NEVER;
  period_numbers (period, &year, &number);
  g_snprintf (name, sizeof name, "%04d", year);
  return period_parse (&comparisons->rules, name, found) ? COMPARED : COMPARED_NEVER;
}

/* The day of `other` that answers to the last day that counts of a running period: the same day of the week; in the period before the same number
 * of days; a year before the same date. */
static Date
same_day (const Comparisons *comparisons, const Period *period, const Period *other, ComparisonKind kind)
{
  Date base = comparisons->model->as_of;
  gboolean by_date = period->kind >= PERIOD_MONTH && (kind == COMPARISON_YEAR_BEFORE || period->kind == PERIOD_YEAR);
  Date day = by_date ? year_before (base) : other->first + (base - period->first);
  return CLAMP (day, other->first, other->last);
}

Comparison
comparison_of (Comparisons *comparisons, ComparisonKind kind, const Period *period)
{
  Comparison found = { .state = COMPARED };
  Date as_of = comparisons->model->as_of, begin = comparisons->begin;
  if (kind == COMPARISON_PREVIOUS)
    found.period = period_previous (period);
  else if (kind == COMPARISON_YEAR_BEFORE)
    found.state = find_year_before (comparisons, period, &found.period);
  else
    found.state = find_year_to_date (comparisons, period, &found.period);
  if (found.state != COMPARED)
    return found;
  found.last = found.period.last;
  if (kind == COMPARISON_YEAR_TO_DATE)
    found.last = MIN (period->last, as_of);
  else if (as_of < period->last)
    found.last = same_day (comparisons, period, &found.period, kind);
  found.cut = found.last < MIN (found.period.last, as_of);
  if (begin == DATE_NONE || found.last < begin)
    {
      found.state = COMPARED_NO_RECORDS;
      return found;
    }
  found.begin = begin > found.period.first ? begin : DATE_NONE;
  found.figures = found.cut ? find_window (comparisons, &found.period, found.last) : comparisons->figures;
  return found;
}

Comparisons *
comparisons_new (const Model *model, const Facts *facts, const Figures *figures)
{
  Comparisons *comparisons = g_new0 (Comparisons, 1);
  Date last;
  comparisons->model = model;
  comparisons->figures = figures;
  comparisons->rules = period_rules (model->config);
  if (!facts_range (facts, &comparisons->begin, &last))
    comparisons->begin = DATE_NONE;
  comparisons->windows = g_ptr_array_new_with_free_func (window_free);
  g_mutex_init (&comparisons->lock);
  return comparisons;
}

Date
comparisons_begin (const Comparisons *comparisons)
{
  return comparisons->begin;
}

void
comparisons_free (Comparisons *comparisons)
{
  if (comparisons == NULL)
    return;
  g_ptr_array_unref (comparisons->windows);
  g_mutex_clear (&comparisons->lock);
  g_free (comparisons);
}

/* Appends the rows of a part of figures.csv, each with the last day behind its period. */
static void
append_window (GString *text, const Window *window)
{
  char day[DATE_BUFFER], name[PERIOD_BUFFER];
  g_autofree char *csv = figures_csv_period (window->figures, &window->period, DIMENSION_ALL, "all", NULL);
  gsize length = strlen (period_format (&window->period, name));
  date_format (window->last, day);
  const char *row = strchr (csv, '\n') + 1;
  if (text->len == 0)
    g_string_append_len (text, csv, row - csv);
  for (const char *next; *row != '\0'; row = next)
    {
      /* Rows whose member has a line break go on until the next one that begins with the period. */
      next = strchr (row, '\n') + 1;
      if (strncmp (row, name, length) == 0 && row[length] == ',')
        {
          g_string_append_printf (text, "%s..%s", name, day);
          g_string_append_len (text, row + length, next - row - (gssize) length);
        }
      else
        g_string_append_len (text, row, next - row);
    }
}

static gint
compare_windows (gconstpointer a, gconstpointer b)
{
  const Window *one = *(const Window *const *) a, *other = *(const Window *const *) b;
  if (one->period.kind != other->period.kind)
    return one->period.kind < other->period.kind ? -1 : 1;
  if (one->period.first != other->period.first)
    return one->period.first < other->period.first ? -1 : 1;
  return one->last < other->last ? -1 : one->last > other->last;
}

char *
comparisons_csv (Comparisons *comparisons, gsize *length)
{
  GString *text = g_string_new (NULL);
  for (PeriodKind kind = 0; kind < N_PERIODS; kind++)
    {
      const GArray *periods = figures_periods (comparisons->figures, kind);
      for (guint i = 0; i < periods->len; i++)
        for (ComparisonKind with = 0; with < N_COMPARISONS; with++)
          comparison_of (comparisons, with, &g_array_index (periods, Period, i));
    }
  g_ptr_array_sort (comparisons->windows, compare_windows);
  for (guint i = 0; i < comparisons->windows->len; i++)
    append_window (text, g_ptr_array_index (comparisons->windows, i));
  if (length != NULL)
    *length = text->len;
  return g_string_free (text, FALSE);
}
