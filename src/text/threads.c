#include "text/threads.h"

typedef struct {
  guint n;
  ThreadsFunc func;
  gpointer data;
  gint next;               /* what the next free thread takes; atomic */
} Queue;

static gpointer
work (gpointer data)
{
  Queue *queue = data;
  for (guint i; (i = (guint) g_atomic_int_add (&queue->next, 1)) < queue->n;)
    queue->func (i, queue->data);
  return NULL;
}

void
threads_run (guint n, guint threads, ThreadsFunc func, gpointer data)
{
  Queue queue = { n, func, data, 0 };
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  for (guint i = 1; i < MIN (threads > 0 ? threads : g_get_num_processors (), n); i++)
    {
      GThread *thread = g_thread_try_new ("work", work, &queue, NULL);
      if (thread != NULL)
        g_ptr_array_add (others, thread);
    }
  work (&queue);
  for (guint i = 0; i < others->len; i++)
    g_thread_join (others->pdata[i]);
}
