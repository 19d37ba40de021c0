/* What the parts of the content tree's reader share; private to content*.c. */
#ifndef TRAINBOOK_SOURCE_CONTENT_PARTS_H
#define TRAINBOOK_SOURCE_CONTENT_PARTS_H

#include "source/content.h"

/* A file found below the content folder. */
typedef struct {
  char *name;              /* relative to the content folder: "a/b.md" */
  char *file;              /* as shown in messages: "content/a/b.md" */
  char *path;              /* as opened */
  gboolean is_page;        /* Markdown */
} ContentFile;
void content_file_free (gpointer file);

/* content_walk.c: every file of the folder, sorted by name; ContentFile *. NULL when there is no such folder. Whatever cannot be read is reported. */
GPtrArray *content_walk (const Config *config, Diagnostics *diags);
/* Where a file's page or copy goes: "a/b.html", "a/index.html", "a/b.pdf". `name` is relative to the content folder. New string. */
char *content_path (const char *name);
/* Does the name end in .md or .markdown, and does it name a folder's page. */
gboolean content_is_page (const char *name);
gboolean content_is_index (const char *name);

/* Is it written for a report: a page below the folder reports/. */
gboolean content_is_prose (const char *name);

/* content_front.c: reads the YAML between `---` lines at the beginning of `text` into the document. `*offset` and `*line` become where the
 * body begins (line counts from 1). FALSE when it cannot be read at all (reported). */
gboolean content_read_front (Document *document, const char *text, gsize length, gsize *offset, guint *line, Diagnostics *diags);

/* content_link.c */
typedef struct {
  const char *folder;      /* of the document, "" for the top */
  GHashTable *folders;     /* set of all folders, char * */
} ContentLinks;
/* MarkdownOptions.rewrite_link; data: ContentLinks. */
char *content_rewrite_link (const char *written, gpointer data);

/* The path in the site that a link of the document's page leads to, as it stands in html; NULL: outside of the site. New string. */
char *content_link_path (const Document *document, const char *target);

#endif
