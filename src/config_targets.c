/* The section `targets` of trainbook.yml: what measures are to reach. */
#include "config_reader.h"
#include "config_reports.h"

#include <libintl.h>
#include <string.h>

#define _(text) gettext (text)

/* The words that the list of targets knows too. */
static const ConfigChoice periods[] = {
  { "daily|每日|每天|日|day", REPORT_DAILY },
  { "weekly|每周|每週|周|週|每星期|week", REPORT_WEEKLY },
  { "monthly|每月|月|月度|每个月|每個月|month", REPORT_MONTHLY },
  { "quarterly|每季|每季度|季度|季|quarter", REPORT_QUARTERLY },
  { "annual|每年|年|年度|全年|yearly|year", REPORT_ANNUAL },
};

void
config_target_free (gpointer target)
{
  g_free (((ConfigTarget *) target)->measure);
  g_free (target);
}

/* 0.95, 85 or 85%; FALSE and reported when it is none. */
static gboolean
read_value (const ConfigReader *reader, const YamlNode *node, ConfigTarget *target)
{
  const char *wanted = _("a number like 0.95 or 95%");
  if (config_is_null (node))
    {
      config_report_value (reader, node, wanted);
      return FALSE;
    }
  if (!config_want_scalar (reader, node, wanted))
    return FALSE;
  gsize length = strlen (node->text);
  target->is_percent = length > 1 && node->text[length - 1] == '%';
  target->value_place = node->place;
  if (!decimal_parse (node->text, length - target->is_percent, &target->value) || (target->is_percent && target->value % 100 != 0))
    {
      config_report_value (reader, node, wanted);
      return FALSE;
    }
  if (target->is_percent)
    target->value /= 100;
  return TRUE;
}

/* {value: 120, period: monthly} */
static gboolean
read_parts (const ConfigReader *reader, const YamlNode *node, ConfigTarget *target)
{
  static const char *const keys[] = { "value", "period" };
  const YamlNode *value = yaml_get (node, "value"), *period = yaml_get (node, "period");
  for (guint i = 0; i < node->children->len; i++)
    {
      const YamlNode *child = node->children->pdata[i];
      if (!g_str_equal (child->key, "value") && !g_str_equal (child->key, "period"))
        config_report_unknown (reader, child, keys, G_N_ELEMENTS (keys));
    }
  config_read_choice (reader, node, "period", periods, G_N_ELEMENTS (periods), &target->period);
  if (value == NULL)
    config_report_type (reader, node, "{value: 120, period: monthly}");
  /* One whose period is wrong is none for all of them. */
  gboolean good = period == NULL || config_is_null (period) || target->period != N_REPORT_PERIODS;
  return value != NULL && read_value (reader, value, target) && good;
}

/* `node`: one value of the measure that `named` names. */
static void
read_target (const ConfigReader *reader, const YamlNode *named, const YamlNode *node)
{
  ConfigTarget *target = g_new0 (ConfigTarget, 1);
  target->measure = g_strdup (named->key);
  target->period = N_REPORT_PERIODS;
  target->place = named->key_place;
  if (node->kind == YAML_MAPPING ? read_parts (reader, node, target) : read_value (reader, node, target))
    g_ptr_array_add (reader->config->key_targets, target);
  else
    config_target_free (target);
}

void
config_read_targets (const ConfigReader *reader, const YamlNode *targets)
{
  for (guint i = 0; i < targets->children->len; i++)
    {
      const YamlNode *node = targets->children->pdata[i];
      if (node->kind != YAML_SEQUENCE)
        read_target (reader, node, node);
      else
        for (guint each = 0; each < node->children->len; each++)
          read_target (reader, node, node->children->pdata[each]);
    }
}
