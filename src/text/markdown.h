/* Markdown through libcmark-gfm → XHTML, headings, links and fenced blocks, with positions.
 *
 * Never UNSAFE; the text is pre-scanned for what makes the library slow (nesting, brackets, columns). The HTML is HTML5 in XML
 * syntax. Places in it that a later stage may have to change (an id when chapters are bound into one book, a link, a
 * generated block) are listed as spots, in order, so that changing them is a splice and never a second parse. */
#ifndef TRAINBOOK_TEXT_MARKDOWN_H
#define TRAINBOOK_TEXT_MARKDOWN_H

#include "diag.h"

typedef enum {
  MARKDOWN_ID,       /* an id attribute's value; index → ids */
  MARKDOWN_LINK,     /* an href's value; index → links */
  MARKDOWN_IMAGE,    /* a src's value; index → links */
  MARKDOWN_BLOCK,    /* a generated block goes here (length 0); index → blocks */
  MARKDOWN_INSERTION /* a text goes here (length 0); index → insertions */
} MarkdownSpotKind;

typedef struct {
  guint32 offset;    /* bytes of html */
  guint32 length;    /* of the attribute's value as it stands in html (escaped) */
  guint16 kind;      /* MarkdownSpotKind */
  guint16 index;
} MarkdownSpot;

typedef struct {
  char *id;          /* readable, unique in the page */
  char *title;       /* plain text */
  guint level;       /* 1–6 */
  guint line;
  gboolean nested;   /* it stands inside a list or a quote */
  gsize begin, end;  /* where it stands in html, its tags and the line break behind it included */
} MarkdownHeading;

typedef struct {
  char *written;     /* the destination as written (entities and escapes resolved), percent-decoded */
  char *target;      /* as it stands in html, unescaped: see MarkdownOptions.rewrite_link */
  Place place;
} MarkdownLink;

typedef struct { char *name; char *value; Place place; } MarkdownOption;

/* A fenced block whose info string names a generated part: ```orgchart team=培训组 depth=3 */
typedef struct {
  char *kind;            /* orgchart, flow, table, timetable, chart, form … */
  GPtrArray *arguments;  /* of MarkdownOption: words without '=' have name NULL */
  GPtrArray *options;    /* of MarkdownOption: name=value, name="value with blanks" */
  char *body;            /* the block's content */
  guint body_line;       /* file line of its first content line */
  Place place;
} MarkdownBlock;

/* What stands between {{ and }} in a text: {{figure attendance.rate team=售前一组}}. The fields of a block, without a body. */
typedef MarkdownBlock MarkdownInsertion;

typedef struct {
  char *html;
  gsize length;
  char *title;           /* plain text of the level-1 heading that the document began with, when it became the title (it is not in html); or NULL */
  GArray *spots;         /* MarkdownSpot */
  GPtrArray *ids;        /* char *: every id in html (headings, footnotes); none begins with "tb-", which is left to templates */
  GPtrArray *headings;   /* MarkdownHeading *: as in html, where 2 is the highest level: level 1 is the page's title */
  GPtrArray *links;      /* MarkdownLink * */
  GPtrArray *blocks;     /* MarkdownBlock * */
  GPtrArray *insertions; /* MarkdownInsertion * */
} Markdown;

typedef struct {
  const char *name;                   /* of the file, for places; must outlive the result */
  guint first_line;                   /* file line of the first line given (behind front matter) */
  const char *const *block_kinds;     /* NULL-terminated: info words that are generated parts, others are code */
  const char *const *insertion_kinds; /* NULL-terminated: words behind {{ that are insertions, others are text; NULL: none are */
  /* Turns a written destination into the one for html (a.md → a.html); returns NULL to keep it. New string. */
  char *(*rewrite_link) (const char *written, gpointer data);
  gpointer data;
  /* The title given elsewhere, or NULL. A level-1 heading at the beginning becomes the title when this is NULL, and is left out when it says the same. */
  const char *title;
  /* What a reader sees above the alerts NOTE, TIP, IMPORTANT, WARNING, CAUTION: five strings in that order, borrowed; NULL: in English. */
  const char *const *alert_titles;
  /* Accessible names of the list of footnotes and of the way back from one to the text; NULL: none. */
  const char *footnotes_title, *footnote_back;
} MarkdownOptions;

/* Parses and renders. Reports mistakes (raw HTML dropped, limits) and returns NULL only when nothing could be made. Thread-safe. */
Markdown *markdown_render (const char *text, gsize length, const MarkdownOptions *options, Diagnostics *diags);
void markdown_free (Markdown *markdown);

#endif
