/* Inside of workbook: the zip archive, its XML parts, the shared texts, the formats. Included by the workbook sources of this room only. */
#ifndef TRAINBOOK_TEXT_WORKBOOK_PARTS_H
#define TRAINBOOK_TEXT_WORKBOOK_PARTS_H

#include <libxml/tree.h>
#include <zip.h>

/* Digits that a spreadsheet keeps; a number with more has lost them when it was typed. */
#define WORKBOOK_DIGITS 15

#include "text/workbook.h"

/* Limits. What Excel itself can hold stands first; the others keep a hostile file from costing more than some seconds and 200 MB. */
#define WORKBOOK_MOST_ROWS 1048576
#define WORKBOOK_MOST_CELLS RECORD_MOST_CELLS
#define WORKBOOK_MOST_FILE_BYTES (256 * 1024 * 1024)
#define WORKBOOK_MOST_ENTRIES 10000
#define WORKBOOK_MOST_PART_BYTES (G_GUINT64_CONSTANT (1) << 30)
#define WORKBOOK_MOST_UNZIPPED_BYTES (G_GUINT64_CONSTANT (2) << 30)
/* A part that unzips to more than so many bytes must not have grown by more than this: XML of a real sheet shrinks to a tenth. */
#define WORKBOOK_RATIO_FROM (32 * 1024 * 1024)
#define WORKBOOK_MOST_RATIO 250
#define WORKBOOK_MOST_TEXT_BYTES (192 * 1024 * 1024)
#define WORKBOOK_MOST_CELL_BYTES (1024 * 1024)                     /* of one cell; Excel has 32,767 characters */
#define WORKBOOK_MOST_DEPTH 64
#define WORKBOOK_MOST_SHEETS 1000
#define WORKBOOK_MOST_STYLES 100000
#define WORKBOOK_MOST_MERGES WORKBOOK_MOST_ROWS

/* What a cell's number means by its format. */
typedef enum {
  FORMAT_NUMBER, FORMAT_PERCENT, FORMAT_ZEROS, FORMAT_CLOCK /* 930 is shown as 9:30 */, FORMAT_DATE, FORMAT_TIME, FORMAT_SECONDS, FORMAT_DATE_TIME, FORMAT_ELAPSED,
  FORMAT_EITHER            /* a date, a time of day or both, as the number is: formats that differ by Excel's language */
} FormatKind;

/* What a format shows of numbers, sign by sign (workbook_sections.c). */
typedef struct FormatSections FormatSections;

typedef struct {
  FormatKind kind;
  guint8 zeros;            /* FORMAT_ZEROS: at least so many digits */
  char *prefix;            /* FORMAT_ZEROS, FORMAT_NUMBER with a unit: stands before the digits; or NULL */
  char *suffix;            /* the same: the unit that stands behind them, "小时" of 0.0"小时"; or NULL */
  FormatSections *sections;   /* where it may show more than the number, or nothing; or NULL */
} NumberFormat;

/* Cells that are merged. */
typedef struct {
  guint first_row, last_row;   /* from 1 */
  guint cell, last_cell;       /* from 0; of those that are read */
} Merge;

typedef struct {
  char *name, *file;
  char *part;              /* "xl/worksheets/sheet1.xml" */
  gboolean hidden;
  GArray *merges;          /* Merge, by row; NULL: not yet known */
} Sheet;

struct Workbook {
  char *name;
  zip_t *archive;
  GArray *sheets;          /* Sheet */
  GPtrArray *names;        /* of the sheets, closed by NULL; borrowed from them */
  char *strings_part, *styles_part;   /* NULL: there is none */
  gboolean is_1904;
  gboolean is_loaded;      /* the texts and formats below were read (they are when the first sheet is) … */
  gboolean is_broken;      /* … and could not be */
  GString *texts;          /* the shared texts, one behind the other … */
  GArray *text_ends;       /* … and where each ends (guint32) */
  GArray *formats;         /* NumberFormat of each cell style */
};

/* --- Archive */

/* The archive behind `path`, its size, entries and sizes checked; NULL: reported. */
zip_t *workbook_archive_open (const char *path, const char *name, Diagnostics *diags);

/* The number of the entry of a part (case does not count, '\\' is taken for '/', and one in front is passed over), or -1. */
gint64 workbook_archive_find (zip_t *archive, const char *part);

/* Reports a damaged workbook with what is wrong, in the user's language; `part` may be NULL. */
void workbook_report_damaged (const char *name, const char *part, const char *problem, Diagnostics *diags);

/* The bytes of a part, one chunk after the other. FALSE: reported. `func` returns FALSE to end early, which is no mistake. */
typedef gboolean (*ChunkFunc) (const char *bytes, gsize length, gpointer data);
gboolean workbook_archive_each_chunk (zip_t *archive, const char *name, const char *part, ChunkFunc func, gpointer data, Diagnostics *diags);

/* --- XML parts */

/* Attributes of the element that begins, as libxml2 gives them. */
typedef struct {
  const xmlChar **values;
  int n;
} Attributes;

/* A copy of an attribute's value, or NULL; `namespace` NULL: one in no namespace, else one in any namespace that ends so. */
char *attribute_copy (Attributes attributes, const char *name, const char *namespace_end);

/* The same without a copy, for values without '&'; `length` gets its bytes. NULL: there is none. */
const char *attribute_find (Attributes attributes, const char *name, gsize *length);

/* TRUE when the attribute is 1, true or on. */
gboolean attribute_is_true (Attributes attributes, const char *name);

/* The attribute as a number of at most `most`; G_MAXUINT when there is none or it is something else. */
guint attribute_number (Attributes attributes, const char *name, guint most);

/* A streaming pass over a part: only elements of SpreadsheetML (or, with `relations`, of package relationships) are told; what others
 * hold is passed over. It stands first in the structures of those who read parts. */
typedef struct PartReader PartReader;
struct PartReader {
  Workbook *workbook;
  const char *part;
  const char *file;        /* how messages name it */
  Diagnostics *diags;
  gboolean relations;
  void (*start) (PartReader *reader, const char *name, Attributes attributes);
  void (*end) (PartReader *reader, const char *name);
  void (*text) (PartReader *reader, const char *text, gsize length);
  /* private */
  void *context;
  const xmlChar *own;      /* the namespace that was found to be ours */
  guint depth, foreign;
  gboolean stopped, wrong;
};

/* Runs the pass; FALSE when something was reported. A part that is not there is reported. */
gboolean part_read (PartReader *reader);

/* Ends the pass; the reader calls nothing more. */
void part_stop (PartReader *reader);

/* Ends the pass with the report that the part is damaged. */
void part_damaged (PartReader *reader, const char *problem);

/* A piece of text within t or v, with its _x000D_ escapes decoded, from `from` to the end of `text`, in place. */
void workbook_decode_escapes (GString *text, gsize from);

/* --- Relationships */

typedef struct {
  char *id, *type, *part;  /* `part`: the target as the name of an entry */
} Relation;

/* The relationships of a part ("" for the package): GArray of Relation, or NULL: reported. A part without any has an empty array. */
GArray *workbook_relations (Workbook *workbook, const char *part, Diagnostics *diags);

/* The part of the relation whose type ends in "/type", or whose id is `id` (the other NULL); NULL: none. */
const Relation *relation_find (const GArray *relations, const char *id, const char *type);

/* --- Shared texts, formats */

gboolean workbook_load (Workbook *workbook, Diagnostics *diags);

/* What a format code ("yyyy/m/d;@", "0.0%", "00000") makes of a number. */
NumberFormat format_parse (const char *code);

/* The sections of a format code; NULL when they say nothing but how exactly numbers are shown. Free with format_sections_free(). */
FormatSections *format_sections_new (const char *code);
void format_sections_free (FormatSections *sections);

/* Whether a cell with that number looks empty. */
gboolean format_shows_nothing (const FormatSections *sections, double value);

/* Appends what is shown of the number, "1.10", "KF7" or "123-456", where that is proven and another text than `plain`. FALSE: it is not. */
gboolean format_show (GString *text, const FormatSections *sections, double value, const char *plain);

/* One of the formats that have only a number. */
NumberFormat format_built_in (guint number);

/* Appends the text of a cell's number (as it stands in the file) in that format. FALSE when it is no number. */
gboolean format_number (GString *text, const char *number, gsize length, const NumberFormat *format, gboolean is_1904);

/* Appends the text of an ISO 8601 date, time or both (cells of type d), in the form that numbers in that format get. */
void format_iso_date (GString *text, const char *value, gsize length, const NumberFormat *format);

/* --- Sheets */

/* "BC14" → cell 54, row 14; FALSE when it is no such reference. `row` may be NULL. */
gboolean workbook_parse_reference (const char *text, gsize length, guint *cell, guint *row);

/* Finds the sheet's merged cells; FALSE: reported. */
gboolean workbook_find_merges (Workbook *workbook, guint sheet, Diagnostics *diags);

/* A walk over the rows of a sheet, in order, that knows which merged cells each is part of. */
typedef struct {
  const GArray *merges;    /* Merge, by row; borrowed */
  guint next;              /* the first that has not begun */
  GArray *reaching;        /* those that the row is part of, with what they show: no two in one column */
  GArray *notes;           /* MergedCells of the row */
} MergeWalk;
void merge_walk_init (MergeWalk *walk, const GArray *merges);
void merge_walk_clear (MergeWalk *walk);

/* Goes on to a row; its cells, of which there is room for WORKBOOK_MOST_CELLS, then hold what is shown, but for those to the right of a first one, and
 * walk->notes says what that changed. Returns how many cells the row has now. Texts are borrowed until the next row. A row without any stays so. */
guint merge_walk_row (MergeWalk *walk, guint row, Cell *cells, guint n_cells);

#endif
