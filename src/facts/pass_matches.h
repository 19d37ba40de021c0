/* What the cells of a file meant that held no id as it stands: each text is matched once, each match by name logged once a record and file.
 * Private to the room: pass.c asks. */
#ifndef TRAINBOOK_FACTS_PASS_MATCHES_H
#define TRAINBOOK_FACTS_PASS_MATCHES_H

#include "facts/pass.h"
#include "model/identity.h"

/* What the cell means, of which nothing is said. Valid until the next call. */
const Identity *pass_matches_find (PassPart *part, NearestKind kind, const TableRow *row, guint column);

/* The one record that was found is taken: the repair is logged (or will be, at the end of the file) and the row counts as repaired. Its index. */
guint32 pass_matches_take (PassPart *part, NearestKind kind, const Identity *identity, const TableRow *row, guint column);

/* Reports a cell that is not known. */
void pass_matches_report (const PassPart *part, NearestKind kind, const Identity *identity, const TableRow *row, guint column);

/* The file has been read: logs who was matched by name, first row first, into `diags` (NULL: nothing), and forgets everything. `table` may be NULL. */
void pass_matches_finish (const Table *table, PassPart *const *parts, guint n_parts, Diagnostics *diags);

#endif
