/* What the readers of notations share; private to notation*.c. */
#ifndef TRAINBOOK_TEXT_NOTATION_PARTS_H
#define TRAINBOOK_TEXT_NOTATION_PARTS_H

#include "text/notation.h"

/* Longer cells hold no date and no number. */
#define NOTATION_MOST 160

/* A cell with one form for each character: full-width ones as ASCII, Traditional words of time as Simplified ones, one blank for each run
 * of white space, nothing invisible; and how far it has been read. */
typedef struct {
  char text[NOTATION_MOST + 8];   /* ends with NUL */
  gsize length;
  gsize at;
  guint repairs;
  guint dashes;                   /* long dashes and wide tildes among them: usual between two times */
} NotationScan;

/* FALSE when the text is longer than NOTATION_MOST or no UTF-8. */
gboolean notation_clean (const char *text, gsize length, NotationScan *scan);

/* The same into a string of any length, where only what is wrong in a text goes: width, invisible characters, wrapping. Returns the bits. */
guint notation_clean_text (const char *text, gsize length, GString *clean);

/* A character that nobody sees. */
gboolean notation_is_invisible (gunichar c);

gboolean scan_end (const NotationScan *scan);

/* Moves behind `word` (ASCII letters in any case) and returns TRUE when it stands here. */
gboolean scan_text (NotationScan *scan, const char *word);

/* The first of `words` (NULL-terminated; a longer word before its beginning) that stands here, as its index; -1. */
int scan_words (NotationScan *scan, const char *const *words);

/* A run of digits: its value and in `n` how many; FALSE without one or with more than 15. */
gboolean scan_digits (NotationScan *scan, gint64 *value, guint *n);

/* Moves behind a blank that is usual here. */
gboolean scan_blank (NotationScan *scan);
/* Moves behind a blank that should not be here. */
void scan_odd_blank (NotationScan *scan);

/* The result of a reading that ended with the text, with its repairs. */
Notation scan_result (const NotationScan *scan);
Notation notation_wrong (NotationFault fault);
/* WRONG: an error value, or `fault`. */
Notation scan_wrong (const NotationScan *scan, NotationFault fault);

/* A whole number or decimal fraction with its exponent: digits × 10^exponent. FALSE when none stands here. */
typedef struct {
  __int128 digits;     /* at most 30 of them */
  int exponent;
  guint n_whole;       /* digits before the point */
  guint n_decimals;
  gboolean negative;
  gboolean spreadsheet_exponent;   /* E+07: as a spreadsheet shortens numbers */
} NotationNumber;
gboolean scan_number (NotationScan *scan, NotationNumber *number, NotationFault *fault);
/* In millionths, rounded half away from zero; `rounded` when that changed something. FALSE when it is too large. */
gboolean number_decimal (const NotationNumber *number, Decimal *decimal, gboolean *rounded);

/* A time of day, with 上午 … or AM, PM. `hours` alone (9 in 9-11点) only when `bare`. FALSE and `fault` when it is none. */
typedef struct {
  int hours;              /* 0–24, of the day once resolved */
  int minutes;
  gint64 microseconds;    /* within the minute */
  int period;             /* number of a word like 下午 or PM, 0 none */
  gboolean bare;          /* the hour is written alone */
  gboolean seconds;       /* seconds are written */
} NotationClock;
gboolean scan_clock (NotationScan *scan, gboolean bare, NotationClock *clock, NotationFault *fault);
/* The time that ends a range behind `first`, -11:00 or 至11点, which may share its 下午 or PM with it. FALSE when none stands here. */
gboolean scan_range_end (NotationScan *scan, NotationClock *first, NotationClock *last, NotationFault *fault);
/* Minutes since midnight; -1 when the period and the hour contradict each other or leave two readings: then `fault`. */
int clock_minutes (const NotationClock *clock, NotationFault *fault);

/* Z, UTC, +08:00, +0800, +8 behind a time: fills `zoned` and `offset`. FALSE when what stands here is no zone. */
gboolean scan_zone (NotationScan *scan, NotationMoment *moment);

/* A day number of the spreadsheets' calendar that begins with 1900, with the time as fraction of a day: FALSE outside 20000–80000. */
gboolean notation_serial (const NotationNumber *number, Date *date, gint64 *microseconds);

#endif
