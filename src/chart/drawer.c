#include "chart/drawer.h"
#include "chart/frame.h"
#include "chart/layout.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define TIME_LIMIT 10000

struct Drawer {
  char *program;
  pid_t process;           /* 0: none runs */
  int socket;
  guint milliseconds;
  gboolean cannot_start;   /* reported: not tried again */
};

Drawer *
drawer_new (const char *program)
{
  Drawer *drawer = g_new0 (Drawer, 1);

  drawer->program = g_strdup (program);
  drawer->socket = -1;
  drawer->milliseconds = TIME_LIMIT;
  return drawer;
}

void
drawer_set_time_limit (Drawer *drawer, guint milliseconds)
{
  drawer->milliseconds = milliseconds;
}

int
drawer_process (const Drawer *drawer)
{
  return drawer->process;
}

/* Between two charts the helper has nothing to lose, in a chart it must end: both times it is killed. */
static void
stop (Drawer *drawer)
{
  if (drawer->socket >= 0)
    close (drawer->socket);
  drawer->socket = -1;
  if (drawer->process <= 0)
    return;
  kill (drawer->process, SIGKILL);
  while (waitpid (drawer->process, NULL, 0) < 0 && errno == EINTR)
    ;
  drawer->process = 0;
}

void
drawer_free (Drawer *drawer)
{
  if (!drawer)
    return;
  stop (drawer);
  g_free (drawer->program);
  g_free (drawer);
}

/* The helper's surroundings: nothing of Graphviz's or the locale's settings gets in. */
static char **
helper_environment (void)
{
  g_auto (GStrv) inherited = g_get_environ ();
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; inherited[i]; i++)
    {
      const char *entry = inherited[i];

      if (g_str_has_prefix (entry, "PATH=") || g_str_has_prefix (entry, "LD_") || g_str_has_prefix (entry, "HOME=")
          || g_str_has_prefix (entry, "FONTCONFIG_") || g_str_has_prefix (entry, "UBSAN_OPTIONS="))
        g_ptr_array_add (kept, g_strdup (entry));
    }
  g_ptr_array_add (kept, g_strdup ("LC_ALL=C"));
  /* The library keeps some memory to its end. */
  g_ptr_array_add (kept, g_strdup ("ASAN_OPTIONS=detect_leaks=0"));
  g_ptr_array_add (kept, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&kept), FALSE);
}

static int
spawn (Drawer *drawer, int descriptor)
{
  g_auto (GStrv) environment = helper_environment ();
  char *arguments[] = { drawer->program, (char *) "--draw", NULL };
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t none, standard;
  int error;

  sigemptyset (&none);
  sigemptyset (&standard);
  sigaddset (&standard, SIGPIPE);
  sigaddset (&standard, SIGTERM);
  sigaddset (&standard, SIGINT);
  posix_spawnattr_init (&attributes);
  posix_spawnattr_setsigmask (&attributes, &none);
  posix_spawnattr_setsigdefault (&attributes, &standard);
  posix_spawnattr_setflags (&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  posix_spawn_file_actions_init (&actions);
  posix_spawn_file_actions_adddup2 (&actions, descriptor, STDIN_FILENO);
  posix_spawn_file_actions_adddup2 (&actions, descriptor, STDOUT_FILENO);
#ifndef __SANITIZE_ADDRESS__
  /* An assertion of the library's that fails is told in our words. */
  posix_spawn_file_actions_addopen (&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
#endif
  error = posix_spawn (&drawer->process, drawer->program, &actions, &attributes, arguments, environment);
  posix_spawn_file_actions_destroy (&actions);
  posix_spawnattr_destroy (&attributes);
  if (error)
    drawer->process = 0;
  return error;
}

static gboolean
start (Drawer *drawer, const Place *place, Diagnostics *diags)
{
  int pair[2], error = 0;

  if (drawer->process > 0)
    return TRUE;
  if (drawer->cannot_start)
    return FALSE;
  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair))
    error = errno;
  else
    {
      error = spawn (drawer, pair[1]);
      close (pair[1]);
      drawer->socket = pair[0];
    }
  if (!error)
    return TRUE;
  diag_report (diags, DIAG_CHART_PROGRAM, NULL, drawer->program, g_strerror (error), NULL);
  drawer->cannot_start = TRUE;
  stop (drawer);
  return FALSE;
}

static FrameResult
exchange (Drawer *drawer, GVariant *request, GVariant **answer)
{
  gint64 deadline = g_get_monotonic_time () + (gint64) drawer->milliseconds * 1000;
  FrameResult result = frame_send (drawer->socket, request, deadline);

  return result == FRAME_DONE ? frame_receive (drawer->socket, G_VARIANT_TYPE (DRAW_ANSWER_TYPE), answer, deadline) : result;
}

GVariant *
drawer_ask (Drawer *drawer, guint8 kind, GVariant *body, const char *title, const Place *place, Diagnostics *diags, char **refusal,
            guint *line)
{
  g_autoptr (GVariant) request = g_variant_ref_sink (g_variant_new (DRAW_REQUEST_TYPE, kind, body));
  g_autoptr (GVariant) answer = NULL;
  FrameResult result;
  const char *error;
  GVariant *content;

  *refusal = NULL;
  *line = 0;
  if (!start (drawer, place, diags))
    return NULL;
  result = exchange (drawer, request, &answer);
  if (result != FRAME_DONE)
    {
      char seconds[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (seconds, sizeof seconds, "%.3g", drawer->milliseconds / 1000.0);
      stop (drawer);
      if (result == FRAME_TIME)
        diag_report (diags, DIAG_CHART_TIME, place, title, seconds, NULL);
      else
        diag_report (diags, DIAG_CHART_CRASH, place, title, NULL);
      return NULL;
    }
  g_variant_get (answer, "(&suv)", &error, line, &content);
  if (!*error)
    return content;
  g_variant_unref (content);
  *refusal = g_strdup (error);
  /* What a refusal leaves behind in the library is not worth finding out. */
  stop (drawer);
  return NULL;
}
