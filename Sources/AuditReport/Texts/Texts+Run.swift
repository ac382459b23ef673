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

  static func andMore(_ count: String) -> Wording {
    Wording("dan \(count) lainnya", "and \(count) more")
  }

  // MARK: Incomplete answers

  static let incompleteTitle = Wording("JAWABAN BELUM LENGKAP", "THE ANSWER IS NOT COMPLETE")

  static func holidaysMissing(year: Int, calendar: String, transactions: String) -> Wording {
    Wording(
      """
      Hari libur tahun \(year) tidak ada dalam kalender \(calendar): waktu \(transactions) \
      transaksi tidak dapat dinilai.
      """,
      """
      Holidays of \(year) are missing in calendar \(calendar): the time of \(transactions) \
      transactions cannot be assessed.
      """)
  }

  static func noTransactions(unit: String) -> Wording {
    Wording(
      "Unit \(unit) tidak mempunyai transaksi dalam lingkup audit ini.",
      "Unit \(unit) has no transactions in the scope of this audit.")
  }

  static func noCalendar(unit: String, transactions: String) -> Wording {
    Wording(
      """
      Unit \(unit) tidak mempunyai kalender layanan yang berlaku: waktu \(transactions) transaksi tidak dapat \
      dinilai.
      """,
      """
      Unit \(unit) has no calendar in force: the time of \(transactions) transactions cannot be assessed.
      """)
  }

  // MARK: Findings

  static let findingsTitle = Wording("PENYIMPANGAN", "DEVIATIONS")
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

  static func documents(_ count: Int64, _ number: String) -> Wording {
    Wording("\(number) dokumen", "\(number) document\(count == 1 ? "" : "s")")
  }

  static func transactions(_ count: Int64, _ number: String) -> Wording {
    Wording("\(number) transaksi", "\(number) transaction\(count == 1 ? "" : "s")")
  }

  /// With the coverage of each criterion, e.g. `waktu 84,4 %`.
  static func nothingFound(examined: String, coverages: [String]) -> Wording {
    let list = coverages.joined(separator: ", ")
    return Wording(
      "Tidak ditemukan penyimpangan pada \(examined) transaksi. Yang dapat dinilai: \(list).",
      "No deviation was found in \(examined) transactions. What could be judged: \(list).")
  }

  static func nothingJudged(examined: String) -> Wording {
    Wording(
      "Tidak satu pun dari \(examined) transaksi dapat dinilai; ini bukan bukti kesesuaian.",
      "Not one of \(examined) transactions could be judged; this is no proof of compliance.")
  }

  static let nothingExamined = Wording(
    "Tidak ada transaksi dalam lingkup audit ini; tidak ada yang dinilai.",
    "There are no transactions in the scope of this audit; nothing was judged.")

  // MARK: Summary

  static let summaryTitle = Wording("RINGKASAN", "SUMMARY")
  static let deviating = Wording("Menyimpang", "Deviating")
  static let deviationsTitle = Wording("Penyimpangan", "Deviations")

  static func deviatingOf(_ number: String, share: String, deviations: String) -> Wording {
    Wording(
      "\(number) transaksi (\(share) dari yang diperiksa), \(deviations) penyimpangan",
      "\(number) transactions (\(share) of those examined), \(deviations) deviations")
  }

  static let receivedLater = Wording("Diterima sesudahnya", "Received later")
  static let laterRecord = Wording("sesudahnya", "later")

  /// What was received after the as-of instant; `last` names a case, `service` is `UNIT/CODE`.
  static func leftOutAsLater(
    _ count: Int64, _ number: String, last: String, service: String, received: String
  ) -> Wording {
    Wording(
      "\(number) transaksi, tidak dinilai; yang paling akhir: \(last) (\(service)), diterima \(received)",
      "\(number) transaction\(count == 1 ? "" : "s"), not judged; the last of them: \(last) (\(service)), received \(received)"
    )
  }

  static func byRule(_ parts: [String]) -> String { " (\(parts.joined(separator: ", ")))" }

  static let coverage = Wording("Cakupan", "Coverage")
  static let compliantTitle = Wording("Sesuai", "Compliant")
  static let deviatesTitle = Wording("Menyimpang", "Deviates")
  static let notAssessableTitle = Wording("Tidak dapat dinilai", "Not assessable")
  static let notApplicableTitle = Wording("Tidak berlaku", "Not applicable")
  static let reasonTitle = Wording("Alasan", "Reason")
  static let verdictTitle = Wording("Simpulan", "Verdict")

  static let punctualityTitle = Wording("KETEPATAN WAKTU", "PUNCTUALITY")
  static let onTime = Wording("Tepat waktu", "On time")
  static let onTimeShort = Wording("Tepat", "On time")
  static let onTimeShare = Wording("Bagian tepat waktu", "On-time share")
  static let target = Wording("Target", "Target")
  static let probability = Wording("Peluang", "Probability")
  static let allServices = Wording("Semua layanan", "All services")

  static func standardNamed(_ version: String) -> Wording {
    Wording("standar \(version)", "standard \(version)")
  }

  static let probabilityNote = Wording(
    "Peluang: kemungkinan hasil serendah ini seandainya target tepat tercapai.",
    "Probability: the chance of a share as low as this if the target were just met.")

  // MARK: Comparison and next steps

  static let comparisonTitle = Wording("PERUBAHAN", "CHANGE")
  static let comparedWith = Wording("Dibanding", "Compared with")

  static func comparedRun(_ run: Int64, at instant: String) -> Wording {
    Wording("pelaksanaan \(run) (keadaan per \(instant))", "run \(run) (as of \(instant))")
  }

  static let noEarlierRun = Wording("belum ada pelaksanaan sebelumnya", "there is no earlier run")
  static let newTitle = Wording("Baru", "New")
  static let stillTitle = Wording("Tetap", "Still")
  static let closedTitle = Wording("Ditutup", "Closed")
  static let causeTitle = Wording("Sebab", "Cause")
  static let nextTitle = Wording("LANGKAH BERIKUTNYA", "WHAT TO DO NEXT")
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
  static let amountRecord = Wording("uang", "amount")
  static let comparisonRecord = Wording("perubahan", "comparison")
  static let closedRecord = Wording("ditutup", "closed")
  static let nextRecord = Wording("langkah", "next")
}
