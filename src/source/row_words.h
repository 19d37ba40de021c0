/* The words by which rows are known that are no data: names of totals, notes, signatures, weekdays. Private to the room: row_shape.c decides. */
#ifndef TRAINBOOK_SOURCE_ROW_WORDS_H
#define TRAINBOOK_SOURCE_ROW_WORDS_H

#include "source/table.h"
#include "source/word_ends.h"

/* How surely a word names a total: those of whom a kind is counted at the foot of a sheet (迟到, 男), which may be the value of a column, what else is
 * counted there (缺考人数, 满分), which numbers must prove like the first, a share, which is often the name of something measured, a count, a mean, and
 * a plain sum (合计), which nothing else is called. */
typedef enum { TOTAL_NONE, TOTAL_KIND, TOTAL_COUNTED, TOTAL_SHARE, TOTAL_COUNT, TOTAL_MEAN, TOTAL_SUM, TOTAL_ANYTHING } TotalWord;

/* What a cell names a total as: by the whole of it or, as in 售后组小计, by its end. */
TotalWord total_word (Cell label);
/* The same by the whole of it only. */
TotalWord total_whole_word (Cell label);
/* Whether the whole cell is a plain sum: 合计, total. */
gboolean is_sum_word (Cell label);
/* The same of the words that are no name of anything: 合计 and 小计, but not 汇总 or 累计, which may be what somebody does. */
gboolean is_nothing_but_sum (Cell label);
/* Of these and of what counts them or a mean, 合计2人 and 平均分: no person and no course is called so, though both may be called Max. */
gboolean names_no_record (Cell label);
/* Whether it says of how many people something was: 迟到人数. Nothing that is taught is called so. */
gboolean counts_people (Cell label);
/* Whether it is worth looking whether the cell names a total: fast, from its end. */
gboolean may_be_total (Cell label);
/* The ends of all words of totals, and of the labels before signatures; of sums and means only; of nothing but sums. Made once, never freed. */
const WordEnds *row_word_ends (void);
const WordEnds *sum_word_ends (void);
const WordEnds *plain_sum_word_ends (void);
/* Whether the cell only ends like a total, behind what may be a family name and no group: 张平均. */
gboolean total_may_be_name (Cell label);
/* A number with what is counted (共2人, 3门课程, 男：2人 女：2人): with units behind every number, and no id. */
gboolean is_tally (Cell cell);
/* The same of what stands behind the colon of 参加人数：3人; TRUE when there is nothing. */
gboolean has_tally_behind (Cell label, gboolean *number);

/* How surely a text is a note: a name may have a mark before it, an answer may be a sentence or begin with 时间：, and nothing but a note
 * begins with 制表人：. */
typedef enum { NOTE_NONE, NOTE_MARKED, NOTE_LIKELY, NOTE_SURE } NoteText;

/* Lists of words are separated by |, each as its dataset_key(). The next word of one, which moves behind it; FALSE at the end. Nothing is allocated:
 * every row of some files is looked at. */
gboolean next_word (const char **list, Cell *word);
gboolean is_among (const char *key, const char *list);
/* The length of the first of the words that ends the text; 0 when none does. */
gsize ending_length (const char *key, const char *list);
/* The key of a label without brackets around it and without what stands behind it in brackets or behind a colon; NULL when it is too long for one. New
 * string. */
char *label_key (Cell label);

/* What the text of a cell is, of which `key` is the dataset_key(); `is_alone` in its row, it may be a sentence. */
NoteText note_text (Cell cell, const char *key, gboolean is_alone);
/* The label before signatures: 讲师签字, 班主任签名：. */
gboolean is_signature_label (Cell cell);
/* The label of whoever made or signed the table, in a cell of its own, with the name in the next: 制表人, 审核人. */
gboolean is_signer_label (Cell cell);
/* 说明, 备注 and the like in a cell of its own, with the note in the next. */
gboolean is_note_label (Cell cell);
/* Adds the ends of such labels of signers. */
void note_word_ends (WordEnds *ends);

/* The header (as its dataset_key()) of a column that only numbers or names the rows, or none: no kind of anything stands there. */
gboolean is_row_title (const char *key);
/* What stands before a line of weekdays: 星期. */
gboolean is_weekday_title (const char *key);

#endif
