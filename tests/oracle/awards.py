"""Who wins the awards and stands on the boards, by awards.sql; and rules for generated sites. The rules are read from the plain forms in which the demo
and tests write them."""
import csv, os, random, re
import oracle, records

UNITS = {"weekly": "week", "每周": "week", "monthly": "month", "每月": "month", "quarterly": "quarter", "每季": "quarter", "annual": "year", "每年": "year"}
SCOPES = {"个人": "person", "已转正": "confirmed", "新人": "newcomers", "导师": "mentor", "讲师": "trainer", "小组": "team"}
LESS_IS_BETTER = "sessions.cancelled sessions.postponed attendance.late attendance.leave attendance.absent attendance.unrecorded score.missing".split()
BASIS = {"attendance.expected": "attendance.attended attendance.late attendance.leave attendance.absent attendance.unrecorded people.trained hours.person",
         "score.taken": "score.missing", "sessions.planned": "sessions.held sessions.cancelled sessions.postponed hours.held"}
COUNTS = re.compile(r"sessions\.|attendance\.(?!rate)|people\.trained|score\.(taken|missing)")
TABLES = """rule (rule, kind, title, unit, scope, months, at_least, winners, ties, minimum, near, since, until, best, worst); condition (rule, i, measure, op, value, whole, minimum, counts);
rank (rule, i, direction, measures); rank_measure (rule, i, measure, first); board_measure (rule, measure); rule_team (rule, team); mentors (person_id, mentor, since);
dates (person_id, probation_end, regular_date); better (measure, sign); basis (measure, basis); least (n)"""


def section(text, name):
    """title → key → text or list of texts, of a section of trainbook.yml: two and four blanks, lists in one line or below."""
    rules, rule, key = {}, None, None
    found = re.search(rf"^{name}:\n((?:(?: .*|#.*|)\n)*)", text + "\n", re.M)
    for line in found[1].splitlines() if found else []:
        depth, line = len(line) - len(line.lstrip()), line.strip()
        if not line or line.startswith("#"):
            continue
        if depth == 2:
            rule = rules.setdefault(line.rstrip(":").strip("'\""), {})
        elif line.startswith("- "):
            rule.setdefault(key, []).append(line[2:].strip("'\""))
        else:
            key, value = (part.strip() for part in line.split(":", 1))
            if value:
                rule[key] = [one.strip("'\"") for one in re.split(r",\s*(?![^(]*\))", value[1:-1])] if value.startswith("[") else value.strip("'\"")
    return rules


def many(value):
    return [] if value is None else value if isinstance(value, list) else [value]


def condition(text, lesson):
    """'score.mean ≥ 90 分, n ≥ 2' → (measure, op, value in the measure's unit, whole, minimum, counts)"""
    measure, op, wanted, _, minimum = re.fullmatch(r"(\S+) (≥|≤|=|>|<) (.+?)(, n ≥ (\d+))?", text).groups()
    counts = bool(COUNTS.match(measure))
    if wanted in ("all", "部门平均"):
        return measure, op, None, True, minimum and int(minimum), counts
    number = float(re.match(r"[\d.]+", wanted)[0])
    if "%" in wanted:
        number /= 100
    if measure.startswith("hours."):
        number *= lesson / 60
    return measure, op, number, False, minimum and int(minimum), counts


def load_rules(base, directory):
    with open(os.path.join(directory, "trainbook.yml"), encoding="utf-8") as file:
        text = file.read()
    setting = lambda key, default: int((re.search(rf"^ *{key}: *(\d+)", text, re.M) or [0, default])[1])
    base.execute("INSERT INTO least VALUES (?)", ((int((re.search(r"^reports:\n(?: .*\n)*?  minimum: *(\d+)", text, re.M) or [0, 5])[1])),))
    for kind in ("award", "board"):
        for title, rule in section(text, kind + "s").items():
            number = base.execute("SELECT count(*) FROM rule").fetchone()[0]
            count = lambda key: int(rule[key]) if key in rule else None
            best, worst = count("best"), count("worst")
            base.execute(f"INSERT INTO rule VALUES ({', '.join('?' * 15)})", (
                number, kind, title, UNITS[rule.get("period", "weekly")], SCOPES.get(rule.get("scope", "person"), rule.get("scope", "person")), count("months") or 0,
                count("at_least"), count("winners"), {"空缺": "none"}.get(rule.get("ties"), rule.get("ties", "all")), count("minimum"), int(rule.get("near", 5)),
                rule.get("from"), rule.get("until"), 3 if best is worst is None else best or 0, worst or 0))
            for i, one in enumerate(many(rule.get("conditions"))):
                base.execute("INSERT INTO condition VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (number, i) + condition(one, setting("lesson_minutes", 60)))
            for i, one in enumerate(many(rule.get("rank"))):
                order, _, measures = re.fullmatch(r"((highest|lowest) )?(.+)", one).groups()
                measures = re.split(r",\s*", re.sub(r"^mean\((.*)\)$", r"\1", measures))
                base.execute("INSERT INTO rank VALUES (?, ?, ?, ?)", (number, i, {None: 0, "highest ": 1, "lowest ": -1}[order], len(measures)))
                base.executemany("INSERT INTO rank_measure VALUES (?, ?, ?, ?)", [(number, i, m, m == measures[0]) for m in measures])
            if "measure" in rule:
                base.execute("INSERT INTO board_measure VALUES (?, ?)", (number, rule["measure"]))
            base.executemany("INSERT INTO rule_team VALUES (?, ?)", [(number, team) for team in many(rule.get("teams"))])


def results(directory, as_of=None):
    """The rows of `dump awards` as tuples of texts; values are floating."""
    base = oracle.load(directory, as_of)
    with open(os.path.join(oracle.HERE, "figures.sql"), encoding="utf-8") as file:
        base.executescript(file.read().rsplit("-- Rates need a denominator", 1)[0])
    for table in TABLES.split(";"):
        base.execute("CREATE TABLE " + re.sub(r"\w+(?=[,)])", lambda name: f'"{name[0]}"', table.strip()))
    load_rules(base, directory)
    people = list(records.read(os.path.join(directory, "data"), "people"))
    date = lambda row, key: oracle.value("people", "date", row.get(key) or "")
    base.executemany("INSERT INTO mentors VALUES (?, ?, '')", [(row["person_id"], row["mentor_id"]) for row in people if row.get("mentor_id")])
    base.executemany("INSERT INTO dates VALUES (?, ?, ?)", [(row["person_id"], date(row, "probation_end"), date(row, "regular_date")) for row in people])
    base.executemany("INSERT INTO better VALUES (?, -1)", [(measure,) for measure in LESS_IS_BETTER])
    base.executemany("INSERT INTO basis VALUES (?, ?)", [(measure, basis) for basis, measures in BASIS.items() for measure in measures.split()])
    with open(os.path.join(oracle.HERE, "awards.sql"), encoding="utf-8") as file:
        script, query = file.read().rsplit("-- kind, period, title", 1)
    base.executescript(script)
    return [tuple("" if cell is None else str(cell) for cell in row) for row in base.execute(query.split("\n", 1)[1])]


# ---- rules for generated sites ----

PERSON = "attendance.rate attendance.late attendance.absent attendance.attended hours.person people.trained score.taken score.missing score.mean score.pass_rate score.first_pass_rate score.final_pass_rate"
SESSION = "attendance.rate attendance.late attendance.leave hours.person sessions.held sessions.cancelled sessions.planned plan.completion hours.held"


def limit(pick, measure, team):
    rate = "rate" in measure or measure == "plan.completion"
    if team and pick.random() < 0.3:
        return "all"
    if measure == "people.trained":
        return "1"
    if rate:
        return pick.choice(["50%", "0.75", "95%", "100%", "66.67%"])
    return pick.choice(["60 分", "85", "92.5 分"]) if measure == "score.mean" else pick.choice(["0", "1", "2", "5"])


def rank_of(pick, measures):
    rates = [m for m in measures if "rate" in m]
    one = f"mean({', '.join(pick.sample(rates, 2))})" if pick.random() < 0.3 and len(rates) > 1 else pick.choice(measures)
    return pick.choice(["", "", "", "highest ", "lowest "]) + one


def rules(seed, teams):
    """Awards and boards as text for trainbook.yml."""
    pick, text = random.Random(f"awards {seed}"), "awards:\n"
    every = list(SCOPES.values())
    for number in range(8):
        scope = pick.choice(every)
        measures = (SESSION if scope == "trainer" else PERSON).split()
        text += f"  A{number}:\n    period: {pick.choice(['weekly', 'monthly', 'quarterly', 'annual'])}\n    scope: {scope}\n    conditions:\n"
        chosen = pick.sample(measures, pick.randint(1, 3))
        for measure in chosen:
            one = f"{pick.choice('≥≥≥≥>≤<=')} {limit(pick, measure, True)}"
            # A single person is at most one of those who were trained.
            one = one if measure != "people.trained" or scope in ("小组", "导师") else pick.choice(["≥ 1", "= 1", "= 0", "≥ all"])
            text += f"      - '{measure} {one}{pick.choice(['', '', ', n ≥ 2', ', n ≥ 1'])}'\n"
        if scope in ("newcomers", "confirmed"):
            text += f"    months: {pick.choice([1, 3, 12])}\n"
        for key, values in (("at_least", [None, None, 1]), ("minimum", [None, 1, 1, 2]), ("near", [None, 0, 40]), ("ties", [None, "none"]), ("winners", [None, 1, 1, 2])):
            value = pick.choice(values)
            text += f"    {key}: {value}\n" if value is not None else ""
        ranks = [rank_of(pick, measures) for _ in range(pick.randint(1, 3))]
        text += "    rank:\n" + "".join(f"      - '{one}'\n" for one in ranks)
        if teams and scope != "trainer" and pick.random() < 0.3:
            text += f"    teams: ['{pick.choice(teams)}']\n"
    text += "boards:\n"
    for number in range(5):
        scope = pick.choice(every)
        text += f"  B{number}:\n    measure: {pick.choice((SESSION if scope == 'trainer' else PERSON).split())}\n    scope: {scope}\n    period: {pick.choice(['weekly', 'monthly', 'annual'])}\n"
        text += f"    best: {pick.randint(1, 3)}\n    worst: {pick.randint(1, 3)}\n"
        text += "    months: 3\n" if scope in ("newcomers", "confirmed") else ""
        minimum = pick.choice([None, 1, 1, 3])
        text += f"    minimum: {minimum}\n" if minimum else ""
    return text


def add_rules(directory, seed):
    """Gives a generated site mentors, awards and boards. Rules that nobody can win are refused: these are left out, whatever wants less than nothing or more than all."""
    path, pick = os.path.join(directory, "data", "people.csv"), random.Random(f"mentors {seed}")
    with open(path, encoding="utf-8", newline="") as file:
        header, *rows = list(csv.reader(file))
    with open(os.path.join(directory, "trainbook.yml"), encoding="utf-8") as file:
        starts = int((re.search(r"^month_starts: (\d+)", file.read(), re.M) or [0, 1])[1])
    for row in rows:
        row.append(pick.choice([""] + [other[0] for other in rows if other is not row]))
        # Some were hired so many months to the day before a month began.
        if row[3] and not row[4] and pick.random() < 0.4:
            year, month = divmod(int(row[3][:4]) * 12 + int(row[3][5:7]) - 1 - pick.choice([1, 3, 12]), 12)
            row[3] = f"{year}-{month + 1:02}-{starts:02}"
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header + ["mentor_id"]] + rows)
    teams = sorted({row[2] for row in rows if row[2] and not set(row[2]) & set(",\"'")})
    with open(os.path.join(directory, "trainbook.yml"), "a", encoding="utf-8") as file:
        file.write(re.sub(r"> 100%", "≥ 100%", re.sub(r"< 0(?!\.)", "≤ 0", re.sub("people.trained > 1", "people.trained ≥ 1", rules(seed, teams)))))
