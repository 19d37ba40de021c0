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

/* Beyond this many of a severity a message is counted, not kept: a file of ten million wrong rows must not fill the memory, nor one of ten million
 * mended cells hide the mistakes of others. */
#define MOST_KEPT 100000

struct Diagnostics {
  GMutex mutex;
  GPtrArray *messages;     /* DiagMessage * */
  GHashTable *seen;        /* the same DiagMessage *, so that nothing is said twice; borrowed */
  GStringChunk *files;     /* file names: few, each kept once */
  char *directory;
  gboolean strict;
  DiagErrors errors;
  DiagLines lines;
  guint counts[DIAG_FAILURE + 1];
  guint n_passing;         /* of the errors and failures, those that do not hinder */
};

const char *
diag_id_name (DiagId id)
{
  return catalogue[id].id;
}

DiagSeverity
diag_id_severity (DiagId id)
{
  return catalogue[id].severity == DIAG_STRUCTURE ? DIAG_ERROR : catalogue[id].severity;
}

const char *
diag_id_text (DiagId id)
{
  return catalogue[id].text;
}

static guint
message_hash (gconstpointer key)
{
  const DiagMessage *message = key;
  return g_str_hash (message->text) ^ (message->line * 31u) ^ (message->column * 1031u) ^ (message->cell * 8191u) ^ (guint) message->id;
}

static gboolean
message_equal (gconstpointer a, gconstpointer b)
{
  const DiagMessage *x = a, *y = b;
  return x->id == y->id && x->line == y->line && x->column == y->column && x->cell == y->cell && g_strcmp0 (x->file, y->file) == 0
         && strcmp (x->text, y->text) == 0;
}

static void
message_free (gpointer data)
{
  DiagMessage *message = data;
  g_free (message->text);
  g_free (message->remedy);
  g_free (message->value);
  g_free (message->became);
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
diag_set_errors (Diagnostics *diags, DiagErrors errors)
{
  diags->errors = errors;
}

void
diag_set_lines (Diagnostics *diags, DiagLineFunc func, gpointer data)
{
  diags->lines = (DiagLines) { func, data };
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

char *
diag_visible (const char *text)
{
  GString *out = g_string_new (NULL);
  append_visible (out, text);
  return g_string_free (out, FALSE);
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
keep (Diagnostics *diags, DiagMessage *message)
{
  g_mutex_lock (&diags->mutex);
  if (message->file != NULL)
    message->file = g_string_chunk_insert_const (diags->files, message->file);
  if ((message->severity == DIAG_WARNING || message->severity == DIAG_ASIDE) && diags->strict)
    {
      message->severity = DIAG_ERROR;
      message->passes = TRUE;
    }
  if (g_hash_table_contains (diags->seen, message))
    message_free (message);
  else
    {
      diags->counts[message->severity]++;
      diags->n_passing += message->passes;
      if (diags->counts[message->severity] <= MOST_KEPT)
        {
          g_hash_table_add (diags->seen, message);
          g_ptr_array_add (diags->messages, message);
        }
      else
        message_free (message);
    }
  g_mutex_unlock (&diags->mutex);
}

/* Where the part of a catalogue's text begins that says what to do; NULL. The translations keep the mark, or use their own. */
static const char *
find_remedy (const char *text)
{
  static const char *const marks[] = { "; ", "；" };
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const char *mark = strstr (text, marks[i]);
      if (mark != NULL)
        return mark + strlen (marks[i]);
    }
  return NULL;
}

static DiagMessage *
message_new (DiagId id, const Place *place, const char *const *arguments, guint n_arguments)
{
  DiagMessage *message = g_new0 (DiagMessage, 1);
  const char *text = gettext (catalogue[id].text), *remedy = find_remedy (text);
  message->id = id;
  message->severity = diag_id_severity (id);
  message->text = fill_in (text, arguments, n_arguments);
  message->remedy = remedy == NULL ? NULL : fill_in (remedy, arguments, n_arguments);
  if (place != NULL && place->file != NULL)
    {
      message->file = place->file;
      message->line = place->line;
      message->column = place->column;
      message->length = place->length;
      message->cell = place->cell;
      message->is_sheet = place->is_sheet;
      message->value = place->value == NULL ? NULL : fill_in ("{1}", &place->value, 1);
    }
  if (message->severity == DIAG_REPAIR && n_arguments > 1)
    {
      g_free (message->value);
      message->value = fill_in ("{1}", arguments, 1);
      message->became = fill_in ("{2}", arguments, 2);
    }
  return message;
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

  DiagMessage *message = message_new (id, place, arguments, n_arguments);
  if (catalogue[id].severity == DIAG_ERROR && diags->errors == DIAG_SETS_ASIDE)
    message->severity = DIAG_ASIDE;
  message->passes = catalogue[id].severity == DIAG_ERROR && diags->errors == DIAG_PASSES;
  keep (diags, message);
}

char *
diag_other_line (const char *file, guint line, const char *here)
{
  return g_strcmp0 (file, here) == 0 ? g_strdup_printf (gettext ("line %u"), line) : g_strdup_printf (gettext ("%s, line %u"), file, line);
}

void
diag_move (Diagnostics *to, Diagnostics *from)
{
  guint kept[DIAG_FAILURE + 1] = { 0 }, passing = 0;
  for (guint i = 0; i < from->messages->len; i++)
    {
      DiagMessage *copy = g_memdup2 (from->messages->pdata[i], sizeof (DiagMessage));
      copy->text = g_strdup (copy->text);
      copy->remedy = g_strdup (copy->remedy);
      copy->value = g_strdup (copy->value);
      copy->became = g_strdup (copy->became);
      kept[copy->severity]++;
      passing += copy->passes;
      keep (to, copy);
    }
  /* Those that were only counted stay counted. */
  for (guint severity = 0; severity < G_N_ELEMENTS (kept); severity++)
    to->counts[severity] += from->counts[severity] - kept[severity];
  to->n_passing += from->n_passing - passing;
  diag_clear (from);
}

void
diag_clear (Diagnostics *diags)
{
  g_hash_table_remove_all (diags->seen);
  g_ptr_array_set_size (diags->messages, 0);
  memset (diags->counts, 0, sizeof diags->counts);
  diags->n_passing = 0;
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
    count += ((const DiagMessage *) diags->messages->pdata[i])->id == id;
  return count;
}

gboolean
diag_stops (const Diagnostics *diags)
{
  return diags->counts[DIAG_ERROR] + diags->counts[DIAG_FAILURE] > 0;
}

gboolean
diag_hinders (const Diagnostics *diags)
{
  return diags->counts[DIAG_ERROR] + diags->counts[DIAG_FAILURE] > diags->n_passing;
}

int
diag_exit_status (const Diagnostics *diags)
{
  if (diags->counts[DIAG_FAILURE] > 0)
    return 3;
  return diags->counts[DIAG_ERROR] > 0 ? 1 : 0;
}

GPtrArray *
diag_messages (const Diagnostics *diags)
{
  GPtrArray *sorted = g_ptr_array_new ();
  for (guint i = 0; i < diags->messages->len; i++)
    g_ptr_array_add (sorted, diags->messages->pdata[i]);
  g_ptr_array_sort (sorted, diag_compare_messages);
  return sorted;
}

void
diag_fill_values (Diagnostics *diags)
{
  g_autoptr (GPtrArray) sorted = diag_messages (diags);
  diag_read_values (sorted, diags->directory, diags->lines);
}

void
diag_print (const Diagnostics *diags, FILE *out, guint most, gboolean verbose)
{
  diag_print_messages (diags->messages, diags->directory, diags->lines, out, most, verbose);
}
