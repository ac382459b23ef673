internal import ServiceStandards

/// Money, papers and verdicts of one case.
extension Texts {
  // MARK: Cost

  static let costPromise = Wording("Biaya menurut standar", "Cost by the standard")
  static let costNotStated = Wording("tidak disebut", "not stated")

  static func byRegulation(_ regulation: String?) -> Wording {
    guard let regulation else {
      return Wording("diatur dalam peraturan lain", "stands in another regulation")
    }
    return Wording("menurut \(regulation)", "by \(regulation)")
  }

  static func free(law: String?) -> Wording {
    guard let law else { return Wording("bebas biaya", "free") }
    return Wording("bebas biaya menurut \(law)", "free by \(law)")
  }

  static let tariffTable = Wording("menurut tabel tarif", "by the table of tariffs")

  static func tariffTable(_ basis: String) -> Wording {
    Wording("menurut tabel tarif (\(basis))", "by the table of tariffs (\(basis))")
  }

  static let longestWait = Wording("Paling lama menunggu", "Longest wait")
  static func atMost(_ amount: String) -> Wording {
    Wording("paling banyak \(amount)", "at most \(amount)")
  }

  static let tariffOf = Wording("Tarif menurut", "Tariff of")
  static let tariffLine = Wording("Baris tarif", "Line of the tariff")
  static let everyone = Wording("semua pemohon", "every applicant")

  static func tier(_ name: String) -> Wording { Wording("golongan \(name)", "tier \(name)") }

  static let tariffDue = Wording("Tarif terutang", "Tariff due")
  static let tariffCharged = Wording("Tarif dipungut", "Tariff charged")
  static let difference = Wording("Selisih", "Difference")
  static let chargesNotRecorded = Wording("Pungutan tidak dicatat.", "Charges are not recorded.")
  static let nothingCharged = Wording("Tidak ada pungutan.", "Nothing was charged.")
  static let chargeKind = Wording("Pungutan", "Charge")
  static let proof = Wording("Bukti pembayaran", "Proof of payment")
  static let noProof = Wording("tidak ada", "none")
  static let compared = Wording("Dibandingkan", "Compared")

  // MARK: Requirements

  static let document = Wording("Dokumen", "Document")
  static let inStandard = Wording("Dalam standar", "In the standard")
  static let mandatory = Wording("wajib", "mandatory")
  static let ifNeeded = Wording("bila diperlukan", "if needed")
  static let notListed = Wording("tidak tercantum", "not listed")
  static let demanded = Wording("Diminta", "Demanded")
  static let submitted = Wording("Diserahkan", "Submitted")
  static let notRecorded = Wording("tidak dicatat", "not recorded")
  static let remark = Wording("Keterangan", "Remark")

  static func alternative(_ group: String) -> Wording {
    Wording("salah satu dari kelompok \(group)", "one of group \(group)")
  }

  static func paperFault(_ fault: DocumentFacts.Paper.Fault) -> Wording {
    switch fault {
    case .unlisted: Wording("diminta di luar standar", "demanded outside the standard")
    case .missing: Wording("wajib, tidak diserahkan", "mandatory, not submitted")
    case .groupMissing:
      Wording("tidak satu pun dari kelompok diserahkan", "none of the group was submitted")
    }
  }

  // MARK: Stamps

  static let companionsTitle = Wording("Berkas lain yang serupa", "Other cases of the pattern")
  static let earlierTitle = Wording("Keterangan kiriman", "What deliveries told")
  static let toldUntil = Wording("Per", "As of")
  static let standsNow = Wording("sekarang", "now")
  static let stampTitle = Wording("Catatan waktu", "Stamp")
  static let at = Wording("Saat", "At")
  static let outOfOrder = Wording("tidak sesuai urutan", "out of order")

  // MARK: Conclusion

  static func proposed(_ rule: String, _ title: Wording, _ severity: Wording) -> Wording {
    Wording(
      """
      Dengan demikian terdapat usulan penyimpangan menurut aturan \(rule) (\(title.indonesian)), \
      tingkat \(severity.indonesian); baru diperhitungkan setelah dipastikan oleh pengawas.
      """,
      """
      There is therefore a proposed deviation by rule \(rule) (\(title.english)), severity \
      \(severity.english); it counts only once an auditor confirms it.
      """)
  }

  static func concluded(_ rule: String, _ title: Wording, _ severity: Wording) -> Wording {
    Wording(
      """
      Dengan demikian terdapat penyimpangan menurut aturan \(rule) (\(title.indonesian)), tingkat \
      \(severity.indonesian).
      """,
      """
      There is therefore a deviation by rule \(rule) (\(title.english)), severity \
      \(severity.english).
      """)
  }

  /// `note` is that of the rule's card.
  static func raised(_ note: Wording) -> Wording {
    Wording(
      "Tingkatnya dinaikkan: \(note.indonesian).", "Its severity is raised: \(note.english).")
  }

  static let allVerdicts = Wording("Simpulan per kriteria", "Verdict on each criterion")
  static let ruleSource = Wording("Dasar aturan", "Source of the rule")
}
