/* Blocks in which no quote stands. There a record is a line and a cell what stands between two delimiters, so that they are cut here, several bytes at
 * a time, and stay where they are; libcsv looks at every byte and copies every cell. It gets whatever is not just that: quotes, control characters, a
 * carriage return alone, a last line without end, and what is too long. */
#include <string.h>

#include "text/csv_reader.h"

#define WORD 8
#define EACH_BYTE G_GUINT64_CONSTANT (0x0101010101010101)
#define HIGH_BITS G_GUINT64_CONSTANT (0x8080808080808080)
#define CONTROLS_BELOW ('\r' + 1)

/* The first delimiter or control character up to CR from `at` on; `end` when there is none. In `found` the lowest bit that is set is that of the first
 * such byte; those above it may be wrong. */
static inline const char *
find_stop (const char *at, const char *end, char delimiter)
{
  guint64 delimiters = (guchar) delimiter * EACH_BYTE;
  for (; end - at >= WORD; at += WORD)
    {
      guint64 word;
      memcpy (&word, at, WORD);
      word = GUINT64_FROM_LE (word);
      guint64 differ = word ^ delimiters;
      guint64 found = (((differ - EACH_BYTE) & ~differ) | ((word - CONTROLS_BELOW * EACH_BYTE) & ~word)) & HIGH_BITS;
      if (found != 0)
        return at + __builtin_ctzll (found) / WORD;
    }
  while (at < end && *at != delimiter && (guchar) *at >= CONTROLS_BELOW)
    at++;
  return at;
}

/* Without the blanks around it, as libcsv leaves them out. */
static inline Cell
cut_cell (const char *from, const char *to, char delimiter)
{
  if (G_UNLIKELY (from < to && ((guchar) *from <= ' ' || (guchar) to[-1] <= ' ')))
    {
      while (from < to && csv_is_blank (*from, delimiter))
        from++;
      while (from < to && csv_is_blank (to[-1], delimiter))
        to--;
    }
  return (Cell) { from, (gsize) (to - from) };
}

/* Cuts the line into the reader's cells; where the next one begins, NULL when it is left to libcsv. */
static inline const char *
cut_line (CsvReader *reader, const char *line, const char *end, char delimiter)
{
  const char *at = line, *stop;
  guint n = 0;
  for (;; at = stop + 1)
    {
      stop = find_stop (at, end, delimiter);
      if (stop == end || n == CSV_MOST_CELLS)
        return NULL;
      reader->cells[n++] = cut_cell (at, stop, delimiter);
      if (*stop != delimiter)
        break;
    }
  if (*stop == '\r' && ++stop == end)
    return NULL;
  if (*stop != '\n' || stop - line > CSV_MOST_BYTES)
    return NULL;
  reader->n_cells = n == 1 && reader->cells[0].length == 0 ? 0 : n;   /* of a blank line */
  return stop + 1;
}

gsize
csv_cut_plain (CsvReader *reader)
{
  const char *line = reader->text, *end = line + reader->length, *next;
  char delimiter = reader->csv->delimiter;
  if (reader->after_return || reader->n_cells > 0)
    return 0;
  while (line < end && !reader->ended && (next = cut_line (reader, line, end, delimiter)) != NULL)
    {
      if (reader->n_cells > 0)
        csv_deliver (reader);
      reader->record_line = ++reader->line;
      line = next;
    }
  reader->n_cells = 0;
  return (gsize) (line - reader->text);
}
