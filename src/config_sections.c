/* The sections of trainbook.yml: folders, datasets, exports, targets, reports, print. */
#include "config_reader.h"

#include "text/encoding.h"

#include <libintl.h>
#include <string.h>

#define _(text) gettext (text)

static const Setting folder_settings[] = {
  { "content", SETTING_PATH, CONFIG_AT (content), 0, 0 },
  { "data", SETTING_PATH, CONFIG_AT (data), 0, 0 },
  { "output", SETTING_OUTPUT, CONFIG_AT (output), 0, 0 },
  { "templates", SETTING_PATH, CONFIG_AT (templates), 0, 0 },
};
static const Setting print_settings[] = {
  { "handbook", SETTING_FLAG, CONFIG_AT (print_handbook), 0, 0 },
  { "packets", SETTING_FLAG, CONFIG_AT (print_packets), 0, 0 },
  { "welcome", SETTING_PATH, CONFIG_AT (packet_welcome), 0, 0 },
  { "version", SETTING_TEXT, CONFIG_AT (version), 0, 0 },
};
static const Setting dataset_settings[] = {
  { "files", SETTING_SECTION, 0, 0, 0 },
  { "encoding", SETTING_SECTION, 0, 0, 0 },
  { "columns", SETTING_SECTION, 0, 0, 0 },
};
static const Setting export_settings[] = {
  { "files", SETTING_SECTION, 0, 0, 0 },
  { "items", SETTING_SECTION, 0, 0, 0 },
  { "suspended", SETTING_SECTION, 0, 0, 0 },
};
static const Setting dataset_file_settings[] = {
  { "file", SETTING_SECTION, 0, 0, 0 },
  { "encoding", SETTING_SECTION, 0, 0, 0 },
};
static const Setting export_file_settings[] = {
  { "file", SETTING_SECTION, 0, 0, 0 },
  { "encoding", SETTING_SECTION, 0, 0, 0 },
  { "date", SETTING_SECTION, 0, 0, 0 },
};
static const Setting item_settings[] = {
  { "assessment", SETTING_SECTION, 0, 0, 0 },
  { "course", SETTING_SECTION, 0, 0, 0 },
  { "attempt", SETTING_INTEGER, G_STRUCT_OFFSET (ExportItem, attempt), 1, 1000 },
};

ConfigText *
config_text_new (char *text, Place place)
{
  ConfigText *item = g_new (ConfigText, 1);
  *item = (ConfigText) { text, place };
  return item;
}

void
config_text_free (gpointer data)
{
  ConfigText *item = data;
  g_free (item->text);
  g_free (item);
}

/* The name of an encoding; one that is not known is reported and left out. New string or NULL. */
static char *
read_encoding (const ConfigReader *reader, const YamlNode *node)
{
  char *encoding = config_read_line (reader, node);
  if (encoding == NULL || text_encoding_by_name (encoding) != TEXT_UNKNOWN)
    return encoding;
  diag_report (reader->diags, DIAG_CONFIG_ENCODING, &node->place, encoding, NULL);
  g_free (encoding);
  return NULL;
}

FilePattern *
config_file_pattern_new (char *text, Place place)
{
  FilePattern *pattern = g_new0 (FilePattern, 1);
  *pattern = (FilePattern) { .text = text, .place = place, .date = DATE_NONE };
  return pattern;
}

void
config_file_pattern_free (gpointer data)
{
  FilePattern *pattern = data;
  g_free (pattern->text);
  g_free (pattern->encoding);
  g_free (pattern);
}

/* A file name or a glob, or {file: 考勤-2026-10.csv, encoding: Big5}, of an export {file: exports/grades.csv, encoding: Big5, date: 2026-11-02}. */
static void
read_file (const ConfigReader *reader, const YamlNode *node, gboolean is_export, GPtrArray *patterns)
{
  gboolean is_mapping = node->kind == YAML_MAPPING;
  if (is_mapping && is_export)
    config_read_settings (reader, node, export_file_settings, G_N_ELEMENTS (export_file_settings));
  else if (is_mapping)
    config_read_settings (reader, node, dataset_file_settings, G_N_ELEMENTS (dataset_file_settings));
  const YamlNode *file = is_mapping ? yaml_get (node, "file") : node, *encoding = is_mapping ? yaml_get (node, "encoding") : NULL;
  const YamlNode *date = is_mapping && is_export ? yaml_get (node, "date") : NULL;
  if (file == NULL)
    {
      config_report_type (reader, node, is_export ? _("a file name, or {file: NAME, encoding: NAME, date: DATE}") : _("a file name, or {file: NAME, encoding: NAME}"));
      return;
    }
  char *path = config_read_path (reader, file, FALSE);
  if (path == NULL)
    return;
  FilePattern *pattern = config_file_pattern_new (path, file->place);
  g_ptr_array_add (patterns, pattern);
  if (encoding != NULL && !config_is_null (encoding))
    pattern->encoding = read_encoding (reader, encoding);
  if (date == NULL || config_is_null (date) || !config_want_scalar (reader, date, _("a date")))
    return;
  if (!date_parse (date->text, strlen (date->text), &pattern->date))
    config_report_value (reader, date, _("a date"));
}

/* A file, or a list of files. */
static GPtrArray *
read_files (const ConfigReader *reader, const YamlNode *node, gboolean is_export)
{
  GPtrArray *patterns = g_ptr_array_new_with_free_func (config_file_pattern_free);
  guint n = node->kind == YAML_SEQUENCE ? node->children->len : 1;
  for (guint i = 0; i < n; i++)
    read_file (reader, node->kind == YAML_SEQUENCE ? node->children->pdata[i] : node, is_export, patterns);
  return patterns;
}

/* The files of a dataset; NULL, reported, when there is none. */
static GPtrArray *
read_dataset_files (const ConfigReader *reader, const YamlNode *node)
{
  /* An empty list would leave out what lies in the data folder, and no page would say so. */
  if (node->kind == YAML_SEQUENCE && node->children->len == 0)
    {
      config_report_type (reader, node, _("a file name or a list of file names"));
      return NULL;
    }
  return read_files (reader, node, FALSE);
}

static void
config_column_free (gpointer data)
{
  ConfigColumn *column = data;
  g_free (column->header);
  g_free (column->column);
  g_free (column);
}

static GPtrArray *
read_columns (const ConfigReader *reader, const YamlNode *node)
{
  if (!config_want_mapping (reader, node, _("lines like \"人员编号: person_id\", indented below it")))
    return NULL;
  GPtrArray *columns = g_ptr_array_new_with_free_func (config_column_free);
  for (guint i = 0; i < node->children->len; i++)
    {
      const YamlNode *child = node->children->pdata[i];
      char *name = config_read_line (reader, child);
      if (name == NULL)
        continue;
      ConfigColumn *column = g_new (ConfigColumn, 1);
      *column = (ConfigColumn) { g_strdup (child->key), name, child->place };
      g_ptr_array_add (columns, column);
    }
  return columns;
}

void
config_dataset_free (gpointer data)
{
  DatasetConfig *dataset = data;
  g_free (dataset->dataset);
  g_free (dataset->encoding);
  g_clear_pointer (&dataset->patterns, g_ptr_array_unref);
  g_clear_pointer (&dataset->columns, g_ptr_array_unref);
  g_free (dataset);
}

static void
read_dataset (const ConfigReader *reader, const YamlNode *node)
{
  DatasetConfig *dataset = g_new0 (DatasetConfig, 1);
  dataset->dataset = g_strdup (node->key);
  dataset->place = node->key_place;
  g_hash_table_insert (reader->config->datasets, dataset->dataset, dataset);
  if (node->kind != YAML_MAPPING)
    {
      if (!config_is_null (node))
        dataset->patterns = read_dataset_files (reader, node);
      return;
    }
  config_read_settings (reader, node, dataset_settings, G_N_ELEMENTS (dataset_settings));
  const YamlNode *files = yaml_get (node, "files"), *encoding = yaml_get (node, "encoding"), *columns = yaml_get (node, "columns");
  if (files != NULL && !config_is_null (files))
    dataset->patterns = read_dataset_files (reader, files);
  if (encoding != NULL && !config_is_null (encoding))
    dataset->encoding = read_encoding (reader, encoding);
  if (columns != NULL && !config_is_null (columns))
    dataset->columns = read_columns (reader, columns);
}

void
config_export_item_free (gpointer data)
{
  ExportItem *item = data;
  g_free (item->item);
  g_free (item->assessment);
  g_free (item->course);
  g_free (item);
}

static void
read_export_item (const ConfigReader *reader, const YamlNode *node)
{
  if (node->kind == YAML_SCALAR && g_strcmp0 (node->text, "ignore") == 0)
    {
      ExportItem *ignored = g_new0 (ExportItem, 1);
      *ignored = (ExportItem) { .item = g_strstrip (g_strdup (node->key)), .is_ignored = TRUE, .place = node->place };
      g_ptr_array_add (reader->config->export_items, ignored);
      return;
    }
  if (!config_want_mapping (reader, node, _("{assessment: ID}, {course: ID} or ignore")))
    return;
  ExportItem read = { 0 };
  config_read_settings_into (reader, node, item_settings, G_N_ELEMENTS (item_settings), &read);
  const YamlNode *assessment = yaml_get (node, "assessment"), *course = yaml_get (node, "course");
  if ((assessment == NULL) == (course == NULL))
    {
      diag_report (reader->diags, DIAG_CONFIG_ITEM_TARGET, &node->key_place, node->key, NULL);
      return;
    }
  char *id = config_read_line (reader, assessment ? assessment : course);
  if (id == NULL)
    return;
  ExportItem *item = g_new0 (ExportItem, 1);
  item->item = g_strstrip (g_strdup (node->key));
  item->attempt = read.attempt;
  item->place = (assessment ? assessment : course)->place;
  *(assessment ? &item->assessment : &item->course) = id;
  g_ptr_array_add (reader->config->export_items, item);
}

/* suspended: count | ignore */
static void
read_suspended (const ConfigReader *reader, const YamlNode *node)
{
  const char *wanted = _("count or ignore");
  if (node == NULL || config_is_null (node) || !config_want_scalar (reader, node, wanted))
    return;
  if (strcmp (node->text, "ignore") == 0)
    reader->config->exports_ignore_suspended = TRUE;
  else if (strcmp (node->text, "count") != 0)
    config_report_value (reader, node, wanted);
}

static void
read_exports (const ConfigReader *reader, const YamlNode *node)
{
  config_read_settings (reader, node, export_settings, G_N_ELEMENTS (export_settings));
  const YamlNode *files = yaml_get (node, "files");
  GPtrArray *patterns = files != NULL && !config_is_null (files) ? read_files (reader, files, TRUE) : NULL;
  if (patterns != NULL)
    {
      g_ptr_array_unref (reader->config->exports);
      reader->config->exports = patterns;
      reader->config->exports_are_set = TRUE;
    }
  read_suspended (reader, yaml_get (node, "suspended"));
  const YamlNode *items = config_section (reader, node, "items");
  for (guint i = 0; items != NULL && i < items->children->len; i++)
    read_export_item (reader, items->children->pdata[i]);
}

/* A line √: present or 满意: 4. What it means is checked by dataset_check(). */
static void
read_text (const ConfigReader *reader, const YamlNode *node, GHashTable *texts)
{
  /* An empty cell of a survey is no answer, whatever is said of it. */
  if (texts == reader->config->attendance_symbols && node->key[strspn (node->key, " \t")] == '\0')
    {
      diag_report (reader->diags, DIAG_CONFIG_SYMBOL_EMPTY, &node->key_place, NULL);
      return;
    }
  char *text = config_read_line (reader, node);
  if (text != NULL)
    g_hash_table_replace (texts, g_strdup (node->key), config_text_new (text, node->place));
}

static void
read_texts (const ConfigReader *reader, const YamlNode *root, const char *name, GHashTable *texts)
{
  const YamlNode *section = config_section (reader, root, name);
  for (guint i = 0; section != NULL && i < section->children->len; i++)
    read_text (reader, section->children->pdata[i], texts);
}

/* Is `inner` the folder `outer` or below it? Both cleaned. */
static gboolean
is_within (const char *inner, const char *outer)
{
  gsize length = strlen (outer);
  return strcmp (outer, ".") == 0 || (g_str_has_prefix (inner, outer) && (inner[length] == '\0' || inner[length] == '/'));
}

/* No folder may lie in another: the output would be read as input, or inputs be replaced by the output. */
static void
check_folders (const ConfigReader *reader, const YamlNode *root)
{
  const Config *config = reader->config;
  const struct { const char *key, *path; } folders[] = { { "content", config->content }, { "data", config->data },
    { "templates", config->templates }, { "output", config->output } };
  const YamlNode *node = yaml_get (root, "folders");
  for (guint i = 1; i < G_N_ELEMENTS (folders); i++)
    for (guint j = 0; j < i; j++)
      {
        if (!is_within (folders[i].path, folders[j].path) && !is_within (folders[j].path, folders[i].path))
          continue;
        const YamlNode *written = node ? yaml_get (node, folders[i].key) : NULL;
        if (written == NULL && node != NULL)
          written = yaml_get (node, folders[j].key);
        diag_report (reader->diags, DIAG_CONFIG_FOLDERS_OVERLAP, written ? &written->place : NULL, folders[i].key, folders[i].path,
                     folders[j].key, folders[j].path, NULL);
      }
}

void
config_read_sections (const ConfigReader *reader, const YamlNode *root)
{
  Config *config = reader->config;
  const YamlNode *folders = config_section (reader, root, "folders"), *reports = config_section (reader, root, "reports");
  const YamlNode *print = config_section (reader, root, "print"), *datasets = config_section (reader, root, "datasets");
  const YamlNode *exports = config_section (reader, root, "exports"), *targets = config_section (reader, root, "targets");
  if (folders != NULL)
    {
      config_read_settings (reader, folders, folder_settings, G_N_ELEMENTS (folder_settings));
      const YamlNode *data = yaml_get (folders, "data"), *content = yaml_get (folders, "content");
      config->data_is_set = data != NULL && !config_is_null (data);
      if (config->data_is_set)
        config->data_place = data->place;
      if (content != NULL && !config_is_null (content))
        config->content_place = content->place;
      check_folders (reader, root);
    }
  if (reports != NULL)
    config_read_reports (reader, reports);
  if (print != NULL)
    config_read_settings (reader, print, print_settings, G_N_ELEMENTS (print_settings));
  for (guint i = 0; datasets != NULL && i < datasets->children->len; i++)
    read_dataset (reader, datasets->children->pdata[i]);
  if (exports != NULL)
    read_exports (reader, exports);
  if (targets != NULL)
    config_read_targets (reader, targets);
  const YamlNode *archive = config_section (reader, root, "archive");
  if (archive != NULL)
    config_read_archive (reader, archive);
  const YamlNode *effect = config_section (reader, root, "effect");
  if (effect != NULL)
    config_read_effect (reader, effect);
  const YamlNode *checks = config_section (reader, root, "checks");
  if (checks != NULL)
    config_read_checks (reader, checks);
  read_texts (reader, root, "attendance_symbols", reader->config->attendance_symbols);
  read_texts (reader, root, "rating_words", reader->config->rating_words);
}
