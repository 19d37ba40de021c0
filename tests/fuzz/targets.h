/* The readers of input, each as a function of bytes: fuzzed by `make fuzz`, and run over every seed in `make check`. */
#ifndef TRAINBOOK_FUZZ_TARGETS_H
#define TRAINBOOK_FUZZ_TARGETS_H

#include <glib.h>

typedef void (*TargetFunc) (const guint8 *bytes, gsize length);

typedef struct {
  const char *name;
  TargetFunc run;
} Target;

extern const Target targets[];    /* closed by a NULL name */

/* The target of that name; NULL. */
const Target *target_find (const char *name);

#endif
