/* Facts: what is made in one pass over enrolments, attendance and scores. */
#include "facts/aside.h"
#include "facts/checks.h"
#include "facts/counting.h"
#include "facts/indicators.h"

#include <libintl.h>
#include <string.h>
#include <sys/mman.h>

#define _(text) gettext (text)

guint64 *
words_at (guint64 **place, guint size)
{
  guint64 *words = __atomic_load_n (place, __ATOMIC_ACQUIRE);
  if (G_LIKELY (words != NULL))
    return words;
  guint64 *made = g_new0 (guint64, size);
  if (__atomic_compare_exchange_n (place, &words, made, FALSE, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE))
    return made;
  g_free (made);
  return words;
}

void
day_sums_add (DaySums *sums, guint day, guint column, gint64 value)
{
  gint64 *row = (gint64 *) words_at ((guint64 **) &sums->rows[day], sums->width);
  __atomic_fetch_add (&row[column], value, __ATOMIC_RELAXED);
}

gint64
day_sum (const DaySums *sums, guint day, guint column)
{
  return sums->rows == NULL || sums->rows[day] == NULL ? 0 : sums->rows[day][column];
}

void
day_sums_clear (DaySums *sums)
{
  for (guint i = 0; i < sums->n_rows; i++)
    g_clear_pointer (&sums->rows[i], g_free);
}

static void
day_sums_init (DaySums *sums, guint n_rows, guint width)
{
  *sums = (DaySums) { .rows = g_new0 (gint64 *, n_rows), .n_rows = n_rows, .width = width };
}

static void
free_words (guint64 **words, guint n)
{
  for (guint i = 0; words != NULL && i < n; i++)
    g_free (words[i]);
  g_free (words);
}

static int
compare_dates (gconstpointer a, gconstpointer b)
{
  Date one = *(const Date *) a, other = *(const Date *) b;
  return one < other ? -1 : one > other;
}

/* The distinct days of sessions, and which of them each session is on. */
static void
find_days (Facts *facts)
{
  const GPtrArray *sessions = facts->model->sessions;
  g_autoptr (GArray) dates = g_array_new (FALSE, FALSE, sizeof (Date));
  for (guint i = 0; i < sessions->len; i++)
    {
      const Session *session = sessions->pdata[i];
      if (session->date != DATE_NONE && session->date <= facts->model->as_of)
        g_array_append_val (dates, session->date);
    }
  g_array_sort (dates, compare_dates);
  facts->days = g_new (Date, dates->len + 1);
  for (guint i = 0; i < dates->len; i++)
    if (facts->n_days == 0 || facts->days[facts->n_days - 1] != g_array_index (dates, Date, i))
      facts->days[facts->n_days++] = g_array_index (dates, Date, i);

  facts->session_day = g_new (guint32, sessions->len + 1);
  for (guint i = 0; i < sessions->len; i++)
    {
      const Session *session = sessions->pdata[i];
      const Date *found = bsearch (&session->date, facts->days, facts->n_days, sizeof (Date), compare_dates);
      facts->session_day[session->index] = found == NULL ? G_MAXUINT32 : (guint32) (found - facts->days);
    }
}

static gsize
marks_size (const Facts *facts)
{
  return ((gsize) facts->n_sessions * 3 * facts->set_words + 1) * sizeof (guint64);
}

/* Where many people meet many sessions, rows hit the marks all over: large pages save the processor most of its look-ups. Pages that no
 * row hits cost nothing. Both hold for memory that comes from the system and that no allocator has touched. */
#define LARGE_MARKS ((gsize) 8 << 20)

guint64 *
marks_new (const Facts *facts)
{
  gsize size = marks_size (facts);
  if (size < LARGE_MARKS)
    return g_malloc0 (size);
  void *marks = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (marks == MAP_FAILED)
    g_error ("no memory for %" G_GSIZE_FORMAT " bytes", size);
  madvise (marks, size, MADV_HUGEPAGE);     /* a wish: nothing depends on it */
  return marks;
}

void
marks_free (const Facts *facts, guint64 *marks)
{
  gsize size = marks_size (facts);
  if (size < LARGE_MARKS)
    g_free (marks);
  else if (marks != NULL)
    munmap (marks, size);
}

static Facts *
facts_new (const Model *model)
{
  Facts *facts = g_new0 (Facts, 1);
  facts->model = model;
  facts->n_sessions = model->sessions->len;
  facts->n_cohorts = model->cohorts->len;
  facts->set_words = MAX (1, set_words_for (model->people->len));
  facts->marks = marks_new (facts);
  facts->session_rosters = g_new0 (guint64 *, model->sessions->len + 1);
  facts->cohort_rosters = g_new0 (guint64 *, model->cohorts->len + 1);
  facts->session_extra = g_new0 (gint64, model->sessions->len + 1);
  find_days (facts);
  day_sums_init (&facts->team_extra, facts->n_days, model->teams->len + 1);
  day_sums_init (&facts->cohort_extra, facts->n_days, model->cohorts->len + 1);
  day_sums_init (&facts->person_extra, facts->n_days, model->people->len + 1);
  facts->score_files = g_ptr_array_new_with_free_func (g_free);
  facts->export_columns = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  facts->strings = g_string_chunk_new (1024);
  facts->aside = aside_new ();
  return facts;
}

/* A message names no more files than these. */
#define MOST_FILES 3

/* The files of the dataset that have rows dated after the as-of date, as the message names them; NULL without. `*first` is one of them, borrowed from the array. */
static char *
later_files (const GPtrArray *files, const char *dataset, const char **first)
{
  g_autoptr (GString) list = g_string_new (NULL);
  guint n = 0;
  *first = NULL;
  for (guint i = 0; i < files->len; i++)
    {
      const IntakeFile *file = files->pdata[i];
      if (file->counts.later == 0 || strcmp (file->dataset, dataset) != 0)
        continue;
      *first = n == 0 ? file->file : *first;
      if (n++ < MOST_FILES)
        g_string_append_printf (list, "%s%s", n > 1 ? ", " : "", file->file);
    }
  if (n > MOST_FILES)
    g_string_append (list, ", …");
  return n > 1 ? g_strdup (list->str) : NULL;
}

void
report_later (const Model *model, Diagnostics *diags, const DatasetDefinition *dataset, guint64 n)
{
  if (n == 0)
    return;
  char as_of[DATE_BUFFER];
  g_autofree char *count = g_strdup_printf ("%" G_GUINT64_FORMAT, n);
  g_autoptr (GPtrArray) files = model->intake != NULL ? intake_files (model->intake) : g_ptr_array_new ();
  Place place = { 0 };
  g_autofree char *list = later_files (files, dataset != NULL ? dataset->name : "exports", &place.file);
  g_autofree char *what = dataset != NULL ? dataset_told (dataset) : g_strdup (_("the score exports"));
  const Place *where = place.file != NULL ? &place : NULL;
  if (list != NULL)
    diag_report (diags, DIAG_FACTS_LATER_FILES, where, count, what, date_format (model->as_of, as_of), list, NULL);
  else
    diag_report (diags, DIAG_FACTS_LATER, where, count, what, date_format (model->as_of, as_of), NULL);
}

void
report_employment (Diagnostics *diags, const Place *place, const Person *person, Date date)
{
  char text[DATE_BUFFER], end[DATE_BUFFER];
  gboolean before = person->hire_date != DATE_NONE && date < person->hire_date;
  diag_report (diags, before ? DIAG_FACTS_BEFORE_HIRING : DIAG_FACTS_AFTER_LEAVING, place, person->id, person->name, date_format (date, text),
               date_format (before ? person->hire_date : person->leave_date, end), NULL);
}

void
facts_free (Facts *facts)
{
  if (facts == NULL)
    return;
  DaySums *sums[] = { &facts->team_extra, &facts->cohort_extra, &facts->person_extra };
  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      day_sums_clear (sums[i]);
      g_free (sums[i]->rows);
    }
  marks_free (facts, facts->marks);
  free_words (facts->session_rosters, facts->n_sessions);
  free_words (facts->cohort_rosters, facts->n_cohorts);
  g_free (facts->session_extra);
  g_free (facts->days);
  g_free (facts->session_day);
  g_free (facts->scores);
  g_free (facts->person_ranks);
  feedback_free (facts->feedback);
  checks_free (facts->checks);
  g_clear_pointer (&facts->indicators, g_array_unref);
  g_ptr_array_unref (facts->score_files);
  g_ptr_array_unref (facts->export_columns);
  g_clear_pointer (&facts->completions, g_array_unref);
  g_clear_pointer (&facts->exceptions, g_ptr_array_unref);
  g_string_chunk_free (facts->strings);
  aside_free (facts->aside);
  g_free (facts);
}

gboolean
facts_date_is_far (const Model *model, Date date)
{
  return date != DATE_NONE && date + FACTS_MOST_DAYS < model->as_of;
}

static void
check_sessions (const Model *model, Diagnostics *diags)
{
  for (guint i = 0; i < model->sessions->len; i++)
    {
      const Session *session = model->sessions->pdata[i];
      char text[DATE_BUFFER], as_of[DATE_BUFFER];
      Place place = { session->file, session->line, 0, 0 };
      if (facts_date_is_far (model, session->date))
        diag_report (diags, DIAG_SESSION_DATE_FAR, &place, date_format (session->date, text), date_format (model->as_of, as_of), NULL);
    }
}

Facts *
facts_count (const Model *model, const FactsSelection *selection, guint jobs, Diagnostics *diags)
{
  Counting counting = { .facts = facts_new (model), .selection = selection, .jobs = CLAMP (jobs, 1, 64), .diags = diags };
  identifiers_init (&counting.people, model->people->len);
  identifiers_init (&counting.sessions, model->sessions->len);
  for (guint i = 0; i < model->people->len; i++)
    identifiers_add (&counting.people, ((const Person *) model->people->pdata[i])->id);
  for (guint i = 0; i < model->sessions->len; i++)
    identifiers_add (&counting.sessions, ((const Session *) model->sessions->pdata[i])->id);
  check_sessions (model, diags);
  diag_set_errors (diags, model->config->sets_aside ? DIAG_SETS_ASIDE : DIAG_PASSES);
  rosters_count (&counting);
  attendance_count (&counting);
  scores_count (&counting);
  observations_count (&counting);
  diag_set_errors (diags, DIAG_HINDERS);
  aside_finish (counting.facts->aside);
  identifiers_clear (&counting.people);
  identifiers_clear (&counting.sessions);
  return counting.facts;
}

static void
widen (Date date, Date as_of, Date *first, Date *last)
{
  if (date == DATE_NONE || date > as_of)
    return;
  *first = *first == DATE_NONE ? date : MIN (*first, date);
  *last = MAX (*last, date);
}

gboolean
facts_range (const Facts *facts, Date *first, Date *last)
{
  *first = *last = DATE_NONE;
  for (guint i = 0; i < facts->model->sessions->len; i++)
    widen (((const Session *) facts->model->sessions->pdata[i])->date, facts->model->as_of, first, last);
  for (guint i = 0; i < facts->n_scores; i++)
    widen (facts->scores[i].date, facts->model->as_of, first, last);
  const GArray *checks = facts_check_counts (facts), *indicators = facts_indicator_counts (facts);
  for (guint i = 0; i < checks->len; i++)
    widen (g_array_index (checks, CheckCount, i).date, facts->model->as_of, first, last);
  for (guint i = 0; i < indicators->len; i++)
    widen (g_array_index (indicators, IndicatorCount, i).date, facts->model->as_of, first, last);
  return *first != DATE_NONE;
}
