#include "chart/frame.h"
#include "chart/serve.h"

#include <locale.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

/* Limits of the helper as a whole; the drawer kills it long before when one chart takes too long. */
#define MOST_MEMORY (1536ul * 1024 * 1024)
#define MOST_SECONDS_A_CHART 30

static void
limit (int resource, rlim_t most)
{
  struct rlimit now;

  if (getrlimit (resource, &now))
    return;
  now.rlim_cur = now.rlim_max == RLIM_INFINITY ? most : MIN (most, now.rlim_max);
  setrlimit (resource, &now);
}

/* A helper whose parent was killed in the middle of a chart ends by itself. */
static void
limit_time_of_this_chart (void)
{
  struct rusage used;

  if (!getrusage (RUSAGE_SELF, &used))
    limit (RLIMIT_CPU, (rlim_t) (used.ru_utime.tv_sec + used.ru_stime.tv_sec + MOST_SECONDS_A_CHART));
}

static GVariant *
answer (const char *error, guint line, GVariant *body)
{
  return g_variant_new ("(suv)", error, line, body ? body : g_variant_new_boolean (FALSE));
}

static GVariant *
answer_layout (GVariant *body)
{
  LayoutRequest *request = layout_request_read (body);
  g_autofree char *error = NULL;
  Layout *layout = request ? serve_layout (request, &error) : NULL;
  GVariant *message = layout ? answer ("", 0, layout_write (layout)) : answer (error ? error : "bad request", 0, NULL);

  layout_free (layout);
  layout_request_free (request);
  return message;
}

static GVariant *
answer_parse (GVariant *body)
{
  g_autofree char *error = NULL;
  guint line = 0;
  GVariant *graph;

  if (!g_variant_is_of_type (body, G_VARIANT_TYPE_STRING))
    return answer ("bad request", 0, NULL);
  graph = serve_parse (g_variant_get_string (body, NULL), &error, &line);
  return graph ? answer ("", 0, graph) : answer (error ? error : "unreadable", line, NULL);
}

int
drawer_serve (void)
{
  GVariant *request = NULL;

  /* Graphviz writes and reads numbers with the locale's decimal sign. */
  setlocale (LC_ALL, "C");
  signal (SIGPIPE, SIG_IGN);
  limit (RLIMIT_CORE, 0);
#ifndef __SANITIZE_ADDRESS__
  limit (RLIMIT_AS, MOST_MEMORY);
#endif
  while (frame_receive (STDIN_FILENO, G_VARIANT_TYPE (DRAW_REQUEST_TYPE), &request, -1) == FRAME_DONE)
    {
      g_autoptr (GVariant) body = NULL;
      guint8 kind;
      FrameResult sent;

      g_variant_get (request, DRAW_REQUEST_TYPE, &kind, &body);
      limit_time_of_this_chart ();
      sent = frame_send (STDOUT_FILENO, kind == DRAW_PARSE ? answer_parse (body) : answer_layout (body), -1);
      g_variant_unref (request);
      if (sent != FRAME_DONE)
        return 3;
    }
  return 0;
}
