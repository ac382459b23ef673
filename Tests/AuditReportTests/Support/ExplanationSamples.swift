import AuditEngine
import AuditReport
import ServiceStandards
import Testing
import WorkingTime

/// Explanations that several tests render.
enum ExplanationSamples {
  /// Finished late, with a pause that counts, one that does not, a holiday and a weekend between.
  static func late() throws -> Explanation {
    let start = Samples.instant("2025-03-26T09:15:00+08:00")
    let finished = Samples.instant("2025-04-14T10:30:00+08:00")
    let pause = Pause(
      from: Samples.instant("2025-04-09T09:00:00+08:00"),
      to: Samples.instant("2025-04-09T11:00:00+08:00"))
    let limit = TimeLimit(3, .workingDays)
    let calendar = try CompiledCalendar(try definition(), years: 2024...2026)
    let due = try #require(try calendar.due(from: start, limit: limit, pauses: [pause]))
    let twice = TimeLimit(6, .workingDays)
    let clock = ClockFacts(
      start: start, end: finished, isOpen: false, limit: limit, unitIsAssumed: true, due: due,
      dueTwice: try calendar.due(from: start, limit: twice, pauses: [pause]),
      days: try calendar.reckoning(from: start, to: finished, pauses: [pause], limit: limit))
    let standard = try standard()
    let promise = standard.times[0]
    return Explanation(
      subject: try subject(.finishedLate, "W-01-4711", .time, .medium),
      sections: [
        .found(try found(.finishedLate, expected: due.seconds, actual: finished.seconds)),
        .standard(
          StandardFacts(
            standard: Recorded(
              id: 3, recordedAt: Samples.instant("2024-12-20T08:00:00+08:00"), value: standard),
            asked: [
              .init(
                version: "2025", validFrom: Samples.day("2025-07-01"), validTo: nil,
                start: .complete, receivedStandsIn: false, day: Samples.day("2025-03-26"),
                isInForce: false),
              .init(
                version: "2024", validFrom: Samples.day("2024-01-01"),
                validTo: Samples.day("2025-06-30"), start: .complete, receivedStandsIn: false,
                day: Samples.day("2025-03-26"), isInForce: true),
            ], promise: promise, limit: limit, isExtended: false)),
        .calendars([
          CalendarFacts(
            code: try CalendarCode("mpp-banjarbaru"), zone: "Asia/Makassar",
            validFrom: Samples.day("2024-01-01"), validTo: nil,
            recordedAt: Samples.instant("2024-10-20T08:00:00+08:00"),
            source: "Keputusan Kepala Dinas 188/2023")
        ]),
        .clock(clock),
        .pauses([
          PauseFacts(
            reason: .otherAgency, from: Samples.instant("2025-03-27T09:00:00+08:00"),
            to: Samples.instant("2025-03-27T10:00:00+08:00"), stopsClock: false),
          PauseFacts(reason: .applicant, from: pause.from, to: pause.to, stopsClock: true),
        ]),
        .conclusion(
          ConclusionFacts(
            verdicts: [
              .init(.time, .deviates), .init(.cost, .compliant),
              .init(.requirements, .notAssessable(.documentsNotRecorded)),
              .init(.standard, .compliant), .init(.record, .compliant),
            ])),
      ], envelope: Samples.envelope)
  }

  /// What the rule's own card says of a deviation, as of 14 April 2025.
  static func found(
    _ rule: RuleID, on subject: ServiceStandards.Subject = .transaction(1), expected: Int64,
    actual: Int64?, amount: Int64 = 0, detail: Int64? = nil, stamps: [StampName] = []
  ) throws -> FoundFacts {
    let card = try #require(RuleSet.card(of: rule))
    return FoundFacts(
      card.condition,
      of: Deviation(
        subject, rule: rule, severity: card.severity, standard: nil, expected: expected,
        actual: actual, amount: Money(amount), detail: detail),
      measure: card.measure, stamps: stamps, currency: .rupiah,
      asOf: Samples.instant("2025-04-14T10:30:00+08:00"))
  }

  /// Charged above the tariff, with charges that are not compared.
  static func overcharge() throws -> Explanation {
    let line = TariffLine(applicantClass: "baru", tier: nil, amount: Money(30_000))
    return Explanation(
      subject: try subject(.overcharge, "B-01-5002", .cost, .high),
      sections: [
        .found(try found(.overcharge, expected: 30_000, actual: 50_000, amount: 20_000)),
        .cost(
          CostFacts(
            promise: .tariffs([line], legalBasis: "PP 76/2020"), line: line,
            tariff: Money(30_000),
            charges: [
              Charge(kind: .tariff, amount: Money(50_000), proof: "BILL-2025-001"),
              Charge(kind: .thirdParty, amount: Money(25_000), proof: nil),
            ], currency: .rupiah)),
        .conclusion(ConclusionFacts(verdicts: [])),
      ], envelope: Samples.envelope)
  }

  /// Papers demanded and missing, and stamps in the wrong order.
  static func papers() throws -> Explanation {
    func paper(
      _ code: String, _ name: String, listed: Bool = true, mandatory: Bool = true,
      group: String? = nil, condition: String? = nil, demanded: Bool, submitted: Bool,
      _ fault: DocumentFacts.Paper.Fault? = nil
    ) -> DocumentFacts.Paper {
      DocumentFacts.Paper(
        code: code, name: name, isListed: listed, isMandatory: mandatory, alternatives: group,
        condition: condition, isDemanded: demanded, isSubmitted: submitted, fault: fault)
    }
    return Explanation(
      subject: try subject(.unlistedDocument, "P-01-4801", .requirements, .high),
      sections: [
        .found(try found(.unlistedDocument, expected: 0, actual: 1)),
        .documents(
          DocumentFacts(
            papers: [
              paper("ktp", "KTP-el", demanded: true, submitted: true),
              paper(
                "akta", "Akta kelahiran", group: "kelahiran", demanded: true, submitted: false,
                .groupMissing),
              paper(
                "kuasa", "Surat kuasa", mandatory: false, condition: "bila dikuasakan",
                demanded: false, submitted: false),
              paper(
                "pbb", "Bukti lunas PBB", listed: false, mandatory: false, demanded: true,
                submitted: true, .unlisted),
            ], demandedIsRecorded: true, submittedIsRecorded: true)),
        .stamps(
          StampFacts(
            stamps: [
              .init(.received, Samples.instant("2025-03-26T09:15:00+08:00")),
              .init(.complete, Samples.instant("2025-03-26T09:00:00+08:00")),
            ], faulty: [0, 1])),
        .conclusion(ConclusionFacts(verdicts: [])),
      ], envelope: Samples.envelope)
  }

  /// Mon–Thu 08:00–12:00 and 13:00–15:30, Fri 08:00–11:30 and 13:30–16:00, with Nyepi and Lebaran.
  static func definition() throws -> CalendarDefinition {
    func hours(_ intervals: [(Int32, Int32)]) throws -> OpeningHours {
      try OpeningHours(
        intervals.map { .init(open: $0.0 * 60, close: $0.1 * 60) }, entry: "test")
    }
    let usual = try hours([(480, 720), (780, 930)])
    let week: Week = [
      .monday: usual, .tuesday: usual, .wednesday: usual, .thursday: usual,
      .friday: try hours([(480, 690), (810, 960)]),
    ]
    let decree = "SKB 3 Menteri 1017/2024"
    let leave = ["2025-03-28", "2025-04-02", "2025-04-03", "2025-04-04", "2025-04-07"]
    let holidays =
      [
        ("2024-01-01", "Tahun Baru Masehi"), ("2025-03-29", "Hari Suci Nyepi"),
        ("2025-03-31", "Idulfitri 1446 Hijriah"), ("2025-04-01", "Idulfitri 1446 Hijriah"),
        ("2026-01-01", "Tahun Baru Masehi"),
      ]
      .map {
        Holiday(day: Samples.day($0.0), name: $0.1, kind: "libur_nasional", decree: decree)
      }
      + leave.map {
        Holiday(
          day: Samples.day($0), name: "Cuti bersama Lebaran", kind: "cuti_bersama", decree: decree)
      }
    let ramadan = try hours([(480, 840)])
    return CalendarDefinition(
      code: "mpp-banjarbaru", zone: "Asia/Makassar",
      weeks: [DatedWeek(from: nil, to: nil, week: week)],
      ranges: [
        DatedWeek(
          from: Samples.day("2025-03-01"), to: Samples.day("2025-03-28"),
          week: week.mapValues { _ in ramadan }, note: "Ramadan")
      ], holidays: holidays, holidayKnowledge: .declared(completeYears: [2025]))
  }

  private static func standard() throws -> Standard {
    Standard(
      unit: try UnitCode(Samples.polres), service: try ServiceCode("SKCK"), version: "2024",
      state: .approved, decree: "SK Kapolres Banjarbaru Nomor 12 Tahun 2023",
      source: "https://example.go.id/skck", validFrom: Samples.day("2024-01-01"),
      validTo: Samples.day("2025-06-30"),
      clock: ClockSettings(stoppingReasons: [.applicant, .payment]),
      times: [
        TimePromise(
          applicantClass: nil, value: 3, unit: .workingDays, unitIsAssumed: true,
          extensionValue: 2)
      ], cost: .notStated, documents: nil, targetPerMille: 900)
  }

  private static func subject(
    _ rule: RuleID, _ deviation: String, _ criterion: Criterion, _ severity: Severity
  ) throws -> Explanation.Subject {
    Explanation.Subject(
      deviation: deviation, rule: rule,
      ruleTitle: Samples.titles[rule] ?? Wording("", ""),
      ruleSource: "UU 25/2009 Pasal 4 huruf k", criterion: criterion, severity: severity,
      unit: UnitName(code: try UnitCode(Samples.polres), name: "Gerai Polres Banjarbaru"),
      service: try Samples.service(
        Samples.polres, "SKCK", "Surat Keterangan Catatan Kepolisian"),
      transaction: .init(
        id: 4711, caseNumber: "SKCK/2025/000123",
        variant: Variant(applicantClass: "baru", tier: nil), status: .finished, isOpen: false),
      asOf: Samples.instant("2025-06-30T16:00:00+08:00"), knownAt: nil,
      database: "/srv/audit/mpp.db")
  }
}
