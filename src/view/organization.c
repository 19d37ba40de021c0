/* The organisation: its charts, its teams, and a page for each team. */
#include "view/blocks.h"

#include "text/locale.h"

#define DAYS_A_YEAR 365
#define MOST_COMING 10
#define COMING_DAYS 60          /* how far a team looks ahead */

typedef struct {
  GPtrArray *people;           /* Person *: active on the as-of date, in the model's order */
  const Person *leader;        /* who leads the most of them; or NULL */
  guint newcomers;             /* with less than a year */
  gint64 days;                 /* of service together */
  guint with_date;             /* of them have a hire date */
} TeamFacts;

static gint
compare_people (gconstpointer a, gconstpointer b, gpointer data)
{
  const Person *left = *(const Person *const *) a, *right = *(const Person *const *) b;
  const TeamFacts *team = data;
  if ((left == team->leader) != (right == team->leader))
    return left == team->leader ? -1 : 1;
  return left->index < right->index ? -1 : left->index > right->index;
}

/* The one whom most of the team report to; within the team rather than above it. */
static const Person *
find_leader (const GPtrArray *people)
{
  g_autoptr (GHashTable) votes = g_hash_table_new (NULL, NULL);
  const Person *leader = NULL;
  guint most = 0;
  for (guint i = 0; i < people->len; i++)
    {
      const Person *person = people->pdata[i];
      if (person->manager == NULL)
        continue;
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (votes, person->manager));
      n += person->manager->team_index == person->team_index ? 2 : 1;
      g_hash_table_insert (votes, person->manager, GUINT_TO_POINTER (n));
      if (n > most)
        {
          most = n;
          leader = person->manager;
        }
    }
  return leader;
}

static void
team_facts_init (TeamFacts *facts, const ViewContext *context, guint team)
{
  *facts = (TeamFacts) { .people = g_ptr_array_new () };
  Date today = context->model->as_of;
  for (guint i = 0; i < context->model->people->len; i++)
    {
      Person *person = context->model->people->pdata[i];
      if (person->team_index != (gint) team || !person_is_active (person, today))
        continue;
      g_ptr_array_add (facts->people, person);
      if (person->hire_date == DATE_NONE)
        continue;
      facts->with_date++;
      facts->days += today - person->hire_date;
      if (today - person->hire_date < DAYS_A_YEAR)
        facts->newcomers++;
    }
  facts->leader = find_leader (facts->people);
  g_ptr_array_sort_with_data (facts->people, compare_people, facts);
}

static void
add_team_facts (xmlNode *node, const ViewContext *context, const TeamFacts *facts)
{
  attribute_integer (node, "people", facts->people->len);
  /* How long two or three have been there says how long each has. */
  const Edition *edition = context->config->edition;
  gboolean few = edition->names[LIST_ROSTERS] != NAMES_FULL && facts->people->len < edition->minimum_group;
  if (!few)
    attribute_integer (node, "newcomers", facts->newcomers);
  if (facts->with_date > 0 && !few)
    {
      g_autofree char *years = locale_number (context->config->language, facts->days, (Wide) facts->with_date * DAYS_A_YEAR, 1);
      set_attribute (node, "years", years);
    }
  if (facts->leader != NULL)
    add_person (node, context, "leader", facts->leader, LIST_ROSTERS);
}

void
organization_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags)
{
  xmlNode *root = view_root (view);
  xmlNode *node = element (root, "organization");
  add_orgcharts (view, element (node, "charts"), context, page, "organization");
  xmlNode *teams = element (node, "teams");
  guint people = 0;
  for (guint i = 0; i < context->model->teams->len; i++)
    {
      TeamFacts facts;
      team_facts_init (&facts, context, i);
      people += facts.people->len;
      xmlNode *team = element (teams, "team");
      set_attribute (team, "title", context->model->teams->pdata[i]);
      link_to (team, page, plan_page_for (context->plan, PAGE_TEAM, context->model->teams->pdata[i]));
      add_team_facts (team, context, &facts);
      g_ptr_array_unref (facts.people);
    }
  attribute_integer (teams, "people", people);
}

static gboolean
team_takes_part (const ViewContext *context, const Session *session, const GPtrArray *people)
{
  for (guint i = 0; i < people->len; i++)
    if (facts_is_enrolled (context->facts, session, people->pdata[i]))
      return TRUE;
  return FALSE;
}

static void
add_coming (xmlNode *node, const ViewContext *context, const Page *page, const GPtrArray *people)
{
  xmlNode *list = element (node, "coming");
  const GPtrArray *sessions = context->model->sessions;
  for (guint i = 0, shown = 0; i < sessions->len && shown < MOST_COMING; i++)
    {
      const Session *session = sessions->pdata[i];
      if (session->date > context->model->as_of + COMING_DAYS)
        break;                  /* sessions stand by date */
      if (session->date < context->model->as_of || session->status != SESSION_PLANNED || !team_takes_part (context, session, people))
        continue;
      add_session (list, context, page, session);
      shown++;
    }
}

void
team_view_fill (View *view, const ViewContext *context, const Page *page, Diagnostics *diags)
{
  guint index = 0;
  while (index < context->model->teams->len && context->model->teams->pdata[index] != page->subject)
    index++;
  TeamFacts facts;
  team_facts_init (&facts, context, index);
  xmlNode *node = element (view_root (view), "team");
  set_attribute (node, "title", page->subject);
  const Page *reports = plan_team_reports (context->plan, page->subject);
  if (reports != NULL)
    {
      xmlNode *link = element (node, "reports");
      set_attribute (link, "title", reports->title);
      link_to (link, page, reports);
    }
  add_team_facts (node, context, &facts);
  g_autofree char *key = g_strdup_printf ("team-%u", index);
  add_orgcharts (view, element (node, "charts"), context, page, key);
  xmlNode *members = element (node, "members");
  for (guint i = 0; i < facts.people->len; i++)
    {
      const Person *person = facts.people->pdata[i];
      xmlNode *member = add_person (members, context, "member", person, LIST_ROSTERS);
      if (member == NULL)
        break;
      set_attribute (member, "level", person->level);
      if (person->mentor != NULL)
        add_person (member, context, "mentor", person->mentor, LIST_ROSTERS);
      if (person->cohort != NULL)
        add_cohort (member, context, page, person->cohort);
    }
  add_coming (node, context, page, facts.people);
  g_ptr_array_unref (facts.people);
}
