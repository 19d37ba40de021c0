/* The words and signs of attendance, the same in a grid and in the status column of a list: the usual ones, the kinds of leave, and those of the
 * configuration. Private to the room. */
#ifndef TRAINBOOK_SOURCE_STATUS_WORDS_H
#define TRAINBOOK_SOURCE_STATUS_WORDS_H

#include "source/table.h"

/* What signs and words mean: char * → "present", "leave 事假", "" for not due. */
GHashTable *status_words_new (const Config *config);
/* TRUE when the signs of the configuration are good; else reported. */
gboolean status_words_check (const Config *config, Diagnostics *diags);

/* What a cell says. The texts are borrowed until the table is closed. */
typedef struct {
  Cell word;                 /* the status, "late"; empty: the person was not due */
  const char *kind;          /* of a leave; or NULL */
  gboolean half_day;         /* 病假半天: of one half of the day */
} StatusMeaning;

typedef enum {
  STATUS_UNKNOWN,
  STATUS_KNOWN,
  STATUS_LENGTH              /* it says how long, 请假2小时, and so not what is true of the session */
} StatusOutcome;

/* The meaning of a word or sign alone, in any case or width. In a list a letter or a digit alone (1, Y) may be anybody's code: it counts where the
 * configuration says so. */
gboolean status_word_find (const Table *table, Cell cell, StatusMeaning *meaning);
/* The same of a word just as it is known, without memory. */
gboolean status_word_find_exactly (const Table *table, Cell cell, StatusMeaning *meaning);
/* Whether both texts are kinds of leave that are known, and not the same one: 年假 and 年休假 are. */
gboolean status_kinds_differ (const char *one, const char *other);
/* The meaning of the row's status, also with a note, a kind or a length of time behind it, which is logged: 请假（事假）, 迟到10分钟. Nothing is reported. */
StatusOutcome status_read (const TableRow *row, StatusMeaning *meaning);
/* Reports a status that is no good. */
void status_report (const TableRow *row, StatusOutcome outcome);

/* Whether a cell can hardly be anything but a sign of attendance: √, 旷, 出勤, but not 1. */
gboolean status_is_sign (const Table *table, const ChoiceTable *statuses, const Cell *cell);
/* The signs that are known, for a message, with the words of the site's language: "出勤 (√ 1 Y), 迟到 (迟 △)"; `*not_due` has those of who was not due,
 * "- /". New strings. */
char *status_sign_list (const Table *table, char **not_due);

#endif
