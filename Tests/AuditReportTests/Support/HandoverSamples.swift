import AuditReport
import ServiceStandards
import WorkingTime

/// Contents of hand-overs that several tests render.
enum HandoverSamples {
  /// Text that would be markup, a script or a formula if it were not escaped.
  static let hostile = "\"><script>alert('x')</script>&amp; =1+1 \u{202E}txt\u{0}\u{1B}[31m"

  static func content(
    _ privacy: PrivacyProfile = .inspectorate, hostile: String? = nil
  ) throws -> HandoverContent {
    var report = try Samples.report()
    if let hostile { report.heading.units[0].name = hostile }
    return HandoverContent(
      report: report, from: Samples.day("2025-01-01"), to: Samples.day("2025-06-30"),
      findings: try findings(hostile), waivers: try waivers(hostile),
      deviations: TableSamples.deviations(), charts: try charts(), privacy: privacy,
      zones: [try Zone("Asia/Makassar")], basis: try basis())
  }

  static func charts() throws -> HandoverCharts {
    HandoverCharts(
      months: [
        .init(year: 2025, month: 1, onTime: 310, judged: 330),
        .init(year: 2025, month: 2, onTime: 12, judged: 14),
        .init(year: 2025, month: 3, onTime: 0, judged: 0),
        .init(year: 2025, month: 5, onTime: 640, judged: 700),
        .init(year: 2025, month: 6, onTime: 752, judged: 801),
      ],
      overruns: [4, 60, 31, 20, 13, 0],
      weekdays: [
        .init(
          service: try ktp(), late: [1, 0, 1, 1, 0, 0, 0],
          judged: [200, 160, 150, 160, 134, 0, 0]),
        .init(
          service: try skck(), late: [20, 18, 30, 40, 17, 3, 0],
          judged: [220, 200, 210, 250, 150, 11, 0]),
      ])
  }

  static func basis() throws -> HandoverBasis {
    HandoverBasis(
      startedAt: Samples.instant("2025-06-30T16:05:00+08:00"),
      rules: [
        rule(.finishedLate, .time, .medium, "UU 25/2009 Pasal 4 huruf k"),
        rule(.chargedThoughFree, .cost, .critical, "UU 24/2013 Pasal 79A"),
      ],
      standards: [
        .init(
          service: try ktp(), version: "2024", decree: "SK 12/2023 & lampirannya",
          validFrom: Samples.day("2024-01-01"), validTo: nil,
          recordedAt: Samples.instant("2024-12-20T08:00:00+08:00"), transactions: 1010),
        .init(
          service: try skck(), version: "2023", decree: nil,
          validFrom: Samples.day("2023-01-01"), validTo: Samples.day("2023-12-31"),
          recordedAt: Samples.instant("2024-12-20T08:00:00+08:00"), transactions: 12),
      ],
      calendars: [
        CalendarFacts(
          code: try CalendarCode("mpp-banjarbaru"), zone: "Asia/Makassar",
          validFrom: Samples.day("2024-01-01"), validTo: nil,
          recordedAt: Samples.instant("2024-10-20T08:00:00+08:00"), source: "Keputusan 188/2023")
      ])
  }

  static func findings(_ hostile: String? = nil) throws -> [FindingSheet] {
    var late = FindingSheet(
      id: FindingID(year: 2025, number: 7), previous: FindingID(year: 2024, number: 3), episode: 2,
      service: try skck(), unitName: "Gerai Polres Banjarbaru", rule: .finishedLate,
      ruleTitle: Samples.titles[.finishedLate] ?? Wording("", ""), criterion: .time,
      severity: .high, state: .responded, status: .notYetFulfilled,
      opened: Samples.instant("2025-05-30T16:00:00+08:00"),
      figures: .init(
        deviations: 128, waived: 3, baseline: 12, judged: 1041,
        worst: WorstCase(
          deviation: "W-01-4711", size: .overrun(3 * 86_400 + 4 * 3600 + 5 * 60))),
      paragraphs: .written(
        condition: Wording(
          "128 dari 1.041 berkas selesai sesudah jatuh tempo; terlama W-01-4711.",
          "128 of 1,041 cases were finished after they were due; the longest is W-01-4711."),
        criteria: Wording("Standar 2024: 3 hari kerja.", "Standard 2024: 3 working days.")),
      cause: "Petugas loket kurang pada hari Kamis.\nTidak ada pengganti.",
      recommendation: "Atur giliran petugas.",
      response: hostile ?? "Akan diatur; hubungi 081234567890.",
      codes: .init(
        finding: "1.04", cause: "P-02", recommendation: "R-01",
        programmes: ["Kapasitas aparatur", "Disiplin"], maladministration: ["penundaan berlarut"]),
      responsible: "Kepala Gerai",
      followUp: .init(
        delivered: Samples.day("2025-06-02"), due: Samples.day("2025-08-01"),
        verificationDue: Samples.day("2025-07-01"), isOverdue: true, evidence: 2), zone: 0)
    if let hostile {
      late.paragraphs = .written(condition: Wording(hostile, hostile), criteria: late.criteria)
      late.unitName = hostile
      late.codes.finding = hostile
    }
    let free = FindingSheet(
      id: FindingID(year: 2025, number: 8), episode: 1, service: try ktp(),
      unitName: "Gerai Disdukcapil", rule: .chargedThoughFree,
      ruleTitle: Samples.titles[.chargedThoughFree] ?? Wording("", ""), criterion: .cost,
      severity: .critical, state: .open, status: nil,
      opened: Samples.instant("2025-06-30T16:00:00+08:00"),
      figures: .init(
        deviations: 2, judged: 990,
        worst: WorstCase(
          deviation: "B-02-312", size: .money(Amount(Money(50_000), .rupiah))),
        amount: Amount(Money(75_000), .rupiah)),
      paragraphs: .written(
        condition: Wording("2 berkas dipungut biaya.", "2 cases were charged."),
        criteria: Wording("Bebas biaya menurut UU 24/2013.", "Free by UU 24/2013.")), zone: 0)
    let ended = FindingSheet(
      id: FindingID(year: 2024, number: 3), episode: 1, service: try skck(),
      unitName: "Gerai Polres Banjarbaru", rule: .finishedLate,
      ruleTitle: Samples.titles[.finishedLate] ?? Wording("", ""), criterion: .time,
      severity: .medium, state: .closed, status: .fulfilled,
      opened: Samples.instant("2024-09-30T16:00:00+08:00"), figures: .init(),
      paragraphs: .written(condition: Wording("–", "–"), criteria: Wording("–", "–")),
      followUp: .init(ended: Samples.instant("2025-02-03T09:00:00+08:00")), zone: 0)
    return [ended, late, free]
  }

  static func waivers(_ hostile: String? = nil) throws -> [WaiverSheet] {
    [
      WaiverSheet(
        id: "K-2025-0001", unit: try UnitCode(Samples.polres), service: try skck(),
        rule: .finishedLate, caseNumber: "SKCK/0123", from: Samples.day("2025-05-01"),
        to: Samples.day("2025-07-31"), reason: hostile ?? "Gangguan jaringan, NIK 6371010101900001",
        requestedBy: "Kepala Gerai", approvedBy: "Inspektur", state: .active, deviations: 3),
      WaiverSheet(
        id: "K-2025-0002", unit: try UnitCode(Samples.polres), service: nil, rule: .overcharge,
        caseNumber: nil, from: Samples.day("2025-05-01"), to: Samples.day("2025-07-31"),
        reason: "Tarif lama", requestedBy: "Kepala Gerai", approvedBy: "Inspektur",
        state: .active, deviations: 0),
    ]
  }

  private static func skck() throws -> ServiceName {
    try Samples.service(Samples.polres, "SKCK", "Surat Keterangan Catatan Kepolisian")
  }

  private static func ktp() throws -> ServiceName {
    try Samples.service(Samples.disdukcapil, "KTP-EL", "Kartu Tanda Penduduk Elektronik")
  }

  private static func rule(
    _ id: RuleID, _ criterion: Criterion, _ severity: Severity, _ source: String
  ) -> RuleSheet {
    RuleSheet(
      id: id, title: Samples.titles[id] ?? Wording("", ""), source: source, criterion: criterion,
      scope: .transaction, measure: .instant, severity: severity, severityNote: nil, fields: [],
      passing: [], failing: [])
  }
}
