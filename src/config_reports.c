/* `reports:` of trainbook.yml, and reports.yml of the templates: the same form, so that a default is a report like any other. */
#include "config_reader.h"

#include "text/encoding.h"

#include <libintl.h>
#include <string.h>

#define _(text) gettext (text)

#define FILE_NAME "reports.yml"
#define MOST_BYTES (64 * 1024)

static const char *const period_names[N_REPORT_PERIODS] = { "daily", "weekly", "monthly", "quarterly", "annual" };
static const char *const scope_names[N_REPORT_SCOPES] = { NULL, "team", "cohort", "course", "area", "trainer" };
static const Setting report_settings[] = {
  { "trend_periods", SETTING_INTEGER, CONFIG_AT (trend_periods), 2, 60 },
  { "minimum", SETTING_INTEGER, CONFIG_AT (board_minimum), 1, 100000 },
};
static const char *const head_names[N_REPORT_HEADS] = { "prepared", "checked", "approved", "to", "copy" };

const char *
report_scope_name (ReportScope scope)
{
  return scope_names[scope];
}

const char *
report_period_name (ReportPeriod period)
{
  return period_names[period];
}

/* ---- parts ---- */

static void
report_word_free (gpointer data)
{
  ReportWord *word = data;
  g_free (word->text);
  g_free (word);
}

static void
report_option_free (gpointer data)
{
  ReportOption *option = data;
  g_free (option->name);
  g_ptr_array_unref (option->values);
  g_free (option);
}

static void
report_section_free (gpointer data)
{
  ReportSection *section = data;
  g_free (section->name.text);
  g_ptr_array_unref (section->options);
  g_free (section);
}

static void
report_layout_free (gpointer data)
{
  ReportLayout *layout = data;
  if (layout == NULL)                  /* the user's took its place */
    return;
  g_free (layout->name.text);
  g_free (layout->member.text);
  g_free (layout->title);
  for (guint i = 0; i < N_REPORT_HEADS; i++)
    g_free (layout->heads[i]);
  g_clear_pointer (&layout->sections, g_ptr_array_unref);
  g_free (layout);
}

ReportsConfig *
reports_config_new (void)
{
  ReportsConfig *reports = g_new0 (ReportsConfig, 1);
  reports->layouts = g_ptr_array_new_with_free_func (report_layout_free);
  return reports;
}

void
reports_config_free (ReportsConfig *reports)
{
  if (reports == NULL)
    return;
  g_ptr_array_unref (reports->layouts);
  for (guint i = 0; i < N_REPORT_HEADS; i++)
    g_free (reports->heads[i]);
  g_free (reports->file);
  g_free (reports);
}

static ReportLayout *
find_layout (const ReportsConfig *reports, const char *name)
{
  for (guint i = 0; i < reports->layouts->len; i++)
    {
      ReportLayout *layout = reports->layouts->pdata[i];
      if (strcmp (layout->name.text, name) == 0)
        return layout;
    }
  return NULL;
}

const ReportLayout *
reports_config_find (const ReportsConfig *reports, const char *name)
{
  return find_layout (reports, name);
}

const ReportOption *
report_section_option (const ReportSection *section, const char *name)
{
  for (guint i = 0; i < section->options->len; i++)
    {
      const ReportOption *option = section->options->pdata[i];
      if (strcmp (option->name, name) == 0)
        return option;
    }
  return NULL;
}

const char *
report_section_text (const ReportSection *section, const char *name)
{
  const ReportOption *option = report_section_option (section, name);
  return option == NULL ? NULL : ((const ReportWord *) option->values->pdata[0])->text;
}

/* ---- reading ---- */

/* The text of a value, with its place; FALSE and reported when it is none. */
static gboolean
read_word (const ConfigReader *reader, const YamlNode *node, ReportWord *word)
{
  char *text = config_read_line (reader, node);
  if (text == NULL)
    return FALSE;
  g_free (word->text);
  *word = (ReportWord) { text, node->place };
  return TRUE;
}

static int
index_of (const char *const *names, guint n, const char *text)
{
  for (guint i = 0; i < n; i++)
    if (names[i] != NULL && strcmp (names[i], text) == 0)
      return (int) i;
  return -1;
}

/* One of the names, or -1 and reported. */
static int
read_choice (const ConfigReader *reader, const YamlNode *node, const char *const *names, guint n, const char *wanted)
{
  if (!config_want_scalar (reader, node, wanted))
    return -1;
  int found = index_of (names, n, node->text);
  if (found < 0)
    config_report_value (reader, node, wanted);
  return found;
}

static gboolean
read_option (const ConfigReader *reader, const YamlNode *node, ReportSection *section)
{
  gboolean is_list = node->kind == YAML_SEQUENCE;
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (report_word_free);
  if (node->kind == YAML_MAPPING)
    {
      config_report_type (reader, node, _("a word, or a list of words in brackets"));
      return FALSE;
    }
  for (guint i = 0, n = is_list ? node->children->len : 1; i < n; i++)
    {
      ReportWord *word = g_new0 (ReportWord, 1);
      g_ptr_array_add (values, word);
      if (!read_word (reader, is_list ? node->children->pdata[i] : node, word))
        return FALSE;
    }
  if (values->len == 0)
    {
      config_report_type (reader, node, _("a word, or a list of words in brackets"));
      return FALSE;
    }
  ReportOption *option = g_new (ReportOption, 1);
  *option = (ReportOption) { g_strdup (node->key), node->key_place, g_steal_pointer (&values), is_list };
  g_ptr_array_add (section->options, option);
  return TRUE;
}

/* `figures`, or {section: figures, rows: 10}. NULL and reported when it is neither. */
static ReportSection *
read_section (const ConfigReader *reader, const YamlNode *node)
{
  const char *wanted = _("the name of a section, or {section: NAME, title: …}");
  const YamlNode *name = node->kind == YAML_MAPPING ? yaml_get (node, "section") : node;
  if (name == NULL || name->kind != YAML_SCALAR)
    {
      config_report_type (reader, node, wanted);
      return NULL;
    }
  ReportSection *section = g_new0 (ReportSection, 1);
  section->options = g_ptr_array_new_with_free_func (report_option_free);
  gboolean good = read_word (reader, name, &section->name);
  for (guint i = 0; good && node->kind == YAML_MAPPING && i < node->children->len; i++)
    {
      const YamlNode *child = node->children->pdata[i];
      if (child != name && !config_is_null (child))
        read_option (reader, child, section);
    }
  if (!good)
    g_clear_pointer (&section, report_section_free);
  return section;
}

static void
read_sections (const ConfigReader *reader, const YamlNode *node, ReportLayout *layout)
{
  if (node->kind != YAML_SEQUENCE || node->children->len == 0)
    {
      config_report_type (reader, node, _("a list of sections, like [summary, figures, teams]"));
      return;
    }
  layout->sections = g_ptr_array_new_with_free_func (report_section_free);
  for (guint i = 0; i < node->children->len; i++)
    {
      ReportSection *section = read_section (reader, node->children->pdata[i]);
      if (section != NULL)
        g_ptr_array_add (layout->sections, section);
    }
}

/* Of the names that say themselves what they are of. */
static gboolean
is_known_name (const char *name)
{
  return strcmp (name, REPORT_TEAM) == 0 || index_of (period_names, N_REPORT_PERIODS, name) >= 0;
}

static void
read_scope (const ConfigReader *reader, const YamlNode *node, ReportLayout *layout, ReportScope scope)
{
  if (layout->scope != REPORT_OF_ALL)
    {
      diag_report (reader->diags, DIAG_CONFIG_REPORT_SCOPES, &node->key_place, layout->name.text, scope_names[layout->scope], scope_names[scope],
                   NULL);
      return;
    }
  if (read_word (reader, node, &layout->member))
    layout->scope = scope;
}

static void
report_unknown (const ConfigReader *reader, const YamlNode *node)
{
  const char *names[4 + N_REPORT_SCOPES + N_REPORT_HEADS];
  guint n = 0;
  names[n++] = "title";
  names[n++] = "period";
  names[n++] = "by";
  names[n++] = "sections";
  for (guint i = 1; i < N_REPORT_SCOPES; i++)
    names[n++] = scope_names[i];
  for (guint i = 0; i < N_REPORT_HEADS; i++)
    names[n++] = head_names[i];
  config_report_unknown (reader, node, names, n);
}

/* A period, or a list of them → bits. */
static guint
read_periods (const ConfigReader *reader, const YamlNode *node, const char *wanted)
{
  guint periods = 0;
  if (node->kind == YAML_MAPPING)
    config_report_type (reader, node, wanted);
  for (guint i = 0, n = node->kind == YAML_SEQUENCE ? node->children->len : node->kind == YAML_SCALAR; i < n; i++)
    {
      const YamlNode *item = node->kind == YAML_SEQUENCE ? node->children->pdata[i] : node;
      int period = read_choice (reader, item, period_names, N_REPORT_PERIODS, wanted);
      periods |= period >= 0 ? 1u << period : 0;
    }
  return periods;
}

static void
read_part (const ConfigReader *reader, const YamlNode *node, ReportLayout *layout)
{
  int scope = index_of (scope_names, N_REPORT_SCOPES, node->key), head = index_of (head_names, N_REPORT_HEADS, node->key);
  if (config_is_null (node))
    return;
  if (is_known_name (layout->name.text) && (scope >= 0 || strcmp (node->key, "period") == 0 || strcmp (node->key, "by") == 0))
    diag_report (reader->diags, DIAG_CONFIG_REPORT_FIXED, &node->key_place, layout->name.text, node->key, NULL);
  else if (scope >= 0)
    read_scope (reader, node, layout, (ReportScope) scope);
  else if (head >= 0)
    layout->heads[head] = config_read_line (reader, node);
  else if (strcmp (node->key, "title") == 0)
    layout->title = config_read_line (reader, node);
  else if (strcmp (node->key, "sections") == 0)
    read_sections (reader, node, layout);
  else if (strcmp (node->key, "period") == 0)
    layout->periods = read_periods (reader, node, _("daily, weekly, monthly, quarterly or annual"));
  else if (strcmp (node->key, "by") == 0)
    {
      int by = read_choice (reader, node, scope_names, N_REPORT_SCOPES, _("team, cohort, course, area or trainer"));
      layout->by = by >= 0 ? (ReportScope) by : REPORT_OF_ALL;
      layout->by_place = node->place;
    }
  else
    report_unknown (reader, node);
}

static gboolean
is_false (const YamlNode *node)
{
  static const char *const words[] = { "false", "no", "off", "否", NULL };
  return node->kind == YAML_SCALAR && node->plain && g_strv_contains (words, node->text);
}

static ReportLayout *
read_layout (const ConfigReader *reader, const YamlNode *node)
{
  ReportLayout *layout = g_new0 (ReportLayout, 1);
  layout->name = (ReportWord) { g_strstrip (g_strdup (node->key)), node->key_place };
  layout->is_off = is_false (node);
  int period = index_of (period_names, N_REPORT_PERIODS, layout->name.text);
  if (period >= 0)
    layout->periods = 1u << period;
  if (strcmp (layout->name.text, REPORT_TEAM) == 0)
    layout->by = REPORT_OF_TEAM;
  for (guint i = 0; node->kind == YAML_MAPPING && i < node->children->len; i++)
    read_part (reader, node->children->pdata[i], layout);
  if (layout->by != REPORT_OF_ALL && layout->scope != REPORT_OF_ALL)
    diag_report (reader->diags, DIAG_CONFIG_REPORT_SCOPES, &layout->by_place, layout->name.text, scope_names[layout->scope], "by", NULL);
  return layout;
}

static void
report_unknown_setting (const ConfigReader *reader, const YamlNode *node)
{
  const char *names[G_N_ELEMENTS (report_settings) + 2 + N_REPORT_HEADS];
  guint n = 0;
  for (guint i = 0; i < G_N_ELEMENTS (report_settings); i++)
    names[n++] = report_settings[i].key;
  names[n++] = "team_reports";
  names[n++] = "tenure";
  for (guint i = 0; i < N_REPORT_HEADS; i++)
    names[n++] = head_names[i];
  config_report_unknown (reader, node, names, n);
}

static void
read_child (const ConfigReader *reader, const YamlNode *node, ReportsConfig *reports)
{
  int head = index_of (head_names, N_REPORT_HEADS, node->key);
  if (config_is_null (node) || config_read_setting (reader, node, report_settings, G_N_ELEMENTS (report_settings)))
    return;
  if (strcmp (node->key, "team_reports") == 0)
    {
      reports->team_periods_are_set = TRUE;
      reports->team_periods = is_false (node) ? 0 : read_periods (reader, node, _("false, or a list of daily, weekly, monthly, quarterly and annual"));
    }
  else if (strcmp (node->key, "tenure") == 0)
    config_read_tenure (reader, node);
  else if (head >= 0)
    {
      g_free (reports->heads[head]);
      reports->heads[head] = config_read_line (reader, node);
    }
  else if (node->kind == YAML_MAPPING || is_false (node))
    g_ptr_array_add (reports->layouts, read_layout (reader, node));
  else
    report_unknown_setting (reader, node);
}

void
config_read_reports (const ConfigReader *reader, const YamlNode *node)
{
  for (guint i = 0; i < node->children->len; i++)
    read_child (reader, node->children->pdata[i], reader->config->reports);
}

/* ---- the defaults ---- */

static void
take_text (char **own, char **theirs)
{
  if (*own == NULL)
    *own = g_steal_pointer (theirs);
}

/* What the user's layout does not say. */
static void
complete_layout (ReportLayout *layout, ReportLayout *base)
{
  take_text (&layout->title, &base->title);
  for (guint i = 0; i < N_REPORT_HEADS; i++)
    take_text (&layout->heads[i], &base->heads[i]);
  if (layout->sections == NULL)
    layout->sections = g_steal_pointer (&base->sections);
}

static guint
index_of_layout (const ReportsConfig *reports, const ReportLayout *layout)
{
  guint index = 0;
  g_ptr_array_find (reports->layouts, layout, &index);
  return index;
}

/* The defaults in their order, each as the user changed it, then the user's own. */
static void
merge (ReportsConfig *reports, ReportsConfig *defaults)
{
  GPtrArray *merged = g_ptr_array_new_with_free_func (report_layout_free);
  for (guint i = 0; i < defaults->layouts->len; i++)
    {
      ReportLayout *base = defaults->layouts->pdata[i], *own = find_layout (reports, base->name.text);
      if (own != NULL)
        {
          complete_layout (own, base);
          g_ptr_array_add (merged, g_ptr_array_steal_index (reports->layouts, index_of_layout (reports, own)));
        }
      else
        {
          g_ptr_array_add (merged, base);
          defaults->layouts->pdata[i] = NULL;
        }
    }
  while (reports->layouts->len > 0)
    g_ptr_array_add (merged, g_ptr_array_steal_index (reports->layouts, 0));
  g_ptr_array_unref (reports->layouts);
  reports->layouts = merged;
  for (guint i = 0; i < N_REPORT_HEADS; i++)
    take_text (&reports->heads[i], &defaults->heads[i]);
  if (!reports->team_periods_are_set)
    reports->team_periods = defaults->team_periods;
}

static void
check_layout (const ReportsConfig *reports, const ReportLayout *layout, Diagnostics *diags)
{
  if (layout->periods == 0 && strcmp (layout->name.text, REPORT_TEAM) != 0)
    {
      const char *nearest = text_nearest (layout->name.text, period_names, N_REPORT_PERIODS);
      if (nearest != NULL)
        diag_report (diags, DIAG_CONFIG_REPORT_PERIOD_NEAR, &layout->name.place, layout->name.text, nearest, NULL);
      else
        diag_report (diags, DIAG_CONFIG_REPORT_PERIOD, &layout->name.place, layout->name.text, NULL);
    }
  if (layout->sections == NULL)
    diag_report (diags, DIAG_CONFIG_REPORT_SECTIONS, &layout->name.place, layout->name.text, NULL);
}

gboolean
reports_config_load (Config *config, const char *const *folders, const char *const *shown, Diagnostics *diags)
{
  guint folder = 0;
  g_autofree char *path = g_build_filename (folders[0], FILE_NAME, NULL);
  while (!g_file_test (path, G_FILE_TEST_EXISTS) && folders[folder + 1] != NULL)
    {
      g_free (path);
      path = g_build_filename (folders[++folder], FILE_NAME, NULL);
    }
  ReportsConfig *reports = config->reports;
  reports->file = g_build_filename (shown[folder], FILE_NAME, NULL);
  InputFile input;
  if (!input_file_open (&input, path, reports->file, MOST_BYTES, diags))
    return FALSE;
  YamlNode *root = yaml_parse (input.bytes, input.length, reports->file, 1, diags);
  input_file_close (&input);
  if (root != NULL && root->kind == YAML_MAPPING)
    {
      Config base = { .reports = reports_config_new () };
      config_read_reports (&(ConfigReader) { &base, diags }, root);
      merge (reports, base.reports);
      reports_config_free (base.reports);
    }
  else if (root != NULL)
    diag_report (diags, DIAG_CONFIG_NOT_MAPPING, &root->place, NULL);
  yaml_free (root);
  for (guint i = 0; i < reports->layouts->len; i++)
    if (!((const ReportLayout *) reports->layouts->pdata[i])->is_off)
      check_layout (reports, reports->layouts->pdata[i], diags);
  return root != NULL;
}
