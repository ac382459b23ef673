package import ServiceStandards

/// The words of the product's closed sets.
extension Texts {
  package static func severity(_ severity: Severity) -> Wording {
    switch severity {
    case .low: Wording("rendah", "low")
    case .medium: Wording("sedang", "medium")
    case .high: Wording("tinggi", "high")
    case .critical: Wording("kritis", "critical")
    }
  }

  package static func criterion(_ criterion: Criterion) -> Wording {
    switch criterion {
    case .time: Wording("waktu", "time")
    case .cost: Wording("biaya", "cost")
    case .requirements: Wording("persyaratan", "requirements")
    case .standard: Wording("standar", "standard")
    case .record: Wording("pencatatan", "record")
    }
  }

  package static func verdict(_ verdict: Verdict) -> Wording {
    switch verdict {
    case .compliant: compliant
    case .deviates: deviates
    case .notAssessable: notAssessable
    case .notApplicable: notApplicable
    }
  }

  static let compliant = Wording("sesuai", "compliant")
  static let deviates = Wording("menyimpang", "deviates")
  static let notAssessable = Wording("tidak dapat dinilai", "not assessable")
  static let notApplicable = Wording("tidak berlaku", "not applicable")

  /// Why a transaction was not judged.
  package static func reason(_ reason: Reason) -> Wording {
    switch reason {
    case .noStandard: Wording("tidak ada standar yang berlaku", "no standard in force")
    case .noLimit: Wording("standar tidak memuat batas waktu", "the standard states no time limit")
    case .classMissing: Wording("kelas pemohon tidak dicatat", "applicant class not recorded")
    case .classNotInStandard:
      Wording("kelas pemohon tidak ada dalam standar", "applicant class not in the standard")
    case .stampMissing: Wording("catatan waktu tidak lengkap", "a stamp is missing")
    case .impossibleOrder: Wording("urutan catatan waktu mustahil", "impossible order of stamps")
    case .holidaysMissing: Wording("daftar hari libur belum lengkap", "holiday list ends")
    case .noWorkingTime: Wording("kalender tanpa jam layanan", "calendar has no service hours")
    case .costNotStated: Wording("standar tidak memuat biaya", "the standard states no cost")
    case .costByRegulation:
      Wording("biaya diatur dalam peraturan lain", "the cost stands in another regulation")
    case .chargesNotRecorded: Wording("pungutan tidak dicatat", "charges not recorded")
    case .noRequirementList:
      Wording("standar tidak memuat persyaratan", "the standard lists no requirements")
    case .documentsNotRecorded: Wording("dokumen tidak dicatat", "documents not recorded")
    case .noCalendar:
      Wording(
        "tidak ada kalender layanan yang berlaku", "no calendar of the unit is in force")
    case .precisionTooLow:
      Wording("jam tidak dicatat, hanya tanggal", "recorded without a time of day")
    case .contradictory: Wording("isian saling bertentangan", "fields contradict each other")
    case .paperUnknown: Wording("dokumen tidak dikenal", "a paper that no list knows")
    case .tariffChanged:
      Wording(
        "tarif berubah antara penerimaan dan pembayaran",
        "the tariff changed between receipt and payment")
    case .chargesMixed:
      Wording(
        "satu pungutan memuat beberapa jenis biaya", "one amount holds several kinds of charge")
    case .noNews:
      Wording(
        "belum ada kabar sejak sebelum jatuh tempo", "nothing was told since before it came due")
    case .notYetDue: Wording("belum jatuh tempo", "not yet due")
    case .clockNotStarted: Wording("waktu layanan belum mulai dihitung", "clock not started")
    case .paused: Wording("sedang dijeda", "paused")
    case .notYetPaid: Wording("belum dibayar", "not yet paid")
    case .closedBeforeStart:
      Wording("ditutup sebelum waktu layanan mulai dihitung", "closed before the clock started")
    case .withdrawn: Wording("dicabut pemohon selagi tepat waktu", "withdrawn while in time")
    case .nothingDue: Wording("tidak dilayani dan tidak dipungut", "neither served nor charged")
    }
  }

  package static func status(_ status: CaseStatus) -> Wording {
    switch status {
    case .open: Wording("berjalan", "open")
    case .finished: Wording("selesai", "finished")
    case .rejected: Wording("ditolak", "rejected")
    case .withdrawn: Wording("dicabut", "withdrawn")
    }
  }

  package static func pause(_ reason: PauseReason) -> Wording {
    switch reason {
    case .applicant: Wording("menunggu pemohon", "waiting for the applicant")
    case .payment: Wording("menunggu pembayaran", "waiting for payment")
    case .otherAgency: Wording("menunggu instansi lain", "waiting for another agency")
    case .field: Wording("pemeriksaan lapangan", "field inspection")
    case .disruption:
      Wording("gangguan sistem atau peralatan", "disruption of systems or equipment")
    case .other: Wording("sebab lain", "other reason")
    }
  }

  package static func charge(_ kind: ChargeKind) -> Wording {
    switch kind {
    case .tariff: Wording("tarif", "tariff")
    case .fine: Wording("denda", "fine")
    case .acceleration: Wording("biaya percepatan", "acceleration")
    case .tax: Wording("pajak", "tax")
    case .thirdParty: Wording("pihak ketiga", "third party")
    case .total: Wording("gabungan beberapa jenis", "several kinds in one")
    }
  }

  package static func measure(_ measure: Measure) -> Wording {
    switch measure {
    case .instant: Wording("waktu", "instant")
    case .money: Wording("uang", "money")
    case .documents: Wording("jumlah dokumen", "number of documents")
    case .cases: Wording("jumlah berkas", "number of cases")
    case .order: Wording("urutan waktu", "order of stamps")
    case .standard: Wording("jumlah transaksi", "number of transactions")
    }
  }

  package static func target(_ outcome: TargetOutcome) -> Wording {
    switch outcome {
    case .met: Wording("tercapai", "met")
    case .notMet: Wording("tidak tercapai", "not met")
    case .withinChance: Wording("mungkin kebetulan", "within chance")
    case .tooFewCases: Wording("kasus belum cukup", "too few cases")
    case .coverageTooLow: Wording("cakupan terlalu rendah", "coverage too low")
    }
  }

  package static func standardState(_ state: Standard.State) -> Wording {
    switch state {
    case .draft: Wording("rancangan", "draft")
    case .approved: Wording("ditetapkan", "approved")
    case .revoked: Wording("dicabut", "revoked")
    }
  }

  static func money(_ kind: MoneyKind) -> Wording {
    switch kind {
    case .overcharged: Wording("Dipungut lebih", "Overcharged")
    case .undercharged: Wording("Dipungut kurang", "Undercharged")
    case .unproven: Wording("Dipungut tanpa nomor bukti", "Taken without proof")
    }
  }

  package static func lack(_ lack: StandardDeviation.Lack) -> Wording {
    switch lack {
    case .time: Wording("jangka waktu yang terukur", "a measurable time")
    case .cost: Wording("biaya/tarif", "a cost")
    case .requirements: Wording("daftar persyaratan", "a list of requirements")
    }
  }

  /// `a`, `a dan b`, `a, b dan c`; what is lacking is joined by "or" in English.
  static func list(_ parts: [Wording]) -> Wording {
    func joined(_ parts: [String], _ conjunction: String) -> String {
      guard let last = parts.last, parts.count > 1 else { return parts.joined() }
      return "\(parts.dropLast().joined(separator: ", ")) \(conjunction) \(last)"
    }
    return Wording(
      joined(parts.map(\.indonesian), "dan"), joined(parts.map(\.english), "or"))
  }

  package static func scope(_ scope: RuleScope) -> Wording {
    switch scope {
    case .transaction: Wording("transaksi", "transaction")
    case .standard: Wording("standar", "standard")
    case .service: Wording("jenis pelayanan", "service")
    case .complaint: Wording("pengaduan", "complaint")
    }
  }

  package static func change(_ change: Change) -> Wording {
    switch change {
    case .new: Wording("baru", "new")
    case .still: Wording("tetap", "still")
    case .closed: Wording("ditutup", "closed")
    }
  }

  package static func cause(_ cause: RunComparison.Cause) -> Wording {
    switch cause {
    case .dataCorrected: Wording("data diperbaiki", "data corrected")
    case .datedBack: Wording("catatan bertanggal mundur", "record dated back")
    case .standardChanged: Wording("standar berubah", "standard changed")
    case .calendarChanged: Wording("kalender berubah", "calendar changed")
    case .transactionRemoved: Wording("transaksi dihapus", "transaction removed")
    case .other: Wording("sebab lain", "other reason")
    }
  }

  package static func boolean(_ value: Bool) -> Wording {
    value ? Wording("ya", "yes") : Wording("tidak", "no")
  }
}
