#include "source/rights.h"

#include <string.h>

/* In no list: answers to a survey are nobody's. */
#define NOBODYS (1u << N_NAME_LISTS)

/* Which lists the rows of a dataset are. */
static const struct { DatasetId dataset; guint lists; gboolean people; } contents[] = {
  { DATASET_PEOPLE, 1u << LIST_ROSTERS | 1u << LIST_PROGRESS, TRUE },
  { DATASET_MOVES, 1u << LIST_PROGRESS, TRUE },
  { DATASET_ENROLMENTS, 1u << LIST_ROSTERS, TRUE },
  { DATASET_ATTENDANCE, 1u << LIST_ATTENDANCE, TRUE },
  { DATASET_SCORES, 1u << LIST_RESULTS, TRUE },
  { DATASET_CHECKS, 1u << LIST_RESULTS, TRUE },
  { DATASET_CHECK_ITEMS, 1u << LIST_RESULTS, TRUE },
  { DATASET_INDICATORS, 1u << LIST_RESULTS, TRUE },
  { DATASET_NEEDS, 1u << LIST_RESULTS, TRUE },
  { DATASET_FEEDBACK, NOBODYS, TRUE },
  { DATASET_COMMENTS, NOBODYS, TRUE },
  { DATASET_SESSIONS, 1u << LIST_SCHEDULES, FALSE },
  { DATASET_CURRICULA, 1u << LIST_SCHEDULES, FALSE },
  { DATASET_COHORTS, 1u << LIST_SCHEDULES, FALSE },
  { DATASET_PLAN, 1u << LIST_SCHEDULES | 1u << LIST_OWNERS, FALSE },
  { DATASET_ACTIONS, 1u << LIST_OWNERS, FALSE },
  { DATASET_FAQ, 1u << LIST_OWNERS, FALSE },
  { DATASET_DUTIES, 1u << LIST_OWNERS, FALSE },
};

static const char *
dataset_of (const IntakeFile *file)
{
  return strcmp (file->dataset, "exports") == 0 ? dataset_definition (DATASET_SCORES)->name : file->dataset;
}

gboolean
rights_list_file (const Edition *edition, const IntakeFile *file)
{
  return edition_shows_dataset (edition, dataset_of (file));
}

static gboolean
names_in_full (const Edition *edition, guint lists)
{
  for (NameList list = 0; list < N_NAME_LISTS; list++)
    if ((lists & 1u << list) != 0 && edition->names[list] != NAMES_FULL)
      return FALSE;
  return (lists & NOBODYS) == 0;
}

FileRights
rights_of_file (const Intake *intake, const Edition *edition, const char *file)
{
  FileRights rights = { .listed = TRUE, .shown = TRUE };
  g_autoptr (GPtrArray) files = intake_files (intake);
  for (guint i = 0; i < files->len; i++)
    {
      const IntakeFile *known = files->pdata[i];
      if (strcmp (known->file, file) != 0)
        continue;
      rights.known = TRUE;
      rights.listed &= rights_list_file (edition, known);
      for (guint j = 0; j < G_N_ELEMENTS (contents); j++)
        if (strcmp (dataset_definition (contents[j].dataset)->name, dataset_of (known)) == 0)
          {
            rights.people |= contents[j].people;
            rights.shown &= names_in_full (edition, contents[j].lists);
          }
    }
  rights.shown = edition->name == NULL || (rights.shown && rights.listed);
  return rights;
}
