/* Dates, numbers and names as the readers of the site's language write them (ICU). Safe from any thread. */
#ifndef TRAINBOOK_TEXT_LOCALE_H
#define TRAINBOOK_TEXT_LOCALE_H

#include "text/date.h"

/* language: zh-Hans, zh-Hant or en. New strings. */
char *locale_date (const char *language, Date date);            /* 2026年11月20日, 20 November 2026 */
char *locale_day (const char *language, Date date);             /* 11月20日, 20 November */
char *locale_weekday (const char *language, Date date);         /* 周五 (zh-Hant 週五), Fri */
/* A number with grouping and exactly `places` decimals: 1,234.5 */
char *locale_number (const char *language, Wide numerator, Wide denominator, int places);

/* A key that sorts names (compared with strcmp) the way a Chinese telephone list does: Latin letters, then Chinese signs by pinyin (CLDR's collation
 * for zh), surnames by their own readings (曾 as zeng), numbers by value. Not a text. `name` is UTF-8. New string. */
char *locale_name_key (const char *name);
/* The same for words, which have no surname (区域组 as qū), and may be numbered in Chinese signs, as teams are: 一组, 二组, 三组; 甲组, 乙组, 丙组. */
char *locale_order_key (const char *text);

/* Is the text one word of a dictionary or one run of letters (高峰, Grace), rather than several signs that no dictionary joins (陈静)? */
gboolean text_is_word (const char *text);

/* NFC of a text. New string. */
char *text_nfc (const char *text);

#endif
