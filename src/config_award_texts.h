/* The texts in which the rules of awards and boards are written, for config_awards.c. */
#ifndef TRAINBOOK_CONFIG_AWARD_TEXTS_H
#define TRAINBOOK_CONFIG_AWARD_TEXTS_H

#include "config_reader.h"

/* A name that stands `at` a place of the node's text, so long. New. */
RuleName *rule_name_new (const YamlNode *node, const char *at, gsize length);
void rule_name_free (gpointer name);

/* Bytes of blanks, also the ideographic one, at the beginning; the length of [text, text + length) without blanks at its end. */
gsize rule_blanks (const char *text);
gsize rule_trimmed (const char *text, gsize length);

/* Adds an AwardCondition, an AwardRank of the text; a mistake is reported, and nothing is added. */
void award_read_condition (const ConfigReader *reader, const YamlNode *node, GPtrArray *conditions);
void award_read_rank (const ConfigReader *reader, const YamlNode *node, GPtrArray *ranks);
void award_condition_free (gpointer condition);
void award_rank_free (gpointer rank);

#endif
