/* Moodle's report of activity completion: the header's first cell is empty and stands over the names, then fields of the person, then two
 * columns an activity: its state, and when. The cells over the second columns hold expected dates or nothing, so that activities are
 * found by the words of states in the first row. */
#include "source/score_export_reader.h"

#include "source/table.h"

#include <string.h>

typedef struct {
  char *name;
  Place place;
  const ExportItem *mapped;
} Activity;

typedef struct {
  ExportRows *rows;
  ExportPersonColumns people;
  guint first;                 /* the first activity's cell */
  GArray *activities;          /* Activity, each two cells */
} Progress;

/* The cell of the first activity, 0 when there is none. */
static guint
find_activities (const ExportRows *rows)
{
  if (rows->n_header < 3 || *rows->header[0] != '\0')
    return 0;
  g_autoptr (GHashTable) people = export_person_words ();
  guint first = 1;
  while (first < rows->n_header && export_use (people, rows->header[first]) >= 0)
    first++;
  g_auto (GStrv) cells = export_rows_first (rows);
  for (; cells != NULL && first + 1 < rows->n_header; first++)
    {
      ExportCompletion completion;
      if ((rows->n_header - first) % 2 == 0 && *rows->header[first] != '\0'
          && export_completion (rows->reader, cells[first], strlen (cells[first]), &completion))
        return first;
    }
  return 0;
}

gboolean
moodle_progress_fit (const ExportRows *rows)
{
  return find_activities (rows) > 0;
}

static void
read_header (Progress *progress)
{
  ExportRows *rows = progress->rows;
  g_autoptr (GHashTable) words = export_person_words ();
  progress->first = find_activities (rows);
  progress->people.cells[PERSON_NAME] = 0;
  for (guint cell = 1; cell < progress->first; cell++)
    {
      gint use = export_use (words, rows->header[cell]);
      if (use >= 0 && use != PERSON_KNOWN)
        export_take_column (rows, progress->people.cells, use, cell);
    }
  export_person_columns_settle (rows, &progress->people, words, NULL, progress->first);
  for (guint cell = progress->first; cell + 1 < rows->n_header; cell += 2)
    {
      const char *names[] = { rows->header[cell], NULL };
      Activity activity = { rows->header[cell], export_rows_place (rows, rows->header_line, cell), export_item_find (rows->reader, names) };
      g_array_append_val (progress->activities, activity);
    }
}

static void
read_activity (Progress *progress, const Record *record, guint number, ExportScore *score)
{
  ExportRows *rows = progress->rows;
  const Activity *activity = &g_array_index (progress->activities, Activity, number);
  guint at = progress->first + 2 * number;
  Cell state = export_cell (record, (gint) at), when = export_cell (record, (gint) at + 1);
  if (state.length == 0)
    return;
  score->place = export_rows_cell (rows, record->line, at);
  if (!export_completion (rows->reader, state.text, state.length, &score->completion))
    {
      export_report_cell (rows->reader, DIAG_EXPORT_COMPLETION, &score->place, state);
      return;
    }
  score->completion_date = DATE_NONE;
  score->moment = 0;
  if (when.length > 0 && !export_moment (rows->reader, when.text, when.length, &score->completion_date, &score->moment))
    {
      Place place = export_rows_cell (rows, record->line, at + 1);
      export_report_cell (rows->reader, DIAG_EXPORT_MOMENT, &place, when);
      return;
    }
  score->date = score->completion_date != DATE_NONE ? score->completion_date : rows->reader->day;
  score->is_dated = score->completion_date != DATE_NONE;
  score->item = activity->mapped;
  score->item_id = score->item_name = activity->name;
  score->item_place = activity->place;
  export_hand (rows->reader, score);
}

static void
read_row (const Record *record, gpointer data)
{
  Progress *progress = data;
  ExportReader *reader = progress->rows->reader;
  ExportPerson person;
  export_row_begin (reader);
  if (export_person_read (progress->rows, &progress->people, record, &person))
    {
      ExportScore score = { .score = DECIMAL_NONE, .max_score = DECIMAL_NONE };
      export_person_into (&person, &score);
      for (guint i = 0; i < progress->activities->len && !reader->stopped; i++)
        read_activity (progress, record, i, &score);
    }
  export_person_clear (&person);
  export_row_end (reader);
}

void
moodle_progress_read (ExportRows *rows)
{
  Progress progress = { .rows = rows, .activities = g_array_new (FALSE, FALSE, sizeof (Activity)) };
  export_person_columns_init (&progress.people);
  read_header (&progress);
  export_rows_read (rows, read_row, &progress);
  g_array_unref (progress.activities);
}
