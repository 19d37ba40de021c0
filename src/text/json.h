/* JSON input through json-glib: one object after the other, from a text of lines, of objects or of one array of them; checked before the
 * library sees it, so that depth, size and repeated names cannot hurt. */
#ifndef TRAINBOOK_TEXT_JSON_H
#define TRAINBOOK_TEXT_JSON_H

#include "diag.h"

#define JSON_MOST_BYTES (1024 * 1024)      /* of one object */
#define JSON_MOST_DEPTH 64
#define JSON_MOST_NAMES 200                /* of one object, without those within */
#define JSON_MOST_BROKEN 1000              /* objects that cannot be read, then reading ends */

/* A value, borrowed for the call. */
typedef struct JsonPart JsonPart;

/* Called for each object in order; `object` is NULL for one that cannot be read, which has been reported. FALSE ends the reading. */
typedef gboolean (*JsonObjectFunc) (const JsonPart *object, guint line, gpointer data);

/* Gives each object of the text (UTF-8 without NUL): objects one behind the other, in an array, or in {"statements": [ … ]}. An object that is
 * broken is left out, and reading goes on with the next line that begins an object. FALSE when something was reported or func ended it. */
gboolean json_each (const char *bytes, gsize length, const char *name, JsonObjectFunc func, gpointer data, Diagnostics *diags);

/* A member of an object; NULL when `part` is NULL or no object, or has none of that name. */
const JsonPart *json_part_member (const JsonPart *part, const char *name);
/* A text, borrowed; NULL when `part` is NULL or no text, or holds what is not UTF-8 or is empty. */
const char *json_part_text (const JsonPart *part);
/* Numbers that are finite; flags. FALSE when it is none. */
gboolean json_part_number (const JsonPart *part, double *number);
gboolean json_part_flag (const JsonPart *part, gboolean *flag);
gboolean json_part_is_object (const JsonPart *part);
/* The text of the member that comes first by its name's bytes; NULL when there is none. */
const char *json_part_first_text (const JsonPart *part);

#endif
