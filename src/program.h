/* Where the program's own files are: next to the executable in a checkout, else under the installation prefix. */
#ifndef TRAINBOOK_PROGRAM_H
#define TRAINBOOK_PROGRAM_H

#define TRAINBOOK_VERSION "0.1.0"

/* Folder of the shipped templates; the executable itself; folder of the message catalogues (gettext). New strings. */
char *program_templates (void);
char *program_executable (void);
char *program_locales (void);

/* From here on messages are said in this language of a site (zh-Hans, zh-Hant, en), whatever the environment asks for. Not while other
 * threads run. */
void program_speak (const char *language);

#endif
