/* The merged cells of a sheet. They stand behind its rows in the file, so that a sheet that has any is passed over once before it is read. */
#define _GNU_SOURCE
#include "text/workbook_parts.h"

#include <libintl.h>
#include <string.h>

#define _(text) gettext (text)

#define MOST_SHEET_CELLS 16384

gboolean
workbook_parse_reference (const char *text, gsize length, guint *cell, guint *row)
{
  guint column = 0, line = 0;
  gsize i = 0;
  for (; i < length && g_ascii_isalpha (text[i]) && column <= MOST_SHEET_CELLS; i++)
    column = column * 26 + (guint) (g_ascii_toupper (text[i]) - 'A') + 1;
  if (column == 0 || column > MOST_SHEET_CELLS || i == length)
    return FALSE;
  for (; i < length && g_ascii_isdigit (text[i]) && line <= WORKBOOK_MOST_ROWS; i++)
    line = line * 10 + (guint) (text[i] - '0');
  if (i < length || line == 0)
    return FALSE;
  *cell = column - 1;
  if (row != NULL)
    *row = line;
  return TRUE;
}

typedef struct {
  PartReader reader;
  GArray *merges;
} MergesReader;

/* What is searched for before the parser is asked, and the end of the chunk before. */
typedef struct {
  char carried[16];
  gsize n_carried;
  gboolean found, begun;
} Search;

static gboolean
search_merges (const char *bytes, gsize length, gpointer data)
{
  static const char word[] = "mergeCell";
  const gsize word_length = sizeof word - 1;
  Search *search = data;
  /* In UTF-16 the word cannot be found so: the parser looks. */
  if (!search->begun && length >= 2 && (bytes[0] == '\0' || bytes[1] == '\0' || (guchar) bytes[0] >= 0xfe))
    search->found = TRUE;
  search->begun = TRUE;
  char seam[32];
  gsize begin = MIN (length, word_length);
  memcpy (seam, search->carried, search->n_carried);
  memcpy (seam + search->n_carried, bytes, begin);
  search->found = search->found || memmem (seam, search->n_carried + begin, word, word_length) != NULL
                  || memmem (bytes, length, word, word_length) != NULL;
  search->n_carried = begin;
  memcpy (search->carried, bytes + length - begin, begin);
  return !search->found;
}

static void
merges_start (PartReader *reader, const char *name, Attributes attributes)
{
  GArray *merges = ((MergesReader *) reader)->merges;
  gsize length;
  const char *range = strcmp (name, "mergeCell") == 0 ? attribute_find (attributes, "ref", &length) : NULL;
  const char *colon = range != NULL ? memchr (range, ':', length) : NULL;
  guint cell, last_cell;
  Merge merge;
  if (colon == NULL || !workbook_parse_reference (range, (gsize) (colon - range), &cell, &merge.first_row)
      || !workbook_parse_reference (colon + 1, (gsize) (range + length - colon - 1), &last_cell, &merge.last_row)
      || merge.last_row <= merge.first_row)
    return;
  merge.cell = MIN (cell, last_cell);
  if (merge.cell < WORKBOOK_MOST_CELLS)
    g_array_append_val (merges, merge);
  if (merges->len > WORKBOOK_MOST_MERGES)
    part_damaged (reader, _("it has too many merged cells"));
}

static gint
compare_merges (gconstpointer a, gconstpointer b)
{
  const Merge *x = a, *y = b;
  if (x->first_row != y->first_row)
    return x->first_row < y->first_row ? -1 : 1;
  return (x->cell > y->cell) - (x->cell < y->cell);
}

gboolean
workbook_find_merges (Workbook *workbook, guint number, Diagnostics *diags)
{
  Sheet *sheet = &g_array_index (workbook->sheets, Sheet, number);
  if (sheet->merges != NULL)
    return TRUE;
  Search search = { .n_carried = 0 };
  if (!workbook_archive_each_chunk (workbook->archive, sheet->file, sheet->part, search_merges, &search, diags))
    return FALSE;
  MergesReader merges = { .reader = { .workbook = workbook, .part = sheet->part, .file = sheet->file, .diags = diags, .start = merges_start } };
  merges.merges = g_array_new (FALSE, FALSE, sizeof (Merge));
  if (search.found && !part_read (&merges.reader))
    {
      g_array_unref (merges.merges);
      return FALSE;
    }
  g_array_sort (merges.merges, compare_merges);
  sheet->merges = merges.merges;
  return TRUE;
}
