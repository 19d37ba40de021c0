/* Periods and ranges of days as the site's readers write them. */
#ifndef TRAINBOOK_PAGE_PERIOD_TEXT_H
#define TRAINBOOK_PAGE_PERIOD_TEXT_H

#include "measure/period.h"
#include "text/words.h"

/* 11月16日–20日, or with both years where they differ; one day alone when `first` is `last`. New string. */
char *period_range_text (const Words *words, Date first, Date last);
/* 2026年第47周（11月16日—22日）, 2026年11月, where months begin on the 26th 2026年11月（10月26日—11月25日）, 2026年第4季度, 2026年; a day with its weekday.
 * New string. */
char *period_text (const Words *words, const Period *period);
/* The same, with 截至11月20日 behind it when `last`, the last day that counts, lies before the period's end. New string. */
char *period_text_until (const Words *words, const Period *period, Date last);
/* The same as short as it fits below a bar: 11/20, 第47周, 11月, Q4, 2026. New string. */
char *period_label (const Words *words, const Period *period);

#endif
