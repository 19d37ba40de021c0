/* What libcsv refuses, and the one repair: a line with a quote inside a cell that does not begin with one, as in 5" 屏, is cut with that quote as
 * text, when this gives as many cells as the header has. */
#include <string.h>

#include "text/csv_reader.h"

/* libcsv's buffer for a cell is a multiple of this. */
#define PARSER_BLOCK 1024
/* Of a longer cell only the beginning is shown in the account of repairs. */
#define MOST_SHOWN 200

void
csv_fail (CsvReader *reader, gboolean end)
{
  const CsvPass *pass = reader->pass;
  reader->failed = TRUE;
  if (!end && pass->refused != NULL)
    ++*pass->refused;
  if (end || pass->first_only || (pass->diags == NULL && pass->flawed == NULL))
    reader->ended = TRUE;
  else if (pass->flawed != NULL)
    *pass->flawed = TRUE;
  if (pass->abandoned != NULL)
    g_atomic_int_set (pass->abandoned, 1);
}

void
csv_report_line (CsvReader *reader, DiagId id, guint line, const char *argument)
{
  Place place = { .file = reader->csv->name, .line = line };
  if (reader->pass->diags != NULL)
    diag_report (reader->pass->diags, id, &place, argument, NULL);
}

void
csv_report_number (CsvReader *reader, DiagId id, guint line, guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  csv_report_line (reader, id, line, text);
}

void
csv_restart (CsvReader *reader, CsvMark at)
{
  csv_free (&reader->parser);
  csv_init (&reader->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL);
  csv_set_blk_size (&reader->parser, PARSER_BLOCK);
  csv_set_delim (&reader->parser, (unsigned char) reader->csv->delimiter);
  reader->mark = at;
  reader->line = reader->record_line = at.line;
  reader->after_return = reader->too_many = reader->too_long = FALSE;
  reader->n_cells = 0;
  reader->used = 0;
}

/* What was refused */

typedef struct {
  DiagId id;
  guint line, column;      /* of the mistake, lines from the record's first one, which is 1 */
  guint met;               /* the line where it was met */
} Mistake;

/* Names the mistake that libcsv met at `record`[`at`], or the quote still open there (`open`). */
static Mistake
find_mistake (const CsvReader *reader, const char *record, gsize at, gboolean open)
{
  CsvWalk walk = { .bytes = record, .length = open ? at : at + 1, .delimiter = reader->csv->delimiter };
  CsvSpan span = { 0 }, cell = { 0 };
  while (csv_walk (&walk, &span))
    cell = span;
  Mistake mistake;
  guint quote_line = 1, quote_column = 1;
  text_position (record, walk.length, at, &mistake.line, &mistake.column);
  mistake.met = mistake.line;
  if (cell.quoted)
    text_position (record, walk.length, cell.quote, &quote_line, &quote_column);
  mistake.id = cell.quoted ? DIAG_CSV_QUOTE_AFTER : DIAG_CSV_QUOTE_STRAY;
  if (cell.quoted && (open || quote_line < mistake.line))
    mistake = (Mistake) { open ? DIAG_CSV_QUOTE_OPEN : DIAG_CSV_QUOTE_FAR, quote_line, quote_column, mistake.line };
  return mistake;
}

static void
report_mistake (CsvReader *reader, const Mistake *mistake)
{
  Place place = { .file = reader->csv->name, .length = 1 };
  place.line = reader->record_line + mistake->line - 1;
  place.column = mistake->column;
  g_autofree char *met = g_strdup_printf ("%u", reader->record_line + mistake->met - 1);
  if (reader->pass->diags != NULL)
    diag_report (reader->pass->diags, mistake->id, &place, mistake->id == DIAG_CSV_QUOTE_FAR ? met : NULL, NULL);
}

/* The repair */

/* A cell for the account: no longer than it can be shown. New string. */
static char *
shown (const char *text, gsize length)
{
  const char *end = text + MIN (length, MOST_SHOWN);
  while (end < text + length && end > text && ((guchar) *end & 0xc0) == 0x80)
    end--;
  return g_strdup_printf ("%.*s%s", (int) (end - text), text, end < text + length ? "…" : "");
}

static void
report_kept_quote (CsvReader *reader, const char *record, gsize length, const CsvSpan *span, guint cell)
{
  Place place = { .file = reader->csv->name, .cell = cell + 1 };
  text_position (record, length, span->start, &place.line, &place.column);
  place.line += reader->record_line - 1;
  place.length = (guint) g_utf8_strlen (record + span->start, (gssize) (span->end - span->start));
  const GByteArray *cells = reader->csv->hidden;
  if (cells != NULL && (cell >= cells->len || cells->data[cell] != 0))
    {
      diag_report (reader->pass->diags, DIAG_QUOTE_KEPT, &place, "…", "…", NULL);
      return;
    }
  g_autofree char *was = shown (record + span->start, span->end - span->start);
  g_auto (GStrv) parts = g_strsplit (was, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts), *is = g_strconcat ("\"", doubled, "\"", NULL);
  diag_report (reader->pass->diags, DIAG_QUOTE_KEPT, &place, was, is, NULL);
}

/* Whether nothing but blanks stands between a quoted cell and its delimiter, and its quote is closed. */
static gboolean
is_closed (const char *record, gsize length, const CsvSpan *span, gsize next)
{
  if (!span->quoted)
    return TRUE;
  if (span->end >= length)
    return FALSE;
  for (gsize i = span->end + 1; i < MIN (next, length); i++)
    if (strchr (" \t", record[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* The text of a cell, its doubled quotes single. */
static void
append_cell (GString *text, const char *record, const CsvSpan *span)
{
  for (gsize i = span->start; i < span->end; i++)
    {
      g_string_append_c (text, record[i]);
      i += span->quoted && record[i] == '"';
    }
}

/* Cuts the record with quotes inside cells as text and delivers it. FALSE, with nothing done, when that does not give the header's cells. */
static gboolean
keep_quotes (CsvReader *reader, const char *record, gsize length)
{
  guint wanted = reader->csv->n_preview > 0 ? csv_header (reader->csv)->n_cells : 0, n = 0;
  CsvWalk walk = { .bytes = record, .length = length, .delimiter = reader->csv->delimiter };
  g_autofree CsvSpan *spans = g_new (CsvSpan, wanted + 1);
  while (n < wanted && csv_walk (&walk, &spans[n]))
    {
      if (!is_closed (record, length, &spans[n], walk.at - 1))
        return FALSE;
      n++;
    }
  if (n == 0 || n != wanted || !walk.done)
    return FALSE;
  reader->n_cells = 0;
  reader->used = 0;
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    {
      g_string_truncate (text, 0);
      append_cell (text, record, &spans[i]);
      gsize cell = text->len;
      g_string_append (text, "                ");   /* short cells are copied in steps */
      csv_keep_cell (reader, text->str, cell);
      if (!spans[i].quoted && memchr (record + spans[i].start, '"', spans[i].end - spans[i].start) != NULL)
        report_kept_quote (reader, record, length, &spans[i], i);
    }
  csv_deliver (reader);
  return TRUE;
}

/* Going on */

/* The text from reader->mark to the end of the block, and the same bytes in the file. */
typedef struct {
  const char *text, *bytes;
  gsize length, n_bytes;
  gsize before;            /* how much of the text stands before the block */
  char *owned_text, *owned_bytes;
} Stretch;

static gboolean
stretch_from_mark (CsvReader *reader, Stretch *stretch)
{
  memset (stretch, 0, sizeof *stretch);
  guint64 end = reader->offset + reader->block;
  stretch->n_bytes = end - reader->mark.offset;
  stretch->bytes = csv_bytes_between (reader, reader->mark.offset, end, &stretch->owned_bytes);
  if (reader->mark.offset >= reader->offset)
    {
      stretch->text = reader->text + reader->mark_at;
      stretch->length = reader->length - reader->mark_at;
      return stretch->bytes != NULL;
    }
  if (stretch->bytes == NULL)
    return FALSE;
  gsize bad;
  TextEncoding encoding = (TextEncoding) g_atomic_int_get (&reader->csv->encoding);
  stretch->text = stretch->owned_text = csv_decode (encoding, stretch->bytes, stretch->n_bytes, &stretch->length, &bad);
  stretch->before = stretch->length - MIN (reader->length, stretch->length);
  return TRUE;
}

gssize
csv_refuse (CsvReader *reader, gsize at, gboolean open)
{
  Stretch stretch;
  if (!stretch_from_mark (reader, &stretch))
    {
      csv_fail (reader, TRUE);
      g_free (stretch.owned_bytes);
      return (gssize) at;
    }
  gboolean inside = reader->mark.offset >= reader->offset;
  gsize until = inside ? at - reader->mark_at : stretch.before + at;
  guint to_record = reader->record_line - reader->mark.line;
  gsize record = csv_skip_lines (stretch.text, stretch.length, 0, to_record);
  Mistake mistake = find_mistake (reader, stretch.text + record, until - record, open);
  gsize next = csv_skip_lines (stretch.text, stretch.length, record, mistake.line);
  gboolean kept = mistake.id == DIAG_CSV_QUOTE_STRAY && reader->pass->diags != NULL && !reader->pass->first_only
                  && keep_quotes (reader, stretch.text + record, next - record);
  if (!kept)
    {
      report_mistake (reader, &mistake);
      csv_fail (reader, FALSE);
    }
  CsvMark mark = { reader->record_line + mistake.line, reader->mark.offset };
  mark.offset += csv_skip_lines (stretch.bytes, stretch.n_bytes, 0, to_record + mistake.line);
  gssize go_on = (gssize) (inside ? reader->mark_at + next : next) - (gssize) stretch.before;
  csv_restart (reader, mark);
  reader->mark_at = go_on >= 0 ? (gsize) go_on : 0;
  g_free (stretch.owned_text);
  g_free (stretch.owned_bytes);
  return mark.offset < reader->offset ? -1 : go_on;
}
