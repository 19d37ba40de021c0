"""What reports say of small groups beside their figures: what was published before, exams, another year, ranks, texts. No group of fewer than four is shown."""
import os, re

from groups import EVERYTHING, TARGETS
from sites import build, make, page, people, plain, say, write


def section(site, report, kind, folder="site"):
    """The text of a report's section; "" without it."""
    found = re.search(rf'<section[^>]*id="{kind}".*?</section>', page(site, f"reports/{report}.html", folder), re.S)
    return plain(found[0]).strip() if found else ""


def everything(folder):
    """All that is published there, one behind the other."""
    texts = []
    for at, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            with open(os.path.join(at, name), encoding="utf-8", errors="replace") as file:
                texts.append(file.read())
    return "\n".join(texts)


def write_rows(site, seconds, results):
    """An indicator and a check of each person."""
    write(site, "data/indicators.csv", "date,indicator_id,person_id,team,value\n" + "".join(f"2026-03-03,I1,{person},,{value}\n" for person, value in seconds.items()))
    write(site, "data/checks.csv", "check_id,date,kind,person_id,result\n" + "".join(f"Q{person},2026-03-03,call,{person},{result}\n" for person, result in results.items()))


def restatements():
    # Two of A and five of B have rows, nobody of C; the department's mean is 200 / 7 = 28.6. Later all of them are other ones, A has five, and C four: 470 / 14 = 33.6.
    teams = {"A": people("A", 5), "B": people("B", 5), "C": people("C", 4)}
    both = teams["A"] + teams["B"]
    site = make("restated", teams, {"S1": ("2026-03-03", "K1")}, {"S1": (both, [])}, dimensions="[team]", datasets=EVERYTHING,
                settings="measures: {double: {formula: indicator:I1 + indicator:I1, title: Double}, mixed: {formula: indicator:I1 + people.trained, title: Mixed}}\n")
    write(site, "data/targets.csv", TARGETS)
    then = teams["A"][:2] + teams["B"]
    write_rows(site, dict(zip(then, [50, 50, 20, 20, 20, 20, 20])), dict.fromkeys(then, "pass"))
    done = build(site, "manager", "--record")
    say(done.returncode == 0, "figures of few are recorded", done.stderr)
    write_rows(site, dict(zip(both + teams["C"], [60] * 5 + [10] * 5 + [30] * 4)), dict.fromkeys(both, "pass") | {"A1": "fail", "B1": "fail"})
    told = {}
    for edition, folder in ("staff", "site"), ("manager", "site-manager"):
        done = build(site, edition)
        told[edition] = section(site, "monthly/2026-03", "restatements", folder) if done.returncode == 0 else done.stderr
    say("Speed 28.6 33.6" in told["staff"] and "Double 57.1 67.1" in told["staff"] and "call: passed 100.0% 80.0%" in told["staff"] and not re.search(r"\b[ABC]\b", told["staff"]),
        "an edition of small groups tells what was published of the department's indicators and checks, and of no team", told["staff"])
    say(all(row in told["manager"] for row in ("Speed · A 50.0 60.0", "Speed · B 20.0 10.0", "Speed · C none 30.0", "Double · A 100.0 120.0", "Mixed · A 55.0 65.0", "call: passed · A 100.0% 80.0%")), "another edition tells it of the teams", told["manager"])


def forgotten():
    # The records of February are no longer there: what was published of it is not compared with nothing.
    six = people("A", 6)
    site = make("forgotten", {"A": six}, {"S1": ("2026-02-03", "K1"), "S2": ("2026-03-03", "K1")}, {"S1": (six, []), "S2": (six, [])}, as_of="2026-03-31")
    done = build(site, "manager", "--record")
    write(site, "data/sessions.csv", "session_id,date,course_id\nS2,2026-03-03,K1\n")
    write(site, "data/attendance.csv", "session_id,person_id,status\n" + "".join(f"S2,{person},present\n" for person in six))
    again = build(site, "manager", "--record")
    text = section(site, "monthly/2026-03", "restatements", "site-manager")
    say(done.returncode == again.returncode == 0 and text == "", "months before the records begin are no restatements", [text, done.stderr, again.stderr])
    rows = [line.split(",")[6] for line in page(site, "ledger-rows.csv", "data").splitlines() if ",attendance,2026-02-03,S1," in line]
    say(rows == ["6", "0"], "that the rows of a session are gone is recorded", rows)


def restated_days():
    # Six on Monday, two on Tuesday, who are six later.
    six = people("A", 6)
    site = make("restated-days", {"A": six}, {"S1": ("2026-03-02", "K1"), "S2": ("2026-03-03", "K1")}, {"S1": (six, []), "S2": (six[:2], [])}, dimensions="[team]")
    done = build(site, "manager", "--record")
    write(site, "data/attendance.csv", "session_id,person_id,status\n" + "".join(f"{session},{person},present\n" for session in ("S1", "S2") for person in six))
    again = build(site)
    week, monday = section(site, "weekly/2026-W10", "restatements"), section(site, "daily/2026-03-02", "restatements")
    good = done.returncode == again.returncode == 0 and monday == ""
    # Sixteen hours less Monday's twelve, which nobody has changed, are those of two people.
    say(good and "Person-hours attended 16.0" not in week, "what was published of a week does not tell of a small day of it", [week, monday, done.stderr, again.stderr])
    say(good and "2 rows" not in week, "nor is said how many few rows a session had", week)


def exam(site, title):
    """What the department's report of March says of the exam: people, pass rate and so on."""
    return re.findall(title + r" \d+ March(.{0,60})", plain(page(site, "reports/monthly/2026-03.html")))[:1]


def exams():
    # Three of K1, ten of K2, twelve of K3: K2's scores are withheld with those of K1. So is K2's exam, but not K3's.
    everybody = people("A", 12)
    site = make("exams", {"A": everybody}, {f"S{n}": ("2026-03-03", f"K{n}") for n in (1, 2, 3)}, {f"S{n}": (everybody, []) for n in (1, 2, 3)}, dimensions="[course]",
                datasets="[people, courses, assessments, sessions, attendance, scores]")
    write(site, "data/assessments.csv", "assessment_id,title,course_id,date\n" + "".join(f"X{n},Exam {word},K{n},2026-03-1{n}\n" for n, word in enumerate(("one", "two", "three"), 1)))
    write(site, "data/scores.csv", "person_id,assessment_id,date,score\n" + "".join(f"{person},X{n},2026-03-1{n},8{n}\n" for n, most in ((1, 3), (2, 10), (3, 12)) for person in everybody[:most]))
    done = build(site)
    found = [exam(site, f"Exam {word}") for word in ("one", "two", "three")] if done.returncode == 0 else done.stderr
    say([row[:1] and row[0].split()[:3] for row in found] == [["—"] * 3, ["—"] * 3, ["12", "12", "0"]], "the exam of a course whose scores are withheld is withheld", found)
    # Now K1 has two exams, of two and of all twelve: the course's scores less those of the one would be those of two people.
    write(site, "data/assessments.csv", "assessment_id,title,course_id,date\nX1,Exam one,K1,2026-03-11\nX2,Exam two,K1,2026-03-12\nX3,Exam three,K3,2026-03-13\n")
    write(site, "data/scores.csv", "person_id,assessment_id,date,score\n" + "".join(f"{person},X{n},2026-03-1{n},8{n}\n" for n, most in ((1, 2), (2, 12), (3, 12)) for person in everybody[:most]))
    done = build(site)
    found = [exam(site, f"Exam {word}") for word in ("one", "two", "three")] if done.returncode == 0 else done.stderr
    say([row[:1] and row[0].split()[:3] for row in found] == [["—"] * 3, ["—"] * 3, ["12", "12", "0"]], "and so is that of a course which had another one of few", found)


def years():
    # Two were due in March 2025, one of them came. Six in March 2026.
    six = people("A", 6)
    site = make("years", {"A": six}, {"S1": ("2025-03-04", "K1"), "S2": ("2025-04-01", "K1"), "S3": ("2026-03-03", "K1")}, {"S1": (["A1"], ["A2"]), "S2": (six, []), "S3": (six[:5], ["A6"])}, dimensions="[course]")
    told = {}
    for edition, folder in ("staff", "site"), ("manager", "site-manager"):
        done = build(site, edition)
        told[edition] = re.findall("Attendance rate (.*?) Coverage", section(site, "monthly/2026-03", "figures", folder))[0] if done.returncode == 0 else done.stderr
    say(told == {"staff": "83.3% 5/6 No data — — — 83.3%", "manager": "83.3% 5/6 No data — 50.0% ▲ +33.3 pts 83.3%"}, "the year before is not shown beside this one where it was of few, nor the change since", told)


def same_days():
    # On 20 February there were two. The day is withheld, so is the 5th; but the days up to the 20th are the month less the 25th: 7 of 8 came.
    six = people("A", 6)
    site = make("same-days-shown", {"A": six}, {"S1": ("2026-02-05", "K1"), "S2": ("2026-02-20", "K1"), "S3": ("2026-02-25", "K1"), "S4": ("2026-03-10", "K1")},
                {"S1": (six, []), "S2": (["A5"], ["A6"]), "S3": (six, []), "S4": (six, [])}, as_of="2026-03-20", dimensions="[course]")
    done = build(site)
    row = re.findall("Attendance rate (.*?) better", section(site, "monthly/2026-03", "figures")) if done.returncode == 0 else done.stderr
    say(row == ["100.0% 6/6 87.5% ▲ +12.5 pts"], "the same days of the month before are shown where they follow from what is shown", row)


def ranks():
    # C has three people, A's four go with them. Everybody was trained: 8 hours of 4 people are 2 sessions of 2 hours each; of C's three one missed one.
    teams = {"A": people("U", 4), "B": people("V", 5), "C": people("W", 3)}
    everybody = sum(teams.values(), [])
    site = make("ranks", teams, {"S1": ("2026-03-03", "K1"), "S2": ("2026-03-05", "K1")}, {"S1": (everybody[:-1], everybody[-1:]), "S2": (everybody, [])},
                pages="[reports, awards, print, figures]", names="{rosters: masked, awards: full}", settings="""measures: {each: {formula: people.trained / headcount, unit: rate}, hours.each: {formula: hours.person / headcount}}
awards:
  Best team: {period: monthly, scope: team, minimum: 1, conditions: each ≥ 10%, rank: [each, hours.each], winners: 3}
boards:
  Hours: {measure: hours.each, period: monthly, scope: team, best: 3, minimum: 1}
""")
    rows = {}
    for edition, folder in ("staff", "site"), ("manager", "site-manager"):
        done = build(site, edition)
        found = re.findall(r"<tr><th scope=\"row\">(.*?)</th>(.*?)</tr>", page(site, "reports/awards.html", folder), re.S) if done.returncode == 0 else [(done.stderr, "")]
        rows[edition] = {plain(name).strip()[:1]: re.findall(r"\d+\.\d|few", plain(cells)) for name, cells in found}
    say(rows == {"staff": {"A": ["few"] * 2, "B": ["100.0", "4.0"], "C": ["few"] * 2}, "manager": {"A": ["100.0", "4.0"], "B": ["100.0", "4.0"], "C": ["100.0", "3.3"]}},
        "conditions and ranks by formulas say nothing of whom they are made of", rows)


def texts():
    # Of four teams B is too small for the edition, and C's figures go with B's: their reports are not there, nor is what was written for them.
    teams = {"A": people("A", 6), "B": people("B", 3), "C": people("C", 5), "D": people("D", 8)}
    site = make("texts", teams, {"S1": ("2026-03-03", "K1")}, {"S1": (sum(teams.values(), []), [])}, settings="reports: {team_reports: [monthly], minimum: 3}\n", dimensions="[team]")
    for team in teams:
        write(site, f"content/reports/{team}/2026-03.md", f"# Summary\n\nWritten about {team} alone.\n")
    told = {}
    for edition, folder in ("staff", "site"), ("manager", "site-manager"):
        done = build(site, edition)
        found = {word[14] for word in re.findall(r"Written about . alone", everything(os.path.join(site, folder)))}
        shown = {team for team in teams if os.path.exists(os.path.join(site, folder, "reports", team))}
        told[edition] = ("".join(sorted(found)), "".join(sorted(shown))) if done.returncode == 0 else done.stderr
    say(told == {"staff": ("AD", "AD"), "manager": ("ABCD", "ABCD")}, "what is written for the report of a team that is too small is left out with it, and the edition is built", told)


def check():
    restatements()
    forgotten()
    restated_days()
    exams()
    years()
    same_days()
    ranks()
    texts()
