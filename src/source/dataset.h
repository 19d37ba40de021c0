/* The datasets: their columns, the headers and file names they go by, and reading one row by row with typed cells. */
#ifndef TRAINBOOK_SOURCE_DATASET_H
#define TRAINBOOK_SOURCE_DATASET_H

#include "config.h"
#include "source/intake.h"
#include "text/csv.h"
#include "text/date.h"
#include "text/notation.h"

typedef enum {
  /* Records: loaded whole and joined. */
  DATASET_PEOPLE, DATASET_COURSES, DATASET_ASSESSMENTS, DATASET_CURRICULA, DATASET_COHORTS, DATASET_SESSIONS, DATASET_CALENDAR, DATASET_MOVES,
  DATASET_TARGETS, DATASET_PLAN, DATASET_ACTIONS, DATASET_FAQ, DATASET_DUTIES, DATASET_LADDER, DATASET_NEEDS, DATASET_STAGES, DATASET_ARCHIVE, DATASET_SURVEY_ITEMS,
  /* Facts: streamed. */
  DATASET_ENROLMENTS, DATASET_ATTENDANCE, DATASET_SCORES, DATASET_FEEDBACK, DATASET_COMMENTS, DATASET_INDICATORS, DATASET_CHECKS,
  DATASET_CHECK_ITEMS, N_DATASETS
} DatasetId;

typedef enum { CELL_ID, CELL_TEXT, CELL_DATE, CELL_TIME, CELL_NUMBER, CELL_INTEGER, CELL_CHOICE, CELL_FLAG, CELL_LIST } CellType;

typedef struct {
  const char *name;            /* "person_id" */
  const char *aliases;         /* usual headers, separated by | : "工号|員工編號|员工编号", the first in Simplified, the second in Traditional Chinese; one
                                * that begins with ~ counts only when no other header of the file names the column ("~课程" beside "课程编号"), and
                                * with ~~ only when not even such a one does ("~~姓名" beside "~工号") */
  CellType type;
  gboolean required;
  const char *choices;         /* CELL_CHOICE: "present=出勤|到课,late=迟到" canonical=aliases, separated by commas; else NULL */
  gboolean fill_down;          /* people merge cells here: blank cells below a value may stand for the same value */
  gboolean names_row;          /* what a row is called stands here: 合计 in its place makes it no record, even where a value stands before it */
  const char *nothing;         /* words that say that nothing stands there, read as an empty cell: "匿名|anonymous"; or NULL */
  gboolean groups;             /* of a text: people, courses … are counted by it, so that a sign for nothing (/ or 无) is no value */
  const char *beside;          /* the column that the file must have as well, or this one is none: "score"; nobody has to fill it, so new files lack it; NULL */
  const char *refers;          /* the dataset whose ids (or names) stand here: "people"; NULL: none */
  const char *named_by;        /* headers of the name that may stand beside the person's id, and says whether it is right: "姓名|学员"; NULL: none */
  Decimal least, most;         /* of a number; both 0: any */
} ColumnDefinition;

typedef struct {
  DatasetId id;
  const char *name;            /* "people" */
  const char *file_aliases;    /* "花名册|人员|員工名冊" : data/花名册.csv is found as people */
  const ColumnDefinition *columns;
  guint n_columns;
  guint one_of[2];             /* two columns of which a row needs one; both the same: no such rule */
  gboolean folder_is_other;    /* a folder of its name holds something else than tables */
  gboolean is_facts;           /* streamed and never held; else records, loaded whole and joined */
  const char *unread;          /* headers that such files usually have and that are never read ("手机|身份证"), separated by |; or NULL */
} DatasetDefinition;

#define TABLE_MOST_COLUMNS 24  /* no dataset has more */

/* Column numbers, in the order of the definitions. */
enum { PEOPLE_ID, PEOPLE_NAME, PEOPLE_ALIASES, PEOPLE_TEAM, PEOPLE_POSITION, PEOPLE_LEVEL, PEOPLE_MANAGER, PEOPLE_MENTOR,
  PEOPLE_HIRE_DATE, PEOPLE_PROBATION_END, PEOPLE_REGULAR_DATE, PEOPLE_LEAVE_DATE, PEOPLE_LEAVE_REASON, PEOPLE_COHORT, PEOPLE_EMAIL };
enum { COURSES_ID, COURSES_TITLE, COURSES_AREA, COURSES_CATEGORY, COURSES_METHOD, COURSES_DELIVERY, COURSES_REQUIRED, COURSES_HOURS,
  COURSES_PASS_MARK, COURSES_MAX_SCORE, COURSES_PAGE };
enum { ASSESSMENTS_ID, ASSESSMENTS_TITLE, ASSESSMENTS_KIND, ASSESSMENTS_COURSE, ASSESSMENTS_COHORT, ASSESSMENTS_DATE, ASSESSMENTS_MAX_SCORE,
  ASSESSMENTS_PASS_MARK, ASSESSMENTS_WEIGHT };
enum { CURRICULA_ID, CURRICULA_TITLE, CURRICULA_DAY, CURRICULA_START, CURRICULA_END, CURRICULA_COURSE, CURRICULA_HOURS, CURRICULA_TRAINER, CURRICULA_NOTE };
enum { COHORTS_ID, COHORTS_CURRICULUM, COHORTS_START_DATE, COHORTS_END_DATE, COHORTS_TITLE, COHORTS_PLANNED_SIZE, COHORTS_HEAD, COHORTS_VENUE };
enum { SESSIONS_ID, SESSIONS_DATE, SESSIONS_START, SESSIONS_END, SESSIONS_COURSE, SESSIONS_TRAINER, SESSIONS_VENUE, SESSIONS_COHORT, SESSIONS_HOURS,
  SESSIONS_METHOD, SESSIONS_ROUND, SESSIONS_PLAN, SESSIONS_STATUS, SESSIONS_CHECKED, SESSIONS_SURVEY_URL, SESSIONS_REASON };
enum { CALENDAR_DATE, CALENDAR_KIND, CALENDAR_TITLE };
enum { ENROLMENTS_SESSION, ENROLMENTS_COHORT, ENROLMENTS_PERSON };
enum { ATTENDANCE_SESSION, ATTENDANCE_PERSON, ATTENDANCE_STATUS, ATTENDANCE_MINUTES, ATTENDANCE_LEAVE_KIND, ATTENDANCE_DATE,
  ATTENDANCE_DAY_PART };
enum { SCORES_PERSON, SCORES_ASSESSMENT, SCORES_COURSE, SCORES_DATE, SCORES_SCORE, SCORES_MAX_SCORE, SCORES_ATTEMPT, SCORES_KIND,
  SCORES_RETAKE_SCORE, SCORES_RETAKE_DATE };
enum { MOVES_PERSON, MOVES_DATE, MOVES_FIELD, MOVES_VALUE, MOVES_BEFORE, MOVES_NOTE };
enum { TARGETS_ID, TARGETS_TITLE, TARGETS_KIND, TARGETS_UNIT, TARGETS_DIRECTION, TARGETS_BASELINE, TARGETS_TARGET, TARGETS_PERIOD, TARGETS_DUE, TARGETS_COMPANION };
enum { PLAN_ID, PLAN_TITLE, PLAN_KIND, PLAN_PERIOD, PLAN_START_DATE, PLAN_END_DATE, PLAN_COURSE, PLAN_CATEGORY, PLAN_AUDIENCE, PLAN_GOAL,
  PLAN_CONTENT, PLAN_METHOD, PLAN_TRAINER, PLAN_VENUE, PLAN_SESSIONS, PLAN_HOURS, PLAN_PEOPLE, PLAN_OWNER, PLAN_BUDGET, PLAN_APPROVED_BY,
  PLAN_APPROVED_ON, PLAN_STATUS, PLAN_NOTE };
enum { ACTIONS_ID, ACTIONS_DATE, ACTIONS_KIND, ACTIONS_PROBLEM, ACTIONS_CAUSE, ACTIONS_ACTION, ACTIONS_OWNER, ACTIONS_DEPARTMENT, ACTIONS_DUE,
  ACTIONS_STATUS, ACTIONS_CLOSED, ACTIONS_RESULT, ACTIONS_SESSION, ACTIONS_COURSE, ACTIONS_NOTE };
enum { FAQ_ID, FAQ_QUESTION, FAQ_ANSWER, FAQ_EXAMPLE, FAQ_CATEGORY, FAQ_COURSE, FAQ_KEYWORDS, FAQ_OWNER, FAQ_UPDATED, FAQ_PAGE, FAQ_NOTE };
enum { DUTIES_ID, DUTIES_POSITION, DUTIES_TITLE, DUTIES_FREQUENCY, DUTIES_DAY, DUTIES_MONTH, DUTIES_START, DUTIES_END, DUTIES_OWNER, DUTIES_OUTPUT,
  DUTIES_PAGE, DUTIES_NOTE };
enum { LADDER_FROM, LADDER_TO, LADDER_KIND, LADDER_MONTHS, LADDER_PASS_MARK, LADDER_COURSE, LADDER_ASSESSMENT, LADDER_CRITERIA, LADDER_APPROVER,
  LADDER_NOTE };
enum { NEEDS_ID, NEEDS_DATE, NEEDS_PERSON, NEEDS_TEAM, NEEDS_CATEGORY, NEEDS_TITLE, NEEDS_COURSE, NEEDS_MASTERY, NEEDS_PROBLEM, NEEDS_REASON,
  NEEDS_AUDIENCE, NEEDS_PEOPLE, NEEDS_EXPECTED_DATE, NEEDS_CONTENT, NEEDS_PRIORITY, NEEDS_STATUS, NEEDS_PLAN, NEEDS_NOTE };
enum { STAGES_ID, STAGES_TITLE, STAGES_FLOW, STAGES_KIND, STAGES_DAYS, STAGES_NEXT, STAGES_FAIL, STAGES_CURRICULUM, STAGES_COURSE, STAGES_ASSESSMENT,
  STAGES_POSITION, STAGES_CONDITION, STAGES_PAGE, STAGES_NOTE };
enum { ARCHIVE_SESSION, ARCHIVE_KIND, ARCHIVE_FILE, ARCHIVE_DATE, ARCHIVE_NOTE };
enum { SURVEY_ITEMS_ID, SURVEY_ITEMS_TITLE, SURVEY_ITEMS_SECTION };
enum { FEEDBACK_SESSION, FEEDBACK_RESPONDENT, FEEDBACK_ITEM, FEEDBACK_RATING, FEEDBACK_SCALE };
enum { COMMENTS_SESSION, COMMENTS_RESPONDENT, COMMENTS_QUESTION, COMMENTS_TEXT };
enum { INDICATORS_DATE, INDICATORS_INDICATOR, INDICATORS_PERSON, INDICATORS_TEAM, INDICATORS_VALUE, INDICATORS_NUMERATOR, INDICATORS_DENOMINATOR,
  INDICATORS_WEIGHT };
enum { CHECKS_ID, CHECKS_DATE, CHECKS_KIND, CHECKS_PERSON, CHECKS_INSPECTOR, CHECKS_RESULT, CHECKS_SCORE, CHECKS_FATAL, CHECKS_FINDING,
  CHECKS_ACTION };
enum { CHECK_ITEMS_CHECK, CHECK_ITEMS_ITEM, CHECK_ITEMS_DEDUCTION };

const DatasetDefinition *dataset_definition (DatasetId id);

/* The number of the column with that name ("person_id"), -1 when there is none. */
int dataset_column (const DatasetDefinition *definition, const char *name);

/* Whether a key (dataset_key()) is a usual header of a column of any dataset. */
gboolean dataset_is_header (const char *key);
/* The same of a column of people: of their ids, or of the names that stand beside them or in their place. */
gboolean dataset_is_header_of_people (const char *key);

/* What new files are written with in a language ("zh-Hans", "zh-Hant", anything else: English): the header of a column, the name of a file without
 * ".csv", the words of a choice in the order of their canonical ones (NULL when the column is no choice). All of them are read again. New strings. */
char *column_usual_header (const ColumnDefinition *column, const char *language);
char *dataset_usual_file (const DatasetDefinition *definition, const char *language);
char **column_usual_choices (const ColumnDefinition *column, const char *language);
/* What messages call a column that stands in no file: column_usual_header() in the language of the site, static. */
const char *column_title (const ColumnDefinition *column, const char *language);

/* What messages call a dataset, in their language: 花名册, people. New string. */
char *dataset_told (const DatasetDefinition *definition);

/* The columns that new files are written with: all but those that only stand beside others, which come last. */
guint dataset_usual_columns (const DatasetDefinition *definition);

/* Prints all datasets with their columns and the headers and file names they go by, as Markdown in a language ("zh-Hans", "zh-Hant", else English). */
void dataset_print_headers (FILE *out, const char *language);

/* Checks what the configuration and the data folder say about datasets: unknown datasets and columns (trainbook.yml), a data folder that is missing,
 * CSV files whose name is nearly that of a dataset. Reports; called once, before the files are read. */
void dataset_check (const Config *config, Diagnostics *diags);

/* The form in which headers and file names are compared: NFKC, case folded, without white space, '_' and '-'. New string. */
char *dataset_key (const char *text, gssize length);

/* The files of a dataset in the order they are read: relative to the site directory, sorted. Empty when there is none (a missing dataset
 * is no mistake unless the configuration names it: then reported). Array of char *, freed by the caller. */
GPtrArray *dataset_files (const Config *config, DatasetId id, Diagnostics *diags);

/* The encoding that the configuration names for a file of a dataset, as dataset_files() gives it; NULL: none. Owned by the configuration. */
const char *dataset_encoding (const Config *config, const DatasetDefinition *definition, const char *file);

/* The day that a file's name, or its sheet's, says (花名册-2026-11-02.csv), or the first day of the month that it says (签到 2026年11月.csv, then
 * `*is_month`); DATE_NONE when it says none. `is_month` may be NULL. */
Date dataset_file_date (const char *file, gboolean *is_month);

/* Whether the name says a month or a day, but not of which year (花名册-11月.csv). */
gboolean dataset_file_lacks_year (const char *file);

/* An open file of a dataset: its header is understood. */
typedef struct Table Table;

/* Opens one file; unknown, missing and ambiguous columns are reported. NULL on failure. What table_read() and table_read_parts() make of its
 * rows is noted in `intake` (may be NULL). */
Table *table_open (const Config *config, Intake *intake, DatasetId id, const char *file, Diagnostics *diags);

/* Whether a header is a value of a column (an assessment's id or title in a score sheet people × assessments): the id, borrowed until the table is
 * closed, or NULL. Of a date in attendance (2026-11-02): the id of a session on that day. Of a survey's item: the id in survey_items. Of
 * the full marks of assessments and courses (ASSESSMENTS_MAX_SCORE, COURSES_MAX_SCORE): that of the id, as text. */
typedef const char *(*TableNameFunc) (DatasetId id, guint column, const char *text, gpointer data);

/* The same for a table that may be wide, with one column for each session, assessment or course: `find_name` knows their ids and titles. */
Table *table_open_wide (const Config *config, Intake *intake, DatasetId id, const char *file, TableNameFunc find_name, gpointer data, Diagnostics *diags);
/* Rows that say only who was not due (row_is_not_due()) are handed over too. */
void table_tell_not_due (Table *table);
void table_free (Table *table);
gboolean table_has (const Table *table, guint column);
/* What messages call a column: its header as it stands in the file, else column_title(). Borrowed from the table. */
const char *table_column_title (const Table *table, guint column);
/* The column 时间 of attendance that is kept by day where it was not read, because early and late may be shifts, and hours need not be those of sessions: its header
 * (new string) and where it stands. NULL when there is none. */
char *table_unread_times (const Table *table, Place *place);
const DatasetDefinition *table_definition (const Table *table);
/* The unit that stands in brackets behind a column's header ("分钟" of 时长(分钟)); NULL without. Borrowed. */
const char *table_unit (const Table *table, guint column);
const char *table_file (const Table *table);

/* One row while it is read. `cells[column]` is the cell of a dataset's column, trimmed; text NULL when the file has no such column. */
typedef struct {
  const Table *table;
  guint line;
  Diagnostics *diags;          /* where the readers below report: the thread's own */
  const Cell *cells;
  struct RowNotes *notes;      /* what the readers below note about the row; private to the room */
  Cell name;                   /* what stands in 姓名 beside the id of a person, trimmed; empty without … */
  guint name_of;               /* … and the column of that id; G_MAXUINT: no name stands beside one */
} TableRow;

/* What became of a row. Whoever refuses one has reported why. */
typedef enum { ROW_USED, ROW_REFUSED, ROW_LATER, ROW_STOP } RowOutcome;
/* LATER: dated after the as-of date. STOP: reading ends, the row does not count. */
typedef RowOutcome (*TableRowFunc) (const TableRow *row, gpointer data);

/* Calls `func` for each row that fits the header (others are reported) and whose required cells are filled (else reported). What is no row
 * (titles, totals, notes, the header again) is named as a repair; cells missing at the end and merged cells are filled. A wide table gives a
 * row for each of its cells, a list of scores a second one where its column 补考成绩 has a cell. FALSE when the table itself reported an error or func stopped it. */
gboolean table_read (Table *table, TableRowFunc func, gpointer data, Diagnostics *diags);

/* The rows of the last table_read() or table_read_parts() that ran to its end. */
const RowCounts *table_counts (const Table *table);

/* Replaces what was noted: for a pass that learns only at its end what became of some rows. */
void table_set_counts (Table *table, const RowCounts *counts);

/* Logs a repair of a cell: `id` has the severity DIAG_REPAIR, {1} is the cell as it was, {2} what it became. The row then counts as repaired. */
void row_repair (const TableRow *row, guint column, DiagId id, const char *was, const char *is);

/* Where the message of a repair stands, its line and cell, for a row read before, while the table is open. */
Place table_repair_place (const Table *table, guint line, guint column);

/* Counts the row as repaired without another word: it was said once a file. */
void row_set_repaired (const TableRow *row);

/* The same place for the row being read: of a row that has only a name where an id should stand, that of the name. */
Place row_repair_place (const TableRow *row, guint column);
/* The place of the name beside a person's id; the same for a row read before, while the table is open. */
Place row_name_place (const TableRow *row);
Place table_name_place (const Table *table, guint line);
/* Whether that name stands for the id, which is missing. */
gboolean row_is_named (const TableRow *row, guint column);

/* Asks to be told the first column's cell of each row that table_read() leaves out: then a row that was reported already needs no second
 * message where its id is used. */
typedef void (*TableSkippedFunc) (const char *id, gsize length, gpointer data);
void table_on_skipped (Table *table, TableSkippedFunc func, gpointer data);

/* Whether the last table_read() left out lines that are no rows at all (an open quote, a line too long): nobody knows what ids they had. */
gboolean table_left_out (const Table *table);

/* The same in `n_parts` threads with data[part] and diags[part]; FALSE with `*again` TRUE when the file must be read by
 * table_read() instead and everything counted (and reported) by the parts thrown away. */
gboolean table_read_parts (Table *table, guint n_parts, TableRowFunc func, gpointer *data, Diagnostics **diags, gboolean *again);

/* Whether the row's full mark is what the header of its scores says, 测验（满分150）; then `*header` is where. Borrowed until the table is closed. */
gboolean row_full_mark_of_header (const TableRow *row, Place *header);

/* The rating of a survey's row and the scale it is on, that of its cell or header or the usual one. A number, a word or stars; what is not the number itself is
 * logged. `*rating` is DECIMAL_NONE where the cell says that there is no answer. FALSE, reported, when it is none or the word is of another scale. */
gboolean row_rating (const TableRow *row, Decimal *rating, Decimal *scale);

/* Whether the header of a survey's column, which the row is made of, says the scale of its ratings, 课程内容（10分制）; then `*scale` is that. */
gboolean row_scale_of_header (const TableRow *row, Decimal *scale);

/* Whether the header of the row's full mark (总分, 最高分) may as well name something else; the rows must show that it does not. */
gboolean row_full_mark_is_doubtful (const TableRow *row);
/* The same as table_column_title(), of the cell that this row has it from: of a retake 补考成绩, of a sheet the assessment. Borrowed from the table. */
const char *row_column_title (const TableRow *row, guint column);

/* Whether something of this row was repaired so far. */
gboolean row_is_repaired (const TableRow *row);

/* Typed cells, in any notation of text/notation.h. An empty cell gives the none value and TRUE. A repair is logged. A wrong one is reported at its
 * place and gives FALSE. */
gboolean row_date (const TableRow *row, guint column, Date *date);   /* a date without a year takes that of the file's other dates */
gboolean row_time (const TableRow *row, guint column, TimeOfDay *time);
/* Whether a row of attendance says only that the person was not due in the session, with — or a sign of the configuration: then status, minutes and leave kind
 * are empty. Such rows are handed over, and counted as no rows, where table_tell_not_due() asked for them. */
gboolean row_is_not_due (const TableRow *row);
/* What the status of a row of attendance says, beside the column of the leave's kind. The texts are borrowed until the table is closed. */
typedef struct {
  guint status;              /* index into the definition's choices */
  gboolean not_due;          /* there is none: the person was not due */
  const char *kind;          /* of a leave, 病假; or NULL */
  gboolean half_day;         /* of a leave or an absence: one half of the day */
} RowStatus;
/* Status and kind may stand in one word (病假, 事, sick leave) or beside each other (请假（事假）), and how long behind them (事假1天, 迟到10分钟); what is left out is logged.
 * FALSE, reported, when it is no status, or when that is how long a part of the session was missed. The status is not empty. */
gboolean row_status (const TableRow *row, RowStatus *status);
/* The kind of the row's leave: that of the column, else that of the status. Empty: none is said. */
Cell row_leave_kind (const TableRow *row, const char *of_status);
/* Whether the column of the leave's kind contradicts the status: it says a kind of leave that is known, and the status is not `is_leave`, or says another. */
gboolean row_leave_kind_differs (const TableRow *row, gboolean is_leave, const char *of_status);
/* The part of the day that a row of attendance is about: its sessions begin at `*from` or later and before `*to`; 00:00 and 24:00 where it says none. Afternoons
 * end at 18:00 where the file has evenings as well. A time, 2026-11-02 14:00, is the minute that begins with it; behind a date in a list it may be that of writing
 * (`*loose`): where no session begins then, the only one of the day is meant. FALSE, reported, when it is wrong. */
gboolean row_day_part (const TableRow *row, TimeOfDay *from, TimeOfDay *to, gboolean *loose);
/* Two times; the first cell may hold both (09:00—11:00), when the second is empty or says the same. Where both are empty, those that stand behind the date
 * of the row count, which is logged; where they differ from these that is reported. */
gboolean row_time_range (const TableRow *row, guint start_column, guint end_column, TimeOfDay *start, TimeOfDay *end);
gboolean row_decimal (const TableRow *row, guint column, Decimal *number);          /* DECIMAL_NONE */
/* The same where a percentage is possible: `percent` says so, and 85% is 85. */
gboolean row_percentage (const TableRow *row, guint column, Decimal *number, gboolean *percent);
/* A length of time (90, 90分钟, 1.5小时, 1:30:00) as a number of units of `unit` microseconds (NOTATION_MINUTE …); DECIMAL_NONE. */
gboolean row_duration (const TableRow *row, guint column, gint64 unit, Decimal *number);
gboolean row_integer (const TableRow *row, guint column, gint64 least, gint64 most, gint64 *number, gboolean *present);
gboolean row_flag (const TableRow *row, guint column, gboolean *flag);               /* 是/否, yes/no, 1/0, true/false, √/× */
gboolean row_choice (const TableRow *row, guint column, guint *choice, gboolean *present);  /* index into the definition's choices */
gboolean row_is_empty (const TableRow *row, guint column);
char *row_text (const TableRow *row, guint column);                                  /* as it stands: new string, NULL when empty */
/* An id as its own record gives it, without what spreadsheets add to it ('00123; a blank inside stays), and a person's name without what does not
 * belong to it (张 三, 陈辉（讲师）): new string; NULL when empty, and when it is no id (1.23E+17, #N/A), which is reported. `note` (may be NULL)
 * receives the note behind the name, new string or NULL. What an id means elsewhere is found by model_identify(). */
char *row_identifier (const TableRow *row, guint column);
char *row_person_text (const TableRow *row, guint column, char **note);
/* Any other text without characters that nobody sees: new string, NULL when empty. */
char *row_plain_text (const TableRow *row, guint column);
/* Reports an id that is wrong in itself (1.23E+17, #N/A, ####), so that nobody has to say that it is unknown. */
gboolean row_identifier_wrong (const TableRow *row, guint column);
Place row_place (const TableRow *row, guint column);

/* The place of a cell of a row read before, while the table is open. */
Place table_place (const Table *table, guint line, guint column);

/* Walks the values of a cell that may hold several, separated by ; ； or 、 : gives the next one, trimmed and not empty, and moves `*text` and
 * `*length` behind it. FALSE at the end. */
gboolean cell_next_value (const char **text, gsize *length, const char **value, gsize *value_length);

/* The cell without white space at its ends (also U+3000 and the no-break space). */
Cell cell_trim (Cell cell);

/* Whether a cell says that nothing stands in it, as forms are filled in: - / — 无 N/A. Where a column holds words, 待定 is one. */
gboolean cell_is_placeholder (const char *text, gsize length);

/* A missing-score mark (缺考 缓考 补考 作弊 免考 请假 — / - EX N/A …): its kind, static ("absent", "deferred", "exempt", "cheating", "leave", "retake",
 * "none"), or NULL. */
const char *missing_score_kind (const char *text, gsize length);

#endif
