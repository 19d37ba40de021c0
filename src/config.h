/* trainbook.yml → Config. Everything configurable is here; nothing of a particular department is in the code. */
#ifndef TRAINBOOK_CONFIG_H
#define TRAINBOOK_CONFIG_H

#include "config_awards.h"
#include "config_effect.h"
#include "config_measures.h"
#include "diag.h"
#include "config_reports.h"
#include "edition.h"
#include "text/notation.h"

/* A text of trainbook.yml with its place. */
typedef struct {
  char *text;
  Place place;
} ConfigText;

/* A header as it stands in a file → the name of the dataset's column. */
typedef struct {
  char *header;
  char *column;
  Place place;             /* of the column's name */
} ConfigColumn;

/* A file name or a glob, relative to the data folder, and how such files differ from what they say themselves. */
typedef struct {
  char *text;
  Place place;
  char *encoding;          /* or NULL: found; of a dataset: the dataset's */
  Date date;               /* of a score export the day of it; DATE_NONE: the file says it */
} FilePattern;

/* Where a dataset's files are and how they differ from what Trainbook expects. */
typedef struct {
  char *dataset;           /* "people" …; whether there is such a dataset is checked by dataset_check_config() */
  GPtrArray *patterns;     /* FilePattern *; NULL: found by name */
  char *encoding;          /* of the files whose pattern says none; or NULL */
  GPtrArray *columns;      /* ConfigColumn *; or NULL */
  Place place;             /* of the dataset's name */
} DatasetConfig;

/* The target of a key figure: 0.95 for a rate. Whether there is such a measure, and whether it can be that, is checked by the room that knows measures. */
typedef struct {
  char *measure;           /* its id */
  Decimal value;
  gboolean is_percent;     /* written as 95% */
  guint period;            /* a ReportPeriod: for periods of that length alone; N_REPORT_PERIODS: for all */
  Place place;             /* of the measure's name */
  Place value_place;
} ConfigTarget;

/* One item of a score export → what it counts for. */
typedef struct {
  char *item;              /* the item's name or idnumber in the export */
  char *assessment;        /* an id, or NULL */
  char *course;            /* an id, or NULL */
  gboolean is_ignored;     /* it counts for nothing */
  guint attempt;           /* which attempt its scores are; 0: not said */
  Place place;
} ExportItem;

/* What belongs to the archive of a session, in the order of its list. */
typedef enum { PART_PLAN, PART_NOTICE, PART_MATERIAL, PART_SIGN_IN, PART_SCORES, PART_FEEDBACK, PART_PHOTOS, PART_OTHER, N_ARCHIVE_PARTS } ArchivePart;

/* archive: where the files of sessions are, what is expected of each, what may be copied into the site. */
typedef struct {
  char *folder;            /* relative to the data folder; default archive */
  gboolean expected_is_set;
  guint expected;          /* bits 1 << ArchivePart; default: all but photos and other */
  guint published;         /* bits: of plan, notice, material; default none */
} ArchiveConfig;

typedef struct Config {
  char *directory;         /* the site directory, as given with -C */
  char *file;              /* "trainbook.yml", as shown in messages */
  char *title;             /* of the site */
  char *department;        /* printed in the heads of reports; default: title */
  char *language;          /* zh-Hans, zh-Hant, en */
  char *base_url;          /* for sitemap.xml, as written, "https://…"; NULL: no sitemap */
  char *content, *data, *output, *templates;  /* folders relative to `directory`; defaults content data site templates;
                            * output may be absolute, the others stay inside */
  Place content_place, data_place, ledger_place; /* of these settings; line 0 where the file does not say them */
  gboolean data_is_set;    /* folders.data stands in the file: then the folder must exist */
  Date as_of;              /* DATE_NONE: not set here */
  gboolean publish_people; /* may pages and files name a person's results */
  gboolean sets_aside;     /* on_error: set-aside: rows of facts with a mistake are left out, and the rest is published; default FALSE: stop */
  gboolean exceptions_only; /* attendance_mode: exceptions: in sessions marked as checked, everyone enrolled and not listed was present */
  gboolean data_page;      /* make data.html, the account of the input files; default TRUE */
  Decimal pass_mark;       /* out of 100; default 60 */
  guint month_starts;      /* the day on which a month of reports begins, 1–28; default 1 */
  guint week_starts;       /* 0 Monday (default) … 6 Sunday */
  Decimal excellent_mark;  /* out of 100: the share of scores from it on is the rate of excellence; default 90 */
  guint lesson_minutes;    /* how long one training hour is shown as; default 60 */
  Decimal hours_per_day;   /* of training: what 半天 and 2天 mean as lengths of time; 0: not set, then they are refused */
  int time_zone;           /* minutes east of UTC: whose days moments that name a zone belong to; ZONE_NONE: not set, then the day that is written counts */
  guint trend_periods;     /* periods shown in charts; default 8 */
  guint board_minimum;     /* smallest sample a rate is compared at; default 5 */
  GArray *tenure_months;   /* guint: months of service at which the next band of the staff begins, ascending; default 3, 12, 24, 36 */
  char *ledger;            /* where published figures are recorded: a path inside the site directory; default: ledger.csv in the data folder */
  ReportsConfig *reports;  /* the reports to make; complete after reports_config_load() */
  GPtrArray *key_targets;  /* ConfigTarget *: targets of key figures, in the order of the file */
  GHashTable *datasets;    /* dataset → DatasetConfig * */
  GPtrArray *exports;      /* FilePattern *: score exports relative to the data folder; default: all that could be one in exports/ */
  gboolean exports_are_set; /* exports.files stands in the file: then a pattern without a file is reported */
  GPtrArray *export_items; /* ExportItem * */
  gboolean exports_ignore_suspended; /* exports.suspended: ignore: rows of suspended people are not read; default FALSE: their scores count */
  gboolean print_handbook; /* make print/handbook.html; default TRUE */
  gboolean print_packets;  /* default TRUE */
  GHashTable *attendance_symbols; /* sign in a grid of attendance → ConfigText *: "late", "leave 事假" */
  GHashTable *rating_words; /* word in a cell of a survey → ConfigText *: the rating, "3" of the usual scale or "8/10"; checked by dataset_check() */
  GHashTable *finding_courses; /* checks.courses: a kind of error found by quality checks → ConfigText *: the course against it. Whether there is
                            * that course is checked by measure_check() */
  char *packet_welcome;    /* content page used as the packet's welcome, or NULL */
  GPtrArray *editions;     /* Edition *: those of the file, but the chosen one */
  GPtrArray *edition_names;                /* char *: of all of them, in order */
  char *default_edition;   /* `edition:`, or NULL */
  Place edition_place, editions_place;     /* of `edition:` and `editions:` */
  GPtrArray *edition_datasets;             /* ConfigText *: datasets that editions name; whether there are such is checked by dataset_check() */
  GPtrArray *measures;     /* MeasureRule *, in the order of the file */
  GPtrArray *awards;       /* AwardRule *, in the order of the file */
  GPtrArray *boards;       /* BoardRule * */
  gboolean counts_people;  /* figures of single people are counted: they are published, or awards and boards need them. What is shown
                            * of them is another question: see `publish_people` and edition.h */
  ArchiveConfig archive;
  EffectConfig effect;
  Edition *edition;        /* what this build may show; never NULL */
  char *version;           /* the handbook's, printed on covers; or NULL */
} Config;

/* Reads `directory`/trainbook.yml. Unknown keys, wrong types and values are reported, the default is taken for them and reading goes on, so that
 * one run names every mistake: ask diag_stops(). NULL (reported) only when the file cannot be read or is no YAML mapping. */
Config *config_load (const char *directory, Diagnostics *diags);
/* What a site has whose trainbook.yml says nothing; without title, edition and ledger. */
Config *config_new (const char *directory);
/* The language of the site that `directory`/trainbook.yml asks for, static, from its line "language:" alone: for a file that cannot be read as a whole. The
 * default where it says none. */
const char *config_find_language (const char *directory);
/* Completes the reports by their defaults: reports.yml from the first of the folders that has one (NULL-terminated; `shown`: their names in messages).
 * FALSE and reported when it cannot be read. */
gboolean reports_config_load (Config *config, const char *const *folders, const char *const *shown, Diagnostics *diags);
/* Chooses the edition to build: `name`, or (NULL) the configuration's default; without `editions:` there is one without a name. FALSE and
 * reported when there is none of that name, or several and none is named: then nothing is shown. */
gboolean config_choose_edition (Config *config, const char *name, Diagnostics *diags);
/* Whether any edition of the file shows no figure of few people: the ledger, which serves them all, says how many were behind each. */
gboolean config_guards_groups (const Config *config);
/* "staff, manager". New string. */
char *config_edition_list (const Config *config);
void config_free (Config *config);

#endif
