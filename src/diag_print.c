#include "diag_print.h"

#include <libintl.h>
#include <string.h>

#define _(text) gettext (text)
#define N_(text) text

/* A longer line is shown in part, around the caret. */
#define LINE_WIDTH 160
#define LINE_BEFORE 60

gint
diag_compare_messages (gconstpointer a, gconstpointer b)
{
  const DiagMessage *x = *(const DiagMessage *const *) a, *y = *(const DiagMessage *const *) b;
  int order = g_strcmp0 (x->file, y->file);
  if (order == 0)
    order = (x->line > y->line) - (x->line < y->line);
  if (order == 0)
    order = (x->column > y->column) - (x->column < y->column);
  if (order == 0)
    order = (x->cell > y->cell) - (x->cell < y->cell);
  if (order == 0)
    order = strcmp (diag_id_name (x->id), diag_id_name (y->id));
  return order != 0 ? order : strcmp (x->text, y->text);
}

char *
diag_message_cell (const DiagMessage *message)
{
  char letters[8];
  guint at = sizeof letters - 1;
  if (message->line == 0)
    return g_strdup ("");
  letters[at] = '\0';
  /* A, B … Z, AA: a number system without zero. */
  for (guint rest = message->cell; rest > 0 && at > 0; rest = (rest - 1) / 26)
    letters[--at] = (char) ('A' + (rest - 1) % 26);
  return g_strdup_printf ("%s%u", letters + at, message->line);
}

char *
diag_message_place (const DiagMessage *message)
{
  if (message->cell > 0 || message->is_sheet || message->line == 0 || message->column == 0)
    return diag_message_cell (message);
  return g_strdup_printf (_("line %u, column %u"), message->line, message->column);
}

static const char *
severity_word (DiagSeverity severity)
{
  static const char *const words[] = { N_ ("note"), N_ ("repaired"), N_ ("warning"), N_ ("set aside"), N_ ("error"), N_ ("error"), N_ ("failure") };
  return _ (words[severity]);
}

static guint
display_width (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  return g_unichar_iswide (c) ? 2 : 1;
}

/* The file that excerpts are taken from: messages come sorted by file, so one is open at a time, read forward. */
typedef struct {
  const char *directory;
  char *name;
  DiagLines lines;
  char *path;
  FILE *stream;
  guint line;              /* of the text in `buffer` */
  GString *buffer;
} Excerpt;

static void
excerpt_close (Excerpt *excerpt)
{
  if (excerpt->stream != NULL)
    fclose (excerpt->stream);
  excerpt->stream = NULL;
  g_clear_pointer (&excerpt->name, g_free);
  g_clear_pointer (&excerpt->path, g_free);
  excerpt->line = 0;
}

static void
excerpt_open (Excerpt *excerpt, const char *file)
{
  excerpt_close (excerpt);
  excerpt->name = g_strdup (file);
  excerpt->path = g_path_is_absolute (file) || excerpt->directory == NULL
                      ? g_strdup (file) : g_build_filename (excerpt->directory, file, NULL);
  if (g_file_test (excerpt->path, G_FILE_TEST_IS_REGULAR))
    excerpt->stream = fopen (excerpt->path, "rb");
}

/* Reads the next line, of which at most a bounded part is kept. */
static gboolean
next_line (Excerpt *excerpt)
{
  const gsize most = 4 * (1 << 20);
  g_string_truncate (excerpt->buffer, 0);
  int c;
  while ((c = getc_unlocked (excerpt->stream)) != EOF && c != '\n')
    if (excerpt->buffer->len < most)
      g_string_append_c (excerpt->buffer, (char) c);
  if (c == EOF && excerpt->buffer->len == 0)
    return FALSE;
  excerpt->line++;
  return TRUE;
}

/* The text of a line, or NULL. Borrowed until the next call. */
static const char *
excerpt_line (Excerpt *excerpt, const char *file, guint line)
{
  if (g_strcmp0 (excerpt->name, file) != 0)
    excerpt_open (excerpt, file);
  if (excerpt->stream == NULL || line < excerpt->line)
    return NULL;
  while (excerpt->line < line)
    if (!next_line (excerpt))
      return NULL;
  /* A byte order mark is no character of the line. */
  if (excerpt->line == 1 && g_str_has_prefix (excerpt->buffer->str, "\xef\xbb\xbf"))
    g_string_erase (excerpt->buffer, 0, 3);
  if (excerpt->lines.find != NULL && !g_utf8_validate (excerpt->buffer->str, (gssize) excerpt->buffer->len, NULL))
    {
      g_autofree char *text = excerpt->lines.find (excerpt->name, excerpt->path, line, excerpt->lines.data);
      if (text != NULL)
        g_string_assign (excerpt->buffer, text);
    }
  return excerpt->buffer->str;
}

/* Appends one character of the line as the terminal may see it, and its width. */
static guint
append_shown (GString *out, gunichar c)
{
  if (c == '\t')
    c = ' ';
  if (g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_FORMAT)
    c = 0xFFFD;
  g_string_append_unichar (out, c);
  return display_width (c);
}

static void
print_line (FILE *out, const char *raw, guint column, guint length)
{
  g_autofree char *text = g_utf8_make_valid (raw, -1);
  g_strchomp (text);
  g_autoptr (GString) shown = g_string_new (NULL), marks = g_string_new (NULL);
  guint first = column > LINE_BEFORE ? column - LINE_BEFORE : 1, at = 1, width = 0;
  if (first > 1)
    {
      g_string_append (shown, "…");
      g_string_append_c (marks, ' ');
      width = 1;
    }
  for (const char *c = text; *c != '\0' && width < LINE_WIDTH; c = g_utf8_next_char (c), at++)
    {
      if (at < first)
        continue;
      guint w = append_shown (shown, g_utf8_get_char (c));
      width += w;
      char mark = at < column || at >= column + MAX (length, 1) ? ' ' : at == column ? '^' : '~';
      for (guint i = 0; i < w; i++)
        g_string_append_c (marks, mark == '^' && i > 0 ? '~' : mark);
    }
  if (at <= column)
    g_string_append_c (marks, '^');
  g_strchomp (marks->str);
  fprintf (out, "%s\n%s\n", shown->str, marks->str);
}

/* The line, or the part of it around a column. New string. */
static char *
line_around (const char *raw, guint column)
{
  g_autofree char *text = g_utf8_make_valid (raw, -1);
  g_strdelimit (g_strchomp (text), "\t", ' ');
  glong length = g_utf8_strlen (text, -1), first = column > LINE_WIDTH - LINE_BEFORE ? (glong) column - LINE_BEFORE : 0;
  if (length <= LINE_WIDTH || first >= length)
    return g_strstrip (g_utf8_substring (text, 0, MIN (length, LINE_WIDTH)));
  g_autofree char *part = g_utf8_substring (text, first, MIN (length, first + LINE_WIDTH));
  return g_strconcat (first > 0 ? "…" : "", g_strstrip (part), first + LINE_WIDTH < length ? "…" : "", NULL);
}

/* The cell that the caret line underlines. New string. */
static char *
line_part (const char *raw, guint column, guint length)
{
  g_autofree char *text = g_utf8_make_valid (raw, -1);
  glong end = g_utf8_strlen (text, -1), from = MIN ((glong) column - 1, end);
  return g_utf8_substring (text, from, MIN (end, from + (glong) MIN (length, LINE_WIDTH)));
}

void
diag_read_values (const GPtrArray *messages, const char *directory, DiagLines lines)
{
  Excerpt excerpt = { .directory = directory, .lines = lines, .buffer = g_string_new (NULL) };
  for (guint i = 0; i < messages->len; i++)
    {
      DiagMessage *message = messages->pdata[i];
      if (message->file == NULL || message->value != NULL || message->is_sheet || message->line == 0 || message->column == 0
          || (message->cell > 0 && message->length == 0))
        continue;
      const char *line = excerpt_line (&excerpt, message->file, message->line);
      g_autofree char *around = line == NULL ? NULL : message->cell > 0 ? line_part (line, message->column, message->length) : line_around (line, message->column);
      message->value = around == NULL ? NULL : diag_visible (around);
    }
  excerpt_close (&excerpt);
  g_string_free (excerpt.buffer, TRUE);
}

/* "data/scores.csv:14:7: ", "data/台账.xlsx[签到]!D14: ". */
static void
print_place (FILE *out, const DiagMessage *message)
{
  if (message->file == NULL)
    return;
  fputs (message->file, out);
  if (message->is_sheet && message->line > 0)
    {
      g_autofree char *cell = diag_message_cell (message);
      fprintf (out, "!%s", cell);
    }
  else if (message->line > 0)
    fprintf (out, message->column > 0 ? ":%u:%u" : ":%u", message->line, message->column);
  fputs (": ", out);
}

static void
print_message (FILE *out, const DiagMessage *message, Excerpt *excerpt)
{
  print_place (out, message);
  /* severity: text */
  fprintf (out, _("%s: %s"), severity_word (message->severity), message->text);
  fprintf (out, " [%s]\n", diag_id_name (message->id));
  if (message->file == NULL || message->line == 0 || message->column == 0 || message->is_sheet)
    return;
  const char *line = excerpt_line (excerpt, message->file, message->line);
  if (line != NULL)
    print_line (out, line, message->column, message->length);
}

/* The gravest first, each severity by place. */
static gint
compare_gravity (gconstpointer a, gconstpointer b)
{
  const DiagMessage *one = *(const DiagMessage *const *) a, *other = *(const DiagMessage *const *) b;
  return one->severity != other->severity ? (one->severity > other->severity ? -1 : 1) : diag_compare_messages (a, b);
}

/* Those that there is room for, by place: no mistake is left out for the sake of a warning. */
static void
choose_messages (GPtrArray *messages, guint most)
{
  if (messages->len > most)
    {
      g_ptr_array_sort (messages, compare_gravity);
      g_ptr_array_set_size (messages, (gint) most);
    }
  g_ptr_array_sort (messages, diag_compare_messages);
}

void
diag_print_messages (const GPtrArray *messages, const char *directory, DiagLines lines, FILE *out, guint most, gboolean verbose)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  for (guint i = 0; i < messages->len; i++)
    if (verbose || ((const DiagMessage *) messages->pdata[i])->severity > DIAG_REPAIR)
      g_ptr_array_add (sorted, messages->pdata[i]);
  guint more = sorted->len > most ? sorted->len - most : 0;
  choose_messages (sorted, most);
  Excerpt excerpt = { .directory = directory, .lines = lines, .buffer = g_string_new (NULL) };
  for (guint i = 0; i < sorted->len; i++)
    print_message (out, sorted->pdata[i], &excerpt);
  if (more > 0)
    {
      fprintf (out, ngettext ("… and %u more message", "… and %u more messages", more), more);
      fputc ('\n', out);
    }
  excerpt_close (&excerpt);
  g_string_free (excerpt.buffer, TRUE);
}
