/* The full dates of a table's columns, which dates without a year are read with. The file is read once more when the first such date is met, so that
 * it does not matter in which thread, and behind which other rows, it was met. */
#include "source/table.h"

/* A full date in a column. Of those of one month that follow each other the first one stands for all. */
typedef struct {
  guint line;
  Date date;
} FullDate;

/* More are not kept: then the last one kept stands for those below it. */
#define MOST_DATES 100000

/* Dates that lie further apart, and neither only rise nor only fall, say nothing of a year that is missing: a column of hire dates, not a log. */
#define MOST_DAYS_APART 366

struct CellYears {
  GArray *dates[TABLE_MOST_COLUMNS];   /* FullDate; NULL for a column that is not asked for yet */
  gboolean far[TABLE_MOST_COLUMNS];    /* they lie far apart, in no order */
};

typedef struct {
  guint cell;
  GArray *dates;
  guint32 month;    /* of the last one, year × 12 + month */
  Date first, last; /* the earliest and the latest */
  Date before;      /* the one above */
  gboolean rises, falls;
} YearReader;

static gboolean
note_date (const Record *record, gpointer data)
{
  YearReader *reader = data;
  Date date;
  int year, month, day;
  if (reader->cell >= record->n_cells || reader->dates->len >= MOST_DATES)
    return TRUE;
  Cell cell = cell_trim (record->cells[reader->cell]);
  if (cell.length == 0 || notation_date (cell.text, cell.length, 0, &date).outcome == NOTATION_WRONG)
    return TRUE;
  reader->first = reader->first == DATE_NONE ? date : MIN (reader->first, date);
  reader->last = MAX (reader->last, date);
  reader->rises |= reader->before != DATE_NONE && date > reader->before;
  reader->falls |= date < reader->before;
  reader->before = date;
  date_split (date, &year, &month, &day);
  guint32 number = (guint32) (year * 12 + month);
  if (number != reader->month)
    {
      FullDate full = { record->line, date };
      g_array_append_val (reader->dates, full);
      reader->month = number;
    }
  return TRUE;
}

static GArray *
dates_of (const Table *const_table, guint column)
{
  Table *table = (Table *) const_table;
  g_mutex_lock (&table->years_lock);
  if (table->years == NULL)
    table->years = g_new0 (CellYears, 1);
  GArray *dates = table->years->dates[column];
  if (dates == NULL)
    {
      dates = table->years->dates[column] = g_array_new (FALSE, FALSE, sizeof (FullDate));
      YearReader reader = { .cell = (guint) table->cell_of[column], .dates = dates };
      records_read (table->records, note_date, &reader);
      table->years->far[column] = reader.rises && reader.falls && reader.last - reader.first > MOST_DAYS_APART;
    }
  g_mutex_unlock (&table->years_lock);
  return dates;
}

/* The last one above the line, else the first one. */
static Date
nearest_above (const GArray *dates, guint line)
{
  guint least = 0, most = dates->len;
  while (least < most)
    {
      guint middle = (least + most) / 2;
      if (g_array_index (dates, FullDate, middle).line < line)
        least = middle + 1;
      else
        most = middle;
    }
  return dates->len == 0 ? DATE_NONE : g_array_index (dates, FullDate, least > 0 ? least - 1 : 0).date;
}

/* A full date in another column of the row. */
static Date
date_in_row (const TableRow *row, guint column)
{
  const DatasetDefinition *definition = row->table->definition;
  Date date;
  for (guint i = 0; i < definition->n_columns; i++)
    if (i != column && definition->columns[i].type == CELL_DATE && row->cells[i].length > 0
        && notation_date (row->cells[i].text, row->cells[i].length, 0, &date).outcome != NOTATION_WRONG)
      return date;
  return DATE_NONE;
}

/* The one year in the file's name, "签到2026-11.csv"; 0 when there is none, or two. */
static int
year_in_name (const char *file)
{
  g_autofree char *name = g_path_get_basename (file);
  int found = 0;
  for (const char *at = name; *at != '\0';)
    {
      guint n = 0;
      int year = 0;
      for (; g_ascii_isdigit (at[n]) && n < 9; n++)
        year = n < 4 ? year * 10 + (at[n] - '0') : year;
      if (n == 4 && year >= 1950 && year <= 2150)
        {
          if (found != 0 && found != year)
            return 0;
          found = year;
        }
      at += n > 0 ? n : 1;
    }
  return found;
}

Date
cell_date_beside (const TableRow *row, guint column, int *year)
{
  Date date = nearest_above (dates_of (row->table, column), row->line);
  *year = 0;
  if (row->table->years->far[column])
    return DATE_NONE;
  if (date == DATE_NONE)
    date = date_in_row (row, column);
  *year = date == DATE_NONE ? year_in_name (row->table->file) : 0;
  return date;
}

/* Most who keep such files live there; the days of all of China are those of one zone. */
#define USUAL_ZONE (8 * 60)

Date
moment_day_of_site (const NotationMoment *moment, const Config *config, const char *file, Diagnostics *diags)
{
  if (config->time_zone == ZONE_NONE && moment->zoned && moment_day (moment, USUAL_ZONE) != moment->date)
    {
      char written[ZONE_BUFFER], usual[ZONE_BUFFER];
      Place place = { .file = file };
      diag_report (diags, DIAG_MOMENT_ZONE, &place, zone_format (moment->offset, written), zone_format (USUAL_ZONE, usual), NULL);
    }
  return moment_day (moment, config->time_zone);
}

void
cell_years_free (CellYears *years)
{
  if (years == NULL)
    return;
  for (guint i = 0; i < TABLE_MOST_COLUMNS; i++)
    if (years->dates[i] != NULL)
      g_array_unref (years->dates[i]);
  g_free (years);
}
