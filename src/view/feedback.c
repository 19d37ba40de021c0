#include "view/feedback.h"

#include "measure/suppression.h"
#include "text/locale.h"

#include <string.h>

static gboolean
is_few (const ViewContext *context, const Session *session)
{
  guint n = facts_feedback_respondents (context->facts, session);
  return n > 0 && n < context->config->edition->minimum_group;
}

/* Has the trainer of a session taught another one of few answers? The figures of the trainer less this session's would tell of it. */
static gboolean
trainer_has_few (const ViewContext *context, const Session *session)
{
  const GPtrArray *sessions = context->model->sessions;
  for (guint t = 0; t < session->trainers->len; t++)
    for (guint i = 0; i < sessions->len; i++)
      if (is_few (context, sessions->pdata[i]) && g_ptr_array_find (((const Session *) sessions->pdata[i])->trainers, session->trainers->pdata[t], NULL))
        return TRUE;
  return FALSE;
}

/* Of several sessions of a course on one day only all together are a figure: each is shown where none of them is of few answers. */
static gboolean
shows_part (const ViewContext *context, const Session *session)
{
  const GPtrArray *sessions = context->model->sessions;
  guint parts = 0, first = session->index;
  while (first > 0 && ((const Session *) sessions->pdata[first - 1])->date == session->date)
    first--;
  for (guint i = first; i < sessions->len && ((const Session *) sessions->pdata[i])->date == session->date; i++)
    {
      const Session *other = sessions->pdata[i];
      if (other->course != session->course || facts_feedback_respondents (context->facts, other) == 0)
        continue;
      parts++;
      if (is_few (context, other))
        return FALSE;
    }
  return parts < 2 || !trainer_has_few (context, session);
}

gboolean
feedback_shows_session (const ViewContext *context, const Session *session)
{
  const Edition *edition = context->config->edition;
  const Period day = { .kind = PERIOD_DAY, .first = session->date, .last = session->date };
  if (!edition_shows_dataset (edition, "feedback"))
    return FALSE;
  if (edition->minimum_group <= 1)
    return TRUE;
  return session->course != NULL && figures_find (context->figures, MEASURE_FEEDBACK_TOP2, &day, DIMENSION_COURSE, session->course->id) != NULL
         && shows_part (context, session);
}

const char *
feedback_item_title (const ViewContext *context, const char *item)
{
  const SurveyItem *known = model_survey_item (context->model, item);
  return known != NULL && known->title != NULL ? known->title : item;
}

gboolean
feedback_is_lower (const FeedbackItem *item, const FeedbackItem *than)
{
  gint64 scale = item->scale == DECIMAL_NONE ? DECIMAL_ONE : item->scale, other = than->scale == DECIMAL_NONE ? DECIMAL_ONE : than->scale;
  return (Wide) item->sum * than->n * other < (Wide) than->sum * item->n * scale;
}

void
feedback_add_figures (xmlNode *node, const ViewContext *context, const FeedbackItem *item, guint minimum)
{
  const char *language = context->config->language;
  g_autofree char *share = locale_number (language, (Wide) item->top * 100, item->n, 1), *top = g_strconcat (share, "%", NULL);
  g_autofree char *mean = item->scale == DECIMAL_NONE ? NULL : locale_number (language, item->sum, (Wide) item->n * DECIMAL_ONE, 2);
  attribute_integer (node, "n", item->n);
  set_attribute (node, "mean", mean);
  set_attribute (node, "top", top);
  if (item->n < minimum)
    set_attribute (node, "small", "yes");
}

/* Ratings out of different scales have no mean together: such a sum has no scale. */
static void
add_to_sum (FeedbackItem *sum, const FeedbackItem *item)
{
  sum->scale = sum->n == 0 || sum->scale == item->scale ? item->scale : DECIMAL_NONE;
  sum->n += item->n;
  sum->top += item->top;
  sum->sum += item->sum;
}

FeedbackItem
feedback_sum (const GArray *items)
{
  FeedbackItem sum = { .scale = DECIMAL_NONE };
  for (guint i = 0; i < items->len; i++)
    add_to_sum (&sum, &g_array_index (items, FeedbackItem, i));
  return sum;
}

void
feedback_add_all (xmlNode *node, const ViewContext *context, const FeedbackScope *scope)
{
  g_autoptr (GArray) items = facts_feedback_items (context->facts, scope);
  FeedbackItem sum = feedback_sum (items);
  xmlNode *all = element (node, "all");
  if (sum.n > 0)
    feedback_add_figures (all, context, &sum, 0);
}

/* ---- items, by group ---- */

typedef struct {
  const char *title;                  /* of the group; NULL: the survey has none */
  guint order;                        /* of its first item */
  FeedbackItem sum;
  gboolean withheld;                  /* one of its items is: then the group is not added up */
} ItemGroup;

typedef struct {
  const FeedbackItem *item;
  const SurveyItem *known;
  guint group, order;
  gboolean withheld;                  /* too few rated it, or it would tell of one that too few rated */
} PlacedItem;

static gint
compare_placed (gconstpointer a, gconstpointer b)
{
  const PlacedItem *x = a, *y = b;
  if (x->group != y->group)
    return x->group < y->group ? -1 : 1;
  return x->order < y->order ? -1 : x->order > y->order;
}

/* From the best fifth of the scale, 0, to the lowest. */
static guint
level_of (const FeedbackRating *rating)
{
  gint64 fifths = (5 * (gint64) rating->rating + rating->scale - 1) / rating->scale;
  return FEEDBACK_LEVELS - (guint) CLAMP (fifths, 1, FEEDBACK_LEVELS);
}

static void
add_levels (xmlNode *node, const ViewContext *context, const GArray *items)
{
  gboolean fives = TRUE;
  for (guint i = 0; i < items->len; i++)
    fives &= g_array_index (items, FeedbackItem, i).scale == FEEDBACK_LEVELS * DECIMAL_ONE;
  for (guint level = 0; level < FEEDBACK_LEVELS; level++)
    {
      g_autofree char *key = g_strdup_printf (fives ? "feedback.points.%u" : "feedback.level.%u", FEEDBACK_LEVELS - level);
      set_attribute (element (node, "level"), "title", words_get (context->words, key));
    }
}

static void
add_distribution (xmlNode *node, const ViewContext *context, const FeedbackScope *scope, const FeedbackItem *item)
{
  guint counts[FEEDBACK_LEVELS] = { 0 }, before = 0;
  g_autoptr (GArray) ratings = facts_feedback_ratings (context->facts, scope, item->item);
  for (guint i = 0; i < ratings->len; i++)
    counts[level_of (&g_array_index (ratings, FeedbackRating, i))] += g_array_index (ratings, FeedbackRating, i).n;
  for (guint level = 0; level < FEEDBACK_LEVELS; level++)
    {
      if (counts[level] == 0)
        continue;
      xmlNode *part = element (node, "part");
      attribute_integer (part, "n", level);
      attribute_integer (part, "from", (gint64) before * 1000 / item->n);
      before += counts[level];
      attribute_integer (part, "to", (gint64) before * 1000 / item->n);
      attribute_integer (part, "count", counts[level]);
    }
}

static guint
group_of (GArray *groups, const SurveyItem *known, guint order)
{
  const char *title = known == NULL ? NULL : known->section;
  for (guint i = 0; i < groups->len; i++)
    if (g_strcmp0 (g_array_index (groups, ItemGroup, i).title, title) == 0)
      return i;
  ItemGroup group = { .title = title, .order = order };
  g_array_append_val (groups, group);
  return groups->len - 1;
}

/* The items in the order of the survey: those that its list does not have come last, as files name them. */
static GArray *
place_items (const ViewContext *context, const GArray *items, GArray *groups)
{
  GArray *placed = g_array_new (FALSE, FALSE, sizeof (PlacedItem));
  for (guint i = 0; i < items->len; i++)
    {
      const FeedbackItem *item = &g_array_index (items, FeedbackItem, i);
      const SurveyItem *known = model_survey_item (context->model, item->item);
      PlacedItem place = { item, known, 0, known == NULL ? context->model->survey_items->len + i : known->index, FALSE };
      g_array_append_val (placed, place);
    }
  g_array_sort (placed, compare_placed);          /* by order alone so far: groups come in the order of their first items */
  for (guint i = 0; i < placed->len; i++)
    {
      PlacedItem *place = &g_array_index (placed, PlacedItem, i);
      place->group = group_of (groups, place->known, place->order);
    }
  g_array_sort (placed, compare_placed);
  return placed;
}

/* The figures of all items together are shown: of the items, as of the members of any total, none of few answers may be had by subtraction.
 * The same people answer several items: together they are no more than those of the largest. */
static void
withhold_items (const ViewContext *context, const FeedbackScope *scope, GArray *placed)
{
  guint minimum = context->config->edition->minimum_group, respondents, attended;
  facts_feedback_response (context->facts, scope, &respondents, &attended);
  const SuppressionCell total = { .people = respondents };
  g_autofree SuppressionCell *cells = g_new0 (SuppressionCell, placed->len);
  for (guint i = 0; i < placed->len; i++)
    cells[i].people = g_array_index (placed, PlacedItem, i).item->n;
  suppression_hide_small (cells, placed->len, minimum);
  suppression_protect (&total, cells, placed->len, TRUE, minimum);
  for (guint i = 0; i < placed->len; i++)
    g_array_index (placed, PlacedItem, i).withheld = cells[i].state != CELL_SHOWN;
}

static void
add_item (xmlNode *parent, const ViewContext *context, const FeedbackScope *scope, const PlacedItem *place, guint minimum, ItemGroup *group)
{
  xmlNode *node = element (parent, "item");
  set_attribute (node, "title", feedback_item_title (context, place->item->item));
  if (place->withheld)
    {
      set_attribute (node, "withheld", "yes");
      group->withheld = TRUE;
      return;
    }
  feedback_add_figures (node, context, place->item, minimum);
  add_distribution (node, context, scope, place->item);
  add_to_sum (&group->sum, place->item);
}

gboolean
feedback_add_items (xmlNode *parent, const ViewContext *context, const FeedbackScope *scope, guint minimum)
{
  g_autoptr (GArray) items = facts_feedback_items (context->facts, scope), groups = g_array_new (FALSE, FALSE, sizeof (ItemGroup));
  if (items->len == 0)
    return FALSE;
  g_autoptr (GArray) placed = place_items (context, items, groups);
  withhold_items (context, scope, placed);
  xmlNode *list = element (parent, "items");
  attribute_integer (list, "count", items->len);
  add_levels (list, context, items);
  for (guint g = 0, i = 0; g < groups->len; g++)
    {
      ItemGroup *group = &g_array_index (groups, ItemGroup, g);
      xmlNode *node = element (list, "group");
      for (; i < placed->len && g_array_index (placed, PlacedItem, i).group == g; i++)
        add_item (node, context, scope, &g_array_index (placed, PlacedItem, i), minimum, group);
      set_attribute (node, "title", group->title);
      if (group->title != NULL && !group->withheld && group->sum.n > 0)
        feedback_add_figures (node, context, &group->sum, minimum);
    }
  return TRUE;
}
