/* Conditions, stages and people's records as elements of a view. */
#ifndef TRAINBOOK_VIEW_CONDITIONS_H
#define TRAINBOOK_VIEW_CONDITIONS_H

#include "measure/onboarding.h"
#include "view/common.h"

/* Adds a <condition kind state reason title says [waiting]> of the person with its <course>, as a child for each. */
void add_conditions (xmlNode *parent, const ViewContext *context, const Page *from, const Person *person, const GArray *conditions);
/* How many of them are met. */
guint conditions_met (const GArray *conditions);

/* Adds <NAME state kind title says [late="yes"] [waiting="yes"]> with <since> and <due>: the stage that somebody is in. */
xmlNode *add_onboarding (xmlNode *parent, const char *name, const ViewContext *context, const Person *person, const Onboarding *at);
/* The title of a stage, or the word of its kind where the department has no list of stages. Borrowed. */
const char *onboarding_title (const ViewContext *context, const Onboarding *at);

/* Percents and months for the reader, at most two decimals. New string. */
char *decimal_text (Decimal value);
/* The same as an attribute; nothing for DECIMAL_NONE. */
void set_decimal (xmlNode *node, const char *name, Decimal value);
/* A date as a child element <NAME iso date …>, nothing for DATE_NONE. */
void add_day (xmlNode *parent, const char *name, const ViewContext *context, Date date);

#endif
