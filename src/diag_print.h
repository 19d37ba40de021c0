/* How diagnostics look: sorted, with the line and a caret. Private to diag.c. */
#ifndef TRAINBOOK_DIAG_PRINT_H
#define TRAINBOOK_DIAG_PRINT_H

#include "diag.h"

typedef struct {
  DiagId id;
  DiagSeverity severity;
  const char *file;        /* owned by the Diagnostics; NULL: about no file */
  guint line, column, length;
  char *text;
} Message;

/* Prints the messages (Message *), see diag_print(). */
void diag_print_messages (const GPtrArray *messages, const char *directory, FILE *out, guint most, gboolean verbose);

#endif
