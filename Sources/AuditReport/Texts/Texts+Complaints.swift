package import ServiceStandards

/// Complaints and their deadlines.
extension Texts {
  static let complaintsTitle = Wording("Pengaduan", "Complaints")
  package static let complaint = Wording("Pengaduan", "Complaint")
  package static let complaintNumber = Wording("Nomor", "Number")
  package static let complaintSource = Wording("Sumber", "Source")
  package static let category = Wording("Kelas", "Class")
  package static let topicTitle = Wording("Pokok", "Topic")
  package static let answeredInTime = Wording("Tepat waktu", "In time")
  package static let answeredLate = Wording("Terlambat", "Late")
  package static let unanswered = Wording("Belum dijawab", "Unanswered")
  package static let notYetDue = Wording("Belum jatuh tempo", "Not yet due")
  package static let answeredAt = Wording("Dijawab", "Answered")
  package static let complaintText = Wording("Isi pengaduan", "Text")
  package static let answerVerdict = Wording("Simpulan A-01", "Verdict of A-01")
  package static let matchTitle = Wording("Perbandingan", "Match")
  package static let caseService = Wording("Layanan berkas", "Case: service")
  package static let caseTime = Wording("Waktu berkas", "Case: time")
  package static let caseDue = Wording("Batas berkas", "Case: due")
  package static let caseFinished = Wording("Berkas selesai", "Case: finished")
  package static let caseCost = Wording("Biaya berkas", "Case: cost")
  package static let caseCharged = Wording("Dipungut", "Case: charged")
  static let ladderTitle = Wording("Tangga tenggat pengaduan", "Ladder of deadlines")
  static let ladderName = Wording("Tangga", "Ladder")
  static let complaintRecord = Wording("pengaduan", "complaint")
  static let isConfirmed = Wording("sudah dicocokkan", "compared with the source")
  static let isUnconfirmed = Wording("belum dicocokkan", "not compared with the source")

  static let unconfirmedLimits = Wording(
    "Batas waktu menjawab belum dicocokkan dengan peraturannya (confirmed: false). Periksa, lalu impor: audit import ladder FILE.yaml",
    "The limits for answers have not been compared with the regulation (confirmed: false). Check them, then import: audit import ladder FILE.yaml"
  )

  static func waivedComplaints(_ count: Int64, _ number: String) -> Wording {
    Wording(
      "\(number) di antaranya dikecualikan.",
      "\(number) of them \(count == 1 ? "is" : "are") waived.")
  }

  /// Some reasons have another meaning than for transactions.
  static func complaintReason(_ reason: Reason) -> Wording {
    switch reason {
    case .classMissing: Wording("kelas pengaduan tidak tercatat", "class not recorded")
    case .classNotInStandard:
      Wording("kelas tidak ada dalam tangga tenggat", "class not in the ladder")
    case .noLimit: Wording("tangga tidak memuat batas menjawab", "no limit for answers")
    case .stampMissing: Wording("waktu jawaban tidak tercatat", "no stamp of the answer")
    default: Texts.reason(reason)
    }
  }

  package static func topic(_ topic: ComplaintTopic) -> Wording {
    switch topic {
    case .delay: Wording("keterlambatan", "delay")
    case .money: Wording("pungutan", "money")
    case .requirement: Wording("persyaratan", "requirement")
    case .behaviour: Wording("perilaku", "behaviour")
    case .other: Wording("lainnya", "other")
    }
  }

  package static func source(_ source: ComplaintSource) -> Wording {
    switch source {
    case .lapor: Wording("SP4N-LAPOR!", "SP4N-LAPOR!")
    case .book: Wording("buku pengaduan", "complaints book")
    }
  }

  package static func step(_ kind: Ladder.Step.Kind) -> Wording {
    switch kind {
    case .forward: Wording("diteruskan", "forwarded")
    case .answer: Wording("dijawab", "answered")
    case .close: Wording("ditutup", "closed")
    }
  }

  static func start(_ start: Ladder.Step.Start) -> Wording {
    switch start {
    case .received: Wording("sejak diterima", "from receipt")
    case .complete: Wording("sejak lengkap", "from completeness")
    case .forwarded: Wording("sejak diteruskan", "from forwarding")
    }
  }

  package static func match(_ outcome: ComplaintMatchOutcome) -> Wording {
    switch outcome {
    case .contradiction: Wording("bertentangan", "contradiction")
    case .consistent: Wording("sejalan", "consistent")
    case .notAssessable: Wording("tidak dapat dinilai", "not assessable")
    case .noCaseNumber: Wording("tanpa nomor berkas", "no case number")
    case .noSuchCase: Wording("berkas tidak tercatat", "no such case")
    case .ambiguousCase: Wording("beberapa berkas bernomor sama", "several cases with this number")
    case .otherTopic: Wording("pokok lain", "another topic")
    }
  }
}

/// What came of comparing a complaint with the transaction that it is about.
package enum ComplaintMatchOutcome: String, CaseIterable, Hashable, Sendable {
  /// Complained of delay or money, but recorded as in time or free.
  case contradiction
  case consistent
  case notAssessable = "not_assessable"
  case noCaseNumber = "no_case_number"
  case noSuchCase = "no_such_case"
  case ambiguousCase = "ambiguous_case"
  /// Neither delay nor money: nothing to compare.
  case otherTopic = "other_topic"

  /// No transaction was found for it.
  package var isUnmatched: Bool {
    switch self {
    case .noCaseNumber, .noSuchCase, .ambiguousCase: true
    default: false
    }
  }
}
