/* The shape of a dirty file: where its header is, and which of its rows are no data. A row is left out only when it cannot be data. */
#define _GNU_SOURCE   /* qsort_r */
#include "source/table.h"

#include <stdlib.h>
#include <string.h>

/* Rows that are no data */

static Cell
trimmed_cell (const Record *record, guint cell)
{
  return cell < record->n_cells ? cell_trim (record->cells[cell]) : (Cell) { "", 0 };
}

static guint
count_filled (const Record *record)
{
  guint n = 0;
  for (guint i = 0; i < record->n_cells; i++)
    n += cell_trim (record->cells[i]).length > 0;
  return n;
}

char *
record_excerpt (const Record *record)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < record->n_cells && text->len < 200; i++)
    {
      Cell cell = cell_trim (record->cells[i]);
      if (cell.length == 0)
        continue;
      if (text->len > 0)
        g_string_append_c (text, ' ');
      g_string_append_len (text, cell.text, (gssize) cell.length);
    }
  return cell_excerpt (text->str, text->len);
}

/* The header again, as spreadsheets print it on each page. */
static gboolean
is_header (const Table *table, const Record *record)
{
  guint filled = 0;
  for (guint i = 0; i < record->n_cells; i++)
    {
      Cell cell = cell_trim (record->cells[i]);
      const char *header = i < table->header->len ? table->header->pdata[i] : "";
      if (cell.length == 0)
        continue;
      if (strlen (header) != cell.length || memcmp (header, cell.text, cell.length) != 0)
        return FALSE;
      filled++;
    }
  guint headers = 0;
  for (guint i = 0; i < table->header->len; i++)
    headers += *(const char *) table->header->pdata[i] != '\0';
  return filled >= MIN (2, headers) && 2 * filled >= headers;
}

gboolean
is_total_word (const char *text, gsize length)
{
  static const char *const words[] = { "合计", "合計", "总计", "總計", "小计", "小計", "共计", "共計", "累计", "累計", "汇总", "匯總", "彙總", "总和", "總和",
    "平均", "平均分", "平均值", "平均数", "平均數", "均值", "均分", "平均成绩", "平均成績", "最高分", "最低分", "最高", "最低", "中位数", "中位數", "标准差", "標準差",
    "及格率", "合格率", "优秀率", "優秀率", "通过率", "通過率", "出勤率", "及格人数", "合格人数", "人数", "人數", "总人数", "總人數", "应到人数", "应到", "實到", "实到",
    "参考人数", "实考人数", "应考人数", "total", "totals", "subtotal", "grandtotal", "sum", "average", "averages", "mean", "median", "maximum",
    "minimum", "highest", "lowest", NULL };
  static const char *const ends[] = { "合计", "合計", "总计", "總計", "小计", "小計", "平均", "平均分", "平均值", "total", "subtotal", "average", NULL };
  if (length == 0 || length > 64)
    return FALSE;
  g_autofree char *key = dataset_key (text, (gssize) length);
  key[strcspn (key, ":(")] = '\0';
  if (g_strv_contains (words, key))
    return TRUE;
  for (guint i = 0; ends[i] != NULL; i++)
    if (g_str_has_suffix (key, ends[i]) && g_utf8_strlen (key, -1) <= 20)
      return TRUE;
  return FALSE;
}

gboolean
looks_like_number (const char *text, gsize length)
{
  static const char around[] = ".,%+-/:() 人次分小时時课课課钟鐘名天元秒个個节節h";
  g_autofree char *plain = g_utf8_normalize (text, (gssize) length, G_NORMALIZE_NFKC);
  for (const char *c = plain; c != NULL && *c != '\0'; c = g_utf8_next_char (c))
    if (!g_ascii_isdigit (*c) && g_utf8_strchr (around, -1, g_utf8_get_char (c)) == NULL)
      return FALSE;
  return plain != NULL;
}

static gboolean
lacks_required (const Table *table, const Record *record)
{
  for (guint i = 0; i < table->n_required; i++)
    if (table->cell_of[table->required[i]] < 0 || trimmed_cell (record, (guint) table->cell_of[table->required[i]]).length == 0)
      return TRUE;
  const guint *one_of = table->one_of;
  return one_of[0] != one_of[1] && (table->cell_of[one_of[0]] < 0 || trimmed_cell (record, (guint) table->cell_of[one_of[0]]).length == 0)
         && (table->cell_of[one_of[1]] < 0 || trimmed_cell (record, (guint) table->cell_of[one_of[1]]).length == 0);
}

/* The cell that says which row it is: of the first required column, else the first of all. */
static guint
key_cell (const Table *table)
{
  guint column = table->n_required > 0 ? table->required[0] : 0;
  return table->cell_of[column] < 0 ? 0 : (guint) table->cell_of[column];
}

/* A row that begins with 合计: when its id is empty or just that, it is a total if it is no valid row or holds nothing but numbers. Where an id stands
 * beside, it is one only if both are true: there may be a person of that name. */
static gboolean
is_total (const Table *table, const Record *record, guint first)
{
  Cell label = trimmed_cell (record, first);
  if (!is_total_word (label.text, label.length))
    return FALSE;
  guint key = key_cell (table);
  gboolean numbers = TRUE, lacks = lacks_required (table, record);
  for (guint i = 0; i < record->n_cells && numbers; i++)
    {
      Cell cell = trimmed_cell (record, i);
      numbers = i == first || cell.length == 0 || looks_like_number (cell.text, cell.length) || is_total_word (cell.text, cell.length);
    }
  return key != first && trimmed_cell (record, key).length > 0 ? numbers && lacks : numbers || lacks;
}

/* 注：…, 制表人：…, "1、…" and the like. */
static gboolean
begins_like_note (const char *key)
{
  static const char *const marks[] = { "※", "*", "#", "★", "▲", NULL };
  static const char *const labels[] = { "注", "备注", "備註", "附注", "附註", "说明", "說明", "填表说明", "填表說明", "填写说明", "填寫說明", "使用说明", "使用說明", "填报说明", "符号说明", "图例", "圖例",
    "注意", "注意事项", "注意事項", "制表", "製表", "制表人", "製表人", "制表日期", "製表日期", "制单人", "填表人", "填表日期", "填报人", "审核", "審核", "审核人", "審核人", "审批", "批准", "批准人",
    "复核", "複核", "复核人", "统计人", "統計人", "统计日期", "经办人", "經辦人", "负责人", "負責人", "签字", "簽字", "签名", "簽名", "主管", "日期", "时间", "部门", "部門", "单位", "單位",
    "联系人", "聯絡人", "电话", "数据来源", "資料來源", "资料来源", "来源", "來源", "截至", "导出时间", "匯出時間", "打印时间", "note", "notes", "remark", "remarks", "preparedby",
    "checkedby", "approvedby", "source", "date", "legend", "exportedon", NULL };
  for (guint i = 0; marks[i] != NULL; i++)
    if (g_str_has_prefix (key, marks[i]))
      return TRUE;
  for (guint i = 0; labels[i] != NULL; i++)
    if (g_str_has_prefix (key, labels[i]))
      {
        const char *rest = key + strlen (labels[i]);
        if (*rest == ':' || *rest == '(' || g_ascii_isdigit (*rest) || (*rest == '\0' && strlen (labels[i]) > strlen ("注意")))
          return TRUE;
      }
  return FALSE;
}

/* A sentence: long, with the marks of one. */
static gboolean
is_sentence (const char *key)
{
  return g_utf8_strlen (key, -1) >= 12 && (strstr (key, "。") != NULL || strstr (key, "、") != NULL || strpbrk (key, ",;:!?") != NULL);
}

/* A line below (or between) the rows: one cell with a note, or several that each begin like one or follow a cell that ends with a colon. */
static gboolean
is_note (const Table *table, const Record *record, guint filled)
{
  if (!lacks_required (table, record))
    return FALSE;
  gboolean labelled = FALSE;
  for (guint i = 0; i < record->n_cells; i++)
    {
      Cell cell = cell_trim (record->cells[i]);
      if (cell.length == 0)
        continue;
      g_autofree char *key = dataset_key (cell.text, (gssize) MIN (cell.length, 400));
      /* Cut within a character it has no key: too long for anything but a note. */
      gboolean note = *key == '\0' ? cell.length > 400 : begins_like_note (key) || (filled == 1 && is_sentence (key));
      if (!note && !labelled)
        return FALSE;
      labelled = g_str_has_suffix (key, ":");
    }
  return TRUE;
}

RowShape
table_row_shape (const Table *table, const Record *record)
{
  guint filled = count_filled (record), first = 0;
  if (filled == 0)
    return SHAPE_BLANK;
  while (trimmed_cell (record, first).length == 0)
    first++;
  if (is_header (table, record))
    return SHAPE_HEADER;
  if (is_total (table, record, first))
    return SHAPE_TOTAL;
  return is_note (table, record, filled) ? SHAPE_NOTE : SHAPE_DATA;
}

/* The header */

static void
keep_header (Table *table, const Record *record, const Record *below)
{
  guint n = MAX (record->n_cells, below != NULL ? below->n_cells : 0);
  table->header = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < n; i++)
    {
      Cell cell = trimmed_cell (record, i), lower = below != NULL ? trimmed_cell (below, i) : (Cell) { "", 0 };
      if (lower.length > 0)
        cell = lower;
      g_ptr_array_add (table->header, g_strndup (cell.length > 0 ? cell.text : "", cell.length));
    }
  table->n_header = n;
  table->header_line = record->line;
}

/* Does a second line of headers stand below the first, where cells of that are merged: blank below every header that names a column, and a header
 * of its own below others? */
static gboolean
is_second_line (const TableOpening *opening, const Record *header, const Record *below)
{
  guint own = 0;
  for (guint i = 0; i < MAX (header->n_cells, below->n_cells); i++)
    {
      Cell upper = trimmed_cell (header, i), lower = trimmed_cell (below, i);
      if (lower.length == 0)
        continue;
      gboolean complete;
      const Record one = { header->file, header->line, 1, &upper };
      if (looks_like_number (lower.text, lower.length) || (upper.length > 0 && header_names_count (opening->names, opening->table->definition, &one, &complete) > 0
                                                            && i + 1 < header->n_cells && trimmed_cell (header, i + 1).length > 0))
        return FALSE;
      own += upper.length == 0;
    }
  /* The first columns are merged over both lines. */
  return own > 0 && trimmed_cell (below, 0).length == 0 && trimmed_cell (header, 0).length > 0;
}

void
table_find_header (TableOpening *opening)
{
  const DatasetDefinition *definition = opening->table->definition;
  guint best = 0, most = 0;
  gboolean best_complete = FALSE;
  for (guint i = 0; i < opening->n_preview; i++)
    {
      gboolean complete;
      guint n = header_names_count (opening->names, definition, &opening->preview[i], &complete);
      gboolean better = complete != best_complete ? complete : n > most;
      /* A title that happens to be a header's word is none. */
      if (n == 0 || !better || (n == 1 && count_filled (&opening->preview[i]) == 1 && i > 0))
        continue;
      best = i;
      most = n;
      best_complete = complete;
    }
  const Record *header = &opening->preview[best];
  gboolean two = best + 1 < opening->n_preview && !best_complete && is_second_line (opening, header, header + 1);
  keep_header (opening->table, header, two ? header + 1 : NULL);
  opening->n_above = best + 1 + two;
}

static void
report_line (const TableOpening *opening, DiagId id, const Record *record)
{
  g_autofree char *text = record_excerpt (record);
  Place place = { .file = opening->table->file, .line = record->line, .is_sheet = records_is_sheet (opening->table->records), .value = text };
  diag_report (opening->diags, id, &place, text, "", NULL);
}

/* A row above the header that has all that a row needs, and a number in its id: nobody's title. */
static gboolean
is_data_above (const Table *table, const Record *record)
{
  Cell key = trimmed_cell (record, key_cell (table));
  gboolean digit = FALSE;
  for (gsize i = 0; i < key.length; i++)
    digit |= g_ascii_isdigit (key.text[i]);
  return digit && table->n_required > 1 && !lacks_required (table, record) && table->grid == NULL;
}

/* Columns that have cells but no header. Their header's place is named once. */
static void
report_nameless (const TableOpening *opening)
{
  const Table *table = opening->table;
  for (guint cell = 0; cell < table->n_header; cell++)
    {
      if (*(const char *) table->header->pdata[cell] != '\0')
        continue;
      for (guint i = opening->n_above; i < opening->n_preview; i++)
        {
          Cell found = trimmed_cell (&opening->preview[i], cell);
          if (found.length == 0 || table_row_shape (table, &opening->preview[i]) != SHAPE_DATA)
            continue;
          g_autofree char *text = cell_excerpt (found.text, found.length);
          Place place = records_cell_place (table->records, table->header_line, cell);
          diag_report (opening->diags, DIAG_COLUMN_NAMELESS, &place, text, NULL);
          break;
        }
    }
}

/* Merged cells */

#define MOST_PREVIEW 64

/* What the rows of the preview say about one column. */
typedef struct {
  guint64 blank;           /* a bit for each row of data that is blank there */
  guint n_values, n_blanks;
  gboolean repeats;        /* a value stands below the same one: then nothing is merged */
  gboolean meant;          /* it is blank where the row has another value instead */
  gboolean begins;         /* the first row has a value */
} ColumnPattern;

/* The column that may stand instead of this one, so that a blank beside it says nothing; -1 when there is none in the file. */
static gint
other_cell (const Table *table, guint column)
{
  const guint *one_of = table->one_of;
  if (one_of[0] == one_of[1] || (column != one_of[0] && column != one_of[1]))
    return -1;
  return table->cell_of[column == one_of[0] ? one_of[1] : one_of[0]];
}

static ColumnPattern
column_pattern (const TableOpening *opening, guint column)
{
  ColumnPattern pattern = { 0 };
  guint cell = (guint) opening->table->cell_of[column];
  gint other = other_cell (opening->table, column);
  Cell above = { "", 0 };
  guint n = 0;
  for (guint i = opening->n_above; i < MIN (opening->n_preview, MOST_PREVIEW); i++)
    {
      Cell found = trimmed_cell (&opening->preview[i], cell);
      if (table_row_shape (opening->table, &opening->preview[i]) != SHAPE_DATA)
        {
          above.length = 0;
          continue;
        }
      if (n == 0)
        pattern.begins = found.length > 0;
      if (found.length == 0)
        {
          pattern.blank |= G_GUINT64_CONSTANT (1) << n;
          pattern.n_blanks++;
          pattern.meant |= other >= 0 && trimmed_cell (&opening->preview[i], (guint) other).length > 0;
        }
      else
        {
          pattern.repeats |= found.length == above.length && memcmp (found.text, above.text, found.length) == 0;
          pattern.n_values++;
          above = found;
        }
      n++;
    }
  return pattern;
}

static gint
compare_cells (gconstpointer a, gconstpointer b, gpointer data)
{
  const Table *table = data;
  return table->cell_of[*(const guint *) a] - table->cell_of[*(const guint *) b];
}

/* A column is merged where the first row has a value, blanks follow, and no value stands below the same one (who merges cells writes it once).
 * One blank proves nothing, but columns that are blank together support each other. An optional column is filled only left of the
 * id, or where it is blank in the same rows as one further left that is filled: elsewhere a blank may well be meant. */
static void
find_merged (const TableOpening *opening)
{
  Table *table = opening->table;
  guint columns[TABLE_MOST_COLUMNS] = { 0 }, n = 0;
  ColumnPattern patterns[TABLE_MOST_COLUMNS];
  for (guint i = 0; i < table->n_present && table->grid == NULL; i++)
    if (table->definition->columns[table->present[i]].fill_down)
      columns[n++] = table->present[i];
  qsort_r (columns, n, sizeof *columns, compare_cells, table);
  for (guint i = 0; i < n; i++)
    patterns[i] = column_pattern (opening, columns[i]);
  for (guint i = 0; i < n; i++)
    {
      const ColumnPattern *pattern = &patterns[i];
      guint support = 0;
      gboolean with_left = FALSE;
      for (guint j = 0; j < n; j++)
        support += patterns[j].begins && !patterns[j].repeats && (patterns[j].blank & pattern->blank) == pattern->blank ? pattern->n_blanks : 0;
      for (guint j = 0; j < table->n_filled; j++)
        for (guint k = 0; k < i; k++)
          with_left |= columns[k] == table->filled[j] && patterns[k].blank == pattern->blank;
      if (!pattern->begins || pattern->repeats || pattern->meant || pattern->n_blanks == 0 || support < 2 || 3 * support < pattern->n_values)
        continue;
      guint column = columns[i];
      gboolean needed = table->definition->columns[column].required || column == table->one_of[0] || column == table->one_of[1];
      gboolean left = (guint) table->cell_of[column] < key_cell (table);
      if (!needed && !left && !with_left)
        continue;
      table->with_left[column] = !needed && !left;
      table->filled[table->n_filled++] = column;
    }
}

gboolean
table_find_shape (const TableOpening *opening)
{
  gboolean good = TRUE;
  for (guint i = 0; i < opening->n_above; i++)
    {
      const Record *record = &opening->preview[i];
      if (count_filled (record) == 0 || record->line >= opening->table->header_line)
        continue;
      gboolean data = is_data_above (opening->table, record);
      report_line (opening, data ? DIAG_ROW_ABOVE_HEADER : DIAG_TITLE_ROW, record);
      good &= !data;
    }
  guint n_rows = 0, n_long = 0;
  for (guint i = opening->n_above; i < opening->n_preview; i++)
    {
      n_rows += count_filled (&opening->preview[i]) > 0;
      n_long += opening->preview[i].n_cells > opening->table->n_header;
    }
  opening->table->may_be_long = 2 * n_long >= n_rows || records_is_sheet (opening->table->records);
  report_nameless (opening);
  find_merged (opening);
  return good;
}
