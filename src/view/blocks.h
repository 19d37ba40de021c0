/* A document's body as a view holds it: runs of markup that stay bytes, and between them the generated blocks as elements. */
#ifndef TRAINBOOK_VIEW_BLOCKS_H
#define TRAINBOOK_VIEW_BLOCKS_H

#include "view/common.h"

/* Changes a document's markup while it is copied. */
typedef struct {
  /* Appends the new value (escaped) of an id, or of the target of a link or picture: MarkdownSpot.kind says which. FALSE leaves the attribute out. */
  gboolean (*write) (GString *out, const Document *document, const MarkdownSpot *spot, gpointer data);
  /* Appends the new target (escaped) of a link in a chart. FALSE: it becomes no link. */
  gboolean (*link) (GString *out, const char *target, gpointer data);
  gpointer data;
  guint demote;              /* headings become so many levels smaller */
} BodyRewriter;

/* Adds <body> with <insert name> for each run of markup and <chart>, <table>, <timetable> for the blocks, in document order.
 * `rewriter` may be NULL: then the runs are the document's own bytes. */
void add_body (View *view, xmlNode *parent, const ViewContext *context, const Page *page, const Document *document,
               const BodyRewriter *rewriter, Diagnostics *diags);

/* The same for the bytes of its html from `from` to `to`, both between blocks. */
void add_body_part (View *view, xmlNode *parent, const ViewContext *context, const Page *page, const Document *document, gsize from, gsize to,
                    const BodyRewriter *rewriter, Diagnostics *diags);

/* Adds <chart> for each part of an org chart, its teams linked to their pages. */
void add_orgcharts (View *view, xmlNode *parent, const ViewContext *context, const Page *page, const char *key);

/* The option of that name, or NULL; borrowed. */
const MarkdownOption *block_option (const MarkdownBlock *block, const char *name);
/* Its value, or NULL; borrowed. */
const char *block_value (const MarkdownBlock *block, const char *name);

/* A block ```table FILE …: adds <table> under `parent`. FALSE and reported when it is wrong; with `parent` NULL it is only checked. */
gboolean table_block_add (xmlNode *parent, const ViewContext *context, const MarkdownBlock *block, Diagnostics *diags);

/* A block ```timetable curriculum=ID or cohort=ID, in the same way. */
gboolean timetable_block_add (xmlNode *parent, const ViewContext *context, const Page *page, const MarkdownBlock *block, Diagnostics *diags);

/* Reports what a block of that kind does not know: options with the nearest known one, words without `=` beyond the first `n_arguments`. FALSE when something was reported. */
gboolean block_check_options (const MarkdownBlock *block, const char *const *known, guint n_arguments, Diagnostics *diags);

#endif
