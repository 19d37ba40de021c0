/* Who a cell means. */
#include "counted_site.h"

#include "model/identity.h"
#include "text/notation.h"

#define PEOPLE "person_id,name,aliases,team,email\n" \
  "E101,陈静,小美;旗舰店:大强,售前组,Jing@demo.example\nE102,王芳,,售前组,\nE103,王芳,,售后组,\nE104,Mei Lin,,售后组,\n007,张三,,,\n0012,李强,,,\n012,赵磊,,,\n88,钱雨,,,\n" \
  "E105,周敏（主管）,小雨,,\nE106,小雨,,,\n旗舰店,孙丽,,,\n"

static const struct { const char *text; IdentityKind how; const char *id; guint repairs; const char *cleaned; } cases[] = {
  { "E101", IDENTITY_EXACT, "E101", 0, NULL },
  { "E 101", IDENTITY_CLEANED, "E101", NOTATION_BLANKS, "E101" },
  { "'E101", IDENTITY_CLEANED, "E101", NOTATION_WRAPPING, "E101" },
  { "=\"007\"", IDENTITY_CLEANED, "007", NOTATION_WRAPPING, "007" },
  { "Ｅ１０１", IDENTITY_CLEANED, "E101", NOTATION_WIDTH, "E101" },
  { "88.0", IDENTITY_CLEANED, "88", NOTATION_WRAPPING, "88" },
  { "7", IDENTITY_ZERO_RESTORED, "007", 0, NULL },
  { "07", IDENTITY_ZERO_RESTORED, "007", 0, NULL },
  { "7.0", IDENTITY_ZERO_RESTORED, "007", NOTATION_WRAPPING, "7" },
  { "0007", IDENTITY_UNKNOWN, NULL, 0, NULL },
  { "12", IDENTITY_AMBIGUOUS, NULL, 0, NULL },          /* 0012 and 012 */
  { "012", IDENTITY_EXACT, "012", 0, NULL },
  { "088", IDENTITY_UNKNOWN, NULL, 0, NULL },           /* 88 has lost no zero */
  { "jing@DEMO.example", IDENTITY_EMAIL, "E101", 0, NULL },
  { "小美", IDENTITY_ALIAS, "E101", 0, NULL },
  { "旗舰店:小美", IDENTITY_ALIAS, "E101", 0, NULL },
  { "旗舰店：小美", IDENTITY_ALIAS, "E101", 0, NULL },
  { "旗舰店:大强", IDENTITY_ALIAS, "E101", 0, NULL },
  { "大强", IDENTITY_ALIAS, "E101", 0, NULL },
  { "旗舰店:陈静", IDENTITY_NAME, "E101", 0, NULL },
  { "旗舰店", IDENTITY_EXACT, "旗舰店", 0, NULL },
  { "陈静", IDENTITY_NAME, "E101", 0, NULL },
  { "陈 静", IDENTITY_NAME, "E101", NOTATION_BLANKS, "陈静" },
  { "陈静（讲师）", IDENTITY_NAME, "E101", NOTATION_NOTE, "陈静" },
  { "mei lin", IDENTITY_NAME, "E104", 0, NULL },
  { "王芳", IDENTITY_AMBIGUOUS, NULL, 0, NULL },
  { "王 芳", IDENTITY_AMBIGUOUS, NULL, 0, NULL },
  { "小雨", IDENTITY_AMBIGUOUS, NULL, 0, NULL },        /* the alias of one, the name of another */
  { "周敏", IDENTITY_NAME, "E105", 0, NULL },
  { "1.23E+17", IDENTITY_WRONG, NULL, 0, NULL },
  { "#N/A", IDENTITY_WRONG, NULL, 0, NULL },
  { "", IDENTITY_EXACT, NULL, 0, NULL },
  { "E1O1", IDENTITY_UNKNOWN, NULL, 0, NULL },
  { ":", IDENTITY_UNKNOWN, NULL, 0, NULL },
};

static Model *
load (Site *site)
{
  site_write (site, "data/people.csv", PEOPLE);
  site_write (site, "data/courses.csv", "course_id,title\nC1,客服基础\nC2,话术\nC3,话 术\n01,投诉\n");
  site_load (site);
  Model *model = model_read (site->config, NULL, date_new (2026, 11, 20), site->diags);
  model_join (model, site->diags);
  return model;
}

static void
test_people (void)
{
  Site site;
  site_begin (&site);
  Model *model = load (&site);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      IdentityKind how;
      Identity identity = model_identify (model, NEAREST_PERSON, cases[i].text, strlen (cases[i].text));
      const char *id = identity.record == NULL ? NULL : record_id (NEAREST_PERSON, identity.record);
      if (g_strcmp0 (id, cases[i].id) != 0 || identity.how != cases[i].how || identity.repairs != cases[i].repairs
          || g_strcmp0 (identity.cleaned, cases[i].cleaned) != 0)
        {
          g_test_message ("%u (%s): %s, how %d, repairs %x, %s", i, cases[i].text, id, identity.how, identity.repairs, identity.cleaned);
          g_test_fail ();
        }
      g_assert_true ((identity.several != NULL) == (identity.how == IDENTITY_AMBIGUOUS));
      g_assert_true (model_identify_person (model, cases[i].text, strlen (cases[i].text), &how) == identity.record);
      g_assert_cmpint (how, ==, cases[i].how);
      identity_clear (&identity);
    }
  model_free (model);
  site_end (&site);
}

static void
test_other_kinds (void)
{
  static const struct { NearestKind kind; const char *text, *id; } others[] = {
    { NEAREST_COURSE, "客服基础", "C1" }, { NEAREST_COURSE, "话术", NULL }, { NEAREST_COURSE, "1", "01" }, { NEAREST_COURSE, "C 1", "C1" },
    { NEAREST_COURSE, "陈静", NULL }, { NEAREST_SESSION, "S1", NULL },
  };
  Site site;
  site_begin (&site);
  Model *model = load (&site);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      Identity identity = model_identify (model, others[i].kind, others[i].text, strlen (others[i].text));
      g_assert_cmpstr (identity.record == NULL ? NULL : record_id (others[i].kind, identity.record), ==, others[i].id);
      identity_clear (&identity);
    }
  model_free (model);
  site_end (&site);
}

/* Rows by name are counted like rows by id, and the log is the same in one thread and in four. */
static void
test_threads (void)
{
  g_autofree char *first_log = NULL;
  for (guint jobs = 1; jobs <= 4; jobs += 3)
    {
      Site site;
      site_begin (&site);
      g_autoptr (GString) sessions = g_string_new ("session_id,date,course_id,hours\n"), rows = g_string_new ("session_id,person_id,status\n");
      for (guint i = 0; i < 3000; i++)
        {
          g_string_append_printf (sessions, "S%u,2026-11-02,C1,1\n", i);
          g_string_append_printf (rows, "S%u,%s,present\nS%u,%s,late\n", i, i % 2 == 0 ? "E101" : "陈静", i, i % 3 == 0 ? "7" : "Mei Lin");
        }
      site_write (&site, "data/sessions.csv", sessions->str);
      site_write (&site, "data/attendance.csv", rows->str);
      Model *model = load (&site);
      FactsSelection selection = { 0 };
      Facts *facts = facts_count (model, &selection, jobs, site.diags);
      site_expect_silence (&site);
      SessionCounts counts = facts_session_counts (facts, model_session (model, "S2999", -1));
      g_assert_cmpuint (counts.attended, ==, 2);
      g_assert_cmpuint (diag_count_id (site.diags, DIAG_MATCHED_NAME), ==, 2);
      g_assert_cmpuint (diag_count_id (site.diags, DIAG_ZERO_RESTORED), ==, 1000);
      g_autofree char *log = site_messages (&site);
      if (first_log == NULL)
        first_log = g_strdup (log);
      else
        g_assert_true (g_str_equal (log, first_log));
      facts_free (facts);
      model_free (model);
      site_end (&site);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/identity/people", test_people);
  g_test_add_func ("/identity/other-kinds", test_other_kinds);
  g_test_add_func ("/identity/threads", test_threads);
  return g_test_run ();
}
