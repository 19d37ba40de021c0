/* Typed cells of a row: what cannot be understood is reported at its place. */
#include "source/cell_units.h"
#include "source/table.h"
#include "source/word_list.h"
#include "text/private_numbers.h"

#include <libintl.h>
#include <string.h>

#define _(text) gettext (text)

gboolean
row_is_empty (const TableRow *row, guint column)
{
  return row->cells[column].length == 0;
}

char *
row_text (const TableRow *row, guint column)
{
  const Cell *cell = &row->cells[column];
  return cell->length == 0 ? NULL : g_strndup (cell->text, cell->length);
}

void
cell_report (const TableRow *row, guint column, DiagId id, const char *argument)
{
  Place place = row_place (row, column);
  g_autofree char *text = cell_excerpt (row->cells[column].text, row->cells[column].length);
  diag_report (row->diags, id, &place, text, row_column_title (row, column), argument, NULL);
}

gboolean
row_is_repaired (const TableRow *row)
{
  return row->notes->repaired;
}

/* The message for repairs: the first of them that was made. What a writer should know most comes first. */
static DiagId
repair_message (guint repairs)
{
  static const struct { guint repair; DiagId id; } messages[] = {
    { NOTATION_YEAR, DIAG_CELL_YEAR_SUPPLIED }, { NOTATION_SERIAL, DIAG_CELL_SERIAL }, { NOTATION_READING, DIAG_CELL_READING },
    { NOTATION_UNIT, DIAG_CELL_UNIT }, { NOTATION_NOTE, DIAG_CELL_NOTE }, { NOTATION_ROUNDED, DIAG_CELL_ROUNDED }, { NOTATION_DROPPED, DIAG_CELL_DROPPED },
    { NOTATION_WRAPPING, DIAG_CELL_WRAPPING }, { NOTATION_INVISIBLE, DIAG_CELL_INVISIBLE }, { NOTATION_WIDTH, DIAG_CELL_FULL_WIDTH },
    { NOTATION_BLANKS, DIAG_CELL_BLANKS }, { NOTATION_PUNCTUATION, DIAG_CELL_SEPARATORS },
  };
  for (guint i = 0; i + 1 < G_N_ELEMENTS (messages); i++)
    if ((repairs & messages[i].repair) != 0)
      return messages[i].id;
  return DIAG_CELL_SEPARATORS;
}

/* The message for a fault; those of a kind, else those of every cell. */
static DiagId
fault_message (CellKind kind, NotationFault fault)
{
  static const struct { CellKind kind; NotationFault fault; DiagId id; } messages[] = {
    { CELL_KIND_DATE, NOTATION_NO_SUCH, DIAG_CELL_DATE_NONE }, { CELL_KIND_DATE, NOTATION_NO_YEAR, DIAG_CELL_DATE_YEAR },
    { CELL_KIND_DATE, NOTATION_SHORT_YEAR, DIAG_CELL_DATE_YEAR_SHORT }, { CELL_KIND_DATE, NOTATION_NO_DAY, DIAG_CELL_DATE_DAY },
    { CELL_KIND_DATE, NOTATION_AMBIGUOUS, DIAG_CELL_DATE_AMBIGUOUS }, { CELL_KIND_DATE, NOTATION_WEEKDAY, DIAG_CELL_DATE_WEEKDAY }, { CELL_KIND_DATE, NOTATION_REVERSED, DIAG_CELL_TIME_REVERSED },
    { CELL_KIND_TIME, NOTATION_AMBIGUOUS, DIAG_CELL_TIME_AMBIGUOUS }, { CELL_KIND_TIME, NOTATION_REVERSED, DIAG_CELL_TIME_REVERSED },
    { CELL_KIND_NUMBER, NOTATION_AMBIGUOUS, DIAG_CELL_NUMBER_COMMA }, { CELL_KIND_NUMBER, NOTATION_TOO_LARGE, DIAG_CELL_NUMBER_LARGE },
    { CELL_KIND_DURATION, NOTATION_AMBIGUOUS, DIAG_CELL_NUMBER_COMMA }, { CELL_KIND_DURATION, NOTATION_TOO_LARGE, DIAG_CELL_NUMBER_LARGE },
    { CELL_KIND_DURATION, NOTATION_DAY_LENGTH, DIAG_CELL_DURATION_DAY },
  };
  static const DiagId others[] = { [CELL_KIND_DATE] = DIAG_CELL_DATE, [CELL_KIND_TIME] = DIAG_CELL_TIME, [CELL_KIND_NUMBER] = DIAG_CELL_NUMBER,
    [CELL_KIND_DURATION] = DIAG_CELL_DURATION, [CELL_KIND_TEXT] = DIAG_CELL_ERROR_VALUE };
  if (fault == NOTATION_DIGITS_LOST)
    return DIAG_CELL_DIGITS_LOST;
  if (fault == NOTATION_ERROR_VALUE)
    return DIAG_CELL_ERROR_VALUE;
  if (fault == NOTATION_TOO_NARROW)
    return DIAG_CELL_TOO_NARROW;
  for (guint i = 0; i < G_N_ELEMENTS (messages); i++)
    if (messages[i].kind == kind && messages[i].fault == fault)
      return messages[i].id;
  return others[kind];
}

/* What else than a number may stand in the column: whoever has no score is not to be given a zero. */
static const char *
instead_of_number (const TableRow *row, guint column)
{
  gboolean score = row->table->definition->id == DATASET_SCORES && (column == SCORES_SCORE || column == SCORES_RETAKE_SCORE);
  return score ? _(", or, where there is no score, one of the words 缺考, 缓考, 免考, 补考, 作弊, 请假, never a 0") : "";
}

gboolean
cell_settle_part (const TableRow *row, guint column, CellKind kind, Cell text, Notation notation, const char *became)
{
  if (notation.outcome == NOTATION_EXACT)
    return TRUE;
  if (notation.outcome == NOTATION_WRONG)
    {
      DiagId id = fault_message (kind, notation.fault);
      cell_report (row, column, id, id == DIAG_CELL_NUMBER ? instead_of_number (row, column) : NULL);
      return FALSE;
    }
  DiagId id = repair_message (notation.repairs);
  g_autofree char *was = id == DIAG_CELL_NOTE ? private_numbers_hidden (text.text, text.length) : g_strndup (text.text, text.length);
  row_repair (row, column, id, was, became);
  return TRUE;
}

/* Whether a cell that cannot be read says that nothing stands in it, in a column that may be empty. Logged. */
static gboolean
is_placeholder (const TableRow *row, guint column, CellKind kind)
{
  const DatasetDefinition *definition = row->table->definition;
  const guint *one_of = definition->one_of;
  const Cell *cell = &row->cells[column];
  if (kind == CELL_KIND_TEXT || definition->columns[column].required || (one_of[0] != one_of[1] && (column == one_of[0] || column == one_of[1]))
      || !cell_is_placeholder (cell->text, cell->length))
    return FALSE;
  g_autofree char *was = cell_excerpt (cell->text, cell->length);
  row_repair (row, column, DIAG_CELL_PLACEHOLDER, was, "");
  return TRUE;
}

gboolean
cell_settle (const TableRow *row, guint column, CellKind kind, Notation notation, const char *became)
{
  return (notation.outcome == NOTATION_WRONG && is_placeholder (row, column, kind)) || cell_settle_part (row, column, kind, row->cells[column], notation, became);
}

/* What is counted beside indicators. */
#define COUNTED "人|名|位|次|件|个|单|單|条|條|通|起|例|份|题|題|项|項|笔|筆"

/* The units that may stand behind the numbers of a column. */
static const char *
units_of (const TableRow *row, guint column)
{
  static const struct { const char *column, *units; } units[] = {
    { "score", "分|points|point|pts" }, { "max_score", "分|points|point|pts" }, { "pass_mark", "分|points|point|pts" }, { "rating", RATING_UNITS },
    { "scale", "分|星" }, { "deduction", "分" }, { "hours", "课时|学时|节|小时|h|hours|hour" }, { "planned_size", "人|名|位|people" }, { "day", "天|日" },
    { "attempt", "次|回|轮" }, { "round", "轮|次" }, { "people", "人|名|位|people" }, { "sessions", "场|場|次|期|sessions" }, { "budget", "元|圆|圓|rmb" },
    { "months", "个月|月|months" }, { "days", "天|日|个工作日|工作日|days" }, { "numerator", COUNTED }, { "denominator", COUNTED }, { "weight", COUNTED },
  };
  const char *name = row->table->definition->columns[column].name;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (strcmp (units[i].column, name) == 0)
      return units[i].units;
  return NULL;
}

static gboolean
settle_number (const TableRow *row, guint column, CellKind kind, Notation notation, Decimal number)
{
  g_autofree char *became = notation.outcome == NOTATION_REPAIRED ? ratio_format (number, DECIMAL_ONE, 6) : NULL;
  return cell_settle (row, column, kind, notation, became);
}

gboolean
row_percentage (const TableRow *row, guint column, Decimal *number, gboolean *percent)
{
  return row_percentage_in (row, column, NULL, number, percent);
}

gboolean
row_percentage_in (const TableRow *row, guint column, const char *unit, Decimal *number, gboolean *percent)
{
  const Cell *cell = &row->cells[column];
  *number = DECIMAL_NONE;
  *percent = FALSE;
  if (cell->length == 0 || decimal_parse (cell->text, cell->length, number))
    return TRUE;
  Notation notation = notation_decimal (cell->text, cell->length, unit != NULL ? unit : units_of (row, column), number, percent);
  return settle_number (row, column, CELL_KIND_NUMBER, notation, *number);
}

gboolean
row_decimal (const TableRow *row, guint column, Decimal *number)
{
  const Cell *cell = &row->cells[column];
  gboolean percent;
  *number = DECIMAL_NONE;
  if (cell->length == 0 || decimal_parse (cell->text, cell->length, number))
    return TRUE;
  if (!row_percentage (row, column, number, &percent))
    return FALSE;
  const char *name = row->table->definition->columns[column].name;
  /* A pass mark is out of a hundred, and weights only count beside each other. */
  if (!percent || strcmp (name, "pass_mark") == 0 || strcmp (name, "weight") == 0)
    return TRUE;
  *number = DECIMAL_NONE;
  cell_report (row, column, DIAG_CELL_PERCENT, NULL);
  return FALSE;
}

/* Lessons count as hours: the columns of hours are headed 课时. */
static gboolean
read_lessons (const TableRow *row, guint column, Decimal *number, Notation *notation)
{
  const Cell *cell = &row->cells[column];
  gboolean percent;
  Decimal lessons;
  Notation found = notation_decimal (cell->text, cell->length, "课时|学时|节", &lessons, &percent);
  if (found.outcome == NOTATION_WRONG || percent)
    return FALSE;
  *notation = found;
  *number = lessons;
  return TRUE;
}

/* How long a day of training is, 0: not known. */
static gint64
training_day (const TableRow *row)
{
  return row->table->config->hours_per_day * (NOTATION_HOUR / DECIMAL_ONE);
}

/* What a bare number of a column counts: the unit in the header's brackets, 时长(小时), else the usual one. 0: days whose length is not known. */
static gint64
unit_of_header (const TableRow *row, guint column, gint64 usual)
{
  static const struct { const char *words; gint64 unit; } units[] = {
    { "小时|小時|h|hr|hrs|hour|hours", NOTATION_HOUR }, { "分钟|分鐘|分|min|mins|minute|minutes", NOTATION_MINUTE }, { "秒|s|sec|seconds", NOTATION_SECOND },
  };
  const char *written = table_unit (row->table, column);
  if (written != NULL && word_list_has ("天|日|d|day|days", written))
    return training_day (row);
  for (guint i = 0; written != NULL && i < G_N_ELEMENTS (units); i++)
    {
      g_auto (GStrv) words = g_strsplit (units[i].words, "|", -1);
      if (g_strv_contains ((const char *const *) words, written))
        return units[i].unit;
    }
  return usual;
}

gboolean
row_duration (const TableRow *row, guint column, gint64 unit, Decimal *number)
{
  const Cell *cell = &row->cells[column];
  gint64 length, written = unit_of_header (row, column, unit);
  *number = DECIMAL_NONE;
  if (cell->length == 0 || (written == unit && decimal_parse (cell->text, cell->length, number)))
    return TRUE;
  Notation notation = notation_duration (cell->text, cell->length, written, training_day (row), &length);
  if (notation.outcome != NOTATION_WRONG)
    *number = (Decimal) (((Wide) length * DECIMAL_ONE * 2 + unit) / (2 * unit));
  else if (unit == NOTATION_HOUR)
    read_lessons (row, column, number, &notation);
  return settle_number (row, column, CELL_KIND_DURATION, notation, *number);
}

/* The number of a cell of whole numbers; DECIMAL_NONE when nothing stands there. FALSE and reported when it is none. */
static gboolean
whole_number (const TableRow *row, guint column, Decimal *number)
{
  const Cell *cell = &row->cells[column];
  gboolean percent;
  if (decimal_parse (cell->text, cell->length, number) && *number % DECIMAL_ONE == 0)
    return TRUE;
  Notation notation = notation_decimal (cell->text, cell->length, units_of (row, column), number, &percent);
  if (notation.outcome == NOTATION_WRONG && (notation.fault != NOTATION_OTHER || is_placeholder (row, column, CELL_KIND_NUMBER)))
    return notation.fault == NOTATION_OTHER || settle_number (row, column, CELL_KIND_NUMBER, notation, *number);
  if (notation.outcome != NOTATION_WRONG && !percent && *number % DECIMAL_ONE == 0)
    return settle_number (row, column, CELL_KIND_NUMBER, notation, *number);
  cell_report (row, column, DIAG_CELL_INTEGER, NULL);
  return FALSE;
}

gboolean
row_integer (const TableRow *row, guint column, gint64 least, gint64 most, gint64 *number, gboolean *present)
{
  *present = FALSE;
  if (row->cells[column].length == 0)
    return TRUE;
  Decimal decimal;
  if (!whole_number (row, column, &decimal))
    return FALSE;
  if (decimal == DECIMAL_NONE)
    return TRUE;
  if (decimal / DECIMAL_ONE < least || decimal / DECIMAL_ONE > most)
    {
      Place place = row_place (row, column);
      g_autofree char *text = cell_excerpt (row->cells[column].text, row->cells[column].length);
      g_autofree char *from = g_strdup_printf ("%" G_GINT64_FORMAT, least);
      g_autofree char *to = g_strdup_printf ("%" G_GINT64_FORMAT, most);
      diag_report (row->diags, DIAG_CELL_RANGE, &place, text, row_column_title (row, column), from, to, NULL);
      return FALSE;
    }
  *number = decimal / DECIMAL_ONE;
  *present = TRUE;
  return TRUE;
}

gboolean
row_flag (const TableRow *row, guint column, gboolean *flag)
{
  static const char *const yes[] = { "必修", "必修课", "必修課", NULL };
  static const char *const no[] = { "选修", "選修", "选修课", "選修課", NULL };
  const Cell *cell = &row->cells[column];
  *flag = FALSE;
  if (cell->length == 0)
    return TRUE;
  Notation notation = notation_flag (cell->text, cell->length, flag);
  if (notation.outcome == NOTATION_WRONG)
    {
      g_autofree char *key = cell->length <= 64 ? dataset_key (cell->text, (gssize) cell->length) : g_strdup ("");
      *flag = g_strv_contains (yes, key);
      if (*flag || g_strv_contains (no, key))
        return TRUE;
      if (notation.fault == NOTATION_OTHER)
        {
          cell_report (row, column, DIAG_CELL_FLAG, NULL);
          return FALSE;
        }
    }
  return cell_settle (row, column, CELL_KIND_TEXT, notation, *flag ? "yes" : "no");
}


/* Whether the id that a row gives its record is what a spreadsheet made of one. Sessions may be called by their days, and so may cohorts. In a sheet the date of a
 * person is a cell of dates. */
static gboolean
is_changed (const TableRow *row, guint column)
{
  const DatasetDefinition *definition = row->table->definition;
  const Cell *cell = &row->cells[column];
  if (definition->is_facts || definition->columns[column].refers != NULL || definition->id == DATASET_SESSIONS || definition->id == DATASET_COHORTS)
    return FALSE;
  IdentifierDoubt doubt = notation_identifier_doubt (cell->text, cell->length);
  return doubt == IDENTIFIER_CHANGED || (doubt == IDENTIFIER_LIKE_DATE && definition->id == DATASET_PEOPLE && records_is_sheet (row->table->records));
}

char *
row_identifier (const TableRow *row, guint column)
{
  const Cell *cell = &row->cells[column];
  g_autoptr (GString) id = g_string_new (NULL);
  if (cell->length == 0)
    return NULL;
  if (is_changed (row, column))
    {
      cell_report (row, column, DIAG_CELL_ID_CHANGED, NULL);
      return NULL;
    }
  Notation notation = notation_identifier (cell->text, cell->length, id);
  /* Whoever gives something an id may write it with a blank: "A 101" and "A101" are two. */
  if (notation.outcome == NOTATION_REPAIRED && (notation.repairs & NOTATION_BLANKS) != 0)
    return g_strndup (cell->text, cell->length);
  if (!cell_settle (row, column, CELL_KIND_TEXT, notation, id->str))
    return NULL;
  return notation.outcome == NOTATION_EXACT ? g_strndup (cell->text, cell->length) : g_strdup (id->str);
}

char *
row_person_text (const TableRow *row, guint column, char **note)
{
  const Cell *cell = &row->cells[column];
  g_autoptr (GString) name = g_string_new (NULL), remark = g_string_new (NULL);
  if (note != NULL)
    *note = NULL;
  if (cell->length == 0)
    return NULL;
  Notation notation = notation_name (cell->text, cell->length, name, remark);
  if (!cell_settle (row, column, CELL_KIND_TEXT, notation, name->str))
    return NULL;
  if (note != NULL && remark->len > 0)
    *note = g_strdup (remark->str);
  return notation.outcome == NOTATION_EXACT ? g_strndup (cell->text, cell->length) : g_strdup (name->str);
}

char *
row_plain_text (const TableRow *row, guint column)
{
  const Cell *cell = &row->cells[column];
  g_autoptr (GString) plain = g_string_new (NULL);
  if (cell->length == 0)
    return NULL;
  Notation notation = notation_text (cell->text, cell->length, plain);
  cell_settle (row, column, CELL_KIND_TEXT, notation, plain->str);
  return notation.outcome == NOTATION_EXACT ? g_strndup (cell->text, cell->length) : g_strdup (plain->str);
}

gboolean
row_identifier_wrong (const TableRow *row, guint column)
{
  const Cell *cell = &row->cells[column];
  g_autoptr (GString) id = g_string_new (NULL);
  Notation notation = notation_identifier (cell->text, cell->length, id);
  return notation.outcome == NOTATION_WRONG && notation.fault != NOTATION_NONE && !cell_settle (row, column, CELL_KIND_TEXT, notation, NULL);
}
