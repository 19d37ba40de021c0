/* What the files of this room share. */
#ifndef TRAINBOOK_MODEL_PRIVATE_H
#define TRAINBOOK_MODEL_PRIVATE_H

#include "model/index.h"
#include "model/lists.h"

#define N_NEAREST_KINDS (NEAREST_STAGE + 1)

/* A cell that names a record, found while reading and resolved while joining. */
typedef struct {
  guint table;             /* into ModelIndex.tables */
  guint line;
  guint8 column;
  guint8 kind;             /* NearestKind */
  gboolean is_list;        /* the member is an array of records */
  Date list;               /* of a dated staff list: the day it counts from; else DATE_NONE */
  guint first, length;     /* of a list's value: characters before it in the cell, and its own */
  gpointer record;
  gsize member;            /* offset of the pointer to set in `record` */
  const char *id;
  const char *name;        /* what stands beside the id of a person, in 姓名; NULL: nothing … */
  gboolean by_name;        /* … or that this is the name, where the id is missing */
} Reference;

struct ModelIndex {
  KeyIndex by_id[N_NEAREST_KINDS];
  gboolean partial[N_NEAREST_KINDS];      /* files or lines of the records could not be read: an unknown id may stand there */
  GHashTable *skipped[N_NEAREST_KINDS];  /* char *: ids of rows that were left out and reported */
  GPtrArray *ids[N_NEAREST_KINDS];       /* const char *, for the nearest one; filled after reading */
  /* Key → GPtrArray of the records that go by it. */
  GHashTable *by_email, *by_alias, *by_alias_tail;      /* people; the tail is what stands behind a colon */
  GHashTable *by_title[N_NEAREST_KINDS];                /* names of people, titles of others */
  GHashTable *by_digits[N_NEAREST_KINDS];               /* ids that begin with zeros, without them */
  char *told[N_NEAREST_KINDS];           /* the dataset of a kind and its file, for messages; NULL: not yet asked for */
  GHashTable *candidates[N_NEAREST_KINDS];              /* char * → char *: unknown texts and what they may have meant */
  GMutex lock;             /* of `candidates` and `told` */
  GHashTable *days;        /* Date → index into `day_places`, from 1 */
  GArray *day_places;      /* Place, of the calendar's rows */
  GPtrArray *tables;       /* Table *: open until the join is done, for places */
  GArray *references;      /* Reference; in file order */
  GArray *listed;          /* ListedValue: what dated staff lists say, in the order of their dates */
  Date newest_list;        /* DATE_NONE: no staff list has a date */
  GPtrArray *arrays;       /* GPtrArray *: those of records, owned */
  GPtrArray *vectors;      /* char **: the same; their strings are in Model.strings */
  GHashTable *not_used;    /* guint64, table and line: rows that do not count as used as they stand */
  GHashTable *refused;     /* the same: rows that count as refused */
  GHashTable *matched;     /* char *: records matched by name, a file and record */
};

/* What a dated staff list says of one field of a person. */
typedef struct { Person *person; PersonField field; Date from; const char *text; Person *value; } ListedValue;

/* The dataset that holds a kind of record, and the model's array of them. */
DatasetId kind_dataset (NearestKind kind);
GPtrArray *kind_records (const Model *model, NearestKind kind);

/* Makes a record findable by its id without the zeros that it begins with; nothing when there are none. */
void index_zeros (struct ModelIndex *index, NearestKind kind, const char *id, gpointer record);

/* Reads one dataset of records; each in its own function of read_*.c. A row with a mistake counts as refused. */
typedef void (*RecordRowFunc) (const TableRow *row, gpointer reader);
typedef struct {
  Model *model;
  Diagnostics *diags;
  guint table;             /* the one being read */
  const char *file;        /* its name, owned by the model */
  NearestKind kind;        /* of its rows */
  gboolean has_ids;        /* its rows are found by their ids */
  Date list;               /* of a dated staff list, else DATE_NONE */
  RecordRowFunc read;
} RecordReader;

void read_person (const TableRow *row, gpointer reader);
void read_course (const TableRow *row, gpointer reader);
void read_assessment (const TableRow *row, gpointer reader);
void read_curriculum_slot (const TableRow *row, gpointer reader);
void read_cohort (const TableRow *row, gpointer reader);
void read_session (const TableRow *row, gpointer reader);
void read_calendar_day (const TableRow *row, gpointer reader);
void read_move (const TableRow *row, gpointer reader);
void read_target (const TableRow *row, gpointer reader);
void read_plan_item (const TableRow *row, gpointer reader);
void read_action (const TableRow *row, gpointer reader);
void read_question (const TableRow *row, gpointer reader);
void read_duty (const TableRow *row, gpointer reader);
void read_ladder_step (const TableRow *row, gpointer reader);
void read_need (const TableRow *row, gpointer reader);
void read_stage (const TableRow *row, gpointer reader);
void read_archive_item (const TableRow *row, gpointer reader);
void read_survey_item (const TableRow *row, gpointer reader);

/* A cell's text in the model's strings, NULL when empty. */
const char *read_string (const RecordReader *reader, const TableRow *row, guint column);
/* A number within [least, most]; else reported and DECIMAL_NONE. */
Decimal read_decimal (const TableRow *row, guint column, Decimal least, Decimal most);
/* The same as training hours. */
Hours read_hours (const TableRow *row, guint column);
/* Adds the record's id; FALSE and reported when it is there already (`file` and `line` say where the first stands). */
gboolean read_key (const RecordReader *reader, const TableRow *row, const char *id, gpointer record, const char *first_file, guint first_line);
/* Notes a reference to be resolved; the second, one for each value of a cell that may hold several (the member is an array). */
void read_reference (const RecordReader *reader, const TableRow *row, guint column, NearestKind kind, gpointer record, gsize member);
void read_references (const RecordReader *reader, const TableRow *row, guint column, NearestKind kind, gpointer record, gsize member);

/* Reports a date that is before an earlier one, unless one of them is none. */
void check_dates (const TableRow *row, guint earlier_column, guint later_column, Date earlier, Date later);

/* The place of a cell of a record; while the tables are open. */
Place record_place (const Model *model, const char *file, guint line, guint column);
/* What messages call a column of that file: its header there, else its name. Borrowed. */
const char *record_column_title (const Model *model, const char *file, DatasetId dataset, guint column);
/* Fills the tables that identities are looked up in. */
void index_identities (Model *model);
/* What people call a record: a name, a title; may be NULL. */
const char *record_label (NearestKind kind, gconstpointer record);
/* A course that stands in for an unknown one; with `known` it is found by its id from now on. */
Course *model_add_course (Model *model, const char *id, gboolean known, const char *file, guint line);

/* Notes what a dated list says of a field. */
void note_listed (Model *model, Person *person, PersonField field, Date from, const char *text, Person *value);
/* The teams that people had before, for Model.teams; and, when these have their numbers, the numbers in the histories. */
void history_add_teams (const Model *model, GHashTable *teams);
void history_number_teams (const Model *model, GHashTable *positions);
void history_free (struct PersonHistory *history);

/* Warns of ids of people, courses and assessments that look like dates where most others do not. */
void check_id_dates (const Model *model, Diagnostics *diags);

/* The steps of the join. */
void join_references (Model *model, Diagnostics *diags);
void join_history (Model *model, Diagnostics *diags);         /* moves and dated lists; before the teams are listed */
void join_lists (Model *model, Diagnostics *diags);
void join_archive (Model *model, Diagnostics *diags);         /* the folders of sessions; after the references */
void join_people (Model *model, Diagnostics *diags);          /* cycles of managers, which are cut */
void join_people_left (Model *model, Diagnostics *diags);     /* managers who left; after the reports are listed */
void join_curricula (Model *model, Diagnostics *diags);
void join_sessions (Model *model, Diagnostics *diags);
void join_cohorts (Model *model, Diagnostics *diags);

/* "09:00–11:00"; hours as "1.5". New strings. */
char *slot_text (TimeOfDay start, TimeOfDay end);
char *hours_format (Hours hours);

#endif
