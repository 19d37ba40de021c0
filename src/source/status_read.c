/* The status of a row of attendance, as people write it: a word or a sign, with a kind of leave, a note or a length of time behind it. */
#include "source/cell_units.h"
#include "source/status_words.h"
#include "text/notation.h"

#include <string.h>

/* The longest phrase that is looked at, in bytes of its key. */
#define MOST_PHRASE 64

/* A day, where only the number of days is wanted: longer than what anybody writes in hours. */
#define DAY (1000 * NOTATION_HOUR)

/* Who comes later, or leaves earlier, has missed a part of the session that is to be counted: it is said in minutes attended. */
#define MOST_MINUTES_LATE 60

static gboolean
is_word (const StatusMeaning *meaning, const char *word)
{
  return strlen (word) == meaning->word.length && memcmp (meaning->word.text, word, meaning->word.length) == 0;
}

/* What a length of time behind a status adds to it: nothing where it is whole days of leave, or minutes somebody was late. */
static StatusOutcome
take_length (gint64 length, StatusMeaning *meaning)
{
  gboolean away = is_word (meaning, "leave") || is_word (meaning, "absent"), late = is_word (meaning, "late") || is_word (meaning, "left_early");
  meaning->half_day = away && length * 2 == DAY;
  gboolean plain = away ? meaning->half_day || (length > 0 && length % DAY == 0) : late && length <= MOST_MINUTES_LATE * NOTATION_MINUTE;
  return plain ? STATUS_KNOWN : STATUS_LENGTH;
}

/* The same of a text; UNKNOWN where it is no length of time, and 9:05 is one of the day. */
static StatusOutcome
take_length_text (const char *text, StatusMeaning *meaning)
{
  gint64 length;
  if (strchr (text, ':') != NULL || notation_duration (text, strlen (text), 0, DAY, &length).outcome == NOTATION_WRONG || length < 0)
    return STATUS_UNKNOWN;
  return take_length (length, meaning);
}

/* The kind that a text adds to a leave without one. */
static gboolean
take_kind (const Table *table, Cell text, StatusMeaning *meaning)
{
  StatusMeaning other;
  if (meaning->kind != NULL || !is_word (meaning, "leave") || !status_word_find (table, text, &other) || other.kind == NULL)
    return FALSE;
  meaning->kind = other.kind;
  return TRUE;
}

/* What joins a status and what stands behind it. */
static const char *
skip_joint (const char *text)
{
  static const char *const joints[] = { ":", "/", ",", "、", "+", "·" };
  for (guint i = 0; i < G_N_ELEMENTS (joints); i++)
    if (g_str_has_prefix (text, joints[i]))
      return text + strlen (joints[i]);
  return text;
}

/* The longest word or sign that the key begins with, which is not all of it. How long it is; 0. */
static gsize
find_beginning (const Table *table, const char *key, StatusMeaning *meaning)
{
  for (const char *end = key + strlen (key); end > key;)
    {
      end = g_utf8_prev_char (end);
      gsize length = (gsize) (end - key);
      /* A letter or a digit is the beginning of anything. */
      if (length > 0 && (length > 1 || !g_ascii_isalnum (*key)) && status_word_find (table, (Cell) { key, length }, meaning) && meaning->word.length > 0)
        return length;
    }
  return 0;
}

/* A phrase: a status, a kind of leave, how long; the last two may be missing. 请病假 is the kind alone. `key` is its dataset_key(). */
static StatusOutcome
read_phrase (const Table *table, const char *key, StatusMeaning *meaning)
{
  gboolean asked = g_str_has_prefix (key, "请") || g_str_has_prefix (key, "請");
  if (asked && status_word_find (table, (Cell) { key + strlen ("请"), strlen (key + strlen ("请")) }, meaning) && meaning->kind != NULL)
    return STATUS_KNOWN;
  gsize length = strlen (key) <= MOST_PHRASE ? find_beginning (table, key, meaning) : 0;
  if (length == 0)
    return STATUS_UNKNOWN;
  const char *rest = skip_joint (key + length);
  StatusMeaning kind;
  if (take_kind (table, (Cell) { rest, strlen (rest) }, meaning))
    return STATUS_KNOWN;
  length = find_beginning (table, rest, &kind);
  if (length > 0 && take_kind (table, (Cell) { rest, length }, meaning))
    rest = skip_joint (rest + length);
  return take_length_text (rest, meaning);
}

/* The longest word for the status that the cell begins with, as it is written there; else the status's own name, "" without one. Borrowed from the table of choices. */
static const char *
written_word (const TableRow *row, const Cell *name)
{
  const ChoiceTable *choices = row->table->choices[ATTENDANCE_STATUS];
  const Cell *cell = &row->cells[ATTENDANCE_STATUS];
  g_autofree char *key = dataset_key (cell->text, (gssize) cell->length);
  int status = name->length > 0 ? choice_find_exactly (choices, name->text, name->length) : -1;
  const char *found = status < 0 ? "" : choice_name (choices, status);
  gsize longest = 0;
  for (guint i = 0; status >= 0 && choices->keys[i] != NULL; i++)
    if (choices->choice[i] == status && strlen (choices->keys[i]) > longest && g_str_has_prefix (key, choices->keys[i]))
      {
        longest = strlen (choices->keys[i]);
        found = choices->words[i];
      }
  return found;
}

/* Logs what a cell was read as. */
static void
log_read (const TableRow *row, const StatusMeaning *meaning)
{
  const Cell *cell = &row->cells[ATTENDANCE_STATUS];
  g_autofree char *was = cell_excerpt (cell->text, cell->length);
  row_repair (row, ATTENDANCE_STATUS, DIAG_STATUS_READ, was, meaning->kind != NULL ? meaning->kind : written_word (row, &meaning->word));
}

/* The meaning of a note in brackets behind a status: a kind of leave, how long, or nothing that is read. TRUE when it says something. */
static gboolean
take_note (const Table *table, const GString *note, StatusMeaning *meaning)
{
  StatusMeaning of_note, length = *meaning;
  g_autofree char *key = dataset_key (note->str, (gssize) note->len);
  if (take_kind (table, (Cell) { note->str, note->len }, meaning))
    return TRUE;
  if (read_phrase (table, key, &of_note) == STATUS_KNOWN && of_note.kind != NULL && take_kind (table, (Cell) { of_note.kind, strlen (of_note.kind) }, meaning))
    {
      meaning->half_day = of_note.half_day;
      return TRUE;
    }
  meaning->half_day = take_length_text (key, &length) == STATUS_KNOWN && length.half_day;
  return FALSE;
}

/* The cell without what does not belong to a word, and what a note in brackets behind it says. What is left out is logged. */
static gboolean
read_mended (const TableRow *row, StatusMeaning *meaning)
{
  const Cell *cell = &row->cells[ATTENDANCE_STATUS];
  g_autoptr (GString) word = g_string_new (NULL), note = g_string_new (NULL);
  Notation notation = notation_name (cell->text, cell->length, word, note);
  if (notation.outcome != NOTATION_REPAIRED || word->len == 0 || !status_word_find (row->table, (Cell) { word->str, word->len }, meaning))
    return FALSE;
  if (note->len > 0 && take_note (row->table, note, meaning))
    log_read (row, meaning);
  else
    cell_settle (row, ATTENDANCE_STATUS, CELL_KIND_TEXT, notation, word->str);
  return TRUE;
}

StatusOutcome
status_read (const TableRow *row, StatusMeaning *meaning)
{
  const Table *table = row->table;
  Cell cell = row->cells[ATTENDANCE_STATUS];
  /* Grids have taken signs of any width for themselves; in a list such a difference is logged. */
  if (status_word_find_exactly (table, cell, meaning) || (table->grid != NULL && status_word_find (table, cell, meaning))
      || read_mended (row, meaning) || status_word_find (table, cell, meaning))
    return STATUS_KNOWN;
  g_autofree char *key = cell.length <= 2 * MOST_PHRASE ? dataset_key (cell.text, (gssize) cell.length) : g_strdup ("");
  StatusOutcome outcome = read_phrase (table, key, meaning);
  if (outcome == STATUS_KNOWN)
    log_read (row, meaning);
  return outcome;
}

void
status_report (const TableRow *row, StatusOutcome outcome)
{
  if (outcome == STATUS_LENGTH)
    cell_report (row, ATTENDANCE_STATUS, DIAG_STATUS_LENGTH, NULL);
  else if (row->table->grid != NULL)
    {
      Place place = row_place (row, ATTENDANCE_STATUS);
      g_autofree char *not_due = NULL, *known = status_sign_list (row->table, &not_due);
      diag_report (row->diags, DIAG_GRID_SYMBOL, &place, place.value, known, not_due, NULL);
    }
  else if (!row_identifier_wrong (row, ATTENDANCE_STATUS))
    cell_report_choice (row, ATTENDANCE_STATUS, DIAG_CELL_STATUS);
}

/* Half of a day is one of its halves: the row must say of which session it is, or of which part of the day. FALSE when that is reported. */
static gboolean
check_half_day (const TableRow *row)
{
  TimeOfDay from, to;
  gboolean loose;
  if (!row_is_empty (row, ATTENDANCE_SESSION))
    return TRUE;
  if (!row_day_part (row, &from, &to, &loose))
    return FALSE;
  if (from > 0 || to < 24 * 60)
    return TRUE;
  Place place = row_place (row, ATTENDANCE_STATUS);
  diag_report (row->diags, DIAG_STATUS_HALF, &place, place.value, NULL);
  return FALSE;
}

gboolean
row_status (const TableRow *row, RowStatus *status)
{
  gboolean of_grid = row->notes->grid_cell != NULL;
  StatusMeaning meaning = { row->cells[ATTENDANCE_STATUS], NULL, of_grid && row->notes->half_day };
  *status = (RowStatus) { 0 };
  if (!of_grid)
    {
      StatusOutcome outcome = status_read (row, &meaning);
      if (outcome != STATUS_KNOWN)
        {
          status_report (row, outcome);
          return FALSE;
        }
    }
  status->not_due = meaning.word.length == 0;
  status->kind = meaning.kind;
  status->half_day = meaning.half_day;
  if (!status->not_due)
    status->status = (guint) choice_find_exactly (row->table->choices[ATTENDANCE_STATUS], meaning.word.text, meaning.word.length);
  return !meaning.half_day || check_half_day (row);
}

Cell
row_leave_kind (const TableRow *row, const char *of_status)
{
  Cell cell = row->cells[ATTENDANCE_LEAVE_KIND];
  if (of_status == NULL || (cell.length > 0 && !cell_is_placeholder (cell.text, cell.length)))
    return cell;
  return (Cell) { of_status, strlen (of_status) };
}

gboolean
row_leave_kind_differs (const TableRow *row, gboolean is_leave, const char *of_status)
{
  Cell cell = row->cells[ATTENDANCE_LEAVE_KIND];
  StatusMeaning said;
  if (cell.length == 0 || row->notes->grid_cell != NULL || (of_status != NULL && strlen (of_status) == cell.length && memcmp (of_status, cell.text, cell.length) == 0)
      || !status_word_find (row->table, cell, &said) || said.kind == NULL)
    return FALSE;
  return !is_leave || (of_status != NULL && status_kinds_differ (of_status, said.kind));
}
