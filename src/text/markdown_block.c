/* Fenced blocks that are generated parts: their info string is read from the source itself, so that every word has its place. */
#include <string.h>

#include "text/encoding.h"
#include "text/markdown_parts.h"

static void
option_free (gpointer data)
{
  MarkdownOption *option = data;
  g_free (option->name);
  g_free (option->value);
  g_free (option);
}

void
markdown_block_free (gpointer data)
{
  MarkdownBlock *block = data;
  if (block == NULL)
    return;
  g_free (block->kind);
  g_ptr_array_unref (block->arguments);
  g_ptr_array_unref (block->options);
  g_free (block->body);
  g_free (block);
}

/* The info string as a cursor over the source line. */
typedef struct {
  MarkdownWork *work;
  guint line;
  const char *begin, *at, *end;
} Info;

static gboolean
is_gap (const char *at)
{
  return *at == ' ' || *at == '\t' || strncmp (at, "\xE3\x80\x80", 3) == 0;
}

static void
skip_gap (Info *info)
{
  while (info->at < info->end && is_gap (info->at))
    info->at = g_utf8_next_char (info->at);
}

static Place
info_place (Info *info, const char *from, const char *to)
{
  return markdown_place (info->work, info->line, (guint) (from - info->begin) + 1, (guint) g_utf8_strlen (from, to - from));
}

static char *
clean_part (const char *from, const char *to)
{
  g_autofree char *part = g_strndup (from, (gsize) (to - from));
  return markdown_clean (part);
}

/* Reads one word: name=value, name="a value", value. Returns FALSE at the end. */
static gboolean
read_option (Info *info, MarkdownBlock *block)
{
  skip_gap (info);
  if (info->at >= info->end)
    return FALSE;
  const char *from = info->at, *name_end = NULL;
  while (info->at < info->end && !is_gap (info->at) && *info->at != '"')
    {
      if (*info->at == '=' && name_end == NULL && info->at > from)
        name_end = info->at;
      info->at = g_utf8_next_char (info->at);
    }
  const char *value = name_end != NULL ? name_end + 1 : from, *value_end = info->at;
  if (info->at < info->end && *info->at == '"' && info->at == value)
    {
      value++;
      value_end = memchr (value, '"', (gsize) (info->end - value));
      if (value_end == NULL)
        {
          Place place = info_place (info, value - 1, info->end);
          diag_report (info->work->diags, DIAG_BLOCK_QUOTE, &place, NULL);
          value_end = info->end;
        }
      info->at = MIN (value_end + 1, info->end);
    }
  else if (info->at < info->end && *info->at == '"')
    {
      while (info->at < info->end && !is_gap (info->at))
        info->at = g_utf8_next_char (info->at);
      value_end = info->at;
    }
  MarkdownOption *option = g_new0 (MarkdownOption, 1);
  option->name = name_end != NULL ? clean_part (from, name_end) : NULL;
  option->value = clean_part (value, value_end);
  option->place = info_place (info, from, info->at);
  g_ptr_array_add (name_end != NULL ? block->options : block->arguments, option);
  return TRUE;
}

/* Sets the cursor behind the fence of the block; FALSE for indented code. */
static gboolean
find_info (MarkdownWork *work, cmark_node *node, Info *info)
{
  int line = cmark_node_get_start_line (node), column = cmark_node_get_start_column (node);
  gsize length;
  if (line <= 0 || column <= 0 || !markdown_line (work, (guint) line, &info->begin, &length) || (gsize) column > length)
    return FALSE;
  info->work = work;
  info->line = (guint) line;
  info->at = info->begin + column - 1;
  info->end = info->begin + length;
  char fence = *info->at;
  if (fence != '`' && fence != '~')
    return FALSE;
  while (info->at < info->end && *info->at == fence)
    info->at++;
  skip_gap (info);
  return TRUE;
}

/* A word one slip away from a kind, two where the words are long, is most likely meant to be that kind: languages of code are further off.
 * Capitals are no slip, but still no kind. */
static gboolean
is_near (const char *word, const char *kind)
{
  enum { SHORT = 3, LONG = 8 };
  g_autofree char *small = g_utf8_strdown (word, -1);
  glong length = g_utf8_strlen (small, -1);
  return length >= SHORT && text_distance (small, kind) <= (length >= LONG ? 2 : 1);
}

void
markdown_warn_if_near (MarkdownWork *work, const char *word, const char *const *kinds, const Place *place, DiagId id)
{
  for (; *kinds != NULL; kinds++)
    if (is_near (word, *kinds))
      {
        diag_report (work->diags, id, place, word, *kinds, NULL);
        return;
      }
}

MarkdownBlock *
markdown_block_new (char *kind)
{
  MarkdownBlock *block = g_new0 (MarkdownBlock, 1);
  block->kind = kind;
  block->arguments = g_ptr_array_new_with_free_func (option_free);
  block->options = g_ptr_array_new_with_free_func (option_free);
  return block;
}

void
markdown_read_words (MarkdownWork *work, guint line, const char *begin, const char *at, const char *end, MarkdownBlock *block)
{
  Info info = { work, line, begin, at, end };
  while (read_option (&info, block))
    ;
}

MarkdownBlock *
markdown_read_block (MarkdownWork *work, cmark_node *node)
{
  const char *fence_info = cmark_node_get_fence_info (node);
  if (work->options->block_kinds == NULL || fence_info == NULL || *fence_info == '\0')
    return NULL;
  Info info;
  if (!find_info (work, node, &info))
    return NULL;
  const char *word_end = info.at;
  while (word_end < info.end && !is_gap (word_end))
    word_end = g_utf8_next_char (word_end);
  g_autofree char *word = clean_part (info.at, word_end);
  if (!g_strv_contains (work->options->block_kinds, word))
    {
      Place place = info_place (&info, info.at, word_end);
      markdown_warn_if_near (work, word, work->options->block_kinds, &place, DIAG_BLOCK_NEAR);
      return NULL;
    }
  MarkdownBlock *block = markdown_block_new (g_steal_pointer (&word));
  block->body = markdown_clean (cmark_node_get_literal (node));
  block->body_line = info.line + work->options->first_line;
  block->place = info_place (&info, info.at, word_end);
  markdown_read_words (work, info.line, info.begin, word_end, info.end, block);
  return block;
}
