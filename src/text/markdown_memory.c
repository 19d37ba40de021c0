/* Memory of one parse. The library makes and drops thousands of small pieces a page, a quarter of its time; all of them
 * are gone when the page is written. They come from blocks that are freed together. */
#include <string.h>

#include "text/markdown_parts.h"

#define BLOCK_BYTES (256u << 10)

typedef MarkdownBlockOfMemory Block;
struct MarkdownBlockOfMemory {
  Block *next;
  gsize used, size;
  max_align_t bytes[];       /* aligned for any type */
};

/* The library's allocator functions have no argument to carry this: it is set while a thread parses a page. */
static __thread MarkdownMemory *current;

/* The first block is kept for the thread's next page: its memory is at hand, and freeing it would make malloc() tidy up each time. */
static GPrivate spare = G_PRIVATE_INIT (g_free);

/* Every piece is preceded by its size. */
#define HEAD _Alignof (max_align_t)

static Block *
new_block (gsize room)
{
  Block *block = room == BLOCK_BYTES ? g_private_get (&spare) : NULL;
  if (block != NULL)
    g_private_set (&spare, NULL);
  else
    block = g_malloc (sizeof (Block) + room);
  block->used = 0;
  block->size = room;
  block->next = current->blocks;
  return current->blocks = block;
}

static void *
take (gsize size)
{
  gsize need = (size + HEAD + HEAD - 1) / HEAD * HEAD;
  Block *block = current->blocks;
  if (block == NULL || block->size - block->used < need)
    {
      gsize room = MAX (need, BLOCK_BYTES);
      /* A reference definition of a megabyte that is used a million times has no other end than this. */
      if (size > current->most || current->taken + room > current->most)
        longjmp (current->full, 1);
      current->taken += room;
      block = new_block (room);
    }
  char *piece = (char *) block->bytes + block->used;
  block->used += need;
  *(gsize *) (void *) piece = size;
  return piece + HEAD;
}

static void *
arena_calloc (size_t count, size_t size)
{
  if (size > 0 && count > current->most / size)
    longjmp (current->full, 1);
  return memset (take (count * size), 0, count * size);
}

static void *
arena_realloc (void *piece, size_t size)
{
  if (piece == NULL)
    return take (size);
  gsize had = *(gsize *) (void *) ((char *) piece - HEAD);
  if (size <= had)
    return piece;
  return memcpy (take (size), piece, had);
}

static void
arena_free (void *piece)
{
}

static cmark_mem arena = { arena_calloc, arena_realloc, arena_free };

void
markdown_memory_begin (MarkdownMemory *memory, gsize most)
{
  memory->blocks = NULL;
  memory->taken = 0;
  memory->most = most;
  current = memory;
}

void
markdown_memory_end (MarkdownMemory *memory)
{
  for (Block *block = memory->blocks, *next; block != NULL; block = next)
    {
      next = block->next;
      if (block->size == BLOCK_BYTES && g_private_get (&spare) == NULL)
        g_private_set (&spare, block);
      else
        g_free (block);
    }
  current = NULL;
}

cmark_mem *
markdown_memory (void)
{
  return &arena;
}
