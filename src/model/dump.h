/* How records are written by `dump model`. Private to the room. */
#ifndef TRAINBOOK_MODEL_DUMP_H
#define TRAINBOOK_MODEL_DUMP_H

#include "model/lists.h"

/* " name=…"; nothing when there is no value. Texts in quotes on one line. */
void dump_text (FILE *out, const char *name, const char *text);
void dump_date (FILE *out, const char *name, Date date);
void dump_time (FILE *out, const char *name, TimeOfDay time);
void dump_number (FILE *out, const char *name, gint64 number, gint64 one);
/* One " name=…" for each person. */
void dump_people (FILE *out, const char *name, const GPtrArray *people);
/* A record's line: its kind and id (may be NULL); where it stands. */
void dump_begin (FILE *out, const char *kind, const char *id);
void dump_end (FILE *out, const char *file, guint line);

/* What changed of a person: " team_since=2026-10-01:售后组". */
void dump_history (FILE *out, const Person *person);
void dump_lists (FILE *out, const Model *model);

#endif
