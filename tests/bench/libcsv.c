/* The floor of the attendance benchmark: libcsv alone reads a file in as many threads as asked and counts its cells and rows.
 *
 *   libcsv FILE THREADS */
#include <csv.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* On cache lines of its own: threads that count side by side would wait for each other. */
typedef struct {
  _Alignas (128) const char *path;
  off_t from, to;
  unsigned long cells, rows, bytes;
} Part;

static void
count_cell (void *cell, size_t length, void *data)
{
  Part *part = data;
  part->cells++;
  part->bytes += length;
}

static void
count_row (int end, void *data)
{
  ((Part *) data)->rows++;
}

static void *
read_part (void *data)
{
  Part *part = data;
  static const size_t size = 1 << 20;
  char *buffer = malloc (size);
  int file = open (part->path, O_RDONLY);
  struct csv_parser parser;
  csv_init (&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL);
  for (off_t at = part->from; at < part->to;)
    {
      size_t want = (size_t) (part->to - at) < size ? (size_t) (part->to - at) : size;
      ssize_t got = pread (file, buffer, want, at);
      if (got <= 0 || csv_parse (&parser, buffer, (size_t) got, count_cell, count_row, part) != (size_t) got)
        exit (1);
      at += got;
    }
  csv_fini (&parser, count_cell, count_row, part);
  csv_free (&parser);
  close (file);
  free (buffer);
  return NULL;
}

/* The first byte of the line that begins at or behind `at`. */
static off_t
line_start (int file, off_t at)
{
  char byte = 0;
  while (at > 0 && pread (file, &byte, 1, at - 1) == 1 && byte != '\n')
    at++;
  return at;
}

int
main (int argc, char **argv)
{
  enum { MOST = 64 };
  Part parts[MOST];
  pthread_t threads[MOST];
  struct stat status;
  int n = argc == 3 ? atoi (argv[2]) : 0, file = argc == 3 ? open (argv[1], O_RDONLY) : -1;
  unsigned long cells = 0, rows = 0;
  if (n < 1 || n > MOST || file < 0 || fstat (file, &status) != 0)
    return 2;
  for (int i = 0; i < n; i++)
    parts[i] = (Part) { .path = argv[1], .from = line_start (file, status.st_size * i / n),
                        .to = i + 1 == n ? status.st_size : line_start (file, status.st_size * (i + 1) / n) };
  for (int i = 0; i < n; i++)
    pthread_create (&threads[i], NULL, read_part, &parts[i]);
  for (int i = 0; i < n; i++)
    {
      pthread_join (threads[i], NULL);
      cells += parts[i].cells;
      rows += parts[i].rows;
    }
  printf ("%lu rows, %lu cells\n", rows, cells);
  return 0;
}
