/* How many people have served how many months. */
#include "measure/tenure.h"

TenureCount
tenure_count (const Model *model, Date day, const guint *bounds, guint n, TenureFilter filter, gconstpointer data)
{
  TenureCount count = { .n_bands = n + 1, .of_band = g_new0 (guint, n + 1) };

  for (guint i = 0; i < model->people->len; i++)
    {
      const Person *person = model->people->pdata[i];
      guint band = 0;
      if (!person_is_active (person, day) || !filter (person, day, data))
        continue;
      count.all++;
      if (person->hire_date == DATE_NONE)
        {
          count.unknown++;
          continue;
        }
      guint months = date_months_between (person->hire_date, day);
      while (band < n && months >= bounds[band])
        band++;
      count.of_band[band]++;
    }
  return count;
}

void
tenure_clear (TenureCount *count)
{
  g_clear_pointer (&count->of_band, g_free);
}
