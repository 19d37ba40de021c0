/* archive: of trainbook.yml: where the files of sessions are, what is expected, what may be published. */
#include "config_reader.h"

#include <libintl.h>
#include <string.h>

#define _(text) gettext (text)

static const Setting archive_settings[] = {
  { "folder", SETTING_PATH, CONFIG_AT (archive.folder), 0, 0 },
  { "expected", SETTING_SECTION, 0, 0, 0 },
  { "publish", SETTING_SECTION, 0, 0, 0 },
};

static const char *const part_names[N_ARCHIVE_PARTS] = { "plan", "notice", "material", "sign_in", "scores", "feedback", "photos", "other" };

/* One of the first `n` parts, as a bit; 0 and reported. */
static guint
read_part (const ConfigReader *reader, const YamlNode *node, const char *key, guint n)
{
  g_autoptr (GString) wanted = g_string_new (NULL);
  for (guint part = 0; part < n; part++)
    {
      if (node->kind == YAML_SCALAR && strcmp (node->text, part_names[part]) == 0)
        return 1u << part;
      g_string_append_printf (wanted, "%s%s", part > 0 ? ", " : "", part_names[part]);
    }
  if (node->kind == YAML_SCALAR)
    diag_report (reader->diags, DIAG_CONFIG_VALUE, &node->place, key, node->text, wanted->str, NULL);
  else
    diag_report (reader->diags, DIAG_CONFIG_TYPE, &node->place, key, wanted->str, NULL);
  return 0;
}

/* A list of parts, [] for none. */
static gboolean
read_parts (const ConfigReader *reader, const YamlNode *node, guint n, guint *parts)
{
  if (node == NULL || config_is_null (node))
    return FALSE;
  *parts = 0;
  if (node->kind != YAML_SEQUENCE)
    *parts = read_part (reader, node, node->key, n);
  for (guint i = 0; node->kind == YAML_SEQUENCE && i < node->children->len; i++)
    *parts |= read_part (reader, node->children->pdata[i], node->key, n);
  return TRUE;
}

void
config_read_archive (const ConfigReader *reader, const YamlNode *archive)
{
  ArchiveConfig *config = &reader->config->archive;
  config_read_settings (reader, archive, archive_settings, G_N_ELEMENTS (archive_settings));
  config->expected_is_set = read_parts (reader, yaml_get (archive, "expected"), PART_OTHER, &config->expected);
  /* Sign-in sheets, scores, answers and photographs show people. */
  read_parts (reader, yaml_get (archive, "publish"), PART_SIGN_IN, &config->published);
}
