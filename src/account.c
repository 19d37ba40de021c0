#include "account.h"

#include <string.h>

/* Excel and its like take a cell that begins so for a formula, whatever the quotes. */
static gboolean
looks_like_formula (const char *text)
{
  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
}

typedef struct {
  GString *text;
  AccountStyle style;
  const char *line_end;
  gboolean first;
} CsvWriter;

static void
writer_cell (CsvWriter *writer, const char *text)
{
  if (text == NULL)
    text = "";
  gboolean harmless = writer->style == ACCOUNT_SPREADSHEET && looks_like_formula (text);
  gboolean quoted = harmless || strpbrk (text, ",\"\r\n") != NULL;
  if (!writer->first)
    g_string_append_c (writer->text, ',');
  writer->first = FALSE;
  if (quoted)
    g_string_append_c (writer->text, '"');
  if (harmless)
    g_string_append_c (writer->text, '\'');
  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (writer->text, '"');
      g_string_append_c (writer->text, *at);
    }
  if (quoted)
    g_string_append_c (writer->text, '"');
}

static void
writer_count (CsvWriter *writer, guint64 count)
{
  char digits[24];
  g_snprintf (digits, sizeof digits, "%" G_GUINT64_FORMAT, count);
  writer_cell (writer, digits);
}

static void
writer_end_row (CsvWriter *writer)
{
  g_string_append (writer->text, writer->line_end);
  writer->first = TRUE;
}

/* `names` are the columns; in words, account.column.NAME. */
static void
writer_begin (CsvWriter *writer, const char *const *names, const Words *words, AccountStyle style)
{
  gboolean spreadsheet = style == ACCOUNT_SPREADSHEET;
  *writer = (CsvWriter) { g_string_new (spreadsheet ? "\xef\xbb\xbf" : ""), style, spreadsheet ? "\r\n" : "\n", TRUE };
  for (; *names != NULL; names++)
    {
      g_autofree char *key = g_strconcat ("account.column.", *names, NULL);
      writer_cell (writer, spreadsheet ? words_get (words, key) : *names);
    }
  writer_end_row (writer);
}

const char *
account_delimiter_name (char delimiter)
{
  switch (delimiter)
    {
    case ',': return ",";
    case ';': return ";";
    case ':': return ":";
    case '\t': return "tab";
    default: return "";
    }
}

char *
account_files_csv (const Intake *intake, const Words *words, AccountStyle style)
{
  static const char *const names[] = { "file", "dataset", "encoding", "delimiter", "rows", "used", "repaired", "refused", "later", NULL };
  g_autoptr (GPtrArray) files = intake_files (intake);
  CsvWriter writer;
  writer_begin (&writer, names, words, style);
  for (guint i = 0; i < files->len; i++)
    {
      const IntakeFile *file = files->pdata[i];
      writer_cell (&writer, file->file);
      writer_cell (&writer, file->dataset);
      writer_cell (&writer, file->encoding);
      writer_cell (&writer, account_delimiter_name (file->delimiter));
      writer_count (&writer, file->counts.rows);
      writer_count (&writer, file->counts.used);
      writer_count (&writer, file->counts.repaired);
      writer_count (&writer, file->counts.refused);
      writer_count (&writer, file->counts.later);
      writer_end_row (&writer);
    }
  return g_string_free (writer.text, FALSE);
}

char *
account_repairs_csv (const Diagnostics *diags, const Words *words, AccountStyle style)
{
  static const char *const names[] = { "file", "place", "repair", "was", "is", NULL };
  g_autoptr (GPtrArray) messages = diag_messages (diags);
  CsvWriter writer;
  writer_begin (&writer, names, words, style);
  for (guint i = 0; i < messages->len; i++)
    {
      const DiagMessage *message = messages->pdata[i];
      if (message->severity != DIAG_REPAIR)
        continue;
      g_autofree char *cell = diag_message_cell (message);
      g_autofree char *key = g_strconcat ("repair.", diag_id_name (message->id), NULL);
      const char *word = style == ACCOUNT_SPREADSHEET ? words_find (words, key) : NULL;
      writer_cell (&writer, message->file);
      writer_cell (&writer, cell);
      writer_cell (&writer, word != NULL ? word : diag_id_name (message->id));
      writer_cell (&writer, message->value);
      writer_cell (&writer, message->became);
      writer_end_row (&writer);
    }
  return g_string_free (writer.text, FALSE);
}

void
account_split_sheet (const char *shown, char **file, char **sheet)
{
  const char *bracket = strrchr (shown, '[');
  gsize length = strlen (shown);
  *file = bracket == NULL || shown[length - 1] != ']' ? g_strdup (shown) : g_strndup (shown, (gsize) (bracket - shown));
  *sheet = bracket == NULL || shown[length - 1] != ']' ? NULL : g_strndup (bracket + 1, length - (gsize) (bracket + 1 - shown) - 1);
}

char *
account_problem_text (const DiagMessage *message)
{
  gsize length = strlen (message->text), remedy = message->remedy == NULL ? 0 : strlen (message->remedy);
  char *text = g_strndup (message->text, length - MIN (length, remedy));
  /* The mark between the two. */
  g_strchomp (text);
  if (remedy > 0 && g_str_has_suffix (text, "；"))
    text[strlen (text) - strlen ("；")] = '\0';
  else if (remedy > 0 && g_str_has_suffix (text, ";"))
    text[strlen (text) - 1] = '\0';
  return text;
}

char *
account_problems_csv (const Diagnostics *diags, const Words *words, AccountStyle style)
{
  static const char *const names[] = { "severity", "file", "sheet", "place", "value", "problem", "remedy", "message", NULL };
  static const char *const severities[] = { "note", "repaired", "warning", "aside", "error", "error", "failure" };
  g_autoptr (GPtrArray) messages = diag_messages (diags);
  CsvWriter writer;
  writer_begin (&writer, names, words, style);
  for (guint i = 0; i < messages->len; i++)
    {
      const DiagMessage *message = messages->pdata[i];
      if (message->severity == DIAG_NOTE)
        continue;
      g_autofree char *file = NULL, *sheet = NULL, *cell = diag_message_cell (message), *problem = account_problem_text (message);
      g_autofree char *key = g_strconcat ("account.severity.", severities[message->severity], NULL);
      account_split_sheet (message->file == NULL ? "" : message->file, &file, &sheet);
      writer_cell (&writer, style == ACCOUNT_SPREADSHEET ? words_get (words, key) : severities[message->severity]);
      writer_cell (&writer, file);
      writer_cell (&writer, sheet);
      writer_cell (&writer, cell);
      writer_cell (&writer, message->value);
      writer_cell (&writer, problem);
      writer_cell (&writer, message->remedy);
      writer_cell (&writer, diag_id_name (message->id));
      writer_end_row (&writer);
    }
  return g_string_free (writer.text, FALSE);
}
