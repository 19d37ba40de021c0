/* Reading the rows of an open table. Ten million rows pass through read_record(): nothing is allocated or copied there, columns are found by a fixed
 * array and cells trimmed by moving pointers. Whatever is not just a row goes through read_unusual(). */
#include "source/table.h"

#include <string.h>

/* Whether a cell's ends may be white space, from one byte of each. */
static inline gboolean
may_need_trim (const Cell *cell)
{
  static const guint8 begins[256] = { [0 ... ' '] = 1, [0xe3] = 1, [0xc2] = 1 }, ends[256] = { [0 ... ' '] = 1, [0x80] = 1, [0xa0] = 1 };
  return cell->length > 0 && (begins[(guchar) cell->text[0]] | ends[(guchar) cell->text[cell->length - 1]]) != 0;
}

/* One reading of a table, or of one part of it. */
typedef struct {
  Table *table;
  TableRowFunc func;
  gpointer data;
  TableRow row;
  gboolean clean;                        /* nothing reported */
  gboolean stopped;                      /* func asked to stop */
  gboolean is_sheet;                     /* its merged cells come filled */
  guint key;                             /* the cell that tells whether a row may be no data … */
  Cell key_header;                       /* … and its header */
  RowCounts counts;
  struct RowNotes notes;
  gint grid_cells[TABLE_MOST_COLUMNS];   /* of a wide table: notes.cell_of */
  GString *above[TABLE_MOST_COLUMNS];    /* of columns whose merged cells are blanks: what stood there last; else NULL */
  Cell cells[TABLE_MOST_COLUMNS];
} Reading;

static void
reading_init (Reading *reading, Table *table, TableRowFunc func, gpointer data, Diagnostics *diags)
{
  memset (reading, 0, sizeof *reading);
  reading->table = table;
  reading->func = func;
  reading->data = data;
  reading->row = (TableRow) { table, 0, diags, reading->cells, &reading->notes };
  reading->notes.cell_of = table->cell_of;
  reading->clean = TRUE;
  reading->is_sheet = records_is_sheet (table->records);
  reading->key = table->n_required > 0 ? (guint) table->cell_of[table->required[0]] : 0;
  const char *header = table->header->pdata[reading->key];
  reading->key_header = (Cell) { header, strlen (header) };
  for (guint i = 0; i < table->n_filled; i++)
    reading->above[table->filled[i]] = g_string_new (NULL);
  for (guint column = 0; column < TABLE_MOST_COLUMNS; column++)
    if (table->given[column] != NULL)
      reading->cells[column] = (Cell) { table->given[column], strlen (table->given[column]) };
}

static void
reading_clear (Reading *reading)
{
  for (guint column = 0; column < TABLE_MOST_COLUMNS; column++)
    if (reading->above[column] != NULL)
      g_string_free (reading->above[column], TRUE);
}

static void
tell_skipped (const Reading *reading, const Record *record)
{
  const Table *table = reading->table;
  gint cell = table->cell_of[0];
  if (table->skipped == NULL || cell < 0 || (guint) cell >= record->n_cells)
    return;
  Cell id = cell_trim (record->cells[cell]);
  if (id.length > 0)
    table->skipped (id.text, id.length, table->skipped_data);
}

static void
refuse (Reading *reading)
{
  reading->clean = FALSE;
  reading->counts.rows++;
  reading->counts.refused++;
}

static void
report_row_length (Reading *reading, const Record *record)
{
  const Table *table = reading->table;
  gboolean few = record->n_cells < table->n_header;
  g_autofree char *has = g_strdup_printf ("%u", record->n_cells);
  g_autofree char *wants = g_strdup_printf ("%u", table->n_header);
  Place place = table_line_place (table, record->line);
  if (diag_count (reading->row.diags, DIAG_ERROR) < MOST_EXACT_PLACES)
    place = records_cell_place (table->records, record->line, few ? record->n_cells - 1 : table->n_header);
  place.cell = few ? 0 : table->n_header + 1;
  diag_report (reading->row.diags, few ? DIAG_ROW_SHORT : DIAG_ROW_LONG, &place, has, wants, NULL);
  tell_skipped (reading, record);
  refuse (reading);
}

/* Reports the required cells that are empty. FALSE when there is one. */
static gboolean
check_row (Reading *reading, const Record *record)
{
  const Table *table = reading->table;
  gboolean good = TRUE;
  for (guint i = 0; i < table->n_required; i++)
    if (reading->cells[table->required[i]].length == 0)
      {
        Place place = row_place (&reading->row, table->required[i]);
        diag_report (reading->row.diags, DIAG_CELL_REQUIRED, &place, table_column_title (table, table->required[i]), NULL);
        good = FALSE;
      }
  const guint *one_of = table->one_of;
  if (one_of[0] != one_of[1] && reading->cells[one_of[0]].length == 0 && reading->cells[one_of[1]].length == 0)
    {
      Place place = row_place (&reading->row, table->cell_of[one_of[0]] >= 0 ? one_of[0] : one_of[1]);
      diag_report (reading->row.diags, DIAG_CELL_ONE_OF, &place, table_column_title (table, one_of[0]), table_column_title (table, one_of[1]), NULL);
      good = FALSE;
    }
  if (!good)
    {
      tell_skipped (reading, record);
      refuse (reading);
    }
  return good;
}

/* FALSE when reading is to stop. */
static gboolean
count_outcome (Reading *reading, RowOutcome outcome)
{
  RowCounts *counts = &reading->counts;
  if (outcome == ROW_STOP)
    {
      reading->stopped = TRUE;
      return FALSE;
    }
  counts->rows++;
  if (outcome == ROW_REFUSED)
    counts->refused++;
  else if (outcome == ROW_LATER)
    counts->later++;
  else
    counts->repaired++;
  return TRUE;
}

/* Gives the row to whoever reads the table. FALSE when reading is to stop. */
static inline gboolean
hand_over (Reading *reading, gboolean repaired)
{
  reading->notes.repaired = repaired;
  RowOutcome outcome = reading->func (&reading->row, reading->data);
  if (G_UNLIKELY (outcome != ROW_USED || reading->notes.repaired))
    return count_outcome (reading, outcome);
  reading->counts.rows++;
  reading->counts.used++;
  return TRUE;
}

/* A record whose id names a total: nobody can tell, so it is refused. */
static void
report_doubtful (Reading *reading, const Record *record)
{
  guint key = table_key_cell (reading->table);
  Cell cell = record_cell (record, key);
  g_autofree char *text = cell_excerpt (cell.text, cell.length);
  Place place = table_line_place (reading->table, record->line);
  if (diag_count (reading->row.diags, DIAG_ERROR) < MOST_EXACT_PLACES)
    place = records_cell_place (reading->table->records, record->line, key);
  place.value = text;
  diag_report (reading->row.diags, DIAG_TOTAL_DOUBTFUL, &place, text, NULL);
  tell_skipped (reading, record);
  refuse (reading);
}

/* A line that is no row is named, and that is all. TRUE when it is none. */
static gboolean
is_no_row (Reading *reading, const Record *record, ColumnSet merged)
{
  static const DiagId repairs[] = { [SHAPE_HEADER] = DIAG_HEADER_REPEATED, [SHAPE_TOTAL] = DIAG_TOTAL_ROW, [SHAPE_NOTE] = DIAG_NOTE_ROW };
  RowShape shape = table_filled_row_shape (reading->table, record, merged);
  if (shape == SHAPE_DATA)
    return FALSE;
  for (guint i = 0; i < reading->table->n_filled; i++)
    g_string_truncate (reading->above[reading->table->filled[i]], 0);
  if (shape == SHAPE_DOUBTFUL)
    report_doubtful (reading, record);
  else if (shape != SHAPE_BLANK)
    {
      g_autofree char *text = record_excerpt (record);
      Place place = table_line_place (reading->table, record->line);
      place.value = text;
      diag_report (reading->row.diags, repairs[shape], &place, text, "", NULL);
    }
  return TRUE;
}

/* A record that is longer or shorter than the header: fine when the cells behind the header are blank in most rows, or when only columns that may be blank are
 * missing at the end, as spreadsheets cut them. FALSE, reported, when it is neither. */
static gboolean
fit_length (Reading *reading, const Record *record, gboolean *padded)
{
  const Table *table = reading->table;
  gboolean fits = record->n_cells < table->n_header || table->may_be_long, named = FALSE;
  for (guint i = table->n_header; i < record->n_cells; i++)
    fits &= cell_trim (record->cells[i]).length == 0;
  for (guint i = 0; i < table->n_required; i++)
    fits &= (guint) table->cell_of[table->required[i]] < record->n_cells;
  for (guint i = 0; i < table->n_present; i++)
    named |= (guint) table->cell_of[table->present[i]] >= record->n_cells;
  *padded = fits && named && !records_is_sheet (table->records);
  if (!fits && records_is_sheet (table->records) && record->n_cells < table->n_header)
    return TRUE;           /* a sheet does not say where its rows end: the cell is blank, not missing */
  if (!fits)
    report_row_length (reading, record);
  return fits;
}

static void
report_padded (Reading *reading, const Record *record)
{
  g_autofree char *has = g_strdup_printf ("%u", record->n_cells);
  g_autofree char *wants = g_strdup_printf ("%u", reading->table->n_header);
  Place place = table_line_place (reading->table, record->line);
  diag_report (reading->row.diags, DIAG_ROW_PADDED, &place, has, wants, NULL);
}

/* The cells of the columns; what a short record lacks is empty. */
static inline void
take_cells (Reading *reading, const Record *record)
{
  const Table *table = reading->table;
  for (guint i = 0; i < table->n_present; i++)
    {
      guint column = table->present[i], at = (guint) table->cell_of[column];
      Cell cell = G_LIKELY (at < record->n_cells) ? record->cells[at] : (Cell) { "", 0 };
      if (G_UNLIKELY (may_need_trim (&cell)))
        cell = cell_trim (cell);
      reading->cells[column] = cell;
    }
}

/* Merged cells stand in their first row only. What stands further left says where a block begins: then nothing above counts any more. The columns
 * whose cells are to be filled from above. */
static ColumnSet
merged_columns (const Reading *reading)
{
  const Table *table = reading->table;
  const guint *one_of = table->one_of;
  ColumnSet merged = 0;
  /* Where a row has the one of two, it does not need the other. */
  gboolean meant = one_of[0] != one_of[1] && (reading->cells[one_of[0]].length > 0 || reading->cells[one_of[1]].length > 0);
  for (guint i = 0; i < table->n_filled; i++)
    {
      guint column = table->filled[i];
      if (reading->cells[column].length > 0)
        break;
      if (reading->above[column]->len > 0 && (!table->with_left[column] || merged != 0) && !(meant && (column == one_of[0] || column == one_of[1])))
        merged |= COLUMN_BIT (column);
    }
  return merged;
}

/* Fills these columns, and remembers what stands in the others for the rows below. */
static void
fill_down (Reading *reading, ColumnSet merged)
{
  const Table *table = reading->table;
  gboolean new_block = FALSE;
  for (guint i = 0; i < table->n_filled; i++)
    {
      guint column = table->filled[i];
      GString *above = reading->above[column];
      Cell *cell = &reading->cells[column];
      if (cell->length > 0 || new_block)
        {
          g_string_truncate (above, 0);
          g_string_append_len (above, cell->text, (gssize) cell->length);
          new_block = TRUE;
        }
      else if ((merged & COLUMN_BIT (column)) != 0)
        {
          row_repair (&reading->row, column, DIAG_FILLED_DOWN, "", above->str);
          *cell = (Cell) { above->str, above->len };
        }
    }
}

/* Every record that is not just a row as the header has it. FALSE when reading is to stop. */
static gboolean
read_unusual (Reading *reading, const Record *record)
{
  gboolean padded = FALSE;
  take_cells (reading, record);
  ColumnSet merged = merged_columns (reading);
  if (is_no_row (reading, record, merged) || (record->n_cells != reading->table->n_header && !fit_length (reading, record, &padded)))
    return TRUE;
  fill_down (reading, merged);
  if (!check_row (reading, record))
    return TRUE;
  if (padded)
    report_padded (reading, record);
  return hand_over (reading, padded || merged != 0 || record->repaired);
}

/* Whether the cell may name a total: none ends with a digit, and few ids with one of these. */
static inline gboolean
may_be_total (const Cell *cell)
{
  static const char ends[][4] = { "计", "計", "总", "總", "和", "均", "分", "值", "数", "數", "绩", "績", "高", "低", "率", "差", "到", "退", "假", "勤", "席", "课", "課", "考",
    "格", "次", "男", "女", "生", "性", "重", "线", "線", "：", "）", "　" };
  if (cell->length == 0)
    return FALSE;
  guchar last = (guchar) cell->text[cell->length - 1];
  if (last < 0x80)
    return !g_ascii_isdigit (last) && strchr (" lLsSmMeEnNtT:)", last) != NULL && last != '\0';
  for (guint i = 0; cell->length >= 3 && i < G_N_ELEMENTS (ends); i++)
    if (memcmp (cell->text + cell->length - 3, ends[i], 3) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
read_record (const Record *record, gpointer data)
{
  Reading *reading = data;
  const Table *table = reading->table;
  reading->row.line = record->line;
  if (G_UNLIKELY (record->n_cells != table->n_header))
    return read_unusual (reading, record);
  const Cell *key = &record->cells[reading->key];
  if (G_UNLIKELY (may_be_total (key))
      || G_UNLIKELY (key->length == reading->key_header.length && memcmp (key->text, reading->key_header.text, key->length) == 0))
    return read_unusual (reading, record);
  take_cells (reading, record);
  gboolean empty = table->n_filled > 0;
  for (guint i = 0; i < table->n_required; i++)
    empty |= reading->cells[table->required[i]].length == 0;
  const guint *one_of = table->one_of;
  empty |= one_of[0] != one_of[1] && reading->cells[one_of[0]].length == 0 && reading->cells[one_of[1]].length == 0;
  if (G_UNLIKELY (empty))
    return read_unusual (reading, record);
  return hand_over (reading, record->repaired);
}

/* Wide tables */

/* What stands in one cell of a wide table, as cells of the dataset's columns. FALSE when it gives no row. */
static gboolean
take_grid_value (Reading *reading, Cell cell, char buffer[16])
{
  const Table *table = reading->table;
  Cell *value = &reading->cells[table->grid->value_column];
  *value = cell;
  if (table->grid->symbols != NULL)
    {
      const char *kind, *status = grid_symbol (table, &cell, &kind, reading->row.diags);
      if (status == NULL)
        {
          Place place = row_place (&reading->row, table->grid->value_column);
          g_autofree char *known = grid_symbol_list (table);
          diag_report (reading->row.diags, DIAG_GRID_SYMBOL, &place, place.value, known, NULL);
          refuse (reading);
          return FALSE;
        }
      *value = (Cell) { status, strcspn (status, " ") };
      reading->cells[ATTENDANCE_LEAVE_KIND] = (Cell) { kind != NULL ? kind : "", kind != NULL ? strlen (kind) : 0 };
      return value->length > 0;
    }
  if (table->definition->id == DATASET_FEEDBACK && grid_is_unanswered (&cell))
    return FALSE;
  const char *rating = table->definition->id == DATASET_FEEDBACK ? grid_rating (&cell, buffer) : NULL;
  if (rating != NULL)
    *value = (Cell) { rating, strlen (rating) };
  return TRUE;
}

/* What the header of a column says, as cells of the dataset's columns. */
static void
take_grid_header (Reading *reading, const GridCell *at)
{
  const Grid *grid = reading->table->grid;
  memcpy (reading->grid_cells, reading->table->cell_of, sizeof reading->grid_cells);
  for (guint i = 0; i < grid->cells->len; i++)
    reading->cells[g_array_index (grid->cells, GridCell, i).column] = (Cell) { "", 0 };
  reading->cells[at->column] = (Cell) { at->value, strlen (at->value) };
  reading->grid_cells[at->column] = reading->grid_cells[grid->value_column] = (gint) at->cell;
  if (reading->table->definition->id == DATASET_SCORES)
    {
      reading->cells[SCORES_ATTEMPT] = (Cell) { at->attempt, at->attempt != NULL ? strlen (at->attempt) : 0 };
      reading->cells[SCORES_MAX_SCORE] = (Cell) { at->full_mark, at->full_mark != NULL ? strlen (at->full_mark) : 0 };
      reading->grid_cells[SCORES_ATTEMPT] = reading->grid_cells[SCORES_MAX_SCORE] = (gint) at->cell;
    }
  reading->notes.cell_of = reading->grid_cells;
  reading->notes.grid_cell = at;
}

/* A row of people by sessions gives a row of the dataset for each cell that is filled. */
static gboolean
read_wide_record (const Record *record, gpointer data)
{
  Reading *reading = data;
  const Table *table = reading->table;
  const Grid *grid = table->grid;
  gboolean padded, checked = FALSE, go_on = TRUE;
  char buffer[16];
  reading->row.line = record->line;
  reading->notes.cell_of = table->cell_of;
  take_cells (reading, record);
  ColumnSet merged = merged_columns (reading);
  if (is_no_row (reading, record, merged) || (record->n_cells > table->n_header && !fit_length (reading, record, &padded)))
    return TRUE;
  fill_down (reading, merged);
  for (guint i = 0; i < grid->cells->len && go_on; i++)
    {
      const GridCell *at = &g_array_index (grid->cells, GridCell, i);
      Cell cell = at->cell < record->n_cells ? cell_trim (record->cells[at->cell]) : (Cell) { "", 0 };
      if (cell.length == 0)
        continue;
      if (!checked && !check_row (reading, record))
        return TRUE;
      checked = TRUE;
      take_grid_header (reading, at);
      if (take_grid_value (reading, cell, buffer))
        go_on = hand_over (reading, merged != 0 || records_is_repaired (table->records));
      reading->notes.cell_of = table->cell_of;
    }
  return go_on;
}

static RecordFunc
record_func (const Table *table)
{
  return table->grid != NULL ? read_wide_record : read_record;
}

gboolean
table_read (Table *table, TableRowFunc func, gpointer data, Diagnostics *diags)
{
  Reading reading;
  reading_init (&reading, table, func, data, diags);
  gboolean read = records_read (table->records, record_func (table), &reading);
  table->left_out = !read && !reading.stopped;
  reading.counts.rows += records_refused (table->records);
  reading.counts.refused += records_refused (table->records);
  if (!reading.stopped)
    table_set_counts (table, &reading.counts);
  reading_clear (&reading);
  return read && reading.clean;
}

static void
counts_add (RowCounts *sum, const RowCounts *counts)
{
  sum->rows += counts->rows;
  sum->used += counts->used;
  sum->repaired += counts->repaired;
  sum->refused += counts->refused;
  sum->later += counts->later;
}

gboolean
table_read_parts (Table *table, guint n_parts, TableRowFunc func, gpointer *data, Diagnostics **diags, gboolean *again)
{
  g_autofree Reading *readings = g_new (Reading, n_parts);
  g_autofree gpointer *parts = g_new (gpointer, n_parts);
  gboolean stopped = FALSE, clean = TRUE;
  RowCounts counts = { 0 };
  for (guint i = 0; i < n_parts; i++)
    {
      reading_init (&readings[i], table, func, data[i], diags[i]);
      parts[i] = &readings[i];
    }
  /* A blank that is filled from above may stand in another part. */
  gboolean read = table->n_filled == 0 && records_read_parts (table->records, n_parts, record_func (table), parts);
  for (guint i = 0; i < n_parts; i++)
    {
      stopped |= readings[i].stopped;
      clean &= readings[i].clean;
      counts_add (&counts, &readings[i].counts);
      reading_clear (&readings[i]);
    }
  *again = !read && !stopped;
  if (read && !stopped)
    table_set_counts (table, &counts);
  return read && clean;
}
