/* Score exports of learning platforms (Moodle's grade export as CSV and XML) → one call per score, whatever the format. */
#ifndef TRAINBOOK_SOURCE_SCORE_EXPORT_H
#define TRAINBOOK_SOURCE_SCORE_EXPORT_H

#include "config.h"
#include "source/intake.h"

/* One score of one person; all strings borrowed for the call, NULL where the export has none. */
typedef struct {
  Place place;
  const char *person_id;       /* ID number */
  const char *email;
  const char *name;            /* family + given as the site's language writes it */
  const ExportItem *item;      /* what it counts for by the configuration; NULL: not mapped there, then item_id may be the id of an assessment or course */
  const char *item_id;         /* XML: the item's idnumber; CSV: its name without module and display type */
  const char *item_name;       /* as a reader of the export knows it, for messages: "Quiz: 期末测验" */
  Place item_place;            /* of the item's first appearance in the file */
  Date date;                   /* the export's day (UTC), DATE_NONE when the file does not say it */
  gboolean is_number;
  Decimal score, max_score;    /* max_score DECIMAL_NONE when the export does not say it (a percentage: 100) */
  const char *missing;         /* kind when it is not a number; "none" for - */
} ExportScore;

typedef gboolean (*ExportScoreFunc) (const ExportScore *score, gpointer data);

/* The files that the configuration's patterns name, sorted; recognised by content. */
GPtrArray *score_export_files (const Config *config, Diagnostics *diags);

/* Reads one file. An item that the configuration does not map is handed on with item NULL; who cannot resolve its item_id either calls
 * score_export_report_unmapped(). The total of the course is left out unless it is mapped. Values that are neither numbers nor missing-score
 * marks are reported. FALSE when something was reported or `func` returned FALSE. */
gboolean score_export_read (const Config *config, Intake *intake, const char *file, ExportScoreFunc func, gpointer data, Diagnostics *diags);

/* Reports that nobody knows what an item counts for, once an item and file, with the line for trainbook.yml ready to paste. */
void score_export_report_unmapped (const ExportScore *score, Diagnostics *diags);

#endif
