#!/usr/bin/env python3
"""Writes the input files of tests/peculiar/ that are no plain UTF-8 lines (other encodings, other line ends, workbooks) and the table in README.md. All are
committed; run it again after a change here. What is expected of them stands in the cases and is written by hand."""
import datetime, os, zipfile

here = os.path.dirname(os.path.abspath(__file__))


def write(path, data):
    path = os.path.join(here, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(data)


def lines(*rows, end="\r\n"):
    return "".join(row + end for row in rows)


# --- Encodings

write("encoding-gbk/data/培训场次.csv", lines(
    "场次编号,日期,开始,结束,课程编号,讲师工号,地点",
    "S001,2026/11/2,9:00,11:00,K01,E106,联通大厦三楼",
    "S002,2026/11/3,14:00,15:30,K02,E106,联通").encode("gbk"))
write("encoding-gb18030-four-byte/data/people.csv", lines(
    "工号,姓名,组别", "E106,陈辉,管理组", "E201,𠮷田丽,售后组", "E202,王㐂,售后组").encode("gb18030"))
# The second byte of 東 弢 is |, of 誠 運 \, of 珸 園 @, of 琜 遊 [, of 琞 郵 ], of 珄 駕 {, of 瑆 聖 }.
trail = lines("工号,姓名,组别", "E106,陈辉,管理组", "E201,東瑋,弢組", "E202,許誠,運組", "E203,黃珸,園組", "E204,劉琜,遊組", "E205,周琞,郵組",
              "E206,李珄,駕組", "E207,曹瑆磢,聖組").encode("gbk")
assert all(byte in trail for byte in b"|\\@[]{}"), "the case has lost its point"
write("encoding-gbk-trail-bytes/data/people.csv", trail)
write("encoding-utf8-bom/data/attendance.csv", lines("场次,工号,状态", "S001,E101,出勤", "S001,E102,迟到").encode("utf-8-sig"))
write("encoding-utf16le-bom/data/attendance.csv", b"\xff\xfe" + lines("场次\t工号\t状态", "S001\tE101\t出勤", "S001\tE102\t早退").encode("utf-16-le"))
write("encoding-utf16be-bom/data/attendance.csv", b"\xfe\xff" + lines("场次,工号,状态", "S001,E101,出勤", "S002,E103,缺勤").encode("utf-16-be"))
plain = lines("场次,工号,状态", "S001,E101,出勤", "S001,E102,迟到", "S002,E103,缺勤")
write("encoding-utf16le-no-bom/data/attendance.csv", plain.encode("utf-16-le"))
write("encoding-utf16be-no-bom/data/attendance.csv", plain.encode("utf-16-be"))
chinese = lines("场次,工号,状态,请假类型", "S001,E101,出勤,", "S001,E102,请假,家中有急事需要本人到场处理因此向上级主管申请事假一天已经批准", "S002,E103,缺勤,一上下丁三")
write("encoding-utf16le-no-bom-chinese/data/attendance.csv", chinese.encode("utf-16-le"))
write("encoding-utf16be-no-bom-chinese/data/attendance.csv", chinese.encode("utf-16-be"))
write("encoding-big5-configured/data/people.csv", lines(
    "員工編號,姓名,組別,職稱", "E106,陳輝,管理組,講師", "E201,許功蓋,售後組,客服專員").encode("big5"))
write("encoding-big5-headers/data/成績.csv", lines(
    "員工編號,姓名,考核編號,考核名稱,成績,備註", "E101,陳靜,A01,退貨規則測驗,88,", "E102,李強,A01,退貨規則測驗,76,補考").encode("big5"))
several = lines("場次編號,員工編號,狀態", "S002,E102,遲到").encode("big5")
for name in "encoding-big5-among-files", "encoding-big5-of-one-file":
    write(f"{name}/data/考勤-2026-09.csv", lines("场次编号,工号,状态", "S001,E101,出勤").encode())
    write(f"{name}/data/考勤-2026-10.csv", several)
write("encoding-big5-of-one-file/data/考勤-2026-11.csv", lines("场次编号,工号,状态", "S003,E103,早退").encode("gbk"))
write("encoding-big5-names/data/people.csv", lines("person_id,name,team", "E106,陳輝,管理組", "E201,許功蓋,售後組", "E202,黃麗美,售後組").encode("big5"))
# The code page 936 of Windows writes € as a byte of its own, which GB18030 does not know.
write("encoding-gbk-euro/data/课程.csv", lines(
    "课程编号,课程名称,课时", "K01,€ 与汇率,2", "K02,退款100€,1.5", "K03,价格€5起,1").encode("gbk", errors="xmlcharrefreplace").replace(b"&#8364;", b"\x80"))
hong_kong = lines("員工編號,姓名,組別", "E106,陳輝,管理組", "E201,陳\U00020547,售後組").encode("big5hkscs")
write("encoding-big5-hkscs/data/people.csv", hong_kong)
write("encoding-big5-hkscs-configured/data/people.csv", hong_kong)
both = lines("person_id,name", "E106,谢伟", "E201,魏毛").encode("gbk")
both.decode("utf-8")
write("encoding-override/data/people.csv", both)
write("encoding-bad-byte/data/attendance.csv", lines("场次,工号,状态", "S001,E101,出勤", "S001,E102,pre\udcffsent", "S001,E103,迟到", end="\n")
      .encode("utf-8", errors="surrogateescape"))
write("moodle-progress-utf16/data/exports/progress.csv", b"\xff\xfe" + lines(
    '""\t"ID number"\t"Email address"\t"退货规则自学"\t""',
    '"陈静"\t"E101"\t"chen.jing@demo.example"\t"Completed"\t"2026-11-05 16:20:00"',
    '"李强"\t"E102"\t"li.qiang@demo.example"\t"Not completed"\t""', end="\n").encode("utf-16-le"))

# --- Text that another program read in the wrong encoding and saved again


def misread(text, written, read):
    return text.encode(written).decode(read, errors="replace")


signs = lines("场次,工号,姓名,状态", "S001,E101,陈静,出勤", "S001,E102,李强,迟到")
write("mojibake-headers-gbk/data/签到.csv", misread(signs, "utf-8", "gbk").encode("utf-8-sig"))
write("mojibake-headers-latin1/data/签到.csv", misread(signs, "gbk", "latin-1").encode("utf-8-sig"))
write("mojibake-headers-utf8-latin1/data/签到.csv", misread(signs, "utf-8", "cp1252").encode("utf-8-sig"))
# Of 售后二组 the code page 936 of Windows makes a private-use character, which Python's does not know.
write("mojibake-cell-gbk/data/people.csv", lines("工号,姓名,组别", "E106,陈辉,管理组", "E101,陈静,瀹㈡湇绠＄悊", "E102,李强,鍞\ue1bc悗浜岀粍", end="\n").encode())
write("sep-line-contradicted/data/签到.csv", lines("sep=;", "场次,工号,状态,分钟", "S001,E101,出勤,120", "S001,E102,迟到,100").encode("utf-8-sig"))
write("delimiter-bar/data/签到.csv", lines("2026年11月签到表", "场次|工号|状态|备注", "S001|E101|出勤|", "S001|E102|迟到|堵车, 已说明").encode("utf-8-sig"))

write("control-characters-at-edges/data/签到.csv", lines("\x02场次,工号\x08,状态,分钟", "\x08S001,E101\x07,出勤,120", "S001,E102,\x02迟到,100\x03", "S002,E103,出勤,\x1f").encode())
write("control-characters-at-edges/data/成绩.csv", lines("工号,考核编号,日期,成绩", "\x02E101,A01,2026-11-06\x03,\x0588").encode())

# --- Line ends

write("line-ends-crlf/data/attendance.csv", "场次,工号,状态\r\nS001,E101,出勤\r\nS001,E102,迟到".encode())
write("line-ends-mixed/data/attendance.csv", "场次,工号,状态\r\nS001,E101,出勤\nS001,E102,迟到\r\nS002,E103,缺勤\nS002,E104,出勤\n".encode())

# --- Files of the system: the owner record of a workbook that is open (165 bytes), the picture cache of the explorer

owner = bytes([4]) + "周敏".encode("gbk") + b" " * 50 + bytes([2, 0]) + "周敏".encode("utf-16-le") + b"\x20\x00" * 53
write("system-files/data/~$签到.csv", owner)
write("system-files/data/~$台账.xlsx", owner)
write("system-files/data/Thumbs.db", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504))
write("workbook-glob/data/~$签到-W46.xlsx", owner)
write("workbook-protected/data/台账.xlsx", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + "EncryptedPackage".encode("utf-16-le"))


# --- Workbooks: a small writer of Office Open XML, enough for one peculiarity each

STYLES = ["General", "00000", 14, 'yyyy"年"m"月"d"日"', "h:mm"]
ZEROS, DATE, CHINESE_DATE, TIME = 1, 2, 3, 4


class Cell:
    """One cell: its attributes and what stands inside it, as XML."""
    def __init__(self, inner, style=0, kind=None):
        self.inner, self.style, self.kind = inner, style, kind


def number(value, style=0):
    return Cell(f"<v>{value}</v>", style)


def formula(text, value=None, kind=None):
    return Cell(f"<f>{text}</f>" + ("" if value is None else f"<v>{value}</v>"), kind=kind)


def inline(text):
    return Cell(f"<is><t>{text}</t></is>", kind="inlineStr")


def day(text, since=datetime.date(1899, 12, 30)):
    return (datetime.date.fromisoformat(text) - since).days


def column_name(index):
    return (column_name(index // 26 - 1) if index >= 26 else "") + chr(ord("A") + index % 26)


class Sheet:
    """rows: lists of str (a shared string), Cell, or None (not in the file); None for a row that is not in the file."""
    def __init__(self, name, rows, merged=(), hidden=(), references=True, doctype=""):
        self.name, self.rows, self.merged, self.hidden, self.references, self.doctype = name, rows, merged, hidden, references, doctype

    def xml(self, strings):
        out = []
        for at, row in enumerate(self.rows, 1):
            if row is None:
                continue
            cells = []
            for column, cell in enumerate(row):
                if cell is None:
                    continue
                if isinstance(cell, str):
                    cell = Cell(f"<v>{strings.index(cell)}</v>", kind="s")
                reference = f' r="{column_name(column)}{at}"' if self.references else ""
                kind = f' t="{cell.kind}"' if cell.kind else ""
                style = f' s="{cell.style}"' if cell.style else ""
                cells.append(f"<c{reference}{style}{kind}>{cell.inner}</c>")
            reference = f' r="{at}"' if self.references else ""
            hidden = ' hidden="1"' if at in self.hidden else ""
            out.append(f"<row{reference}{hidden}>{''.join(cells)}</row>")
        merged = "".join(f'<mergeCell ref="{area}"/>' for area in self.merged)
        merged = f'<mergeCells count="{len(self.merged)}">{merged}</mergeCells>' if merged else ""
        return f'{HEAD}{self.doctype}<worksheet xmlns="{MAIN}"><sheetData>{"".join(out)}</sheetData>{merged}</worksheet>'


HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def shared_string(text):
    """A text; one that begins with < is the inside of <si> itself."""
    return f"<si>{text}</si>" if text.startswith("<") else f'<si><t xml:space="preserve">{text}</t></si>'


def styles_xml(codes):
    custom = [(164 + i, code) for i, code in enumerate(codes) if isinstance(code, str) and code != "General"]
    formats = "".join(f'<numFmt numFmtId="{id}" formatCode="{code.replace(chr(34), "&quot;")}"/>' for id, code in custom)
    ids = [0 if code == "General" else code if isinstance(code, int) else 164 + i for i, code in enumerate(codes)]
    cells = "".join(f'<xf numFmtId="{id}" fontId="0" fillId="0" borderId="0" xfId="0"{" applyNumberFormat=" + chr(34) + "1" + chr(34) if id else ""}/>'
                    for id in ids)
    return (f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="{len(custom)}">{formats}</numFmts>'
            '<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>'
            '<fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>'
            '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
            f'<cellXfs count="{len(ids)}">{cells}</cellXfs></styleSheet>')


def workbook(path, *sheets, since_1904=False, styles=STYLES):
    strings = sorted({cell for sheet in sheets for row in sheet.rows for cell in row or [] if isinstance(cell, str)})
    count = range(1, len(sheets) + 1)
    parts = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>'
        + "".join(f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="{KIND}.worksheet+xml"/>' for i in count)
        + f'<Override PartName="/xl/styles.xml" ContentType="{KIND}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="{KIND}.sharedStrings+xml"/></Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><workbookPr{" date1904=" + chr(34) + "1" + chr(34) if since_1904 else ""}/><sheets>'
        + "".join(f'<sheet name="{sheet.name}" sheetId="{i}" r:id="rId{i}"/>' for i, sheet in zip(count, sheets)) + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
        + "".join(f'<Relationship Id="rId{i}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{i}.xml"/>' for i in count)
        + f'<Relationship Id="rId{len(sheets) + 1}" Type="{OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId{len(sheets) + 2}" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/styles.xml": styles_xml(styles),
        "xl/sharedStrings.xml": f'{HEAD}<sst xmlns="{MAIN}" count="{len(strings)}" uniqueCount="{len(strings)}">{"".join(map(shared_string, strings))}</sst>',
    }
    for i, sheet in zip(count, sheets):
        parts[f"xl/worksheets/sheet{i}.xml"] = sheet.xml(strings)
    path = os.path.join(here, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, (2026, 11, 20, 9, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, text)


ATTENDANCE, SCORES = ["场次", "工号", "状态"], ["工号", "考核编号", "日期", "成绩"]
notes = Sheet("填写说明", [["每张表一个工作表"], ["工号请用文本格式"]])

workbook("workbook-types/data/台账.xlsx", notes, Sheet("花名册", [
    ["工号", "姓名", "组别", "入职日期"],
    ["E106", "陈辉", "管理组", number(day("2021-02-01"), DATE)],
    [number(123, ZEROS), "赵磊", "售前组", number(day("2023-01-09"), CHINESE_DATE)],
    ["00456", "钱小雨", "售前组", "2023/2/13"]]))
workbook("workbook-times/data/台账.xlsx", Sheet("培训场次", [
    ["场次编号", "日期", "开始", "结束", "课程编号", "讲师工号"],
    ["S001", number(day("2026-11-02"), DATE), number(0.375, TIME), number(0.45833333333333331, TIME), "K01", "E106"],
    ["S002", number(day("2026-11-03"), DATE), number(0.58333333333333337, TIME), number(0.64583333333333337, TIME), "K02", "E106"]]))
workbook("workbook-merged/data/台账.xlsx", Sheet("签到", [
    ATTENDANCE, ["S001", "E101", "出勤"], [None, "E102", "迟到"], [None, "E103", "出勤"], ["S002", "E101", "出勤"]], merged=["A2:A4"]))
workbook("workbook-hidden-row/data/台账.xlsx", Sheet("签到", [
    ATTENDANCE, ["S001", "E101", "出勤"], ["S001", "E102", "迟到"], ["S001", "E103", "出勤"]], hidden=[3]))
workbook("workbook-formula/data/台账.xlsx", Sheet("成绩", [
    SCORES, ["E101", "A01", number(day("2026-11-06"), DATE), formula("40+48", 88)],
    ["E102", "A01", number(day("2026-11-06"), DATE), formula('IF(TRUE,"缺考",0)', "缺考", "str")]]))
workbook("workbook-formula-uncached/data/台账.xlsx", Sheet("成绩", [
    SCORES, ["E101", "A01", number(day("2026-11-06"), DATE), number(88)], ["E102", "A01", number(day("2026-11-06"), DATE), formula("40+48")]]))
workbook("workbook-error-cell/data/台账.xlsx", Sheet("成绩", [
    SCORES, ["E101", "A01", number(day("2026-11-06"), DATE), number(88)],
    ["E102", "A01", number(day("2026-11-06"), DATE), formula("#REF!+1", "#REF!", "e")]]))
workbook("workbook-1904/data/台账.xlsx", Sheet("成绩", [
    SCORES, ["E101", "A01", number(day("2026-11-06", datetime.date(1904, 1, 1)), DATE), number(88)]]), since_1904=True)
workbook("workbook-title/data/台账.xlsx", Sheet("签到", [
    ["2026年11月培训签到表"], None, ATTENDANCE, ["S001", "E101", "出勤"], ["S001", "Ｅ１０２", "迟到"]], merged=["A1:C1"]))
workbook("workbook-wrong-cell/data/台账.xlsx", Sheet("签到", [ATTENDANCE, ["S001", "E101", "出勤"], ["S001", "E102", "早到"]]))
workbook("workbook-lost-zero/data/台账.xlsx", Sheet("签到", [ATTENDANCE, ["S001", number(123), "出勤"], ["S001", "E102", "迟到"]]))
workbook("workbook-serial/data/台账.xlsx", Sheet("成绩", [SCORES, ["E101", "A01", number(day("2026-11-06")), number(88)]]))
workbook("workbook-rich-text/data/台账.xlsx", Sheet("花名册", [
    ["工号", "姓名"], [inline("E106"), inline("陈辉")],
    ["E101", '<r><t>陈</t></r><r><rPr><b/></rPr><t>静</t></r><rPh sb="0" eb="2"><t>チンセイ</t></rPh><phoneticPr fontId="1"/>']]))
workbook("workbook-sparse/data/台账.xlsx", Sheet("花名册", [
    ["工号", "姓名", "组别", "入职日期"], ["E106", "陈辉", None, number(day("2021-02-01"), DATE)], None, ["E101", "陈静", "售后组"]]))
workbook("workbook-no-references/data/台账.xlsx", Sheet("签到", [ATTENDANCE, ["S001", "E101", "出勤"], ["S001", "Ｅ１０２", "迟到"]], references=False))
workbook("workbook-long-number/data/台账.xlsx", Sheet("签到", [
    ATTENDANCE, ["S001", "E101", "出勤"], ["S001", number("1.2345678901234568E+17"), "出勤"]]))
workbook("workbook-true-false/data/台账.xlsx", notes, Sheet("课程", [
    ["课程编号", "课程名称", "必修", "课时"], ["K01", "退货规则", Cell("<v>1</v>", kind="b"), number(2)],
    ["K02", "投诉处理", Cell("<v>0</v>", kind="b"), number(1.5)], ["K03", "系统操作", Cell("<v>1</v>", kind="b"), number(1)]]))
workbook("workbook-sheet-missing/data/台账.xlsx", notes, Sheet("签到", [ATTENDANCE, ["S001", "E101", "出勤"]]))
workbook("workbook-glob/data/签到-W45.xlsx", Sheet("签到", [ATTENDANCE, ["S001", "E101", "出勤"]]))
workbook("workbook-glob/data/签到-W46.xlsx", Sheet("签到", [ATTENDANCE, ["S002", "E102", "迟到"]]))
workbook("workbook-grid-caption/data/台账.xlsx", Sheet("考勤", [
    ["工号", "姓名", "出勤情况"], [None, None, *(number(day(f"2026-11-0{i}"), DATE) for i in (2, 3, 4))],
    ["E101", "陈静", "√", "迟", "√"], ["E102", "李强", "√", None, "旷"]], merged=["A1:A2", "B1:B2", "C1:E1"]))
workbook("workbook-grid-weekdays/data/考勤-2026-11.xlsx", Sheet("考勤", [
    ["工号", "姓名", *(number(day) for day in (2, 3, 4)), "备注"], [None, None, "一", "二", "三"],
    ["E101", "陈静", "√", "迟", "√"], ["E102", "李强", "√", None, "旷", "补签"]], merged=["A1:A2", "B1:B2", "F1:F2"]))
workbook("workbook-score-sheet-two-lines/data/成绩.xlsx", Sheet("成绩", [
    ["工号", "姓名", "退货规则测验", None, "投诉处理测验", None], [None, None, "初考", "补考", "初考", "补考"],
    ["E101", "陈静", number(55), number(80), number(90)], ["E102", "李强", number(85), None, "缺考", number(70)]],
    merged=["A1:A2", "B1:B2", "C1:D1", "E1:F1"]))
workbook("workbook-two-sheets/data/台账.xlsx", Sheet("签到", [ATTENDANCE, ["S001", "E101", "出勤"]]),
         Sheet("成绩", [SCORES, ["E101", "A01", number(day("2026-11-06"), DATE), number(88)]]))

workbook("workbook-sheets-alike/data/签到.xlsx", notes, Sheet("售前组", [ATTENDANCE, ["S001", "E101", "出勤"]]),
         Sheet("售后组", [["售后组签到"], ATTENDANCE, ["S001", "E102", "迟到"], ["S002", "E101", "出勤"]]), Sheet("出勤汇总", [["工号", "次数"], ["E101", number(2)]]))
workbook("workbook-sheets-of-weeks/data/签到.xlsx", Sheet("第1周", [["工号", "姓名", "11月2日"], ["E101", "陈静", "√"], ["E102", "李强", "迟"]]),
         Sheet("第2周", [["工号", "姓名", "11月3日"], ["E101", "陈静", "旷"]]), Sheet("次数", [["工号", "姓名", "出勤次数"], ["E101", "陈静", number(1)]]))
workbook("workbook-sheet-part/data/台账.xlsx", Sheet("签到", [ATTENDANCE, ["S001", "E101", "出勤"]]), Sheet("签到 (2)", [ATTENDANCE, ["S001", "E102", "迟到"]]),
         Sheet("签到汇总", [ATTENDANCE, ["S001", "E102", "迟到"]]))
# Further sheets of a workbook that gives a dataset its rows.
GUIDE = [["填写说明"], ["场次编号", "工号", "状态"], ["培训编号", "员工编号", "出勤"]]
TEAM = [ATTENDANCE, ["S001", "E102", "迟到"]]
workbook("workbook-sheets-blanks-in-header/data/签到.xlsx", Sheet("Sheet1", [["场次编号", "工号", "状态"], ["S001", "E101", "出勤"]]),
         Sheet("二组", [["场次编号 ", "工 号", "状态"], ["S001", "E102", "迟到"]]))
workbook("workbook-sheets-other-header/data/签到.xlsx", Sheet("Sheet1", [ATTENDANCE, ["S001", "E101", "出勤"]]),
         Sheet("售前组", [["场次编号", "员工编号", "状态"], ["S001", "E102", "迟到"]]), Sheet("售后组", [["工号", "场次编号", "状态"], ["E103", "S001", "出勤"]]),
         Sheet("夜班", [["十一月夜班"], [*ATTENDANCE, "备注"], ["S001", "E104", "出勤"]]),
         Sheet("填写说明", GUIDE), Sheet("汇总", [["工号", "场次编号", "状态"], ["E103", "S001", "出勤"]]), Sheet("空白模板", [[*ATTENDANCE, "备注"], ["S001", "E104", "出勤"]]),
         Sheet("名单", [["工号", "姓名", "组别"], ["E101", "陈静", "售后组"]]), Sheet("次数", [["工号", "姓名", "出勤", "迟到"], ["E101", "陈静", number(1), number(0)]]),
         Sheet("空", [[*ATTENDANCE, "备注"]]), Sheet("空表", []), Sheet("成绩", [SCORES, ["E101", "A01", number(day("2026-11-06"), DATE), number(88)]]))
workbook("workbook-sheets-beside-named/data/签到.xlsx", Sheet("签到 2026-11", [ATTENDANCE, ["S001", "E101", "出勤"]]), Sheet("售前组", TEAM), Sheet("说明", GUIDE))
workbook("workbook-sheets-beside-named/data/台账.xlsx", Sheet("考核", [["考核编号", "考核名称"], ["A01", "退货规则测验"], ["A02", "投诉处理测验"]]),
         Sheet("Sheet2", TEAM), Sheet("Sheet3", [["工号", "姓名", "部门"], ["E101", "陈静", "售后组"]]))
workbook("workbook-sheets-beside-named-folder/data/考勤/九月.xlsx", Sheet("九月", [ATTENDANCE, ["S001", "E101", "出勤"]]), Sheet("补训", TEAM))
workbook("workbook-sheets-configured/data/随便.xlsx", Sheet("甲组", [ATTENDANCE, ["S001", "E101", "出勤"]]), Sheet("乙组", [["工号", "场次编号", "状态"], ["E102", "S001", "迟到"]]),
         Sheet("丙组", [ATTENDANCE, ["S002", "E103", "出勤"]]))
workbook("workbook-sheets-chosen/data/随便.xlsx", Sheet("甲组", [ATTENDANCE, ["S001", "E101", "出勤"]]), Sheet("乙组", [["工号", "场次编号", "状态"], ["E102", "S001", "迟到"]]),
         Sheet("丙组", [ATTENDANCE, ["S002", "E103", "出勤"]]))
workbook("workbook-grids-other-header/data/签到.xlsx", Sheet("售前组", [["姓名", "S001"], ["陈静", "√"]]), Sheet("售后组", [["姓名", "S002"], ["李强", "迟"]]),
         Sheet("夜班", [["工号", "姓名", "11月2日", "11月3日"], ["E103", "张三", "√", "√"]]))
workbook("workbook-grids-other-header/data/成绩.xlsx", Sheet("上半场", [["姓名", "退货规则测验"], ["陈静", number(90)], ["李强", number(80)]]),
         Sheet("下半场", [["姓名", "投诉处理测验"], ["陈静", number(70)]]), Sheet("名次", [["名次", "姓名", "总分"], [number(1), "陈静", number(160)]]),
         Sheet("名单", [["工号", "姓名", "组别"], ["E101", "陈静", "售后组"]]))

# Workbooks of which nothing is read.
workbook("workbook-unread/data/台账.xlsx", Sheet("Sheet1", [["工号", "姓名", "组"], ["E101", "陈静", "售后组"]]))
workbook("workbook-unread/data/十一月.xlsx", Sheet("填写说明", GUIDE), Sheet("Sheet1", [["十一月培训"], ["姓名", "11月2日", "11月3日"], ["陈静", "√", "√"]]))
workbook("workbook-unread/data/月度.xlsx", Sheet("Sheet1", TEAM), Sheet("Sheet2", [["工号", "姓名", "组"], ["E101", "陈静", "售后组"]]))
workbook("workbook-unread/data/补充.xlsx", Sheet("签到补充", TEAM))
workbook("workbook-unread/data/空.xlsx", Sheet("Sheet1", []), Sheet("Sheet2", []))
workbook("workbook-unread/data/通知模板.xlsx", Sheet("Sheet1", [["通知", "日期"], ["培训通知", "2026-11-02"]]))
workbook("workbook-unread/data/通知.xlsx", Sheet("Sheet1", [["关于十一月培训的通知"], ["请各组按时参加。"]]))
workbook("workbook-unread/data/说明.xlsx", Sheet("说明", GUIDE))
workbook("workbook-unread/data/人事.xlsx", Sheet("Sheet1", [["工号", "姓名"], ["E106", "陈辉"], ["E101", "陈静"], ["E102", "李强"]]))
workbook("workbook-unread/data/台账 - 副本.xlsx", Sheet("Sheet1", [["工号", "姓名", "组"], ["E101", "陈静", "售后组"]]))

workbook("workbook-export-sheets/data/exports/lms.xlsx",
         Sheet("一班", [["Email", "Course", "Score", "Completed At"], ["chen.jing@demo.example", "K01", number(90), number(day("2026-11-06"), DATE)]]),
         Sheet("二班", [["Email", "Course", "Score", "Completed At"], ["li.qiang@demo.example", "K01", number(80), number(day("2026-11-06"), DATE)]]))

for name in "台账", "台账 - 副本":
    workbook(f"copy-of-workbook/data/{name}.xlsx", Sheet("签到", [ATTENDANCE, ["S001", "E101", "出勤"], ["S002", "E102", "迟到"]]))
workbook("workbook-doctype/data/台账.xlsx", Sheet("签到", [ATTENDANCE, ["S001", inline("&b;"), "出勤"]],
         doctype='<!DOCTYPE worksheet [<!ENTITY a "E1"><!ENTITY b "&a;01">]>\n'))

# Marks that are merged over several columns, and what cannot be one.
DAYS = [number(day(f"2026-11-0{i}"), DATE) for i in (2, 3, 4)]
workbook("workbook-merged-sign-halves/data/签到.xlsx", Sheet("Sheet1", [
    ["工号", DAYS[0]], [None, "上午", "下午"], ["E101", "事假"], ["E102", "√", "√"]], merged=["A1:A2", "B1:C1", "B3:C3"]))
workbook("workbook-merged-sign-block/data/签到.xlsx", Sheet("Sheet1", [
    ["工号", "姓名", *DAYS], ["E101", "陈静", "病"], ["E102", "李强", None, None, "√"], ["E103", "张三", "√", "√", "√"]], merged=["C2:D3"]))
workbook("workbook-merged-mark-scores/data/成绩.xlsx", Sheet("Sheet1", [
    ["工号", "A01", "A02"], ["E101", "缺考"], ["E102", number(90), number(80)]], merged=["B2:C2"]))
workbook("workbook-merged-score-refused/data/成绩.xlsx", Sheet("Sheet1", [
    ["工号", "A01", "A02", "备注"], ["E101", number(85)], ["E102", number(90), number(80)], ["E103", None, number(70)]], merged=["B2:C2", "C4:D4"]))
workbook("workbook-merged-score-retake/data/成绩.xlsx", Sheet("Sheet1", [
    ["工号", "考核编号", "成绩", "补考成绩"], ["E101", "A01", number(55)], ["E102", "A01", number(50), number(80)], ["E103", "A01", number(70)],
    ["E104", "A01", number(40), number(40)]], merged=["C2:D2", "C5:D5"]))
workbook("workbook-merged-hidden/data/签到.xlsx", Sheet("Sheet1", [
    [*ATTENDANCE, "备注"], ["S001", "E101", "出勤", "甲"], ["S002", "E102", "缺勤", "乙"], ["S001", "E103", "迟到"]], merged=["A2:A4", "D2:D3"]))
workbook("workbook-merged-subtotal/data/签到.xlsx", Sheet("Sheet1", [
    ATTENDANCE, ["S001", "E101", "出勤"], [None, "E102", "缺勤"], [None, "小计", number(1)], ["S002", "E101", "出勤"], [None, "小计", number(1)]],
    merged=["A2:A4", "A5:A6"]))
# What formats show of numbers.
workbook("workbook-id-formats/data/花名册.xlsx", Sheet("Sheet1", [
    ["工号", "姓名", "组别"], [number(7, 1), "甲", "售前组"], [number(11, 2), "乙", "售前组"], [number(123, 3), "丙", "售前组"], [number(123456, 4), "丁", "售前组"]]),
    styles=["General", '"KF"0', '00"-"000', "[>9999]000000;0000", "000-000"])
workbook("workbook-id-decimals/data/培训场次.xlsx", Sheet("Sheet1", [
    ["场次编号", "日期", "课程编号", "课时"], ["S001", number(day("2026-11-02"), DATE), number(1.1, 1), number(1.5, 1)],
    ["S002", number(day("2026-11-03"), DATE), number(1.1), number(1, 1)]]), styles=["General", "0.00", 14])
workbook("workbook-id-built-in/data/课程.xlsx", Sheet("Sheet1", [
    ["课程编号", "课程名称", "领域", "课时"], [number(1.1), "退货规则", "业务", number(1.5, 1)], [number(1.1, 1), "投诉处理", "业务", number(2, 1)],
    [number(1.2, 2), "商品知识", "业务", number(1.25, 3)], [number(3, 2), "系统操作", "业务", number(1)], [number(1000, 3), "沟通技巧", "业务", number(1)],
    [number(1234.5, 2), "平台规则", "业务", number(1)], [number(7.5, 4), "打字", "业务", number(1)], [number(12, 5), "礼仪", "业务", number(1)]]),
    styles=["General", 2, 4, 3, "0.00,", 9])
workbook("workbook-private-foot/data/花名册.xlsx", Sheet("Sheet1", [
    ["工号", "姓名", "组", "电话", "工资"], ["E106", "陈辉", "管理组", "13800001111", number(9999)], ["E101", "陈静", None, None, number(8888)],
    ["合计", "2人", None, None, formula("SUM(E2:E3)", 18887)], ["备注：有变动请告知", None, None, number(13911112222)]], merged=["C2:C3", "D2:D3"]))
workbook("workbook-unseen/data/成绩.xlsx", Sheet("Sheet1", [
    ["序号", "工号", "考核编号", "日期", "成绩"], [number(0, 1), "E101", "A01", number(day("2026-11-06"), 2), number(90, 1)],
    [number(0, 1), "E102", "A01", number(0, 2), number(0, 1)]]), styles=["General", "0;-0;;@", "yyyy/m/d;;"])
workbook("workbook-grid-day-format/data/签到.xlsx", Sheet("Sheet1", [
    ["2026年11月考勤表"], ["工号", "姓名", *(number(i, 1) for i in (2, 3, 4))], ["E101", "陈静", "√", "√", "×"]]), styles=["General", 'd"日"'])
# Rows that are left out.
workbook("workbook-row-long/data/签到.xlsx", Sheet("Sheet1", [
    ATTENDANCE, ["S001", "E101", "出勤"], ["S001", "E102", "出勤", None, None, "周敏 11/5"]]))
workbook("workbook-formula-set-aside/data/成绩.xlsx", Sheet("Sheet1", [
    [*SCORES, "序号"], ["E101", "A01", number(day("2026-11-06"), DATE), formula("40+48"), formula("ROW()-1")],
    ["E102", "A01", number(day("2026-11-06"), DATE), number(80), formula("ROW()-1")], ["平均", None, None, formula("AVERAGE(D2:D3)")],
    [*[formula(f"Sheet2!{c}5") for c in "ABCD"]]]))
workbook("workbook-formula-header/data/签到.xlsx", Sheet("Sheet1", [["工号", DAYS[0], formula("B1+1")], ["E101", "√", "√"]]))
far = [None] * 16383 + ["x"]
workbook("workbook-columns-set-aside/data/签到.xlsx", Sheet("Sheet1", [ATTENDANCE, ["S001", "E101", "出勤", *far[3:]], ["S001", "E102", "出勤"], far]))
workbook("workbook-form-lines/data/成绩.xlsx", Sheet("Sheet1", [
    ["序号", "工号", "考核编号", "日期", "成绩", "备注"], [number(1), "E101", "A01", number(day("2026-11-06"), DATE), number(90)],
    *([number(i)] for i in (2, 3, 4))]))
# The name beside the id: by another one's id, of a formula without result, of nobody's id.
workbook("workbook-person-name/data/签到.xlsx", Sheet("Sheet1", [
    ["场次", "工号", "姓名", "状态"], ["S001", "E101", "李强", "出勤"], ["S001", "E102", formula("VLOOKUP(B3,名单!A:B,2,0)"), "出勤"],
    ["S001", None, "张三", "出勤"]]))
# Ids that the program took for something else.
workbook("workbook-id-changed/data/台账.xlsx", Sheet("花名册", [
    ["工号", "姓名"], ["E106", "陈辉"], ["E101", "陈静"], [number(day("2026-11-02"), DATE), "李强"], [Cell("<v>1</v>", kind="b"), "王芳"]]),
    Sheet("签到", [ATTENDANCE, ["S001", "E101", "出勤"], ["S001", number(day("2026-11-03"), 2), "出勤"]]), styles=["General", "00000", 14, "yyyy-mm-dd hh:mm:ss"])
# Names.
workbook("workbook-sheet-hash/data/台账.xlsx", Sheet("签到#2", [ATTENDANCE, ["S001", "E101", "出勤"]]))
workbook("workbook-named-csv/data/签到.csv", Sheet("签到", [ATTENDANCE, ["S001", "E101", "出勤"]]))
write("workbook-old-configured/data/签到.xls", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + "Workbook".encode("utf-16-le"))

# --- The table of the cases

def table():
    for name in sorted(os.listdir(here)):
        readme = os.path.join(here, name, "README")
        if os.path.exists(readme):
            text = open(readme, encoding="utf-8").read().strip().replace("|", "\\|")
            yield f"| [{name}]({name}) | {text} |\n"


cases = list(table())
start = open(os.path.join(here, "README.md"), encoding="utf-8").read().split("| case |")[0]
write("README.md", (start + "| case | peculiarity, and where it comes from |\n| :-- | :-- |\n" + "".join(cases)).encode())
