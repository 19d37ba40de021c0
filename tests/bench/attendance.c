/* Makes the corpus of the attendance benchmark: a site directory of 5,000 people in 50 teams, 200 courses, 50,000 sessions over 1,000 workdays and
 * any number of attendance rows, grouped by session or shuffled. The same arguments make the same bytes.
 *
 *   attendance DIR ROWS grouped|shuffled [gb18030]
 *
 * With the last word the rows are as Excel on Chinese Windows writes them: a Chinese header and two characters of GB18030 a row. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { PEOPLE = 5000, SESSIONS = 50000, COURSES = 200, TEAMS = 50, TRAINERS = 100, COHORTS = 40, SESSIONS_A_DAY = 50 };

static uint64_t state = 20261120;

static uint64_t
next_random (void)
{
  state += 0x9e3779b97f4a7c15u;
  uint64_t mixed = (state ^ state >> 30) * 0xbf58476d1ce4e5b9u;
  mixed = (mixed ^ mixed >> 27) * 0x94d049bb133111ebu;
  return mixed ^ mixed >> 31;
}

static FILE *
create (const char *directory, const char *name)
{
  char path[4096];
  snprintf (path, sizeof path, "%s/%s", directory, name);
  FILE *file = fopen (path, "w");
  if (file == NULL)
    {
      perror (path);
      exit (3);
    }
  setvbuf (file, NULL, _IOFBF, 1 << 20);
  return file;
}

/* The n-th weekday from Monday 3 January 2022. */
static void
print_day (FILE *file, int n)
{
  static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  int day = n / 5 * 7 + n % 5 + 2, year = 2022, month = 0;
  for (;;)
    {
      int length = lengths[month] + (month == 1 && year % 4 == 0);
      if (day < length)
        break;
      day -= length;
      if (++month == 12)
        {
          month = 0;
          year++;
        }
    }
  fprintf (file, "%d-%02d-%02d", year, month + 1, day + 1);
}

static void
write_records (const char *directory)
{
  FILE *file = create (directory, "trainbook.yml");
  fprintf (file, "title: Bench\nlanguage: en\nas_of: 2025-12-31\n");
  fclose (file);
  file = create (directory, "content/index.md");
  fprintf (file, "# Bench\n");
  fclose (file);
  file = create (directory, "data/people.csv");
  fprintf (file, "person_id,name,team,hire_date,cohort\n");
  for (int i = 0; i < PEOPLE; i++)
    fprintf (file, "E%04d,Person %d,Team %02d,2020-01-01,C%02d\n", i, i, i % TEAMS, i % COHORTS);
  fclose (file);
  file = create (directory, "data/courses.csv");
  fprintf (file, "course_id,title,area,hours\n");
  for (int i = 0; i < COURSES; i++)
    fprintf (file, "K%03d,Course %d,Area %d,1\n", i, i, i % 10);
  fclose (file);
  file = create (directory, "data/curricula.csv");
  fprintf (file, "curriculum_id,day,course_id\nBASIC,1,K000\n");
  fclose (file);
  file = create (directory, "data/cohorts.csv");
  fprintf (file, "cohort_id,curriculum_id,start_date\n");
  for (int i = 0; i < COHORTS; i++)
    fprintf (file, "C%02d,BASIC,2022-01-03\n", i);
  fclose (file);
  file = create (directory, "data/sessions.csv");
  fprintf (file, "session_id,date,start,end,course_id,trainer_id,status\n");
  for (int i = 0; i < SESSIONS; i++)
    {
      fprintf (file, "S%05d,", i);
      print_day (file, i / SESSIONS_A_DAY);
      fprintf (file, ",%02d:00,%02d:00,K%03d,E%04d,held\n", 9 + i % 8, 10 + i % 8, (int) (next_random () % COURSES), (int) (next_random () % TRAINERS));
    }
  fclose (file);
}

static void
write_row (FILE *file, uint32_t row, uint32_t rows_a_session, int chinese)
{
  /* 出勤 迟到 早退 请假 缺勤 in GB18030. */
  static const char *const words[2][5] = { { "present", "late", "left_early", "leave", "absent" },
                                           { "\xb3\xf6\xc7\xda", "\xb3\xd9\xb5\xbd", "\xd4\xe7\xcd\xcb", "\xc7\xeb\xbc\xd9", "\xc8\xb1\xc7\xda" } };
  /* Every session has `rows_a_session` different people, in steps that visit all. */
  uint32_t session = row / rows_a_session, place = row % rows_a_session;
  uint32_t person = (uint32_t) ((session * 7919u + (uint64_t) place * 1237u) % PEOPLE), chance = (row * 2654435761u) >> 24;
  const char *status = words[chinese][chance < 225 ? 0 : chance < 235 ? 1 : chance < 240 ? 2 : chance < 250 ? 3 : 4];
  fprintf (file, "S%05u,E%04u,%s,%s,\n", session, person, status, chance < 230 ? "60" : chance < 240 ? "50" : "");
}

int
main (int argc, char **argv)
{
  int chinese = argc == 5 && strcmp (argv[4], "gb18030") == 0;
  if (argc != 4 + chinese)
    {
      fprintf (stderr, "usage: attendance DIR ROWS grouped|shuffled [gb18030]\n");
      return 2;
    }
  uint32_t rows = (uint32_t) strtoul (argv[2], NULL, 10), rows_a_session = rows / SESSIONS;
  const char *folders[] = { "", "/data", "/content" };
  for (int i = 0; i < 3; i++)
    {
      char path[4096];
      snprintf (path, sizeof path, "%s%s", argv[1], folders[i]);
      mkdir (path, 0777);
    }
  write_records (argv[1]);
  uint32_t *order = malloc (rows * sizeof *order);
  for (uint32_t i = 0; i < rows; i++)
    order[i] = i;
  for (uint32_t i = rows - 1; strcmp (argv[3], "shuffled") == 0 && i > 0; i--)
    {
      uint32_t other = (uint32_t) (next_random () % (i + 1)), kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
  FILE *file = create (argv[1], "data/attendance.csv");
  /* 场次,工号,考勤,分钟,请假类型 */
  fprintf (file, chinese ? "\xb3\xa1\xb4\xce,\xb9\xa4\xba\xc5,\xbf\xbc\xc7\xda,\xb7\xd6\xd6\xd3,\xc7\xeb\xbc\xd9\xc0\xe0\xd0\xcd\n"
                         : "session_id,person_id,status,minutes,leave_kind\n");
  for (uint32_t i = 0; i < rows; i++)
    write_row (file, order[i], rows_a_session, chinese);
  free (order);
  return fclose (file) == 0 ? 0 : 3;
}
