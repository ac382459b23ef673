#!/usr/bin/env python3
"""Makes the deliveries of this folder: eight offices, each in a style of its own, and `expected.tsv`.

Every case is planned here with what is wrong with it, so that the figures do not come from the program that is tested:
plan first, then one writer for each style. Needs openpyxl, and soffice for .ods and .xls. No office, person or
number is real.
"""

import datetime as dt
import html
import io
import random
import subprocess
import tempfile
import zipfile
from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment

HERE = Path(__file__).parent
MONTHS = ["Januari", "Februari", "Maret"]

# What is promised: working days or minutes, tariff in rupiah, papers.
SERVICES = {
    "PTSP": [("SKTU", "Surat Keterangan Tempat Usaha", "3 hari kerja", 25000, "KTP-el|NPWP"),
             ("REKLAME", "Izin Reklame; insidentil", "5 hari kerja", 250000, "KTP-el|Gambar reklame")],
    "DUKCAPIL": [("KK", "Kartu Keluarga", "2 hari kerja", 0, ""), ("AKTA", "Akta Kelahiran", "3 hari kerja", 0, "")],
    "POLRES": [("SKCK", "Surat Keterangan Catatan Kepolisian", "60 menit", 30000, "")],
    "BAPENDA": [("PBB", "Mutasi PBB-P2", "5 hari kerja", 0, ""), ("BPHTB", "Penelitian BPHTB", "2 hari kerja", 0, "")],
    "PUSKESMAS": [("UMUM", "Pemeriksaan Umum", "90 menit", 10000, "")],
    "PN": [("SK-BEBAS", "Surat Keterangan Bebas Perkara", "1 hari kerja", 10000, "")],
}


def working_days(start, days):
    day = start
    while days:
        day += dt.timedelta(days=1)
        if day.weekday() < 5:
            days -= 1
    return day


class Case:
    """One case: when it came, when it was done, what was paid, and which rules it breaks."""

    def __init__(self, number, service, received, finished, paid, proof, status="Selesai", breaks=(), papers=""):
        self.number, self.service, self.received, self.finished = number, service, received, finished
        self.paid, self.proof, self.status, self.breaks, self.papers = paid, proof, status, list(breaks), papers


def plan(unit, count, seed, form, money=True):
    """Cases of a unit in order of receipt. Every fifth is late, every seventh pays too much, every eleventh is rejected."""
    random.seed(seed)
    day = dt.date(2026, 1, 5)
    cases = []
    for index in range(count):
        if index % 4 == 3:
            day = working_days(day, 1)
        code, name, limit, tariff, papers = SERVICES[unit][index % len(SERVICES[unit])]
        received = dt.datetime.combine(day, dt.time(8 + index % 4, random.randrange(60)))
        amount, word = limit.split(" ", 1)
        late = index % 5 == 4
        breaks = ["W-01"] if late else []
        if word == "menit":
            minutes = int(amount) + (15 if late else -20)
            finished = received + dt.timedelta(minutes=minutes)
        else:
            last = working_days(day, int(amount))
            done = working_days(last, 1) if late else last
            finished = dt.datetime.combine(done, dt.time(14, random.randrange(60)))
        paid = tariff
        if money and tariff and index % 7 == 6:
            paid = tariff + 5000
            breaks.append("B-01")
        status = "Ditolak" if index % 11 == 10 else "Selesai"
        cases.append(Case(form(index, day), (code, name), received, finished, paid,
                          f"{900000 + seed * 1000 + index:010d}" if paid else "", status, breaks, papers))
    return cases


def expected(rows, office, file, cases, money):
    counts = {}
    for case in cases:
        for rule in case.breaks:
            counts[rule] = counts.get(rule, 0) + 1
    rows.append((office, file, len(cases), money, ",".join(f"{rule}={counts[rule]}" for rule in sorted(counts))))


def convert(book, name):
    """Has LibreOffice save the workbook in the form of the name's ending."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / (Path(name).stem + ".xlsx")
        book.save(source)
        form = {"ods": "ods", "xls": "xls:MS Excel 97"}[name.rsplit(".", 1)[1]]
        subprocess.run(["soffice", "--headless", "--convert-to", form, "--outdir", folder, source], check=True,
                       capture_output=True)
        (HERE / name).write_bytes((Path(folder) / name).read_bytes())


def licensing(cases):
    """A register by hand: letterhead, header of two lines, day and service merged down, time in a column of its own."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Register"
    sheet["A1"] = "PEMERINTAH KOTA CONTOH"
    sheet["A2"] = "REGISTER PELAYANAN PERIZINAN"
    sheet.merge_cells("A1:J1")
    heads = [("A", "Tanggal", "Masuk"), ("B", "", "Jam"), ("C", "", "Selesai"), ("D", "Jenis Layanan", ""),
             ("E", "No. Register", ""), ("F", "Berkas", "Diminta"), ("G", "", "Diserahkan"), ("H", "Status", "")]
    for column, above, below in heads:
        sheet[f"{column}4"] = above or None
        sheet[f"{column}5"] = below or None
    sheet.merge_cells("A4:C4")
    sheet.merge_cells("F4:G4")
    for place, number in enumerate("ABCDEFGH", 1):
        sheet[f"{number}6"] = place
    row = 7
    last_day = last_service = None
    for case in cases:
        day = case.received.date()
        if day != last_day:
            sheet.cell(row, 1, day).number_format = "dd/mm/yyyy"
            last_day, last_service = day, None
        if case.service != last_service:
            sheet.cell(row, 4, case.service[1])
            last_service = case.service
        sheet.cell(row, 2, case.received.time()).number_format = "hh:mm"
        sheet.cell(row, 3, case.finished).number_format = "dd/mm/yyyy hh:mm"
        sheet.cell(row, 5, case.number)
        sheet.cell(row, 6, case.papers.replace("|", "; "))
        sheet.cell(row, 7, case.papers.replace("|", "; "))
        sheet.cell(row, 8, case.status)
        row += 1
    start = 7
    for place in range(8, row + 1):
        if place == row or sheet.cell(place, 1).value is not None:
            if place - 1 > start:
                sheet.merge_cells(start_row=start, end_row=place - 1, start_column=1, end_column=1)
                sheet.cell(start, 1).alignment = Alignment(vertical="top")
            start = place
    sheet.cell(row + 1, 6, "Kota Contoh, 31 Maret 2026")
    sheet.cell(row + 2, 6, "Kepala Dinas")
    book.create_sheet("Rekap")["A1"] = "dihitung tangan"
    hidden = book.create_sheet("Master")
    hidden["A1"] = "lama"
    hidden.sheet_state = "hidden"
    book.save(HERE / "licensing.xlsx")


def till(cases):
    """The cashier's money, one row for each receipt, of the licensing office."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Kasir"
    sheet.append(["No Kuitansi", "No. Register", "Jenis Layanan", "Jumlah", "Dibayar"])
    for case in cases:
        if case.paid:
            sheet.append([case.proof, case.number, case.service[1], case.paid, case.received])
            sheet.cell(sheet.max_row, 4).number_format = '"Rp"#,##0'
            sheet.cell(sheet.max_row, 5).number_format = "dd/mm/yyyy hh:mm"
    sheet.append(["TOTAL", None, None, sum(case.paid for case in cases)])
    book.save(HERE / "till.xlsx")


def civil_registration(cases):
    """A sheet for each month, numbers shown with zeros in front, some rows filtered away."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for month, name in enumerate(MONTHS, 1):
        sheet = book.create_sheet(name)
        if month == 2:
            sheet.append(["BULAN FEBRUARI"])
        sheet.append(["Nomor", "Layanan", "Diterima", "Selesai", "Ket"])
        for case in cases:
            if case.received.month != month:
                continue
            sheet.append([int(case.number), case.service[1], case.received, case.finished, case.status])
            row = sheet.max_row
            sheet.cell(row, 1).number_format = "000000"
            for column in (3, 4):
                sheet.cell(row, column).number_format = "yyyy-mm-dd hh:mm"
            if row % 6 == 0:
                sheet.row_dimensions[row].hidden = True
        sheet.append(["Jumlah"])
    convert(book, "civil-registration.ods")


def police(cases):
    """A CSV between semicolons in a ZIP, in Windows-1252, with what a Mac adds."""
    text = io.StringIO()
    text.write("Nomor;Masuk;Selesai;Biaya;Kuitansi;Status;Catatan\r\n")
    for case in cases:
        text.write(f"{case.number};{case.received:%d/%m/%Y %H.%M};{case.finished:%d/%m/%Y %H.%M};"
                   f"{case.paid:,}".replace(",", ".") + f";{case.proof};{case.status};loket é\r\n")
    with zipfile.ZipFile(HERE / "police.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (("ekspor/skck.csv", text.getvalue().encode("cp1252")), ("__MACOSX/ekspor/._skck.csv", b"x")):
            entry = zipfile.ZipInfo(name, (2026, 4, 1, 8, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)


def tax(cases):
    """A page that a PHP system calls .xls: a table of print-out above it, cells that nobody closed, money as text."""
    page = ["<html><head><meta charset=utf-8></head><body><table><tr><td>Dicetak 01 April 2026</table>",
            "<table border=1><tr><th>No<th>NOPEL<th>Jenis<th>Masuk<th>Selesai<th>Status"]
    for place, case in enumerate(cases, 1):
        page.append(f"<tr><td>{place}<td>'{case.number}<td>{html.escape(case.service[1])}"
                    f"<td>{case.received:%d-%m-%Y %H:%M}<td>{case.finished:%d-%m-%Y %H:%M}<td>{case.status}&nbsp;")
    page.append("</table><table><tr><td>Kepala Bidang</table></body></html>")
    (HERE / "tax.xls").write_text("\n".join(page), encoding="utf-8")


def health(cases):
    """XML Spreadsheet 2003, as older programs of clinics write it."""
    def cell(kind, value):
        return f'<Cell><Data ss:Type="{kind}">{html.escape(str(value))}</Data></Cell>'

    rows = ["<Row>" + "".join(cell("String", name) for name in ("No RM", "Daftar", "Pulang", "Bayar", "Karcis", "Status"))
            + "</Row>"]
    for case in cases:
        rows.append("<Row>" + cell("String", case.number) + cell("DateTime", f"{case.received:%Y-%m-%dT%H:%M:%S}.000")
                    + cell("DateTime", f"{case.finished:%Y-%m-%dT%H:%M:%S}.000") + cell("Number", case.paid)
                    + cell("String", case.proof) + cell("String", case.status) + "</Row>")
    (HERE / "health.xls").write_text(
        '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">\n<Worksheet ss:Name="Kunjungan"><Table>\n'
        + "\n".join(rows) + "\n</Table></Worksheet></Workbook>\n", encoding="utf-8")


def court(cases):
    """A workbook of Excel 97 with a formula column, a note in a sheet of its own and money as numbers."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Register"
    sheet.append(["Nomor Perkara", "Tgl Daftar", "Tgl Putus", "Lama", "PNBP", "SSBP", "Status"])
    for place, case in enumerate(cases, 2):
        sheet.append([case.number, case.received, case.finished, f"=C{place}-B{place}", case.paid, case.proof, case.status])
        for column in (2, 3):
            sheet.cell(place, column).number_format = "dd mmm yyyy hh:mm"
    book.create_sheet("Catatan")["A1"] = "Register menurut SIPP"
    convert(book, "court.xls")


def complaints():
    """The book of a complaints desk: days of receipt and answer, topics in words. Half of them are answered in time."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Pengaduan"
    sheet.append(["No", "Tgl Terima", "Golongan", "Perihal", "Tgl Jawab", "Uraian"])
    late = 0
    for index in range(12):
        received = working_days(dt.date(2026, 1, 5), index * 2 + 1)
        days = 3 if index % 2 == 0 else 40
        inspection = index % 3 == 2
        # For an inspection nobody says when the complaint was complete, so that nobody can say when an answer was due.
        late += days == 40 and not inspection
        sheet.append([f"ADU-{index + 1:03d}", received, "berkadar pengawasan" if inspection else "tidak berkadar",
                      ["lambat", "mahal"][index % 2], received + dt.timedelta(days=days), "menunggu lama"])
        for column in (2, 5):
            sheet.cell(sheet.max_row, column).number_format = "dd/mm/yyyy"
    book.save(HERE / "complaints.xlsx")
    return ("complaints", "complaints.xlsx", 12, 0, f"A-01={late}")


def main():
    rows = []
    cases = plan("PTSP", 40, 1, lambda i, d: f"{i + 1:04d}/PTSP/{'I II III'.split()[d.month - 1]}/2026")
    licensing(cases)
    till(cases)
    expected(rows, "licensing", "licensing.xlsx+till.xlsx", cases, sum(case.paid for case in cases))
    cases = plan("DUKCAPIL", 150, 2, lambda i, d: f"{i + 1:06d}")
    civil_registration(cases)
    expected(rows, "civil-registration", "civil-registration.ods", cases, 0)
    cases = plan("POLRES", 36, 3, lambda i, d: f"SKCK/{i + 1}/I/2026")
    police(cases)
    expected(rows, "police", "police.zip", cases, sum(case.paid for case in cases))
    cases = plan("BAPENDA", 30, 4, lambda i, d: f"2026.{i + 1:05d}")
    tax(cases)
    expected(rows, "tax", "tax.xls", cases, 0)
    cases = plan("PUSKESMAS", 33, 5, lambda i, d: f"00-{i + 1:02d}-{(i * 7) % 100:02d}")
    health(cases)
    expected(rows, "health", "health.xls", cases, sum(case.paid for case in cases))
    cases = plan("PN", 22, 6, lambda i, d: f"{i + 1}/SK/HK/2026/PN Ctn")
    court(cases)
    expected(rows, "court", "court.xls", cases, sum(case.paid for case in cases))
    rows.append(complaints())
    table = ["unit,service,service_name,valid_from,decree,limit,clock_start,tariff,papers"]
    for unit, services in SERVICES.items():
        for code, name, limit, tariff, papers in services:
            table.append(f"{unit},{code},{name},2026-01-01,SK contoh 1/2025,{limit},received,{tariff},{papers}")
    (HERE / "standards.csv").write_text("\n".join(table) + "\n")
    with open(HERE / "expected.tsv", "w") as file:
        file.write("office\tfile\tcases\tmoney\tdeviations\n")
        for row in rows:
            file.write("\t".join(map(str, row)) + "\n")


if __name__ == "__main__":
    main()
