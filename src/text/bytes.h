/* Sixteen bytes at once, for the loops that look at every byte of a large file. Vectors of the compiler: the same on every processor. */
#ifndef TRAINBOOK_TEXT_BYTES_H
#define TRAINBOOK_TEXT_BYTES_H

#include <glib.h>
#include <string.h>

/* A comparison of two gives, cast to Bytes16, 0xff for each byte where it holds and 0 for each other. */
typedef guint8 Bytes16 __attribute__ ((vector_size (16)));
typedef gint8 SignedBytes16 __attribute__ ((vector_size (16)));

static inline Bytes16
bytes16_load (const char *at)
{
  Bytes16 bytes;
  memcpy (&bytes, at, sizeof bytes);
  return bytes;
}

/* Whether a comparison holds for any byte. */
static inline gboolean
bytes16_any (Bytes16 compared)
{
  guint64 halves[2];
  memcpy (halves, &compared, sizeof halves);
  return (halves[0] | halves[1]) != 0;
}

/* A bit for each byte where a comparison holds, the lowest for the first byte. */
static inline guint
bytes16_bits (Bytes16 compared)
{
  /* The product gathers the lowest bit of each byte in its top byte. */
  static const guint64 low_bits = G_GUINT64_CONSTANT (0x0101010101010101), gather = G_GUINT64_CONSTANT (0x0102040810204080);
  guint64 halves[2];
  memcpy (halves, &compared, sizeof halves);
  halves[0] = (GUINT64_FROM_LE (halves[0]) & low_bits) * gather >> 56;
  halves[1] = (GUINT64_FROM_LE (halves[1]) & low_bits) * gather >> 56;
  return (guint) (halves[0] | halves[1] << 8);
}

#endif
