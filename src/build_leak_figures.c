#define _GNU_SOURCE /* memmem() */
#include "build_leak_figures.h"
#include "proof/leak.h"
#include "text/locale.h"

#include <string.h>

/* A member with withheld figures. */
typedef struct {
  Dimension dimension;
  char *label;               /* as pages call it */
  GPtrArray *values;         /* char *: "95.5%", "88.2" */
  GPtrArray *measures;       /* const char *: the measure of each */
} Member;

typedef struct {
  const Member *member;
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
  g_free (member->label);
  g_ptr_array_unref (member->values);
  g_ptr_array_unref (member->measures);
  g_free (member);
}

static char *
member_label (const Model *model, Dimension dimension, const char *member)
{
  const Course *course = dimension == DIMENSION_COURSE ? model_course (model, member, -1) : NULL;
  const Cohort *cohort = dimension == DIMENSION_COHORT ? model_cohort (model, member, -1) : NULL;
  const Person *person = dimension == DIMENSION_TRAINER ? model_person (model, member, -1) : NULL;
  return g_strdup (course != NULL ? course->title : cohort != NULL ? cohort->title : person != NULL ? person->name : member);
}

/* The value as reports print it; NULL for one that says nothing by itself: a whole number, nothing, or everything. New string. */
static char *
value_text (const ViewContext *context, const Figure *figure, MeasureUnit unit)
{
  if (figure->is_sum || (unit != UNIT_RATE && unit != UNIT_SCORE) || figure->numerator == 0 || figure->numerator == figure->denominator)
    return NULL;
  Wide numerator = figure->numerator * (unit == UNIT_RATE ? 1000 : 10);
  gint64 tenths = (gint64) ((numerator + figure->denominator / 2) / figure->denominator);
  if (tenths % 10 == 0)
    return NULL;
  g_autofree char *number = locale_number (context->config->language, tenths, 10, 1);
  return unit == UNIT_RATE ? g_strconcat (number, "%", NULL) : g_steal_pointer (&number);
}

typedef struct {
  const ViewContext *context;
  GPtrArray *members;
  GHashTable *known;         /* "dimension\nmember" → Member * */
} Collecting;

/* The same text may be a figure of the same member that is shown: then nothing can be told from it. */
static gboolean
is_shown_too (const ViewContext *context, const Figure *figure, const char *value)
{
  const Measures *measures = figures_measures (context->figures);
  for (MeasureId measure = 0; measure < measures_count (measures); measure++)
    {
      if ((measure_definition (measures, measure)->dimensions & 1u << figure->dimension) == 0)
        continue;
      const Figure *shown = figures_find (context->figures, measure, &figure->period, figure->dimension, figure->member);
      g_autofree char *text = shown == NULL ? NULL : value_text (context, shown, measure_definition (measures, measure)->unit);
      if (g_strcmp0 (text, value) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
collect (const Figure *figure, gpointer data)
{
  const Collecting *collecting = data;
  const MeasureDefinition *definition = measure_definition (figures_measures (collecting->context->figures), figure->measure);
  char *value = value_text (collecting->context, figure, definition->unit);
  if (value == NULL || is_shown_too (collecting->context, figure, value))
    {
      g_free (value);
      return;
    }
  char *key = g_strdup_printf ("%s\n%s", dimension_name (figure->dimension), figure->member);
  Member *member = g_hash_table_lookup (collecting->known, key);
  if (member == NULL)
    {
      member = g_new (Member, 1);
      *member = (Member) { figure->dimension, member_label (collecting->context->model, figure->dimension, figure->member),
                           g_ptr_array_new_with_free_func (g_free), g_ptr_array_new () };
      g_ptr_array_add (collecting->members, member);
      g_hash_table_insert (collecting->known, g_strdup (key), member);
    }
  g_ptr_array_add (member->values, value);
  g_ptr_array_add (member->measures, (gpointer) definition->id);
  g_free (key);
}

static gboolean
stands_in (const char *bytes, gsize length, const char *value)
{
  gsize size = strlen (value);
  for (const char *at = bytes; (at = memmem (at, length - (gsize) (at - bytes), value, size)) != NULL; at++)
    {
      char before = at > bytes ? at[-1] : ' ', behind = (gsize) (at - bytes) + size < length ? at[size] : ' ';
      if (!g_ascii_isdigit (before) && before != '.' && before != ',' && !g_ascii_isdigit (behind))
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

static void
search_row (const LeakHit *hit, gpointer data)
{
  const Search *search = data;
  const Member *member = search->members->pdata[hit->subject];
  gsize start, end;
  leak_row (search->bytes, search->length, hit->offset, search->marked, &start, &end);
  if (search->marked && hit->offset >= end_of_head (search->bytes, start, end))
    {
      start = (gsize) (hit->run - search->bytes);
      end = start + hit->run_length;
    }
  for (guint i = 0; i < member->values->len; i++)
    if (stands_in (search->bytes + start, end - start, member->values->pdata[i]))
      {
        Place place = { search->path, hit->line, 0, 0 };
        diag_report (search->diags, DIAG_LEAK_FIGURE, &place, member->measures->pdata[i], dimension_name (member->dimension),
                     search->context->config->edition->name, NULL);
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
      Search search = { NULL, path, bytes, length, marked, context, diags, collecting.members };
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

static gboolean
dimension_from_name (const char *name, Dimension *dimension)
{
  for (*dimension = 0; *dimension < N_DIMENSIONS; ++*dimension)
    if (strcmp (dimension_name (*dimension), name) == 0)
      return TRUE;
  return FALSE;
}

/* period,measure,dimension,member,value… with a value. Quotes in members only cost a look. */
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
      || figures_withheld (context->figures, measure, &period, dimension, cells[3]) == WITHHELD_NOT)
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
