/* Moves and dated staff lists: what was true of people on a day. */
#include "sites.h"

#include "model/lists.h"

#define LISTS "title: T\ndatasets: {people: '花名册-*.csv'}\n"

static Model *
load (Site *site)
{
  if (site_load (site) == NULL)
    return NULL;
  Model *model = model_read (site->config, NULL, date_new (2026, 11, 20), site->diags);
  model_join (model, site->diags);
  return model;
}

static const char *
team_on (const Model *model, const char *id, int year, int month, int day)
{
  gint team = person_team_on (model_person (model, id, -1), date_new (year, month, day));
  return team < 0 ? NULL : model->teams->pdata[team];
}

static void
test_moves (void)
{
  Site site;
  site_begin (&site);
  site_write (&site, "data/people.csv", "person_id,name,team,position,level,manager_id,hire_date\n"
              "E1,甲,售前组,组长,P5,,2024-01-01\nE2,乙,售后组,专员,P3,E1,2024-01-01\nE3,丙,售后组,专员,P3,E2,2024-01-01\n");
  site_write (&site, "data/moves.csv", "工号,生效日期,异动项目,变动后,变动前\n"
              "E1,2026-05-15,组,售前组,客诉组\nE1,2025-01-01,岗位,组长,专员\n"
              "E2,2024-01-01,team,售前组,\nE2,2026-03-02,team,售后组,\nE2,2026-12-01,team,客诉组,\n"
              "E3,2026-06-01,上级,乙,甲\n");
  Model *model = load (&site);
  site_expect_silence (&site);
  /* Teams of the past and the future are teams too. */
  g_assert_cmpuint (model->teams->len, ==, 3);
  g_assert_cmpstr (team_on (model, "E1", 2026, 5, 14), ==, "客诉组");
  g_assert_cmpstr (team_on (model, "E1", 2026, 5, 15), ==, "售前组");
  g_assert_cmpstr (team_on (model, "E1", 2030, 1, 1), ==, "售前组");
  g_assert_cmpstr (team_on (model, "E2", 2024, 1, 1), ==, "售前组");
  g_assert_cmpstr (team_on (model, "E2", 2026, 3, 1), ==, "售前组");
  g_assert_cmpstr (team_on (model, "E2", 2026, 3, 2), ==, "售后组");
  g_assert_cmpstr (team_on (model, "E2", 2026, 12, 1), ==, "客诉组");
  g_assert_cmpstr (team_on (model, "E3", 2020, 1, 1), ==, "售后组");
  g_assert_cmpstr (model_person (model, "E2", -1)->team, ==, "售后组");
  g_assert_cmpstr (person_position_on (model_person (model, "E1", -1), date_new (2024, 12, 31)), ==, "专员");
  g_assert_cmpstr (person_position_on (model_person (model, "E1", -1), date_new (2025, 1, 1)), ==, "组长");
  g_assert_cmpstr (person_level_on (model_person (model, "E1", -1), date_new (2025, 1, 1)), ==, "P5");
  const Person *third = model_person (model, "E3", -1);
  g_assert_true (person_manager_on (third, date_new (2026, 5, 31)) == model_person (model, "E1", -1));
  g_assert_true (person_manager_on (third, date_new (2026, 6, 1)) == model_person (model, "E2", -1));
  g_assert_null (person_mentor_on (third, date_new (2026, 6, 1)));
  model_free (model);
  site_end (&site);
}

/* A staff list a month, not in the order of their names: the newest wins, the older ones keep who has left. */
static void
test_dated_lists (void)
{
  Site site;
  site_begin (&site);
  site_write (&site, "trainbook.yml", LISTS);
  site_write (&site, "data/花名册-2026-11.csv", "工号,姓名,组别,上级,邮箱\nE1,甲,售前组,,\nE2,乙,售后组,E1,yi@demo.example\nE4,丁,售后组,E2,\n");
  site_write (&site, "data/花名册-2026年9月.csv", "工号,姓名,组别,上级,入职日期\nE1,甲,客诉组,,2020-01-01\nE2,乙,售前组,丙,2021-01-01\nE3,丙,售前组,,2019-01-01\n");
  site_write (&site, "data/花名册-20261015.csv", "工号,姓名,组别,上级,离职日期\nE1,甲,售前组,,\nE2,乙,售前组,E1,\nE5,戊,售前组,,2026-10-20\n");
  Model *model = load (&site);
  site_expect (&site, "warning: E3 (丙) stands in no newer staff list and has no leave date; fill in \"离职日期\" here if this person has left [person-gone]");
  g_assert_cmpuint (diag_count (site.diags, DIAG_WARNING) + diag_count (site.diags, DIAG_ERROR), ==, 1);
  g_assert_cmpuint (model->people->len, ==, 5);
  const Person *second = model_person (model, "E2", -1);
  g_assert_cmpstr (second->team, ==, "售后组");
  g_assert_cmpstr (second->email, ==, "yi@demo.example");
  g_assert_cmpuint (second->hire_date, ==, date_new (2021, 1, 1));
  g_assert_true (second->manager == model_person (model, "E1", -1));
  g_assert_true (person_manager_on (second, date_new (2026, 10, 14)) == model_person (model, "E3", -1));
  g_assert_true (person_manager_on (second, date_new (2026, 10, 15)) == model_person (model, "E1", -1));
  g_assert_cmpstr (team_on (model, "E2", 2026, 10, 31), ==, "售前组");
  g_assert_cmpstr (team_on (model, "E2", 2026, 11, 1), ==, "售后组");
  /* Before the first list the first counts. */
  g_assert_cmpstr (team_on (model, "E1", 2026, 1, 1), ==, "客诉组");
  g_assert_cmpstr (team_on (model, "E1", 2026, 10, 14), ==, "客诉组");
  g_assert_cmpstr (team_on (model, "E1", 2026, 10, 15), ==, "售前组");
  g_assert_cmpstr (team_on (model, "E3", 2026, 11, 19), ==, "售前组");
  g_assert_cmpstr (team_on (model, "E4", 2026, 1, 1), ==, "售后组");
  model_free (model);
  site_end (&site);
}

/* The list of November has what a move of the fourth brought: the move says the day. */
static void
test_lists_and_moves (void)
{
  Site site;
  site_begin (&site);
  site_write (&site, "trainbook.yml", LISTS);
  site_write (&site, "data/花名册-2026-10.csv", "工号,姓名,组\nE1,甲,售后组\nE2,乙,售后组\n");
  site_write (&site, "data/花名册-2026-11.csv", "工号,姓名,组\nE1,甲,售前组\nE2,乙,售后组\n");
  site_write (&site, "data/moves.csv", "person_id,date,field,value\nE1,2026-11-04,team,售前组\n");
  Model *model = load (&site);
  site_expect_silence (&site);
  g_assert_cmpstr (team_on (model, "E1", 2026, 11, 3), ==, "售后组");
  g_assert_cmpstr (team_on (model, "E1", 2026, 11, 4), ==, "售前组");
  g_assert_cmpstr (team_on (model, "E2", 2026, 11, 4), ==, "售后组");
  model_free (model);
  site_end (&site);
}

/* A move older than the oldest list: only its row says what was before. */
static void
test_moves_before_lists (void)
{
  Site site;
  site_begin (&site);
  site_write (&site, "trainbook.yml", LISTS);
  site_write (&site, "data/花名册-2026-10.csv", "工号,姓名,组\nE1,甲,售后组\nE2,乙,售前组\n");
  site_write (&site, "data/花名册-2026-11.csv", "工号,姓名,组\nE1,甲,售后组\nE2,乙,售前组\n");
  site_write (&site, "data/moves.csv", "person_id,date,field,value,before\nE1,2026-08-10,team,售后组,售前组\n");
  Model *model = load (&site);
  site_expect_silence (&site);
  g_assert_cmpstr (team_on (model, "E1", 2026, 8, 9), ==, "售前组");
  g_assert_cmpstr (team_on (model, "E1", 2026, 8, 10), ==, "售后组");
  g_assert_cmpstr (team_on (model, "E1", 2026, 11, 20), ==, "售后组");
  model_free (model);
  site_end (&site);
}

static const struct { const char *people, *moves, *message; } cases[] = {
  { "E1,甲,A,2026-01-01\n", "E1,2026-01-01,team,A\n", NULL },
  { "E1,甲,A,2026-01-01\n", "E1,2026-02-01,team,A\n", "data/moves.csv:2:4: warning: nobody knows in which team E1 (甲) was before 2026-02-01; fill in \"变动前\"" },
  { "E1,甲,A,\n", "E1,2026-02-01,team,A\n", "nobody knows in which team E1 (甲) was before 2026-02-01" },
  { "E1,甲,A,2026-01-01\n", "E1,2026-01-01,team,B\n", "data/moves.csv:2:20: warning: by the last move E1 (甲) has \"B\" since 2026-01-01, but \"team\" of people says \"A\"; correct one" },
  { "E1,甲,,2026-01-01\n", "E1,2026-01-01,team,B\n", NULL },
  { "E1,甲,A,2026-01-01\n", "E1,2026-01-01,team,A\nE1,2027-01-01,team,B\n", NULL },
  { "E1,甲,A,2026-01-01\n", "E1,2026-01-01,team,A\nE1,2026-01-01,team,A\n", "data/moves.csv:3:4: error: E1 has another move of the same kind on 2026-01-01, in line 2; keep one" },
  { "E1,甲,A,2026-01-01\n", "E1,2026-01-01,team,A\nE1,2026-01-01,position,A\n", NULL },
  { "E1,甲,A,2026-01-01\n", "E9,2026-01-01,team,A\n", "data/moves.csv:2:1: error: unknown person \"E9\"" },
  { "E1,甲,A,2026-01-01\n", "E1,2026-01-01,mentor_id,庚\n", "data/moves.csv:2:25: error: nobody is called \"庚\"" },
  { "E1,甲,A,2026-01-01\n", "E1,2026-01-01,salary,9000\n", "\"salary\" is not known for \"field\"" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Site site;
      site_begin (&site);
      g_autofree char *people = g_strconcat ("person_id,name,team,hire_date\n", cases[i].people, NULL);
      g_autofree char *moves = g_strconcat ("person_id,date,field,value\n", cases[i].moves, NULL);
      site_write (&site, "data/people.csv", people);
      site_write (&site, "data/moves.csv", moves);
      Model *model = load (&site);
      if (cases[i].message == NULL)
        site_expect_silence (&site);
      else
        site_expect (&site, cases[i].message);
      model_free (model);
      site_end (&site);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/history/moves", test_moves);
  g_test_add_func ("/history/dated-lists", test_dated_lists);
  g_test_add_func ("/history/lists-and-moves", test_lists_and_moves);
  g_test_add_func ("/history/moves-before-lists", test_moves_before_lists);
  g_test_add_func ("/history/cases", test_cases);
  return g_test_run ();
}
