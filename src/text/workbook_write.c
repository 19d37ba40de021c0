/* Not together with text/workbook.h in one file: the library has functions of nearly the same names. */
#include "text/workbook_write.h"

#include <string.h>
#include <xlsxwriter.h>

#include "text/encoding.h"

/* Widths of columns in characters. */
#define LEAST_WIDTH 10
#define MOST_WIDTH 60
#define ROWS_AT_ONCE 1048576
#define PAPER_A4 9
#define MOST_CHOICES_LENGTH 255
#define HEADER_COLOR 0xE7ECF3
#define REQUIRED_COLOR 0xFCE4C8
/* The properties of a file hold when it was made: always 2026-01-01, 00:00 UTC, so that the bytes do not change from run to run. */
#define CREATED 1767225600
/* The built-in format "@". */
#define TEXT_FORMAT 49

struct WorkbookWriter {
  lxw_workbook *book;
  lxw_format *kinds[WORKBOOK_COLUMN_TIME + 1];
  lxw_format *header, *required, *wrapped;
  lxw_error first_error;
};

/* A format for cells; without `number_format` that of text. */
static lxw_format *
new_format (lxw_workbook *book, const char *number_format)
{
  lxw_format *format = workbook_add_format (book);
  if (number_format != NULL)
    format_set_num_format (format, number_format);
  else
    format_set_num_format_index (format, TEXT_FORMAT);
  return format;
}

static lxw_format *
new_header_format (lxw_workbook *book, lxw_color_t color)
{
  lxw_format *format = workbook_add_format (book);
  format_set_bold (format);
  format_set_bg_color (format, color);
  format_set_bottom (format, LXW_BORDER_THIN);
  format_set_num_format_index (format, TEXT_FORMAT);
  return format;
}

WorkbookWriter *
workbook_writer_new (const char *path)
{
  lxw_workbook *book = workbook_new (path);
  if (book == NULL)
    return NULL;
  WorkbookWriter *writer = g_new0 (WorkbookWriter, 1);
  writer->book = book;
  writer->kinds[WORKBOOK_COLUMN_TEXT] = new_format (book, NULL);
  writer->kinds[WORKBOOK_COLUMN_DATE] = new_format (book, "yyyy-mm-dd");
  writer->kinds[WORKBOOK_COLUMN_TIME] = new_format (book, "hh:mm");
  writer->header = new_header_format (book, HEADER_COLOR);
  writer->required = new_header_format (book, REQUIRED_COLOR);
  writer->wrapped = new_format (book, NULL);
  format_set_text_wrap (writer->wrapped);
  format_set_align (writer->wrapped, LXW_ALIGN_VERTICAL_TOP);
  lxw_doc_properties properties = { .created = CREATED };
  workbook_set_properties (book, &properties);
  return writer;
}

/* Mistakes are kept until the end: the first one tells. */
static void
note_error (WorkbookWriter *writer, lxw_error error)
{
  if (writer->first_error == LXW_NO_ERROR)
    writer->first_error = error;
}

static lxw_worksheet *
add_sheet (WorkbookWriter *writer, const char *name)
{
  lxw_worksheet *sheet = workbook_add_worksheet (writer->book, name);
  if (sheet == NULL)
    {
      note_error (writer, LXW_ERROR_PARAMETER_VALIDATION);
      return NULL;
    }
  worksheet_freeze_panes (sheet, 1, 0);
  worksheet_set_paper (sheet, PAPER_A4);
  worksheet_set_landscape (sheet);
  worksheet_fit_to_pages (sheet, 1, 0);
  worksheet_repeat_rows (sheet, 0, 0);
  return sheet;
}

static guint
width_for (const char *text, guint margin)
{
  return text_display_width (text, -1) + margin;
}

/* A longer list cannot be stored in a file, and the library would complain on standard error. */
static gboolean
is_short (char **choices)
{
  g_autofree char *list = g_strjoinv (",", choices);
  return g_utf8_strlen (list, -1) <= MOST_CHOICES_LENGTH;
}

static void
offer_choices (lxw_worksheet *sheet, lxw_col_t column, char **choices)
{
  /* The library copies the list, whose type is const in its later versions only. */
  lxw_data_validation validation = { .validate = LXW_VALIDATION_TYPE_LIST, .value_list = (void *) choices, .ignore_blank = LXW_VALIDATION_ON,
    .dropdown = LXW_VALIDATION_ON, .show_input = LXW_VALIDATION_ON, .show_error = LXW_VALIDATION_ON,
    .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING };
  worksheet_data_validation_range (sheet, 1, column, ROWS_AT_ONCE - 1, column, &validation);
}

void
workbook_writer_add_form (WorkbookWriter *writer, const char *name, const WorkbookColumn *columns, guint n)
{
  lxw_worksheet *sheet = add_sheet (writer, name);
  for (guint i = 0; sheet != NULL && i < n; i++)
    {
      lxw_col_t column = (lxw_col_t) i;
      guint width = MAX (width_for (columns[i].header, 4), columns[i].kind == WORKBOOK_COLUMN_DATE ? 12 : LEAST_WIDTH);
      for (char **choice = columns[i].choices; choice != NULL && *choice != NULL; choice++)
        width = MAX (width, width_for (*choice, 4));
      note_error (writer, worksheet_set_column (sheet, column, column, MIN (width, MOST_WIDTH), writer->kinds[columns[i].kind]));
      note_error (writer, worksheet_write_string (sheet, 0, column, columns[i].header, columns[i].required ? writer->required : writer->header));
      if (columns[i].choices != NULL && is_short (columns[i].choices))
        offer_choices (sheet, column, columns[i].choices);
    }
}

void
workbook_writer_add_table (WorkbookWriter *writer, const char *name, const char *const *cells, guint n_columns, guint n_rows)
{
  lxw_worksheet *sheet = add_sheet (writer, name);
  for (guint column = 0; sheet != NULL && column < n_columns; column++)
    {
      guint width = LEAST_WIDTH;
      for (guint row = 0; row < n_rows; row++)
        {
          const char *text = cells[row * n_columns + column];
          width = MAX (width, width_for (text, 2));
          note_error (writer, worksheet_write_string (sheet, row, (lxw_col_t) column, text, row == 0 ? writer->header : writer->wrapped));
        }
      note_error (writer, worksheet_set_column (sheet, (lxw_col_t) column, (lxw_col_t) column, MIN (width, MOST_WIDTH), NULL));
    }
}

const char *
workbook_writer_close (WorkbookWriter *writer)
{
  lxw_error error = workbook_close (writer->book);
  note_error (writer, error);
  error = writer->first_error;
  g_free (writer);
  return error == LXW_NO_ERROR ? NULL : lxw_strerror (error);
}
