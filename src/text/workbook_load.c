/* What the cells of a workbook refer to: its shared texts and the formats of its styles. */
#include "text/workbook_parts.h"

#include <libintl.h>
#include <string.h>

#define _(text) gettext (text)

/* --- Escapes */

/* The code unit of "_xHHHH_" at `text`, or -1. */
static int
escape_at (const char *text, gsize length)
{
  if (length < 7 || text[0] != '_' || text[1] != 'x' || text[6] != '_')
    return -1;
  int unit = 0;
  for (guint i = 2; i < 6; i++)
    if (g_ascii_isxdigit (text[i]))
      unit = unit * 16 + g_ascii_xdigit_value (text[i]);
    else
      return -1;
  return unit;
}

void
workbook_decode_escapes (GString *text, gsize from)
{
  if (strstr (text->str + from, "_x") == NULL)
    return;
  g_autofree char *raw = g_strdup (text->str + from);
  gsize length = text->len - from;
  g_string_truncate (text, from);
  for (gsize i = 0; i < length;)
    {
      int unit = escape_at (raw + i, length - i);
      if (unit < 0)
        {
          g_string_append_c (text, raw[i++]);
          continue;
        }
      i += 7;
      gunichar character = (gunichar) unit;
      int low = unit >= 0xd800 && unit < 0xdc00 ? escape_at (raw + i, length - i) : -1;
      if (low >= 0xdc00 && low < 0xe000)
        {
          character = 0x10000 + ((gunichar) (unit - 0xd800) << 10) + (gunichar) (low - 0xdc00);
          i += 7;
        }
      /* NUL, halves of pairs: no characters. */
      g_string_append_unichar (text, character != 0 && g_unichar_validate (character) ? character : 0xfffd);
    }
}

/* --- Shared texts */

typedef struct {
  PartReader reader;
  gboolean in_item, in_text;
  guint phonetic;          /* within rPh: how the text is spoken, not the text */
  gsize piece;             /* where the piece in `t` begins */
} TextsReader;

static void
texts_start (PartReader *reader, const char *name, Attributes attributes)
{
  TextsReader *texts = (TextsReader *) reader;
  if (strcmp (name, "si") == 0)
    texts->in_item = TRUE;
  else if (strcmp (name, "rPh") == 0)
    texts->phonetic++;
  else if (strcmp (name, "t") == 0 && texts->in_item && texts->phonetic == 0)
    {
      texts->in_text = TRUE;
      texts->piece = reader->workbook->texts->len;
    }
}

static void
check_texts (PartReader *reader)
{
  const Workbook *workbook = reader->workbook;
  if (workbook->texts->len + workbook->text_ends->len * sizeof (guint32) <= WORKBOOK_MOST_TEXT_BYTES || reader->stopped)
    return;
  Place place = { .file = reader->file };
  g_autofree char *most = g_strdup_printf ("%d", WORKBOOK_MOST_TEXT_BYTES);
  diag_report (reader->diags, DIAG_WORKBOOK_TEXTS, &place, most, NULL);
  reader->wrong = TRUE;
  part_stop (reader);
}

static void
texts_end (PartReader *reader, const char *name)
{
  TextsReader *texts = (TextsReader *) reader;
  if (strcmp (name, "rPh") == 0)
    texts->phonetic--;
  else if (strcmp (name, "t") == 0 && texts->in_text)
    {
      texts->in_text = FALSE;
      workbook_decode_escapes (reader->workbook->texts, texts->piece);
    }
  else if (strcmp (name, "si") == 0)
    {
      guint32 end = (guint32) reader->workbook->texts->len;
      g_array_append_val (reader->workbook->text_ends, end);
      texts->in_item = FALSE;
      check_texts (reader);
    }
}

static void
texts_text (PartReader *reader, const char *text, gsize length)
{
  if (((TextsReader *) reader)->in_text)
    {
      g_string_append_len (reader->workbook->texts, text, (gssize) length);
      check_texts (reader);
    }
}

/* --- Styles */

typedef struct {
  PartReader reader;
  GHashTable *codes;       /* number → code */
  enum { SECTION_OTHER, SECTION_FORMATS, SECTION_CELLS } section;
} StylesReader;

static void
add_style (StylesReader *styles, Attributes attributes)
{
  guint number = attribute_number (attributes, "numFmtId", G_MAXINT);
  const char *code = g_hash_table_lookup (styles->codes, GUINT_TO_POINTER (number));
  NumberFormat format = code != NULL ? format_parse (code) : format_built_in (number);
  g_array_append_val (styles->reader.workbook->formats, format);
}

static void
styles_start (PartReader *reader, const char *name, Attributes attributes)
{
  StylesReader *styles = (StylesReader *) reader;
  if (strcmp (name, "numFmts") == 0)
    styles->section = SECTION_FORMATS;
  else if (strcmp (name, "cellXfs") == 0)
    styles->section = SECTION_CELLS;
  else if (strcmp (name, "numFmt") == 0 && styles->section == SECTION_FORMATS)
    {
      guint number = attribute_number (attributes, "numFmtId", G_MAXINT);
      g_hash_table_insert (styles->codes, GUINT_TO_POINTER (number), attribute_copy (attributes, "formatCode", NULL));
    }
  else if (strcmp (name, "xf") == 0 && styles->section == SECTION_CELLS)
    add_style (styles, attributes);
  if (g_hash_table_size (styles->codes) + reader->workbook->formats->len > WORKBOOK_MOST_STYLES)
    part_damaged (reader, _("it has too many styles"));
}

static void
styles_end (PartReader *reader, const char *name)
{
  if (strcmp (name, "numFmts") == 0 || strcmp (name, "cellXfs") == 0)
    ((StylesReader *) reader)->section = SECTION_OTHER;
}

static gboolean
load_styles (Workbook *workbook, Diagnostics *diags)
{
  StylesReader styles = { .reader = { .workbook = workbook, .part = workbook->styles_part, .file = workbook->name, .diags = diags,
                                      .start = styles_start, .end = styles_end } };
  styles.codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  gboolean right = part_read (&styles.reader);
  g_hash_table_unref (styles.codes);
  return right;
}

gboolean
workbook_load (Workbook *workbook, Diagnostics *diags)
{
  if (workbook->is_loaded)
    return !workbook->is_broken;
  workbook->is_loaded = TRUE;
  TextsReader texts = { .reader = { .workbook = workbook, .part = workbook->strings_part, .file = workbook->name, .diags = diags,
                                    .start = texts_start, .end = texts_end, .text = texts_text } };
  /* Workbooks without texts or styles leave these parts out. */
  if (workbook->strings_part != NULL && workbook_archive_find (workbook->archive, workbook->strings_part) >= 0)
    workbook->is_broken = !part_read (&texts.reader);
  if (!workbook->is_broken && workbook->styles_part != NULL && workbook_archive_find (workbook->archive, workbook->styles_part) >= 0)
    workbook->is_broken = !load_styles (workbook, diags);
  return !workbook->is_broken;
}
