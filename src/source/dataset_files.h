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

/* Does a pattern mean a file, both relative to the data folder? As data_glob() has it. */
gboolean data_pattern_fits (const char *pattern, const char *name);

/* The names in a folder, sorted, without the ones left behind and those that are no UTF-8. Empty when it cannot be read. */
GPtrArray *data_folder_names (const char *path);
/* Reports what data_folder_names() passes over: a folder that cannot be read (an error), names that are no UTF-8. */
void data_folder_check (const char *path, const char *shown_name, Diagnostics *diags);

/* Names (dataset_names.c) */

/* What a name says beside the dataset; 0: not said. */
typedef struct {
  int year, month, day, week;
  gboolean is_quarter;          /* that begins with the month */
} NameDate;

gboolean name_is_dated (const NameDate *date);

/* A name without its ending; NULL when it is no file of rows by it. New string. */
char *name_base (const char *name);
/* What a name without ending is that of a copy of; NULL when it is none. New string. */
char *name_original (const char *base);
/* The key of a name without ending, and the date that was cut out of it. New string. */
char *name_base_key (const char *base, NameDate *date);
/* Is a key one of the dataset's names? */
gboolean dataset_goes_by (const DatasetDefinition *definition, const char *key);
/* Whether a file or sheet is called by a month with its year, and by nothing else but the dataset (考勤 2026年10月.csv, 考勤/2026-10.csv): then its first day, else
 * DATE_NONE. */
Date dataset_file_month (const DatasetDefinition *definition, const char *file);

/* "花名册-2026-11.csv" → the key of 花名册, and the date; NULL when it is no file of rows by its ending. New string. */
char *name_key (const char *name, NameDate *date);
/* Is it named like a copy of some file (签到 - 副本.csv)? */
gboolean data_is_copy (const char *name);
/* The one of `names` that this one is a copy of by its name (签到(1).csv); NULL. */
const char *data_copy_of (const char *name, const GPtrArray *names);
/* .xls, .ods, .html …: rows may stand in it, but it is not read. */
gboolean is_other_format (const char *name);
/* One of these that spreadsheet programs write: .xls, .et, .ods. */
gboolean is_other_spreadsheet (const char *name);
/* .txt: what spreadsheet programs call Unicode text, but any note too; so its whole name must be a dataset's, or a date in a folder of one. */
gboolean data_is_plain_text (const char *name);
/* Is a file in the folder of a dataset read? `name` without the folder. */
gboolean data_reads_in_folder (const DatasetDefinition *definition, const char *name);

/* The keys that the files of a dataset may go by: its name and its aliases. NULL-terminated; they live as long as the program. */
const char *const *dataset_file_keys (const DatasetDefinition *definition);

/* How trainbook.yml lists the files of a dataset with `file` among them, its encoding said: "考勤-2026-09.csv, {file: 考勤-2026-10.csv, encoding: Big5}"; "" where
 * it is the only one, whose encoding is the dataset's. Without an encoding: with a file that is not yet read, "花名册.csv, 台账.xlsx#Sheet1". New string. */
char *files_setting (const Config *config, DatasetId id, const char *file, const char *encoding);

/* The files of a dataset found by their names, in the order they are read. */
GPtrArray *files_by_name (const Config *config, const DatasetDefinition *definition, Diagnostics *diags);

/* Whether a sheet goes by the name of a dataset, with or without a date; which one. */
gboolean sheet_names_dataset (const char *sheet, DatasetId *dataset);

/* Adds the sheets of a workbook that hold a dataset: those named like it, else, when the workbook itself is (`is_its_own`), those named by a date, else
 * the first one that is not named like another dataset, or beside the records, and those with rows under its header. */
void workbook_files (const Config *config, const DatasetDefinition *definition, const char *shown, const GPtrArray *sheets, gboolean is_its_own, GPtrArray *files);
/* Adds the sheets of a workbook of the data folder that a dataset is read from, by the configuration or as workbook_files() has it. TRUE when the
 * configuration says which. */
gboolean dataset_sheets (const Config *config, const DatasetDefinition *definition, const char *name, const GPtrArray *sheets, gboolean is_its_own, GPtrArray *files);
/* Whether the header of one sheet ("data/签到.xlsx[一班]") stands in another too, above a row; days and numbers in it may differ. `dataset` knows a word of
 * it; NULL, of an export: then two words must be the same. */
gboolean sheets_share_header (const Config *config, const DatasetDefinition *dataset, const char *one, const char *other);

/* Of which dataset a sheet that is not read has the columns (sheet_columns.c) */

/* Whether lines of several cells stand on it. */
gboolean sheet_holds_table (const Config *config, const char *sheet);
/* The dataset of which its header names the most columns, and all that a row needs. FALSE: of none, or of several alike. */
gboolean sheet_dataset (const Config *config, const char *sheet, DatasetId *dataset);
/* The dataset that a sheet may be meant for: one that other sheets of its workbook are read for, `read` by dataset (NULL: none, or the configuration says which),
 * of which it is a list or a grid; or one that needs so many columns that it can be no other, unless the configuration says where that is. */
gboolean sheet_find_dataset (const Config *config, const char *sheet, const char *const *read, DatasetId *dataset);

/* What lies in the data folder and is not read (folder_check.c), and the sheets of a workbook that are not (sheet_check.c). */
void folder_check (const Config *config, Diagnostics *diags);
/* `own`: the dataset that the workbook, or its folder, is named like, which has one sheet read when none is named like it; NULL. `is_export`: the first
 * sheet is read, whatever its name. TRUE when a sheet is named like a dataset, or was told of. */
gboolean sheets_check (const Config *config, const char *name, const DatasetDefinition *own, gboolean is_export, Diagnostics *diags);
/* Warns of a workbook of which no sheet is read, unless nothing stands on them. */
void workbook_report_unread (const Config *config, const char *name, Diagnostics *diags);
/* The longest name of a dataset, two characters at least, that a key begins or ends with: 签到 of 签到补充; NULL. `*dataset` is which. */
const char *name_part (const char *key, DatasetId *dataset);
/* A sheet beside the records by its name: 填写说明, 汇总 … */
gboolean sheet_is_beside (const char *sheet);

#endif
