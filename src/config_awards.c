/* The sections `awards` and `boards` of trainbook.yml. */
#include "config_award_texts.h"

#include <libintl.h>
#include <string.h>

#define _(text) gettext (text)

static const ConfigChoice periods[] = {
  { "weekly|每周|每週", RULE_WEEKLY }, { "monthly|每月", RULE_MONTHLY }, { "quarterly|每季|每季度", RULE_QUARTERLY }, { "annual|每年", RULE_ANNUAL },
};
static const ConfigChoice scopes[] = {
  { "person|个人|個人", SCOPE_PERSON }, { "confirmed|已转正|已轉正", SCOPE_CONFIRMED }, { "newcomers|新人", SCOPE_NEWCOMERS },
  { "mentor|导师|導師|师傅", SCOPE_MENTOR }, { "trainer|讲师|講師", SCOPE_TRAINER }, { "team|小组|小組|团队|團隊", SCOPE_TEAM },
};
static const ConfigChoice ties[] = { { "all|全部", TIES_ALL }, { "none|空缺|從缺", TIES_NONE } };

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
    g_ptr_array_add (teams, rule_name_new (node, node->text + rule_blanks (node->text), strlen (text)));
}

static GPtrArray *
read_teams (const ConfigReader *reader, const YamlNode *rule)
{
  GPtrArray *teams = g_ptr_array_new_with_free_func (rule_name_free);
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
  if (node != NULL && !config_is_null (node) && (node->kind != YAML_SEQUENCE || node->children->len > 0))
    return TRUE;
  diag_report (reader->diags, DIAG_AWARD_INCOMPLETE, &rule->key_place, rule->key, key, NULL);
  return FALSE;
}

static void
read_award (const ConfigReader *reader, const YamlNode *node)
{
  AwardRule *rule = g_new0 (AwardRule, 1);
  *rule = (AwardRule) { .title = g_strdup (node->key), .place = node->key_place, .near = 5, .period = RULE_MONTHLY };
  rule->conditions = g_ptr_array_new_with_free_func (award_condition_free);
  rule->ranks = g_ptr_array_new_with_free_func (award_rank_free);
  g_ptr_array_add (reader->config->awards, rule);
  config_read_settings_into (reader, node, award_settings, G_N_ELEMENTS (award_settings), rule);
  want_key (reader, node, "period");
  gboolean has_conditions = want_key (reader, node, "conditions");
  config_read_choice (reader, node, "period", periods, G_N_ELEMENTS (periods), &rule->period);
  config_read_choice (reader, node, "scope", scopes, G_N_ELEMENTS (scopes), &rule->scope);
  config_read_choice (reader, node, "ties", ties, G_N_ELEMENTS (ties), &rule->ties);
  rule->teams = read_teams (reader, node);
  read_each (reader, node, "conditions", award_read_condition, rule->conditions);
  read_each (reader, node, "rank", award_read_rank, rule->ranks);
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
  config_read_choice (reader, node, "period", periods, G_N_ELEMENTS (periods), &rule->period);
  config_read_choice (reader, node, "scope", scopes, G_N_ELEMENTS (scopes), &rule->scope);
  rule->teams = read_teams (reader, node);
  if (rule->best == 0 && rule->worst == 0)
    rule->best = 3;
  if (!want_key (reader, node, "measure"))
    return;
  const YamlNode *measure = yaml_get (node, "measure");
  g_autofree char *text = config_read_line (reader, measure);
  if (text == NULL)
    return;
  RuleName *name = rule_name_new (measure, measure->text + rule_blanks (measure->text), strlen (text));
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
      if (*(rule->key + rule_blanks (rule->key)) == '\0')
        diag_report (reader->diags, DIAG_AWARD_TITLE, &rule->key_place, NULL);
      else if (config_want_mapping (reader, rule, _("settings, indented below it")))
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
