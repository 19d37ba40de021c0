#include "commands/new_data_guide.h"

#include <string.h>

#define N_COLUMNS 5

char **
guide_choices (const Words *words, const ColumnDefinition *column)
{
  if (column->type == CELL_FLAG)
    {
      const char *const flags[] = { words_get (words, "new.yes"), words_get (words, "new.no"), NULL };
      return g_strdupv ((char **) flags);
    }
  return column->type == CELL_CHOICE ? column_usual_choices (column, words_language (words)) : NULL;
}

static const DatasetDefinition *
dataset_named (const char *name)
{
  for (guint id = 0; name != NULL && id < N_DATASETS; id++)
    if (strcmp (dataset_definition (id)->name, name) == 0)
      return dataset_definition (id);
  return NULL;
}

/* "“花名册”里“工号”一列的值" */
static char *
say_reference (const Words *words, const DatasetDefinition *referred)
{
  const char *language = words_language (words);
  g_autofree char *sheet = dataset_usual_file (referred, language), *column = column_usual_header (&referred->columns[0], language);
  return words_format (words, "new.what.refers", "sheet", sheet, "column", column, NULL);
}

static char *
say_range (const Words *words, const ColumnDefinition *column)
{
  const char *what = words_get (words, column->type == CELL_INTEGER ? "new.what.integer" : "new.what.number");
  if (column->least == column->most)
    return g_strdup (what);
  g_autofree char *least = ratio_format (column->least, DECIMAL_ONE, 6), *most = ratio_format (column->most, DECIMAL_ONE, 6);
  return words_format (words, "new.what.range", "what", what, "least", least, "most", most, NULL);
}

static char *
say_choices (const Words *words, const ColumnDefinition *column)
{
  g_auto (GStrv) choices = guide_choices (words, column);
  g_autofree char *list = g_strjoinv (words_get (words, "new.separator"), choices);
  return words_format (words, "new.what.choice", "choices", list, NULL);
}

/* What to write into a cell of the column. */
static char *
say_what (const Words *words, const DatasetDefinition *definition, const ColumnDefinition *column)
{
  const DatasetDefinition *referred = dataset_named (column->refers);
  g_autofree char *one = NULL;
  switch (column->type)
    {
    case CELL_DATE:
      return g_strdup (words_get (words, "new.what.date"));
    case CELL_TIME:
      return g_strdup (words_get (words, "new.what.time"));
    case CELL_NUMBER: case CELL_INTEGER:
      return say_range (words, column);
    case CELL_CHOICE: case CELL_FLAG:
      return say_choices (words, column);
    default:
      one = referred != NULL ? say_reference (words, referred)
                             : g_strdup (words_get (words, column->type != CELL_ID ? "new.what.text"
                                                           : column == definition->columns ? "new.what.key" : "new.what.code"));
      return column->type == CELL_LIST ? words_format (words, "new.what.several", "what", one, NULL) : g_steal_pointer (&one);
    }
}

/* An id of that dataset's rows, as departments number them. */
static const char *
example_id (const char *dataset)
{
  static const struct {
    const char *dataset, *id;
  } examples[] = { { "people", "E001" }, { "courses", "C01" }, { "assessments", "A01" }, { "curricula", "onboarding" }, { "cohorts", "2026-03" },
                   { "sessions", "S001" }, { "targets", "FCR" }, { "plan", "P01" }, { "checks", "Q001" }, { "stages", "1" } };
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    if (g_strcmp0 (dataset, examples[i].dataset) == 0)
      return examples[i].id;
  return "";
}

static char *
example (const Words *words, const DatasetDefinition *definition, const ColumnDefinition *column)
{
  g_autofree char *key = g_strconcat ("new.example.", column->name, NULL);
  const char *word = words_find (words, key);
  g_auto (GStrv) choices = guide_choices (words, column);
  const char *referred = column->refers != NULL ? column->refers : column == definition->columns ? definition->name : NULL;
  if (choices != NULL)
    return g_strdup (choices[0]);
  switch (column->type)
    {
    case CELL_DATE:
      return g_strdup ("2026-03-06");
    case CELL_TIME:
      return g_strdup ("09:30");
    case CELL_INTEGER:
      return g_strdup ("1");
    case CELL_NUMBER:
      return g_strdup (strstr (column->name, "hours") != NULL ? "1.5" : g_str_has_prefix (column->name, "max_") ? "100"
                       : column->most == DECIMAL_ONE ? "0.5" : "80");
    case CELL_ID: case CELL_LIST:
      return g_strdup (example_id (referred));
    default:
      return g_strdup (word != NULL ? word : "");
    }
}

static char *
say_needed (const Words *words, const DatasetDefinition *definition, guint column)
{
  const guint *one_of = definition->one_of;
  if (definition->columns[column].required)
    return g_strdup (words_get (words, "new.guide.yes"));
  if (one_of[0] == one_of[1] || (column != one_of[0] && column != one_of[1]))
    return g_strdup (words_get (words, "new.guide.optional"));
  guint other = column == one_of[0] ? one_of[1] : one_of[0];
  g_autofree char *header = column_usual_header (&definition->columns[other], words_language (words));
  return words_format (words, "new.guide.one-of", "other", header, NULL);
}

GPtrArray *
guide_cells (const Words *words, guint *n_columns)
{
  static const char *const headers[N_COLUMNS] = { "new.guide.sheet", "new.guide.column", "new.guide.needed", "new.guide.what", "new.guide.example" };
  static const char *const rules[] = { "new.rule.rows", "new.rule.star", "new.rule.sheets" };
  const char *language = words_language (words);
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < N_COLUMNS; i++)
    g_ptr_array_add (cells, g_strdup (words_get (words, headers[i])));
  /* The rules for all sheets stand where the column of a sheet says what to write. */
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    for (guint column = 0; column < N_COLUMNS; column++)
      g_ptr_array_add (cells, g_strdup (column == 3 ? words_get (words, rules[i]) : ""));
  for (guint id = 0; id < N_DATASETS; id++)
    {
      const DatasetDefinition *definition = dataset_definition (id);
      for (guint i = 0; i < dataset_usual_columns (definition); i++)
        {
          const ColumnDefinition *column = &definition->columns[i];
          g_ptr_array_add (cells, dataset_usual_file (definition, language));
          g_ptr_array_add (cells, column_usual_header (column, language));
          g_ptr_array_add (cells, say_needed (words, definition, i));
          g_ptr_array_add (cells, say_what (words, definition, column));
          g_ptr_array_add (cells, example (words, definition, column));
        }
    }
  *n_columns = N_COLUMNS;
  return cells;
}
