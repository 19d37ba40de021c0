/* The section on what participants said: a week session by session with their comments, longer periods by item, course and trainer. */
#include "text/locale.h"
#include "view/feedback.h"
#include "view/report.h"

#define MOST_LISTED 60
#define MOST_COMMENTS 3

static const MeasureId columns[] = { MEASURE_FEEDBACK_TOP2, MEASURE_FEEDBACK_MEAN, MEASURE_FEEDBACK_RESPONSE_RATE };

static gboolean
shows_session (const Session *session, gconstpointer data)
{
  return feedback_shows_session (((const Report *) data)->context, session);
}

static FeedbackScope
report_scope (const Report *report)
{
  FeedbackScope scope = { .from = report->period.first, .to = report->base, .course = report->course, .trainer = report->trainer,
                          .cohort = report->cohort };
  if (report->area >= 0)
    scope.area = report->member;
  if (report->cohort != NULL)              /* no figure is counted by cohort: what is shown is a sum of those of its sessions */
    {
      scope.has = shows_session;
      scope.data = report;
    }
  return scope;
}

static void
attribute_percent (const Report *report, xmlNode *node, const char *name, gint64 part, gint64 whole)
{
  if (whole == 0)
    return;
  g_autofree char *number = locale_number (report->language, (Wide) part * 100, whole, 1), *text = g_strconcat (number, "%", NULL);
  set_attribute (node, name, text);
}

/* ---- session by session ---- */

static void
add_lowest (const Report *report, xmlNode *node, const GArray *items)
{
  const FeedbackItem *lowest = NULL;
  for (guint i = 0; i < items->len; i++)
    {
      const FeedbackItem *item = &g_array_index (items, FeedbackItem, i);
      if (item->n >= report->config->edition->minimum_group && (lowest == NULL || feedback_is_lower (item, lowest)))
        lowest = item;
    }
  if (lowest == NULL || items->len < 2)
    return;
  xmlNode *child = element (node, "lowest");
  set_attribute (child, "title", feedback_item_title (report->context, lowest->item));
  feedback_add_figures (child, report->context, lowest, report->config->board_minimum);
}

static void
add_comments (const Report *report, xmlNode *node, const FeedbackScope *scope)
{
  if (!edition_shows_dataset (report->config->edition, "comments"))
    return;
  g_autoptr (GPtrArray) comments = facts_feedback_comments (report->context->facts, scope);
  for (guint i = 0; i < comments->len && i < MOST_COMMENTS; i++)
    {
      const FeedbackComment *comment = comments->pdata[i];
      set_attribute (element_text (node, "comment", comment->text), "question", comment->question);
    }
  if (comments->len > MOST_COMMENTS)
    attribute_integer (node, "more-comments", comments->len - MOST_COMMENTS);
}

static void
add_session_answers (const Report *report, xmlNode *section, const Session *session, guint respondents)
{
  const FeedbackScope scope = { .from = session->date, .to = session->date, .session = session };
  xmlNode *node = add_session (section, report->context, report->page, session);
  if (!feedback_shows_session (report->context, session))
    {
      set_attribute (node, "withheld", "yes");
      return;
    }
  g_autoptr (GArray) items = facts_feedback_items (report->context->facts, &scope);
  FeedbackItem sum = feedback_sum (items);
  guint attended = facts_session_attended (report->context->facts, session);
  attribute_integer (node, "respondents", respondents);
  const WaitingScope answers = waiting_session (report->context, DATASET_BIT (DATASET_FEEDBACK), session, NULL);
  const WaitingScope response = waiting_session (report->context, DATASET_BIT (DATASET_FEEDBACK) | WAITING_ATTENDANCE, session, NULL);
  set_attribute (node, "answers-waiting", view_waits (report->context, &answers) ? "yes" : NULL);
  attribute_waiting (node, report->context, &response);
  if (attended > 0 && !view_withholds_session (report->context, session, NULL))
    {
      attribute_integer (node, "attended", attended);
      attribute_percent (report, node, "rate", respondents, attended);
    }
  if (sum.n > 0)
    feedback_add_figures (node, report->context, &sum, 0);
  if (respondents < report->config->board_minimum)
    set_attribute (node, "small", "yes");
  add_lowest (report, node, items);
  add_comments (report, node, &scope);
}

static gboolean
add_sessions (const Report *report, xmlNode *section)
{
  g_autoptr (GPtrArray) sessions = report_sessions (report, report->period.first, report->base);
  guint listed = 0;
  for (guint i = 0; i < sessions->len; i++)
    {
      guint respondents = facts_feedback_respondents (report->context->facts, sessions->pdata[i]);
      if (respondents > 0 && listed++ < MOST_LISTED)
        add_session_answers (report, section, sessions->pdata[i], respondents);
    }
  if (listed > MOST_LISTED)
    attribute_integer (section, "left-out", listed - MOST_LISTED);
  return listed > 0;
}

/* ---- by item, course, trainer ---- */

/* May the items of the report's scope be shown: where all of them together are a figure that the edition shows. */
static gboolean
shows_items (const Report *report)
{
  return report->cohort != NULL
         || figures_find (report->context->figures, MEASURE_FEEDBACK_TOP2, &report->period, report->dimension, report->member) != NULL;
}

static gboolean
add_tables (const Report *report, xmlNode *section)
{
  const FeedbackScope scope = report_scope (report);
  guint respondents, attended;
  facts_feedback_response (report->context->facts, &scope, &respondents, &attended);
  if (respondents == 0)
    return FALSE;
  gboolean any = shows_items (report) && feedback_add_items (section, report->context, &scope, report->config->board_minimum);
  const WaitingScope answers = report_waiting (report, DATASET_BIT (DATASET_FEEDBACK));
  if (any && view_waits (report->context, &answers))
    set_attribute (xmlGetLastChild (section), "answers-waiting", "yes");
  any |= report_add_table (report, section, DIMENSION_COURSE, columns, G_N_ELEMENTS (columns));
  any |= report_add_table (report, section, DIMENSION_TRAINER, columns, G_N_ELEMENTS (columns));
  if (!any)
    set_attribute (section, "withheld", "yes");
  return TRUE;
}

gboolean
report_fill_feedback (const Report *report, xmlNode *section)
{
  if (report->dimension == DIMENSION_TEAM)       /* a survey does not say who answered: there is none of a team */
    return FALSE;
  return report->period.kind <= PERIOD_WEEK ? add_sessions (report, section) : add_tables (report, section);
}
