#include "counted_site.h"
#include "measure/awards.h"

/* ---- the pure part: figures by hand ---- */

static AwardCondition *
add_condition (AwardRule *rule, AwardOperator operator, Decimal value, AwardUnit unit, guint minimum)
{
  AwardCondition *condition = g_new0 (AwardCondition, 1);
  *condition = (AwardCondition) { .measure = { .id = (char *) "x" }, .operator = operator, .value = value, .unit = unit, .minimum = minimum };
  g_ptr_array_add (rule->conditions, condition);
  return condition;
}

static void
rule_init (AwardRule *rule)
{
  *rule = (AwardRule) { .title = (char *) "Star", .period = RULE_MONTHLY, .near = 5 };
  rule->conditions = g_ptr_array_new_with_free_func (g_free);
  rule->ranks = g_ptr_array_new_with_free_func (g_free);
}

static void
rule_clear (AwardRule *rule)
{
  g_ptr_array_unref (rule->conditions);
  g_ptr_array_unref (rule->ranks);
}

static AwardResult *
result_for (const AwardRule *rule)
{
  Period period = period_of (&period_rules_usual, PERIOD_MONTH, date_new (2026, 10, 1));
  return award_result_new (rule, &period);
}

static AwardValue
value (gint64 numerator, gint64 denominator, gint64 count)
{
  return (AwardValue) { TRUE, numerator, denominator, count };
}

static AwardCandidate *
find (const AwardResult *result, const char *member)
{
  for (guint i = 0; i < result->candidates->len; i++)
    if (strcmp (((AwardCandidate *) result->candidates->pdata[i])->member, member) == 0)
      return result->candidates->pdata[i];
  g_assert_not_reached ();
}

/* A rate of at least 95 %: 19 of 20 is 95 % exactly; 113 of 119 is 94.957…, which prints as 95.0 % and is less; 90 of 100 is missed by 5 points, a little
 * more than 5 hundredths of 95 (4.75); 181 of 200 is 90.5 %, missed by 4.5; 4 of 4 is a sample below 5. */
static void
test_conditions (void)
{
  AwardRule rule;
  rule_init (&rule);
  add_condition (&rule, AWARD_AT_LEAST, 95 * DECIMAL_ONE, VALUE_PERCENT, 0);
  g_autoptr (AwardResult) result = result_for (&rule);
  result->units[0] = UNIT_RATE;
  award_candidate_new (result, NULL, "exact")->values[0] = value (19, 20, 20);
  award_candidate_new (result, NULL, "rounded")->values[0] = value (113, 119, 119);
  award_candidate_new (result, NULL, "far")->values[0] = value (90, 100, 100);
  award_candidate_new (result, NULL, "near")->values[0] = value (181, 200, 200);
  award_candidate_new (result, NULL, "small")->values[0] = value (4, 4, 4);
  award_candidate_new (result, NULL, "nothing");
  award_judge (result, 60, 5);
  g_assert_cmpint (find (result, "exact")->verdicts[0], ==, VERDICT_MET);
  g_assert_cmpint (find (result, "rounded")->verdicts[0], ==, VERDICT_NEAR);
  g_assert_cmpint (find (result, "far")->verdicts[0], ==, VERDICT_MISSED);
  g_assert_cmpint (find (result, "near")->verdicts[0], ==, VERDICT_NEAR);
  g_assert_cmpint (find (result, "small")->verdicts[0], ==, VERDICT_SMALL);
  g_assert_cmpint (find (result, "nothing")->verdicts[0], ==, VERDICT_NO_DATA);
  g_assert_cmpuint (result->winners, ==, 1);
  g_assert_cmpuint (result->near, ==, 2);
  g_assert_true (find (result, "exact")->wins);
  /* The winner first, then those who are near, then the others in their order. */
  g_assert_cmpstr (((AwardCandidate *) result->candidates->pdata[1])->member, ==, "rounded");
  g_assert_cmpstr (((AwardCandidate *) result->candidates->pdata[3])->member, ==, "far");
  rule_clear (&rule);
}

/* Every operator at the value, below and above it. */
static void
test_operators (void)
{
  static const struct { AwardOperator operator; gboolean below, equal, above; } cases[] = {
    { AWARD_AT_LEAST, FALSE, TRUE, TRUE }, { AWARD_ABOVE, FALSE, FALSE, TRUE }, { AWARD_AT_MOST, TRUE, TRUE, FALSE },
    { AWARD_BELOW, TRUE, FALSE, FALSE }, { AWARD_EQUAL, FALSE, TRUE, FALSE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AwardRule rule;
      rule_init (&rule);
      add_condition (&rule, cases[i].operator, 2 * DECIMAL_ONE, VALUE_TIMES, 0);
      g_autoptr (AwardResult) result = result_for (&rule);
      result->units[0] = UNIT_COUNT;
      result->sums[0] = TRUE;
      award_candidate_new (result, NULL, "1")->values[0] = value (1, 1, 0);
      award_candidate_new (result, NULL, "2")->values[0] = value (2, 1, 0);
      award_candidate_new (result, NULL, "3")->values[0] = value (3, 1, 0);
      award_judge (result, 60, 5);
      g_assert_cmpint (find (result, "1")->place > 0, ==, cases[i].below);
      g_assert_cmpint (find (result, "2")->place > 0, ==, cases[i].equal);
      g_assert_cmpint (find (result, "3")->place > 0, ==, cases[i].above);
      rule_clear (&rule);
    }
}

/* Two of three conditions are enough. A meets 1 and 2, B meets 3 only and misses 1 by little, C meets none. Hours of 45 minutes: 4 hours as shown are 3
 * hours of 60 minutes. */
static void
test_at_least (void)
{
  AwardRule rule;
  rule_init (&rule);
  rule.at_least = 2;
  add_condition (&rule, AWARD_AT_LEAST, 90 * DECIMAL_ONE, VALUE_POINTS, 0);
  add_condition (&rule, AWARD_AT_LEAST, 4 * DECIMAL_ONE, VALUE_HOURS, 0);
  add_condition (&rule, AWARD_EQUAL, 0, VALUE_TIMES, 0);
  g_autoptr (AwardResult) result = result_for (&rule);
  result->units[0] = UNIT_SCORE, result->units[1] = UNIT_HOURS, result->units[2] = UNIT_COUNT;
  result->sums[1] = result->sums[2] = TRUE;
  AwardCandidate *a = award_candidate_new (result, NULL, "A"), *b = award_candidate_new (result, NULL, "B"), *c = award_candidate_new (result, NULL, "C");
  a->values[0] = value (455, 5, 5), a->values[1] = value (3, 1, 2), a->values[2] = value (1, 1, 4);
  b->values[0] = value (430, 5, 5), b->values[1] = value (1, 1, 2), b->values[2] = value (0, 1, 4);
  c->values[0] = value (100, 5, 5), c->values[1] = value (1, 1, 2), c->values[2] = value (3, 1, 4);
  award_judge (result, 45, 5);
  g_assert_true (a->wins);
  g_assert_cmpuint (a->met, ==, 2);
  g_assert_false (b->wins);
  g_assert_true (b->is_near);
  g_assert_false (c->is_near);
  rule_clear (&rule);
}

static void
expect_winners (AwardRule *rule, gboolean running, const char *expected, gboolean tied_out)
{
  static const struct { const char *member; gint64 score, late; } people[] = { { "A", 90, 2 }, { "B", 95, 0 }, { "C", 90, 1 }, { "D", 80, 0 }, { "E", 95, 0 } };
  g_autoptr (AwardResult) result = result_for (rule);
  g_autoptr (GString) winners = g_string_new (NULL);
  result->running = running;
  result->units[0] = UNIT_SCORE;
  result->orders[0] = 1;
  if (rule->ranks->len > 1)
    result->orders[1] = -1;
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      AwardCandidate *candidate = award_candidate_new (result, NULL, people[i].member);
      candidate->values[0] = candidate->ranks[0] = value (people[i].score, 1, 5);
      if (rule->ranks->len > 1)
        candidate->ranks[1] = value (people[i].late, 1, 5);
    }
  award_judge (result, 60, 5);
  for (guint i = 0; i < result->candidates->len; i++)
    {
      const AwardCandidate *candidate = result->candidates->pdata[i];
      if (candidate->wins)
        g_string_append_printf (winners, "%s%u ", candidate->member, candidate->place);
    }
  g_assert_cmpstr (winners->str, ==, expected);
  g_assert_cmpint (result->tied_out, ==, tied_out);
}

/* Of scores 95 95 90 90, 80 below the condition: who wins, with equals at the last place. */
static void
test_ties (void)
{
  AwardRule rule;
  rule_init (&rule);
  add_condition (&rule, AWARD_AT_LEAST, 85 * DECIMAL_ONE, VALUE_POINTS, 0);
  g_ptr_array_add (rule.ranks, g_new0 (AwardRank, 1));
  expect_winners (&rule, FALSE, "B1 E1 A3 C3 ", FALSE);
  rule.winners = 1;
  expect_winners (&rule, FALSE, "B1 E1 ", FALSE);
  rule.ties = TIES_NONE;
  expect_winners (&rule, FALSE, "", TRUE);
  rule.winners = 2;
  expect_winners (&rule, FALSE, "B1 E1 ", FALSE);
  rule.winners = 3;
  expect_winners (&rule, FALSE, "B1 E1 ", TRUE);
  /* The next measure decides: fewer late. */
  g_ptr_array_add (rule.ranks, g_new0 (AwardRank, 1));
  expect_winners (&rule, FALSE, "B1 E1 C3 ", FALSE);
  expect_winners (&rule, TRUE, "", FALSE);
  rule_clear (&rule);
}

/* 9/10, 8/10, 17/20, 1/1 (one row), 8/10: the best two of those on five rows and more, the worst of the others. */
static void
test_board (void)
{
  static const struct { const char *member; gint64 of, all; } rows[] = { { "A", 9, 10 }, { "B", 8, 10 }, { "C", 17, 20 }, { "D", 1, 1 }, { "E", 8, 10 } };
  BoardRule rule = { .best = 2, .worst = 1 };
  g_autoptr (BoardResult) result = g_new0 (BoardResult, 1);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (BoardRow));
  result->rule = &rule;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      BoardRow row = { NULL, rows[i].member, value (rows[i].of, rows[i].all, rows[i].all), 0 };
      g_array_append_val (all, row);
    }
  board_judge (result, all, 1, 5);
  g_assert_cmpuint (result->counted, ==, 4);
  g_assert_cmpuint (result->small, ==, 1);
  g_assert_cmpuint (result->best->len, ==, 2);
  g_assert_cmpstr (g_array_index (result->best, BoardRow, 0).member, ==, "A");
  g_assert_cmpstr (g_array_index (result->best, BoardRow, 1).member, ==, "C");
  /* B and E are equals at the last place. */
  g_assert_cmpuint (result->worst->len, ==, 2);
  g_assert_cmpuint (g_array_index (result->worst, BoardRow, 1).place, ==, 1);
}

/* Ten equals would make a list of two five times as long: none of them is listed. */
static void
test_board_equals (void)
{
  BoardRule rule = { .best = 2 };
  g_autoptr (BoardResult) result = g_new0 (BoardResult, 1);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (BoardRow));
  result->rule = &rule;
  for (guint i = 0; i < 11; i++)
    {
      BoardRow row = { NULL, i == 4 ? "first" : "other", value (i == 4 ? 10 : 9, 10, 10), 0 };
      g_array_append_val (all, row);
    }
  board_judge (result, all, 1, 5);
  g_assert_cmpuint (result->best->len, ==, 1);
  g_assert_cmpstr (g_array_index (result->best, BoardRow, 0).member, ==, "first");
  g_assert_cmpuint (result->best_equal, ==, 10);
}

/* ---- with the figures of a small site ---- */

#define RULES \
  "title: Test\nlanguage: en\nawards:\n" \
  "  Star:\n    period: monthly\n    conditions:\n      - attendance.late = 0 次\n      - score.mean ≥ 80 分, n ≥ 1\n    rank: score.mean\n    winners: 1\n" \
  "  Newcomer:\n    period: monthly\n    scope: newcomers\n    months: 2\n    conditions: score.mean ≥ 80, n ≥ 1\n" \
  "  Mentor:\n    period: monthly\n    scope: mentor\n    conditions: score.pass_rate ≥ 50%, n ≥ 3\n" \
  "  Team:\n    period: monthly\n    scope: team\n    conditions: score.mean ≥ all, n ≥ 1\n" \
  "boards:\n  Late:\n    measure: attendance.late\n    period: monthly\n    worst: 2\n"

static Figures *
count_site (Counted *counted)
{
  counted_begin (counted);
  site_write (&counted->site, "trainbook.yml", RULES);
  site_write (&counted->site, "data/people.csv", "person_id,name,team,hire_date,mentor_id,leave_date\n"
              "E1,Ann,A,2026-01-05,,\nE2,Bob,A,2026-09-10,E1,\nE3,Cid,B,2026-10-01,E1,\nE4,Dee,B,2020-01-01,,2026-10-20\nT1,Tom,B,2020-01-01,,\n");
  site_write (&counted->site, "data/sessions.csv", "session_id,date,course_id,trainer_id,hours\nS1,2026-10-05,K1,T1,1\nS2,2026-10-06,K1,T1,1\n");
  site_write (&counted->site, "data/cohorts.csv", "cohort_id,curriculum_id,start_date\nC1,BASIC,2026-11-02\n");
  site_write (&counted->site, "data/enrolments.csv", "session_id,person_id\nS1,E1\n");
  site_write (&counted->site, "data/attendance.csv", "session_id,person_id,status\nS1,E1,present\nS1,E2,late\nS2,E2,late\nS2,E3,present\nS2,E4,late\n");
  site_write (&counted->site, "data/scores.csv", "person_id,course_id,date,score,max_score,attempt\n"
              "E1,K1,2026-10-10,85,100,1\nE2,K1,2026-10-10,90,100,1\nE2,K2,2026-10-11,40,50,1\nE3,K1,2026-10-10,95,100,1\nE4,K1,2026-10-10,99,100,1\nT1,K1,2026-11-10,99,100,1\n");
  counted_count (counted, 1, FALSE);
  awards_check (counted->model, counted->measures, counted->site.diags);
  site_expect_silence (&counted->site);
  return figures_new (counted->model, counted->facts, counted->measures);
}

static AwardResult *
evaluate (const Counted *counted, const Figures *figures, guint rule)
{
  Period period = period_of (&period_rules_usual, PERIOD_MONTH, date_new (2026, 10, 1));
  return award_evaluate (figures, counted->model->config->awards->pdata[rule], &period);
}

static void
expect_names (AwardResult *result, const char *expected)
{
  g_autoptr (GString) names = g_string_new (NULL);
  for (guint i = 0; i < result->candidates->len; i++)
    if (((const AwardCandidate *) result->candidates->pdata[i])->wins)
      g_string_append_printf (names, "%s ", ((const AwardCandidate *) result->candidates->pdata[i])->member);
  g_assert_cmpstr (names->str, ==, expected);
  award_result_free (result);
}

static void
test_figures (void)
{
  Counted counted;
  Figures *figures = count_site (&counted);
  /* October. Never late with data: E1 (expected once) and E3; E2 was late twice; E4 left on the 20th; T1 has no data. Scores: E1 85, E3 95. */
  expect_names (evaluate (&counted, figures, 0), "E3 ");
  /* Two months of service are not over on October 1st: E2 (hired September 10th) and E3. */
  expect_names (evaluate (&counted, figures, 1), "E2 E3 ");
  /* E1 coaches E2 and E3, who have three scores (90, 80, 95), all passed. */
  expect_names (evaluate (&counted, figures, 2), "E1 ");
  /* A: 85, 90, 80 → 85; B: 95, 99 → 97; all: 449 ÷ 5 = 89.8. */
  expect_names (evaluate (&counted, figures, 3), "B ");
  Period period = period_of (&period_rules_usual, PERIOD_MONTH, date_new (2026, 10, 1));
  g_autoptr (BoardResult) board = board_evaluate (figures, counted.model->config->boards->pdata[0], &period);
  /* E4, who was late once, is not there any more on the last day. */
  g_assert_cmpuint (board->worst->len, ==, 1);
  g_assert_cmpstr (g_array_index (board->worst, BoardRow, 0).member, ==, "E2");
  g_assert_cmpint ((gint64) g_array_index (board->worst, BoardRow, 0).value.numerator, ==, 2);
  figures_free (figures);
  counted_end (&counted);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/awards/conditions", test_conditions);
  g_test_add_func ("/awards/operators", test_operators);
  g_test_add_func ("/awards/at-least", test_at_least);
  g_test_add_func ("/awards/ties", test_ties);
  g_test_add_func ("/awards/board", test_board);
  g_test_add_func ("/awards/board-equals", test_board_equals);
  g_test_add_func ("/awards/figures", test_figures);
  return g_test_run ();
}
