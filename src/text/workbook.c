/* Workbooks: opening one, its relationships and its sheets. */
#include "text/workbook_parts.h"

#include <libintl.h>
#include <string.h>

#define _(text) gettext (text)

/* --- Relationships */

typedef struct {
  PartReader reader;
  const char *folder;      /* of the part whose relationships these are, with its '/'; "" for the package */
  GArray *relations;
} RelationsReader;

static void
clear_relation (gpointer data)
{
  Relation *relation = data;
  g_free (relation->id);
  g_free (relation->type);
  g_free (relation->part);
}

/* The name of an entry for a target as it is written: absolute, or relative to a folder; some programs of Windows write '\\'. New string. */
static char *
resolve (const char *folder, const char *target)
{
  g_autofree char *slashes = g_strdelimit (g_strdup (target), "\\", '/');
  g_autofree char *full = slashes[0] == '/' ? g_strdup (slashes) : g_strconcat (folder, slashes, NULL);
  g_auto (GStrv) steps = g_strsplit (full, "/", -1);
  g_autoptr (GPtrArray) path = g_ptr_array_new ();
  for (char **step = steps; *step != NULL; step++)
    if (strcmp (*step, "..") == 0)
      g_ptr_array_set_size (path, (gint) MAX (path->len, 1) - 1);
    else if (**step != '\0' && strcmp (*step, ".") != 0)
      g_ptr_array_add (path, *step);
  g_ptr_array_add (path, NULL);
  return g_strjoinv ("/", (char **) path->pdata);
}

static void
relations_start (PartReader *reader, const char *name, Attributes attributes)
{
  RelationsReader *relations = (RelationsReader *) reader;
  if (strcmp (name, "Relationship") != 0)
    return;
  g_autofree char *target = attribute_copy (attributes, "Target", NULL), *mode = attribute_copy (attributes, "TargetMode", NULL);
  /* Links to other files are never followed. */
  if (target == NULL || g_strcmp0 (mode, "External") == 0)
    return;
  Relation relation = { attribute_copy (attributes, "Id", NULL), attribute_copy (attributes, "Type", NULL), resolve (relations->folder, target) };
  g_array_append_val (relations->relations, relation);
  if (relations->relations->len > WORKBOOK_MOST_ENTRIES)
    part_damaged (reader, _("it has too many relationships"));
}

GArray *
workbook_relations (Workbook *workbook, const char *part, Diagnostics *diags)
{
  const char *slash = strrchr (part, '/');
  g_autofree char *folder = slash != NULL ? g_strndup (part, (gsize) (slash + 1 - part)) : g_strdup ("");
  g_autofree char *file = g_strdup_printf ("%s_rels/%s.rels", folder, part + strlen (folder));
  RelationsReader reader = { .reader = { .workbook = workbook, .part = file, .file = workbook->name, .diags = diags, .relations = TRUE,
                                         .start = relations_start }, .folder = folder };
  reader.relations = g_array_new (FALSE, FALSE, sizeof (Relation));
  g_array_set_clear_func (reader.relations, clear_relation);
  if (part_read (&reader.reader))
    return reader.relations;
  g_array_unref (reader.relations);
  return NULL;
}

const Relation *
relation_find (const GArray *relations, const char *id, const char *type)
{
  for (guint i = 0; i < relations->len; i++)
    {
      const Relation *relation = &g_array_index (relations, Relation, i);
      if (id != NULL ? g_strcmp0 (relation->id, id) == 0
                     : relation->type != NULL && g_str_has_suffix (relation->type, type)
                           && g_str_has_prefix (relation->type + strlen (relation->type) - strlen (type) - 1, "/"))
        return relation;
    }
  return NULL;
}

/* --- The workbook part */

typedef struct {
  PartReader reader;
  GArray *relations;       /* of the workbook part */
} WorkbookReader;

static void
add_sheet (WorkbookReader *reader, Attributes attributes)
{
  Workbook *workbook = reader->reader.workbook;
  g_autofree char *id = attribute_copy (attributes, "id", "/relationships");
  const Relation *relation = id != NULL ? relation_find (reader->relations, id, NULL) : NULL;
  /* Sheets of a chart, of macros or of a dialogue have no rows. */
  if (relation == NULL || relation->type == NULL || !g_str_has_suffix (relation->type, "/worksheet"))
    return;
  g_autofree char *state = attribute_copy (attributes, "state", NULL);
  Sheet sheet = { .name = attribute_copy (attributes, "name", NULL), .part = g_strdup (relation->part) };
  sheet.name = sheet.name != NULL ? sheet.name : g_strdup ("");
  sheet.file = g_strdup_printf ("%s[%s]", workbook->name, sheet.name);
  sheet.hidden = g_strcmp0 (state, "hidden") == 0 || g_strcmp0 (state, "veryHidden") == 0;
  g_array_append_val (workbook->sheets, sheet);
  g_ptr_array_add (workbook->names, sheet.name);
}

static void
workbook_start (PartReader *reader, const char *name, Attributes attributes)
{
  if (strcmp (name, "workbookPr") == 0)
    reader->workbook->is_1904 = attribute_is_true (attributes, "date1904");
  else if (strcmp (name, "sheet") == 0)
    add_sheet ((WorkbookReader *) reader, attributes);
  if (reader->workbook->sheets->len > WORKBOOK_MOST_SHEETS)
    part_damaged (reader, _("it has too many sheets"));
}

static char *
part_of (const GArray *relations, const char *type)
{
  const Relation *relation = relation_find (relations, NULL, type);
  return relation != NULL ? g_strdup (relation->part) : NULL;
}

static gboolean
read_workbook_part (Workbook *workbook, const char *part, Diagnostics *diags)
{
  GArray *relations = workbook_relations (workbook, part, diags);
  if (relations == NULL)
    return FALSE;
  workbook->strings_part = part_of (relations, "sharedStrings");
  workbook->styles_part = part_of (relations, "styles");
  WorkbookReader reader = { .reader = { .workbook = workbook, .part = part, .file = workbook->name, .diags = diags, .start = workbook_start },
                            .relations = relations };
  gboolean right = part_read (&reader.reader);
  g_array_unref (relations);
  if (right && workbook->sheets->len == 0)
    {
      Place place = { .file = workbook->name };
      diag_report (diags, DIAG_WORKBOOK_SHEETS, &place, NULL);
      return FALSE;
    }
  return right;
}

static gboolean
keep_type (const char *bytes, gsize length, gpointer data)
{
  g_string_append_len (data, bytes, (gssize) length);
  return ((GString *) data)->len < 100;
}

/* Zip archives that are something else, as office programs write them; reports and returns TRUE. */
static gboolean
is_other_format (Workbook *workbook, Diagnostics *diags)
{
  Place place = { .file = workbook->name };
  g_autoptr (GString) type = g_string_new (NULL);
  if (workbook_archive_find (workbook->archive, "mimetype") >= 0
      && workbook_archive_each_chunk (workbook->archive, workbook->name, "mimetype", keep_type, type, diags)
      && strstr (type->str, "opendocument") != NULL)
    diag_report (diags, DIAG_WORKBOOK_FORMAT, &place, ".ods", NULL);
  else if (workbook_archive_find (workbook->archive, "_rels/.rels") < 0)
    diag_report (diags, DIAG_WORKBOOK_NONE, &place, "PK", NULL);
  else
    return FALSE;
  return TRUE;
}

/* The part that everything begins with; NULL: reported. New string. */
static char *
find_workbook_part (Workbook *workbook, Diagnostics *diags)
{
  if (is_other_format (workbook, diags))
    return NULL;
  GArray *relations = workbook_relations (workbook, "", diags);
  if (relations == NULL)
    return NULL;
  char *part = part_of (relations, "officeDocument");
  g_array_unref (relations);
  Place place = { .file = workbook->name };
  if (part != NULL && g_str_has_suffix (part, ".bin"))
    diag_report (diags, DIAG_WORKBOOK_FORMAT, &place, ".xlsb", NULL);
  else if (part == NULL || g_str_has_suffix (part, "document.xml") || g_str_has_suffix (part, "presentation.xml"))
    diag_report (diags, DIAG_WORKBOOK_NONE, &place, part != NULL ? part : "PK", NULL);
  else
    return part;
  g_free (part);
  return NULL;
}

static void
clear_sheet (gpointer data)
{
  Sheet *sheet = data;
  g_free (sheet->name);
  g_free (sheet->file);
  g_free (sheet->part);
  if (sheet->merges != NULL)
    g_array_unref (sheet->merges);
}

static void
clear_format (gpointer data)
{
  NumberFormat *format = data;
  g_free (format->prefix);
  g_free (format->suffix);
  format_sections_free (format->sections);
}

Workbook *
workbook_open (const char *path, const char *name, Diagnostics *diags)
{
  zip_t *archive = workbook_archive_open (path, name, diags);
  if (archive == NULL)
    return NULL;
  Workbook *workbook = g_new0 (Workbook, 1);
  workbook->name = g_strdup (name);
  workbook->archive = archive;
  workbook->sheets = g_array_new (FALSE, FALSE, sizeof (Sheet));
  g_array_set_clear_func (workbook->sheets, clear_sheet);
  workbook->names = g_ptr_array_new ();
  workbook->texts = g_string_new (NULL);
  workbook->text_ends = g_array_new (FALSE, FALSE, sizeof (guint32));
  workbook->formats = g_array_new (FALSE, FALSE, sizeof (NumberFormat));
  g_array_set_clear_func (workbook->formats, clear_format);
  g_autofree char *part = find_workbook_part (workbook, diags);
  if (part == NULL || !read_workbook_part (workbook, part, diags))
    {
      workbook_close (workbook);
      return NULL;
    }
  g_ptr_array_add (workbook->names, NULL);
  return workbook;
}

void
workbook_close (Workbook *workbook)
{
  if (workbook == NULL)
    return;
  zip_discard (workbook->archive);
  g_array_unref (workbook->sheets);
  g_ptr_array_unref (workbook->names);
  g_string_free (workbook->texts, TRUE);
  g_array_unref (workbook->text_ends);
  g_array_unref (workbook->formats);
  g_free (workbook->strings_part);
  g_free (workbook->styles_part);
  g_free (workbook->name);
  g_free (workbook);
}

/* --- Sheets */

static const Sheet *
sheet_of (const Workbook *workbook, guint sheet)
{
  g_assert (sheet < workbook->sheets->len);
  return &g_array_index (workbook->sheets, Sheet, sheet);
}

const char *const *
workbook_sheets (const Workbook *workbook)
{
  return (const char *const *) workbook->names->pdata;
}

/* For comparing names of sheets: width, case and white space at the ends do not count. New string. */
static char *
sheet_key (const char *name)
{
  g_autofree char *normal = g_utf8_normalize (name, -1, G_NORMALIZE_NFKC);
  return g_strstrip (g_utf8_casefold (normal != NULL ? normal : name, -1));
}

int
workbook_find_sheet (const Workbook *workbook, const char *name)
{
  g_autofree char *wanted = sheet_key (name);
  int near = -1;
  for (guint i = 0; i < workbook->sheets->len; i++)
    {
      if (strcmp (sheet_of (workbook, i)->name, name) == 0)
        return (int) i;
      g_autofree char *key = sheet_key (sheet_of (workbook, i)->name);
      if (near < 0 && strcmp (key, wanted) == 0)
        near = (int) i;
    }
  return near;
}

gboolean
workbook_sheet_is_hidden (const Workbook *workbook, guint sheet)
{
  return sheet_of (workbook, sheet)->hidden;
}

const char *
workbook_sheet_file (const Workbook *workbook, guint sheet)
{
  return sheet_of (workbook, sheet)->file;
}

Place
workbook_cell_place (const Workbook *workbook, guint sheet, guint row, guint cell)
{
  return (Place) { .file = sheet_of (workbook, sheet)->file, .line = row, .cell = cell + 1, .is_sheet = TRUE };
}

char *
workbook_column_name (guint cell, char buffer[WORKBOOK_COLUMN_BUFFER])
{
  char letters[WORKBOOK_COLUMN_BUFFER];
  guint at = sizeof letters - 1;
  letters[at] = '\0';
  /* A, B … Z, AA: a number system without zero. */
  for (guint rest = cell + 1; rest > 0 && at > 0; rest = (rest - 1) / 26)
    letters[--at] = (char) ('A' + (rest - 1) % 26);
  return memcpy (buffer, letters + at, sizeof letters - at);
}
