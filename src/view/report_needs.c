/* The section on training needs: what was asked for, ranked by how often. */
#include "model/lists.h"
#include "text/locale.h"
#include "view/diagram.h"
#include "view/report.h"

#define MOST_LISTED 30
/* A diagram holds the first of them. */
#define MOST_DRAWN 10
#define N_STATES (NEED_DECLINED + 1)

typedef struct {
  const char *title, *category;     /* borrowed */
  const Course *course;
  guint count;                      /* how often it was asked for */
  gint64 people;                    /* for how many, -1: nobody said */
  guint mastery_sum, mastery_count; /* 1 none … 5 expert */
  gint priority;                    /* the highest; N: none said */
  guint of_state[N_STATES];
  guint order;
} NeedGroup;

static const char *const state_names[N_STATES] = { "open", "planned", "done", "declined" };

static NeedState
need_state (const Need *need)
{
  return need->status < 0 ? (need->plan != NULL ? NEED_PLANNED : NEED_OPEN) : (NeedState) need->status;
}

/* Is it still to be met, or was it said in the period. */
static gboolean
is_due (const Report *report, const Need *need)
{
  if (need->date != DATE_NONE && need->date > report->base)
    return FALSE;
  if (report->dimension == DIMENSION_TEAM && g_strcmp0 (need->team, report->member) != 0)
    return FALSE;
  if (report->dimension == DIMENSION_COHORT || report->dimension == DIMENSION_TRAINER)
    return FALSE;
  if (!report_is_whole (report) && !report_of_people (report) && !report_has_course (report, need->course))
    return FALSE;
  NeedState state = need_state (need);
  return state == NEED_OPEN || state == NEED_PLANNED || (need->date != DATE_NONE && need->date >= report->period.first);
}

static const char *
need_title (const Need *need)
{
  return need->title != NULL ? need->title : need->course != NULL ? need->course->title : need->category;
}

static void
count_need (NeedGroup *group, const Need *need)
{
  group->count++;
  if (need->people >= 0)
    group->people = MAX (group->people, 0) + need->people;
  if (need->mastery > 0)
    {
      group->mastery_sum += (guint) need->mastery;
      group->mastery_count++;
    }
  if (need->priority >= 0)
    group->priority = MIN (group->priority, need->priority);
  group->of_state[need_state (need)]++;
  if (group->course == NULL)
    group->course = need->course;
}

/* More often, more urgent, less mastered. */
static gint
compare_groups (gconstpointer a, gconstpointer b)
{
  const NeedGroup *x = *(NeedGroup *const *) a, *y = *(NeedGroup *const *) b;

  if (x->count != y->count)
    return x->count > y->count ? -1 : 1;
  if (x->priority != y->priority)
    return x->priority < y->priority ? -1 : 1;
  guint left = x->mastery_sum * y->mastery_count, right = y->mastery_sum * x->mastery_count;
  if (left != right)
    return left < right ? -1 : 1;
  return x->order < y->order ? -1 : x->order > y->order;
}

static GPtrArray *
group_needs (const Report *report)
{
  const GPtrArray *needs = report->context->model->needs;
  GPtrArray *groups = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < needs->len; i++)
    {
      const Need *need = g_ptr_array_index (needs, i);
      const char *title = need_title (need);
      if (title == NULL || !is_due (report, need))
        continue;
      NeedGroup *group = g_hash_table_lookup (known, title);
      if (group == NULL)
        {
          group = g_new0 (NeedGroup, 1);
          *group = (NeedGroup) { .title = title, .category = need->category, .people = -1, .priority = NEED_LOW + 1, .order = groups->len };
          g_hash_table_insert (known, (gpointer) title, group);
          g_ptr_array_add (groups, group);
        }
      count_need (group, need);
    }
  g_ptr_array_sort (groups, compare_groups);
  return groups;
}

static void
add_need (const Report *report, xmlNode *section, const NeedGroup *group, guint rank)
{
  static const char *const priorities[] = { "high", "medium", "low" };
  const Words *words = report->context->words;
  xmlNode *node = element (section, "need");

  attribute_integer (node, "rank", rank);
  set_attribute (node, "title", group->title);
  set_attribute (node, "category", group->category);
  attribute_integer (node, "count", group->count);
  if (group->people >= 0)
    attribute_integer (node, "people", group->people);
  if (group->mastery_count > 0)
    {
      g_autofree char *mastery = locale_number (report->language, group->mastery_sum, group->mastery_count, 1);
      set_attribute (node, "mastery", mastery);
      attribute_integer (node, "mastery-count", group->mastery_count);
    }
  if (group->priority <= NEED_LOW)
    {
      g_autofree char *key = g_strconcat ("report.need.", priorities[group->priority], NULL);
      set_attribute (node, "priority", priorities[group->priority]);
      set_attribute (node, "priority-text", words_get (words, key));
    }
  for (guint s = 0; s < N_STATES; s++)
    {
      if (group->of_state[s] == 0)
        continue;
      g_autofree char *key = g_strconcat ("report.need.", state_names[s], NULL);
      xmlNode *state = element (node, "state");
      set_attribute (state, "name", state_names[s]);
      set_attribute (state, "text", words_get (words, key));
      attribute_integer (state, "count", group->of_state[s]);
    }
  if (group->course != NULL)
    add_course (node, report->context, report->page, group->course);
}

static void
add_need_diagram (const Report *report, xmlNode *section, const GPtrArray *groups)
{
  const Words *words = report->context->words;
  guint most = ((const NeedGroup *) g_ptr_array_index (groups, 0))->count;

  xmlNode *diagram = diagram_new (section, "needs-ranking", "stages", words_get (words, "report.diagram.needs"));
  set_attribute (diagram, "head", words_get (words, "report.need.title"));
  diagram_add_series (diagram, words_get (words, "report.need.count"));
  for (guint i = 0; i < groups->len && i < MOST_DRAWN; i++)
    {
      const NeedGroup *group = g_ptr_array_index (groups, i);
      g_autofree char *text = report_count_text (report, group->count);
      xmlNode *row = diagram_add_row (diagram, group->title, text);
      diagram_add_part (row, 0, 0, diagram_place (group->count, 0, most), text);
    }
}

gboolean
report_fill_needs (const Report *report, xmlNode *section)
{
  g_autoptr (GPtrArray) groups = group_needs (report);

  for (guint i = 0; i < groups->len && i < MOST_LISTED; i++)
    add_need (report, section, g_ptr_array_index (groups, i), i + 1);
  if (groups->len > MOST_LISTED)
    attribute_integer (section, "left-out", groups->len - MOST_LISTED);
  if (groups->len > 1)
    add_need_diagram (report, section, groups);
  return groups->len > 0;
}
