/* The site as proof sees it: which files there are, and which links the pages have. Each link is kept once for all pages of a
 * folder that write it the same way, so that the navigation of ten thousand pages costs a look-up a link. */
#include "proof/proof_internal.h"
#include "text/encoding.h"

#include <string.h>

static guint
hash_link (gconstpointer data)
{
  const Link *link = data;
  return link->hash ^ (guint) (GPOINTER_TO_SIZE (link->folder) >> 4) ^ (guint) link->use;
}

static gboolean
equal_links (gconstpointer a, gconstpointer b)
{
  const Link *one = a, *two = b;
  return one->hash == two->hash && one->folder == two->folder && one->use == two->use && one->length == two->length
         && memcmp (one->written, two->written, one->length) == 0;
}

static void
free_page (gpointer data)
{
  ProofPage *page = data;
  g_free (page->ids);
  g_free (page->links);
  g_free (page->origins);
  g_free (page);
}

Proof *
proof_new (void)
{
  Proof *proof = g_new0 (Proof, 1);
  g_mutex_init (&proof->mutex);
  proof->strings = g_string_chunk_new (4000);
  proof->interned = g_hash_table_new (g_str_hash, g_str_equal);
  proof->targets = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  proof->known = g_hash_table_new (hash_link, equal_links);
  proof->links = g_ptr_array_new_with_free_func (g_free);
  proof->pages = g_ptr_array_new_with_free_func (free_page);
  proof->readers = g_ptr_array_new_with_free_func ((GDestroyNotify) reader_free);
  proof->path = g_string_new (NULL);
  proof->fragment = g_string_new (NULL);
  return proof;
}

void
proof_free (Proof *proof)
{
  if (proof == NULL)
    return;
  g_hash_table_destroy (proof->known);
  g_hash_table_destroy (proof->targets);
  g_hash_table_destroy (proof->interned);
  g_ptr_array_unref (proof->links);
  g_ptr_array_unref (proof->pages);
  g_ptr_array_unref (proof->readers);
  g_string_chunk_free (proof->strings);
  g_string_free (proof->path, TRUE);
  g_string_free (proof->fragment, TRUE);
  g_free (proof->paths);
  g_mutex_clear (&proof->mutex);
  g_free (proof);
}

static const char *
intern (Proof *proof, const char *text)
{
  const char *known = g_hash_table_lookup (proof->interned, text);
  if (known == NULL)
    {
      known = g_string_chunk_insert (proof->strings, text);
      g_hash_table_add (proof->interned, (gpointer) known);
    }
  return known;
}

static Target *
find_target (Proof *proof, const char *path)
{
  Target *target = g_hash_table_lookup (proof->targets, path);
  if (target == NULL)
    {
      target = g_new0 (Target, 1);
      target->path = g_string_chunk_insert (proof->strings, path);
      g_hash_table_insert (proof->targets, (gpointer) target->path, target);
    }
  return target;
}

void
proof_add_file (Proof *proof, const char *path)
{
  find_target (proof, path)->exists = TRUE;
}

static Reader *
take_reader (Proof *proof)
{
  Reader *reader = NULL;
  g_mutex_lock (&proof->mutex);
  if (proof->readers->len > 0)
    reader = g_ptr_array_steal_index_fast (proof->readers, proof->readers->len - 1);
  g_mutex_unlock (&proof->mutex);
  return reader != NULL ? reader : reader_new ();
}

/* The number of a link that is known, or 0. The pages of a folder have the same navigation: behind a link stands most often what
 * stood there on the page before. */
static guint32
known_link (Proof *proof, const Link *probe)
{
  guint32 likely = proof->last > 0 ? ((const Link *) proof->links->pdata[proof->last - 1])->follower : 0;
  if (likely > 0 && equal_links (proof->links->pdata[likely - 1], probe))
    return likely;
  const Link *link = g_hash_table_lookup (proof->known, probe);
  return link != NULL ? link->number : 0;
}

static guint32
new_link (Proof *proof, const Link *probe)
{
  Link *link = g_memdup2 (probe, sizeof *probe);
  link->written = g_string_chunk_insert_len (proof->strings, probe->written, probe->length);
  link->kind = address_resolve (probe->folder, probe->written, probe->length, proof->path, proof->fragment);
  if (link->kind == ADDRESS_FILE || link->kind == ADDRESS_FOLDER)
    link->target = find_target (proof, proof->path->str);
  if (proof->fragment->len > 0)
    link->fragment = g_string_chunk_insert (proof->strings, proof->fragment->str);
  g_ptr_array_add (proof->links, link);
  link->number = proof->links->len;
  g_hash_table_add (proof->known, link);
  return link->number;
}

static guint32
add_link (Proof *proof, const char *folder, const char *written, const FoundLink *found)
{
  Link probe = { .folder = folder, .written = written, .length = found->length, .hash = found->hash, .use = found->use };
  guint32 number = known_link (proof, &probe);
  if (number == 0)
    number = new_link (proof, &probe);
  if (proof->last > 0)
    ((Link *) proof->links->pdata[proof->last - 1])->follower = number;
  proof->last = number;
  return number - 1;
}

/* Remembers which of the page's links an origin wrote. */
static void
add_origins (Proof *proof, ProofPage *page, const char *folder, const ProofOrigin *origins, guint n_origins)
{
  page->origins = n_origins > 0 ? g_new (Origin, (gsize) n_origins * 2) : NULL;
  for (guint i = 0; i < n_origins; i++)
    for (LinkUse use = LINK_FOLLOWED; use <= LINK_LOADED && origins[i].target != NULL; use++)
      {
        gsize length = strlen (origins[i].target);
        Link probe = { .folder = folder, .written = origins[i].target, .length = (guint32) length,
                       .hash = reader_hash (origins[i].target, length), .use = use };
        const Link *known = g_hash_table_lookup (proof->known, &probe);
        const Place *place = &origins[i].place;
        if (known != NULL && place->file != NULL)
          page->origins[page->n_origins++] = (Origin) { known->number - 1, place->line, place->column, place->length,
                                                        intern (proof, place->file) };
      }
  page->origins = g_renew (Origin, page->origins, page->n_origins);
}

/* All ids, each closed by NUL. New. */
static char *
join_ids (const Reader *reader, gsize *length)
{
  gsize total = 0;
  for (guint i = 0; i < reader->ids->len; i++)
    total += strlen (reader->text->str + g_array_index (reader->ids, guint32, i)) + 1;
  char *ids = g_malloc (total), *at = ids;
  for (guint i = 0; i < reader->ids->len; i++)
    at = g_stpcpy (at, reader->text->str + g_array_index (reader->ids, guint32, i)) + 1;
  *length = total;
  return ids;
}

static char *
folder_of (const char *path)
{
  const char *slash = strrchr (path, '/');
  return g_strndup (path, slash == NULL ? 0 : (gsize) (slash - path));
}

/* Adds the page to the site. Under the lock. */
static void
add_page (Proof *proof, ProofPage *page, const char *path, const Reader *reader, const ProofOrigin *origins, guint n_origins,
          const Place *source)
{
  g_autofree char *folder_path = folder_of (path);
  const char *folder = intern (proof, folder_path);
  Target *target = find_target (proof, path);
  target->exists = TRUE;
  target->page = page;
  page->path = target->path;
  if (source != NULL && source->file != NULL && source->file[0] != '\0')
    {
      page->source = *source;
      page->source.file = intern (proof, source->file);
    }
  page->links = g_new (guint32, reader->links->len);
  for (guint i = 0; i < reader->links->len; i++)
    {
      const FoundLink *found = &g_array_index (reader->links, FoundLink, i);
      guint32 link = add_link (proof, folder, reader->text->str + found->offset, found);
      AddressKind kind = ((const Link *) proof->links->pdata[link])->kind;
      /* Good links of the web and of the page itself need no second look. */
      if (kind != ADDRESS_SELF && !(kind == ADDRESS_WEB && found->use == LINK_FOLLOWED))
        page->links[page->n_links++] = link;
    }
  page->links = g_renew (guint32, page->links, page->n_links);
  add_origins (proof, page, folder, origins, n_origins);
  g_ptr_array_add (proof->pages, page);
}

/* Reports at every origin that wrote this link; FALSE when there is none. */
static gboolean
report_at_origins (const ProofOrigin *origins, guint n_origins, const char *written, const ProofReport *report)
{
  gboolean found = FALSE;
  for (guint i = 0; i < n_origins; i++)
    if (origins[i].target != NULL && origins[i].place.file != NULL && strcmp (origins[i].target, written) == 0)
      {
        proof_report_at (&origins[i].place, report);
        found = TRUE;
      }
  return found;
}

void
proof_report_at (const Place *place, const ProofReport *report)
{
  diag_report (report->diags, report->id, place, report->first, report->second, report->third, report->fourth, NULL);
}

const char *
proof_nearest_id (const char *ids, gsize length, const char *wanted)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  for (gsize at = 0; at < length; at += strlen (ids + at) + 1)
    g_ptr_array_add (list, (gpointer) (ids + at));
  return list->len == 0 ? NULL : text_nearest (wanted, (const char *const *) list->pdata, list->len);
}

typedef struct {
  const char *path;
  const Reader *reader;
  const ProofOrigin *origins;
  guint n_origins;
  Place place;               /* the source, else the page */
  Diagnostics *diags;
} PageCheck;

static void
report_fault (const PageCheck *check, const Fault *fault)
{
  static const struct { DiagId id; gboolean origin; } kinds[] = {
    [FAULT_XML] = { DIAG_PROOF_XML, FALSE }, [FAULT_ID_TWICE] = { DIAG_PROOF_ID_TWICE, FALSE },
    [FAULT_REFERENCE] = { DIAG_PROOF_REFERENCE, FALSE }, [FAULT_ALT] = { DIAG_PROOF_ALT, TRUE },
    [FAULT_EMPTY_LINK] = { DIAG_PROOF_LINK_EMPTY, TRUE }, [FAULT_BASE] = { DIAG_PROOF_BASE, FALSE },
    [FAULT_MODULE] = { DIAG_PROOF_MODULE, FALSE },
  };
  const char *what = check->reader->text->str + fault->what;
  g_autofree char *line = g_strdup_printf ("%u", fault->line);
  ProofReport report = { check->diags, kinds[fault->kind].id, check->path, what, NULL, NULL };
  if (fault->kind == FAULT_XML)
    report.second = line, report.third = what;
  else if (fault->kind == FAULT_REFERENCE)
    report.second = fault->attribute, report.third = what;
  if (!kinds[fault->kind].origin || !report_at_origins (check->origins, check->n_origins, what, &report))
    proof_report_at (&check->place, &report);
}

/* Links to places of the same page are looked at at once: its ids are at hand. */
static void
check_own_anchor (const PageCheck *check, const FoundLink *link, GString *path, GString *fragment)
{
  const char *written = check->reader->text->str + link->offset;
  if (memchr (written, '#', link->length) == NULL
      || address_resolve ("", written, link->length, path, fragment) != ADDRESS_SELF || fragment->len == 0
      || reader_has_id (check->reader, fragment->str) || g_ascii_strcasecmp (fragment->str, "top") == 0)
    return;
  gsize length;
  g_autofree char *ids = join_ids (check->reader, &length);
  const char *near = proof_nearest_id (ids, length, fragment->str);
  ProofReport report = { check->diags, near != NULL ? DIAG_PROOF_ANCHOR_NEAR : DIAG_PROOF_ANCHOR, check->path, written, check->path, near };
  if (!report_at_origins (check->origins, check->n_origins, written, &report))
    proof_report_at (&check->place, &report);
}

/* FALSE when the page could not be read to its end. */
static gboolean
check_page (const PageCheck *check)
{
  g_autoptr (GString) path = g_string_new (NULL), fragment = g_string_new (NULL);
  gboolean whole = TRUE;
  for (guint i = 0; i < check->reader->faults->len; i++)
    {
      const Fault *fault = &g_array_index (check->reader->faults, Fault, i);
      whole = whole && fault->kind != FAULT_XML;
      report_fault (check, fault);
    }
  for (guint i = 0; whole && i < check->reader->links->len; i++)
    {
      const FoundLink *link = &g_array_index (check->reader->links, FoundLink, i);
      const char *written = check->reader->text->str + link->offset;
      if (written[0] == '#' || written[0] == '?' || g_ascii_isspace (written[0]))
        check_own_anchor (check, link, path, fragment);
    }
  return whole;
}

void
proof_page (Proof *proof, const char *path, const char *bytes, gsize length, const ProofOrigin *origins, guint n_origins,
            const Place *source, Diagnostics *diags)
{
  Reader *reader = take_reader (proof);
  reader_read (reader, bytes, length);
  PageCheck check = { path, reader, origins, n_origins, { path, 0, 0, 0 }, diags };
  if (source != NULL && source->file != NULL && source->file[0] != '\0')
    check.place = *source;
  gboolean whole = check_page (&check);
  ProofPage *page = g_new0 (ProofPage, 1);
  page->whole = whole;
  page->ids = join_ids (reader, &page->ids_length);
  g_mutex_lock (&proof->mutex);
  add_page (proof, page, path, reader, origins, n_origins, source);
  g_ptr_array_add (proof->readers, reader);
  g_mutex_unlock (&proof->mutex);
}
