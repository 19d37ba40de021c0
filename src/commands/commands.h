/* The commands of the program: each parses its own options and returns the exit status. */
#ifndef TRAINBOOK_COMMANDS_H
#define TRAINBOOK_COMMANDS_H

#include <glib.h>
#include <signal.h>

/* argv[0] is the command's name. `interrupted` becomes nonzero when the user asks to stop. */
typedef int (*CommandFunc) (int argc, char **argv, const volatile sig_atomic_t *interrupted);

typedef struct {
  const char *name;
  CommandFunc run;
  const char *summary;       /* one line, marked for translation */
} Command;

extern const Command commands[];    /* closed by a NULL name */

enum { EXIT_DONE = 0, EXIT_INPUT = 1, EXIT_USAGE = 2, EXIT_SYSTEM = 3, EXIT_INTERRUPTED = 130 };

int command_build (int argc, char **argv, const volatile sig_atomic_t *interrupted);
int command_check (int argc, char **argv, const volatile sig_atomic_t *interrupted);
int command_new (int argc, char **argv, const volatile sig_atomic_t *interrupted);
int command_dump (int argc, char **argv, const volatile sig_atomic_t *interrupted);

#endif
