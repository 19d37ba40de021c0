/* The floor of the page benchmark: cmark-gfm alone parses and renders the same Markdown, and as many files of the same sizes are written,
 * in as many processes as asked (in threads two of the library's extensions would disturb each other).
 *
 *   floor LIST PROCESSES
 *
 * Each line of LIST: SIZE<TAB>FILE TO WRITE<TAB>MARKDOWN FILE; the last is empty where a page has none. Folders come before their files. */
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct {
  size_t size;
  const char *target, *source;
} Page;

static char *
read_file (const char *path, size_t *length)
{
  int file = open (path, O_RDONLY | O_CLOEXEC);
  struct stat status;
  if (file < 0 || fstat (file, &status) != 0)
    exit (3);
  char *text = malloc ((size_t) status.st_size + 1);
  ssize_t got = read (file, text, (size_t) status.st_size);
  if (got != status.st_size)
    exit (3);
  text[got] = '\0';
  close (file);
  *length = (size_t) got;
  return text;
}

static char *
render (const char *text, size_t length)
{
  static const char *const extensions[] = { "table", "strikethrough", "autolink", "tasklist" };
  cmark_parser *parser = cmark_parser_new (CMARK_OPT_FOOTNOTES);
  for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++)
    cmark_parser_attach_syntax_extension (parser, cmark_find_syntax_extension (extensions[i]));
  cmark_parser_feed (parser, text, length);
  cmark_node *document = cmark_parser_finish (parser);
  char *html = cmark_render_html (document, CMARK_OPT_FOOTNOTES, cmark_parser_get_syntax_extensions (parser));
  cmark_node_free (document);
  cmark_parser_free (parser);
  return html;
}

/* The page is as long as Trainbook's: what the text leaves is a frame, copied. */
static void
write_page (const Page *page, char *frame)
{
  size_t length = 0;
  char *html = NULL;
  if (page->source[0] != '\0')
    {
      size_t size;
      char *text = read_file (page->source, &size);
      html = render (text, size);
      length = strlen (html);
      free (text);
    }
  if (length > page->size)
    length = page->size;
  char *whole = malloc (page->size + 1);
  memcpy (whole, frame, page->size - length);
  if (length > 0)
    memcpy (whole + page->size - length, html, length);
  int file = open (page->target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  if (file < 0 || write (file, whole, page->size) != (ssize_t) page->size || close (file) != 0)
    exit (3);
  free (whole);
  free (html);
}

static void
make_folder_of (const char *path)
{
  char folder[4096];
  const char *slash = strrchr (path, '/');
  snprintf (folder, sizeof folder, "%.*s", slash != NULL ? (int) (slash - path) : 0, path);
  if (folder[0] == '\0' || mkdir (folder, 0755) == 0 || errno == EEXIST)
    return;
  make_folder_of (folder);
  mkdir (folder, 0755);
}

static Page *
read_list (const char *path, size_t *n, size_t *most)
{
  size_t length, room = 0;
  Page *pages = NULL;
  char *text = read_file (path, &length), *state = NULL;
  for (char *line = strtok_r (text, "\n", &state); line != NULL; line = strtok_r (NULL, "\n", &state))
    {
      if (*n == room)
        pages = realloc (pages, (room = room * 2 + 1024) * sizeof *pages);
      char *target = strchr (line, '\t') + 1, *source = strchr (target, '\t') + 1;
      source[-1] = '\0';
      pages[(*n)++] = (Page) { strtoul (line, NULL, 10), target, source };
      *most = pages[*n - 1].size > *most ? pages[*n - 1].size : *most;
    }
  return pages;
}

int
main (int argc, char **argv)
{
  size_t n = 0, most = 0;
  int processes = argc == 3 ? atoi (argv[2]) : 0, failed = 0;
  if (processes < 1)
    return 2;
  Page *pages = read_list (argv[1], &n, &most);
  char *frame = malloc (most + 1);
  memset (frame, 'x', most);
  cmark_gfm_core_extensions_ensure_registered ();
  for (size_t i = 0; i < n; i++)
    if (i == 0 || strcmp (pages[i].target, pages[i - 1].target) != 0)
      make_folder_of (pages[i].target);
  for (int p = 0; p < processes; p++)
    if (fork () == 0)
      {
        for (size_t i = n * (size_t) p / (size_t) processes; i < n * (size_t) (p + 1) / (size_t) processes; i++)
          write_page (&pages[i], frame);
        _exit (0);
      }
  for (int p = 0, status; p < processes; p++)
    if (wait (&status) < 0 || status != 0)
      failed = 1;
  return failed ? 3 : 0;
}
