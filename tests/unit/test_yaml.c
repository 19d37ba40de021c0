#include "text/yaml.h"

#include <time.h>

#include "text_support.h"

/* The tree in one line: {key:value,key:[a,b]}; plain scalars bare, others in quotes. */
static void
append_node (GString *text, const YamlNode *node)
{
  if (node->key != NULL)
    g_string_append_printf (text, "%s:", node->key);
  if (node->kind == YAML_SCALAR)
    g_string_append_printf (text, node->plain ? "%s" : "'%s'", node->text);
  else
    {
      g_string_append_c (text, node->kind == YAML_MAPPING ? '{' : '[');
      for (guint i = 0; i < node->children->len; i++)
        {
          if (i > 0)
            g_string_append_c (text, ',');
          append_node (text, node->children->pdata[i]);
        }
      g_string_append_c (text, node->kind == YAML_MAPPING ? '}' : ']');
    }
}

static void
check_bytes (const char *yaml, gsize length, const char *tree, const char *messages)
{
  Diagnostics *diags = diag_new ();
  YamlNode *node = yaml_parse (yaml, length, "t.yml", 1, diags);
  GString *text = g_string_new (NULL);
  if (node != NULL)
    append_node (text, node);
  g_assert_cmpstr (text->str, ==, tree);
  assert_said (diags, messages);
  g_string_free (text, TRUE);
  yaml_free (node);
  diag_free (diags);
}

static void
check (const char *yaml, const char *tree, const char *messages)
{
  check_bytes (yaml, strlen (yaml), tree, messages);
}

static void
test_trees (void)
{
  check ("", "{}", "");
  check ("# only a comment\n", "{}", "");
  check ("---\n", "{}", "");
  check ("a: 1\nb: two words\nc:\n", "{a:1,b:two words,c:}", "");
  check ("a: \"1\"\nb: '2'\nc: !!str 3\n", "{a:'1',b:'2',c:'3'}", "");
  check ("list:\n- 1\n- x: 2\n  y: [3, {z: 4}]\n", "{list:[1,{x:2,y:[3,{z:4}]}]}", "");
  check ("标题: 培训部手册\n", "{标题:培训部手册}", "");
  check ("text: |\n  one\n  two\n", "{text:'one\ntwo\n'}", "");
  check ("a: 1\n...\n", "{a:1}", "");
  check ("a: !!int 5\n", "{a:5}", "");
  check ("word\n", "word", "");
  check ("time: 09:00\nurl: https://example.com/a\n", "{time:09:00,url:https://example.com/a}", "");
}

static void
assert_place (const Place *place, guint line, guint column, guint length)
{
  g_assert_cmpstr (place->file, ==, "c/a.md");
  g_assert_cmpuint (place->line, ==, line);
  g_assert_cmpuint (place->column, ==, column);
  g_assert_cmpuint (place->length, ==, length);
}

static void
test_places (void)
{
  static const char yaml[] = "标题: \"培训\"\nlist:\n  - 一二三\n";
  Diagnostics *diags = diag_new ();
  YamlNode *node = yaml_parse (yaml, strlen (yaml), "c/a.md", 2, diags);
  const YamlNode *title = yaml_get (node, "标题"), *list = yaml_get (node, "list");
  assert_place (&title->key_place, 2, 1, 2);
  assert_place (&title->place, 2, 5, 4);
  assert_place (&list->key_place, 3, 1, 4);
  const YamlNode *item = list->children->pdata[0];
  assert_place (&item->place, 4, 5, 3);
  g_assert_null (yaml_get (node, "none"));
  g_assert_null (yaml_get (list, "none"));
  g_assert_null (yaml_get (NULL, "none"));
  yaml_free (node);
  diag_free (diags);
}

static void
test_refused (void)
{
  check ("a: 1\nb: 2\na: 3\n", "", "3:1 yaml-key-duplicate\n");
  check ("x:\n  甲: 1\n  甲: 2\n", "", "3:3 yaml-key-duplicate\n");
  check ("x: {a: 1}\ny: {a: 1}\n", "{x:{a:1},y:{a:1}}", "");
  check ("a: &x 1\nb: *x\n", "", "1:4 yaml-alias\n2:4 yaml-alias\n");
  check ("title: *重要*\n", "", "1:8 yaml-alias\n");
  check ("a: !ruby/object 1\n", "", "1:4 yaml-tag\n");
  check ("a: !!binary YQ==\n", "", "1:4 yaml-tag\n");
  check ("a: 1\n---\nb: 2\n", "", "2:1 yaml-documents\n");
  check ("? [1, 2]\n: x\nb: 1\n", "", "1:3 yaml-key\n");
  check ("{a: 1}: x\n", "", "1:1 yaml-key\n");
  check (": x\n", "", "1:1 yaml-indent\n");
  check ("?\n: x\n", "", "1:2 yaml-key\n");
  check ("a: \"x\\0y\"\n", "", "1:4 text-nul\n");
}

static void
test_broken (void)
{
  check ("a:\n\tb: 1\n", "", "2:1 yaml-tab\n");
  check ("title: 培训: 手册\n", "", "1:10 yaml-colon\n");
  check ("a: 1\nb: \"open\nc: 2\n", "", "2:4 yaml-quote-open\n");
  check ("a: @x\n", "", "1:4 yaml-start\n");
  check ("a: [1, 2\nb: 3\n", "", "1:4 yaml-bracket\n");
  check ("a: [x](y)\n", "", "1:7 yaml-indent\n");
  check ("a: 1\nfoo\nb: 2\n", "", "2:1 yaml-no-colon\n");
  check ("a:\n  - 1\n - 2\n", "", "3:2 yaml-indent\n");
  check ("a: 1\n  b: 2\n", "", "2:4 yaml-colon\n");
  check_bytes ("a: \x01\n", 5, "", "1:4 yaml-syntax\n");
  check_bytes ("陈: \xff\n", 7, "", "1:4 yaml-syntax\n");
}

static char *
repeat (const char *text, guint n)
{
  GString *all = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    g_string_append (all, text);
  return g_string_free (all, FALSE);
}

static void
test_limits (void)
{
  static const struct { const char *piece; guint n; const char *message; } bombs[] = {
    { "[", 65536, "1:33 yaml-depth\n" }, { "[", 200000, "1 yaml-size\n" }, { "{a: ", 16000, "1:129 yaml-depth\n" }, { "- ", 32768, "1:65 yaml-depth\n" },
    { "[\n", 32768, "33:1 yaml-depth\n" }, { "? ", 32768, "1:65 yaml-depth\n" }, { "[[[],", 13000, NULL }, { "\"", 65536, NULL }, { "a: &a ", 10000, NULL },
    { "&a ", 20000, NULL }, { "!a ", 20000, NULL }, { "#", 65536, "" }, { "'", 65535, NULL }, { "a: *b\n", 10000, NULL }, { "{", 65536, "1:33 yaml-depth\n" },
    { "- a\n", 16000, "" }, { "[a: ", 16000, NULL }, { "%TAG ! a\n", 7000, NULL }, { "---\n", 16000, NULL }, { "|\n", 32768, NULL } };
  for (guint i = 0; i < G_N_ELEMENTS (bombs); i++)
    {
      g_autofree char *yaml = repeat (bombs[i].piece, bombs[i].n);
      Diagnostics *diags = diag_new ();
      clock_t start = clock ();
      YamlNode *node = yaml_parse (yaml, strlen (yaml), "t.yml", 1, diags);
      g_assert_cmpint (clock () - start, <, 1 * CLOCKS_PER_SEC);   /* of the processor: the machine may be busy */
      if (bombs[i].message != NULL)
        assert_said (diags, bombs[i].message);
      yaml_free (node);
      diag_free (diags);
    }
  GString *deep = g_string_new (NULL), *tree = g_string_new (NULL);
  for (guint i = 0; i < 32; i++)
    {
      g_string_append_c (deep, '[');
      g_string_append_c (tree, '[');
    }
  for (guint i = 0; i < 32; i++)
    {
      g_string_append_c (deep, ']');
      g_string_append_c (tree, ']');
    }
  check (deep->str, tree->str, "");
  g_string_free (deep, TRUE);
  g_string_free (tree, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/yaml/trees", test_trees);
  g_test_add_func ("/yaml/places", test_places);
  g_test_add_func ("/yaml/refused", test_refused);
  g_test_add_func ("/yaml/broken", test_broken);
  g_test_add_func ("/yaml/limits", test_limits);
  return g_test_run ();
}
