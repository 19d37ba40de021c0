"""Which figures of small groups are withheld: sites small enough to count them by hand. No group of fewer than four is shown."""
import csv

from attack import told
from sites import build, figures, make, make_department, page, people, say, write

EVERYTHING = "[people, courses, sessions, attendance, scores, feedback, checks, indicators, targets]"
TARGETS = "indicator_id,title,kind,unit,target,direction\nI1,Speed,mean,s,30,down\nI2,Calls,count,,30,up\n"
PERIODS = ["2026-03-03", "2026-W10", "2026-03", "2026-Q1", "2026"]


def withheld(site, measure="attendance.expected"):
    """Cells as "PERIOD KIND MEMBER"; of the department "PERIOD"."""
    return {f"{period} {kind} {member}".removesuffix(" all all") for (period, kind, member), value in figures(site, measure).items() if value == "—"}


def expect(name, site, cells, measure="attendance.expected"):
    done = build(site)
    found = withheld(site, measure) if done.returncode == 0 else set()
    say(done.returncode == 0 and found == set(cells), name, f"too many: {sorted(found - set(cells))}\ntoo few: {sorted(set(cells) - found)}\n{done.stderr}")


# ---- one day ----

def one_day(name, dimensions, sessions, cells, members=None):
    """sessions: (course, trainers, who) each; the day is all that the week, the month, the quarter and the year have. Courses from K5 on are of the area Rules."""
    members = members or {person: ("T", "Z") for person in people("A", 20)}
    rows = {f"S{n}": ("2026-03-03", course, trainers, who) for n, (course, trainers, who) in enumerate(sessions)}
    areas = {course: "Rules" if int(course[1:]) >= 5 else "Basics" for course, _, _ in sessions}
    expect(name, make_department(name.replace(" ", "-"), members, areas, rows, dimensions), {f"{period} {cell}".strip() for period in PERIODS for cell in cells})


def days():
    a = people("A", 20)
    course = lambda number, first, last: (f"K{number}", ["A1"], a[first - 1:last])
    # Courses share their people: with K2's three K3's four are withheld, which are enough. The nine of K1 are shown, though everybody was there.
    one_day("people of several courses", ["course"], [course(1, 1, 9), course(2, 1, 3), course(3, 4, 7)], ["course K2", "course K3"])
    # K3's three may be the same as K2's: neither is enough, K1 must go too.
    one_day("the same people in two courses", ["course"], [course(1, 1, 9), course(2, 1, 3), course(3, 1, 3)], ["course K1", "course K2", "course K3"])
    # Teams do not: B's and C's three are six together.
    teams = {person: ("ABC"[(n >= 9) + (n >= 12)], "") for n, person in enumerate(people("A", 15))}
    one_day("people of two small teams", ["team"], [course(1, 1, 15)], ["team B", "team C"], teams)
    # Two and five and six: the smallest of the others goes with the two.
    cohorts = {person: ("T", "XYZ"[(n >= 2) + (n >= 7)]) for n, person in enumerate(people("A", 13))}
    one_day("a small cohort", ["cohort"], [course(1, 1, 13)], ["cohort X", "cohort Y"], cohorts)
    one_day("a small trainer", ["trainer"], [("K1", ["A1"], a[:2]), ("K1", ["A2"], a[:5]), ("K1", ["A3"], a[:6])], ["trainer A1", "trainer A2"])
    one_day("a small area", ["area"], [course(1, 1, 8), course(5, 1, 3)], ["area Basics", "area Rules"])
    # K1's two are withheld, and of all courses K5's four; then K2 is one of two in Basics, and K6 one of two in Rules.
    one_day("courses of an area", ["area", "course"], [course(1, 1, 2), course(2, 1, 5), course(5, 1, 4), course(6, 1, 7)], ["course K1", "course K2", "course K5", "course K6"])
    # K5's two go with the four of K1, of all courses, and with K6's seven in Rules. K1 is all of Basics, which goes with it; of the two areas Rules goes with Basics.
    one_day("an area of one course", ["area", "course"], [course(1, 1, 4), course(5, 1, 2), course(6, 1, 7)], ["course K1", "course K5", "course K6", "area Basics", "area Rules"])
    # Those of no team are one more that is not shown: with A's three there are eight. On the day before there was nobody but B.
    members = {person: ("" if n >= 11 else "AB"[n >= 3], "") for n, person in enumerate(people("A", 16))}
    sessions = {"S1": ("2026-03-02", "K1", ["A1"], a[3:11]), "S2": ("2026-03-03", "K1", ["A1"], a[:16])}
    expect("people of no team", make_department("no-team", members, {"K1": "Basics"}, sessions, ["team"]), {f"{period} team A" for period in PERIODS})


# ---- along the time ----

def times():
    four = people("A", 4)
    # Two on Monday, all four on Tuesday: Tuesday and the week would tell of Monday.
    site = make("time", {"A": four}, {"S1": ("2026-03-02", "K1"), "S2": ("2026-03-03", "K1")}, {"S1": (four[:2], []), "S2": (four, [])}, dimensions="[]", pages="[figures]",
                datasets=EVERYTHING)
    on = [("2026-03-02", person) for person in four[:2]] + [("2026-03-03", person) for person in four]
    write(site, "data/scores.csv", "person_id,course_id,date,score\n" + "".join(f"{person},K1,{date},80\n" for date, person in on))
    write(site, "data/targets.csv", TARGETS)
    write(site, "data/indicators.csv", "date,indicator_id,person_id,team,value\n" + "".join(f"{date},I1,{person},,20\n" for date, person in on))
    write(site, "data/checks.csv", "check_id,date,kind,person_id,result,score\n" + "".join(f"Q{n},{date},call,{person},pass,90\n" for n, (date, person) in enumerate(on)))
    write(site, "data/feedback.csv", "session_id,respondent,item_id,rating\n" + "".join(f"S{int(date[-1]) - 1},{person},Q1,4\n" for date, person in on))
    for measure in ("attendance.rate", "hours.person", "people.trained", "score.mean", "score.taken", "feedback.mean", "feedback.response_rate", "indicator:I1",
                    "check.pass_rate:call", "coverage.rate"):
        expect(f"Monday does not follow from the week: {measure}", site, {"2026-03-02", "2026-03-03"}, measure)

    # Two on the 30th and two on the 31st of March. The days between the weeks of March and its end are no period, and no day or period within them has four:
    # March less the 11th week would tell of them, so would the 14th week less the 1st of April, or April. The days go, and the weeks; months are shown,
    # and so is the 1st of April, which has all of April so far.
    sessions = {"S1": ("2026-03-10", "K1", ["A1"], four), "S2": ("2026-03-30", "K1", ["A1"], four[:2]), "S3": ("2026-03-31", "K1", ["A1"], four[2:]), "S4": ("2026-04-01", "K1", ["A1"], four)}
    expect("few people between the weeks and the end of the month", make_department("stretch", {person: ("A", "") for person in four}, {"K1": "Basics"}, sessions, []),
           {"2026-03-10", "2026-03-30", "2026-03-31", "2026-W11", "2026-W14"})


# ---- whom a figure is about ----

def make_kinds(name, dimensions="[team]", names="{}", **edition):
    """Of A four of six, of B all three, of C all five were in both courses. Scores have four of A, two of B and five of C, in both courses; an indicator all of A, one
    of B and all of C; another one is that of teams; checks are of six, two and five people."""
    teams = {"A": people("A", 6), "B": people("B", 3), "C": people("C", 5)}
    due, some = teams["A"][:4] + teams["B"] + teams["C"], teams["A"] + teams["B"][:2] + teams["C"]
    site = make(name, teams, {"S1": ("2026-03-03", "K1"), "S2": ("2026-03-03", "K2")}, {"S1": (due, []), "S2": (due, [])}, dimensions=dimensions, pages="[figures]", names=names,
                settings="measures: {late.each: {formula: attendance.late / headcount}, score.each: {formula: score.mean / headcount}, late.score: {formula: attendance.late / score.taken}}\n", **({"datasets": EVERYTHING} | edition))
    scored = teams["A"][:4] + teams["B"][:2] + teams["C"]
    write(site, "data/scores.csv", "person_id,course_id,date,score\n" + "".join(f"{person},{course},2026-03-03,80\n" for person in scored for course in ("K1", "K2")))
    write(site, "data/targets.csv", TARGETS)
    write(site, "data/indicators.csv", "date,indicator_id,person_id,team,value\n" + "".join(f"2026-03-03,I1,{person},,20\n" for person in teams["A"] + ["B1"] + teams["C"])
          + "".join(f"2026-03-03,I2,,{team},50\n" for team in "ABC"))
    write(site, "data/checks.csv", "check_id,date,kind,person_id,result,score\n" + "".join(f"Q{person}{n},2026-03-03,call,{person},pass,90\n" for person in some for n in (1, 2)))
    return site


def of_week(site):
    """measure → the teams that are withheld in the week, as letters; None without a row."""
    done, found = build(site), {}
    if done.returncode != 0:
        return done.stderr
    for row in csv.DictReader(page(site, "figures.csv").lstrip("\ufeff").splitlines()):
        if row["period"] == "2026-W10" and row["dimension"] == "team":
            found.setdefault(row["measure"], set()).update(row["member"] if row["value"] == "—" else "")
    return {measure: "".join(sorted(teams)) for measure, teams in found.items()}


def kinds():
    due = {measure: "AB" for measure in ("attendance.rate", "attendance.late", "hours.person", "people.trained", "score.mean", "score.taken", "score.pass_rate")}
    rows = {measure: "BC" for measure in ("indicator:I1", "indicator:I2", "check.pass_rate:call", "check.score:call")}
    both = dict.fromkeys(("coverage.rate", "hours.per_head"), "ABC")
    for name, names, wanted in [
        ("rosters without names", "{}", due | rows | both | dict.fromkeys(("headcount", "joiners", "leavers"), "BC") | dict.fromkeys(("late.each", "score.each"), "ABC")),
        ("rosters with names", "{rosters: masked}", due | rows | both | {"headcount": "", "late.each": "AB", "score.each": "AB"})]:
        found = of_week(make_kinds(f"kinds {name}".replace(" ", "-"), names=names))
        say({measure: found.get(measure) for measure in wanted} == wanted, f"which teams are withheld, measure by measure: {name}", found)
    # Everybody's own figures are shown: only those that people have none of are withheld.
    found = of_week(make_kinds("kinds-person", "[team, person]", "{schedules: full, results: full}"))
    wanted = dict.fromkeys(due | rows, "") | {"headcount": "BC", "coverage.rate": "BC", "hours.per_head": "BC", "late.each": "BC", "attendance.late": None}
    say({measure: found.get(measure) for measure in wanted} == wanted, "where people's own figures are shown, teams are as open as they are", found)
    found = of_week(make_kinds("kinds-scores", "[team, person]", "{schedules: full, results: full}", datasets="[people, courses, sessions, scores, feedback]"))
    say(found.get("score.mean") == "" and "attendance.rate" not in found and "indicator:I1" not in found, "a dataset that is not listed has no rows", found)
    found = of_week(make_kinds("kinds-attendance", datasets="[people, courses, sessions, attendance]"))
    say(found.get("attendance.late") == "AB" and "late.score" not in found, "nor has a formula over one, whatever else is withheld of it", found)
    # Of six five answered, of three nobody. Who was due is everybody's own figure where the edition lists the attendance of each, and else it is not.
    for name, datasets, cells in [("own", "[people, courses, sessions, attendance, feedback]", set()),
                                  ("unlisted", "[people, courses, sessions, feedback]", {f"{period} course K1" for period in PERIODS})]:
        site = make(f"due-{name}", {"A": people("A", 9)}, {"S1": ("2026-03-03", "K1"), "S2": ("2026-03-03", "K2")}, {"S1": (people("A", 6), []), "S2": (people("A", 9)[6:], [])},
                    dimensions="[course, person]", pages="[figures]", names="{schedules: full, results: full}", datasets=datasets)
        write(site, "data/feedback.csv", "session_id,respondent,item_id,rating\n" + "".join(f"S1,r{n},Q1,4\n" for n in range(5)))
        done = build(site)
        found = {cell for cell in withheld(site, "feedback.response_rate") if cell.endswith("K1")}
        say(done.returncode == 0 and found == cells, f"the response rate where people's figures are shown: attendance {name}", [found, done.stderr])
    # Two is the smallest group: one person alone is withheld, two are not.
    found = of_week(make_kinds("kinds-pairs", names="{}", minimum_group="2"))
    say(found.get("indicator:I1") == "BC" and found.get("score.mean") == "", "the smallest group of two", found)

    # A team whose last member has left: the row about it is about nobody that is known, and is withheld as one of few.
    site = make_kinds("kinds-left")
    staff = [line + ",," for line in page(site, "data/people.csv", ".").splitlines()[1:]]
    write(site, "data/people.csv", "\n".join(["person_id,name,team,hire_date,leave_date", *staff, "D1,Name D1,D,2025-01-01,2026-02-01\n"]))
    write(site, "data/indicators.csv", page(site, "data/indicators.csv", ".") + "2026-03-03,I2,,D,50\n")
    found = of_week(site)
    say(found.get("indicator:I2") == "BCD", "a row about a team that nobody is in any more", found)

    # Four of A's six leave on 20 March. What is said of the people of its last day is said of two, whose number is that of the 31st.
    teams = {"A": people("A", 6), "B": people("B", 8), "C": people("C", 9)}
    site = make("leavers", teams, {"S1": ("2026-03-03", "K1"), "S2": ("2026-04-01", "K1")}, {"S1": (sum(teams.values(), []), []), "S2": (teams["B"] + teams["C"], [])},
                dimensions="[team]", pages="[figures]", names="{}")
    write(site, "data/people.csv", "person_id,name,team,leave_date\n" + "".join(f"{person},Name {person},{team},{'2026-03-20' if person in teams['A'][:4] else ''}\n"
                                                                                for team, who in teams.items() for person in who))
    done = build(site)
    for measure in "coverage.rate", "headcount":
        values = {period: figures(site, measure).get((period, "team", "A")) for period in ("2026-03-31", "2026-03")} if done.returncode == 0 else done.stderr
        say(values == {"2026-03-31": "—", "2026-03": "—"}, f"who is left at the end of a period are few: {measure}", values)

    # March and its last day have the same head counts. All less B's, if one shows it, and less C's, if the other does, are A's two.
    teams = {"A": people("A", 2), "B": people("B", 20), "C": people("C", 9)}
    site = make("same-last-day", teams, {"S1": ("2026-03-03", "K1"), "S2": ("2026-04-01", "K1")}, {"S1": (teams["C"], []), "S2": (teams["C"], [])}, dimensions="[team]", pages="[figures]", names="{}")
    write(site, "data/people.csv", "person_id,name,team,leave_date\n" + "".join(f"{person},Name {person},{team},{'2026-03-20' if person in teams['B'][8:] else ''}\n"
                                                                                for team, who in teams.items() for person in who))
    done = build(site)
    shown = {member for (period, _, member), value in figures(site, "headcount").items() if period in ("2026-03-31", "2026-03") and value != "—"} if done.returncode == 0 else {done.stderr}
    say("A" not in shown and not shown >= {"all", "B", "C"}, "head counts of one day do not tell by two periods", shown)

    # Cohorts have a head count as teams have: three, five and six.
    cohorts = {person: ("T", "XYZ"[(n >= 3) + (n >= 8)]) for n, person in enumerate(people("A", 14))}
    site = make_department("cohorts", cohorts, {"K1": "Basics"}, {"S1": ("2026-03-03", "K1", ["A1"], people("A", 14))}, ["cohort"])
    expect("the head count of a small cohort", site, {f"{period} cohort {cohort}" for period, *_ in figures_of_cohorts(site) for cohort in "XY"}, "headcount")

    # Two, five and six of the courses' people answered.
    everybody = people("A", 8)
    site = make("answers", {"A": everybody}, {f"S{n}": ("2026-03-03", f"K{n}") for n in (1, 2, 3)}, {f"S{n}": (everybody, []) for n in (1, 2, 3)},
                dimensions="[course]", pages="[figures]", datasets="[people, courses, sessions, attendance, feedback]")
    write(site, "data/feedback.csv", "session_id,respondent,item_id,rating\n" + "".join(f"S{n},r{m},Q{q},4\n" for n, most in ((1, 2), (2, 5), (3, 6)) for m in range(most) for q in (1, 2, 3)))
    for measure in "feedback.mean", "feedback.response_rate":
        expect(f"answers of two people: {measure}", site, {f"{period} course {course}" for period in PERIODS for course in ("K1", "K2")}, measure)


def figures_of_cohorts(site):
    """The periods that have a head count: every day from the first session on."""
    build(site)
    return {(period,) for period, _, _ in figures(site, "headcount")}


# ---- along the time and over the groups at once ----

def grouped(sessions, areas):
    """Groups of six people, each a team and a cohort with a course and a trainer of its own. sessions: (day of March, group, its first and last who came) each."""
    letters = sorted(areas)
    members = {person: (letter, letter) for letter in letters for person in people(letter, 6)}
    rows = {f"S{day}{letter}": (f"2026-03-{day:02}", letter, [f"{letter}1"], people(letter, 6)[first - 1:last]) for day, letter, first, last in sessions}
    return members, areas, rows


def crossings():
    # On the 16th A and C are few, which are four together. In the month only A is: B, the smallest of the others, goes with it, and B's week and day, which are its month.
    # C's 16th would follow from its month and the 5th: the 5th goes, and its week. There C is everybody: so do the department's. They would follow from the month and the
    # 16th of the department: these go too.
    sessions = [(5, "C", 1, 4), (16, "A", 1, 1), (16, "B", 2, 6), (16, "C", 4, 6)]
    near, far = ["2026-03-05", "2026-W10"], ["2026-03-16", "2026-W12"]
    for kind in "team", "cohort", "trainer", "area", "course":
        name = "{0}1" if kind == "trainer" else "{0}"
        cells = set(near + far) | {f"{period} {kind} {name.format('C')}" for period in near + far}
        cells |= {f"{period} {kind} {name.format(group)}" for period in far + ["2026-03", "2026-Q1", "2026"] for group in "AB"}
        expect(f"what follows from the department and all others of a kind: {kind}", make_department(f"crossing-{kind}", *grouped(sessions, {"A": "A", "B": "B", "C": "C"}), [kind]), cells)
    # The same within an area, while of the other one too much is withheld for the department to tell.
    sessions = [(2, "B", 4, 6), (2, "D", 1, 4), (6, "B", 1, 4), (10, "A", 2, 6), (10, "D", 1, 4), (10, "E", 1, 4), (12, "B", 1, 4), (12, "C", 5, 6), (12, "E", 1, 4),
                (16, "A", 5, 6), (16, "C", 5, 6), (16, "D", 2, 6), (16, "E", 4, 6)]
    site = make_department("crossing-areas", *(department := grouped(sessions, {"A": "Basics", "B": "Basics", "C": "Basics", "D": "Rules", "E": "Rules"})), ["area", "course"])
    done = build(site)
    found, shown, secret = told(site, *department) if done.returncode == 0 else ([done.stderr], 0, 0)
    say(not found and shown > 20 and secret > 10, "what follows from an area and all others of its courses", [found, shown, secret])


# ---- what is left is found by elimination ----

def expect_silent(name, department, dimensions, statuses=None):
    site = make_department(name.replace(" ", "-"), *department, dimensions, statuses=statuses or {})
    done = build(site)
    found = told(site, *department)[0] if done.returncode == 0 else [done.stderr]
    say(not found, f"nothing can be worked out: {name}", "\n".join(found))


def eliminations():
    # The 11th week less C is A and B of the 10th; the month less C is B of the 3rd and A and B of the 10th. The difference is B of the 3rd: one person.
    letters = {"A": "A", "B": "B", "C": "C"}
    sessions = [(3, "B", 4, 4), (3, "C", 5, 5), (10, "A", 1, 1), (10, "B", 1, 3), (10, "C", 1, 4), (12, "C", 5, 5), (19, "C", 6, 6)]
    expect_silent("two teams together", grouped(sessions, letters), ["team"])
    expect_silent("two cohorts together", grouped(sessions, letters), ["cohort"])

    # On 2 March K1 was held by A1 for four and K2 by A2 for five, on 10 February K2 by A1 for one. The year's ten less K1's four and A2's five is that one.
    members = {person: ("T", "Z") for person in people("A", 9)}
    sessions = {"S1": ("2026-02-10", "K2", ["A1"], ["A2"]), "S2": ("2026-03-02", "K1", ["A1"], people("A", 4)), "S3": ("2026-03-02", "K2", ["A2"], people("A", 9)[4:])}
    expect_silent("a trainer and a course", (members, {"K1": "Basics", "K2": "Rules"}, sessions), ["trainer", "course"])
    expect_silent("a trainer and an area", (members, {"K1": "Basics", "K2": "Rules"}, sessions), ["trainer", "area"])

    # Monday had two people, Tuesday five, with two trainers. The week's seven less Tuesday's five, which is that of the second trainer, are Monday's two.
    sessions = {"S1": ("2026-03-02", "K1", ["A1"], people("A", 9)[7:]), "S2": ("2026-03-03", "K1", ["A1", "A2"], people("A", 5))}
    expect_silent("a session of two trainers", (members, {"K1": "Basics"}, sessions), ["trainer"])

    # A2 alone had one of the month's nine, which are A1's eight and that one: a session of A2 that was cancelled, or that nobody was due in, had none.
    a = people("A", 9)
    sessions = {"S1": ("2026-03-03", "K1", ["A1", "A2"], a[:1]), "S2": ("2026-03-10", "K1", ["A2"], a[1:2]), "S3": ("2026-03-10", "K1", ["A1"], a[2:3]),
                "S4": ("2026-03-12", "K1", ["A2"], []), "S5": ("2026-03-12", "K1", ["A1", "A2"], a[3:5]), "S6": ("2026-03-24", "K1", ["A1"], a[5:])}
    for status in "cancelled", "held":
        expect_silent(f"a session of nobody that was {status}", (members, {"K1": "Basics"}, sessions), ["trainer"], {"S4": status})

    # One more on the list of staff, of no group, who was never due; or one session of two trainers a month later. They keep no secret of the others.
    sessions = [(5, "C", 1, 4), (16, "A", 1, 1), (16, "B", 2, 6), (16, "C", 4, 6)]
    for kind, one in ("team", ("", "A")), ("cohort", ("A", "")), ("trainer", None):
        members, areas, rows = grouped(sessions, letters)
        if one is not None:
            members["N1"] = one
        else:
            rows["later"] = ("2026-04-20", "A", ["A1", "B1"], people("A", 6))
        expect_silent(f"one of no {kind}" if one else "a session of two trainers later", (members, areas, rows), [kind])


def scores_of(name, dimensions, taken, areas):
    """taken: (day of March, course, how many) each, all of them different people; areas: course → area."""
    everybody, rows = people("A", sum(n for *_, n in taken)), {}
    members = dict.fromkeys(everybody, ("T", "Z"))
    for number, (day, course, n) in enumerate(taken):
        rows[f"S{number}"] = (f"2026-03-{day:02}", course, [], everybody[-n:])
        everybody = everybody[:-n]
    site = make_department(name.replace(" ", "-"), members, areas, {}, dimensions, datasets="[people, courses, sessions, attendance, scores]")
    write(site, "data/scores.csv", "person_id,course_id,date,score\n" + "".join(f"{person},{course},{date},80\n" for date, course, _, who in rows.values() for person in who))
    done = build(site)
    found, shown, secret = told(site, members, areas, rows, "score.taken") if done.returncode == 0 else ([done.stderr], 0, 0)
    say(not found and shown > 10 and secret > 5, f"nothing can be worked out: {name}", [found, shown, secret])


def check_answers(name, rows, dimensions):
    """rows: session → (day of March, trainers, how many answered); six people came, and everybody sees which sessions nobody answered."""
    six = people("A", 6)
    department = {person: ("T", "Z") for person in six}, {"K1": "Basics"}, {session: (f"2026-03-{day:02}", "K1", trainers, six) for session, (day, trainers, _) in rows.items()}
    site = make_department(name.replace(" ", "-"), *department, dimensions, datasets="[people, courses, sessions, attendance, feedback, archive]")
    write(site, "data/feedback.csv", "session_id,respondent,item_id,rating\n" + "".join(f"{session},r{n},Q1,4\n" for session, (*_, most) in rows.items() for n in range(most)))
    done = build(site)
    found, shown, secret = told(site, *department, "feedback.mean", {session: most for session, (*_, most) in rows.items()}) if done.returncode == 0 else ([done.stderr], 0, 0)
    say(not found and shown > 0 and secret > 0, f"nothing can be worked out: {name}", [found, shown, secret])


def answers():
    # Two answered A1 on Monday, five both on Tuesday. The week's seven less Tuesday's five, which are A2's of the week, are Monday's two.
    check_answers("answers about two trainers", {"S1": (2, ["A1"], 2), "S2": (3, ["A1", "A2"], 5), "S3": (24, ["A2"], 4)}, ["trainer"])
    # A2 alone held two sessions, of which one was answered, by one. The month's nine answers less A1's eight are that one.
    rows = {"S1": (3, ["A1", "A2"], 1), "S2": (10, ["A2"], 1), "S3": (10, ["A1"], 1), "S4": (12, ["A2"], 0), "S5": (12, ["A1", "A2"], 2), "S6": (24, ["A1"], 4)}
    check_answers("a session that nobody answered", rows, ["trainer"])


def scores():
    courses = [f"K{n}" for n in range(1, 7)]
    two, many = dict(zip(courses, ["Basics"] * 3 + ["Rules"] * 3)), dict(zip(courses, ["First", "Second", "Third", "Fourth", "Fifth", "Sixth"]))
    # K3's one of the 12th is told by days and months of Basics and its courses together, where nobody sees to it that the area is their sum.
    scores_of("scores of areas and courses", ["area", "course"], [(3, "K6", 4), (3, "K3", 4), (12, "K1", 5), (12, "K5", 6), (12, "K2", 4), (12, "K4", 1), (12, "K3", 1)], two)
    # So is K5's of the 16th by those of the department and all courses, or all areas where each is one course.
    taken = [(19, "K5", 4), (16, "K5", 1), (16, "K3", 1), (16, "K4", 5), (17, "K5", 4), (12, "K1", 4), (12, "K4", 1)]
    scores_of("scores of courses", ["course"], taken, two)
    scores_of("scores of areas", ["area"], taken, many)


def check():
    days()
    times()
    crossings()
    eliminations()
    answers()
    scores()
    kinds()
