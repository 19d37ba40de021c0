/* What the configuration says of measures, compared with what there is. */
#include "measure/awards.h"
#include "model/identity.h"

#include <string.h>

/* The courses that kinds of errors point to. */
static void
check_findings (const Model *model, Diagnostics *diags)
{
  GHashTableIter iter;
  gpointer value;
  g_hash_table_iter_init (&iter, model->config->finding_courses);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const ConfigText *course = value;
      Identity identity = model_identify (model, NEAREST_COURSE, course->text, strlen (course->text));
      if (identity.record == NULL)
        model_report_identity (model, NEAREST_COURSE, &identity, course->text, strlen (course->text), "courses", &course->place, diags);
      identity_clear (&identity);
    }
}

void
measure_check (const Model *model, const Measures *measures, Diagnostics *diags)
{
  targets_check (model, measures, diags);
  awards_check (model, measures, diags);
  check_findings (model, diags);
}
