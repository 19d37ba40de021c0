#include "chart/frame.h"
#include "chart/layout.h"

#include <errno.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

static FrameResult
wait_for (int descriptor, short events, gint64 deadline)
{
  while (deadline >= 0)
    {
      gint64 left = deadline - g_get_monotonic_time ();
      struct pollfd wanted = { descriptor, events, 0 };
      int ready;

      if (left <= 0)
        return FRAME_TIME;
      ready = poll (&wanted, 1, (int) MIN (left / 1000 + 1, 1000));
      if (ready > 0)
        return FRAME_DONE;
      if (ready < 0 && errno != EINTR)
        return FRAME_END;
    }
  return FRAME_DONE;
}

/* Never raises SIGPIPE on a socket: a helper that died must not take the program with it. */
static gssize
send_some (int descriptor, const void *bytes, gsize length, int flags)
{
  gssize sent = send (descriptor, bytes, length, MSG_NOSIGNAL | flags);

  return sent < 0 && errno == ENOTSOCK ? write (descriptor, bytes, length) : sent;
}

static FrameResult
send_all (int descriptor, const void *bytes, gsize length, gint64 deadline)
{
  const char *at = bytes;

  while (length > 0)
    {
      FrameResult result = wait_for (descriptor, POLLOUT, deadline);
      gssize sent;

      if (result != FRAME_DONE)
        return result;
      sent = send_some (descriptor, at, length, deadline >= 0 ? MSG_DONTWAIT : 0);
      if (sent < 0 && (errno == EINTR || errno == EAGAIN))
        continue;
      if (sent <= 0)
        return FRAME_END;
      at += sent;
      length -= (gsize) sent;
    }
  return FRAME_DONE;
}

static FrameResult
receive_all (int descriptor, void *bytes, gsize length, gint64 deadline)
{
  char *at = bytes;

  while (length > 0)
    {
      FrameResult result = wait_for (descriptor, POLLIN, deadline);
      gssize got;

      if (result != FRAME_DONE)
        return result;
      got = read (descriptor, at, length);
      if (got < 0 && errno == EINTR)
        continue;
      if (got <= 0)
        return FRAME_END;
      at += got;
      length -= (gsize) got;
    }
  return FRAME_DONE;
}

FrameResult
frame_send (int descriptor, GVariant *message, gint64 deadline)
{
  g_autoptr (GVariant) held = g_variant_ref_sink (message);
  guint32 length = (guint32) g_variant_get_size (held);
  FrameResult result;

  if (g_variant_get_size (held) > DRAW_MOST_BYTES)
    return FRAME_END;
  result = send_all (descriptor, &length, sizeof length, deadline);
  return result == FRAME_DONE ? send_all (descriptor, g_variant_get_data (held), length, deadline) : result;
}

FrameResult
frame_receive (int descriptor, const GVariantType *type, GVariant **message, gint64 deadline)
{
  guint32 length;
  FrameResult result = receive_all (descriptor, &length, sizeof length, deadline);
  g_autofree guint8 *bytes = NULL;
  GVariant *received;

  if (result != FRAME_DONE)
    return result;
  if (length > DRAW_MOST_BYTES)
    return FRAME_END;
  bytes = g_malloc (MAX (length, 1));
  result = receive_all (descriptor, bytes, length, deadline);
  if (result != FRAME_DONE)
    return result;
  received = g_variant_new_from_data (type, bytes, length, FALSE, g_free, bytes);
  bytes = NULL;
  g_variant_ref_sink (received);
  if (!g_variant_is_normal_form (received))
    {
      g_variant_unref (received);
      return FRAME_END;
    }
  *message = received;
  return FRAME_DONE;
}
