/* Empty files for a site's data: a CSV file a dataset, or one workbook with a sheet a dataset. */
#ifndef TRAINBOOK_COMMANDS_NEW_DATA_H
#define TRAINBOOK_COMMANDS_NEW_DATA_H

#include <glib.h>

/* Writes into the data folder of the site in `directory` (made when it is missing). `language`: zh-Hans, zh-Hant or en; NULL: the site's, else
 * zh-Hans. `csv`, `workbook`: which of the two. No file that exists is ever touched: it is named on standard error, as are the datasets that
 * have a file already. The exit status: 0 when something was written. */
int new_data (const char *directory, const char *language, gboolean csv, gboolean workbook);

#endif
