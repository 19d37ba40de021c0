/* Sorting millions of scores: by a small number first, in one sweep, then what shares it, where it is not in order already. */
#ifndef TRAINBOOK_FACTS_BUCKETS_H
#define TRAINBOOK_FACTS_BUCKETS_H

#include <glib.h>

/* The number of an element's bucket, below `n_buckets`; the order of elements begins with it. */
typedef guint (*BucketFunc) (gconstpointer element, gconstpointer data);

/* Sorts `n` elements of `size` bytes in place, in the order of `compare`, which must tell any two of them apart. */
void buckets_sort (gpointer elements, guint n, gsize size, guint n_buckets, BucketFunc bucket_of, gconstpointer data, GCompareFunc compare);

#endif
