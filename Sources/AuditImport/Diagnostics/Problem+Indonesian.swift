extension Problem {
  /// What is wrong and what to do about it, in Indonesian.
  var indonesian: (message: String, hint: String?) {
    switch self {
    case .fieldCount(let found, let expected):
      (
        "baris ini berisi \(found) kolom, judulnya \(expected)",
        found < expected
          ? "Periksa pemisah yang hilang atau ganti baris di dalam sel tanpa tanda kutip; bila sel kosong di ujung baris memang tidak ditulis, nyatakan `short_rows: allow` di profil."
          : "Periksa pemisah di dalam sel tanpa tanda kutip."
      )
    case .namelessColumn(let position):
      (
        "kolom ke-\(position) tidak berjudul, tetapi selnya berisi",
        "Beri judul kolom itu, atau periksa pemisah di dalam sel tanpa tanda kutip."
      )
    case .openQuote:
      ("tanda kutip dibuka dan tidak ditutup", "Tutup, atau tulis kutip di dalam sel sebagai \"\".")
    case .textAfterQuote:
      ("ada teks sesudah kutip penutup", "Tulis kutip di dalam sel sebagai \"\".")
    case .invalidBytes(let encoding):
      (
        "ada bita yang bukan teks \(encoding.name)",
        "Simpan ulang berkas sebagai UTF-8, atau nyatakan enkodenya di profil."
      )
    case .controlCharacter(let byte):
      ("ada karakter kendali \(hexadecimal(byte))", "Hapus karakter itu.")
    case .fieldTooLong(let limit):
      ("lebih panjang dari \(limit) bita yang dibolehkan untuk satu kolom", "Persingkat isinya.")
    case .recordTooLong(let limit):
      (
        "lebih panjang dari \(limit) bita yang dibolehkan untuk satu baris",
        "Periksa tanda kutip yang tidak ditutup."
      )
    case .required:
      ("wajib diisi, tetapi kosong", "Isi nilainya di sumber.")
    case .unknownUnit(let nearest):
      (
        "unit layanan tidak ada",
        suggestion(nearest) ?? "Impor standarnya lebih dahulu, atau perbaiki kodenya."
      )
    case .unknownService(let unit, let nearest):
      (
        "jenis pelayanan tidak ada di \(unit)",
        suggestion(nearest) ?? "Impor standarnya lebih dahulu, atau terjemahkan namanya di profil."
      )
    case .ambiguousService(let unit):
      (
        "beberapa jenis pelayanan di \(unit) bernama demikian",
        "Tulis kode jenis pelayanannya, atau terjemahkan namanya di profil."
      )
    case .notADate(let forms):
      (
        "bukan tanggal dalam bentuk yang dinyatakan",
        "Dinyatakan: \(list(forms.map(quoted))). Perbaiki di sumber, atau, bila ada profilnya, tambahkan bentuknya pada `dates` di profil."
      )
    case .noSuchDate(let form):
      (
        "tanggal atau waktu itu tidak ada",
        "Dibaca sebagai \(quoted(form)). Perbaiki tanggal atau jamnya di sumber."
      )
    case .dayAndMonthSwapped(let form):
      (
        "tanggal bertentangan dengan bentuk yang dinyatakan, \(quoted(form))",
        "Hari dan bulan tampaknya tertukar: nyatakan bentuk yang berlaku untuk seluruh berkas."
      )
    case .yearOutside:
      ("tahun tidak di antara 1900 dan 2200", "Perbaiki tahunnya di sumber.")
    case .otherWeekday(let form):
      (
        "tanggalnya tidak jatuh pada hari yang disebut",
        "Dibaca sebagai \(quoted(form)). Perbaiki hari atau tanggalnya di sumber."
      )
    case .timeWithoutDate:
      (
        "ada jam tanpa tanggal di kolom sebelahnya",
        "Isi tanggalnya, atau kosongkan jamnya."
      )
    case .notAnAmount(let form):
      (
        "bukan jumlah uang",
        "Tulis seperti \(form), atau nyatakan di profil bagaimana bilangan ditulis (`numbers`) dan apa arti kata (`money_words`)."
      )
    case .tooManyDecimals(let allowed):
      (
        allowed == 0
          ? "mata uang unit ini tidak memakai desimal"
          : "lebih dari \(allowed) desimal mata uang unit ini",
        "Periksa jumlahnya di sumber, dan `numbers` di profil."
      )
    case .thousandsOrDecimals(let form):
      (
        "tiga angka sesudah tanda desimal bisa berarti ribuan",
        "Dinyatakan: \(form). Tulis jumlahnya utuh, atau nyatakan `numbers` di profil."
      )
    case .amountTooLarge:
      ("jumlahnya terlalu besar", "Periksa jumlahnya di sumber.")
    case .moneyWord:
      (
        "ada kata di tempat jumlah uang, yang dapat berarti 0 atau tidak tercatat",
        "Nyatakan artinya di profil: `money_words: {zero: [GRATIS], missing: [Nihil]}`."
      )
    case .notAStatus(let known, let nearest):
      ("bukan status", suggestion(nearest) ?? "Yang dikenal: \(list(known)).")
    case .notAWord(let known, let nearest):
      ("bukan kata yang dibolehkan", suggestion(nearest) ?? "Yang dibolehkan: \(list(known)).")
    case .pauseForm:
      (
        "bukan jeda",
        "Tulis alasan:mulai/selesai, disambung |; kosongkan selesai bila belum dilanjutkan."
      )
    case .pauseReason(let known, let nearest):
      ("alasan jeda tidak dikenal", suggestion(nearest) ?? "Yang dikenal: \(list(known)).")
    case .chargeForm:
      ("bukan biaya", "Tulis jenis:jumlah:bukti, disambung |, atau none.")
    case .chargeKind(let known, let nearest):
      ("jenis biaya tidak dikenal", suggestion(nearest) ?? "Yang dikenal: \(list(known)).")
    case .scientificNumber:
      (
        "angka ini terpotong oleh program lembar kerja",
        "Digitnya hilang: ekspor ulang dengan kolom berformat teks."
      )
    case .spreadsheetError:
      (
        "berisi pesan galat lembar kerja, bukan nilai",
        "Perbaiki selnya (pada ####### lebarkan kolomnya), lalu ekspor ulang."
      )
    case .identifierMadeDate:
      (
        "lembar kerja telah mengubahnya menjadi tanggal",
        "Isi semula hilang: ekspor lagi dengan kolom berformat teks."
      )
    case .roundedIdentifier(let digits):
      (
        "bilangan lebih dari \(digits) angka, padahal lembar kerja hanya menyimpan \(digits)",
        "Angka-angka terakhirnya hilang: ekspor lagi dengan kolom berformat teks."
      )
    case .fractionalIdentifier:
      (
        "bilangan pecahan atau bertanda di tempat nomor pengenal",
        "Ekspor lagi dengan kolom berformat teks."
      )
    case .uncomputedFormula:
      (
        "rumus yang nilainya belum pernah dihitung",
        "Buka berkas dengan lembar kerja dan simpan di sana, atau ekspor nilainya."
      )
    case .bareSerial:
      (
        "bilangan di tempat tanggal",
        "Bila itu hitungan hari lembar kerja, tambahkan `excel` pada `dates` dalam profil; bila bukan, format kolom itu sebagai tanggal dan ekspor lagi."
      )
    case .truthValue:
      ("benar atau salah di tempat isi lain", "Perbaiki sel itu di sumbernya.")
    case .wrongKind(let expected):
      (
        expected == .time ? "bukan jam" : "bukan jumlah uang",
        "Perbaiki sel itu, atau formatnya, di sumbernya."
      )
    case .duplicateCase:
      ("perkara ini sudah ada di berkas dengan isi lain", "Pertahankan salah satu baris.")
    case .contradictedCase(let lines):
      (
        "berkas ini memuat perkara yang sama dengan isi lain di baris \(lines.joined(separator: ", "))",
        "Mana yang benar tidak dapat diketahui, jadi tidak satu pun dipakai; pertahankan salah satunya."
      )
    case .unknownCase:
      (
        "tidak ada perkara layanan ini dengan nomor itu, dan berkas tidak memuat status maupun received_at",
        "Impor dahulu berkas yang memuat status dan tanggal terima, atau perbaiki nomornya."
      )
    case .severalSeries:
      (
        "beberapa perkara layanan ini bernomor sama, dan berkas tidak menyebut serinya",
        "Tambahkan kolom received_at, supaya tahun atau bulannya membedakan, atau kolom series."
      )
    case .seriesNotTold:
      (
        "perkara baru yang tidak disebut seri nomornya; layanan ini memakai numbers_restart: by_column",
        "Isi kolom series, atau petakan dalam profil: columns: {series: JUDUL}."
      )
    case .receivedOn(let known, let told):
      (
        "perkara ini tercatat diterima \(known), di sini \(told)",
        "Bila perkara lain, nomornya perlu tahun atau seri tersendiri; bila tanggalnya dikoreksi, beri --accept-receipt-changes."
      )
    case .rowAfterTable:
      (
        "ada baris sesudah baris yang mengakhiri tabel",
        "Perbaiki `ends_at` di profil, atau impor lanjutannya sebagai berkas sendiri."
      )
    default: indonesianOfEntries
    }
  }

  private var indonesianOfEntries: (message: String, hint: String?) {
    switch self {
    case .syntax(let problem):
      ("tidak terbaca sebagai YAML: \(problem)", nil)
    case .unknownFormat(let expected):
      ("bukan berkas jenis ini", "Berkas harus memuat `format: \(expected)`.")
    case .unknownKey(let known, let nearest):
      ("kunci tidak dikenal", suggestion(nearest) ?? "Yang dikenal di sini: \(list(known)).")
    case .wrongType(let expected):
      ("seharusnya \(expected.indonesian)", nil)
    case .invalidCode:
      ("bukan kode", "Kode berisi 1 sampai 64 bita tanpa spasi.")
    case .invalidCurrency:
      ("bukan mata uang", "Tulis tiga huruf besar ISO 4217, misalnya USD.")
    case .unknownReference(let subject, let nearest):
      (
        "\(subject.indonesian) tidak ada",
        suggestion(nearest) ?? "Harus ada di berkas ini atau sudah dikenal."
      )
    case .repeated(let firstLine):
      ("sudah ada di baris \(firstLine)", "Pertahankan salah satu.")
    case .repeatedKey:
      ("kunci ditulis dua kali", "Pertahankan salah satu.")
    case .endBeforeStart(let first):
      ("berakhir sebelum mulai (\(first))", nil)
    case .outside(let lowest, let highest):
      ("tidak di antara \(lowest) dan \(highest)", nil)
    case .otherwiseAbove(let line):
      (
        "keputusan, tanggal, atau jamnya berbeda dari baris \(line) tentang standar yang sama",
        "Samakan, atau beri yang lain versi tersendiri."
      )
    case .notALimit:
      (
        "bukan waktu yang dapat dijanjikan standar",
        "Tulis bilangan bulat dan satuannya: menit, jam, hari kerja, hari kalender, atau bulan; satuan boleh di kolom `limit_unit`."
      )
    case .bareDays:
      (
        "hari tanpa keterangan hari kerja atau bukan",
        "Tulis `hari kerja` atau `hari kalender`, atau sebutkan `bare_days` dalam profil."
      )
    case .badHours:
      (
        "jam layanan kosong, tumpang tindih, atau tidak urut",
        "Tulis [[\"08:00\", \"12:00\"], [\"13:00\", \"15:30\"]]."
      )
    case .unknownZone(let nearest):
      ("zona waktu tidak ada", suggestion(nearest) ?? "Tulis nama IANA, misalnya Asia/Makassar.")
    case .noZoneDatabase:
      ("komputer ini tidak memiliki basis data zona waktu", "Pasang tzdata, atau atur TZDIR.")
    case .isRequired(let key, let because):
      ("`\(key)` tidak ada" + (because.map { ", padahal \($0) memerlukannya" } ?? ""), nil)
    case .excludes(let one, let other):
      ("`\(one)` dan `\(other)` tidak boleh bersama", "Pertahankan salah satu.")
    case .parentCycle:
      ("unit ini berada di atas dirinya sendiri", "Perbaiki `parent`.")
    case .badPattern(let element):
      (
        "bukan bentuk tanggal, karena “\(element)”",
        "Pakai yyyy yy MMMM MM M dd d EEEE HH H hh h a mm ss S z dengan tanda di antaranya, atau iso, atau excel."
      )
    case .meaningfulLiteral(let text, let element):
      (
        "“\(text)” hanya menjadi tulisan dan tidak dipahami artinya",
        "Tulis \(element) sebagai gantinya."
      )
    case .headerLines:
      ("bukan baris judul kolom", "Tulis nomor barisnya, atau dua baris berurutan: [4, 5].")
    case .tooManyEntries:
      ("isi berkas terlalu banyak", "Bagi berkasnya, dan periksa alias yang mengulang alias.")
    default: ("", nil)
    }
  }

  private func suggestion(_ nearest: String?) -> String? {
    nearest.map { "Maksud Anda “\($0)”?" }
  }
}

extension Problem.ExpectedType {
  fileprivate var indonesian: String {
    switch self {
    case .mapping: "kunci dengan nilai"
    case .list: "daftar"
    case .text: "teks"
    case .wholeNumber: "bilangan bulat"
    case .decimalNumber: "bilangan"
    case .yesNo: "true atau false"
    case .day: "tanggal YYYY-MM-DD antara 1900 dan 2200"
    case .instant: "waktu dengan selisih zona, misalnya 2025-03-04T09:15:00+08:00"
    case .stampHeadings: "judul satu kolom, atau dua untuk tanggal dan jam: [Tanggal, Jam]"
    case .clockTime: "jam HH:MM antara 00:00 dan 24:00"
    }
  }
}

extension Problem.Subject {
  fileprivate var indonesian: String {
    switch self {
    case .unit: "unit layanan"
    case .agency: "instansi"
    case .calendar: "kalender"
    case .holidayKind: "jenis hari libur"
    }
  }
}
