/* Sign-in sheets, and the list of everything printable. */
#include "view/sheets.h"

#include <string.h>

#define BLANK_ROWS 5           /* for people who are not on the list */
#define DAYS_A_SHEET 5

static void
add_rows (xmlNode *sheet, const ViewContext *context, const GPtrArray *people)
{
  for (guint i = 0; i < people->len; i++)
    {
      xmlNode *row = add_person (sheet, context, "person", people->pdata[i], LIST_ROSTERS);
      if (row != NULL)
        attribute_integer (row, "number", i + 1);
    }
  for (guint i = 0; i < BLANK_ROWS; i++)
    attribute_integer (element (sheet, "blank"), "number", people->len + i + 1);
}

static gint
compare_dates (gconstpointer a, gconstpointer b)
{
  const Date left = *(const Date *) a, right = *(const Date *) b;
  return left < right ? -1 : left > right;
}

/* The days on which the cohort meets, ascending, each once. */
static GArray *
cohort_days (const ViewContext *context, const Cohort *cohort)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Date));
  for (guint i = 0; i < cohort->sessions->len; i++)
    g_array_append_val (all, ((const Session *) cohort->sessions->pdata[i])->date);
  if (all->len == 0 && cohort->curriculum != NULL && cohort->start_date != DATE_NONE)
    for (guint day = 1; day <= cohort->curriculum->days; day++)
      {
        Date date = model_workday (context->model, cohort->start_date, day);
        g_array_append_val (all, date);
      }
  g_array_sort (all, compare_dates);
  GArray *days = g_array_new (FALSE, FALSE, sizeof (Date));
  for (guint i = 0; i < all->len; i++)
    if (i == 0 || g_array_index (all, Date, i) != g_array_index (all, Date, i - 1))
      g_array_append_val (days, g_array_index (all, Date, i));
  g_array_unref (all);
  return days;
}

void
add_cohort_sheets (xmlNode *parent, const ViewContext *context, const Cohort *cohort, const GPtrArray *people)
{
  g_autoptr (GArray) days = cohort_days (context, cohort);
  for (guint first = 0; first < days->len; first += DAYS_A_SHEET)
    {
      xmlNode *sheet = element (parent, "sheet");
      set_attribute (sheet, "title", cohort->title);
      set_attribute (sheet, "venue", cohort->venue);
      attribute_integer (sheet, "expected", people->len);
      if (cohort->head != NULL)
        add_person (sheet, context, "head", cohort->head, LIST_SCHEDULES);
      for (guint i = first; i < days->len && i < first + DAYS_A_SHEET; i++)
        add_date (element (sheet, "day"), context, g_array_index (days, Date, i));
      add_rows (sheet, context, people);
    }
}

void
sign_in_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags)
{
  const Session *session = page->subject;
  xmlNode *sheet = element (view_root (view), "sheet");
  g_autoptr (GPtrArray) people = facts_enrolled (context->facts, session);
  attribute_integer (sheet, "expected", people->len);
  add_session (sheet, context, page, session);
  add_rows (sheet, context, people);
}

/* ---- the list ---- */

static gint
compare_sheets (gconstpointer a, gconstpointer b)
{
  const Session *left = (*(const Page *const *) a)->subject, *right = (*(const Page *const *) b)->subject;
  if (left->date != right->date)
    return left->date < right->date ? -1 : 1;
  return left->index < right->index ? -1 : left->index > right->index;
}

static gint
compare_packets (gconstpointer a, gconstpointer b)
{
  const Cohort *left = (*(const Page *const *) a)->subject, *right = (*(const Page *const *) b)->subject;
  if (left->start_date != right->start_date)
    return left->start_date > right->start_date ? -1 : 1;      /* the newest cohort first */
  return left->index < right->index ? -1 : left->index > right->index;
}

static GPtrArray *
pages_of_kind (const Plan *plan, PageKind kind, GCompareFunc compare)
{
  GPtrArray *pages = g_ptr_array_new ();
  for (guint i = 0; i < plan->pages->len; i++)
    if (((const Page *) plan->pages->pdata[i])->kind == kind)
      g_ptr_array_add (pages, plan->pages->pdata[i]);
  if (compare != NULL)
    g_ptr_array_sort (pages, compare);
  return pages;
}

/* Boards, posters and certificates, the newest first. */
static void
add_award_sheets (xmlNode *node, const ViewContext *context, const Page *page)
{
  static const PageKind kinds[] = { PAGE_BOARDS, PAGE_POSTER, PAGE_POSTER_LARGE, PAGE_CERTIFICATES };
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) pages = pages_of_kind (context->plan, kinds[i], NULL);
      for (guint j = pages->len; j > 0; j--)
        {
          const Page *target = pages->pdata[j - 1];
          xmlNode *sheet = element (node, "award-sheet");
          link_to (sheet, page, target);
          set_attribute (sheet, "title", target->title);
        }
    }
}

void
print_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags)
{
  xmlNode *node = element (view_root (view), "print");
  g_autoptr (GPtrArray) books = pages_of_kind (context->plan, PAGE_BOOK, NULL);
  g_autoptr (GPtrArray) packets = pages_of_kind (context->plan, PAGE_PACKET, compare_packets);
  g_autoptr (GPtrArray) sheets = pages_of_kind (context->plan, PAGE_SIGN_IN, compare_sheets);
  for (guint i = 0; i < books->len; i++)
    {
      xmlNode *book = element (node, "book");
      link_to (book, page, books->pdata[i]);
      set_attribute (book, "title", ((const Page *) books->pdata[i])->title);
    }
  for (guint i = 0; i < packets->len; i++)
    {
      const Page *target = packets->pdata[i];
      const Cohort *cohort = target->subject;
      xmlNode *packet = element (node, "packet");
      link_to (packet, page, target);
      set_attribute (packet, "title", target->title);
      set_attribute (packet, "cohort", cohort->title);
      add_cohort_progress (packet, context, cohort);
    }
  add_award_sheets (node, context, page);
  for (guint i = 0; i < sheets->len; i++)
    add_session (node, context, page, ((const Page *) sheets->pdata[i])->subject);
}
