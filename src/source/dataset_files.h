/* Which files of the data folder a pattern means. Private to the room. */
#ifndef TRAINBOOK_SOURCE_DATASET_FILES_H
#define TRAINBOOK_SOURCE_DATASET_FILES_H

#include "config.h"
#include "source/dataset.h"

/* The files that a pattern (a name, or a glob with * and ? in any part) means, relative to the data folder, sorted by bytes. A plain name
 * is given back whether or not there is such a file; `*is_glob` tells. Array of char *, freed by the caller. */
GPtrArray *data_glob (const Config *config, const char *pattern, gboolean *is_glob);

/* The path to open a file of the data folder by, and its name in messages (relative to the site directory). New strings. */
char *data_shown_name (const Config *config, const char *file);
char *site_path (const Config *config, const char *shown_name);

/* The names in a folder, sorted, without the ones left behind and those that are no UTF-8. Empty when it cannot be read. */
GPtrArray *data_folder_names (const char *path);

/* Names (dataset_names.c) */

/* What a name says beside the dataset; 0: not said. */
typedef struct {
  int year, month, day, week;
} NameDate;

/* "花名册-2026-11.csv" → the key of 花名册, and the date; NULL when it is no file of rows by its ending. New string. */
char *name_key (const char *name, NameDate *date);
/* Is it named like a copy of some file (签到 - 副本.csv)? */
gboolean data_is_copy (const char *name);
/* The one of `names` that this one is a copy of by its name (签到(1).csv); NULL. */
const char *data_copy_of (const char *name, const GPtrArray *names);
/* .xls, .ods … */
gboolean is_other_format (const char *name);

/* The keys that the files of a dataset may go by: its name and its aliases. NULL-terminated; they live as long as the program. */
const char *const *dataset_file_keys (const DatasetDefinition *definition);

/* The files of a dataset found by their names, in the order they are read. */
GPtrArray *files_by_name (const Config *config, const DatasetDefinition *definition, Diagnostics *diags);

/* Whether a sheet goes by the name of a dataset, with or without a date; which one. */
gboolean sheet_names_dataset (const char *sheet, DatasetId *dataset);

/* Adds the sheets of a workbook that hold a dataset: those named like it, else, when the workbook itself is (`is_its_own`), those named by a date, else
 * the first one that is not named like another dataset. */
void workbook_files (const DatasetDefinition *definition, const char *shown, const GPtrArray *sheets, gboolean is_its_own, GPtrArray *files);

#endif
