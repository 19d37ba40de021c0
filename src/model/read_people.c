/* The staff list: one file, or one for each of several dates, of which the newest wins. */
#include "model/private.h"

#include <string.h>

static char **
read_list (const TableRow *row, guint column)
{
  GPtrArray *values = g_ptr_array_new ();
  const char *text = row->cells[column].text, *value;
  gsize length = row->cells[column].length, value_length;
  while (cell_next_value (&text, &length, &value, &value_length))
    g_ptr_array_add (values, g_strndup (value, value_length));
  if (values->len == 0)
    {
      g_ptr_array_unref (values);
      return NULL;
    }
  g_ptr_array_add (values, NULL);
  return (char **) g_ptr_array_free (values, FALSE);
}

static const char *
read_name (const RecordReader *reader, const TableRow *row, guint column)
{
  g_autofree char *name = row_person_text (row, column, NULL);
  return name != NULL ? g_string_chunk_insert (reader->model->strings, name) : read_string (reader, row, column);
}

/* The text of a column that this file has, else what an older list said. */
static void
read_field (const RecordReader *reader, const TableRow *row, guint column, const char **field)
{
  if (table_has (row->table, column))
    *field = read_string (reader, row, column);
}

static void
read_day (const TableRow *row, guint column, Date *day)
{
  if (table_has (row->table, column))
    row_date (row, column, day);
}

/* What the list says of the fields that have a history. */
static void
note_fields (const RecordReader *reader, const TableRow *row, Person *person)
{
  const struct { PersonField field; guint column; const char *text; } fields[] = {
    { FIELD_TEAM, PEOPLE_TEAM, person->team }, { FIELD_POSITION, PEOPLE_POSITION, person->position }, { FIELD_LEVEL, PEOPLE_LEVEL, person->level },
    { FIELD_MANAGER, PEOPLE_MANAGER, NULL }, { FIELD_MENTOR, PEOPLE_MENTOR, NULL },
  };
  if (reader->list == DATE_NONE)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    /* Managers and mentors are noted when it is known who they are. */
    if (table_has (row->table, fields[i].column) && (i < FIELD_MANAGER || row_is_empty (row, fields[i].column)))
      note_listed (reader->model, person, fields[i].field, reader->list, fields[i].text, NULL);
}

/* What has no @ is no address: nobody is to be known by it. */
static void
read_email (const RecordReader *reader, const TableRow *row, Person *person)
{
  const Cell *cell = &row->cells[PEOPLE_EMAIL];
  read_field (reader, row, PEOPLE_EMAIL, &person->email);
  if (cell->length == 0 || memchr (cell->text, '@', cell->length) != NULL || g_strstr_len (cell->text, (gssize) cell->length, "＠") != NULL)
    return;
  g_autofree char *text = g_strndup (cell->text, cell->length);
  Place place = row_place (row, PEOPLE_EMAIL);
  diag_report (row->diags, DIAG_CELL_EMAIL, &place, text, table_column_title (row->table, PEOPLE_EMAIL), NULL);
  person->email = NULL;
}

static void
fill_person (RecordReader *reader, const TableRow *row, Person *person)
{
  person->file = reader->file;
  person->line = row->line;
  person->list_date = reader->list;
  person->name = read_name (reader, row, PEOPLE_NAME);
  read_field (reader, row, PEOPLE_TEAM, &person->team);
  read_field (reader, row, PEOPLE_POSITION, &person->position);
  read_field (reader, row, PEOPLE_LEVEL, &person->level);
  read_email (reader, row, person);
  read_field (reader, row, PEOPLE_LEAVE_REASON, &person->leave_reason);
  read_day (row, PEOPLE_HIRE_DATE, &person->hire_date);
  read_day (row, PEOPLE_PROBATION_END, &person->probation_end);
  read_day (row, PEOPLE_REGULAR_DATE, &person->regular_date);
  read_day (row, PEOPLE_LEAVE_DATE, &person->leave_date);
  if (table_has (row->table, PEOPLE_ALIASES))
    {
      g_strfreev (person->aliases);
      person->aliases = read_list (row, PEOPLE_ALIASES);
    }
  check_dates (row, PEOPLE_HIRE_DATE, PEOPLE_LEAVE_DATE, person->hire_date, person->leave_date);
  check_dates (row, PEOPLE_HIRE_DATE, PEOPLE_PROBATION_END, person->hire_date, person->probation_end);
  check_dates (row, PEOPLE_HIRE_DATE, PEOPLE_REGULAR_DATE, person->hire_date, person->regular_date);
  read_reference (reader, row, PEOPLE_MANAGER, NEAREST_PERSON, person, G_STRUCT_OFFSET (Person, manager));
  read_reference (reader, row, PEOPLE_MENTOR, NEAREST_PERSON, person, G_STRUCT_OFFSET (Person, mentor));
  read_reference (reader, row, PEOPLE_COHORT, NEAREST_COHORT, person, G_STRUCT_OFFSET (Person, cohort));
  note_fields (reader, row, person);
}

/* A month's list may say of a day of that month what the next one corrects. */
#define DAYS_OF_LIST 31

/* People have one employment: of two, the newest list tells the second, and nothing says that there was a first. */
static void
warn_of_return (const RecordReader *reader, const TableRow *row, const Person *before, const Person *now)
{
  char text[DATE_BUFFER];
  Place place = row_place (row, PEOPLE_ID);
  gboolean left = before->leave_date != DATE_NONE && before->leave_date < reader->list;
  if (left && (now->leave_date != before->leave_date || !table_has (row->table, PEOPLE_LEAVE_DATE)))
    diag_report (row->diags, DIAG_PERSON_RETURNED, &place, now->id, now->name, date_format (before->leave_date, text), before->file, NULL);
  else if (before->hire_date != DATE_NONE && now->hire_date != before->hire_date && now->hire_date > before->list_date + DAYS_OF_LIST)
    diag_report (row->diags, DIAG_PERSON_REHIRED, &place, now->id, now->name, date_format (now->hire_date, text), before->file, NULL);
}

/* Who married, or is written otherwise now, is still found by the name of an older list. */
static void
note_former_name (const Person *before, Person *person)
{
  if (before->name == NULL || person->name == NULL || strcmp (before->name, person->name) == 0)
    return;
  if (person->former_names == NULL)
    person->former_names = g_ptr_array_new ();
  g_ptr_array_add (person->former_names, (char *) before->name);
}

/* The person of an older list whose id has lost its zeros in this one: of that name, and hired on that day where both say it. */
static Person *
find_by_zeros (const RecordReader *reader, const TableRow *row, const char *id)
{
  const GPtrArray *found = reader->list == DATE_NONE || id == NULL ? NULL : g_hash_table_lookup (reader->model->index->by_digits[NEAREST_PERSON], id);
  Person *person = found != NULL && found->len == 1 ? found->pdata[0] : NULL;
  Date hired = DATE_NONE;
  if (person == NULL || person->list_date == DATE_NONE || person->list_date == reader->list)
    return NULL;
  const char *name = read_name (reader, row, PEOPLE_NAME);
  if (table_has (row->table, PEOPLE_HIRE_DATE) && !row_date (row, PEOPLE_HIRE_DATE, &hired))
    return NULL;
  if (g_strcmp0 (name, person->name) != 0 || (hired != DATE_NONE && person->hire_date != DATE_NONE && hired != person->hire_date))
    return NULL;
  row_repair (row, PEOPLE_ID, DIAG_ZERO_RESTORED, id, person->id);
  return person;
}

void
read_person (const TableRow *row, gpointer data)
{
  RecordReader *reader = data;
  Model *model = reader->model;
  const char *id = read_string (reader, row, PEOPLE_ID);
  Person *person = model_person (model, id, -1);
  if (person == NULL)
    person = find_by_zeros (reader, row, id);
  if (person != NULL && reader->list != DATE_NONE && person->list_date != DATE_NONE && person->list_date != reader->list)
    {
      const Person before = *person;
      fill_person (reader, row, person);
      note_former_name (&before, person);
      warn_of_return (reader, row, &before, person);
      return;
    }
  Person *new = g_new0 (Person, 1);
  if (!read_key (reader, row, id, new, person ? person->file : NULL, person ? person->line : 0))
    {
      g_free (new);
      return;
    }
  *new = (Person) { .index = model->people->len, .id = id, .team_index = -1, .reports = g_ptr_array_new () };
  g_ptr_array_add (model->people, new);
  index_zeros (model->index, NEAREST_PERSON, id, new);
  fill_person (reader, row, new);
}
