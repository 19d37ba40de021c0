/* Who won what, as a table for an independent program: `trainbook dump awards`. */
#include "measure/awards.h"

#include "text/csv_write.h"

/* Six decimals; nothing without a figure. New string. */
static char *
value_text (const AwardValue *value)
{
  return value->present ? ratio_format (value->numerator, value->denominator, 6) : g_strdup ("");
}

/* What every line begins with. */
static void
write_head (CsvWriter *writer, const char *kind, const Period *period, const char *title, const char *list, guint place, const char *member)
{
  char name[PERIOD_BUFFER];
  csv_write_cell (writer, kind);
  csv_write_cell (writer, period_format (period, name));
  csv_write_cell (writer, title);
  csv_write_cell (writer, list);
  if (place > 0)
    csv_write_count (writer, place);
  else
    csv_write_cell (writer, NULL);
  csv_write_cell (writer, member);
}

static void
write_candidate (CsvWriter *writer, const AwardResult *result, const AwardCandidate *candidate)
{
  static const char *const words[] = { [VERDICT_MET] = "met", [VERDICT_NEAR] = "near", [VERDICT_MISSED] = "missed", [VERDICT_SMALL] = "small",
                                       [VERDICT_NO_DATA] = "none" };
  const AwardRule *rule = result->rule;
  g_autoptr (GString) verdicts = g_string_new (NULL), values = g_string_new (NULL), ranks = g_string_new (NULL);
  write_head (writer, "award", &result->period, rule->title, candidate->wins ? "winner" : candidate->place > 0 ? "eligible" : candidate->is_near ? "near" : "other",
              candidate->place, candidate->member);
  for (guint i = 0; i < rule->conditions->len; i++)
    {
      g_autofree char *value = value_text (&candidate->values[i]);
      g_string_append_printf (verdicts, "%s%s", i > 0 ? ";" : "", words[candidate->verdicts[i]]);
      g_string_append_printf (values, "%s%s", i > 0 ? ";" : "", value);
    }
  for (guint i = 0; i < rule->ranks->len; i++)
    {
      g_autofree char *value = value_text (&candidate->ranks[i]);
      g_string_append_printf (ranks, "%s%s", i > 0 ? ";" : "", value);
    }
  csv_write_cell (writer, verdicts->str);
  csv_write_cell (writer, values->str);
  csv_write_cell (writer, ranks->str);
  csv_write_row_end (writer);
}

static void
write_award (CsvWriter *writer, const Figures *figures, const AwardRule *rule, const Period *period)
{
  g_autoptr (AwardResult) result = award_evaluate (figures, rule, period);
  for (guint i = 0; i < result->candidates->len; i++)
    write_candidate (writer, result, result->candidates->pdata[i]);
}

static void
write_rows (CsvWriter *writer, const BoardResult *result, const GArray *rows, const char *list)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const BoardRow *row = &g_array_index (rows, BoardRow, i);
      g_autofree char *value = value_text (&row->value);
      write_head (writer, "board", &result->period, result->rule->title, list, row->place, row->member);
      csv_write_cell (writer, NULL);
      csv_write_cell (writer, value);
      csv_write_cell (writer, NULL);
      csv_write_row_end (writer);
    }
}

static void
write_board (CsvWriter *writer, const Figures *figures, const BoardRule *rule, const Period *period)
{
  g_autoptr (BoardResult) result = board_evaluate (figures, rule, period);
  write_rows (writer, result, result->best, "best");
  write_rows (writer, result, result->worst, "worst");
}

static void
write_period (CsvWriter *writer, const Config *config, const Figures *figures, const Period *period)
{
  for (guint i = 0; i < config->awards->len; i++)
    if (award_judges (config->awards->pdata[i], period))
      write_award (writer, figures, config->awards->pdata[i], period);
  for (guint i = 0; i < config->boards->len; i++)
    if (((const BoardRule *) config->boards->pdata[i])->period == (guint) period->kind)
      write_board (writer, figures, config->boards->pdata[i], period);
}

char *
awards_csv (const Config *config, const Figures *figures)
{
  static const char *const header[] = { "kind", "period", "rule", "list", "place", "member", "verdicts", "values", "ranks" };
  CsvWriter writer;
  csv_writer_init (&writer, CSV_FOR_PROGRAMS);
  for (guint i = 0; i < G_N_ELEMENTS (header); i++)
    csv_write_cell (&writer, header[i]);
  csv_write_row_end (&writer);
  for (PeriodKind kind = PERIOD_WEEK; kind < N_PERIODS; kind++)
    {
      const GArray *periods = figures_periods (figures, kind);
      for (guint i = 0; i < periods->len; i++)
        if (figures_has_activity (figures, &g_array_index (periods, Period, i)))
          write_period (&writer, config, figures, &g_array_index (periods, Period, i));
    }
  return csv_writer_finish (&writer);
}
