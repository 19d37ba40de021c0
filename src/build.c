/* The pipeline. Stages run in the order of the table; each may use what the ones before it made. */
#include "build_internal.h"

#include <stdlib.h>
#include <string.h>

#include "measure/effect.h"
#include "measure/awards.h"
#include "program.h"
#include "text/encoding.h"

static gboolean stage_read (Build *build);
static gboolean stage_join (Build *build);
static gboolean stage_count (Build *build);
static gboolean stage_plan (Build *build);
static gboolean stage_draw (Build *build);
static gboolean stage_proof (Build *build);
static gboolean stage_record (Build *build);

/* A stage returns FALSE when nothing after it can run. A gate stops the build after the stage: when an error hinders what comes next, or, before anything
 * is published, when there is any: so one run names the mistakes in the rows of facts, in blocks and in links. */
typedef enum { GATE_NONE, GATE_HINDERED, GATE_ANY_ERROR } Gate;
static const struct {
  const char *name;
  gboolean (*run) (Build *build);
  Gate gate;
} stages[N_BUILD_STAGES] = {
  [BUILD_READ] = { "read", stage_read, GATE_NONE },      /* configuration, content, records, templates */
  [BUILD_JOIN] = { "join", stage_join, GATE_NONE },      /* names → records; from here the model is const */
  [BUILD_COUNT] = { "count", stage_count, GATE_HINDERED },    /* facts × model → figures */
  [BUILD_PLAN] = { "plan", stage_plan, GATE_HINDERED },       /* which pages exist, and where */
  [BUILD_DRAW] = { "draw", stage_draw, GATE_HINDERED },       /* graphs → SVG */
  [BUILD_RENDER] = { "render", build_render_pages, GATE_NONE },   /* page by page: view → page → proofread → staged */
  [BUILD_PROOF] = { "proof", stage_proof, GATE_ANY_ERROR },    /* links and anchors over the whole site */
  [BUILD_PUBLISH] = { "publish", build_publish, GATE_ANY_ERROR },      /* the new site takes the old one's place */
  [BUILD_RECORD] = { "record", stage_record, GATE_NONE },        /* what was published → the ledger, when asked for */
};

/* The line below a message: in the encoding that its file was read in. */
static char *
input_line (const char *file, const char *path, guint line, gpointer data)
{
  const Build *build = data;
  return text_file_line (path, line, text_encoding_by_name (intake_encoding (build->intake, file)));
}

Build *
build_new (const BuildOptions *options)
{
  Build *build = g_new0 (Build, 1);
  build->options = *options;
  build->options.jobs = options->jobs > 0 ? options->jobs : g_get_num_processors ();
  build->diags = diag_new ();
  build->intake = intake_new ();
  build->templates = program_templates ();
  diag_set_strict (build->diags, options->strict);
  diag_set_directory (build->diags, options->directory);
  diag_set_lines (build->diags, input_line, build);
  return build;
}

void
build_free (Build *build)
{
  if (build == NULL)
    return;
  publisher_close (build->publisher);
  leaks_free (build->leaks);
  proof_free (build->proof);
  stylesheets_free (build->stylesheets);
  g_clear_pointer (&build->navigation, g_hash_table_unref);
  g_clear_pointer (&build->asset_paths, g_hash_table_unref);
  g_clear_pointer (&build->asset_bytes, g_hash_table_unref);
  charts_free (build->charts);
  plan_free (build->plan);
  ledger_free (build->ledger);
  trace_free (build->trace);
  comparisons_free (build->comparisons);
  figures_free (build->figures);
  measures_free (build->measures);
  facts_free (build->facts);
  model_free (build->model);
  content_free (build->content);
  words_free (build->words);
  intake_free (build->intake);
  config_free (build->config);
  g_free (build->templates);
  diag_free (build->diags);
  g_free (build);
}

gboolean
build_is_interrupted (const Build *build)
{
  return build->options.interrupted != NULL && *build->options.interrupted;
}

gboolean
build_run (Build *build)
{
  gint64 start = g_get_monotonic_time ();
  gboolean going = TRUE;
  for (BuildStage stage = 0; going && stage <= build->options.last; stage++)
    {
      gint64 before = g_get_monotonic_time ();
      /* What is published is published: an interruption that comes later changes nothing. */
      going = stages[stage].run (build) && (stage >= BUILD_PUBLISH || !build_is_interrupted (build));
      if (stages[stage].gate == GATE_HINDERED ? diag_hinders (build->diags) : stages[stage].gate == GATE_ANY_ERROR && diag_stops (build->diags))
        {
          if (going && stage < BUILD_DRAW && build->options.last > BUILD_DRAW)
            build_check_handbook (build);
          going = FALSE;
        }
      if (build->options.verbose)
        fprintf (build->options.log, "%-8s %8.3f s\n", stages[stage].name,
                 (double) (g_get_monotonic_time () - before) / G_USEC_PER_SEC);
    }
  build->summary.finished = going;
  build->summary.seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  return going && !diag_stops (build->diags);
}

ViewContext
build_make_context (const Build *build)
{
  return (ViewContext) { .config = build->config, .model = build->model, .content = build->content, .facts = build->facts,
                         .figures = build->figures, .comparisons = build->comparisons, .trace = build->trace, .ledger = build->ledger, .charts = build->charts, .plan = build->plan, .words = build->words,
                         .intake = build->intake, .diags = build->diags, .navigation = build->navigation, .lacks_rows = build->lacks_rows };
}

const ViewContext *
build_context (const Build *build)
{
  Build *self = (Build *) build;
  self->context = build_make_context (build);
  return &self->context;
}

Diagnostics *
build_diagnostics (Build *build)
{
  return build->diags;
}

BuildSummary
build_summary (const Build *build)
{
  return build->summary;
}

/* Seconds since 1970 → the day in UTC. */
static Date
day_of_seconds (gint64 seconds)
{
  gint64 days = seconds >= 0 ? seconds / 86400 : -((86399 - seconds) / 86400);
  return (Date) ((gint64) date_new (1970, 1, 1) + days);
}

/* "Today": the option, else the configuration, else SOURCE_DATE_EPOCH, else the clock, in UTC. */
static Date
resolve_as_of (Build *build)
{
  if (build->options.as_of != DATE_NONE)
    return build->options.as_of;
  if (build->config->as_of != DATE_NONE)
    return build->config->as_of;
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 seconds = g_get_real_time () / G_USEC_PER_SEC;
  if (epoch != NULL && !g_ascii_string_to_signed (epoch, 10, 0, G_GINT64_CONSTANT (253402300799), &seconds, NULL))
    diag_report (build->diags, DIAG_AS_OF_EPOCH, NULL, epoch, NULL);
  return day_of_seconds (seconds);
}

/* What cannot be read is reported: the gate behind the count stops the build, so that one run names the mistakes of the records too. */
static void
read_templates (Build *build, const char *site_templates)
{
  g_autofree char *shipped_messages = g_build_filename (build->templates, "messages", NULL);
  g_autofree char *site_messages = g_build_filename (site_templates, "messages", NULL);
  if (!g_file_test (shipped_messages, G_FILE_TEST_IS_DIR))
    {
      diag_report (build->diags, DIAG_TEMPLATES_MISSING, NULL, build->templates, NULL);
      return;
    }
  const char *roots[] = { site_templates, build->templates, NULL }, *shown[] = { build->config->templates, build->templates };
  reports_config_load (build->config, roots, shown, build->diags);
  const char *folders[] = { site_messages, shipped_messages, NULL };
  build->words = words_load (folders, build->config->language, build->diags);
  if (build->words == NULL
      || !assets_load (site_templates, build->config->templates, build->templates, &build->asset_paths, &build->asset_bytes, build->diags))
    return;
  build->stylesheets = stylesheets_new (site_templates, build->templates, build->words, build->asset_paths);
  stylesheets_set_shown (build->stylesheets, build->config->templates);
  /* The site's own are all looked at, used or not; the shipped ones when a page needs them: many runs end before the first page. */
  gboolean has_own = g_file_test (site_templates, G_FILE_TEST_IS_DIR);
  for (const char *const *name = view_stylesheets (); has_own && *name != NULL; name++)
    stylesheets_load (build->stylesheets, *name, build->diags);
}

static gboolean
stage_read (Build *build)
{
  build->config = config_load (build->options.directory, build->diags);
  if (build->config != NULL && !build->options.whole)
    config_choose_edition (build->config, build->options.edition, build->diags);
  build_check_report (build);
  if (build->config == NULL)
    return FALSE;
  build_check_output (build);
  Date as_of = resolve_as_of (build);
  g_autofree char *site_templates = g_build_filename (build->config->directory, build->config->templates, NULL);
  read_templates (build, site_templates);
  build->content = content_load (build->config, build->words, build->options.jobs, build->diags);
  if (build->content != NULL)
    content_withhold (build->content, build->config, build->diags);
  build->model = model_read (build->config, build->intake, as_of, build->diags);
  return TRUE;
}

static gboolean
stage_join (Build *build)
{
  model_join (build->model, build->diags);
  return TRUE;
}

/* What pages say of the figures beside their values: the rows behind them, and what was published of them before. */
static void
trace_figures (Build *build)
{
  const char *file = build->options.ledger != NULL ? build->options.ledger : build->config->ledger;
  build->trace = trace_new (build->facts, build->diags);
  build->ledger = ledger_load (build->config->directory, file, build->options.ledger == NULL && build->config->ledger_place.line > 0 ? &build->config->ledger_place : NULL, build->diags);
  ledger_compare (build->ledger, build->figures, build->trace);
}

/* Facts are counted even when records had errors, so that one run names everything. Reports list who missed what and who must
 * retake only where names may be shown: else no row is kept. */
static gboolean
stage_count (Build *build)
{
  FactsSelection selection = { .attendance_exceptions = TRUE, .scores = TRUE, .comments = TRUE, .from = 1, .to = build->model->as_of };
  if (build->config->edition->names[LIST_ATTENDANCE] == NAMES_NONE)
    selection.attendance_exceptions = FALSE;
  build->facts = facts_count (build->model, &selection, build->options.jobs, build->diags);
  build->measures = measures_new (build->model, build->facts, build->diags);
  if (build->words != NULL)
    measures_title_checks (build->measures, build->words);
  measure_check (build->model, build->measures, build->diags);
  effect_check (build->model, build->facts, build->diags);
  view_check_reports (build->config, build->model, build->measures, build->diags);
  build->summary.rows_aside = facts_rows_aside (build->facts);
  build->lacks_rows = build->summary.rows_aside > 0 && diag_stops (build->diags);
  if (!diag_hinders (build->diags))
    {
      build->figures = figures_new (build->model, build->facts, build->measures);
      if (!build->lacks_rows)
        awards_check_reach (build->config, build->figures, build->diags);
      build->comparisons = comparisons_new (build->model, build->facts, build->figures);
    }
  if (build->figures != NULL && build->options.last > BUILD_COUNT)
    trace_figures (build);
  return TRUE;
}

static gboolean
stage_plan (Build *build)
{
  /* What was counted is whole (dump figures, the ledger); from here on it is seen through the edition. */
  figures_publish (build->figures);
  model_withhold (build->model);
  build->plan = plan_new (build->config, build->model, build->content, build->facts, build->figures, build->words, build->diags);
  return TRUE;
}

static gboolean
stage_draw (Build *build)
{
  g_autofree char *program = program_executable ();
  /* A page with a bad block is a page: what it links to is looked at all the same. */
  diag_set_errors (build->diags, DIAG_PASSES);
  build->charts = charts_draw (build->model, build->content, build->words, program, build->diags);
  ViewContext context = build_make_context (build);
  view_check_blocks (&context, build->diags);
  diag_set_errors (build->diags, DIAG_HINDERS);
  g_autoptr (GPtrArray) keys = charts_keys (build->charts);
  build->summary.charts = keys->len;
  return TRUE;
}

/* Reports, what is printed and what effect a course had are there when the rows are that they are made of, and so are the places on pages of the records. */
static gboolean
may_only_lack_rows (const char *path, gpointer data)
{
  const Page *page = plan_find (data, path);
  if (page != NULL)
    return page->kind != PAGE_HANDBOOK && page->kind != PAGE_FOLDER;
  return g_str_has_prefix (path, "reports/") || g_str_has_prefix (path, "print/")
         || (g_str_has_prefix (path, "courses/") && g_str_has_suffix (path, "-effect.html"));
}

static gboolean
stage_proof (Build *build)
{
  if (build->lacks_rows)
    proof_excuse (build->proof, may_only_lack_rows, build->plan);
  proof_resolve (build->proof, build->diags);
  return TRUE;
}

static gboolean
stage_record (Build *build)
{
  if (!build->options.record)
    return TRUE;
  return ledger_record (build->ledger, build->figures, build->trace, &build->summary.recorded, build->diags);
}
