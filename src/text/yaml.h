/* YAML through libyaml → a small tree with positions. Capped in size (64 KiB) and depth (32); aliases, tags other than
 * the core ones and duplicate keys are refused with their place. */
#ifndef TRAINBOOK_TEXT_YAML_H
#define TRAINBOOK_TEXT_YAML_H

#include "diag.h"

typedef enum { YAML_SCALAR, YAML_SEQUENCE, YAML_MAPPING } YamlKind;

typedef struct YamlNode YamlNode;
struct YamlNode {
  YamlKind kind;
  Place place;           /* of the value; `file` is borrowed from the caller's name */
  Place key_place;       /* of the key, when this is a value of a mapping */
  char *key;             /* the same, NULL in sequences */
  char *text;            /* scalars: the text as written, without quotes */
  gboolean plain;        /* scalars: written without quotes (then "true", "5", "null" mean what they say) */
  GPtrArray *children;   /* of YamlNode: items, or values with their `key`, in file order */
  const YamlNode *list;  /* of an item: the sequence that it stands in; else NULL */
};

/* Parses `length` bytes. `name` must outlive the tree. `first_line` is the line of the file that the text begins at
 * (front matter: 2). Returns NULL and reports on failure; an empty text is an empty mapping. */
YamlNode *yaml_parse (const char *text, gsize length, const char *name, guint first_line, Diagnostics *diags);
void yaml_tree_free (YamlNode *node);
/* libyaml has an exported yaml_free() of its own, which would call ours. */
#define yaml_free yaml_tree_free

/* The value under `key` of a mapping, or NULL. */
const YamlNode *yaml_get (const YamlNode *mapping, const char *key);

#endif
