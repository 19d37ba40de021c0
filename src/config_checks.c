/* checks: of trainbook.yml: what quality checks (质检) point to. */
#include "config_reader.h"

#include <string.h>

static const Setting check_settings[] = {
  { "courses", SETTING_SECTION, 0, 0, 0 },
};

/* One kind of error (差错类型) → the course against it. Whether there is that course is checked by the room that knows courses. */
static void
read_course (const ConfigReader *reader, const YamlNode *node)
{
  char *course = config_is_null (node) ? NULL : config_read_line (reader, node);
  if (course != NULL)
    g_hash_table_replace (reader->config->finding_courses, g_strdup (node->key), config_text_new (course, node->place));
}

void
config_read_checks (const ConfigReader *reader, const YamlNode *checks)
{
  config_read_settings (reader, checks, check_settings, G_N_ELEMENTS (check_settings));
  const YamlNode *courses = config_section (reader, checks, "courses");
  for (guint i = 0; courses != NULL && i < courses->children->len; i++)
    read_course (reader, courses->children->pdata[i]);
}
