/* Which figures an edition shows. Figures of the same people are hidden together: what is hidden in one measure cannot be worked out from another. */
#include "measure/cells.h"
#include "measure/formula.h"
#include "measure/patterns.h"

#include <string.h>

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
  { "joiners", "people", PEOPLE_STAFF, PEOPLE_STAFF_BEFORE },
  { "leavers", "people", PEOPLE_STAFF, PEOPLE_STAFF_BEFORE },
  { "feedback.response_rate", "feedback", PEOPLE_ANSWERED, PEOPLE_DUE },
  { "feedback.", "feedback", PEOPLE_ANSWERED, PEOPLE_NONE },
  { "check.", "checks", N_PEOPLE, PEOPLE_NONE },
  { "indicator:", "indicators", N_PEOPLE, PEOPLE_NONE },
};

struct Publication {
  const Edition *edition;
  gboolean dimensions[N_DIMENSIONS];
  gint *kinds;             /* by measure: what it is made of, an index; -1: nobody says */
  GMutex lock;
  GHashTable *patterns;    /* people + 1 → Pattern * */
};

void
publication_free (struct Publication *publication)
{
  if (publication == NULL)
    return;
  g_hash_table_unref (publication->patterns);
  g_free (publication->kinds);
  g_mutex_clear (&publication->lock);
  g_free (publication);
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

void
figures_publish (Figures *figures)
{
  const Edition *edition = figures->model->config->edition;
  if (edition->name == NULL || figures->publication != NULL)
    return;
  struct Publication *publication = g_new0 (struct Publication, 1);
  publication->edition = edition;
  publication->patterns = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) pattern_free);
  g_mutex_init (&publication->lock);
  for (Dimension dimension = 0; dimension < N_DIMENSIONS; dimension++)
    publication->dimensions[dimension] = edition_shows_dimension (edition, dimension_name (dimension));
  publication->kinds = g_new (gint, measures_count (figures->measures));
  for (MeasureId measure = 0; measure < measures_count (figures->measures); measure++)
    publication->kinds[measure] = kind_of (figures, measure);
  figures->publication = publication;
}

static const Pattern *
pattern_of (const Figures *figures, guint people)
{
  struct Publication *publication = figures->publication;
  g_mutex_lock (&publication->lock);
  Pattern *pattern = g_hash_table_lookup (publication->patterns, GUINT_TO_POINTER (people + 1));
  if (pattern == NULL)
    {
      pattern = pattern_new (figures, people, publication->edition->minimum_group, publication->dimensions);
      g_hash_table_insert (publication->patterns, GUINT_TO_POINTER (people + 1), pattern);
    }
  g_mutex_unlock (&publication->lock);
  return pattern;
}

/* A part of a period is shown only where it could be worked out anyway: from day to day it would tell of single days. */
static gboolean
is_hidden (const Figures *figures, guint people, guint period, guint slot)
{
  const Period *days = calendar_period (&figures->calendar, period);
  if (figures->whole != NULL && !pattern_tells (pattern_of (figures->whole, people), slot, days->first, MIN (days->last, figures->calendar.as_of)))
    return TRUE;
  return pattern_hides (pattern_of (figures, people), period, slot);
}

/* Groups are as open as their members: where people's own figures are shown, and where everybody sees who belongs to a group. */
static gboolean
is_open (const Figures *figures, MeasureId measure, PeopleKind people)
{
  const struct Publication *publication = figures->publication;
  if (people == PEOPLE_NONE || publication->edition->minimum_group <= 1)
    return TRUE;
  if ((people == PEOPLE_STAFF || people == PEOPLE_STAFF_BEFORE) && publication->edition->names[LIST_ROSTERS] != NAMES_NONE)
    return TRUE;
  /* Everybody's own attendance is a figure. */
  if (people == PEOPLE_DUE && publication->dimensions[DIMENSION_PERSON] && edition_shows_dataset (publication->edition, "attendance"))
    return TRUE;
  guint dimensions = measure_definition (figures->measures, measure)->dimensions;
  return publication->dimensions[DIMENSION_PERSON] && (dimensions & 1u << DIMENSION_PERSON) != 0;
}

/* ---- whom a figure is about ---- */

/* Does the test hold of the measure, of a formula of any in it? */
static gboolean
is_any (const Figures *figures, MeasureId measure, gboolean (*test) (const Figures *figures, MeasureId measure))
{
  const Formula *formula = measure_definition (figures->measures, measure)->formula;
  const GArray *operands = formula != NULL ? formula_measures (formula) : NULL;
  gboolean any = operands == NULL && test (figures, measure);
  for (guint i = 0; operands != NULL && i < operands->len; i++)
    any |= is_any (figures, g_array_index (operands, MeasureId, i), test);
  return any;
}

/* The fewest people behind the figure, of a formula those behind any measure in it; G_MAXUINT32: it is nobody's result. */
static guint32
people_at (const Figures *figures, MeasureId measure, guint period, guint slot)
{
  const Formula *formula = measure_definition (figures->measures, measure)->formula;
  guint32 fewest = G_MAXUINT32;
  if (formula != NULL)
    {
      const GArray *operands = formula_measures (formula);
      for (guint i = 0; i < operands->len; i++)
        fewest = MIN (fewest, people_at (figures, g_array_index (operands, MeasureId, i), period, slot));
      return fewest;
    }
  gint kind = kind_of (figures, measure);
  const PeopleKind each[] = { kind < 0 ? PEOPLE_NONE : kinds[kind].people, kind < 0 ? PEOPLE_NONE : kinds[kind].also };
  for (guint i = 0; i < G_N_ELEMENTS (each); i++)
    if (each[i] != PEOPLE_NONE)
      fewest = MIN (fewest, patterns_people (figures, each[i] == N_PEOPLE ? N_PEOPLE + measure : each[i], period, slot));
  return fewest;
}

gboolean
figures_people (const Figures *figures, MeasureId measure, const Period *period, Dimension dimension, const char *member, guint32 *people)
{
  guint number, slot;
  *people = 0;
  if (!figures->counts_people || !figure_slot (figures, dimension, member, &slot) || !calendar_number (&figures->calendar, period, &number))
    return FALSE;
  *people = people_at (figures, measure, number, slot);
  return *people != G_MAXUINT32;
}

static gboolean
guards_few (const Figures *figures, MeasureId measure)
{
  gint kind = figures->publication->kinds[measure];
  return kind < 0 || !is_open (figures, measure, kinds[kind].people) || !is_open (figures, measure, kinds[kind].also);
}

gboolean
figures_guard_few (const Figures *figures, MeasureId measure)
{
  return figures->publication != NULL && is_any (figures, measure, guards_few);
}

static gboolean
is_of_other_dataset (const Figures *figures, MeasureId measure)
{
  gint kind = figures->publication->kinds[measure];
  return kind < 0 || !edition_shows_dataset (figures->publication->edition, kinds[kind].dataset);
}

gboolean
figures_show_dataset (const Figures *figures, MeasureId measure)
{
  return figures->publication == NULL || !is_any (figures, measure, is_of_other_dataset);
}

/* Is it withheld for the sake of these people? */
static gboolean
is_few_at (const Figures *figures, MeasureId measure, PeopleKind people, guint period, guint slot)
{
  return !is_open (figures, measure, people) && is_hidden (figures, people == N_PEOPLE ? N_PEOPLE + measure : people, period, slot);
}

gboolean
figures_are_few (const Figures *figures, MeasureId measure, const Period *period, Dimension dimension, const char *member)
{
  guint number, slot;
  gint kind = figures->publication == NULL ? -1 : figures->publication->kinds[measure];
  if (kind < 0 || !figure_slot (figures, dimension, member, &slot) || !calendar_number (&figures->calendar, period, &number))
    return FALSE;
  return is_few_at (figures, measure, kinds[kind].people, number, slot);
}

/* ---- what is withheld ---- */

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
  gint kind = publication->kinds[measure];
  if (kind < 0 || !publication->dimensions[dimension] || !edition_shows_dataset (publication->edition, kinds[kind].dataset))
    return WITHHELD_EDITION;
  if (dimension == DIMENSION_PERSON)
    return WITHHELD_NOT;
  const PeopleKind each[] = { kinds[kind].people, kinds[kind].also };
  for (guint i = 0; i < G_N_ELEMENTS (each); i++)
    if (is_few_at (figures, measure, each[i], period, slot))
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
