/* What is passed on of a report: a short text, and Markdown for the robots of chat groups. Both are made from the report's own view, so they
 * say what the page says and name whom the page names. */
#ifndef TRAINBOOK_VIEW_DIGEST_H
#define TRAINBOOK_VIEW_DIGEST_H

#include "view/view.h"

/* The text: at most 600 characters (300 for a day) and fewer than 2,048 bytes; the Markdown: fewer than 4,096 bytes, with headings, bold, quotes and
 * links alone. What matters least is left out first, whole lines and sentences only. New strings. */
char *digest_text (const ViewContext *context, const Page *page, const View *view);
char *digest_markdown (const ViewContext *context, const Page *page, const View *view);

#endif
