#include "facts/pass_names.h"

/* Names kept; what more say is asked anew each time. */
#define MOST_NAMES 100000

/* The first row of a person beside whose id a name stands that nobody has. */
typedef struct {
  guint file;
  Place place;
  char *written, *name;
} Stranger;

struct PassNames {
  GHashTable *says;             /* char *, the person's number and the name → NameBeside + 1 */
  GHashTable *strangers;        /* Person * → Stranger * */
  GString *key;
};

static void
stranger_free (gpointer data)
{
  Stranger *stranger = data;
  g_free (stranger->written);
  g_free (stranger->name);
  g_free (stranger);
}

static struct PassNames *
names_of (PassPart *part)
{
  if (part->names == NULL)
    {
      part->names = g_new0 (struct PassNames, 1);
      part->names->says = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      part->names->strangers = g_hash_table_new_full (NULL, NULL, NULL, stranger_free);
      part->names->key = g_string_new (NULL);
    }
  return part->names;
}

static NameBeside
look_up (PassPart *part, const Person *person, const Cell *name)
{
  struct PassNames *names = names_of (part);
  g_string_printf (names->key, "%u\n", person->index);
  g_string_append_len (names->key, name->text, (gssize) name->length);
  gpointer known = g_hash_table_lookup (names->says, names->key->str);
  if (known != NULL)
    return (NameBeside) (GPOINTER_TO_UINT (known) - 1);
  NameBeside says = model_name_beside (part->facts->model, person, name->text, name->length, NULL);
  if (g_hash_table_size (names->says) < MOST_NAMES)
    g_hash_table_insert (names->says, g_strdup (names->key->str), GUINT_TO_POINTER (says + 1));
  return says;
}

/* Rows of one part come in order, so the first is the first. */
static void
note_stranger (PassPart *part, const TableRow *row, guint column, const Person *person)
{
  struct PassNames *names = names_of (part);
  if (part->silent || model_is_partial (part->facts->model, NEAREST_PERSON) || g_hash_table_contains (names->strangers, person))
    return;
  Stranger *stranger = g_new0 (Stranger, 1);
  *stranger = (Stranger) { .file = part->file, .place = row_name_place (row), .written = row_text (row, column),
                           .name = g_strndup (row->name.text, row->name.length) };
  stranger->place.value = stranger->name;      /* the row's is gone with it */
  g_hash_table_insert (names->strangers, (gpointer) person, stranger);
}

static void
report_other (PassPart *part, const TableRow *row, guint column, const Person *person, IdentityKind how)
{
  Place place = row_name_place (row);
  g_autofree char *id = row_text (row, column), *name = g_strndup (row->name.text, row->name.length);
  model_report_name_beside (part->facts->model, person, how, id, name, &place, row->diags);
}

gboolean
pass_names_agree (PassPart *part, const TableRow *row, guint column, const Person *person, IdentityKind how)
{
  const Cell *name = &row->name;
  gboolean is_written = person->name != NULL && strlen (person->name) == name->length && memcmp (person->name, name->text, name->length) == 0;
  if (name->length == 0 || row->name_of != column || is_written)
    return TRUE;
  NameBeside says = look_up (part, person, name);
  if (says == NAME_NOBODYS && how != IDENTITY_ZERO_RESTORED)
    note_stranger (part, row, column, person);
  if (says == NAME_THEIRS || (says == NAME_NOBODYS && how != IDENTITY_ZERO_RESTORED))
    return TRUE;
  if (!part->silent && pass_may_report (part))
    report_other (part, row, column, person, how);
  return FALSE;
}

gboolean
pass_name_agrees (PassPart *part, const TableRow *row, guint column, const Person *person)
{
  return pass_names_agree (part, row, column, person, IDENTITY_EXACT);
}

/* Is there no row before this one in which another part met such a name beside the person's id? */
static gboolean
is_first (const Stranger *stranger, gconstpointer person, PassPart *const *parts, guint n_parts)
{
  for (guint i = 0; i < n_parts; i++)
    {
      const Stranger *other = parts[i]->names == NULL ? NULL : g_hash_table_lookup (parts[i]->names->strangers, person);
      if (other != NULL && (other->file < stranger->file || (other->file == stranger->file && other->place.line < stranger->place.line)))
        return FALSE;
    }
  return TRUE;
}

static void
report_strangers (PassPart *const *parts, guint n_parts, guint part, const GPtrArray *files, Diagnostics *diags)
{
  GHashTableIter iter;
  gpointer key, value;
  /* In any order: messages are sorted when they are shown. */
  g_hash_table_iter_init (&iter, parts[part]->names->strangers);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const Person *person = key;
      Stranger *stranger = value;
      stranger->place.file = files->pdata[stranger->file];      /* the table that knew it is closed */
      if (is_first (stranger, person, parts, n_parts))
        diag_report (diags, DIAG_PERSON_NAME_NOBODYS, &stranger->place, stranger->written, person->name, stranger->name, NULL);
    }
}

void
pass_names_finish (PassPart *const *parts, guint n_parts, const GPtrArray *files, Diagnostics *diags)
{
  for (guint i = 0; i < n_parts; i++)
    if (parts[i]->names != NULL && diags != NULL)
      report_strangers (parts, n_parts, i, files, diags);
  for (guint i = 0; i < n_parts; i++)
    if (parts[i]->names != NULL)
      {
        struct PassNames *names = g_steal_pointer (&parts[i]->names);
        g_hash_table_unref (names->says);
        g_hash_table_unref (names->strangers);
        g_string_free (names->key, TRUE);
        g_free (names);
      }
}
