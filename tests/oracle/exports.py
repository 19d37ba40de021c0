"""Moodle's grade exports and xAPI statements, read apart from the program: rows of (person_id, item, date, score text, maximum or None) for each score."""
import csv, datetime, json, os, re
import xml.etree.ElementTree

ID = ("id number", "编号", "編號")
EMAIL = ("email address", "电子邮箱")
TIME = ("last downloaded from this course", "最近从此课程下载")
REAL, PERCENTAGE, TOTAL = ("real", "实数"), ("percentage", "百分比"), ("course total", "课程总分")


def day(seconds):
    return datetime.datetime.fromtimestamp(int(seconds), datetime.timezone.utc).date().isoformat()


def read_csv(path, people, mapped):
    with open(path, encoding="utf-8-sig", newline="") as file:
        header, *rows = list(csv.reader(file))
    words = [cell.strip().lower() for cell in header]
    person = next((i for i, w in enumerate(words) if w in ID), None)
    email = next((i for i, w in enumerate(words) if w in EMAIL), None)
    time = next((i for i, w in enumerate(words) if w in TIME), None)
    suspended = next((i for i, w in enumerate(words) if w in ("suspended", "已暂停")), None)
    items = {}
    for i, cell in enumerate(header):
        found = re.fullmatch(r"(.*) \((.*)\)", cell.strip())
        if found and found[2].lower() in REAL + PERCENTAGE:
            items.setdefault(found[1], {})["real" if found[2].lower() in REAL else "percentage"] = i
    for row in rows:
        if not any(cell.strip() for cell in row):
            continue
        who = row[person].strip() if person is not None else ""
        if not who:
            who = next(p["person_id"] for p in people if p["email"] and p["email"].lower() == row[email].strip().lower())
        for name, columns in items.items():
            bare = name.split(": ", 1)[-1]
            if bare.lower() in TOTAL and bare not in mapped and name not in mapped:
                continue
            value = row[columns.get("real", columns.get("percentage"))].strip()
            if value and not (value == "-" and suspended is not None and row[suspended].strip()):
                yield who, bare if bare in mapped or name not in mapped else name, day(row[time]), value.rstrip("% "), None if "real" in columns else "100"


def read_xml(path):
    root = xml.etree.ElementTree.parse(path).getroot()
    date = day(re.search(r"\d+", root.get("batch"))[0])
    for result in root.iter("result"):
        values = [(score.text or "").strip() for score in result.iter("score")]
        number = next((v for v in values if re.fullmatch(r"-?[\d.]+", v)), None)
        percentage = next((v for v in values if v.endswith("%")), None)
        value = number or (percentage.rstrip("% ") if percentage else next((v for v in values if v), None))
        if value:
            yield result.findtext("student").strip(), result.findtext("assignment").strip(), date, value, \
                "100" if percentage and not number else None


def read_statements(path, people):
    """xAPI, a statement a line."""
    with open(path, encoding="utf-8") as file:
        for line in file:
            statement = json.loads(line)
            actor, score = statement["actor"], statement["result"]["score"]
            who = actor["account"]["name"] if "account" in actor else next(p["person_id"] for p in people if "mailto:" + p["email"] == actor["mbox"])
            yield who, statement["object"]["id"], statement["timestamp"][:10], str(score["raw"]), str(score["max"])


def read(folder, people, mapped):
    """(file, person_id, item, date, score text, maximum or None)"""
    for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
        if name.endswith(".csv"):
            yield from ((name, *score) for score in read_csv(os.path.join(folder, name), people, mapped))
        elif name.endswith(".xml"):
            yield from ((name, *score) for score in read_xml(os.path.join(folder, name)))
        elif name.endswith(".jsonl"):
            yield from ((name, *score) for score in read_statements(os.path.join(folder, name), people))
