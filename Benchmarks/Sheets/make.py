#!/usr/bin/env python3
"""Writes a register as large as an office can send: rows x 15 columns of all kinds of cells.

make.py FOLDER [ROWS]   ->   FOLDER/large.xlsx (5 texts of 2 rows are shared ones, each used once), FOLDER/inline.xlsx,
                             FOLDER/large.ods, FOLDER/page.xls (HTML), FOLDER/xml.xls (XML Spreadsheet 2003), FOLDER/large.xls
"""

import random
import sys
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SERVICES = [f"Izin Layanan {number}" for number in range(20)]
LETTERS = "ABCDEFGHIJKLMNO"
HEADINGS = ["No", "No. Register", "Layanan", "Pemohon", "Tanggal", "Masuk", "Biaya", "Lunas", "Lama", "Alamat", "Nilai",
            "Status", "Kode", "Galat", "Kecamatan"]


def rows(count):
    """Yields the headings, then for each row a list of (kind, value); text and shared are texts, the second one of few."""
    chance = random.Random(2026)
    yield [("text", name) for name in HEADINGS]
    for row in range(1, count + 1):
        day = 46023 + chance.randrange(365)
        yield [
            ("n", row), ("text", f"{row:06d}/PTSP/VII/2026"), ("shared", chance.choice(SERVICES)),
            ("text", f"Pemohon {chance.randrange(10**9):09d} & Rekan"), ("day", day),
            ("moment", day + chance.randrange(86400) / 86400), ("n", chance.randrange(1, 90) * 25000),
            ("b", chance.randrange(2)), ("formula", chance.randrange(1, 40)),
            ("text", f"Jalan {row}") if row % 2 else ("shared", "Jalan Merdeka"),
            ("n", round(chance.random() * 1000, 2)), ("shared", chance.choice(["selesai", "proses", "ditolak"])),
            ("zeros", chance.randrange(10**5)), ("none", None) if chance.randrange(10) < 6 else ("e", "#N/A"),
            ("shared", "Kecamatan " + chance.choice("ABCDEFGH")),
        ]


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def xlsx(path, count, inline):
    shared, numbers = [], {}

    def cell(place, kind, value, few):
        if kind in ("text", "shared"):
            if inline:
                return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
            if kind == "shared" and value in numbers:
                number = numbers[value]
            else:
                number = len(shared)
                shared.append(value)
                if kind == "shared":
                    numbers[value] = number
            return f'<c r="{place}" t="s"><v>{number}</v></c>'
        return {
            "n": f'<c r="{place}"><v>{value}</v></c>', "day": f'<c r="{place}" s="1"><v>{value}</v></c>',
            "moment": f'<c r="{place}" s="2"><v>{value!r}</v></c>',
            "b": f'<c r="{place}" t="b"><v>{value}</v></c>',
            "formula": f'<c r="{place}"><f>G{place[1:]}/1000</f><v>{value}</v></c>',
            "zeros": f'<c r="{place}" s="3"><v>{value}</v></c>',
            "e": f'<c r="{place}" t="e"><v>{value}</v></c>', "none": "",
        }[kind]

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("[Content_Types].xml", HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>')
        out.writestr("_rels/.rels", HEAD + f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        out.writestr("xl/workbook.xml", HEAD + f'<workbook xmlns="{MAIN}" xmlns:r="{DOCUMENT}"><sheets><sheet name="Register" sheetId="1" r:id="rId1"/></sheets></workbook>')
        out.writestr("xl/_rels/workbook.xml.rels", HEAD + f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{DOCUMENT}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{DOCUMENT}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="{DOCUMENT}/sharedStrings" Target="sharedStrings.xml"/></Relationships>')
        out.writestr("xl/styles.xml", HEAD + f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="00000"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="22" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>')
        with out.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            part.write((HEAD + f'<worksheet xmlns="{MAIN}"><sheetData>').encode())
            for number, row in enumerate(rows(count), 1):
                cells = "".join(cell(f"{LETTERS[i]}{number}", *one, None) for i, one in enumerate(row))
                part.write(f'<row r="{number}" spans="1:15">{cells}</row>'.encode())
            part.write(b"</sheetData></worksheet>")
        with out.open("xl/sharedStrings.xml", "w", force_zip64=True) as part:
            part.write((HEAD + f'<sst xmlns="{MAIN}" count="{len(shared)}" uniqueCount="{len(shared)}">').encode())
            for text in shared:
                part.write(f"<si><t>{escape(text)}</t></si>".encode())
            part.write(b"</sst>")


def ods(path, count):
    import datetime
    zero = datetime.datetime(1899, 12, 30)
    office = "urn:oasis:names:tc:opendocument:xmlns:"
    spaces = " ".join(f'xmlns:{name}="{office}{name}:1.0"' for name in ("office", "table", "text", "style"))

    def text(value):
        return f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'

    def cell(kind, value):
        if kind in ("text", "shared"):
            return text(value)
        if kind in ("n", "zeros"):
            return f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'
        if kind == "formula":
            return f'<table:table-cell table:formula="of:=[.G1]/1000" office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'
        if kind in ("day", "moment"):
            stamp = zero + datetime.timedelta(days=value)
            stamp = stamp.strftime("%Y-%m-%d" if kind == "day" else "%Y-%m-%dT%H:%M:%S")
            return f'<table:table-cell office:value-type="date" office:date-value="{stamp}"><text:p>{stamp}</text:p></table:table-cell>'
        if kind == "b":
            value = "true" if value else "false"
            return f'<table:table-cell office:value-type="boolean" office:boolean-value="{value}"><text:p>{value.upper()}</text:p></table:table-cell>'
        if kind == "e":
            return text(value)
        return "<table:table-cell/>"

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        out.writestr("META-INF/manifest.xml", HEAD + f'<manifest:manifest xmlns:manifest="{office}manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>')
        with out.open("content.xml", "w", force_zip64=True) as part:
            part.write((HEAD + f'<office:document-content {spaces} office:version="1.2"><office:body><office:spreadsheet><table:table table:name="Register"><table:table-column table:number-columns-repeated="15"/>').encode())
            for row in rows(count):
                part.write(("<table:table-row>" + "".join(cell(*one) for one in row) + "</table:table-row>").encode())
            part.write(b"</table:table></office:spreadsheet></office:body></office:document-content>")


def moment(days):
    import datetime
    return datetime.datetime(1899, 12, 30) + datetime.timedelta(days=days)


def page(path, count):
    """HTML as web systems call it .xls, with texts alone and cells that are not closed."""
    def cell(kind, value):
        if kind in ("day", "moment"):
            value = moment(value).strftime("%Y-%m-%d" if kind == "day" else "%Y-%m-%d %H:%M:%S")
        return "<td class=xl24>" + escape("" if value is None else str(value))

    with open(path, "w", encoding="utf-8") as out:
        out.write("<html><head><meta charset=utf-8></head><body><table border=1>\n")
        for row in rows(count):
            out.write("<tr>" + "".join(cell(*one) for one in row) + "\n")
        out.write("</table></body></html>\n")


def xml2003(path, count):
    def cell(place, kind, value):
        if kind == "none":
            return ""
        if kind in ("day", "moment"):
            kind, value = "DateTime", moment(value).strftime("%Y-%m-%dT%H:%M:%S.000")
        else:
            kind = {"text": "String", "shared": "String", "b": "Boolean", "e": "Error"}.get(kind, "Number")
        return f'<Cell ss:Index="{place}"><Data ss:Type="{kind}">{escape(str(value))}</Data></Cell>'

    with open(path, "w", encoding="utf-8") as out:
        name = "urn:schemas-microsoft-com:office:spreadsheet"
        out.write(f'<?xml version="1.0"?>\n<Workbook xmlns="{name}" xmlns:ss="{name}"><Worksheet ss:Name="Register"><Table>\n')
        for row in rows(count):
            out.write("<Row>" + "".join(cell(i, *one) for i, one in enumerate(row, 1)) + "</Row>\n")
        out.write("</Table></Worksheet></Workbook>\n")


def xls(path, count):
    """At most 65,535 rows; needs xlwt."""
    try:
        import xlwt
    except ImportError:
        return
    sheet = (book := xlwt.Workbook()).add_sheet("Register")
    styles = {kind: xlwt.easyxf(num_format_str=form) for kind, form in
              (("day", "dd/mm/yyyy"), ("moment", "dd/mm/yyyy hh:mm:ss"), ("zeros", "00000"))}
    for number, row in enumerate(rows(min(count, 65_535))):
        for place, (kind, value) in enumerate(row):
            if kind == "b":
                value = bool(value)
            if kind == "e":
                sheet.row(number).set_cell_error(place, 0x2A)  # #N/A
            elif kind != "none":
                sheet.write(number, place, value, *([styles[kind]] if kind in styles else []))
    book.save(path)


if __name__ == "__main__":
    folder, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 200_000
    xlsx(f"{folder}/large.xlsx", count, False)
    xlsx(f"{folder}/inline.xlsx", count, True)
    ods(f"{folder}/large.ods", count)
    page(f"{folder}/page.xls", count)
    xml2003(f"{folder}/xml.xls", count)
    xls(f"{folder}/large.xls", count)
