/* Which figures an edition shows. Figures of the same people are hidden together: what is hidden in one measure cannot be worked out from another. */
#include "measure/cells.h"
#include "measure/formula.h"
#include "measure/suppression.h"

#include <string.h>

/* The people behind figures. */
typedef enum {
  PEOPLE_NONE,             /* sessions, plans: nobody's results */
  PEOPLE_DUE,              /* who was expected in held sessions */
  PEOPLE_SCORED,           /* who has a score */
  PEOPLE_STAFF,            /* who belongs to the group: known to all where the edition has rosters */
  PEOPLE_ACTIVE,           /* who belongs to the group, where results are divided by them */
  PEOPLE_ANSWERED,         /* who answered a survey */
  N_PEOPLE                 /* from here on: whom the rows of one measure are about */
} PeopleKind;

/* Which dataset a measure is made of, and of whom; the first that fits its name. */
static const struct {
  const char *prefix, *dataset;
  PeopleKind people, also;
} kinds[] = {
  { "sessions.", "sessions", PEOPLE_NONE, PEOPLE_NONE },
  { "plan.", "sessions", PEOPLE_NONE, PEOPLE_NONE },
  { "hours.held", "sessions", PEOPLE_NONE, PEOPLE_NONE },
  { "hours.per_head", "attendance", PEOPLE_DUE, PEOPLE_ACTIVE },
  { "coverage.", "attendance", PEOPLE_DUE, PEOPLE_ACTIVE },
  { "hours.", "attendance", PEOPLE_DUE, PEOPLE_NONE },
  { "attendance.", "attendance", PEOPLE_DUE, PEOPLE_NONE },
  { "people.", "attendance", PEOPLE_DUE, PEOPLE_NONE },
  { "score.", "scores", PEOPLE_SCORED, PEOPLE_NONE },
  { "headcount", "people", PEOPLE_STAFF, PEOPLE_NONE },
  { "joiners", "people", PEOPLE_STAFF, PEOPLE_NONE },
  { "leavers", "people", PEOPLE_STAFF, PEOPLE_NONE },
  { "feedback.", "feedback", PEOPLE_ANSWERED, PEOPLE_NONE },
  { "check.", "checks", N_PEOPLE, PEOPLE_NONE },
  { "indicator:", "indicators", N_PEOPLE, PEOPLE_NONE },
};

struct Publication {
  const Edition *edition;
  gboolean dimensions[N_DIMENSIONS];
  GMutex lock;
  GHashTable *patterns;    /* people and period → guint8 *, by slot: is it hidden. Both keys in one number */
};

void
publication_free (struct Publication *publication)
{
  if (publication == NULL)
    return;
  g_hash_table_unref (publication->patterns);
  g_mutex_clear (&publication->lock);
  g_free (publication);
}

void
figures_publish (Figures *figures)
{
  const Edition *edition = figures->model->config->edition;
  if (edition->name == NULL || figures->publication != NULL)
    return;
  struct Publication *publication = g_new0 (struct Publication, 1);
  publication->edition = edition;
  publication->patterns = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_mutex_init (&publication->lock);
  for (Dimension dimension = 0; dimension < N_DIMENSIONS; dimension++)
    publication->dimensions[dimension] = edition_shows_dimension (edition, dimension_name (dimension));
  figures->publication = publication;
}

static gint
kind_of (const Figures *figures, MeasureId measure)
{
  const char *id = measure_definition (figures->measures, measure)->id;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (id, kinds[i].prefix))
      return (gint) i;
  return -1;
}

/* ---- how many people are behind a cell ---- */

static gboolean
has_staff (const Figures *figures, guint slot)
{
  Dimension dimension = slot_dimension (&figures->slots, slot);
  return dimension == DIMENSION_ALL || dimension == DIMENSION_TEAM || dimension == DIMENSION_COHORT;
}

static guint32
staff_of (const Figures *figures, guint period, guint slot)
{
  const StaffCell *cell = has_staff (figures, slot) ? staff_cell (figures, period, slot) : NULL;
  return cell != NULL ? MAX (cell->headcount, cell->headcount_first) : 0;
}

/* Rows about a whole team or department are about all of its people. */
static guint32
people_of_rows (const Figures *figures, MeasureId measure, guint period, guint slot)
{
  const SumCell *cell = sum_cell (figures, measure, period, slot);
  if (cell == NULL)
    return 0;
  return MAX (cell->people, cell->of_group ? MAX (staff_of (figures, period, slot), 1) : 0);
}

static guint32
people_behind (const Figures *figures, guint people, guint period, guint slot)
{
  switch (people)
    {
    case PEOPLE_DUE:
      {
        const TrainingCell *cell = training_cell (figures, period, slot);
        return cell != NULL ? cell->due : 0;
      }
    case PEOPLE_SCORED:
      {
        const ScoreCell *cell = score_cell (figures, period, slot);
        return cell != NULL ? cell->people : 0;
      }
    case PEOPLE_STAFF: case PEOPLE_ACTIVE:
      return staff_of (figures, period, slot);
    case PEOPLE_ANSWERED:
      {
        const SumCell *cell = sum_cell (figures, MEASURE_FEEDBACK_RESPONSE_RATE, period, slot);
        return cell != NULL ? (guint32) CLAMP (cell->numerator, 0, G_MAXUINT32) : 0;
      }
    default:
      return people_of_rows (figures, people - N_PEOPLE, period, slot);
    }
}

/* ---- the pattern of one period ---- */

typedef struct {
  const Figures *figures;
  SuppressionCell *cells;  /* by slot, up to the people */
  guint minimum;
} Pattern;

static gboolean
protect_dimension (const Pattern *pattern, Dimension dimension)
{
  const Slots *slots = &pattern->figures->slots;
  guint first = slots->first[dimension], n = slots->first[dimension + 1] - first;
  return suppression_protect (&pattern->cells[0], pattern->cells + first, n, dimension < DIMENSION_TEAM, pattern->minimum);
}

/* The courses of one area. */
static gboolean
protect_area (const Pattern *pattern, guint area)
{
  const Figures *figures = pattern->figures;
  const GPtrArray *courses = figures->model->courses;
  g_autofree SuppressionCell *members = g_new (SuppressionCell, courses->len + 1);
  g_autofree guint *at = g_new (guint, courses->len + 1);
  guint n = 0;
  for (guint i = 0; i < courses->len; i++)
    if (((const Course *) courses->pdata[i])->area_index == (gint) area)
      {
        at[n] = slot_of (&figures->slots, DIMENSION_COURSE, i);
        members[n] = pattern->cells[at[n]];
        n++;
      }
  gboolean changed = suppression_protect (&pattern->cells[slot_of (&figures->slots, DIMENSION_AREA, area)], members, n, TRUE, pattern->minimum);
  for (guint i = 0; i < n; i++)
    pattern->cells[at[i]] = members[i];
  return changed;
}

/* Until nothing more must be hidden: what is hidden for the sake of one row may be a member of another. */
static void
protect_all (const Pattern *pattern)
{
  static const Dimension dimensions[] = { DIMENSION_AREA, DIMENSION_COURSE, DIMENSION_TRAINER, DIMENSION_TEAM, DIMENSION_COHORT };
  gboolean changed;
  do
    {
      changed = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (dimensions); i++)
        changed |= protect_dimension (pattern, dimensions[i]);
      for (guint area = 0; area < pattern->figures->model->areas->len; area++)
        changed |= protect_area (pattern, area);
    }
  while (changed);
}

static guint8 *
make_pattern (const Figures *figures, guint people, guint period)
{
  guint n = figures->slots.first[DIMENSION_PERSON];
  Pattern pattern = { figures, g_new0 (SuppressionCell, n), figures->publication->edition->minimum_group };
  for (guint slot = 0; slot < n; slot++)
    pattern.cells[slot].people = people_behind (figures, people, period, slot);
  suppression_hide_small (pattern.cells, n, pattern.minimum);
  protect_all (&pattern);
  guint8 *hidden = g_new (guint8, n + 1);
  for (guint slot = 0; slot < n; slot++)
    hidden[slot] = pattern.cells[slot].hidden;
  g_free (pattern.cells);
  return hidden;
}

static gboolean
is_hidden (const Figures *figures, guint people, guint period, guint slot)
{
  struct Publication *publication = figures->publication;
  gint64 key = (gint64) people << 32 | period;
  g_mutex_lock (&publication->lock);
  guint8 *hidden = g_hash_table_lookup (publication->patterns, &key);
  if (hidden == NULL)
    {
      hidden = make_pattern (figures, people, period);
      g_hash_table_insert (publication->patterns, g_memdup2 (&key, sizeof key), hidden);
    }
  gboolean is = hidden[slot];
  g_mutex_unlock (&publication->lock);
  return is;
}

/* Groups are as open as their members: where people's own figures are shown, and where everybody sees who belongs to a group. */
static gboolean
is_open (const Figures *figures, MeasureId measure, PeopleKind people)
{
  const struct Publication *publication = figures->publication;
  if (people == PEOPLE_NONE || publication->edition->minimum_group <= 1)
    return TRUE;
  if (people == PEOPLE_STAFF && publication->edition->names[LIST_ROSTERS] != NAMES_NONE)
    return TRUE;
  guint dimensions = measure_definition (figures->measures, measure)->dimensions;
  return publication->dimensions[DIMENSION_PERSON] && (dimensions & 1u << DIMENSION_PERSON) != 0;
}

static Withheld withheld_at (const Figures *figures, MeasureId measure, guint period, guint slot);

/* What a formula says, it says of all that is in it. */
static Withheld
withheld_in (const Figures *figures, const Formula *formula, guint period, guint slot)
{
  const GArray *operands = formula_measures (formula);
  Withheld most = WITHHELD_NOT;
  for (guint i = 0; i < operands->len && most != WITHHELD_EDITION; i++)
    {
      Withheld one = withheld_at (figures, g_array_index (operands, MeasureId, i), period, slot);
      most = one == WITHHELD_NOT ? most : one;
    }
  return most;
}

static Withheld
withheld_at (const Figures *figures, MeasureId measure, guint period, guint slot)
{
  const struct Publication *publication = figures->publication;
  Dimension dimension = slot_dimension (&figures->slots, slot);
  if (measure_definition (figures->measures, measure)->formula != NULL)
    return withheld_in (figures, measure_definition (figures->measures, measure)->formula, period, slot);
  gint kind = kind_of (figures, measure);
  if (kind < 0 || !publication->dimensions[dimension] || !edition_shows_dataset (publication->edition, kinds[kind].dataset))
    return WITHHELD_EDITION;
  if (dimension == DIMENSION_PERSON)
    return WITHHELD_NOT;
  const PeopleKind each[] = { kinds[kind].people, kinds[kind].also };
  for (guint i = 0; i < G_N_ELEMENTS (each); i++)
    if (!is_open (figures, measure, each[i])
        && is_hidden (figures, each[i] == N_PEOPLE ? N_PEOPLE + measure : each[i], period, slot))
      return WITHHELD_GROUP;
  return WITHHELD_NOT;
}

Withheld
figure_withheld_at (const Figures *figures, MeasureId measure, guint period, guint slot)
{
  return figures->publication == NULL ? WITHHELD_NOT : withheld_at (figures, measure, period, slot);
}

Withheld
figures_withheld (const Figures *figures, MeasureId measure, const Period *period, Dimension dimension, const char *member)
{
  guint number, slot;
  if (figures->publication == NULL || !figure_slot (figures, dimension, member, &slot) || !calendar_number (&figures->calendar, period, &number))
    return WITHHELD_NOT;
  return withheld_at (figures, measure, number, slot);
}

void
figures_each_withheld (const Figures *figures, const Period *period, FigureFunc func, gpointer data)
{
  guint number, n = figures->slots.first[DIMENSION_PERSON];
  Figure figure;
  if (figures->publication == NULL || !calendar_number (&figures->calendar, period, &number))
    return;
  for (MeasureId measure = 0; measure < measures_count (figures->measures); measure++)
    for (guint slot = 0; slot < n; slot++)
      if ((measure_definition (figures->measures, measure)->dimensions & 1u << slot_dimension (&figures->slots, slot)) != 0
          && withheld_at (figures, measure, number, slot) == WITHHELD_GROUP && figure_at (figures, measure, number, slot, &figure))
        func (&figure, data);
}
