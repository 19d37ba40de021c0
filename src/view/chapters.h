/* Several documents bound into one: a title each, ids that stay apart, links between them that stay inside. */
#ifndef TRAINBOOK_VIEW_CHAPTERS_H
#define TRAINBOOK_VIEW_CHAPTERS_H

#include "view/common.h"

typedef struct Chapters Chapters;

/* `prefix` is what the ids begin with: two sets of chapters in one page have different ones. Borrowed, static. */
Chapters *chapters_new (const char *prefix);
void chapters_free (Chapters *chapters);

/* Adds a chapter: a page of the handbook (a folder without a page of its own gives a title only), `depth` 0 or 1. */
void chapters_add (Chapters *chapters, const Page *page, guint depth);
guint chapters_count (const Chapters *chapters);

/* Writes <chapter id number title depth level> with <heading id title> of its sections and <body> under `parent`, those of depth 1 inside the one of depth 0 before
 * them; chapter titles of depth 0 are headings of `level`. Links to documents bound in become #anchors; other pages' become absolute where the
 * site's address is known, else they are no links. */
void chapters_write (const Chapters *chapters, View *view, xmlNode *parent, const ViewContext *context, const Page *page, guint level,
                     Diagnostics *diags);

/* A style sheet with one named page per chapter of depth 0, in the head of whose pages stands its title; registered as the insert "running-titles". */
void chapters_write_running_titles (const Chapters *chapters, View *view);

/* Appends `text` as it may stand in a string of a style sheet, inside <style>: nothing in it ends the string or the element. */
void append_css_string (GString *out, const char *text);

#endif
