#include "view/digest_lines.h"

#include <string.h>

#define MOST_LINES 400u        /* of a digest: what comes later would not fit in any case */

typedef struct {
  guint rank;
  char *text;                /* as it is written; NULL: dropped */
} Line;

typedef struct {
  char *title;
  gboolean flows;
  GPtrArray *lines;          /* Line * */
} Group;

static void
line_free (gpointer data)
{
  Line *line = data;
  g_free (line->text);
  g_free (line);
}

static void
group_free (gpointer data)
{
  Group *group = data;
  g_free (group->title);
  g_ptr_array_unref (group->lines);
  g_free (group);
}

void
digest_lines_init (DigestLines *lines, gboolean markdown, glong most_characters, gsize most_bytes)
{
  *lines = (DigestLines) { markdown, most_characters, most_bytes, g_ptr_array_new_with_free_func (group_free) };
}

void
digest_lines_clear (DigestLines *lines)
{
  g_ptr_array_unref (lines->groups);
}

/* ---- texts ---- */

/* What would be markup to a robot becomes its full-width twin: robots disagree about backslashes. */
static gunichar
harmless (gunichar c)
{
  return c > 0x20 && c < 0x7F && strchr ("*_`[]<>#|~\\@", (int) c) != NULL ? c + 0xFEE0 : c;
}

/* Is it what begins a list, or a rule, in Markdown: "- ", "+", "12. ". */
static gboolean
begins_markup (const char *text, gsize *at)
{
  gsize digits = strspn (text, "0123456789");
  *at = digits;
  return strchr ("-+=", text[digits]) != NULL ? text[digits] != '\0' && digits == 0
         : digits > 0 && (text[digits] == '.' || text[digits] == ')') && (text[digits + 1] == ' ' || text[digits + 1] == '\0');
}

/* One line of it: no control or invisible characters, no address that a chat would link. */
static char *
clean (const char *text, gboolean markdown)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *out = g_string_new (NULL);
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      GUnicodeType type = g_unichar_type (c);
      if (g_unichar_isspace (c))
        c = ' ';
      else if (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR)
        continue;
      if (c == ' ' && (out->len == 0 || out->str[out->len - 1] == ' '))
        continue;
      if (markdown)
        c = c == ':' && strncmp (at, "://", 3) == 0 ? 0xFF1A : harmless (c);
      g_string_append_unichar (out, c);
    }
  if (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  gsize mark;
  if (markdown && begins_markup (out->str, &mark))
    {
      g_autofree char *rest = g_strdup (out->str + mark + 1);
      gunichar twin = (gunichar) (guchar) out->str[mark] + 0xFEE0;
      g_string_truncate (out, mark);
      g_string_append_unichar (out, twin);
      g_string_append (out, rest);
    }
  return g_string_free (out, FALSE);
}

static gboolean
is_block_end (const char *tag)
{
  static const char *const ends[] = { "/p", "/li", "/h3", "/h4", "/h5", "/h6", "br", "/pre", "/dd", "/dt" };
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      gsize length = strlen (ends[i]);
      if (strncmp (tag, ends[i], length) == 0 && !g_ascii_isalnum (tag[length]))
        return TRUE;
    }
  return FALSE;
}

/* Behind the element that begins here, when it is one that a digest leaves out. NULL: it is not. */
static const char *
skip_element (const char *tag)
{
  static const char *const left_out[][2] = { { "table", "</table>" }, { "sup", "</sup>" }, { "section", "</section>" } };
  for (guint i = 0; i < G_N_ELEMENTS (left_out); i++)
    {
      gsize length = strlen (left_out[i][0]);
      const char *end = strncmp (tag, left_out[i][0], length) == 0 && !g_ascii_isalnum (tag[length]) ? strstr (tag, left_out[i][1]) : NULL;
      if (end != NULL)
        return end + strlen (left_out[i][1]);
    }
  return NULL;
}

char *
digest_plain_text (const char *html, gsize length)
{
  static const struct { const char *name; char c; } entities[] = { { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' }, { "&#39;", '\'' }, { "&apos;", '\'' }, { "&amp;", '&' } };
  g_autofree char *copy = g_strndup (html, length);
  GString *out = g_string_new (NULL);
  for (const char *at = copy; *at != '\0';)
    {
      const char *tag_end = *at == '<' ? strchr (at, '>') : NULL;
      if (tag_end != NULL)
        {
          const char *behind = skip_element (at + 1);
          if (is_block_end (at + 1))
            g_string_append_c (out, '\n');
          at = behind != NULL ? behind : tag_end + 1;
          continue;
        }
      guint i = 0;
      while (*at == '&' && i < G_N_ELEMENTS (entities) && strncmp (at, entities[i].name, strlen (entities[i].name)) != 0)
        i++;
      gboolean is_entity = *at == '&' && i < G_N_ELEMENTS (entities);
      g_string_append_c (out, is_entity ? entities[i].c : *at);
      at += is_entity ? strlen (entities[i].name) : 1;
    }
  return g_string_free (out, FALSE);
}

/* ---- lines ---- */

void
digest_lines_begin (DigestLines *lines, const char *title, gboolean flows)
{
  Group *group = g_new0 (Group, 1);
  group->title = title != NULL ? clean (title, lines->markdown) : NULL;
  group->flows = flows;
  group->lines = g_ptr_array_new_with_free_func (line_free);
  g_ptr_array_add (lines->groups, group);
}

static void
add_line (DigestLines *lines, guint rank, char *text)
{
  Group *group = lines->groups->pdata[lines->groups->len - 1];
  if (*text == '\0' || group->lines->len >= MOST_LINES)
    {
      g_free (text);
      return;
    }
  Line *line = g_new (Line, 1);
  *line = (Line) { rank, text };
  g_ptr_array_add (group->lines, line);
}

void
digest_lines_add (DigestLines *lines, guint rank, const char *text)
{
  add_line (lines, rank, clean (text, lines->markdown));
}

void
digest_lines_add_link (DigestLines *lines, guint rank, const char *text, const char *address)
{
  g_autofree char *shown = clean (text, lines->markdown);
  g_autofree char *escaped = g_uri_escape_string (address, "%:/?#&=+,;@", FALSE);
  add_line (lines, rank, g_strdup_printf (lines->markdown ? "[%s](%s)" : "%s %s", shown, escaped));
}

/* Does a sentence end with this character. */
static gboolean
ends_sentence (const char *at)
{
  gunichar c = g_utf8_get_char (at);
  const char *next = g_utf8_next_char (at);
  if (c == '\n' || c == 0x3002 || c == 0xFF01 || c == 0xFF1F)
    return TRUE;
  return (c == '.' || c == '!' || c == '?') && (*next == '\0' || *next == ' ' || *next == '\n');
}

void
digest_lines_add_sentences (DigestLines *lines, guint rank, guint step, guint most, const char *text)
{
  guint added = 0;
  for (const char *from = text, *at = text; *at != '\0' && added < most;)
    {
      const char *next = g_utf8_next_char (at);
      /* A closing quote or bracket belongs to the sentence. */
      gboolean ends = ends_sentence (at);
      while (ends && *next != '\0' && g_utf8_strchr ("”’）)」』\"", -1, g_utf8_get_char (next)) != NULL)
        next = g_utf8_next_char (next);
      if (ends || *next == '\0')
        {
          g_autofree char *sentence = g_strndup (from, (gsize) (next - from));
          g_strstrip (sentence);
          if (*sentence != '\0')
            digest_lines_add (lines, rank + step * added++, sentence);
          from = next;
        }
      at = next;
    }
}

static gboolean
is_latin_end (const GString *out)
{
  return out->len > 0 && (guchar) out->str[out->len - 1] < 0x80;
}

static void
write_group (const DigestLines *lines, const Group *group, GString *out)
{
  gboolean begun = FALSE;
  for (guint i = 0; i < group->lines->len; i++)
    {
      const Line *line = group->lines->pdata[i];
      if (line->text == NULL)
        continue;
      if (!begun && group->title != NULL)
        g_string_append_printf (out, lines->markdown ? "**%s**  \n" : "【%s】%s", group->title, group->flows ? "" : "\n");
      else if (begun && group->flows)
        g_string_append (out, is_latin_end (out) ? " " : "");
      if (lines->markdown && !group->flows && group->title != NULL)
        g_string_append (out, "> ");
      else if (lines->markdown && !begun && group == lines->groups->pdata[0])
        g_string_append (out, "### ");
      g_string_append (out, line->text);
      if (!group->flows)
        g_string_append (out, lines->markdown ? "  \n" : "\n");
      begun = TRUE;
    }
  if (begun && group->flows)
    g_string_append_c (out, '\n');
  if (begun && lines->markdown)
    g_string_append_c (out, '\n');
}

/* Drops the last of the lines that matter least. FALSE when none is left. */
static gboolean
drop_line (DigestLines *lines)
{
  Line *least = NULL;
  for (guint g = 0; g < lines->groups->len; g++)
    {
      const Group *group = lines->groups->pdata[g];
      for (guint i = 0; i < group->lines->len; i++)
        {
          Line *line = group->lines->pdata[i];
          if (line->text != NULL && (least == NULL || line->rank >= least->rank))
            least = line;
        }
    }
  if (least == NULL)
    return FALSE;
  g_clear_pointer (&least->text, g_free);
  return TRUE;
}

char *
digest_lines_text (DigestLines *lines)
{
  GString *out = g_string_new (NULL);
  do
    {
      g_string_truncate (out, 0);
      for (guint g = 0; g < lines->groups->len; g++)
        write_group (lines, lines->groups->pdata[g], out);
    }
  while ((out->len > lines->most_bytes || g_utf8_strlen (out->str, (gssize) out->len) > lines->most_characters) && drop_line (lines));
  while (out->len > 0 && out->str[out->len - 1] == '\n' && out->len > 1 && out->str[out->len - 2] == '\n')
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}
