/* Cells as people really write them → values: dates, times, durations, numbers, ids and names out of spreadsheets, survey tools and
 * learning platforms.
 *
 * Pure functions: no messages, no memory but what is said, no locale, no clock, safe from any thread. `text` is UTF-8 of `length` bytes
 * and need not end with NUL. Blanks at the ends never matter. A value that is not WRONG is certain: where two readings are possible the
 * text is WRONG, or, as said below, the reading that is taken counts as a repair. */
#ifndef TRAINBOOK_TEXT_NOTATION_H
#define TRAINBOOK_TEXT_NOTATION_H

#include "text/date.h"

typedef enum {
  NOTATION_EXACT,      /* the usual form, or another of the same value that nobody reads otherwise: 2026/11/2, 9点半, 1,234.5 */
  NOTATION_REPAIRED,   /* something was changed or supplied that the writer should know of */
  NOTATION_WRONG       /* no value */
} NotationOutcome;

/* What is wrong. */
typedef enum {
  NOTATION_NONE,          /* nothing, or nothing to read: an empty text */
  NOTATION_OTHER,         /* not written like one at all */
  NOTATION_NO_SUCH,       /* the 30th of February, 25 o'clock, a month 13 */
  NOTATION_NO_YEAR,       /* 11月2日, and no year is known */
  NOTATION_SHORT_YEAR,    /* 26-11-02 */
  NOTATION_NO_DAY,        /* 2026年11月 */
  NOTATION_AMBIGUOUS,     /* 03/04/2026, 晚上12:00, 1,5 */
  NOTATION_WEEKDAY,       /* 2026-11-02（周二）, a Monday */
  NOTATION_REVERSED,      /* 11:00-9:00 */
  NOTATION_DIGITS_LOST,   /* 1.23E+17 */
  NOTATION_ERROR_VALUE,   /* #DIV/0! and other results of a formula that failed */
  NOTATION_TOO_NARROW,    /* ######## */
  NOTATION_DAY_LENGTH,    /* 半天 as a length of time, and it is not known how long such a day is */
  NOTATION_TOO_LARGE      /* more than 12 digits before the point, a duration of more than a hundred years */
} NotationFault;

/* What was changed or supplied: bits. */
typedef enum {
  NOTATION_WIDTH = 1 << 0,         /* full-width characters */
  NOTATION_BLANKS = 1 << 1,        /* blanks inside */
  NOTATION_INVISIBLE = 1 << 2,     /* characters that nobody sees: byte order mark, zero-width space, marks of direction */
  NOTATION_WRAPPING = 1 << 3,      /* what programs put around an id: '00123, ="00123", "00123", 1023.0 */
  NOTATION_PUNCTUATION = 1 << 4,   /* other separators, or one supplied: 2026-11/02, 0900 */
  NOTATION_YEAR = 1 << 5,          /* a year was supplied */
  NOTATION_SERIAL = 1 << 6,        /* a spreadsheet's day number or fraction of a day */
  NOTATION_UNIT = 1 << 7,          /* a unit behind a number: 85分 */
  NOTATION_DROPPED = 1 << 8,       /* seconds of a time of day */
  NOTATION_ROUNDED = 1 << 9,       /* more than six decimals */
  NOTATION_READING = 1 << 10,      /* the usual one of two readings: 1:30 as a duration */
  NOTATION_NOTE = 1 << 11          /* a note behind a name: 陈辉（讲师） */
} NotationRepair;

typedef struct {
  NotationOutcome outcome;
  NotationFault fault;     /* when WRONG */
  guint repairs;           /* NotationRepair bits, when REPAIRED */
} Notation;

/* A day: 2026-11-02 2026/11/2 2026.11.2 20261102 2026年11月2日 2026年11月2号 民國115年11月2日, 2 Nov 2026, Nov 2, 2026, 25/12/2026 (only where one
 * reading is possible), 11月2日 11/2 11-2 2-Nov (in `year`; 0: not known), a spreadsheet's day number (20000–80000); a weekday beside it, which
 * must fit; a time behind it, which does not matter: a day is that of the place where it was written. `date` is DATE_NONE when WRONG or empty. */
Notation notation_date (const char *text, gsize length, int year, Date *date);

/* What a spreadsheet makes of ids that it takes for something else: of 11-2 a date (2026/11/2, 11月2日, 2-Nov), which might still be an id; nobody's id is TRUE, nor
 * a date with its time, 2026-11-02 00:00:00. */
typedef enum { IDENTIFIER_AS_WRITTEN, IDENTIFIER_LIKE_DATE, IDENTIFIER_CHANGED } IdentifierDoubt;
IdentifierDoubt notation_identifier_doubt (const char *text, gsize length);

/* A day with its time: as above, and a time, with or without a zone behind it, or a range of times, also in brackets. What follows a dash is a zone only
 * behind seconds or T: 2026-11-02 09:00-10:00 is an hour of lessons. */
typedef struct {
  Date date;
  gint64 microseconds;    /* since midnight, as written; -1 when there is no time */
  gint64 end;             /* of a range of times, 9:00-11:00; -1 when there is one time only, or none */
  gboolean zoned;         /* a zone is written … */
  int offset;             /* … so many minutes east of UTC */
} NotationMoment;
Notation notation_moment (const char *text, gsize length, int year, NotationMoment *moment);

/* Zones as minutes east of UTC, between -14 and 14 hours; ZONE_NONE: not known. */
#define ZONE_NONE G_MAXINT
/* +08:00 +0800 +8 -5 Z UTC: the zone that all of the text names; ZONE_NONE when it names none. */
int notation_zone (const char *text, gsize length);
/* The day of a moment in a zone, where the moment says its own; else the day that is written. */
Date moment_day (const NotationMoment *moment, int zone);
/* Writes +08:00 and returns `buffer`. */
#define ZONE_BUFFER 16
char *zone_format (int zone, char buffer[ZONE_BUFFER]);

/* A time of day: 9:00 09:00:00 0900 9点 9点半 9時30分 下午2:00 下午2点 2:00 PM, a spreadsheet's fraction of a day (0.375, to the nearest minute), also
 * behind a day. Seconds are dropped, as a repair where they are not 0. TIME_NONE when WRONG or empty. */
Notation notation_time (const char *text, gsize length, TimeOfDay *time);

/* The same or two times, 9:00-11:00 09：00—11：00 9:00~11:00 9:00至11:00 9-11点 下午2:00-4:00 2:00-4:00 PM. `end` is TIME_NONE when there is one only. */
Notation notation_time_range (const char *text, gsize length, TimeOfDay *start, TimeOfDay *end);

/* A length of time in microseconds, not negative: 1分20秒 90分钟 1.5小时 半小时 1h30m 1'20" 00:01:20 PT1H5M2S, or a number of `unit` microseconds. A day (半天, 2 days) has
 * `day` microseconds, which are hours of training, not 24; 0: it is not known how many, and days are WRONG, as is a number alone where `unit` is 0.
 * Two parts, 1:30, are hours and minutes where `unit` is a minute or more, else minutes and seconds; that is a repair, so that it is
 * seen. -1 when WRONG or empty. */
#define NOTATION_SECOND G_GINT64_CONSTANT (1000000)
#define NOTATION_MINUTE (60 * NOTATION_SECOND)
#define NOTATION_HOUR (60 * NOTATION_MINUTE)
Notation notation_duration (const char *text, gsize length, gint64 unit, gint64 day, gint64 *microseconds);

/* A number: 85 +5 .5 007 1,234.5 1.5e3 85% (`percent` is TRUE and the number 85). `units`, which may be NULL, are words separated by | that may
 * stand behind it ("分|points"), and then 第 before it. A spreadsheet's 1.5E+07, whose last digits nobody knows, is WRONG. DECIMAL_NONE when WRONG
 * or empty. */
Notation notation_decimal (const char *text, gsize length, const char *units, Decimal *number, gboolean *percent);

/* An id without what spreadsheets and keyboards add to it. `id` receives it only when it is REPAIRED; an EXACT one is the text itself, without
 * blanks at its ends. Blanks inside go only from an id of at most three letters and of digits (E 107) and from one Chinese name (张 三); a
 * point and zeros behind a whole number go (1023.0). 1.23E+17 is WRONG: its digits are lost. */
Notation notation_identifier (const char *text, gsize length, GString *id);

/* The same for a name: 张 三 → 张三, 陈辉（讲师） → 陈辉 with the note 讲师, full-width Latin, double blanks. `note` may be NULL: then a note stays. */
Notation notation_name (const char *text, gsize length, GString *name, GString *note);

/* Any other text, of which only characters go that nobody sees and that make two equal texts differ. `plain` receives it when it is REPAIRED. */
Notation notation_text (const char *text, gsize length, GString *plain);

/* Yes or no: 是 yes y true 1 √ ✓ ✔ 对 有 on, 否 no n false 0 × ✗ ✘ 无 没有 off. */
Notation notation_flag (const char *text, gsize length, gboolean *flag);

/* #N/A, #DIV/0! …: as spreadsheets write it, static; "####" for a column that was too narrow; else NULL. */
const char *notation_error_value (const char *text, gsize length);

/* Writes a length of time as people do, 1:30:00 or 0:01:20, with decimals of a second where it has some, and returns `buffer`. */
#define DURATION_BUFFER 32
char *duration_format (gint64 microseconds, char buffer[DURATION_BUFFER]);

#endif
