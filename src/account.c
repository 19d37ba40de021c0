#include "account.h"

#include "text/csv_write.h"

#include <string.h>

/* `names` are the columns; in words, account.column.NAME. */
static void
writer_begin (CsvWriter *writer, const char *const *names, const Words *words, AccountStyle style)
{
  gboolean spreadsheet = style == ACCOUNT_SPREADSHEET;
  csv_writer_init (writer, spreadsheet ? CSV_FOR_SPREADSHEETS : CSV_FOR_PROGRAMS);
  for (; *names != NULL; names++)
    {
      g_autofree char *key = g_strconcat ("account.column.", *names, NULL);
      csv_write_cell (writer, spreadsheet ? words_get (words, key) : *names);
    }
  csv_write_row_end (writer);
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
account_files_csv (const Intake *intake, const Edition *edition, const Words *words, AccountStyle style)
{
  static const char *const names[] = { "file", "dataset", "encoding", "delimiter", "rows", "used", "repaired", "refused", "later", NULL };
  g_autoptr (GPtrArray) files = intake_files (intake);
  CsvWriter writer;
  writer_begin (&writer, names, words, style);
  for (guint i = 0; i < files->len; i++)
    {
      const IntakeFile *file = files->pdata[i];
      if (edition != NULL && !rights_list_file (edition, file))
        continue;
      csv_write_cell (&writer, file->file);
      csv_write_cell (&writer, file->dataset);
      csv_write_cell (&writer, file->encoding);
      csv_write_cell (&writer, account_delimiter_name (file->delimiter));
      csv_write_count (&writer, file->counts.rows);
      csv_write_count (&writer, file->counts.used);
      csv_write_count (&writer, file->counts.repaired);
      csv_write_count (&writer, file->counts.refused);
      csv_write_count (&writer, file->counts.later);
      csv_write_row_end (&writer);
    }
  return csv_writer_finish (&writer);
}

/* A file that is no dataset has no repairs; if one has, it is not known what stands in it. */
gboolean
account_shows_repair (const Intake *intake, const Edition *edition, const char *file, gboolean *cells)
{
  *cells = TRUE;
  if (edition == NULL || edition->name == NULL)
    return TRUE;
  FileRights rights = rights_of_file (intake, edition, file != NULL ? file : "");
  *cells = rights.known && rights.shown;
  return rights.known && rights.listed;
}

char *
account_repairs_csv (const Diagnostics *diags, const Intake *intake, const Edition *edition, const Words *words, AccountStyle style)
{
  static const char *const names[] = { "file", "place", "repair", "was", "is", NULL };
  g_autoptr (GPtrArray) messages = diag_messages (diags);
  CsvWriter writer;
  writer_begin (&writer, names, words, style);
  for (guint i = 0; i < messages->len; i++)
    {
      const DiagMessage *message = messages->pdata[i];
      gboolean cells;
      if (message->severity != DIAG_REPAIR || !account_shows_repair (intake, edition, message->file, &cells))
        continue;
      g_autofree char *cell = diag_message_cell (message);
      g_autofree char *key = g_strconcat ("repair.", diag_id_name (message->id), NULL);
      const char *word = style == ACCOUNT_SPREADSHEET ? words_find (words, key) : NULL;
      csv_write_cell (&writer, message->file);
      csv_write_cell (&writer, cell);
      csv_write_cell (&writer, word != NULL ? word : diag_id_name (message->id));
      csv_write_cell (&writer, cells ? message->value : words_get (words, "report.reason.edition"));
      csv_write_cell (&writer, cells ? message->became : words_get (words, "report.reason.edition"));
      csv_write_row_end (&writer);
    }
  return csv_writer_finish (&writer);
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
      g_autofree char *file = NULL, *sheet = NULL, *place = diag_message_place (message), *problem = account_problem_text (message);
      g_autofree char *key = g_strconcat ("account.severity.", severities[message->severity], NULL);
      account_split_sheet (message->file == NULL ? "" : message->file, &file, &sheet);
      csv_write_cell (&writer, style == ACCOUNT_SPREADSHEET ? words_get (words, key) : severities[message->severity]);
      csv_write_cell (&writer, file);
      csv_write_cell (&writer, sheet);
      csv_write_cell (&writer, place);
      csv_write_cell (&writer, message->value);
      csv_write_cell (&writer, problem);
      csv_write_cell (&writer, message->remedy);
      csv_write_cell (&writer, diag_id_name (message->id));
      csv_write_row_end (&writer);
    }
  return csv_writer_finish (&writer);
}
