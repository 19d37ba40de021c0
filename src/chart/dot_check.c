#include "chart/flow.h"
#include "chart/svg.h"

#include <libintl.h>
#include <string.h>

#define _(text) gettext (text)

/* What DOT text is made of, as far as the check needs it. */
typedef enum { TOKEN_END, TOKEN_TEXT, TOKEN_MARKUP, TOKEN_SIGN, TOKEN_EDGE } TokenKind;

typedef struct {
  TokenKind kind;
  char sign;
  GString *text;           /* TOKEN_TEXT, without quotation marks */
  guint line, column, length;
} Token;

typedef struct {
  const FlowText *flow;
  Diagnostics *diags;
  const char *at;
  guint line, column;
  gboolean good;
  gboolean line_begins;    /* a # here begins a comment */
} Scanner;

static void
complain (Scanner *scanner, const Token *token, DiagId id, const char *first, const char *second, const char *third)
{
  scanner->good = flow_report (scanner->flow, token->line, token->column, token->length, scanner->diags, id, first, second, third);
}

/* Passes one character. Control characters are none of its concern: the reader of the Markdown left them out. */
static void
pass (Scanner *scanner)
{
  gboolean line_ends = *scanner->at == '\n';

  scanner->at = g_utf8_next_char (scanner->at);
  scanner->column++;
  if (line_ends)
    {
      scanner->line++;
      scanner->column = 1;
      scanner->line_begins = TRUE;
    }
}

/* An opening without its closing: reported where it opens. */
static void
complain_open (Scanner *scanner, const Token *token, const char *open, const char *close)
{
  Token opening = *token;

  opening.length = (guint) strlen (open);
  complain (scanner, &opening, DIAG_DOT_OPEN, open, close, NULL);
}

static gboolean
skip_blanks (Scanner *scanner)
{
  for (;;)
    {
      if (*scanner->at && strchr (" \t\r\n", *scanner->at))
        {
          pass (scanner);
          continue;
        }
      if (g_str_has_prefix (scanner->at, "//") || (scanner->line_begins && *scanner->at == '#'))
        {
          while (*scanner->at && *scanner->at != '\n')
            pass (scanner);
          continue;
        }
      if (g_str_has_prefix (scanner->at, "/*"))
        {
          Token opening = { .line = scanner->line, .column = scanner->column };

          pass (scanner);
          pass (scanner);
          while (*scanner->at && !g_str_has_prefix (scanner->at, "*/"))
            pass (scanner);
          if (!*scanner->at)
            {
              complain_open (scanner, &opening, "/*", "*/");
              return FALSE;
            }
          pass (scanner);
          pass (scanner);
          continue;
        }
      return TRUE;
    }
}

static void
scan_quoted (Scanner *scanner, Token *token)
{
  pass (scanner);
  while (*scanner->at && *scanner->at != '"')
    {
      const char *start = scanner->at;
      gboolean escape = *start == '\\' && start[1];

      pass (scanner);
      if (escape)
        {
          if (scanner->at[0] != '"')
            g_string_append_c (token->text, '\\');
          start = scanner->at;
          pass (scanner);
        }
      g_string_append_len (token->text, start, scanner->at - start);
    }
  if (*scanner->at)
    pass (scanner);
  else
    complain_open (scanner, token, "\"", "\"");
}

static void
scan_markup (Scanner *scanner, Token *token)
{
  guint depth = 0;

  token->kind = TOKEN_MARKUP;
  do
    {
      if (*scanner->at == '<')
        depth++;
      else if (*scanner->at == '>')
        depth--;
      pass (scanner);
    }
  while (*scanner->at && depth);
  if (depth)
    complain_open (scanner, token, "<", ">");
}

static gboolean
is_word (const char *at)
{
  return g_ascii_isalnum (*at) || *at == '_' || *at == '.' || (guchar) *at >= 0x80
         || (*at == '-' && (g_ascii_isdigit (at[1]) || at[1] == '.'));
}

static void
scan_token (Scanner *scanner, Token *token)
{
  const char *start;

  g_string_truncate (token->text, 0);
  token->kind = TOKEN_END;
  if (!skip_blanks (scanner))
    return;
  scanner->line_begins = FALSE;
  token->line = scanner->line;
  token->column = scanner->column;
  start = scanner->at;
  if (!*start)
    return;
  token->kind = TOKEN_TEXT;
  if (*start == '"')
    scan_quoted (scanner, token);
  else if (*start == '<')
    scan_markup (scanner, token);
  else if (g_str_has_prefix (start, "->") || g_str_has_prefix (start, "--"))
    {
      token->kind = TOKEN_EDGE;
      pass (scanner);
      pass (scanner);
    }
  else if (is_word (start))
    {
      while (*scanner->at && is_word (scanner->at) && (scanner->at == start || *scanner->at != '-'))
        pass (scanner);
      g_string_append_len (token->text, start, scanner->at - start);
    }
  else
    {
      token->kind = TOKEN_SIGN;
      token->sign = *start;
      pass (scanner);
    }
  token->length = token->line == scanner->line ? scanner->column - token->column : 1;
}

/* ---- attributes ---- */

static const struct {
  const char *name, *values; /* values: of which one is permitted, several of `style`; NULL: any text */
} permitted[] = {
  { "label", NULL },
  { "tooltip", NULL },
  { "shape", "box rect rectangle square ellipse oval circle diamond hexagon plaintext plain none" },
  { "style", "solid dashed dotted bold rounded filled" },
  { "color", "red orange yellow green blue purple grey gray black white" },
  { "fillcolor", "red orange yellow green blue purple grey gray black white" },
  { "URL", NULL },
  { "href", NULL },
  { "rankdir", "TB LR" },
  { "rank", "same min max source sink" },
  { "group", NULL },
  { "dir", "forward back both none" },
};

static gboolean
is_one_of (const char *value, const char *values)
{
  g_auto (GStrv) list = g_strsplit (values, " ", -1);

  return g_strv_contains ((const char *const *) list, value);
}

static gboolean
value_is_permitted (const char *name, const char *value, const char *values)
{
  g_auto (GStrv) parts = g_strsplit (value, g_str_equal (name, "style") ? "," : "\n", -1);

  for (guint i = 0; parts[i]; i++)
    if (!is_one_of (g_strstrip (parts[i]), values))
      return FALSE;
  return parts[0] != NULL;
}

static char *
permitted_names (void)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (permitted); i++)
    g_string_append_printf (names, "%s%s", i ? ", " : "", permitted[i].name);
  return g_string_free (names, FALSE);
}

static void
check_attribute (Scanner *scanner, const Token *name, const Token *value)
{
  const char *written = name->text->str;

  for (guint i = 0; i < G_N_ELEMENTS (permitted); i++)
    {
      if (!g_str_equal (permitted[i].name, written))
        continue;
      if (value->kind == TOKEN_TEXT && (g_str_equal (written, "URL") || g_str_equal (written, "href")))
        {
          if (!svg_link_is_safe (value->text->str))
            complain (scanner, value, DIAG_DOT_LINK, value->text->str, NULL, NULL);
        }
      else if (value->kind == TOKEN_TEXT && permitted[i].values
               && !value_is_permitted (written, value->text->str, permitted[i].values))
        complain (scanner, value, DIAG_DOT_VALUE, written, value->text->str, permitted[i].values);
      return;
    }
  g_autofree char *names = permitted_names ();

  complain (scanner, name, DIAG_DOT_ATTRIBUTE, written, names, NULL);
}

/* ---- the whole ---- */

typedef struct {
  GArray *opened;          /* Token: brackets that are open */
  gboolean had_graph;      /* the closing brace of the graph was there */
  gboolean told_second;
} Brackets;

static void
check_sign (Scanner *scanner, Brackets *brackets, const Token *token)
{
  switch (token->sign)
    {
    case '{':
    case '[':
      g_array_append_val (brackets->opened, *token);
      if (brackets->opened->len == FLOW_MOST_DEPTH + 2)
        complain (scanner, token, DIAG_DOT_DEEP, G_STRINGIFY (FLOW_MOST_DEPTH), NULL, NULL);
      break;
    case '}':
    case ']':
      if (brackets->opened->len)
        g_array_set_size (brackets->opened, brackets->opened->len - 1);
      brackets->had_graph |= brackets->opened->len == 0;
      break;
    case ':':
      complain (scanner, token, DIAG_DOT_UNSUPPORTED, _("ports"), NULL, NULL);
      break;
    case '+':
      complain (scanner, token, DIAG_DOT_UNSUPPORTED, _("texts that are joined with +"), NULL, NULL);
      break;
    default:
      break;
    }
}

static void
check_text (Scanner *scanner, const Token *token)
{
  if (token->kind == TOKEN_MARKUP)
    complain (scanner, token, DIAG_DOT_HTML, NULL, NULL, NULL);
  else if (token->kind == TOKEN_TEXT && token->text->len > FLOW_MOST_BYTES)
    {
      char bytes[24];

      g_snprintf (bytes, sizeof bytes, "%" G_GSIZE_FORMAT, token->text->len);
      complain (scanner, token, DIAG_DOT_TEXT_LONG, bytes, G_STRINGIFY (FLOW_MOST_BYTES), NULL);
    }
}

static void
swap (Token *a, Token *b)
{
  Token kept = *a;

  *a = *b;
  *b = kept;
}

gboolean
dot_check (const FlowText *text, Diagnostics *diags)
{
  Scanner scanner = { text, diags, text->body, 1, 1, TRUE, TRUE };
  Brackets brackets = { g_array_new (FALSE, TRUE, sizeof (Token)), FALSE, FALSE };
  Token token = { .text = g_string_new (NULL) }, before = { .text = g_string_new (NULL) }, name = { .text = g_string_new (NULL) };
  gboolean value_follows = FALSE;

  for (scan_token (&scanner, &token); token.kind != TOKEN_END; scan_token (&scanner, &token))
    {
      if (brackets.had_graph && !brackets.told_second)
        {
          complain (&scanner, &token, DIAG_DOT_UNSUPPORTED, _("more than one graph in a block"), NULL, NULL);
          brackets.told_second = TRUE;
        }
      check_text (&scanner, &token);
      if (value_follows)
        check_attribute (&scanner, &name, &token);
      value_follows = token.kind == TOKEN_SIGN && token.sign == '=' && before.kind == TOKEN_TEXT;
      if (value_follows)
        swap (&name, &before);
      else if (token.kind == TOKEN_SIGN)
        check_sign (&scanner, &brackets, &token);
      swap (&before, &token);
    }
  if (brackets.opened->len && scanner.good)
    {
      const Token *last = &g_array_index (brackets.opened, Token, brackets.opened->len - 1);

      complain_open (&scanner, last, last->sign == '{' ? "{" : "[", last->sign == '{' ? "}" : "]");
    }
  g_array_unref (brackets.opened);
  g_string_free (token.text, TRUE);
  g_string_free (before.text, TRUE);
  g_string_free (name.text, TRUE);
  return scanner.good;
}
