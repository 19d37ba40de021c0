/* What the files that read trainbook.yml share. Private to the room. */
#ifndef TRAINBOOK_CONFIG_READER_H
#define TRAINBOOK_CONFIG_READER_H

#include "config.h"
#include "text/yaml.h"

typedef enum { SETTING_TEXT, SETTING_FLAG, SETTING_INTEGER, SETTING_DECIMAL, SETTING_DATE, SETTING_LANGUAGE, SETTING_ZONE, SETTING_URL,
  SETTING_PATH, SETTING_OUTPUT, SETTING_CHOICE, SETTING_SECTION } SettingKind;

typedef struct {
  const char *key;
  SettingKind kind;
  gsize offset;              /* of the member of Config */
  gint64 least, most;        /* of numbers */
  const char *words;         /* of a choice, "stop|set-aside": the member becomes the number of the word */
} Setting;

#define CONFIG_AT(member) G_STRUCT_OFFSET (Config, member)

typedef struct {
  Config *config;
  Diagnostics *diags;
} ConfigReader;

/* An empty value, `null` or `~`: as good as not written. */
gboolean config_is_null (const YamlNode *node);

/* A language as people write it ("zh-CN", "EN_us") → that of the site ("zh-Hans", "en"), static; or NULL. */
const char *config_language_of (const char *text);

/* Report a value of the wrong kind, and one that cannot be understood. */
void config_report_type (const ConfigReader *reader, const YamlNode *node, const char *wanted);
void config_report_value (const ConfigReader *reader, const YamlNode *node, const char *wanted);

/* TRUE when the value is of that kind, else reported. */
gboolean config_want_scalar (const ConfigReader *reader, const YamlNode *node, const char *wanted);
gboolean config_want_mapping (const ConfigReader *reader, const YamlNode *node, const char *wanted);

/* A text of one line; a path inside the site directory (or anywhere), cleaned. New strings; NULL and reported. */
char *config_read_line (const ConfigReader *reader, const YamlNode *node);
char *config_read_path (const ConfigReader *reader, const YamlNode *node, gboolean may_leave);

/* Reads what the table knows into the Config, reports what it does not. Sections are left to the caller. */
void config_read_settings (const ConfigReader *reader, const YamlNode *mapping, const Setting *settings, guint n_settings);

/* One setting; FALSE when the table does not know its key. */
gboolean config_read_setting (const ConfigReader *reader, const YamlNode *node, const Setting *settings, guint n_settings);
/* Reports a key that is none of the names. */
void config_report_unknown (const ConfigReader *reader, const YamlNode *child, const char *const *names, guint n_names);
/* As config_read_settings(), into another struct: the offsets are of its members. */
void config_read_settings_into (const ConfigReader *reader, const YamlNode *mapping, const Setting *settings, guint n_settings, gpointer into);

/* A section that is written and not empty: its node when it is a mapping (else reported), or NULL. */
const YamlNode *config_section (const ConfigReader *reader, const YamlNode *root, const char *key);

/* A number in the range of the setting into `member` (guint of SETTING_INTEGER, Decimal of SETTING_DECIMAL); reported. */
void config_read_number (const ConfigReader *reader, const YamlNode *node, const Setting *setting, gpointer member);

/* Words for one thing, in the languages of the sites; the first is shown in messages. */
typedef struct { const char *words; guint value; } ConfigChoice;

/* The choice that the text is, case aside; or NULL. */
const ConfigChoice *config_choice_of (const ConfigChoice *choices, guint n, const char *text);
/* The value of a key of a mapping that is one of the choices (else reported); nothing when the key is not written. */
void config_read_choice (const ConfigReader *reader, const YamlNode *mapping, const char *key, const ConfigChoice *choices, guint n, guint *value);

/* Reads `edition` and `editions`. */
void config_read_editions (const ConfigReader *reader, const YamlNode *root);
/* One section, in a file of its own. */
void config_read_targets (const ConfigReader *reader, const YamlNode *targets);
void config_read_archive (const ConfigReader *reader, const YamlNode *archive);
void config_read_effect (const ConfigReader *reader, const YamlNode *effect);
void config_read_checks (const ConfigReader *reader, const YamlNode *checks);

/* Reads `measures`; NULL: nothing. */
void config_read_measures (const ConfigReader *reader, const YamlNode *measures);
/* Reads `awards` and `boards`. */
void config_read_awards (const ConfigReader *reader, const YamlNode *root);

/* Reads every section of the file. */
void config_read_sections (const ConfigReader *reader, const YamlNode *root);

/* `tenure: [3, 12, 24, 36]` of the section `reports`: the months of service at which the next band begins. */
void config_read_tenure (const ConfigReader *reader, const YamlNode *node);

/* The section `reports`. */
void config_read_reports (const ConfigReader *reader, const YamlNode *node);

/* Parts of a Config. */
ConfigText *config_text_new (char *text, Place place);
void config_text_free (gpointer text);
void config_dataset_free (gpointer dataset);
void config_target_free (gpointer target);
void config_export_item_free (gpointer item);
FilePattern *config_file_pattern_new (char *text, Place place);
void config_file_pattern_free (gpointer pattern);

#endif
