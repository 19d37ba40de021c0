#define _GNU_SOURCE /* memmem() */
#include "build_leak_figures.h"
#include "proof/leak.h"
#include "text/csv_write.h"
#include "text/locale.h"

#include <string.h>

/* A member with withheld figures. */
typedef struct {
  Dimension dimension;
  const char *id;
  const char *label;         /* as pages call it */
  GPtrArray *values;         /* char *: "95.5%", "88.2" */
  GPtrArray *measures;       /* const char *: the measure of each */
} Member;

typedef struct {
  const Member *member;
  const Period *period;
  const char *path, *bytes;
  gsize length;
  gboolean marked;
  const ViewContext *context;
  Diagnostics *diags;
  GPtrArray *members;
} Search;

static void
member_free (gpointer data)
{
  Member *member = data;
  g_ptr_array_unref (member->values);
  g_ptr_array_unref (member->measures);
  g_free (member);
}

/* How pages call a record of the model. */
static const char *
record_label (Dimension dimension, gconstpointer record)
{
  switch (dimension)
    {
    case DIMENSION_COURSE: return ((const Course *) record)->title;
    case DIMENSION_COHORT: return ((const Cohort *) record)->title;
    case DIMENSION_TRAINER: case DIMENSION_PERSON: return ((const Person *) record)->name;
    default: return record;
    }
}

static const char *
member_label (const Model *model, Dimension dimension, const char *member)
{
  const void *record = dimension == DIMENSION_COURSE ? (const void *) model_course (model, member, -1)
                       : dimension == DIMENSION_COHORT ? (const void *) model_cohort (model, member, -1)
                       : dimension == DIMENSION_TRAINER ? (const void *) model_person (model, member, -1) : NULL;
  return record != NULL ? record_label (dimension, record) : member;
}

/* The value as reports print it, with one decimal. New string. */
static char *
printed_text (const ViewContext *context, const Figure *figure, MeasureUnit unit)
{
  Wide factor = unit == UNIT_RATE ? 100 : unit == UNIT_HOURS ? 60 : 1;
  Wide divisor = unit == UNIT_HOURS ? MAX (context->config->lesson_minutes, 1) : 1;
  g_autofree char *number = locale_number (context->config->language, figure->numerator * factor, figure->denominator * divisor, 1);
  return unit == UNIT_RATE ? g_strconcat (number, "%", NULL) : g_steal_pointer (&number);
}

/* The same for a withheld one; NULL for one that says nothing by itself: a whole number, nothing, or everything. */
static char *
value_text (const ViewContext *context, const Figure *figure, MeasureUnit unit)
{
  if (figure->is_sum || (unit != UNIT_RATE && unit != UNIT_SCORE) || figure->numerator == 0 || figure->numerator == figure->denominator)
    return NULL;
  Wide tenths = (figure->numerator * (unit == UNIT_RATE ? 1000 : 10) + figure->denominator / 2) / figure->denominator;
  return tenths % 10 == 0 ? NULL : printed_text (context, figure, unit);
}

typedef struct {
  const ViewContext *context;
  GPtrArray *members;
  GHashTable *known;         /* "dimension\nmember" → Member * */
} Collecting;

static void
collect (const Figure *figure, gpointer data)
{
  const Collecting *collecting = data;
  const MeasureDefinition *definition = measure_definition (figures_measures (collecting->context->figures), figure->measure);
  char *value = value_text (collecting->context, figure, definition->unit);
  if (value == NULL)
    return;
  char *key = g_strdup_printf ("%s\n%s", dimension_name (figure->dimension), figure->member);
  Member *member = g_hash_table_lookup (collecting->known, key);
  if (member == NULL)
    {
      member = g_new (Member, 1);
      *member = (Member) { figure->dimension, figure->member, member_label (collecting->context->model, figure->dimension, figure->member),
                           g_ptr_array_new_with_free_func (g_free), g_ptr_array_new () };
      g_ptr_array_add (collecting->members, member);
      g_hash_table_insert (collecting->known, g_strdup (key), member);
    }
  g_ptr_array_add (member->values, value);
  g_ptr_array_add (member->measures, (gpointer) definition->id);
  g_free (key);
}

/* Is it in a tag, where only some attributes speak to readers: the place of a bar in a drawing is no figure. */
static gboolean
is_told (const char *bytes, const char *at)
{
  static const char *const spoken[] = { "title", "alt", "aria-label", "content", "value", NULL };
  const char *tag = at, *name = at;
  while (tag > bytes && *tag != '<' && *tag != '>')
    tag--;
  if (*tag != '<')
    return TRUE;
  while (name > tag && *name != '"' && *name != '\'')
    name--;
  const char *end = name > tag ? name - 1 : tag;      /* at the "=" */
  for (name = end; name > tag && g_ascii_isgraph (name[-1]); name--)
    ;
  g_autofree char *attribute = g_strndup (name, (gsize) (end - name));
  return g_str_has_prefix (attribute, "data-") || g_strv_contains (spoken, attribute);
}

/* "88.2" does not stand in "188.2", "88.21", "88.2%" or "+88.2": a change is no figure. */
static gboolean
is_whole (const char *bytes, gsize length, const char *at, gsize size)
{
  char before = at > bytes ? at[-1] : ' ', behind = (gsize) (at - bytes) + size < length ? at[size] : ' ';
  gboolean minus = at - bytes >= 3 && memcmp (at - 3, "\342\210\222", 3) == 0;
  return !minus && !g_ascii_isdigit (before) && strchr (".,+-", before) == NULL && !g_ascii_isdigit (behind) && behind != '%';
}

static const GPtrArray *
members_of (const Model *model, Dimension dimension)
{
  switch (dimension)
    {
    case DIMENSION_COURSE: return model->courses;
    case DIMENSION_COHORT: return model->cohorts;
    case DIMENSION_AREA: return model->areas;
    case DIMENSION_TEAM: return model->teams;
    default: return model->people;
    }
}

/* A text may speak of several: what stands behind the name of another one is of that one. */
static gboolean
is_of_other (const Search *search, const char *bytes, gsize length)
{
  const Member *member = search->member;
  const GPtrArray *others = members_of (search->context->model, member->dimension);
  for (guint i = 0; i < others->len; i++)
    {
      const char *label = record_label (member->dimension, others->pdata[i]);
      if (strcmp (label, member->label) != 0 && memmem (bytes, length, label, strlen (label)) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* The value stands behind the member's name, which ends at `bytes`. */
static gboolean
stands_in (const Search *search, const char *bytes, gsize length, const char *value)
{
  gsize size = strlen (value);
  for (const char *at = bytes; (at = memmem (at, length - (gsize) (at - bytes), value, size)) != NULL; at++)
    if (is_whole (bytes, length, at, size) && (!search->marked || is_told (search->bytes, at)) && !is_of_other (search, bytes, (gsize) (at - bytes)))
      return TRUE;
  return FALSE;
}

static gboolean
is_figure_of (const Search *search, const Member *member, const Figures *figures, const Period *period, const char *value)
{
  const Measures *measures = figures_measures (figures);
  for (MeasureId measure = 0; measure < measures_count (measures); measure++)
    {
      const Figure *shown = figures_find (figures, measure, period, member->dimension, member->id);
      g_autofree char *text = shown == NULL ? NULL : printed_text (search->context, shown, measure_definition (measures, measure)->unit);
      if (g_strcmp0 (text, value) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The same text may be a figure of that member that is shown, of this period, one that its trend shows or it is compared with: then nothing can be told
 * from it. */
static gboolean
is_shown_too (const Search *search, const Member *member, const char *value)
{
  Period period = *search->period;
  for (guint i = 0; i < MAX (search->context->config->trend_periods, 2); i++, period = period_previous (&period))
    if (is_figure_of (search, member, search->context->figures, &period, value))
      return TRUE;
  for (ComparisonKind kind = 0; kind < N_COMPARISONS; kind++)
    {
      Comparison comparison = comparison_of (search->context->comparisons, kind, search->period);
      if (comparison.figures != NULL && is_figure_of (search, member, comparison.figures, &comparison.period, value))
        return TRUE;
    }
  return FALSE;
}

/* Where the first text of a row ends: what a row is about stands first in it. A person of a small group may stand there instead, with a figure
 * that is the person's own. */
static gsize
end_of_head (const char *bytes, gsize start, gsize end)
{
  gsize at = start;
  while (at < end)
    {
      const char *tag = memchr (bytes + at, '<', end - at), *close = tag == NULL ? NULL : memchr (tag, '>', (gsize) (bytes + end - tag));
      gsize stop = tag != NULL ? (gsize) (tag - bytes) : end;
      for (gsize i = at; i < stop; i++)
        if (!g_ascii_isspace (bytes[i]))
          return stop;
      if (close == NULL)
        return end;
      at = (gsize) (close - bytes) + 1;
    }
  return end;
}

/* Does the longer name stand where the member's was found? */
static gboolean
covers (const Search *search, gsize offset, const char *name)
{
  const char *label = search->member->label;
  for (const char *at = name; at != NULL && (at = strstr (at, label)) != NULL; at++)
    {
      gsize before = (gsize) (at - name), length = strlen (name);
      if (length > strlen (label) && offset >= before && offset - before + length <= search->length
          && memcmp (search->bytes + offset - before, name, length) == 0)
        return TRUE;
    }
  return FALSE;
}

/* 二组 stands in 十二组 too, and the course 月考 in the assessment 三月月考. */
static gboolean
is_part_of_other (const Search *search, gsize offset)
{
  static const Dimension dimensions[] = { DIMENSION_TEAM, DIMENSION_COURSE, DIMENSION_AREA, DIMENSION_COHORT, DIMENSION_PERSON };
  const GPtrArray *assessments = search->context->model->assessments;
  for (guint i = 0; i < assessments->len; i++)
    if (covers (search, offset, ((const Assessment *) assessments->pdata[i])->title))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (dimensions); i++)
    {
      const GPtrArray *records = members_of (search->context->model, dimensions[i]);
      for (guint j = 0; j < records->len; j++)
        if (covers (search, offset, record_label (dimensions[i], records->pdata[j])))
          return TRUE;
    }
  return FALSE;
}

static void
search_row (const LeakHit *hit, gpointer data)
{
  Search search = *(const Search *) data;
  const Member *member = search.member = search.members->pdata[hit->subject];
  gsize start, end;
  leak_row (search.bytes, search.length, hit->offset, search.marked, &start, &end);
  if (search.marked && hit->offset >= end_of_head (search.bytes, start, end))
    end = (gsize) (hit->run - search.bytes) + hit->run_length;
  start = hit->offset + hit->length;
  for (guint i = 0; i < member->values->len && start < end; i++)
    if (stands_in (&search, search.bytes + start, end - start, member->values->pdata[i]) && !is_shown_too (&search, member, member->values->pdata[i])
        && !is_part_of_other (&search, hit->offset))
      {
        Place place = { search.path, hit->line, 0, 0 };
        diag_report (search.diags, DIAG_LEAK_FIGURE, &place, member->measures->pdata[i], dimension_name (member->dimension),
                     search.context->config->edition->name, NULL);
      }
}

void
leak_figures_scan (const ViewContext *context, const Period *period, const char *path, const char *bytes, gsize length, gboolean marked,
                   Diagnostics *diags)
{
  Collecting collecting = { context, g_ptr_array_new_with_free_func (member_free), g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  figures_each_withheld (context->figures, period, collect, &collecting);
  if (collecting.members->len > 0)
    {
      LeakScan *scan = leak_scan_new ();
      Search search = { NULL, period, path, bytes, length, marked, context, diags, collecting.members };
      for (guint i = 0; i < collecting.members->len; i++)
        leak_scan_add (scan, ((const Member *) collecting.members->pdata[i])->label, i, 0, FALSE);
      leak_scan_prepare (scan);
      leak_scan_run (scan, bytes, length, marked, search_row, &search);
      leak_scan_free (scan);
    }
  g_ptr_array_unref (collecting.members);
  g_hash_table_unref (collecting.known);
}

/* ---- tables ---- */

/* The member of a cell: csv_cell() quotes one that would be a formula and puts an apostrophe in front. Other quotes only cost a look. */
static const char *
member_of_cell (char *cell)
{
  if (!g_str_has_prefix (cell, "\"'"))
    return cell;
  cell[strlen (cell) - 1] = '\0';
  return csv_unprotect (cell + 1);
}

/* period,measure,dimension,member,value… with a value. */
static void
check_line (const ViewContext *context, const char *path, const char *line, gsize length, guint number, Diagnostics *diags)
{
  g_autofree char *text = g_strndup (line, length);
  g_auto (GStrv) cells = g_strsplit (text, ",", 6);
  PeriodRules rules = period_rules (context->config);
  Period period;
  MeasureId measure;
  Dimension dimension;
  if (g_strv_length (cells) < 5 || !g_ascii_isdigit (cells[4][0]) || !period_parse (&rules, cells[0], &period)
      || !measure_from_id (figures_measures (context->figures), cells[1], &measure) || !dimension_from_name (cells[2], &dimension)
      || figures_withheld (context->figures, measure, &period, dimension, member_of_cell (cells[3])) == WITHHELD_NOT)
    return;
  Place place = { path, number, 0, 0 };
  diag_report (diags, DIAG_LEAK_FIGURE, &place, cells[1], cells[2], context->config->edition->name, NULL);
}

void
leak_figures_scan_table (const ViewContext *context, const char *path, const char *bytes, gsize length, Diagnostics *diags)
{
  static const char head[] = "\357\273\277period,measure,dimension,member,value";
  if (length < sizeof head || memcmp (bytes, head, sizeof head - 1) != 0)
    return;
  const char *end = bytes + length, *next;
  guint number = 1;
  for (const char *line = bytes; line < end; line = next, number++)
    {
      const char *stop = memchr (line, '\n', (gsize) (end - line));
      next = stop != NULL ? stop + 1 : end;
      if (number > 1)
        check_line (context, path, line, (gsize) (next - line), number, diags);
    }
}
