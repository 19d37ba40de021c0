/* A quick reader of plain XML: what our own serialiser writes, and no more. */
#ifndef TRAINBOOK_PROOF_PLAIN_H
#define TRAINBOOK_PROOF_PLAIN_H

#include <glib.h>
#include <libxml/parser.h>

/* Reads `text` (length bytes and a NUL; it is changed on the way) and calls the handler's startElementNs, endElementNs and characters
 * as libxml2 would. TRUE when the whole text was read: then it is well-formed. FALSE at the first byte that is wrong or that only
 * looks unusual (a comment, a prefix, a DOCTYPE of another kind, an ampersand in an attribute …): the calls so far mean nothing,
 * and libxml2 has to read the text and judge it. */
gboolean plain_read (char *text, gsize length, const xmlSAXHandler *handler, void *data);

#endif
