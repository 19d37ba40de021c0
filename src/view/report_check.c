/* What reports.yml and trainbook.yml say of reports, compared with what there is: every mistake at its place, with the nearest name. */
#include "text/encoding.h"
#include "view/report.h"

#include <libintl.h>
#include <string.h>

#define _(text) gettext (text)

/* The options of a section that `title` and `page`, which every section has, are not. */
static const struct { const char *name; guint bit; } options[] = {
  { "measures", SECTION_MEASURES }, { "columns", SECTION_COLUMNS }, { "by", SECTION_BY },
  { "rows", SECTION_ROWS }, { "chart", SECTION_CHART }, { "sort", SECTION_SORT }
};

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
  if (strcmp (name, "title") == 0 || strcmp (name, "page") == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    if (strcmp (options[i].name, name) == 0)
      return (kind->options & options[i].bit) != 0;
  return FALSE;
}

static void
report_option (const ReportSectionKind *kind, const ReportOption *option, Diagnostics *diags)
{
  g_autoptr (GString) all = g_string_new ("title, page");
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    if (kind->options & options[i].bit)
      g_string_append_printf (all, ", %s", options[i].name);
  diag_report (diags, DIAG_REPORT_OPTION, &option->place, kind->name, option->name, all->str, NULL);
}

static void
check_page (const ReportOption *option, Diagnostics *diags)
{
  const ReportWord *word = option->values->pdata[0];
  if (option->is_list || (strcmp (word->text, "new") != 0 && strcmp (word->text, "annex") != 0))
    diag_report (diags, DIAG_REPORT_VALUE, &word->place, option->name, word->text, _("new or annex"), NULL);
}

static void
check_section (const ReportSection *section, Diagnostics *diags)
{
  const ReportSectionKind *kind = report_section_kind (section->name.text);
  if (kind == NULL)
    {
      check_name (section, diags);
      return;
    }
  for (guint i = 0; i < section->options->len; i++)
    {
      const ReportOption *option = section->options->pdata[i];
      if (!takes (kind, option->name))
        report_option (kind, option, diags);
      else if (strcmp (option->name, "page") == 0)
        check_page (option, diags);
    }
}

void
view_check_reports (const Config *config, const Model *model, Diagnostics *diags)
{
  for (guint i = 0; i < config->reports->layouts->len; i++)
    {
      const ReportLayout *layout = config->reports->layouts->pdata[i];
      for (guint s = 0; layout->sections != NULL && s < layout->sections->len; s++)
        check_section (layout->sections->pdata[s], diags);
    }
}
