/* How headers are compared with the names of columns. Private to header_names.c and table_header.c. */
#ifndef TRAINBOOK_SOURCE_HEADER_NAMES_H
#define TRAINBOOK_SOURCE_HEADER_NAMES_H

#include "source/day_parts.h"

/* What a header names: a column of the dataset by what the configuration says, by its name or a usual header or, where nothing else names it, by
 * a weak one (~), or by the weakest (~~). */
typedef enum { MATCH_NONE, MATCH_WEAKEST, MATCH_WEAK, MATCH_ALIAS, MATCH_CONFIGURED } MatchStrength;

/* The ways to read a header, from the surest to the boldest: as it stands, without what stands in brackets at its end, without a number before
 * it, one line of several. */
enum { VARIANT_WHOLE, VARIANT_WITHOUT_BRACKETS, VARIANT_WITHOUT_NUMBER, VARIANT_BARE, VARIANT_FIRST_LINE, VARIANT_SECOND_LINE, N_VARIANTS };

/* The keys of a header, N_VARIANTS of them; "" where a way leads to nothing. Freed with g_strfreev(). */
char **header_variants (const char *text, gsize length);
/* Which column a key names, and how surely. */
MatchStrength header_find_name (const HeaderNames *names, const char *key, guint *column);

/* Whether the key of a header is that of a known one with a slip of the keyboard: a character missing, doubled or in its neighbour's place, in Latin letters any
 * two slips of a long word. A word of which one character is another one means something else in Chinese. */
gboolean header_is_near (const char *key, const char *word);

#endif
