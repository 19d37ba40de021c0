/* Moodle's XML export: <results batch="xml_export_SECONDS"> of <result>s, each with the idnumber of an item and of a person. */
#include "source/score_export_reader.h"

#include "source/table.h"
#include "text/xml.h"

#include <libintl.h>
#include <string.h>

#define _(text) gettext (text)

typedef struct {
  const ExportReader *reader;
  Date date;
  GHashTable *items;       /* idnumber → Place *, of its first appearance */
  gboolean clean;
  gboolean stopped;
  guint n_results;
} MoodleXml;

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

/* How good a value is to take when several display types are published. */
static guint
value_rank (ExportValueKind kind)
{
  return kind == EXPORT_NUMBER ? 3 : kind == EXPORT_PERCENTAGE ? 2 : kind == EXPORT_MISSING ? 1 : 0;
}

/* The best of the <score>s: the first number, else a percentage, else a missing mark. FALSE when there is none of any use. */
static gboolean
read_value (MoodleXml *moodle, xmlNode *result, guint line, ExportScore *score)
{
  guint best = 0;
  xmlNode *refused = NULL;
  for (xmlNode *node = result->children; node != NULL; node = node->next)
    {
      Decimal number;
      const char *missing;
      if (!is_element (node, "score"))
        continue;
      g_autofree char *text = node_text (node);
      ExportValueKind kind = text ? export_value (text, strlen (text), &number, &missing) : EXPORT_MISSING;
      if (text == NULL)
        continue;
      if (kind == EXPORT_OTHER)
        refused = refused ? refused : node;
      if (value_rank (kind) <= best)
        continue;
      best = value_rank (kind);
      score->place = node_place (moodle, node, line);
      score->is_number = kind != EXPORT_MISSING;
      score->missing = missing;
      score->score = score->is_number ? number : DECIMAL_NONE;
      score->max_score = kind == EXPORT_PERCENTAGE ? 100 * DECIMAL_ONE : DECIMAL_NONE;
    }
  if (best > 0 || refused == NULL)
    return best > 0;
  g_autofree char *text = node_text (refused), *shown = cell_excerpt (text, strlen (text));
  Place place = node_place (moodle, refused, line);
  diag_report (moodle->reader->diags, DIAG_EXPORT_SCORE, &place, shown, NULL);
  moodle->clean = FALSE;
  return FALSE;
}

/* The place where the item first stood in this file. */
static Place
item_place (MoodleXml *moodle, const char *item, Place place)
{
  Place *first = g_hash_table_lookup (moodle->items, item);
  if (first == NULL)
    {
      first = g_new (Place, 1);
      *first = place;
      g_hash_table_insert (moodle->items, g_strdup (item), first);
    }
  return *first;
}

static void
report_part (MoodleXml *moodle, const char *part, guint line)
{
  Place place = { moodle->reader->file, line, 0, 0 };
  diag_report (moodle->reader->diags, DIAG_EXPORT_PART_MISSING, &place, part, NULL);
  moodle->clean = FALSE;
}

static gboolean
read_result (xmlNode *result, guint line, gpointer data)
{
  MoodleXml *moodle = data;
  g_autofree char *item = NULL, *student = NULL;
  Place place = { moodle->reader->file, line, 0, 0 };
  moodle->n_results++;
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
  ExportScore score = { .person_id = student, .date = moodle->date, .item_id = item, .item_name = item };
  if (item == NULL || student == NULL || !read_value (moodle, result, line, &score))
    return TRUE;
  const char *names[] = { item, NULL };
  score.item = export_item_find (moodle->reader->config, names);
  score.item_place = item_place (moodle, item, place);
  moodle->stopped = !moodle->reader->func (&score, moodle->reader->data);
  return !moodle->stopped;
}

/* The day in <results batch="xml_export_1793606400">; it stands within the first bytes of the file. */
static Date
batch_date (const char *path)
{
  static const char mark[] = "xml_export_";
  char beginning[4096];
  Date date = DATE_NONE;
  beginning[export_beginning (path, beginning, sizeof beginning - 1)] = '\0';
  const char *root = strstr (beginning, "<results"), *batch = root ? strstr (root, mark) : NULL;
  const char *end = root ? strchr (root, '>') : NULL;
  if (batch == NULL || (end != NULL && batch > end))
    return DATE_NONE;
  batch += strlen (mark);
  gsize digits = strspn (batch, "0123456789");
  return export_time (batch, digits, &date) ? date : DATE_NONE;
}

/* Does the file hold feedback, the one part that Moodle may write ill-formed? */
static gboolean
holds_feedback (const char *path)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  const char *bytes = file ? g_mapped_file_get_contents (file) : NULL;
  return bytes != NULL && g_strstr_len (bytes, (gssize) g_mapped_file_get_length (file), "<feedback") != NULL;
}

gboolean
moodle_xml_read (const ExportReader *reader)
{
  MoodleXml moodle = { .reader = reader, .date = batch_date (reader->path), .clean = TRUE };
  Place place = { reader->file, 0, 0, 0 };
  moodle.items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gboolean read = xml_each (reader->path, reader->file, "result", read_result, &moodle, reader->diags);
  if (!read && !moodle.stopped && holds_feedback (reader->path))
    diag_report (reader->diags, DIAG_EXPORT_XML_FEEDBACK, &place, NULL);
  if (read && moodle.n_results == 0)
    {
      diag_report (reader->diags, DIAG_EXPORT_UNKNOWN_FORMAT, &place, _("it holds no <result> element"), NULL);
      moodle.clean = FALSE;
    }
  g_hash_table_unref (moodle.items);
  return read && moodle.clean;
}
