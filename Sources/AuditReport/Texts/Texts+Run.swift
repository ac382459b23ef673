internal import ServiceStandards

/// The report of a run.
extension Texts {
  static let auditTitle = Wording("Audit standar pelayanan", "Audit of service standards")
  static let asOf = Wording("Keadaan per", "As of")
  static let knownAt = Wording("Catatan per", "Known at")
  static let everythingRecorded = Wording("semua yang tercatat", "all that is recorded")
  static let receivedPeriod = Wording("Berkas diterima", "Files received")
  static let nothingReceived = Wording("tidak ada", "none")
  static let filters = Wording("Saringan", "Filters")
  static let database = Wording("Basis data", "Database")
  static let runTitle = Wording("Pelaksanaan", "Run")
  static let zone = Wording("Zona waktu", "Time zone")
  static let tool = Wording("Program", "Program")
  static let leftOutByLimit = Wording("Tidak ditampilkan", "Left out")

  static func andMore(_ count: String) -> Wording {
    Wording("dan \(count) lainnya", "and \(count) more")
  }

  // MARK: Incomplete answers

  static func incomplete(_ reason: Wording) -> Wording {
    Wording(
      "JAWABAN BELUM LENGKAP: \(reason.indonesian)",
      "THE ANSWER IS NOT COMPLETE: \(reason.english)")
  }

  static func holidaysMissing(
    year: Int, kinds: [String], calendar: String, transactions: Wording
  ) -> Wording {
    let list = kinds.joined(separator: ", ")
    return Wording(
      """
      Daftar \(kinds.isEmpty ? "hari libur" : list) tahun \(year) belum dinyatakan lengkap dalam \
      kalender \(calendar): waktu \(transactions.indonesian) tidak dapat dinilai.
      """,
      """
      The list of \(kinds.isEmpty ? "holidays" : list) of \(year) is not declared complete in \
      calendar \(calendar): the time of \(transactions.english) cannot be assessed.
      """)
  }

  static func noTransactions(unit: String) -> Wording {
    Wording(
      "Unit \(unit) tidak mempunyai transaksi dalam lingkup audit ini.",
      "Unit \(unit) has no transactions in the scope of this audit.")
  }

  static func noCalendar(unit: String, transactions: Wording) -> Wording {
    Wording(
      """
      Unit \(unit) tidak mempunyai kalender layanan yang berlaku: waktu \(transactions.indonesian) tidak \
      dapat dinilai.
      """,
      """
      Unit \(unit) has no calendar in force: the time of \(transactions.english) cannot be assessed.
      """)
  }

  // MARK: Conclusion

  /// The run in one sentence.
  static func conclusion(
    units: String, deviating: Int64, _ number: String, of transactions: Wording, share: String,
    deviations: Wording, targets: Wording?
  ) -> Wording {
    let target = targets ?? Wording("", "")
    return Wording(
      """
      \(units): \(number) dari \(transactions.indonesian) menyimpang (\(share)), dengan \
      \(deviations.indonesian)\(target.indonesian).
      """,
      """
      \(units): \(number) of \(transactions.english) \(deviating == 1 ? "deviates" : "deviate") \
      (\(share)), with \(deviations.english)\(target.english).
      """)
  }

  /// How the promised shares stand; `nil` when there are none.
  /// `untold`: those of which chance or what could not be judged leaves no verdict.
  static func targets(missed: Int64, untold: Int64, of all: Int64) -> Wording? {
    guard all > 0 else { return nil }
    let targets = plural("target", all)
    let open =
      untold == 0
      ? Wording("", "")
      : Wording(" dan \(untold) belum dapat disimpulkan", " and \(untold) cannot be told")
    return Wording(
      "; dari \(all) target ketepatan waktu, \(missed) tidak tercapai\(open.indonesian)",
      "; of \(all) \(targets) of punctuality, \(missed) \(missed == 1 ? "is" : "are") not met\(open.english)"
    )
  }

  /// With the coverage of each criterion, e.g. `waktu 84,4 %`.
  static func judgedShares(_ coverages: [String]) -> Wording {
    let list = coverages.joined(separator: ", ")
    return Wording("Yang dapat dinilai: \(list).", "What could be judged: \(list).")
  }

  static func ofSeverity(_ severity: Severity) -> Wording {
    let word = Texts.severity(severity)
    return Wording("Tingkat \(word.indonesian)", "Severity \(word.english)")
  }

  // MARK: Deviations

  static let gravestTitle = Wording("Penyimpangan terberat", "The gravest deviations")
  static let gravestNote = Wording(
    "Paling banyak sepuluh: dari tiap aturan dan layanan penyimpangannya yang terberat, menurut tingkatnya, lalu besarnya dibanding yang terbesar dari jenisnya. Uraian: audit explain NOMOR.",
    "Ten at most: of each rule and service its gravest deviation, by severity, then by size beside the largest of its kind. How it was reckoned: audit explain ID."
  )
  static let findingsTitle = Wording(
    "Layanan, dari yang terberat", "Services, from the gravest on")
  static let count = Wording("Jumlah", "Count")
  static let share = Wording("Bagian", "Share")
  static let judged = Wording("Dinilai", "Judged")
  static let examined = Wording("Diperiksa", "Examined")
  static let transactions = Wording("Transaksi", "Transactions")
  static let worst = Wording("Terberat", "Worst")
  static let worstDeviation = Wording("Penyimpangan terberat", "Worst deviation")
  static let worstMeasure = Wording("Ukuran terberat", "Worst measure")
  static let worstOverrun = Wording("Lewat terlama", "Longest overrun")
  static let worstAmount = Wording("Uang terbesar", "Largest amount")
  static let worstCount = Wording("Jumlah terbesar", "Largest count")
  static let size = Wording("Besarnya", "Size")
  static let moneyAtStake = Wording("Uang", "Money")

  static func nothingFound(examined: Wording) -> Wording {
    Wording(
      "Tidak ditemukan penyimpangan pada \(examined.indonesian).",
      "No deviation was found in \(examined.english).")
  }

  static func nothingJudged(examined: Wording) -> Wording {
    Wording(
      "Tidak satu pun dari \(examined.indonesian) dapat dinilai; ini bukan bukti kesesuaian.",
      "Not one of \(examined.english) could be judged; this is no proof of compliance.")
  }

  static let nothingExamined = Wording(
    "Tidak ada transaksi dalam lingkup audit ini; tidak ada yang dinilai.",
    "There are no transactions in the scope of this audit; nothing was judged.")

  // MARK: What could be judged

  static let judgedTitle = Wording(
    "Yang dapat dinilai, dan yang tidak", "What could be judged, and what could not")
  static let deviating = Wording("Menyimpang", "Deviating")
  static let proposals = Wording("Usulan", "Proposals")
  static let notCounted = Wording(
    "tidak dihitung sebelum ditegaskan auditor", "not counted until an auditor confirms them")
  static let deviationsTitle = Wording("Penyimpangan", "Deviations")

  static let receivedLater = Wording("Diterima sesudahnya", "Received later")
  static let laterRecord = Wording("sesudahnya", "later")

  /// What was received after the as-of instant; `last` names a case, `service` is `UNIT/CODE`.
  static func leftOutAsLater(
    _ transactions: Wording, last: String, service: String, received: String
  ) -> Wording {
    Wording(
      "\(transactions.indonesian), tidak dinilai; yang paling akhir: \(last) (\(service)), diterima \(received)",
      "\(transactions.english), not judged; the last of them: \(last) (\(service)), received \(received)"
    )
  }

  static let coverage = Wording("Cakupan", "Coverage")
  static let compliantTitle = Wording("Sesuai", "Compliant")
  static let deviatesTitle = Wording("Menyimpang", "Deviates")
  static let notAssessableTitle = Wording("Tidak dapat dinilai", "Not assessable")
  static let notApplicableTitle = Wording("Tidak berlaku", "Not applicable")
  static let reasonTitle = Wording("Alasan", "Reason")
  static let verdictTitle = Wording("Simpulan", "Verdict")

  static let punctualityTitle = Wording("Ketepatan waktu", "Punctuality")
  static let onTime = Wording("Tepat waktu", "On time")
  static let onTimeShort = Wording("Tepat", "On time")
  static let onTimeShare = Wording("Bagian tepat waktu", "On-time share")
  static let undecided = Wording("Belum pasti", "Undecided")
  static let lowest = Wording("Paling rendah", "Lowest")
  static let highest = Wording("Paling tinggi", "Highest")
  static let short = Wording("Kurang", "Short")
  static let target = Wording("Target", "Target")
  static let probability = Wording("Peluang", "Probability")
  static let allServices = Wording("Semua layanan", "All services")

  static func standardNamed(_ version: String) -> Wording {
    Wording("standar \(version)", "standard \(version)")
  }

  static let endsNote = Wording(
    "Dua angka: bagian paling rendah dan paling tinggi, bagaimanapun hasil kasus yang tidak dapat dinilai.",
    "Two figures: the lowest and the highest share, whichever way the cases that could not be judged went."
  )

  static let probabilityNote = Wording(
    "Kurang: berapa kasus lagi semestinya tepat waktu. "
      + "Peluang: kemungkinan hasil serendah ini seandainya target tepat tercapai.",
    "Short: how many more cases ought to have been on time. "
      + "Probability: the chance of a share as low as this if the target were just met.")

  // MARK: Comparison and next steps

  static let comparisonTitle = Wording("Perubahan", "Change")
  static let comparedWith = Wording("Dibanding", "Compared with")

  static func comparedRun(_ run: Int64, at instant: String) -> Wording {
    Wording("pelaksanaan \(run) (keadaan per \(instant))", "run \(run) (as of \(instant))")
  }

  static let noEarlierRun = Wording("belum ada pelaksanaan sebelumnya", "there is no earlier run")
  static let newTitle = Wording("Baru", "New")
  static let stillTitle = Wording("Tetap", "Still")
  static let closedTitle = Wording("Ditutup", "Closed")
  static let causeTitle = Wording("Sebab", "Cause")
  static let nextTitle = Wording("Langkah berikutnya", "What to do next")
  static let command = Wording("Perintah", "Command")
  static let purposeTitle = Wording("Kegunaan", "Purpose")
  static let record = Wording("Jenis", "Record")
  static let yearTitle = Wording("Tahun", "Year")
  static let calendarTitle = Wording("Kalender", "Calendar")
  static let from = Wording("Sejak", "From")
  static let to = Wording("Sampai", "To")

  static func purpose(_ purpose: NextStep.Purpose) -> Wording {
    switch purpose {
    case .explainWorst: Wording("uraian penyimpangan terberat", "how the worst one was reckoned")
    case .listDeviations: Wording("daftar semua penyimpangan", "every single deviation")
    case .showRule: Wording("bunyi aturan uji", "what the rule says")
    case .addHolidays: Wording("lengkapi hari libur", "add the missing holidays")
    case .addCalendar: Wording("muat kalender layanan", "import a calendar")
    case .addTransactions: Wording("muat transaksi", "import transactions")
    }
  }

  // MARK: Kinds of records

  static let runRecord = Wording("pelaksanaan", "run")
  static let incompleteRecord = Wording("belum lengkap", "incomplete")
  static let findingRecord = Wording("penyimpangan", "finding")
  static let totalRecord = Wording("jumlah", "total")
  static let criterionRecord = Wording("kriteria", "criterion")
  static let reasonRecord = Wording("alasan", "reason")
  static let serviceRecord = Wording("layanan", "service")
  static let targetRecord = Wording("target", "target")
  static let moneyKind = Wording("Jenis uang", "Kind of money")
  static let amountRecord = Wording("uang", "amount")
  static let comparisonRecord = Wording("perubahan", "comparison")
  static let closedRecord = Wording("ditutup", "closed")
  static let nextRecord = Wording("langkah", "next")
}
