/* What a layout says of a section: its measures, its rows. report_check.c has refused what cannot be. */
#include "view/report.h"

#include <string.h>

GArray *
report_option_measures (const Report *report, const MeasureId *usual, guint n_usual)
{
  const ReportOption *option = report->options == NULL ? NULL : report_section_option (report->options, "measures");
  guint n = option == NULL ? n_usual : option->values->len;
  GArray *measures = g_array_new (FALSE, FALSE, sizeof (MeasureId));

  for (guint i = 0; i < n; i++)
    {
      MeasureId measure = option == NULL ? usual[i] : MEASURE_NONE;
      if (option != NULL && !measure_from_id (figures_measures (report->context->figures), ((const ReportWord *) option->values->pdata[i])->text, &measure))
        continue;
      g_array_append_val (measures, measure);
    }
  return measures;
}

MeasureId
report_option_sort (const Report *report, MeasureId usual)
{
  MeasureId measure = usual;
  const char *text = report->options == NULL ? NULL : report_section_text (report->options, "sort");
  if (text != NULL)
    measure_from_id (figures_measures (report->context->figures), text, &measure);
  return measure;
}

static guint
option_number (const Report *report, const char *name, guint usual)
{
  const char *text = report->options == NULL ? NULL : report_section_text (report->options, name);
  return text == NULL ? usual : (guint) g_ascii_strtoull (text, NULL, 10);
}

guint
report_option_rows (const Report *report, guint usual)
{
  return option_number (report, "rows", usual);
}

guint
report_option_paper (const Report *report)
{
  return option_number (report, "paper", 0);
}

Dimension
report_option_by (const Report *report, Dimension usual)
{
  Dimension dimension = usual;
  dimension_from_name (report->options == NULL ? NULL : report_section_text (report->options, "by"), &dimension);
  return dimension;
}
