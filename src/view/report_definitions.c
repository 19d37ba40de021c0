/* What the figures of a report mean: every measure that its sections show, its definition, and which rows it is counted from. */
#include "view/report.h"

#include "measure/formula.h"

#include <string.h>

/* The measures that elements of the report show. */
static void
collect_measures (const xmlNode *node, GHashTable *measures)
{
  for (; node != NULL; node = node->next)
    {
      if (node->type != XML_ELEMENT_NODE)
        continue;
      xmlChar *id = xmlGetNoNsProp ((xmlNode *) node, (const xmlChar *) "measure");
      if (id != NULL)
        g_hash_table_add (measures, g_strdup ((const char *) id));
      xmlFree (id);
      collect_measures (node->children, measures);
    }
}

/* Which datasets hold the rows of a measure: by the beginning of its id. */
static const struct { const char *begins; DatasetId datasets[4]; guint n; } counted_from[] = {
  { "sessions.", { DATASET_SESSIONS }, 1 },
  { "plan.", { DATASET_SESSIONS }, 1 },
  { "hours.held", { DATASET_SESSIONS }, 1 },
  { "hours.", { DATASET_SESSIONS, DATASET_ENROLMENTS, DATASET_ATTENDANCE }, 3 },
  { "attendance.", { DATASET_SESSIONS, DATASET_ENROLMENTS, DATASET_ATTENDANCE }, 3 },
  { "people.", { DATASET_SESSIONS, DATASET_ATTENDANCE }, 2 },
  { "coverage.", { DATASET_SESSIONS, DATASET_ATTENDANCE }, 2 },
  { "score.", { DATASET_SCORES }, 1 },
  { "feedback.response_rate", { DATASET_FEEDBACK, DATASET_ATTENDANCE }, 2 },
  { "feedback.", { DATASET_FEEDBACK }, 1 },
  { "check.", { DATASET_CHECKS }, 1 },
  { "indicator:", { DATASET_INDICATORS }, 1 },
};

guint64
view_measure_datasets (const ViewContext *context, MeasureId measure)
{
  const MeasureDefinition *definition = view_measure (context, measure);
  guint64 datasets = 0;
  for (guint i = 0; definition->formula != NULL && i < formula_measures (definition->formula)->len; i++)
    datasets |= view_measure_datasets (context, g_array_index (formula_measures (definition->formula), MeasureId, i));
  for (guint i = 0; definition->source != SOURCE_FORMULA && i < G_N_ELEMENTS (counted_from); i++)
    if (g_str_has_prefix (definition->id, counted_from[i].begins))
      {
        for (guint d = 0; d < counted_from[i].n; d++)
          datasets |= G_GUINT64_CONSTANT (1) << counted_from[i].datasets[d];
        break;
      }
  return datasets;
}

static void
add_datasets (const Report *report, xmlNode *node, MeasureId measure)
{
  guint64 datasets = view_measure_datasets (report->context, measure);
  for (DatasetId dataset = 0; dataset < N_DATASETS; dataset++)
    {
      if ((datasets >> dataset & 1) == 0)
        continue;
      const char *name = dataset_definition (dataset)->name;
      g_autofree char *key = g_strconcat ("dataset.", name, NULL);
      xmlNode *one = element (node, "dataset");
      set_attribute (one, "name", name);
      set_attribute (one, "title", words_get (report->context->words, key));
    }
}

static const char *
title_of (MeasureId measure, gpointer context)
{
  return report_measure_label (context, measure);
}

/* What a measure means, in the reader's words; NULL: nobody says. New string. */
static char *
definition_text (const Report *report, MeasureId measure)
{
  static const char *const keys[] = { [SOURCE_CHECK_PASS_RATE] = "report.definition.check.pass_rate", [SOURCE_CHECK_SCORE] = "report.definition.check.score",
                                      [SOURCE_INDICATOR] = "report.definition.indicator" };
  const MeasureDefinition *definition = view_measure (report->context, measure);
  if (definition->formula != NULL)
    return formula_text (definition->formula, title_of, (gpointer) report->context);
  if (definition->source != SOURCE_BUILT_IN)
    return g_strdup (words_get (report->context->words, keys[definition->source]));
  g_autofree char *key = g_strconcat ("report.definition.", definition->id, NULL);
  g_autofree char *minutes = g_strdup_printf ("%u", report->config->lesson_minutes);
  return words_find (report->context->words, key) == NULL ? NULL : words_format (report->context->words, key, "minutes", minutes, NULL);
}

/* Where a measure is defined on the page: "definition-" and its id, in which every ASCII character that an address or an id cannot hold, and
 * "~", is written ~20: a kind of checks may be named with spaces. New string. */
static char *
anchor_of (const char *id)
{
  GString *anchor = g_string_new ("definition-");
  for (const char *c = id; *c != '\0'; c++)
    {
      gboolean kept = (*c & 0x80) != 0 || g_ascii_isalnum (*c) || strchr (".:_-", *c) != NULL;
      g_string_append_printf (anchor, kept ? "%c" : "~%02X", (guchar) *c);
    }
  return g_string_free (anchor, FALSE);
}

static void
add_definition (const Report *report, xmlNode *section, MeasureId measure)
{
  g_autofree char *text = definition_text (report, measure);
  if (text == NULL)
    return;
  xmlNode *node = element (section, "definition");
  const char *id = view_measure (report->context, measure)->id;
  g_autofree char *anchor = anchor_of (id);
  set_attribute (node, "id", id);
  set_attribute (node, "anchor", anchor);
  set_attribute (node, "label", report_measure_label (report->context, measure));
  set_attribute (node, "text", text);
  if (report_shows_sources (report->context))
    add_datasets (report, node, measure);
}

/* What an edition leaves out, and why: a reader must know that a dash is no mistake. */
static void
add_privacy_remark (const Report *report, xmlNode *section)
{
  const Edition *edition = report->config->edition;
  if (edition->name == NULL || edition->minimum_group <= 1 || edition_shows_dimension (edition, "person"))
    return;
  g_autofree char *least = g_strdup_printf ("%u", edition->minimum_group);
  g_autofree char *text = words_format (report->context->words, "report.remark.few", "least", least, NULL);
  element_text (section, "remark", text);
}

gboolean
report_fill_definitions (const Report *report, xmlNode *section)
{
  static const char *const remarks[] = { "report.remark.running", "report.remark.change", "report.remark.small", "report.remark.team" };
  g_autoptr (GHashTable) measures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *least = g_strdup_printf ("%u", report->config->board_minimum);

  collect_measures (report->node->children, measures);
  for (MeasureId measure = 0; measure < measures_count (figures_measures (report->context->figures)); measure++)
    if (g_hash_table_contains (measures, measure_definition (figures_measures (report->context->figures), measure)->id))
      add_definition (report, section, measure);
  add_privacy_remark (report, section);
  for (guint i = 0; i < G_N_ELEMENTS (remarks); i++)
    {
      g_autofree char *text = words_format (report->context->words, remarks[i], "least", least, NULL);
      element_text (section, "remark", text);
    }
  return TRUE;
}
