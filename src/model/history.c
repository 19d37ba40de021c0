/* What was true of people on a day: moves and dated staff lists become short sorted arrays, only for those fields of those people that changed. */
#include "model/dump.h"
#include "model/identity.h"
#include "model/private.h"

#include <libintl.h>
#include <string.h>

#define _(text) gettext (text)

/* A value from a day on. */
typedef struct {
  Date from;                    /* DATE_NONE: always before */
  gboolean is_move;
  const char *text;             /* or NULL */
  Person *person;               /* of a manager or mentor, or NULL */
  gint team_index;
} Since;

struct PersonHistory { GArray *fields[N_PERSON_FIELDS]; };      /* Since, by date; NULL: as today */

void
history_free (struct PersonHistory *history)
{
  for (guint i = 0; history != NULL && i < N_PERSON_FIELDS; i++)
    g_clear_pointer (&history->fields[i], g_array_unref);
  g_free (history);
}

/* The value in force on that day; NULL when the field never changed. */
static const Since *
since_on (const Person *person, PersonField field, Date day)
{
  const GArray *values = person->history == NULL ? NULL : person->history->fields[field];
  if (values == NULL)
    return NULL;
  guint at = values->len - 1;
  while (at > 0 && g_array_index (values, Since, at).from > day)
    at--;
  return &g_array_index (values, Since, at);
}

gint
person_team_on (const Person *person, Date day)
{
  const Since *since = G_LIKELY (person->history == NULL) ? NULL : since_on (person, FIELD_TEAM, day);
  return since == NULL ? person->team_index : since->team_index;
}

const char *
person_position_on (const Person *person, Date day)
{
  const Since *since = since_on (person, FIELD_POSITION, day);
  return since == NULL ? person->position : since->text;
}

Date
person_position_since (const Person *person, Date day)
{
  const GArray *values = person->history == NULL ? NULL : person->history->fields[FIELD_POSITION];
  const Since *since = since_on (person, FIELD_POSITION, day);
  guint at = since == NULL ? 0 : (guint) (since - &g_array_index (values, Since, 0));
  while (at > 0 && g_strcmp0 (g_array_index (values, Since, at - 1).text, since->text) == 0)
    at--;
  Date from = since == NULL ? DATE_NONE : g_array_index (values, Since, at).from;
  return from != DATE_NONE && from > person->hire_date ? from : person->hire_date;
}

const char *
person_level_on (const Person *person, Date day)
{
  const Since *since = since_on (person, FIELD_LEVEL, day);
  return since == NULL ? person->level : since->text;
}

Person *
person_manager_on (const Person *person, Date day)
{
  const Since *since = since_on (person, FIELD_MANAGER, day);
  return since == NULL ? person->manager : since->person;
}

Person *
person_mentor_on (const Person *person, Date day)
{
  const Since *since = since_on (person, FIELD_MENTOR, day);
  return since == NULL ? person->mentor : since->person;
}

void
note_listed (Model *model, Person *person, PersonField field, Date from, const char *text, Person *value)
{
  ListedValue listed = { person, field, from, text, value };
  g_array_append_val (model->index->listed, listed);
}

static GArray *
values_of (Person *person, PersonField field)
{
  if (person->history == NULL)
    person->history = g_new0 (struct PersonHistory, 1);
  if (person->history->fields[field] == NULL)
    person->history->fields[field] = g_array_new (FALSE, FALSE, sizeof (Since));
  return person->history->fields[field];
}

static gboolean
same_value (const Since *one, const Since *other)
{
  return one->person == other->person && g_strcmp0 (one->text, other->text) == 0;
}

static gint
compare_since (gconstpointer a, gconstpointer b)
{
  const Since *first = a, *second = b;
  if (first->from != second->from)
    return first->from < second->from ? -1 : 1;
  return first->is_move - second->is_move;
}

/* The list of a month is written at its end: where it holds already what a move of that month brings, the move says the day. */
static void
drop_lists_before_moves (GArray *values)
{
  for (guint i = 1; i < values->len; i++)
    {
      const Since *move = &g_array_index (values, Since, i), *list = &g_array_index (values, Since, i - 1);
      if (move->is_move && !list->is_move && i > 1 && same_value (list, move) && !same_value (list, &g_array_index (values, Since, i - 2)))
        g_array_remove_index (values, --i);
    }
}

/* Sorts, leaves out what changes nothing, and forgets a field that never changed from what it is today. */
static void
settle (Person *person, PersonField field)
{
  GArray *values = person->history->fields[field];
  g_array_sort (values, compare_since);
  drop_lists_before_moves (values);
  for (guint i = 1; i < values->len;)
    if (same_value (&g_array_index (values, Since, i), &g_array_index (values, Since, i - 1)))
      g_array_remove_index (values, i);
    else
      i++;
  const Since *only = &g_array_index (values, Since, 0);
  const char *const texts[] = { person->team, person->position, person->level, NULL, NULL };
  Person *const people[] = { NULL, NULL, NULL, person->manager, person->mentor };
  if (values->len == 1 && only->person == people[field] && g_strcmp0 (only->text, texts[field]) == 0)
    g_clear_pointer (&person->history->fields[field], g_array_unref);
}

/* The field as people says it today: `text` and `value` point to it. */
static void
today_of (Person *person, PersonField field, const char ***text, Person ***value)
{
  const char **const texts[] = { &person->team, &person->position, &person->level, NULL, NULL };
  Person **const people[] = { NULL, NULL, NULL, &person->manager, &person->mentor };
  *text = texts[field];
  *value = people[field];
}

/* "E101 (陈静)". New string. */
static char *
person_label (const Person *person)
{
  g_autofree char *name = g_strdup_printf (_(" (%s)"), person->name);
  return g_strconcat (person->id, name, NULL);
}

/* The last move up to today against today's record, which it fills in where that says nothing. */
static void
check_today (const Model *model, Person *person, PersonField field, const Move *last, Diagnostics *diags)
{
  static const guint columns[] = { PEOPLE_TEAM, PEOPLE_POSITION, PEOPLE_LEVEL, PEOPLE_MANAGER, PEOPLE_MENTOR };
  const char **text;
  Person **value;
  today_of (person, field, &text, &value);
  gboolean blank = text != NULL ? *text == NULL : *value == NULL;
  gboolean same = text != NULL ? g_strcmp0 (*text, last->value) == 0 : *value == last->value_person;
  if (blank && text != NULL)
    *text = last->value;
  else if (blank)
    *value = last->value_person;
  else if (!same)
    {
      char date[DATE_BUFFER];
      Place place = record_place (model, last->file, last->line, MOVES_VALUE);
      g_autofree char *moved = text != NULL ? g_strdup (last->value) : person_label (last->value_person);
      g_autofree char *today = text != NULL ? g_strdup (*text) : person_label (*value);
      diag_report (diags, DIAG_MOVE_DIFFERS, &place, person->id, person->name, moved, date_format (last->date, date),
                   record_column_title (model, person->file, DATASET_PEOPLE, columns[field]), today, NULL);
    }
}

/* What was before the first move: what an earlier list said, what the row says, or nobody knows. */
static void
add_before (const Model *model, Person *person, PersonField field, const Move *first, Diagnostics *diags)
{
  GArray *values = values_of (person, field);
  for (guint i = 0; i < values->len; i++)
    if (!g_array_index (values, Since, i).is_move && g_array_index (values, Since, i).from <= first->date)
      return;
  Since before = { .from = DATE_NONE, .team_index = -1 };
  if (first->before != NULL && field < FIELD_MANAGER)
    before.text = first->before;
  else if (first->before != NULL)
    {
      IdentityKind how;
      before.person = (Person *) model_identify_person (model, first->before, strlen (first->before), &how);
    }
  g_array_append_val (values, before);
  if (first->before != NULL || field != FIELD_TEAM || (person->hire_date != DATE_NONE && person->hire_date >= first->date))
    return;
  char date[DATE_BUFFER];
  Place place = record_place (model, first->file, first->line, MOVES_DATE);
  diag_report (diags, DIAG_MOVE_BEFORE, &place, person->id, person->name, date_format (first->date, date),
               record_column_title (model, first->file, DATASET_MOVES, MOVES_BEFORE), NULL);
}

static gint
compare_moves (gconstpointer a, gconstpointer b)
{
  const Move *first = *(Move *const *) a, *second = *(Move *const *) b;
  if (first->person != second->person)
    return first->person->index < second->person->index ? -1 : 1;
  if (first->field != second->field)
    return first->field < second->field ? -1 : 1;
  if (first->date != second->date)
    return first->date < second->date ? -1 : 1;
  return first->index < second->index ? -1 : 1;
}

/* Who a manager's or mentor's move names. FALSE, reported, when nobody knows. */
static gboolean
find_value (const Model *model, Move *move, Diagnostics *diags)
{
  if (move->field < FIELD_MANAGER)
    return TRUE;
  Identity identity = model_identify (model, NEAREST_PERSON, move->value, strlen (move->value));
  move->value_person = identity.record;
  if (identity.record == NULL)
    {
      Place place = record_place (model, move->file, move->line, MOVES_VALUE);
      model_report_identity (model, NEAREST_PERSON, &identity, move->value, strlen (move->value), "value", &place, diags);
    }
  identity_clear (&identity);
  return move->value_person != NULL;
}

/* The moves [from, to) are of one person and field, by date. */
static void
join_moves_of (const Model *model, Move **moves, guint from, guint to, Diagnostics *diags)
{
  const Move *last = NULL;
  Person *person = moves[from]->person;
  PersonField field = (PersonField) moves[from]->field;
  for (guint i = from; i < to; i++)
    {
      Since since = { .from = moves[i]->date, .is_move = TRUE, .text = field < FIELD_MANAGER ? moves[i]->value : NULL, .person = moves[i]->value_person,
                      .team_index = -1 };
      if (i > from && moves[i]->date == moves[i - 1]->date)
        {
          char date[DATE_BUFFER];
          g_autofree char *line = diag_other_line (moves[i - 1]->file, moves[i - 1]->line, moves[i]->file);
          Place place = record_place (model, moves[i]->file, moves[i]->line, MOVES_DATE);
          diag_report (diags, DIAG_MOVE_TWICE, &place, person->id, date_format (moves[i]->date, date), line, NULL);
          continue;
        }
      g_array_append_val (values_of (person, field), since);
      if (moves[i]->date <= model->as_of)
        last = moves[i];
    }
  add_before (model, person, field, moves[from], diags);
  if (last != NULL)
    check_today (model, person, field, last, diags);
}

static void
join_moves (const Model *model, Diagnostics *diags)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  for (guint i = 0; i < model->moves->len; i++)
    {
      Move *move = model->moves->pdata[i];
      if (move->person != NULL && move->field >= 0 && move->date != DATE_NONE && find_value (model, move, diags))
        g_ptr_array_add (known, move);
    }
  g_ptr_array_sort (known, compare_moves);
  for (guint from = 0, to; from < known->len; from = to)
    {
      const Move *first = known->pdata[from];
      for (to = from + 1; to < known->len; to++)
        {
          const Move *next = known->pdata[to];
          if (next->person != first->person || next->field != first->field)
            break;
        }
      join_moves_of (model, (Move **) known->pdata, from, to, diags);
    }
}

/* Who stands in an older list, but in the newest no more, has left; nobody said when. */
static void
report_gone (const Model *model, Diagnostics *diags)
{
  for (guint i = 0; i < model->people->len; i++)
    {
      const Person *person = model->people->pdata[i];
      if (person->list_date == DATE_NONE || person->list_date == model->index->newest_list || person->leave_date != DATE_NONE)
        continue;
      Place place = record_place (model, person->file, person->line, PEOPLE_ID);
      diag_report (diags, DIAG_PERSON_GONE, &place, person->id, person->name,
                   record_column_title (model, person->file, DATASET_PEOPLE, PEOPLE_LEAVE_DATE), NULL);
    }
}

void
join_history (Model *model, Diagnostics *diags)
{
  const GArray *listed = model->index->listed;
  for (guint i = 0; i < listed->len; i++)
    {
      const ListedValue *value = &g_array_index (listed, ListedValue, i);
      Since since = { .from = value->from, .text = value->text, .person = value->value, .team_index = -1 };
      g_array_append_val (values_of (value->person, value->field), since);
    }
  join_moves (model, diags);
  report_gone (model, diags);
  for (guint i = 0; i < model->people->len; i++)
    {
      Person *person = model->people->pdata[i];
      gboolean changed = FALSE;
      for (guint field = 0; person->history != NULL && field < N_PERSON_FIELDS; field++)
        {
          if (person->history->fields[field] != NULL)
            settle (person, (PersonField) field);
          changed |= person->history->fields[field] != NULL;
        }
      if (!changed)
        g_clear_pointer (&person->history, history_free);
    }
}

static GArray *
team_values (const Model *model, guint i)
{
  const Person *person = model->people->pdata[i];
  return person->history == NULL ? NULL : person->history->fields[FIELD_TEAM];
}

void
history_add_teams (const Model *model, GHashTable *teams)
{
  for (guint i = 0; i < model->people->len; i++)
    {
      const GArray *values = team_values (model, i);
      for (guint j = 0; values != NULL && j < values->len; j++)
        if (g_array_index (values, Since, j).text != NULL)
          g_hash_table_add (teams, (gpointer) g_array_index (values, Since, j).text);
    }
}

void
history_number_teams (const Model *model, GHashTable *positions)
{
  for (guint i = 0; i < model->people->len; i++)
    {
      GArray *values = team_values (model, i);
      for (guint j = 0; values != NULL && j < values->len; j++)
        {
          Since *since = &g_array_index (values, Since, j);
          since->team_index = since->text == NULL ? -1 : GPOINTER_TO_INT (g_hash_table_lookup (positions, since->text));
        }
    }
}

void
dump_history (FILE *out, const Person *person)
{
  static const char *const names[] = { "team_since", "position_since", "level_since", "manager_since", "mentor_since" };
  for (guint field = 0; person->history != NULL && field < N_PERSON_FIELDS; field++)
    for (guint i = 0; person->history->fields[field] != NULL && i < person->history->fields[field]->len; i++)
      {
        const Since *since = &g_array_index (person->history->fields[field], Since, i);
        char date[DATE_BUFFER];
        const char *value = since->person != NULL ? since->person->id : since->text != NULL ? since->text : "";
        g_autofree char *text = g_strdup_printf ("%s:%s", since->from == DATE_NONE ? "" : date_format (since->from, date), value);
        dump_text (out, names[field], text);
      }
}
