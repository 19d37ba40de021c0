/* What the readers of the export formats share: rows, headers, people, values, and the account of what became of each row. Private to the
 * room. */
#ifndef TRAINBOOK_SOURCE_SCORE_EXPORT_READER_H
#define TRAINBOOK_SOURCE_SCORE_EXPORT_READER_H

#include "source/score_export.h"
#include "text/workbook.h"

/* Settings of one file below "exports: files:". */
typedef struct {
  const char *encoding;      /* or NULL: found */
  Date date;                 /* the day of the export, DATE_NONE: the file says it */
} ExportSettings;

typedef struct ExportRows ExportRows;

struct ExportReader {
  const Config *config;
  Intake *intake;
  const char *file;          /* as shown */
  const char *path;          /* to open it by */
  GHashTable *voided;        /* ids that any of the exports declares void; NULL: only this one is known */
  ExportSettings settings;
  Date day;                  /* of the whole export: from the settings, else from its name as the platform wrote it; DATE_NONE */
  ExportScoreFunc func;
  gpointer data;
  Diagnostics *diags;
  RowCounts counts;
  GByteArray *outcomes;      /* of each row, the first at 1; NULL: not kept */
  gboolean refused, later;   /* something of the row being read */
  gboolean repaired;
  gboolean is_total;         /* the row being read is one of totals, which was logged */
  gboolean clean;            /* nothing was reported as a mistake */
  gboolean stopped;          /* func wants no more */
  gboolean record_repaired;  /* the record that becomes the next row was mended where it was read */
  const ExportRows *rows;    /* when its rows are records, else NULL */
  const Record *record;      /* the one being read; NULL outside of rows of records */
  char delimiter;            /* between the cells of a CSV file; 0: no such file */
  guint n_places;            /* whose column was looked up */
  guint64 n_left_out;        /* scores and rows with a mistake */
  guint64 n_reported;        /* mistakes in rows, reported or counted */
  GHashTable *states;        /* words of completion met so far → their ExportCompletion; NULL at first */
  GHashTable *items;         /* the names of the configuration's items as they are compared → ExportItem *; NULL at first */
};

#define EXPORT_MOST_REPORTED 10000   /* mistakes in rows of one file; more are counted in one message */

/* A row begins; it ends, and is counted once: refused when anything of it was refused, else later, repaired or used. */
void export_row_begin (ExportReader *reader);
void export_row_end (ExportReader *reader);

/* The row being read (or the file, outside of rows) has a mistake, which was reported. */
void export_refuse (ExportReader *reader);

/* Reports a mistake in the row being read, at a place whose column need not be known yet, and refuses the row. `second` may be NULL. */
void export_report (ExportReader *reader, DiagId id, const Place *place, const char *text, const char *second);

/* Reports what stands in a cell, with an excerpt of it. */
void export_report_cell (ExportReader *reader, DiagId id, const Place *place, Cell cell);

/* The place with its column. */
Place export_exact_place (ExportReader *reader, const Place *place);

/* Hands a score to whom the export is read for. FALSE: reading ends. */
gboolean export_hand (ExportReader *reader, const ExportScore *score);

/* Says in `intake` what became of the rows. */
void export_note (ExportReader *reader, const char *encoding, char delimiter);

void export_report_format (ExportReader *reader, guint line, const char *missing);

/* --- rows: CSV, or the first sheet of a workbook ------------------------------------------------------------------------------------------------------------- */

/* An export whose rows are records. */
struct ExportRows {
  ExportReader *reader;
  CsvFile *csv;              /* NULL: a workbook */
  Workbook *workbook;
  guint sheet;
  guint n_header;
  guint header_line;
  const Record *preview;     /* the first records, from the first of the file */
  guint n_preview;
  guint header_at;           /* which of them is the header */
  GPtrArray *kept;           /* of a workbook: what these records are made of */
  Record *own;
  char **header;             /* trimmed, "" for one that is empty or no text; NULL-terminated */
};

/* Opens the file; its first record is the header until another is set. FALSE and reported on failure. `delimiter` 0: found. */
gboolean export_rows_open (ExportRows *rows, ExportReader *reader, char delimiter);
void export_rows_close (ExportRows *rows);

/* Makes record `n` of the preview the header. */
void export_rows_set_header (ExportRows *rows, guint n);
/* Can it be one: what stands above has fewer cells, as titles have. */
gboolean export_rows_may_be_header (const ExportRows *rows, guint n);
/* The header was found: logs what stands above it, and reading begins behind it. */
void export_rows_start (ExportRows *rows);

/* Calls `func` for each record that is not blank and as long as the header; others are counted and reported. */
typedef void (*ExportRowFunc) (const Record *record, gpointer data);
gboolean export_rows_read (ExportRows *rows, ExportRowFunc func, gpointer data);

/* The first record behind the header that is not blank: its cells trimmed, as many as the header has; NULL when none of the first ones is. */
char **export_rows_first (const ExportRows *rows);

/* Is the row being read, which does not fit, one of totals? Then that is logged, and it counts as no row. */
gboolean export_take_total (ExportReader *reader);

/* The place of a cell (from 0): exact, which reads its row again; or with its line and cell only, which costs nothing. */
Place export_rows_place (const ExportRows *rows, guint line, guint cell);
Place export_rows_cell (const ExportRows *rows, guint line, guint cell);

/* A cell trimmed and out of ="…"; `cell` -1 or behind the row's end: empty. */
Cell export_cell (const Record *record, gint cell);
char *export_cell_string (const Record *record, gint cell);   /* NULL when empty */

/* --- headers ----------------------------------------------------------------------------------------------------------------------- */

/* Words for one use of a column, separated by | . */
typedef struct { const char *words; gint use; } ExportWords;

/* dataset_key() of each word → its use + 1, for export_use(). */
GHashTable *export_words_new (const ExportWords *words, guint n, GHashTable *into);
gint export_use (GHashTable *words, const char *header);      /* -1: none */

/* Who a row is about. */
typedef enum { PERSON_FIRST_NAME, PERSON_LAST_NAME, PERSON_NAME, PERSON_ID, PERSON_LOGIN, PERSON_EMAIL, PERSON_OTHER_ID, PERSON_SUSPENDED,
  PERSON_KNOWN, N_PERSON_USES } ExportPersonUse;
typedef struct { gint cells[N_PERSON_USES]; } ExportPersonColumns;   /* use → cell, -1 */
typedef struct {
  char *id, *login, *email, *name;
  char *name_written;                        /* NULL: as `name` */
  guint cells[N_EXPORT_PERSON_TEXTS];        /* from 1; 0: none */
} ExportPerson;

/* The words by which all formats name people, with their ExportPersonUse; new table. */
GHashTable *export_person_words (void);
void export_person_columns_init (ExportPersonColumns *columns);
gboolean export_person_columns_any (const ExportPersonColumns *columns);

/* The header is read: what is called an ID number in other words than 工号 holds the ids where nothing else does. Where no column holds them, one in front of
 * cell `end` that none of the tables of words (`others` may be NULL) knows, and that looks as if it did, is warned about. */
void export_person_columns_settle (const ExportRows *rows, ExportPersonColumns *columns, GHashTable *words, GHashTable *others, guint end);

/* Notes that the cell is the column for `use`; a second column for the same use is reported. */
void export_take_column (const ExportRows *rows, gint *cells, gint use, guint cell);

/* Reads who the record is about; FALSE, reported, when nobody is named. */
gboolean export_person_read (const ExportRows *rows, const ExportPersonColumns *columns, const Record *record, ExportPerson *person);
/* How the record names the person: by id, else e-mail address, login, name. New string; "" where it names nobody. */
char *export_person_shown (const ExportPersonColumns *columns, const Record *record);
void export_person_clear (ExportPerson *person);
void export_person_into (const ExportPerson *person, ExportScore *score);

/* Family name and given name in the order of their writing: 陈静, Mei Lin. New string or NULL. */
char *export_full_name (const char *first, const char *last);

/* --- values ------------------------------------------------------------------------------------------------------------------------ */

/* The configuration's item for one of the NULL-terminated names, compared without case and without white space at the ends; or NULL. */
const ExportItem *export_item_find (ExportReader *reader, const char *const *names);

/* Copies the first bytes of a file, at most `size`, and returns how many; 0 when it cannot be read (its reader reports that). */
gsize export_beginning (const char *path, char *buffer, gsize size);

/* Seconds since 1970 → the day in the site's zone, else in UTC, and the seconds; FALSE when the text is no such number. */
gboolean export_time (const ExportReader *reader, const char *text, gsize length, Date *date, gint64 *moment);

/* A day, a day with a time, with or without a zone (then the day in the site's zone, see moment_day_of_site()), or seconds since 1970. `*moment` (may be NULL)
 * is the second since 1970, 0 when there is no time of day. */
gboolean export_moment (const ExportReader *reader, const char *text, gsize length, Date *date, gint64 *moment);

typedef enum { EXPORT_NUMBER, EXPORT_PERCENTAGE, EXPORT_MISSING, EXPORT_OTHER } ExportValueKind;

/* What stands where a score or a maximum may: a number, "80.00 %", a missing-score mark or something else. */
typedef struct {
  ExportValueKind kind;
  Decimal number;              /* DECIMAL_NONE when it is none */
  const char *missing;         /* the mark's kind; NULL also for an empty text, which is EXPORT_MISSING */
  guint repairs;               /* how it had to be repaired, for export_value_log(); 0: not at all */
} ExportValue;
ExportValue export_value (const ExportReader *reader, Cell cell);

/* Logs how the number of a cell was repaired, which makes its row a repaired one. */
void export_value_log (ExportReader *reader, const Place *place, Cell cell, const ExportValue *value);
/* Reports a cell that should hold a number and does not. */
void export_value_report (ExportReader *reader, const Place *place, Cell cell);
/* Half a unit of the last digit that stands there: 0.005 for 45.00. */
Decimal export_value_error (Cell cell);

/* The maxima that fit scores with a percentage beside them, as two fractions; all zero at first: any. */
typedef struct { Wide low, low_of, high, high_of; } ExportMaxima;

/* Sets the percentage that the export says beside the score. FALSE when the two do not go with those met before: no maximum fits them all. */
gboolean export_percentage_set (ExportMaxima *maxima, ExportScore *score, Cell score_cell, Cell percentage_cell, Decimal percentage);

/* The completion that words of a platform say: "Completed (achieved pass grade)", "in progress", 未通过 …; FALSE when they say none that is known. */
gboolean export_completion (ExportReader *reader, const char *text, gsize length, ExportCompletion *completion);

/* --- the formats ------------------------------------------------------------------------------------------------------------------- */

/* How well a header fits a format of rows. */
gboolean moodle_grades_fit (const ExportRows *rows);
gboolean moodle_progress_fit (const ExportRows *rows);
gboolean canvas_fit (const ExportRows *rows);
gboolean completion_fit (const ExportRows *rows);

/* Read the file whose rows are open. */
void moodle_grades_read (ExportRows *rows);
void moodle_progress_read (ExportRows *rows);
void canvas_read (ExportRows *rows);
void completion_read (ExportRows *rows);

/* Read a whole file. `beginning` is of the file. */
void export_rows_read_file (ExportReader *reader, const char *beginning, gsize length);
void moodle_xml_read (ExportReader *reader);
void xapi_read (ExportReader *reader);

/* Adds the ids of statements that the file declares void. */
void xapi_find_voided (const char *path, const char *file, GHashTable *voided);

#endif
