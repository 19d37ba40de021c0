/* Quality checks and their items: which rows count, and what pages ask of them. Counted by hand. */
#include "counted_site.h"
#include "facts/checks.h"

#define CHECKS "check_id,date,kind,person_id,result,score,fatal,finding\n"
#define ITEMS "check_id,item_id,deduction\n"

/* Fails unless the findings are "text n fatal deducted points; …", points in whole ones. Takes them. */
static void
expect (GArray *findings, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);
  for (guint i = 0; i < findings->len; i++)
    {
      const CheckFinding *finding = &g_array_index (findings, CheckFinding, i);
      g_string_append_printf (found, "%s%s %u %u %u %.1f", i == 0 ? "" : "; ", finding->text, finding->n, finding->fatal, finding->deducted,
                              (double) finding->points / DECIMAL_ONE);
    }
  g_assert_cmpstr (found->str, ==, expected);
  g_array_unref (findings);
}

static void
count_checks (Counted *counted, const char *checks, const char *items)
{
  counted_begin (counted);
  site_write (&counted->site, "data/checks.csv", checks);
  site_write (&counted->site, "data/check_items.csv", items);
  counted_count (counted, 1, FALSE);
}

/* E1 and E2 are of team A, T1 of team B. */
static void
test_items (void)
{
  const Date first = date_new (2026, 11, 1), last = date_new (2026, 11, 15);
  Counted counted;
  count_checks (&counted,
                CHECKS "Q1,2026-11-06,chat,E1,fail,70,yes,tone;facts\nQ2,2026-11-07,call,T1,fail,80,,tone\nQ3,2026-11-15,chat,E2,pass,95,,\n"
                       "Q4,2026-11-16,chat,E2,fail,60,,tone\nQ5,2026-10-31,chat,E1,fail,50,,tone\n",
                ITEMS "Q1,greeting,2.5\nQ1,facts,10\nQ2,greeting,7.5\nQ2,closing,\nQ3,closing,\nQ3,ticket,5\nQ3,facts,0\nQ4,facts,90\nQ5,facts,90\n");
  site_expect_silence (&counted.site);
  expect (facts_check_findings (counted.facts, first, last, NULL), "tone 2 1 0 0.0; facts 1 1 0 0.0");
  /* 10 points each: facts 10 + 0, greeting 2.5 + 7.5, both twice, so by bytes; closing was named twice and never priced. */
  expect (facts_check_items (counted.facts, first, last, NULL), "facts 2 0 2 10.0; greeting 2 0 2 10.0; ticket 1 0 1 5.0; closing 2 0 0 0.0");
  expect (facts_check_items (counted.facts, first, last, "A"), "facts 2 0 2 10.0; ticket 1 0 1 5.0; greeting 1 0 1 2.5; closing 1 0 0 0.0");
  expect (facts_check_items (counted.facts, first, last, "B"), "greeting 1 0 1 7.5; closing 1 0 0 0.0");
  expect (facts_check_items (counted.facts, last, last, NULL), "ticket 1 0 1 5.0; closing 1 0 0 0.0; facts 1 0 1 0.0");
  expect (facts_check_items (counted.facts, date_new (2026, 11, 17), date_new (2026, 11, 20), NULL), "");
  counted_end (&counted);
}

/* The items of a check count where the check does: not of one that is still to come, and of two with one id of the first. */
static void
test_items_of_other_checks (void)
{
  const Date first = date_new (2026, 1, 1), last = date_new (2026, 12, 31);
  Counted counted;
  count_checks (&counted, CHECKS "Q1,2026-11-06,chat,E1,fail,70,,\nQ2,2026-11-21,chat,E1,fail,70,,\n", ITEMS "Q1,tone,5\nQ2,tone,7\n");
  site_expect (&counted.site, "1 rows of check_items are dated after");
  expect (facts_check_items (counted.facts, first, last, NULL), "tone 1 0 1 5.0");
  counted_end (&counted);
  count_checks (&counted, CHECKS "Q1,2026-11-06,chat,E1,fail,70,,\nQ1,2026-11-07,chat,T1,fail,70,,\nQ2,2026-11-07,chat,E9,fail,70,,\n", ITEMS "Q1,tone,5\nQ2,tone,7\n");
  site_expect (&counted.site, "[check-duplicate]");
  expect (facts_check_items (counted.facts, first, last, NULL), "tone 1 0 1 5.0");
  expect (facts_check_items (counted.facts, first, last, "B"), "");
  counted_end (&counted);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/checks/items", test_items);
  g_test_add_func ("/checks/items-of-other-checks", test_items_of_other_checks);
  return g_test_run ();
}
