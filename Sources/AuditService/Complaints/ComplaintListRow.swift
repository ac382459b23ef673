internal import AuditEngine
internal import AuditReport
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

/// One complaint with everything that lists show of it.
struct ComplaintListRow {
  let recorded: RecordedComplaint
  let service: ServiceName?
  let verdict: ComplaintVerdict
  let match: ComplaintMatch
  /// Of its transaction.
  let caseService: ServiceName?
  let caseCurrency: Currency
  let zone: Int

  /// A column with how its cell is made.
  struct Entry: Sendable {
    let column: Column
    let cell: @Sendable (ComplaintListRow) -> Cell

    init(_ column: Column, _ cell: @escaping @Sendable (ComplaintListRow) -> Cell) {
      self.column = column
      self.cell = cell
    }
  }

  private var complaint: Complaint { recorded.complaint }

  private func instant(_ instant: Instant?) -> Cell {
    instant.map { .instant($0, zone: zone) } ?? .empty
  }

  private var due: Instant? {
    guard case .at(let due) = verdict.steps.first(where: { $0.step.kind == .answer })?.due else {
      return nil
    }
    return due
  }

  private static let identity: [Entry] = [
    Entry(Column("number", Texts.complaintNumber, .identifier, visibility: .always)) {
      .identifier(Disclosure.inside.typed($0.complaint.number))
    },
    Entry(Column("source", Texts.complaintSource, .word)) {
      .term(.complaintSource($0.complaint.source))
    },
    Entry(Column("unit", Texts.unit, .text)) { .text($0.complaint.unit.text) },
    Entry(Column("service", Texts.service, .text)) {
      $0.service.map { .text($0.code.text) } ?? .empty
    },
    Entry(Column("topic", Texts.topicTitle, .word)) { .term(.topic($0.complaint.topic)) },
    Entry(Column("received_at", Texts.receivedAt, .instant)) {
      $0.instant($0.complaint.stamps.received)
    },
  ]

  private static let matching: [Entry] = [
    Entry(Column("case_number", Texts.caseNumber, .identifier, isTypedByPeople: true)) {
      Disclosure.inside.typed($0.complaint.caseNumber).map(Cell.identifier) ?? .empty
    },
    Entry(Column("match", Texts.matchTitle, .word, visibility: .always)) {
      .term(.match($0.match.outcome))
    },
  ]

  private static let text = Entry(
    Column(
      "text", Texts.complaintText, .text, visibility: .onRequest, isTypedByPeople: true)
  ) { .optionalText(Disclosure.inside.typed($0.complaint.text)) }

  /// What `audit complaints list` shows.
  static let columns: [Entry] =
    identity + [
      Entry(Column("class", Texts.category, .text)) { .optionalText($0.complaint.category) },
      Entry(Column("due", Texts.due, .instant)) { $0.instant($0.due) },
      Entry(Column("answered_at", Texts.answeredAt, .instant)) {
        $0.instant($0.complaint.stamps.answered)
      },
      Entry(Column("verdict", Texts.answerVerdict, .word, visibility: .always)) {
        .answer($0.verdict.answer)
      },
      Entry(Column("deviation", Texts.deviation, .identifier)) {
        $0.verdict.deviation == nil ? .empty : .deviation(.answeredLate, $0.recorded.id)
      },
    ] + matching + [text]

  /// What is known of the transaction.
  static let caseColumns: [Entry] = [
    Entry(Column("case_service", Texts.caseService, .text)) {
      $0.caseService.map { .text($0.code.text) } ?? .empty
    },
    Entry(Column("case_time", Texts.caseTime, .word, visibility: .always)) {
      $0.match.examination?.verdicts[.time].map(Cell.verdict) ?? .empty
    },
    Entry(Column("case_due", Texts.caseDue, .instant)) {
      $0.instant($0.match.examination?.time.due)
    },
    Entry(Column("case_finished_at", Texts.caseFinished, .instant)) {
      $0.instant($0.match.examination?.stamps.finished)
    },
    Entry(Column("case_cost", Texts.caseCost, .word, visibility: .always)) {
      $0.match.examination?.verdicts[.cost].map(Cell.verdict) ?? .empty
    },
    Entry(Column("case_charged", Texts.caseCharged, .money(nil))) {
      row in row.match.examination?.cost.charged.map { .money($0, row.caseCurrency) } ?? .empty
    },
  ]

  /// What `audit complaints match` shows: the complaint on the left, the transaction on the right.
  static let matchColumns: [Entry] = identity + matching + caseColumns + [text]
}

/// What rows of complaints are made with.
final class ComplaintBook {
  private(set) var zones: [Zone] = []
  private var judge: ComplaintJudge
  private let matcher: ComplaintMatcher
  private let names: ServiceNames
  private let asOf: Instant
  private let zoneOfUnit: [UnitCode: Int]

  init(workspace: Workspace, store: Store, catalogue: Catalogue, asOf: Instant) throws {
    judge = try ComplaintJudge(
      catalogue: catalogue, years: View.years(around: asOf),
      ladders: try Ladders(store, known: nil))
    matcher = try ComplaintMatcher(store: store, catalogue: catalogue, asOf: asOf)
    names = ServiceNames(catalogue)
    self.asOf = asOf
    var zones: [Zone] = []
    var zoneOfUnit: [UnitCode: Int] = [:]
    for unit in catalogue.units.map(\.value) {
      if let known = zones.firstIndex(where: { $0.identifier == unit.zone }) {
        zoneOfUnit[unit.code] = known
      } else {
        zoneOfUnit[unit.code] = zones.count
        zones.append(try Zone(unit.zone))
      }
    }
    self.zones = zones
    self.zoneOfUnit = zoneOfUnit
  }

  func row(_ recorded: RecordedComplaint) throws -> ComplaintListRow {
    let match = try matcher.match(recorded)
    return ComplaintListRow(
      recorded: recorded, service: recorded.service.map(names.name),
      verdict: try judge.judge(recorded.complaint, asOf: asOf), match: match,
      caseService: match.examination.map { names.name(of: $0.service) },
      caseCurrency: match.examination.map { names.currency($0.service) } ?? .rupiah,
      zone: zoneOfUnit[recorded.complaint.unit] ?? 0)
  }
}

extension Cell {
  /// The word of a verdict, with the reason of one that could not be given.
  static func verdict(_ verdict: Verdict) -> Cell {
    switch verdict {
    case .compliant: .term(.verdict(verdict))
    case .deviates: .term(.verdict(verdict))
    case .notAssessable(let reason), .notApplicable(let reason): .term(.reason(reason))
    }
  }

  /// The same for a complaint.
  static func answer(_ verdict: Verdict) -> Cell {
    switch verdict {
    case .compliant, .deviates: .term(.verdict(verdict))
    case .notAssessable(let reason), .notApplicable(let reason): .term(.complaintReason(reason))
    }
  }

  /// The same instant in a list that has one zone only.
  func inZone(_ zone: Int) -> Cell {
    if case .instant(let instant, _) = self { .instant(instant, zone: zone) } else { self }
  }
}
