#!/usr/bin/env python3
"""Random profiles and the files that they read, imported by the program and compared with what was meant.

    python3 Tests/Fuzz/profiles.py [--program .build/release/audit] [--minutes 30] [--seed N]

Each round makes cases up, writes them as an office might (its own headings, forms of dates and amounts, letterheads,
headers of two lines, column numbers, subtotals, signatures, short rows, encodings), says in a profile how they are
written, and compares what `case_list` and `charge_list` hold with the cases. This program shares no code with the
audit: it never reads its files, it remembers what it wrote. Every second round damages profile or file as well; then
only crashes, hangs, unknown exit statuses and raw control characters on the terminal count.

Ends with 1 at the first difference and leaves its folder, whose name it prints.
"""
import argparse, datetime, os, random, shutil, signal, sqlite3, subprocess, sys, tempfile, time, zoneinfo

MONTHS = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
          "November", "Desember"]
SHORT = ["Jan", "Peb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nop", "Des"]
ENGLISH = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"]
DAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jum'at", "Sabtu", "Minggu"]
OFFSETS = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}
UNIT_ZONE = zoneinfo.ZoneInfo("Asia/Makassar")

CALENDARS = """format: audit.calendars/1
calendars:
  - code: kantor
    zone: Asia/Makassar
    week: {mon: [["08:00", "16:00"]], tue: [["08:00", "16:00"]]}
    holidays: []
"""
STANDARDS = """format: audit.standards/1
units:
  - {code: KANTOR, name: Kantor Uji, zone: Asia/Makassar, calendar: kantor}
  - {code: CABANG, name: Kantor Cabang, zone: Asia/Makassar, calendar: kantor}
services:
  - {unit: KANTOR, code: SURAT, name: Surat keterangan, standards: []}
  - {unit: KANTOR, code: IZIN, name: Izin usaha, standards: []}
  - {unit: CABANG, code: SURAT, name: Surat keterangan, standards: []}
  - {unit: CABANG, code: IZIN, name: Izin usaha, standards: []}
"""


class Form:
    """A form of dates: how a profile spells it, how it is written, and what is lost by that."""

    def __init__(self, spelling, write, precision):
        self.spelling, self.write, self.precision = spelling, write, precision


def month(r, t):
    return r.choice([MONTHS, SHORT, ENGLISH])[t.month - 1]


def hour12(t):
    return (t.hour % 12) or 12, "AM" if t.hour < 12 else "PM"


def serial(t, r):
    days = (t.replace(tzinfo=None) - datetime.datetime(1899, 12, 30)).total_seconds() / 86400
    return f"{days:.8f}"


FORMS = [
    Form("iso", lambda t, r: t.strftime("%Y-%m-%d" + r.choice("T ") + "%H:%M:%S"), "second"),
    Form("yyyy-MM-dd HH:mm:ss", lambda t, r: t.strftime("%Y-%m-%d %H:%M:%S"), "second"),
    Form("yyyy-MM-dd HH:mm:ss.S",
         lambda t, r: t.strftime("%Y-%m-%d %H:%M:%S.") + str(r.randrange(1, 10 ** r.randrange(1, 9))), "second"),
    Form("dd/MM/yyyy HH.mm", lambda t, r: t.strftime("%d/%m/%Y %H.%M"), "minute"),
    Form("d MMMM yyyy HH:mm", lambda t, r: f"{t.day} {month(r, t)} {t.year} {t:%H:%M}", "minute"),
    Form("d MMMM yyyy HH.mm", lambda t, r: f"{t.day} {month(r, t)} {t.year} {t:%H.%M}", "minute"),
    Form("EEEE, d MMMM yyyy H:mm",
         lambda t, r: f"{DAYS[t.weekday()]}, {t.day} {month(r, t)} {t.year} {t.hour}:{t:%M}", "minute"),
    Form("dd-MM-yy HH:mm", lambda t, r: t.strftime("%d-%m-%y %H:%M"), "minute"),
    Form("d/M/yyyy h:mm a",
         lambda t, r: f"{t.day}/{t.month}/{t.year} {hour12(t)[0]}:{t:%M} " + r.choice(
             [hour12(t)[1], hour12(t)[1].lower(), hour12(t)[1][0].lower() + ".m."]), "minute"),
    Form("yyyyMMddHHmmss", lambda t, r: t.strftime("%Y%m%d%H%M%S"), "second"),
    Form("dd.MM.yyyy HH:mm z", None, "minute"),
    Form("dd/MM/yyyy", lambda t, r: t.strftime("%d/%m/%Y"), "day"),
    Form("d MMMM yyyy", lambda t, r: f"{t.day} {month(r, t)} {t.year}", "day"),
    Form("yyyyMMdd", lambda t, r: t.strftime("%Y%m%d"), "day"),
    Form("excel", serial, "second"),
]


class Round:
    """One office: its profile, its file, and what each case is."""

    def __init__(self, seed):
        self.r = r = random.Random(seed)
        self.zone_name = r.choice(list(OFFSETS)) if r.random() < 0.3 else None
        self.zone = zoneinfo.ZoneInfo(self.zone_name or "Asia/Makassar")
        self.forms = [FORMS[i] for i in sorted(r.sample(range(len(FORMS)), r.randrange(1, 5)))]
        if self.zone_name and self.zone_name != "Asia/Makassar":
            # A date is one of the unit's zone; here only times are compared.
            self.forms = [f for f in self.forms if f.precision != "day"] or [FORMS[0]]
        # “20250304” may be either.
        if any(f.spelling == "excel" for f in self.forms):
            self.forms = [f for f in self.forms if not f.spelling.startswith("yyyyMMdd")]
        self.constants = {}
        self.statuses = {"open": ["Proses", "berjalan"], "finished": ["Selesai", "SUDAH SELESAI"],
                         "rejected": ["Ditolak"], "withdrawn": ["Dicabut", "batal"]}
        if r.random() < 0.3:
            self.statuses = None
        self.delimiter = r.choice([",", ";", "\t", "|"])
        self.decimal, self.group = r.choice([(".", ""), (",", "."), (".", ","), (",", " "), (",", "")])
        self.money_words = r.random() < 0.5
        self.missing = r.choice([[], ["-"], ["NULL", "n/a"]])
        if self.money_words:
            self.missing = [word for word in self.missing if word != "-"]
        self.lines = []
        self.cases = {}
        self.profile = self.make_profile()
        self.make_file()

    # What the columns are

    def heading(self, name):
        r = self.r
        words = {"unit": ["Unit", "Kode Unit"], "service": ["Jenis Layanan", "Layanan", "Service"],
                 "case_number": ["Nomor Berkas", "No. Reg", "NOMOR"], "status": ["Status", "Keadaan Berkas"],
                 "received_at": ["Tgl Terima", "Diterima"], "finished_at": ["Tgl Selesai", "Rampung"],
                 "paid_at": ["Tgl Bayar", "Dibayar"], "promised_at": ["Dijanjikan", "Janji Selesai"],
                 "class": ["Kelas", "Golongan"], "note": ["Keterangan", "Catatan"], "fee": ["Biaya (Rp)", "Retribusi"],
                 "fine": ["Denda", "Sanksi"], "proof": ["No. Bukti", "NTPN"]}
        return r.choice(words[name])

    def make_profile(self):
        r = self.r
        out = ["format: audit.profile/1"]
        if r.random() < 0.7:
            out.append(f'delimiter: "{self.delimiter}"' if self.delimiter != "\t" else "delimiter: tab")
        self.encoding = r.choice(["utf-8", "utf-8", "utf-8-sig", "utf-16", "windows-1252"])
        if self.encoding == "windows-1252":
            out.append("encoding: windows-1252")
        if self.zone_name:
            out.append(f"zone: {self.zone_name}")
        self.fields = ["unit", "service", "case_number", "status", "received_at"]
        self.fields += [f for f in ["finished_at", "paid_at", "promised_at", "class", "note"] if r.random() < 0.7]
        if "finished_at" not in self.fields:
            self.fields.append("finished_at")
        if r.random() < 0.3:
            self.constants["unit"] = "KANTOR"
            self.fields.remove("unit")
        if "class" in self.fields and r.random() < 0.3:
            self.constants["class"] = "umum"
            self.fields.remove("class")
        self.split = r.random() < 0.3 and all(
            f.precision != "day" and f.spelling not in ("iso", "excel") and " " in f.spelling for f in self.forms)
        self.money = [kind for kind in ["fee", "fine"] if r.random() < 0.6]
        self.proof = bool(self.money) and r.random() < 0.5
        r.shuffle(self.fields)
        self.names = {field: self.heading(field) for field in self.fields + self.money}
        if self.proof:
            self.names["proof"] = self.heading("proof")
        self.order = self.fields + self.money + (["proof"] if self.proof else [])
        self.extra = ["Loket", "Petugas Entri"][: r.randrange(3)]
        self.slots = [(field, self.names[field]) for field in self.order] + [(None, name) for name in self.extra]
        if self.split:
            place = [field for field, _ in self.slots].index("received_at")
            self.slots[place:place + 1] = [("received_at", "Tanggal"), ("received_time", "Jam")]
            self.names["received_at"] = "[Tanggal, Jam]"
        r.shuffle(self.slots)
        self.two_lines = r.random() < 0.25
        if self.two_lines:
            # Neighbours under one common word.
            first = r.randrange(len(self.slots) - 1)
            self.common = range(first, first + 2)
            for i in self.common:
                field, name = self.slots[i]
                if field in self.names:
                    self.names[field] = "Data " + name
            if self.split:
                joined = {name: ("Data " if i in self.common else "") + name
                          for i, (_, name) in enumerate(self.slots)}
                self.names["received_at"] = f"[{joined['Tanggal']}, {joined['Jam']}]"
        out.append("columns:")
        for field in self.fields:
            name = self.names[field]
            out.append(f"  {field}: {name}" if name.startswith("[") else f'  {field}: "{name}"')
        if self.constants:
            out.append("constants: {" + ", ".join(f"{k}: {v}" for k, v in self.constants.items()) + "}")
        out.append("dates: [" + ", ".join(f'"{f.spelling}"' for f in self.forms) + "]")
        decimals = f'decimal: "{self.decimal}"' + (f', group: "{self.group}"' if self.group else "")
        out.append("numbers: {" + decimals + "}")
        if self.statuses:
            out.append("status: {" + ", ".join(f"{k}: [{', '.join(v)}]" for k, v in self.statuses.items()) + "}")
        if self.money:
            out.append("charges:")
            for kind in self.money:
                proof = f', proof: "{self.names["proof"]}"' if self.proof and kind == self.money[0] else ""
                out.append(f'  - {{column: "{self.names[kind]}", kind: {"tariff" if kind == "fee" else "fine"}{proof}}}')
        if self.money_words:
            out.append('money_words: {zero: [GRATIS, "Rp -"], missing: ["-", Nihil]}')
        if self.missing:
            out.append("missing: [" + ", ".join(f'"{word}"' for word in self.missing) + "]")
        self.letterhead = r.randrange(5) if r.random() < 0.5 else 0
        self.has_header = self.two_lines or r.random() < 0.3
        self.numbers_row = r.random() < 0.3
        self.subtotals = r.random() < 0.3
        self.ends = r.random() < 0.3
        self.short = r.random() < 0.3
        if self.has_header:
            line = self.letterhead + 1
            out.append(f"header: [{line}, {line + 1}]" if self.two_lines else f"header: {line}")
        if self.numbers_row or self.subtotals:
            out.append("skip: {" + ", ".join(
                (["column_numbers: true"] if self.numbers_row else [])
                + (["first_cell: [Subtotal]"] if self.subtotals else [])) + "}")
        if self.ends:
            out.append('ends_at: [Mengetahui, "Banjarbaru,"]')
        if self.short:
            out.append("short_rows: allow")
        return "\n".join(out) + "\n"

    # The file

    def quoted(self, text):
        r = self.r
        if any(sign in text for sign in (self.delimiter, '"', "\n", "\r")) or r.random() < 0.1:
            return '"' + text.replace('"', '""') + '"'
        return text

    def line(self, cells):
        self.lines.append(self.delimiter.join(self.quoted(cell) for cell in cells))

    def stamp(self):
        """A text, the instant that it is, and whether it is a date."""
        r = self.r
        form = r.choice(self.forms)
        t = datetime.datetime(2025, 1, 1, tzinfo=self.zone) + datetime.timedelta(
            days=r.randrange(500), seconds=r.randrange(1, 86400))
        if form.precision == "minute":
            t = t.replace(second=0)
        if form.precision == "day":
            t = t.replace(hour=0, minute=0, second=0)
        local = t.astimezone(UNIT_ZONE)
        is_date = form.precision == "day" or (local.hour, local.minute, local.second) == (0, 0, 0)
        if is_date and form.precision != "day":
            # 00:00 is a date, unless a fraction shows that it is a time: another case than this.
            return self.stamp()
        if form.write:
            text = form.write(t, r)
        else:
            name = r.choice(list(OFFSETS))
            there = t.astimezone(zoneinfo.ZoneInfo(name))
            hours = int(there.utcoffset().total_seconds() // 3600)
            text = there.strftime("%d.%m.%Y %H:%M") + " " + r.choice([OFFSETS[name], f"+0{hours}:00"])
        return text, int(t.timestamp()), is_date

    def amount(self):
        """A text and the amount; `None`: not recorded."""
        r = self.r
        choice = r.random()
        if choice < 0.1:
            return "", None
        if self.money_words and choice < 0.3:
            return r.choice([("GRATIS", 0), ("gratis", 0), ("Rp -", 0), ("-", None), ("nihil", None)])
        value = r.choice([0, 500, 25000, 100000, 1250000, r.randrange(10 ** 7)])
        text = str(value)
        if self.group and r.random() < 0.7:
            text = f"{value:,}".replace(",", self.group)
        if r.random() < 0.2:
            text += self.decimal + "00"
        if r.random() < 0.2:
            text = r.choice(["Rp", "Rp ", "Rp. ", "IDR "]) + text
        if r.random() < 0.1 and self.decimal == "," and not text.endswith(",00"):
            text += ",-"
        return text, value

    def noise(self, text):
        """The same cell as people leave it."""
        r = self.r
        if r.random() < 0.08:
            text = r.choice([" ", "\u00a0"]) + text + r.choice(["", " ", "  "])
        if self.encoding != "windows-1252" and r.random() < 0.04 and text:
            place = r.randrange(len(text) + 1)
            text = text[:place] + "\u200b" + text[place:]
        return text

    def make_file(self):
        r = self.r
        for i in range(self.letterhead):
            self.lines.append(r.choice(["", "PEMERINTAH KOTA", "REKAP PELAYANAN" + self.delimiter * 2, "Bulan: Januari"]))
        names = [name for _, name in self.slots]
        if self.two_lines:
            top = ["" if i in self.common else name for i, name in enumerate(names)]
            top[self.common[0]] = "Data"
            second = [name if i in self.common else "" for i, name in enumerate(names)]
            self.line(top)
            self.line(second)
        else:
            self.line([self.noise(name) for name in names])
        if self.numbers_row:
            form = r.choice(["{}", "({})"])
            self.line([form.format(i + 1) for i in range(len(names))])
        used = set()
        for i in range(r.randrange(1, 25)):
            self.case(i, used)
            if r.random() < 0.05:
                self.lines.append(r.choice(["", self.delimiter * (len(names) - 1), "  "]))
            if self.subtotals and r.random() < 0.1:
                self.line(["Subtotal"] + [""] * (len(names) - 1))
        if self.ends:
            self.line(["Mengetahui"] + [""] * (len(names) - 1))
            self.line(["Kepala Kantor"] + [""] * (len(names) - 1))
        end = r.choice(["\n", "\r\n", "\r"])
        text = end.join(self.lines) + (end if r.random() < 0.8 else "")
        self.bytes = text.encode("windows-1252" if self.encoding == "windows-1252" else self.encoding)

    def case(self, i, used):
        r = self.r
        unit = self.constants.get("unit") or r.choice(["KANTOR", "CABANG"])
        service = r.choice(["SURAT", "IZIN"])
        number = r.choice(["{:04}/2025", "IMB-{}", "No {} A", "{:06}", "503/{}/PTSP"]).format(i + 1)
        status = r.choice(["open", "finished", "finished", "rejected", "withdrawn"])
        cells, case = {}, {"status": status, "date_only": set(), "charges": {}}
        cells["unit"] = unit
        spellings = {"SURAT": ["SURAT", "Surat keterangan", "SURAT  KETERANGAN"], "IZIN": ["IZIN", "Izin usaha"]}
        cells["service"] = r.choice(spellings[service])
        cells["case_number"] = number
        if not any(sign.isalpha() for sign in number) and r.random() < 0.1:
            cells["case_number"] = r.choice(["'" + number, f'="{number}"'])
        cells["status"] = r.choice(self.statuses[status]) if self.statuses else status
        if self.statuses and r.random() < 0.3:
            cells["status"] = cells["status"].upper()
        for field in ["received_at", "finished_at", "paid_at", "promised_at"]:
            if field not in self.fields:
                continue
            needed = field == "received_at" or field == "finished_at" and status != "open"
            if field == "finished_at" and status == "open" or not needed and r.random() < 0.4:
                cells[field] = r.choice([""] + self.missing)
                continue
            text, instant, is_date = self.stamp()
            cells[field] = text
            case[field] = instant
            if is_date:
                case["date_only"].add(field)
            if field == "received_at" and self.split:
                # At the space before the time of day.
                form_words = len(text.split(" "))
                cut = text.split(" ")
                tail = 2 if cut[-1].replace(".", "").lower() in ("am", "pm") or cut[-1][0] in "+W" else 1
                cells["received_at"] = " ".join(cut[:form_words - tail])
                cells["received_time"] = " ".join(cut[form_words - tail:])
        case["class"] = self.constants.get("class")
        if "class" in self.fields:
            case["class"] = r.choice([None, "umum", "usaha kecil"])
            cells["class"] = case["class"] or r.choice([""] + self.missing)
        if "note" in self.fields:
            cells["note"] = r.choice(["", "menunggu; tanda, tangan", 'kata "orang dalam"', "dua\nbaris", "Café"])
        for kind in self.money:
            cells[kind], amount = self.amount()
            if amount is not None:
                case["charges"]["tariff" if kind == "fee" else "fine"] = amount
        if self.proof:
            cells["proof"] = r.choice(["", f"NTPN{i:05}"])
        row = []
        for field, name in self.slots:
            text = cells.get(field, "") if field else r.choice(["", "A", "Loket 3"])
            row.append(text if field == "note" else self.noise(text))
        if self.short and r.random() < 0.5:
            needed = {"unit", "service", "case_number", "status", "received_at", "received_time"}
            while row and row[-1] == "" and self.slots[len(row) - 1][0] not in needed:
                row.pop()
        self.line(row)
        self.cases[(unit, service, number)] = case


def expected(round_):
    rows = {}
    for key, case in round_.cases.items():
        row = {field: case.get(field) for field in ("status", "class", "received_at", "finished_at", "paid_at",
                                                    "promised_at")}
        row["date_only"] = " ".join(f for f in ("received_at", "paid_at", "finished_at", "promised_at")
                                    if f in case["date_only"])
        row["charges"] = dict(case["charges"])
        rows[key] = row
    return rows


def seconds(text):
    if text is None:
        return None
    return int(datetime.datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=datetime.timezone.utc).timestamp())


def found(database):
    connection = sqlite3.connect(database)
    rows = {}
    for unit, service, number, status, kind, received, finished, paid, promised, dates in connection.execute(
            "SELECT unit, service, case_number, status, class, received_at, finished_at, paid_at, promised_at,"
            " date_only FROM case_list"):
        rows[(unit, service, number)] = {
            "status": status, "class": kind or None, "received_at": seconds(received), "finished_at": seconds(finished),
            "paid_at": seconds(paid), "promised_at": seconds(promised), "date_only": dates or "", "charges": {}}
    for unit, service, number, kind, amount in connection.execute(
            "SELECT unit, service, case_number, kind, amount FROM charge_list"):
        rows[(unit, service, number)]["charges"][kind] = amount
    connection.close()
    return rows


def damaged(r, data):
    data = bytearray(data)
    for _ in range(r.randrange(1, 6)):
        if not data:
            break
        place = r.randrange(len(data))
        what = r.random()
        if what < 0.3:
            data[place] = r.randrange(256)
        elif what < 0.5:
            del data[place:place + r.randrange(1, 40)]
        elif what < 0.7:
            data[place:place] = bytes(r.choice([b'"', b"\x00", b"\x1b[31m", b"\xff\xfe", b"[", b"{", b": ", b"'", b"\n",
                                                b"9" * 40, b"yyyy", b"\xe2\x80\x8b"]))
        elif what < 0.85:
            piece = data[place:place + r.randrange(1, 200)]
            data[place:place] = piece * r.randrange(1, 4)
        else:
            other = r.randrange(len(data))
            data[place:place + 8], data[other:other + 8] = data[other:other + 8], data[place:place + 8]
    return bytes(data)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", default=".build/release/audit")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--only", type=int, help="one round by its number")
    options = parser.parse_args()
    program = os.path.abspath(options.program)
    folder = tempfile.mkdtemp(prefix="audit-profiles-")
    os.chdir(folder)
    environment = {"HOME": folder, "PATH": "/usr/bin:/bin", "LANG": "en_US.UTF-8", "AUDIT_LANG": "en", "USER": "fuzz"}

    def run(*arguments):
        return subprocess.run([program, *arguments], env=environment, capture_output=True, timeout=20)

    for name, text in [("calendars.yaml", CALENDARS), ("standards.yaml", STANDARDS)]:
        open(name, "w").write(text)
    for arguments in [["init", "--db", "office.db"], ["import", "calendars", "calendars.yaml", "--db", "office.db"],
                      ["import", "standards", "standards.yaml", "--db", "office.db"]]:
        answer = run(*arguments)
        if answer.returncode != 0:
            sys.exit(answer.stderr.decode())
    end = time.time() + options.minutes * 60
    number, compared, harmed = 0, 0, 0
    while time.time() < end:
        number += 1
        if options.only:
            number = options.only
        seed = options.seed * 1_000_003 + number
        round_ = Round(seed)
        r = random.Random(seed + 1)
        is_damaged = number % 2 == 0
        profile, data = round_.profile.encode(), round_.bytes
        if is_damaged:
            if r.random() < 0.5:
                profile = damaged(r, profile)
            else:
                data = damaged(r, data)
        open("profile.yaml", "wb").write(profile)
        open("file.csv", "wb").write(data)
        shutil.copy("office.db", "audit.db")

        def fail(why, answer=None):
            print(f"{folder}: seed {options.seed}, round {number}: {why}")
            if answer is not None:
                print(answer.stderr.decode(errors="replace")[:3000])
            sys.exit(1)

        try:
            answer = run("import", "transactions", "file.csv", "--profile", "profile.yaml", "--db", "audit.db")
        except subprocess.TimeoutExpired:
            fail("hangs")
        if answer.returncode not in (0, 2, 64, 65, 78):
            fail(f"ends with {answer.returncode}", answer)
        said = answer.stderr + answer.stdout
        if any(byte < 32 and byte not in (9, 10, 13) for byte in said):
            fail("prints control characters", answer)
        if is_damaged:
            harmed += 1
        else:
            if answer.returncode != 0:
                fail("is refused", answer)
            want, have = expected(round_), found("audit.db")
            if want != have:
                for key in sorted(set(want) | set(have)):
                    if want.get(key) != have.get(key):
                        fail(f"{key}\n  meant {want.get(key)}\n  read  {have.get(key)}", answer)
            compared += len(want)
        for suffix in ("", "-wal", "-shm"):
            if os.path.exists("audit.db" + suffix):
                os.remove("audit.db" + suffix)
        if options.only:
            break
    shutil.rmtree(folder)
    print(f"seed {options.seed}: {number} rounds, {compared} cases compared, {harmed} damaged profiles or files")


if __name__ == "__main__":
    main()
