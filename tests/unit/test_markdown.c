#include "text/markdown.h"

#include <string.h>
#include <time.h>

#include "text_support.h"

static const char *const kinds[] = { "orgchart", "flow", "table", "timetable", NULL };

static char *
rewrite (const char *written, gpointer data)
{
  return g_str_has_suffix (written, ".md") ? g_strdup_printf ("%.*s.html", (int) strlen (written) - 3, written) : NULL;
}

static Markdown *
render (const char *text, Diagnostics *diags)
{
  MarkdownOptions options = { .name = "t.md", .first_line = 1, .block_kinds = kinds, .rewrite_link = rewrite };
  return markdown_render (text, strlen (text), &options, diags);
}

/* Every result must be well-formed XML: the serialiser places it in the page unread. */
static void
assert_xml (const char *html, gsize length)
{
  g_autofree char *document = g_strconcat ("<body>", html, "</body>", NULL);
  g_assert_cmpuint (strlen (html), ==, length);
  g_autoptr (GError) error = NULL;
  GMarkupParser parser = { 0 };
  GMarkupParseContext *context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
  g_markup_parse_context_parse (context, document, -1, &error);
  if (error == NULL)
    g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  g_markup_parse_context_free (context);
}

static void
check (const char *text, const char *html, const char *messages)
{
  Diagnostics *diags = diag_new ();
  Markdown *markdown = render (text, diags);
  g_assert_nonnull (markdown);
  if (markdown != NULL)
    {
      g_assert_cmpstr (markdown->html, ==, html);
      assert_xml (markdown->html, markdown->length);
    }
  assert_said (diags, messages);
  markdown_free (markdown);
  diag_free (diags);
}

static void
test_blocks (void)
{
  check ("a\nb\n\nc\n", "<p>a\nb</p>\n<p>c</p>\n", "");
  check ("a  \nb\\\nc", "<p>a<br />\nb<br />\nc</p>\n", "");
  check ("## A\n\nB\n===\n", "<h2 id=\"a\">A</h2>\n<h2 id=\"b\">B</h2>\n", "3:1 heading-title\n");
  check ("***\n", "<hr />\n", "");
  check ("> a\n>> b\n", "<blockquote>\n<p>a</p>\n<blockquote>\n<p>b</p>\n</blockquote>\n</blockquote>\n", "");
  check ("```c x\na < b && \"c\"\n```\n", "<pre tabindex=\"0\"><code class=\"language-c\">a &lt; b &amp;&amp; &quot;c&quot;\n</code></pre>\n", "");
  check ("    x\n", "<pre tabindex=\"0\"><code>x\n</code></pre>\n", "");
  check ("", "", "");
}

static void
test_lists (void)
{
  check ("- a\n- b\n", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n", "");
  check ("- a\n\n- b\n", "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>\n", "");
  check ("3. a\n   - b\n4. c\n", "<ol start=\"3\">\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ol>\n", "");
  check ("- [x] a\n- [ ] b\n",
         "<ul>\n<li class=\"task\"><span class=\"checkbox\">☑</span> a</li>\n<li class=\"task\"><span class=\"checkbox\">☐</span> b</li>\n</ul>\n", "");
  check ("- [x] a\n\n  b\n", "<ul>\n<li class=\"task\">\n<p><span class=\"checkbox\">☑</span> a</p>\n<p>b</p>\n</li>\n</ul>\n", "");
}

static void
test_inlines (void)
{
  check ("*a* **b** `c<` \\*d\\* &amp; &copy; &#x4E2D;", "<p><em>a</em> <strong>b</strong> <code>c&lt;</code> *d* &amp; © 中</p>\n", "");
  check ("[a](b.md \"t\") ![i & j](c.png) [r]\n\n[r]: <d e.md>",
         "<p><a href=\"b.html\" title=\"t\">a</a> <img src=\"c.png\" alt=\"i &amp; j\" /> <a href=\"d%20e.html\">r</a></p>\n", "");
  check ("[甲](乙.md#丙?x=\"&<)", "<p><a href=\"乙.md#丙?x=%22&amp;%3C\">甲</a></p>\n", "");
  check ("a&#1;b&#xFFFE;c\x7f", "<p>a�b�c�</p>\n", "");
  check ("<https://a.b/c>", "<p><a href=\"https://a.b/c\">https://a.b/c</a></p>\n", "");
  check ("[![i](a.png)](b.md)", "<p><a href=\"b.html\"><img src=\"a.png\" alt=\"i\" /></a></p>\n", "");
}

static void
test_tables (void)
{
  check ("| a | b | |\n|:-:|--:|:--|\n| 1 | `x\\|y` <br> z |\n",
         "<div class=\"table-wrapper\" tabindex=\"0\">\n<table>\n<thead>\n<tr>\n<th scope=\"col\" class=\"align-center\">a</th>\n"
         "<th scope=\"col\" class=\"align-right\">b</th>\n<td class=\"align-left\"></td>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
         "<td class=\"align-center\">1</td>\n<td class=\"align-right\"><code>x|y</code> <br /> z</td>\n<td class=\"align-left\"></td>\n</tr>\n"
         "</tbody>\n</table>\n</div>\n", "");
  check ("| a |\n|---|\n", "<div class=\"table-wrapper\" tabindex=\"0\">\n<table>\n<thead>\n<tr>\n<th scope=\"col\">a</th>\n</tr>\n</thead>\n</table>\n</div>\n", "");
}

/* CommonMark leaves the stars of these standing (its issue 650). */
static void
test_emphasis (void)
{
  check ("**重要：**请注意", "<p><strong>重要：</strong>请注意</p>\n", "");
  check ("**“引号”**后", "<p><strong>“引号”</strong>后</p>\n", "");
  check ("他说**“好”**。", "<p>他说<strong>“好”</strong>。</p>\n", "");
  check ("**重要：**请注意**次要：**请看", "<p><strong>重要：</strong>请注意<strong>次要：</strong>请看</p>\n", "");
  check ("强调**（注）**后，*轻重：*后", "<p>强调<strong>（注）</strong>后，<em>轻重：</em>后</p>\n", "");
  check ("请看**[链接](x)**后面", "<p>请看<strong><a href=\"x\">链接</a></strong>后面</p>\n", "");
  check ("请看**`代码`**后面", "<p>请看<strong><code>代码</code></strong>后面</p>\n", "");
  check ("***重点：***后", "<p><em><strong>重点：</strong></em>后</p>\n", "");
  check ("**VIP：**abc", "<p><strong>VIP：</strong>abc</p>\n", "");
  check ("单价3*（4+5）*2", "<p>单价3*（4+5）*2</p>\n", "");
  check ("\\*\\*重要：\\*\\*请", "<p>**重要：**请</p>\n", "");
  check ("`**重要：**请`", "<p><code>**重要：**请</code></p>\n", "");
  check ("```\n**重要：**请\n```\n", "<pre tabindex=\"0\"><code>**重要：**请\n</code></pre>\n", "");
  check ("**a **b", "<p>**a **b</p>\n", "");
  check ("~~删除：~~后 ~~a *b* `c`~~", "<p><del>删除：</del>后 <del>a <em>b</em> <code>c</code></del></p>\n", "");
  check ("8~10天，3~5次 \\~~a~~ ~~~b~~~", "<p>8~10天，3~5次 ~~a~~ ~~~b~~~</p>\n", "");
  check ("| ~~a~~ |\n|---|\n",
         "<div class=\"table-wrapper\" tabindex=\"0\">\n<table>\n<thead>\n<tr>\n<th scope=\"col\"><del>a</del></th>\n</tr>\n</thead>\n</table>\n</div>\n", "");
}

static void
test_line_breaks (void)
{
  check ("中文\n中文，\n中文", "<p>中文中文，中文</p>\n", "");
  check ("中文\nabc\n中文", "<p>中文\nabc\n中文</p>\n", "");
  check ("**中**\n`文`\n[文](a)", "<p><strong>中</strong><code>文</code><a href=\"a\">文</a></p>\n", "");
  check ("好”\n中", "<p>好”中</p>\n", "");
  check ("한국\n한국", "<p>한국\n한국</p>\n", "");
}

static void
test_addresses (void)
{
  check ("请访问https://a.com/x_y?b=1&c=(2)。后", "<p>请访问<a href=\"https://a.com/x_y?b=1&amp;c=(2)\">https://a.com/x_y?b=1&amp;c=(2)</a>。后</p>\n", "");
  check ("(www.a.com). x.y@b-c.org, a@b", "<p>(<a href=\"http://www.a.com\">www.a.com</a>). <a href=\"mailto:x.y@b-c.org\">x.y@b-c.org</a>, a@b</p>\n", "");
  check ("https://a.com查看 xhttp://a.b [http://c.d](e)", "<p><a href=\"https://a.com\">https://a.com</a>查看 xhttp://a.b <a href=\"e\">http://c.d</a></p>\n", "");
  check ("**http://a.b** `http://a.b`", "<p><strong><a href=\"http://a.b\">http://a.b</a></strong> <code>http://a.b</code></p>\n", "");
}

static void
test_headings (void)
{
  Diagnostics *diags = diag_new ();
  Markdown *markdown = render ("# 标题 *A*\n\n## 新人 Onboarding：第一周！\n### C++\n## 新人 onboarding 第一周\n## ！！\n## TB-menu\n"
                               "## a\xCC\x81\n\n中[^1]\n\n[^1]: x\n\n## fn-1\n", diags);
  static const char *const ids[] = { "新人-onboarding-第一周", "c", "新人-onboarding-第一周-2", "section", "section-tb-menu", "á", "fn-1-2" };
  g_assert_cmpstr (markdown->title, ==, "标题 A");
  g_assert_cmpuint (markdown->headings->len, ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < markdown->headings->len; i++)
    g_assert_cmpstr (((MarkdownHeading *) markdown->headings->pdata[i])->id, ==, ids[i]);
  const MarkdownHeading *heading = markdown->headings->pdata[1];
  g_assert_cmpstr (heading->title, ==, "C++");
  g_assert_cmpuint (heading->level, ==, 3);
  g_assert_cmpuint (heading->line, ==, 4);
  g_assert_null (strstr (markdown->html, "标题"));
  assert_said (diags, "");
  markdown_free (markdown);
  diag_free (diags);
  check ("## a\n\n#### b\n\n###### c\n", "<h2 id=\"a\">a</h2>\n<h4 id=\"b\">b</h4>\n<h6 id=\"c\">c</h6>\n", "3:1 heading-level\n");
  check ("## a\n\n### b\n\n## c\n", "<h2 id=\"a\">a</h2>\n<h3 id=\"b\">b</h3>\n<h2 id=\"c\">c</h2>\n", "");
}

static void
check_title (const char *text, const char *given, const char *title, const char *html)
{
  Diagnostics *diags = diag_new ();
  MarkdownOptions options = { .name = "t.md", .first_line = 5, .title = given };
  Markdown *markdown = markdown_render (text, strlen (text), &options, diags);
  g_assert_cmpstr (markdown->title, ==, title);
  g_assert_cmpstr (markdown->html, ==, html);
  markdown_free (markdown);
  diag_free (diags);
}

static void
test_title (void)
{
  check_title ("# A\n\nb", NULL, "A", "<p>b</p>\n");
  check_title ("# A\n\nb", "A", "A", "<p>b</p>\n");
  check_title ("# A\n\nb", "B", NULL, "<h2 id=\"a\">A</h2>\n<p>b</p>\n");
  check_title ("b\n\n# A\n", NULL, NULL, "<p>b</p>\n<h2 id=\"a\">A</h2>\n");
}

static void
test_alerts (void)
{
  check ("> [!NOTE]\n> a\n", "<div class=\"alert alert-note\" role=\"note\">\n<p class=\"alert-title\">Note</p>\n<p>a</p>\n</div>\n", "");
  check ("> [!caution]\n>\n> a\n", "<div class=\"alert alert-caution\" role=\"note\">\n<p class=\"alert-title\">Caution</p>\n<p>a</p>\n</div>\n", "");
  check ("> [!NOTES]\n> a\n", "<blockquote>\n<p>[!NOTES]\na</p>\n</blockquote>\n", "1:3 markdown-alert\n");
  check ("> [!NOTE] a\n", "<blockquote>\n<p>[!NOTE] a</p>\n</blockquote>\n", "");
  static const char *const titles[] = { "说明", "提示", "重要", "警告", "当心" };
  Diagnostics *diags = diag_new ();
  MarkdownOptions options = { .name = "t.md", .first_line = 1, .alert_titles = titles };
  Markdown *markdown = markdown_render ("> [!TIP]\n> a", 12, &options, diags);
  g_assert_nonnull (strstr (markdown->html, "<p class=\"alert-title\">提示</p>"));
  markdown_free (markdown);
  diag_free (diags);
}

static void
test_footnotes (void)
{
  check ("a[^x] b[^y] c[^x]\n\n[^x]: X\n[^y]: Y\n\n    - z\n[^unused]: U\n",
         "<p>a<sup class=\"footnote-ref\"><a href=\"#fn-1\" id=\"fnref-1\">1</a></sup> b<sup class=\"footnote-ref\"><a href=\"#fn-2\" id=\"fnref-2\">2</a>"
         "</sup> c<sup class=\"footnote-ref\"><a href=\"#fn-1\" id=\"fnref-1-2\">1</a></sup></p>\n<section class=\"footnotes\">\n<ol>\n<li id=\"fn-1\">\n"
         "<p>X <a href=\"#fnref-1\" class=\"footnote-backref\">↩</a> <a href=\"#fnref-1-2\" class=\"footnote-backref\">↩<sup>2</sup></a></p>\n</li>\n"
         "<li id=\"fn-2\">\n<p>Y</p>\n<ul>\n<li>z</li>\n</ul>\n<p> <a href=\"#fnref-2\" class=\"footnote-backref\">↩</a></p>\n</li>\n</ol>\n</section>\n", "");
  check ("[a[^x]](b)\n\n[^x]: X\n",
         "<p><a href=\"b\">a<sup class=\"footnote-ref\">1</sup></a></p>\n<section class=\"footnotes\">\n<ol>\n<li id=\"fn-1\">\n<p>X</p>\n</li>\n</ol>\n</section>\n", "");
  check ("a[^none]\n", "<p>a[^none]</p>\n", "");
}

static void
test_dropped (void)
{
  check ("a <b>c</b> <br/>d\n", "<p>a c <br />d</p>\n", "1:3 markdown-html\n");
  check ("<div onclick=\"x\">\na\n</div>\n\nb\n", "<p>b</p>\n", "1:1 markdown-html\n");
  check ("<!-- a -->\n\nb <!-- c --> d\n", "<p>b  d</p>\n", "");
  check ("<!-- a --><script>x</script>\n", "", "1:1 markdown-html\n");
  check ("甲 [a](javascript:alert(1)) [b](JavaScript:x) ![c](data:text/html,x)\n", "<p>甲 a b c</p>\n",
         "1:3 markdown-link\n1:28 markdown-link\n1:46 markdown-link\n");
  check ("[a](java&#10;script:x) [b](vbscript:x)\n", "<p><a href=\"java%0Ascript:x\">a</a> b</p>\n", "1:24 markdown-link\n");
  check ("![a](https://b.c/d.png)\n", "<p><a href=\"https://b.c/d.png\">a</a></p>\n", "1:1 markdown-picture\n");
  check ("[a](x\"onclick=\"y)", "<p><a href=\"x%22onclick=%22y\">a</a></p>\n", "");
}

/* Every spot must frame exactly the bytes of what it stands for. */
static void
test_spots (void)
{
  Diagnostics *diags = diag_new ();
  Markdown *markdown = render ("## 甲&乙\n\n[a](b.md)\n\n```flow\nA -> B\n```\n\n![i](x&y.png) z[^1]\n\n[^1]: n\n", diags);
  static const struct { MarkdownSpotKind kind; const char *bytes; } expected[] = {
    { MARKDOWN_ID, "甲-乙" }, { MARKDOWN_LINK, "b.html" }, { MARKDOWN_BLOCK, "" }, { MARKDOWN_IMAGE, "x&amp;y.png" },
    { MARKDOWN_LINK, "#fn-1" }, { MARKDOWN_ID, "fnref-1" }, { MARKDOWN_ID, "fn-1" }, { MARKDOWN_LINK, "#fnref-1" },
  };
  g_assert_cmpuint (markdown->spots->len, ==, G_N_ELEMENTS (expected));
  gsize before = 0;
  for (guint i = 0; i < markdown->spots->len; i++)
    {
      const MarkdownSpot *spot = &g_array_index (markdown->spots, MarkdownSpot, i);
      g_autofree char *bytes = g_strndup (markdown->html + spot->offset, spot->length);
      g_assert_cmpuint (spot->kind, ==, expected[i].kind);
      g_assert_cmpstr (bytes, ==, expected[i].bytes);
      g_assert_cmpuint (spot->offset, >=, before);
      before = spot->offset + spot->length;
      if (spot->kind == MARKDOWN_ID)
        g_assert_cmpstr (markdown->ids->pdata[spot->index], ==, bytes);
    }
  const MarkdownLink *link = markdown->links->pdata[0];
  g_assert_cmpstr (link->written, ==, "b.md");
  g_assert_cmpstr (link->target, ==, "b.html");
  assert_said (diags, "");
  markdown_free (markdown);
  diag_free (diags);
}

static void
assert_link_at (const char *text, guint nth, guint line, guint column)
{
  Diagnostics *diags = diag_new ();
  MarkdownOptions options = { .name = "t.md", .first_line = 4, .block_kinds = kinds };
  Markdown *markdown = markdown_render (text, strlen (text), &options, diags);
  const MarkdownLink *link = markdown->links->pdata[nth];
  g_assert_cmpuint (link->place.line, ==, line);
  g_assert_cmpuint (link->place.column, ==, column);
  markdown_free (markdown);
  diag_free (diags);
}

static void
test_places (void)
{
  assert_link_at ("中文[a](b)", 0, 4, 3);
  assert_link_at ("x\r\n\r\n中文\r\n文字 [a](b) [c](d)", 1, 7, 11);
  assert_link_at ("- 甲\n  乙[a](b)\n", 0, 5, 4);
  assert_link_at ("**重：**请[a](b)\n", 0, 4, 8);
  assert_link_at ("| 甲 |\n|---|\n| 乙 [a](b) |\n", 0, 6, 5);
  assert_link_at ("中 https://a.b/c\n", 0, 4, 3);
  /* The library miscounts here: the destination is found instead. */
  assert_link_at ("> 甲\n乙 [a](b)\n", 0, 5, 7);
}

static void
test_block_options (void)
{
  Diagnostics *diags = diag_new ();
  Markdown *markdown = render ("x\n\n- y\n\n  ```table  data/奖.csv columns=\"姓名, 奖项\" 行=3\n  body\n  ```\n", diags);
  g_assert_cmpuint (markdown->blocks->len, ==, 1);
  const MarkdownBlock *block = markdown->blocks->pdata[0];
  g_assert_cmpstr (block->kind, ==, "table");
  g_assert_cmpstr (block->body, ==, "body\n");
  g_assert_cmpuint (block->body_line, ==, 6);
  g_assert_cmpuint (block->place.line, ==, 5);
  g_assert_cmpuint (block->place.column, ==, 6);
  g_assert_cmpuint (block->arguments->len, ==, 1);
  const MarkdownOption *argument = block->arguments->pdata[0];
  g_assert_null (argument->name);
  g_assert_cmpstr (argument->value, ==, "data/奖.csv");
  g_assert_cmpuint (argument->place.column, ==, 13);
  g_assert_cmpuint (argument->place.length, ==, 10);
  g_assert_cmpuint (block->options->len, ==, 2);
  const MarkdownOption *columns = block->options->pdata[0], *rows = block->options->pdata[1];
  g_assert_cmpstr (columns->name, ==, "columns");
  g_assert_cmpstr (columns->value, ==, "姓名, 奖项");
  g_assert_cmpuint (columns->place.column, ==, 24);
  g_assert_cmpstr (rows->name, ==, "行");
  g_assert_cmpstr (rows->value, ==, "3");
  assert_said (diags, "");
  markdown_free (markdown);
  diag_free (diags);
  check ("```flow a=\"b\n```\n", "", "1:11 block-quote\n");
  check ("```flows\nx\n```\n", "<pre tabindex=\"0\"><code class=\"language-flows\">x\n</code></pre>\n", "1:4 block-near\n");
  check ("```python\nx\n```\n", "<pre tabindex=\"0\"><code class=\"language-python\">x\n</code></pre>\n", "");
}

static char *
repeat (const char *before, const char *part, guint n, const char *after)
{
  GString *text = g_string_new (before);
  for (guint i = 0; i < n; i++)
    g_string_append (text, part);
  g_string_append (text, after);
  return g_string_free (text, FALSE);
}

/* Takes the text. Ends within a second; `id` NULL: without an error. */
static void
check_limit (char *text, const char *id)
{
  Diagnostics *diags = diag_new ();
  clock_t start = clock ();
  Markdown *markdown = render (text, diags);
  /* The machine may be busy and the build instrumented: what the library does unguarded takes twenty times as long. */
  g_assert_cmpint (clock () - start, <, 5 * CLOCKS_PER_SEC);   /* of the processor: the machine may be busy */
  g_autofree char *messages = said_in_full (diags);
  if (id != NULL)
    {
      g_assert_nonnull (strstr (messages, id));
      g_assert_cmpuint (diag_count (diags, DIAG_ERROR), >=, 1);
    }
  else
    {
      if (diag_count (diags, DIAG_ERROR) > 0)
        g_test_message ("%s", messages);
      g_assert_cmpuint (diag_count (diags, DIAG_ERROR), ==, 0);
    }
  markdown_free (markdown);
  diag_free (diags);
  g_free (text);
}

static void
test_limits (void)
{
  const guint n = 30000;
  check_limit (repeat ("", "![[]()", n, ""), "[markdown-brackets]");
  check_limit (repeat ("", "- ", n, "x\n"), "[markdown-markers]");
  check_limit (repeat ("> ", "- ", n, "x\n>\n>\n"), "[markdown-markers]");
  check_limit (repeat ("", ">", n, "a*a*"), "[markdown-markers]");
  g_autofree char *head = repeat ("", "a|", 5000, "\n");
  check_limit (repeat (head, "-|", 5000, "\n"), "[markdown-columns]");
  check_limit (repeat ("|a|b|c|\n|-|-|-|\n", "|a\n", 34000, ""), "[markdown-cells]");
  check_limit (repeat ("", "x ", 2200000, ""), "[markdown-size]");
  check_limit (repeat ("", "*a **a ", 200, "b"), NULL);
  g_autofree char *open = repeat ("", "*a **a ", 100, "b");
  check_limit (repeat (open, "** a*", 100, ""), "[markdown-nesting]");
  g_autofree char *definition = repeat ("[a]: ", "u", 1000000, "\n\n");
  g_autofree char *line = repeat ("", "[a] ", 1900, "\n\n");
  check_limit (g_strconcat (definition, line, NULL), "[markdown-memory]");
}

/* Just inside each limit. */
static void
test_near_limits (void)
{
  check_limit (repeat ("", "[a](b) ", 2000, ""), NULL);
  check_limit (repeat ("", "- [ ] a\n", 4000, ""), NULL);
  check_limit (repeat ("", "> ", 60, "x\n"), NULL);
  g_autofree char *head = repeat ("|", "a|", 200, "\n");
  check_limit (repeat (head, "-|", 200, "\n"), NULL);
  check_limit (repeat ("", "- - ", 100, "\n"), "[markdown-markers]");
  check_limit (repeat ("|a|b|\n|-|-|\n", "| - | - |\n", 5000, ""), NULL);
  check_limit (repeat ("", "<b>x</b> ", 30000, ""), NULL);
  check_limit (repeat ("", "a ~~b~~ http://a.b ", 10000, ""), NULL);
  check_limit (repeat ("", "**重：**请", 20000, ""), NULL);
}

static gpointer
render_many (gpointer data)
{
  Diagnostics *diags = diag_new ();
  for (guint i = 0; i < 200; i++)
    {
      Markdown *markdown = render (data, diags);
      if (strcmp (markdown->html, "<p><del>a</del> <a href=\"http://b.c\">http://b.c</a> <strong>重：</strong>请</p>\n") != 0)
        {
          g_printerr ("%s\n", markdown->html);
          markdown_free (markdown);
          diag_free (diags);
          return NULL;
        }
      markdown_free (markdown);
    }
  diag_free (diags);
  return data;
}

static void
test_threads (void)
{
  GThread *threads[4];
  char *text = g_strdup ("~~a~~ http://b.c **重：**请");
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new (NULL, render_many, text);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_nonnull (g_thread_join (threads[i]));
  g_free (text);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/markdown/blocks", test_blocks);
  g_test_add_func ("/markdown/lists", test_lists);
  g_test_add_func ("/markdown/inlines", test_inlines);
  g_test_add_func ("/markdown/tables", test_tables);
  g_test_add_func ("/markdown/emphasis", test_emphasis);
  g_test_add_func ("/markdown/line-breaks", test_line_breaks);
  g_test_add_func ("/markdown/addresses", test_addresses);
  g_test_add_func ("/markdown/headings", test_headings);
  g_test_add_func ("/markdown/title", test_title);
  g_test_add_func ("/markdown/alerts", test_alerts);
  g_test_add_func ("/markdown/footnotes", test_footnotes);
  g_test_add_func ("/markdown/dropped", test_dropped);
  g_test_add_func ("/markdown/spots", test_spots);
  g_test_add_func ("/markdown/places", test_places);
  g_test_add_func ("/markdown/block-options", test_block_options);
  g_test_add_func ("/markdown/limits", test_limits);
  g_test_add_func ("/markdown/near-limits", test_near_limits);
  g_test_add_func ("/markdown/threads", test_threads);
  return g_test_run ();
}
