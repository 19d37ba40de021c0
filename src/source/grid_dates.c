/* Wide attendance: headers that are dates, with or without their year and month. */
#include "source/grid.h"
#include "text/notation.h"

#include <string.h>

/* What is known of the time that a file is about. */
typedef struct {
  int year, month;         /* 0: not known */
} Period;

/* "…2026年11月…" in a text. */
static void
find_period (const char *text, gsize length, Period *period)
{
  static const char pattern[] = "(?<!\\d)(20\\d\\d)\\s*(?:年|[-/.])(?:\\s*(\\d{1,2})(?!\\d))?";
  g_autofree char *plain = g_utf8_normalize (text, (gssize) length, G_NORMALIZE_NFKC);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  if (plain == NULL || period->year != 0 || !g_regex_match (regex, plain, 0, &match))
    return;
  g_autofree char *year = g_match_info_fetch (match, 1), *month = g_match_info_fetch (match, 2);
  period->year = (int) g_ascii_strtoll (year, NULL, 10);
  period->month = month != NULL ? (int) g_ascii_strtoll (month, NULL, 10) : 0;
}

static Period
file_period (const TableOpening *opening)
{
  Period period = { 0, 0 };
  gboolean is_month;
  Date date = dataset_file_date (opening->table->file, &is_month);
  int day;
  if (date != DATE_NONE)
    date_split (date, &period.year, &period.month, &day);
  for (guint i = 0; i < opening->n_above; i++)
    for (guint cell = 0; cell < opening->preview[i].n_cells; cell++)
      if (opening->preview[i].cells[cell].length < MOST_HEADER)
        find_period (opening->preview[i].cells[cell].text, opening->preview[i].cells[cell].length, &period);
  return period;
}

/* "1", "2日", "3号" → the day of the month; 0. */
static int
day_number (const char *text)
{
  g_autofree char *key = dataset_key (text, -1);
  gsize digits = strspn (key, "0123456789");
  int day = digits > 0 && digits <= 2 ? (int) g_ascii_strtoll (key, NULL, 10) : 0;
  return day <= 31 && (key[digits] == '\0' || strcmp (key + digits, "日") == 0 || strcmp (key + digits, "号") == 0 || strcmp (key + digits, "號") == 0) ? day : 0;
}

/* A date that lacks its year or month is a repair, since it was taken from elsewhere. */
static void
add_date (const TableOpening *opening, GArray *cells, guint cell, Date date, gboolean completed)
{
  char text[DATE_BUFFER];
  const char *header = opening->table->header->pdata[cell];
  date_format (date, text);
  if (completed)
    {
      Place place = records_cell_place (opening->table->records, opening->table->header_line, cell);
      diag_report (opening->diags, DIAG_HEADER_DATE, &place, header, text, NULL);
    }
  grid_add (cells, cell, ATTENDANCE_DATE, g_strdup (text));
}

/* The date of a header without a year: sessions were held on that day in one year only. */
static Date
date_of_sessions (const TableOpening *opening, const char *header)
{
  enum { FIRST_YEAR = 1990, LAST_YEAR = 2099 };
  DatasetId id = opening->table->definition->id;
  Date found = DATE_NONE;
  for (int year = FIRST_YEAR; year <= LAST_YEAR && opening->find_name != NULL; year++)
    {
      char text[DATE_BUFFER];
      Date date;
      if (notation_date (header, strlen (header), year, &date).outcome == NOTATION_WRONG
          || opening->find_name (id, ATTENDANCE_DATE, date_format (date, text), opening->find_data) == NULL)
        continue;
      if (found != DATE_NONE)
        return DATE_NONE;
      found = date;
    }
  return found;
}

void
grid_find_dates (const TableOpening *opening, const gint *columns, GArray *cells, gboolean *refused)
{
  const Table *table = opening->table;
  Period period = file_period (opening);
  int last_month = 0, last_day = 0;
  guint n_days = 0;
  for (guint cell = 0; cell < table->n_header; cell++)
    n_days += columns[cell] < 0 && day_number (table->header->pdata[cell]) > 0;
  for (guint cell = 0; cell < table->n_header; cell++)
    {
      const char *header = table->header->pdata[cell];
      Date date = DATE_NONE;
      int day = day_number (header), year, month, unused;
      if (columns[cell] >= 0 || *header == '\0' || strlen (header) > MOST_HEADER)
        continue;
      if (day > last_day && n_days >= 3 && period.month != 0)
        {
          date = date_new (period.year, period.month, day);
          last_day = day;
          if (date != DATE_NONE)
            add_date (opening, cells, cell, date, TRUE);
          continue;
        }
      Notation found = notation_date (header, strlen (header), period.year, &date);
      gboolean from_sessions = found.outcome == NOTATION_WRONG && found.fault == NOTATION_NO_YEAR;
      if (from_sessions && (date = date_of_sessions (opening, header)) == DATE_NONE)
        {
          Place place = records_cell_place (table->records, table->header_line, cell);
          diag_report (opening->diags, DIAG_HEADER_NO_YEAR, &place, header, NULL);
          *refused = TRUE;
        }
      if (date == DATE_NONE)
        continue;
      date_split (date, &year, &month, &unused);
      gboolean completed = from_sessions || (found.repairs & NOTATION_YEAR) != 0;
      if (from_sessions)
        period.year = year;
      /* From December into January. */
      if (completed && last_month >= 11 && month <= 2)
        date = date_new (++period.year, month, unused);
      else if (!completed)
        period.year = year;
      last_month = month;
      add_date (opening, cells, cell, date, completed);
    }
}
