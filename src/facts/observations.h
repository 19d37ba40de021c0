/* What the readers of feedback, checks and indicators share. Private to these. */
#ifndef TRAINBOOK_FACTS_OBSERVATIONS_H
#define TRAINBOOK_FACTS_OBSERVATIONS_H

#include "facts/checks.h"
#include "facts/counting.h"
#include "facts/feedback.h"
#include "facts/indicators.h"

/* One of the datasets while it is read. */
typedef struct {
  PassPart part;                /* first: the pass knows this */
  const FactsSelection *selection;
  guint64 n_later;
  GHashTable *seen;             /* keys of rows → where they stand, "data/feedback.csv:14": char * → char * */
  GHashTable *outside;          /* people of whom a row dated before being hired or after leaving was reported: Person * */
  gpointer data;                /* what is counted into */
} Observations;

/* A row is wrong: reported at the column. */
RowOutcome observations_refuse (Observations *observations, const TableRow *row, guint column, DiagId id, const char *first, const char *second);
/* FALSE and reported when a row with that key was read before; takes `key`. */
gboolean observations_note_key (Observations *observations, const TableRow *row, guint column, DiagId id, char *key);
/* The session of a row; NULL and reported when it is unknown or was not held. Sets `outcome` then. */
const Session *observations_session (Observations *observations, const TableRow *row, guint column, RowOutcome *outcome);
/* The day of a row. FALSE with `outcome` set: it is wrong, missing or after the as-of date. */
gboolean observations_date (Observations *observations, const TableRow *row, guint column, Date *date, RowOutcome *outcome);
/* A person; NULL where the cell is empty. FALSE and reported when nobody is meant. */
gboolean observations_person (Observations *observations, const TableRow *row, guint column, const Person **person);
/* A fact of somebody who does not work there on that day counts, and is warned about: once a person and dataset. */
void observations_note_employment (Observations *observations, const TableRow *row, guint column, const Person *person, Date date);

/* A text as a small number: its place in `texts` (char *, owned), to which it is added when it is new. `known`: text → place + 1, keys owned. */
guint32 observations_text (GHashTable *known, GPtrArray *texts, const char *text);
/* The entry of the table (entry → itself) that equals the key of `size` bytes; a copy of the key is added when there is none. */
gpointer observations_entry (GHashTable *table, gconstpointer key, gsize size);
/* The entries of such a table in order. New array. */
GArray *observations_sorted (GHashTable *table, gsize size, GCompareFunc compare);

/* Reads a dataset; `data` is what its rows are counted into. */
void observations_read (Counting *counting, DatasetId dataset, TableRowFunc func, gpointer data);

void feedback_count (Counting *counting);
void checks_count (Counting *counting);
void indicators_count (Counting *counting);

#endif
