/* trainbook.yml → Config. The settings are tables; config_values.c has one reader a kind of value, config_sections.c the sections. */
#include "config_reader.h"

#include "text/encoding.h"

#include <string.h>

#define FILE_NAME "trainbook.yml"
#define MOST_BYTES (64 * 1024)
#define DEFAULT_LANGUAGE "zh-Hans"

static const Setting top_settings[] = {
  { "title", SETTING_TEXT, CONFIG_AT (title), 0, 0 },
  { "department", SETTING_TEXT, CONFIG_AT (department), 0, 0 },
  { "language", SETTING_LANGUAGE, CONFIG_AT (language), 0, 0 },
  { "base_url", SETTING_URL, CONFIG_AT (base_url), 0, 0 },
  { "as_of", SETTING_DATE, CONFIG_AT (as_of), 0, 0 },
  { "publish_people", SETTING_FLAG, CONFIG_AT (publish_people), 0, 0 },
  { "on_error", SETTING_CHOICE, CONFIG_AT (sets_aside), 0, 0, "stop|set-aside" },
  { "attendance_mode", SETTING_CHOICE, CONFIG_AT (exceptions_only), 0, 0, "complete|exceptions" },
  { "data_page", SETTING_FLAG, CONFIG_AT (data_page), 0, 0 },
  { "pass_mark", SETTING_DECIMAL, CONFIG_AT (pass_mark), 0, 100 },
  { "month_starts", SETTING_INTEGER, CONFIG_AT (month_starts), 1, 28 },
  { "week_starts", SETTING_CHOICE, CONFIG_AT (week_starts), 0, 0, "monday|tuesday|wednesday|thursday|friday|saturday|sunday" },
  { "excellent_mark", SETTING_DECIMAL, CONFIG_AT (excellent_mark), 0, 100 },
  { "lesson_minutes", SETTING_INTEGER, CONFIG_AT (lesson_minutes), 1, 600 },
  { "hours_per_day", SETTING_DECIMAL, CONFIG_AT (hours_per_day), 0, 24 },
  { "time_zone", SETTING_ZONE, CONFIG_AT (time_zone), 0, 0 },
  { "ledger", SETTING_PATH, CONFIG_AT (ledger), 0, 0 },
  { "folders", SETTING_SECTION, 0, 0, 0 },
  { "datasets", SETTING_SECTION, 0, 0, 0 },
  { "exports", SETTING_SECTION, 0, 0, 0 },
  { "targets", SETTING_SECTION, 0, 0, 0 },
  { "attendance_symbols", SETTING_SECTION, 0, 0, 0 },
  { "rating_words", SETTING_SECTION, 0, 0, 0 },
  { "checks", SETTING_SECTION, 0, 0, 0 },
  { "archive", SETTING_SECTION, 0, 0, 0 },
  { "effect", SETTING_SECTION, 0, 0, 0 },
  { "reports", SETTING_SECTION, 0, 0, 0 },
  { "print", SETTING_SECTION, 0, 0, 0 },
  { "edition", SETTING_SECTION, 0, 0, 0 },
  { "editions", SETTING_SECTION, 0, 0, 0 },
  { "measures", SETTING_SECTION, 0, 0, 0 },
  { "awards", SETTING_SECTION, 0, 0, 0 },
  { "boards", SETTING_SECTION, 0, 0, 0 },
};
Config *
config_new (const char *directory)
{
  static const char *const exports[] = { "exports/*.csv", "exports/*.xml", "exports/*.json", "exports/*.jsonl", "exports/*.ndjson",
    "exports/*.txt", "exports/*.tsv", "exports/*.xlsx" };
  Config *config = g_new0 (Config, 1);
  config->directory = g_strdup (directory);
  config->file = g_strdup (FILE_NAME);
  config->content_place = config->data_place = config->ledger_place = (Place) { config->file, 0, 0, 0 };
  config->language = g_strdup (DEFAULT_LANGUAGE);
  config->content = g_strdup ("content");
  config->data = g_strdup ("data");
  config->output = g_strdup ("site");
  config->templates = g_strdup ("templates");
  config->archive = (ArchiveConfig) { .folder = g_strdup ("archive"), .expected = (1u << PART_PHOTOS) - 1 };
  effect_config_init (&config->effect);
  config->pass_mark = 60 * DECIMAL_ONE;
  config->excellent_mark = 90 * DECIMAL_ONE;
  config->lesson_minutes = 60;
  config->time_zone = ZONE_NONE;
  config->month_starts = 1;
  config->trend_periods = 8;
  config->board_minimum = 5;
  config->data_page = TRUE;
  config->print_handbook = config->print_packets = TRUE;
  config->reports = reports_config_new ();
  config->key_targets = g_ptr_array_new_with_free_func (config_target_free);
  config->attendance_symbols = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, config_text_free);
  config->rating_words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, config_text_free);
  static const guint tenure_months[] = { 3, 12, 24, 36 };
  config->tenure_months = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (guint)), tenure_months, G_N_ELEMENTS (tenure_months));
  config->finding_courses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, config_text_free);
  config->datasets = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, config_dataset_free);
  config->editions = g_ptr_array_new_with_free_func ((GDestroyNotify) edition_free);
  config->edition_names = g_ptr_array_new_with_free_func (g_free);
  config->edition_datasets = g_ptr_array_new_with_free_func (config_text_free);
  config->measures = g_ptr_array_new_with_free_func (measure_rule_free);
  config->awards = g_ptr_array_new_with_free_func (award_rule_free);
  config->boards = g_ptr_array_new_with_free_func (board_rule_free);
  config->export_items = g_ptr_array_new_with_free_func (config_export_item_free);
  config->exports = g_ptr_array_new_with_free_func (config_file_pattern_free);
  for (guint i = 0; i < G_N_ELEMENTS (exports); i++)
    g_ptr_array_add (config->exports, config_file_pattern_new (g_strdup (exports[i]), (Place) { config->file, 0, 0, 0 }));
  return config;
}

static void
read_root (const ConfigReader *reader, const YamlNode *root)
{
  Config *config = reader->config;
  Place whole = { config->file, 0, 0, 0 };
  config_read_settings (reader, root, top_settings, G_N_ELEMENTS (top_settings));
  const YamlNode *title = yaml_get (root, "title");
  if (title == NULL)
    diag_report (reader->diags, DIAG_CONFIG_KEY_REQUIRED, &whole, "title", NULL);
  else if (config_is_null (title))
    diag_report (reader->diags, DIAG_CONFIG_KEY_EMPTY, &title->key_place, "title", NULL);
  config_read_sections (reader, root);
  config_read_editions (reader, root);
  config_read_measures (reader, config_section (reader, root, "measures"));
  config_read_awards (reader, root);
  config->counts_people = config->publish_people || award_rules_count_people (config->awards, config->boards);
  config->edition = edition_default (config->publish_people);
  if (config->title == NULL)
    config->title = g_strdup ("Trainbook");
  const YamlNode *ledger = yaml_get (root, "ledger");
  if (ledger != NULL)
    config->ledger_place = ledger->place;
  if (config->ledger == NULL)
    config->ledger = g_build_filename (config->data, "ledger.csv", NULL);
  if (config->department == NULL)
    config->department = g_strdup (config->title);
}

Config *
config_load (const char *directory, Diagnostics *diags)
{
  g_autofree char *path = g_build_filename (directory, FILE_NAME, NULL);
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
    read_root (&(ConfigReader) { config, diags }, root);
  else
    {
      if (root != NULL)
        diag_report (diags, DIAG_CONFIG_NOT_MAPPING, &root->place, NULL);
      g_clear_pointer (&config, config_free);
    }
  yaml_free (root);
  return config;
}

/* "language: en   # ours" → its language, static; NULL when the line says none. */
static const char *
language_of_line (const char *line)
{
  if (!g_str_has_prefix (line, "language"))
    return NULL;
  g_autofree char *text = g_strdup (line + strlen ("language"));
  text[strcspn (text, "#")] = '\0';
  char *value = g_strchug (text);
  if (*value == ':')
    value++;
  else if (g_str_has_prefix (value, "：")) /* a slip that may be why the file cannot be read */
    value += strlen ("：");
  else
    return NULL;
  g_strstrip (value);
  gsize length = strlen (value);
  if (length > 1 && (*value == '"' || *value == '\'') && value[length - 1] == *value)
    {
      value[length - 1] = '\0';
      value++;
    }
  return config_language_of (value);
}

const char *
config_find_language (const char *directory)
{
  g_autofree char *path = g_build_filename (directory, FILE_NAME, NULL);
  const char *language = NULL;
  Diagnostics *unheard = diag_new ();
  InputFile input;
  if (input_file_open (&input, path, FILE_NAME, MOST_BYTES, unheard))
    {
      g_autofree char *text = g_strndup (input.bytes, input.length);
      g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);
      for (guint i = 0; lines[i] != NULL && language == NULL; i++)
        language = language_of_line (lines[i]);
      input_file_close (&input);
    }
  diag_free (unheard);
  return language != NULL ? language : DEFAULT_LANGUAGE;
}

void
config_free (Config *config)
{
  if (config == NULL)
    return;
  char **texts[] = { &config->directory, &config->title, &config->department, &config->language, &config->base_url,
    &config->content, &config->data, &config->output, &config->templates, &config->packet_welcome, &config->archive.folder, &config->version, &config->file, &config->ledger };
  reports_config_free (config->reports);
  edition_free (config->edition);
  g_ptr_array_unref (config->editions);
  g_ptr_array_unref (config->edition_names);
  g_ptr_array_unref (config->edition_datasets);
  g_free (config->default_edition);
  g_ptr_array_unref (config->measures);
  g_ptr_array_unref (config->awards);
  g_ptr_array_unref (config->boards);
  effect_config_clear (&config->effect);
  g_ptr_array_unref (config->key_targets);
  g_hash_table_unref (config->attendance_symbols);
  g_hash_table_unref (config->rating_words);
  g_hash_table_unref (config->finding_courses);
  g_array_unref (config->tenure_months);
  g_hash_table_unref (config->datasets);
  g_ptr_array_unref (config->exports);
  g_ptr_array_unref (config->export_items);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (*texts[i]);
  g_free (config);
}
