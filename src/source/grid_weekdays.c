/* Wide attendance: a line of weekdays above or below the dates of the header. It is nobody's attendance, and a proof of the month. */
#include "source/grid_dates.h"
#include "text/notation.h"

/* One weekday fits a date by chance, and may be a name. */
#define LEAST_WEEKDAYS 2

static gboolean
is_of_days (const DateFinder *finder, guint cell)
{
  for (guint i = 0; i < finder->days->len; i++)
    if (day_at (finder, i)->cell == cell)
      return TRUE;
  return FALSE;
}

/* Does the row name weekdays where the header has days, and nothing else there, nor who it is about? */
static gboolean
is_weekday_row (const DateFinder *finder, const Record *record)
{
  const Table *table = finder->opening->table;
  gint person = table->cell_of[ATTENDANCE_PERSON];
  guint n = 0;
  for (guint i = 0; i < record->n_cells; i++)
    {
      Cell cell = record_cell (record, i);
      if (cell.length == 0 || !is_of_days (finder, i))
        continue;
      if (cell_weekday (cell) == 0)
        return FALSE;
      n++;
    }
  return n >= LEAST_WEEKDAYS && (record->line <= table->header_line || person < 0 || record_cell (record, (guint) person).length == 0
                                 || table_row_shape (table, record) != SHAPE_DATA);
}

static gboolean
check_row (const DateFinder *finder, const Record *record)
{
  for (guint i = 0; i < finder->days->len; i++)
    {
      const HeaderDay *day = day_at (finder, i);
      Cell cell = record_cell (record, day->cell);
      if (day->date == DATE_NONE || cell.length == 0 || cell_weekday (cell) == (guint) date_weekday (day->date))
        continue;
      char date[DATE_BUFFER];
      g_autofree char *weekday = cell_excerpt (cell.text, cell.length), *line = g_strdup_printf ("%u", record->line);
      Place place = table_header_place (finder->opening->table, day->cell);
      place.value = day->header;
      diag_report (finder->opening->diags, DIAG_HEADER_WEEKDAY, &place, day->header, date_format (day->date, date), line, weekday, NULL);
      return FALSE;
    }
  return TRUE;
}

gboolean
grid_check_weekdays (const DateFinder *finder)
{
  const TableOpening *opening = finder->opening;
  for (guint i = 0; i < opening->n_preview; i++)
    if (is_weekday_row (finder, &opening->preview[i]))
      return check_row (finder, &opening->preview[i]);
  return TRUE;
}
