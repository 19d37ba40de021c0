/* The words that a cell may choose from. */
#include "source/table.h"

#include <string.h>

static inline guint
choice_slot (const char *text, gsize length)
{
  return ((guint) length * 31u + (guchar) text[0] * 7u + (guchar) text[length / 2] * 13u + (guchar) text[length - 1] * 3u) % CHOICE_SLOTS;
}

static void
choice_table_add (ChoiceTable *table, guint index)
{
  const char *word = table->words[index];
  guint slot = choice_slot (word, strlen (word));
  while (table->slots[slot] != 0)
    slot = (slot + 1) % CHOICE_SLOTS;
  table->slots[slot] = (guint8) (index + 1);
}

ChoiceTable *
choice_table_new (const char *choices)
{
  ChoiceTable *table = g_new0 (ChoiceTable, 1);
  g_auto (GStrv) each = g_strsplit (choices, ",", -1);
  GPtrArray *words = g_ptr_array_new ();
  GByteArray *indices = g_byte_array_new ();
  for (guint8 i = 0; each[i] != NULL; i++)
    {
      g_strdelimit (each[i], "=", '|');
      g_auto (GStrv) names = g_strsplit (each[i], "|", -1);
      for (char **name = names; *name != NULL; name++)
        {
          g_ptr_array_add (words, g_strdup (*name));
          g_byte_array_append (indices, &i, 1);
        }
    }
  g_assert (words->len < G_MAXUINT8);      /* that is less than half of the slots */
  g_ptr_array_add (words, NULL);
  table->words = (char **) g_ptr_array_free (words, FALSE);
  table->choice = g_byte_array_free (indices, FALSE);
  table->keys = g_new0 (char *, g_strv_length (table->words) + 1);
  for (guint i = 0; table->words[i] != NULL; i++)
    {
      table->keys[i] = dataset_key (table->words[i], -1);
      choice_table_add (table, i);
    }
  return table;
}

void
choice_table_free (ChoiceTable *table)
{
  if (table == NULL)
    return;
  g_strfreev (table->words);
  g_strfreev (table->keys);
  g_free (table->choice);
  g_free (table);
}

int
choice_find_exactly (const ChoiceTable *table, const char *text, gsize length)
{
  for (guint slot = choice_slot (text, length); table->slots[slot] != 0; slot = (slot + 1) % CHOICE_SLOTS)
    {
      const char *word = table->words[table->slots[slot] - 1];
      if (strncmp (word, text, length) == 0 && word[length] == '\0')
        return table->choice[table->slots[slot] - 1];
    }
  return -1;
}

int
choice_find (const ChoiceTable *table, const char *text, gsize length)
{
  g_autofree char *key = length <= 64 ? dataset_key (text, (gssize) length) : g_strdup ("");
  for (guint i = 0; table->keys[i] != NULL; i++)
    if (strcmp (table->keys[i], key) == 0)
      return table->choice[i];
  return -1;
}

const char *
choice_name (const ChoiceTable *table, int choice)
{
  guint word = 0;
  while (table->choice[word] != choice)
    word++;
  return table->words[word];
}

/* The word without what does not belong to it, 请假（事假） without its note. A repair that leads to a choice is logged. */
static int
find_mended (const TableRow *row, guint column)
{
  const Cell *cell = &row->cells[column];
  g_autoptr (GString) word = g_string_new (NULL), note = g_string_new (NULL);
  Notation notation = notation_name (cell->text, cell->length, word, note);
  if (notation.outcome != NOTATION_REPAIRED || word->len == 0)
    return -1;
  int found = choice_find (row->table->choices[column], word->str, word->len);
  if (found >= 0)
    cell_settle (row, column, CELL_KIND_TEXT, notation, word->str);
  return found;
}

void
cell_report_choice (const TableRow *row, guint column, DiagId id)
{
  g_auto (GStrv) words = column_usual_choices (&row->table->definition->columns[column], row->table->config->language);
  g_autofree char *list = g_strjoinv (", ", words);
  cell_report (row, column, id, list);
}

gboolean
row_choice (const TableRow *row, guint column, guint *choice, gboolean *present)
{
  const Cell *cell = &row->cells[column];
  const ChoiceTable *table = row->table->choices[column];
  *present = FALSE;
  if (cell->length == 0)
    return TRUE;
  int found = choice_find_exactly (table, cell->text, cell->length);
  if (G_UNLIKELY (found < 0) && (found = find_mended (row, column)) < 0)
    found = choice_find (table, cell->text, cell->length);
  if (found >= 0)
    {
      *choice = (guint) found;
      *present = TRUE;
      return TRUE;
    }
  if (row_identifier_wrong (row, column))
    return FALSE;
  cell_report_choice (row, column, DIAG_CELL_CHOICE);
  return FALSE;
}
