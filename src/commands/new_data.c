#include "commands/new_data.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <libintl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "commands/commands.h"
#include "commands/new_data_guide.h"
#include "program.h"
#include "text/workbook_write.h"

#define _(text) gettext (text)
#define BYTE_ORDER_MARK "\xef\xbb\xbf"
#define MOST_MESSAGES 100

/* What the files are made from, and what has become of them. */
typedef struct {
  Config *config;          /* NULL: there is no trainbook.yml yet */
  Diagnostics *diags;
  Words *words;
  char *folder;            /* the data folder */
  guint written;
  gboolean failed;
} Maker;

/* --- Files: what exists is never opened for writing. */

/* A new empty file; -1: said. */
static int
create_file (Maker *maker, const char *path)
{
  int fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (fd < 0 && errno == EEXIST)
    fprintf (stderr, _("trainbook: \"%s\" exists and was left as it is\n"), path);
  else if (fd < 0)
    {
      fprintf (stderr, _("trainbook: cannot write \"%s\": %s\n"), path, g_strerror (errno));
      maker->failed = TRUE;
    }
  return fd;
}

static void
say_written (Maker *maker, const char *path)
{
  maker->written++;
  printf (_("Wrote \"%s\"\n"), path);
}

/* The file could not be written to its end: nothing of it stays. */
static void
give_up (Maker *maker, const char *path, const char *problem)
{
  fprintf (stderr, _("trainbook: cannot write \"%s\": %s\n"), path, problem);
  g_unlink (path);
  maker->failed = TRUE;
}

/* --- CSV */

/* The dataset's header line, with a byte order mark so that Excel takes it for UTF-8. New string. */
static char *
header_line (const DatasetDefinition *definition, const char *language)
{
  GString *line = g_string_new (BYTE_ORDER_MARK);
  for (guint i = 0; i < dataset_usual_columns (definition); i++)
    {
      g_autofree char *header = column_usual_header (&definition->columns[i], language);
      g_string_append_printf (line, "%s%s", i > 0 ? "," : "", header);
    }
  g_string_append (line, "\r\n");
  return g_string_free (line, FALSE);
}

static gboolean
write_all (int fd, const char *bytes, gsize length)
{
  while (length > 0)
    {
      gssize wrote = write (fd, bytes, length);
      if (wrote < 0 && errno != EINTR)
        return FALSE;
      bytes += MAX (wrote, 0);
      length -= (gsize) MAX (wrote, 0);
    }
  return TRUE;
}

/* TRUE and said when the site has a file of that dataset already: a second, empty one would only be in the way. */
static gboolean
has_file (Maker *maker, DatasetId id)
{
  Diagnostics *unheard = diag_new ();
  g_autoptr (GPtrArray) files = dataset_files (maker->config, id, unheard);
  diag_free (unheard);
  if (files->len > 0)
    fprintf (stderr, _("trainbook: %s is in \"%s\" already\n"), dataset_definition (id)->name, (const char *) files->pdata[0]);
  return files->len > 0;
}

static void
write_csv (Maker *maker, DatasetId id)
{
  const DatasetDefinition *definition = dataset_definition (id);
  const char *language = words_language (maker->words);
  if (has_file (maker, id))
    return;
  g_autofree char *name = dataset_usual_file (definition, language), *line = header_line (definition, language);
  g_autofree char *path = g_strdup_printf ("%s/%s.csv", maker->folder, name);
  int fd = create_file (maker, path);
  if (fd < 0)
    return;
  gboolean wrote = write_all (fd, line, strlen (line));
  if (close (fd) == 0 && wrote)
    say_written (maker, path);
  else
    give_up (maker, path, g_strerror (errno));
}

/* --- The workbook */

static WorkbookColumnKind
kind_of (const ColumnDefinition *column)
{
  switch (column->type)
    {
    case CELL_ID: case CELL_LIST:
      return WORKBOOK_COLUMN_TEXT;
    case CELL_DATE:
      return WORKBOOK_COLUMN_DATE;
    case CELL_TIME:
      return WORKBOOK_COLUMN_TIME;
    default:
      return WORKBOOK_COLUMN_GENERAL;
    }
}

static void
add_form (WorkbookWriter *writer, const Words *words, const DatasetDefinition *definition)
{
  const char *language = words_language (words);
  g_autofree char *name = dataset_usual_file (definition, language);
  guint n_columns = dataset_usual_columns (definition);
  g_autofree WorkbookColumn *columns = g_new0 (WorkbookColumn, n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      const ColumnDefinition *column = &definition->columns[i];
      g_autofree char *header = column_usual_header (column, language);
      columns[i] = (WorkbookColumn) { g_strconcat (header, column->required ? "*" : "", NULL), kind_of (column), column->required,
                                      guide_choices (words, column) };
    }
  workbook_writer_add_form (writer, name, columns, n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      g_free (columns[i].header);
      g_strfreev (columns[i].choices);
    }
}

/* How the sheets become datasets: lines for trainbook.yml. */
static void
say_configuration (const Maker *maker, const char *file)
{
  printf (_("Fill it in: its sheets are found by their names. Where other files have these names too, such lines in trainbook.yml say that the sheets count:\n"));
  printf ("datasets:\n");
  for (guint id = 0; id < N_DATASETS; id++)
    {
      g_autofree char *sheet = dataset_usual_file (dataset_definition (id), words_language (maker->words));
      printf ("  %s: %s#%s\n", dataset_definition (id)->name, file, sheet);
    }
}

static void
write_workbook (Maker *maker)
{
  g_autofree char *file = g_strconcat (words_get (maker->words, "new.file"), ".xlsx", NULL);
  g_autofree char *path = g_build_filename (maker->folder, file, NULL);
  int fd = create_file (maker, path);
  if (fd < 0)
    return;
  close (fd);
  WorkbookWriter *writer = workbook_writer_new (path);
  if (writer == NULL)
    g_error ("out of memory");
  guint n_columns;
  g_autoptr (GPtrArray) cells = guide_cells (maker->words, &n_columns);
  workbook_writer_add_table (writer, words_get (maker->words, "new.guide"), (const char *const *) cells->pdata, n_columns, cells->len / n_columns);
  for (guint id = 0; id < N_DATASETS; id++)
    add_form (writer, maker->words, dataset_definition (id));
  const char *problem = workbook_writer_close (writer);
  if (problem != NULL)
    give_up (maker, path, problem);
  else
    {
      say_written (maker, path);
      say_configuration (maker, file);
    }
}

/* --- The command */

/* Reads what the site says about its language and its data; there may be no site yet, or one without a configuration. FALSE: reported. */
static gboolean
read_site (Maker *maker, const char *directory)
{
  g_autofree char *configuration = g_build_filename (directory, "trainbook.yml", NULL);
  if (!g_file_test (configuration, G_FILE_TEST_EXISTS))
    {
      maker->config = config_new (directory);
      return TRUE;
    }
  diag_set_directory (maker->diags, directory);
  maker->config = config_load (directory, maker->diags);
  return maker->config != NULL && !diag_stops (maker->diags);
}

static gboolean
read_words (Maker *maker, const char *language)
{
  g_autofree char *templates = program_templates (), *messages = g_build_filename (templates, "messages", NULL);
  const char *folders[] = { messages, NULL };
  maker->words = words_load (folders, language, maker->diags);
  return maker->words != NULL;
}

static int
make_files (Maker *maker, gboolean csv, gboolean workbook)
{
  if (g_mkdir_with_parents (maker->folder, 0777) != 0)
    {
      fprintf (stderr, _("trainbook: cannot make the directory \"%s\": %s\n"), maker->folder, g_strerror (errno));
      return EXIT_SYSTEM;
    }
  for (guint id = 0; csv && id < N_DATASETS; id++)
    write_csv (maker, id);
  if (workbook)
    write_workbook (maker);
  return maker->failed ? EXIT_SYSTEM : maker->written > 0 ? EXIT_DONE : EXIT_INPUT;
}

int
new_data (const char *directory, const char *language, gboolean csv, gboolean workbook)
{
  Maker maker = { .diags = diag_new () };
  int status = EXIT_INPUT;
  if (read_site (&maker, directory))
    {
      if (language == NULL)
        language = maker.config->language;
      maker.folder = g_build_filename (directory, maker.config->data, NULL);
      if (read_words (&maker, language))
        status = make_files (&maker, csv, workbook);
    }
  if (diag_stops (maker.diags))
    {
      diag_print (maker.diags, stderr, MOST_MESSAGES, FALSE);
      status = diag_exit_status (maker.diags);
    }
  g_clear_pointer (&maker.words, words_free);
  g_clear_pointer (&maker.config, config_free);
  g_free (maker.folder);
  diag_free (maker.diags);
  return status;
}
