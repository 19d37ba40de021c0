#include "facts/pass_matches.h"

#include <string.h>

/* Texts kept; more are matched anew each time. */
#define MOST_TEXTS 100000

/* The first row in which a record goes by this name, which is not its id. */
typedef struct {
  NearestKind kind;
  Identity identity;            /* without what it owns */
  char *key, *text;
  Place place;                  /* of the table, as long as it is open */
} Named;

struct PassMatches {
  GHashTable *texts;            /* char *, the kind as a letter and the text → Identity * */
  GHashTable *named;            /* as in texts → Named *, which owns it */
  GString *key;
  Identity last;                /* when `texts` is full */
};

static void
identity_free (gpointer data)
{
  identity_clear (data);
  g_free (data);
}

static void
named_free (gpointer data)
{
  Named *named = data;
  g_free (named->key);
  g_free (named->text);
  g_free (named);
}

static struct PassMatches *
matches_of (PassPart *part)
{
  if (part->matches == NULL)
    {
      part->matches = g_new0 (struct PassMatches, 1);
      part->matches->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, identity_free);
      part->matches->named = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, named_free);
      part->matches->key = g_string_new (NULL);
    }
  return part->matches;
}

static const Identity *
find_text (PassPart *part, NearestKind kind, const Cell *cell)
{
  struct PassMatches *matches = matches_of (part);
  g_string_truncate (matches->key, 0);
  g_string_append_c (matches->key, (char) ('a' + kind));
  g_string_append_len (matches->key, cell->text, (gssize) cell->length);
  const Identity *found = g_hash_table_lookup (matches->texts, matches->key->str);
  if (found != NULL)
    return found;
  identity_clear (&matches->last);
  matches->last = model_identify (part->facts->model, kind, cell->text, cell->length);
  if (g_hash_table_size (matches->texts) >= MOST_TEXTS)
    return &matches->last;
  Identity *kept = g_memdup2 (&matches->last, sizeof (Identity));
  matches->last = (Identity) { 0 };
  g_hash_table_insert (matches->texts, g_strdup (matches->key->str), kept);
  return kept;
}

/* Rows of one part come in order, so the first is the first. The key is that of the text, which was just looked up. */
static void
note_named (struct PassMatches *matches, NearestKind kind, const Identity *identity, const TableRow *row, guint column)
{
  if (g_hash_table_size (matches->named) >= MOST_TEXTS || g_hash_table_contains (matches->named, matches->key->str))
    return;
  Named *named = g_new0 (Named, 1);
  *named = (Named) { .kind = kind, .identity = { .record = identity->record, .how = identity->how }, .place = row_repair_place (row, column),
                     .key = g_strdup (matches->key->str), .text = g_strndup (row->cells[column].text, row->cells[column].length) };
  g_hash_table_insert (matches->named, named->key, named);
}

const Identity *
pass_matches_find (PassPart *part, NearestKind kind, const TableRow *row, guint column)
{
  return find_text (part, kind, &row->cells[column]);
}

guint32
pass_matches_take (PassPart *part, NearestKind kind, const Identity *identity, const TableRow *row, guint column)
{
  const Cell *cell = &row->cells[column];
  guint32 index = record_index (kind, identity->record);
  if (part->silent || identity->how == IDENTITY_EXACT)
    return index;
  Place place = row_repair_place (row, column);
  model_log_identity_at (identity, kind, cell->text, cell->length, FALSE, &place, row->diags);
  if (identity->how >= IDENTITY_EMAIL)
    note_named (part->matches, kind, identity, row, column);
  row_set_repaired (row);
  return index;
}

void
pass_matches_report (const PassPart *part, NearestKind kind, const Identity *identity, const TableRow *row, guint column)
{
  const Cell *cell = &row->cells[column];
  if (cell->length == 0 || (identity->how == IDENTITY_WRONG && row_identifier_wrong (row, column)))
    return;
  Place place = row_place (row, column);
  model_report_identity (part->facts->model, kind, identity, cell->text, cell->length, table_column_title (row->table, column), &place,
                         row->diags);
}

/* Is there no row before this one in which another part met the same name? */
static gboolean
is_first (const Named *named, PassPart *const *parts, guint n_parts)
{
  for (guint i = 0; i < n_parts; i++)
    {
      const Named *other = parts[i]->matches == NULL ? NULL : g_hash_table_lookup (parts[i]->matches->named, named->key);
      if (other != NULL && (other->place.line < named->place.line
                            || (other->place.line == named->place.line && other->place.cell < named->place.cell)))
        return FALSE;
    }
  return TRUE;
}

static void
log_named (PassPart *const *parts, guint n_parts, guint part, Diagnostics *diags)
{
  GHashTableIter iter;
  gpointer value;
  /* In any order: messages are sorted when they are shown. */
  g_hash_table_iter_init (&iter, parts[part]->matches->named);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Named *named = value;
      if (is_first (named, parts, n_parts))
        model_log_identity_at (&named->identity, named->kind, named->text, strlen (named->text), TRUE, &named->place, diags);
    }
}

void
pass_matches_finish (const Table *table, PassPart *const *parts, guint n_parts, Diagnostics *diags)
{
  for (guint i = 0; i < n_parts; i++)
    if (parts[i]->matches != NULL && diags != NULL && table != NULL)
      log_named (parts, n_parts, i, diags);
  for (guint i = 0; i < n_parts; i++)
    if (parts[i]->matches != NULL)
      {
        struct PassMatches *matches = g_steal_pointer (&parts[i]->matches);
        g_hash_table_unref (matches->texts);
        g_hash_table_unref (matches->named);
        g_string_free (matches->key, TRUE);
        identity_clear (&matches->last);
        g_free (matches);
      }
}
