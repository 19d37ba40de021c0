/* Score exports: which files, which format, and what an item counts for. */
#include "source/score_export_reader.h"

#include "source/dataset.h"
#include "source/dataset_files.h"
#include "source/table.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <libintl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define _(text) gettext (text)

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Are the bytes of two files of the same size the same? */
static gboolean
same_bytes (const char *one, const char *other)
{
  g_autoptr (GMappedFile) first = g_mapped_file_new (one, FALSE, NULL), second = g_mapped_file_new (other, FALSE, NULL);
  if (first == NULL || second == NULL)
    return FALSE;
  gsize length = g_mapped_file_get_length (first);
  return length > 0 && g_mapped_file_get_length (second) == length
         && memcmp (g_mapped_file_get_contents (first), g_mapped_file_get_contents (second), length) == 0;
}

static gint
compare_names_shorter (gconstpointer a, gconstpointer b)
{
  const char *one = *(char *const *) a, *other = *(char *const *) b;
  gsize length = strlen (one), other_length = strlen (other);
  return length != other_length ? (length < other_length ? -1 : 1) : strcmp (one, other);
}

/* Names and takes out the files that are copies of one with a shorter name: "grades (1).csv". */
static void
drop_copies (const Config *config, GPtrArray *files, Diagnostics *diags)
{
  g_autoptr (GHashTable) by_size = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_ptr_array_sort (files, compare_names_shorter);
  for (guint i = 0; i < files->len; i++)
    {
      GStatBuf status;
      g_autofree char *path = site_path (config, files->pdata[i]);
      if (g_stat (path, &status) != 0 || !S_ISREG (status.st_mode))
        continue;
      gint64 size = status.st_size;
      GPtrArray *others = g_hash_table_lookup (by_size, &size);
      const char *original = NULL;
      for (guint j = 0; others != NULL && j < others->len && original == NULL; j++)
        {
          g_autofree char *other = site_path (config, others->pdata[j]);
          if (same_bytes (other, path))
            original = others->pdata[j];
        }
      if (original != NULL)
        {
          Place place = { files->pdata[i], 0, 0, 0 };
          diag_report (diags, DIAG_EXPORT_COPY, &place, original, NULL);
          g_ptr_array_remove_index (files, i--);
          continue;
        }
      if (others == NULL)
        {
          others = g_ptr_array_new ();
          g_hash_table_insert (by_size, g_memdup2 (&size, sizeof size), others);
        }
      g_ptr_array_add (others, files->pdata[i]);
    }
}

GPtrArray *
score_export_files (const Config *config, Diagnostics *diags)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < config->exports->len; i++)
    {
      const FilePattern *pattern = config->exports->pdata[i];
      gboolean is_glob;
      g_autoptr (GPtrArray) found = data_glob (config, pattern->text, &is_glob);
      for (guint j = 0; j < found->len; j++)
        {
          g_autofree char *shown = data_shown_name (config, found->pdata[j]);
          g_autofree char *path = site_path (config, shown);
          if (!is_glob && !g_file_test (path, G_FILE_TEST_EXISTS))
            diag_report (diags, DIAG_EXPORT_FILE_MISSING, &pattern->place, shown, NULL);
          else if (!g_ptr_array_find_with_equal_func (files, shown, g_str_equal, NULL))
            g_ptr_array_add (files, g_steal_pointer (&shown));
        }
      if (found->len == 0 && config->exports_are_set)
        diag_report (diags, DIAG_EXPORT_PATTERN_EMPTY, &pattern->place, pattern->text, config->data, NULL);
    }
  drop_copies (config, files, diags);
  g_ptr_array_sort (files, compare_names);
  return files;
}

/* The comparable form of an item's name. New string. */
static char *
item_key (const char *name)
{
  g_autofree char *normal = g_utf8_normalize (name, -1, G_NORMALIZE_NFKC);
  g_autofree char *folded = normal ? g_utf8_casefold (normal, -1) : g_strdup ("");
  return g_strdup (g_strstrip (folded));
}

static GHashTable *
items_by_key (const Config *config)
{
  GHashTable *items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  /* Of two that are written alike the first counts. */
  for (guint i = config->export_items->len; i > 0; i--)
    {
      ExportItem *item = config->export_items->pdata[i - 1];
      g_hash_table_replace (items, item_key (item->item), item);
    }
  return items;
}

const ExportItem *
export_item_find (ExportReader *reader, const char *const *names)
{
  const ExportItem *item = NULL;
  if (reader->items == NULL)
    reader->items = items_by_key (reader->config);
  if (g_hash_table_size (reader->items) == 0)
    return NULL;
  for (; *names != NULL && item == NULL; names++)
    {
      g_autofree char *key = item_key (*names);
      item = g_hash_table_lookup (reader->items, key);
    }
  return item;
}

gsize
export_beginning (const char *path, char *buffer, gsize size)
{
  struct stat status;
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0)
    return 0;
  gssize n = fstat (fd, &status) == 0 && S_ISREG (status.st_mode) ? read (fd, buffer, size) : 0;
  close (fd);
  return n > 0 ? (gsize) n : 0;
}

void
export_row_begin (ExportReader *reader)
{
  reader->counts.rows++;
  reader->refused = reader->later = reader->is_total = FALSE;
  reader->repaired = reader->record_repaired;
}

void
export_row_end (ExportReader *reader)
{
  if (reader->is_total)
    {
      reader->counts.rows--;
      return;
    }
  guint8 outcome = reader->refused ? INTAKE_REFUSED : reader->later ? INTAKE_LATER : reader->repaired ? INTAKE_REPAIRED : INTAKE_USED;
  guint64 *const counts[] = { &reader->counts.used, &reader->counts.repaired, &reader->counts.refused, &reader->counts.later };
  ++*counts[outcome];
  if (reader->outcomes == NULL)
    return;
  g_byte_array_set_size (reader->outcomes, (guint) reader->counts.rows + 1);
  reader->outcomes->data[reader->counts.rows] = outcome;
}

void
export_refuse (ExportReader *reader)
{
  reader->refused = TRUE;
  reader->clean = FALSE;
  reader->n_left_out++;
}

gboolean
export_hand (ExportReader *reader, const ExportScore *score)
{
  if (score->item != NULL && score->item->is_ignored)
    return TRUE;
  ExportScore handed = *score;
  handed.reader = reader;
  handed.row = reader->counts.rows;
  switch (reader->func (&handed, reader->data))
    {
    case ROW_USED:
      break;
    case ROW_REFUSED:
      reader->refused = TRUE;
      break;
    case ROW_LATER:
      reader->later = TRUE;
      break;
    case ROW_STOP:
      reader->stopped = TRUE;
      reader->clean = FALSE;
      break;
    }
  return !reader->stopped;
}

Place
export_exact_place (ExportReader *reader, const Place *place)
{
  Place exact = *place;
  if (reader->rows == NULL || place->cell == 0 || reader->n_places >= MOST_EXACT_PLACES)
    return exact;
  reader->n_places++;
  exact = export_rows_place (reader->rows, place->line, place->cell - 1);
  exact.cell = place->cell;
  return exact;
}

void
export_report (ExportReader *reader, DiagId id, const Place *place, const char *text, const char *second)
{
  export_refuse (reader);
  if (reader->n_reported++ >= EXPORT_MOST_REPORTED)
    return;
  Place exact = export_exact_place (reader, place);
  exact.value = place->value;
  diag_report (reader->diags, id, &exact, text, second, NULL);
}

void
export_report_cell (ExportReader *reader, DiagId id, const Place *place, Cell cell)
{
  g_autofree char *text = cell_excerpt (cell.text, cell.length);
  Place told = *place;
  told.value = text;
  export_report (reader, id, &told, text, NULL);
}

static void
report_rest (const ExportReader *reader)
{
  Place place = { .file = reader->file };
  g_autofree char *rest = g_strdup_printf ("%" G_GUINT64_FORMAT, reader->n_reported - MIN (reader->n_reported, EXPORT_MOST_REPORTED));
  if (reader->n_reported > EXPORT_MOST_REPORTED)
    diag_report (reader->diags, DIAG_EXPORT_MORE, &place, rest, NULL);
}

Place
score_export_place (const ExportScore *score, const Place *place)
{
  return export_exact_place (score->reader, place);
}

Place
score_export_person_place (const ExportScore *score, ExportPersonText text, const char **written)
{
  const char *const texts[] = { score->person_id, score->email, score->login, score->name_written != NULL ? score->name_written : score->name };
  Place place = { .file = score->place.file, .line = score->place.line, .is_sheet = score->place.is_sheet };
  place.cell = score->cells[text];
  *written = texts[text];
  return place;
}

gboolean
score_export_is_total (const ExportScore *score)
{
  return export_take_total (score->reader);
}

void
score_export_set_repaired (const ExportScore *score)
{
  score->reader->repaired = TRUE;
}

void
export_note (ExportReader *reader, const char *encoding, char delimiter)
{
  intake_note (reader->intake, reader->file, "exports", encoding, delimiter, &reader->counts);
  if (reader->outcomes != NULL)
    intake_keep_outcomes (reader->intake, reader->file, "exports", g_steal_pointer (&reader->outcomes));
}

void
export_report_format (ExportReader *reader, guint line, const char *missing)
{
  Place place = { reader->file, line, 0, 0 };
  diag_report (reader->diags, DIAG_EXPORT_UNKNOWN_FORMAT, &place, missing, NULL);
  reader->clean = FALSE;
}

/* The settings of the first pattern with settings that the file fits. */
static ExportSettings
settings_of (const Config *config, const char *file)
{
  for (guint i = 0; i < config->exports->len; i++)
    {
      const FilePattern *pattern = config->exports->pdata[i];
      gboolean is_glob;
      if (pattern->encoding == NULL && pattern->date == DATE_NONE)
        continue;
      g_autoptr (GPtrArray) found = data_glob (config, pattern->text, &is_glob);
      for (guint j = 0; j < found->len; j++)
        {
          g_autofree char *shown = data_shown_name (config, found->pdata[j]);
          if (strcmp (shown, file) == 0)
            return (ExportSettings) { pattern->encoding, pattern->date };
        }
    }
  return (ExportSettings) { NULL, DATE_NONE };
}

/* `n` digits at text[*at], and moves behind them. */
static gboolean
take_digits (const char *text, guint n, guint *number)
{
  *number = 0;
  for (guint i = 0; i < n; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
    else
      *number = *number * 10 + (guint) (text[i] - '0');
  return TRUE;
}

/* The day in a name as platforms give it: "2026-11-02T1030_Grades-Course.csv" (Canvas), "course Grades-20261102_1030-comma_separated.csv"
 * and "course 成绩-20261102_1030…" (Moodle). */
static Date
day_of_name (const char *file)
{
  g_autofree char *name = g_path_get_basename (file);
  guint year, month, day, time;
  if (strlen (name) > 16 && take_digits (name, 4, &year) && name[4] == '-' && take_digits (name + 5, 2, &month) && name[7] == '-'
      && take_digits (name + 8, 2, &day) && name[10] == 'T' && take_digits (name + 11, 4, &time) && name[15] == '_')
    return date_new ((int) year, (int) month, (int) day);
  for (const char *at = strchr (name, '-'); at != NULL; at = strchr (at + 1, '-'))
    if (take_digits (at + 1, 4, &year) && take_digits (at + 5, 2, &month) && take_digits (at + 7, 2, &day) && at[9] == '_'
        && take_digits (at + 10, 4, &time))
      return date_new ((int) year, (int) month, (int) day);
  return DATE_NONE;
}

/* Where the text of a file begins, behind a mark of its encoding and blanks. */
static gsize
text_begins (const char *beginning, gsize length)
{
  gsize at = length >= 3 && memcmp (beginning, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  while (at < length && (guchar) beginning[at] <= ' ')
    at++;
  return at;
}

static gboolean
is_json (const char *beginning, gsize length, gsize at)
{
  return at < length && (beginning[at] == '{' || beginning[at] == '[');
}

GHashTable *
score_export_voided (const Config *config, const GPtrArray *files)
{
  GHashTable *voided = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < files->len; i++)
    {
      char beginning[64];
      g_autofree char *path = site_path (config, files->pdata[i]);
      gsize length = export_beginning (path, beginning, sizeof beginning);
      if (is_json (beginning, length, text_begins (beginning, length)))
        xapi_find_voided (path, files->pdata[i], voided);
    }
  return voided;
}

gboolean
score_export_read_counted (const Config *config, Intake *intake, GHashTable *voided, const char *file, ExportScoreFunc func, gpointer data,
                           guint64 *n_left_out, Diagnostics *diags)
{
  char beginning[16 * 1024];
  g_autofree char *path = site_path (config, file);
  gsize length = export_beginning (path, beginning, sizeof beginning), at = text_begins (beginning, length);
  ExportReader reader = { .config = config, .intake = intake, .file = file, .path = path, .voided = voided,
                          .settings = settings_of (config, file), .func = func, .data = data, .diags = diags, .clean = TRUE,
                          .outcomes = intake == NULL ? NULL : g_byte_array_new () };
  reader.day = reader.settings.date != DATE_NONE ? reader.settings.date : day_of_name (file);
  if (at < length && beginning[at] == '<')
    moodle_xml_read (&reader);
  else if (is_json (beginning, length, at))
    xapi_read (&reader);
  else
    export_rows_read_file (&reader, beginning + at, length - at);
  report_rest (&reader);
  g_clear_pointer (&reader.outcomes, g_byte_array_unref);
  g_clear_pointer (&reader.states, g_hash_table_unref);
  g_clear_pointer (&reader.items, g_hash_table_unref);
  *n_left_out = reader.n_left_out;
  return reader.clean;
}

gboolean
score_export_read (const Config *config, Intake *intake, const char *file, ExportScoreFunc func, gpointer data, Diagnostics *diags)
{
  guint64 unused;
  return score_export_read_counted (config, intake, NULL, file, func, data, &unused, diags);
}

char *
export_yaml_quoted (const char *text)
{
  GString *quoted = g_string_new ("\"");
  for (; *text != '\0'; text++)
    if (*text == '"' || *text == '\\')
      g_string_append_printf (quoted, "\\%c", *text);
    else if ((guchar) *text < 0x20 || *text == 0x7f)
      g_string_append_printf (quoted, "\\x%02x", (guchar) *text);
    else
      g_string_append_c (quoted, *text);
  g_string_append_c (quoted, '"');
  return g_string_free (quoted, FALSE);
}

void
score_export_report_unmapped (const ExportScore *score, Diagnostics *diags)
{
  g_autofree char *key = export_yaml_quoted (score->item_name);
  gboolean is_score = score->is_number || score->missing != NULL;
  diag_report (diags, is_score && score->course_title != NULL ? DIAG_EXPORT_COURSE_UNMAPPED : is_score ? DIAG_EXPORT_ITEM_UNMAPPED : DIAG_EXPORT_COMPLETION_UNMAPPED, &score->item_place, score->item_name, key, NULL);
}
