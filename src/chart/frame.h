/* Messages over a file descriptor: a length of four bytes, then as many bytes. */
#ifndef TRAINBOOK_CHART_FRAME_H
#define TRAINBOOK_CHART_FRAME_H

#include <glib.h>

typedef enum { FRAME_DONE, FRAME_END, FRAME_TIME } FrameResult;

/* Sends or receives one message until `deadline` (g_get_monotonic_time; -1: no limit). FRAME_END: the other side is gone, or the
 * message is longer than DRAW_MOST_BYTES. `descriptor` is a socket, or anything else when there is no deadline. */
FrameResult frame_send (int descriptor, GVariant *message, gint64 deadline);
FrameResult frame_receive (int descriptor, const GVariantType *type, GVariant **message, gint64 deadline);

#endif
