/* The texts of awards: "score.mean ≥ 90 分, n ≥ 3", "mean(attendance.rate, score.pass_rate)". */
#include "config_award_texts.h"

#include "text/encoding.h"

#include <libintl.h>
#include <string.h>

#define _(text) gettext (text)

static const ConfigChoice operators[] = {
  { "≥|>=|＞=|=>|不低于|不低於", AWARD_AT_LEAST }, { "≤|<=|＜=|=<|不超过|不超過|不高于|不高於", AWARD_AT_MOST },
  { ">|＞|高于|高於", AWARD_ABOVE }, { "<|＜|低于|低於", AWARD_BELOW }, { "=|==|＝|等于|等於", AWARD_EQUAL },
};
static const ConfigChoice units[] = {
  { "", VALUE_PLAIN }, { "%|％", VALUE_PERCENT }, { "分|points", VALUE_POINTS }, { "课时|時數|小时|小時|hours|h", VALUE_HOURS },
  { "次|人|人次|场|場|times", VALUE_TIMES },
};
static const ConfigChoice orders[] = { { "highest|最高", 1 }, { "lowest|最低", 0 } };
static const ConfigChoice whole[] = { { "all|部门平均|部門平均|全部门|全部門", TRUE } };

/* ---- parts of a text, with their places ---- */

/* The place of a part of a scalar that begins `at`. */
static Place
place_of_part (const YamlNode *node, const char *at, gsize length)
{
  Place place = node->place;
  place.column += (guint) g_utf8_strlen (node->text, at - node->text) + !node->plain;
  place.length = (guint) g_utf8_strlen (at, (gssize) length);
  return place;
}

RuleName *
rule_name_new (const YamlNode *node, const char *at, gsize length)
{
  RuleName *name = g_new (RuleName, 1);
  *name = (RuleName) { g_strndup (at, length), place_of_part (node, at, length) };
  return name;
}

void
rule_name_free (gpointer data)
{
  RuleName *name = data;
  g_free (name->id);
  g_free (name);
}

/* Bytes of rule_blanks, also the ideographic one, at the beginning. */
gsize
rule_blanks (const char *text)
{
  const char *c = text;
  while (*c != '\0' && g_unichar_isspace (g_utf8_get_char (c)))
    c = g_utf8_next_char (c);
  return (gsize) (c - text);
}

/* The length of [text, text + length) without rule_blanks at its end. */
gsize
rule_trimmed (const char *text, gsize length)
{
  while (length > 0)
    {
      const char *last = g_utf8_prev_char (text + length);
      if (!g_unichar_isspace (g_utf8_get_char (last)))
        break;
      length = (gsize) (last - text);
    }
  return length;
}

/* The first place where one of the words of the choices stands, the longest there; `length` is its length. NULL without. */
static const char *
find_operator (const char *text, const ConfigChoice **found, gsize *length)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      *length = 0;
      for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
        {
          g_auto (GStrv) words = g_strsplit (operators[i].words, "|", -1);
          for (char **word = words; *word != NULL; word++)
            if (g_str_has_prefix (c, *word) && strlen (*word) > *length)
              {
                *length = strlen (*word);
                *found = &operators[i];
              }
        }
      if (*length > 0)
        return c;
    }
  return NULL;
}

/* ---- conditions ---- */

/* ", n ≥ 3" at the end of a condition: its length is taken from `*length`. */
static gboolean
read_minimum (const ConfigReader *reader, const YamlNode *node, const char *text, gsize *length, guint *minimum)
{
  static const char *const commas[] = { ",", "，", ";", "；" };
  const char *comma = NULL;
  gsize width = 0;
  for (guint i = 0; i < G_N_ELEMENTS (commas); i++)
    {
      const char *at = g_strstr_len (text, (gssize) *length, commas[i]);
      if (at != NULL && (comma == NULL || at < comma))
        comma = at, width = strlen (commas[i]);
    }
  if (comma == NULL)
    return TRUE;
  const char *c = comma + width;
  c += rule_blanks (c);
  const ConfigChoice *operator = NULL;
  gsize operator_length = 0;
  if ((*c == 'n' || *c == 'N') && find_operator (c + 1, &operator, &operator_length) == c + 1 + rule_blanks (c + 1)
      && operator->value == AWARD_AT_LEAST)
    {
      c += 1 + rule_blanks (c + 1);
      c += operator_length;
      c += rule_blanks (c);
      char *end;
      guint64 n = g_ascii_strtoull (c, &end, 10);
      if (end > c && *(end + rule_blanks (end)) == '\0' && n > 0 && n <= 100000)
        {
          *minimum = (guint) n;
          *length = rule_trimmed (text, (gsize) (comma - text));
          return TRUE;
        }
    }
  Place place = place_of_part (node, comma + width, strlen (comma + width));
  diag_report (reader->diags, DIAG_AWARD_MINIMUM, &place, node->text, NULL);
  return FALSE;
}

/* "95 分", "95%", "all". */
static gboolean
read_value (const ConfigReader *reader, const YamlNode *node, const char *text, gsize length, AwardCondition *condition)
{
  g_autofree char *value = g_strndup (text, length);
  condition->value_place = place_of_part (node, text, MAX (length, 1));
  if (config_choice_of (whole, G_N_ELEMENTS (whole), value) != NULL)
    {
      condition->is_whole = TRUE;
      return TRUE;
    }
  gsize digits = strspn (value, "+-0123456789.");
  const char *unit = value + digits + rule_blanks (value + digits);
  const ConfigChoice *choice = config_choice_of (units, G_N_ELEMENTS (units), unit);
  if (!decimal_parse (value, digits, &condition->value))
    diag_report (reader->diags, DIAG_AWARD_VALUE, &condition->value_place, value, NULL);
  else if (choice == NULL)
    {
      Place place = place_of_part (node, text + (unit - value), strlen (unit));
      diag_report (reader->diags, DIAG_AWARD_UNIT_UNKNOWN, &place, unit, NULL);
    }
  else
    {
      condition->unit = choice->value;
      return TRUE;
    }
  return FALSE;
}

void
award_condition_free (gpointer data)
{
  AwardCondition *condition = data;
  g_free (condition->measure.id);
  g_free (condition);
}

void
award_read_condition (const ConfigReader *reader, const YamlNode *node, GPtrArray *conditions)
{
  if (!config_want_scalar (reader, node, _("a condition like \"score.mean ≥ 90 分\"")))
    return;
  const char *begin = node->text + rule_blanks (node->text);
  gsize operator_length;
  const ConfigChoice *operator;
  const char *at = find_operator (begin, &operator, &operator_length);
  if (at == NULL || at == begin)
    {
      Place place = node->place;
      diag_report (reader->diags, DIAG_AWARD_CONDITION, &place, node->text, NULL);
      return;
    }
  if (rule_trimmed (begin, (gsize) (at - begin)) == 1 && (*begin == 'n' || *begin == 'N'))
    {
      diag_report (reader->diags, DIAG_AWARD_APART, &node->place, node->text, "[\"score.mean ≥ 90 分, n ≥ 3\"]", NULL);
      return;
    }
  AwardCondition *condition = g_new0 (AwardCondition, 1);
  RuleName *measure = rule_name_new (node, begin, rule_trimmed (begin, (gsize) (at - begin)));
  condition->measure = *measure;
  g_free (measure);
  condition->operator = operator->value;
  const char *value = at + operator_length;
  value += rule_blanks (value);
  gsize value_length = rule_trimmed (value, strlen (value));
  if (read_minimum (reader, node, value, &value_length, &condition->minimum) && read_value (reader, node, value, value_length, condition))
    g_ptr_array_add (conditions, condition);
  else
    award_condition_free (condition);
}

/* ---- ranking ---- */

void
award_rank_free (gpointer data)
{
  AwardRank *rank = data;
  g_ptr_array_unref (rank->measures);
  g_free (rank);
}

/* "a, b" → the names. */
static void
split_names (const YamlNode *node, const char *text, gsize length, GPtrArray *names)
{
  const char *end = text + length;
  while (text < end)
    {
      text += rule_blanks (text);
      gsize part = strcspn (text, ",");
      const char *wide = strstr (text, "，");
      if (wide != NULL)
        part = MIN (part, (gsize) (wide - text));
      part = MIN (part, (gsize) (end - text));
      if (rule_trimmed (text, part) > 0)
        g_ptr_array_add (names, rule_name_new (node, text, rule_trimmed (text, part)));
      text += part;
      if (text < end)
        text = g_utf8_next_char (text);
    }
}

/* "lowest " at the beginning: its length, and the order, as in AwardRank; 0 without. */
static gsize
read_order (const char *text, int *order)
{
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_auto (GStrv) words = g_strsplit (orders[i].words, "|", -1);
      for (char **word = words; *word != NULL; word++)
        if (g_str_has_prefix (text, *word) && rule_blanks (text + strlen (*word)) > 0)
          {
            *order = orders[i].value ? 1 : -1;
            return strlen (*word) + rule_blanks (text + strlen (*word));
          }
    }
  return 0;
}

/* "score.mean", "lowest attendance.late", "mean(score.mean, check.score:会话)". */
void
award_read_rank (const ConfigReader *reader, const YamlNode *node, GPtrArray *ranks)
{
  if (!config_want_scalar (reader, node, _("a measure, like score.mean, or mean(score.mean, feedback.mean)")))
    return;
  if ((strchr (node->text, '(') == NULL) != (strchr (node->text, ')') == NULL))
    {
      diag_report (reader->diags, DIAG_AWARD_APART, &node->place, node->text, "[\"mean(attendance.rate, score.pass_rate)\"]", NULL);
      return;
    }
  const char *text = node->text + rule_blanks (node->text);
  AwardRank *rank = g_new0 (AwardRank, 1);
  rank->measures = g_ptr_array_new_with_free_func (rule_name_free);
  g_ptr_array_add (ranks, rank);
  text += read_order (text, &rank->order);
  gsize length = rule_trimmed (text, strlen (text));
  gboolean is_mean = g_str_has_prefix (text, "mean(") || g_str_has_prefix (text, "平均(");
  if (is_mean && text[length - 1] == ')')
    {
      const char *open = strchr (text, '(') + 1;
      split_names (node, open, (gsize) (text + length - 1 - open), rank->measures);
    }
  else if (length > 0)
    g_ptr_array_add (rank->measures, rule_name_new (node, text, length));
  if (rank->measures->len == 0)
    {
      config_report_type (reader, node, _("a measure, like score.mean, or mean(score.mean, feedback.mean)"));
      g_ptr_array_remove_index (ranks, ranks->len - 1);
    }
}
