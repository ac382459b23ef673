internal import ServiceStandards

/// Findings, waivers, and the follow-up of both.
extension ReportTexts {
  static let noFindings = Wording(
    "Tidak ada temuan dalam penanganan.", "There is no finding in progress.")
  static let unitsTable = Wording(
    "Temuan dalam penanganan menurut unit", "Findings in progress by unit")
  static let backToReport = Wording("Kembali ke laporan", "Back to the report")
  static let findingsTable = Wording("Daftar temuan", "List of findings")
  static let finding = Wording("Temuan", "Finding")
  static let repeats = Wording("Mengulang temuan", "Repeats finding")
  static let episode = Wording("Kejadian ke", "Episode")
  static let state = Wording("Keadaan", "State")
  static let opened = Wording("Dibuka", "Opened")

  static let condition = Wording("Kondisi", "Condition")
  static let criteria = Wording("Kriteria", "Criteria")
  static let cause = Wording("Sebab", "Cause")
  static let effect = Wording("Akibat", "Effect")
  static let recommendation = Wording("Rekomendasi", "Recommendation")
  static let response = Wording("Tanggapan unit", "Response of the unit")
  static let byAuditor = Wording(
    "Belum diisi; diisi oleh auditor.", "Not stated yet; to be filled in by the auditor.")
  static func notStated(_ titles: [Wording]) -> Wording {
    Wording(
      "Belum diisi: \(titles.map { $0.indonesian.lowercased() }.joined(separator: ", ")).",
      "Not stated yet: \(titles.map { $0.english.lowercased() }.joined(separator: ", ")).")
  }

  static let byUnit = Wording(
    "Belum ada; diisi oleh unit.", "None yet; to be filled in by the unit.")

  /// Why a count is not told.
  static func hidden(_ mark: SmallCounts.Mark) -> Wording {
    switch mark {
    case .shown: Wording("ditampilkan", "shown")
    case .small: Wording("di bawah \(SmallCounts.threshold)", "below \(SmallCounts.threshold)")
    case .protected: Wording("disembunyikan", "protected")
    }
  }

  /// The condition without anything that points to a single case.
  static func publicCondition(deviations: Wording) -> Wording {
    Wording("Ditemukan \(deviations.indonesian).", "Found: \(deviations.english).")
  }

  static let figures = Wording("Angka", "Figures")
  static let waived = Wording("dikecualikan", "waived")
  static let baseline = Wording("lama (garis dasar)", "old (baseline)")

  static func figuresText(deviations: Wording, judged: String, share: String) -> Wording {
    Wording(
      "\(deviations.indonesian) dari \(judged) transaksi yang dinilai (\(share))",
      "\(deviations.english) of \(judged) transactions judged (\(share))")
  }

  /// Of deviations of standards, with the transactions that they concern.
  static func figuresText(
    deviations: Wording, concerned: String, judged: String, share: String
  ) -> Wording {
    Wording(
      "\(deviations.indonesian), mengenai \(concerned) dari \(judged) transaksi yang dinilai (\(share))",
      "\(deviations.english), concerning \(concerned) of \(judged) transactions judged (\(share))")
  }

  static let codes = Wording("Kode", "Codes")
  static let findingCode = Wording("temuan", "finding")
  static let causeCode = Wording("sebab", "cause")
  static let proposedCodes = Wording(
    "usulan pemetaan, belum dipastikan auditor",
    "proposed by the mapping, not confirmed by an auditor")
  static let recommendationCode = Wording("rekomendasi", "recommendation")
  static let programmes = Wording(
    "Program Gerakan Indonesia Melayani", "Programmes of Gerakan Indonesia Melayani")
  static let maladministration = Wording(
    "Bentuk maladministrasi (Ombudsman RI)", "Maladministration (Ombudsman RI)")

  static let followUp = Wording("Tindak lanjut", "Follow-up")
  static let status = Wording("Status tindak lanjut", "Status of the follow-up")
  static let responsible = Wording("Penanggung jawab", "Responsible")
  static let delivered = Wording("Laporan diterima unit", "Report received by the unit")
  static let due = Wording("Batas tindak lanjut", "Follow-up due")
  static let verificationDue = Wording("Batas verifikasi", "Verification due")
  static let evidence = Wording("Berkas bukti", "Evidence files")
  static let cleanWeeks = Wording("Minggu bersih", "Clean weeks")
  static let ended = Wording("Berakhir", "Ended")
  static let overdue = Wording("LEWAT BATAS", "OVERDUE")
  static let notDelivered = Wording("belum diterima unit", "not yet received by the unit")

  static let worstTable = Wording("Penyimpangan terberat", "Worst deviations")
  static let size = Wording("Besarnya", "Size")

  static func worstNote(_ count: Int) -> Wording {
    Wording(
      "Paling banyak \(count) yang terberat; semua ada dalam penyimpangan.csv.",
      "The worst \(count) at most; all are in penyimpangan.csv.")
  }

  // MARK: Waivers

  static let noWaivers = Wording(
    "Tidak ada pengecualian dalam lingkup ini.", "There are no waivers in this scope.")
  static let waiversText = Wording(
    "Penyimpangan yang dikecualikan tetap terlihat dan dihitung terpisah.",
    "What is waived stays visible and is counted apart.")
  static let waiversTable = Wording("Daftar pengecualian", "List of waivers")
  static let waiver = Wording("Nomor", "Number")
  static let covers = Wording("Mencakup", "Covers")
  static let everyService = Wording("semua layanan unit ini", "every service of this unit")
  static let validFrom = Wording("Sejak", "From")
  static let validTo = Wording("Sampai", "Until")
  static let reason = Wording("Alasan", "Reason")
  static let requestedBy = Wording("Pemohon", "Requested by")
  static let approvedBy = Wording("Penyetuju", "Approved by")
  static let unused = Wording("tidak terpakai", "unused")

  // MARK: Earlier findings

  static let noEarlier = Wording(
    "Tidak ada temuan terdahulu yang berakhir atau berulang.",
    "No earlier finding has ended or come back.")
  static let earlierText = Wording(
    "Temuan yang telah berakhir, dan temuan yang berulang dengan rujukan ke kejadian sebelumnya.",
    "Findings that have ended, and findings that came back, with the episode before.")
  static let earlierTable = Wording("Temuan terdahulu", "Earlier findings")
}
