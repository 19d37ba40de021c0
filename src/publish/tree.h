/* Small tools on files and folders, all relative to a folder's descriptor. Each returns 0 or an errno. */
#ifndef TRAINBOOK_PUBLISH_TREE_H
#define TRAINBOOK_PUBLISH_TREE_H

#include <glib.h>
#include <sys/stat.h>

/* Relative, with /, no empty, "." or ".." part, no control character. */
gboolean tree_path_is_safe (const char *path);

/* A whole file as a new string; `*text` is set only on success. */
int tree_read_file (int directory, const char *name, GString **text);
/* Creates a file that is not there yet. `mode` is set whatever the umask. What was begun is removed on failure. */
int tree_write_file (int directory, const char *name, const char *bytes, gsize length, mode_t mode);
/* Copies a regular file or a symbolic link with its permissions and modification time. */
int tree_copy (int from, const char *name, int to, const char *path);
/* A hard link, else a copy (file systems without links, too many links, files of others). */
int tree_link (int from, const char *name, int to, const char *path);
/* Whether two files have the same bytes; FALSE also when one cannot be read. */
gboolean tree_same_bytes (int a, const char *a_name, int b, const char *b_name);

/* Writes all bytes to a descriptor. */
int tree_write_all (int fd, const char *bytes, gsize length);
/* Copies what is left in one descriptor to another. */
int tree_copy_bytes (int from, int to);

/* Waits until everything on the folder's file system is on the disk; where that cannot be had, nothing waits and nothing fails. */
int tree_sync (int directory);
/* The same for the names in one folder. */
int tree_sync_folder (int directory);

/* Makes a folder and those above it, each with mode 0755. An existing folder is no error. */
int tree_make_folders (int directory, const char *path);
/* The names in a folder, sorted by bytes; new. */
int tree_list (int directory, GPtrArray **names);
/* Opens a folder in a folder, never through a symbolic link; -1 and errno. */
int tree_open_folder (int directory, const char *name);
/* Whether something is mounted on this folder (then it cannot be exchanged, and nothing below it is ours to move). */
gboolean tree_is_mounted (int parent, const char *name);
/* Removes a folder with all that is in it, never across a mount. A missing one is no error. */
int tree_remove (int directory, const char *name);

#endif
