#include "text/json.h"

#include <json-glib/json-glib.h>
#include <libintl.h>
#include <math.h>
#include <string.h>

#define _(text) gettext (text)

#define MOST_DIGITS 18

typedef struct { const char *text; gsize length; } Name;

/* An object or an array that is open. */
typedef struct {
  char closes;                 /* } or ] */
  gboolean wants_name;
  guint n_names;               /* its names are the last of the stack of names */
} Level;

typedef struct {
  const char *bytes;
  gsize length, at;
  guint line;
  Level levels[JSON_MOST_DEPTH];
  guint depth;
  GArray *names;               /* Name, of all open objects */
} Scan;

static void
skip_space (Scan *scan)
{
  for (; scan->at < scan->length && strchr (" \t\r\n", scan->bytes[scan->at]) != NULL && scan->bytes[scan->at] != '\0'; scan->at++)
    scan->line += scan->bytes[scan->at] == '\n';
}

/* Moves behind the text whose quote is at scan->at. What is wrong, or NULL. */
static const char *
scan_text (Scan *scan, Name *text)
{
  gsize start = ++scan->at;
  for (; scan->at < scan->length; scan->at++)
    {
      char c = scan->bytes[scan->at];
      if (c == '"')
        {
          *text = (Name) { scan->bytes + start, scan->at++ - start };
          return NULL;
        }
      if ((guchar) c < 0x20)
        break;
      if (c == '\\' && scan->at + 1 < scan->length && (guchar) scan->bytes[scan->at + 1] >= 0x20)
        scan->at++;
    }
  return _("a text is not closed by a quote");
}

static const char *
take_name (Scan *scan, Level *level, Name name)
{
  guint first = scan->names->len - level->n_names;
  for (guint i = first; i < scan->names->len; i++)
    {
      const Name *known = &g_array_index (scan->names, Name, i);
      if (known->length == name.length && memcmp (known->text, name.text, name.length) == 0)
        return _("a name stands twice in one object");
    }
  if (++level->n_names > JSON_MOST_NAMES)
    return _("an object has too many names");
  g_array_append_val (scan->names, name);
  level->wants_name = FALSE;
  return NULL;
}

static const char *
open_level (Scan *scan, char c)
{
  if (scan->depth == JSON_MOST_DEPTH)
    return _("it is nested too deeply");
  scan->levels[scan->depth++] = (Level) { c == '{' ? '}' : ']', c == '{', 0 };
  return NULL;
}

static const char *
close_level (Scan *scan, char c)
{
  const Level *level = &scan->levels[scan->depth - 1];
  if (level->closes != c)
    return _("its brackets do not match");
  g_array_set_size (scan->names, scan->names->len - level->n_names);
  scan->depth--;
  return NULL;
}

/* Whole numbers of more digits would lose some. */
static const char *
scan_number (Scan *scan)
{
  gsize start = scan->at;
  while (scan->at < scan->length && g_ascii_isdigit (scan->bytes[scan->at]))
    scan->at++;
  gboolean whole = start == 0 || scan->bytes[start - 1] != '.';
  return whole && scan->at - start > MOST_DIGITS ? _("a number has too many digits") : NULL;
}

/* Moves behind the object at scan->at. What is wrong, or NULL. */
static const char *
scan_object (Scan *scan)
{
  gsize start = scan->at;
  const char *wrong = NULL;
  scan->depth = 0;
  g_array_set_size (scan->names, 0);
  do
    {
      Level *level = scan->depth > 0 ? &scan->levels[scan->depth - 1] : NULL;
      char c = scan->bytes[scan->at];
      Name text;
      if (scan->at - start > JSON_MOST_BYTES)
        wrong = _("it is longer than 1 MiB");
      else if (c == '"')
        {
          wrong = scan_text (scan, &text);
          if (wrong == NULL && level->wants_name)
            wrong = take_name (scan, level, text);
        }
      else if (g_ascii_isdigit (c))
        wrong = scan_number (scan);
      else
        {
          if (c == '{' || c == '[')
            wrong = open_level (scan, c);
          else if (c == '}' || c == ']')
            wrong = close_level (scan, c);
          else if (c == ',' && level->closes == '}')
            level->wants_name = TRUE;
          scan->line += c == '\n';
          scan->at++;
        }
    }
  while (wrong == NULL && scan->depth > 0 && scan->at < scan->length);
  return wrong == NULL && scan->depth > 0 ? _("it is not closed by a bracket") : wrong;
}

/* To the next line that begins an object. */
static void
resume (Scan *scan)
{
  while (scan->at < scan->length)
    {
      const char *end = memchr (scan->bytes + scan->at, '\n', scan->length - scan->at);
      if (end == NULL)
        {
          scan->at = scan->length;
          return;
        }
      scan->at = (gsize) (end - scan->bytes);
      skip_space (scan);
      if (scan->at < scan->length && scan->bytes[scan->at] == '{')
        return;
    }
}

typedef struct {
  const char *name;
  JsonObjectFunc func;
  gpointer data;
  Diagnostics *diags;
  JsonParser *parser;
  guint n_broken;
  gboolean clean;
} Reading;

/* FALSE: reading ends. */
static gboolean
report_broken (Reading *reading, guint line, const char *wrong)
{
  Place place = { .file = reading->name, .line = line };
  reading->clean = FALSE;
  diag_report (reading->diags, DIAG_JSON_SYNTAX, &place, wrong, NULL);
  if (!reading->func (NULL, line, reading->data))
    return FALSE;
  if (++reading->n_broken < JSON_MOST_BROKEN)
    return TRUE;
  g_autofree char *most = g_strdup_printf ("%d", JSON_MOST_BROKEN);
  diag_report (reading->diags, DIAG_JSON_BROKEN, &(Place) { .file = reading->name }, most, NULL);
  return FALSE;
}

static gboolean
give_object (Reading *reading, const char *text, gsize length, guint line)
{
  if (!json_parser_load_from_data (reading->parser, text, (gssize) length, NULL))
    return report_broken (reading, line, _("it is not well-formed"));
  const JsonNode *root = json_parser_get_root (reading->parser);
  if (reading->func ((const JsonPart *) root, line, reading->data))
    return TRUE;
  reading->clean = FALSE;
  return FALSE;
}

/* Behind the bracket of {"statements": [ or {"more": "…", "statements": [, as services answer; FALSE, unmoved, when it is no such text. */
static gboolean
enter_wrapper (Scan *scan)
{
  Scan ahead = *scan;
  Name name = { NULL, 0 };
  ahead.at++;
  for (guint i = 0; i < 2; i++)
    {
      skip_space (&ahead);
      if (ahead.at >= ahead.length || ahead.bytes[ahead.at] != '"' || scan_text (&ahead, &name) != NULL)
        return FALSE;
      skip_space (&ahead);
      if (ahead.at >= ahead.length || ahead.bytes[ahead.at++] != ':')
        return FALSE;
      skip_space (&ahead);
      if (name.length == 10 && memcmp (name.text, "statements", 10) == 0)
        break;
      if (name.length != 4 || memcmp (name.text, "more", 4) != 0 || ahead.at >= ahead.length || ahead.bytes[ahead.at] != '"'
          || scan_text (&ahead, &name) != NULL)
        return FALSE;
      skip_space (&ahead);
      if (ahead.at >= ahead.length || ahead.bytes[ahead.at++] != ',')
        return FALSE;
    }
  if (ahead.at >= ahead.length || ahead.bytes[ahead.at] != '[')
    return FALSE;
  ahead.at++;
  *scan = ahead;
  return TRUE;
}

/* Reads objects up to the end of the text or of the array. */
static void
read_objects (Reading *reading, Scan *scan, gboolean array)
{
  for (skip_space (scan); scan->at < scan->length; skip_space (scan))
    {
      gsize start = scan->at;
      guint line = scan->line;
      char c = scan->bytes[scan->at];
      if (c == ',')
        {
          scan->at++;
          continue;
        }
      if (array && c == ']')
        return;
      const char *wrong = c == '{' ? scan_object (scan) : _("an object in braces is wanted here");
      if (wrong == NULL && !give_object (reading, scan->bytes + start, scan->at - start, line))
        return;
      if (wrong == NULL)
        continue;
      if (!report_broken (reading, line, wrong))
        return;
      /* The lines behind its beginning may hold whole objects. */
      scan->at = start;
      scan->line = line;
      resume (scan);
    }
}

gboolean
json_each (const char *bytes, gsize length, const char *name, JsonObjectFunc func, gpointer data, Diagnostics *diags)
{
  Reading reading = { .name = name, .func = func, .data = data, .diags = diags, .parser = json_parser_new_immutable (), .clean = TRUE };
  Scan scan = { .bytes = bytes, .length = length, .line = 1, .names = g_array_new (FALSE, FALSE, sizeof (Name)) };
  gboolean array = FALSE;
  skip_space (&scan);
  if (scan.at < scan.length && bytes[scan.at] == '[')
    {
      array = TRUE;
      scan.at++;
    }
  else if (scan.at < scan.length && bytes[scan.at] == '{')
    array = enter_wrapper (&scan);
  read_objects (&reading, &scan, array);
  g_array_unref (scan.names);
  g_object_unref (reading.parser);
  return reading.clean;
}

static JsonNode *
node_of (const JsonPart *part)
{
  return (JsonNode *) part;
}

gboolean
json_part_is_object (const JsonPart *part)
{
  return part != NULL && JSON_NODE_HOLDS_OBJECT (node_of (part));
}

const JsonPart *
json_part_member (const JsonPart *part, const char *name)
{
  if (!json_part_is_object (part))
    return NULL;
  return (const JsonPart *) json_object_get_member (json_node_get_object (node_of (part)), name);
}

static GType
value_type (const JsonPart *part)
{
  return part != NULL && JSON_NODE_HOLDS_VALUE (node_of (part)) ? json_node_get_value_type (node_of (part)) : G_TYPE_INVALID;
}

const char *
json_part_text (const JsonPart *part)
{
  if (value_type (part) != G_TYPE_STRING)
    return NULL;
  const char *text = json_node_get_string (node_of (part));
  /* An escaped half of a pair of surrogates is no character. */
  return text == NULL || *text == '\0' || !g_utf8_validate (text, -1, NULL) ? NULL : text;
}

gboolean
json_part_number (const JsonPart *part, double *number)
{
  GType type = value_type (part);
  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    return FALSE;
  *number = json_node_get_double (node_of (part));
  return isfinite (*number);
}

gboolean
json_part_flag (const JsonPart *part, gboolean *flag)
{
  if (value_type (part) != G_TYPE_BOOLEAN)
    return FALSE;
  *flag = json_node_get_boolean (node_of (part));
  return TRUE;
}

const char *
json_part_first_text (const JsonPart *part)
{
  if (!json_part_is_object (part))
    return NULL;
  g_autoptr (GList) names = json_object_get_members (json_node_get_object (node_of (part)));
  names = g_list_sort (names, (GCompareFunc) strcmp);
  return names == NULL ? NULL : json_part_text (json_part_member (part, names->data));
}
