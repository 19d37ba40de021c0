/* What the bytes of a file say about its encoding. For the readers of this room. */
#ifndef TRAINBOOK_TEXT_ENCODING_DETECT_H
#define TRAINBOOK_TEXT_ENCODING_DETECT_H

#include "text/encoding.h"

/* The beginning of a file. */
typedef struct {
  TextEncoding encoding;   /* TEXT_UTF8 or UTF-16 by its byte order mark, UTF-16 also by its NUL bytes; else TEXT_UNKNOWN */
  gsize bom;               /* bytes of the mark */
  gboolean utf32;          /* the mark is one of UTF-32, which is not read */
} TextMark;

TextMark text_detect_mark (const char *bytes, gsize length);

/* What the first text that is not ASCII is. */
typedef enum {
  EVIDENCE_NONE,           /* there is none */
  EVIDENCE_WEAK,           /* it would be UTF-8, but only in characters of two bytes, which GB18030 often looks like: more is needed */
  EVIDENCE_UTF8,
  EVIDENCE_GB18030,        /* it is not UTF-8, and its line is GB18030 */
  EVIDENCE_NEITHER
} TextEvidence;

/* Looks at whole lines (the last one may end with the file) no further than needed. `*bad` is the byte that decided against both, only for
 * EVIDENCE_NEITHER: where the reading that got further ended. */
TextEvidence text_evidence (const char *bytes, gsize length, gsize *bad);

/* Reports why bytes[bad] cannot be read. `encoding` is what the text before was read as (`configured`: because the configuration says so);
 * `place` is the byte's place. */
void text_report_bad (TextEncoding encoding, gboolean configured, const char *bytes, gsize length, gsize bad, const Place *place,
                      Diagnostics *diags);

/* TRUE for private-use characters within `length` bytes of UTF-8. */
gboolean text_has_private (const char *text, gsize length);

#endif
