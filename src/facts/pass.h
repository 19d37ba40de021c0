/* One pass over the files of a facts dataset.
 *
 * A pass is first made quickly, in several threads, and says nothing: as soon as anything is wrong it is thrown away and made again
 * carefully, by one thread in file order, and that pass reports. So messages never depend on the number of threads, and rows that are right
 * pay nothing for them. */
#ifndef TRAINBOOK_FACTS_PASS_H
#define TRAINBOOK_FACTS_PASS_H

#include "facts/aside.h"
#include "facts/cells.h"
#include "facts/identifiers.h"

#define PASS_MOST_REPORTED 10000    /* messages of one kind about one dataset; more are counted in one message */

/* What every pass needs in each thread; the first member of the pass's own part. */
typedef struct PassPart PassPart;
struct PassPart {
  const Facts *facts;
  const Identifiers *people, *sessions;
  gboolean careful;
  gboolean trouble;               /* a quick pass found something to report */
  gboolean silent;                /* the files are read once more: nothing is noted */
  guint file;                     /* the number of the file being read */
  guint n_unknown;                /* ids reported or counted */
  guint n_rejected;               /* other rows reported or counted */
  AsideRow known;                 /* careful: what is known of the row being read, set by `func` as it reads */
  guint64 n_later;                /* quick: rows counted as used that are dated after the as-of date */
  void (*flush) (PassPart *part); /* quick, may be NULL: counts the rows that still wait at the end of a file */
  gboolean identify;              /* quick: ids that are not exact are matched where they are read, see pass_wants_identities() */
  gboolean missed;                /* quick, without `identify`: an id was not found */
  struct PassMatches *matches;    /* what was matched otherwise than by its id in the file being read; NULL: nothing */
  struct PassNames *names;        /* names beside ids that are not written as people has them, in all files; NULL: none */
};

/* Opens a file of facts; a wide table's headers are looked up in the model, by id and by title. NULL, reported, when it cannot be read. */
Table *pass_open (const Model *model, Intake *intake, DatasetId dataset, const char *file, Diagnostics *diags);

/* Reads every file with one call of `func` a row. A quick pass (parts[0] not careful) returns FALSE when it must be thrown away. A careful one
 * has one part and returns TRUE. */
gboolean pass_read (const Model *model, DatasetId dataset, const GPtrArray *files, TableRowFunc func, PassPart **parts, guint n_parts,
                    Diagnostics *diags);

/* The number of the first session dated on that day or after it. */
guint pass_first_session_on (const Model *model, Date date);

/* The record that a cell means without being its id, as an index; IDENTIFIER_NONE when there is none, which is not reported. */
guint32 pass_find_quietly (PassPart *part, NearestKind kind, const TableRow *row, guint column);
/* Resolve the id in a cell, else what it means (model_identify()): that is logged and the row counts as repaired. IDENTIFIER_NONE when it is unknown
 * or ambiguous, which is then noted (quick) or reported (careful). */
guint32 pass_find_session (PassPart *part, const TableRow *row, guint column);
guint32 pass_find_person (PassPart *part, const TableRow *row, guint column);
guint32 pass_find_cohort (PassPart *part, const TableRow *row, guint column);
guint32 pass_find_course (PassPart *part, const TableRow *row, guint column);
guint32 pass_find_assessment (PassPart *part, const TableRow *row, guint column);
guint32 pass_find_target (PassPart *part, const TableRow *row, guint column);

/* Who answered a survey, where 工号 and 姓名 stand beside each other: as pass_find_person(), but whoever is not known, or is one of several of that name, may be
 * somebody from outside and is no mistake: then `*found` is IDENTIFIER_NONE, as it is where only one column says who it was. FALSE, reported, when the name
 * beside the id is that of somebody else. */
gboolean pass_find_respondent (PassPart *part, const TableRow *row, guint column, guint32 *found);

/* A row that was taken to be about a person whose id stands in `column`: FALSE, noted (quick) or reported (careful), when the name beside it says that it is
 * about somebody else. A name that is nobody's is warned of once a person and dataset. Nothing is looked up where the name is written as people has it. */
gboolean pass_name_agrees (PassPart *part, const TableRow *row, guint column, const Person *person);

/* A quick pass may look ids up long after their row was read, when their text is gone. When it fails because of that, this is TRUE: then it is made
 * once more, still quickly, with `identify` set in every part. */
gboolean pass_wants_identities (PassPart *const *parts, guint n_parts);

/* TRUE when this row should be reported now; else it is noted (quick) or counted (careful, after PASS_MOST_REPORTED). */
gboolean pass_may_report (PassPart *part);

/* Says how many unknown ids and rejected rows were only counted. */
void pass_report_rest (const PassPart *part, DatasetId dataset, Diagnostics *diags);

/* The outcome of a row that is wrong: a quick pass is over with the first one. */
static inline RowOutcome
pass_refuse (const PassPart *part)
{
  return part->careful ? ROW_REFUSED : ROW_STOP;
}

/* A pair of session (or cohort) and person that stands in more than one row: the row that is too many, and the first one. */
typedef struct {
  guint64 pair;
  guint32 file, line, first_file, first_line;
  Place place;                    /* of the person's cell, but its file and value, which are the row's */
} PassDuplicate;

/* The place of the row that is too many; `value` is what stands there. */
Place pass_duplicate_place (const PassDuplicate *duplicate, const GPtrArray *files, const char *value);

static inline guint64
pass_pair (guint32 owner, guint32 person)
{
  return (guint64) owner << 32 | person;
}

/* The pair of a row; any value when its ids are unknown. */
typedef guint64 (*PassPairFunc) (PassPart *part, const TableRow *row);

/* Reads the files once more, silently, and fills where each pair stands first. `part` is copied. */
void pass_find_first_rows (const PassPart *part, DatasetId dataset, const GPtrArray *files, PassPairFunc pair_of, GArray *duplicates);

#endif
