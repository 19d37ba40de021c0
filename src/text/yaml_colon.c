#include "text/yaml_colon.h"

#include <string.h>

#define WIDE_COLON 0xFF1A
/* A longer value is not written out in a message. */
#define MOST_VALUE 40

static gboolean
is_foreign_blank (gunichar c)
{
  return c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

char *
yaml_foreign_blank (const char *text)
{
  gunichar c = g_utf8_get_char (text);
  return is_foreign_blank (c) ? g_strdup_printf ("U+%04X", c) : NULL;
}

/* ---- one line ---- */

typedef enum { COLON_NONE, COLON_FINE, COLON_WIDE, COLON_GLUED, COLON_FOREIGN } ColonKind;

/* The times of day and the addresses that a text may begin with. */
static gboolean
is_no_key (const char *line, const char *colon)
{
  return g_str_has_prefix (colon, "://") || (colon > line && g_ascii_isdigit (colon[-1]) && g_ascii_isdigit (colon[1]));
}

/* What the first colon of the line is that could end a key; one that does end it goes before others: "indicator:FCR: 80". */
static ColonKind
find_colon (const char *line, const char **colon)
{
  const char *at = line;
  ColonKind kind = COLON_NONE;
  if (*line == '"' || *line == '\'')
    {
      at = strchr (line + 1, *line);
      if (at == NULL)
        return COLON_NONE;
    }
  for (; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      if ((c != ':' && c != WIDE_COLON) || at == line || (c == ':' && is_no_key (line, at)))
        continue;
      if (c == ':' && (at[1] == '\0' || at[1] == ' ' || at[1] == '\t'))
        return COLON_FINE;
      if (kind != COLON_NONE)
        continue;
      *colon = at;
      kind = c == WIDE_COLON ? COLON_WIDE : is_foreign_blank (g_utf8_get_char (at + 1)) ? COLON_FOREIGN : COLON_GLUED;
    }
  return kind;
}

/* "title: 客服部", as it should be written. New string. */
static char *
corrected (const char *line, const char *colon)
{
  g_autofree char *key = g_strchomp (g_strndup (line, (gsize) (colon - line)));
  const char *value = g_utf8_next_char (colon);
  while (*value == ' ' || *value == '\t' || is_foreign_blank (g_utf8_get_char (value)))
    value = g_utf8_next_char (value);
  if (*value == '\0')
    return g_strconcat (key, ":", NULL);
  return g_strconcat (key, ": ", g_utf8_strlen (value, -1) > MOST_VALUE ? "…" : value, NULL);
}

gboolean
yaml_report_colon (const char *text, const Place *place, Diagnostics *diags)
{
  g_autofree char *line = g_strchomp (g_strndup (text, strcspn (text, "\r\n")));
  const char *colon;
  ColonKind kind = find_colon (line, &colon);
  if (kind == COLON_NONE || kind == COLON_FINE || diags == NULL)
    return kind != COLON_NONE && kind != COLON_FINE;
  g_autofree char *right = corrected (line, colon), *blank = yaml_foreign_blank (g_utf8_next_char (colon));
  Place at = *place;
  at.column += (guint) g_utf8_strlen (line, colon - line);
  at.length = 1;
  if (kind == COLON_WIDE)
    diag_report (diags, DIAG_YAML_COLON_WIDE, &at, right, NULL);
  else if (kind == COLON_GLUED)
    diag_report (diags, DIAG_YAML_COLON_GLUED, &at, right, NULL);
  else
    diag_report (diags, DIAG_YAML_COLON_BLANK, &at, right, blank, NULL);
  return TRUE;
}

/* ---- lines above ---- */

/* A line without its indentation and the mark of a list. */
typedef struct {
  const char *text;
  guint indent;
  gboolean is_item;
} Content;

/* FALSE: the line is empty or a comment. */
static gboolean
read_content (const char *line, Content *content)
{
  const char *at = g_str_has_prefix (line, "\xef\xbb\xbf") ? line + 3 : line;
  content->indent = (guint) strspn (at, " ");
  at += content->indent;
  content->is_item = at[0] == '-' && at[1] == ' ';
  if (content->is_item)
    at += 1 + strspn (at + 1, " ");
  content->text = at;
  return *at != '\0' && *at != '#' && *at != '\r' && strcmp (at, "---") != 0;
}

/* The first key of a list's item, of the file, or of a block that the content above opens: only these can begin a text too. */
static gboolean
may_be_first_key (const Content *content, const Content *above)
{
  if (content->is_item || above == NULL)
    return TRUE;
  g_autofree char *opening = g_strchomp (g_strdup (above->text));
  return above->indent < content->indent && g_str_has_suffix (opening, ":");
}

gboolean
yaml_report_colon_above (const char *text, gsize length, guint line, const Place *first, Diagnostics *diags)
{
  g_autofree char *copy = g_strndup (text, length);
  g_auto (GStrv) lines = g_strsplit (copy, "\n", -1);
  Content content, above;
  for (guint at = MIN (line, g_strv_length (lines)); at-- > 0;)
    {
      if (!read_content (lines[at], &content))
        continue;
      guint before = at;
      gboolean has_above = FALSE;
      while (!has_above && before-- > 0)
        has_above = read_content (lines[before], &above);
      Place place = { .file = first->file, .line = first->line + at, .column = 1 + (guint) g_utf8_strlen (lines[at], content.text - lines[at]) };
      if (may_be_first_key (&content, has_above ? &above : NULL) && yaml_report_colon (content.text, &place, diags))
        return TRUE;
      const char *colon;
      if (find_colon (content.text, &colon) == COLON_FINE)
        return FALSE;
    }
  return FALSE;
}
