package import ServiceStandards

/// What a run will look at, and why: one reason.
package struct PlanLine: Hashable, Sendable {
  package enum Reason: String, CaseIterable, Hashable, Sendable {
    /// Transactions that came in since the last run.
    case new
    /// Transactions that were edited, replaced or removed since.
    case changed
    /// Transactions whose due instant, or one of whose stamps, has come since.
    case due
    /// Every transaction of a service whose standards or calendar changed.
    case rulebook
    /// Everything: some services were never judged by a run that kept what it judged.
    case neverJudged = "never_judged"
    /// Everything: another program, other rules, a new year, or other rules of a zone.
    case basis
    /// Everything: something that all services go by was edited.
    case shared
    /// Everything: the judgements that were kept do not add up to the transactions.
    case unaccounted
    /// Everything: too many to be looked at one by one.
    case most
  }

  package var reason: Reason
  /// `nil` for what is not about one service.
  package var unit: UnitCode?
  package var service: ServiceCode?
  /// Number of transactions; `nil`: all.
  package var transactions: Int?
  /// What differs.
  package var note: String?

  package init(
    _ reason: Reason, unit: UnitCode? = nil, service: ServiceCode? = nil, transactions: Int?,
    note: String? = nil
  ) {
    self.reason = reason
    self.unit = unit
    self.service = service
    self.transactions = transactions
    self.note = note
  }

  /// The whole is looked at.
  package var isWhole: Bool {
    switch reason {
    case .new, .changed, .due, .rulebook: false
    case .neverJudged, .basis, .shared, .unaccounted, .most: true
    }
  }
}

extension PlanLine {
  /// The lines as a table, in their order.
  package static func table(_ lines: [PlanLine], _ envelope: Envelope) -> Table {
    let head = TableHead(schema: "audit.plan/1", columns: columns, envelope: envelope)
    return Table(head, rows: lines.map(\.cells))
  }

  private static let columns: [Column] = [
    Column("reason", Texts.planReasonTitle, .word, visibility: .always),
    Column("unit", Texts.unit, .text),
    Column("service", Texts.service, .text),
    Column("transactions", Texts.transactions, .count, visibility: .always),
    Column("note", Texts.planNote, .text, visibility: .ifRoom),
  ]

  private var cells: [Cell] {
    [
      .term(.plan(reason)), unit.map { .text($0.text) } ?? .empty,
      service.map { .text($0.text) } ?? .empty,
      transactions.map { .count(Int64($0)) } ?? .empty, note.map(Cell.text) ?? .empty,
    ]
  }
}
