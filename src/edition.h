/* Editions: what one set of readers may see. An edition lists what it shows; what it does not list, it does not show. */
#ifndef TRAINBOOK_EDITION_H
#define TRAINBOOK_EDITION_H

#include <glib.h>

/* How a list shows people: not at all, by their id, with the first character of the name (陈*), or in full. */
typedef enum { NAMES_NONE, NAMES_ID, NAMES_MASKED, NAMES_FULL, N_NAME_POLICIES } NamePolicy;

/* The lists that name people. Each edition has a policy for each. */
typedef enum {
  LIST_SCHEDULES,        /* who teaches: trainers of sessions and courses, heads of cohorts */
  LIST_ROSTERS,          /* who belongs where: teams, org charts, members of cohorts, mentors, sign-in sheets */
  LIST_OWNERS,           /* who does something: owners of actions, plan items, duties */
  LIST_AWARDS,           /* who won an award, best boards */
  LIST_WORST,            /* worst boards */
  LIST_ATTENDANCE,       /* who was late or absent */
  LIST_RESULTS,          /* who scored what, must retake, was checked */
  LIST_PROGRESS,         /* onboarding: stage, probation, protection period, learner's records */
  N_NAME_LISTS
} NameList;

/* Without `editions:` there is one edition, which has no name and restricts nothing but names. */
typedef struct Edition {
  char *name;                    /* "staff"; NULL: the configuration has no editions */
  char *output;                  /* its folder; NULL: the configuration's */
  char *notice;                  /* printed on every sheet, "内部资料 注意保密"; NULL: none */
  NamePolicy names[N_NAME_LISTS];
  guint minimum_group;           /* figures of fewer people or respondents are not shown; 1: all are */
  GHashTable *datasets, *dimensions, *pages;      /* sets of words, keys owned: what is shown */
  GPtrArray *files;              /* char *: patterns of files of the content folder that are copied even when no page refers to them */
  GHashTable *words;             /* set of names that are words too ("高峰"), keys owned: where they stand in a text, nobody is named */
} Edition;

/* The edition of a site without `editions:`: who teaches, belongs, owns and wins is named; what people did only with `publish_people`. New. */
Edition *edition_default (gboolean publish_people);
/* An edition that shows nothing yet. Takes `name`. New. */
Edition *edition_new (char *name);
void edition_free (Edition *edition);

/* The words of the configuration, NULL-terminated, in the order of the enumerations; dimensions but "all"; groups of pages. Static. */
const char *const *edition_list_words (void);
const char *const *edition_policy_words (void);
const char *const *edition_dimension_words (void);
const char *const *edition_page_words (void);

/* May it show what is made of a dataset ("scores"), figures by a dimension ("team"; "all" always), pages of a group ("reports")? */
gboolean edition_shows_dataset (const Edition *edition, const char *dataset);
gboolean edition_shows_dimension (const Edition *edition, const char *dimension);
gboolean edition_shows_page (const Edition *edition, const char *group);
/* May it show a page of the handbook whose front matter names these editions (NULL-terminated; NULL: it names none, all show it)? */
gboolean edition_shows_document (const Edition *edition, char **editions);

/* What a reader may see of a person in that list: NULL (nothing), the id, "陈*" or the name. New string. */
char *edition_name (const Edition *edition, NameList list, const char *id, const char *name);

#endif
