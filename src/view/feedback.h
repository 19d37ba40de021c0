/* What participants said, as reports and the pages of courses show it: item by item, and how the ratings lie. */
#ifndef TRAINBOOK_VIEW_FEEDBACK_H
#define TRAINBOOK_VIEW_FEEDBACK_H

#include "facts/feedback.h"
#include "view/common.h"

/* How the ratings of an item lie: from the best fifth of its scale to the lowest. */
#define FEEDBACK_LEVELS 5

/* May the answers of a session be shown by themselves: only where they are a figure that the edition shows, that of the session's course and day. */
gboolean feedback_shows_session (const ViewContext *context, const Session *session);

/* Adds attributes n, mean, top [, small]: how many ratings, their mean to two decimals (none where scales differ), the share of the best. */
void feedback_add_figures (xmlNode *node, const ViewContext *context, const FeedbackItem *item, guint minimum);

/* The figures of all items of a scope together, as feedback_add_figures() adds them. */
void feedback_add_all (xmlNode *node, const ViewContext *context, const FeedbackScope *scope);
/* All items of a list together. */
FeedbackItem feedback_sum (const GArray *items);

/* Adds <items> under `parent`: <level>s, and the items of the scope by group, <group title> with <item>s, in the order of the survey; of items that
 * fewer people than the edition's smallest group rated, and of those that would tell of them, nothing is said but that. FALSE when there are none. */
gboolean feedback_add_items (xmlNode *parent, const ViewContext *context, const FeedbackScope *scope, guint minimum);

/* What the item asks, as the survey says it, else as the file names it. Borrowed. */
const char *feedback_item_title (const ViewContext *context, const char *item);

/* Two items: is the mean of the first lower. Items of different scales are compared by their share of the scale. */
gboolean feedback_is_lower (const FeedbackItem *item, const FeedbackItem *than);

#endif
