/* Columns of a wide table that nobody asked for: where they hold what the others do, a header is wrong or a record is missing. */
#include "source/grid.h"
#include "source/status_words.h"
#include "source/word_list.h"
#include "text/notation.h"

#include <string.h>

/* Headers that are usual beside scores and signs of attendance: whole ones, and words that they end with. */
static const char whole_headers[] = "组|組|组别|組別|小组|小組|班组|班組|班级|班級|部门|部門|岗位|崗位|职务|職務|期次|期数|批次|届|级别|级|职级|等级|等級|等第|考场|座位|座号|学号|考号|准考证号|工位|"
  "加班|积分|學分|学分|课时|学时|时长|用时|答题时间|time|rank|ranking|place|id|no|team|group|level|grade|duration|seat|count|signature";
static const char header_ends[] = "备注|備註|说明|說明|排名|名次|位次|排行|序号|序號|编号|編號|号码|號碼|座位号|总分|總分|总成绩|總成績|平均分|平均成绩|平均|合计|合計|总计|總計|小计|小計|次数|次數|人数|人數|"
  "天数|天數|工时|工時|小时|小時|分钟|分鐘|用时|用時|时长|時長|课时|学时|学分|年龄|年齡|工龄|工齡|司龄|司齡|年限|率|等级|等級|等第|签字|簽字|签名|簽名|签收|簽收|确认|確認|应到|实到|應到|實到|"
  "是否合格|是否通过|是否及格|结果|結果|remarks|notes|total|average|rank";

gboolean
grid_is_usual_end (const char *key)
{
  return word_list_has (whole_headers, key) || word_list_end (header_ends, key) > 0 || is_total_word (key, strlen (key));
}

gboolean
grid_is_usual_beside (const DatasetDefinition *definition, const char *header)
{
  g_autofree char *key = dataset_key (header, -1);
  header_cut_brackets (key);
  return grid_is_usual_end (key) || (definition->unread != NULL && word_list_has (definition->unread, key))
         || is_total_word (header, strlen (header));
}

/* No assessment has more points. */
#define MOST_POINTS (1000 * DECIMAL_ONE)

gboolean
grid_is_number (const Cell *cell)
{
  Decimal number;
  gboolean percent;
  return notation_decimal (cell->text, cell->length, "分|points|point|pts", &number, &percent).outcome != NOTATION_WRONG && number >= 0 && number <= MOST_POINTS;
}

GridColumnCells
grid_look_at_column (const TableOpening *opening, const ChoiceTable *statuses, guint cell)
{
  GridColumnCells cells = { 0 };
  for (guint row = opening->n_above; row < opening->n_preview; row++)
    {
      Cell text = grid_preview_cell (opening, row, cell);
      gboolean sure = text.length > 0 && (statuses != NULL ? status_is_sign (opening->table, statuses, &text) : grid_is_number (&text));
      cells.n_filled += text.length > 0;
      cells.n_sure += sure;
      cells.n_same += sure || (text.length > 0 && statuses == NULL && missing_score_kind (text.text, text.length) != NULL);
    }
  return cells;
}

static gboolean
is_told (const Grid *grid, guint cell)
{
  for (guint i = 0; i < grid->told->len; i++)
    if (g_array_index (grid->told, guint, i) == cell)
      return TRUE;
  return FALSE;
}

/* Was the header reported already, as what it should be and is not? */
static gboolean
is_reported (const TableOpening *opening, const char *header)
{
  return opening->find_name == NULL || grid_id_length (header) > 0;
}

/* The header of the assessment that a retake of its own column may belong to: the last one before it. NULL. */
static const char *
header_before (const TableOpening *opening, const Grid *grid, guint cell)
{
  const char *found = NULL;
  for (guint i = 0; i < grid->cells->len; i++)
    if (g_array_index (grid->cells, GridCell, i).cell < cell)
      found = opening->table->header->pdata[g_array_index (grid->cells, GridCell, i).cell];
  return found;
}

static void
report_unread (const TableOpening *opening, const Grid *grid, guint cell)
{
  const Table *table = opening->table;
  const char *header = table->header->pdata[cell], *before = header_before (opening, grid, cell);
  Place place = table_header_place (table, cell);
  g_autofree char *title = cell_excerpt (header, strlen (header));
  place.value = title;
  if (table->definition->id == DATASET_ATTENDANCE)
    diag_report (opening->diags, DIAG_GRID_COLUMN_SIGNS, &place, title, NULL);
  else if (before != NULL && grid_is_of_retake (header))
    {
      g_autofree char *whole = g_strconcat (before, "补考", NULL), *example = cell_excerpt (whole, strlen (whole));
      diag_report (opening->diags, DIAG_GRID_COLUMN_RETAKE_OF, &place, title, example, NULL);
    }
  else
    diag_report (opening->diags, DIAG_GRID_COLUMN_SCORES, &place, title, NULL);
}

void
grid_report_unread (const TableOpening *opening, const gint *columns, const Grid *grid)
{
  const Table *table = opening->table;
  DatasetId id = table->definition->id;
  if ((id != DATASET_SCORES && id != DATASET_ATTENDANCE) || grid->refused)
    return;
  ChoiceTable *statuses = id == DATASET_ATTENDANCE ? choice_table_new (table->definition->columns[ATTENDANCE_STATUS].choices) : NULL;
  for (guint cell = 0; cell < table->n_header; cell++)
    {
      const char *header = table->header->pdata[cell];
      if (*header == '\0' || columns[cell] >= 0 || grid_has_cell (grid, cell) || is_told (grid, cell) || is_reported (opening, header) || grid_is_usual_beside (table->definition, header))
        continue;
      GridColumnCells cells = grid_look_at_column (opening, statuses, cell);
      if (cells.n_sure == 0 || 2 * cells.n_same <= cells.n_filled)
        continue;
      report_unread (opening, grid, cell);
    }
  choice_table_free (statuses);
}
