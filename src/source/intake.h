/* What became of each input file: rows in = rows used + repaired + refused + dated later. Nothing is dropped without being counted here and named
 * in the diagnostics. Filled while files are read, by any thread; read when everything is. */
#ifndef TRAINBOOK_SOURCE_INTAKE_H
#define TRAINBOOK_SOURCE_INTAKE_H

#include <glib.h>

/* The rows of one file. Lines that are no rows (titles, totals, repeated headers, blank ones) are not in here: the repairs name them. */
typedef struct {
  guint64 rows;            /* every row that stands in the file */
  guint64 used;            /* as it stands */
  guint64 repaired;        /* used, after a repair */
  guint64 refused;         /* left out, reported */
  guint64 later;           /* left out, dated after the as-of date */
} RowCounts;

typedef struct {
  char *file;              /* as shown: "data/签到.csv", "data/台账.xlsx[签到]" */
  const char *dataset;     /* "attendance"; "exports" for a score export; static */
  char *encoding;          /* "UTF-8", "UTF-8 BOM", "UTF-16LE", "UTF-16BE", "GB18030", "Big5" or "workbook" */
  char delimiter;          /* 0 for a workbook, JSON or XML */
  RowCounts counts;
  GByteArray *outcomes;    /* of a score export: what became of each row (IntakeOutcome), the first at 1; else NULL */
} IntakeFile;

typedef enum { INTAKE_USED, INTAKE_REPAIRED, INTAKE_REFUSED, INTAKE_LATER } IntakeOutcome;

typedef struct Intake Intake;

Intake *intake_new (void);
void intake_free (Intake *intake);

/* Says what was read of a file: a later call for the same file and dataset replaces the counts of an earlier one (a file may be read twice).
 * Strings are copied; `dataset` is static. `intake` may be NULL: nothing is kept. */
void intake_note (Intake *intake, const char *file, const char *dataset, const char *encoding, char delimiter, const RowCounts *counts);

/* Keeps what became of each row of a file that was noted; takes `outcomes`. Nothing without an intake. */
void intake_keep_outcomes (Intake *intake, const char *file, const char *dataset, GByteArray *outcomes);

/* A row that was counted turned out to be wrong when it met others (a score that stands twice). `row`: its number in a file whose outcomes are kept, which is refused
 * but once; else 0, and `repaired` says whether it was counted so. */
void intake_refuse (Intake *intake, const char *file, guint row, gboolean repaired);

/* The encoding that a file was noted with, NULL for one that was not. Owned by the intake; not while files are read. */
const char *intake_encoding (const Intake *intake, const char *file);

/* The files, sorted by name, then dataset: IntakeFile *, owned by the intake; free the array. */
GPtrArray *intake_files (const Intake *intake);

#endif
