"""The oracle: loads a site directory's CSV files into SQLite and computes every row of figures.csv by figures.sql."""
import datetime, decimal, os, re, sqlite3
import exports, formulas, records

HERE = os.path.dirname(os.path.abspath(__file__))
MISSING = {"缺考", "缓考", "补考", "作弊", "免考", "请假", "旷考", "—", "/", "-", "ex", "n/a", "absent", "exempt", "deferred"}
WEEKDAYS = "sunday monday tuesday wednesday thursday friday saturday".split()
COLUMNS = {
    "people": "person_id team hire_date leave_date cohort email",
    "moves": "person_id date field value before",
    "courses": "course_id area hours pass_mark max_score",
    "assessments": "assessment_id course_id kind date max_score pass_mark",
    "cohorts": "cohort_id",
    "sessions": "session_id date start end course_id trainer_id cohort_id hours status",
    "enrolments": "session_id cohort_id person_id",
    "attendance": "session_id person_id status minutes",
    "scores": "person_id assessment_id course_id date score max_score attempt",
    "feedback": "session_id respondent row rating scale",
    "checks": "date kind person_id result score",
    "targets": "indicator_id kind unit",
    "indicators": "date indicator_id person_id team value percent numerator denominator weight",
}
MILLIONTHS = {("courses", "pass_mark"), ("courses", "max_score"), ("assessments", "max_score"), ("assessments", "pass_mark"),
              ("scores", "score"), ("scores", "max_score"), ("checks", "score")}
NUMBERS = {("courses", "hours"), ("sessions", "hours"), ("attendance", "minutes"), ("scores", "attempt"), ("feedback", "rating"), ("feedback", "scale"),
           ("indicators", "value"), ("indicators", "numerator"), ("indicators", "denominator"), ("indicators", "weight")}


def millionths(text):
    return int(decimal.Decimal(text) * 1000000)


def settings(directory):
    """The few settings that figures depend on, from the plain forms in which tests write them."""
    with open(os.path.join(directory, "trainbook.yml"), encoding="utf-8") as file:
        text = file.read()
    one = lambda key, default: (re.search(rf"^{key}:\s*(\S+)", text, re.M) or [None, default])[1]
    # With editions, people are counted where one of them shows the dimension person.
    shows_people = re.search(r"^ +dimensions:\s*(all\b|\[[^\]]*\bperson\b)", text, re.M) is not None
    items = {}
    for name, kind, target in re.findall(r"^ +['\"]?(.+?)['\"]?:\s*\{\s*(assessment|course):\s*['\"]?([^\s,}'\"]+)", text, re.M):
        items[name] = (kind, target)
    return {"as_of": one("as_of", None), "pass_mark": one("pass_mark", "60"), "publish_people": one("publish_people", "false") == "true" or shows_people, "items": items,
            "month_starts": int(one("month_starts", "1")), "week_starts": WEEKDAYS.index(one("week_starts", "monday"))}


WORDS = {("moves", "field"): {"组": "team", "级别": "level"}, ("targets", "kind"): {"比率": "rate", "均值": "mean", "时长": "duration", "数量": "count"},
         ("checks", "result"): {"合格": "pass", "通过": "pass", "不合格": "fail", "不通过": "fail"}}


def value(table, column, text):
    if (table, column) in MILLIONTHS | NUMBERS:
        text = records.plain_number(text)
    if (table, column) in WORDS:
        return WORDS[table, column].get(text, text)
    if table == "scores" and column == "score" and text.lower() in MISSING:
        return None
    if not text:
        return None
    if (table, column) in MILLIONTHS:
        return millionths(text)
    if (table, column) in NUMBERS:
        return float(text)
    if column in ("date", "hire_date", "leave_date"):
        if re.fullmatch(r"\d{5}", text):
            return (datetime.date(1899, 12, 30) + datetime.timedelta(int(text))).isoformat()
        return "-".join(part.zfill(2) for part in re.findall(r"\d+", text))
    return text


def load(directory, as_of=None, until=None):
    base = sqlite3.connect(":memory:")
    config = settings(directory)
    as_of = as_of or config["as_of"]
    data = os.path.join(directory, "data")
    base.execute("CREATE TABLE config (as_of, pass_mark, publish_people, month_starts, week_starts)")
    base.execute("INSERT INTO config VALUES (?, ?, ?, ?, ?)",
                 (until or as_of, millionths(config["pass_mark"]), config["publish_people"], config["month_starts"], config["week_starts"]))
    tables = {table: records.read(data, table) for table in COLUMNS}
    tables["attendance"] = list(records.place_days(tables["attendance"], tables["sessions"], tables["enrolments"], tables["people"]))
    records.name_things(tables)
    for table, columns in COLUMNS.items():
        names = columns.split()
        base.execute(f"CREATE TABLE {table} ({', '.join(chr(34) + n + chr(34) for n in names)})")
        base.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(names))})",
                         [[value(table, n, row.get(n, "")) for n in names] for row in tables[table]])
    base.execute("CREATE TABLE session_trainers (session_id, person_id)")
    for row in tables["sessions"]:
        for trainer in re.split("[;；、]", row.get("trainer_id", "")):
            if trainer.strip():
                base.execute("INSERT INTO session_trainers VALUES (?, ?)", (row["session_id"], trainer.strip()))
    load_exports(base, directory, tables, config["items"], as_of)
    base.execute("CREATE INDEX attendance_pair ON attendance (session_id, person_id)")
    return base


def load_exports(base, directory, tables, items, last):
    """The day of an export says when it was downloaded: an assessment's own date goes before."""
    dates = {row["assessment_id"]: value("assessments", "date", row.get("date", "")) for row in tables["assessments"]}
    courses = {row["course_id"] for row in tables["courses"]}
    shown = {}
    for file, person, item, taken, score, maximum in exports.read(os.path.join(directory, "data", "exports"), tables["people"], items):
        kind, target = items.get(item, ("assessment" if item in dates else "course", item))
        assert target in (dates if kind == "assessment" else courses), f"{item} is nothing"
        number = None if score.lower() in MISSING else millionths(score)
        date = (dates[target] if kind == "assessment" else None) or taken
        if date <= last:
            shown.setdefault((person, kind, target), []).append((taken, file, date, number, score, maximum and millionths(maximum)))
    for (person, kind, target), scores in shown.items():
        for date, number, maximum in attempts(sorted(scores, key=lambda score: score[:2]), last):
            base.execute("INSERT INTO scores VALUES (?, ?, ?, ?, ?, ?, NULL)",
                         (person, target if kind == "assessment" else None, target if kind == "course" else None, date, number, maximum))


def attempts(scores, last):
    """A gradebook is exported again and again: the attempts that a series of exports shows, in their order."""
    found, before = [], None
    for taken, file, date, value, mark, maximum in scores:
        if before and file != before["file"]:
            if mark == "-" or (value == before["value"] and (value is not None or mark == before["mark"])):
                continue
            if before["mark"] == "-":
                found.pop()
            elif date <= found[-1][0] and taken > found[-1][0]:
                date = taken
                if date > last:
                    continue
            elif date <= found[-1][0] and taken > before["taken"]:
                found.pop()
        found.append((date, value, maximum))
        before = {"file": file, "taken": taken, "value": value, "mark": mark}
    return found


def counted(directory, as_of=None, until=None):
    """The base with everything counted, and the query for the figures."""
    base = load(directory, as_of, until)
    with open(os.path.join(HERE, "figures.sql"), encoding="utf-8") as file:
        script, query = file.read().rsplit("-- Rates need a denominator", 1)
    base.executescript(script)
    return base, query.split("\n", 1)[1]


def figures(directory, as_of=None, until=None):
    """(period, measure, dimension, member) → (value, numerator, denominator or None, count); of the records as of a day, counted up to `until`."""
    base, query = counted(directory, as_of, until)
    found = {}
    for row in base.execute(query):
        assert row[:4] not in found, f"twice: {row}"
        found[row[:4]] = row[4:]
    formulas.add(found, directory)
    return found


def shapes(directory, as_of=None):
    """Awkward shape → how often the site has it."""
    base, _ = counted(directory, as_of)
    with open(os.path.join(HERE, "shapes.sql"), encoding="utf-8") as file:
        script, query = file.read().split("\n\n", 1)
    base.executescript(script)
    return dict(base.execute(query))
