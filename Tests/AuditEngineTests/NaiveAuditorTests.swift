import NaiveAudit
import ServiceStandards
import Testing
import WorkingTime

/// A few answers of the slow auditor, reckoned by hand.
@Suite struct `The slow auditor` {
  // Received on Monday 5 January 2026 at 09:00 in Jakarta; one working day ends on Tuesday at 16:00.
  private static let received = Instant(1_767_578_400)
  private static let due = Instant(1_767_690_000)
  private static let later = Instant(1_780_000_000)

  @Test(
    arguments: [(0, nil), (1, Severity.medium), (86_400, .medium), (86_401, .high)]
      as [(Int64, Severity?)])
  func `finds a case late from the second after its due instant`(
    delay: Int64, severity: Severity?
  ) throws {
    let judged = try judge(stamps: Stamps(received: Self.received, finished: Self.due + delay))
    #expect(judged.deviations.map(\.severity) == (severity.map { [$0] } ?? []))
    #expect(judged.verdicts[.time] == (severity == nil ? .compliant : .deviates))
    if let deviation = judged.deviations.first {
      #expect(deviation.rule == .finishedLate && deviation.standard == 1)
      #expect(deviation.expected == Self.due.seconds)
    }
  }

  @Test(arguments: [(0, Verdict.notApplicable(.notYetDue)), (1, .deviates)] as [(Int64, Verdict)])
  func `finds an open case overdue from the second after its due instant`(
    delay: Int64, verdict: Verdict
  ) throws {
    let judged = try judge(stamps: Stamps(received: Self.received), .open, asOf: Self.due + delay)
    #expect(judged.verdicts[.time] == verdict)
  }

  @Test func `leaves out what was received after the instant it judges at`() throws {
    let row = try row(Stamps(received: Self.received), .open)
    let auditor = try NaiveAuditor(try Self.catalogue())
    #expect(try auditor.judge(row, asOf: Self.received + -1) == nil)
    #expect(try auditor.judge(row, asOf: Self.received) != nil)
  }

  @Test func `does not judge a promise by a finish before the receipt`() throws {
    let judged = try judge(
      stamps: Stamps(
        received: Self.received, finished: Self.received + -60, promised: Self.received + -90))
    #expect(judged.verdicts[.time] == .notAssessable(.impossibleOrder))
    #expect(judged.deviations.map(\.rule) == [.impossibleOrder, .contradiction])
    #expect(judged.deviations.first?.expected == Self.received.seconds)
    #expect(judged.deviations.first?.actual == Self.received.seconds - 60)
  }

  @Test(
    arguments: [
      (25_000, nil), (25_001, RuleID.overcharge), (24_999, .undercharge), (0, .undercharge),
    ] as [(Int64, RuleID?)])
  func `compares tariff charges with the tariff`(amount: Int64, rule: RuleID?) throws {
    let judged = try judge(
      stamps: Stamps(received: Self.received, finished: Self.due),
      charges: [
        Charge(kind: .tariff, amount: Money(amount), proof: "NTPN"),
        Charge(kind: .fine, amount: Money(99), proof: "NTPN"),
      ])
    #expect(judged.deviations.map(\.rule) == (rule.map { [$0] } ?? []))
    #expect(judged.deviations.first?.amount.minorUnits ?? 0 == abs(amount - 25_000))
  }

  @Test(
    arguments: [
      (["KTP", "KK"], 0), (["KTP", "Akta"], 0), (["KTP"], 1), (["  ktp", "aKTA "], 0),
      (["KK", "Akta"], 1), ([], 2),
    ] as [([String], Int64)])
  func `counts missing papers, and those that stand for each other once`(
    submitted: [String], missing: Int64
  ) throws {
    let judged = try judge(
      stamps: Stamps(received: Self.received, finished: Self.due), submitted: submitted)
    #expect(judged.deviations.first?.actual ?? 0 == missing)
    #expect(judged.deviations.allSatisfy { $0.rule == .missingDocument })
  }

  @Test func `tells the stretch of days without a standard`() throws {
    let rows = try [1_750_000_000, 1_760_000_000, 1_780_000_000, 1_800_000_000].map {
      try row(Stamps(received: Instant($0)), .open)
    }
    let auditor = try NaiveAuditor(try Self.catalogue())
    let found = try auditor.audit(rows, asOf: Instant(1_900_000_000)).standardDeviations
    #expect(
      found == [
        StandardDeviation(
          service: 1, rule: .noStandard, severity: .high, gapFrom: nil,
          gapTo: CivilDay(iso: "2025-12-31"), transactions: 2),
        StandardDeviation(
          service: 1, rule: .noStandard, severity: .high, gapFrom: CivilDay(iso: "2027-01-01"),
          gapTo: nil, transactions: 1),
      ])
  }

  // MARK: The catalogue and its cases

  private func judge(
    stamps: Stamps, _ status: CaseStatus = .finished, asOf: Instant = later,
    charges: [Charge]? = nil, submitted: [String]? = nil
  ) throws -> NaiveJudgement {
    var row = try row(stamps, status).value
    row.charges = charges
    row.submitted = submitted
    let auditor = try NaiveAuditor(try Self.catalogue())
    let recorded = Recorded(id: 5, recordedAt: Self.later, value: row)
    return try #require(try auditor.judge(recorded, asOf: asOf))
  }

  private func row(_ stamps: Stamps, _ status: CaseStatus) throws -> Recorded<Transaction> {
    Recorded(
      id: 5, recordedAt: Self.later,
      value: Transaction(
        unit: try UnitCode("MPP"), service: try ServiceCode("KTP"), caseNumber: "1",
        variant: .unknown, status: status, stamps: stamps))
  }

  /// One service, one standard for the year 2026, open from Monday to Friday from 8 to 16.
  private static func catalogue() throws -> Catalogue {
    let hours = try OpeningHours([.init(open: 8 * 3600, close: 16 * 3600)], entry: "week")
    let days: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]
    let week = Week(uniqueKeysWithValues: days.map { ($0, hours) })
    let code = try CalendarCode("dinas")
    let calendar = CalendarVersion(
      code: code, validFrom: nil, validTo: nil,
      definition: CalendarDefinition(
        code: "dinas", zone: "Asia/Jakarta", weeks: [DatedWeek(from: nil, to: nil, week: week)],
        holidayKnowledge: .keepsNone), source: nil)
    let unit = Unit(
      code: try UnitCode("MPP"), name: "Mall", parent: nil, zone: "Asia/Jakarta", calendar: code)
    let service = Service(unit: unit.code, code: try ServiceCode("KTP"), name: "KTP", agency: nil)
    func paper(_ code: String, _ group: String? = nil, isMandatory: Bool = true) throws
      -> RequiredDocument
    {
      RequiredDocument(
        code: try DocumentCode(code), name: code, isMandatory: isMandatory, alternatives: group)
    }
    let standard = Standard(
      unit: unit.code, service: service.code, version: "2026", state: .approved, decree: nil,
      source: nil, validFrom: try #require(CivilDay(iso: "2026-01-01")),
      validTo: CivilDay(iso: "2026-12-31"), clock: ClockSettings(start: .received),
      times: [TimePromise(applicantClass: nil, value: 1, unit: .workingDays)],
      cost: .tariffs(
        [TariffLine(applicantClass: nil, tier: nil, amount: Money(25_000))], legalBasis: nil),
      documents: [
        try paper("KTP"), try paper("KK", "family"),
        try paper("Akta", "family", isMandatory: false),
      ], targetPerMille: nil)
    func recorded<Value>(_ value: Value) -> Recorded<Value> {
      Recorded(id: 1, recordedAt: received, value: value)
    }
    return Catalogue(
      units: [recorded(unit)], services: [recorded(service)], standards: [recorded(standard)],
      calendars: [recorded(calendar)],
      documents: [
        1: try ["KTP", "KK", "Akta"].map { DocumentEntry(code: try DocumentCode($0), name: $0) }
      ])
  }
}
