/* `tenure` in the section `reports` of trainbook.yml. */
#include "config_reader.h"

#include <libintl.h>

#define _(text) gettext (text)

/* A bar has five parts that can be told apart. */
#define MOST_MONTHS 4

/* An item of the list has no key of its own: the list's is named. */
static void
report_item (const ConfigReader *reader, const YamlNode *list, const YamlNode *item, const char *wanted)
{
  if (item->kind != YAML_SCALAR)
    diag_report (reader->diags, DIAG_CONFIG_TYPE, &item->place, list->key, wanted, NULL);
  else
    diag_report (reader->diags, DIAG_CONFIG_VALUE, &item->place, list->key, item->text, wanted, NULL);
}

void
config_read_tenure (const ConfigReader *reader, const YamlNode *node)
{
  const char *wanted = _("one to four numbers of months in ascending order, like [3, 12, 24, 36]");
  g_autoptr (GArray) months = g_array_new (FALSE, FALSE, sizeof (guint));
  if (node->kind != YAML_SEQUENCE || node->children->len == 0 || node->children->len > MOST_MONTHS)
    {
      config_report_type (reader, node, wanted);
      return;
    }
  for (guint i = 0; i < node->children->len; i++)
    {
      const YamlNode *item = node->children->pdata[i];
      guint64 number;
      guint least = i == 0 ? 1 : g_array_index (months, guint, i - 1) + 1;
      if (item->kind != YAML_SCALAR || !g_ascii_string_to_unsigned (item->text, 10, least, 600, &number, NULL))
        {
          report_item (reader, node, item, wanted);
          return;
        }
      g_array_append_vals (months, &(guint) { (guint) number }, 1);
    }
  g_array_unref (reader->config->tenure_months);
  reader->config->tenure_months = g_steal_pointer (&months);
}
