/* What the parts of the Markdown reader share; private to markdown*.c. */
#ifndef TRAINBOOK_TEXT_MARKDOWN_PARTS_H
#define TRAINBOOK_TEXT_MARKDOWN_PARTS_H

#include <cmark-gfm.h>
#include <setjmp.h>

#include "text/markdown.h"

/* One document while it is read. */
typedef struct {
  const MarkdownOptions *options;
  Diagnostics *diags;
  Markdown *out;
  GString *html;
  const char *text;          /* as fed to the parser */
  gsize length;
  gboolean eased;            /* `text` has helper characters: see markdown_ease() */
  gboolean has_marks;        /* `text` may hold bare addresses or ~~: see markdown_prepare_inlines() */
  gboolean has_braces;       /* `text` holds {{ */
  GArray *line_starts;       /* guint32 offsets, made when first needed */
  guint place_line, place_column;   /* the place asked for last, and its offset in the line */
  gsize place_offset;
  gsize searched;            /* bytes looked through for places */
  GHashTable *ids;           /* id → how often its text was wanted */
  guint *footnote_references;   /* by footnote number from 1: how many references the page shows */
  guint *footnote_seen;      /* how many of them are written */
  guint n_footnotes;
  guint footnote;            /* number of the definition being written */
  guint heading_level;       /* of the last heading */
  gboolean in_heading;
  guint insertion_line;      /* where the last insertion was found, and the byte of the line behind it */
  gsize insertion_end;
  gboolean said_level, said_title, said_depth;
  guint in_link;             /* > 0 inside a link */
  const cmark_node *alt;     /* the image whose alternative text is being written, or NULL */
  const guint8 *alignments;  /* of the table being written */
  guint n_alignments, column;
} MarkdownWork;

/* markdown_memory.c: where the library's memory comes from in this thread, between begin and end. Everything made there ends with it.
 * When a parse takes more than `most` bytes, control jumps to memory->full, which must have been set with setjmp(). */
typedef struct MarkdownBlockOfMemory MarkdownBlockOfMemory;
typedef struct {
  MarkdownBlockOfMemory *blocks;
  gsize taken, most;
  jmp_buf full;
} MarkdownMemory;
void markdown_memory_begin (MarkdownMemory *memory, gsize most);
void markdown_memory_end (MarkdownMemory *memory);
cmark_mem *markdown_memory (void);

/* markdown_scan.c: FALSE and reported when the text would make the library slow or large. */
gboolean markdown_check_limits (const char *text, gsize length, const MarkdownOptions *options, Diagnostics *diags);

/* markdown_cjk.c */
/* A copy of the text with helper characters beside emphasis marks that stand between Chinese punctuation and letters, so that
 * CommonMark's rules pair them as a Chinese reader does; NULL when nothing is needed. The helpers are dropped on output. */
GString *markdown_ease (const char *text, gsize length);
#define MARKDOWN_HELPER_LETTER 0xFDD0u         /* a noncharacter, counted as a letter */
#define MARKDOWN_HELPER_PUNCTUATION 0x10A7Fu   /* an ancient punctuation mark, counted as punctuation */
/* Should a line break in the source between these two characters vanish (Chinese has no blanks). */
gboolean markdown_joins (gunichar before, gunichar after);
gboolean cjk_letter (gunichar c);
gboolean cjk_punctuation (gunichar c);
gboolean markdown_punctuation (gunichar c);    /* of Latin or of no script */

/* markdown_marks.c: wraps ~~deleted~~ and links bare addresses among the inlines of `block`. The library's own extensions for these keep
 * their state in global tables that each parser changes while it runs, so that two threads would disturb each other. */
void markdown_prepare_inlines (cmark_node *block);
#define MARKDOWN_DELETED GINT_TO_POINTER (1)   /* user data of an emphasis that is a deletion */

/* markdown_tree.c */
/* The first or last character that the inline shows; 0 when there is none. */
gunichar markdown_edge (cmark_node *node, gboolean last);
/* Kind of alert (index from 0) that a block quote is, or -1; its marker is then removed from the tree. */
int markdown_take_alert (MarkdownWork *work, cmark_node *quote);
/* Plain text of a node's inlines. New string. */
char *markdown_plain_text (cmark_node *node);
/* Should the soft break vanish. */
gboolean markdown_break_joins (cmark_node *soft_break);
/* Counts the footnotes of the document and the references to each that will be shown. */
void markdown_count_footnotes (MarkdownWork *work, cmark_node *document);

/* markdown_place.c */
Place markdown_place (MarkdownWork *work, guint line, guint byte_column, guint length);
Place markdown_node_place (MarkdownWork *work, cmark_node *node);
/* The place of an inline node, which begins with one of the characters `begins`; found by `needle` where the library does not know it. */
Place markdown_inline_place (MarkdownWork *work, cmark_node *node, const char *begins, const char *needle);
/* The bytes of a line (from 1) without its end; FALSE when there is no such line. */
gboolean markdown_line (MarkdownWork *work, guint line, const char **begin, gsize *length);

/* markdown_id.c: a readable id for a heading, unique in the page. New string, also listed in the result. */
const char *markdown_new_id (MarkdownWork *work, const char *title);
void markdown_reserve_id (MarkdownWork *work, const char *id);

/* markdown_block.c: the generated block that a fenced block's info string names, or NULL when it is code. */
MarkdownBlock *markdown_read_block (MarkdownWork *work, cmark_node *node);
void markdown_block_free (gpointer block);
/* A block of that kind (taken) without words, body or place. */
MarkdownBlock *markdown_block_new (char *kind);
/* Reads the words from `at` to `end` of a line that begins at `begin` as arguments and options of the block. */
void markdown_read_words (MarkdownWork *work, guint line, const char *begin, const char *at, const char *end, MarkdownBlock *block);
/* Reports that `word`, which names no kind, is most likely meant to be one of `kinds`. */
void markdown_warn_if_near (MarkdownWork *work, const char *word, const char *const *kinds, const Place *place, DiagId id);

/* markdown_insertion.c: writes a text, and notes what stands between {{ and }} in it. */
void markdown_write_insertions (MarkdownWork *work, cmark_node *node);

/* markdown_text.c */
/* Appends the text escaped for content and quoted attributes; helper characters are left out, what HTML cannot hold becomes U+FFFD. */
void markdown_write_text (GString *html, const char *text);
/* The text without helper characters, what HTML cannot hold replaced by U+FFFD. New string. */
char *markdown_clean (const char *text);
/* Adds the link or image to the result and writes its escaped target with its spot. */
void markdown_write_target (MarkdownWork *work, MarkdownSpotKind kind, const char *written, const char *target, const Place *place);
gboolean markdown_url_is_dangerous (const char *url);
/* http:, https: or //host. */
gboolean markdown_url_is_outside (const char *url);
/* The destination with what a URL cannot hold percent-encoded. New string. */
char *markdown_encode_url (const char *url);

/* markdown_html.c: writes the whole document. */
void markdown_write (MarkdownWork *work, cmark_node *document);
/* markdown_inline.c: writes an inline; FALSE when its children are not to be visited. */
gboolean markdown_write_inline (MarkdownWork *work, cmark_node *node, gboolean entering);
void markdown_add_spot (MarkdownWork *work, gsize offset, MarkdownSpotKind kind, guint index);

#endif
