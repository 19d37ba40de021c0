#include "diag.h"

#include <libintl.h>
#include <stdarg.h>
#include <string.h>

#include "diag_print.h"

#define N_(text) text

typedef struct {
  const char *id;
  DiagSeverity severity;
  const char *text;
} CatalogueEntry;

static const CatalogueEntry catalogue[] = {
#define DIAG(name, severity, id, text) { id, severity, text },
#include "catalogue/all.def"
#undef DIAG
};

/* Beyond this many a message is counted, not kept: a file of ten million wrong rows must not fill the memory. */
#define MOST_KEPT 100000

struct Diagnostics {
  GMutex mutex;
  GPtrArray *messages;     /* Message * */
  GHashTable *seen;        /* the same Message *, so that nothing is said twice; borrowed */
  GStringChunk *files;     /* file names: few, each kept once */
  char *directory;
  gboolean strict;
  guint counts[DIAG_FAILURE + 1];
};

const char *
diag_id_name (DiagId id)
{
  return catalogue[id].id;
}

DiagSeverity
diag_id_severity (DiagId id)
{
  return catalogue[id].severity;
}

const char *
diag_id_text (DiagId id)
{
  return catalogue[id].text;
}

static guint
message_hash (gconstpointer key)
{
  const Message *message = key;
  return g_str_hash (message->text) ^ (message->line * 31u) ^ (message->column * 1031u) ^ (guint) message->id;
}

static gboolean
message_equal (gconstpointer a, gconstpointer b)
{
  const Message *x = a, *y = b;
  return x->id == y->id && x->line == y->line && x->column == y->column && g_strcmp0 (x->file, y->file) == 0
         && strcmp (x->text, y->text) == 0;
}

static void
message_free (gpointer data)
{
  Message *message = data;
  g_free (message->text);
  g_free (message);
}

Diagnostics *
diag_new (void)
{
  Diagnostics *diags = g_new0 (Diagnostics, 1);
  g_mutex_init (&diags->mutex);
  diags->messages = g_ptr_array_new_with_free_func (message_free);
  diags->seen = g_hash_table_new (message_hash, message_equal);
  diags->files = g_string_chunk_new (256);
  return diags;
}

void
diag_free (Diagnostics *diags)
{
  if (diags == NULL)
    return;
  g_hash_table_unref (diags->seen);
  g_ptr_array_unref (diags->messages);
  g_string_chunk_free (diags->files);
  g_mutex_clear (&diags->mutex);
  g_free (diags->directory);
  g_free (diags);
}

void
diag_set_strict (Diagnostics *diags, gboolean strict)
{
  diags->strict = strict;
}

void
diag_set_directory (Diagnostics *diags, const char *directory)
{
  g_free (diags->directory);
  diags->directory = g_strdup (directory);
}

/* Characters that would disturb a terminal or hide text (controls, bidi overrides) are shown as U+FFFD. */
static void
append_visible (GString *out, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gboolean hides = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
      g_string_append_unichar (out, g_unichar_iscntrl (c) || hides ? 0xFFFD : c);
    }
}

/* The translated text with {1} … {9} replaced by the arguments. */
static char *
fill_in (const char *text, const char *const *arguments, guint n_arguments)
{
  GString *out = g_string_new (NULL);
  for (const char *at = text; *at != '\0'; at++)
    {
      if (at[0] == '{' && at[1] >= '1' && at[1] <= '9' && at[2] == '}')
        {
          guint number = (guint) (at[1] - '1');
          if (number < n_arguments)
            append_visible (out, arguments[number]);
          at += 2;
        }
      else
        g_string_append_c (out, *at);
    }
  return g_string_free (out, FALSE);
}

static void
keep (Diagnostics *diags, Message *message)
{
  g_mutex_lock (&diags->mutex);
  if (message->file != NULL)
    message->file = g_string_chunk_insert_const (diags->files, message->file);
  if (message->severity == DIAG_WARNING && diags->strict)
    message->severity = DIAG_ERROR;
  if (g_hash_table_contains (diags->seen, message))
    message_free (message);
  else
    {
      diags->counts[message->severity]++;
      if (diags->messages->len < MOST_KEPT)
        {
          g_hash_table_add (diags->seen, message);
          g_ptr_array_add (diags->messages, message);
        }
      else
        message_free (message);
    }
  g_mutex_unlock (&diags->mutex);
}

#define MOST_ARGUMENTS 9

void
diag_report (Diagnostics *diags, DiagId id, const Place *place, ...)
{
  const char *arguments[MOST_ARGUMENTS];
  guint n_arguments = 0;
  va_list list;
  va_start (list, place);
  for (const char *argument; (argument = va_arg (list, const char *)) != NULL && n_arguments < MOST_ARGUMENTS;)
    arguments[n_arguments++] = argument;
  va_end (list);

  Message *message = g_new0 (Message, 1);
  message->id = id;
  message->severity = catalogue[id].severity;
  message->text = fill_in (gettext (catalogue[id].text), arguments, n_arguments);
  if (place != NULL && place->file != NULL)
    {
      message->file = place->file;
      message->line = place->line;
      message->column = place->column;
      message->length = place->length;
    }
  keep (diags, message);
}

void
diag_move (Diagnostics *to, Diagnostics *from)
{
  for (guint i = 0; i < from->messages->len; i++)
    {
      Message *copy = g_memdup2 (from->messages->pdata[i], sizeof (Message));
      copy->text = g_strdup (copy->text);
      keep (to, copy);
    }
  diag_clear (from);
}

void
diag_clear (Diagnostics *diags)
{
  g_hash_table_remove_all (diags->seen);
  g_ptr_array_set_size (diags->messages, 0);
  memset (diags->counts, 0, sizeof diags->counts);
}

guint
diag_count (const Diagnostics *diags, DiagSeverity severity)
{
  return diags->counts[severity];
}

guint
diag_count_id (const Diagnostics *diags, DiagId id)
{
  guint count = 0;
  for (guint i = 0; i < diags->messages->len; i++)
    count += ((const Message *) diags->messages->pdata[i])->id == id;
  return count;
}

gboolean
diag_stops (const Diagnostics *diags)
{
  return diags->counts[DIAG_ERROR] + diags->counts[DIAG_FAILURE] > 0;
}

int
diag_exit_status (const Diagnostics *diags)
{
  if (diags->counts[DIAG_FAILURE] > 0)
    return 3;
  return diags->counts[DIAG_ERROR] > 0 ? 1 : 0;
}

void
diag_print (const Diagnostics *diags, FILE *out, guint most, gboolean verbose)
{
  diag_print_messages (diags->messages, diags->directory, out, most, verbose);
}
