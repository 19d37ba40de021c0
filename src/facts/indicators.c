/* Indicators → counts by indicator, day, team and person. */
#include "facts/observations.h"

#include "source/cell_units.h"

#include <string.h>

/* Sums beyond this are held by no number that is still divided exactly. */
#define MOST_SUM ((Wide) 1000000000000000000 * 1000000000000000000)

void
indicator_add (IndicatorSum *sum, const IndicatorSum *other)
{
  gboolean spoiled = (sum->n > 0 && sum->denominator < 0) || (other->n > 0 && other->denominator < 0);
  sum->numerator += other->numerator;
  sum->denominator += other->denominator;
  sum->n += other->n;
  sum->unweighted += other->unweighted;
  if (spoiled || sum->numerator > MOST_SUM || sum->numerator < -MOST_SUM || sum->denominator > MOST_SUM)
    {
      sum->numerator = 0;
      sum->denominator = -1;
    }
}

static guint
hash_count (gconstpointer data)
{
  const IndicatorCount *count = data;
  guint64 hash = count->indicator * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + count->date;
  hash = hash * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + (guint32) count->person;
  return (guint) ((hash * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + (guint32) count->team) >> 32);
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const IndicatorCount *one = a, *other = b;
  const gint64 keys[][2] = { { one->indicator, other->indicator }, { one->date, other->date }, { one->team, other->team }, { one->person, other->person } };
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i][0] != keys[i][1])
      return keys[i][0] < keys[i][1] ? -1 : 1;
  return 0;
}

static gboolean
same_count (gconstpointer a, gconstpointer b)
{
  return compare_counts (a, b) == 0;
}

/* The team as the row writes it: its index, -1 without; FALSE and reported when nobody is in it. */
static gboolean
find_team (Observations *observations, const TableRow *row, guint column, gint32 *team)
{
  const GPtrArray *teams = observations->part.facts->model->teams;
  const Cell *cell = &row->cells[column];
  *team = -1;
  for (guint i = 0; i < teams->len && cell->length > 0; i++)
    if (strlen (teams->pdata[i]) == cell->length && memcmp (teams->pdata[i], cell->text, cell->length) == 0)
      *team = (gint32) i;
  if (*team >= 0 || cell->length == 0)
    return TRUE;
  g_autofree char *text = row_text (row, column);
  observations_refuse (observations, row, column, DIAG_TEAM_UNKNOWN, text, NULL);
  return FALSE;
}

/* Is it a number that the indicator can have. FALSE and reported when it is not. */
static gboolean
check_value (Observations *observations, const TableRow *row, const Target *indicator, Decimal value, NumberMeaning meaning)
{
  Decimal whole = (meaning == NUMBER_HUNDREDTHS ? 100 : 1) * DECIMAL_ONE;
  if (meaning != NUMBER_NO_SHARE && (indicator->kind != INDICATOR_RATE || (value >= 0 && value <= whole)))
    return TRUE;
  g_autofree char *text = row_text (row, INDICATORS_VALUE);
  observations_refuse (observations, row, INDICATORS_VALUE, meaning == NUMBER_NO_SHARE ? DIAG_INDICATOR_PERCENT : DIAG_INDICATOR_SHARE, text, indicator->id);
  return FALSE;
}

/* What one row adds. FALSE and reported when its numbers are wrong. */
static gboolean
read_numbers (Observations *observations, const TableRow *row, const Target *indicator, IndicatorSum *sum)
{
  Decimal value, numerator, denominator, weight;
  gboolean percent, good = row_percentage_in (row, INDICATORS_VALUE, indicator->unit, &value, &percent);
  good &= row_decimal (row, INDICATORS_NUMERATOR, &numerator);
  good &= row_decimal (row, INDICATORS_DENOMINATOR, &denominator);
  good &= row_decimal (row, INDICATORS_WEIGHT, &weight);
  if (!good)
    return FALSE;
  if (numerator != DECIMAL_NONE)
    {
      gint64 unit = INDICATOR_SCALE / DECIMAL_ONE;
      *sum = (IndicatorSum) { (Wide) numerator * unit, (Wide) denominator * unit, 1, 0 };
      if (denominator != DECIMAL_NONE && denominator > 0)
        return TRUE;
      observations_refuse (observations, row, INDICATORS_DENOMINATOR, DIAG_INDICATOR_DENOMINATOR, NULL, NULL);
      return FALSE;
    }
  if (value == DECIMAL_NONE)
    return FALSE;              /* one of the two is needed: the table has said so */
  NumberMeaning meaning = target_number_meaning (indicator, percent);
  if (!check_value (observations, row, indicator, value, meaning))
    return FALSE;
  gboolean unweighted = weight == DECIMAL_NONE;
  if (unweighted)
    weight = DECIMAL_ONE;
  *sum = (IndicatorSum) { (Wide) value * weight * (meaning == NUMBER_HUNDREDTHS ? 1 : 100), (Wide) weight * DECIMAL_ONE * 100, 1, unweighted };
  return TRUE;
}

static RowOutcome
read_indicator (const TableRow *row, gpointer data)
{
  Observations *observations = data;
  const Model *model = observations->part.facts->model;
  const Person *person;
  IndicatorCount key = { 0 };
  RowOutcome outcome;
  gboolean dated = observations_date (observations, row, INDICATORS_DATE, &key.date, &outcome);
  guint32 indicator = pass_find_target (&observations->part, row, INDICATORS_INDICATOR);
  gboolean good = observations_person (observations, row, INDICATORS_PERSON, &person);
  if (person != NULL)
    aside_of_person (&observations->part.known, person);
  good &= find_team (observations, row, INDICATORS_TEAM, &key.team);
  if (indicator == IDENTIFIER_NONE || !good)
    return dated ? ROW_REFUSED : outcome;
  if (!read_numbers (observations, row, model->targets->pdata[indicator], &key.sum))
    return dated ? ROW_REFUSED : outcome;
  if (!dated)
    return outcome;
  key.indicator = indicator;
  key.person = person == NULL ? -1 : (gint32) person->index;
  /* A row about a person is one of the team of that day, whatever team the row says beside it. */
  if (person != NULL)
    {
      key.team = person_team_on (person, key.date);
      observations_note_employment (observations, row, INDICATORS_PERSON, person, key.date);
    }
  const IndicatorSum sum = key.sum;
  key.sum = (IndicatorSum) { 0 };
  IndicatorCount *count = observations_entry (observations->data, &key, sizeof key);
  indicator_add (&count->sum, &sum);
  return ROW_USED;
}

void
indicators_count (Counting *counting)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (hash_count, same_count, g_free, NULL);
  observations_read (counting, DATASET_INDICATORS, read_indicator, counts);
  counting->facts->indicators = observations_sorted (counts, sizeof (IndicatorCount), compare_counts);
}

const GArray *
facts_indicator_counts (const Facts *facts)
{
  return facts->indicators;
}
