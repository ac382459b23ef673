#!/usr/bin/env python3
"""Writes the small files that fuzzing begins with: make_files.py FOLDER"""

import gzip
import os
import sys
import zipfile

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

SHEET = """<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="m"><dimension ref="A1:Z9"/><cols><col min="2" max="3" hidden="1"/></cols><sheetData>
<row r="1" spans="1:9"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1"><v>12.50</v></c><c r="D1" s="1"><v>46027</v></c></row>
<row r="2" hidden="1"><c r="C2" t="b"><v>1</v></c><c r="A2" t="inlineStr"><is><r><t>a_x000D_</t></r><rPh><t>b</t></rPh></is></c><c t="e"><v>#REF!</v></c></row>
<row><c s="2"><f>A1</f><v>0</v></c><c t="str"><f>B1</f><v>x &amp; y</v></c><c t="d"><v>2026-01-05T09:30:00</v></c><c s="3"><v>-1.5E-3</v></c></row>
<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="C9"/></mergeCells></worksheet>"""

XLSX = {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": f'<Relationships><Relationship Id="a" Type="{OFFICE}/officeDocument" Target="/xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="A &amp; B" sheetId="1" r:id="r1"/><sheet name="C" state="hidden" r:id="r2"/></sheets><calcPr fullCalcOnLoad="1"/></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships><Relationship Id="r1" Type="{OFFICE}/worksheet" Target="sheet1.xml"/><Relationship Id="r2" Type="{OFFICE}/worksheet" Target="../xl/sheet2.xml"/><Relationship Id="r3" Type="{OFFICE}/styles" Target="styles.xml"/><Relationship Id="r4" Type="{OFFICE}/sharedStrings" Target="strings.xml"/></Relationships>',
    "xl/styles.xml": '<styleSheet><numFmts><numFmt numFmtId="200" formatCode="00000"/><numFmt numFmtId="201" formatCode="[h]:mm;@"/></numFmts><cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="200"/><xf numFmtId="201"/></cellXfs></styleSheet>',
    "xl/strings.xml": '<sst count="2" uniqueCount="2"><si><t>one</t></si><si><r><t>two </t></r><r><t>_x0041_</t></r><rPh><t>no</t></rPh></si></sst>',
    "xl/sheet1.xml": SHEET,
    "xl/sheet2.xml": '<x:worksheet xmlns:x="s"><x:sheetData><x:row><x:c t="s"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>',
}

ODS = {
    "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
    "META-INF/manifest.xml": '<m:manifest xmlns:m="m"><m:file-entry m:full-path="/"/></m:manifest>',
    "content.xml": """<?xml version="1.0"?><o:document-content xmlns:o="o" xmlns:t="t" xmlns:x="x" xmlns:s="s" xmlns:n="n" xmlns:e="e"><o:automatic-styles>
<n:number-style s:name="N1"><n:number n:min-integer-digits="5"/></n:number-style><n:time-style s:name="N2" n:truncate-on-overflow="false"/><s:style s:name="c1" s:family="table-cell" s:data-style-name="N1"/>
<s:style s:name="t2" s:family="table"><s:table-properties t:display="false"/></s:style></o:automatic-styles><o:body><o:spreadsheet><t:tracked-changes><t:table/></t:tracked-changes>
<t:table t:name="A &amp; B"><t:table-column t:number-columns-repeated="3" t:visibility="collapse" t:default-cell-style-name="c1"/><t:table-header-rows><t:table-row><t:table-cell o:value-type="string" t:number-columns-spanned="2" t:number-rows-spanned="2"><x:p> one <x:s x:c="3"/>two<x:tab/></x:p><x:p>three</x:p></t:table-cell><t:covered-table-cell/><t:table-cell o:value-type="float" o:value="12"><x:p>12</x:p></t:table-cell></t:table-row></t:table-header-rows>
<t:table-row t:number-rows-repeated="3"><t:table-cell t:number-columns-repeated="4" o:value-type="date" o:date-value="2026-01-05T09:30:00"><x:p>5</x:p></t:table-cell><t:table-cell o:value-type="time" o:time-value="PT26H05M09S"/><t:table-cell o:value-type="boolean" o:boolean-value="true"><o:annotation><x:p>no</x:p></o:annotation></t:table-cell></t:table-row>
<t:table-row t:number-rows-repeated="1048570" t:visibility="filter"><t:table-cell t:number-columns-repeated="16384"/></t:table-row><t:table-row><t:table-cell e:value-type="error" o:value-type="string" o:string-value=""><x:p>#DIV/0!</x:p></t:table-cell><t:table-cell t:formula="of:=1"/></t:table-row></t:table>
<t:table t:name="C" t:style-name="t2"/></o:spreadsheet></o:body></o:document-content>""",
}


def pack(path, parts, packed=True):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as out:
        for name, text in parts.items():
            out.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED)


if __name__ == "__main__":
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    pack(f"{folder}/kinds.xlsx", XLSX)
    pack(f"{folder}/stored.xlsx", XLSX, packed=False)
    pack(f"{folder}/kinds.ods", ODS)
    pack(f"{folder}/text.zip", {"a/b.csv": "a;b\n1;2\n" * 50})
    with zipfile.ZipFile(f"{folder}/large64.zip", "w", zipfile.ZIP_DEFLATED) as out:
        with out.open(zipfile.ZipInfo("a.csv"), "w", force_zip64=True) as part:
            part.write(b"a;b\n" * 50)
    with open(f"{folder}/text.csv.gz", "wb") as out:
        out.write(gzip.compress(b"a;b\n1;2\n" * 50, mtime=0))
