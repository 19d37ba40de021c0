/* What the cells of surveys say: numbers on a scale, words and stars for them, or that there is no answer. */
#include "source/table.h"
#include "source/word_list.h"
#include "text/notation.h"
#include "text/private_numbers.h"

#include <string.h>

/* Longer cells, in bytes, are no ratings. */
#define LONGEST_RATING 60
/* Longer answers, in characters, are sentences. */
#define LONGEST_WORD 8

static const struct { const char *words; int number; } usual_words[] = {
  { "非常满意|非常滿意|很满意|很滿意|非常同意|非常好|非常符合|verysatisfied|stronglyagree|excellent", 5 },
  { "满意|滿意|比较满意|比較滿意|较满意|較滿意|同意|好|符合|satisfied|agree|good", 4 },
  { "一般|普通|中立|尚可|不确定|不確定|neutral|fair|average", 3 },
  { "不满意|不滿意|不太满意|不太滿意|不同意|较差|較差|不符合|dissatisfied|disagree|poor", 2 },
  { "非常不满意|非常不滿意|很不满意|很不滿意|非常不同意|很差|非常差|非常不符合|verydissatisfied|stronglydisagree|verypoor", 1 },
};

/* Words of other scales: which number each of them means only whoever asked can say. */
static const char like_parts[] = "满意|滿意|同意|符合|satisf|agree";
static const char like_words[] =
  "很好|较好|較好|极好|極好|挺好|还好|還好|不错|不錯|优秀|優秀|优|優|良好|良|差|太差|极差|極差|一般般|还行|還行|可以|还可以|還可以|棒|很棒|真棒|挺棒|太棒|太棒了|棒极了|棒極了|超棒|赞|讚|很赞|很讚|给力|給力|完美|凑合|湊合|马马虎虎|馬馬虎虎|差劲|差勁|很差劲|很差勁|糟糕|很糟糕|"
  "great|perfect|bad|ok|okay";

static const char no_answer[] = "跳过|跳過|空|未填|未填写|未填寫|未答|未作答|未选|未選|不适用|不適用|skipped|skip|not applicable|no answer|empty|blank";

typedef struct {
  Decimal number, scale;
} RatingWord;

/* "4" → 4 of the usual scale, "8/10" → 8 of 10. */
static gboolean
read_meaning (const char *text, RatingWord *word)
{
  const char *slash = strchr (text, '/');
  Cell number = cell_trim ((Cell) { text, slash != NULL ? (gsize) (slash - text) : strlen (text) });
  word->scale = RATING_USUAL_SCALE;
  if (!decimal_parse (number.text, number.length, &word->number))
    return FALSE;
  if (slash != NULL)
    {
      Cell scale = cell_trim ((Cell) { slash + 1, strlen (slash + 1) });
      if (!decimal_parse (scale.text, scale.length, &word->scale))
        return FALSE;
    }
  return word->number >= 0 && word->scale > 0 && word->number <= word->scale;
}

GHashTable *
rating_words_new (const Config *config)
{
  if (g_hash_table_size (config->rating_words) == 0)
    return NULL;
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer key, text;
  g_hash_table_iter_init (&iter, config->rating_words);
  while (g_hash_table_iter_next (&iter, &key, &text))
    {
      RatingWord word;
      if (read_meaning (((const ConfigText *) text)->text, &word))
        g_hash_table_insert (words, dataset_key (key, -1), g_memdup2 (&word, sizeof word));
    }
  return words;
}

void
rating_check_words (const Config *config, Diagnostics *diags)
{
  GHashTableIter iter;
  gpointer key, value;
  RatingWord unused;
  g_hash_table_iter_init (&iter, config->rating_words);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const ConfigText *text = value;
      if (!read_meaning (text->text, &unused))
        diag_report (diags, DIAG_RATING_WORD_NUMBER, &text->place, text->text, key, NULL);
    }
}

/* The number of a usual word; 0: it is none. */
static int
usual_number (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (usual_words); i++)
    if (word_list_has (usual_words[i].words, key))
      return usual_words[i].number;
  return 0;
}

/* What a word means: on the scale that is asked for, else on another. The configuration goes before the usual words. */
static gboolean
find_word (const Table *table, const char *text, Decimal scale, RatingWord *word)
{
  g_autofree char *key = dataset_key (text, -1);
  const RatingWord *configured = table->rating_words != NULL ? g_hash_table_lookup (table->rating_words, key) : NULL;
  if (configured != NULL)
    *word = *configured;
  if (configured != NULL && (configured->scale == scale || scale != RATING_USUAL_SCALE))
    return TRUE;
  int usual = usual_number (key);
  if (usual > 0)
    *word = (RatingWord) { usual * DECIMAL_ONE, RATING_USUAL_SCALE };
  return usual > 0 || configured != NULL;
}

gboolean
rating_is_usual_word (const char *key)
{
  return usual_number (key) > 0;
}

static gboolean
looks_like_word (const char *text)
{
  g_autofree char *key = dataset_key (text, -1);
  return *key != '\0' && (word_list_has (like_words, key) || (g_utf8_strlen (key, -1) <= LONGEST_WORD && word_list_in (like_parts, key))
                          || (g_ascii_isalpha (*key) && strlen (key) < 24 && word_list_in (like_parts, key)));
}

gboolean
rating_is_unanswered (const Cell *cell)
{
  if (cell->length == 0 || cell->length > LONGEST_RATING || g_ascii_isdigit (cell->text[0]))
    return FALSE;
  if (g_strcmp0 (missing_score_kind (cell->text, cell->length), "none") == 0)
    return TRUE;
  g_autofree char *key = dataset_key (cell->text, (gssize) cell->length);
  return word_list_has (no_answer, cell_key_in_brackets (key));
}

/* "★★★★☆": the full ones, of as many as there are with the empty ones, when there are such. */
static gboolean
read_stars (const char *text, Rating *rating)
{
  int full = 0, empty = 0;
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar sign = g_utf8_get_char (c);
      if ((sign == 0x2605 || sign == 0x2B50) && empty == 0)      /* ★ ⭐ */
        full++;
      else if (sign == 0x2606 || sign == 0x2729)                 /* ☆ ✩ */
        empty++;
      else if (sign != 0xFE0F)                                   /* how the star before it is to look */
        return FALSE;
    }
  if (full + empty == 0 || full + empty > 10)
    return FALSE;
  rating->form = RATING_SAID;
  rating->number = full * DECIMAL_ONE;
  rating->scale = empty > 0 ? (full + empty) * DECIMAL_ONE : DECIMAL_NONE;
  return TRUE;
}

/* Digits with or without decimals; moves `*at` behind them. */
static gboolean
scan_digits (const char **at, Decimal *number)
{
  gsize length = strspn (*at, "0123456789");
  gsize decimals = length > 0 && (*at)[length] == '.' ? strspn (*at + length + 1, "0123456789") : 0;
  length += decimals > 0 ? decimals + 1 : 0;
  if (length == 0 || !decimal_parse (*at, length, number))
    return FALSE;
  *at += length;
  return TRUE;
}

/* What stands between a number and the word for it, and its unit: 5分-非常满意. */
static const char *
skip_joint (const char *at)
{
  at += strspn (at, " ");
  at += word_list_begin (RATING_UNITS, at);
  at += strspn (at, " -.:=,");
  while (g_str_has_prefix (at, "、") || g_str_has_prefix (at, "–") || g_str_has_prefix (at, "—"))
    at = g_utf8_next_char (at);
  return at + strspn (at, " ");
}

/* The inside of brackets that are all of the text. New string; NULL. */
static char *
inside_brackets (const char *text)
{
  gsize length = strlen (text);
  return *text == '(' && length > 2 && text[length - 1] == ')' ? g_strndup (text + 1, length - 2) : NULL;
}

/* The word beside a number counts for nothing but a contradiction, and that only where it is of the same scale. */
static void
note_word (const Table *table, const char *text, Decimal scale, Rating *rating)
{
  RatingWord word;
  if (find_word (table, text, scale, &word) && word.scale == scale)
    rating->word = word.number;
}

/* "4/5", "4（满意）", "3（声音小）", "5-非常满意": a number with what stands behind it. */
static void
read_number_first (const Table *table, const char *text, Decimal scale, Rating *rating)
{
  const char *at = text;
  RatingWord word;
  if (!scan_digits (&at, &rating->number))
    return;
  const char *rest = skip_joint (at);
  g_autofree char *note = inside_brackets (rest);
  if (*rest == '/')
    {
      for (rest++; *rest == ' '; rest++)
        ;
      gboolean good = scan_digits (&rest, &rating->scale);
      rest += word_list_begin (RATING_UNITS, rest);
      rating->form = good && *rest == '\0' ? RATING_SAID : RATING_OTHER;
    }
  else if (note != NULL)
    {
      rating->form = RATING_SAID;
      note_word (table, note, scale, rating);
    }
  else if (rest != at && find_word (table, rest, scale, &word))
    {
      rating->form = RATING_SAID;
      note_word (table, rest, scale, rating);
    }
  else if (looks_like_word (rest))
    rating->form = RATING_LIKE;
}

/* "非常满意", "非常满意（5分）", "满意（声音小）". */
static void
read_word_first (const Table *table, const char *text, Decimal scale, Rating *rating)
{
  const char *open = strchr (text, '(');
  g_autofree char *name = open != NULL && open > text ? g_strndup (text, (gsize) (open - text)) : g_strdup (text);
  g_autofree char *note = open != NULL && open > text ? inside_brackets (open) : NULL;
  const char *inside = note;
  RatingWord word;
  Decimal number;
  if (!find_word (table, name, scale, &word))
    {
      rating->form = looks_like_word (name) ? RATING_LIKE : RATING_OTHER;
      return;
    }
  rating->form = RATING_SAID;
  if (note != NULL && scan_digits (&inside, &number) && *skip_joint (inside) == '\0')
    {
      rating->number = number;
      note_word (table, name, scale, rating);
      return;
    }
  rating->number = word.number;
  rating->scale = word.scale;
}

Rating
rating_read (const Table *table, Cell cell, Decimal scale)
{
  Rating rating = { RATING_OTHER, DECIMAL_NONE, DECIMAL_NONE, DECIMAL_NONE };
  gboolean percent;
  if (cell.length == 0 || cell.length > LONGEST_RATING)
    return rating;
  if (rating_is_unanswered (&cell))
    {
      rating.form = RATING_UNANSWERED;
      return rating;
    }
  if (notation_decimal (cell.text, cell.length, RATING_UNITS, &rating.number, &percent).outcome != NOTATION_WRONG)
    {
      rating.form = percent ? RATING_PERCENT : rating.number < 0 ? RATING_OTHER : RATING_NUMBER;
      return rating;
    }
  g_autofree char *plain = g_utf8_normalize (cell.text, (gssize) cell.length, G_NORMALIZE_NFKC);
  if (plain == NULL || read_stars (plain, &rating))
    return rating;
  if (g_ascii_isdigit (*plain))
    read_number_first (table, plain, scale, &rating);
  else
    read_word_first (table, plain, scale, &rating);
  return rating;
}

/* A rating that is on another scale than its column, or that contradicts itself. FALSE, reported, when it is one. */
static gboolean
check_said (const TableRow *row, const Rating *said, Decimal scale)
{
  const Cell *cell = &row->cells[FEEDBACK_RATING];
  gboolean other_scale = said->scale != DECIMAL_NONE && said->scale != scale;
  if (!other_scale && (said->word == DECIMAL_NONE || said->word == said->number))
    return TRUE;
  Place place = row_place (row, FEEDBACK_RATING);
  g_autofree char *text = cell_excerpt (cell->text, cell->length);
  g_autofree char *own = ratio_format (other_scale ? said->scale : said->number, DECIMAL_ONE, 6);
  g_autofree char *other = ratio_format (other_scale ? scale : said->word, DECIMAL_ONE, 6);
  gboolean word = !g_ascii_isdigit (cell->text[0]) && g_unichar_isalpha (g_utf8_get_char (cell->text));
  diag_report (row->diags, !other_scale ? DIAG_RATING_CONTRADICTION : word ? DIAG_RATING_WORD_SCALE : DIAG_RATING_SCALE, &place, text, own, other, NULL);
  return FALSE;
}

static gboolean
settle_rating (const TableRow *row, const Rating *found, Decimal scale, Decimal *rating)
{
  const Cell *cell = &row->cells[FEEDBACK_RATING];
  g_autofree char *was = private_numbers_hidden (cell->text, cell->length);
  if (found->form == RATING_UNANSWERED)
    row_repair (row, FEEDBACK_RATING, DIAG_RATING_UNANSWERED, was, "");
  if (found->form == RATING_LIKE)
    cell_report (row, FEEDBACK_RATING, DIAG_RATING_WORD, NULL);
  if (found->form != RATING_SAID)
    return found->form == RATING_UNANSWERED || (found->form != RATING_LIKE && row_decimal (row, FEEDBACK_RATING, rating));
  if (!check_said (row, found, scale))
    return FALSE;
  g_autofree char *became = ratio_format (found->number, DECIMAL_ONE, 6);
  row_repair (row, FEEDBACK_RATING, DIAG_RATING_READ, was, became);
  *rating = found->number;
  return TRUE;
}

gboolean
row_rating (const TableRow *row, Decimal *rating, Decimal *scale)
{
  const Cell *cell = &row->cells[FEEDBACK_RATING];
  *rating = DECIMAL_NONE;
  gboolean good = row_decimal (row, FEEDBACK_SCALE, scale);
  if (*scale == DECIMAL_NONE && !row_scale_of_header (row, scale))
    *scale = RATING_USUAL_SCALE;
  if (cell->length == 0 || decimal_parse (cell->text, cell->length, rating))
    return good;
  /* What a word means is not known without its scale. */
  if (!good)
    return FALSE;
  Rating found = rating_read (row->table, *cell, *scale);
  return settle_rating (row, &found, *scale, rating);
}
