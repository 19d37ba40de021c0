/* XML input through libxml2, safely: no network, no entities, no DOCTYPE, depth and size limits, errors with their
 * place. */
#ifndef TRAINBOOK_TEXT_XML_H
#define TRAINBOOK_TEXT_XML_H

#include "diag.h"
#include <libxml/tree.h>

/* Parses a file or bytes; NULL and reported on failure. Free with xmlFreeDoc(). `name` is what messages show. */
xmlDoc *xml_parse_file (const char *path, const char *name, Diagnostics *diags);
xmlDoc *xml_parse_bytes (const char *bytes, gsize length, const char *name, Diagnostics *diags);

/* A streaming pass over a large file (score exports): one call per element named `element`, given as a small tree that
 * is freed after the call. Returns FALSE when something was reported or `func` returned FALSE. */
typedef gboolean (*XmlElementFunc) (xmlNode *element, guint line, gpointer data);
gboolean xml_each (const char *path, const char *name, const char *element, XmlElementFunc func, gpointer data,
                   Diagnostics *diags);

/* The same over bytes in memory. */
gboolean xml_each_bytes (const char *bytes, gsize length, const char *name, const char *element, XmlElementFunc func, gpointer data,
                         Diagnostics *diags);

#endif
