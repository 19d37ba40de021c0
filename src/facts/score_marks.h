/* Full marks of rows against those that the lists say. */
#ifndef TRAINBOOK_FACTS_SCORE_MARKS_H
#define TRAINBOOK_FACTS_SCORE_MARKS_H

#include "model/model.h"
#include "source/dataset.h"

/* What was said so far about full marks that differ. */
typedef struct ScoreMarks ScoreMarks;
ScoreMarks *score_marks_new (void);
void score_marks_free (ScoreMarks *marks);

/* FALSE, reported, when the full mark of a row cannot be what its header or its cell says. That of a plain column counts as it stands, which is warned of
 * where the list says another one; that of a column 总分 then does not count: `*mark`, which may be DECIMAL_NONE, becomes that. `assessment` and `course`
 * may be NULL. */
gboolean score_marks_check (ScoreMarks *marks, const TableRow *row, const Assessment *assessment, const Course *course, Decimal *mark);

#endif
