"""The records of a site, read apart from the program and by simple means: what the demo's files hold, and no more.

Files in UTF-8 or GB18030, a sheet of a workbook, a title above the header and totals below, Chinese headers, merged cells, a staff list a month, and
attendance as a grid, a survey with a column for each question. Rows of dictionaries with the English names of columns; dates as they stand."""
import csv, glob, io, os, re, zipfile
import xml.etree.ElementTree

FILES = {"people": "花名册", "moves": "人员异动", "assessments": "考核", "attendance": "考勤", "scores": "成绩", "feedback": "培训反馈", "checks": "质检", "indicators": "指标",
         "targets": "目标"}
HEADERS = {
    "工号": "person_id", "姓名": "name", "花名": "aliases", "组": "team", "入职日期": "hire_date", "离职日期": "leave_date", "期次": "cohort", "邮箱": "email",
    "生效日期": "date", "异动项目": "field", "变动后": "value", "变动前": "before", "考核编号": "assessment_id", "考核类型": "kind", "课程编号": "course_id", "日期": "date",
    "考试日期": "date", "满分": "max_score", "及格线": "pass_mark", "试用期截止": "probation_end", "转正日期": "regular_date", "导师工号": "mentor_id",
    "成绩": "score", "第几次": "attempt", "期次编号": "cohort_id",
    "场次编号": "session_id", "填写人": "respondent", "评价项目": "item_id", "评分": "rating", "分制": "scale",
    "质检编号": "check_id", "质检日期": "date", "质检类型": "kind", "客服": "person_id", "质检员": "inspector_id", "质检结果": "result", "得分": "score", "致命差错": "fatal",
    "指标": "indicator_id", "数值": "value", "分子": "numerator", "分母": "denominator", "样本量": "weight", "权重": "weight",
    "指标编号": "indicator_id", "指标名称": "title", "指标类型": "kind", "单位": "unit", "目标值": "target"}
OF_A_SURVEY = {"序号", "提交答卷时间", "所用时间", "来源", "来自IP"}  # What the survey tool adds: no questions.
SIGNS = {"√": "present", "迟": "late", "退": "left_early", "旷": "absent", "事": "leave", "病": "leave", "年": "leave", "公": "leave", "假": "leave"}
MERGED = {("scores", "assessment_id"), ("scores", "date")}
TOTALS = ("合计", "平均分")
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REFERENCE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def lines_of_csv(path):
    with open(path, "rb") as file:
        raw = file.read()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("gb18030")
    return list(csv.reader(io.StringIO(text, newline="")))


def lines_of_sheet(path, sheet):
    """The cells of one sheet as text, numbers as they are kept; None when there is no such sheet."""
    with zipfile.ZipFile(path) as book:
        tree = lambda name: xml.etree.ElementTree.fromstring(book.read(name))
        names = {s.get("name"): s.get(REFERENCE) for s in tree("xl/workbook.xml").iter(MAIN + "sheet")}
        if sheet not in names:
            return None
        target = next(r.get("Target") for r in tree("xl/_rels/workbook.xml.rels") if r.get("Id") == names[sheet])
        lines = []
        for row in tree("xl/" + target).iter(MAIN + "row"):
            cells = {}
            for cell in row.iter(MAIN + "c"):
                column = ord(re.match("[A-Z]", cell.get("r"))[0]) - ord("A")
                cells[column] = cell.findtext(f"{MAIN}is/{MAIN}t") or cell.findtext(f"{MAIN}v") or ""
            lines.append([cells.get(i, "") for i in range(max(cells, default=-1) + 1)])
        return lines


def is_header(line):
    """Two cells of the first line that are names of columns: a title has one cell."""
    known = sum(bool(HEADERS.get(cell.strip().strip("*")) or cell in OF_A_SURVEY or re.fullmatch(r"[a-z_]+", cell.strip())) for cell in line)
    return known >= 2 or (known == 1 and all(re.search(r"月\d+日$", cell) for cell in line[1:]))


def table(name, lines):
    """(header in English, rows); what stands above the header and the totals are gone."""
    start = next(i for i, line in enumerate(lines) if is_header(line))
    header = [HEADERS.get(cell.strip(), cell.strip()) for cell in lines[start]]
    rows, above = [], {}
    for line in lines[start + 1:]:
        if not any(cell.strip() for cell in line) or line[0].startswith(TOTALS):
            continue
        row = {column: cell.strip() for column, cell in zip(header, line) if column}
        for column in row:
            # A blank assessment beside a course is meant.
            if (name, column) in MERGED and not row[column] and not (column == "assessment_id" and row.get("course_id")):
                row[column] = above.get(column, "")
            above[column] = row[column]
        rows.append(row)
    return header, rows


def unfold(header, rows, year):
    """A grid: people by sessions, or by dates, which stay for the caller to resolve."""
    for row in rows:
        for column in header:
            if column not in ("person_id", "name") and row.get(column):
                date = re.fullmatch(r"(\d+)月(\d+)日", column)
                where = {"date": f"{year}-{int(date[1]):02d}-{int(date[2]):02d}"} if date else {"session_id": column}
                yield {"person_id": row.get("person_id", ""), "name": row.get("name", ""), "status": SIGNS[row[column]], **where}


def ratings(header, rows, file):
    """One for each rating, with the row that it stands in: a column for each question, or one row each."""
    for number, row in enumerate(rows):
        own = {"session_id": row["session_id"], "respondent": row.get("respondent", ""), "row": f"{file} {number}", "scale": row.get("scale") or "5"}
        if "rating" in header:
            yield {**own, "rating": row["rating"]}
            continue
        for column in header:
            if column not in own and column not in OF_A_SURVEY and row.get(column):
                yield {**own, "rating": row[column]}


def files(folder, name):
    """(path, lines) of a dataset, the newest last."""
    chinese = FILES.get(name, name)
    patterns = [f"{name}.csv", f"{chinese}.csv", f"{chinese}-2*.csv", f"{chinese}/*.csv"]
    for path in sorted({path for pattern in patterns for path in glob.glob(os.path.join(folder, pattern))}):
        yield path, lines_of_csv(path)
    for path in sorted(glob.glob(f"{folder}/*.xlsx")):
        lines = lines_of_sheet(path, chinese)
        if lines is not None:
            yield path, lines


def read(folder, name):
    rows, people = [], {}
    for path, lines in files(folder, name):
        if not any(any(cell.strip() for cell in line) for line in lines):
            continue
        header, found = table(name, lines)
        if name == "attendance" and "status" not in header:
            found = list(unfold(header, found, (re.search(r"20\d\d", path) or ["2026"])[0]))
        if name == "feedback":
            found = list(ratings(header, found, path))
        for row in found:
            if name == "people" and FILES[name] in path:
                people[row["person_id"]] = row
            else:
                rows.append(row)
    return rows + list(people.values())


def plain_number(text):
    """８５ and 85分 and 85% → 85; 1,085 → 1085. Whether it was in percent, its reader knows."""
    text = "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in text)
    text = text[:-1] if re.fullmatch(r"-?[\d.]+[分%]", text) else text
    return text.replace(",", "") if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", text) else text


def name_things(tables):
    """Checks and indicators may call people and indicators by their names, which only one has; whether a value is in percent."""
    people, indicators = {}, {}
    for key in ("aliases", "name", "person_id"):
        people.update({row[key]: row["person_id"] for row in tables["people"] if row.get(key)})
    for key in ("title", "indicator_id"):
        indicators.update({row[key]: row["indicator_id"] for row in tables["targets"]})
    for row in tables["checks"] + tables["indicators"]:
        if row.get("person_id"):
            row["person_id"] = people[row["person_id"]]
    for row in tables["indicators"]:
        row["indicator_id"] = indicators[row["indicator_id"]]
        row["percent"] = "1" if row.get("value", "").endswith(("%", "％")) else ""


def place_days(attendance, sessions, enrolments, people):
    """Rows of a grid by dates: each held session of that day that the person is enrolled in; late in the first, left early in the last."""
    names = {}
    for person in people:
        names.setdefault(person["name"], []).append(person["person_id"])
    for row in attendance:
        if row.get("session_id"):
            yield row
            continue
        person, = [row["person_id"]] if row.get("person_id") else names[row["name"]]
        mine = {e["session_id"] for e in enrolments if e["person_id"] == person and e.get("session_id")}
        cohorts = {e["cohort_id"] for e in enrolments if e["person_id"] == person and e.get("cohort_id")}
        day = sorted((s["start"], s["session_id"]) for s in sessions if s["date"] == row["date"] and s.get("status", "") in ("", "held")
                     and (s["session_id"] in mine or s.get("cohort_id") in cohorts))
        for i, (_, session) in enumerate(day):
            status = row["status"]
            if (status == "late" and i > 0) or (status == "left_early" and i + 1 < len(day)):
                status = "present"
            yield {"session_id": session, "person_id": person, "status": status}
