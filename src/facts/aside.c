#include "facts/aside.h"

#include "facts/cells.h"

#include <string.h>

/* More kinds of rows than these are told apart by their files and days alone: a file of ten million wrong rows is one mistake. */
#define MOST_KINDS 10000

struct Aside {
  GArray *rows;                 /* AsideRow, sorted by aside_finish() */
  GHashTable *places;           /* AsideRow * → index + 1 */
  GStringChunk *files;
};

static guint
hash_row (gconstpointer data)
{
  const AsideRow *row = data;
  const guint32 parts[] = { row->dataset, row->date, (guint32) row->session, (guint32) row->course, (guint32) row->assessment, (guint32) row->cohort,
                            (guint32) row->person };
  guint hash = g_str_hash (row->file);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    hash = hash * 2654435761u + parts[i];
  return hash;
}

static gint
compare_numbers (gint64 a, gint64 b)
{
  return a < b ? -1 : a > b;
}

static gint
compare_rows (gconstpointer a, gconstpointer b)
{
  const AsideRow *one = a, *other = b;
  const gint64 keys[][2] = { { one->dataset, other->dataset }, { one->date, other->date }, { one->session, other->session }, { one->course, other->course },
                             { one->assessment, other->assessment }, { one->cohort, other->cohort }, { one->person, other->person } };
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i][0] != keys[i][1])
      return compare_numbers (keys[i][0], keys[i][1]);
  return strcmp (one->file, other->file);
}

static gboolean
same_row (gconstpointer a, gconstpointer b)
{
  return compare_rows (a, b) == 0;
}

Aside *
aside_new (void)
{
  Aside *aside = g_new0 (Aside, 1);
  aside->rows = g_array_new (FALSE, FALSE, sizeof (AsideRow));
  aside->places = g_hash_table_new_full (hash_row, same_row, g_free, NULL);
  aside->files = g_string_chunk_new (1024);
  return aside;
}

void
aside_free (Aside *aside)
{
  g_array_unref (aside->rows);
  g_hash_table_unref (aside->places);
  g_string_chunk_free (aside->files);
  g_free (aside);
}

AsideRow
aside_unknown (void)
{
  return (AsideRow) { .date = DATE_NONE, .session = -1, .course = -1, .assessment = -1, .cohort = -1, .person = -1 };
}

void
aside_of_session (AsideRow *row, const Session *session)
{
  row->date = session->date;
  row->session = (gint32) session->index;
  row->course = (gint32) session->course->index;
}

void
aside_of_person (AsideRow *row, const Person *person)
{
  row->person = (gint32) person->index;
}

void
aside_note (Aside *aside, DatasetId dataset, const char *file, const AsideRow *known, guint64 n)
{
  AsideRow row = *known;
  if (n == 0)
    return;
  row.rows = 0;
  row.dataset = dataset;
  row.file = g_string_chunk_insert_const (aside->files, file);
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (aside->places, &row));
  if (at == 0 && aside->rows->len >= MOST_KINDS)
    {
      row.session = row.course = row.assessment = row.cohort = row.person = -1;
      at = GPOINTER_TO_UINT (g_hash_table_lookup (aside->places, &row));
    }
  if (at == 0)
    {
      g_array_append_val (aside->rows, row);
      at = aside->rows->len;
      g_hash_table_insert (aside->places, g_memdup2 (&row, sizeof row), GUINT_TO_POINTER (at));
    }
  g_array_index (aside->rows, AsideRow, at - 1).rows += n;
}

void
aside_finish (Aside *aside)
{
  g_hash_table_remove_all (aside->places);
  g_array_sort (aside->rows, compare_rows);
}

const GArray *
facts_aside (const Facts *facts)
{
  return facts->aside->rows;
}

guint64
facts_rows_aside (const Facts *facts)
{
  guint64 sum = 0;
  for (guint i = 0; i < facts->aside->rows->len; i++)
    sum += g_array_index (facts->aside->rows, AsideRow, i).rows;
  return sum;
}
