/* Months of service, and how many people have served so long. */
#include "measure/tenure.h"

gint
tenure_months (Date hired, Date day)
{
  int year, month, of_month, to_year, to_month, to_day;

  if (day < hired)
    return -1;
  date_split (hired, &year, &month, &of_month);
  date_split (day, &to_year, &to_month, &to_day);
  return (to_year - year) * 12 + to_month - month - (to_day < of_month);
}

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
      guint months = (guint) tenure_months (person->hire_date, day);
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
