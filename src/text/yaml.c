#include "text/yaml.h"

#include <string.h>
#include <yaml.h>

#include "text/encoding.h"
#include "text/yaml_colon.h"

#define MOST_BYTES (64 * 1024)
#define MOST_DEPTH 32

#define CORE_TAGS "tag:yaml.org,2002:"

typedef struct {
  yaml_parser_t parser;
  const char *text;
  gsize length;
  const char *name;
  guint first_line;
  Diagnostics *diags;
  yaml_mark_t bracket; /* the innermost one that is open */
  gboolean wrong;      /* something was reported */
  gboolean ended;      /* nothing more can be read */
} Reader;

static YamlNode *read_node (Reader *reader, yaml_event_t *event, guint depth);

static void
free_node (gpointer data)
{
  yaml_tree_free (data);
}

static YamlNode *
new_node (YamlKind kind)
{
  YamlNode *node = g_new0 (YamlNode, 1);
  node->kind = kind;
  if (kind != YAML_SCALAR)
    node->children = g_ptr_array_new_with_free_func (free_node);
  return node;
}

void
yaml_tree_free (YamlNode *node)
{
  if (node == NULL)
    return;
  g_free (node->key);
  g_free (node->text);
  if (node->children != NULL)
    g_ptr_array_unref (node->children);
  g_free (node);
}

/* Places and mistakes */

static Place
mark_place (const Reader *reader, const yaml_mark_t *mark)
{
  guint line = reader->first_line + (guint) mark->line, column = (guint) mark->column + 1;
  return (Place) { .file = reader->name, .line = line, .column = column, .length = 1 };
}

static Place
event_place (const Reader *reader, const yaml_event_t *event)
{
  Place place = mark_place (reader, &event->start_mark);
  gboolean one_line = event->start_mark.line == event->end_mark.line;
  if (one_line && event->end_mark.column > event->start_mark.column)
    place.length = (guint) (event->end_mark.column - event->start_mark.column);
  return place;
}

static void
report (Reader *reader, DiagId id, const Place *place, const char *argument)
{
  reader->wrong = TRUE;
  diag_report (reader->diags, id, place, argument, NULL);
}

static void
report_number (Reader *reader, DiagId id, const Place *place, guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  report (reader, id, place, text);
}

/* What stands at a mark, whose index libyaml counts in characters. */
static const char *
text_at (const Reader *reader, const yaml_mark_t *mark)
{
  const char *at = reader->text, *end = at + reader->length;
  for (gsize i = 0; i < mark->index && at < end; i++)
    at = g_utf8_next_char (at);
  return MIN (at, end);
}

/* The character at a mark. New string. */
static char *
character_at (const Reader *reader, const yaml_mark_t *mark)
{
  const char *at = text_at (reader, mark), *end = reader->text + reader->length;
  return at < end ? g_strndup (at, (gsize) (MIN (g_utf8_next_char (at), end) - at)) : g_strdup ("");
}

/* A colon that is none: where libyaml looked for one, or above a line that it did not expect. */
static gboolean
report_colon (Reader *reader)
{
  const yaml_parser_t *parser = &reader->parser;
  const char *problem = parser->problem != NULL ? parser->problem : "", *context = parser->context != NULL ? parser->context : "";
  if (strstr (context, "scanning a simple key") != NULL)
    {
      const char *key = text_at (reader, &parser->context_mark);
      g_autofree char *text = g_strndup (key, (gsize) (reader->text + reader->length - key));
      Place place = mark_place (reader, &parser->context_mark);
      return yaml_report_colon (text, &place, reader->diags);
    }
  if (strstr (problem, "mapping values are not allowed") == NULL && strstr (problem, "document start") == NULL && strstr (context, "parsing a block") == NULL)
    return FALSE;
  Place first = { .file = reader->name, .line = reader->first_line };
  return yaml_report_colon_above (reader->text, reader->length, (guint) parser->problem_mark.line, &first, reader->diags);
}

/* The usual mistakes in words of their own; libyaml's text for the rest. */
static void
report_scanner (Reader *reader)
{
  const yaml_parser_t *parser = &reader->parser;
  const char *problem = parser->problem != NULL ? parser->problem : "";
  const char *context = parser->context != NULL ? parser->context : "";
  Place place = mark_place (reader, &parser->problem_mark);
  Place opening = mark_place (reader, &parser->context_mark);
  g_autofree char *character = character_at (reader, &parser->problem_mark);
  if (report_colon (reader))
    reader->wrong = TRUE;
  else if (strcmp (character, "\t") == 0)
    report (reader, DIAG_YAML_TAB, &place, NULL);
  else if (strstr (problem, "mapping values are not allowed") != NULL)
    report (reader, DIAG_YAML_COLON, &place, NULL);
  else if (strstr (context, "quoted scalar") != NULL && strstr (problem, "end of stream") != NULL)
    report (reader, DIAG_YAML_QUOTE_OPEN, &opening, NULL);
  else if (strstr (problem, "unknown escape") != NULL || (strstr (context, "quoted scalar") != NULL && strstr (problem, "hexdecimal") != NULL))
    report (reader, DIAG_YAML_ESCAPE, &place, NULL);
  else if (strstr (context, "scanning an alias") != NULL || strstr (context, "scanning an anchor") != NULL)
    report (reader, DIAG_YAML_ALIAS, &opening, NULL);
  else if (strstr (context, "scanning a simple key") != NULL)
    report (reader, DIAG_YAML_NO_COLON, &opening, NULL);
  else if (strstr (context, "parsing a flow") != NULL)
    {
      opening = mark_place (reader, &reader->bracket);
      report (reader, DIAG_YAML_BRACKET, &opening, NULL);
    }
  else if (strstr (context, "parsing a block") != NULL)
    report (reader, DIAG_YAML_INDENT, &place, NULL);
  else if (strstr (problem, "cannot start any token") != NULL)
    report (reader, DIAG_YAML_START, &place, character);
  else
    {
      g_autofree char *text = context[0] != '\0' ? g_strdup_printf ("%s %s", context, problem) : g_strdup (problem);
      report (reader, DIAG_YAML_SYNTAX, &place, text);
    }
}

static void
report_parser (Reader *reader)
{
  reader->ended = TRUE;
  if (reader->parser.error != YAML_READER_ERROR)
    {
      report_scanner (reader);
      return;
    }
  Place place = { .file = reader->name, .length = 1 };
  text_position (reader->text, reader->length, reader->parser.problem_offset, &place.line, &place.column);
  place.line += reader->first_line - 1;
  report (reader, DIAG_YAML_SYNTAX, &place, reader->parser.problem);
}

static gboolean
next_event (Reader *reader, yaml_event_t *event)
{
  if (reader->ended)
    return FALSE;
  if (yaml_parser_parse (&reader->parser, event))
    return TRUE;
  report_parser (reader);
  return FALSE;
}

/* Nodes */

/* Anchors and foreign tags are reported; the value is read nevertheless, so that later mistakes are found too. */
static void
check_marks (Reader *reader, const yaml_event_t *event, const yaml_char_t *anchor, const yaml_char_t *tag)
{
  static const char *const core[] = { "str", "int", "float", "bool", "null", "seq", "map", NULL };
  const char *name = (const char *) tag;
  Place place = event_place (reader, event);
  if (anchor != NULL)
    report (reader, DIAG_YAML_ALIAS, &place, NULL);
  if (name == NULL || strcmp (name, "!") == 0)
    return;
  if (!g_str_has_prefix (name, CORE_TAGS) || !g_strv_contains (core, name + strlen (CORE_TAGS)))
    report (reader, DIAG_YAML_TAG, &place, name);
}

static YamlNode *
read_scalar (Reader *reader, const yaml_event_t *event)
{
  YamlNode *node = new_node (YAML_SCALAR);
  const char *value = (const char *) event->data.scalar.value, *tag = (const char *) event->data.scalar.tag;
  node->place = event_place (reader, event);
  node->text = g_strndup (value, event->data.scalar.length);
  node->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE && g_strcmp0 (tag, CORE_TAGS "str") != 0
                && g_strcmp0 (tag, "!") != 0;
  check_marks (reader, event, event->data.scalar.anchor, event->data.scalar.tag);
  if (strlen (node->text) != event->data.scalar.length)
    report (reader, DIAG_TEXT_NUL, &node->place, NULL);
  return node;
}

static YamlNode *
read_sequence (Reader *reader, const yaml_event_t *start, guint depth)
{
  YamlNode *node = new_node (YAML_SEQUENCE);
  yaml_event_t event;
  yaml_mark_t outer = reader->bracket;
  if (start->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE)
    reader->bracket = start->start_mark;
  node->place = mark_place (reader, &start->start_mark);
  check_marks (reader, start, start->data.sequence_start.anchor, start->data.sequence_start.tag);
  while (next_event (reader, &event))
    {
      gboolean end = event.type == YAML_SEQUENCE_END_EVENT;
      YamlNode *child = end ? NULL : read_node (reader, &event, depth + 1);
      if (child != NULL)
        {
          child->list = node;
          g_ptr_array_add (node->children, child);
        }
      yaml_event_delete (&event);
      if (end)
        break;
    }
  reader->bracket = outer;
  return node;
}

/* Puts the value under its key, unless the key is not right. */
static void
add_pair (Reader *reader, YamlNode *mapping, GHashTable *seen, YamlNode *key, YamlNode *value)
{
  const YamlNode *first;
  g_autofree char *blank = key != NULL && key->kind == YAML_SCALAR && key->plain ? yaml_foreign_blank (key->text) : NULL;
  if (key == NULL || value == NULL)
    ;
  else if (blank != NULL)
    report (reader, DIAG_YAML_BLANK, &key->place, blank);
  else if (key->kind != YAML_SCALAR || (key->text[0] == '\0' && key->plain))
    report (reader, DIAG_YAML_KEY, &key->place, NULL);
  else if ((first = g_hash_table_lookup (seen, key->text)) != NULL)
    {
      g_autofree char *line = g_strdup_printf ("%u", first->key_place.line);
      g_autofree char *column = g_strdup_printf ("%u", first->key_place.column);
      reader->wrong = TRUE;
      diag_report (reader->diags, DIAG_YAML_KEY_DUPLICATE, &key->place, key->text, line, column, NULL);
    }
  else
    {
      value->key = g_steal_pointer (&key->text);
      value->key_place = key->place;
      g_ptr_array_add (mapping->children, value);
      g_hash_table_insert (seen, value->key, value);
      value = NULL;
    }
  yaml_tree_free (key);
  yaml_tree_free (value);
}

static YamlNode *
read_mapping (Reader *reader, const yaml_event_t *start, guint depth)
{
  YamlNode *node = new_node (YAML_MAPPING);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  yaml_event_t event;
  yaml_mark_t outer = reader->bracket;
  if (start->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE)
    reader->bracket = start->start_mark;
  node->place = mark_place (reader, &start->start_mark);
  check_marks (reader, start, start->data.mapping_start.anchor, start->data.mapping_start.tag);
  while (next_event (reader, &event))
    {
      gboolean end = event.type == YAML_MAPPING_END_EVENT;
      YamlNode *key = end ? NULL : read_node (reader, &event, depth + 1), *value = NULL;
      yaml_event_delete (&event);
      if (end)
        break;
      if (next_event (reader, &event))
        {
          value = read_node (reader, &event, depth + 1);
          yaml_event_delete (&event);
        }
      add_pair (reader, node, seen, key, value);
    }
  reader->bracket = outer;
  return node;
}

static YamlNode *
read_node (Reader *reader, yaml_event_t *event, guint depth)
{
  Place place = mark_place (reader, &event->start_mark);
  switch (event->type)
    {
    case YAML_SCALAR_EVENT:
      return read_scalar (reader, event);
    case YAML_SEQUENCE_START_EVENT:
    case YAML_MAPPING_START_EVENT:
      if (depth > MOST_DEPTH)
        {
          report_number (reader, DIAG_YAML_DEPTH, &place, MOST_DEPTH);
          reader->ended = TRUE;
          return NULL;
        }
      return event->type == YAML_MAPPING_START_EVENT ? read_mapping (reader, event, depth)
                                                     : read_sequence (reader, event, depth);
    case YAML_ALIAS_EVENT:
      place = event_place (reader, event);
      report (reader, DIAG_YAML_ALIAS, &place, NULL);
      return NULL;
    default:
      return NULL;
    }
}

/* The stream: at most one document. */
static YamlNode *
read_stream (Reader *reader)
{
  YamlNode *root = NULL;
  yaml_event_t event;
  guint documents = 0;
  gboolean end = FALSE;
  while (!end && next_event (reader, &event))
    {
      end = event.type == YAML_STREAM_END_EVENT;
      if (event.type == YAML_DOCUMENT_START_EVENT && ++documents > 1)
        {
          Place place = mark_place (reader, &event.start_mark);
          report (reader, DIAG_YAML_DOCUMENTS, &place, NULL);
          end = TRUE;
        }
      else if (root == NULL)
        root = read_node (reader, &event, 1);
      yaml_event_delete (&event);
    }
  return root;
}

static YamlNode *
empty_mapping (const Reader *reader)
{
  YamlNode *node = new_node (YAML_MAPPING);
  node->place = (Place) { .file = reader->name, .line = reader->first_line, .column = 1 };
  return node;
}

YamlNode *
yaml_parse (const char *text, gsize length, const char *name, guint first_line, Diagnostics *diags)
{
  Reader reader = { .text = text, .length = length, .name = name, .first_line = first_line, .diags = diags };
  if (length > MOST_BYTES)
    {
      Place place = { .file = name, .line = first_line };
      g_autofree char *has = g_strdup_printf ("%" G_GSIZE_FORMAT, length);
      g_autofree char *may = g_strdup_printf ("%d", MOST_BYTES);
      diag_report (diags, DIAG_YAML_SIZE, &place, has, may, NULL);
      return NULL;
    }
  if (!yaml_parser_initialize (&reader.parser))
    g_error ("out of memory");
  yaml_parser_set_encoding (&reader.parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string (&reader.parser, (const unsigned char *) text, length);
  YamlNode *root = read_stream (&reader);
  yaml_parser_delete (&reader.parser);
  if (!reader.wrong && root != NULL && root->kind == YAML_SCALAR && root->plain)
    reader.wrong = yaml_report_colon (root->text, &root->place, diags);
  if (reader.wrong)
    g_clear_pointer (&root, yaml_tree_free);
  else if (root == NULL || (root->kind == YAML_SCALAR && root->plain && root->text[0] == '\0'))
    {
      yaml_tree_free (root);
      root = empty_mapping (&reader);
    }
  return root;
}

const YamlNode *
yaml_get (const YamlNode *mapping, const char *key)
{
  if (mapping == NULL || mapping->kind != YAML_MAPPING)
    return NULL;
  for (guint i = 0; i < mapping->children->len; i++)
    {
      const YamlNode *child = mapping->children->pdata[i];
      if (strcmp (child->key, key) == 0)
        return child;
    }
  return NULL;
}
