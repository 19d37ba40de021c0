"""Makes a small site directory with awkward shapes from a seed; returns its as-of date.

Some seeds have a shape of their own, the others are mixed from everything: empty periods, one person, week 53, a leap day, joiners and leavers in
the middle of a period, retakes, missing scores, maxima of 30, several trainers, cancelled and postponed sessions, people enrolled twice over,
unrecorded ones, moves from team to team, ids that sort oddly, people without team or cohort, names that are the same, exports; surveys, checks and
indicators (observations.py). That each shape is there, shapes.sql says."""
import csv, datetime, os, random
import observations

IDS = ["E1", "E10", "E2", "e1", "Z-9", "a b", "Ä7", "工1", "E1.5", "0E1", "E,1", 'E"1', "E-1", "E_1", "E1a", "007", "É", "\u00e91", "x" * 30, "E 2"]
TEAMS = ["售前组", "售后组", "A", "A B", "A-B", "A,B", 'A "B"', "ab", "组;长", ""]
AREAS = ["产品", "服务", "soft skills", "a,b", ""]
STATUSES = ["present"] * 12 + ["late", "late", "left_early", "leave", "absent"]
MARKS = ["缺考", "缓考", "-", "EX"]


FORMULAS = """measures:
  late.share: {formula: attendance.late / attendance.attended, unit: '%'}
  sessions.hours: {formula: hours.held / sessions.held - 1}
  trained: {formula: (attendance.attended - people.trained) * 2 + late.share}
  gap: {formula: score.mean / 100 - attendance.rate}
  per.head: {formula: -1.5 * joiners + hours.person ÷ headcount}
"""


def write(directory, name, header, rows):
    with open(os.path.join(directory, "data", name + ".csv"), "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header.split())
        writer.writerows(rows)


class Site:
    def __init__(self, directory, seed):
        self.directory, self.seed, self.random = directory, seed, random.Random(seed)
        self.shape = seed % 12
        pick = self.random
        starts = {1: "2020-12-21", 2: "2024-02-24", 3: "2026-12-20", 4: "2025-12-27", 5: "2015-12-21"}
        self.first = datetime.date.fromisoformat(starts.get(self.shape, f"{pick.randint(2022, 2026)}-{pick.randint(1, 12):02}-{pick.randint(1, 28):02}"))
        self.span = {6: 0, 7: 1, 8: 400}.get(self.shape, pick.choice([9, 20, 45, 100]))
        self.as_of = self.first + datetime.timedelta(self.span)
        self.publish = seed % 2 == 0
        self.moves, self.move_rows = seed % 3 != 1, []

    def day(self, before=0, after=0):
        return self.first + datetime.timedelta(self.random.randint(-before, self.span + after))

    def people(self):
        pick = self.random
        ids = ["E1"] if self.shape == 9 else pick.sample(IDS, pick.randint(2, len(IDS)))
        self.ids, rows = ids, []
        for i, person in enumerate(ids):
            hire = pick.choice(["", self.day(400, 0), self.day(3, 0), self.day(0, 20), self.first, self.as_of])
            leave = pick.choice(["", "", "", self.day(0, 30), self.as_of, self.first])
            if hire and leave and leave < hire:
                leave = ""
            team = self.move(person, pick.choice(TEAMS)) if self.moves and pick.random() < 0.5 else pick.choice(TEAMS)
            rows.append([person, pick.choice(["陈静", "陈静", "王 芳", "Ann"]) , team, hire, leave, pick.choice([""] + self.cohorts), f"p{i}@example.com"])
        if self.moves:
            write(self.directory, "moves", "person_id date field value before", self.move_rows)
        self.people_rows = rows
        write(self.directory, "people", "person_id name team hire_date leave_date cohort email", rows)

    def move(self, person, today):
        """Some moves of a person from team to team; returns today's, which people says too. What was before the first may be unknown."""
        pick = self.random
        dates = sorted({self.day(30, 10) for _ in range(pick.randint(1, 3))})
        for i, date in enumerate(dates):
            last = pick.choice([team for team in TEAMS if team])
            self.move_rows.append([person, date, "team", last, pick.choice(["", "A", "售前组"]) if i == 0 else ""])
            today = last if date <= self.as_of else today
        if pick.random() < 0.3:
            self.move_rows.append([person, self.first, "level", "P3", ""])
        pick.shuffle(self.move_rows)
        return today

    def courses(self):
        pick = self.random
        self.course_ids = pick.sample(["K1", "K10", "K2", "k3", "K-4", "K 5"], pick.randint(1, 6))
        write(self.directory, "courses", "course_id title area hours pass_mark max_score",
              [[c, "课程 " + c, pick.choice(AREAS), pick.choice([1, 1.5, 0.75, 2]), pick.choice(["", 70, 85.5]), pick.choice(["", 50])] for c in self.course_ids])
        self.assessment_ids, rows = [f"A{i}" for i in range(pick.randint(0, 5))], []
        self.maxima = {}
        for assessment in self.assessment_ids:
            self.maxima[assessment] = pick.choice(["", 30, 150, 7])
            rows.append([assessment, "考核 " + assessment, pick.choice(self.course_ids + [""]), pick.choice(["", self.day(0, 3)]), self.maxima[assessment], pick.choice(["", 60, 33.333333]),
                         {"A2": "Pre-Test", "A3": "月考", "A4": "前测"}.get(assessment, "")])
        self.assessment_dates = {row[0]: row[3] for row in rows}
        self.assessment_courses = {row[0]: row[2] for row in rows}
        write(self.directory, "assessments", "assessment_id title course_id date max_score pass_mark kind", rows)

    def cohort_rows(self):
        self.cohorts = [] if self.shape == 10 else ["C1", "C10", "C2"][:self.random.randint(1, 3)]
        if self.cohorts:
            write(self.directory, "cohorts", "cohort_id curriculum_id start_date", [[c, "X", self.first] for c in self.cohorts])
            write(self.directory, "curricula", "curriculum_id day course_id", [["X", 1, self.course_ids[0]]])

    def sessions(self):
        pick = self.random
        rows, self.held, self.all_sessions = [], [], []
        for i in range(0 if self.shape == 11 else pick.randint(1, 40)):
            date = pick.choice([self.first, self.as_of]) if pick.random() < 0.2 else self.day(0, 10)
            status = pick.choice(["", "", "", "held", "cancelled", "postponed", "planned"])
            if status == "held" and date > self.as_of:
                status = ""
            begin = pick.choice(["", "9:00", "09:30"])
            end = pick.choice(["10:00", "11:45", "12:00"]) if begin else ""
            cohort = pick.choice([""] * 2 + self.cohorts)
            session = f"S{pick.choice(['', '-', '0'])}{i}"
            trainers = ";".join(pick.sample(self.ids, min(len(self.ids), pick.choice([0, 1, 1, 1, 2, 3]))))
            rows.append([session, date, begin, end, pick.choice(self.course_ids), trainers, cohort, pick.choice(["", "", 1, 1.25, 0.333333]), status])
            self.all_sessions.append(session)
            if date <= self.as_of and status in ("", "held"):
                self.held.append(session)
        write(self.directory, "sessions", "session_id date start end course_id trainer_id cohort_id hours status", rows)

    def enrolments(self):
        pick = self.random
        pairs = {(s, "", p) for s in self.all_sessions for p in self.ids if pick.random() < 0.3}
        pairs |= {("", c, p) for c in self.cohorts for p in self.ids if pick.random() < 0.3}
        rows = sorted(pairs)
        pick.shuffle(rows)
        write(self.directory, "enrolments", "session_id cohort_id person_id", rows)

    def attendance(self):
        pick = self.random
        rows = [[s, p, pick.choice(STATUSES), pick.choice(["", "", "", "60", "0", "45", "37.5", "1440"]), ""]
                for s in self.held for p in self.ids if pick.random() < pick.choice([0.1, 0.5, 0.9])]
        pick.shuffle(rows)
        write(self.directory, "attendance", "session_id person_id status minutes leave_kind", rows)

    def score(self, maximum):
        pick = self.random
        if pick.random() < 0.15:
            return pick.choice(MARKS)
        mark = float(maximum) * pick.choice([0.6, 0.7, 0.855, 0.85125, 0.33333333, 1, 0, 0.59999, pick.random()])
        return f"{min(mark, float(maximum)):.{pick.choice([0, 1, 2, 4])}f}"

    def scores(self):
        pick = self.random
        rows, self.seen = [], set()
        for _ in range(40 if self.shape == 2 else pick.choice([0, 5, 40, 120])):
            person, attempt = pick.choice(self.ids), pick.choice(["", "", 1, 2, 3])
            assessment = pick.choice(self.assessment_ids) if self.assessment_ids and pick.random() < 0.7 else ""
            course = pick.choice(self.course_ids) if not assessment else pick.choice(["", "", self.assessment_courses[assessment]])
            date, maximum = self.day(0, 5), pick.choice([100, 30, 7, 20.5])
            date = datetime.date(2024, 2, 29) if self.shape == 2 and pick.random() < 0.2 else date
            key = (person, assessment or "course " + course, date, attempt)
            if key in self.seen:
                continue
            self.seen.add(key)
            rows.append([person, assessment, course, date, self.score(maximum), maximum, attempt])
        write(self.directory, "scores", "person_id assessment_id course_id date score max_score attempt", rows)

    def exports(self):
        pick = self.random
        folder = os.path.join(self.directory, "data", "exports")
        os.makedirs(folder)
        taken = datetime.datetime.combine(self.day(0, 2), datetime.time(10), datetime.timezone.utc)
        items = self.assessment_ids + self.course_ids
        export_items = pick.sample(items, min(len(items), 2))
        date = lambda item: self.assessment_dates.get(item) or taken.date()
        free = lambda p, item: (p, item if item in self.assessment_ids else "course " + item, date(item), "") not in self.seen
        with open(os.path.join(folder, "a.csv"), "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            first = export_items[:1]
            writer.writerow(["First name", "Last name", "ID number", "Email address"] + [f"Quiz: {i} ({pick.choice(['Real', 'Percentage'])})" for i in first] +
                            ["Course total (Real)", "Last downloaded from this course"])
            shown = {}
            for number, person in enumerate(self.ids):
                if not all(free(person, item) for item in first):
                    continue
                maximum = min([self.maximum(i) for i in first] + [100])
                shown[person] = [self.score(maximum) if pick.random() < 0.9 else "-" for _ in first]
                writer.writerow(["a", "b", person, f"p{number}@example.com"] + shown[person] + ["5", int(taken.timestamp())])
        self.export_again(folder, first, shown, taken)
        with open(os.path.join(folder, "b.xml"), "w", encoding="utf-8") as file:
            file.write(f'<results batch="xml_export_{int(taken.timestamp())}">\n')
            for person in self.ids:
                if any(c in person for c in '&<"'):
                    continue
                for item in export_items[1:]:
                    if free(person, item) and pick.random() < 0.6:
                        file.write(f"  <result>\n    <assignment>{item}</assignment>\n    <student>{person}</student>\n"
                                   f"    <score>{pick.choice([self.score(self.maximum(item)), '50.00 %'])}</score>\n  </result>\n")
            file.write("  <result>\n    <assignment>%s</assignment>\n    <student>%s</student>\n    <score></score>\n  </result>\n</results>\n"
                       % (self.course_ids[0], "E1" if "E1" in self.ids else "nobody"))

    def export_again(self, folder, items, shown, taken):
        """The same gradebook some days later: most scores are the same, some are new."""
        pick = self.random
        with open(os.path.join(folder, "a.csv"), encoding="utf-8", newline="") as file:
            header = next(csv.reader(file))
        for again in range(pick.randint(0, 2)):
            taken += datetime.timedelta(pick.randint(1, 4))
            day = taken.date()
            with open(os.path.join(folder, f"again-{again}.csv"), "w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file)
                writer.writerow(header)
                for person, scores in shown.items():
                    if pick.random() < 0.1 or any((person, i if i in self.assessment_ids else "course " + i, day, "") in self.seen for i in items):
                        continue
                    if pick.random() < 0.4:
                        shown[person] = scores = [self.score(min([self.maximum(i) for i in items] + [100])) for _ in items]
                    writer.writerow(["a", "b", person, ""] + scores + ["5", int(taken.timestamp())])

    def maximum(self, item):
        """A score up to this is never above the maximum, whatever course it is."""
        return float(self.maxima.get(item) or 50)

    def calendar(self):
        """Two of three sites cut their time as the calendar on the wall does not."""
        own = random.Random(f"calendar {self.seed}")
        lines = ""
        if self.seed % 3 != 0:
            lines += f"month_starts: {own.choice([26, 26, 2, 15, 16, 21, 28])}\n"
        if self.seed % 3 != 1:
            lines += f"week_starts: {own.choice(['sunday', 'sunday', 'saturday', 'monday', 'wednesday', 'friday'])}\n"
        return lines

    def make(self):
        os.makedirs(os.path.join(self.directory, "data"), exist_ok=True)
        os.makedirs(os.path.join(self.directory, "content"), exist_ok=True)
        with open(os.path.join(self.directory, "content", "index.md"), "w", encoding="utf-8") as file:
            file.write("# Generated\n")
        with open(os.path.join(self.directory, "trainbook.yml"), "w", encoding="utf-8") as file:
            file.write(f"title: generated\nlanguage: en\npass_mark: {self.random.choice([60, 85])}\npublish_people: {'true' if self.publish else 'false'}\n")
            file.write(self.calendar())
            file.write(FORMULAS)
        self.courses()
        self.cohort_rows()
        self.people()
        self.sessions()
        self.enrolments()
        self.attendance()
        self.scores()
        if self.seed % 3 == 0:
            self.exports()
        observations.Observations(self).make()
        return self.as_of.isoformat()


def make(directory, seed):
    return Site(directory, seed).make()


if __name__ == "__main__":
    import sys
    print(make(sys.argv[1], int(sys.argv[2])))
