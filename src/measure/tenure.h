/* How long people have been with the department (司龄). */
#ifndef TRAINBOOK_MEASURE_TENURE_H
#define TRAINBOOK_MEASURE_TENURE_H

#include "model/model.h"

/* How many are employed on a day, by band of their months of service. */
typedef struct {
  guint n_bands;
  guint *of_band;              /* band i: from bounds[i − 1] (0) months to fewer than bounds[i]; the last has no end */
  guint unknown;               /* without a hire date */
  guint all;
} TenureCount;

/* Whether a person is counted. */
typedef gboolean (*TenureFilter) (const Person *person, Date day, gconstpointer data);

/* Everyone employed on that day whom `filter` keeps. `bounds`: n months, ascending. To be cleared. */
TenureCount tenure_count (const Model *model, Date day, const guint *bounds, guint n, TenureFilter filter, gconstpointer data);
void tenure_clear (TenureCount *count);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TenureCount, tenure_clear)

#endif
