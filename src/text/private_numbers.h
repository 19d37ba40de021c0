/* Numbers of telephones, identity cards and bank cards within a text. */
#ifndef TRAINBOOK_TEXT_PRIVATE_NUMBERS_H
#define TRAINBOOK_TEXT_PRIVATE_NUMBERS_H

#include <glib.h>

/* The text with … in the place of each number that looks like one of a telephone (139 1111 2222, +86-13911112222, 0571-88886666), an identity card
 * (15, 17 or 18 digits, X at the end) or a bank card: UTF-8; also in full-width digits and in groups. Dates, times and shorter numbers stay. New string. */
char *private_numbers_hidden (const char *text, gsize length);

/* The same with … in the place of every number and date. */
char *numbers_hidden (const char *text, gsize length);

#endif
