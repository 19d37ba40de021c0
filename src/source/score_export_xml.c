/* Moodle's XML export: <results batch="xml_export_SECONDS"> of <result>s, each with the idnumber of an item and of a person. */
#define _GNU_SOURCE      /* memmem */
#include "source/score_export_reader.h"

#include "source/table.h"
#include "text/encoding.h"
#include "text/xml.h"

#include <libintl.h>
#include <string.h>
#include <unistd.h>

#define _(text) gettext (text)

typedef struct {
  ExportReader *reader;
  Date date;
  gint64 moment;           /* of the export, 0: not known */
  GHashTable *items;       /* idnumber → XmlItem * */
} MoodleXml;

typedef struct {
  Place place;             /* of its first appearance */
  ExportMaxima maxima;     /* that fit its scores and the percentages beside them */
} XmlItem;

/* The text of an element, trimmed; NULL when empty. New string. */
static char *
node_text (xmlNode *node)
{
  xmlChar *content = xmlNodeGetContent (node);
  char *text = g_strstrip (g_strdup (content ? (const char *) content : ""));
  xmlFree (content);
  if (*text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

static gboolean
is_element (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

static Place
node_place (const MoodleXml *moodle, xmlNode *node, guint line)
{
  long own = xmlGetLineNo (node);
  return (Place) { moodle->reader->file, own > 0 ? (guint) own : line, 0, 0 };
}

/* The texts of a <result>'s <score>s, when several display types are published: the first of each kind. */
typedef struct { char *texts[EXPORT_OTHER + 1]; ExportValue values[EXPORT_OTHER + 1]; Place places[EXPORT_OTHER + 1]; } XmlValues;

static void
find_values (MoodleXml *moodle, xmlNode *result, guint line, XmlValues *found)
{
  for (xmlNode *node = result->children; node != NULL; node = node->next)
    {
      char *text = is_element (node, "score") ? node_text (node) : NULL;
      if (text == NULL)
        continue;
      ExportValue value = export_value (moodle->reader, (Cell) { text, strlen (text) });
      if (found->texts[value.kind] != NULL)
        {
          g_free (text);
          continue;
        }
      found->texts[value.kind] = text;
      found->values[value.kind] = value;
      found->places[value.kind] = node_place (moodle, node, line);
    }
}

static Cell
cell_of (const char *text)
{
  return (Cell) { text, strlen (text) };
}

/* Takes the number, else the percentage, else the missing mark. FALSE, perhaps reported, when there is none of any use. */
static gboolean
take_value (MoodleXml *moodle, const XmlValues *found, ExportMaxima *maxima, ExportScore *score)
{
  ExportValueKind kind = EXPORT_NUMBER;
  while (kind < EXPORT_OTHER && found->texts[kind] == NULL)
    kind++;
  if (found->texts[kind] == NULL)
    return FALSE;
  const ExportValue *value = &found->values[kind];
  score->place = found->places[kind];
  if (kind == EXPORT_OTHER)
    {
      export_value_report (moodle->reader, &score->place, cell_of (found->texts[kind]));
      return FALSE;
    }
  export_value_log (moodle->reader, &score->place, cell_of (found->texts[kind]), value);
  score->is_number = kind != EXPORT_MISSING;
  score->missing = value->missing;
  score->score = value->number;
  score->max_score = kind == EXPORT_PERCENTAGE ? 100 * DECIMAL_ONE : DECIMAL_NONE;
  const char *number = found->texts[EXPORT_NUMBER], *percentage = found->texts[EXPORT_PERCENTAGE];
  if (number == NULL || percentage == NULL
      || export_percentage_set (maxima, score, cell_of (number), cell_of (percentage), found->values[EXPORT_PERCENTAGE].number))
    return TRUE;
  export_report (moodle->reader, DIAG_EXPORT_PERCENTAGE_OTHER, &score->place, number, percentage);
  return FALSE;
}

static gboolean
read_value (MoodleXml *moodle, xmlNode *result, guint line, ExportMaxima *maxima, ExportScore *score)
{
  XmlValues found = { { NULL } };
  find_values (moodle, result, line, &found);
  gboolean good = take_value (moodle, &found, maxima, score);
  for (guint i = 0; i < G_N_ELEMENTS (found.texts); i++)
    g_free (found.texts[i]);
  return good;
}

/* The item, as it first stood in this file. */
static XmlItem *
find_item (MoodleXml *moodle, const char *id, Place place)
{
  XmlItem *item = g_hash_table_lookup (moodle->items, id);
  if (item == NULL)
    {
      item = g_new0 (XmlItem, 1);
      item->place = place;
      g_hash_table_insert (moodle->items, g_strdup (id), item);
    }
  return item;
}

static void
report_part (MoodleXml *moodle, const char *part, guint line)
{
  Place place = { moodle->reader->file, line, 0, 0 };
  export_report (moodle->reader, DIAG_EXPORT_PART_MISSING, &place, part, NULL);
}

static void
read_parts (MoodleXml *moodle, xmlNode *result, guint line)
{
  g_autofree char *item = NULL, *student = NULL;
  Place place = { moodle->reader->file, line, 0, 0 };
  for (xmlNode *node = result->children; node != NULL; node = node->next)
    if (is_element (node, "assignment") && item == NULL)
      {
        item = node_text (node);
        place = node_place (moodle, node, line);
      }
    else if (is_element (node, "student") && student == NULL)
      student = node_text (node);
  if (item == NULL)
    report_part (moodle, "assignment", line);
  if (student == NULL)
    report_part (moodle, "student", line);
  ExportScore score = { .person_id = student, .date = moodle->date, .moment = moodle->moment, .item_id = item, .item_name = item };
  XmlItem *known = item != NULL ? find_item (moodle, item, place) : NULL;
  if (known == NULL || student == NULL || !read_value (moodle, result, line, &known->maxima, &score))
    return;
  const char *names[] = { item, NULL };
  score.item = export_item_find (moodle->reader, names);
  score.item_place = known->place;
  export_hand (moodle->reader, &score);
}

static gboolean
read_result (xmlNode *result, guint line, gpointer data)
{
  MoodleXml *moodle = data;
  export_row_begin (moodle->reader);
  read_parts (moodle, result, line);
  export_row_end (moodle->reader);
  return !moodle->reader->stopped;
}

/* The day in <results batch="xml_export_1793606400">; it stands within the first bytes of the file. */
static Date
batch_date (const ExportReader *reader, gint64 *moment)
{
  static const char mark[] = "xml_export_";
  char beginning[4096];
  Date date = DATE_NONE;
  beginning[export_beginning (reader->path, beginning, sizeof beginning - 1)] = '\0';
  const char *root = strstr (beginning, "<results"), *batch = root ? strstr (root, mark) : NULL;
  const char *end = root ? strchr (root, '>') : NULL;
  if (batch == NULL || (end != NULL && batch > end))
    return DATE_NONE;
  batch += strlen (mark);
  gsize digits = strspn (batch, "0123456789");
  return export_time (reader, batch, digits, &date, moment) ? date : DATE_NONE;
}

/* What Moodle takes out of a feedback's text is its tags only: a bare & or <, or an entity of HTML, makes the file ill-formed. */
static gboolean
is_well_formed (const char *text, gsize length)
{
  static const char *const known[] = { "amp;", "lt;", "gt;", "quot;", "apos;", "#" };
  for (gsize i = 0; i < length; i++)
    {
      gboolean is_known = FALSE;
      if (text[i] == '<' || ((guchar) text[i] < 0x20 && strchr ("\t\r\n", text[i]) == NULL))
        return FALSE;
      if (text[i] != '&')
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (known); k++)
        is_known |= length - i > strlen (known[k]) && strncmp (text + i + 1, known[k], strlen (known[k])) == 0;
      if (!is_known)
        return FALSE;
    }
  return g_utf8_validate (text, (gssize) length, NULL);
}

typedef struct {
  guint n;                 /* feedback texts that are not well-formed */
  gsize first;             /* where the first of them begins */
} IllFormed;

/* Overwrites the texts of all <feedback> elements with spaces, so that places stay what they are. One that does not end before its <result>
 * does is left as it is. */
static IllFormed
blank_feedback (char *bytes, gsize length)
{
  static const char open[] = "<feedback>", close[] = "</feedback>", end[] = "</result>";
  IllFormed found = { 0, 0 };
  char *at = bytes, *behind = bytes + length, *stop = bytes, *result = bytes;
  while ((at = memmem (at, (gsize) (behind - at), open, strlen (open))) != NULL)
    {
      at += strlen (open);
      /* Each end is searched for once, so that no file takes long. */
      if (stop < at)
        stop = memmem (at, (gsize) (behind - at), close, strlen (close));
      if (stop == NULL)
        break;
      if (result != NULL && result < at)
        result = memmem (at, (gsize) (behind - at), end, strlen (end));
      if (result != NULL && result < stop)
        continue;
      if (!is_well_formed (at, (gsize) (stop - at)) && found.n++ == 0)
        found.first = (gsize) (at - bytes);
      for (; at < stop; at++)
        if (*at != '\n' && *at != '\r')
          *at = ' ';
    }
  return found;
}

static void
report_feedback (ExportReader *reader, const char *bytes, const IllFormed *found)
{
  Place place = { reader->file, 1, 0, 0 };
  g_autofree char *n = g_strdup_printf ("%u", found->n);
  for (gsize i = 0; i < found->first; i++)
    place.line += bytes[i] == '\n';
  diag_report (reader->diags, DIAG_EXPORT_XML_FEEDBACK, &place, n, NULL);
}

/* The file in memory, private to us; its pages are copied where feedback is blanked. NULL and reported. */
static GMappedFile *
map_file (ExportReader *reader)
{
  g_autoptr (GError) error = NULL;
  int fd = input_open_regular (reader->path, reader->file, NULL, reader->diags);
  if (fd < 0)
    return NULL;
  GMappedFile *file = g_mapped_file_new_from_fd (fd, TRUE, &error);
  close (fd);
  if (file == NULL)
    {
      Place place = { reader->file, 0, 0, 0 };
      diag_report (reader->diags, DIAG_FILE_OPEN, &place, error->message, NULL);
    }
  return file;
}

void
moodle_xml_read (ExportReader *reader)
{
  MoodleXml moodle = { .reader = reader, .date = reader->day };
  Date batch = batch_date (reader, &moodle.moment);
  if (batch != DATE_NONE && reader->settings.date == DATE_NONE)
    moodle.date = batch;
  g_autoptr (GMappedFile) file = map_file (reader);
  if (file == NULL)
    {
      reader->clean = FALSE;
      return;
    }
  char *bytes = g_mapped_file_get_contents (file);
  gsize length = g_mapped_file_get_length (file);
  IllFormed found = bytes != NULL ? blank_feedback (bytes, length) : (IllFormed) { 0, 0 };
  moodle.items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gboolean read = xml_each_bytes (bytes, length, reader->file, "result", read_result, &moodle, reader->diags);
  if (found.n > 0)
    report_feedback (reader, bytes, &found);
  if (!read)
    reader->clean = FALSE;
  else if (reader->counts.rows == 0)
    export_report_format (reader, 0, _("it holds no <result> element"));
  export_note (reader, "UTF-8", 0);
  g_hash_table_unref (moodle.items);
}
