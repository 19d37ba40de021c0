#include "commands/new_report.h"

#include "commands/commands.h"
#include "measure/period.h"
#include "model/lists.h"
#include "text/encoding.h"
#include "view/report_absence.h"

#include <errno.h>
#include <libintl.h>
#include <string.h>

#define _(text) gettext (text)

/* Text inside a comment: a line of its own that does not end the comment. */
static void
append_comment (GString *out, const char *text)
{
  for (; text != NULL && *text != '\0'; text++)
    g_string_append (out, *text == '\n' || *text == '\r' ? " " : *text == '>' ? "&gt;" : (char[]) { *text, '\0' });
}

/* What is still to be done, by what is due first as the records have it: it returns in the report by itself, the comment is a reminder. */
static void
append_actions (GString *out, const ViewContext *context, Date day)
{
  const GPtrArray *actions = context->model->actions;
  gboolean begun = FALSE;
  for (guint i = 0; i < actions->len; i++)
    {
      const Action *action = actions->pdata[i];
      if (!action_is_open (action, day))
        continue;
      if (!begun)
        g_string_append_printf (out, "<!-- %s\n", words_get (context->words, "new.report.actions"));
      begun = TRUE;
      g_string_append (out, "· ");
      append_comment (out, action->problem);
      for (guint j = 0; j < action->owners->len; j++)
        {
          g_string_append (out, j == 0 ? " / " : " ");
          append_comment (out, ((const Person *) action->owners->pdata[j])->name);
        }
      char due[DATE_BUFFER];
      if (action->due != DATE_NONE)
        g_string_append_printf (out, " / %s", date_format (action->due, due));
      g_string_append_c (out, '\n');
    }
  if (begun)
    g_string_append (out, "-->\n\n");
}

/* The heading of a section for that kind of period: the word of the section itself. */
static const char *
heading (const Words *words, const char *section, PeriodKind kind)
{
  g_autofree char *key = g_strconcat ("report.section.", section, ".", period_kind_name (kind), NULL);
  g_autofree char *plain = g_strconcat ("report.section.", section, NULL);
  const char *word = words_find (words, key);
  return word != NULL ? word : words_get (words, plain);
}

static char *
make_text (const ViewContext *context, const Period *period)
{
  static const char *const sections[] = { "summary", "highlights", "problems", "coordination", "focus" };
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      if (period->kind == PERIOD_DAY && (strcmp (sections[i], "highlights") == 0 || strcmp (sections[i], "focus") == 0))
        continue;                /* a day has no such sections */
      g_string_append_printf (out, "## %s\n\n", heading (context->words, sections[i], period->kind));
      if (i == 0)
        g_string_append_printf (out, "<!-- %s -->\n\n", words_get (context->words, "new.report.hint"));
      if (strcmp (sections[i], "problems") == 0)
        append_actions (out, context, MIN (period->last, context->model->as_of));
    }
  g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

static int
write_file (const char *path, const char *shown, const char *text)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      fprintf (stderr, _("trainbook: \"%s\" is there already and is left as it is\n"), shown);
      return EXIT_INPUT;
    }
  if (g_mkdir_with_parents (folder, 0777) != 0)
    {
      fprintf (stderr, _("trainbook: cannot make the directory \"%s\": %s\n"), folder, g_strerror (errno));
      return EXIT_SYSTEM;
    }
  if (!g_file_set_contents (path, text, -1, &error))
    {
      fprintf (stderr, "trainbook: %s\n", error->message);
      return EXIT_SYSTEM;
    }
  printf (_("Made \"%s\"\n"), shown);
  return EXIT_DONE;
}

/* Is it the default of a kind of period, or of the teams: nothing that a folder is named after. */
static gboolean
is_default (const char *name)
{
  for (ReportPeriod period = 0; period < N_REPORT_PERIODS; period++)
    if (strcmp (report_period_name (period), name) == 0)
      return TRUE;
  return strcmp (name, REPORT_TEAM) == 0;
}

/* The report's folder below content/reports: "weekly", a team's, of a report of each member "NAME/MEMBER". New string. */
static char *
folder_of (const char *report, const Period *period)
{
  if (report == NULL)
    return g_strdup (period_kind_name (period->kind));
  g_auto (GStrv) parts = g_strsplit (report, "/", 2);
  g_autofree char *name = page_file_name (parts[0]), *member = parts[0] != NULL && parts[1] != NULL ? page_file_name (parts[1]) : NULL;
  return member != NULL ? g_build_filename (name, member, NULL) : g_steal_pointer (&name);
}

/* A report of each member has a text for each. FALSE and said when no member is written behind its name. */
static gboolean
names_member (const char *name, const char *behind)
{
  if (*behind == '/' && behind[1] != '\0')
    return TRUE;
  fprintf (stderr, _("trainbook: \"%.*s\" is a report of each member; write behind it whose it is, \"%.*s/…\"\n"), (int) (behind - name), name, (int) (behind - name), name);
  return FALSE;
}

/* Has the site such reports: of a team, or declared under that name. Says what is near where it has not. */
static gboolean
is_report (const ViewContext *context, const char *name)
{
  const GPtrArray *teams = context->model->teams, *layouts = context->config->reports->layouts;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (guint i = 0; i < teams->len; i++)
    g_ptr_array_add (names, teams->pdata[i]);
  for (guint i = 0; i < layouts->len; i++)
    {
      const ReportLayout *layout = layouts->pdata[i];
      gsize length = strlen (layout->name.text);
      if (is_default (layout->name.text))
        continue;
      if (layout->by == REPORT_OF_ALL)
        g_ptr_array_add (names, layout->name.text);
      else if (strncmp (name, layout->name.text, length) == 0 && (name[length] == '/' || name[length] == '\0'))
        return names_member (name, name + length);
    }
  for (guint i = 0; i < names->len; i++)
    if (strcmp (names->pdata[i], name) == 0)
      return TRUE;
  const char *nearest = text_nearest (name, (const char *const *) names->pdata, names->len);
  if (nearest != NULL)
    fprintf (stderr, _("trainbook: there is no team \"%s\"; did you mean \"%s\"?\n"), name, nearest);
  else
    fprintf (stderr, _("trainbook: there is no team \"%s\"; write it as people.csv does\n"), name);
  return FALSE;
}

/* Will anybody read what is written there? Else it is said why not. Where the records have mistakes nobody knows. */
static gboolean
is_expected (const ViewContext *context, const char *file, const char *page)
{
  if (context->plan == NULL || context->figures == NULL)
    return TRUE;
  Diagnostics *diags = diag_new ();
  gboolean expected = view_expect_report (context, file, page, diags);
  diag_print (diags, stderr, 100, FALSE);
  diag_free (diags);
  return expected;
}

static int
make_file (const ViewContext *context, const Period *period, const char *report)
{
  char name[PERIOD_BUFFER];
  g_autofree char *folder = folder_of (report, period), *stem = g_build_filename ("reports", folder, period_format (period, name), NULL);
  g_autofree char *file = g_strconcat (stem, ".md", NULL), *page = g_strconcat (stem, ".html", NULL);
  g_autofree char *shown = g_build_filename (context->config->content, file, NULL);
  if (!is_expected (context, shown, page))
    return EXIT_INPUT;
  g_autofree char *path = g_build_filename (context->config->directory, shown, NULL);
  g_autofree char *text = make_text (context, period);
  return write_file (path, shown, text);
}

int
new_report (const BuildOptions *options, const char *written, const char *report)
{
  BuildOptions reading = *options;
  reading.last = BUILD_PLAN;
  reading.whole = TRUE;          /* a text is for whichever edition shows its report */
  reading.write = FALSE;
  reading.verbose = FALSE;
  Build *build = build_new (&reading);
  build_run (build);
  const ViewContext *context = build_context (build);
  int status = EXIT_INPUT;
  if (context->config == NULL || context->words == NULL || context->model == NULL)
    diag_print (build_diagnostics (build), stderr, 100, FALSE);
  else
    {
      PeriodRules rules = period_rules (context->config);
      Period period;
      if (!period_parse (&rules, written, &period))
        {
          fprintf (stderr, _("trainbook: \"%s\" is no period; write 2026-11-20, 2026-W47, 2026-11, 2026-Q4 or 2026\n"), written);
          status = EXIT_USAGE;
        }
      else if (report == NULL || is_report (context, report))
        status = make_file (context, &period, report);
    }
  build_free (build);
  return status;
}
