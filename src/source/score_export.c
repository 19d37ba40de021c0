/* Score exports: which files, which format, and what an item counts for. */
#include "source/score_export_reader.h"

#include "source/dataset.h"
#include "source/dataset_files.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

GPtrArray *
score_export_files (const Config *config, Diagnostics *diags)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < config->exports->len; i++)
    {
      const ConfigText *pattern = config->exports->pdata[i];
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

const ExportItem *
export_item_find (const Config *config, const char *const *names)
{
  for (; *names != NULL; names++)
    {
      g_autofree char *key = item_key (*names);
      for (guint i = 0; i < config->export_items->len; i++)
        {
          const ExportItem *item = config->export_items->pdata[i];
          g_autofree char *known = item_key (item->item);
          if (strcmp (key, known) == 0)
            return item;
        }
    }
  return NULL;
}

gboolean
export_time (const char *text, gsize length, Date *date)
{
  gint64 seconds = 0;
  if (length < 1 || length > 12)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      seconds = seconds * 10 + (text[i] - '0');
    }
  /* Up to the year 9999. */
  if (seconds > G_GINT64_CONSTANT (253402300799))
    return FALSE;
  *date = date_new (1970, 1, 1) + (Date) (seconds / 86400);
  return TRUE;
}

ExportValueKind
export_value (const char *text, gsize length, Decimal *number, const char **missing)
{
  Cell cell = cell_trim ((Cell) { text, length });
  *missing = NULL;
  if (cell.length == 0)
    return EXPORT_MISSING;
  if (decimal_parse (cell.text, cell.length, number))
    return EXPORT_NUMBER;
  if ((*missing = missing_score_kind (cell.text, cell.length)) != NULL)
    return EXPORT_MISSING;
  gsize sign = cell.text[cell.length - 1] == '%' ? 1 : 0;
  if (sign == 0 && cell.length >= 3 && memcmp (cell.text + cell.length - 3, "％", 3) == 0)
    sign = 3;
  Cell digits = cell_trim ((Cell) { cell.text, cell.length - sign });
  return sign > 0 && decimal_parse (digits.text, digits.length, number) ? EXPORT_PERCENTAGE : EXPORT_OTHER;
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

/* Moodle also writes colons between cells. The reader of CSV tells the other delimiters; a colon only when it finds none of them. */
static char
header_delimiter (const char *text, gsize length)
{
  gboolean quoted = FALSE;
  guint colons = 0;
  for (gsize i = 0; i < length && text[i] != '\n'; i++)
    {
      if (text[i] == '"')
        quoted = !quoted;
      else if (!quoted && (text[i] == ',' || text[i] == ';' || text[i] == '\t'))
        return 0;
      else if (!quoted && text[i] == ':')
        colons++;
    }
  return colons >= 2 ? ':' : 0;
}

gboolean
score_export_read (const Config *config, Intake *intake, const char *file, ExportScoreFunc func, gpointer data, Diagnostics *diags)
{
  char beginning[16 * 1024];
  g_autofree char *path = site_path (config, file);
  gsize length = export_beginning (path, beginning, sizeof beginning), at = 0;
  ExportReader reader = { config, file, path, func, data, diags };
  if (length >= 3 && memcmp (beginning, "\xef\xbb\xbf", 3) == 0)
    at = 3;
  while (at < length && (guchar) beginning[at] <= ' ')
    at++;
  if (at < length && beginning[at] == '<')
    return moodle_xml_read (&reader);
  return moodle_csv_read (&reader, header_delimiter (beginning + at, length - at));
}

/* A YAML key in double quotes. New string. */
static char *
yaml_quoted (const char *text)
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
  g_autofree char *key = yaml_quoted (score->item_name);
  diag_report (diags, DIAG_EXPORT_ITEM_UNMAPPED, &score->item_place, score->item_name, key, NULL);
}
