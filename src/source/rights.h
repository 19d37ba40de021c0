/* What an edition may show of the input files themselves: which of them it lists, and whether their cells may stand on a page as they are written. */
#ifndef TRAINBOOK_SOURCE_RIGHTS_H
#define TRAINBOOK_SOURCE_RIGHTS_H

#include "edition.h"
#include "source/dataset.h"

/* Does the edition list the dataset that the file was read as? Exports of scores go with the scores. */
gboolean rights_list_file (const Edition *edition, const IntakeFile *file);

typedef struct {
  gboolean known;              /* it was read as a dataset; else it is the writer's own file */
  gboolean listed;             /* the edition lists the dataset */
  gboolean people;             /* its rows are of single people */
  gboolean shown;              /* its rows may be shown: the edition lists the dataset and names in full whoever stands in it. Of a file that is not known: TRUE */
} FileRights;

/* `file` as messages show it. Without editions everything is shown. */
FileRights rights_of_file (const Intake *intake, const Edition *edition, const char *file);

#endif
