/* Is the archive of a session complete: its plan, notice, material, sign-in, scores, feedback (archive: of trainbook.yml). */
#ifndef TRAINBOOK_MEASURE_COMPLETENESS_H
#define TRAINBOOK_MEASURE_COMPLETENESS_H

#include "facts/facts.h"
#include "model/lists.h"

typedef enum {
  PART_NOT_EXPECTED,       /* the configuration, or the course, does not ask for it, and there is none */
  PART_LATER,              /* the session is still to come, or was not held: it cannot be there yet, or will never be */
  PART_MISSING,
  PART_INCOMPLETE,         /* attendance is recorded for some of those who were enrolled */
  PART_THERE
} PartState;

typedef struct {
  PartState states[N_ARCHIVE_PARTS];
  guint recorded[N_ARCHIVE_PARTS];     /* by datasets: people with a record of attendance, people with a score, answers; 1: a row of the plan, a page of the handbook */
  guint files[N_ARCHIVE_PARTS];        /* files and rows of the dataset archive */
  guint expected, there;               /* parts that are expected by now, and of these those that are there */
  guint days;                          /* since the session, when something is missing; else 0 */
} Completeness;

/* What the archive of the session holds on the as-of date. Plan: a row of the dataset plan, or a file. Notice: a file. Material: a file, or the course's page of
 * the handbook. Sign-in: the attendance of everybody enrolled, or a file. Scores: of an assessment of that day that belongs to the session
 * (completeness_assessments()); only then they are expected, or a file. Feedback: answers, or a file. Plan, notice and material are due when the session is
 * held, the others on the day after. Where there is neither a folder, nor a dataset archive, nor a list of what is expected, only what datasets answer that the
 * department keeps is expected. */
Completeness completeness_of (const Model *model, const Facts *facts, const Session *session);

/* The assessments that belong to a session: of its day, of its course or of none, of its cohort or of none; of none of both only where the
 * session has neither. Assessment *; free the array. */
GPtrArray *completeness_assessments (const Model *model, const Session *session);

/* "plan", "notice", "material", "sign-in" …; "none", "later", "missing", "incomplete", "there"; static. Words: archive.part.NAME, archive.state.NAME. */
const char *archive_part_name (ArchivePart part);
const char *part_state_name (PartState state);

#endif
