/* The names of encodings. */
#include "text/encoding.h"

TextEncoding
text_encoding_by_name (const char *name)
{
  static const struct { const char *name; TextEncoding encoding; } names[] = {
    { "utf8", TEXT_UTF8 }, { "utf8bom", TEXT_UTF8 }, { "utf8sig", TEXT_UTF8 },
    { "utf16", TEXT_UTF16 }, { "unicode", TEXT_UTF16 }, { "utf16le", TEXT_UTF16LE }, { "utf16be", TEXT_UTF16BE },
    { "gb18030", TEXT_GB18030 }, { "gbk", TEXT_GB18030 }, { "gb2312", TEXT_GB18030 }, { "cp936", TEXT_GB18030 }, { "936", TEXT_GB18030 },
    { "big5", TEXT_BIG5 }, { "cp950", TEXT_BIG5 }, { "950", TEXT_BIG5 }, { "big5hkscs", TEXT_BIG5_HKSCS },
  };
  g_autoptr (GString) key = g_string_new (NULL);
  for (; name != NULL && *name != '\0'; name++)
    if (*name != '-' && *name != '_' && *name != ' ')
      g_string_append_c (key, g_ascii_tolower (*name));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].name, key->str))
      return names[i].encoding;
  return TEXT_UNKNOWN;
}

const char *
text_encoding_name (TextEncoding encoding)
{
  static const char *const names[] = { "UTF-8", "UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "GB18030", "Big5", "Big5-HKSCS" };
  return names[encoding];
}
