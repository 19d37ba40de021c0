/* Runs one target over files: replay TARGET FILE … A crash ends it, which the runner notices. */
#include "targets.h"

#include <locale.h>
#include <stdio.h>

int
main (int argc, char **argv)
{
  const Target *target = argc > 1 ? target_find (argv[1]) : NULL;
  if (target == NULL)
    return 2;
  setlocale (LC_ALL, "C.UTF-8");
  for (int i = 2; i < argc; i++)
    {
      char *bytes;
      gsize length;
      printf ("%s\n", argv[i]);
      fflush (stdout);
      if (!g_file_get_contents (argv[i], &bytes, &length, NULL))
        return 3;
      target->run ((const guint8 *) bytes, length);
      g_free (bytes);
    }
  return 0;
}
