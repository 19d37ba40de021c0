/* The merged cells of a sheet, and what they mean for its rows. They stand behind the rows in the file, so that a sheet that has any is passed over once before
 * it is read. */
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
      || !workbook_parse_reference (colon + 1, (gsize) (range + length - colon - 1), &last_cell, &merge.last_row) || merge.last_row < merge.first_row)
    return;
  merge.cell = MIN (cell, last_cell);
  merge.last_cell = MIN (MAX (cell, last_cell), WORKBOOK_MOST_CELLS - 1);
  if (merge.cell < WORKBOOK_MOST_CELLS && (merge.last_cell > merge.cell || merge.last_row > merge.first_row))
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

/* --- The rows */

/* Merged cells that the row is part of, or those behind. */
typedef struct {
  Merge merge;
  char *value;             /* what their first cell holds */
  gsize length;
} Reaching;

static void
clear_reaching (gpointer data)
{
  g_free (((Reaching *) data)->value);
}

void
merge_walk_init (MergeWalk *walk, const GArray *merges)
{
  *walk = (MergeWalk) { .merges = merges, .reaching = g_array_new (FALSE, FALSE, sizeof (Reaching)), .notes = g_array_new (FALSE, FALSE, sizeof (MergedCells)) };
  g_array_set_clear_func (walk->reaching, clear_reaching);
}

void
merge_walk_clear (MergeWalk *walk)
{
  g_array_unref (walk->reaching);
  g_array_unref (walk->notes);
}

/* Forgets those that ended above the row, and those that have a column in common with `next`: a cell is part of one at most. */
static void
forget_ended (MergeWalk *walk, guint row, const Merge *next)
{
  for (guint i = walk->reaching->len; i-- > 0;)
    {
      const Merge *merge = &g_array_index (walk->reaching, Reaching, i).merge;
      if (merge->last_row < row || (next != NULL && merge->cell <= next->last_cell && next->cell <= merge->last_cell))
        g_array_remove_index_fast (walk->reaching, i);
    }
}

/* Takes note of the merged cells that begin in this row, or in one above that has no values. */
static void
begin_merged (MergeWalk *walk, guint row, const Cell *cells, guint n_cells)
{
  forget_ended (walk, row, NULL);
  for (; walk->next < walk->merges->len; walk->next++)
    {
      const Merge *merge = &g_array_index (walk->merges, Merge, walk->next);
      if (merge->first_row > row)
        return;
      if (merge->last_row < row)
        continue;
      gboolean filled = merge->first_row == row && merge->cell < n_cells;
      Reaching reaching = { *merge, filled ? g_strndup (cells[merge->cell].text, cells[merge->cell].length) : g_strdup (""),
                            filled ? cells[merge->cell].length : 0 };
      forget_ended (walk, row, merge);
      g_array_append_val (walk->reaching, reaching);
    }
}

static void
add_note (MergeWalk *walk, const Merge *merge, MergedKind kind, guint cell, guint last_cell, Cell hidden)
{
  MergedCells note = { kind, cell, last_cell, merge->first_row, merge->cell, hidden };
  g_array_append_val (walk->notes, note);
}

/* The cell below the first one holds what is shown; returns how many cells the row has. */
static guint
fill_below (MergeWalk *walk, const Reaching *from, Cell *cells, guint n_cells)
{
  guint cell = from->merge.cell;
  Cell own = cell < n_cells ? cells[cell] : (Cell) { "", 0 };
  if (own.length == from->length && memcmp (own.text, from->value, own.length) == 0)
    return n_cells;
  add_note (walk, &from->merge, own.length > 0 ? MERGED_HIDDEN : MERGED_BELOW, cell, cell, own);
  while (n_cells <= cell)
    cells[n_cells++] = (Cell) { "", 0 };
  cells[cell] = (Cell) { from->value, from->length };
  return n_cells;
}

/* The cells to the right stay blank; those that hold something else are emptied. */
static void
look_beside (MergeWalk *walk, const Reaching *from, Cell *cells, guint n_cells)
{
  const Merge *merge = &from->merge;
  for (guint cell = merge->cell + 1; cell <= merge->last_cell && cell < n_cells; cell++)
    {
      Cell own = cells[cell];
      if (own.length == 0 || (own.length == from->length && memcmp (own.text, from->value, own.length) == 0))
        continue;
      add_note (walk, merge, MERGED_HIDDEN, cell, cell, own);
      cells[cell] = (Cell) { "", 0 };
    }
  if (from->length > 0 && merge->last_cell > merge->cell)
    add_note (walk, merge, MERGED_BESIDE, merge->cell + 1, merge->last_cell, (Cell) { "", 0 });
}

guint
merge_walk_row (MergeWalk *walk, guint row, Cell *cells, guint n_cells)
{
  begin_merged (walk, row, cells, n_cells);
  g_array_set_size (walk->notes, 0);
  gboolean any = n_cells > 0;
  for (guint i = 0; any && i < walk->reaching->len; i++)
    {
      const Reaching *from = &g_array_index (walk->reaching, Reaching, i);
      if (from->merge.first_row < row)
        n_cells = fill_below (walk, from, cells, n_cells);
      look_beside (walk, from, cells, n_cells);
    }
  return n_cells;
}

char *
workbook_merged_name (const MergedCells *merged)
{
  char column[WORKBOOK_COLUMN_BUFFER];
  return g_strdup_printf ("%s%u", workbook_column_name (merged->first_cell, column), merged->first_row);
}

void
workbook_report_merged (const Record *record, const MergedCells *merged, guint cell, Diagnostics *diags)
{
  gboolean below = merged->kind == MERGED_BELOW;
  Cell shown = record->cells[merged->first_cell];
  Place place = { .file = record->file, .line = record->line, .cell = cell + 1, .is_sheet = TRUE };
  g_autofree char *name = workbook_merged_name (merged), *text = g_strndup (shown.text, shown.length);
  diag_report (diags, below ? DIAG_WORKBOOK_MERGED : DIAG_WORKBOOK_MERGED_BESIDE, &place, "", text, name, NULL);
}
