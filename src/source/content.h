/* The content tree: every Markdown file of content/, rendered once, and the other files that are copied. */
#ifndef TRAINBOOK_SOURCE_CONTENT_H
#define TRAINBOOK_SOURCE_CONTENT_H

#include "config.h"
#include "text/markdown.h"
#include "text/words.h"

typedef struct {
  char *file;             /* "content/a/b.md", relative to the site directory: as shown in messages */
  char *path;             /* where its page goes: "a/b.html", "a/index.html" */
  char *folder;           /* "a" ("" for the top) */
  gboolean is_index;      /* index.md or _index.md: its folder's page */
  char *title;            /* front matter, else the first level-1 heading (which is then not repeated in html), else the file's name */
  char *summary;          /* or NULL */
  gint64 weight;          /* front matter; G_MAXINT64 when not given: sorts behind */
  gboolean draft;         /* not published */
  gboolean packet;        /* front matter `packet: true`: a chapter for newcomers */
  gboolean print;         /* front matter `print: false` leaves it out of print/handbook.html; default TRUE */
  char *updated;          /* front matter, free text or date; or NULL */
  char *version;          /* or NULL */
  char **editions;        /* front matter, NULL-terminated: the editions that show the page; NULL: those of its folder, or all */
  Place edition_place;    /* of what front matter says of them */
  Markdown *markdown;     /* NULL once dropped */
} Document;

typedef struct {
  char *file;             /* relative to the site directory */
  char *path;             /* in the site */
} Asset;

typedef struct Content {
  GPtrArray *documents;   /* Document *, sorted by path */
  GPtrArray *prose;       /* Document *, sorted by path: what is written for reports, content/reports/NAME/PERIOD.md; `path` is the report's page. No pages of the handbook */
  GPtrArray *assets;      /* Asset *, sorted by path */
  GHashTable *withheld;   /* set of the paths of pages that the edition does not show; keys owned; or NULL */
  GPtrArray *unread;      /* char *: the paths of pages that could not be read, and of drafts */
  GHashTable *folders;    /* set of the folders that files lie in, "" for the top; keys owned */
} Content;

/* Reads everything in `jobs` threads (0: one a processor), reports every mistake. Draft documents are left out. `words` gives what a reader
 * sees inside the text (titles of alerts, the list of footnotes). NULL when there is no content folder. */
Content *content_load (const Config *config, const Words *words, guint jobs, Diagnostics *diags);
void content_free (Content *content);
/* Leaves out what the chosen edition does not show: pages of other editions, and files that no page of this one refers to. A page without `edition` in
 * its front matter has that of the page of the nearest folder above. Reported: editions that are not there, links to pages that are left out. */
void content_withhold (Content *content, const Config *config, Diagnostics *diags);
/* What is written for the report whose page has that path, or NULL. */
const Document *content_prose (const Content *content, const char *path);
/* Frees the text of a document that nobody reads any more. */
void document_drop_text (Document *document);

/* What a link that is written in `document` outside its Markdown, as in a chart, is in the site: a link to a file of the content folder
 * becomes one to its page. New string, percent-encoded where an address needs it; NULL: it stays as it is. */
char *content_link (const Content *content, const Document *document, const char *written);

#endif
