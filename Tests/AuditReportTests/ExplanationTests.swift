import AuditReport
import ServiceStandards
import Testing
import WorkingTime

@Suite struct `An explanation` {
  static let samples: [(name: String, make: @Sendable () throws -> Explanation)] = [
    ("late", { try ExplanationSamples.late() }),
    ("overcharge", { try ExplanationSamples.overcharge() }),
    ("papers", { try ExplanationSamples.papers() }),
  ]

  @Test(arguments: Language.allCases) func `is worded like this`(in language: Language) throws {
    let presentation = try Rendering.presentation(language, width: 100)
    for (name, make) in Self.samples {
      let text = try Rendering.text(try make(), as: .table, presentation)
      try Golden.expect(text, equals: "explain.\(name).\(language.rawValue).txt")
    }
  }

  @Test func `has these keys in JSON`() throws {
    let presentation = try Rendering.presentation()
    for (name, make) in Self.samples {
      let text = try Rendering.text(try make(), as: .json, presentation)
      _ = try Rendering.json(text)
      try Golden.expect(text, equals: "explain.\(name).json")
      let line = try Rendering.text(try make(), as: .jsonLines, presentation)
      #expect(Rendering.lines(line).count == 2)
      _ = try Rendering.json(line)
    }
  }

  @Test(arguments: Language.allCases)
  func `has a sentence for everything that can be found`(in language: Language) throws {
    let due = Samples.instant("2025-04-09T15:30:00+08:00")
    let late = due + 414_000
    let amount = Amount(Money(20_000), .rupiah)
    let found: [FoundFacts] =
      [
        .finishedLate(due: due, finished: late),
        .openOverdue(due: due, asOf: late),
        .promiseBroken(promised: due, finished: late, asOf: late),
        .promiseBroken(promised: due, finished: nil, asOf: late),
      ]
      + FoundFacts.ChargeFault.allCases.map {
        .charge($0, expected: Money(30_000), actual: Money(50_000), atStake: amount)
      }
      + [
        .unlistedDocuments(1), .unlistedDocuments(3), .missingDocuments(1), .missingDocuments(2),
        .disorder(first: .init(.received, late), second: .init(.complete, due)),
        .futureStamp(.init(.handedOver, late), imported: due),
        .noStandard(
          from: Samples.day("2025-01-01"), to: Samples.day("2025-02-01"), transactions: 14),
        .noStandard(from: Samples.day("2025-01-01"), to: nil, transactions: 14),
        .noStandard(from: nil, to: Samples.day("2025-02-01"), transactions: 14),
        .noStandard(from: nil, to: nil, transactions: 1400),
        .incompleteStandard(lacks: [.time, .requirements], transactions: 5),
      ]
    var explanation = try ExplanationSamples.overcharge()
    explanation.sections = found.map(Explanation.Section.found)
    let text = try Rendering.text(
      explanation, as: .plain, try Rendering.presentation(language))
    try Golden.expect(text, equals: "explain.found.\(language.rawValue).txt")
    for fact in found {
      explanation.sections = [.found(fact)]
      let json = try Rendering.json(
        try Rendering.text(explanation, as: .json, try Rendering.presentation()))
      #expect((json["found"] as? [String: Any])?["kind"] is String)
    }
  }

  @Test func `shows sixty days whole`() throws {
    let text = try text(ofDays: 60)
    #expect(!text.contains("tidak ditampilkan"))
    #expect(text.split(separator: "\n").filter { $0.contains("jam layanan biasa") }.count == 60)
  }

  @Test func `abbreviates longer stretches, says how much, and keeps the due day`() throws {
    let text = try text(ofDays: 120)
    #expect(text.contains("jatuh tempo 15:30"))
    let left = text.split(separator: "\n").filter { $0.contains("tidak ditampilkan") }
    #expect(left.count == 2)
    #expect(
      left[0].contains("… ")
        && left[0].hasSuffix("10 hari tidak ditampilkan (terhitung 51 jam 30 menit)"))
    #expect(left[1].hasSuffix("51 hari tidak ditampilkan (terhitung 224 jam)"))
    #expect(text.split(separator: "\n").filter { $0.contains("jam layanan biasa") }.count == 59)
  }

  @Test func `gives JSON every day`() throws {
    let explanation = try explanation(ofDays: 120)
    let json = try Rendering.json(
      try Rendering.text(explanation, as: .json, try Rendering.presentation()))
    let clock = try #require(json["clock"] as? [String: Any])
    #expect((clock["days"] as? [Any])?.count == 120)
  }

  @Test func `has no form as CSV`() throws {
    let fault = #expect(throws: TableFault.self) {
      try Rendering.text(
        try ExplanationSamples.overcharge(), as: .csv, try Rendering.presentation())
    }
    #expect(
      fault
        == .formNotOffered(format: "csv", offered: ["table", "plain", "json", "jsonl"]))
  }

  /// A clock that ran from Monday 2025-05-05 for so many days, due on the fortieth.
  private func explanation(ofDays count: Int) throws -> Explanation {
    var definition = try ExplanationSamples.definition()
    definition.holidayKnowledge = .keepsNone
    definition.holidays = []
    let calendar = try CompiledCalendar(definition, years: 2025...2025)
    let start = Samples.instant("2025-05-05T08:00:00+08:00")
    let end = start + Int64(count - 1) * 86_400 + 4 * 3600
    let due = start + 39 * 86_400 + 7 * 3600 + 1800
    var explanation = try ExplanationSamples.overcharge()
    explanation.sections = [
      .clock(
        ClockFacts(
          start: start, end: end, isOpen: true, limit: TimeLimit(28, .workingDays),
          unitIsAssumed: false, due: due, dueTwice: nil,
          days: try calendar.reckoning(from: start, to: end)))
    ]
    return explanation
  }

  private func text(ofDays count: Int) throws -> String {
    try Rendering.text(
      try explanation(ofDays: count), as: .table, try Rendering.presentation())
  }
}

@Suite struct `The card of a rule` {
  static let sheet = RuleSheet(
    id: .finishedLate,
    title: Wording("Selesai melewati batas waktu", "Finished after it was due"),
    source: "UU 25/2009 Pasal 4 huruf k", criterion: .time, scope: .transaction,
    measure: .instant, severity: .medium,
    severityNote: Wording(
      "tinggi bila dua kali batas waktu terlampaui", "high above twice the limit"),
    fields: ["received_at", "complete_at", "finished_at"],
    passing: ["selesai tepat pada saat jatuh tempo"], failing: ["selesai satu detik sesudahnya"])

  @Test(arguments: Language.allCases) func `looks like this`(in language: Language) throws {
    let presentation = try Rendering.presentation(language, width: 100)
    for (format, ending) in [
      (ReportFormat.table, "txt"), (.plain, "plain.txt"), (.csv, "csv"), (.json, "json"),
      (.jsonLines, "jsonl"),
    ] {
      let bytes = CollectedBytes()
      try Self.sheet.write(as: format, to: bytes, presentation, envelope: Samples.envelope)
      try Golden.expect(bytes.text, equals: "rule.\(language.rawValue).\(ending)")
    }
  }

  @Test func `stands in a list of all rules`() throws {
    let presentation = try Rendering.presentation(width: 100)
    let table = Table(
      RuleSheet.head(Samples.envelope), rows: [Self.sheet.row(presentation)])
    let text = try Rendering.text(table, as: .table, presentation)
    try Golden.expect(text, equals: "rules.id.txt")
    let json = try Rendering.json(try Rendering.text(table, as: .json, presentation))
    #expect((json["items"] as? [[String: Any]])?[0]["id"] as? String == "W-01")
  }
}
