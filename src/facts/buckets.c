#include "facts/buckets.h"

#include <stdlib.h>
#include <string.h>

static gboolean
is_sorted (const char *elements, guint n, gsize size, GCompareFunc compare)
{
  for (guint i = 1; i < n; i++)
    if (compare (elements + (i - 1) * size, elements + i * size) > 0)
      return FALSE;
  return TRUE;
}

/* Puts the elements of each bucket side by side, in the order they had; `ends` becomes where each bucket ends. */
static void
scatter (char *elements, guint n, gsize size, guint n_buckets, BucketFunc bucket_of, gconstpointer data, guint *ends)
{
  char *scattered = g_malloc (n * size);
  g_autofree guint *buckets = g_new (guint, n);
  for (guint i = 0; i < n; i++)
    {
      buckets[i] = bucket_of (elements + i * size, data);
      ends[buckets[i]]++;
    }
  guint start = 0;
  for (guint i = 0; i < n_buckets; i++)
    {
      guint count = ends[i];
      ends[i] = start;
      start += count;
    }
  for (guint i = 0; i < n; i++)
    memcpy (scattered + ends[buckets[i]]++ * size, elements + i * size, size);
  memcpy (elements, scattered, n * size);
  g_free (scattered);
}

void
buckets_sort (gpointer elements, guint n, gsize size, guint n_buckets, BucketFunc bucket_of, gconstpointer data, GCompareFunc compare)
{
  if (n < 2 || is_sorted (elements, n, size, compare))
    return;
  g_autofree guint *ends = g_new0 (guint, n_buckets + 1);
  scatter (elements, n, size, n_buckets, bucket_of, data, ends);
  for (guint i = 0, start = 0; i < n_buckets; start = ends[i++])
    {
      char *first = (char *) elements + start * size;
      if (!is_sorted (first, ends[i] - start, size, compare))
        qsort (first, ends[i] - start, size, compare);
    }
}
