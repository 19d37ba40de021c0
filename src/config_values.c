/* One reader a kind of value. */
#include "config_reader.h"

#include "text/encoding.h"
#include "text/yaml_colon.h"

#include <libintl.h>
#include <string.h>

#define _(text) gettext (text)

gboolean
config_is_null (const YamlNode *node)
{
  return node->kind == YAML_SCALAR && node->plain
         && (node->text[0] == '\0' || strcmp (node->text, "null") == 0 || strcmp (node->text, "~") == 0);
}

/* The setting that a value belongs to: an item belongs to that of its list. */
static const char *
setting_name (const YamlNode *node)
{
  while (node->key == NULL && node->list != NULL)
    node = node->list;
  return node->key != NULL ? node->key : "…";
}

void
config_report_type (const ConfigReader *reader, const YamlNode *node, const char *wanted)
{
  diag_report (reader->diags, DIAG_CONFIG_TYPE, &node->place, setting_name (node), wanted, NULL);
}

void
config_report_value (const ConfigReader *reader, const YamlNode *node, const char *wanted)
{
  diag_report (reader->diags, DIAG_CONFIG_VALUE, &node->place, setting_name (node), node->text, wanted, NULL);
}

gboolean
config_want_scalar (const ConfigReader *reader, const YamlNode *node, const char *wanted)
{
  if (node->kind == YAML_SCALAR)
    return TRUE;
  config_report_type (reader, node, wanted);
  return FALSE;
}

gboolean
config_want_mapping (const ConfigReader *reader, const YamlNode *node, const char *wanted)
{
  if (node->kind == YAML_MAPPING)
    return TRUE;
  if (node->kind != YAML_SCALAR || !node->plain || !yaml_report_colon (node->text, &node->place, reader->diags))
    config_report_type (reader, node, wanted);
  return FALSE;
}

void
config_report_unknown (const ConfigReader *reader, const YamlNode *child, const char *const *names, guint n_names)
{
  g_autoptr (GString) list = g_string_new (NULL);
  for (guint i = 0; i < n_names; i++)
    g_string_append_printf (list, "%s%s", i == 0 ? "" : ", ", names[i]);
  if (yaml_report_colon (child->key, &child->key_place, reader->diags))
    return;
  const char *nearest = text_nearest (child->key, names, n_names);
  if (nearest != NULL)
    diag_report (reader->diags, DIAG_CONFIG_KEY_UNKNOWN_NEAR, &child->key_place, child->key, nearest, NULL);
  else
    diag_report (reader->diags, DIAG_CONFIG_KEY_UNKNOWN, &child->key_place, child->key, list->str, NULL);
}

/* Text for one line: what stands there without control characters; empty texts are refused. */
char *
config_read_line (const ConfigReader *reader, const YamlNode *node)
{
  if (!config_want_scalar (reader, node, _("a text")))
    return NULL;
  g_autofree char *text = g_strstrip (g_strdup (node->text));
  gboolean control = FALSE;
  for (const char *c = text; *c != '\0'; c++)
    control |= (guchar) *c < 0x20 || *c == 0x7f;
  if (*text == '\0' || control)
    {
      config_report_value (reader, node, _("a text of one line"));
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

char *
config_read_path (const ConfigReader *reader, const YamlNode *node, gboolean may_leave)
{
  g_autofree char *text = config_read_line (reader, node);
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
read_flag (const ConfigReader *reader, const YamlNode *node, gboolean *flag)
{
  static const char *const yes[] = { "true", "yes", "on", "是", NULL };
  static const char *const no[] = { "false", "no", "off", "否", NULL };
  if (!config_want_scalar (reader, node, _("true or false")))
    return;
  g_autofree char *word = g_ascii_strdown (node->text, -1);
  if (g_strv_contains (yes, word))
    *flag = TRUE;
  else if (g_strv_contains (no, word))
    *flag = FALSE;
  else
    config_report_value (reader, node, _("true or false"));
}

static void
report_range (const ConfigReader *reader, const YamlNode *node, const Setting *setting)
{
  g_autofree char *least = g_strdup_printf ("%" G_GINT64_FORMAT, setting->least);
  g_autofree char *most = g_strdup_printf ("%" G_GINT64_FORMAT, setting->most);
  diag_report (reader->diags, DIAG_CONFIG_RANGE, &node->place, setting->key, node->text, least, most, NULL);
}

typedef enum { DIGITS_NONE, DIGITS_MANY, DECIMALS_MANY } DigitsProblem;

/* Why a text that looks like a number is none that can be held. */
static DigitsProblem
digits_problem (const char *text)
{
  const char *whole = text + (*text == '-' || *text == '+'), *point = whole + strspn (whole, "0123456789");
  gsize decimals = *point == '.' ? strspn (point + 1, "0123456789") : 0;
  if (point == whole || point[*point == '.' ? decimals + 1 : 0] != '\0')
    return DIGITS_NONE;
  return decimals > 6 ? DECIMALS_MANY : DIGITS_MANY;
}

void
config_read_number (const ConfigReader *reader, const YamlNode *node, const Setting *setting, gpointer member)
{
  gboolean whole = setting->kind == SETTING_INTEGER;
  const char *wanted = whole ? _("a whole number") : _("a number");
  Decimal number;
  if (!config_want_scalar (reader, node, wanted))
    return;
  if (!decimal_parse (node->text, strlen (node->text), &number))
    {
      DigitsProblem problem = digits_problem (node->text);
      if (problem == DIGITS_MANY)
        report_range (reader, node, setting);
      else
        config_report_value (reader, node, problem == DECIMALS_MANY && !whole ? _("a number with at most six decimals") : wanted);
    }
  else if (whole && number % DECIMAL_ONE != 0)
    config_report_value (reader, node, wanted);
  else if (number < setting->least * DECIMAL_ONE || number > setting->most * DECIMAL_ONE)
    report_range (reader, node, setting);
  else if (whole)
    *(guint *) member = (guint) (number / DECIMAL_ONE);
  else
    *(Decimal *) member = number;
}

static void
read_date (const ConfigReader *reader, const YamlNode *node, Date *date)
{
  if (!config_want_scalar (reader, node, _("a date")))
    return;
  if (!date_parse (node->text, strlen (node->text), date))
    {
      *date = DATE_NONE;
      diag_report (reader->diags, DIAG_CONFIG_DATE, &node->place, node->key, node->text, NULL);
    }
}

const char *
config_language_of (const char *text)
{
  static const struct { const char *written, *language; } known[] = {
    { "zh-hans", "zh-Hans" }, { "zh-cn", "zh-Hans" }, { "zh-sg", "zh-Hans" }, { "zh", "zh-Hans" },
    { "zh-hant", "zh-Hant" }, { "zh-tw", "zh-Hant" }, { "zh-hk", "zh-Hant" },
    { "en", "en" }, { "en-us", "en" }, { "en-gb", "en" },
  };
  g_autofree char *word = g_ascii_strdown (text, -1);
  g_strdelimit (word, "_", '-');
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (strcmp (word, known[i].written) == 0)
      return known[i].language;
  return NULL;
}

static void
read_language (const ConfigReader *reader, const YamlNode *node, char **language)
{
  if (!config_want_scalar (reader, node, _("zh-Hans, zh-Hant or en")))
    return;
  const char *known = config_language_of (node->text);
  if (known == NULL)
    config_report_value (reader, node, _("zh-Hans, zh-Hant or en"));
  else
    set_text (language, g_strdup (known));
}

static void
read_zone (const ConfigReader *reader, const YamlNode *node, int *zone)
{
  if (!config_want_scalar (reader, node, "+08:00"))
    return;
  int found = notation_zone (node->text, strlen (node->text));
  if (found == ZONE_NONE)
    config_report_value (reader, node, "+08:00");
  else
    *zone = found;
}

static void
read_url (const ConfigReader *reader, const YamlNode *node, char **url)
{
  g_autofree char *text = config_read_line (reader, node);
  if (text == NULL)
    return;
  gboolean web = g_str_has_prefix (text, "https://") || g_str_has_prefix (text, "http://");
  if (!web || strpbrk (text, " \"<>?#") != NULL || strstr (text, "://")[3] == '\0' || !g_uri_is_valid (text, G_URI_FLAGS_NONE, NULL))
    config_report_value (reader, node, _("an address like https://intranet.example/training/"));
  else
    set_text (url, g_steal_pointer (&text));
}

static void
read_choice (const ConfigReader *reader, const YamlNode *node, const char *words, guint *choice)
{
  g_auto (GStrv) each = g_strsplit (words, "|", -1);
  g_autofree char *wanted = g_strjoinv (", ", each);
  if (!config_want_scalar (reader, node, wanted))
    return;
  for (guint i = 0; each[i] != NULL; i++)
    if (g_ascii_strcasecmp (each[i], node->text) == 0)
      {
        *choice = i;
        return;
      }
  config_report_value (reader, node, wanted);
}

static void
read_value (const ConfigReader *reader, const YamlNode *node, const Setting *setting, gpointer into)
{
  gpointer member = (char *) into + setting->offset;
  switch (setting->kind)
    {
    case SETTING_TEXT: set_text (member, config_read_line (reader, node)); break;
    case SETTING_FLAG: read_flag (reader, node, member); break;
    case SETTING_INTEGER:
    case SETTING_DECIMAL: config_read_number (reader, node, setting, member); break;
    case SETTING_DATE: read_date (reader, node, member); break;
    case SETTING_LANGUAGE: read_language (reader, node, member); break;
    case SETTING_ZONE: read_zone (reader, node, member); break;
    case SETTING_URL: read_url (reader, node, member); break;
    case SETTING_PATH: set_text (member, config_read_path (reader, node, FALSE)); break;
    case SETTING_OUTPUT: set_text (member, config_read_path (reader, node, TRUE)); break;
    case SETTING_CHOICE: read_choice (reader, node, setting->words, member); break;
    case SETTING_SECTION: break;
    }
}

static gboolean
read_known (const ConfigReader *reader, const YamlNode *node, const Setting *settings, guint n_settings, gpointer into)
{
  for (guint i = 0; i < n_settings; i++)
    if (strcmp (settings[i].key, node->key) == 0)
      {
        if (!config_is_null (node))
          read_value (reader, node, &settings[i], into);
        return TRUE;
      }
  return FALSE;
}

gboolean
config_read_setting (const ConfigReader *reader, const YamlNode *node, const Setting *settings, guint n_settings)
{
  return read_known (reader, node, settings, n_settings, reader->config);
}

void
config_read_settings_into (const ConfigReader *reader, const YamlNode *mapping, const Setting *settings, guint n_settings, gpointer into)
{
  g_autofree const char **names = g_new (const char *, n_settings);
  for (guint i = 0; i < n_settings; i++)
    names[i] = settings[i].key;
  for (guint i = 0; i < mapping->children->len; i++)
    {
      const YamlNode *child = mapping->children->pdata[i];
      if (!read_known (reader, child, settings, n_settings, into))
        config_report_unknown (reader, child, names, n_settings);
    }
}

void
config_read_settings (const ConfigReader *reader, const YamlNode *mapping, const Setting *settings, guint n_settings)
{
  config_read_settings_into (reader, mapping, settings, n_settings, reader->config);
}

const YamlNode *
config_section (const ConfigReader *reader, const YamlNode *root, const char *key)
{
  const YamlNode *node = yaml_get (root, key);
  if (node == NULL || config_is_null (node))
    return NULL;
  return config_want_mapping (reader, node, _("settings, indented below it")) ? node : NULL;
}

/* ---- one of some words ---- */

const ConfigChoice *
config_choice_of (const ConfigChoice *choices, guint n, const char *text)
{
  g_autofree char *small = g_ascii_strdown (text, -1);
  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) words = g_strsplit (choices[i].words, "|", -1);
      if (g_strv_contains ((const char *const *) words, small) || (words[0] == NULL && *small == '\0'))
        return &choices[i];
    }
  return NULL;
}

/* "weekly, monthly, quarterly, annual". New string. */
static char *
first_words (const ConfigChoice *choices, guint n)
{
  GString *list = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (list, "%s%.*s", i == 0 ? "" : ", ", (int) strcspn (choices[i].words, "|"), choices[i].words);
  return g_string_free (list, FALSE);
}

void
config_read_choice (const ConfigReader *reader, const YamlNode *mapping, const char *key, const ConfigChoice *choices, guint n, guint *value)
{
  const YamlNode *node = yaml_get (mapping, key);
  if (node == NULL || config_is_null (node))
    return;
  g_autofree char *wanted = first_words (choices, n);
  if (!config_want_scalar (reader, node, wanted))
    return;
  g_autofree char *text = g_strstrip (g_strdup (node->text));
  const ConfigChoice *choice = config_choice_of (choices, n, text);
  if (choice == NULL)
    config_report_value (reader, node, wanted);
  else
    *value = choice->value;
}
