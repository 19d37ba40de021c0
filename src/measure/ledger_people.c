/* How few people ever were behind the figures that the ledger keeps: what may be told of them in an edition of small groups depends on it. */
#include "measure/ledger_parts.h"

#include <string.h>

static void
note_fewest (Ledger *ledger, const char *group, guint people)
{
  guint fewest = GPOINTER_TO_UINT (g_hash_table_lookup (ledger->fewest, group));
  if (fewest == 0 || people < fewest)
    g_hash_table_insert (ledger->fewest, (gpointer) group, GUINT_TO_POINTER (people));
}

void
ledger_note_people (Ledger *ledger, const char *group, const Cell *cell)
{
  g_autofree char *text = g_strndup (cell->text, cell->length);
  guint64 people = 1;
  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, &people, NULL) || people > 0)
    note_fewest (ledger, group, (guint) people);
}

/* Notes the people of one group for the longer periods that its first and its last day are in. */
static void
spread (Ledger *ledger, const PeriodRules *rules, const char *group, guint people)
{
  const char *rest = strchr (group, '\n');
  g_autofree char *name = g_strndup (group, (gsize) (rest - group));
  Period period;
  if (!period_parse (rules, name, &period))
    return;
  for (PeriodKind kind = period.kind + 1; kind < N_PERIODS; kind++)
    for (guint end = 0; end < 2; end++)
      {
        char text[PERIOD_BUFFER];
        Period longer = period_of (rules, kind, end == 0 ? period.first : period.last);
        g_autofree char *other = g_strconcat (period_format (&longer, text), rest, NULL);
        note_fewest (ledger, g_string_chunk_insert_const (ledger->strings, other), people);
      }
}

void
ledger_spread_people (Ledger *ledger, const PeriodRules *rules)
{
  guint n;
  g_autofree gpointer *groups = g_hash_table_get_keys_as_array (ledger->fewest, &n);
  g_autofree guint *people = g_new (guint, n + 1);
  for (guint i = 0; i < n; i++)
    people[i] = GPOINTER_TO_UINT (g_hash_table_lookup (ledger->fewest, groups[i]));
  for (guint i = 0; i < n; i++)
    spread (ledger, rules, groups[i], people[i]);
}

guint32
ledger_fewest_people (const Ledger *ledger, const char *key)
{
  g_autofree char *group = g_strndup (key, (gsize) (strrchr (key, '\n') - key));
  return MAX (GPOINTER_TO_UINT (g_hash_table_lookup (ledger->fewest, group)), 1);
}
