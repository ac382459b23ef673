import AuditReport
import ServiceStandards
import WorkingTime

/// Values that several tests render.
enum Samples {
  static let envelope = Envelope(
    tool: "0.1.0", generatedAt: instant("2025-07-01T06:00:00+08:00"), run: 17,
    filters: [.init("unit", ["MPP-Banjarbaru"])])

  static func instant(_ text: String) -> Instant { Instant(iso: text) ?? Instant(0) }

  static func day(_ text: String) -> CivilDay { CivilDay(iso: text) ?? CivilDay(number: 0) }

  static let polres = "MPP-Banjarbaru.POLRES"
  static let disdukcapil = "MPP-Banjarbaru.DISDUKCAPIL"

  static func service(_ unit: String, _ code: String, _ name: String) throws -> ServiceName {
    ServiceName(unit: try UnitCode(unit), code: try ServiceCode(code), name: name)
  }

  static let titles: [RuleID: Wording] = [
    .finishedLate: Wording("Selesai melewati batas waktu", "Finished after it was due"),
    .openOverdue: Wording("Belum selesai dan melewati batas waktu", "Still open after it was due"),
    .overcharge: Wording("Pungutan melebihi tarif", "Charged above the tariff"),
    .chargedThoughFree: Wording(
      "Pungutan atas layanan yang bebas biaya", "Charged although free by law"),
    .noStandard: Wording("Tidak ada standar yang berlaku", "No standard in force"),
    .unlistedDocument: Wording("Dokumen di luar persyaratan", "Unlisted document demanded"),
  ]

  static func finding(
    _ service: ServiceName, _ rule: RuleID, _ criterion: Criterion, _ severity: Severity,
    deviations: Int64, transactions: Int64? = nil, judged: Int64, examined: Int64,
    worst: WorstCase?, amount: Money? = nil
  ) -> FindingLine {
    FindingLine(
      service: service, rule: rule, ruleTitle: titles[rule] ?? Wording("", ""),
      criterion: criterion, severities: [severity: deviations],
      transactions: transactions ?? deviations, judged: judged, examined: examined, worst: worst,
      amount: amount.map { Amount($0, .rupiah) }, money: amount == nil ? nil : .overcharged)
  }

  static func heading(knownAt: Instant? = nil) throws -> RunReport.Heading {
    RunReport.Heading(
      units: [
        UnitName(
          code: try UnitCode("MPP-Banjarbaru"), name: "Mal Pelayanan Publik Kota Banjarbaru")
      ],
      asOf: instant("2025-06-30T16:00:00+08:00"), knownAt: knownAt,
      received: day("2025-01-02")...day("2025-06-30"), database: "/srv/audit/mpp.db",
      envelope: envelope)
  }

  /// The same run with two waivers, a baseline, and a waiver that has ended.
  static func reportWithExceptions() throws -> RunReport {
    var report = try report()
    let first = report.findings[0]
    report.findings[0].waived = 2
    func waiver(_ number: Int, _ rule: RuleID, to: String, deviations: Int64) -> WaiverSheet {
      WaiverSheet(
        id: WaiverID(year: 2025, number: number).description, unit: first.service.unit,
        service: number == 1 ? first.service : nil, rule: rule, caseNumber: nil,
        from: day("2025-06-01"), to: day(to), reason: "Listrik padam", requestedBy: "Siti Aminah",
        approvedBy: "Budi Santoso", state: .active, deviations: deviations)
    }
    report.exceptions = RunExceptions(
      waivers: [
        waiver(1, first.rule, to: "2025-07-05", deviations: 2),
        waiver(4, .noProof, to: "2025-10-31", deviations: 0),
      ],
      baselines: [
        RunExceptions.Baseline(
          unit: try UnitCode(polres), day: day("2025-03-01"), deviations: 12)
      ],
      returned: [
        RunExceptions.Returned(
          id: "K-2025-0002", cause: .expired, day: day("2025-06-29"), deviations: 12)
      ],
      excepted: [.time: 14],
      ending: [RunExceptions.Ending(id: "K-2025-0001", to: day("2025-07-05"), daysLeft: 5)],
      unused: ["K-2025-0004"])
    return report
  }

  static func report() throws -> RunReport {
    let skck = try service(polres, "SKCK", "Surat Keterangan Catatan Kepolisian")
    let ktp = try service(disdukcapil, "KTP-EL", "Kartu Tanda Penduduk Elektronik")
    let findings = [
      finding(
        ktp, .openOverdue, .time, .high, deviations: 3, judged: 804, examined: 1010,
        worst: WorstCase(deviation: "W-02-90", size: .overrun(45 * 86_400 + 1800))),
      finding(
        ktp, .chargedThoughFree, .cost, .critical, deviations: 2, judged: 990, examined: 1010,
        worst: WorstCase(
          deviation: "B-02-312", size: .money(Amount(Money(50_000), .rupiah))),
        amount: Money(75_000)),
      finding(
        ktp, .noStandard, .standard, .high, deviations: 1, transactions: 14, judged: 1010,
        examined: 1010, worst: WorstCase(deviation: "S-01-7", size: .transactions(14))),
      finding(
        skck, .finishedLate, .time, .high, deviations: 128, judged: 1041, examined: 1234,
        worst: WorstCase(
          deviation: "W-01-4711", size: .overrun(3 * 86_400 + 4 * 3600 + 5 * 60))),
      finding(
        skck, .overcharge, .cost, .high, deviations: 21, judged: 1200, examined: 1234,
        worst: WorstCase(
          deviation: "B-01-5002", size: .money(Amount(Money(250_000), .rupiah))),
        amount: Money(1_250_000)),
      finding(
        skck, .unlistedDocument, .requirements, .high, deviations: 7, judged: 700, examined: 1234,
        worst: WorstCase(deviation: "P-01-4801", size: .documents(2))),
    ]
    return RunReport(
      heading: try heading(), findings: findings, summary: summary(skck, ktp),
      comparison: RunComparison(
        run: 16, asOf: instant("2025-06-29T16:00:00+08:00"), new: 12, still: 150,
        closed: [.dataCorrected: 5, .standardChanged: 3]),
      incomplete: [
        .holidaysMissing(
          calendar: try CalendarCode("mpp-banjarbaru"), year: 2027, kinds: ["cuti_bersama"],
          transactions: 12)
      ],
      next: NextStep.usual(
        after: findings,
        incomplete: [
          .holidaysMissing(
            calendar: try CalendarCode("mpp-banjarbaru"), year: 2027, kinds: ["cuti_bersama"],
            transactions: 12)
        ], audit: "audit --unit MPP-Banjarbaru", options: ""))
  }

  private static func summary(_ skck: ServiceName, _ ktp: ServiceName) -> RunSummary {
    RunSummary(
      examined: 2244, deviations: 162, deviatingTransactions: 158,
      criteria: [
        CriterionCounts(
          criterion: .time, compliant: 1714, deviates: 131,
          notAssessable: [.stampMissing: 60, .noLimit: 40, .holidaysMissing: 12],
          notApplicable: [.notYetDue: 280, .paused: 7]),
        CriterionCounts(
          criterion: .cost, compliant: 2167, deviates: 23,
          notAssessable: [.chargesNotRecorded: 50], notApplicable: [.notYetPaid: 4]),
        CriterionCounts(
          criterion: .requirements, compliant: 693, deviates: 7,
          notAssessable: [.documentsNotRecorded: 1544], notApplicable: [:]),
        CriterionCounts(
          criterion: .standard, compliant: 2230, deviates: 14, notAssessable: [:],
          notApplicable: [:]),
        CriterionCounts(
          criterion: .record, compliant: 2244, deviates: 0, notAssessable: [:],
          notApplicable: [:]),
      ],
      services: [
        ServicePunctuality(
          service: ktp, punctuality: Punctuality(onTime: 801, judged: 804, examined: 1010),
          targets: [
            TargetResult(
              version: "2024", target: 900, share: JudgedShare(801, of: 804, undecided: 0),
              outcome: .met, short: 0,
              probability: 1)
          ]),
        ServicePunctuality(
          service: skck,
          punctuality: Punctuality(onTime: 913, judged: 1041, undecided: 12, examined: 1234),
          targets: [
            TargetResult(
              version: "2023", target: 900, share: JudgedShare(10, of: 12, undecided: 0),
              outcome: .withinChance, short: 1,
              probability: 0.3410),
            TargetResult(
              version: "2024", target: 900, share: JudgedShare(903, of: 1029, undecided: 12),
              outcome: .notMet, short: 22,
              probability: 0.0123),
          ]),
      ],
      punctuality: Punctuality(onTime: 1714, judged: 1845, undecided: 12, examined: 2244),
      amounts: [MoneySum(.overcharged, Amount(Money(1_325_000), .rupiah), deviations: 23)],
      proposals: [.proofOnTwoDays: 2])
  }

  /// A run over a unit without transactions.
  static func emptyReport(examined: Int64 = 0) throws -> RunReport {
    var heading = try heading()
    if examined == 0 { heading.received = nil }
    let unit = try UnitCode("MPP-Banjarbaru")
    return RunReport(
      heading: heading, findings: [],
      summary: RunSummary(
        examined: examined, deviations: 0, deviatingTransactions: 0,
        criteria: [
          CriterionCounts(
            criterion: .time, compliant: examined / 2, deviates: 0,
            notAssessable: examined == 0 ? [:] : [.noLimit: examined - examined / 2],
            notApplicable: [:])
        ], services: [],
        punctuality: Punctuality(onTime: examined / 2, judged: examined / 2, examined: examined),
        amounts: []),
      comparison: nil, incomplete: examined == 0 ? [.noTransactions(unit: unit)] : [],
      next: [])
  }
}
