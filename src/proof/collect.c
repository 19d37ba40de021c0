/* What is found in a page is copied into one growing text. */
#include "proof/reader_parts.h"

#include <libxml/parser.h>
#include <string.h>

guint32
reader_hash (const char *bytes, gsize length)
{
  /* Eight bytes at a time: a page has a hundred links. */
  guint64 hash = length, word;
  for (; length >= sizeof word; bytes += sizeof word, length -= sizeof word)
    {
      memcpy (&word, bytes, sizeof word);
      hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      hash ^= hash >> 32;
    }
  word = 0;
  memcpy (&word, bytes, length);
  hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return (guint32) (hash ^ hash >> 32);
}

guint32
reader_keep (Reader *reader, const char *bytes, gsize length)
{
  guint32 offset = (guint32) reader->text->len;
  g_string_append_len (reader->text, bytes, (gssize) length);
  g_string_append_c (reader->text, '\0');
  return offset;
}

guint
reader_line (const Reader *reader)
{
  return reader->parser->input != NULL ? (guint) reader->parser->input->line : 0;
}

void
reader_add_fault (Reader *reader, FaultKind kind, guint32 what)
{
  Fault fault = { kind, reader_line (reader), what, NULL };
  g_array_append_val (reader->faults, fault);
}

/* The ids: open addressing over offsets. */
static guint32 *
find_slot (const Reader *reader, const char *id, gsize length)
{
  guint mask = reader->n_slots - 1, at = reader_hash (id, length) & mask;
  while (reader->slots[at] != 0 && strcmp (reader->text->str + reader->slots[at] - 1, id) != 0)
    at = (at + 1) & mask;
  return &reader->slots[at];
}

static void
grow_slots (Reader *reader)
{
  g_free (reader->slots);
  reader->n_slots *= 2;
  reader->slots = g_new0 (guint32, reader->n_slots);
  for (guint i = 0; i < reader->ids->len; i++)
    {
      guint32 offset = g_array_index (reader->ids, guint32, i);
      const char *id = reader->text->str + offset;
      *find_slot (reader, id, strlen (id)) = offset + 1;
    }
}

gboolean
reader_has_id (const Reader *reader, const char *id)
{
  return *find_slot (reader, id, strlen (id)) != 0;
}

void
reader_add_id (Reader *reader, const char *value, gsize length)
{
  guint32 offset = reader_keep (reader, value, length);
  guint32 *slot = find_slot (reader, reader->text->str + offset, length);
  if (*slot != 0)
    {
      reader_add_fault (reader, FAULT_ID_TWICE, offset);
      return;
    }
  *slot = offset + 1;
  g_array_append_val (reader->ids, offset);
  if (reader->ids->len * 2 > reader->n_slots)
    grow_slots (reader);
}

guint32
reader_add_link (Reader *reader, const char *value, gsize length, LinkUse use)
{
  FoundLink link = { reader_keep (reader, value, length), (guint32) length, reader_hash (value, length), use };
  g_array_append_val (reader->links, link);
  return link.offset;
}

/* "a.png 1x, b.png 2x" */
void
reader_add_set (Reader *reader, const char *value, gsize length)
{
  for (const char *at = value, *end = value + length; at < end;)
    {
      while (at < end && (g_ascii_isspace (*at) || *at == ','))
        at++;
      const char *start = at;
      while (at < end && !g_ascii_isspace (*at))
        at++;
      const char *stop = at;
      while (stop > start && stop[-1] == ',')
        stop--;
      if (stop > start)
        reader_add_link (reader, start, stop - start, LINK_LOADED);
      if (stop == at)
        while (at < end && *at != ',')
          at++;
    }
}

void
reader_add_quoted (Reader *reader, const char *start, const char *stop)
{
  while (start < stop && g_ascii_isspace (*start))
    start++;
  while (stop > start && g_ascii_isspace (stop[-1]))
    stop--;
  if (stop - start >= 2 && (*start == '"' || *start == '\'') && stop[-1] == *start)
    start++, stop--;
  reader_add_link (reader, start, stop - start, LINK_LOADED);
}

/* url(…) and @import "…" of a style. */
void
reader_add_style (Reader *reader, const char *value, gsize length)
{
  const char *end = value + length;
  for (const char *at = value; (at = g_strstr_len (at, end - at, "url(")) != NULL;)
    {
      const char *close = memchr (at, ')', end - at);
      if (close == NULL)
        break;
      reader_add_quoted (reader, at + 4, close);
      at = close;
    }
  for (const char *at = value; (at = g_strstr_len (at, end - at, "@import")) != NULL;)
    {
      const char *close = memchr (at, ';', end - at);
      at += 7;
      if (close == NULL)
        close = end;
      if (g_strstr_len (at, close - at, "url(") == NULL)
        reader_add_quoted (reader, at, close);
    }
}

void
reader_add_references (Reader *reader, const char *attribute, const char *value, gsize length)
{
  for (const char *at = value, *end = value + length; at < end;)
    {
      const char *start = at;
      while (at < end && !g_ascii_isspace (*at))
        at++;
      if (at > start)
        {
          Fault fault = { FAULT_REFERENCE, reader_line (reader), reader_keep (reader, start, at - start), attribute };
          g_array_append_val (reader->references, fault);
        }
      at++;
    }
}
