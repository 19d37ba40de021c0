/* The rows of a sheet, streamed: cells to text, rows to records, and what is to be noted about them. */
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

typedef struct {
  PartReader reader;
  const Sheet *sheet;
  guint number;            /* of the sheet */
  RecordFunc func;
  gpointer data;
  gboolean wrong;          /* something was reported, and the reading goes on */
  gboolean hides_zeros;    /* so the sheet is shown */
  /* the row */
  gboolean in_rows, row_hidden, row_open;   /* open: only its cells say which row it is */
  guint row, n_cells, hidden, beyond;
  GArray *unsaved, *unseen;   /* guint: see RecordNotes */
  GArray *shown, *shown_cells;   /* Shown; ShownCell, when the row is complete */
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
  MergeWalk merges;
} SheetReader;

/* A ShownCell whose text is a piece of the row's own. */
typedef struct {
  guint cell;
  gsize start, length;
} Shown;

static Cell
cell_of (const SheetReader *reader, guint cell)
{
  const Value *value = &reader->values[cell];
  return (Cell) { value->shared != NULL ? value->shared : reader->text->str + value->start, value->length };
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
report_order (SheetReader *reader, guint row)
{
  g_autofree char *problem = g_strdup_printf (_("its rows are not in order behind row %u"), row);
  part_damaged (&reader->reader, problem);
}

/* The row's number; FALSE, reported, when it has none. */
static gboolean
set_row (SheetReader *reader, guint row)
{
  if (row > WORKBOOK_MOST_ROWS)
    {
      Place place = workbook_cell_place (reader->reader.workbook, reader->number, reader->row, 0);
      g_autofree char *most = g_strdup_printf ("%d", WORKBOOK_MOST_ROWS);
      place.cell = 0;
      diag_report (reader->reader.diags, DIAG_WORKBOOK_ROWS, &place, most, NULL);
      reader->wrong = TRUE;
      part_stop (&reader->reader);
      return FALSE;
    }
  reader->row = row;
  return TRUE;
}

/* The row of the first cell that says it, where the row itself does not; FALSE: reported. */
static gboolean
take_row (SheetReader *reader, guint row)
{
  reader->row_open = FALSE;
  if (row >= reader->row)
    return set_row (reader, row);
  report_order (reader, reader->row - 1);
  return FALSE;
}

static void
begin_cell (SheetReader *reader, Attributes attributes)
{
  const GArray *formats = reader->reader.workbook->formats;
  gsize length;
  const char *reference = attribute_find (attributes, "r", &length);
  guint style = attribute_number (attributes, "s", G_MAXINT), row;
  if (reference == NULL)
    reader->cell++;
  else if (!workbook_parse_reference (reference, length, &reader->cell, &row))
    {
      g_autofree char *text = g_strndup (reference, MIN (length, 20));
      g_autofree char *problem = g_strdup_printf (_("\"%s\" is no cell"), text);
      part_damaged (&reader->reader, problem);
      return;
    }
  if (reference != NULL && reader->row_open && !take_row (reader, row))
    return;
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

static gboolean
is_unsaved (const SheetReader *reader)
{
  return reader->has_formula && reader->value->len == 0 && !(reader->kind == TYPE_TEXT && reader->has_value);
}

static void
note_cell (SheetReader *reader, GArray *cells)
{
  /* A cell may stand twice in a hostile file. */
  if (reader->cell < WORKBOOK_MOST_CELLS && cells->len < WORKBOOK_MOST_CELLS)
    g_array_append_val (cells, reader->cell);
}

/* Notes what the number's format makes of it beyond its text, which begins at `start`. FALSE when the cell is as empty as it looks. */
static gboolean
look_at_format (SheetReader *reader, gsize start)
{
  GString *text = reader->text;
  const NumberFormat *format = &reader->format;
  double value = g_ascii_strtod (reader->value->str, NULL);
  gsize end = text->len;
  if ((reader->hides_zeros && value == 0) || (format->sections != NULL && format_shows_nothing (format->sections, value)))
    {
      /* A day 0 that is not shown is the link to an empty cell. */
      if (format->kind >= FORMAT_DATE && value == 0)
        {
          g_string_truncate (text, start);
          return FALSE;
        }
      note_cell (reader, reader->unseen);
    }
  else if (format->sections != NULL && format->kind <= FORMAT_ZEROS && format->kind != FORMAT_PERCENT && reader->shown->len < WORKBOOK_MOST_CELLS
           && format_show (text, format->sections, value, text->str + start))
    {
      Shown shown = { reader->cell, end, text->len - end };
      g_array_append_val (reader->shown, shown);
    }
  return TRUE;
}

static void
end_cell (SheetReader *reader)
{
  Value value = { NULL, reader->text->len, 0 };
  reader->in_cell = FALSE;
  if (is_unsaved (reader))
    note_cell (reader, reader->unsaved);
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
  gboolean formatted = reader->kind == TYPE_NUMBER && (reader->format.sections != NULL || reader->hides_zeros);
  if (formatted && !look_at_format (reader, value.start))
    return;
  if (reader->cell >= WORKBOOK_MOST_CELLS)
    {
      reader->beyond = reader->beyond == 0 ? reader->cell : MIN (reader->beyond, reader->cell);
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
  gboolean numbered = attribute_find (attributes, "r", &length) != NULL;
  if (numbered)
    row = attribute_number (attributes, "r", G_MAXINT);
  if (row <= reader->row || row == G_MAXUINT)
    {
      report_order (reader, reader->row);
      return;
    }
  if (!set_row (reader, row))
    return;
  reader->row_open = !numbered;
  reader->row_hidden = attribute_is_true (attributes, "hidden");
  reader->n_cells = reader->beyond = 0;
  reader->cell = G_MAXUINT;
  g_string_truncate (reader->text, 0);
  g_array_set_size (reader->unsaved, 0);
  g_array_set_size (reader->unseen, 0);
  g_array_set_size (reader->shown, 0);
}

/* The row's text stays where it is from now on. */
static void
complete_shown (SheetReader *reader)
{
  g_array_set_size (reader->shown_cells, 0);
  for (guint i = 0; i < reader->shown->len; i++)
    {
      const Shown *shown = &g_array_index (reader->shown, Shown, i);
      ShownCell cell = { shown->cell, { reader->text->str + shown->start, shown->length } };
      g_array_append_val (reader->shown_cells, cell);
    }
}

/* Tells the row; FALSE when reading is to end. */
static gboolean
tell_row (SheetReader *reader)
{
  const GArray *merged = reader->merges.notes, *unsaved = reader->unsaved, *unseen = reader->unseen;
  RecordNotes notes = { (const MergedCells *) merged->data, merged->len, (const guint *) unsaved->data, unsaved->len, (const guint *) unseen->data, unseen->len,
                        reader->beyond };
  gboolean noted = merged->len > 0 || unsaved->len > 0 || unseen->len > 0 || reader->beyond > 0;
  complete_shown (reader);
  Record record = { reader->sheet->file, reader->row, reader->n_cells, reader->cells, noted ? &notes : NULL, (const ShownCell *) reader->shown_cells->data,
                    reader->shown_cells->len };
  return reader->func (&record, reader->data);
}

static void
end_row (SheetReader *reader)
{
  for (guint i = 0; i < reader->n_cells; i++)
    reader->cells[i] = cell_of (reader, i);
  reader->n_cells = merge_walk_row (&reader->merges, reader->row, reader->cells, reader->n_cells);
  if (reader->n_cells == 0 && reader->unsaved->len == 0 && reader->beyond == 0)
    return;
  reader->hidden += reader->row_hidden && reader->n_cells > 0;
  if (tell_row (reader))
    return;
  reader->wrong = TRUE;
  part_stop (&reader->reader);
}

/* Before the rows: how the sheet is shown. */
static void
before_rows (SheetReader *reader, const char *name, Attributes attributes)
{
  gsize length;
  if (strcmp (name, "sheetData") == 0)
    reader->in_rows = TRUE;
  else if (strcmp (name, "sheetView") == 0 && attribute_find (attributes, "showZeros", &length) != NULL)
    reader->hides_zeros = !attribute_is_true (attributes, "showZeros");
}

static void
sheet_start (PartReader *part, const char *name, Attributes attributes)
{
  SheetReader *reader = (SheetReader *) part;
  if (!reader->in_rows)
    before_rows (reader, name, attributes);
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
  reader.unsaved = g_array_new (FALSE, FALSE, sizeof (guint));
  reader.unseen = g_array_new (FALSE, FALSE, sizeof (guint));
  reader.shown = g_array_new (FALSE, FALSE, sizeof (Shown));
  reader.shown_cells = g_array_new (FALSE, FALSE, sizeof (ShownCell));
  merge_walk_init (&reader.merges, sheet->merges);
  gboolean right = part_read (&reader.reader) && !reader.wrong;
  if (reader.hidden > 0 && !reader.reader.stopped)
    report_hidden (&reader);
  g_free (reader.values);
  g_free (reader.cells);
  g_string_free (reader.text, TRUE);
  g_string_free (reader.value, TRUE);
  g_array_unref (reader.unsaved);
  g_array_unref (reader.unseen);
  g_array_unref (reader.shown);
  g_array_unref (reader.shown_cells);
  merge_walk_clear (&reader.merges);
  return right;
}
