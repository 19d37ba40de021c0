/* Reading scores: what the dataset's rows and the exports share. Private to scores.c and scores_exported.c. */
#ifndef TRAINBOOK_FACTS_SCORE_READER_H
#define TRAINBOOK_FACTS_SCORE_READER_H

#include "facts/completions.h"
#include "facts/counting.h"
#include "facts/export_people.h"
#include "facts/score_marks.h"

typedef struct {
  PassPart part;                /* first: the pass knows this */
  Counting *counting;
  GArray *events;               /* ScoreEvent */
  GArray *exported;             /* ExportedScore, of all exports */
  GPtrArray *files;             /* of the dataset being read */
  guint n_later;
  guint n_later_exports;
  guint n_completions;          /* of the export being read, without a score */
  ExportPeople *people;         /* of the export being read */
  GPtrArray *columns;           /* of the same: char * or NULL by cell, the item that stands above; owned by the facts */
  ScoreMarks *marks;
  GHashTable *titles;           /* titles of courses in exports without ids → Course *, or NULL */
  GHashTable *told;             /* char *: what was said of it once, with a letter for the kind of thing before its name */
  Completions *completions;     /* of all exports */
} ScoreReader;

/* The record of that index; NULL for -1. */
const Course *score_course (const Model *model, gint32 index);
const Assessment *score_assessment (const Model *model, gint32 index);

/* The row's own course, else its assessment's. */
gint32 score_course_or_assessments (const Model *model, gint32 course, gint32 assessment);

/* The first that is set: the row's maximum, the assessment's, the course's; DECIMAL_NONE. */
Decimal score_maximum_said (Decimal given, const Assessment *assessment, const Course *course);
/* The same, and 100 when nobody says it. */
Decimal score_maximum (Decimal given, const Assessment *assessment, const Course *course);

/* The place of a score, or of its maximum, when it is reported. */
typedef Place (*ScorePlaceFunc) (gpointer data, gboolean maximum);

/* Fills what a number says. FALSE, reported, when it cannot be. */
gboolean score_rate (ScoreReader *reader, ScoreEvent *event, Decimal score, Decimal given_maximum, ScorePlaceFunc place_of, gpointer data,
                     Diagnostics *diags);

/* What is known of a score that may have to be left out. */
void score_note_known (AsideRow *known, const Model *model, const ScoreEvent *event);

/* Reads all exports and adds their scores and completions to those of the reader. */
void scores_read_exports (ScoreReader *reader);

#endif
