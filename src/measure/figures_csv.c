/* figures.csv: every figure in one table, sorted by bytes. */
#include "measure/cells.h"

#include <stdlib.h>
#include <string.h>

#include "text/csv_write.h"

#define HEADER "\357\273\277period,measure,dimension,member,value,numerator,denominator,count\r\n"
#define PLACES 6

/* The member as a cell of CSV, with the comma behind it: what rows are sorted by. Members are texts out of files: in what is published a spreadsheet takes none for a
 * formula; what is dumped is for programs. New string. */
static char *
member_cell (const char *member, gboolean published)
{
  g_autofree char *cell = csv_cell (member, published ? CSV_FOR_SPREADSHEETS : CSV_FOR_PROGRAMS);
  return g_strconcat (cell, ",", NULL);
}

typedef struct { char *cell; guint slot; } Member;

static int
compare_members (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Member *) a)->cell, ((const Member *) b)->cell);
}

/* Measures, dimensions and periods in the order that their names and the comma behind them have as bytes. */
typedef struct { const char *name; guint number; } Name;

static int
compare_names (gconstpointer a, gconstpointer b)
{
  g_autofree char *one = member_cell (((const Name *) a)->name, TRUE);
  g_autofree char *other = member_cell (((const Name *) b)->name, TRUE);
  return strcmp (one, other);
}

typedef struct {
  const Figures *figures;
  char **cells;                 /* by slot */
  guint *order;                 /* slots of each dimension in the order of their cells, dimension after dimension */
  MeasureId *measures;          /* in the order of their names */
  guint n_measures;
  Dimension dimensions[N_DIMENSIONS];
  /* Of the period in hand: the cells by slot, and the slots that have any, in order. Everyone of the staff has some. */
  const TrainingCell **training;
  const ScoreCell **scores;
  gboolean published;           /* only what the edition shows, and no member that a spreadsheet takes for a formula */
  guint *ranks;                 /* by slot: its place in `order` */
  gboolean *summed;             /* by slot: has a sum of the period */
  guint *present;
  guint first_present[N_DIMENSIONS + 1];
  gsize *lengths;               /* of the cells */
  char *text;
  gsize length, size;
  guint only;                   /* the one slot to write; G_MAXUINT: all */
  FiguresSink sink;             /* takes the text piece by piece; or NULL */
  gpointer data;
} Writer;

/* So much text is given to the sink at once. */
#define PIECE (1 << 20)

static void
sort_members (Writer *writer)
{
  const Slots *slots = &writer->figures->slots;
  guint n = slots->first[N_DIMENSIONS];
  writer->cells = g_new0 (char *, n + 1);
  writer->order = g_new (guint, n);
  writer->lengths = g_new (gsize, n);
  writer->present = g_new (guint, n);
  writer->ranks = g_new (guint, n);
  writer->summed = g_new0 (gboolean, n + 1);
  for (Dimension dimension = 0; dimension < N_DIMENSIONS; dimension++)
    {
      guint first = slots->first[dimension], count = slots->first[dimension + 1] - first;
      g_autofree Member *members = g_new (Member, count + 1);
      for (guint i = 0; i < count; i++)
        members[i] = (Member) { member_cell (slot_member (slots, first + i), writer->published), first + i };
      qsort (members, count, sizeof (Member), compare_members);
      for (guint i = 0; i < count; i++)
        {
          writer->cells[members[i].slot] = members[i].cell;
          writer->lengths[members[i].slot] = strlen (members[i].cell);
          writer->order[first + i] = members[i].slot;
          writer->ranks[members[i].slot] = first + i;
        }
    }
}

static void
sort_names (Writer *writer)
{
  const Measures *measures = writer->figures->measures;
  guint n = writer->n_measures = measures_count (measures);
  g_autofree Name *names = g_new (Name, n + N_DIMENSIONS);
  for (MeasureId i = 0; i < n; i++)
    names[i] = (Name) { measure_definition (measures, i)->id, i };
  qsort (names, n, sizeof (Name), compare_names);
  writer->measures = g_new (MeasureId, n);
  for (guint i = 0; i < n; i++)
    writer->measures[i] = names[i].number;
  for (guint i = 0; i < N_DIMENSIONS; i++)
    names[i] = (Name) { dimension_name (i), i };
  qsort (names, N_DIMENSIONS, sizeof (Name), compare_names);
  for (guint i = 0; i < N_DIMENSIONS; i++)
    writer->dimensions[i] = names[i].number;
}

static void
writer_init (Writer *writer, const Figures *figures, gboolean published, guint only)
{
  guint n = figures->slots.first[N_DIMENSIONS];
  *writer = (Writer) { .figures = figures, .training = g_new0 (const TrainingCell *, n), .scores = g_new0 (const ScoreCell *, n),
                       .published = published, .only = only, .text = g_strdup (HEADER), .length = strlen (HEADER), .size = sizeof HEADER };
  sort_members (writer);
  sort_names (writer);
}

static char *
writer_finish (Writer *writer, gsize *length)
{
  for (guint i = 0; i < writer->figures->slots.first[N_DIMENSIONS]; i++)
    g_free (writer->cells[i]);
  g_free (writer->cells);
  g_free (writer->order);
  g_free (writer->lengths);
  g_free (writer->present);
  g_free (writer->ranks);
  g_free (writer->summed);
  g_free (writer->measures);
  g_free (writer->training);
  g_free (writer->scores);
  if (length != NULL)
    *length = writer->length;
  writer->text = g_realloc (writer->text, writer->length + 1);
  writer->text[writer->length] = '\0';
  return writer->text;
}

/* Room for `more` bytes behind the text. */
static char *
make_room (Writer *writer, gsize more)
{
  if (writer->sink != NULL && writer->length >= PIECE)
    {
      writer->sink (writer->text, writer->length, writer->data);
      writer->length = 0;
    }
  if (writer->size - writer->length < more)
    {
      writer->size = MAX (2 * writer->size, writer->length + more);
      writer->text = g_realloc (writer->text, writer->size);
    }
  return writer->text + writer->length;
}

static inline char *
put_digits (char *out, guint64 number, guint least)
{
  char digits[24];
  guint n = 0;
  do
    digits[n++] = (char) ('0' + number % 10);
  while ((number /= 10) > 0 || n < least);
  while (n > 0)
    *out++ = digits[--n];
  return out;
}

/* Where every step of the division below fits into 64 bits. */
#define MOST_SMALL (G_GINT64_CONSTANT (1) << 40)

/* Numerator ÷ denominator. Nearly all of a million rows are whole or small: these are written without a detour. */
static char *
put_ratio (char *out, Wide numerator, Wide denominator)
{
  if (numerator < 0 || numerator >= MOST_SMALL || denominator >= MOST_SMALL)
    {
      g_autofree char *text = ratio_format (numerator, denominator, PLACES);
      return g_stpcpy (out, text);
    }
  guint64 top = (guint64) numerator, bottom = (guint64) denominator;
  if (bottom == 1)
    return put_digits (out, top, 1);
  guint64 whole = top / bottom, rest = top % bottom;
  guint64 decimals = (2 * rest * 1000000 + bottom) / (2 * bottom);
  out = put_digits (out, whole + decimals / 1000000, 1);
  decimals %= 1000000;
  if (decimals == 0)
    return out;
  guint places = PLACES;
  for (; decimals % 10 == 0; places--)
    decimals /= 10;
  *out++ = '.';
  return put_digits (out, decimals, places);
}

/* The longest that four numbers, the commas and the end of a row can be. */
#define MOST_NUMBERS 256

static void
append_row (Writer *writer, const char *prefix, gsize prefix_length, guint slot, const Figure *figure)
{
  gsize member_length = writer->lengths[slot];
  char *out = make_room (writer, prefix_length + member_length + MOST_NUMBERS);
  memcpy (out, prefix, prefix_length);
  memcpy (out + prefix_length, writer->cells[slot], member_length);
  out += prefix_length + member_length;
  char *value = out;
  out = put_ratio (out, figure->numerator, figure->denominator);
  gsize value_length = (gsize) (out - value);
  *out++ = ',';
  if (figure->is_sum)
    {
      /* A sum is its own numerator. */
      memcpy (out, value, value_length);
      out += value_length;
      *out++ = ',';
    }
  else
    {
      out = put_ratio (out, figure->numerator, figure->scale);
      *out++ = ',';
      out = put_ratio (out, figure->denominator, figure->scale);
    }
  *out++ = ',';
  out = put_digits (out, (guint64) figure->count, 1);
  *out++ = '\r';
  *out++ = '\n';
  writer->length = (gsize) (out - writer->text);
}

/* A figure that is not shown for the sake of few people: a dash, and no numbers. */
static void
append_withheld (Writer *writer, const char *prefix, gsize prefix_length, guint slot)
{
  static const char dash[] = "\342\200\224,,,\r\n";
  gsize member_length = writer->lengths[slot];
  char *out = make_room (writer, prefix_length + member_length + sizeof dash);
  memcpy (out, prefix, prefix_length);
  memcpy (out + prefix_length, writer->cells[slot], member_length);
  memcpy (out + prefix_length + member_length, dash, sizeof dash - 1);
  writer->length += prefix_length + member_length + sizeof dash - 1;
}

/* What the rows of a measure begin with. New string. */
static char *
prefix_of (const char *period_text, const MeasureDefinition *definition, Dimension dimension)
{
  g_autofree char *name = member_cell (definition->id, TRUE);
  return g_strconcat (period_text, ",", name, dimension_name (dimension), ",", NULL);
}

/* One figure as it may be shown; nothing where there is none. */
static void
append_cell (Writer *writer, MeasureId measure, guint period, guint slot, const char *prefix, gsize length)
{
  Figure figure;
  Withheld withheld = writer->published ? figure_withheld_at (writer->figures, measure, period, slot) : WITHHELD_NOT;
  if (withheld == WITHHELD_GROUP)
    append_withheld (writer, prefix, length, slot);
  else if (withheld == WITHHELD_NOT && figure_make (writer->figures, measure, period, slot, writer->training[slot], writer->scores[slot], &figure))
    append_row (writer, prefix, length, slot, &figure);
}

static void
append_measure (Writer *writer, const char *period_text, PeriodKind kind, guint period, MeasureId measure)
{
  const Figures *figures = writer->figures;
  const MeasureDefinition *definition = measure_definition (figures->measures, measure);
  for (guint i = 0; i < N_DIMENSIONS; i++)
    {
      Dimension dimension = writer->dimensions[i];
      if ((definition->dimensions & 1u << dimension) == 0)
        continue;
      if (dimension == DIMENSION_PERSON && (!figures->model->config->publish_people || kind == PERIOD_DAY))
        continue;
      g_autofree char *prefix = prefix_of (period_text, definition, dimension);
      gsize length = strlen (prefix);
      for (guint at = writer->first_present[dimension]; at < writer->first_present[dimension + 1]; at++)
        append_cell (writer, measure, period, writer->present[at], prefix, length);
    }
}

/* Measures that are only added up have few cells: these are looked for, not the members. */
typedef struct { const SumCell *cell; guint rank; } Summed;

static int
compare_summed (gconstpointer a, gconstpointer b)
{
  guint one = ((const Summed *) a)->rank, other = ((const Summed *) b)->rank;
  return one < other ? -1 : one > other;
}

static void
append_summed (Writer *writer, const char *period_text, PeriodKind kind, guint period, MeasureId measure)
{
  const Figures *figures = writer->figures;
  const MeasureDefinition *definition = measure_definition (figures->measures, measure);
  const Slots *slots = &figures->slots;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Summed));
  for (guint i = sums_first (figures, period, measure, 0); i < figures->sums->len; i++)
    {
      const SumCell *cell = &g_array_index (figures->sums, SumCell, i);
      if (cell->key.period != period || cell->measure != measure)
        break;
      if (writer->only == G_MAXUINT || writer->only == cell->key.slot)
        g_array_append_vals (found, &(Summed) { cell, writer->ranks[cell->key.slot] }, 1);
    }
  g_array_sort (found, compare_summed);
  for (guint d = 0; d < N_DIMENSIONS; d++)
    {
      Dimension dimension = writer->dimensions[d];
      if ((definition->dimensions & 1u << dimension) == 0 || (dimension == DIMENSION_PERSON && (!figures->model->config->publish_people || kind == PERIOD_DAY)))
        continue;
      g_autofree char *prefix = prefix_of (period_text, definition, dimension);
      for (guint i = 0; i < found->len; i++)
        {
          guint slot = g_array_index (found, Summed, i).cell->key.slot;
          if (slot >= slots->first[dimension] && slot < slots->first[dimension + 1])
            append_cell (writer, measure, period, slot, prefix, strlen (prefix));
        }
    }
}

/* The index of the first cell of the period. */
static guint
first_cell (const GArray *cells, gsize size, guint period)
{
  guint low = 0, high = cells->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (((const CellKey *) (cells->data + middle * size))->period < period)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
find_summed (Writer *writer, guint period)
{
  const GArray *sums = writer->figures->sums;
  memset (writer->summed, 0, writer->figures->slots.first[N_DIMENSIONS] * sizeof (gboolean));
  for (guint i = first_cell (sums, sizeof (SumCell), period); i < sums->len; i++)
    {
      const SumCell *cell = &g_array_index (sums, SumCell, i);
      if (cell->key.period != period)
        break;
      writer->summed[cell->key.slot] = TRUE;
    }
}

static void
find_present (Writer *writer)
{
  const Slots *slots = &writer->figures->slots;
  guint n = 0;
  for (Dimension dimension = 0; dimension < N_DIMENSIONS; dimension++)
    {
      gboolean staff = dimension == DIMENSION_ALL || dimension == DIMENSION_TEAM || dimension == DIMENSION_COHORT;
      writer->first_present[dimension] = n;
      for (guint at = slots->first[dimension]; at < slots->first[dimension + 1]; at++)
        {
          guint slot = writer->order[at];
          if (writer->only != G_MAXUINT && slot != writer->only)
            continue;
          if (staff || writer->training[slot] != NULL || writer->scores[slot] != NULL || writer->summed[slot])
            writer->present[n++] = slot;
        }
    }
  writer->first_present[N_DIMENSIONS] = n;
}

static void
append_period (Writer *writer, guint period)
{
  const Figures *figures = writer->figures;
  const Period *dates = calendar_period (&figures->calendar, period);
  gsize n_slots = figures->slots.first[N_DIMENSIONS];
  char text[PERIOD_BUFFER];
  memset (writer->training, 0, n_slots * sizeof (gpointer));
  memset (writer->scores, 0, n_slots * sizeof (gpointer));
  for (guint i = first_cell (figures->training, sizeof (TrainingCell), period); i < figures->training->len; i++)
    {
      const TrainingCell *cell = &g_array_index (figures->training, TrainingCell, i);
      if (cell->key.period != period)
        break;
      writer->training[cell->key.slot] = cell;
    }
  for (guint i = first_cell (figures->scores, sizeof (ScoreCell), period); i < figures->scores->len; i++)
    {
      const ScoreCell *cell = &g_array_index (figures->scores, ScoreCell, i);
      if (cell->key.period != period)
        break;
      writer->scores[cell->key.slot] = cell;
    }
  find_summed (writer, period);
  find_present (writer);
  period_format (dates, text);
  for (guint i = 0; i < writer->n_measures; i++)
    if (measure_is_summed (figures->measures, writer->measures[i]))
      append_summed (writer, text, dates->kind, period, writer->measures[i]);
    else
      append_measure (writer, text, dates->kind, period, writer->measures[i]);
}

typedef struct { char name[PERIOD_BUFFER + 1]; guint number; } PeriodName;

static int
compare_periods (gconstpointer a, gconstpointer b)
{
  return strcmp (((const PeriodName *) a)->name, ((const PeriodName *) b)->name);
}

static void
append_all (Writer *writer)
{
  const Figures *figures = writer->figures;
  guint n = figures->calendar.begin[N_PERIODS];
  g_autofree PeriodName *names = g_new (PeriodName, n + 1);
  for (guint i = 0; i < n; i++)
    {
      char text[PERIOD_BUFFER];
      g_snprintf (names[i].name, sizeof names[i].name, "%s,", period_format (calendar_period (&figures->calendar, i), text));
      names[i].number = i;
    }
  qsort (names, n, sizeof (PeriodName), compare_periods);
  for (guint i = 0; i < n; i++)
    append_period (writer, names[i].number);
}

char *
figures_csv (const Figures *figures, gsize *length)
{
  Writer writer;
  writer_init (&writer, figures, TRUE, G_MAXUINT);
  append_all (&writer);
  return writer_finish (&writer, length);
}

void
figures_csv_write (const Figures *figures, FiguresSink sink, gpointer data)
{
  Writer writer;
  gsize length;
  writer_init (&writer, figures, FALSE, G_MAXUINT);
  writer.sink = sink;
  writer.data = data;
  append_all (&writer);
  g_autofree char *rest = writer_finish (&writer, &length);
  sink (rest, length, data);
}

char *
figures_csv_period (const Figures *figures, const Period *period, Dimension dimension, const char *member, gsize *length)
{
  Writer writer;
  guint number, index, only = G_MAXUINT;
  if (dimension != DIMENSION_ALL && figures_member_index (figures, dimension, member, &index))
    only = slot_of (&figures->slots, dimension, index);
  writer_init (&writer, figures, TRUE, only);
  if (calendar_number (&figures->calendar, period, &number))
    append_period (&writer, number);
  return writer_finish (&writer, length);
}
