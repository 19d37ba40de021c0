/* What every view has, and the small tools that the builders of views share. */
#ifndef TRAINBOOK_VIEW_COMMON_H
#define TRAINBOOK_VIEW_COMMON_H

#include "view/view.h"

/* A new child element; a child with a text; an attribute (NULL value: none). Texts are stored as text, never as markup;
 * characters that XML cannot hold are left out. */
xmlNode *element (xmlNode *parent, const char *name);
xmlNode *element_text (xmlNode *parent, const char *name, const char *text);
void set_attribute (xmlNode *node, const char *name, const char *value);
void attribute_integer (xmlNode *node, const char *name, gint64 value);

/* What a measure is called and counts in. */
const MeasureDefinition *view_measure (const ViewContext *context, MeasureId measure);

/* A new view with the parts that all pages have: <view kind path root lang title site department version as-of …> with <breadcrumb>,
 * <previous>, <next>, and the insert "navigation" (the head of the page and the tree of pages, shared by a folder). `as-of` is written 2026-11-20. */
View *view_new (const ViewContext *context, const Page *page, const char *stylesheet);
xmlNode *view_root (View *view);

/* The folder's navigation with every link to `href` marked as the current page. New bytes. */
GBytes *view_mark_current (GBytes *navigation, const char *href);

/* Registers bytes to be placed by <tb:insert name="NAME"/>; takes its own reference. */
void view_insert (View *view, const char *name, GBytes *bytes);
/* Adds <chart insert="…" outline="…" title width height> under `parent` and registers the SVG and its outline. */
void view_add_chart (View *view, xmlNode *parent, const Chart *chart);

/* Sets href on `node` to the page's link, nothing when `target` is NULL. */
void link_to (xmlNode *node, const Page *from, const Page *target);
/* Adds <NAME id name position team> as a child, as the edition shows people of that list; NULL when it names none. */
xmlNode *add_person (xmlNode *parent, const ViewContext *context, const char *element_name, const Person *person, NameList list);
/* What the edition shows of a person in that list, for the page of the view that `node` belongs to; NULL: nothing. New string. Every text that names a
 * person comes from here or from add_person(): the search for leaks takes any other for one. */
char *person_name (xmlNode *node, const ViewContext *context, const Person *person, NameList list);
/* The e-mail address of a person whom the edition names in full in that list, for the page of the view that `node` belongs to; else NULL. Borrowed. */
const char *person_email (xmlNode *node, const ViewContext *context, const Person *person, NameList list);
/* Adds <course|cohort id title href> as a child, with a link where the site has a page for it. */
xmlNode *add_course (xmlNode *parent, const ViewContext *context, const Page *from, const Course *course);
xmlNode *add_cohort (xmlNode *parent, const ViewContext *context, const Page *from, const Cohort *cohort);
/* Adds <session id date day weekday start end time venue status method hours …> with its course, trainers and cohort. Dates are formatted for the site's language (`date`: full, `day`: month and day, `iso`). */
xmlNode *add_session (xmlNode *parent, const ViewContext *context, const Page *from, const Session *session);
/* Adds attributes iso, date, day, weekday for a date, nothing for DATE_NONE. */
void add_date (xmlNode *node, const ViewContext *context, Date date);
/* The same; `day` has its year where that is another one than of `near`. */
void add_date_near (xmlNode *node, const ViewContext *context, Date date, Date near);
/* Training hours for the reader: "1.5". New string. */
char *hours_text (const ViewContext *context, Hours hours);
/* The same as an attribute; nothing for HOURS_NONE. */
void attribute_hours (xmlNode *node, const char *name, const ViewContext *context, Hours hours);
/* Attributes start and end ("09:00"), nothing for TIME_NONE. */
void add_times (xmlNode *node, TimeOfDay start, TimeOfDay end);
/* "planned", "held", "cancelled", "postponed"; static. The word of it: session.status.NAME. */
const char *session_status_name (SessionStatus status);

/* Must the attendance of a held session stay unsaid: too few people were expected, or the figure of its day or of `period` (or NULL) that it is a part
 * of is withheld, by its course or by a trainer? */
gboolean view_withholds_session (const ViewContext *context, const Session *session, const Period *period);
/* Must the results of an assessment between two days stay unsaid in an edition that names none of those who took it: there were too few, another assessment
 * of the course has too few, or it was taken on other days too, so that reports of several periods would tell of a few? */
gboolean view_withholds_assessment (const ViewContext *context, const Assessment *assessment, Date from, Date to);
/* May the edition say that there are so many people on the list of a session: not of few, nor where its attendance stays unsaid. */
gboolean view_tells_enrolled (const ViewContext *context, const Session *session, guint count);
/* The attribute `enrolled`: the number, or a dash where it must not be said. */
void attribute_enrolled (xmlNode *node, const ViewContext *context, const Session *session, guint count);
/* Attributes `expected` and `attended` of a session that is withheld: dashes; and withheld="yes". */
void attribute_withheld (xmlNode *node);

/* The name of a kind of page as templates see it: "handbook"; static. */
const char *view_kind_name (PageKind kind);
/* How far a cohort is on the as-of date: attributes stage (coming, running, finished), days, day, percent; <start>, <end>. */
void add_cohort_progress (xmlNode *node, const ViewContext *context, const Cohort *cohort);
/* Venue, planned size, progress, <head>, <curriculum>, <packet href>. */
void add_cohort_facts (xmlNode *node, const ViewContext *context, const Page *page, const Cohort *cohort);
/* Everyone of the cohort, by the column `cohort` or enrolled in it: Person *, sorted by team and id; free the array. */
GPtrArray *cohort_members (const ViewContext *context, const Cohort *cohort);
/* <member> with <mentor>. */
void add_member (xmlNode *parent, const ViewContext *context, const Person *person);
/* The handbook page that a record or the configuration names by its path below the content folder, with or without that and .md; NULL when there is none. */
const Page *find_handbook_page (const ViewContext *context, const char *written);
/* A cell of an input file that the page shows as it stands there is no find of the search for leaks. */
void view_quote_cell (xmlNode *node, const char *cell);
/* Are so many people (but some) too few to be told of, where the edition names nobody in that list? */
gboolean view_is_few (const ViewContext *context, NameList list, guint count);
/* Of counts whose sum is said: which must not be, because they are few or what is left would tell of such. */
void view_hide_counts (const ViewContext *context, NameList list, const guint *counts, guint n, gboolean *hidden);
/* So many people as an attribute; of too few "< 5". */
void attribute_people (xmlNode *node, const char *name, const ViewContext *context, NameList list, guint count);
/* Is that a page which the edition does not show? */
gboolean handbook_page_is_withheld (const ViewContext *context, const char *written);
/* A pass mark out of 100 as an attribute; the configuration's for DECIMAL_NONE. */
void attribute_mark (xmlNode *node, const char *name, const ViewContext *context, Decimal mark);

/* Checks what is written for reports: that there is the report, that its headings are known, each mistake at its place. */
void view_check_prose (const ViewContext *context, Diagnostics *diags);

/* One filler per kind of page, in its own file; each adds its element under the root. */
typedef void (*ViewFiller) (View *view, const ViewContext *context, const Page *page, Diagnostics *diags);
void home_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags);
void handbook_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags);
void folder_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags);
void curricula_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags);
void curriculum_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags);
void cohorts_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags);
void cohort_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags);
void courses_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags);
void course_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags);
void effect_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags);
void organization_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags);
void team_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags);
void people_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags);
void person_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags);
void onboarding_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags);
void sessions_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags);
void session_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags);
void confirmation_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags);
void reports_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags);
void report_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags);
void book_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags);
void packet_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags);
void sign_in_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags);
void print_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags);
void awards_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags);
void boards_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags);
void poster_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags);
void certificates_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags);
void data_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags);

#endif
