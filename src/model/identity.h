/* Who or what a cell means: people wrote ids without their zeros, names instead of ids, aliases behind a shop's name. A text is matched only
 * where one record fits; two people of one name are never guessed.
 *
 * The order: the id as it stands; the id without what spreadsheets add to it; the id with its leading zeros, where exactly one fits; for people
 * the e-mail address, then alias (with or without what stands before a colon) and name, together; for courses, assessments, curricula and cohorts
 * the title. */
#ifndef TRAINBOOK_MODEL_IDENTITY_H
#define TRAINBOOK_MODEL_IDENTITY_H

#include "model/model.h"

typedef enum {
  IDENTITY_UNKNOWN,
  IDENTITY_AMBIGUOUS,        /* several records fit: `several` */
  IDENTITY_WRONG,            /* no id in itself: 1.23E+17, #N/A */
  IDENTITY_EXACT,
  IDENTITY_CLEANED,          /* the id, after `repairs` */
  IDENTITY_ZERO_RESTORED,
  IDENTITY_EMAIL, IDENTITY_ALIAS, IDENTITY_NAME      /* a title counts as a name */
} IdentityKind;

typedef struct {
  gpointer record;           /* of the kind asked for; NULL when it is not known */
  IdentityKind how;
  guint repairs;             /* what was taken off the text before it matched: NotationRepair bits */
  char *cleaned;             /* the text after that; NULL without repairs */
  GPtrArray *several;        /* the records that fit, in the order of the model; NULL when it is not ambiguous */
} Identity;

/* The record that a text of `length` bytes means; to be cleared. Safe from any thread once the model is joined. */
Identity model_identify (const Model *model, NearestKind kind, const char *text, gsize length);
void identity_clear (Identity *identity);

/* The same for who only asks for a person; NULL when unknown or ambiguous. */
const Person *model_identify_person (const Model *model, const char *text, gsize length, IdentityKind *how);

/* What the name in a cell beside the id of a person says: it is theirs (their name of today or of an older list, an alias, an e-mail address, with a note behind
 * it or with stars for what is not to be read; or it says nothing, / or 无), somebody else's, or nobody's. */
typedef enum { NAME_THEIRS, NAME_OF_OTHERS, NAME_NOBODYS } NameBeside;
/* `others` (may be NULL) receives whose it is, to be cleared. */
NameBeside model_name_beside (const Model *model, const Person *person, const char *text, gsize length, Identity *others);

/* Reports the name beside an id, written `id`, that says that somebody else is meant than `person`, who was found in the way `how`. */
void model_report_name_beside (const Model *model, const Person *person, IdentityKind how, const char *id, const char *name, const Place *place,
                               Diagnostics *diags);

/* The id of a record of that kind, borrowed, and its index. */
const char *record_id (NearestKind kind, gconstpointer record);
guint record_index (NearestKind kind, gconstpointer record);

/* Logs what was taken off a cell or restored in it, and the match by e-mail, alias or name, which is logged once a record and file: then
 * `first` is TRUE. `line` and `column` are the cell's in the table. */
void model_log_identity (const Identity *identity, NearestKind kind, const char *text, gsize length, gboolean first, const Table *table, guint line,
                         guint column, Diagnostics *diags);

/* The same at a place outside of tables. */
void model_log_identity_at (const Identity *identity, NearestKind kind, const char *text, gsize length, gboolean first, const Place *place,
                            Diagnostics *diags);

/* The records that fit a text, one or several, for a message: "E107" (王芳, 售前组), "E108" (…). New string. */
char *identity_candidates (NearestKind kind, const Identity *identity);

/* Reports a text that could not be matched, with the candidates, at its place. Silent when the id is that of a row of records that was left out and
 * reported, or may be one of a part that could not be read; one message a file when there is no dataset to look it up in. */
void model_report_identity (const Model *model, NearestKind kind, const Identity *identity, const char *text, gsize length, const char *column,
                            const Place *place, Diagnostics *diags);

#endif
