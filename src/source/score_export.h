/* Score exports of learning platforms (Moodle's grade export as CSV and XML) → one call per score, whatever the format. */
#ifndef TRAINBOOK_SOURCE_SCORE_EXPORT_H
#define TRAINBOOK_SOURCE_SCORE_EXPORT_H

#include "config.h"

/* One score of one person; all strings borrowed for the call, NULL where the export has none. */
typedef struct {
  Place place;
  const char *person_id;       /* ID number */
  const char *email;
  const char *name;            /* family + given as the site's language writes it */
  const ExportItem *item;      /* what it counts for */
  Date date;                   /* the export's day */
  gboolean is_number;
  Decimal score, max_score;    /* max_score DECIMAL_NONE when the export does not say it (a percentage: 100) */
  const char *missing;         /* kind when it is not a number; "none" for - */
} ExportScore;

typedef gboolean (*ExportScoreFunc) (const ExportScore *score, gpointer data);

/* The files that the configuration's patterns name, sorted; recognised by content. */
GPtrArray *score_export_files (const Config *config, Diagnostics *diags);

/* Reads one file. An item that is not mapped is reported once, with the line for trainbook.yml ready to paste. FALSE when
 * something was reported. */
gboolean score_export_read (const Config *config, const char *file, ExportScoreFunc func, gpointer data, Diagnostics *diags);

#endif
