#include "model/identity.h"

#include "model/private.h"
#include "text/encoding.h"
#include "text/notation.h"

#include <string.h>

/* The form in which e-mail addresses, aliases, names and titles are compared. New string. */
static char *
name_key (const char *text, gsize length)
{
  g_autofree char *normal = g_utf8_normalize (text, (gssize) length, G_NORMALIZE_NFKC);
  g_autofree char *folded = normal ? g_utf8_casefold (normal, -1) : g_strdup ("");
  GString *key = g_string_sized_new (32);
  for (const char *c = folded; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_isspace (g_utf8_get_char (c)))
      g_string_append_unichar (key, g_utf8_get_char (c));
  return g_string_free (key, FALSE);
}

/* What stands behind a shop's name: "旗舰店:小美" → "小美"; NULL when there is no colon. */
static const char *
behind_colon (const char *key)
{
  const char *colon = strchr (key, ':');
  return colon != NULL && colon > key && colon[1] != '\0' ? colon + 1 : NULL;
}

/* Adds a record to those of a key, once. */
static void
add_key (GHashTable *table, const char *key, gpointer record)
{
  GPtrArray *records = g_hash_table_lookup (table, key);
  if (*key == '\0')
    return;
  if (records == NULL)
    {
      records = g_ptr_array_new ();
      g_hash_table_insert (table, g_strdup (key), records);
    }
  if (records->len == 0 || records->pdata[records->len - 1] != record)
    g_ptr_array_add (records, record);
}

static void
add_name (GHashTable *table, const char *text, gpointer record)
{
  g_autofree char *key = text == NULL ? NULL : name_key (text, strlen (text));
  if (key != NULL)
    add_key (table, key, record);
}

static void
index_person (struct ModelIndex *index, Person *person)
{
  add_name (index->by_email, person->email, person);
  add_name (index->by_title[NEAREST_PERSON], person->name, person);
  for (char **alias = person->aliases; alias != NULL && *alias != NULL; alias++)
    {
      g_autofree char *key = name_key (*alias, strlen (*alias));
      add_key (index->by_alias, key, person);
      if (behind_colon (key) != NULL)
        add_key (index->by_alias_tail, behind_colon (key), person);
    }
  for (guint i = 0; person->former_names != NULL && i < person->former_names->len; i++)
    add_name (index->by_alias, person->former_names->pdata[i], person);
}

static gboolean
is_number (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return length > 0;
}

/* Ids that begin with zeros, by what a spreadsheet makes of them. */
void
index_zeros (struct ModelIndex *index, NearestKind kind, const char *id, gpointer record)
{
  gsize length = strlen (id);
  if (id[0] == '0' && is_number (id, length))
    add_key (index->by_digits[kind], id + MIN (strspn (id, "0"), length - 1), record);
}

/* Where the records of a kind, their ids and what they may be named by are found. */
#define KIND(name, array, type, title) \
  { DATASET_##name, G_STRUCT_OFFSET (Model, array), G_STRUCT_OFFSET (type, id), G_STRUCT_OFFSET (type, index), title }
#define TITLE(type) (gssize) G_STRUCT_OFFSET (type, title)
static const struct { DatasetId dataset; gsize records, id, index; gssize title; } kinds[N_NEAREST_KINDS] = {
  [NEAREST_PERSON] = KIND (PEOPLE, people, Person, -1),       /* by their names, see index_person() */
  [NEAREST_COURSE] = KIND (COURSES, courses, Course, TITLE (Course)),
  [NEAREST_ASSESSMENT] = KIND (ASSESSMENTS, assessments, Assessment, TITLE (Assessment)),
  [NEAREST_CURRICULUM] = KIND (CURRICULA, curricula, Curriculum, TITLE (Curriculum)),
  [NEAREST_COHORT] = KIND (COHORTS, cohorts, Cohort, TITLE (Cohort)),
  [NEAREST_SESSION] = KIND (SESSIONS, sessions, Session, -1),
  [NEAREST_PLAN] = KIND (PLAN, plan, PlanItem, TITLE (PlanItem)),
  [NEAREST_TARGET] = KIND (TARGETS, targets, Target, TITLE (Target)),
  [NEAREST_STAGE] = KIND (STAGES, stages, Stage, TITLE (Stage)),
};

DatasetId
kind_dataset (NearestKind kind)
{
  return kinds[kind].dataset;
}

GPtrArray *
kind_records (const Model *model, NearestKind kind)
{
  return G_STRUCT_MEMBER (GPtrArray *, model, kinds[kind].records);
}

static const char *
record_title (NearestKind kind, gconstpointer record)
{
  return kinds[kind].title < 0 ? NULL : G_STRUCT_MEMBER (const char *, record, kinds[kind].title);
}

const char *
record_id (NearestKind kind, gconstpointer record)
{
  return G_STRUCT_MEMBER (const char *, record, kinds[kind].id);
}

guint
record_index (NearestKind kind, gconstpointer record)
{
  return G_STRUCT_MEMBER (guint, record, kinds[kind].index);
}

const char *
record_label (NearestKind kind, gconstpointer record)
{
  const char *title = record_title (kind, record);
  if (kind == NEAREST_PERSON)
    return ((const Person *) record)->name;
  if (kind == NEAREST_SESSION && ((const Session *) record)->course != NULL)
    return ((const Session *) record)->course->title;
  return title != NULL ? title : record_id (kind, record);
}

void
index_identities (Model *model)
{
  for (NearestKind kind = 0; kind < N_NEAREST_KINDS; kind++)
    {
      const GPtrArray *records = kind_records (model, kind);
      for (guint i = 0; i < records->len; i++)
        {
          if (kind == NEAREST_PERSON)
            index_person (model->index, records->pdata[i]);      /* by their zeros since they were read */
          else
            {
              index_zeros (model->index, kind, record_id (kind, records->pdata[i]), records->pdata[i]);
              add_name (model->index->by_title[kind], record_title (kind, records->pdata[i]), records->pdata[i]);
            }
        }
    }
}

/* Several records: kept for the message. */
static void
take_several (Identity *identity, const GPtrArray *records)
{
  identity->how = IDENTITY_AMBIGUOUS;
  identity->several = g_ptr_array_new ();
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (identity->several, records->pdata[i]);
}

/* Takes what stands under the key: one record, or several. FALSE when there is none. */
static gboolean
take (Identity *identity, GHashTable *table, const char *key, IdentityKind how)
{
  const GPtrArray *records = g_hash_table_lookup (table, key);
  if (records == NULL)
    return FALSE;
  if (records->len > 1)
    take_several (identity, records);
  else
    {
      identity->record = records->pdata[0];
      identity->how = how;
    }
  return TRUE;
}

static gint
compare_people (gconstpointer a, gconstpointer b)
{
  const Person *first = *(Person *const *) a, *second = *(Person *const *) b;
  return first->index < second->index ? -1 : first->index > second->index;
}

/* Aliases and names count alike: the alias of one and the name of another are two people. */
static gboolean
take_alias_or_name (const struct ModelIndex *index, Identity *identity, const char *key)
{
  const GPtrArray *aliases = g_hash_table_lookup (index->by_alias, key), *names = g_hash_table_lookup (index->by_title[NEAREST_PERSON], key);
  if (aliases == NULL || names == NULL)
    return take (identity, index->by_alias, key, IDENTITY_ALIAS) || take (identity, index->by_title[NEAREST_PERSON], key, IDENTITY_NAME);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  for (guint i = 0; i < aliases->len + names->len; i++)
    {
      gpointer person = i < aliases->len ? aliases->pdata[i] : names->pdata[i - aliases->len];
      if (!g_ptr_array_find (all, person, NULL))
        g_ptr_array_add (all, person);
    }
  g_ptr_array_sort (all, compare_people);
  if (all->len > 1)
    take_several (identity, all);
  else
    *identity = (Identity) { .record = all->pdata[0], .how = IDENTITY_NAME };
  return TRUE;
}

static gboolean
take_person_key (const struct ModelIndex *index, Identity *identity, const char *key)
{
  const char *tail = behind_colon (key);
  if (*key == '\0')
    return FALSE;
  if (take (identity, index->by_email, key, IDENTITY_EMAIL) || take_alias_or_name (index, identity, key))
    return TRUE;
  return tail != NULL ? take_alias_or_name (index, identity, tail) : take (identity, index->by_alias_tail, key, IDENTITY_ALIAS);
}

/* Whether the note behind a name is the id or the name of somebody else, 李强（陈静）: then both may be meant. */
static gboolean
names_another (const struct ModelIndex *index, Identity *identity, const GString *note)
{
  g_autofree char *key = name_key (note->str, note->len);
  Identity other = { .record = key_index_find (&index->by_id[NEAREST_PERSON], note->str, note->len), .how = IDENTITY_EXACT };
  if (identity->record == NULL || (other.record == NULL && !take_person_key (index, &other, key)))
    return FALSE;
  gboolean differs = other.record != NULL && other.record != identity->record;
  if (differs)
    {
      g_autoptr (GPtrArray) both = g_ptr_array_new ();
      g_ptr_array_add (both, identity->record);
      g_ptr_array_add (both, other.record);
      g_ptr_array_sort (both, compare_people);
      identity->record = NULL;
      take_several (identity, both);
    }
  identity_clear (&other);
  return differs;
}

/* By e-mail, alias, name or title: the text first, then without a note behind it. */
static gboolean
take_text (const struct ModelIndex *index, NearestKind kind, Identity *identity, const char *text, gsize length)
{
  g_autofree char *key = name_key (text, length);
  if (kind != NEAREST_PERSON)
    return *key != '\0' && take (identity, index->by_title[kind], key, IDENTITY_NAME);
  gboolean found = take_person_key (index, identity, key);
  g_autoptr (GString) name = g_string_new (NULL), note = g_string_new (NULL);
  Notation notation = notation_name (text, length, name, found ? NULL : note);
  if (notation.outcome != NOTATION_REPAIRED)
    return found;
  if (!found)
    {
      g_autofree char *name_only = name_key (name->str, name->len);
      found = take_person_key (index, identity, name_only) && !names_another (index, identity, note);
    }
  /* An address is no name: its letters may be small or not, and nothing was taken off. */
  if (found && identity->how == IDENTITY_NAME)
    {
      identity->repairs = notation.repairs;
      identity->cleaned = g_strdup (name->str);
    }
  return found;
}

Identity
model_identify (const Model *model, NearestKind kind, const char *text, gsize length)
{
  const struct ModelIndex *index = model->index;
  Identity identity = { .record = key_index_find (&index->by_id[kind], text, length), .how = IDENTITY_EXACT };
  if (identity.record != NULL || length == 0)
    return identity;
  g_autoptr (GString) id = g_string_new (NULL);
  Notation notation = notation_identifier (text, length, id);
  if (notation.outcome == NOTATION_WRONG)
    {
      identity.how = notation.fault == NOTATION_NONE ? IDENTITY_UNKNOWN : IDENTITY_WRONG;
      return identity;
    }
  gboolean cleaned = notation.outcome == NOTATION_REPAIRED;
  if (!cleaned)
    g_string_append_len (id, text, (gssize) length);
  identity.how = IDENTITY_CLEANED;
  identity.record = cleaned ? key_index_find (&index->by_id[kind], id->str, id->len) : NULL;
  if (identity.record == NULL && !(is_number (id->str, id->len)
                                   && take (&identity, index->by_digits[kind], id->str + MIN (strspn (id->str, "0"), id->len - 1), IDENTITY_ZERO_RESTORED)))
    {
      identity.how = IDENTITY_UNKNOWN;
      take_text (index, kind, &identity, text, length);
      return identity;
    }
  if (identity.how == IDENTITY_ZERO_RESTORED && strlen (record_id (kind, identity.record)) <= id->len)
    return (Identity) { .how = IDENTITY_UNKNOWN };      /* 0007 for 007: nothing was lost */
  if (cleaned)
    {
      identity.repairs = notation.repairs;
      identity.cleaned = g_strdup (id->str);
    }
  return identity;
}

void
identity_clear (Identity *identity)
{
  g_clear_pointer (&identity->cleaned, g_free);
  g_clear_pointer (&identity->several, g_ptr_array_unref);
}

const Person *
model_identify_person (const Model *model, const char *text, gsize length, IdentityKind *how)
{
  Identity identity = model_identify (model, NEAREST_PERSON, text, length);
  *how = identity.how;
  identity_clear (&identity);
  return identity.record;
}

Person *
model_person_by_name (const Model *model, const char *text, gboolean *ambiguous)
{
  Identity identity = { .how = IDENTITY_UNKNOWN };
  take_text (model->index, NEAREST_PERSON, &identity, text, strlen (text));
  *ambiguous = identity.how == IDENTITY_AMBIGUOUS;
  identity_clear (&identity);
  return identity.record;
}
