/* What reports.yml and trainbook.yml say of reports, compared with what there is: every mistake at its place, with the nearest name. */
#include "text/encoding.h"
#include "view/report.h"

#include <libintl.h>
#include <string.h>

#define _(text) gettext (text)

/* The options of a section beside those that every section has. */
static const struct { const char *name; guint bit; } options[] = {
  { "measures", SECTION_MEASURES }, { "columns", SECTION_COLUMNS }, { "by", SECTION_BY },
  { "rows", SECTION_ROWS }, { "chart", SECTION_CHART }, { "sort", SECTION_SORT }
};
static const char *const common[] = { "title", "page", "paper", "width", NULL };

static void
check_name (const ReportSection *section, Diagnostics *diags)
{
  guint n;
  const ReportSectionKind *kinds = report_section_kinds (&n);
  g_autofree const char **names = g_new (const char *, n);
  for (guint i = 0; i < n; i++)
    names[i] = kinds[i].name;
  const char *nearest = text_nearest (section->name.text, names, n);
  g_autofree char *list = NULL;
  if (nearest != NULL)
    diag_report (diags, DIAG_REPORT_SECTION_NEAR, &section->name.place, section->name.text, nearest, NULL);
  else
    {
      g_autoptr (GString) all = g_string_new (NULL);
      for (guint i = 0; i < n; i++)
        g_string_append_printf (all, "%s%s", i == 0 ? "" : ", ", names[i]);
      diag_report (diags, DIAG_REPORT_SECTION, &section->name.place, section->name.text, all->str, NULL);
    }
}

static gboolean
takes (const ReportSectionKind *kind, const char *name)
{
  if (g_strv_contains (common, name))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    if (strcmp (options[i].name, name) == 0)
      return (kind->options & options[i].bit) != 0;
  return FALSE;
}

static void
report_option (const ReportSectionKind *kind, const ReportOption *option, Diagnostics *diags)
{
  g_autofree char *of_all = g_strjoinv (", ", (char **) common);
  g_autoptr (GString) all = g_string_new (of_all);
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    if (kind->options & options[i].bit)
      g_string_append_printf (all, ", %s", options[i].name);
  diag_report (diags, DIAG_REPORT_OPTION, &option->place, kind->name, option->name, all->str, NULL);
}

static void
report_value (const ReportOption *option, const ReportWord *word, const char *wanted, Diagnostics *diags)
{
  diag_report (diags, DIAG_REPORT_VALUE, &word->place, option->name, word->text, wanted, NULL);
}

static void
check_choice (const ReportOption *option, const char *const *words, const char *wanted, Diagnostics *diags)
{
  const ReportWord *word = option->values->pdata[0];
  if (option->is_list || !g_strv_contains (words, word->text))
    report_value (option, word, wanted, diags);
}

/* By what a section splits its figures: a table by what it says, else by what it is called after; any other shows those of whom the report is of. */
static Dimension
dimension_of (const ReportLayout *layout, const ReportSection *section)
{
  static const struct { const char *section; Dimension dimension; } tables[] = {
    { "table", DIMENSION_TEAM }, { "teams", DIMENSION_TEAM }, { "courses", DIMENSION_COURSE }, { "areas", DIMENSION_AREA }, { "trainers", DIMENSION_TRAINER }
  };
  Dimension dimension;
  if (dimension_from_name (report_section_text (section, "by"), &dimension))
    return dimension;
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (strcmp (tables[i].section, section->name.text) == 0)
      return tables[i].dimension;
  return dimension_of_scope (layout->by != REPORT_OF_ALL ? layout->by : layout->scope);
}

/* A measure that is never counted so would make no column and no row. */
static void
check_dimension (const ReportLayout *layout, const ReportSection *section, const ReportWord *word, const MeasureDefinition *definition, Diagnostics *diags)
{
  Dimension dimension = dimension_of (layout, section);
  gboolean has_mistake = definition->source == SOURCE_FORMULA && definition->formula == NULL;   /* which is reported already */
  if (!has_mistake && (definition->dimensions & 1u << dimension) == 0)
    diag_report (diags, DIAG_REPORT_DIMENSION, &word->place, word->text, dimension_name (dimension), section->name.text, NULL);
}

static void
check_measures (const ReportLayout *layout, const ReportSection *section, const ReportOption *option, const Measures *measures, Diagnostics *diags)
{
  for (guint i = 0; i < option->values->len; i++)
    {
      MeasureId measure;
      const ReportWord *word = option->values->pdata[i];
      if (measure_from_id (measures, word->text, &measure))
        {
          check_dimension (layout, section, word, measure_definition (measures, measure), diags);
          continue;
        }
      const char *nearest = measure_nearest (measures, word->text);
      if (nearest != NULL)
        diag_report (diags, DIAG_REPORT_MEASURE_NEAR, &word->place, word->text, nearest, NULL);
      else
        diag_report (diags, DIAG_REPORT_MEASURE, &word->place, word->text, NULL);
    }
}

static void
check_rows (const ReportOption *option, Diagnostics *diags)
{
  const ReportWord *word = option->values->pdata[0];
  guint64 rows;
  if (option->is_list || !g_ascii_string_to_unsigned (word->text, 10, 1, 1000, &rows, NULL))
    report_value (option, word, _("a number from 1 to 1000"), diags);
}

static void
check_option (const ReportLayout *layout, const ReportSection *section, const ReportSectionKind *kind, const ReportOption *option, const Measures *measures,
              Diagnostics *diags)
{
  static const char *const pages[] = { "new", "annex", NULL }, *const charts[] = { "line", "bar", NULL }, *const widths[] = { "half", "full", NULL };
  static const char *const dimensions[] = { "team", "cohort", "course", "area", "trainer", NULL };
  if (!takes (kind, option->name))
    report_option (kind, option, diags);
  else if (strcmp (option->name, "page") == 0)
    check_choice (option, pages, _("new or annex"), diags);
  else if (strcmp (option->name, "chart") == 0)
    check_choice (option, charts, _("line or bar"), diags);
  else if (strcmp (option->name, "by") == 0)
    check_choice (option, dimensions, _("team, cohort, course, area or trainer"), diags);
  else if (strcmp (option->name, "width") == 0)
    check_choice (option, widths, _("half or full"), diags);
  else if (strcmp (option->name, "rows") == 0 || strcmp (option->name, "paper") == 0)
    check_rows (option, diags);
  else if (strcmp (option->name, "measures") == 0 || strcmp (option->name, "sort") == 0)
    check_measures (layout, section, option, measures, diags);
}

static void
check_section (const ReportLayout *layout, const ReportSection *section, const Measures *measures, Diagnostics *diags)
{
  const ReportSectionKind *kind = report_section_kind (section->name.text);
  if (kind == NULL)
    {
      check_name (section, diags);
      return;
    }
  for (guint i = 0; i < section->options->len; i++)
    check_option (layout, section, kind, section->options->pdata[i], measures, diags);
}

/* ---- whose report it is ---- */

static gboolean
has_text (const GPtrArray *texts, const char *text)
{
  for (guint i = 0; i < texts->len; i++)
    if (strcmp (texts->pdata[i], text) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_known (const Model *model, ReportScope scope, const char *member)
{
  switch (scope)
    {
    case REPORT_OF_TEAM: return has_text (model->teams, member);
    case REPORT_OF_AREA: return has_text (model->areas, member);
    case REPORT_OF_COHORT: return model_cohort (model, member, -1) != NULL;
    case REPORT_OF_COURSE: return model_course (model, member, -1) != NULL;
    default: return model_person (model, member, -1) != NULL;
    }
}

/* The nearest team, area or id. */
static const char *
nearest_member (const Model *model, ReportScope scope, const char *member)
{
  static const NearestKind kinds[N_REPORT_SCOPES] = { [REPORT_OF_COHORT] = NEAREST_COHORT, [REPORT_OF_COURSE] = NEAREST_COURSE, [REPORT_OF_TRAINER] = NEAREST_PERSON };
  const char *id, *label;
  if (scope != REPORT_OF_TEAM && scope != REPORT_OF_AREA)
    return model_nearest (model, kinds[scope], member, &id, &label) ? id : NULL;
  const GPtrArray *texts = scope == REPORT_OF_TEAM ? model->teams : model->areas;
  return text_nearest (member, (const char *const *) texts->pdata, texts->len);
}

static void
check_member (const ReportLayout *layout, const Model *model, Diagnostics *diags)
{
  if (layout->scope == REPORT_OF_ALL || is_known (model, layout->scope, layout->member.text))
    return;
  const char *nearest = nearest_member (model, layout->scope, layout->member.text);
  if (nearest != NULL)
    diag_report (diags, DIAG_REPORT_MEMBER_NEAR, &layout->member.place, report_scope_name (layout->scope), layout->member.text, nearest, NULL);
  else
    diag_report (diags, DIAG_REPORT_MEMBER, &layout->member.place, report_scope_name (layout->scope), layout->member.text, NULL);
}

void
view_check_reports (const Config *config, const Model *model, const Measures *measures, Diagnostics *diags)
{
  for (guint i = 0; i < config->reports->layouts->len; i++)
    {
      const ReportLayout *layout = config->reports->layouts->pdata[i];
      check_member (layout, model, diags);
      for (guint s = 0; layout->sections != NULL && s < layout->sections->len; s++)
        check_section (layout, layout->sections->pdata[s], measures, diags);
    }
}
