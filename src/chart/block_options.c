#include "chart/block_options.h"
#include "text/encoding.h"

#include <libintl.h>
#include <string.h>

#define _(text) gettext (text)

static void
report_unknown (const MarkdownBlock *block, const MarkdownOption *option, const char *const *known, Diagnostics *diags)
{
  const char *near = text_nearest (option->name, known, g_strv_length ((char **) known));
  g_autofree char *all = g_strjoinv (", ", (char **) known);

  if (near)
    diag_report (diags, DIAG_CHART_OPTION_NEAR, &option->place, block->kind, option->name, near, NULL);
  else
    diag_report (diags, DIAG_CHART_OPTION_UNKNOWN, &option->place, block->kind, option->name, all, NULL);
}

static gboolean
is_second (const MarkdownBlock *block, guint index)
{
  const MarkdownOption *option = g_ptr_array_index (block->options, index);

  for (guint i = 0; i < index; i++)
    if (g_str_equal (((const MarkdownOption *) g_ptr_array_index (block->options, i))->name, option->name))
      return TRUE;
  return FALSE;
}

/* Words without = and names that are not known. */
static gboolean
check_names (const MarkdownBlock *block, const char *const *known, Diagnostics *diags)
{
  gboolean good = block->arguments->len == 0;

  for (guint i = 0; i < block->arguments->len; i++)
    {
      const MarkdownOption *word = g_ptr_array_index (block->arguments, i);

      diag_report (diags, DIAG_CHART_WORD, &word->place, block->kind, word->value, NULL);
    }
  for (guint i = 0; i < block->options->len; i++)
    {
      const MarkdownOption *option = g_ptr_array_index (block->options, i);

      if (!g_strv_contains (known, option->name))
        report_unknown (block, option, known, diags);
      else if (is_second (block, i))
        diag_report (diags, DIAG_CHART_OPTION_TWICE, &option->place, option->name, NULL);
      else
        continue;
      good = FALSE;
    }
  return good;
}

static const MarkdownOption *
find_option (const MarkdownBlock *block, const char *name)
{
  for (guint i = 0; i < block->options->len; i++)
    {
      const MarkdownOption *option = g_ptr_array_index (block->options, i);

      if (g_str_equal (option->name, name))
        return option;
    }
  return NULL;
}

static gboolean
report_value (const MarkdownOption *option, const char *permitted, Diagnostics *diags)
{
  diag_report (diags, DIAG_CHART_VALUE, &option->place, option->name, option->value, permitted, NULL);
  return FALSE;
}

/* One of two words: fills `first` whether it is the first one. */
static gboolean
read_choice (const MarkdownOption *option, const char *one, const char *other, gboolean *first, Diagnostics *diags)
{
  g_autofree char *permitted = NULL;

  *first = g_str_equal (option->value, one);
  if (*first || g_str_equal (option->value, other))
    return TRUE;
  permitted = g_strdup_printf (_("%s or %s"), one, other);
  return report_value (option, permitted, diags);
}

static gboolean
read_team (const MarkdownOption *option, const Model *model, gint *team, Diagnostics *diags)
{
  const char *near;

  for (guint i = 0; i < model->teams->len; i++)
    if (g_str_equal (g_ptr_array_index (model->teams, i), option->value))
      {
        *team = (gint) i;
        return TRUE;
      }
  near = text_nearest (option->value, (const char *const *) model->teams->pdata, model->teams->len);
  if (near)
    diag_report (diags, DIAG_CHART_TEAM_NEAR, &option->place, option->value, near, NULL);
  else
    diag_report (diags, DIAG_CHART_TEAM_UNKNOWN, &option->place, option->value, NULL);
  return FALSE;
}

static gboolean
read_root (const MarkdownOption *option, const Model *model, const Person **root, Diagnostics *diags)
{
  const char *id, *label;
  char date[DATE_BUFFER];

  *root = model_person (model, option->value, -1);
  if (*root && person_is_active (*root, model->as_of))
    return TRUE;
  if (*root)
    diag_report (diags, DIAG_CHART_PERSON_GONE, &option->place, (*root)->id, (*root)->name, date_format (model->as_of, date), NULL);
  else if (model_nearest (model, NEAREST_PERSON, option->value, &id, &label))
    diag_report (diags, DIAG_CHART_PERSON_NEAR, &option->place, option->value, id, label, NULL);
  else
    diag_report (diags, DIAG_CHART_PERSON_UNKNOWN, &option->place, option->value, NULL);
  return FALSE;
}

static gboolean
read_depth (const MarkdownOption *option, guint *depth, Diagnostics *diags)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (option->value, 10, 1, 100, &number, NULL))
    return report_value (option, _("a number from 1 to 100"), diags);
  *depth = (guint) number;
  return TRUE;
}

gboolean
orgchart_block_read (const MarkdownBlock *block, const Model *model, OrgChartOptions *options, Diagnostics *diags)
{
  static const char *const known[] = { "team", "root", "depth", "people", "title", NULL };
  gboolean good = check_names (block, known, diags), people = TRUE;
  const MarkdownOption *option;

  *options = (OrgChartOptions) { .team = -1, .depth = G_MAXUINT };
  if ((option = find_option (block, "team")))
    good &= read_team (option, model, &options->team, diags);
  if ((option = find_option (block, "root")))
    good &= read_root (option, model, &options->root, diags);
  if ((option = find_option (block, "depth")))
    good &= read_depth (option, &options->depth, diags);
  if ((option = find_option (block, "people")))
    good &= read_choice (option, "yes", "no", &people, diags);
  options->leaders_only = !people;
  if ((option = find_option (block, "title")))
    options->title = option->value;
  if (block->body && block->body[strspn (block->body, " \t\r\n")])
    {
      Place place = block->place;

      place.line = block->body_line;
      place.column = place.length = 0;
      diag_report (diags, DIAG_CHART_BODY, &place, NULL);
    }
  return good;
}

gboolean
flow_block_read (const MarkdownBlock *block, FlowText *text, Diagnostics *diags)
{
  static const char *const known[] = { "direction", "title", NULL };
  gboolean good = check_names (block, known, diags), right = FALSE;
  const MarkdownOption *option;

  if ((option = find_option (block, "direction")))
    {
      good &= read_choice (option, "right", "down", &right, diags);
      text->direction = right ? FLOW_RIGHT : FLOW_DOWN;
    }
  if ((option = find_option (block, "title")))
    {
      text->title = option->value;
      text->title_given = TRUE;
    }
  return good;
}
