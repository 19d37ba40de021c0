/* The zip archive of a workbook: what kind of file it is, its limits, the bytes of its parts. Nothing is ever unpacked to a file, so that
 * names of entries do no harm. */
#define _GNU_SOURCE
#include "text/workbook_parts.h"

#include <errno.h>
#include <libintl.h>
#include <string.h>
#include <unistd.h>

#include "text/encoding.h"

#define _(text) gettext (text)
#define CHUNK (64 * 1024)
/* How much of a compound file (.xls) is searched for the names of its streams: its directory may lie anywhere. */
#define MOST_SEARCHED (64 * 1024 * 1024)

static const char zip_magic[] = "PK\003\004";
static const char compound_magic[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

void
workbook_report_damaged (const char *name, const char *part, const char *problem, Diagnostics *diags)
{
  Place place = { .file = name };
  g_autofree char *full = part != NULL ? g_strdup_printf ("%s: %s", part, problem) : g_strdup (problem);
  diag_report (diags, DIAG_WORKBOOK_DAMAGED, &place, full, NULL);
}

/* Names within a compound file are UTF-16LE. */
static gboolean
holds_name (const char *bytes, gsize length, const char *name)
{
  gsize wide_length = 2 * strlen (name);
  g_autofree char *wide = g_malloc0 (wide_length);
  for (gsize i = 0; name[i] != '\0'; i++)
    wide[2 * i] = name[i];
  return memmem (bytes, length, wide, wide_length) != NULL;
}

/* A compound file is a workbook with a password, or one of Excel 97 to 2003. */
static void
report_compound (int fd, guint64 size, const char *name, Diagnostics *diags)
{
  Place place = { .file = name };
  gsize most = (gsize) MIN (size, MOST_SEARCHED), length = 0;
  g_autofree char *bytes = g_malloc (most);
  gssize got;
  while (length < most && (got = input_read (fd, bytes + length, MIN (CHUNK, most - length))) > 0)
    length += (gsize) got;
  if (holds_name (bytes, length, "EncryptedPackage"))
    diag_report (diags, DIAG_WORKBOOK_PASSWORD, &place, NULL);
  else
    diag_report (diags, DIAG_WORKBOOK_FORMAT, &place, ".xls", NULL);
}

/* How the file begins, as far as it is text, for the message that it is no workbook. */
static void
report_none (const char *bytes, gsize length, const char *name, Diagnostics *diags)
{
  Place place = { .file = name };
  GString *begin = g_string_new (NULL);
  gsize skipped = text_bom_length (bytes, length);
  for (gsize i = skipped; i < length && begin->len < 20; i++)
    if (g_ascii_isprint (bytes[i]))
      g_string_append_c (begin, bytes[i]);
    else
      break;
  if (begin->len == 0)
    g_string_append (begin, "…");
  diag_report (diags, DIAG_WORKBOOK_NONE, &place, begin->str, NULL);
  g_string_free (begin, TRUE);
}

gboolean
workbook_recognises (const char *path)
{
  char begin[8];
  Diagnostics *unheard = diag_new ();
  int fd = input_open_regular (path, path, NULL, unheard);
  diag_free (unheard);
  if (fd < 0)
    return FALSE;
  gssize got = input_read (fd, begin, sizeof begin);
  close (fd);
  return (got >= 4 && memcmp (begin, zip_magic, 4) == 0) || (got == 8 && memcmp (begin, compound_magic, 8) == 0);
}

/* Opens the file and looks at its first bytes; -1: reported. */
static int
open_zip_file (const char *path, const char *name, Diagnostics *diags)
{
  guint64 size;
  int fd = input_open_regular (path, name, &size, diags);
  if (fd < 0)
    return -1;
  char begin[32];
  gssize got = input_read (fd, begin, sizeof begin);
  Place place = { .file = name };
  if (got < 0)
    diag_report (diags, DIAG_FILE_OPEN, &place, g_strerror (errno), NULL);
  else if (size > WORKBOOK_MOST_FILE_BYTES)
    {
      g_autofree char *has = g_strdup_printf ("%" G_GUINT64_FORMAT, size), *may = g_strdup_printf ("%d", WORKBOOK_MOST_FILE_BYTES);
      diag_report (diags, DIAG_FILE_TOO_LARGE, &place, has, may, NULL);
    }
  else if (got >= 8 && memcmp (begin, compound_magic, 8) == 0)
    {
      if (lseek (fd, 0, SEEK_SET) == 0)
        report_compound (fd, size, name, diags);
    }
  else if (got < 4 || memcmp (begin, zip_magic, 4) != 0)
    report_none (begin, (gsize) got, name, diags);
  else if (lseek (fd, 0, SEEK_SET) == 0)
    return fd;
  close (fd);
  return -1;
}

static void
report_unzipped (const char *name, const char *part, guint64 size, guint64 most, Diagnostics *diags)
{
  Place place = { .file = name };
  g_autofree char *has = g_strdup_printf ("%" G_GUINT64_FORMAT, size), *may = g_strdup_printf ("%" G_GUINT64_FORMAT, most);
  diag_report (diags, DIAG_WORKBOOK_UNZIPPED, &place, part, has, may, NULL);
}

/* What is wrong with an archive; libzip itself speaks English only. */
static const char *
zip_problem (int code)
{
  switch (code)
    {
    case ZIP_ER_NOZIP: case ZIP_ER_INCONS: case ZIP_ER_EOF: case ZIP_ER_SEEK: case ZIP_ER_MULTIDISK:
      return _("a piece of the file is missing, as when it was not copied or downloaded to its end");
    case ZIP_ER_CRC: case ZIP_ER_ZLIB: case ZIP_ER_COMPRESSED_DATA:
      return _("its bytes were changed after it was saved");
    case ZIP_ER_COMPNOTSUPP: case ZIP_ER_ENCRNOTSUPP:
      return _("it is packed in a way that is not known");
    default:
      return _("it cannot be unpacked");
    }
}

/* Whether an entry may be read; `total` sums what all of them unzip to. */
static gboolean
check_entry (zip_t *archive, guint64 index, const char *name, guint64 *total, Diagnostics *diags)
{
  zip_stat_t entry;
  if (zip_stat_index (archive, index, 0, &entry) != 0)
    {
      workbook_report_damaged (name, NULL, zip_problem (zip_error_code_zip (zip_get_error (archive))), diags);
      return FALSE;
    }
  Place place = { .file = name };
  guint64 size = entry.valid & ZIP_STAT_SIZE ? entry.size : 0;
  guint64 zipped = entry.valid & ZIP_STAT_COMP_SIZE ? entry.comp_size : 0;
  /* Before 9.9.0 each file of the archive may say so by itself. */
  if ((entry.valid & ZIP_STAT_ENCRYPTION_METHOD) && entry.encryption_method != ZIP_EM_NONE)
    {
      diag_report (diags, DIAG_WORKBOOK_PASSWORD, &place, NULL);
      return FALSE;
    }
  if (size > WORKBOOK_MOST_PART_BYTES)
    {
      report_unzipped (name, entry.name, size, WORKBOOK_MOST_PART_BYTES, diags);
      return FALSE;
    }
  if (size > WORKBOOK_RATIO_FROM && size / MAX (zipped, 1) > WORKBOOK_MOST_RATIO)
    {
      g_autofree char *ratio = g_strdup_printf ("%" G_GUINT64_FORMAT, size / MAX (zipped, 1));
      g_autofree char *may = g_strdup_printf ("%d", WORKBOOK_MOST_RATIO);
      diag_report (diags, DIAG_WORKBOOK_RATIO, &place, entry.name, ratio, may, NULL);
      return FALSE;
    }
  *total += size;
  if (*total > WORKBOOK_MOST_UNZIPPED_BYTES)
    {
      report_unzipped (name, name, *total, WORKBOOK_MOST_UNZIPPED_BYTES, diags);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_entries (zip_t *archive, const char *name, Diagnostics *diags)
{
  gint64 n = zip_get_num_entries (archive, 0);
  if (n > WORKBOOK_MOST_ENTRIES)
    {
      Place place = { .file = name };
      g_autofree char *has = g_strdup_printf ("%" G_GINT64_FORMAT, n), *may = g_strdup_printf ("%d", WORKBOOK_MOST_ENTRIES);
      diag_report (diags, DIAG_WORKBOOK_ENTRIES, &place, has, may, NULL);
      return FALSE;
    }
  guint64 total = 0;
  for (gint64 i = 0; i < n; i++)
    if (!check_entry (archive, (guint64) i, name, &total, diags))
      return FALSE;
  return TRUE;
}

zip_t *
workbook_archive_open (const char *path, const char *name, Diagnostics *diags)
{
  int fd = open_zip_file (path, name, diags);
  if (fd < 0)
    return NULL;
  int code = 0;
  zip_t *archive = zip_fdopen (fd, 0, &code);
  if (archive == NULL)
    {
      close (fd);
      workbook_report_damaged (name, NULL, zip_problem (code), diags);
      return NULL;
    }
  if (check_entries (archive, name, diags))
    return archive;
  zip_discard (archive);
  return NULL;
}

static gint64
find_entry (zip_t *archive, const char *name)
{
  gint64 found = zip_name_locate (archive, name, 0);
  if (found < 0)
    found = zip_name_locate (archive, name, ZIP_FL_NOCASE);
  if (found < 0 && strchr (name, '/') != NULL)
    {
      g_autofree char *other = g_strdelimit (g_strdup (name), "/", '\\');
      found = zip_name_locate (archive, other, ZIP_FL_NOCASE);
    }
  return found;
}

gint64
workbook_archive_find (zip_t *archive, const char *part)
{
  gint64 found = find_entry (archive, part);
  if (found >= 0)
    return found;
  g_autofree char *absolute = g_strconcat ("/", part, NULL);
  return find_entry (archive, absolute);
}

gboolean
workbook_archive_each_chunk (zip_t *archive, const char *name, const char *part, ChunkFunc func, gpointer data, Diagnostics *diags)
{
  gint64 index = workbook_archive_find (archive, part);
  if (index < 0)
    {
      workbook_report_damaged (name, part, _("it is missing"), diags);
      return FALSE;
    }
  zip_file_t *file = zip_fopen_index (archive, (guint64) index, 0);
  if (file == NULL)
    {
      workbook_report_damaged (name, part, zip_problem (zip_error_code_zip (zip_get_error (archive))), diags);
      return FALSE;
    }
  g_autofree char *chunk = g_malloc (CHUNK);
  guint64 total = 0;
  gint64 got;
  gboolean more = TRUE;
  while (more && (got = zip_fread (file, chunk, CHUNK)) > 0)
    {
      /* What the archive declares was checked; what comes out of it must not be more. */
      total += (guint64) got;
      if (total > WORKBOOK_MOST_PART_BYTES)
        {
          report_unzipped (name, part, total, WORKBOOK_MOST_PART_BYTES, diags);
          zip_fclose (file);
          return FALSE;
        }
      more = func (chunk, (gsize) got, data);
    }
  gboolean failed = more && got < 0;
  if (failed)
    workbook_report_damaged (name, part, zip_problem (zip_error_code_zip (zip_file_get_error (file))), diags);
  zip_fclose (file);
  return !failed;
}
