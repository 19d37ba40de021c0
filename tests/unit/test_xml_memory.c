/* The memory of libxml2: pieces live as long as they are wanted, whoever frees them and when. */
#include "text/xml_memory.h"

#include <glib.h>
#include <libxml/globals.h>
#include <libxml/parser.h>
#include <string.h>

static gboolean
is_filled (const char *piece, gsize size, char with)
{
  for (gsize i = 0; i < size; i++)
    if (piece[i] != with)
      return FALSE;
  return TRUE;
}

/* Takes, grows and frees pieces of all sizes in any order; each keeps its bytes. */
static void
shuffle_pieces (GRand *dice, guint rounds)
{
  enum { PIECES = 64 };
  struct { char *piece; gsize size; char with; } pieces[PIECES] = { 0 };
  for (guint round = 0; round < rounds; round++)
    {
      guint i = (guint) g_rand_int_range (dice, 0, PIECES);
      gsize size = (gsize) g_rand_int_range (dice, 0, g_rand_int_range (dice, 0, 50) == 0 ? 3000000 : 500);
      g_assert_true (is_filled (pieces[i].piece, pieces[i].size, pieces[i].with));
      if (g_rand_boolean (dice))
        {
          gsize kept = MIN (size, pieces[i].size);
          pieces[i].piece = xmlRealloc (pieces[i].piece, MAX (size, 1));
          g_assert_true (is_filled (pieces[i].piece, kept, pieces[i].with));
        }
      else
        {
          xmlFree (pieces[i].piece);
          pieces[i].piece = xmlMalloc (size);
        }
      g_assert_cmpuint ((gsize) pieces[i].piece % 16, ==, 0);
      pieces[i].size = size;
      pieces[i].with = (char) round;
      memset (pieces[i].piece, pieces[i].with, size);
    }
  for (guint i = 0; i < PIECES; i++)
    xmlFree (pieces[i].piece);
}

static gpointer
shuffle_in_thread (gpointer seed)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (GPOINTER_TO_UINT (seed));
  for (guint i = 0; i < 20; i++)
    {
      xml_memory_begin ();
      shuffle_pieces (dice, 500);
      xml_memory_end ();
      shuffle_pieces (dice, 50);
    }
  return NULL;
}

static void
test_shuffled (void)
{
  GThread *threads[40];
  shuffle_in_thread (GUINT_TO_POINTER (1));
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("pieces", shuffle_in_thread, GUINT_TO_POINTER (i + 2));
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

static gpointer
free_piece (gpointer piece)
{
  xmlFree (piece);
  return NULL;
}

static gpointer
leave_piece (gpointer data)
{
  xml_memory_begin ();
  char *left = (char *) xmlStrdup ((const xmlChar *) "left by a thread that is gone");
  xml_memory_end ();
  return left;
}

/* What outlives the page it was made for is not overwritten by the next. */
static void
test_outliving (void)
{
  xml_memory_begin ();
  char *kept = (char *) xmlStrdup ((const xmlChar *) "kept"), *other = (char *) xmlStrdup ((const xmlChar *) "other");
  xml_memory_end ();
  xml_memory_begin ();
  char *next = (char *) xmlStrdup ((const xmlChar *) "next");
  g_assert_cmpstr (kept, ==, "kept");
  g_assert_cmpstr (other, ==, "other");
  xmlFree (next);
  xml_memory_end ();
  g_thread_join (g_thread_new ("free", free_piece, other));
  xmlFree (kept);
  char *left = g_thread_join (g_thread_new ("leave", leave_piece, NULL)), *again = g_thread_join (g_thread_new ("leave", leave_piece, NULL));
  g_assert_true (left != again);
  g_assert_cmpstr (left, ==, "left by a thread that is gone");
  xmlFree (left);
  xmlFree (again);
#ifndef __SANITIZE_ADDRESS__     /* it has no slabs then */
  /* All are free: the slab begins anew. */
  xml_memory_begin ();
  xml_memory_end ();
  xml_memory_begin ();
  char *first = xmlMalloc (1);
  xmlFree (first);
  xml_memory_end ();
  xml_memory_begin ();
  char *second = xmlMalloc (1);
  g_assert_true (second == first);
  xmlFree (second);
  xml_memory_end ();
#endif
}

static void
test_documents (void)
{
  static const char text[] = "<a b='c'><d>e&amp;f</d></a>";
  xmlDoc *before = xmlReadMemory (text, sizeof text - 1, NULL, NULL, XML_PARSE_NONET);
  xml_memory_begin ();
  xmlDoc *inside = xmlReadMemory (text, sizeof text - 1, NULL, NULL, XML_PARSE_NONET);
  xmlFreeDoc (before);
  xml_memory_end ();
  xmlChar *content = xmlNodeGetContent (xmlDocGetRootElement (inside));
  g_assert_cmpstr ((const char *) content, ==, "e&f");
  xmlFree (content);
  xmlFreeDoc (inside);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  xmlChar *early = xmlStrdup ((const xmlChar *) "taken before");
  xml_memory_prepare ();
  xml_memory_prepare ();
  xmlFree (early);
  g_test_add_func ("/xml-memory/shuffled", test_shuffled);
  g_test_add_func ("/xml-memory/outliving", test_outliving);
  g_test_add_func ("/xml-memory/documents", test_documents);
  return g_test_run ();
}
