/* Blocks in which no quote stands. There a record is a line and a cell what stands between two delimiters, so that they are cut here, many bytes at a
 * time, and stay where they are; libcsv looks at every byte and copies every cell. It gets whatever is not just that: quotes, control characters, a
 * carriage return alone, a last line without end, and what is too long. */
#include <string.h>

#include "text/bytes.h"
#include "text/csv_reader.h"

#define CONTROLS_BELOW ('\r' + 1)
/* Bytes that are looked at together, each a bit of a number. */
#define STRIDE 64

/* What has been cut of a block. */
typedef struct {
  CsvReader *reader;
  const char *line;        /* the line that is being cut … */
  const char *cell;        /* … and its cell */
  guint n_cells;           /* those of the line so far, in the reader */
  char delimiter;
} Cutting;

/* A bit for each byte that is a delimiter, or a control character up to CR. */
static inline guint64
find_stops (const char *at, char delimiter)
{
  guint64 stops = 0;
  for (guint i = 0; i < STRIDE / sizeof (Bytes16); i++)
    {
      Bytes16 bytes = bytes16_load (at + i * sizeof (Bytes16));
      stops |= (guint64) bytes16_bits ((Bytes16) ((bytes == (guint8) delimiter) | (bytes < CONTROLS_BELOW))) << i * sizeof (Bytes16);
    }
  return stops;
}

/* The cell up to `end`, without the blanks around it, as libcsv leaves them out. */
static inline void
cut_cell (Cutting *cutting, const char *end)
{
  const char *from = cutting->cell;
  if (G_UNLIKELY (from < end && ((guchar) *from <= ' ' || (guchar) end[-1] <= ' ')))
    {
      while (from < end && csv_is_blank (*from, cutting->delimiter))
        from++;
      while (from < end && csv_is_blank (end[-1], cutting->delimiter))
        end--;
    }
  cutting->reader->cells[cutting->n_cells++] = (Cell) { from, (gsize) (end - from) };
}

/* The line ends at its line feed: its record is delivered, if it is not blank. FALSE when it is left to libcsv. */
static inline gboolean
end_line (Cutting *cutting, const char *newline)
{
  CsvReader *reader = cutting->reader;
  if (newline - cutting->line > CSV_MOST_BYTES)
    return FALSE;
  cut_cell (cutting, newline > cutting->cell && newline[-1] == '\r' ? newline - 1 : newline);
  if (cutting->n_cells > 1 || reader->cells[0].length > 0)
    {
      reader->n_cells = cutting->n_cells;
      csv_deliver (reader);
    }
  reader->record_line = ++reader->line;
  cutting->n_cells = 0;
  cutting->cell = cutting->line = newline + 1;
  return !reader->ended;
}

/* What ends a cell; FALSE when cutting ends with it, at the beginning of its line or behind it. */
static inline gboolean
stop_at (Cutting *cutting, const char *stop, const char *end)
{
  if (G_UNLIKELY (cutting->n_cells == CSV_MOST_CELLS))
    return FALSE;
  if (*stop == '\n')
    return end_line (cutting, stop);
  if (G_UNLIKELY (*stop != cutting->delimiter))
    return *stop == '\r' && stop + 1 < end && stop[1] == '\n';
  cut_cell (cutting, stop);
  cutting->cell = stop + 1;
  return TRUE;
}

/* Cuts at the stops among the bytes that `stops` tells of, the first of which is *at. */
static inline gboolean
cut_at (Cutting *cutting, const char *at, guint64 stops, const char *end)
{
  for (; stops != 0; stops &= stops - 1)
    if (!stop_at (cutting, at + __builtin_ctzll (stops), end))
      return FALSE;
  return TRUE;
}

gsize
csv_cut_plain (CsvReader *reader)
{
  const char *at = reader->text, *end = at + reader->length;
  Cutting cutting = { reader, at, at, 0, reader->csv->delimiter };
  gboolean going = !reader->after_return && reader->n_cells == 0 && !reader->ended;
  for (; going && end - at >= STRIDE; at += STRIDE)
    going = cut_at (&cutting, at, find_stops (at, cutting.delimiter), end);
  if (going && at < end)
    {
      /* What is left is too short to be looked at in its place. */
      char rest[STRIDE];
      memset (rest, 'x', sizeof rest);
      memcpy (rest, at, (gsize) (end - at));
      cut_at (&cutting, at, find_stops (rest, cutting.delimiter), end);
    }
  reader->n_cells = 0;
  return (gsize) (cutting.line - reader->text);
}
