package import ServiceStandards

/// The explanation of one deviation.
extension Texts {
  static func explanationTitle(_ deviation: String) -> Wording {
    Wording("Uraian penyimpangan \(deviation)", "Explanation of deviation \(deviation)")
  }

  static let variant = Wording("Kelas pemohon", "Applicant class")
  static let variantUnknown = Wording("tidak dicatat", "not recorded")
  static let openAtAsOf = Wording("masih berjalan", "still open")
  static let foundTitle = Wording("Kondisi", "Condition")
  static let standardTitle = Wording("Kriteria", "Criterion")
  static let calendarsTitle = Wording("Kalender layanan", "Calendar")
  static let clockTitle = Wording("Perhitungan waktu", "Reckoning of time")
  static let pausesTitle = Wording("Jeda", "Pauses")
  static let costTitle = Wording("Perhitungan biaya", "Reckoning of cost")
  static let documentsTitle = Wording("Persyaratan", "Requirements")
  static let stampsTitle = Wording("Urutan catatan waktu", "Order of stamps")
  static let conclusionTitle = Wording("Simpulan", "Conclusion")

  // MARK: Criterion

  static let standardOf = Wording("Standar milik (diwarisi)", "Standard of (inherited)")
  static let decree = Wording("Keputusan", "Decree")
  static let noDecree = Wording("tidak disebut", "none named")
  static let version = Wording("Versi", "Version")
  static let inForce = Wording("Berlaku", "In force")
  static let sourceTitle = Wording("Sumber", "Source")
  static let recordedAt = Wording("Dicatat", "Recorded")
  static let choice = Wording("Pemilihan versi", "Choice of version")
  static let limitTitle = Wording("Batas waktu", "Time limit")
  static let clockStartTitle = Wording("Mulai dihitung", "Clock starts")
  static let dayCountTitle = Wording("Hari pertama", "First day")
  static let receiptTitle = Wording("Penerimaan", "Receipt")
  static let stopping = Wording("Jeda yang sah", "Pauses that stop the clock")
  static let noStopping = Wording("tidak ada", "none")
  static let noVersionHolds = Wording(
    "Tidak ada versi standar yang berlaku.", "No version of the standard is in force.")

  static func period(from: String?, to: String?) -> Wording {
    switch (from, to) {
    case (let from?, let to?):
      Wording("sejak \(from) sampai dengan \(to)", "from \(from) to \(to)")
    case (let from?, nil): Wording("sejak \(from)", "from \(from) on")
    case (nil, let to?): Wording("sampai dengan \(to)", "until \(to)")
    case (nil, nil): Wording("tanpa batas", "without bounds")
    }
  }

  static let everyClass = Wording("semua kelas pemohon", "every applicant class")

  static func forClass(_ name: String) -> Wording {
    Wording("kelas \(name)", "class \(name)")
  }

  static func assumed(_ unit: Wording) -> Wording {
    Wording(
      "standar hanya menyebut “hari”; dibaca sebagai \(unit.indonesian) (asumsi)",
      "the standard says a bare “hari”; read as \(unit.english) (assumed)")
  }

  static func extended(by value: String, total: String) -> Wording {
    Wording(
      "diperpanjang \(value), menjadi \(total)", "extended by \(value), to \(total)")
  }

  static func mayBeExtended(by value: String) -> Wording {
    Wording(
      "dapat diperpanjang \(value), tidak digunakan", "may be extended by \(value), was not")
  }

  static func asked(
    _ version: String, day: String, stamp: Wording, standsIn: Bool, isInForce: Bool,
    byReceipt: Bool
  ) -> Wording {
    Wording(
      """
      versi \(version): pada \(day) (\(stamp.indonesian)\
      \(standsIn ? ", pengganti catatan yang tidak ada" : "")) \
      \(isInForce ? "berlaku" : "tidak berlaku")\
      \(byReceipt ? "; ketika waktu layanan mulai dihitung sudah tidak ada versi yang berlaku" : "")
      """,
      """
      version \(version): on \(day) (\(stamp.english)\
      \(standsIn ? ", standing in for the missing stamp" : "")) \
      \(isInForce ? "in force" : "not in force")\
      \(byReceipt ? "; when the clock started no version was in force any more" : "")
      """)
  }

  // MARK: Clock

  static let start = Wording("Mulai", "Start")
  static let end = Wording("Selesai", "End")
  static let endOpen = Wording("Sampai dengan", "Until")
  package static let due = Wording("Jatuh tempo", "Due")
  static let neverDue = Wording("tidak pernah: jeda tidak berakhir", "never: the pause has no end")
  static let dueTwice = Wording("Dua kali batas", "Twice the limit")
  static let elapsed = Wording("Waktu layanan terpakai", "Service time used")
  static let pausedTime = Wording("Dikurangi jeda", "Pauses taken off")
  static let date = Wording("Tanggal", "Date")
  static let day = Wording("Hari", "Day")
  static let serviceHours = Wording("Jam layanan", "Service hours")
  static let closedHours = Wording("tutup", "closed")
  static let counted = Wording("Terhitung", "Counted")
  static let pausedColumn = Wording("Jeda", "Paused")
  static let runningSum = Wording("Jumlah", "Sum")
  static let workingDayNumber = Wording("Hari ke", "Day no.")
  static let hoursAndMinutes = Wording(
    "Terhitung, jeda, dan jumlah dalam jam:menit.", "Counted, paused and sum in hours:minutes.")
  static let holidaysBy = Wording("Libur menurut", "Holidays by")
  static let basis = Wording("Dasar", "Basis")

  static func daysLeftOut(_ days: String, counted: String) -> Wording {
    Wording(
      "\(days) hari tidak ditampilkan (terhitung \(counted))",
      "\(days) days are not shown (\(counted) counted)")
  }

  static func dueMark(_ time: String) -> Wording {
    Wording("jatuh tempo \(time)", "due \(time)")
  }

  static let ordinaryWeek = Wording("jam layanan biasa", "ordinary week")
  static let noEntry = Wording("tidak diatur dalam kalender", "not in the calendar")

  static func range(_ note: String) -> Wording {
    note.isEmpty
      ? Wording("jam layanan khusus", "dated hours")
      : Wording("jam layanan khusus: \(note)", "dated hours: \(note)")
  }

  static func namedDate(_ note: String) -> Wording {
    note.isEmpty
      ? Wording("ketentuan tanggal itu", "hours of that date")
      : Wording("ketentuan tanggal itu: \(note)", "hours of that date: \(note)")
  }

  static func holidayKind(_ kind: String) -> Wording {
    switch kind {
    case "libur_nasional": Wording("libur nasional", "national holiday")
    case "cuti_bersama": Wording("cuti bersama", "joint leave")
    case "": Wording("libur", "holiday")
    default: Wording(kind, kind)
    }
  }

  // MARK: Pauses

  static let pauseReason = Wording("Alasan", "Reason")
  static let notResumed = Wording("belum berakhir", "not resumed")
  static let effect = Wording("Akibat", "Effect")
  static let stopsClock = Wording("menghentikan perhitungan", "stops the clock")
  static let runsOn = Wording(
    "tidak diakui standar, waktu tetap dihitung", "not in the standard, the clock runs on")
}
