/* Sets of people, and the attendance marks of one session: bits by Person.index, 63 people a word.
 *
 * Marks hold three bits a person, in three words for the 63 people of one word of a set: word 3 i + j has the people
 * 63 i + 21 j … 63 i + 21 j + 20, each of its three planes 21 bits wide. So a row is counted by one atomic "or" on one word,
 * and a whole set of those who attended is cut out with a few shifts. */
#ifndef TRAINBOOK_FACTS_PEOPLE_SET_H
#define TRAINBOOK_FACTS_PEOPLE_SET_H

#include "model/model.h"

#define SET_PEOPLE 63                  /* in one word of a set */
#define MARK_PEOPLE 21                 /* in one word of marks */
#define MARK_MASK ((G_GUINT64_CONSTANT (1) << MARK_PEOPLE) - 1)

/* The planes of a mark. Present 1, late 1+2, left early 1+4, leave 2, absent 4, not due 2+4: plane 0 is "attended". */
#define MARK_ATTENDED 1u
#define MARK_SECOND 2u
#define MARK_THIRD 4u
#define MARK_NOT_DUE (MARK_SECOND | MARK_THIRD)

static inline guint
set_words_for (guint n_people)
{
  return (n_people + SET_PEOPLE - 1) / SET_PEOPLE;
}

static inline gboolean
set_has (const guint64 *set, guint person)
{
  return set != NULL && (set[person / SET_PEOPLE] >> (person % SET_PEOPLE) & 1) != 0;
}

static inline void
set_add (guint64 *set, guint person)
{
  set[person / SET_PEOPLE] |= G_GUINT64_CONSTANT (1) << (person % SET_PEOPLE);
}

/* Adds in one atomic step; TRUE when the person was in already. */
static inline gboolean
set_add_shared (guint64 *set, guint person)
{
  guint64 bit = G_GUINT64_CONSTANT (1) << (person % SET_PEOPLE);
  return (__atomic_fetch_or (&set[person / SET_PEOPLE], bit, __ATOMIC_RELAXED) & bit) != 0;
}

static inline void
set_unite (guint64 *set, const guint64 *other, guint words)
{
  for (guint i = 0; i < words; i++)
    set[i] |= other[i];
}

/* How many bits are set. Written out because a plain x86-64 has no instruction for it. */
static inline guint
word_count (guint64 word)
{
  word -= word >> 1 & G_GUINT64_CONSTANT (0x5555555555555555);
  word = (word & G_GUINT64_CONSTANT (0x3333333333333333)) + (word >> 2 & G_GUINT64_CONSTANT (0x3333333333333333));
  word = (word + (word >> 4)) & G_GUINT64_CONSTANT (0x0f0f0f0f0f0f0f0f);
  return (guint) (word * G_GUINT64_CONSTANT (0x0101010101010101) >> 56);
}

static inline guint
set_count (const guint64 *set, guint words)
{
  guint count = 0;
  for (guint i = 0; i < words; i++)
    count += word_count (set[i]);
  return count;
}

/* The planes of the 63 people of word `i` of a set. */
static inline void
marks_planes (const guint64 *marks, guint i, guint64 planes[3])
{
  const guint64 *word = marks + 3 * (gsize) i;
  for (guint plane = 0; plane < 3; plane++)
    {
      guint shift = plane * MARK_PEOPLE;
      planes[plane] = (word[0] >> shift & MARK_MASK) | (word[1] >> shift & MARK_MASK) << MARK_PEOPLE
                      | (word[2] >> shift & MARK_MASK) << (2 * MARK_PEOPLE);
    }
}

/* The people of word `i` by what their record says, each a word of a set. Whoever was not due is not recorded, and not expected either, enrolled or not. */
typedef struct { guint64 recorded, attended, late, left_early, leave, absent, not_due; } MarkWord;

static inline MarkWord
marks_word (const guint64 *marks, guint i)
{
  guint64 planes[3];
  if ((marks[3 * (gsize) i] | marks[3 * (gsize) i + 1] | marks[3 * (gsize) i + 2]) == 0)
    return (MarkWord) { 0 };       /* most are: few of all people are in one session */
  marks_planes (marks, i, planes);
  return (MarkWord) { .recorded = planes[0] | (planes[1] ^ planes[2]), .attended = planes[0], .late = planes[0] & planes[1],
                      .left_early = planes[0] & planes[2], .leave = ~planes[0] & planes[1] & ~planes[2],
                      .absent = ~planes[0] & ~planes[1] & planes[2], .not_due = ~planes[0] & planes[1] & planes[2] };
}

static inline guint
mark_of (guint status)
{
  static const guint8 codes[] = { 1, 3, 5, 2, 4 };
  return codes[status];
}

/* The mark of the first person of a word of marks: its planes stand MARK_PEOPLE bits apart. */
static inline guint64
mark_spread (guint mark)
{
  return (mark & 1) | (guint64) (mark >> 1 & 1) << MARK_PEOPLE | (guint64) (mark >> 2) << (2 * MARK_PEOPLE);
}

#endif
