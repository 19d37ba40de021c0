/* How diagnostics look: sorted, with the line and a caret. Private to diag.c. */
#ifndef TRAINBOOK_DIAG_PRINT_H
#define TRAINBOOK_DIAG_PRINT_H

#include "diag.h"

/* For sorting pointers to messages as diag_messages() does. */
gint diag_compare_messages (gconstpointer a, gconstpointer b);

/* Who is asked for lines that are not UTF-8, see diag_set_lines(); nobody without `find`. */
typedef struct {
  DiagLineFunc find;
  gpointer data;
} DiagLines;

/* Prints the messages (DiagMessage *), see diag_print(). */
void diag_print_messages (const GPtrArray *messages, const char *directory, DiagLines lines, FILE *out, guint most, gboolean verbose);

/* Gives the sorted messages about a place in a line of text that have no value the line as theirs. */
void diag_read_values (const GPtrArray *messages, const char *directory, DiagLines lines);

/* The text with what would disturb a terminal or hide text shown as U+FFFD. New string. */
char *diag_visible (const char *text);

#endif
