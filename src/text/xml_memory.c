/* Slabs lie in one region, so that an address tells whether a piece is ours; every other goes to malloc() and free(). */
#include "text/xml_memory.h"

#include <glib.h>
#include <libxml/parser.h>
#include <libxml/xmlmemory.h>
#include <stdlib.h>
#include <string.h>

#define SLAB_BYTES (1u << 20)
#define N_SLABS 32u              /* threads with a slab of their own; others use malloc() */
#define HEAD 16u                 /* in front of every piece: its size, and its alignment */

typedef struct {
  char *start;
  gsize used;
  gint64 live;                   /* pieces taken less pieces freed by the owner */
  gint freed_elsewhere;          /* pieces freed by other threads; atomic */
  gint taken;                    /* has an owner; atomic */
} Slab;

static struct {
  char *region;                  /* NULL: malloc() does everything */
  Slab slabs[N_SLABS];
} memory;

static void give_back (gpointer slab);

static GPrivate owned = G_PRIVATE_INIT (give_back);
static __thread Slab *mine;      /* what `owned` holds */
static __thread Slab *open;      /* the same between begin and end, else NULL */

static void
give_back (gpointer slab)
{
  mine = NULL;
  g_atomic_int_set (&((Slab *) slab)->taken, 0);
}

static gsize *
size_of (void *piece)
{
  return (gsize *) (void *) ((char *) piece - HEAD);
}

static gsize
room_for (gsize size)
{
  return (MAX (size, 1) + 2 * HEAD - 1) / HEAD * HEAD;
}

/* The slab that a piece lies in, or NULL. */
static Slab *
slab_of (const void *piece)
{
  gsize offset = (gsize) ((const char *) piece - memory.region);
  return memory.region != NULL && offset < (gsize) SLAB_BYTES * N_SLABS ? &memory.slabs[offset / SLAB_BYTES] : NULL;
}

static gboolean
is_last (const Slab *slab, void *piece)
{
  return (char *) piece - HEAD + room_for (*size_of (piece)) == slab->start + slab->used;
}

static void *
slab_malloc (size_t size)
{
  Slab *slab = open;
  if (slab == NULL || size > SLAB_BYTES - slab->used || room_for (size) > SLAB_BYTES - slab->used)
    return malloc (size);
  char *piece = slab->start + slab->used + HEAD;
  slab->used += room_for (size);
  slab->live++;
  *size_of (piece) = size;
  return piece;
}

static void
slab_free (void *piece)
{
  Slab *slab = slab_of (piece);
  if (slab == NULL)
    free (piece);
  else if (slab != mine)
    g_atomic_int_inc (&slab->freed_elsewhere);
  else
    {
      slab->live--;
      if (is_last (slab, piece))
        slab->used -= room_for (*size_of (piece));
    }
}

static void *
slab_realloc (void *piece, size_t size)
{
  Slab *slab = slab_of (piece);
  if (piece == NULL)
    return slab_malloc (size);
  if (slab == NULL)
    return realloc (piece, size);
  if (slab == mine && is_last (slab, piece) && size <= (gsize) (slab->start + SLAB_BYTES - (char *) piece))
    {
      slab->used = (gsize) ((char *) piece - HEAD - slab->start) + room_for (size);
      *size_of (piece) = size;
      return piece;
    }
  void *larger = slab_malloc (size);
  if (larger != NULL)
    {
      memcpy (larger, piece, MIN (size, *size_of (piece)));
      slab_free (piece);
    }
  return larger;
}

static char *
slab_strdup (const char *text)
{
  gsize size = strlen (text) + 1;
  char *copy = slab_malloc (size);
  return copy != NULL ? memcpy (copy, text, size) : NULL;
}

void
xml_memory_prepare (void)
{
  static gsize done = 0;
  if (!g_once_init_enter (&done))
    return;
#ifndef __SANITIZE_ADDRESS__     /* which is there to watch every piece */
  memory.region = g_try_malloc ((gsize) SLAB_BYTES * N_SLABS);     /* the system gives what is touched */
  for (guint i = 0; memory.region != NULL && i < N_SLABS; i++)
    memory.slabs[i].start = memory.region + (gsize) i * SLAB_BYTES;
  if (memory.region != NULL)
    xmlMemSetup (slab_free, slab_malloc, slab_realloc, slab_strdup);
#endif
  g_once_init_leave (&done, 1);
}

static Slab *
take_slab (void)
{
  for (guint i = 0; memory.region != NULL && i < N_SLABS; i++)
    if (g_atomic_int_compare_and_exchange (&memory.slabs[i].taken, 0, 1))
      return &memory.slabs[i];
  return NULL;
}

void
xml_memory_begin (void)
{
  if (mine == NULL)
    {
      mine = take_slab ();
      if (mine != NULL)
        g_private_set (&owned, mine);
    }
  open = mine;
}

void
xml_memory_end (void)
{
  Slab *slab = open;
  open = NULL;
  if (slab != NULL && slab->live == g_atomic_int_get (&slab->freed_elsewhere))
    {
      slab->used = 0;
      slab->live = 0;
      g_atomic_int_set (&slab->freed_elsewhere, 0);
    }
}
