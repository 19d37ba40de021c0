/* Addresses as pages write them, resolved to paths of the site. */
#ifndef TRAINBOOK_PROOF_ADDRESS_H
#define TRAINBOOK_PROOF_ADDRESS_H

#include <glib.h>

typedef enum {
  ADDRESS_FILE,        /* a path of the site */
  ADDRESS_FOLDER,      /* a path that ends with / */
  ADDRESS_SELF,        /* the page itself: "", "#place", "?query" */
  ADDRESS_WEB,         /* http, https, mailto, tel: not followed */
  ADDRESS_SCHEME,      /* javascript, data, file and all others */
  ADDRESS_HOST,        /* //host/path */
  ADDRESS_ROOT,        /* /path: means something else from file:// */
  ADDRESS_OUTSIDE,     /* more ../ than there are folders */
  ADDRESS_MALFORMED    /* a space, a backslash, a control character, a bad %, bad UTF-8 */
} AddressKind;

/* Resolves `written` (length bytes) as seen from a page in `folder` ("" or "a/b"). `path` receives the path of the site (FILE and
 * FOLDER, without / at its end), `fragment` the decoded part behind # (empty: none); both are overwritten. */
AddressKind address_resolve (const char *folder, const char *written, gsize length, GString *path, GString *fragment);

#endif
