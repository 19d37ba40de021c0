/* Many texts are searched at once as Wu and Manber do (A fast algorithm for multi-pattern searching, 1994): a window of the shortest text's length moves over
 * the bytes, and the two bytes at its end say how far it may move; only where they may end a text is anything compared. */
#define _GNU_SOURCE /* memmem(), memrchr() */
#include "proof/leak.h"

#include <string.h>

#define PAIRS 65536

typedef struct {
  char *text;
  gsize length;
  guint subject, form;
  gboolean alone;
  guint next;                /* index + 1 of the next with the same pair; 0: none */
} Wanted;

struct LeakScan {
  GArray *wanted;            /* Wanted */
  gsize window;              /* length of the shortest */
  guint8 *shift;             /* by pair of bytes */
  guint *first;              /* by pair: index + 1 into wanted */
};

static void
wanted_clear (gpointer data)
{
  g_free (((Wanted *) data)->text);
}

LeakScan *
leak_scan_new (void)
{
  LeakScan *scan = g_new0 (LeakScan, 1);
  scan->wanted = g_array_new (FALSE, FALSE, sizeof (Wanted));
  g_array_set_clear_func (scan->wanted, wanted_clear);
  return scan;
}

void
leak_scan_free (LeakScan *scan)
{
  if (scan == NULL)
    return;
  g_array_unref (scan->wanted);
  g_free (scan->shift);
  g_free (scan->first);
  g_free (scan);
}

static inline guint
pair_at (const char *bytes)
{
  return (guint) (guchar) bytes[0] << 8 | (guchar) bytes[1];
}

void
leak_scan_prepare (LeakScan *scan)
{
  scan->window = G_MAXSIZE;
  for (guint i = 0; i < scan->wanted->len; i++)
    scan->window = MIN (scan->window, g_array_index (scan->wanted, Wanted, i).length);
  scan->window = MIN (scan->window, 255);
  if (scan->shift == NULL)
    {
      scan->shift = g_malloc (PAIRS);
      scan->first = g_new (guint, PAIRS);
    }
  memset (scan->shift, (int) (scan->window - 1), PAIRS);
  memset (scan->first, 0, PAIRS * sizeof (guint));
  for (guint i = scan->wanted->len; i-- > 0;)
    {
      Wanted *wanted = &g_array_index (scan->wanted, Wanted, i);
      for (gsize at = 0; at + 2 <= scan->window; at++)
        {
          guint pair = pair_at (wanted->text + at), shift = (guint) (scan->window - 2 - at);
          scan->shift[pair] = MIN (scan->shift[pair], shift);
        }
      guint last = pair_at (wanted->text + scan->window - 2);
      wanted->next = scan->first[last];
      scan->first[last] = i + 1;
    }
}

static void
add_one (LeakScan *scan, const char *text, guint subject, guint form, gboolean alone)
{
  Wanted wanted = { g_strdup (text), strlen (text), subject, form, alone, 0 };
  g_array_append_val (scan->wanted, wanted);
  scan->window = 0;
}

gboolean
leak_scan_add (LeakScan *scan, const char *text, guint subject, guint form, gboolean alone)
{
  if (strlen (text) < 2)
    return FALSE;
  add_one (scan, text, subject, form, alone);
  if (!g_str_is_ascii (text))
    {
      g_autofree char *encoded = g_uri_escape_string (text, NULL, FALSE);
      add_one (scan, encoded, subject, form, FALSE);
    }
  return TRUE;
}

/* ---- where a text stands ---- */

static gboolean
is_word (char byte)
{
  return g_ascii_isalnum (byte) || byte == '_';
}

/* Blanks and punctuation, as single bytes, and those of Chinese, whose last byte is looked at with the two before. */
static gboolean
parts_before (const char *bytes, gsize at)
{
  static const char *const marks[] = { "、", "，", "。", "：", "；", "（", "「", "“", "·", "　", "／" };
  if (at == 0 || strchr (" \t\r\n>\"',;:(/=|[{", bytes[at - 1]) != NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (at >= strlen (marks[i]) && memcmp (bytes + at - strlen (marks[i]), marks[i], strlen (marks[i])) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
parts_behind (const char *bytes, gsize length, gsize at)
{
  static const char *const marks[] = { "、", "，", "。", "：", "；", "）", "」", "”", "·", "　", "／" };
  if (at >= length || strchr (" \t\r\n<\"',;:)/&|]}.", bytes[at]) != NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length - at >= strlen (marks[i]) && memcmp (bytes + at, marks[i], strlen (marks[i])) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_meant (const Wanted *wanted, const char *bytes, gsize length, gsize at)
{
  gsize end = at + wanted->length;
  if (at > 0 && is_word (wanted->text[0]) && is_word (bytes[at - 1]))
    return FALSE;
  if (end < length && is_word (wanted->text[wanted->length - 1]) && is_word (bytes[end]))
    return FALSE;
  return !wanted->alone || (parts_before (bytes, at) && parts_behind (bytes, length, end));
}

/* The last `mark` before the offset, or NULL. */
static const char *
last_before (const char *bytes, gsize offset, const char *mark)
{
  gsize size = strlen (mark);
  for (const char *at = bytes + offset; (at = memrchr (bytes, mark[0], (gsize) (at - bytes))) != NULL;)
    if ((gsize) (bytes + offset - at) >= size && memcmp (at, mark, size) == 0)
      return at;
  return NULL;
}

/* Text, attribute or comment, and the run of it: found by looking back, only where something was found. */
static void
find_place (const char *bytes, gsize length, gboolean marked, gboolean has_comments, LeakHit *hit)
{
  const char *start = bytes, *end = bytes + length;
  hit->place = LEAK_IN_TEXT;
  if (!marked)
    {
      const char *line = memrchr (bytes, '\n', hit->offset), *stop = memchr (bytes + hit->offset, '\n', length - hit->offset);
      start = line != NULL ? line + 1 : bytes;
      end = stop != NULL ? stop : end;
    }
  else
    {
      const char *open = memrchr (bytes, '<', hit->offset), *close = memrchr (bytes, '>', hit->offset);
      const char *comment = has_comments ? last_before (bytes, hit->offset, "<!--") : NULL;
      const char *over = comment != NULL ? last_before (bytes, hit->offset, "-->") : NULL;
      if (comment != NULL && (over == NULL || over < comment))
        {
          const char *stop = memmem (bytes + hit->offset, length - hit->offset, "-->", 3);
          hit->place = LEAK_IN_COMMENT;
          start = comment + 4;
          end = stop != NULL ? stop : end;
        }
      else if (open != NULL && (close == NULL || close < open))
        {
          const char *quote = memrchr (bytes, '"', hit->offset), *stop = memchr (bytes + hit->offset, '"', length - hit->offset);
          hit->place = LEAK_IN_ATTRIBUTE;
          start = quote != NULL && quote > open ? quote + 1 : open;
          end = stop != NULL ? stop : end;
        }
      else
        {
          const char *stop = memchr (bytes + hit->offset, '<', length - hit->offset);
          start = close != NULL ? close + 1 : bytes;
          end = stop != NULL ? stop : end;
        }
    }
  hit->run = start;
  hit->run_length = (gsize) (end - start);
}

void
leak_scan_run (const LeakScan *scan, const char *bytes, gsize length, gboolean marked, LeakFunc found, gpointer data)
{
  gsize window = scan->window, counted = 0;
  guint line = 1;
  /* Few pages have any: then nobody looks back for one from every hit. */
  gboolean has_comments = marked && memmem (bytes, length, "<!--", 4) != NULL;
  if (scan->wanted->len == 0 || window < 2)
    return;
  for (gsize at = window - 2; at + 2 <= length;)
    {
      guint pair = pair_at (bytes + at), shift = scan->shift[pair];
      if (shift > 0)
        {
          at += shift;
          continue;
        }
      gsize start = at + 2 - window;
      for (guint i = scan->first[pair]; i > 0;)
        {
          const Wanted *wanted = &g_array_index (scan->wanted, Wanted, i - 1);
          i = wanted->next;
          if (length - start < wanted->length || memcmp (bytes + start, wanted->text, wanted->length) != 0 || !is_meant (wanted, bytes, length, start))
            continue;
          LeakHit hit = { .subject = wanted->subject, .form = wanted->form, .offset = start, .length = wanted->length };
          for (; counted < start; counted++)
            line += bytes[counted] == '\n';
          hit.line = line;
          find_place (bytes, length, marked, has_comments, &hit);
          found (&hit, data);
        }
      at++;
    }
}

/* The last tag of that name that begins before the offset; NULL: none. */
static const char *
last_tag (const char *bytes, gsize offset, const char *name)
{
  gsize size = strlen (name);
  for (const char *at = bytes + offset; (at = last_before (bytes, (gsize) (at - bytes), name)) != NULL;)
    if (at[size] == '>' || at[size] == ' ' || at[size] == '\n' || at[size] == '/')
      return at;
  return NULL;
}

void
leak_row (const char *bytes, gsize length, gsize offset, gboolean marked, gsize *start, gsize *end)
{
  static const struct { const char *open, *close; } rows[] = { { "<tr", "</tr>" }, { "<li", "</li>" }, { "<p", "</p>" }, { "<g", "</g>" } };
  const char *from = NULL, *to = NULL;
  for (guint i = 0; marked && i < G_N_ELEMENTS (rows) && from == NULL; i++)
    {
      const char *open = last_tag (bytes, offset, rows[i].open);
      const char *close = open == NULL ? NULL : memmem (open, length - (gsize) (open - bytes), rows[i].close, strlen (rows[i].close));
      if (close != NULL && close >= bytes + offset)
        {
          from = open;
          to = close;
        }
    }
  if (from == NULL)
    {
      LeakHit hit = { .offset = offset };
      find_place (bytes, length, marked, memmem (bytes, offset, "<!--", 4) != NULL, &hit);
      from = hit.run;
      to = hit.run + hit.run_length;
    }
  *start = (gsize) (from - bytes);
  *end = (gsize) (to - bytes);
}
