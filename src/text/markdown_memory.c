/* Memory of one parse. The library makes and drops thousands of small pieces a page, a quarter of its time; all of them
 * are gone when the page is written. They come from blocks that are freed together. */
#include <string.h>

#include "text/markdown_parts.h"

#define BLOCK_BYTES (128u << 10)

typedef struct Block Block;
struct Block {
  Block *next;
  gsize used, size;
  max_align_t bytes[];
};

struct MarkdownMemory {
  Block *blocks;
};

/* The library's allocator functions have no argument to carry this: it is set while a thread parses a page. */
static __thread MarkdownMemory *current;

/* Every piece is preceded by its size. */
#define HEAD sizeof (max_align_t)

static void *
take (gsize size)
{
  gsize need = (size + HEAD + sizeof (max_align_t) - 1) / sizeof (max_align_t) * sizeof (max_align_t);
  Block *block = current->blocks;
  if (block == NULL || block->size - block->used < need)
    {
      gsize room = MAX (need, BLOCK_BYTES);
      block = g_malloc (sizeof (Block) + room);
      block->used = 0;
      block->size = room;
      block->next = current->blocks;
      current->blocks = block;
    }
  char *piece = (char *) block->bytes + block->used;
  block->used += need;
  *(gsize *) (void *) piece = size;
  return piece + HEAD;
}

static void *
arena_calloc (size_t count, size_t size)
{
  if (size > 0 && count > G_MAXSIZE / 2 / size)
    g_error ("a page asks for too much memory");
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

MarkdownMemory *
markdown_memory_begin (void)
{
  current = g_new0 (MarkdownMemory, 1);
  return current;
}

void
markdown_memory_end (MarkdownMemory *memory)
{
  for (Block *block = memory->blocks, *next; block != NULL; block = next)
    {
      next = block->next;
      g_free (block);
    }
  g_free (memory);
  current = NULL;
}

cmark_mem *
markdown_memory (void)
{
  return &arena;
}
