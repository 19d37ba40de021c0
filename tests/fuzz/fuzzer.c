/* The target that FUZZ_TARGET names, for libFuzzer. */
#include "targets.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length);

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length)
{
  static const Target *target;
  if (target == NULL)
    target = target_find (g_getenv ("FUZZ_TARGET"));
  if (target == NULL)
    abort ();
  target->run (bytes, length);
  return 0;
}
