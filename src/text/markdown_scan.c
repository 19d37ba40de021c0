/* Limits: some inputs of a few kilobytes take the library minutes. They all need many container markers in a line, many
 * brackets in a paragraph or many columns in a table, which nobody writes: such a document is refused before it is parsed. */
#include <string.h>

#include "text/markdown_parts.h"

#define MOST_BYTES (4u << 20)
#define MOST_MARKERS 64u            /* list and quote markers at the beginning of a line */
#define MOST_DEPTH 100u             /* the same, with the levels that the indentation stands for */
#define MOST_BRACKETS 2000u         /* opening brackets in a paragraph */
#define MOST_APART_BRACKETS 5000u   /* the same in a table or list without blank lines, whose cells and items are parsed apart */
#define MOST_COLUMNS 200u
#define MOST_CELLS 100000u          /* of all tables of a document, cells that rows leave out counted */

typedef struct {
  const MarkdownOptions *options;
  Diagnostics *diags;
  gboolean count_brackets;
  guint line;
  guint paragraph_line, brackets;
  gsize paragraph_bytes;
  guint64 cells;
  guint columns;                    /* of the table that the last lines may belong to; 0 none */
  gboolean is_apart, failed;
  gboolean said_brackets, said_cells;
} Scan;

static void
report (Scan *scan, DiagId id, guint line, guint column, guint most)
{
  Place place = { scan->options->name, line + scan->options->first_line - 1, column, 0 };
  g_autofree char *number = g_strdup_printf ("%u", most);
  diag_report (scan->diags, id, &place, number, NULL);
  scan->failed = TRUE;
}

/* Length of a list or quote marker at `at`, 0 when there is none. */
static gsize
marker_length (const char *at, const char *end)
{
  if (*at == '>')
    return 1;
  if (*at == '-' || *at == '+' || *at == '*')
    return at + 1 == end || at[1] == ' ' || at[1] == '\t' ? 1 : 0;
  gsize digits = 0;
  while (digits < 9 && at + digits < end && g_ascii_isdigit (at[digits]))
    digits++;
  if (digits > 0 && at + digits < end && (at[digits] == '.' || at[digits] == ')')
      && (at + digits + 1 == end || at[digits + 1] == ' ' || at[digits + 1] == '\t'))
    return digits + 1;
  return 0;
}

/* Skips the container markers of a line and checks how many there are; returns where the content begins. `is_item`: one of them
 * begins an item of a list without numbers, which ends the paragraph before. */
static const char *
scan_containers (Scan *scan, const char *begin, const char *end, gboolean *is_item)
{
  *is_item = FALSE;
  guint markers = 0, indent = 0;
  const char *at = begin;
  while (at < end)
    {
      if (*at == ' ' || *at == '\t')
        {
          indent += *at == '\t' ? 4 : 1;
          at++;
          continue;
        }
      gsize length = marker_length (at, end);
      if (length == 0)
        break;
      markers++;
      *is_item |= *at == '-' || *at == '+' || *at == '*';
      at += length;
    }
  if (markers > MOST_MARKERS || (markers > 0 && markers + indent / 2 > MOST_DEPTH + MOST_MARKERS))
    report (scan, DIAG_MARKDOWN_MARKERS, scan->line, 1, MOST_MARKERS);
  return at;
}

/* The columns of a line that looks like the second line of a table (|---|:-:|), else 0. */
static guint
delimiter_columns (const char *at, const char *end)
{
  if (at == end || (*at != '|' && *at != '-' && *at != ':'))
    return 0;
  guint bars = 0, dashes = 0;
  while (end > at && (end[-1] == ' ' || end[-1] == '\t'))
    end--;
  guint outer = (*at == '|') + (end - at > 1 && end[-1] == '|');
  for (; at < end; at++)
    switch (*at)
      {
      case '|': bars++; break;
      case '-': dashes++; break;
      case ':': case ' ': case '\t': case '\v': case '\f': break;
      default: return 0;
      }
  return dashes == 0 ? 0 : bars + 1 - outer;
}

static void
scan_table (Scan *scan, const char *begin, const char *at, const char *end)
{
  guint columns = delimiter_columns (at, end);
  if (columns > MOST_COLUMNS)
    report (scan, DIAG_MARKDOWN_COLUMNS, scan->line, (guint) (at - begin) + 1, MOST_COLUMNS);
  if (columns > 0)
    {
      if (scan->paragraph_bytes > 0)
        scan->is_apart = TRUE;
      if (columns > scan->columns)
        scan->columns = columns;
    }
  scan->cells += scan->columns;
  if (scan->cells > MOST_CELLS && !scan->said_cells)
    {
      scan->said_cells = TRUE;
      report (scan, DIAG_MARKDOWN_CELLS, scan->line, 1, MOST_CELLS);
    }
}

static void
end_paragraph (Scan *scan)
{
  guint most = scan->is_apart ? MOST_APART_BRACKETS : MOST_BRACKETS;
  if (scan->brackets > most && !scan->said_brackets)
    {
      scan->said_brackets = TRUE;
      report (scan, DIAG_MARKDOWN_BRACKETS, scan->paragraph_line, 1, most);
    }
  scan->brackets = 0;
  scan->paragraph_bytes = 0;
  scan->columns = 0;
  scan->is_apart = FALSE;
}

static guint
count_brackets (const char *text, gsize length)
{
  guint count = 0;
  for (const char *at = text, *end = text + length; (at = memchr (at, '[', (gsize) (end - at))) != NULL; at++)
    count++;
  return count;
}

static void
scan_line (Scan *scan, const char *begin, const char *end)
{
  scan->line++;
  gboolean is_item;
  const char *at = scan_containers (scan, begin, end, &is_item);
  if (at == end)
    {
      end_paragraph (scan);
      return;
    }
  if (scan->paragraph_bytes == 0)
    scan->paragraph_line = scan->line;
  if (scan->columns > 0 || *at == '|' || *at == '-' || *at == ':')
    scan_table (scan, begin, at, end);
  scan->is_apart |= is_item;
  if (scan->count_brackets)
    scan->brackets += count_brackets (at, (gsize) (end - at));
  scan->paragraph_bytes += (gsize) (end - at) + 1;
}

gboolean
markdown_check_limits (const char *text, gsize length, const MarkdownOptions *options, Diagnostics *diags)
{
  Scan scan = { .options = options, .diags = diags };
  if (length > MOST_BYTES)
    {
      report (&scan, DIAG_MARKDOWN_SIZE, 1, 0, MOST_BYTES >> 20);
      return FALSE;
    }
  scan.count_brackets = count_brackets (text, length) > MOST_BRACKETS;
  const char *end = text + length;
  /* A lone CR ends a line for the library too: where the text has one, CR is looked for as well. */
  const char *at = text;
  while (at < end)
    {
      const char *newline = memchr (at, '\n', (gsize) (end - at));
      const char *line_end = newline != NULL ? newline : end;
      const char *stop = line_end;
      for (const char *cr; (cr = memchr (at, '\r', (gsize) (line_end - at))) != NULL; at = cr + 1)
        {
          if (cr + 1 == line_end)
            {
              stop = cr;
              break;
            }
          scan_line (&scan, at, cr);
        }
      scan_line (&scan, at, stop);
      at = line_end + 1;
    }
  end_paragraph (&scan);
  return !scan.failed;
}
