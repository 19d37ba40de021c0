/* The sections of a number format, "KF"000;;0: what a cell shows of its number where that is more than the number, 1.10 or KF007, or nothing at all. */
#include "text/workbook_parts.h"

#include <stdlib.h>
#include <string.h>

/* More sections than numbers and texts can have are not looked at. */
#define MOST_SECTIONS 4

/* A piece of a section: text, or a place for a digit. */
typedef struct {
  enum { PIECE_TEXT, PIECE_ZERO, PIECE_DIGIT, PIECE_POINT, PIECE_GENERAL } kind;
  char *text;              /* of PIECE_TEXT */
} Piece;

typedef struct {
  GArray *pieces;
  gboolean simple;         /* it consists of pieces, and of nothing else that shows */
  gboolean is_empty;       /* it shows nothing */
  gboolean is_text;        /* it stands for texts: @ */
  char comparison[3];      /* of a condition, "<=" of [<=9999]; "" without one … */
  double limit;            /* … what is compared with */
} Section;

struct FormatSections {
  Section sections[MOST_SECTIONS];
  guint n;
};

static void
clear_piece (gpointer data)
{
  g_free (((Piece *) data)->text);
}

void
format_sections_free (FormatSections *sections)
{
  for (guint i = 0; sections != NULL && i < sections->n; i++)
    g_array_unref (sections->sections[i].pieces);
  g_free (sections);
}

/* --- Parsing */

static void
add_piece (Section *section, int kind, const char *text, gsize length)
{
  Piece piece = { kind, text != NULL ? g_strndup (text, length) : NULL };
  g_array_append_val (section->pieces, piece);
  section->is_empty = FALSE;
}

/* [<=9999] is a condition; colours and languages show nothing; all others do. */
static const char *
take_bracket (Section *section, const char *c)
{
  static const char *const colours[] = { "[Black]", "[Blue]", "[Cyan]", "[Green]", "[Magenta]", "[Red]", "[White]", "[Yellow]", "[Color", "[$-" };
  const char *end = strchr (c, ']');
  gsize n = strspn (c + 1, "<>=");
  gboolean quiet = FALSE;
  if (end == NULL)
    return c + strlen (c);
  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    quiet |= g_ascii_strncasecmp (c, colours[i], strlen (colours[i])) == 0;
  if (n > 0 && n < sizeof section->comparison)
    {
      memcpy (section->comparison, c + 1, n);
      section->comparison[n] = '\0';
      section->limit = g_ascii_strtod (c + 1 + n, NULL);
    }
  else if (!quiet)
    section->simple = section->is_empty = FALSE;
  return end + 1;
}

static const char *
take_general (const char *c)
{
  if (g_ascii_strncasecmp (c, "General", 7) == 0)
    return c + 7;
  /* As Excel calls it in other languages: G/通用格式, G/標準. */
  if (g_ascii_strncasecmp (c, "G/", 2) != 0 || (guchar) c[2] < 0x80)
    return NULL;
  for (c += 2; (guchar) *c >= 0x80;)
    c++;
  return c;
}

/* A comma between places only divides the digits for the eye, and no id is written so; one behind the last place divides the number. */
static gboolean
divides_places (const Section *section, const char *comma)
{
  int last = section->pieces->len > 0 ? g_array_index (section->pieces, Piece, section->pieces->len - 1).kind : PIECE_TEXT;
  return (last == PIECE_ZERO || last == PIECE_DIGIT) && (comma[1] == '0' || comma[1] == '#');
}

static const char *
take_character (Section *section, const char *c)
{
  const char *next = g_utf8_next_char (c), *general = take_general (c);
  if (general != NULL)
    {
      add_piece (section, PIECE_GENERAL, NULL, 0);
      return general;
    }
  if (*c == '0')
    add_piece (section, PIECE_ZERO, NULL, 0);
  else if (*c == '#')
    add_piece (section, PIECE_DIGIT, NULL, 0);
  else if (*c == '.')
    add_piece (section, PIECE_POINT, NULL, 0);
  else if (*c == '@')
    {
      add_piece (section, PIECE_GENERAL, NULL, 0);
      section->is_text = TRUE;
    }
  else if (*c == ',' && divides_places (section, c))
    section->is_empty = FALSE;
  else if (g_ascii_isalnum (*c) || strchr ("?,%/", *c) != NULL)
    section->simple = section->is_empty = FALSE;
  else
    add_piece (section, PIECE_TEXT, c, (gsize) (next - c));
  return next;
}

/* Returns where the section ends. */
static const char *
take_section (Section *section, const char *c)
{
  *section = (Section) { .pieces = g_array_new (FALSE, FALSE, sizeof (Piece)), .simple = TRUE, .is_empty = TRUE };
  g_array_set_clear_func (section->pieces, clear_piece);
  while (*c != '\0' && *c != ';')
    if (*c == '"')
      {
        gsize length = strcspn (c + 1, "\"");
        if (length > 0)
          add_piece (section, PIECE_TEXT, c + 1, length);
        c += 1 + length + (c[1 + length] != '\0');
      }
    else if ((*c == '\\' || *c == '_' || *c == '*') && c[1] != '\0')
      {
        const char *next = g_utf8_next_char (c + 1);
        if (*c == '\\')
          add_piece (section, PIECE_TEXT, c + 1, (gsize) (next - c - 1));
        c = next;
      }
    else
      c = *c == '[' ? take_bracket (section, c) : take_character (section, c);
  return c;
}

/* Does it say more than how exactly a number is shown? */
static gboolean
is_of_use (const FormatSections *sections)
{
  for (guint i = 0; i < sections->n; i++)
    {
      const Section *section = &sections->sections[i];
      gboolean more = section->is_empty;
      for (guint j = 0; section->simple && j < section->pieces->len; j++)
        {
          int kind = g_array_index (section->pieces, Piece, j).kind;
          more |= kind == PIECE_TEXT || kind == PIECE_POINT || section->comparison[0] != '\0';
        }
      if (more)
        return TRUE;
    }
  return FALSE;
}

FormatSections *
format_sections_new (const char *code)
{
  FormatSections *sections = g_new0 (FormatSections, 1);
  const char *c = code;
  do
    {
      c = take_section (&sections->sections[sections->n++], c);
      if (*c != ';')
        break;
      c++;
    }
  while (sections->n < MOST_SECTIONS);
  if (!is_of_use (sections))
    g_clear_pointer (&sections, format_sections_free);
  return sections;
}

/* --- Which one holds */

static gboolean
meets (const Section *section, double value)
{
  const char *comparison = section->comparison;
  gboolean equal = strchr (comparison, '=') != NULL && value == section->limit;
  if (strcmp (comparison, "<>") == 0)
    return value != section->limit;
  return equal || (comparison[0] == '<' && value < section->limit) || (comparison[0] == '>' && value > section->limit);
}

/* The section of a number; NULL when none holds. */
static const Section *
section_for (const FormatSections *sections, double value)
{
  const Section *all = sections->sections;
  guint n = sections->n;
  while (n > 1 && (all[n - 1].is_text || n == MOST_SECTIONS))
    n--;
  if (n == 1)
    return all[0].comparison[0] == '\0' || meets (&all[0], value) ? &all[0] : NULL;
  if (all[0].comparison[0] != '\0' ? meets (&all[0], value) : n == 2 ? value >= 0 : value > 0)
    return &all[0];
  if (n == 2)
    return all[1].comparison[0] == '\0' || meets (&all[1], value) ? &all[1] : NULL;
  return (all[1].comparison[0] != '\0' ? meets (&all[1], value) : value < 0) ? &all[1] : &all[2];
}

gboolean
format_shows_nothing (const FormatSections *sections, double value)
{
  const Section *section = section_for (sections, value);
  /* An empty code is no format at all. */
  return section != NULL && section->is_empty && sections->n > 1;
}

/* --- What it shows */

/* How many pieces are places for digits of the whole number, and behind the point. */
typedef struct {
  guint n_whole, n_decimals;
  gboolean has_point, general;
} Places;

static Places
places_of (const Section *section)
{
  Places places = { 0 };
  gboolean behind_point = FALSE;
  for (guint i = 0; i < section->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (section->pieces, Piece, i);
      behind_point |= piece->kind == PIECE_POINT;
      places.general |= piece->kind == PIECE_GENERAL;
      places.n_whole += !behind_point && piece->kind != PIECE_TEXT;
      places.n_decimals += behind_point && (piece->kind == PIECE_ZERO || piece->kind == PIECE_DIGIT);
      places.has_point |= piece->kind == PIECE_POINT;
    }
  return places;
}

/* Digits of the whole number for one of its places, from the left: what stands before the first place goes there too. */
static void
append_place (GString *text, const Piece *piece, const char *whole, guint place, guint n_places)
{
  gsize length = strspn (whole, "0123456789"), behind = n_places - place - 1;
  if (length == 1 && whole[0] == '0')
    length = 0;
  gsize end = length > behind ? length - behind : 0, from = place == 0 || end == 0 ? 0 : end - 1;
  if (end > from)
    g_string_append_len (text, whole + from, (gssize) (end - from));
  else if (piece->kind == PIECE_ZERO)
    g_string_append_c (text, '0');
}

static void
append_pieces (GString *text, const Section *section, const Places *places, const char *number)
{
  const char *point = strchr (number, '.'), *decimal = point != NULL ? point + 1 : "";
  guint place = 0;
  for (guint i = 0; i < section->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (section->pieces, Piece, i);
      if (piece->kind == PIECE_TEXT)
        g_string_append (text, piece->text);
      else if (piece->kind == PIECE_GENERAL)
        g_string_append (text, number);
      else if (piece->kind == PIECE_POINT)
        g_string_append_c (text, '.');
      else if (place < places->n_whole)
        append_place (text, piece, number, place++, places->n_whole);
      else if (*decimal != '\0')
        g_string_append_c (text, *decimal++);
      else if (piece->kind == PIECE_ZERO)
        g_string_append_c (text, '0');
    }
}

gboolean
format_show (GString *text, const FormatSections *sections, double value, const char *plain)
{
  const Section *section = value >= 0 ? section_for (sections, value) : NULL;
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  if (section == NULL || !section->simple || section->pieces->len == 0 || strchr (g_ascii_formatd (number, sizeof number, "%.15g", value), 'e') != NULL)
    return FALSE;
  Places places = places_of (section);
  const char *point = strchr (number, '.');
  gsize decimals = point != NULL ? strlen (point + 1) : 0;
  /* What rounds the number is no proof, nor is what only makes decimals of a whole one. */
  if (!places.general && (decimals > places.n_decimals || (places.has_point && decimals == 0)))
    return FALSE;
  g_autoptr (GString) shown = g_string_new (NULL);
  append_pieces (shown, section, &places, number);
  g_strstrip (shown->str);
  if (*shown->str == '\0' || strcmp (shown->str, plain) == 0)
    return FALSE;
  g_string_append (text, shown->str);
  return TRUE;
}
