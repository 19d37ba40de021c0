#include "source/intake.h"

#include <string.h>

struct Intake {
  GMutex mutex;
  GPtrArray *files;        /* IntakeFile * */
};

static void
file_free (gpointer data)
{
  IntakeFile *file = data;
  g_free (file->file);
  g_free (file->encoding);
  g_clear_pointer (&file->outcomes, g_byte_array_unref);
  g_free (file);
}

Intake *
intake_new (void)
{
  Intake *intake = g_new0 (Intake, 1);
  g_mutex_init (&intake->mutex);
  intake->files = g_ptr_array_new_with_free_func (file_free);
  return intake;
}

void
intake_free (Intake *intake)
{
  if (intake == NULL)
    return;
  g_ptr_array_unref (intake->files);
  g_mutex_clear (&intake->mutex);
  g_free (intake);
}

static IntakeFile *
find (const Intake *intake, const char *name, const char *dataset)
{
  for (guint i = 0; i < intake->files->len; i++)
    {
      IntakeFile *file = intake->files->pdata[i];
      if (strcmp (file->file, name) == 0 && strcmp (file->dataset, dataset) == 0)
        return file;
    }
  return NULL;
}

void
intake_note (Intake *intake, const char *name, const char *dataset, const char *encoding, char delimiter, const RowCounts *counts)
{
  if (intake == NULL)
    return;
  g_mutex_lock (&intake->mutex);
  IntakeFile *file = find (intake, name, dataset);
  if (file == NULL)
    {
      file = g_new0 (IntakeFile, 1);
      file->file = g_strdup (name);
      file->dataset = dataset;
      g_ptr_array_add (intake->files, file);
    }
  g_free (file->encoding);
  file->encoding = g_strdup (encoding);
  file->delimiter = delimiter;
  file->counts = *counts;
  g_mutex_unlock (&intake->mutex);
}

void
intake_keep_outcomes (Intake *intake, const char *name, const char *dataset, GByteArray *outcomes)
{
  if (intake == NULL)
    {
      g_byte_array_unref (outcomes);
      return;
    }
  g_mutex_lock (&intake->mutex);
  IntakeFile *file = find (intake, name, dataset);
  g_clear_pointer (&file->outcomes, g_byte_array_unref);
  file->outcomes = outcomes;
  g_mutex_unlock (&intake->mutex);
}

static void
refuse_row (IntakeFile *file, guint row, gboolean repaired)
{
  if (file->outcomes != NULL && row < file->outcomes->len)
    {
      IntakeOutcome before = file->outcomes->data[row];
      if (before == INTAKE_REFUSED || before == INTAKE_LATER)
        return;
      file->outcomes->data[row] = INTAKE_REFUSED;
      repaired = before == INTAKE_REPAIRED;
    }
  if (repaired)
    file->counts.repaired--;
  else
    file->counts.used--;
  file->counts.refused++;
}

void
intake_refuse (Intake *intake, const char *name, guint row, gboolean repaired)
{
  if (intake == NULL)
    return;
  g_mutex_lock (&intake->mutex);
  for (guint i = 0; i < intake->files->len; i++)
    {
      IntakeFile *file = intake->files->pdata[i];
      if (strcmp (file->file, name) != 0 || (row > 0) != (file->outcomes != NULL))
        continue;
      refuse_row (file, row, repaired);
      break;
    }
  g_mutex_unlock (&intake->mutex);
}

const char *
intake_encoding (const Intake *intake, const char *name)
{
  for (guint i = 0; i < intake->files->len; i++)
    {
      const IntakeFile *file = intake->files->pdata[i];
      if (strcmp (file->file, name) == 0)
        return file->encoding;
    }
  return NULL;
}

static gint
compare_files (gconstpointer a, gconstpointer b)
{
  const IntakeFile *first = *(IntakeFile *const *) a, *second = *(IntakeFile *const *) b;
  int order = strcmp (first->file, second->file);
  return order != 0 ? order : strcmp (first->dataset, second->dataset);
}

GPtrArray *
intake_files (const Intake *intake)
{
  GPtrArray *files = g_ptr_array_new ();
  for (guint i = 0; i < intake->files->len; i++)
    g_ptr_array_add (files, intake->files->pdata[i]);
  g_ptr_array_sort (files, compare_files);
  return files;
}
