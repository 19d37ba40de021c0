#include "view/report_absence.h"

#include "text/encoding.h"
#include "view/report.h"

#include <string.h>

/* Whose report a folder holds. */
typedef struct {
  const ReportLayout *layout;  /* NULL: nobody's */
  const char *team;            /* of the reports of teams; else NULL */
} Home;

typedef struct {
  const ViewContext *context;
  const char *file, *path;
  char *folder;
  Home home;
  gboolean is_period;          /* the name of the path is one */
  Period period;
} Absence;

/* ---- whose it is ---- */

static gboolean
is_folder_of (const char *folder, const char *name)
{
  g_autofree char *file_name = page_file_name (name), *own = g_strconcat ("reports/", file_name, NULL);
  return strcmp (folder, own) == 0;
}

/* Is it the folder of that member, in the folder of a report of each member? */
static gboolean
is_folder_of_member (const char *folder, const char *name, const char *member)
{
  g_autofree char *file_name = page_file_name (name), *member_name = page_file_name (member);
  g_autofree char *own = g_strconcat ("reports/", file_name, "/", member_name, NULL);
  return strcmp (folder, own) == 0;
}

/* The members that a report of each of them may have. const char *, borrowed; free the array. */
static GPtrArray *
members_of (const Model *model, ReportScope by)
{
  GPtrArray *members = g_ptr_array_new ();
  const GPtrArray *texts = by == REPORT_OF_TEAM ? model->teams : by == REPORT_OF_AREA ? model->areas : NULL;
  for (guint i = 0; texts != NULL && i < texts->len; i++)
    g_ptr_array_add (members, texts->pdata[i]);
  for (guint i = 0; by == REPORT_OF_COHORT && i < model->cohorts->len; i++)
    g_ptr_array_add (members, (gpointer) ((const Cohort *) model->cohorts->pdata[i])->id);
  for (guint i = 0; by == REPORT_OF_COURSE && i < model->courses->len; i++)
    g_ptr_array_add (members, (gpointer) ((const Course *) model->courses->pdata[i])->id);
  for (guint i = 0; by == REPORT_OF_TRAINER && i < model->people->len; i++)
    g_ptr_array_add (members, (gpointer) ((const Person *) model->people->pdata[i])->id);
  return members;
}

static gboolean
is_of_member (const Model *model, const char *folder, const ReportLayout *layout)
{
  g_autoptr (GPtrArray) members = members_of (model, layout->by);
  for (guint i = 0; i < members->len; i++)
    if (is_folder_of_member (folder, layout->name.text, members->pdata[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_of_layout (const Model *model, const char *folder, const ReportLayout *layout)
{
  return layout->by == REPORT_OF_ALL ? is_folder_of (folder, layout->name.text) : is_of_member (model, folder, layout);
}

static const char *
team_of (const ViewContext *context, const char *folder)
{
  const GPtrArray *teams = context->model->teams;
  for (guint i = 0; i < teams->len; i++)
    if (is_folder_of (folder, teams->pdata[i]))
      return teams->pdata[i];
  return NULL;
}

static Home
home_of (const ViewContext *context, const char *folder)
{
  const GPtrArray *layouts = context->config->reports->layouts;
  for (guint i = 0; i < layouts->len; i++)
    {
      const ReportLayout *layout = layouts->pdata[i];
      gboolean is_of_teams = strcmp (layout->name.text, REPORT_TEAM) == 0;
      const char *team = is_of_teams ? team_of (context, folder) : NULL;
      if (team != NULL)
        return (Home) { layout, team };
      if (!is_of_teams && is_of_layout (context->model, folder, layout))
        return (Home) { layout, NULL };
    }
  return (Home) { NULL, NULL };
}

static guint
periods_of (const Absence *absence)
{
  const ReportLayout *layout = absence->home.layout;
  return layout->is_off ? 0 : absence->home.team != NULL ? absence->context->config->reports->team_periods : layout->periods;
}

static gboolean
has_pages (const Absence *absence)
{
  const GPtrArray *pages = absence->context->plan->pages;
  gsize length = strlen (absence->folder);
  for (guint i = 0; i < pages->len; i++)
    {
      const Page *page = pages->pdata[i];
      if (page->kind == PAGE_REPORT && strncmp (page->path, absence->folder, length) == 0 && page->path[length] == '/')
        return TRUE;
    }
  return FALSE;
}

/* Another edition may show it: here its members are not listed, or it is of a team that may be too small. */
static gboolean
is_left_to_others (const Absence *absence)
{
  const Edition *edition = absence->context->config->edition;
  const ReportLayout *layout = absence->home.layout;
  ReportScope scope = absence->home.team != NULL ? REPORT_OF_TEAM : layout->by != REPORT_OF_ALL ? layout->by : layout->scope;
  if (edition->name == NULL)
    return FALSE;
  return (scope != REPORT_OF_ALL && !edition_shows_dimension (edition, dimension_name (dimension_of_scope (scope)))) || (scope == REPORT_OF_TEAM && edition->minimum_group > 1);
}

/* ---- saying it ---- */

/* The files that could be meant: those of the reports in a folder. char *; free the array. */
static GPtrArray *
possible_files (const ViewContext *context, const char *folder)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);
  gsize length = strlen (folder);
  for (guint i = 0; i < context->plan->pages->len; i++)
    {
      const Page *page = context->plan->pages->pdata[i];
      if (page->kind == PAGE_REPORT && strncmp (page->path, folder, length) == 0 && page->path[length] == '/')
        g_ptr_array_add (files, g_strdup_printf ("%s/%.*s.md", context->config->content, (int) (strlen (page->path) - strlen (".html")), page->path));
    }
  return files;
}

static void
report_unknown (const Absence *absence, const Place *place, Diagnostics *diags)
{
  const ViewContext *context = absence->context;
  g_autoptr (GPtrArray) same = possible_files (context, absence->folder), all = possible_files (context, "reports");
  const GPtrArray *files = same->len > 0 ? same : all;
  const char *nearest = files->len > 0 ? text_nearest (absence->file, (const char *const *) files->pdata, files->len) : NULL;
  if (nearest != NULL)
    diag_report (diags, DIAG_PROSE_REPORT_NEAR, place, nearest, NULL);
  else
    diag_report (diags, DIAG_PROSE_REPORT, place, context->config->content, NULL);
}

/* The file of the report of the whole department for that period, where it stands in the folder of another kind: monthly/2026-03 of weekly/2026-03. New string;
 * NULL. */
static char *
file_of_kind (const Absence *absence)
{
  char period[PERIOD_BUFFER];
  gboolean is_default = FALSE;
  for (PeriodKind kind = 0; kind < N_PERIODS; kind++)
    is_default |= absence->home.team == NULL && is_folder_of (absence->folder, period_kind_name (kind));
  g_autofree char *stem = g_strconcat ("reports/", period_kind_name (absence->period.kind), "/", period_format (&absence->period, period), NULL);
  g_autofree char *path = g_strconcat (stem, ".html", NULL);
  return is_default && plan_find (absence->context->plan, path) != NULL ? g_strdup_printf ("%s/%s.md", absence->context->config->content, stem) : NULL;
}

static void
report_kind (const Absence *absence, const Place *place, Diagnostics *diags)
{
  g_autofree char *file = file_of_kind (absence);
  const char *name = absence->home.team != NULL ? absence->home.team : absence->home.layout->name.text;
  guint periods = periods_of (absence);
  g_autoptr (GString) list = g_string_new (NULL);
  for (PeriodKind kind = 0; kind < N_PERIODS; kind++)
    if (periods & 1u << kind)
      g_string_append_printf (list, "%s%s", list->len == 0 ? "" : ", ", period_kind_name (kind));
  if (file != NULL)
    diag_report (diags, DIAG_PROSE_REPORT_NEAR, place, file, NULL);
  else if (periods == 0)
    diag_report (diags, DIAG_PROSE_OFF, place, name, NULL);
  else
    diag_report (diags, DIAG_PROSE_KIND, place, name, list->str, NULL);
}

/* TRUE when it will be there, or is in another edition. */
static gboolean
explain (const Absence *absence, Diagnostics *diags)
{
  Place place = { absence->file, 0, 0, 0 };
  const Config *config = absence->context->config;
  if (absence->home.layout == NULL || !absence->is_period)
    report_unknown (absence, &place, diags);
  else if ((periods_of (absence) & 1u << absence->period.kind) == 0)
    report_kind (absence, &place, diags);
  else if (is_left_to_others (absence))
    {
      diag_report (diags, DIAG_PROSE_EDITION, &place, config->edition->name, NULL);
      return TRUE;
    }
  else if (absence->home.team != NULL && !has_pages (absence) && !absence->context->lacks_rows)
    {
      g_autofree char *minimum = g_strdup_printf ("%u", config->board_minimum);
      diag_report (diags, DIAG_PROSE_SMALL, &place, absence->home.team, minimum, NULL);
    }
  else if (absence->period.last >= absence->context->model->as_of)
    {
      diag_report (diags, DIAG_PROSE_EARLY, &place, NULL);
      return TRUE;
    }
  else
    {
      char period[PERIOD_BUFFER];
      if (!absence->context->lacks_rows)
        diag_report (diags, DIAG_PROSE_QUIET, &place, period_format (&absence->period, period), NULL);
    }
  return FALSE;
}

gboolean
view_expect_report (const ViewContext *context, const char *file, const char *path, Diagnostics *diags)
{
  const Page *page = plan_find (context->plan, path);
  if (page != NULL && page->kind == PAGE_REPORT)
    return TRUE;
  g_autofree char *folder = g_path_get_dirname (path), *name = g_path_get_basename (path);
  PeriodRules rules = period_rules (context->config);
  Absence absence = { context, file, path, folder, home_of (context, folder), FALSE, { 0 } };
  name[strlen (name) - strlen (".html")] = '\0';
  absence.is_period = period_parse (&rules, name, &absence.period);
  return explain (&absence, diags);
}
