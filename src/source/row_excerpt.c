/* What messages and the account of repairs show of a whole line. The account stands on the site: what stands below a header that nobody reads is left out of it,
 * and numbers of telephones and identity cards are hidden. */
#include "source/columns.h"
#include "source/row_shape.h"
#include "source/word_list.h"

#include "text/private_numbers.h"

#include <string.h>

/* Bytes of a line that are looked at. */
#define MOST_BYTES 200

/* How headers of private columns end that have more words: 负责人电话, 基本工资. */
static const char private_ends[] = "电话|電話|电话号码|電話號碼|手机|手機|手机号|手機號|手机号码|手機號碼|身份证|身分證|身份证号|身分證字號|身份证号码|证件号|证件号码|工资|工資|薪资|薪資|薪水|"
                                   "银行卡号|银行账号|銀行帳號|微信|微信号|住址|生日|phone|phone number|phone1|phone2|mobile|mobile number|salary|wage|wages|id card";

typedef enum { SHOW_NOTHING, SHOW_WORDS, SHOW_ALL } Show;

static void
append_shown (GString *line, Cell cell, Show show)
{
  if (cell.length == 0 || show == SHOW_NOTHING || line->len >= MOST_BYTES)
    return;
  g_autofree char *text = show == SHOW_WORDS ? numbers_hidden (cell.text, cell.length) : private_numbers_hidden (cell.text, cell.length);
  if (line->len > 0)
    g_string_append_c (line, ' ');
  g_string_append (line, text);
}

/* A line of which nothing may be shown is there all the same. */
static char *
finish (const GString *line, const Record *record)
{
  return line->len == 0 && record_filled (record) > 0 ? g_strdup ("…") : cell_excerpt (line->str, line->len);
}

static gboolean
header_is_private (const char *text, gsize length)
{
  g_autofree char *key = header_key (text, (gssize) MIN (length, MOST_BYTES));
  header_cut_brackets (key);
  return !is_row_title (key) && (word_list_has (PRIVATE_HEADERS, key) || word_list_end (private_ends, key) > 0);
}

GByteArray *
headers_private (char *const *headers, guint n)
{
  GByteArray *cells = g_byte_array_sized_new (n);
  for (guint i = 0; i < n; i++)
    {
      guint8 private = header_is_private (headers[i], strlen (headers[i]));
      g_byte_array_append (cells, &private, 1);
    }
  return cells;
}

char *
record_excerpt (const Record *record)
{
  g_autoptr (GString) line = g_string_new (NULL);
  for (guint i = 0; i < record->n_cells; i++)
    append_shown (line, record_cell (record, i), SHOW_ALL);
  return finish (line, record);
}

char *
record_excerpt_below (const Record *record, char *const *headers, guint n_headers)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GByteArray) private = headers_private (headers, n_headers);
  for (guint i = 0; i < record->n_cells; i++)
    append_shown (line, record_cell (record, i), i < private->len && private->data[i] != 0 ? SHOW_NOTHING : SHOW_ALL);
  return finish (line, record);
}

/* The header over a cell: its own, or that to the left which is merged with it. */
static const char *
header_over (const Table *table, guint *cell)
{
  while (*cell > 0 && (*cell >= table->header->len || *(const char *) table->header->pdata[*cell] == '\0'))
    --*cell;
  return *cell < table->header->len ? table->header->pdata[*cell] : "";
}

gboolean
table_shows_cell (const Table *table, guint cell)
{
  return table_reads_cell (table, cell) || table->name_cell == (gint) cell;
}

static Show
show_below (const Table *table, guint cell, gboolean is_first)
{
  if (table_shows_cell (table, cell))
    return SHOW_ALL;
  const char *header = header_over (table, &cell);
  g_autofree char *key = dataset_key (header, -1);
  if (table_shows_cell (table, cell) || is_row_title (key))
    return SHOW_ALL;
  return is_first && !header_is_private (header, strlen (header)) ? SHOW_WORDS : SHOW_NOTHING;
}

char *
row_excerpt (const Table *table, const Record *record)
{
  g_autoptr (GString) line = g_string_new (NULL);
  gboolean is_first = TRUE;
  for (guint i = 0; i < record->n_cells; i++)
    {
      Cell cell = record_cell (record, i);
      if (cell.length == 0)
        continue;
      gboolean header = table_is_header_text (table, table->line_texts[0] != NULL, i, cell) || header_names_column (table->names, cell) >= 0
                        || header_is_private (cell.text, cell.length);
      append_shown (line, cell, header ? SHOW_ALL : show_below (table, i, is_first));
      is_first = FALSE;
    }
  return finish (line, record);
}

/* Does a cell above the header stand below a private one of its own table there, 组, 人数, 工资? */
static gboolean
is_below_private (const Record *preview, const Record *record, guint cell)
{
  for (const Record *above = preview; above < record; above++)
    {
      Cell header = record_cell (above, cell);
      if (header.length > 0 && header_is_private (header.text, header.length))
        return TRUE;
    }
  return FALSE;
}

char *
title_excerpt (const TableOpening *opening, const Record *record)
{
  const Table *table = opening->table;
  g_autoptr (GString) line = g_string_new (NULL);
  for (guint i = 0; i < record->n_cells; i++)
    {
      guint over = i;
      const char *header = header_over (table, &over);
      gboolean hidden = is_below_private (opening->preview, record, i);
      /* A sum above its column is its business too, a caption is not. */
      Show show = hidden ? SHOW_NOTHING : !table_shows_cell (table, over) && header_is_private (header, strlen (header)) ? SHOW_WORDS : SHOW_ALL;
      append_shown (line, record_cell (record, i), show);
    }
  return finish (line, record);
}
