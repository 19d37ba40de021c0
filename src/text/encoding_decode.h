/* GB18030, Big5 and UTF-16 → UTF-8, strictly, through ICU. */
#ifndef TRAINBOOK_TEXT_ENCODING_DECODE_H
#define TRAINBOOK_TEXT_ENCODING_DECODE_H

#include "text/encoding.h"

/* For TEXT_GB18030, TEXT_BIG5 and TEXT_BIG5_HKSCS. One thread at a time. Free with text_decoder_free(). */
typedef struct TextDecoder TextDecoder;
TextDecoder *text_decoder_new (TextEncoding encoding);
void text_decoder_free (TextDecoder *decoder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TextDecoder, text_decoder_free)

/* Room that the UTF-8 of `length` bytes may need; decoding may write a little behind what it returns. */
gsize text_decode_room (gsize length);

/* Decodes whole characters into `out` and returns how many bytes of UTF-8 these are. `*bad` is the offset of the first
 * byte that begins no character (NUL is one, too), else `length`; what stands before it is decoded. Both encodings keep
 * line ends, delimiters and quotes as single bytes that are part of no other character. */
gsize text_decode (TextDecoder *decoder, const char *bytes, gsize length, char *out, gsize *bad);

/* The bytes of `text`, valid UTF-8, in the encoding of the decoder, into `bytes`; stops before the first character that it does not have, and returns how many bytes
 * of the text were taken. For few texts: each character goes through ICU. */
gsize text_encode (TextDecoder *decoder, const char *text, gsize length, GString *bytes);

/* The same for TEXT_UTF16LE and TEXT_UTF16BE. A BOM is a character like others. */
gsize text_decode_utf16 (TextEncoding encoding, const char *bytes, gsize length, char *out, gsize *bad);

#endif
