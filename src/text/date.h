/* Calendar days, times of day and exact decimals: the numbers that cells hold. */
#ifndef TRAINBOOK_TEXT_DATE_H
#define TRAINBOOK_TEXT_DATE_H

#include <glib.h>

/* A day as GLib's Julian day number (1 January of year 1 is 1), so that days subtract; 0 is no date. */
typedef guint32 Date;
#define DATE_NONE 0

/* The day, or DATE_NONE when there is no such day (month 2, day 30). */
Date date_new (int year, int month, int day);

/* Parses exactly YYYY-MM-DD (also 2026/11/2, 2026-11-2 and 2026年11月2日) of `length` bytes; FALSE when it is not a date that
 * exists. */
gboolean date_parse (const char *text, gsize length, Date *date);

void date_split (Date date, int *year, int *month, int *day);

/* The same day so many months later, that month's last day when it has none. At most a thousand years are added. */
Date date_add_months (Date date, guint months);
/* The whole months from a day to a later one: the most that can be added to `from` without passing `to`. */
guint date_months_between (Date from, Date to);

/* 1 Monday … 7 Sunday (ISO 8601). */
int date_weekday (Date date);

/* Writes YYYY-MM-DD and returns `buffer`. */
#define DATE_BUFFER 16
char *date_format (Date date, char buffer[DATE_BUFFER]);

/* Minutes since midnight; TIME_NONE is no time. */
typedef gint16 TimeOfDay;
#define TIME_NONE (-1)
gboolean time_parse (const char *text, gsize length, TimeOfDay *time);     /* 9:00, 09:00, 24:00, 9:00:00; others: text/notation.h */
char *time_format (TimeOfDay time, char buffer[DATE_BUFFER]);              /* 09:00 */

/* An exact decimal in millionths: 1.5 is 1500000. DECIMAL_NONE is no number. */
typedef gint64 Decimal;
#define DECIMAL_ONE G_GINT64_CONSTANT (1000000)
#define DECIMAL_NONE G_MININT64
/* Parses an optional sign, digits, and at most six decimals; at most 12 digits before the point. */
gboolean decimal_parse (const char *text, gsize length, Decimal *decimal);

/* The quotient numerator ÷ denominator with at most `places` decimals (≤ 9), rounded half away from zero, trailing
 * zeros stripped ("0.5", "-3", "0.333333"). denominator > 0. Returns a new string. */
typedef __int128 Wide;
char *ratio_format (Wide numerator, Wide denominator, int places);

/* The same with exactly `places` decimals kept ("93.0"). */
char *ratio_format_fixed (Wide numerator, Wide denominator, int places);

#endif
