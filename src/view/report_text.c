/* Words and numbers of the reports, as the reader writes them. */
#include "view/report.h"
#include "text/locale.h"

const char *
report_word (const Report *report, const char *key)
{
  g_autofree char *special = g_strconcat (key, ".", period_kind_name (report->period.kind), NULL);
  const char *word = words_find (report->context->words, special);
  return word != NULL ? word : words_get (report->context->words, key);
}

char *
report_count_text (const Report *report, gint64 count)
{
  return locale_number (report->language, count, 1, 0);
}

guint
report_text_width (const char *text)
{
  guint width = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide_cjk (c) ? 2 : 1;
    }
  return width;
}
