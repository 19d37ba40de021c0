/* Reading one page: its ids and links, and what is wrong in itself. */
#ifndef TRAINBOOK_PROOF_READER_H
#define TRAINBOOK_PROOF_READER_H

#include <glib.h>

typedef enum { LINK_FOLLOWED, LINK_LOADED } LinkUse;

/* Offsets are into Reader.text, where strings are closed by NUL. */
typedef struct { guint32 offset, length, hash; LinkUse use; } FoundLink;

typedef enum {
  FAULT_XML,             /* not well-formed: `what` is the parser's text */
  FAULT_ID_TWICE,        /* what: the id */
  FAULT_REFERENCE,       /* what: the id that is not there; attribute */
  FAULT_ALT,             /* what: the image's src */
  FAULT_EMPTY_LINK,      /* what: its href */
  FAULT_BASE,            /* a <base> */
  FAULT_MODULE           /* a module script; what: its src */
} FaultKind;

typedef struct { FaultKind kind; guint line; guint32 what; const char *attribute; } Fault;

typedef struct Reader {
  GString *text;
  GArray *ids;           /* guint32: offsets, in order */
  GArray *links;         /* FoundLink */
  GArray *faults;        /* Fault */
  gboolean thorough;     /* set by tests: libxml2 reads every page */
  /* private: */
  GString *copy;         /* the page, for the quick parser to change */
  struct _xmlParserCtxt *parser;
  GArray *references;    /* Fault of kind FAULT_REFERENCE, before they are looked up */
  guint32 *slots;        /* hash table of ids: offset + 1 */
  guint n_slots;
  GString *style;        /* content of the <style> being read */
  const unsigned char *uri;   /* the namespace met last */
  gboolean html;         /* what it is */
  gboolean in_style, in_link, link_filled;
  guint32 link_href;
  guint link_line;
} Reader;

Reader *reader_new (void);
void reader_free (Reader *reader);

/* Reads a page, replacing what was read before. */
void reader_read (Reader *reader, const char *bytes, gsize length);
/* Whether the page just read has this id. */
gboolean reader_has_id (const Reader *reader, const char *id);
/* The hash that FoundLink has for these bytes. */
guint32 reader_hash (const char *bytes, gsize length);

#endif
