/* trainbook.yml → Config. Everything configurable is here; nothing of a particular department is in the code. */
#ifndef TRAINBOOK_CONFIG_H
#define TRAINBOOK_CONFIG_H

#include "text/date.h"
#include "diag.h"

/* Where a dataset's files are and how they differ from what Trainbook expects. */
typedef struct {
  char *dataset;           /* "people" … */
  GPtrArray *patterns;     /* char *: files or globs relative to the data folder; NULL: found by name */
  char *encoding;          /* or NULL */
  GHashTable *columns;     /* header as it stands in the file → column name; or NULL */
  Place place;
} DatasetConfig;

/* One item of a score export → what it counts for. */
typedef struct {
  char *item;              /* the item's name or idnumber in the export */
  char *assessment;        /* an id, or NULL */
  char *course;            /* an id, or NULL */
  Place place;
} ExportItem;

typedef struct Config {
  char *directory;         /* the site directory, as given with -C */
  char *file;              /* "trainbook.yml", as shown in messages */
  char *title;             /* of the site */
  char *department;        /* printed in the heads of reports; default: title */
  char *language;          /* zh-Hans, zh-Hant, en */
  char *base_url;          /* for sitemap.xml; NULL: no sitemap */
  char *content, *data, *output, *templates;  /* folders relative to `directory`; defaults content data site templates */
  Date as_of;              /* DATE_NONE: not set here */
  gboolean publish_people; /* may pages and files name a person's results */
  Decimal pass_mark;       /* out of 100; default 60 */
  guint lesson_minutes;    /* how long one training hour is shown as; default 60 */
  guint trend_periods;     /* periods shown in charts; default 8 */
  guint board_minimum;     /* smallest sample a rate is compared at; default 5 */
  GHashTable *key_targets; /* measure id → Decimal: targets of key figures (0.95 for a rate) */
  GHashTable *datasets;    /* dataset → DatasetConfig * */
  GPtrArray *exports;      /* char *: patterns of score exports relative to the data folder; default exports/STAR.csv, exports/STAR.xml */
  GPtrArray *export_items; /* ExportItem * */
  gboolean print_handbook; /* make print/handbook.html; default TRUE */
  gboolean print_packets;  /* default TRUE */
  char *packet_welcome;    /* content page used as the packet's welcome, or NULL */
  char *version;           /* the handbook's, printed on covers; or NULL */
} Config;

/* Reads `directory`/trainbook.yml. Unknown keys are errors with the nearest known one. NULL and reported on failure. */
Config *config_load (const char *directory, Diagnostics *diags);
void config_free (Config *config);

#endif
