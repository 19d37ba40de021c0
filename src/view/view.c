/* Which filler and which stylesheet makes each kind of page. */
#include "view/common.h"
#include "view/waiting.h"

#include <string.h>

typedef struct {
  const char *stylesheet;
  ViewFiller fill;
} ViewKind;

static const ViewKind view_kinds[N_PAGE_KINDS] = {
  [PAGE_HANDBOOK] = { "handbook.xsl", handbook_view_fill },
  [PAGE_FOLDER] = { "folder.xsl", folder_view_fill },
  [PAGE_CURRICULA] = { "curricula.xsl", curricula_view_fill },
  [PAGE_CURRICULUM] = { "curriculum.xsl", curriculum_view_fill },
  [PAGE_COHORTS] = { "cohorts.xsl", cohorts_view_fill },
  [PAGE_COHORT] = { "cohort.xsl", cohort_view_fill },
  [PAGE_COURSES] = { "courses.xsl", courses_view_fill },
  [PAGE_COURSE] = { "course.xsl", course_view_fill },
  [PAGE_EFFECT] = { "effect.xsl", effect_view_fill },
  [PAGE_ORGANIZATION] = { "organization.xsl", organization_view_fill },
  [PAGE_TEAM] = { "team.xsl", team_view_fill },
  [PAGE_PEOPLE] = { "people.xsl", people_view_fill },
  [PAGE_PERSON] = { "person.xsl", person_view_fill },
  [PAGE_ONBOARDING] = { "onboarding.xsl", onboarding_view_fill },
  [PAGE_SESSIONS] = { "sessions.xsl", sessions_view_fill },
  [PAGE_SESSION] = { "session.xsl", session_view_fill },
  [PAGE_CONFIRMATION] = { "confirmation.xsl", confirmation_view_fill },
  [PAGE_REPORTS] = { "reports.xsl", reports_view_fill },
  [PAGE_REPORT] = { "report.xsl", report_view_fill },
  [PAGE_BOOK] = { "book.xsl", book_view_fill },
  [PAGE_PACKET] = { "packet.xsl", packet_view_fill },
  [PAGE_SIGN_IN] = { "sign-in.xsl", sign_in_view_fill },
  [PAGE_PRINT] = { "print.xsl", print_view_fill },
  [PAGE_AWARDS] = { "awards.xsl", awards_view_fill },
  [PAGE_BOARDS] = { "boards.xsl", boards_view_fill },
  [PAGE_POSTER] = { "poster.xsl", poster_view_fill },
  [PAGE_POSTER_LARGE] = { "poster.xsl", poster_view_fill },
  [PAGE_CERTIFICATES] = { "certificates.xsl", certificates_view_fill },
  [PAGE_DATA] = { "data.xsl", data_view_fill },
};

static const ViewKind home_kind = { "home.xsl", home_view_fill };

static const ViewKind *
kind_of (const ViewContext *context, const Page *page)
{
  return page == context->plan->home ? &home_kind : &view_kinds[page->kind];
}

const char *
view_stylesheet (const ViewContext *context, const Page *page)
{
  return kind_of (context, page)->stylesheet;
}

View *
view_build (const ViewContext *context, const Page *page, Diagnostics *diags)
{
  const ViewKind *kind = kind_of (context, page);
  View *view = view_new (context, page, kind->stylesheet);
  kind->fill (view, context, page, diags);
  view_add_waiting (view, context, page);
  return view;
}

/* ---- the navigation that a folder's pages share ---- */

static xmlNode *
add_navigation_page (xmlNode *parent, const Page *from, const Page *target, gboolean open)
{
  xmlNode *node = element (parent, "page");
  link_to (node, from, target);
  set_attribute (node, "title", target->title);
  if (open)
    set_attribute (node, "open", "yes");
  return node;
}

/* Is `page` the entry itself or somewhere below it. */
static gboolean
is_below (const Page *page, const Page *entry)
{
  for (; page != NULL; page = page->parent)
    if (page == entry)
      return TRUE;
  return FALSE;
}

#define TREE_DEPTH 16

static gboolean
is_handbook (const Page *page)
{
  return page->kind == PAGE_HANDBOOK || page->kind == PAGE_FOLDER;
}

/* The handbook's sections and the open branch, pages inside the pages they belong to. */
static void
add_tree (xmlNode *root, const ViewContext *context, const Page *page)
{
  xmlNode *parents[TREE_DEPTH + 1] = { element (root, "navigation") };
  gboolean shown = TRUE;
  g_autoptr (GArray) items = page_navigation (context->plan, page);
  for (guint i = 0; i < items->len; i++)
    {
      const NavigationItem *item = &g_array_index (items, NavigationItem, i);
      guint depth = MIN (item->depth, TREE_DEPTH - 1);
      if (depth == 0)
        shown = is_handbook (item->page) || item->open || is_below (page, item->page);
      if (!shown)
        continue;
      while (depth > 0 && parents[depth] == NULL)
        depth--;
      parents[depth + 1] = add_navigation_page (parents[depth], page, item->page, item->open);
      memset (parents + depth + 2, 0, (TREE_DEPTH - depth - 1) * sizeof *parents);
    }
}

View *
view_build_navigation (const ViewContext *context, const Page *page)
{
  ViewContext bare = *context;
  bare.navigation = NULL;
  View *view = view_new (&bare, page, "navigation.xsl");
  xmlNode *root = view_root (view);
  xmlNode *home = element (root, "home");
  link_to (home, page, context->plan->home);
  set_attribute (home, "title", context->plan->home->title);
  xmlNode *as_of = element (root, "as-of");
  add_date (as_of, context, context->model->as_of);

  /* The head of the page has room for what is made of the records; the handbook's sections stand in the tree. */
  xmlNode *main_navigation = element (root, "main-navigation");
  for (guint i = 0; i < context->plan->top->len; i++)
    {
      const Page *entry = context->plan->top->pdata[i];
      if (!is_handbook (entry))
        add_navigation_page (main_navigation, page, entry, is_below (page, entry));
    }
  add_tree (root, context, page);
  return view;
}

const char *const *
view_stylesheets (void)
{
  static const char *const names[] = {
    "navigation.xsl", "home.xsl", "handbook.xsl", "folder.xsl", "curricula.xsl", "curriculum.xsl", "cohorts.xsl", "cohort.xsl",
    "courses.xsl", "course.xsl", "effect.xsl", "organization.xsl", "team.xsl", "people.xsl", "person.xsl", "onboarding.xsl", "sessions.xsl", "session.xsl",
    "confirmation.xsl", "reports.xsl", "report.xsl", "book.xsl", "packet.xsl", "sign-in.xsl", "print.xsl", "data.xsl", "awards.xsl",
    "boards.xsl", "poster.xsl", "certificates.xsl", NULL
  };
  return names;
}
