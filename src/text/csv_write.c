#include "text/csv_write.h"

#include <string.h>

/* Excel and its like take a cell that begins so for a formula, whatever the quotes. */
static gboolean
looks_like_formula (const char *text)
{
  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
}

void
csv_writer_init (CsvWriter *writer, CsvAudience audience)
{
  *writer = (CsvWriter) { g_string_new (audience == CSV_FOR_SPREADSHEETS ? "\xef\xbb\xbf" : ""), audience, TRUE };
}

char *
csv_writer_finish (CsvWriter *writer)
{
  return g_string_free (g_steal_pointer (&writer->text), FALSE);
}

static void
append_cell (GString *out, const char *text, CsvAudience audience)
{
  gboolean harmless = audience == CSV_FOR_SPREADSHEETS && looks_like_formula (text);
  gboolean quoted = harmless || strpbrk (text, ",\"\r\n") != NULL;
  if (quoted)
    g_string_append_c (out, '"');
  if (harmless)
    g_string_append_c (out, '\'');
  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *at);
    }
  if (quoted)
    g_string_append_c (out, '"');
}

char *
csv_cell (const char *text, CsvAudience audience)
{
  GString *cell = g_string_new (NULL);
  append_cell (cell, text, audience);
  return g_string_free (cell, FALSE);
}

void
csv_write_cell (CsvWriter *writer, const char *text)
{
  if (!writer->first)
    g_string_append_c (writer->text, ',');
  writer->first = FALSE;
  append_cell (writer->text, text != NULL ? text : "", writer->audience);
}

/* Behind apostrophes that the text itself has, too: so that one can be taken off again. */
char *
csv_protect (const char *text)
{
  return looks_like_formula (text + strspn (text, "'")) ? g_strconcat ("'", text, NULL) : g_strdup (text);
}

const char *
csv_unprotect (const char *text)
{
  return *text == '\'' && looks_like_formula (text + strspn (text, "'")) ? text + 1 : text;
}

void
csv_write_count (CsvWriter *writer, guint64 count)
{
  char digits[24];
  g_snprintf (digits, sizeof digits, "%" G_GUINT64_FORMAT, count);
  csv_write_cell (writer, digits);
}

void
csv_write_row_end (CsvWriter *writer)
{
  g_string_append (writer->text, writer->audience == CSV_FOR_SPREADSHEETS ? "\r\n" : "\n");
  writer->first = TRUE;
}
