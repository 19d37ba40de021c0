/* The options that several commands share. */
#ifndef TRAINBOOK_COMMANDS_OPTIONS_H
#define TRAINBOOK_COMMANDS_OPTIONS_H

#include "build.h"

typedef struct {
  char *directory, *output, *as_of, *report, *ledger, *edition;
  gint jobs;
  gboolean strict, quiet, verbose, record, replace_edition;
  char **rest;               /* the words that are not options */
} CommonOptions;

/* Which of the shared options a command has. */
typedef enum { OPTIONS_READ = 1 << 0, OPTIONS_WRITE = 1 << 1, OPTIONS_REPORT = 1 << 2 } OptionSet;

/* Parses; on a mistake prints it to standard error and returns FALSE (exit status 2). `arguments` and `summary` describe
 * the command in its help, already translated. `extra` is a further option list or NULL. */
gboolean options_parse (CommonOptions *options, OptionSet set, int argc, char **argv, const char *arguments, const char *summary,
                        const GOptionEntry *extra, BuildOptions *build);
void options_clear (CommonOptions *options);

/* Prints the diagnostics and the build's last line to standard error; the exit status. */
int finish_build (Build *build, const CommonOptions *options, const BuildOptions *build_options, gboolean summary);

#endif
