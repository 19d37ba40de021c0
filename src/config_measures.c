/* The section `measures` of trainbook.yml. What the formulas say is read later, when all measures are known: measure/formula.c. */
#include "config_reader.h"

#include <string.h>

#define RULE_AT(member) G_STRUCT_OFFSET (MeasureRule, member)

static const Setting measure_settings[] = {
  { "title", SETTING_TEXT, RULE_AT (title), 0, 0, 0 },
  { "formula", SETTING_SECTION, 0, 0, 0, 0 },
  { "unit", SETTING_SECTION, 0, 0, 0, 0 },
  { "better", SETTING_CHOICE, RULE_AT (better), 0, 0, "neither|more|less" },
};

void
measure_rule_free (gpointer data)
{
  MeasureRule *rule = data;
  g_free (rule->id);
  g_free (rule->title);
  g_free (rule->formula);
  g_free (rule->suffix);
  g_free (rule);
}

/* Can it be told from numbers and operators in a formula: a letter, then letters, digits, ".", "_", "-". */
static gboolean
is_measure_id (const char *text)
{
  if (!g_unichar_isalpha (g_utf8_get_char (text)))
    return FALSE;
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_isalnum (g_utf8_get_char (c)) && strchr ("._-", *c) == NULL)
      return FALSE;
  return TRUE;
}

static void
read_formula (const ConfigReader *reader, const YamlNode *node, MeasureRule *rule)
{
  const YamlNode *formula = yaml_get (node, "formula");
  if (formula == NULL || config_is_null (formula))
    {
      diag_report (reader->diags, DIAG_MEASURE_FORMULA, &node->key_place, rule->id, NULL);
      return;
    }
  rule->formula = config_read_line (reader, formula);
  rule->formula_place = formula->place;
  rule->formula_place.column += !formula->plain;
}

/* What is no word for a unit is a unit of its own. */
static void
read_unit (const ConfigReader *reader, const YamlNode *node, MeasureRule *rule)
{
  static const struct { const char *words; FormulaUnit unit; } units[] = {
    { "%|％|rate", FORMULA_RATE }, { "分|points", FORMULA_POINTS }, { "课时|時數|小时|小時|hours", FORMULA_HOURS },
  };
  const YamlNode *unit = yaml_get (node, "unit");
  if (unit == NULL || config_is_null (unit))
    return;
  rule->suffix = config_read_line (reader, unit);
  for (guint i = 0; i < G_N_ELEMENTS (units) && rule->suffix != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (units[i].words, "|", -1);
      if (!g_strv_contains ((const char *const *) words, rule->suffix))
        continue;
      rule->unit = units[i].unit;
      g_clear_pointer (&rule->suffix, g_free);
    }
}

static void
read_measure (const ConfigReader *reader, const YamlNode *node)
{
  static const char *const wanted = "title, formula, unit, better";
  if (!is_measure_id (node->key))
    {
      diag_report (reader->diags, DIAG_MEASURE_ID, &node->key_place, node->key, NULL);
      return;
    }
  if (!config_want_mapping (reader, node, wanted))
    return;
  MeasureRule *rule = g_new0 (MeasureRule, 1);
  rule->id = g_strdup (node->key);
  rule->place = node->key_place;
  config_read_settings_into (reader, node, measure_settings, G_N_ELEMENTS (measure_settings), rule);
  read_formula (reader, node, rule);
  read_unit (reader, node, rule);
  if (rule->title == NULL)
    rule->title = g_strdup (rule->id);
  g_ptr_array_add (reader->config->measures, rule);
}

void
config_read_measures (const ConfigReader *reader, const YamlNode *measures)
{
  for (guint i = 0; measures != NULL && i < measures->children->len; i++)
    read_measure (reader, measures->children->pdata[i]);
}
