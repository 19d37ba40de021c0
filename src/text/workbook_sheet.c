/* The rows of a sheet, streamed: cells to text, rows to records, and values merged over several rows into each of them. */
#include "text/workbook_parts.h"

#include <libintl.h>
#include <string.h>

#define _(text) gettext (text)

/* Of the texts that a row holds itself (not the shared ones). */
#define MOST_ROW_BYTES (16 * 1024 * 1024)

typedef enum { TYPE_NUMBER, TYPE_SHARED, TYPE_TEXT, TYPE_FLAG, TYPE_ERROR, TYPE_DATE } CellKind;

/* The value of one cell of a row: shared text, or a piece of the row's own. */
typedef struct {
  const char *shared;
  gsize start, length;
} Value;

/* Merged cells that reach into the rows behind. */
typedef struct {
  Merge merge;
  char *value;
  gsize length;
} Reaching;

typedef struct {
  PartReader reader;
  const Sheet *sheet;
  guint number;            /* of the sheet */
  RecordFunc func;
  gpointer data;
  gboolean wrong;          /* something was reported, and the reading goes on */
  /* the row */
  gboolean in_rows, row_hidden, row_wide, row_filled;
  guint row, n_cells, hidden;
  Value *values;           /* WORKBOOK_MOST_CELLS */
  Cell *cells;             /* the same for the record */
  GString *text;
  /* the cell */
  guint cell;
  CellKind kind;
  NumberFormat format;
  gboolean in_cell, in_value, has_value, has_formula;
  guint phonetic;
  gsize piece;
  GString *value;
  /* merged cells */
  guint next_merge;
  GArray *reaching;        /* Reaching */
} SheetReader;

/* --- Merged cells */

static Cell
cell_of (const SheetReader *reader, guint cell)
{
  const Value *value = &reader->values[cell];
  return (Cell) { value->shared != NULL ? value->shared : reader->text->str + value->start, value->length };
}

static void
clear_reaching (gpointer data)
{
  g_free (((Reaching *) data)->value);
}

/* Fills the cells of this row that belong to merged cells begun above. The texts stay where they are until the row is told. */
static void
fill_merged (SheetReader *reader)
{
  for (guint i = 0; i < reader->reaching->len; i++)
    {
      const Reaching *from = &g_array_index (reader->reaching, Reaching, i);
      guint cell = from->merge.cell;
      if (from->merge.last_row < reader->row || (cell < reader->n_cells && reader->values[cell].length > 0))
        continue;
      while (reader->n_cells <= cell)
        reader->values[reader->n_cells++] = (Value) { .shared = "" };
      reader->values[cell] = (Value) { from->value, 0, from->length };
      reader->row_filled = TRUE;
      Place place = workbook_cell_place (reader->reader.workbook, reader->number, reader->row, cell);
      char column[WORKBOOK_COLUMN_BUFFER];
      g_autofree char *first = g_strdup_printf ("%s%u", workbook_column_name (cell, column), from->merge.first_row);
      diag_report (reader->reader.diags, DIAG_WORKBOOK_MERGED, &place, "", from->value, first, NULL);
    }
}

/* Forgets the merged cells that ended above, and of several in one column the earlier ones: a column has one value at most. */
static void
forget_ended (SheetReader *reader, const Merge *next)
{
  for (guint i = reader->reaching->len; i-- > 0;)
    {
      const Merge *merge = &g_array_index (reader->reaching, Reaching, i).merge;
      if (merge->last_row <= reader->row || (next != NULL && merge->cell == next->cell))
        g_array_remove_index_fast (reader->reaching, i);
    }
}

/* Takes note of the merged cells that begin in this row. */
static void
begin_merged (SheetReader *reader)
{
  const GArray *merges = reader->sheet->merges;
  forget_ended (reader, NULL);
  for (; reader->next_merge < merges->len; reader->next_merge++)
    {
      const Merge *merge = &g_array_index (merges, Merge, reader->next_merge);
      if (merge->first_row > reader->row)
        return;
      if (merge->first_row < reader->row || merge->cell >= reader->n_cells || reader->values[merge->cell].length == 0)
        continue;
      Cell value = cell_of (reader, merge->cell);
      Reaching reaching = { *merge, g_strndup (value.text, value.length), value.length };
      forget_ended (reader, merge);
      g_array_append_val (reader->reaching, reaching);
    }
}

/* --- Cells */

static void
damaged_cell (SheetReader *reader, const char *problem)
{
  char column[WORKBOOK_COLUMN_BUFFER];
  g_autofree char *text = g_strdup_printf ("%s%u: %s", workbook_column_name (reader->cell, column), reader->row, problem);
  part_damaged (&reader->reader, text);
}

static CellKind
kind_of (Attributes attributes)
{
  static const struct {
    const char *name;
    CellKind kind;
  } kinds[] = { { "s", TYPE_SHARED }, { "str", TYPE_TEXT }, { "inlineStr", TYPE_TEXT }, { "b", TYPE_FLAG }, { "e", TYPE_ERROR }, { "d", TYPE_DATE } };
  gsize length;
  const char *type = attribute_find (attributes, "t", &length);
  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (strlen (kinds[i].name) == length && memcmp (type, kinds[i].name, length) == 0)
      return kinds[i].kind;
  return TYPE_NUMBER;
}

static void
begin_cell (SheetReader *reader, Attributes attributes)
{
  const GArray *formats = reader->reader.workbook->formats;
  gsize length;
  const char *reference = attribute_find (attributes, "r", &length);
  guint style = attribute_number (attributes, "s", G_MAXINT);
  if (reference == NULL)
    reader->cell++;
  else if (!workbook_parse_reference (reference, length, &reader->cell, NULL))
    {
      g_autofree char *text = g_strndup (reference, MIN (length, 20));
      g_autofree char *problem = g_strdup_printf (_("\"%s\" is no cell"), text);
      part_damaged (&reader->reader, problem);
      return;
    }
  reader->in_cell = TRUE;
  reader->has_value = reader->has_formula = FALSE;
  reader->kind = kind_of (attributes);
  reader->format = style < formats->len ? g_array_index (formats, NumberFormat, style) : (NumberFormat) { .kind = FORMAT_NUMBER };
  g_string_truncate (reader->value, 0);
}

static void
take_shared (SheetReader *reader, Value *value)
{
  const Workbook *workbook = reader->reader.workbook;
  guint64 index;
  if (!g_ascii_string_to_unsigned (g_strstrip (reader->value->str), 10, 0, G_MAXUINT32, &index, NULL) || index >= workbook->text_ends->len)
    {
      damaged_cell (reader, _("its text is missing"));
      return;
    }
  guint32 start = index == 0 ? 0 : g_array_index (workbook->text_ends, guint32, index - 1);
  if (g_array_index (workbook->text_ends, guint32, index) - start > WORKBOOK_MOST_CELL_BYTES)
    {
      damaged_cell (reader, _("its text is too long"));
      return;
    }
  *value = (Value) { workbook->texts->str + start, 0, g_array_index (workbook->text_ends, guint32, index) - start };
}

/* The cell's value as text behind the row's own. */
static void
append_value (SheetReader *reader)
{
  GString *text = reader->text, *value = reader->value;
  switch (reader->kind)
    {
    case TYPE_NUMBER:
      if (!format_number (text, value->str, value->len, &reader->format, reader->reader.workbook->is_1904))
        g_string_append_len (text, value->str, (gssize) value->len);
      break;
    case TYPE_FLAG:
      g_string_append (text, strcmp (value->str, "1") == 0 || strcmp (value->str, "true") == 0 ? "TRUE" : "FALSE");
      break;
    case TYPE_DATE:
      format_iso_date (text, value->str, value->len, &reader->format);
      break;
    default:
      g_string_append_len (text, value->str, (gssize) value->len);
    }
}

static void
check_formula (SheetReader *reader)
{
  gboolean is_text = reader->kind == TYPE_TEXT && reader->has_value;
  if (!reader->has_formula || reader->value->len > 0 || is_text)
    return;
  Place place = workbook_cell_place (reader->reader.workbook, reader->number, reader->row, reader->cell);
  diag_report (reader->reader.diags, DIAG_WORKBOOK_FORMULA, &place, NULL);
  reader->wrong = TRUE;
}

static void
end_cell (SheetReader *reader)
{
  Value value = { NULL, reader->text->len, 0 };
  reader->in_cell = FALSE;
  check_formula (reader);
  if (reader->value->len == 0)
    return;
  if (reader->kind == TYPE_SHARED)
    take_shared (reader, &value);
  else
    {
      append_value (reader);
      value.length = reader->text->len - value.start;
    }
  if (value.length == 0 || reader->reader.stopped)
    return;
  if (reader->cell >= WORKBOOK_MOST_CELLS)
    {
      reader->row_wide = TRUE;
      return;
    }
  while (reader->n_cells <= reader->cell)
    reader->values[reader->n_cells++] = (Value) { .shared = "" };
  reader->values[reader->cell] = value;
  if (reader->text->len > MOST_ROW_BYTES)
    damaged_cell (reader, _("the row is too long"));
}

/* --- Rows */

static void
begin_row (SheetReader *reader, Attributes attributes)
{
  gsize length;
  guint row = reader->row + 1;
  if (attribute_find (attributes, "r", &length) != NULL)
    row = attribute_number (attributes, "r", G_MAXINT);
  if (row <= reader->row || row == G_MAXUINT)
    {
      g_autofree char *problem = g_strdup_printf (_("its rows are not in order behind row %u"), reader->row);
      part_damaged (&reader->reader, problem);
      return;
    }
  if (row > WORKBOOK_MOST_ROWS)
    {
      Place place = workbook_cell_place (reader->reader.workbook, reader->number, reader->row, 0);
      g_autofree char *most = g_strdup_printf ("%d", WORKBOOK_MOST_ROWS);
      place.cell = 0;
      diag_report (reader->reader.diags, DIAG_WORKBOOK_ROWS, &place, most, NULL);
      reader->wrong = TRUE;
      part_stop (&reader->reader);
      return;
    }
  reader->row = row;
  reader->row_hidden = attribute_is_true (attributes, "hidden");
  reader->row_wide = reader->row_filled = FALSE;
  reader->n_cells = 0;
  reader->cell = G_MAXUINT;
  g_string_truncate (reader->text, 0);
}

static void
report_wide (SheetReader *reader)
{
  Place place = workbook_cell_place (reader->reader.workbook, reader->number, reader->row, WORKBOOK_MOST_CELLS);
  g_autofree char *most = g_strdup_printf ("%d", WORKBOOK_MOST_CELLS);
  diag_report (reader->reader.diags, DIAG_WORKBOOK_COLUMNS, &place, most, NULL);
  reader->wrong = TRUE;
}

static void
end_row (SheetReader *reader)
{
  gboolean has_value = reader->n_cells > 0;
  if (has_value && !reader->row_wide)
    fill_merged (reader);
  for (guint i = 0; i < reader->n_cells; i++)
    reader->cells[i] = cell_of (reader, i);
  if (reader->row_wide)
    report_wide (reader);
  else if (has_value)
    {
      Record record = { reader->sheet->file, reader->row, reader->n_cells, reader->cells, reader->row_filled };
      reader->hidden += reader->row_hidden;
      if (!reader->func (&record, reader->data))
        {
          reader->wrong = TRUE;
          part_stop (&reader->reader);
          return;
        }
    }
  begin_merged (reader);
}

static void
sheet_start (PartReader *part, const char *name, Attributes attributes)
{
  SheetReader *reader = (SheetReader *) part;
  if (strcmp (name, "sheetData") == 0)
    reader->in_rows = TRUE;
  else if (!reader->in_rows)
    return;
  else if (strcmp (name, "c") == 0)
    begin_cell (reader, attributes);
  else if (strcmp (name, "row") == 0)
    begin_row (reader, attributes);
  else if (!reader->in_cell)
    return;
  else if (strcmp (name, "v") == 0 || (strcmp (name, "t") == 0 && reader->phonetic == 0))
    {
      reader->in_value = reader->has_value = TRUE;
      reader->piece = reader->value->len;
    }
  else if (strcmp (name, "f") == 0)
    reader->has_formula = TRUE;
  else if (strcmp (name, "rPh") == 0)
    reader->phonetic++;
}

static void
sheet_end (PartReader *part, const char *name)
{
  SheetReader *reader = (SheetReader *) part;
  if (!reader->in_rows)
    return;
  if (reader->in_value && (strcmp (name, "v") == 0 || strcmp (name, "t") == 0))
    {
      reader->in_value = FALSE;
      if (reader->kind == TYPE_TEXT)
        workbook_decode_escapes (reader->value, reader->piece);
    }
  else if (reader->in_cell && strcmp (name, "c") == 0)
    end_cell (reader);
  else if (strcmp (name, "row") == 0)
    end_row (reader);
  else if (strcmp (name, "rPh") == 0 && reader->phonetic > 0)
    reader->phonetic--;
  else if (strcmp (name, "sheetData") == 0)
    reader->in_rows = FALSE;
}

static void
sheet_text (PartReader *part, const char *text, gsize length)
{
  SheetReader *reader = (SheetReader *) part;
  if (!reader->in_value)
    return;
  g_string_append_len (reader->value, text, (gssize) length);
  if (reader->value->len > WORKBOOK_MOST_CELL_BYTES)
    damaged_cell (reader, _("its text is too long"));
}

static void
report_hidden (SheetReader *reader)
{
  Place place = { .file = reader->sheet->file, .is_sheet = TRUE };
  g_autofree char *count = g_strdup_printf ("%u", reader->hidden);
  diag_report (reader->reader.diags, DIAG_WORKBOOK_HIDDEN, &place, count, NULL);
}

gboolean
workbook_read (Workbook *workbook, guint number, RecordFunc func, gpointer data, Diagnostics *diags)
{
  g_assert (number < workbook->sheets->len);
  const Sheet *sheet = &g_array_index (workbook->sheets, Sheet, number);
  if (!workbook_load (workbook, diags) || !workbook_find_merges (workbook, number, diags))
    return FALSE;
  SheetReader reader = { .reader = { .workbook = workbook, .part = sheet->part, .file = sheet->file, .diags = diags, .start = sheet_start,
                                     .end = sheet_end, .text = sheet_text },
                         .sheet = sheet, .number = number, .func = func, .data = data };
  reader.values = g_new (Value, WORKBOOK_MOST_CELLS);
  reader.cells = g_new (Cell, WORKBOOK_MOST_CELLS);
  reader.text = g_string_new (NULL);
  reader.value = g_string_new (NULL);
  reader.reaching = g_array_new (FALSE, FALSE, sizeof (Reaching));
  g_array_set_clear_func (reader.reaching, clear_reaching);
  gboolean right = part_read (&reader.reader) && !reader.wrong;
  if (reader.hidden > 0 && !reader.reader.stopped)
    report_hidden (&reader);
  g_free (reader.values);
  g_free (reader.cells);
  g_string_free (reader.text, TRUE);
  g_string_free (reader.value, TRUE);
  g_array_unref (reader.reaching);
  return right;
}
