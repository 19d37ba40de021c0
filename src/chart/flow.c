#include "chart/flow.h"

#include <string.h>

gboolean
flow_report (const FlowText *text, guint line, guint column, guint length, Diagnostics *diags, DiagId id, const char *first,
             const char *second, const char *third)
{
  Place place = { text->file, text->first_line + line - 1, column ? text->indent + column : 0, length };

  diag_report (diags, id, &place, first, second, third, NULL);
  return FALSE;
}

/* ---- the short form ---- */

typedef struct {
  const FlowText *text;
  Diagnostics *diags;
  Graph *graph;
  GHashTable *nodes;       /* text → index + 1 */
  GHashTable *edges;       /* "from to label" of those that are there */
  gboolean good;
} Reader;

/* An arrow in a line. */
typedef struct {
  gsize start, end;        /* bytes of the line */
  gboolean dashed;
  char *label;             /* or NULL */
} Arrow;

static guint
characters (const char *line, gsize bytes)
{
  return (guint) g_utf8_strlen (line, (gssize) bytes);
}

static void
complain (Reader *reader, guint line_number, const char *line, gsize start, gsize end, DiagId id, const char *first, const char *second)
{
  flow_report (reader->text, line_number, characters (line, start) + 1, MAX (characters (line + start, end - start), 1), reader->diags, id,
               first, second, NULL);
  reader->good = FALSE;
}

/* `->`, `-->` or `→` at the text; its bytes, 0 when there is none. */
static gsize
head_length (const char *at, gboolean *dashed)
{
  *dashed = g_str_has_prefix (at, "-->");
  if (*dashed)
    return 3;
  if (g_str_has_prefix (at, "->"))
    return 2;
  return g_str_has_prefix (at, "→") ? strlen ("→") : 0;
}

/* -[label]-> with blanks where one likes; the position behind it, or 0 when it is not finished. */
static gsize
labelled_arrow (const char *line, gsize at, Arrow *arrow)
{
  gboolean dashed_tail = g_str_has_prefix (line + at, "--");
  const char *label = line + at + (dashed_tail ? 3 : 2);
  const char *close = strchr (label, ']');
  const char *head = close ? close + 1 : NULL;
  gsize length;

  while (head && (*head == ' ' || *head == '\t'))
    head++;
  length = head ? head_length (head, &arrow->dashed) : 0;
  if (!length)
    return 0;
  arrow->start = at;
  arrow->dashed |= dashed_tail;
  arrow->label = g_strstrip (g_strndup (label, (gsize) (close - label)));
  arrow->end = (gsize) (head - line) + length;
  return arrow->end;
}

/* The next arrow at or behind `at`; FALSE when there is none. A labelled arrow that is not finished is reported. */
static gboolean
next_arrow (Reader *reader, guint line_number, const char *line, gsize at, Arrow *arrow)
{
  arrow->label = NULL;
  for (; line[at]; at++)
    {
      gsize length = head_length (line + at, &arrow->dashed);

      if (length)
        {
          arrow->start = at;
          arrow->end = at + length;
          return TRUE;
        }
      if (g_str_has_prefix (line + at, "-[") || g_str_has_prefix (line + at, "--["))
        {
          if (labelled_arrow (line, at, arrow))
            return TRUE;
          complain (reader, line_number, line, at, strlen (line), DIAG_FLOW_LABEL, NULL, NULL);
          return FALSE;
        }
    }
  return FALSE;
}

/* Does the bracket that opens the text close at its very end? */
static gboolean
is_in_brackets (const char *text, const char *open, const char *close)
{
  guint depth = 0;

  if (!g_str_has_prefix (text, open))
    return FALSE;
  for (const char *at = text; *at; at = g_utf8_next_char (at))
    {
      if (g_str_has_prefix (at, open))
        depth++;
      else if (g_str_has_prefix (at, close) && --depth == 0)
        return at[strlen (close)] == '\0' && strlen (text) > strlen (open) + strlen (close);
    }
  return FALSE;
}

/* The node of a step's text; made when it is new. */
static gint
node_of (Reader *reader, const char *step)
{
  gboolean round = is_in_brackets (step, "(", ")") || is_in_brackets (step, "（", "）");
  gsize bracket = g_str_has_prefix (step, "(") ? 1 : strlen ("（");
  g_autofree char *inner = round ? g_strndup (step + bracket, strlen (step) - 2 * bracket) : g_strdup (step);
  g_autofree char *text = graph_clean_text (inner);
  gpointer known;
  guint node;

  if (!*text)
    return -1;
  known = g_hash_table_lookup (reader->nodes, text);
  if (!known)
    {
      gboolean asks = g_str_has_suffix (text, "?") || g_str_has_suffix (text, "？");

      node = graph_add_node (reader->graph, asks ? "decision" : "step", text);
      g_hash_table_insert (reader->nodes, g_strdup (text), GUINT_TO_POINTER (node + 1));
    }
  else
    node = GPOINTER_TO_UINT (known) - 1;
  if (round)
    graph_node (reader->graph, node)->kind = "start";
  return (gint) node;
}

/* One step: the bytes from `start` to `end` of the line, in quotation marks or not. Its node, or -1 and reported. */
static gint
read_step (Reader *reader, guint line_number, const char *line, gsize start, gsize end)
{
  g_autofree char *step = NULL;
  gint node;

  while (start < end && (line[start] == ' ' || line[start] == '\t'))
    start++;
  while (end > start && (line[end - 1] == ' ' || line[end - 1] == '\t' || line[end - 1] == '\r'))
    end--;
  if (end - start >= 2 && line[start] == '"' && line[end - 1] == '"')
    step = g_strndup (line + start + 1, end - start - 2);
  else
    step = g_strndup (line + start, end - start);
  if (characters (step, strlen (step)) > FLOW_MOST_CHARACTERS)
    {
      g_autofree char *count = g_strdup_printf ("%u", characters (step, strlen (step)));

      complain (reader, line_number, line, start, end, DIAG_FLOW_TEXT_LONG, count, G_STRINGIFY (FLOW_MOST_CHARACTERS));
      return -1;
    }
  node = node_of (reader, step);
  return node;
}

static void
add_edge (Reader *reader, guint from, guint to, const Arrow *arrow)
{
  char *key = g_strdup_printf ("%u %u %s", from, to, arrow->label ? arrow->label : "");

  if (g_hash_table_add (reader->edges, key))
    graph_add_edge (reader->graph, from, to, arrow->label, arrow->dashed);
}

/* Where a quoted step that begins at `at` ends (behind its closing mark); `at` itself when none begins there, -1 when it does not end. */
static gssize
skip_quoted (const char *line, gsize at)
{
  const char *close;

  while (line[at] == ' ' || line[at] == '\t')
    at++;
  if (line[at] != '"')
    return (gssize) at;
  close = strchr (line + at + 1, '"');
  return close ? close + 1 - line : -1;
}

static void
read_line (Reader *reader, guint line_number, const char *line)
{
  gint before = -1;
  gsize at = 0;
  Arrow arrow = { 0 }, pending = { 0 };
  gboolean more = TRUE, has_pending = FALSE;

  while (more)
    {
      gssize quoted = skip_quoted (line, at);
      gsize end;
      gint node;

      if (quoted < 0)
        {
          complain (reader, line_number, line, at + strspn (line + at, " \t"), strlen (line), DIAG_FLOW_QUOTE, NULL, NULL);
          break;
        }
      more = next_arrow (reader, line_number, line, (gsize) quoted, &arrow);
      if (!more && !reader->good)
        break;
      end = more ? arrow.start : strlen (line);
      node = read_step (reader, line_number, line, at, end);
      if (node < 0 && reader->good)
        complain (reader, line_number, line, has_pending ? pending.start : arrow.start, has_pending ? pending.end : arrow.end,
                  DIAG_FLOW_TEXT_MISSING, NULL, NULL);
      if (has_pending && before >= 0 && node >= 0)
        add_edge (reader, (guint) before, (guint) node, &pending);
      g_free (pending.label);
      pending = arrow;
      arrow.label = NULL;
      has_pending = more;
      before = node;
      at = more ? pending.end : at;
      if (node < 0)
        break;
    }
  g_free (pending.label);
  g_free (arrow.label);
}

static gboolean
is_comment (const char *line)
{
  line += strspn (line, " \t\r");
  return *line == '\0' || *line == '#' || g_str_has_prefix (line, "//");
}

/* A round box that something leaves is a start, any other an end. */
static void
tell_starts_from_ends (Graph *graph)
{
  g_autofree gboolean *left = g_new0 (gboolean, graph->nodes->len + 1);

  for (guint i = 0; i < graph->edges->len; i++)
    left[graph_edge (graph, i)->from] = TRUE;
  for (guint i = 0; i < graph->nodes->len; i++)
    if (g_str_equal (graph_node (graph, i)->kind, "start") && !left[i])
      graph_node (graph, i)->kind = "end";
}

Graph *
flow_parse_short (const FlowText *text, Diagnostics *diags)
{
  Reader reader = { text, diags, graph_new (text->title), NULL, NULL, TRUE };
  g_auto (GStrv) lines = g_strsplit (text->body, "\n", -1);
  gboolean all_good = TRUE;

  reader.nodes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader.edges = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; lines[i]; i++)
    if (!is_comment (lines[i]))
      {
        reader.good = TRUE;
        read_line (&reader, i + 1, lines[i]);
        all_good &= reader.good;
      }
  g_hash_table_unref (reader.nodes);
  g_hash_table_unref (reader.edges);
  if (!all_good)
    g_clear_pointer (&reader.graph, graph_free);
  else
    tell_starts_from_ends (reader.graph);
  return reader.graph;
}

/* ---- either form ---- */

static const char *
skip_word (const char *at, const char *word)
{
  gsize length = strlen (word);

  if (g_ascii_strncasecmp (at, word, length) || g_ascii_isalnum (at[length]) || at[length] == '_' || (guchar) at[length] >= 0x80)
    return NULL;
  at += length;
  return at + strspn (at, " \t\r\n");
}

/* Behind comments and blanks. */
static const char *
skip_comments (const char *at)
{
  for (;;)
    {
      const char *end;

      at += strspn (at, " \t\r\n");
      if (*at == '#' || g_str_has_prefix (at, "//"))
        at += strcspn (at, "\n");
      else if (g_str_has_prefix (at, "/*") && (end = strstr (at + 2, "*/")))
        at = end + 2;
      else
        return at;
    }
}

gboolean
flow_is_dot (const char *body)
{
  const char *at = skip_comments (body), *behind = skip_word (at, "strict");

  at = behind ? behind : at;
  behind = skip_word (at, "digraph");
  if (!behind)
    behind = skip_word (at, "graph");
  /* A step may be called graph: then an arrow follows. */
  return behind && !g_str_has_prefix (behind, "-") && !g_str_has_prefix (behind, "→") && *behind != '\0';
}

Graph *
flow_parse (Drawer *drawer, const FlowText *text, Diagnostics *diags)
{
  g_autofree char *valid = g_utf8_make_valid (text->body, -1);
  FlowText sound = *text;
  gboolean dot = flow_is_dot (valid);
  Graph *graph;

  sound.body = valid;
  graph = dot ? flow_parse_dot (drawer, &sound, diags) : flow_parse_short (&sound, diags);
  if (!graph)
    return NULL;
  if (text->direction != FLOW_ANY)
    graph->left_to_right = text->direction == FLOW_RIGHT;
  else
    graph->any_direction = !dot;
  if (graph->nodes->len > FLOW_MOST_NODES || graph->edges->len > FLOW_MOST_EDGES)
    {
      Place place = { text->file, text->first_line, 0, 0 };
      char nodes[16], edges[16];

      g_snprintf (nodes, sizeof nodes, "%u", graph->nodes->len);
      g_snprintf (edges, sizeof edges, "%u", graph->edges->len);
      diag_report (diags, DIAG_CHART_TOO_LARGE, &place, graph->title, nodes, edges, G_STRINGIFY (FLOW_MOST_NODES),
                   G_STRINGIFY (FLOW_MOST_EDGES), NULL);
      g_clear_pointer (&graph, graph_free);
    }
  return graph;
}
