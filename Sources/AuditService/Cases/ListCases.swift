internal import AuditEngine
internal import AuditReport
internal import AuditStore
package import ServiceStandards
internal import WorkingTime

/// What a verdict says, without its reason.
package enum VerdictKind: String, CaseIterable, Sendable {
  case compliant, deviates
  case notAssessable = "not_assessable"
  case notApplicable = "not_applicable"

  /// Whether it has a reason.
  package var hasReason: Bool { self == .notAssessable || self == .notApplicable }
}

/// Which cases are listed.
package struct CaseQuestion: Sendable {
  /// Units, services and days of receipt.
  package var selection: Selection
  /// Judge as of this instant; `nil`: now.
  package var asOf: Moment?
  package var status: CaseStatus?
  package var verdict: VerdictKind?
  /// The criterion that verdict and reason are about; `nil`: any.
  package var criterion: Criterion?
  package var reason: Reason?

  package init(
    selection: Selection = Selection(), asOf: Moment? = nil, status: CaseStatus? = nil,
    verdict: VerdictKind? = nil, criterion: Criterion? = nil, reason: Reason? = nil
  ) {
    self.selection = selection
    self.asOf = asOf
    self.status = status
    self.verdict = verdict
    self.criterion = criterion
    self.reason = reason
  }
}

extension Workspace {
  /// Every case of a selection with its verdicts, in the order in which they were first recorded. Nothing is written, and
  /// memory does not grow with the number of cases. What was received after the instant of the question is left out.
  ///
  /// - Throws: `ServiceFault` for unknown names; `RulebookFault`; `StoreError`.
  package func listCases(_ question: CaseQuestion, in language: Language) throws -> DeviationListing
  {
    let store = try openForReading()
    // The rows are read as they are written, from what the view was made of.
    try store.holdSnapshot()
    let view = try View(
      question.selection, asOf: { question.asOf?.instant(in: $0) ?? now }, store: store)
    let book = try ListingBook(view.catalogue)
    let head = CaseRow.head(envelope(filters: question.filters))
    let table = Table(head) { body in
      var pass = try JudgePass(view)
      var register: DeviationWriter?
      do {
        try pass.judge(into: &register, progress: { _ in }) { batch, auditor, _, _ in
          var names: [Int64: (number: String, series: String)]?
          for row in auditor.examinedRows {
            let verdicts = auditor.verdicts(row: row)
            guard question.wants(verdicts, status: batch.status[row]) else { continue }
            let known =
              try names ?? store.caseNames(batch.id[0]...batch.id[batch.count - 1])
            names = known
            let (number, series) = known[batch.id[row]] ?? ("", "")
            let shown = CaseRow(
              batch, row, number: number, series: series, verdicts: verdicts, by: book)
            guard try body(shown.cells(language)) else { throw Enough() }
          }
        }
      } catch is Enough {}
    }
    return DeviationListing(table: table, zones: book.zones)
  }
}

extension CaseQuestion {
  fileprivate func wants(_ verdicts: [Criterion: Verdict], status number: Int64) -> Bool {
    if let status, Int64(status.rawValue) != number { return false }
    if verdict == nil, reason == nil { return true }
    let asked = criterion.map { [$0] } ?? Criterion.allCases
    return asked.contains { criterion in verdicts[criterion].map(wants) ?? false }
  }

  private func wants(_ found: Verdict) -> Bool {
    if let verdict, verdict != VerdictKind(found) { return false }
    return reason.map { $0 == found.reason } ?? true
  }

  fileprivate var filters: [Envelope.Filter] {
    let others = [
      ("status", status?.word), ("verdict", verdict?.rawValue), ("criterion", criterion?.word),
      ("reason", reason?.word),
    ]
    return selection.filters
      + others.compactMap { name, value in value.map { Envelope.Filter(name, [$0]) } }
  }
}

extension VerdictKind {
  fileprivate init(_ verdict: Verdict) {
    self =
      switch verdict {
      case .compliant: .compliant
      case .deviates: .deviates
      case .notAssessable: .notAssessable
      case .notApplicable: .notApplicable
      }
  }
}

extension Verdict {
  fileprivate var reason: Reason? {
    switch self {
    case .compliant, .deviates: nil
    case .notAssessable(let reason), .notApplicable(let reason): reason
    }
  }
}

/// A case as it is listed.
private struct CaseRow {
  private let id: Int64
  private let unit: String
  private let service: String
  private let number: String
  private let series: String
  private let status: CaseStatus?
  private let received: Cell
  private let finished: Cell
  private let verdicts: [Criterion: Verdict]

  init(
    _ batch: borrowing TransactionBatch, _ row: Int, number: String, series: String,
    verdicts: [Criterion: Verdict], by book: ListingBook
  ) {
    let service = batch.service[row]
    let name = book.names.name(of: service)
    let dates = TransactionBatch.Flags(rawValue: batch.flags[row]).dates
    func cell(_ seconds: Int64, _ stamp: StampSet) -> Cell {
      guard seconds != TransactionBatch.missing else { return .empty }
      let instant = Instant(seconds)
      return dates.isDisjoint(with: stamp)
        ? .instant(instant, zone: book.places.zoneNumber(of: service))
        : .day(book.places.zone(of: service).day(of: instant))
    }
    id = batch.id[row]
    unit = name.unit.text
    self.service = name.code.text
    self.number = Disclosure.inside.typed(number)
    self.series = series
    status = CaseStatus(rawValue: UInt8(clamping: batch.status[row]))
    received = cell(batch.received[row], .received)
    finished = cell(batch.finished[row], .finished)
    self.verdicts = verdicts
  }

  /// Criteria in the order of the columns: those of the promise first.
  private static let criteria: [(criterion: Criterion, visibility: Column.Visibility)] = [
    (.time, .always), (.cost, .always), (.requirements, .always), (.record, .onRequest),
    (.standard, .onRequest),
  ]

  static func head(_ envelope: Envelope) -> TableHead {
    let verdicts = criteria.map { criterion, visibility in
      Column(
        criterion.word, Texts.verdictOn(criterion), .word, visibility: visibility)
    }
    let reasons = criteria.map { criterion, _ in
      Column(
        "\(criterion.word)_reason", Texts.reasonOf(criterion), .word, visibility: .onRequest)
    }
    return TableHead(
      schema: "audit.cases/1",
      columns: [
        Column("unit", Texts.unit, .identifier),
        Column("service", Texts.service, .identifier, visibility: .always),
        Column("case_number", Texts.caseNumber, .identifier, visibility: .always),
        Column("series", Texts.series, .identifier, visibility: .ifRoom),
        Column("status", Texts.caseStatus, .word),
        Column("received_at", Texts.receivedAt, .mixed),
        Column("finished_at", Texts.finishedAt, .mixed),
      ] + verdicts + reasons
        + [Column("id", Texts.caseID, .count, visibility: .onRequest)],
      envelope: envelope)
  }

  func cells(_ language: Language) -> [Cell] {
    let found = CaseRow.criteria.map { verdicts[$0.criterion] }
    return [
      .identifier(unit), .identifier(service), .identifier(number),
      series.isEmpty ? .empty : .identifier(series), status.map { .term(.status($0)) } ?? .empty,
      received, finished,
    ] + found.map { $0.map { verdict in CaseRow.cell(verdict, language) } ?? .empty }
      + found.map { $0?.reason.map { .term(.reason($0)) } ?? .empty }
      + [.count(id)]
  }

  /// A verdict without an answer is shown by the code of its reason, which can be asked for and explained.
  private static func cell(_ verdict: Verdict, _ language: Language) -> Cell {
    let shown = verdict.reason.map { reason in
      VerdictKind(verdict) == .notAssessable ? "? \(reason.word)" : "- \(reason.word)"
    }
    return .word(
      code: VerdictKind(verdict).rawValue, shown: shown ?? Texts.verdict(verdict).text(language))
  }
}
