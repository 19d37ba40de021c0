/* The commonest mistakes of those who write YAML with a Chinese keyboard: "title：客服部", "title:客服部", a wide or no-break blank behind the colon or before a key. */
#ifndef TRAINBOOK_TEXT_YAML_COLON_H
#define TRAINBOOK_TEXT_YAML_COLON_H

#include "diag.h"

/* Does the text, whose first line begins at `place`, begin like a key whose colon is none? Then this is reported, at the colon, and TRUE. `diags` NULL: only asked. */
gboolean yaml_report_colon (const char *text, const Place *place, Diagnostics *diags);

/* Does such a key stand above that line, so that libyaml took it for the beginning of a text and stumbled over this correct line? Then it is reported there, and
 * TRUE. `line` counts from 0 in `text`; the place of line 0 is `first`. */
gboolean yaml_report_colon_above (const char *text, gsize length, guint line, const Place *first, Diagnostics *diags);

/* The blank that the text begins with, when it is none for YAML: "U+3000", new string; else NULL. */
char *yaml_foreign_blank (const char *text);

#endif
