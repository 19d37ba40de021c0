/* Where libxml2 and libxslt take their memory from while a page is made: they make and drop a thousand small pieces a page, half of
 * their time. */
#ifndef TRAINBOOK_TEXT_XML_MEMORY_H
#define TRAINBOOK_TEXT_XML_MEMORY_H

/* Sets the libraries' allocator, once; before threads use them. What was taken before is freed as it was taken. */
void xml_memory_prepare (void);

/* Between the two, this thread's pieces come from a slab that it has for itself, as long as there is room; the slab is used again from
 * its beginning when the last of them has been freed. A piece may live on behind the end, and may be freed by any thread: then its slab
 * only is not used again so soon. Pairs do not nest. */
void xml_memory_begin (void);
void xml_memory_end (void);

#endif
