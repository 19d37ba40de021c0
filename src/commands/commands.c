#include "commands/commands.h"

#define N_(text) text

const Command commands[] = {
  { "build", command_build, N_ ("read everything and publish the site") },
  { "check", command_check, N_ ("the same, writing nothing") },
  { "new", command_new, N_ ("make a small complete site to start from") },
  { "dump", command_dump, N_ ("print what a stage has made: model, figures, view, dot") },
  { NULL, NULL, NULL },
};
