#include "facts/aside.h"

#include "facts/cells.h"

struct Aside {
  GHashTable *rows[N_DATASETS];     /* Date → guint64 *; NULL: none */
};

Aside *
aside_new (void)
{
  return g_new0 (Aside, 1);
}

void
aside_free (Aside *aside)
{
  for (guint i = 0; i < N_DATASETS; i++)
    g_clear_pointer (&aside->rows[i], g_hash_table_unref);
  g_free (aside);
}

void
aside_note (Aside *aside, DatasetId dataset, Date date, guint64 n)
{
  if (n == 0)
    return;
  if (aside->rows[dataset] == NULL)
    aside->rows[dataset] = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  guint64 *count = g_hash_table_lookup (aside->rows[dataset], GUINT_TO_POINTER (date));
  if (count == NULL)
    {
      count = g_new0 (guint64, 1);
      g_hash_table_insert (aside->rows[dataset], GUINT_TO_POINTER (date), count);
    }
  *count += n;
}

guint64
facts_rows_aside (const Facts *facts, DatasetId dataset, Date from, Date to)
{
  GHashTableIter iter;
  gpointer date, count;
  guint64 sum = 0;
  if (facts->aside->rows[dataset] == NULL)
    return 0;
  g_hash_table_iter_init (&iter, facts->aside->rows[dataset]);
  while (g_hash_table_iter_next (&iter, &date, &count))
    {
      Date day = GPOINTER_TO_UINT (date);
      if (day == DATE_NONE || (day >= from && day <= to))
        sum += *(const guint64 *) count;
    }
  return sum;
}
