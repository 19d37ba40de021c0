/* Score exports of learning platforms (Moodle's grades as CSV and XML and its progress report, Canvas's gradebook, flat completion files, xAPI
 * statements) → one call per score, whatever the format. */
#ifndef TRAINBOOK_SOURCE_SCORE_EXPORT_H
#define TRAINBOOK_SOURCE_SCORE_EXPORT_H

#include "config.h"
#include "source/dataset.h"
#include "source/intake.h"

/* What a platform says about a course or an activity beside, or instead of, a number. */
typedef enum { COMPLETION_NONE, COMPLETION_COMPLETED, COMPLETION_INCOMPLETE, COMPLETION_PASSED, COMPLETION_FAILED } ExportCompletion;

/* What may name a person, in the order in which it is looked up. */
typedef enum { EXPORT_PERSON_ID, EXPORT_EMAIL, EXPORT_LOGIN, EXPORT_NAME, N_EXPORT_PERSON_TEXTS } ExportPersonText;

typedef struct ExportReader ExportReader;

/* One score of one person; all strings borrowed for the call, NULL where the export has none. */
typedef struct {
  Place place;                 /* without its column: score_export_place() */
  const char *person_id;       /* ID number */
  const char *login;           /* user name; often the id, the e-mail or an alias */
  const char *email;
  const char *name;            /* family + given as the site's language writes it */
  const char *name_written;    /* the name as its cell has it ("Lin, Mei"); NULL: it is `name` */
  guint cells[N_EXPORT_PERSON_TEXTS];   /* the cells of these texts, from 1; 0: none */
  guint64 row;                 /* the number of the row it stands in, from 1 */
  ExportReader *reader;        /* for score_export_place() and score_export_set_repaired() */
  gboolean is_suspended;       /* the platform let the person go: scores count, but nobody is missed who is not known */
  const ExportItem *item;      /* what it counts for by the configuration; NULL: not mapped there, then item_id may be the id of an assessment or course */
  const char *item_id;         /* the item's id in the export where it has one, else its name without module and display type */
  const char *course_title;    /* of a list of people and courses: the title of the course, which is also item_id where the list has no id; NULL: none */
  gboolean says_days;          /* each of its rows has a day, or should: an empty one is the row's mistake */
  gboolean has_column;         /* the item stands above the column of its scores */
  const char *item_name;       /* as a reader of the export knows it, for messages: "Quiz: 期末测验" */
  Place item_place;            /* of the item's first appearance in the file */
  Date date;                   /* when it was got, else the export's day (UTC), DATE_NONE when the file does not say it */
  gboolean is_dated;           /* `date` is the score's own: it goes before the assessment's */
  gint64 moment;               /* the second since 1970 at which it was got, 0: not known */
  gboolean is_timed;           /* `moment` is the score's own, and not the export's */
  guint attempt;               /* which attempt it is by the export's own column; 0: not said */
  gboolean is_event;           /* each is an attempt of its own (a statement). FALSE: what stood in the gradebook on `date` */
  gboolean is_number;
  Decimal score, max_score;    /* max_score DECIMAL_NONE when the export does not say it (a percentage: 100) */
  gboolean has_percentage;     /* beside the score the export says what share of the maximum it is: */
  Decimal percentage, percentage_error, score_error;   /* out of 100; the errors are half a unit of the last digit of each */
  const char *missing;         /* kind when it is not a number; "none" for -. NULL and no number: `completion` is all there is */
  ExportCompletion completion;
  Date completion_date;        /* or DATE_NONE */
} ExportScore;

/* Says what became of the score: ROW_REFUSED was reported, ROW_STOP ends the reading. */
typedef RowOutcome (*ExportScoreFunc) (const ExportScore *score, gpointer data);

/* The files that the configuration's patterns name, sorted; recognised by content. */
GPtrArray *score_export_files (const Config *config, Diagnostics *diags);

/* The ids (in small letters) of the statements that any of the files declares void; to be unreferenced. What cannot be read is reported by who reads the scores. */
GHashTable *score_export_voided (const Config *config, const GPtrArray *files);

/* Reads one file and notes in `intake` (may be NULL) what became of its rows: a row is a person's line, a <result>, a statement. An item that the configuration does not map is handed on with item NULL; who cannot resolve its item_id either calls
 * score_export_report_unmapped(). The total of the course is left out unless it is mapped. Values that are neither numbers nor missing-score
 * marks are reported. FALSE when something was reported or `func` returned FALSE. */
gboolean score_export_read (const Config *config, Intake *intake, const char *file, ExportScoreFunc func, gpointer data, Diagnostics *diags);

/* The same; `voided` are ids that other files declare void (or NULL); `*n_left_out` is how many scores, or whole rows, were left out before `func` saw them, because of a mistake that was reported. */
gboolean score_export_read_counted (const Config *config, Intake *intake, GHashTable *voided, const char *file, ExportScoreFunc func,
                                    gpointer data, guint64 *n_left_out, Diagnostics *diags);

/* The exact place of a cell whose `line` and `cell` are known: with its column, as long as not very many were asked for. */
Place score_export_place (const ExportScore *score, const Place *place);

/* The place, without its column, of a text that names the person, and the text as it is written there. */
Place score_export_person_place (const ExportScore *score, ExportPersonText text, const char **written);

/* Is the row, of whose person nobody knows, one of totals (平均分, 合计)? Then it was logged, and is no row of a person. */
gboolean score_export_is_total (const ExportScore *score);

/* Something of the row was repaired, and logged: it counts as such. */
void score_export_set_repaired (const ExportScore *score);

/* A key for trainbook.yml, in double quotes. New string. */
char *export_yaml_quoted (const char *text);

/* Reports that nobody knows what an item counts for, once an item and file, with the line for trainbook.yml ready to paste. */
void score_export_report_unmapped (const ExportScore *score, Diagnostics *diags);

#endif
