/* effect: of trainbook.yml: over how many days courses are evaluated, by which checks and indicators, and from how many people on. */
#include "config_reader.h"

#include <libintl.h>
#include <string.h>

#define _(text) gettext (text)
#define RULE_AT(member) G_STRUCT_OFFSET (EffectRule, member)
#define MOST_DAYS 3660

#define COMMON_SETTINGS \
  { "window", SETTING_INTEGER, RULE_AT (window), 1, MOST_DAYS, 0 }, { "before", SETTING_INTEGER, RULE_AT (before), 1, MOST_DAYS, 0 }, \
  { "after", SETTING_INTEGER, RULE_AT (after), 1, MOST_DAYS, 0 }, { "minimum", SETTING_SECTION, 0, 0, 0, 0 }, \
  { "checks", SETTING_SECTION, 0, 0, 0, 0 }, { "indicators", SETTING_SECTION, 0, 0, 0, 0 }

static const Setting effect_settings[] = { COMMON_SETTINGS, { "courses", SETTING_SECTION, 0, 0, 0, 0 } };
static const Setting course_settings[] = { COMMON_SETTINGS, { "pretest", SETTING_SECTION, 0, 0, 0, 0 }, { "posttest", SETTING_SECTION, 0, 0, 0, 0 } };
static const Setting minimum_settings[] = {
  { "reaction", SETTING_INTEGER, RULE_AT (minimum[EFFECT_REACTION]), 1, 100000, 0 },
  { "learning", SETTING_INTEGER, RULE_AT (minimum[EFFECT_LEARNING]), 1, 100000, 0 },
  { "behaviour", SETTING_INTEGER, RULE_AT (minimum[EFFECT_BEHAVIOUR]), 1, 100000, 0 },
  { "results", SETTING_INTEGER, RULE_AT (minimum[EFFECT_RESULTS]), 1, 100000, 0 },
};

/* A name or a list of names, [] for none; NULL when it is not written. */
static GPtrArray *
read_names (const ConfigReader *reader, const YamlNode *mapping, const char *key)
{
  const YamlNode *node = yaml_get (mapping, key);
  if (node == NULL || config_is_null (node))
    return NULL;
  if (node->kind == YAML_MAPPING)
    {
      config_report_type (reader, node, _("a name or a list of names"));
      return NULL;
    }
  GPtrArray *names = g_ptr_array_new_with_free_func (config_text_free);
  guint n = node->kind == YAML_SEQUENCE ? node->children->len : 1;
  for (guint i = 0; i < n; i++)
    {
      const YamlNode *item = node->kind == YAML_SEQUENCE ? node->children->pdata[i] : node;
      char *text = config_read_line (reader, item);
      if (text != NULL)
        g_ptr_array_add (names, config_text_new (text, item->place));
    }
  return names;
}

static void
read_rule (const ConfigReader *reader, const YamlNode *node, const Setting *settings, guint n_settings, EffectRule *rule)
{
  config_read_settings_into (reader, node, settings, n_settings, rule);
  const YamlNode *minimum = config_section (reader, node, "minimum");
  if (minimum != NULL)
    config_read_settings_into (reader, minimum, minimum_settings, G_N_ELEMENTS (minimum_settings), rule);
  rule->checks = read_names (reader, node, "checks");
  rule->indicators = read_names (reader, node, "indicators");
}

static void
rule_clear (EffectRule *rule)
{
  g_free (rule->course);
  g_clear_pointer (&rule->checks, g_ptr_array_unref);
  g_clear_pointer (&rule->indicators, g_ptr_array_unref);
  g_clear_pointer (&rule->pretest, g_ptr_array_unref);
  g_clear_pointer (&rule->posttest, g_ptr_array_unref);
}

static void
rule_free (gpointer data)
{
  rule_clear (data);
  g_free (data);
}

static void
read_course (const ConfigReader *reader, const YamlNode *node)
{
  EffectConfig *effect = &reader->config->effect;
  EffectRule *rule = g_new0 (EffectRule, 1);
  *rule = effect->usual;
  rule->checks = rule->indicators = NULL;
  rule->course = g_strdup (node->key);
  rule->place = node->key_place;
  g_ptr_array_add (effect->courses, rule);
  if (config_is_null (node) || !config_want_mapping (reader, node, _("settings like \"before: 30\", indented below it")))
    return;
  read_rule (reader, node, course_settings, G_N_ELEMENTS (course_settings), rule);
  rule->pretest = read_names (reader, node, "pretest");
  rule->posttest = read_names (reader, node, "posttest");
}

void
config_read_effect (const ConfigReader *reader, const YamlNode *node)
{
  read_rule (reader, node, effect_settings, G_N_ELEMENTS (effect_settings), &reader->config->effect.usual);
  const YamlNode *courses = config_section (reader, node, "courses");
  for (guint i = 0; courses != NULL && i < courses->children->len; i++)
    read_course (reader, courses->children->pdata[i]);
}

void
effect_config_init (EffectConfig *effect)
{
  *effect = (EffectConfig) { .usual = { .window = 365, .before = 30, .after = 30 }, .courses = g_ptr_array_new_with_free_func (rule_free) };
}

void
effect_config_clear (EffectConfig *effect)
{
  rule_clear (&effect->usual);
  g_ptr_array_unref (effect->courses);
}

const EffectRule *
effect_rule (const EffectConfig *effect, const char *course)
{
  for (guint i = 0; i < effect->courses->len; i++)
    if (strcmp (((const EffectRule *) effect->courses->pdata[i])->course, course) == 0)
      return effect->courses->pdata[i];
  return &effect->usual;
}

gboolean
effect_list_has (const GPtrArray *list, const char *text)
{
  for (guint i = 0; list != NULL && i < list->len; i++)
    if (strcmp (((const ConfigText *) list->pdata[i])->text, text) == 0)
      return TRUE;
  return FALSE;
}

gboolean
effect_names_pretest (const EffectConfig *effect, const char *assessment)
{
  for (guint i = 0; i < effect->courses->len; i++)
    if (effect_list_has (((const EffectRule *) effect->courses->pdata[i])->pretest, assessment))
      return TRUE;
  return FALSE;
}

const GPtrArray *
effect_checks (const EffectConfig *effect, const EffectRule *rule)
{
  return rule->checks != NULL ? rule->checks : effect->usual.checks;
}

const GPtrArray *
effect_indicators (const EffectConfig *effect, const EffectRule *rule)
{
  return rule->indicators != NULL ? rule->indicators : effect->usual.indicators;
}
