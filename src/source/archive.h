/* The folders of sessions: data/archive/SESSION/ holds the plan, the notice, the material, the scanned sign-in sheet of a session. Only names are read. */
#ifndef TRAINBOOK_SOURCE_ARCHIVE_H
#define TRAINBOOK_SOURCE_ARCHIVE_H

#include "source/dataset.h"

typedef struct {
  char *folder;              /* "S031": what the session is called */
  char *name;                /* "签到表.pdf" */
  char *path;                /* relative to the site directory: "data/archive/S031/签到表.pdf" */
  ArchivePart kind;
} ArchiveFile;

/* The files in the folders of sessions, by folder and name: ArchiveFile *; free the array. Symbolic links are not followed, which is said; hidden files and
 * what spreadsheets leave behind are passed over; folders in a session's folder count with their files. Empty when there is no such folder. */
GPtrArray *archive_files (const Config *config, Diagnostics *diags);

/* What the name of a file says that it is: the part with the longest of its words in it (课件-以旧换新.pdf: the material), else other. */
ArchivePart archive_kind_of_file (const char *name);

#endif
