/* What the readers of the export formats share. Private to the room. */
#ifndef TRAINBOOK_SOURCE_SCORE_EXPORT_READER_H
#define TRAINBOOK_SOURCE_SCORE_EXPORT_READER_H

#include "source/score_export.h"

typedef struct {
  const Config *config;
  const char *file;          /* as shown */
  const char *path;          /* to open it by */
  ExportScoreFunc func;
  gpointer data;
  Diagnostics *diags;
} ExportReader;

gboolean moodle_csv_read (const ExportReader *reader, char delimiter);
gboolean moodle_xml_read (const ExportReader *reader);

/* The configuration's item for one of the NULL-terminated names, compared without case and without white space at the ends; or NULL. */
const ExportItem *export_item_find (const Config *config, const char *const *names);

/* Copies the first bytes of a file, at most `size`, and returns how many; 0 when it cannot be read (its reader reports that). */
gsize export_beginning (const char *path, char *buffer, gsize size);

/* Seconds since 1970 → the day in UTC; FALSE when the text is no such number. */
gboolean export_time (const char *text, gsize length, Date *date);

typedef enum { EXPORT_NUMBER, EXPORT_PERCENTAGE, EXPORT_MISSING, EXPORT_OTHER } ExportValueKind;

/* What a score's text is: a number, "80.00 %", a missing-score mark (`*missing`, also for an empty text: NULL) or something else. */
ExportValueKind export_value (const char *text, gsize length, Decimal *number, const char **missing);

#endif
