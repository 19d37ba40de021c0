/* trainbook.yml → Config. The settings are tables; one reader a kind of value. */
#include "config.h"

#include "text/encoding.h"
#include "text/yaml.h"

#include <string.h>

#define FILE_NAME "trainbook.yml"
#define MOST_BYTES (64 * 1024)

typedef enum { SETTING_TEXT, SETTING_FLAG, SETTING_INTEGER, SETTING_DECIMAL, SETTING_DATE, SETTING_LANGUAGE, SETTING_URL,
  SETTING_PATH, SETTING_OUTPUT, SETTING_SECTION } SettingKind;

typedef struct {
  const char *key;
  SettingKind kind;
  gsize offset;              /* of the member of Config */
  gint64 least, most;        /* of numbers */
} Setting;

#define AT(member) G_STRUCT_OFFSET (Config, member)

static const Setting top_settings[] = {
  { "title", SETTING_TEXT, AT (title), 0, 0 },
  { "department", SETTING_TEXT, AT (department), 0, 0 },
  { "language", SETTING_LANGUAGE, AT (language), 0, 0 },
  { "base_url", SETTING_URL, AT (base_url), 0, 0 },
  { "as_of", SETTING_DATE, AT (as_of), 0, 0 },
  { "publish_people", SETTING_FLAG, AT (publish_people), 0, 0 },
  { "pass_mark", SETTING_DECIMAL, AT (pass_mark), 0, 100 },
  { "lesson_minutes", SETTING_INTEGER, AT (lesson_minutes), 1, 600 },
  { "folders", SETTING_SECTION, 0, 0, 0 },
  { "datasets", SETTING_SECTION, 0, 0, 0 },
  { "exports", SETTING_SECTION, 0, 0, 0 },
  { "targets", SETTING_SECTION, 0, 0, 0 },
  { "reports", SETTING_SECTION, 0, 0, 0 },
  { "print", SETTING_SECTION, 0, 0, 0 },
};
static const Setting folder_settings[] = {
  { "content", SETTING_PATH, AT (content), 0, 0 },
  { "data", SETTING_PATH, AT (data), 0, 0 },
  { "output", SETTING_OUTPUT, AT (output), 0, 0 },
  { "templates", SETTING_PATH, AT (templates), 0, 0 },
};
static const Setting report_settings[] = {
  { "trend_periods", SETTING_INTEGER, AT (trend_periods), 2, 60 },
  { "minimum", SETTING_INTEGER, AT (board_minimum), 1, 100000 },
};
static const Setting print_settings[] = {
  { "handbook", SETTING_FLAG, AT (print_handbook), 0, 0 },
  { "packets", SETTING_FLAG, AT (print_packets), 0, 0 },
  { "welcome", SETTING_PATH, AT (packet_welcome), 0, 0 },
  { "version", SETTING_TEXT, AT (version), 0, 0 },
};
static const Setting dataset_settings[] = {
  { "files", SETTING_SECTION, 0, 0, 0 },
  { "encoding", SETTING_SECTION, 0, 0, 0 },
  { "columns", SETTING_SECTION, 0, 0, 0 },
};
static const Setting export_settings[] = {
  { "files", SETTING_SECTION, 0, 0, 0 },
  { "items", SETTING_SECTION, 0, 0, 0 },
};
static const Setting item_settings[] = {
  { "assessment", SETTING_SECTION, 0, 0, 0 },
  { "course", SETTING_SECTION, 0, 0, 0 },
};

typedef struct {
  Config *config;
  Diagnostics *diags;
} Reader;

/* An empty value, `null` or `~`: as good as not written. */
static gboolean
is_null (const YamlNode *node)
{
  return node->kind == YAML_SCALAR && node->plain
         && (node->text[0] == '\0' || strcmp (node->text, "null") == 0 || strcmp (node->text, "~") == 0);
}

static void
report_type (const Reader *reader, const YamlNode *node, const char *wanted)
{
  diag_report (reader->diags, DIAG_CONFIG_TYPE, &node->place, node->key ? node->key : "…", wanted, NULL);
}

static void
report_value (const Reader *reader, const YamlNode *node, const char *wanted)
{
  diag_report (reader->diags, DIAG_CONFIG_VALUE, &node->place, node->key ? node->key : "…", node->text, wanted, NULL);
}

static gboolean
want_scalar (const Reader *reader, const YamlNode *node, const char *wanted)
{
  if (node->kind == YAML_SCALAR)
    return TRUE;
  report_type (reader, node, wanted);
  return FALSE;
}

static gboolean
want_mapping (const Reader *reader, const YamlNode *node, const char *wanted)
{
  if (node->kind == YAML_MAPPING)
    return TRUE;
  report_type (reader, node, wanted);
  return FALSE;
}

static void
report_unknown_key (const Reader *reader, const YamlNode *child, const Setting *settings, guint n_settings)
{
  const char *names[G_N_ELEMENTS (top_settings)];
  g_autoptr (GString) list = g_string_new (NULL);
  for (guint i = 0; i < n_settings; i++)
    {
      names[i] = settings[i].key;
      g_string_append_printf (list, "%s%s", i == 0 ? "" : ", ", names[i]);
    }
  const char *nearest = text_nearest (child->key, names, n_settings);
  if (nearest != NULL)
    diag_report (reader->diags, DIAG_CONFIG_KEY_UNKNOWN_NEAR, &child->key_place, child->key, nearest, NULL);
  else
    diag_report (reader->diags, DIAG_CONFIG_KEY_UNKNOWN, &child->key_place, child->key, list->str, NULL);
}

/* Text for one line: what stands there without control characters; empty texts are refused. */
static char *
read_line (const Reader *reader, const YamlNode *node)
{
  if (!want_scalar (reader, node, "a text"))
    return NULL;
  g_autofree char *text = g_strstrip (g_strdup (node->text));
  gboolean control = FALSE;
  for (const char *c = text; *c != '\0'; c++)
    control |= (guchar) *c < 0x20 || *c == 0x7f;
  if (*text == '\0' || control)
    {
      report_value (reader, node, "a text of one line");
      return NULL;
    }
  return g_steal_pointer (&text);
}

static void
set_text (char **member, char *text)
{
  if (text == NULL)
    return;
  g_free (*member);
  *member = text;
}

static gboolean
leaves_directory (const char *path)
{
  if (path[0] == '/' || path[0] == '~')
    return TRUE;
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);
  return g_strv_contains ((const char *const *) parts, "..");
}

/* "./a//b/" → "a/b", so that paths compare and messages read well. */
static char *
clean_path (const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);
  g_autoptr (GString) clean = g_string_new (path[0] == '/' ? "/" : NULL);
  for (char **part = parts; *part != NULL; part++)
    if (**part != '\0' && strcmp (*part, ".") != 0)
      g_string_append_printf (clean, "%s%s", clean->len > 0 && clean->str[clean->len - 1] != '/' ? "/" : "", *part);
  return g_strdup (clean->len > 0 ? clean->str : ".");
}

static char *
read_path (const Reader *reader, const YamlNode *node, gboolean may_leave)
{
  g_autofree char *text = read_line (reader, node);
  if (text == NULL)
    return NULL;
  if (!may_leave && leaves_directory (text))
    {
      diag_report (reader->diags, DIAG_CONFIG_PATH, &node->place, node->key ? node->key : "files", text, NULL);
      return NULL;
    }
  return clean_path (text);
}

static void
read_flag (const Reader *reader, const YamlNode *node, gboolean *flag)
{
  static const char *const yes[] = { "true", "yes", "on", "是", NULL };
  static const char *const no[] = { "false", "no", "off", "否", NULL };
  if (!want_scalar (reader, node, "true or false"))
    return;
  g_autofree char *word = g_ascii_strdown (node->text, -1);
  if (g_strv_contains (yes, word))
    *flag = TRUE;
  else if (g_strv_contains (no, word))
    *flag = FALSE;
  else
    report_value (reader, node, "true or false");
}

static void
report_range (const Reader *reader, const YamlNode *node, const Setting *setting)
{
  g_autofree char *least = g_strdup_printf ("%" G_GINT64_FORMAT, setting->least);
  g_autofree char *most = g_strdup_printf ("%" G_GINT64_FORMAT, setting->most);
  diag_report (reader->diags, DIAG_CONFIG_RANGE, &node->place, setting->key, node->text, least, most, NULL);
}

static void
read_number (const Reader *reader, const YamlNode *node, const Setting *setting, gpointer member)
{
  gboolean whole = setting->kind == SETTING_INTEGER;
  const char *wanted = whole ? "a whole number" : "a number";
  Decimal number;
  if (!want_scalar (reader, node, wanted))
    return;
  if (!decimal_parse (node->text, strlen (node->text), &number) || (whole && number % DECIMAL_ONE != 0))
    report_value (reader, node, wanted);
  else if (number < setting->least * DECIMAL_ONE || number > setting->most * DECIMAL_ONE)
    report_range (reader, node, setting);
  else if (whole)
    *(guint *) member = (guint) (number / DECIMAL_ONE);
  else
    *(Decimal *) member = number;
}

static void
read_date (const Reader *reader, const YamlNode *node, Date *date)
{
  if (!want_scalar (reader, node, "a date"))
    return;
  if (!date_parse (node->text, strlen (node->text), date))
    {
      *date = DATE_NONE;
      diag_report (reader->diags, DIAG_CONFIG_DATE, &node->place, node->key, node->text, NULL);
    }
}

static void
read_language (const Reader *reader, const YamlNode *node, char **language)
{
  static const struct { const char *written, *language; } known[] = {
    { "zh-hans", "zh-Hans" }, { "zh-cn", "zh-Hans" }, { "zh-sg", "zh-Hans" }, { "zh", "zh-Hans" },
    { "zh-hant", "zh-Hant" }, { "zh-tw", "zh-Hant" }, { "zh-hk", "zh-Hant" },
    { "en", "en" }, { "en-us", "en" }, { "en-gb", "en" },
  };
  if (!want_scalar (reader, node, "zh-Hans, zh-Hant or en"))
    return;
  g_autofree char *word = g_ascii_strdown (node->text, -1);
  g_strdelimit (word, "_", '-');
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (strcmp (word, known[i].written) == 0)
      {
        set_text (language, g_strdup (known[i].language));
        return;
      }
  report_value (reader, node, "zh-Hans, zh-Hant or en");
}

static void
read_url (const Reader *reader, const YamlNode *node, char **url)
{
  g_autofree char *text = read_line (reader, node);
  if (text == NULL)
    return;
  gboolean web = g_str_has_prefix (text, "https://") || g_str_has_prefix (text, "http://");
  if (!web || strpbrk (text, " \"<>?#") != NULL || strstr (text, "://")[3] == '\0' || !g_uri_is_valid (text, G_URI_FLAGS_NONE, NULL))
    report_value (reader, node, "an address like https://intranet.example/training/");
  else
    set_text (url, g_steal_pointer (&text));
}

static void
read_setting (const Reader *reader, const YamlNode *node, const Setting *setting)
{
  gpointer member = (char *) reader->config + setting->offset;
  switch (setting->kind)
    {
    case SETTING_TEXT: set_text (member, read_line (reader, node)); break;
    case SETTING_FLAG: read_flag (reader, node, member); break;
    case SETTING_INTEGER:
    case SETTING_DECIMAL: read_number (reader, node, setting, member); break;
    case SETTING_DATE: read_date (reader, node, member); break;
    case SETTING_LANGUAGE: read_language (reader, node, member); break;
    case SETTING_URL: read_url (reader, node, member); break;
    case SETTING_PATH: set_text (member, read_path (reader, node, FALSE)); break;
    case SETTING_OUTPUT: set_text (member, read_path (reader, node, TRUE)); break;
    case SETTING_SECTION: break;
    }
}

/* Reads what the table knows, reports what it does not. Sections are left to the caller. */
static void
read_settings (const Reader *reader, const YamlNode *mapping, const Setting *settings, guint n_settings)
{
  for (guint i = 0; i < mapping->children->len; i++)
    {
      const YamlNode *child = mapping->children->pdata[i];
      guint known = 0;
      while (known < n_settings && strcmp (settings[known].key, child->key) != 0)
        known++;
      if (known == n_settings)
        report_unknown_key (reader, child, settings, n_settings);
      else if (!is_null (child))
        read_setting (reader, child, &settings[known]);
    }
}

/* A section that is written and not empty: its node when it is a mapping. */
static const YamlNode *
section (const Reader *reader, const YamlNode *root, const char *key)
{
  const YamlNode *node = yaml_get (root, key);
  if (node == NULL || is_null (node))
    return NULL;
  return want_mapping (reader, node, "settings, indented below it") ? node : NULL;
}

static ConfigText *
config_text_new (char *text, Place place)
{
  ConfigText *item = g_new (ConfigText, 1);
  *item = (ConfigText) { text, place };
  return item;
}

static void
config_text_free (gpointer data)
{
  ConfigText *item = data;
  g_free (item->text);
  g_free (item);
}

/* A pattern or a list of patterns → array of ConfigText; NULL when there is none that can be used. */
static GPtrArray *
read_patterns (const Reader *reader, const YamlNode *node)
{
  if (node->kind == YAML_MAPPING)
    {
      report_type (reader, node, "a file name or a list of file names");
      return NULL;
    }
  GPtrArray *patterns = g_ptr_array_new_with_free_func (config_text_free);
  guint n = node->kind == YAML_SEQUENCE ? node->children->len : 1;
  for (guint i = 0; i < n; i++)
    {
      const YamlNode *item = node->kind == YAML_SEQUENCE ? node->children->pdata[i] : node;
      char *path = read_path (reader, item, FALSE);
      if (path != NULL)
        g_ptr_array_add (patterns, config_text_new (path, item->place));
    }
  return patterns;
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
read_columns (const Reader *reader, const YamlNode *node)
{
  if (!want_mapping (reader, node, "lines like \"人员编号: person_id\", indented below it"))
    return NULL;
  GPtrArray *columns = g_ptr_array_new_with_free_func (config_column_free);
  for (guint i = 0; i < node->children->len; i++)
    {
      const YamlNode *child = node->children->pdata[i];
      char *name = read_line (reader, child);
      if (name == NULL)
        continue;
      ConfigColumn *column = g_new (ConfigColumn, 1);
      *column = (ConfigColumn) { g_strdup (child->key), name, child->place };
      g_ptr_array_add (columns, column);
    }
  return columns;
}

static void
read_encoding (const Reader *reader, const YamlNode *node, DatasetConfig *dataset)
{
  char *encoding = read_line (reader, node);
  if (encoding == NULL)
    return;
  dataset->encoding = encoding;
  if (g_ascii_strcasecmp (encoding, "utf-8") != 0 && g_ascii_strcasecmp (encoding, "utf8") != 0)
    diag_report (reader->diags, DIAG_CONFIG_ENCODING, &node->place, encoding, NULL);
}

static void
dataset_config_free (gpointer data)
{
  DatasetConfig *dataset = data;
  g_free (dataset->dataset);
  g_free (dataset->encoding);
  g_clear_pointer (&dataset->patterns, g_ptr_array_unref);
  g_clear_pointer (&dataset->columns, g_ptr_array_unref);
  g_free (dataset);
}

static void
read_dataset (const Reader *reader, const YamlNode *node)
{
  DatasetConfig *dataset = g_new0 (DatasetConfig, 1);
  dataset->dataset = g_strdup (node->key);
  dataset->place = node->key_place;
  g_hash_table_insert (reader->config->datasets, dataset->dataset, dataset);
  if (node->kind != YAML_MAPPING)
    {
      if (!is_null (node))
        dataset->patterns = read_patterns (reader, node);
      return;
    }
  read_settings (reader, node, dataset_settings, G_N_ELEMENTS (dataset_settings));
  const YamlNode *files = yaml_get (node, "files"), *encoding = yaml_get (node, "encoding"), *columns = yaml_get (node, "columns");
  if (files != NULL && !is_null (files))
    dataset->patterns = read_patterns (reader, files);
  if (encoding != NULL && !is_null (encoding))
    read_encoding (reader, encoding, dataset);
  if (columns != NULL && !is_null (columns))
    dataset->columns = read_columns (reader, columns);
}

static void
export_item_free (gpointer data)
{
  ExportItem *item = data;
  g_free (item->item);
  g_free (item->assessment);
  g_free (item->course);
  g_free (item);
}

static void
read_export_item (const Reader *reader, const YamlNode *node)
{
  if (!want_mapping (reader, node, "{assessment: ID} or {course: ID}"))
    return;
  read_settings (reader, node, item_settings, G_N_ELEMENTS (item_settings));
  const YamlNode *assessment = yaml_get (node, "assessment"), *course = yaml_get (node, "course");
  if ((assessment == NULL) == (course == NULL))
    {
      diag_report (reader->diags, DIAG_CONFIG_ITEM_TARGET, &node->key_place, node->key, NULL);
      return;
    }
  char *id = read_line (reader, assessment ? assessment : course);
  if (id == NULL)
    return;
  ExportItem *item = g_new0 (ExportItem, 1);
  item->item = g_strstrip (g_strdup (node->key));
  item->place = (assessment ? assessment : course)->place;
  *(assessment ? &item->assessment : &item->course) = id;
  g_ptr_array_add (reader->config->export_items, item);
}

static void
read_exports (const Reader *reader, const YamlNode *node)
{
  read_settings (reader, node, export_settings, G_N_ELEMENTS (export_settings));
  const YamlNode *files = yaml_get (node, "files");
  GPtrArray *patterns = files != NULL && !is_null (files) ? read_patterns (reader, files) : NULL;
  if (patterns != NULL)
    {
      g_ptr_array_unref (reader->config->exports);
      reader->config->exports = patterns;
      reader->config->exports_are_set = TRUE;
    }
  const YamlNode *items = section (reader, node, "items");
  for (guint i = 0; items != NULL && i < items->children->len; i++)
    read_export_item (reader, items->children->pdata[i]);
}

/* 0.95, 85 or 85%. */
static void
read_target (const Reader *reader, const YamlNode *node)
{
  static const char wanted[] = "a number like 0.95 or 95%";
  if (is_null (node) || !want_scalar (reader, node, wanted))
    {
      if (is_null (node))
        report_value (reader, node, wanted);
      return;
    }
  gsize length = strlen (node->text);
  gboolean percent = length > 1 && node->text[length - 1] == '%';
  Decimal value;
  if (!decimal_parse (node->text, length - percent, &value) || (percent && value % 100 != 0))
    {
      report_value (reader, node, wanted);
      return;
    }
  ConfigTarget *target = g_new (ConfigTarget, 1);
  *target = (ConfigTarget) { percent ? value / 100 : value, node->key_place };
  g_hash_table_replace (reader->config->key_targets, g_strdup (node->key), target);
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
check_folders (const Reader *reader, const YamlNode *root)
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

static void
read_sections (const Reader *reader, const YamlNode *root)
{
  Config *config = reader->config;
  const YamlNode *folders = section (reader, root, "folders"), *reports = section (reader, root, "reports");
  const YamlNode *print = section (reader, root, "print"), *datasets = section (reader, root, "datasets");
  const YamlNode *exports = section (reader, root, "exports"), *targets = section (reader, root, "targets");
  if (folders != NULL)
    {
      read_settings (reader, folders, folder_settings, G_N_ELEMENTS (folder_settings));
      const YamlNode *data = yaml_get (folders, "data");
      config->data_is_set = data != NULL && !is_null (data);
      check_folders (reader, root);
    }
  if (reports != NULL)
    read_settings (reader, reports, report_settings, G_N_ELEMENTS (report_settings));
  if (print != NULL)
    read_settings (reader, print, print_settings, G_N_ELEMENTS (print_settings));
  for (guint i = 0; datasets != NULL && i < datasets->children->len; i++)
    read_dataset (reader, datasets->children->pdata[i]);
  if (exports != NULL)
    read_exports (reader, exports);
  for (guint i = 0; targets != NULL && i < targets->children->len; i++)
    read_target (reader, targets->children->pdata[i]);
}

static Config *
config_new (const char *directory)
{
  static const char *const exports[] = { "exports/*.csv", "exports/*.xml" };
  Config *config = g_new0 (Config, 1);
  config->directory = g_strdup (directory);
  config->file = g_strdup (FILE_NAME);
  config->language = g_strdup ("zh-Hans");
  config->content = g_strdup ("content");
  config->data = g_strdup ("data");
  config->output = g_strdup ("site");
  config->templates = g_strdup ("templates");
  config->pass_mark = 60 * DECIMAL_ONE;
  config->lesson_minutes = 60;
  config->trend_periods = 8;
  config->board_minimum = 5;
  config->print_handbook = config->print_packets = TRUE;
  config->key_targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  config->datasets = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, dataset_config_free);
  config->export_items = g_ptr_array_new_with_free_func (export_item_free);
  config->exports = g_ptr_array_new_with_free_func (config_text_free);
  for (guint i = 0; i < G_N_ELEMENTS (exports); i++)
    g_ptr_array_add (config->exports, config_text_new (g_strdup (exports[i]), (Place) { config->file, 0, 0, 0 }));
  return config;
}

static void
read_root (const Reader *reader, const YamlNode *root)
{
  Config *config = reader->config;
  Place whole = { config->file, 0, 0, 0 };
  read_settings (reader, root, top_settings, G_N_ELEMENTS (top_settings));
  const YamlNode *title = yaml_get (root, "title");
  if (title == NULL || is_null (title))
    diag_report (reader->diags, DIAG_CONFIG_KEY_REQUIRED, title ? &title->key_place : &whole, "title", NULL);
  read_sections (reader, root);
  if (config->title == NULL)
    config->title = g_strdup ("Trainbook");
  if (config->department == NULL)
    config->department = g_strdup (config->title);
}

Config *
config_load (const char *directory, Diagnostics *diags)
{
  g_autofree char *path = g_build_filename (directory, FILE_NAME, NULL);
  Place whole = { FILE_NAME, 0, 0, 0 };
  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      diag_report (diags, DIAG_CONFIG_MISSING, NULL, directory, NULL);
      return NULL;
    }
  InputFile input;
  if (!input_file_open (&input, path, FILE_NAME, MOST_BYTES, diags))
    return NULL;
  Config *config = config_new (directory);
  YamlNode *root = yaml_parse (input.bytes, input.length, config->file, 1, diags);
  input_file_close (&input);
  if (root != NULL && root->kind == YAML_MAPPING)
    read_root (&(Reader) { config, diags }, root);
  else
    {
      if (root != NULL)
        diag_report (diags, DIAG_CONFIG_NOT_MAPPING, &whole, NULL);
      g_clear_pointer (&config, config_free);
    }
  yaml_free (root);
  return config;
}

void
config_free (Config *config)
{
  if (config == NULL)
    return;
  char **texts[] = { &config->directory, &config->title, &config->department, &config->language, &config->base_url,
    &config->content, &config->data, &config->output, &config->templates, &config->packet_welcome, &config->version, &config->file };
  g_hash_table_unref (config->key_targets);
  g_hash_table_unref (config->datasets);
  g_ptr_array_unref (config->exports);
  g_ptr_array_unref (config->export_items);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (*texts[i]);
  g_free (config);
}
