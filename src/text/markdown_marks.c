/* ~~Deleted~~ text and bare addresses, found in the texts of the finished tree. */
#include <string.h>

#include "text/markdown_parts.h"

/* Two tildes in a text node. */
typedef struct {
  cmark_node *node;
  gsize offset;
  gboolean opens, closes, paired;
} Tildes;

static gboolean
is_blank (gunichar c)
{
  return c == 0 || g_unichar_isspace (c);
}

/* CommonMark's rule for emphasis, with Chinese punctuation counted as letters and Chinese letters as good as blanks. */
static gboolean
flanks (gunichar outside, gunichar inside)
{
  if (is_blank (inside))
    return FALSE;
  return !markdown_punctuation (inside) || is_blank (outside) || markdown_punctuation (outside) || cjk_letter (outside)
         || cjk_punctuation (outside);
}

static void
find_tildes (cmark_node *node, GArray *runs)
{
  const char *text = cmark_node_get_literal (node);
  for (const char *at = text; (at = strstr (at, "~~")) != NULL;)
    {
      const char *end = at;
      while (*end == '~')
        end++;
      if (end - at == 2)
        {
          const char *previous = g_utf8_find_prev_char (text, at);
          gunichar before = previous != NULL ? g_utf8_get_char (previous) : markdown_edge (cmark_node_previous (node), TRUE);
          gunichar after = *end != '\0' ? g_utf8_get_char (end) : markdown_edge (cmark_node_next (node), FALSE);
          Tildes run = { node, (gsize) (at - text), flanks (before, after), flanks (after, before), FALSE };
          g_array_append_val (runs, run);
        }
      at = end;
    }
}

/* Marks the runs that pair; TRUE when there are some. A pair has no other pair inside. */
static gboolean
pair_tildes (GArray *runs)
{
  gboolean found = FALSE;
  Tildes *opener = NULL;
  for (guint i = 0; i < runs->len; i++)
    {
      Tildes *run = &g_array_index (runs, Tildes, i);
      if (run->closes && opener != NULL)
        {
          opener->paired = run->paired = found = TRUE;
          opener = NULL;
        }
      else if (run->opens)
        opener = run;
    }
  return found;
}

/* Where the pieces of a container's inlines go while it is put together again. */
typedef struct {
  cmark_node *container, *last, *deleted;
} Assembly;

static void
assemble (Assembly *assembly, cmark_node *node)
{
  if (assembly->deleted != NULL)
    cmark_node_append_child (assembly->deleted, node);
  else
    {
      if (assembly->last == NULL)
        cmark_node_prepend_child (assembly->container, node);
      else if (cmark_node_next (assembly->last) != node)
        cmark_node_insert_after (assembly->last, node);
      assembly->last = node;
    }
}

static void
assemble_text (Assembly *assembly, const char *text, gsize length)
{
  if (length == 0)
    return;
  g_autofree char *piece = g_strndup (text, length);
  cmark_node *node = cmark_node_new_with_mem (CMARK_NODE_TEXT, markdown_memory ());
  cmark_node_set_literal (node, piece);
  assemble (assembly, node);
}

/* Cuts one text at its paired runs; `i` is the first run of this text. Returns the first run of a later text. */
static guint
cut_text (Assembly *assembly, cmark_node *node, GArray *runs, guint i)
{
  g_autofree char *text = g_strdup (cmark_node_get_literal (node));
  cmark_node_unlink (node);
  gsize done = 0;
  for (; i < runs->len && g_array_index (runs, Tildes, i).node == node; i++)
    {
      const Tildes *run = &g_array_index (runs, Tildes, i);
      if (!run->paired)
        continue;
      assemble_text (assembly, text + done, run->offset - done);
      done = run->offset + 2;
      if (assembly->deleted != NULL)
        assembly->deleted = NULL;
      else
        {
          /* A table's cell takes no custom node: an emphasis that is marked. */
          cmark_node *deleted = cmark_node_new_with_mem (CMARK_NODE_EMPH, markdown_memory ());
          cmark_node_set_user_data (deleted, MARKDOWN_DELETED);
          assemble (assembly, deleted);
          assembly->deleted = deleted;
        }
    }
  assemble_text (assembly, text + done, strlen (text) - done);
  cmark_node_free (node);
  return i;
}

static void
wrap_deleted (cmark_node *container)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (Tildes));
  for (cmark_node *node = cmark_node_first_child (container); node != NULL; node = cmark_node_next (node))
    if (cmark_node_get_type (node) == CMARK_NODE_TEXT)
      find_tildes (node, runs);
  if (!pair_tildes (runs))
    return;
  Assembly assembly = { container, NULL, NULL };
  guint i = 0;
  for (cmark_node *node = cmark_node_first_child (container), *next; node != NULL; node = next)
    {
      next = cmark_node_next (node);
      if (i < runs->len && g_array_index (runs, Tildes, i).node == node)
        i = cut_text (&assembly, node, runs, i);
      else
        assemble (&assembly, node);
    }
}

#define LONGEST_HOST 255

static gboolean
is_host_character (char c)
{
  return g_ascii_isalnum (c) || c == '-' || c == '_' || c == '.';
}

/* Length of a host name with at least `dots` dots inside, 0 when there is none. */
static gsize
host_length (const char *at, guint dots)
{
  gsize length = 0;
  guint seen = 0;
  while (length < LONGEST_HOST && is_host_character (at[length]))
    {
      if (at[length] == '.' && (length == 0 || at[length - 1] == '.'))
        break;
      seen += at[length] == '.' && g_ascii_isalnum (at[length + 1]);
      length++;
    }
  while (length > 0 && !g_ascii_isalnum (at[length - 1]))
    length--;
  return seen >= dots ? length : 0;
}

/* Where the rest of an address ends: at a blank, < or Chinese punctuation; closing punctuation of the sentence is left out. */
static const char *
address_end (const char *at)
{
  const char *start = at;
  gint depth = 0;
  while (*at != '\0' && *at != '<' && *at != '"')
    {
      gunichar c = g_utf8_get_char (at);
      if (g_unichar_isspace (c) || cjk_punctuation (c) || (c >= 0x2010 && c <= 0x2027) || c == MARKDOWN_HELPER_LETTER
          || c == MARKDOWN_HELPER_PUNCTUATION)
        break;
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      at = g_utf8_next_char (at);
    }
  for (; at > start; at--)
    {
      if (at[-1] == ')' && depth < 0)
        depth++;
      else if (strchr ("?!.,:;*_~'", at[-1]) == NULL)
        break;
    }
  return at;
}

/* An address found in a text. */
typedef struct {
  const char *begin, *end, *prefix;
} Address;

static gboolean
may_precede (const char *text, const char *at)
{
  const char *previous = g_utf8_find_prev_char (text, at);
  return previous == NULL || !g_ascii_isalnum (*previous);
}

static gboolean
web_address (const char *text, const char *at, Address *address)
{
  static const char *const schemes[] = { "https://", "http://", "ftp://" };
  if (!may_precede (text, at))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (at, schemes[i], strlen (schemes[i])) == 0)
      {
        const char *host = at + strlen (schemes[i]);
        gsize length = host_length (host, 0);
        *address = (Address) { at, length > 0 && strchr ("/:?#", host[length]) != NULL ? address_end (host + length) : host + length, "" };
        return length > 0;
      }
  if (g_ascii_strncasecmp (at, "www.", 4) != 0)
    return FALSE;
  gsize length = host_length (at, 2);
  *address = (Address) { at, length > 0 && strchr ("/:?#", at[length]) != NULL ? address_end (at + length) : at + length, "http://" };
  return length > 0;
}

static gboolean
mail_address (const char *from, const char *at, Address *address)
{
  const char *begin = at;
  while (begin > from && (g_ascii_isalnum (begin[-1]) || strchr (".-_+", begin[-1]) != NULL))
    begin--;
  while (begin < at && !g_ascii_isalnum (*begin))
    begin++;
  gsize length = host_length (at + 1, 1);
  *address = (Address) { begin, at + 1 + length, "mailto:" };
  return begin < at && length > 0;
}

/* The next address at or behind `from`. */
static gboolean
next_address (const char *text, const char *from, Address *address)
{
  for (const char *at = from; (at = strpbrk (at, "hHfFwW@")) != NULL; at++)
    if (*at == '@' ? mail_address (from, at, address) : web_address (text, at, address))
      return TRUE;
  return FALSE;
}

static void
link_addresses (cmark_node *node)
{
  Address address;
  const char *literal = cmark_node_get_literal (node);
  if (!next_address (literal, literal, &address))
    return;
  g_autofree char *text = g_strdup (literal);
  const char *done = text;
  cmark_node *last = node;
  gboolean found = next_address (text, text, &address);
  while (found)
    {
      g_autofree char *before = g_strndup (done, (gsize) (address.begin - done));
      g_autofree char *shown = g_strndup (address.begin, (gsize) (address.end - address.begin));
      g_autofree char *url = g_strconcat (address.prefix, shown, NULL);
      cmark_node *label = cmark_node_new_with_mem (CMARK_NODE_TEXT, markdown_memory ()), *link = cmark_node_new_with_mem (CMARK_NODE_LINK, markdown_memory ());
      cmark_node_set_literal (label, shown);
      cmark_node_set_url (link, url);
      cmark_node_append_child (link, label);
      cmark_node_set_literal (last, before);
      cmark_node_insert_after (last, link);
      last = cmark_node_new_with_mem (CMARK_NODE_TEXT, markdown_memory ());
      cmark_node_insert_after (link, last);
      done = address.end;
      found = next_address (text, done, &address);
    }
  cmark_node_set_literal (last, done);
}

static gboolean
is_container (cmark_node *node)
{
  cmark_node_type type = cmark_node_get_type (node);
  return type == CMARK_NODE_EMPH || type == CMARK_NODE_STRONG;
}

void
markdown_prepare_inlines (cmark_node *block)
{
  cmark_node *node = block;
  while (TRUE)
    {
      cmark_node *next = NULL;
      if (node == block || is_container (node))
        {
          wrap_deleted (node);
          next = cmark_node_first_child (node);
        }
      else if (cmark_node_get_type (node) == CMARK_NODE_TEXT)
        link_addresses (node);
      while (next == NULL && node != block)
        {
          next = cmark_node_next (node);
          node = cmark_node_parent (node);
        }
      if (next == NULL)
        return;
      node = next;
    }
}
