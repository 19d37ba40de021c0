/* Typed cells of a row: days and times. */
#include "source/cell_units.h"
#include "source/table.h"

#include <string.h>

/* A date without a year is read with the year of a full date beside it, unless that puts the two more than half a year apart: then nobody knows
 * on which side of new year it lies. */
#define HALF_A_YEAR 183
static Notation
date_beside (const TableRow *row, guint column, Date *date)
{
  const Cell *cell = &row->cells[column];
  int year, month, day;
  Date beside = cell_date_beside (row, column, &year);
  if (beside != DATE_NONE)
    date_split (beside, &year, &month, &day);
  Notation notation = notation_date (cell->text, cell->length, year, date);
  if (notation.outcome != NOTATION_WRONG && beside != DATE_NONE && ABS ((gint64) *date - (gint64) beside) > HALF_A_YEAR)
    return (Notation) { NOTATION_WRONG, NOTATION_NO_YEAR, 0 };
  return notation;
}

gboolean
row_date (const TableRow *row, guint column, Date *date)
{
  const Cell *cell = &row->cells[column];
  char became[DATE_BUFFER];
  NotationMoment moment;
  *date = DATE_NONE;
  if (cell->length == 0 || date_parse (cell->text, cell->length, date))
    return TRUE;
  Notation notation = notation_moment (cell->text, cell->length, 0, &moment);
  *date = moment_day_of_site (&moment, row->table->config, row->table->file, row->diags);
  if (notation.outcome == NOTATION_WRONG && notation.fault == NOTATION_NO_YEAR)
    notation = date_beside (row, column, date);
  if (notation.outcome == NOTATION_WRONG)
    *date = DATE_NONE;
  return cell_settle (row, column, CELL_KIND_DATE, notation, date_format (*date, became));
}

/* Of a moment that names a zone, the time in the site's. */
static void
shift_time (const Cell *cell, int zone, TimeOfDay *time)
{
  NotationMoment moment;
  if (*time == TIME_NONE || notation_moment (cell->text, cell->length, 2000, &moment).outcome == NOTATION_WRONG || !moment.zoned)
    return;
  *time = (TimeOfDay) (((*time + zone - moment.offset) % 1440 + 1440) % 1440);
}

gboolean
row_time (const TableRow *row, guint column, TimeOfDay *time)
{
  const Cell *cell = &row->cells[column];
  char became[DATE_BUFFER];
  *time = TIME_NONE;
  if (cell->length == 0 || time_parse (cell->text, cell->length, time))
    return TRUE;
  Notation notation = notation_time (cell->text, cell->length, time);
  if (row->table->config->time_zone != ZONE_NONE)
    shift_time (cell, row->table->config->time_zone, time);
  return cell_settle (row, column, CELL_KIND_TIME, notation, time_format (*time, became));
}

/* Reports that one cell says another time than a second one. FALSE. */
static gboolean
report_times_differ (const TableRow *row, guint column, DiagId id, guint other_column, TimeOfDay other)
{
  char text[DATE_BUFFER];
  Place place = row_place (row, column);
  g_autofree char *excerpt = cell_excerpt (row->cells[column].text, row->cells[column].length);
  diag_report (row->diags, id, &place, excerpt, table_column_title (row->table, other_column), time_format (other, text), NULL);
  return FALSE;
}

/* Start and end that stand behind the date of the row, 2026-11-02 09:00-10:00; TIME_NONE. A spreadsheet's midnight is no time. */
static void
times_of_date (const TableRow *row, int column, TimeOfDay *start, TimeOfDay *end)
{
  NotationMoment moment;
  const Cell *cell = column < 0 ? NULL : &row->cells[column];
  *start = *end = TIME_NONE;
  if (cell == NULL || cell->length == 0 || date_parse (cell->text, cell->length, &moment.date)
      || notation_moment (cell->text, cell->length, 2000, &moment).outcome == NOTATION_WRONG || moment.microseconds < 0 || moment.zoned)
    return;
  if (moment.microseconds > 0 || moment.end >= 0)
    *start = (TimeOfDay) (moment.microseconds / NOTATION_MINUTE);
  if (moment.end >= 0)
    *end = (TimeOfDay) (moment.end / NOTATION_MINUTE);
}

/* What the date of the row says of start and end: they are taken where no other cell says them, and two times must not differ. */
static gboolean
settle_times_of_date (const TableRow *row, guint start_column, guint end_column, TimeOfDay *start, TimeOfDay *end)
{
  TimeOfDay first, last;
  char first_text[DATE_BUFFER], last_text[DATE_BUFFER];
  int column = dataset_column (row->table->definition, "date");
  times_of_date (row, column, &first, &last);
  /* One time beside a start may be that of writing. */
  if (first == TIME_NONE || (*start != TIME_NONE && last == TIME_NONE))
    return TRUE;
  if (*start != TIME_NONE && *start != first)
    return report_times_differ (row, (guint) column, DIAG_CELL_TIME_OTHER, start_column, *start);
  if (*end != TIME_NONE && last != TIME_NONE && *end != last)
    return report_times_differ (row, (guint) column, DIAG_CELL_TIME_TWICE, end_column, *end);
  if (*start != TIME_NONE && *end != TIME_NONE)
    return TRUE;
  *start = first;
  *end = last != TIME_NONE ? last : *end;
  time_format (first, first_text);
  g_autofree char *was = g_strndup (row->cells[column].text, row->cells[column].length);
  g_autofree char *both = last == TIME_NONE ? NULL : g_strdup_printf ("%s-%s", first_text, time_format (last, last_text));
  row_repair (row, (guint) column, DIAG_CELL_DATE_TIME, was, both != NULL ? both : first_text);
  return TRUE;
}

/* Two times in the first column: the second one is the end. */
static gboolean
settle_range (const TableRow *row, guint start_column, guint end_column, TimeOfDay *start, TimeOfDay *end)
{
  const Cell *cell = &row->cells[start_column];
  TimeOfDay last = TIME_NONE;
  char first_text[DATE_BUFFER], last_text[DATE_BUFFER];
  Notation notation = notation_time_range (cell->text, cell->length, start, &last);
  g_autofree char *both = last == TIME_NONE ? NULL : g_strdup_printf ("%s-%s", time_format (*start, first_text), time_format (last, last_text));
  if (!cell_settle (row, start_column, CELL_KIND_TIME, notation, both != NULL ? both : time_format (*start, first_text)))
    return FALSE;
  if (last != TIME_NONE && *end != TIME_NONE && *end != last)
    return report_times_differ (row, start_column, DIAG_CELL_TIME_TWICE, end_column, *end);
  *end = last != TIME_NONE ? last : *end;
  return TRUE;
}

gboolean
row_time_range (const TableRow *row, guint start_column, guint end_column, TimeOfDay *start, TimeOfDay *end)
{
  const Cell *cell = &row->cells[start_column];
  *start = TIME_NONE;
  gboolean good = row_time (row, end_column, end);
  if (cell->length > 0 && !time_parse (cell->text, cell->length, start))
    good &= settle_range (row, start_column, end_column, start, end);
  return good && settle_times_of_date (row, start_column, end_column, start, end);
}
