#include "text/locale.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

/* The patterns of the three languages are written out here: ICU's change from version to version, and with them every
 * page would. */
typedef struct {
  const char *language;
  gboolean month_names;            /* 20 November 2026, else year, month and day with their signs */
  const char *const weekdays[7];   /* Monday first */
} Language;

static const Language languages[] = {
  { "zh-Hans", FALSE, { "周一", "周二", "周三", "周四", "周五", "周六", "周日" } },
  { "zh-Hant", FALSE, { "週一", "週二", "週三", "週四", "週五", "週六", "週日" } },
  { "en", TRUE, { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" } },
};

static const char *const months[] = { "January", "February", "March", "April", "May", "June",
                                      "July", "August", "September", "October", "November", "December" };

/* English for a language that is none of the three. */
static const Language *
find_language (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_strcmp0 (languages[i].language, name) == 0)
      return &languages[i];
  return &languages[G_N_ELEMENTS (languages) - 1];
}

char *
locale_date (const char *language, Date date)
{
  int year, month, day;
  if (date == DATE_NONE)
    return g_strdup ("");
  date_split (date, &year, &month, &day);
  if (find_language (language)->month_names)
    return g_strdup_printf ("%d %s %d", day, months[month - 1], year);
  return g_strdup_printf ("%d年%d月%d日", year, month, day);
}

char *
locale_day (const char *language, Date date)
{
  int year, month, day;
  if (date == DATE_NONE)
    return g_strdup ("");
  date_split (date, &year, &month, &day);
  if (find_language (language)->month_names)
    return g_strdup_printf ("%d %s", day, months[month - 1]);
  return g_strdup_printf ("%d月%d日", month, day);
}

char *
locale_weekday (const char *language, Date date)
{
  if (date == DATE_NONE)
    return g_strdup ("");
  return g_strdup (find_language (language)->weekdays[date_weekday (date) - 1]);
}

char *
locale_number (const char *language, Wide numerator, Wide denominator, int places)
{
  /* All three languages group by three with commas and have a point before the decimals. */
  g_autofree char *digits = ratio_format_fixed (numerator, denominator, places);
  const char *at = digits;
  GString *text = g_string_new (NULL);
  if (*at == '-')
    g_string_append_c (text, *at++);
  gsize whole = strspn (at, "0123456789");
  for (gsize i = 0; i < whole; i++)
    {
      if (i > 0 && (whole - i) % 3 == 0)
        g_string_append_c (text, ',');
      g_string_append_c (text, at[i]);
    }
  g_string_append (text, at + whole);
  return g_string_free (text, FALSE);
}

/* Normal form, through ICU's UTF-16 */

/* NULL when the text is not UTF-8 (all that is read is). */
static UChar *
to_utf16 (const char *text, int32_t *length)
{
  UErrorCode status = U_ZERO_ERROR;
  gsize bytes = strlen (text);
  if (bytes > G_MAXINT32 / 8)
    return NULL;
  UChar *wide = g_new (UChar, bytes + 1);
  u_strFromUTF8 (wide, (int32_t) bytes + 1, length, text, (int32_t) bytes, &status);
  if (U_FAILURE (status))
    g_clear_pointer (&wide, g_free);
  return wide;
}

static char *
to_utf8 (const UChar *wide, int32_t length)
{
  UErrorCode status = U_ZERO_ERROR;
  int32_t room = length * 3 + 1, written = 0;
  char *text = g_malloc ((gsize) room);
  u_strToUTF8 (text, room, &written, wide, length, &status);
  if (U_FAILURE (status))
    written = 0;
  text[written] = '\0';
  return text;
}

char *
text_nfc (const char *text)
{
  UErrorCode status = U_ZERO_ERROR;
  int32_t length;
  const UNormalizer2 *nfc = unorm2_getNFCInstance (&status);
  g_autofree UChar *wide = to_utf16 (text, &length);
  if (U_FAILURE (status) || wide == NULL)
    return g_strdup (text);
  if (unorm2_isNormalized (nfc, wide, length, &status) && U_SUCCESS (status))
    return g_strdup (text);
  status = U_ZERO_ERROR;
  int32_t room = length * 3 + 1;
  g_autofree UChar *normal = g_new (UChar, (gsize) room);
  int32_t written = unorm2_normalize (nfc, wide, length, normal, room, &status);
  return U_SUCCESS (status) ? to_utf8 (normal, written) : g_strdup (text);
}

gboolean
text_is_word (const char *text)
{
  UErrorCode status = U_ZERO_ERROR;
  glong length;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, &length, NULL);
  UBreakIterator *words = units == NULL ? NULL : ubrk_open (UBRK_WORD, "zh", (const UChar *) units, (int32_t) length, &status);
  gboolean one = words != NULL && U_SUCCESS (status) && length > 0 && ubrk_next (words) == length;
  if (words != NULL)
    ubrk_close (words);
  return one;
}
