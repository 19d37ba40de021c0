/* Diagnostics: everything Trainbook has to say about its input, kept until it is printed.
 *
 * A message is an entry of the catalogue (src/catalogue/ROOM.def): a stable id, a severity and an English text with
 * the places {1} {2} … for its arguments, which are always strings. Whoever knows the position reports, once; callers
 * only return FALSE or NULL. Reporting is safe from any thread. */
#ifndef TRAINBOOK_DIAG_H
#define TRAINBOOK_DIAG_H

#include <glib.h>
#include <stdio.h>

typedef enum { DIAG_NOTE, DIAG_REPAIR, DIAG_WARNING, DIAG_ASIDE, DIAG_ERROR, DIAG_STRUCTURE, DIAG_FAILURE } DiagSeverity;
/* NOTE: said with -v only. REPAIR: dirty data that was mended, the same; {1} is the cell as it was, {2} what it became. WARNING: said.
 * ASIDE: a mistake in a row of facts that is set aside (`on_error: set-aside`): said, the row is not counted, nothing stops. ERROR: the
 * input must be mended (exit 1). STRUCTURE: in the catalogue only, an ERROR about a whole file or its shape, which is never set aside. FAILURE: the system failed (exit 3). */

typedef enum {
#define DIAG(name, severity, id, text) DIAG_##name,
#include "catalogue/all.def"
#undef DIAG
  DIAG_N_IDS
} DiagId;

/* A place in an input file. `file` is borrowed and must outlive the Diagnostics' user of it only during the call (it is
 * copied when reported). Lines and columns count from 1, columns in characters; 0 means unknown. `length` is how many
 * characters the caret line underlines (0: one). */
typedef struct {
  const char *file;
  guint line;
  guint column;
  guint length;
  guint cell;              /* the number of the cell in its row, from 1; 0: no cell. Spreadsheets call it a letter */
  gboolean is_sheet;       /* the file is a sheet, "data/台账.xlsx[签到]": `line` is its row, the place is shown as …!D14 */
  const char *value;       /* what stands there, for lists of mistakes; borrowed for the call, NULL: not told */
} Place;

/* A message that was reported; borrowed from the Diagnostics. */
typedef struct {
  DiagId id;
  DiagSeverity severity;
  const char *file;        /* NULL: about no file */
  guint line, column, length, cell;
  gboolean is_sheet;
  char *text;              /* in the user's language: what is wrong; what to do */
  char *remedy;            /* its part behind the first "; " of the catalogue's text; NULL when it has none */
  char *value;             /* what stands at the place, or NULL; of a repair: as it was */
  char *became;            /* of a repair, else NULL */
  gboolean passes;         /* an error that does not hinder (DiagErrors) */
} DiagMessage;

typedef struct Diagnostics Diagnostics;

Diagnostics *diag_new (void);
void diag_free (Diagnostics *diags);

/* With TRUE, every later warning counts as an error (--strict). */
void diag_set_strict (Diagnostics *diags, gboolean strict);

/* What later errors mean for the stages behind; those of severity DIAG_STRUCTURE always hinder, strict warnings never do. */
typedef enum {
  DIAG_HINDERS,            /* nothing can be made of what they leave: the usual */
  DIAG_PASSES,             /* what is left out is known, and the run goes on to look for more mistakes before it stops: for the rows of facts, for blocks */
  DIAG_SETS_ASIDE          /* they are set aside (DIAG_ASIDE) instead, but under --strict: for the rows of facts */
} DiagErrors;
void diag_set_errors (Diagnostics *diags, DiagErrors errors);

/* The folder that relative file names of places are opened in when the line is shown (the site directory; default "."). */
void diag_set_directory (Diagnostics *diags, const char *directory);

/* Adds one message. `place` may be NULL (a message about no place) or have line 0 (about a whole file).
 * The arguments are strings, as many as the text has places, closed by NULL; they are copied. The same message at the
 * same place is kept once. */
void diag_report (Diagnostics *diags, DiagId id, const Place *place, ...) G_GNUC_NULL_TERMINATED;

/* Another line, as an argument of a message at a place of the file `here`: "line 14" when it is the same file, else "data/people.csv, line 14"; in the
 * user's language. New string. */
char *diag_other_line (const char *file, guint line, const char *here);

/* Moves every message of `from` to the end of `to` and leaves `from` empty: for work that is done apart and may be thrown away. */
void diag_move (Diagnostics *to, Diagnostics *from);

/* Forgets everything reported so far. */
void diag_clear (Diagnostics *diags);

/* How many messages of that severity there are (a strict warning is an error). */
guint diag_count (const Diagnostics *diags, DiagSeverity severity);

/* How many distinct messages with this id there are; for tests. */
guint diag_count_id (const Diagnostics *diags, DiagId id);

/* TRUE when there is an error or a failure: nothing is published. */
gboolean diag_stops (const Diagnostics *diags);

/* TRUE when one of them hinders (DiagErrors): what comes later cannot be looked at. */
gboolean diag_hinders (const Diagnostics *diags);

/* 0, 1 (errors) or 3 (failures): the exit status these messages ask for. */
int diag_exit_status (const Diagnostics *diags);

/* The messages kept, sorted by file, line, cell, column and id: DiagMessage *, owned by `diags`; free the array. */
GPtrArray *diag_messages (const Diagnostics *diags);

/* The place as people who use spreadsheets say it: "D14", the row alone ("14") when the cell is not known, "" for a whole file. New string. */
char *diag_message_cell (const DiagMessage *message);

/* The same for lists of mistakes, which name files of text too: there "line 3, column 7", in the user's language. New string. */
char *diag_message_place (const DiagMessage *message);

/* Messages about a place in a line of text that do not tell what stands there tell the line from here on (or its part around the place, when it is long). */
void diag_fill_values (Diagnostics *diags);

/* How the line of a file that is to be shown is found, where its bytes are not UTF-8: new string or NULL. `path` is to be opened, `file` is its name in
 * messages. `data` is to live as long as messages are shown. */
typedef char *(*DiagLineFunc) (const char *file, const char *path, guint line, gpointer data);
void diag_set_lines (Diagnostics *diags, DiagLineFunc func, gpointer data);

/* Prints the messages, sorted by file, line, column and id, at most `most` of them, then a line that counts the rest.
 * Notes and repairs only with `verbose`. */
void diag_print (const Diagnostics *diags, FILE *out, guint most, gboolean verbose);

/* The stable name ("person-unknown"), the severity and the English text of an id; static. */
const char *diag_id_name (DiagId id);
DiagSeverity diag_id_severity (DiagId id);
const char *diag_id_text (DiagId id);

#endif
