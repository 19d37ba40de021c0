/* What the parts of the reader share; private to reader.c, element.c and collect.c. Texts are given with their lengths, and need no NUL. */
#ifndef TRAINBOOK_PROOF_READER_PARTS_H
#define TRAINBOOK_PROOF_READER_PARTS_H

#include "proof/reader.h"

/* ---- collect.c ---- */

/* Copies a text; returns where it stands in Reader.text. */
guint32 reader_keep (Reader *reader, const char *bytes, gsize length);
/* The line being read, where the parser counts them. */
guint reader_line (const Reader *reader);
/* `what`: as the kind of fault says, from reader_keep(). */
void reader_add_fault (Reader *reader, FaultKind kind, guint32 what);
void reader_add_id (Reader *reader, const char *value, gsize length);
/* Returns where the link stands in Reader.text. */
guint32 reader_add_link (Reader *reader, const char *value, gsize length, LinkUse use);
/* The links in "a.png 1x, b.png 2x"; in a style sheet; one that may stand in blanks and quotes; ids that must be in the page. */
void reader_add_set (Reader *reader, const char *value, gsize length);
void reader_add_style (Reader *reader, const char *value, gsize length);
void reader_add_quoted (Reader *reader, const char *start, const char *stop);
void reader_add_references (Reader *reader, const char *attribute, const char *value, gsize length);

/* ---- element.c ---- */

/* An element's attributes of which several count together. Values are not closed by NUL. */
typedef struct {
  const char *name;
  gboolean html;
  const char *href, *src, *rel, *type, *equiv, *content;
  gsize href_length, src_length, rel_length, type_length, equiv_length, content_length;
  gboolean alt, alt_filled, labelled;
} Element;

/* Each attribute of an element, then the element itself. */
void element_meet_attribute (Reader *reader, Element *element, const char *name, const char *value, gsize length);
void element_meet (Reader *reader, const Element *element);

#endif
