/* The sections `awards` and `boards` of trainbook.yml. */
#include "config_reader.h"

#include "text/encoding.h"

#include <libintl.h>
#include <string.h>

#define _(text) gettext (text)

/* Words for one thing, in the languages of the sites; the first is shown in messages. */
typedef struct { const char *words; guint value; } Choice;

static const Choice periods[] = {
  { "weekly|每周|每週", RULE_WEEKLY }, { "monthly|每月", RULE_MONTHLY }, { "quarterly|每季|每季度", RULE_QUARTERLY }, { "annual|每年", RULE_ANNUAL },
};
static const Choice scopes[] = {
  { "person|个人|個人", SCOPE_PERSON }, { "confirmed|已转正|已轉正", SCOPE_CONFIRMED }, { "newcomers|新人", SCOPE_NEWCOMERS },
  { "mentor|导师|導師|师傅", SCOPE_MENTOR }, { "trainer|讲师|講師", SCOPE_TRAINER }, { "team|小组|小組|团队|團隊", SCOPE_TEAM },
};
static const Choice ties[] = { { "all|全部", TIES_ALL }, { "none|空缺|從缺", TIES_NONE } };
static const Choice operators[] = {
  { "≥|>=|＞=|=>|不低于|不低於", AWARD_AT_LEAST }, { "≤|<=|＜=|=<|不超过|不超過|不高于|不高於", AWARD_AT_MOST },
  { ">|＞|高于|高於", AWARD_ABOVE }, { "<|＜|低于|低於", AWARD_BELOW }, { "=|==|＝|等于|等於", AWARD_EQUAL },
};
static const Choice units[] = {
  { "", VALUE_PLAIN }, { "%|％", VALUE_PERCENT }, { "分|points", VALUE_POINTS }, { "课时|時數|小时|小時|hours|h", VALUE_HOURS },
  { "次|人|人次|场|場|times", VALUE_TIMES },
};
static const Choice orders[] = { { "highest|最高", 1 }, { "lowest|最低", 0 } };
static const Choice whole[] = { { "all|部门平均|部門平均|全部门|全部門", TRUE } };

#define RULE_AT(member) G_STRUCT_OFFSET (AwardRule, member)
#define BOARD_AT(member) G_STRUCT_OFFSET (BoardRule, member)

static const Setting award_settings[] = {
  { "period", SETTING_SECTION, 0, 0, 0, 0 }, { "scope", SETTING_SECTION, 0, 0, 0, 0 },
  { "months", SETTING_INTEGER, RULE_AT (months), 1, 120, 0 }, { "teams", SETTING_SECTION, 0, 0, 0, 0 },
  { "conditions", SETTING_SECTION, 0, 0, 0, 0 }, { "at_least", SETTING_INTEGER, RULE_AT (at_least), 1, 50, 0 },
  { "rank", SETTING_SECTION, 0, 0, 0, 0 }, { "winners", SETTING_INTEGER, RULE_AT (winners), 1, 1000, 0 },
  { "ties", SETTING_SECTION, 0, 0, 0, 0 }, { "minimum", SETTING_INTEGER, RULE_AT (minimum), 1, 100000, 0 },
  { "near", SETTING_INTEGER, RULE_AT (near), 0, 100, 0 }, { "from", SETTING_DATE, RULE_AT (from), 0, 0, 0 },
  { "until", SETTING_DATE, RULE_AT (until), 0, 0, 0 }, { "prize", SETTING_TEXT, RULE_AT (prize), 0, 0, 0 },
  { "confirm", SETTING_TEXT, RULE_AT (confirm), 0, 0, 0 },
};
static const Setting board_settings[] = {
  { "measure", SETTING_SECTION, 0, 0, 0, 0 }, { "period", SETTING_SECTION, 0, 0, 0, 0 }, { "scope", SETTING_SECTION, 0, 0, 0, 0 },
  { "months", SETTING_INTEGER, BOARD_AT (months), 1, 120, 0 }, { "teams", SETTING_SECTION, 0, 0, 0, 0 },
  { "best", SETTING_INTEGER, BOARD_AT (best), 1, 100, 0 }, { "worst", SETTING_INTEGER, BOARD_AT (worst), 1, 100, 0 },
  { "minimum", SETTING_INTEGER, BOARD_AT (minimum), 1, 100000, 0 },
};

/* The choice that the text is, case aside; or NULL. */
static const Choice *
choice_of (const Choice *choices, guint n, const char *text)
{
  g_autofree char *small = g_ascii_strdown (text, -1);
  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) words = g_strsplit (choices[i].words, "|", -1);
      if (g_strv_contains ((const char *const *) words, small) || (words[0] == NULL && *small == '\0'))
        return &choices[i];
    }
  return NULL;
}

/* "weekly, monthly, quarterly, annual". New string. */
static char *
first_words (const Choice *choices, guint n)
{
  GString *list = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (list, "%s%.*s", i == 0 ? "" : ", ", (int) strcspn (choices[i].words, "|"), choices[i].words);
  return g_string_free (list, FALSE);
}

/* The value of a key that is one of some words; nothing when the key is not written. */
static void
read_word (const ConfigReader *reader, const YamlNode *rule, const char *key, const Choice *choices, guint n, guint *value)
{
  const YamlNode *node = yaml_get (rule, key);
  if (node == NULL || config_is_null (node))
    return;
  g_autofree char *wanted = first_words (choices, n);
  if (!config_want_scalar (reader, node, wanted))
    return;
  g_autofree char *text = g_strstrip (g_strdup (node->text));
  const Choice *choice = choice_of (choices, n, text);
  if (choice == NULL)
    config_report_value (reader, node, wanted);
  else
    *value = choice->value;
}

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

static RuleName *
name_new (const YamlNode *node, const char *at, gsize length)
{
  RuleName *name = g_new (RuleName, 1);
  *name = (RuleName) { g_strndup (at, length), place_of_part (node, at, length) };
  return name;
}

static void
name_free (gpointer data)
{
  RuleName *name = data;
  g_free (name->id);
  g_free (name);
}

/* Bytes of blanks, also the ideographic one, at the beginning. */
static gsize
blanks (const char *text)
{
  const char *c = text;
  while (*c != '\0' && g_unichar_isspace (g_utf8_get_char (c)))
    c = g_utf8_next_char (c);
  return (gsize) (c - text);
}

/* The length of [text, text + length) without blanks at its end. */
static gsize
trimmed (const char *text, gsize length)
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
find_operator (const char *text, const Choice **found, gsize *length)
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
  c += blanks (c);
  const Choice *operator = NULL;
  gsize operator_length = 0;
  if ((*c == 'n' || *c == 'N') && find_operator (c + 1, &operator, &operator_length) == c + 1 + blanks (c + 1)
      && operator->value == AWARD_AT_LEAST)
    {
      c += 1 + blanks (c + 1);
      c += operator_length;
      c += blanks (c);
      char *end;
      guint64 n = g_ascii_strtoull (c, &end, 10);
      if (end > c && *(end + blanks (end)) == '\0' && n > 0 && n <= 100000)
        {
          *minimum = (guint) n;
          *length = trimmed (text, (gsize) (comma - text));
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
  if (choice_of (whole, G_N_ELEMENTS (whole), value) != NULL)
    {
      condition->is_whole = TRUE;
      return TRUE;
    }
  gsize digits = strspn (value, "+-0123456789.");
  const char *unit = value + digits + blanks (value + digits);
  const Choice *choice = choice_of (units, G_N_ELEMENTS (units), unit);
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

static void
condition_free (gpointer data)
{
  AwardCondition *condition = data;
  g_free (condition->measure.id);
  g_free (condition);
}

static void
read_condition (const ConfigReader *reader, const YamlNode *node, GPtrArray *conditions)
{
  if (!config_want_scalar (reader, node, _("a condition like \"score.mean ≥ 90 分\"")))
    return;
  const char *begin = node->text + blanks (node->text);
  gsize length = trimmed (begin, strlen (begin)), operator_length;
  const Choice *operator;
  const char *at = find_operator (begin, &operator, &operator_length);
  if (at == NULL || at == begin)
    {
      Place place = node->place;
      diag_report (reader->diags, DIAG_AWARD_CONDITION, &place, node->text, NULL);
      return;
    }
  AwardCondition *condition = g_new0 (AwardCondition, 1);
  RuleName *measure = name_new (node, begin, trimmed (begin, (gsize) (at - begin)));
  condition->measure = *measure;
  g_free (measure);
  condition->operator = operator->value;
  const char *value = at + operator_length;
  value += blanks (value);
  gsize value_length = length - (gsize) (value - begin);
  if (read_minimum (reader, node, value, &value_length, &condition->minimum) && read_value (reader, node, value, value_length, condition))
    g_ptr_array_add (conditions, condition);
  else
    condition_free (condition);
}

/* ---- ranking ---- */

static void
rank_free (gpointer data)
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
      text += blanks (text);
      gsize part = strcspn (text, ",");
      const char *wide = strstr (text, "，");
      if (wide != NULL)
        part = MIN (part, (gsize) (wide - text));
      part = MIN (part, (gsize) (end - text));
      if (trimmed (text, part) > 0)
        g_ptr_array_add (names, name_new (node, text, trimmed (text, part)));
      text += part;
      if (text < end)
        text = g_utf8_next_char (text);
    }
}

/* "score.mean", "lowest attendance.late", "mean(score.mean, check.score:会话)". */
static void
read_rank (const ConfigReader *reader, const YamlNode *node, GPtrArray *ranks)
{
  if (!config_want_scalar (reader, node, _("a measure, like score.mean, or mean(score.mean, feedback.mean)")))
    return;
  const char *text = node->text + blanks (node->text);
  AwardRank *rank = g_new0 (AwardRank, 1);
  rank->measures = g_ptr_array_new_with_free_func (name_free);
  g_ptr_array_add (ranks, rank);
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_auto (GStrv) words = g_strsplit (orders[i].words, "|", -1);
      for (char **word = words; *word != NULL; word++)
        if (g_str_has_prefix (text, *word) && blanks (text + strlen (*word)) > 0)
          {
            rank->order = orders[i].value ? 1 : -1;
            text += strlen (*word);
            text += blanks (text);
          }
    }
  gsize length = trimmed (text, strlen (text));
  gboolean is_mean = g_str_has_prefix (text, "mean(") || g_str_has_prefix (text, "平均(");
  if (is_mean && text[length - 1] == ')')
    {
      const char *open = strchr (text, '(') + 1;
      split_names (node, open, (gsize) (text + length - 1 - open), rank->measures);
    }
  else if (length > 0)
    g_ptr_array_add (rank->measures, name_new (node, text, length));
  if (rank->measures->len == 0)
    {
      config_report_type (reader, node, _("a measure, like score.mean, or mean(score.mean, feedback.mean)"));
      g_ptr_array_remove_index (ranks, ranks->len - 1);
    }
}

/* ---- rules ---- */

/* One value or a list of them, each to its reader. */
static void
read_each (const ConfigReader *reader, const YamlNode *rule, const char *key, void (*read) (const ConfigReader *, const YamlNode *, GPtrArray *),
           GPtrArray *into)
{
  const YamlNode *node = yaml_get (rule, key);
  if (node == NULL || config_is_null (node))
    return;
  if (node->kind != YAML_SEQUENCE)
    read (reader, node, into);
  else
    for (guint i = 0; i < node->children->len; i++)
      read (reader, node->children->pdata[i], into);
}

static void
read_team (const ConfigReader *reader, const YamlNode *node, GPtrArray *teams)
{
  g_autofree char *text = config_read_line (reader, node);
  if (text != NULL)
    g_ptr_array_add (teams, name_new (node, node->text + blanks (node->text), strlen (text)));
}

static GPtrArray *
read_teams (const ConfigReader *reader, const YamlNode *rule)
{
  GPtrArray *teams = g_ptr_array_new_with_free_func (name_free);
  read_each (reader, rule, "teams", read_team, teams);
  if (teams->len == 0)
    g_clear_pointer (&teams, g_ptr_array_unref);
  return teams;
}

/* Every rule has a period; else reported. */
static gboolean
want_key (const ConfigReader *reader, const YamlNode *rule, const char *key)
{
  const YamlNode *node = yaml_get (rule, key);
  if (node != NULL && !config_is_null (node))
    return TRUE;
  diag_report (reader->diags, DIAG_AWARD_INCOMPLETE, &rule->key_place, rule->key, key, NULL);
  return FALSE;
}

static void
read_award (const ConfigReader *reader, const YamlNode *node)
{
  AwardRule *rule = g_new0 (AwardRule, 1);
  *rule = (AwardRule) { .title = g_strdup (node->key), .place = node->key_place, .near = 5, .period = RULE_MONTHLY };
  rule->conditions = g_ptr_array_new_with_free_func (condition_free);
  rule->ranks = g_ptr_array_new_with_free_func (rank_free);
  g_ptr_array_add (reader->config->awards, rule);
  config_read_settings_into (reader, node, award_settings, G_N_ELEMENTS (award_settings), rule);
  want_key (reader, node, "period");
  gboolean has_conditions = want_key (reader, node, "conditions");
  read_word (reader, node, "period", periods, G_N_ELEMENTS (periods), &rule->period);
  read_word (reader, node, "scope", scopes, G_N_ELEMENTS (scopes), &rule->scope);
  read_word (reader, node, "ties", ties, G_N_ELEMENTS (ties), &rule->ties);
  rule->teams = read_teams (reader, node);
  read_each (reader, node, "conditions", read_condition, rule->conditions);
  read_each (reader, node, "rank", read_rank, rule->ranks);
  const YamlNode *least = yaml_get (node, "at_least"), *winners = yaml_get (node, "winners"), *written = yaml_get (node, "conditions");
  guint n = has_conditions && written->kind == YAML_SEQUENCE ? written->children->len : 1;
  if (has_conditions && rule->at_least > n)
    {
      g_autofree char *count = g_strdup_printf ("%u", n);
      diag_report (reader->diags, DIAG_AWARD_TOO_MANY, &least->place, rule->title, least->text, count, NULL);
    }
  if (rule->winners > 0 && rule->ranks->len == 0 && yaml_get (node, "rank") == NULL)
    diag_report (reader->diags, DIAG_AWARD_RANK, &winners->place, rule->title, NULL);
}

static void
read_board (const ConfigReader *reader, const YamlNode *node)
{
  BoardRule *rule = g_new0 (BoardRule, 1);
  *rule = (BoardRule) { .title = g_strdup (node->key), .place = node->key_place, .period = RULE_WEEKLY };
  g_ptr_array_add (reader->config->boards, rule);
  config_read_settings_into (reader, node, board_settings, G_N_ELEMENTS (board_settings), rule);
  read_word (reader, node, "period", periods, G_N_ELEMENTS (periods), &rule->period);
  read_word (reader, node, "scope", scopes, G_N_ELEMENTS (scopes), &rule->scope);
  rule->teams = read_teams (reader, node);
  if (rule->best == 0 && rule->worst == 0)
    rule->best = 3;
  if (!want_key (reader, node, "measure"))
    return;
  const YamlNode *measure = yaml_get (node, "measure");
  g_autofree char *text = config_read_line (reader, measure);
  if (text == NULL)
    return;
  RuleName *name = name_new (measure, measure->text + blanks (measure->text), strlen (text));
  rule->measure = *name;
  g_free (name);
}

static void
read_rules (const ConfigReader *reader, const YamlNode *root, const char *key, void (*read) (const ConfigReader *, const YamlNode *))
{
  const YamlNode *section = config_section (reader, root, key);
  for (guint i = 0; section != NULL && i < section->children->len; i++)
    {
      const YamlNode *rule = section->children->pdata[i];
      if (config_want_mapping (reader, rule, _("settings, indented below it")))
        read (reader, rule);
    }
}

void
config_read_awards (const ConfigReader *reader, const YamlNode *root)
{
  read_rules (reader, root, "awards", read_award);
  read_rules (reader, root, "boards", read_board);
}

gboolean
award_rules_count_people (const GPtrArray *awards, const GPtrArray *boards)
{
  gboolean any = FALSE;
  for (guint i = 0; i < awards->len; i++)
    any |= ((const AwardRule *) awards->pdata[i])->scope < SCOPE_TRAINER;
  for (guint i = 0; i < boards->len; i++)
    any |= ((const BoardRule *) boards->pdata[i])->scope < SCOPE_TRAINER;
  return any;
}

void
award_rule_free (gpointer data)
{
  AwardRule *rule = data;
  g_free (rule->title);
  g_free (rule->prize);
  g_free (rule->confirm);
  g_clear_pointer (&rule->teams, g_ptr_array_unref);
  g_ptr_array_unref (rule->conditions);
  g_ptr_array_unref (rule->ranks);
  g_free (rule);
}

void
board_rule_free (gpointer data)
{
  BoardRule *rule = data;
  g_free (rule->title);
  g_free (rule->measure.id);
  g_clear_pointer (&rule->teams, g_ptr_array_unref);
  g_free (rule);
}
