/* Attendance → marks, in parts. Private to the attendance pass. */
#ifndef TRAINBOOK_FACTS_ATTENDANCE_H
#define TRAINBOOK_FACTS_ATTENDANCE_H

#include "facts/counting.h"

/* What a row needs of its session, packed. */
typedef enum { SLOT_NOT_HELD, SLOT_HELD, SLOT_LATER, SLOT_WRONG } SlotState;
typedef struct { Hours hours; Date date; guint32 state; } SessionSlot;

/* The days of employment; both ends are days of work. */
typedef struct {
  Date from, to;
  guint64 name;                 /* name_number() of the name as people has it */
} Employment;

typedef struct {
  SessionSlot *sessions;        /* by Session.index */
  Employment *people;           /* by Person.index */
} AttendanceTables;

typedef struct {
  IdentifierKey session_key, person_key;    /* length 0: resolved already … */
  guint session_place, person_place;        /* … else where they are looked for */
  guint32 session, person;
  guint32 status;
  Date date;                    /* that the row says beside its session; DATE_NONE */
  guint64 name;                 /* name_number() of the name beside the person's id; 0: there is none, or it was looked at already */
  Hours hours;                  /* HOURS_NONE: those of the session */
  const char *kind;             /* of leave, which the status says, or NULL; borrowed from the table */
  gboolean half_day;            /* the status is one of half of the day */
  guint32 line;
} AttendanceRow;

/* A status beside the others: of a row that says only that the person was not due. */
#define STATUS_NOT_DUE N_ATTENDANCE

#define WAITING 32              /* rows that are counted together */

/* What status and minutes mean that a file writes so; both are short. Units differ by file. */
typedef struct {
  guint file;                   /* PassPart.file + 1; 0: nothing is known here */
  IdentifierKey status_key, minutes_key;
  guint32 status;
  Hours hours;
  const char *kind;
} AttendanceWords;
#define ATTENDANCE_WORD_BITS 6

/* Recorded before being hired or after leaving. */
typedef struct { guint32 person, first_session; guint64 n; } Outside;

/* Rows of a session that say more than OVERRUN_TIMES its length: who overruns is common, what is longer was mistyped or is in another unit. The first of them. */
#define OVERRUN_TIMES 2
typedef struct { guint32 session, file, line; Hours hours; guint64 n; } Overrun;

/* A session that was not held, but has records. */
typedef struct { guint64 n; guint file; Place place; } NotHeld;

typedef struct {
  PassPart part;                /* first: the pass knows this */
  Facts *facts;
  const AttendanceTables *tables;
  const FactsSelection *selection;
  AttendanceWords words[1 << ATTENDANCE_WORD_BITS];     /* found by a hash */
  AttendanceRow waiting[WAITING];
  guint n_waiting;              /* of a quick pass */
  guint64 n_later;              /* in all files */
  GArray *not_due;              /* guint64, pass_pair() of session and person */
  GArray *outside;              /* Outside */
  GArray *overruns;             /* Overrun */
  GHashTable *overrun_of;       /* session + 1 → its index in `overruns` + 1 */
  GHashTable *outside_of;       /* person + 1 → its index in `outside` + 1 */
  GHashTable *leave_kinds;      /* pair → char *; NULL: no page asks */
  GStringChunk *strings;
  /* Careful passes only: */
  guint times_told;             /* PassPart.file + 1 of the last file whose column of times was told of */
  GArray *duplicates;           /* PassDuplicate */
  GHashTable *not_held;         /* session + 1 → NotHeld */
} AttendancePart;

/* One row of a pass; `data` is the AttendancePart. */
RowOutcome attendance_row (const TableRow *row, gpointer data);
/* Counts the rows of a quick pass that still wait: PassPart.flush. */
void attendance_finish_rows (PassPart *part);

/* What a row that counts says of the person in the session, as mark_of() has it; 0: none does. */
guint attendance_mark (const AttendancePart *attendance, guint32 session, guint32 person);
/* Whether one does. */
gboolean attendance_is_recorded (const AttendancePart *attendance, guint32 session, guint32 person);

/* A row that names a day instead of a session counts in every held session of that day which the person is due in. `counted` has person, status
 * and hours; `count` counts it in one session and is FALSE when the person is recorded there already. Careful passes only. */
typedef gboolean (*AttendanceCountFunc) (AttendancePart *attendance, const AttendanceRow *row);
RowOutcome attendance_day (AttendancePart *attendance, const TableRow *row, AttendanceRow *counted, AttendanceCountFunc count);

/* A row that says that the person was not due, in a session or in those of a day. Nothing is reported: whoever is due in none is not missed. Careful passes. */
RowOutcome attendance_not_due (AttendancePart *attendance, const TableRow *row);
/* Marks the people as not due in the sessions where nothing else is recorded of them. */
void attendance_fill_not_due (const AttendancePart *attendance);
/* attendance_mode: exceptions: in sessions that were checked, everyone enrolled and not recorded was present, but for those who did not work there yet, or
 * no longer: of them nothing is known. */
void attendance_fill_present (Facts *facts);

#endif
