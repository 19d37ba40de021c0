/* The account of the input files as tables: what became of each file, every repair, every mistake. */
#ifndef TRAINBOOK_ACCOUNT_H
#define TRAINBOOK_ACCOUNT_H

#include "source/intake.h"
#include "source/rights.h"
#include "text/words.h"

typedef enum {
  ACCOUNT_PLAIN,           /* for programs: headings are the names of the columns, lines end with LF, texts as they are */
  ACCOUNT_SPREADSHEET      /* for Excel: headings in words, UTF-8 with BOM, CRLF; a text that a spreadsheet would take for a formula gets an apostrophe */
} AccountStyle;

/* file, dataset, encoding, delimiter, rows, used, repaired, refused, later: of the files that the edition lists. New string. `words` may be NULL with ACCOUNT_PLAIN, `edition` too: all. */
char *account_files_csv (const Intake *intake, const Edition *edition, const Words *words, AccountStyle style);

/* file, place, repair, was, is: every repair that was logged, by file and place; of files whose rows the edition does not show without `was` and `is`. `edition`
 * NULL: everything. New string. */
char *account_repairs_csv (const Diagnostics *diags, const Intake *intake, const Edition *edition, const Words *words, AccountStyle style);

/* severity, file, sheet, cell, value, problem, remedy, message: everything that is wrong or was mended. New string. */
char *account_problems_csv (const Diagnostics *diags, const Words *words, AccountStyle style);

/* May an edition show that there was a repair in that file (message->file), and (`*cells`) the cells themselves? */
gboolean account_shows_repair (const Intake *intake, const Edition *edition, const char *file, gboolean *cells);

/* "data/台账.xlsx[签到]" → its file and its sheet; the sheet is NULL when there is none. New strings. */
void account_split_sheet (const char *shown, char **file, char **sheet);

/* The text of a message without what to do. New string. */
char *account_problem_text (const DiagMessage *message);

/* ",", ";", "tab", ":"; "" for 0. Static. */
const char *account_delimiter_name (char delimiter);

#endif
