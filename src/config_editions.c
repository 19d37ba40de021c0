/* editions: what each set of readers may see. Nothing is shown that an edition does not list. */
#include "config_reader.h"

#include "text/encoding.h"

#include <libintl.h>
#include <string.h>

#define _(text) gettext (text)

typedef struct {
  const ConfigReader *reader;
  Edition *edition;
} EditionReader;

static void
report_unknown_word (const ConfigReader *reader, const YamlNode *node, const char *key, const char *const *known)
{
  g_autofree char *list = g_strjoinv (", ", (char **) known);
  const char *nearest = text_nearest (node->text, known, g_strv_length ((char **) known));
  if (nearest != NULL)
    diag_report (reader->diags, DIAG_EDITION_WORD_NEAR, &node->place, node->text, key, nearest, NULL);
  else
    diag_report (reader->diags, DIAG_EDITION_WORD, &node->place, node->text, key, list, NULL);
}

static void
add_words (GHashTable *set, const char *const *words)
{
  for (; *words != NULL; words++)
    g_hash_table_add (set, g_strdup (*words));
}

/* One word of a list: "all", or one that is known. `known` NULL: it is checked by the room that knows (datasets), or any will do. */
static void
read_word (const EditionReader *self, const YamlNode *node, const char *key, const char *const *known, GHashTable *set)
{
  g_autofree char *word = config_read_line (self->reader, node);
  if (word == NULL)
    return;
  if (known != NULL && strcmp (word, "all") == 0)
    add_words (set, known);
  else if (known != NULL && !g_strv_contains (known, word))
    report_unknown_word (self->reader, node, key, known);
  else
    g_hash_table_add (set, g_steal_pointer (&word));
}

static void
read_words (const EditionReader *self, const YamlNode *node, const char *const *known, GHashTable *set)
{
  if (node->kind == YAML_MAPPING)
    {
      config_report_type (self->reader, node, _("a list like [one, two], or all"));
      return;
    }
  if (node->kind == YAML_SCALAR)
    read_word (self, node, node->key, known, set);
  for (guint i = 0; node->kind == YAML_SEQUENCE && i < node->children->len; i++)
    read_word (self, node->children->pdata[i], node->key, known, set);
}

/* Datasets are known to the room `source`: they are kept with their places, and checked there. */
static void
read_datasets (const EditionReader *self, const YamlNode *node)
{
  read_words (self, node, NULL, self->edition->datasets);
  guint n = node->kind == YAML_SEQUENCE ? node->children->len : node->kind == YAML_SCALAR;
  for (guint i = 0; i < n; i++)
    {
      const YamlNode *item = node->kind == YAML_SEQUENCE ? node->children->pdata[i] : node;
      if (item->kind == YAML_SCALAR && !config_is_null (item) && strcmp (item->text, "all") != 0)
        g_ptr_array_add (self->reader->config->edition_datasets, config_text_new (g_strdup (item->text), item->place));
    }
}

static void
read_policy (const EditionReader *self, const YamlNode *node)
{
  const char *const *lists = edition_list_words (), *const *policies = edition_policy_words ();
  guint list = 0, policy = 0;
  while (lists[list] != NULL && strcmp (lists[list], node->key) != 0)
    list++;
  if (lists[list] == NULL)
    {
      YamlNode key = *node;
      key.text = node->key;
      key.place = node->key_place;
      report_unknown_word (self->reader, &key, "names", lists);
      return;
    }
  if (config_is_null (node) || !config_want_scalar (self->reader, node, _("full, masked, id or none")))
    return;
  while (policies[policy] != NULL && strcmp (policies[policy], node->text) != 0)
    policy++;
  if (policies[policy] == NULL)
    report_unknown_word (self->reader, node, node->key, policies);
  else
    self->edition->names[list] = policy;
}

static void
read_names (const EditionReader *self, const YamlNode *node)
{
  if (!config_want_mapping (self->reader, node, _("lines like \"schedules: full\", indented below it")))
    return;
  for (guint i = 0; i < node->children->len; i++)
    read_policy (self, node->children->pdata[i]);
}

/* Trainers and people are members of a dimension by their ids: what shows figures by them shows the ids. */
static void
check_dimensions (const EditionReader *self, const YamlNode *node)
{
  static const struct { const char *dimension; NameList list; } named[] = { { "trainer", LIST_SCHEDULES }, { "person", LIST_RESULTS } };
  const Edition *edition = self->edition;
  const YamlNode *dimensions = yaml_get (node, "dimensions");
  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    {
      NamePolicy policy = edition->names[named[i].list];
      if (g_hash_table_contains (edition->dimensions, named[i].dimension) && policy != NAMES_FULL && policy != NAMES_ID)
        diag_report (self->reader->diags, DIAG_EDITION_DIMENSION, &dimensions->place, edition->name, named[i].dimension,
                     edition_list_words ()[named[i].list], NULL);
    }
}

static const char *const edition_keys[] = { "output", "notice", "minimum_group", "datasets", "dimensions", "pages", "names", "common_words", "files", NULL };

static void
read_minimum (const EditionReader *self, const YamlNode *node)
{
  const Setting setting = { "minimum_group", SETTING_INTEGER, 0, 1, 1000 };
  config_read_number (self->reader, node, &setting, &self->edition->minimum_group);
}

static void
read_files (const EditionReader *self, const YamlNode *node)
{
  if (node->kind == YAML_MAPPING)
    config_report_type (self->reader, node, _("a file name or a list of file names"));
  guint n = node->kind == YAML_SEQUENCE ? node->children->len : node->kind == YAML_SCALAR;
  for (guint i = 0; i < n; i++)
    {
      char *path = config_read_path (self->reader, node->kind == YAML_SEQUENCE ? node->children->pdata[i] : node, FALSE);
      if (path != NULL)
        g_ptr_array_add (self->edition->files, path);
    }
}

static void
read_key (const EditionReader *self, const YamlNode *node)
{
  const ConfigReader *reader = self->reader;
  Edition *edition = self->edition;
  const char *key = node->key;
  if (!g_strv_contains (edition_keys, key))
    {
      YamlNode unknown = *node;
      unknown.text = node->key;
      unknown.place = node->key_place;
      report_unknown_word (reader, &unknown, edition->name, edition_keys);
    }
  else if (config_is_null (node))
    return;
  else if (strcmp (key, "output") == 0)
    edition->output = config_read_path (reader, node, TRUE);
  else if (strcmp (key, "notice") == 0)
    edition->notice = config_read_line (reader, node);
  else if (strcmp (key, "minimum_group") == 0)
    read_minimum (self, node);
  else if (strcmp (key, "datasets") == 0)
    read_datasets (self, node);
  else if (strcmp (key, "dimensions") == 0)
    read_words (self, node, edition_dimension_words (), edition->dimensions);
  else if (strcmp (key, "pages") == 0)
    read_words (self, node, edition_page_words (), edition->pages);
  else if (strcmp (key, "names") == 0)
    read_names (self, node);
  else if (strcmp (key, "files") == 0)
    read_files (self, node);
  else
    read_words (self, node, NULL, edition->words);
}

/* A name that can stand in a path and in front matter: letters of any script, digits, - and _. */
static gboolean
is_name (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isalnum (g_utf8_get_char (text)) && *text != '-' && *text != '_')
      return FALSE;
  return TRUE;
}

static void
read_edition (const ConfigReader *reader, const YamlNode *node)
{
  if (!is_name (node->key) || *node->key == '\0')
    {
      diag_report (reader->diags, DIAG_EDITION_NAME, &node->key_place, node->key, NULL);
      return;
    }
  Edition *edition = edition_new (g_strdup (node->key));
  EditionReader self = { reader, edition };
  g_ptr_array_add (reader->config->editions, edition);
  g_ptr_array_add (reader->config->edition_names, g_strdup (node->key));
  if (config_is_null (node) || !config_want_mapping (reader, node, _("settings, indented below it")))
    return;
  for (guint i = 0; i < node->children->len; i++)
    read_key (&self, node->children->pdata[i]);
  check_dimensions (&self, node);
}

static const char *
output_of (const Config *config, const Edition *edition)
{
  return edition->output != NULL ? edition->output : config->output;
}

/* Two editions in one folder would take each other's place. */
static void
check_outputs (const ConfigReader *reader, const YamlNode *node)
{
  const Config *config = reader->config;
  for (guint i = 1; i < config->editions->len; i++)
    for (guint j = 0; j < i; j++)
      {
        const Edition *edition = config->editions->pdata[i], *other = config->editions->pdata[j];
        if (strcmp (output_of (config, edition), output_of (config, other)) != 0)
          continue;
        const YamlNode *here = yaml_get (node, edition->name), *written = here != NULL && here->kind == YAML_MAPPING ? yaml_get (here, "output") : NULL;
        diag_report (reader->diags, DIAG_EDITION_OUTPUT, written != NULL ? &written->place : &here->key_place, edition->name, other->name,
                     output_of (config, edition), NULL);
        break;
      }
}

/* edition: the one that is built when none is named. */
static void
read_default (const ConfigReader *reader, const YamlNode *root)
{
  const YamlNode *node = yaml_get (root, "edition");
  if (node == NULL || config_is_null (node))
    return;
  reader->config->edition_place = node->place;
  reader->config->default_edition = config_read_line (reader, node);
}

void
config_read_editions (const ConfigReader *reader, const YamlNode *root)
{
  Config *config = reader->config;
  const YamlNode *node = config_section (reader, root, "editions");
  read_default (reader, root);
  if (node == NULL)
    return;
  for (guint i = 0; i < node->children->len; i++)
    read_edition (reader, node->children->pdata[i]);
  config->editions_place = node->key_place;
  check_outputs (reader, node);
  const YamlNode *people = yaml_get (root, "publish_people");
  if (people != NULL && !config_is_null (people))
    diag_report (reader->diags, DIAG_EDITION_PEOPLE, &people->key_place, NULL);
  /* People are counted one by one when any edition shows figures by person; each edition is shown its own part. */
  config->publish_people = FALSE;
  for (guint i = 0; i < config->editions->len; i++)
    config->publish_people |= edition_shows_dimension (config->editions->pdata[i], "person");
}

/* ---- which of them is built ---- */

char *
config_edition_list (const Config *config)
{
  GString *list = g_string_new (NULL);
  for (guint i = 0; i < config->edition_names->len; i++)
    g_string_append_printf (list, "%s%s", i == 0 ? "" : ", ", (const char *) config->edition_names->pdata[i]);
  return g_string_free (list, FALSE);
}

static void
report_unknown_edition (const Config *config, const char *name, const Place *place, Diagnostics *diags)
{
  const GPtrArray *names = config->edition_names;
  g_autofree char *list = config_edition_list (config);
  const char *nearest = names->len > 0 ? text_nearest (name, (const char *const *) names->pdata, names->len) : NULL;
  if (names->len == 0)
    diag_report (diags, DIAG_EDITION_WITHOUT, place, name, NULL);
  else if (nearest != NULL)
    diag_report (diags, DIAG_EDITION_UNKNOWN_NEAR, place, name, nearest, NULL);
  else
    diag_report (diags, DIAG_EDITION_UNKNOWN, place, name, list, NULL);
}

static gboolean
take_edition (Config *config, const char *name)
{
  for (guint i = 0; i < config->editions->len; i++)
    if (strcmp (((const Edition *) config->editions->pdata[i])->name, name) == 0)
      {
        edition_free (config->edition);
        config->edition = g_ptr_array_steal_index (config->editions, i);
        return TRUE;
      }
  return FALSE;
}

gboolean
config_choose_edition (Config *config, const char *name, Diagnostics *diags)
{
  const char *wanted = name != NULL ? name : config->default_edition;
  if (wanted == NULL && config->editions->len == 0)
    return TRUE;
  if (wanted == NULL && config->editions->len == 1)
    wanted = ((const Edition *) config->editions->pdata[0])->name;
  if (wanted != NULL && take_edition (config, wanted))
    return TRUE;
  /* Nothing is shown until it is known what may be. */
  edition_free (config->edition);
  config->edition = edition_new (g_strdup (""));
  if (wanted != NULL)
    report_unknown_edition (config, wanted, name != NULL ? NULL : &config->edition_place, diags);
  else
    {
      g_autofree char *list = config_edition_list (config);
      diag_report (diags, DIAG_EDITION_UNNAMED, &config->editions_place, list, NULL);
    }
  return FALSE;
}

gboolean
config_guards_groups (const Config *config)
{
  gboolean guards = config->edition->minimum_group > 1;
  for (guint i = 0; i < config->editions->len; i++)
    guards |= ((const Edition *) config->editions->pdata[i])->minimum_group > 1;
  return guards;
}
