package import ServiceStandards

/// Findings and their follow-up: words of the closed sets, and titles.
extension Texts {
  package static func findingState(_ state: FindingState) -> Wording {
    switch state {
    case .open: Wording("terbuka", "open")
    case .delivered: Wording("diterima unit", "delivered")
    case .responded: Wording("ditanggapi", "responded")
    case .verified: Wording("bukti diterima", "verified")
    case .closed: Wording("selesai", "closed")
    case .excused: Wording("tidak dapat ditindaklanjuti", "excused")
    case .withdrawn: Wording("dicabut", "withdrawn")
    }
  }

  /// The four official statuses (Peraturan BPK 2/2017), with their numbers.
  package static func followUpStatus(_ status: FollowUpStatus) -> Wording {
    switch status {
    case .fulfilled: Wording("1 sesuai", "1 fulfilled")
    case .notYetFulfilled: Wording("2 belum sesuai", "2 not yet fulfilled")
    case .notFollowedUp: Wording("3 belum ditindaklanjuti", "3 not followed up")
    case .cannotBeFollowedUp:
      Wording(
        "4 tidak dapat ditindaklanjuti dengan alasan yang sah",
        "4 cannot be followed up, for a valid reason")
    }
  }

  package static func findingMove(_ move: FindingMove) -> Wording {
    switch move {
    case .opened: Wording("dibuka", "opened")
    case .cause: Wording("sebab diisi", "cause stated")
    case .effect: Wording("akibat diisi", "effect stated")
    case .recommended: Wording("rekomendasi diberikan", "recommended")
    case .classified: Wording("kode yang menuduh dipastikan", "accusing code confirmed")
    case .declassified:
      Wording("penetapan kode yang menuduh ditarik", "confirmation of an accusing code taken back")
    case .assigned: Wording("penanggung jawab ditunjuk", "assigned")
    case .delivered: Wording("laporan diterima unit", "report delivered")
    case .responded: Wording("tanggapan unit", "unit responded")
    case .accepted: Wording("bukti diterima", "evidence accepted")
    case .rejected: Wording("bukti ditolak", "evidence rejected")
    case .closed: Wording("ditutup: sesuai", "closed: fulfilled")
    case .excused:
      Wording("tidak dapat ditindaklanjuti, alasan sah", "excused for a valid reason")
    case .withdrawn: Wording("dicabut", "withdrawn")
    case .reopened: Wording("dibuka kembali", "reopened")
    }
  }

  package static func evidence(_ state: EvidenceState) -> Wording {
    switch state {
    case .intact: Wording("utuh", "intact")
    case .missing: Wording("HILANG", "MISSING")
    case .changed: Wording("BERUBAH", "CHANGED")
    }
  }

  static func evidenceDecision(_ decision: EvidenceDecision) -> Wording {
    switch decision {
    case .waiting: Wording("menunggu verifikasi", "to be verified")
    case .accepted: Wording("diterima", "accepted")
    case .rejected: Wording("ditolak", "rejected")
    case .setAside: Wording("dikesampingkan", "set aside")
    }
  }

  package static func excuse(_ ground: ExcuseGround) -> Wording {
    switch ground {
    case .forceMajeure: Wording("keadaan kahar", "force majeure")
    case .courtCase: Wording("sedang dalam proses peradilan", "before a court")
    case .noLongerEffective:
      Wording(
        "tidak lagi efektif, efisien, dan ekonomis",
        "no longer effective, efficient and economical")
    }
  }

  package static let finding = Wording("Temuan", "Finding")
  package static let unitName = Wording("Nama unit", "Unit name")
  static let findingStateTitle = Wording("Keadaan", "State")
  static let followUpStatusTitle = Wording("Status tindak lanjut", "Follow-up status")
  static let episode = Wording("Episode", "Episode")
  static let previousFinding = Wording("Mengulang", "Repeats")
  static let openedAt = Wording("Dibuka", "Opened")
  static let endedAt = Wording("Berakhir", "Ended")
  static let responsible = Wording("Penanggung jawab", "Responsible")
  static let waivedTitle = Wording("Dikecualikan", "Waived")
  static let deliveredOn = Wording("Laporan diterima", "Report received")
  static let followUpDue = Wording("Batas tindak lanjut", "Follow-up due")
  static let verificationDue = Wording("Batas verifikasi", "Verification due")
  package static let overdue = Wording("Lewat batas", "Overdue")
  static let evidenceTitle = Wording("Bukti", "Evidence")
  static let cleanWeeksTitle = Wording("Minggu bersih", "Clean weeks")
  package static let findingCode = Wording("Kode temuan", "Finding code")
  package static let causeCode = Wording("Kode sebab", "Cause code")
  package static let recommendationCode = Wording("Kode rekomendasi", "Recommendation code")
  package static let programmes = Wording("Fokus Gerakan Indonesia Melayani", "Focus programmes")
  package static let maladministration = Wording("Maladministrasi", "Maladministration")
  static let proposedCodes = Wording("Kode usulan", "Proposed codes")
  static let conditionTitle = Wording("Kondisi", "Condition")
  static let criteriaTitle = Wording("Kriteria", "Criteria")
  static let causeOfFinding = Wording("Sebab", "Cause")
  static let effectOfFinding = Wording("Akibat", "Effect")
  static let recommendation = Wording("Rekomendasi", "Recommendation")
  static let response = Wording("Tanggapan", "Response")

  static let moveTime = Wording("Waktu", "When")
  static let moveTitle = Wording("Peristiwa", "What")
  static let actorTitle = Wording("Oleh", "By")
  static let historyTitle = Wording("Riwayat", "History")
  static let allowedTitle = Wording("Langkah yang diperbolehkan", "What is allowed next")
  static let beforeClosing = Wording("Yang masih kurang untuk ditutup", "What closing still lacks")
  static let draft = Wording("konsep", "draft")
  static let partialResponse = Wording("sebagian", "in part")
  static let nothingAllowed = Wording("tidak ada", "nothing")
  static let evidenceFile = Wording("Berkas", "File")
  static let decisionTitle = Wording("Keputusan", "Decision")
  static let bytesTitle = Wording("Bita", "Bytes")

  static func weeks(_ clean: Int, of needed: Int) -> Wording {
    Wording("\(clean) dari \(needed)", "\(clean) of \(needed)")
  }

  static func byRun(_ run: Int64, _ actor: String) -> Wording {
    Wording("pelaksanaan \(run) (\(actor))", "run \(run) (\(actor))")
  }

  static func asOfDay(_ day: String) -> Wording {
    Wording("keadaan per \(day)", "as of \(day)")
  }

  static func onDay(_ day: String) -> Wording { Wording("diterima \(day)", "received \(day)") }

  static func fromDay(_ day: String) -> Wording { Wording("sejak \(day)", "from \(day) on") }

  static func dueDay(_ day: String) -> Wording { Wording("batas \(day)", "due \(day)") }
}
