/* Which character cuts the lines of a CSV file into cells. */
#define _GNU_SOURCE   /* memmem, memrchr */
#include <string.h>

#include "text/csv_reader.h"

/* How many cells the record at bytes[*at] has when it is cut at `delimiter`; moves behind it. 0: a blank line. -1: it does not end. */
static int
count_cells (const char *bytes, gsize length, gboolean whole, char delimiter, gsize *at)
{
  CsvWalk walk = { .bytes = bytes + *at, .length = length - *at, .delimiter = delimiter };
  CsvSpan span = { 0 };
  int cells = 0;
  gboolean filled = FALSE;
  while (csv_walk (&walk, &span))
    {
      cells++;
      filled |= span.quoted || span.end > span.start;
    }
  if (walk.at > walk.length && !whole)
    return -1;
  *at = MIN (*at + walk.at, length);
  if (*at < length && bytes[*at - 1] == '\r' && bytes[*at] == '\n')
    (*at)++;
  return cells == 1 && !filled ? 0 : cells;
}

guint
csv_delimiter_weight (const char *bytes, gsize length, gboolean whole, char delimiter)
{
  int counts[CSV_MOST_PREVIEW];
  guint n = 0, best = 0;
  for (gsize at = 0; at < length && n < CSV_MOST_PREVIEW;)
    {
      int cells = count_cells (bytes, length, whole, delimiter, &at);
      if (cells < 0)
        break;
      if (cells > 1)
        counts[n++] = cells;
    }
  for (guint i = 0; i < n; i++)
    {
      guint equal = 0;
      for (guint j = 0; j < n; j++)
        equal += counts[j] == counts[i];
      best = MAX (best, equal * (guint) (counts[i] - 1));
    }
  return best;
}

char
csv_find_delimiter (const char *bytes, gsize length, gboolean whole)
{
  static const char delimiters[] = ",;\t";
  char found = 0;
  guint best = 0;
  for (guint i = 0; i < 3; i++)
    {
      guint weight = csv_delimiter_weight (bytes, length, whole, delimiters[i]);
      if (weight > best)
        {
          best = weight;
          found = delimiters[i];
        }
    }
  return found;
}

/* Whether the line of text[at] has the character `c`. */
static gboolean
line_has (const char *text, gsize length, gsize at, char c)
{
  const char *before = memrchr (text, '\n', at), *behind = memchr (text + at, '\n', length - at);
  const char *start = before != NULL ? before + 1 : text, *end = behind != NULL ? behind : text + length;
  return memchr (start, c, (gsize) (end - start)) != NULL;
}

gboolean
csv_is_cut_by_bars (const char *bytes, gsize length, gboolean whole, char found, gsize *bar)
{
  const char *first = memchr (bytes, '|', length);
  *bar = first != NULL ? (gsize) (first - bytes) : 0;
  if (first == NULL || (found != 0 && line_has (bytes, length, *bar, found)))
    return FALSE;
  return csv_delimiter_weight (bytes, length, whole, '|') > (found != 0 ? csv_delimiter_weight (bytes, length, whole, found) : 0);
}

gboolean
csv_has_full_width_commas (const char *bytes, gsize length, gsize *comma)
{
  static const char mark[] = "，";
  guint wanted = 0, lines = 0;
  for (gsize at = 0; at < length && lines < CSV_MOST_PREVIEW;)
    {
      const char *newline = memchr (bytes + at, '\n', length - at), *found;
      gsize end = newline != NULL ? (gsize) (newline - bytes) : length, from = at;
      guint n = 0;
      while ((found = memmem (bytes + from, end - from, mark, strlen (mark))) != NULL)
        {
          if (lines == 0 && n == 0)
            *comma = (gsize) (found - bytes);
          n++;
          from = (gsize) (found - bytes) + strlen (mark);
        }
      gboolean blank = end == at || (end == at + 1 && bytes[at] == '\r');
      if (!blank && (n == 0 || (wanted != 0 && n != wanted)))
        return FALSE;
      if (!blank)
        {
          wanted = n;
          lines++;
        }
      at = end + 1;
    }
  return lines > 0;
}
