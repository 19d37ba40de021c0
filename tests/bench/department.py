#!/usr/bin/env python3
"""Makes the records of a big department for the benchmark of reports: learners in teams and cohorts, sessions on every working day, attendance,
scores and an export each month, feedback, checks and indicators. The same arguments make the same bytes.

  department.py DIR [LEARNERS [YEARS [TEAMS]]]    defaults: 1000 learners, 3 years up to 2026-11-20, 24 teams"""
import csv, datetime, os, random, sys

TEAMS, AREAS, COURSES, ASSESSMENTS = 24, 6, 40, 40
AS_OF = datetime.date(2026, 11, 20)
CONFIG = f"""title: 培训手册
department: 客服部
language: zh-Hans
as_of: {AS_OF}
publish_people: true
targets:
  attendance.rate: 95%
  score.first_pass_rate: 85%
"""


def write(directory, name, header, rows):
    path = os.path.join(directory, "data", name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header.split())
        writer.writerows(rows)


def main():
    directory = sys.argv[1]
    learners, years = int(sys.argv[2]) if len(sys.argv) > 2 else 1000, int(sys.argv[3]) if len(sys.argv) > 3 else 3
    teams = int(sys.argv[4]) if len(sys.argv) > 4 else TEAMS
    pick = random.Random(20261120)
    first = AS_OF.replace(year=AS_OF.year - years) + datetime.timedelta(1)
    days = [first + datetime.timedelta(n) for n in range((AS_OF - first).days + 1)]
    workdays = [day for day in days if day.weekday() < 5]
    os.makedirs(os.path.join(directory, "content"), exist_ok=True)
    for name, text in (("trainbook.yml", CONFIG), ("content/index.md", "# 培训手册\n")):
        with open(os.path.join(directory, name), "w", encoding="utf-8") as file:
            file.write(text)
    ids = [f"E{n:04}" for n in range(1, learners + 1)]
    cohorts = [f"C{n:02}" for n in range(1, 12 * years + 1)]
    starts = {cohort: workdays[len(workdays) * n // len(cohorts)] for n, cohort in enumerate(cohorts)}
    cohort_of = {person: pick.choice(cohorts) for person in ids}
    write(directory, "people.csv", "person_id name team hire_date cohort",
          [[p, f"学员{p[1:]}", f"第{pick.randint(1, teams)}组", first, cohort_of[p]] for p in ids])
    courses = [f"K{n:02}" for n in range(1, COURSES + 1)]
    write(directory, "courses.csv", "course_id title area hours", [[c, f"课程{c[1:]}", f"类别{n % AREAS + 1}", 2] for n, c in enumerate(courses)])
    write(directory, "assessments.csv", "assessment_id title course_id max_score pass_mark", [[f"A{c[1:]}", f"考核{c[1:]}", c, 100, 80] for c in courses[:ASSESSMENTS]])
    write(directory, "curricula.csv", "curriculum_id day course_id", [["BASIC", n + 1, c] for n, c in enumerate(courses[:8])])
    write(directory, "cohorts.csv", "cohort_id curriculum_id start_date end_date", [[c, "BASIC", starts[c], starts[c] + datetime.timedelta(9)] for c in cohorts])
    sessions, attendance, feedback = [], [], []
    for day in workdays:
        for slot in range(4):
            session, course = f"S{len(sessions) + 1:05}", pick.choice(courses)
            sessions.append([session, day, f"{9 + 2 * slot}:00", f"{11 + 2 * slot}:00", course, pick.choice(ids[:30]), pick.choice(["held"] * 18 + ["cancelled", "postponed"])])
            if sessions[-1][6] == "held":
                there = pick.sample(ids, 25)
                attendance += [[session, p, pick.choice(["present"] * 17 + ["late", "leave", "absent"])] for p in there]
                feedback += [[session, f"{session}-{n}", item, pick.randint(3, 5)] for n in range(5) for item in ("Q1", "Q2", "Q3")]
    write(directory, "sessions.csv", "session_id date start end course_id trainer_id status", sessions)
    write(directory, "attendance.csv", "session_id person_id status", attendance)
    write(directory, "feedback.csv", "session_id respondent item_id rating", feedback)
    seen, scores = set(), []
    for n in range(learners * years * 10):
        row = (pick.choice(ids), f"A{pick.randint(1, ASSESSMENTS):02}", pick.choice(workdays))
        if row not in seen:
            seen.add(row)
            scores.append([*row, round(min(100, max(0, pick.gauss(86, 9))), 1)])
    write(directory, "scores.csv", "person_id assessment_id date score", scores)
    write(directory, "checks.csv", "check_id date kind person_id result score",
          [[f"Q{n:06}", pick.choice(workdays), pick.choice(["通话", "会话"]), pick.choice(ids), pick.choice(["pass"] * 9 + ["fail"]), pick.randint(60, 100)] for n in range(learners * years * 4)])
    write(directory, "targets.csv", "indicator_id title kind direction baseline target", [["csat", "客户满意度", "rate", "up", 0.9, 0.95]])
    write(directory, "indicators.csv", "date indicator_id team numerator denominator",
          [[day, "csat", f"第{t}组", pick.randint(80, 100), 100] for day in days[:: 7] for t in range(1, teams + 1)])


main()
