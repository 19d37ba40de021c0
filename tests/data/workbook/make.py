#!/usr/bin/env python3
"""Writes the workbooks of the tests, from raw XML by ECMA-376 and Python's zipfile: the same bytes every time.

  make.py DIR [NAME …]     NAME without .xlsx; without names all of them. Those of the limits write some tens of MB."""
import os, struct, sys, zipfile, zlib
from xml.sax.saxutils import escape, quoteattr

here = os.path.dirname(os.path.abspath(__file__))
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_MAIN, STRICT_RELATIONS = "http://purl.oclc.org/ooxml/spreadsheetml/main", "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def relations(*triples):
    return DECLARATION + f'<Relationships xmlns="{PACKAGE}">' + "".join(
        f'<Relationship Id="{id}" Type="{type}" Target={quoteattr(target)}{" TargetMode=" + quoteattr(mode[0]) if mode else ""}/>'
        for id, type, target, *mode in triples) + "</Relationships>"


def sheet_xml(rows, before="", after="", main=MAIN):
    return DECLARATION + f'<worksheet xmlns="{main}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def styles_xml(codes, main=MAIN):
    """A cell style for each code; a number is a built-in format."""
    custom = [c for c in codes if not c.isdigit() or c in ("00", "000", "0000", "00000")]
    number = lambda c: 164 + custom.index(c) if c in custom else int(c)
    return DECLARATION + (f'<styleSheet xmlns="{main}">'
        + (f'<numFmts count="{len(custom)}">' + "".join(f'<numFmt numFmtId="{number(c)}" formatCode={quoteattr(c)}/>' for c in custom) + "</numFmts>" if custom else "")
        + '<cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs>'
        + f'<cellXfs count="{len(codes)}">' + "".join(f'<xf numFmtId="{number(c)}" applyNumberFormat="1"/>' for c in codes) + "</cellXfs>"
        + f'<dxfs><dxf><numFmt numFmtId="{number(codes[0])}" formatCode="yyyy"/></dxf></dxfs></styleSheet>')


def strings_xml(items, main=MAIN):
    return DECLARATION + f'<sst xmlns="{main}" count="{len(items)}" uniqueCount="{len(items)}">' + "".join(f"<si>{i}</si>" for i in items) + "</sst>"


def book(sheets, strings=None, styles=None, properties="", main=MAIN, related=RELATIONS, root="xl/workbook.xml"):
    """The parts of a workbook. sheets: (name, xml, attributes of <sheet>)."""
    listed = "".join(f'<sheet name={quoteattr(name)} sheetId="{i}" {attributes} r:id="rId{i}"/>' for i, (name, _, attributes) in enumerate(sheets, 1))
    parts = {"_rels/.rels": relations(("rId1", f"{related}/officeDocument", root)),
             "xl/workbook.xml": DECLARATION + f'<workbook xmlns="{main}" xmlns:r="{related}"><workbookPr {properties}/><sheets>{listed}</sheets></workbook>'}
    triples = [(f"rId{i}", f"{related}/worksheet", f"worksheets/sheet{i}.xml") for i in range(1, len(sheets) + 1)]
    for i, (_, xml, _) in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{i}.xml"] = xml
    if strings is not None:
        triples.append(("rId98", f"{related}/sharedStrings", "sharedStrings.xml"))
        parts["xl/sharedStrings.xml"] = strings
    if styles is not None:
        triples.append(("rId99", f"{related}/styles", "styles.xml"))
        parts["xl/styles.xml"] = styles
    parts["xl/_rels/workbook.xml.rels"] = relations(*triples)
    return parts


def one(rows, before="", after="", **more):
    return book([("Sheet1", sheet_xml(rows, before, after), "")], **more)


def text(value):
    return f'<c t="inlineStr"><is><t>{escape(value)}</t></is></c>'


def write(path, parts, compression=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = compression
            archive.writestr(entry, data)


def cell(place, value, attributes=""):
    return f'<c r="{place}" {attributes} t="inlineStr"><is><t>{escape(value)}</t></is></c>'


def calendar(rows=None, after=""):
    """A workbook that is a right dataset: its sheet 日历 has the header date, kind, title."""
    rows = rows or '<row r="2">' + cell("A2", "2026-04-04") + cell("B2", "holiday") + cell("C2", "Qingming") + "</row>"
    header = '<row r="1">' + cell("A1", "date") + cell("B1", "kind") + cell("C1", "title") + "</row>"
    return book([("日历", sheet_xml(header + rows, after=after), "")])


def courses(hours):
    """A list of courses whose format does not show zeros; one of them takes so many hours."""
    rows = "".join(f'<row r="{i}">' + "".join(cell(f"{column}{i}", value) for column, value in zip("AB", row)) + tail + "</row>" for i, (row, tail) in enumerate(
        [(("course_id", "title"), cell("C1", "hours")), (("K1", "Returns"), '<c r="C2" s="0"><v>2</v></c>'), (("K2", "Complaints"), f'<c r="C3" s="0"><v>{hours}</v></c>'),
         (("K3", "Systems"), '<c r="C4" s="0"><v>1</v></c>')], 1))
    return one(rows, styles=styles_xml(["0;-0;;@"]))


def grid(header, row):
    """People by columns; the last cell of the first person is merged over the columns that it has none for."""
    rows = "".join(f'<row r="{i}">' + "".join(cell(f"{column}{i}", value) for column, value in zip("ABCDE", values)) + "</row>" for i, values in enumerate([header, row], 1))
    return one(rows, after=f'<mergeCells><mergeCell ref="{"ABCDE"[len(row) - 1]}2:{"ABCDE"[len(header) - 1]}2"/></mergeCells>' if len(row) < len(header) else "")


def two_days(kind="", hidden=""):
    return ('<row r="2">' + cell("A2", "2026-04-04") + cell("B2", "holiday") + "</row>"
            f'<row r="3" {hidden}>' + cell("A3", "2026-04-05") + (cell("B3", kind) if kind else "") + "</row>")


def day_with(last):
    return '<row r="2">' + cell("A2", "2026-04-04") + cell("B2", "holiday") + last + "</row>"


def number_rows(system):
    """The rows of numbers.tsv that belong to one date system: (number, code)."""
    for line in open(os.path.join(here, "numbers.tsv"), encoding="utf-8"):
        if not line.startswith("#"):
            number, code, _ = line.rstrip("\n").split("\t")
            if code.startswith("@1904 ") == (system == 1904):
                yield number, code.removeprefix("@1904 ")


def numbers(system):
    pairs = list(number_rows(system))
    codes = sorted({code for _, code in pairs})
    rows = "".join(f'<row r="{i}"><c r="A{i}" s="{codes.index(code)}"><v>{number}</v></c></row>' for i, (number, code) in enumerate(pairs, 1))
    return one(rows, styles=styles_xml(codes), properties='date1904="1"' if system == 1904 else "")


def shown():
    """The rows of shown.tsv."""
    pairs = [line.split("\t")[:2] for line in open(os.path.join(here, "shown.tsv"), encoding="utf-8") if not line.startswith("#")]
    codes = sorted({code for _, code in pairs})
    return one("".join(f'<row r="{i}"><c r="A{i}" s="{codes.index(code)}"><v>{number}</v></c></row>' for i, (number, code) in enumerate(pairs, 1)),
               styles=styles_xml(codes))


ITEMS = ["<t>工号</t>", "<t>姓名</t>", '<t xml:space="preserve"> 组 </t>', "<r><t>陈</t></r><r><rPr><b/></rPr><t>静</t></r>",
         '<t>佐藤</t><rPh sb="0" eb="2"><t>サトウ</t></rPh><phoneticPr fontId="1"/>', "<t>one_x000D_\ntwo</t>", "<t>_x005F_x000D_ &lt;b&gt; &amp;amp;</t>",
         "<t/>", "<t>_xD83D__xDE00_ _x0000_ _xD83D_ _x00zz_ _x41_</t>"]
TYPES = ('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>'
         '<row r="2"/>'
         '<row r="3"><c r="A3" s="9"/><c r="B3" t="s"><v>7</v></c></row>'
         '<row r="5"><c r="B5" t="s"><v>3</v></c><c r="D5" t="s"><v>4</v></c><c r="E5"/></row>'
         '<row r="6"><c r="A6" t="s"><v>5</v></c><c r="B6" t="s"><v>6</v></c><c r="C6" t="s"><v>8</v></c></row>'
         '<row r="7"><c r="A7" t="inlineStr"><is><r><t>内</t></r><r><t>联_x0041_</t></r><rPh sb="0" eb="1"><t>no</t></rPh></is></c>'
         '<c r="B7" t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c r="C7" t="str"><f>""</f><v></v></c><c r="D7" t="b"><v>1</v></c><c r="E7" t="b"><v>0</v></c>'
         '<c r="F7" t="e"><f>NA()</f><v>#N/A</v></c><c r="G7" t="e"><v>#DIV/0!</v></c></row>'
         '<row><c><v>1</v></c><c><v>2</v></c><c r="AA8"><v>27</v></c></row>'
         '<row r="10"><c r="C10"><v>3</v></c><c r="A10"><v>1</v></c></row>')

DATES = "".join(f'<row r="{i}"><c r="A{i}" t="d" s="{style}"><v>{value}</v></c></row>' for i, (value, style) in enumerate(
    [("2026-11-02", 0), ("2026-11-02T00:00:00", 0), ("2026-11-02T09:30:00.000", 0), ("2026-11-02T09:30:00Z", 1), ("09:30:00", 0), ("1899-12-31T09:30:15", 0),
     ("09:30:00", 2), ("2026-11-02T09:30:00", 2), ("soon", 0)], 1))

MERGED = sheet_xml(
    '<row r="1">' + "".join(text(t) for t in ["组", "姓名", "日期", "备注"]) + "</row>"
    '<row r="2">' + "".join(text(t) for t in ["一组", "陈静", "周一", ""]) + "</row>"
    '<row r="3"><c r="A3"/><c r="B3" t="inlineStr"><is><t>李强</t></is></c></row>'
    '<row r="4"><c r="B4" t="inlineStr"><is><t>王芳</t></is></c><c r="C4" t="inlineStr"><is><t>自己的</t></is></c></row>'
    '<row r="5"/>'
    '<row r="6"><c r="B6" t="inlineStr"><is><t>赵敏</t></is></c></row>'
    '<row r="7"><c r="A7" t="inlineStr"><is><t>合并成块</t></is></c></row>'
    '<row r="8"><c r="D8" t="inlineStr"><is><t>x</t></is></c></row>'
    '<row r="9"><c r="A9" t="inlineStr"><is><t>横</t></is></c><c r="D9" t="inlineStr"><is><t>y</t></is></c></row>',
    after='<mergeCells count="5"><mergeCell ref="C2:C5"/><mergeCell ref="A2:A5"/><mergeCell ref="A7:B8"/><mergeCell ref="A9:C9"/><mergeCell ref="D1"/></mergeCells>')

HIDDEN = [("可见", sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c><c r="B2"><v>3</v></c></row>'
                            '<row r="3" hidden="true"><c r="A3"><v>4</v></c></row><row r="4" hidden="1"/>', before='<cols><col min="2" max="2" hidden="1"/></cols>'), ""),
          ("参数", sheet_xml('<row r="1"><c r="A1"><v>9</v></c></row>'), 'state="hidden"'),
          ("R&D", sheet_xml(""), 'state="veryHidden"')]

FORMULAS = ('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>1+2</f><v></v></c><c r="C1"><f>1+3</f></c><c r="D1" t="str"><f>"x"</f></c>'
            '<c r="E1" t="str"><f>""</f><v/></c><c r="F1"><f t="shared" si="0"/><v>5</v></c></row>')


def strict():
    """Strict namespaces, prefixes, absolute targets, part names of its own, UTF-16, elements of other namespaces."""
    m, r = STRICT_MAIN, STRICT_RELATIONS
    inside = ('<x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
              f'<mc:Choice Requires="v"><x:row r="2"><x:c r="A2"><x:v>99</x:v></x:c></x:row></mc:Choice></mc:AlternateContent>'
              '<x:row r="3"><x:c r="A3" s="1"><x:v>46328</x:v></x:c></x:row><x:row r="4"><x:c r="B4"><x:v>1</x:v></x:c></x:row>')
    return {"_rels/.rels": relations(("a", "http://x/metadata/core-properties", "props.xml"), ("b", f"{r}/officeDocument", "/Daten/buch.xml")),
            "Daten/buch.xml": f'<x:workbook xmlns:x="{m}" xmlns:q="{r}"><x:sheets><x:sheet name="图表" sheetId="1" q:id="c"/><x:sheet name="表" sheetId="2" q:id="s"/></x:sheets></x:workbook>',
            "Daten/_rels/buch.xml.rels": relations(("c", f"{r}/chartsheet", "k.xml"), ("s", f"{r}/worksheet", "../blatt/./eins.xml"), ("t", f"{r}/sharedStrings", "/texte.xml"),
                                                   ("f", f"{r}/styles", "formate.xml"), ("e", f"{r}/worksheet", "http://example.org/", "External")),
            "blatt/eins.xml": (f'<?xml version="1.0" encoding="UTF-16"?><x:worksheet xmlns:x="{m}"><x:sheetData>{inside}</x:sheetData>'
                               '<x:mergeCells><x:mergeCell ref="A3:A4"/></x:mergeCells></x:worksheet>').encode("utf-16"),
            "texte.xml": strings_xml(["<t>文</t>"], m), "Daten/FORMATE.xml": styles_xml(["0", "14"], m)}


def compound(*names):
    """Enough of a compound file to be recognised: the magic bytes and a directory of stream names."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + b"".join(n.encode("utf-16-le").ljust(128, b"\0") for n in names)


def raw(path, data):
    open(path, "wb").write(data)


def corrupted(path):
    """The last byte of a part's checksum is wrong, here and in the directory."""
    parts = one('<row r="1"><c r="A1"><v>1</v></c></row>')
    write(path, parts, zipfile.ZIP_STORED)
    data = open(path, "rb").read()
    checksum = struct.pack("<I", zlib.crc32(parts["xl/worksheets/sheet1.xml"].encode()))
    raw(path, data.replace(checksum, bytes([checksum[0] ^ 1]) + checksum[1:]))


def truncated(path):
    write(path, one('<row r="1"><c r="A1"><v>1</v></c></row>'))
    data = open(path, "rb").read()
    raw(path, data[:len(data) // 2])


def with_password_on_part(path):
    """The flag of encryption set in the header and in the directory of each entry."""
    write(path, one(""), zipfile.ZIP_STORED)
    data = bytearray(open(path, "rb").read())
    for magic, offset in [(b"PK\3\4", 6), (b"PK\1\2", 8)]:
        at = data.find(magic)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(magic, at + 4)
    raw(path, bytes(data))


def grown(path, part, chunks, parts):
    """A workbook one of whose parts is made of chunks."""
    with zipfile.ZipFile(path, "w") as archive:
        for name in [n for n in parts if n != part] + [part]:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(entry, "w", force_zip64=True) as out:
                for chunk in chunks if name == part else [parts[name].encode()]:
                    out.write(chunk)


def texts():
    """Shared texts of more than 192 MiB that do not shrink like a bomb."""
    yield f'<sst xmlns="{MAIN}">'.encode()
    letters = bytes(range(65, 91)) * 8
    for number in range(200):
        yield b"".join(b"<si><t>%d%s</t></si>" % (1000 * number + i, letters) for i in range(5000))
    yield b"</sst>"


HEAD = f'<worksheet xmlns="{MAIN}"><sheetData>'.encode()
TAIL = b"</sheetData></worksheet>"
GROWN = {  # name: how the parts are written
    "ratio": lambda path: grown(path, "xl/worksheets/sheet1.xml", [HEAD] + [b"<row/>" * (1 << 20)] * 8 + [TAIL], one("")),
    "part-size": lambda path: grown(path, "xl/media/film.bin", [bytes(range(256)) * 4096] * 1025, one("")),
    "texts": lambda path: grown(path, "xl/sharedStrings.xml", texts(), one('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', strings="")),
    "entries": lambda path: write(path, one("") | {f"xl/media/{i}": b"" for i in range(10001)}),
    "entries-near": lambda path: write(path, one('<row><c><v>1</v></c></row>') | {f"xl/media/{i}": b"" for i in range(9990)}),
}

PARTS = {
    "types": lambda: book([("花名册", sheet_xml(TYPES), ""), ("空", sheet_xml(""), "")], strings=strings_xml(ITEMS)),
    "numbers": lambda: numbers(1900),
    "numbers-1904": lambda: numbers(1904),
    "shown": shown,
    "iso-dates": lambda: one(DATES, styles=styles_xml(["0", "14", "20"])),
    "merged": lambda: book([("签到", MERGED, "")]),
    "hidden": lambda: book(HIDDEN),
    "formulas": lambda: one(FORMULAS),
    "strict": strict,
    "backslashes": lambda: {name.replace("/", "\\"): data for name, data in one('<row><c><v>1</v></c></row>').items()},
    "backslash-targets": lambda: {name: data.replace("xl/workbook.xml", "xl\\workbook.xml").replace("worksheets/sheet1", "worksheets\\sheet1") if name.endswith(".rels") else data
                                  for name, data in one('<row><c><v>1</v></c></row>').items()},
    "absolute-names": lambda: {"/" + name: data for name, data in one('<row><c><v>1</v></c></row>').items()},
    "open-rows": lambda: one('<row><c r="A2"><v>1</v></c></row><row><c r="A5"><v>2</v></c></row><row><c><v>3</v></c></row>'),
    "open-rows-back": lambda: one('<row><c r="A2"><v>1</v></c></row><row><c r="A1"><v>2</v></c></row>'),
    "evil-names": lambda: one('<row><c><v>1</v></c></row>') | {"../../../tmp/evil": "x", "/etc/evil": "x"},
    "rows": lambda: one('<row r="1048576"><c r="A1048576"><v>1</v></c></row><row r="1048577"><c r="A1048577"><v>2</v></c></row>'),
    "rows-near": lambda: one('<row r="1048576"><c r="XFD1048576"/><c r="A1048576"><v>1</v></c></row>'),
    "columns": lambda: one('<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="ALL2"><v>1000</v></c></row><row r="3"><c r="A3"><v>3</v></c><c r="ALM3"><v>1001</v></c></row>'
                           '<row r="4"><c r="A4"><v>4</v></c><c r="ALM4" s="1"/></row>'),
    "order": lambda: one('<row r="2"><c><v>1</v></c></row><row r="2"><c><v>2</v></c></row>'),
    "no-text": lambda: one('<row r="1"><c r="A1" t="s"><v>1</v></c></row>', strings=strings_xml(["<t>x</t>"])),
    "no-strings": lambda: one('<row r="1"><c r="B1" t="s"><v>0</v></c></row>'),
    "bad-cell": lambda: one('<row r="1"><c r="1A"><v>0</v></c></row>'),
    "bad-xml": lambda: one('<row r="1"><c r="A1"><v>1</c></row>'),
    "half-character": lambda: one("") | {"xl/worksheets/sheet1.xml": one('<row r="1"><c r="A1"><v>1</v></c></row>')["xl/worksheets/sheet1.xml"].replace("UTF-8", "UTF-16").encode("utf-16")
                              .replace(b"<\0/\0s\0h", b"\x3e\xd9<\0/\0s\0h")},
    "doctype": lambda: one("") | {"xl/worksheets/sheet1.xml": f'<!DOCTYPE worksheet [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><worksheet xmlns="{MAIN}"><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>'},
    "deep": lambda: one("<row>" + "<c>" * 100 + "</c>" * 100 + "</row>"),
    "long-text": lambda: one(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"x" * (1024 * 1024 + 1)}</t></is></c></row>'),
    "missing-sheet": lambda: {n: d for n, d in one("").items() if n != "xl/worksheets/sheet1.xml"},
    "missing-workbook": lambda: {n: d for n, d in one("").items() if n != "xl/workbook.xml"},
    "no-sheets": lambda: book([]),
    "ods": lambda: {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"},
    "xlsb": lambda: {"_rels/.rels": relations(("r", f"{RELATIONS}/officeDocument", "xl/workbook.bin")), "xl/workbook.bin": b"\x83\x01\0"},
    "docx": lambda: {"_rels/.rels": relations(("r", f"{RELATIONS}/officeDocument", "word/document.xml")), "word/document.xml": "<x/>"},
    "zip": lambda: {"readme.txt": "x"},
    "calendar": calendar,
    "calendar-merged": lambda: calendar(two_days(), '<mergeCells><mergeCell ref="B2:B3"/></mergeCells>'),
    "calendar-two": lambda: calendar(two_days("holiday")),
    "calendar-hidden": lambda: calendar(two_days("holiday", 'hidden="1"')),
    "calendar-formula": lambda: calendar(day_with('<c r="C2"><f>A1</f><v></v></c>')),
    "calendar-result": lambda: calendar(day_with('<c r="C2" t="str"><f>A1</f><v>date</v></c>')),
    "calendar-merged-hidden": lambda: calendar(two_days("workday"), '<mergeCells><mergeCell ref="B2:B3"/></mergeCells>'),
    "calendar-merged-same": lambda: calendar(two_days("holiday"), '<mergeCells><mergeCell ref="B2:B3"/></mergeCells>'),
    "calendar-formula-header": lambda: calendar(after="") | {"xl/worksheets/sheet1.xml": calendar()["xl/worksheets/sheet1.xml"].replace(cell("C1", "title"), '<c r="C1"><f>A9</f></c>')},
    "calendar-wide-header": lambda: calendar() | {"xl/worksheets/sheet1.xml": calendar()["xl/worksheets/sheet1.xml"].replace(cell("C1", "title"), cell("C1", "title") + cell("ALM1", "x"))},
    "courses-unseen": lambda: courses("0"),
    "courses-seen": lambda: courses("2"),
    "signs": lambda: grid(["工号", "S1", "S2"], ["E03", "√"]),
    "signs-two": lambda: grid(["工号", "S1", "S2"], ["E03", "√", "√"]),
    "marks": lambda: grid(["工号", "K1", "K2"], ["E03", "85"]),
    "marks-two": lambda: grid(["工号", "K1", "K2"], ["E03", "85", "90"]),
    "retakes": lambda: grid(["工号", "课程编号", "日期", "成绩", "补考成绩"], ["E04", "K3", "2026-03-04", "85"]),
    "retakes-two": lambda: grid(["工号", "课程编号", "日期", "成绩", "补考成绩"], ["E04", "K3", "2026-03-04", "55", "85"]),
    "calendar-wide": lambda: calendar(day_with(cell("ALM2", "x"))),
    "calendar-wide-format": lambda: calendar(day_with('<c r="ALM2" s="1"/>')),
    "calendar-long": lambda: calendar(day_with(cell("E2", "x"))),
    "calendar-rows": lambda: calendar(day_with("") + '<row r="1048577"><c r="A1048577"><v>1</v></c></row>'),
    "calendar-last-row": lambda: calendar('<row r="1048576">' + cell("A1048576", "2026-04-04") + cell("B1048576", "holiday") + "</row>"),
    "calendar-entries": lambda: calendar() | {f"xl/media/{i}": b"" for i in range(9990)},
    "calendar-picture": lambda: calendar() | {"xl/media/1.bmp": bytes(31 << 20)},
}
FILES = {
    "xls": lambda path: raw(path, compound("Root Entry", "Workbook", "\5SummaryInformation")),
    "password": lambda path: raw(path, compound("Root Entry", "EncryptionInfo", "EncryptedPackage")),
    "zip-password": with_password_on_part,
    "html": lambda path: raw(path, b"\xef\xbb\xbf<html><table><tr><td>1</td></tr></table></html>"),
    "empty": lambda path: raw(path, b""),
    "truncated": truncated,
    "checksum": corrupted,
    **GROWN,
}

if __name__ == "__main__":
    folder, names = sys.argv[1], sys.argv[2:]
    for name in names or list(PARTS) + list(FILES):
        path = os.path.join(folder, name + ".xlsx")
        if name in PARTS:
            write(path, PARTS[name]())
        else:
            FILES[name](path)
