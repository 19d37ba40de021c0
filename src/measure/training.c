/* Sessions and their marks → training cells. Sessions come by date; each day's sums are kept by slot, and when the day is over they become
 * cells and are added to the week's and the month's, these to the quarter's, these to the year's. People are counted once a period by
 * uniting sets. */
#include "measure/cells.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
  TrainingCell *sums;           /* by slot */
  guint64 **people;             /* by slot: who attended; made when first needed */
  guint64 **due;                /* by slot: who was expected, where that is counted */
  guint8 *touched;              /* by slot */
  guint *list;                  /* the slots touched */
  guint n;
  guint number;                 /* of the period */
  gboolean open;
} Level;

typedef struct {
  Figures *figures;
  const Facts *facts;
  Level levels[N_PERIODS];
  GArray *cells[N_PERIODS];     /* TrainingCell of the periods that are over, by kind: sorted by key */
  guint words;                  /* of a set of people */
  guint32 *team_slots, *cohort_slots, *person_slots;    /* by person; G_MAXUINT32: none. Teams are those of `team_day`. */
  Date team_day;
  TrainingCell *day_cells;      /* by person: of the day in hand … */
  guint64 *met;                 /* … who was expected in one of its sessions */
  guint64 *attended, *expected; /* of the session in hand */
  gboolean counts_due;
} RollUp;

static TrainingCell *
touch (RollUp *roll, PeriodKind kind, guint slot)
{
  Level *level = &roll->levels[kind];
  if (!level->touched[slot])
    {
      level->touched[slot] = TRUE;
      level->list[level->n++] = slot;
    }
  return &level->sums[slot];
}

/* People are told apart everywhere but in the dimension person, where one who attended is one. */
static gboolean
has_set (const RollUp *roll, guint slot)
{
  return slot < roll->figures->slots.first[DIMENSION_PERSON];
}

static guint64 *
people_of (RollUp *roll, PeriodKind kind, guint slot)
{
  guint64 **set = &roll->levels[kind].people[slot];
  if (*set == NULL)
    *set = g_new0 (guint64, roll->words);
  return *set;
}

static guint64 *
due_of (RollUp *roll, PeriodKind kind, guint slot)
{
  guint64 **set = &roll->levels[kind].due[slot];
  if (*set == NULL)
    *set = g_new0 (guint64, roll->words);
  return *set;
}

static void
add_cell (TrainingCell *sum, const TrainingCell *cell)
{
  sum->planned += cell->planned;
  sum->held += cell->held;
  sum->cancelled += cell->cancelled;
  sum->postponed += cell->postponed;
  sum->expected += cell->expected;
  sum->attended += cell->attended;
  sum->late += cell->late;
  sum->leave += cell->leave;
  sum->absent += cell->absent;
  sum->unrecorded += cell->unrecorded;
  sum->hours_held += cell->hours_held;
  sum->hours_person += cell->hours_person;
}

/* Those of the set who are still active on the period's last day, for the coverage. */
static void
count_covered (RollUp *roll, guint number, const guint64 *people)
{
  Figures *figures = roll->figures;
  Date last = calendar_last_day (&figures->calendar, number);
  for (guint i = 0; i < roll->words; i++)
    for (guint64 word = people[i]; word != 0; word &= word - 1)
      {
        const Person *person = figures->model->people->pdata[i * SET_PEOPLE + (guint) __builtin_ctzll (word)];
        if (!person_is_active (person, last))
          continue;
        gint team = person_team_on (person, last);
        staff_cell (figures, number, 0)->covered++;
        if (team >= 0)
          staff_cell (figures, number, slot_of (&figures->slots, DIMENSION_TEAM, (guint) team))->covered++;
        if (person->cohort != NULL)
          staff_cell (figures, number, slot_of (&figures->slots, DIMENSION_COHORT, person->cohort->index))->covered++;
      }
}

/* Adds a slot of a finished period to the longer period `into`. */
static void
add_to (RollUp *roll, PeriodKind into, guint slot, const TrainingCell *cell, const guint64 *people, const guint64 *due)
{
  add_cell (touch (roll, into, slot), cell);
  if (people != NULL && cell->attended > 0)
    set_unite (people_of (roll, into, slot), people, roll->words);
  if (due != NULL && cell->expected > 0)
    set_unite (due_of (roll, into, slot), due, roll->words);
}

static int
compare_slots (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *) a, other = *(const guint *) b;
  return one < other ? -1 : one > other;
}

/* The period of this kind is over: its sums become cells. */
static void
close_level (RollUp *roll, PeriodKind kind)
{
  static const int longer[N_PERIODS][2] = { { PERIOD_WEEK, PERIOD_MONTH }, { -1, -1 }, { PERIOD_QUARTER, -1 }, { PERIOD_YEAR, -1 }, { -1, -1 } };
  Level *level = &roll->levels[kind];
  qsort (level->list, level->n, sizeof (guint), compare_slots);
  /* Of a kind that the calendar has not, sums only go on into longer ones: a window is a single period. */
  gboolean kept = calendar_has (&roll->figures->calendar, kind);
  for (guint i = 0; i < level->n; i++)
    {
      guint slot = level->list[i];
      TrainingCell *cell = &level->sums[slot];
      guint64 *people = has_set (roll, slot) ? level->people[slot] : NULL, *due = has_set (roll, slot) ? level->due[slot] : NULL;
      cell->key = (CellKey) { level->number, slot };
      if (people == NULL)
        cell->trained = cell->attended > 0;
      else if (cell->attended > 0)
        cell->trained = set_count (people, roll->words);
      if (due != NULL && cell->expected > 0)
        cell->due = set_count (due, roll->words);
      for (guint to = 0; to < 2 && longer[kind][to] >= 0; to++)
        add_to (roll, (PeriodKind) longer[kind][to], slot, cell, people, due);
      if (kept && slot == 0 && people != NULL)
        count_covered (roll, level->number, people);
      /* Nobody sees people by the day. */
      if (kept && (has_set (roll, slot) || kind != PERIOD_DAY))
        g_array_append_vals (roll->cells[kind], cell, 1);
      if (people != NULL && cell->attended > 0)
        memset (people, 0, roll->words * sizeof (guint64));
      if (due != NULL && cell->expected > 0)
        memset (due, 0, roll->words * sizeof (guint64));
      memset (cell, 0, sizeof *cell);
      level->touched[slot] = FALSE;
    }
  level->n = 0;
  level->open = FALSE;
}

/* Closes what ended before the day, the shortest first, and opens the periods that the day is in. */
static void
move_to (RollUp *roll, Date day)
{
  static const PeriodKind order[] = { PERIOD_DAY, PERIOD_WEEK, PERIOD_MONTH, PERIOD_QUARTER, PERIOD_YEAR };
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      Level *level = &roll->levels[order[i]];
      guint number = calendar_find (&roll->figures->calendar, order[i], day);
      if (level->open && level->number != number)
        close_level (roll, order[i]);
      level->number = number;
      level->open = TRUE;
    }
}

static guint
member_slot (const RollUp *roll, Dimension dimension, gint index)
{
  return index < 0 ? G_MAXUINT32 : slot_of (&roll->figures->slots, dimension, (guint) index);
}

/* The slots of each person on that day. */
static void
find_people_slots (RollUp *roll, Date day)
{
  const Model *model = roll->figures->model;
  if (roll->team_day == day)
    return;
  for (guint i = 0; i < model->people->len; i++)
    roll->team_slots[i] = member_slot (roll, DIMENSION_TEAM, person_team_on (model->people->pdata[i], day));
  roll->team_day = day;
}

#define FIELD(name) G_STRUCT_OFFSET (TrainingCell, name)

/* What up to 63 people of one session have in common. */
typedef struct {
  gsize field;             /* the count of TrainingCell that they are in, beside those who were expected */
  gint64 hours;            /* of each, if they attended */
} Common;

/* A count of a cell. */
static inline guint32 *
count_of (TrainingCell *cell, gsize field)
{
  return (guint32 *) ((char *) cell + field);
}

/* Adds people to the session's sum, and what they have in common to their day. */
static inline void
add_people (RollUp *roll, guint i, guint64 word, Common common, TrainingCell *sum)
{
  if (word == 0)
    return;
  guint n = word_count (word);
  sum->expected += n;
  *count_of (sum, common.field) += n;
  for (TrainingCell *cells = roll->day_cells + (gsize) i * SET_PEOPLE; word != 0; word &= word - 1)
    {
      TrainingCell *cell = &cells[__builtin_ctzll (word)];
      cell->expected++;
      ++*count_of (cell, common.field);
      cell->hours_person += common.hours;
    }
}

/* Those who attended, but came late. */
static void
add_late (RollUp *roll, guint i, guint64 word, TrainingCell *sum)
{
  sum->late += word_count (word);
  for (; word != 0; word &= word - 1)
    roll->day_cells[i * SET_PEOPLE + (guint) __builtin_ctzll (word)].late++;
}

/* Adds a person's day to a team, a cohort or the person. In the first two they are told apart: the person is bit `bit` of word `i` of their sets. */
static inline void
add_day (RollUp *roll, guint slot, const TrainingCell *cell, guint i, guint64 bit)
{
  if (slot == G_MAXUINT32)
    return;
  add_cell (touch (roll, PERIOD_DAY, slot), cell);
  if (cell->attended > 0 && has_set (roll, slot))
    people_of (roll, PERIOD_DAY, slot)[i] |= bit;
  if (roll->counts_due && has_set (roll, slot))
    due_of (roll, PERIOD_DAY, slot)[i] |= bit;
}

/* The day is over: what its people did goes to their teams, cohorts and (where published) themselves. */
static void
share_out_day (RollUp *roll)
{
  for (guint i = 0; i < roll->words; i++)
    {
      for (guint64 word = roll->met[i]; word != 0; word &= word - 1)
        {
          guint person = i * SET_PEOPLE + (guint) __builtin_ctzll (word);
          TrainingCell *cell = &roll->day_cells[person];
          add_day (roll, roll->team_slots[person], cell, i, word & -word);
          add_day (roll, roll->cohort_slots[person], cell, i, word & -word);
          if (roll->person_slots != NULL)
            add_day (roll, roll->person_slots[person], cell, i, word & -word);
          memset (cell, 0, sizeof *cell);
        }
      roll->met[i] = 0;
    }
}

/* Counts the people of a held session into `sum` and by person. */
static void
count_people (RollUp *roll, const Session *session, TrainingCell *sum)
{
  const guint64 *marks = marks_of (roll->facts, session->index);
  find_people_slots (roll, session->date);
  for (guint i = 0; i < roll->words; i++)
    {
      MarkWord word = marks_word (marks, i);
      guint64 roster = roster_word (roll->facts, session, i) & ~word.not_due;
      guint64 expected = roster | word.recorded, unrecorded = roster & ~word.recorded;
      roll->attended[i] = word.attended;
      roll->expected[i] = expected;
      roll->met[i] |= expected;
      if (expected == 0)
        continue;
      add_people (roll, i, word.attended, (Common) { FIELD (attended), session->hours }, sum);
      if (word.late != 0)
        add_late (roll, i, word.late, sum);
      add_people (roll, i, word.leave, (Common) { FIELD (leave), 0 }, sum);
      add_people (roll, i, word.absent, (Common) { FIELD (absent), 0 }, sum);
      add_people (roll, i, unrecorded, (Common) { FIELD (unrecorded), 0 }, sum);
    }
  sum->hours_person = (gint64) sum->attended * session->hours + roll->facts->session_extra[session->index];
}

/* A trainer who is named twice taught once. */
static gboolean
is_first (const GPtrArray *trainers, guint i)
{
  for (guint before = 0; before < i; before++)
    if (trainers->pdata[before] == trainers->pdata[i])
      return FALSE;
  return TRUE;
}

static void
count_session (RollUp *roll, const Session *session)
{
  const Slots *slots = &roll->figures->slots;
  TrainingCell sum = { .planned = 1 };
  sum.held = session->status == SESSION_HELD;
  sum.cancelled = session->status == SESSION_CANCELLED;
  sum.postponed = session->status == SESSION_POSTPONED;
  if (sum.held)
    {
      sum.hours_held = session->hours;
      count_people (roll, session, &sum);
    }
  const guint64 *people = sum.attended > 0 ? roll->attended : NULL, *due = roll->counts_due && sum.expected > 0 ? roll->expected : NULL;
  add_to (roll, PERIOD_DAY, 0, &sum, people, due);
  if (session->course != NULL)
    {
      add_to (roll, PERIOD_DAY, slot_of (slots, DIMENSION_COURSE, session->course->index), &sum, people, due);
      if (session->course->area_index >= 0)
        add_to (roll, PERIOD_DAY, slot_of (slots, DIMENSION_AREA, (guint) session->course->area_index), &sum, people, due);
    }
  for (guint i = 0; i < session->trainers->len; i++)
    if (is_first (session->trainers, i))
      add_to (roll, PERIOD_DAY, slot_of (slots, DIMENSION_TRAINER, ((const Person *) session->trainers->pdata[i])->index), &sum, people, due);
}

/* Adds what minutes said differently from the sessions' hours. */
static void
add_extra_hours (RollUp *roll, guint day)
{
  const struct { const DaySums *sums; Dimension dimension; } extras[] = {
    { &roll->facts->team_extra, DIMENSION_TEAM }, { &roll->facts->cohort_extra, DIMENSION_COHORT }, { &roll->facts->person_extra, DIMENSION_PERSON },
  };
  for (guint i = 0; i < G_N_ELEMENTS (extras); i++)
    for (guint column = 1; extras[i].sums->rows[day] != NULL && column < extras[i].sums->width; column++)
      {
        gint64 extra = day_sum (extras[i].sums, day, column);
        if (extra != 0)
          touch (roll, PERIOD_DAY, slot_of (&roll->figures->slots, extras[i].dimension, column - 1))->hours_person += extra;
      }
}

static void
roll_init (RollUp *roll, Figures *figures)
{
  const Model *model = figures->model;
  guint n_slots = figures->slots.first[N_DIMENSIONS], n_people = model->people->len;
  *roll = (RollUp) { .figures = figures, .facts = figures->facts, .words = figures->facts->set_words };
  for (PeriodKind kind = 0; kind < N_PERIODS; kind++)
    {
      Level *level = &roll->levels[kind];
      level->sums = g_new0 (TrainingCell, n_slots);
      level->people = g_new0 (guint64 *, n_slots);
      level->due = g_new0 (guint64 *, n_slots);
      level->touched = g_new0 (guint8, n_slots);
      level->list = g_new (guint, n_slots);
      roll->cells[kind] = g_array_new (FALSE, FALSE, sizeof (TrainingCell));
    }
  roll->day_cells = g_new0 (TrainingCell, n_people + 1);
  roll->met = g_new0 (guint64, roll->words);
  roll->attended = g_new0 (guint64, roll->words);
  roll->expected = g_new0 (guint64, roll->words);
  roll->counts_due = figures->counts_people;
  roll->team_slots = g_new (guint32, n_people + 1);
  roll->cohort_slots = g_new (guint32, n_people + 1);
  roll->person_slots = model->config->counts_people ? g_new (guint32, n_people + 1) : NULL;
  for (guint i = 0; i < n_people; i++)
    {
      const Person *person = model->people->pdata[i];
      roll->cohort_slots[i] = member_slot (roll, DIMENSION_COHORT, person->cohort == NULL ? -1 : (gint) person->cohort->index);
      if (roll->person_slots != NULL)
        roll->person_slots[i] = member_slot (roll, DIMENSION_PERSON, (gint) i);
    }
}

static void
roll_clear (RollUp *roll)
{
  guint n_slots = roll->figures->slots.first[N_DIMENSIONS];
  for (PeriodKind kind = 0; kind < N_PERIODS; kind++)
    {
      Level *level = &roll->levels[kind];
      for (guint slot = 0; slot < n_slots; slot++)
        {
          g_free (level->people[slot]);
          g_free (level->due[slot]);
        }
      g_free (level->sums);
      g_free (level->people);
      g_free (level->due);
      g_free (level->touched);
      g_free (level->list);
      g_array_unref (roll->cells[kind]);
    }
  g_free (roll->day_cells);
  g_free (roll->met);
  g_free (roll->attended);
  g_free (roll->expected);
  g_free (roll->team_slots);
  g_free (roll->cohort_slots);
  g_free (roll->person_slots);
}

void
roll_up_training (Figures *figures)
{
  const GPtrArray *sessions = figures->model->sessions;
  RollUp roll;
  roll_init (&roll, figures);
  for (guint i = 0; i < sessions->len;)
    {
      const Session *first = sessions->pdata[i];
      if (first->date > figures->calendar.as_of)
        break;
      if (first->date < figures->calendar.first)
        {
          i++;
          continue;
        }
      move_to (&roll, first->date);
      for (; i < sessions->len && ((const Session *) sessions->pdata[i])->date == first->date; i++)
        count_session (&roll, sessions->pdata[i]);
      share_out_day (&roll);
      add_extra_hours (&roll, figures->facts->session_day[first->index]);
    }
  for (PeriodKind kind = 0; kind < N_PERIODS; kind++)
    if (roll.levels[kind].open)
      close_level (&roll, kind);
  /* Periods are numbered kind by kind, and those of a kind were over one after the other. */
  for (PeriodKind kind = 0; kind < N_PERIODS; kind++)
    g_array_append_vals (figures->training, roll.cells[kind]->data, roll.cells[kind]->len);
  roll_clear (&roll);
}
