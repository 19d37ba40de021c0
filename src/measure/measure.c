/* The table of measures: what each is called, what it counts in, and by what it is split. */
#include "measure/measure.h"

#include <string.h>

#define ALL (1u << DIMENSION_ALL)
/* Of the session; of the person; of the head count; of a score. */
#define S (ALL | 1u << DIMENSION_COURSE | 1u << DIMENSION_AREA | 1u << DIMENSION_TRAINER)
#define P (1u << DIMENSION_TEAM | 1u << DIMENSION_COHORT | 1u << DIMENSION_PERSON)
#define H (ALL | 1u << DIMENSION_TEAM | 1u << DIMENSION_COHORT)
#define SCORE (ALL | 1u << DIMENSION_COURSE | 1u << DIMENSION_AREA | P)

static const MeasureDefinition definitions[N_MEASURES] = {
  [MEASURE_SESSIONS_PLANNED] = { "sessions.planned", UNIT_COUNT, S, 0 },
  [MEASURE_SESSIONS_HELD] = { "sessions.held", UNIT_COUNT, S, +1 },
  [MEASURE_SESSIONS_CANCELLED] = { "sessions.cancelled", UNIT_COUNT, S, -1 },
  [MEASURE_SESSIONS_POSTPONED] = { "sessions.postponed", UNIT_COUNT, S, -1 },
  [MEASURE_PLAN_COMPLETION] = { "plan.completion", UNIT_RATE, S, +1 },
  [MEASURE_HOURS_HELD] = { "hours.held", UNIT_HOURS, S, +1 },
  [MEASURE_HOURS_PERSON] = { "hours.person", UNIT_HOURS, S | P, +1 },
  [MEASURE_ATTENDANCE_EXPECTED] = { "attendance.expected", UNIT_COUNT, S | P, 0 },
  [MEASURE_ATTENDANCE_ATTENDED] = { "attendance.attended", UNIT_COUNT, S | P, +1 },
  [MEASURE_ATTENDANCE_RATE] = { "attendance.rate", UNIT_RATE, S | P, +1 },
  [MEASURE_ATTENDANCE_LATE] = { "attendance.late", UNIT_COUNT, S | P, -1 },
  [MEASURE_ATTENDANCE_LEAVE] = { "attendance.leave", UNIT_COUNT, S | P, -1 },
  [MEASURE_ATTENDANCE_ABSENT] = { "attendance.absent", UNIT_COUNT, S | P, -1 },
  [MEASURE_ATTENDANCE_UNRECORDED] = { "attendance.unrecorded", UNIT_COUNT, S | P, -1 },
  [MEASURE_PEOPLE_TRAINED] = { "people.trained", UNIT_COUNT, S | P, +1 },
  [MEASURE_COVERAGE_RATE] = { "coverage.rate", UNIT_RATE, H, +1 },
  [MEASURE_HOURS_PER_HEAD] = { "hours.per_head", UNIT_HOURS, H, +1 },
  [MEASURE_SCORE_TAKEN] = { "score.taken", UNIT_COUNT, SCORE, 0 },
  [MEASURE_SCORE_MISSING] = { "score.missing", UNIT_COUNT, SCORE, -1 },
  [MEASURE_SCORE_MEAN] = { "score.mean", UNIT_SCORE, SCORE, +1 },
  [MEASURE_SCORE_PASS_RATE] = { "score.pass_rate", UNIT_RATE, SCORE, +1 },
  [MEASURE_SCORE_FIRST_PASS_RATE] = { "score.first_pass_rate", UNIT_RATE, SCORE, +1 },
  [MEASURE_SCORE_FINAL_PASS_RATE] = { "score.final_pass_rate", UNIT_RATE, SCORE, +1 },
  [MEASURE_HEADCOUNT] = { "headcount", UNIT_COUNT, H, 0 },
  [MEASURE_JOINERS] = { "joiners", UNIT_COUNT, H, 0 },
  [MEASURE_LEAVERS] = { "leavers", UNIT_COUNT, H, 0 },
};

const MeasureDefinition *
measure_definition (MeasureId id)
{
  return &definitions[id];
}

gboolean
measure_from_id (const char *id, MeasureId *measure)
{
  for (MeasureId i = 0; i < N_MEASURES; i++)
    if (strcmp (definitions[i].id, id) == 0)
      {
        *measure = i;
        return TRUE;
      }
  return FALSE;
}

const char *
dimension_name (Dimension dimension)
{
  static const char *const names[N_DIMENSIONS] = { "all", "course", "area", "trainer", "team", "cohort", "person" };
  return names[dimension];
}
