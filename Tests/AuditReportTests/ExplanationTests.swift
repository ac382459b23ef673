import AuditEngine
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
    let found = try Self.everyCondition()
    #expect(
      Set(found.map(\.kind)) == Set(RuleSet.cards.map(\.condition.kind)),
      "a rule whose condition no sample shows")
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

  /// Every rule, with one and more, open and ended.
  private static func everyCondition() throws -> [FoundFacts] {
    let due = Samples.instant("2025-04-09T15:30:00+08:00").seconds
    let late = due + 414_000
    func day(_ text: String) -> CivilDay { Samples.day(text) }
    func gap(from: CivilDay?, to: CivilDay?, _ transactions: Int64) throws -> FoundFacts {
      try ExplanationSamples.found(
        .noStandard, on: .gap(service: 1, from: from), expected: 0, actual: transactions,
        detail: to.map { Int64($0.number) })
    }
    func found(
      _ rule: RuleID, _ expected: Int64, _ actual: Int64?, amount: Int64 = 0,
      stamps: [StampName] = []
    ) throws -> FoundFacts {
      try ExplanationSamples.found(
        rule, expected: expected, actual: actual, amount: amount, stamps: stamps)
    }
    let money: [FoundFacts] = try [
      .overcharge, .chargedThoughFree, .undercharge, .noProof,
    ].map { try found($0, 30_000, 50_000, amount: 20_000) }
    let papers: [FoundFacts] = try [
      found(.unlistedDocument, 0, 1), found(.unlistedDocument, 0, 3),
      found(.missingDocument, 0, 1), found(.missingDocument, 0, 2),
    ]
    return try [
      found(.finishedLate, due, late), found(.openOverdue, due, nil),
      found(.promiseBroken, due, late), found(.promiseBroken, due, nil),
      found(.waitedLong, due, late), found(.waitedLong, due, nil),
    ] + money + papers + [
      found(.impossibleOrder, late, due, stamps: [.received, .complete]),
      found(.futureStamp, due, late, stamps: [.handedOver, .imported]),
      found(.contradiction, late, due), found(.contradiction, late, nil),
      found(.datedBack, late, due), found(.datedBack, late, nil),
      found(.enteredInBulk, 0, 40), found(.proofOnTwoDays, due, late),
      gap(from: day("2025-01-01"), to: day("2025-02-01"), 14),
      gap(from: day("2025-01-01"), to: nil, 14), gap(from: nil, to: day("2025-02-01"), 14),
      gap(from: nil, to: nil, 1400),
      ExplanationSamples.found(
        .incompleteStandard, on: .standard(1), expected: 0, actual: 5, detail: 1 | 4),
      found(.answeredLate, due, late), found(.answeredLate, due, nil),
    ]
  }

  @Test func `of a finish without a time tells the day, and how late it is at least`() throws {
    let due = Samples.instant("2025-04-09T15:30:00+08:00").seconds
    let finished = Samples.instant("2025-04-14T00:00:00+08:00").seconds
    var explanation = try ExplanationSamples.overcharge()
    explanation.sections = [
      .found(try ExplanationSamples.found(.finishedLate, expected: due, actual: finished))
    ]
    let text = try Rendering.text(
      explanation, as: .plain, try Rendering.presentation(.indonesian, width: 200))
    #expect(
      text.contains("diselesaikan pada 14/04/2025, sedangkan batas waktunya 09/04/2025 15:30"))
    #expect(text.contains("terlampaui paling sedikit 4 hari 8 jam 30 menit"))
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

  @Test(arguments: Language.allCases)
  func `is a page for a browser too, with every day of the clock`(in language: Language) throws {
    let page = try Rendering.text(
      try ExplanationSamples.late(), as: .html, try Rendering.presentation(language))
    let markup = try MarkupReader(page)
    let said = markup.text.joined(separator: " ")
    for part in ["W-01-4711", "Idulfitri 1446 Hijriah", "21:45", "Keputusan Kepala Dinas 188/2023"]
    {
      #expect(said.contains(part), "\(part)")
    }
    #expect(markup.elements.count { $0.tag == "h1" } == 1)
  }

  @Test func `has no form as CSV`() throws {
    let fault = #expect(throws: TableFault.self) {
      try Rendering.text(
        try ExplanationSamples.overcharge(), as: .csv, try Rendering.presentation())
    }
    #expect(
      fault
        == .formNotOffered(
          format: "csv", offered: ["table", "plain", "json", "jsonl", "html", "markdown"]))
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
