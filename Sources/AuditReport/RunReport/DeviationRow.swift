package import ServiceStandards
package import WorkingTime

/// One deviation on a transaction, as `--details` lists it.
package struct DeviationRow: Hashable, Sendable {
  package var rule: RuleID
  /// Database id of the transaction.
  package var transaction: Int64
  package var unit: String
  package var service: String
  package var serviceName: String
  package var caseNumber: String
  package var status: CaseStatus
  package var criterion: Criterion
  package var severity: Severity
  /// Version of the standard; `nil` when the deviation stands without one.
  package var version: String?
  package var measure: Measure
  /// In the measure: epoch seconds, minor units of money, or a number of documents.
  package var expected: Int64
  /// `nil` for a case that is still open.
  package var actual: Int64?
  package var amount: Money
  package var currency: Currency
  package var received: Instant
  /// How it stands to the run before; `nil` when that is not known.
  package var change: Change?
  /// Number of the unit's zone in `Presentation.zones`.
  package var zone: Int
  /// Why it is not held against the unit; `nil`: it is.
  package var exception: Exception?

  package enum Exception: Hashable, Sendable {
    case waived(WaiverID)
    /// The day on which the baseline was taken.
    case baseline(CivilDay)
    /// No auditor has confirmed it.
    case proposal
  }

  package init(
    rule: RuleID, transaction: Int64, unit: String, service: String, serviceName: String,
    caseNumber: String, status: CaseStatus, criterion: Criterion, severity: Severity,
    version: String?, measure: Measure, expected: Int64, actual: Int64?, amount: Money,
    currency: Currency, received: Instant, change: Change?, zone: Int,
    exception: Exception? = nil, disclosure: Disclosure = .inside
  ) {
    self.rule = rule
    self.transaction = transaction
    self.unit = unit
    self.service = service
    self.serviceName = serviceName
    self.caseNumber = disclosure.typed(caseNumber)
    self.status = status
    self.criterion = criterion
    self.severity = severity
    self.version = version
    self.measure = measure
    self.expected = expected
    self.actual = actual
    self.amount = amount
    self.currency = currency
    self.received = received
    self.change = change
    self.zone = zone
    self.exception = exception
  }
}

extension DeviationRow {
  /// The columns of the listing. Expected and actual are of the kind that the measure says.
  /// People see the column of exceptions only where there are some.
  package static func head(_ envelope: Envelope, showsExceptions: Bool = false) -> TableHead {
    var columns = columns
    columns[columns.count - 1].visibility = showsExceptions ? .always : .onRequest
    return TableHead(schema: "audit.deviations/1", columns: columns, envelope: envelope)
  }

  static let columns: [Column] = [
    Column("deviation", Texts.deviation, .identifier, visibility: .always),
    Column("unit", Texts.unit, .text, visibility: .ifRoom),
    Column("service", Texts.service, .text),
    Column("service_name", Texts.serviceName, .text, visibility: .onRequest),
    Column("case_number", Texts.caseNumber, .identifier, isTypedByPeople: true),
    Column("status", Texts.caseStatus, .word, visibility: .ifRoom),
    Column("rule", Texts.rule, .identifier, visibility: .onRequest),
    Column("criterion", Texts.criterionTitle, .word, visibility: .onRequest),
    Column("severity", Texts.severityTitle, .word, visibility: .always),
    Column("standard_version", Texts.standardVersion, .text, visibility: .ifRoom),
    Column("measure", Texts.measureTitle, .word, visibility: .onRequest),
    Column("expected", Texts.expected, .mixed, alignment: .right, isKeyDate: true),
    Column("actual", Texts.actual, .mixed, alignment: .right, isKeyDate: true),
    Column("overrun", Texts.overrun, .duration),
    Column("amount", Texts.amount, .money(nil)),
    Column("currency", Texts.currency, .word, visibility: .onRequest),
    Column("received_at", Texts.receivedAt, .instant, visibility: .ifRoom, isKeyDate: true),
    Column("change", Texts.changeTitle, .word, visibility: .ifRoom),
    Column("exception", Texts.exceptionTitle, .word, visibility: .onRequest),
  ]

  /// Writes the row's cells over those of the row before.
  ///
  /// How far an open case is overdue is reckoned to the as-of instant. Population and telephone
  /// numbers in case numbers are hidden unless the caller says otherwise.
  package func fill(_ cells: inout [Cell], asOf: Instant) {
    cells.removeAll(keepingCapacity: true)
    cells.append(.deviation(rule, transaction))
    cells.append(.text(unit))
    cells.append(.text(service))
    cells.append(.text(serviceName))
    cells.append(
      .identifier(caseNumber))
    cells.append(.term(.status(status)))
    cells.append(.rule(rule))
    cells.append(.term(.criterion(criterion)))
    cells.append(.term(.severity(severity)))
    cells.append(version.map(Cell.text) ?? .empty)
    cells.append(.term(.measure(measure)))
    cells.append(measured(expected))
    cells.append(actual.map(measured) ?? .empty)
    cells.append(measure.overrun(expected, actual, asOf: asOf).map(Cell.duration) ?? .empty)
    cells.append(measure == .money ? .money(amount, currency) : .empty)
    cells.append(
      measure == .money ? .word(code: currency.code, shown: currency.code) : .empty)
    cells.append(.instant(received, zone: zone))
    cells.append(change.map { .term(.change($0)) } ?? .empty)
    cells.append(exception.map { .term(.exception($0)) } ?? .empty)
  }

  private func measured(_ value: Int64) -> Cell {
    switch measure {
    case .instant, .order: .instant(Instant(value), zone: zone)
    case .money: .money(Money(value), currency)
    case .documents, .cases, .standard: .count(value)
    }
  }
}

extension Measure {
  /// Real time in seconds past what was expected; of two stamps in the wrong order, the time between
  /// them. How far an open case is overdue is reckoned to the as-of instant.
  func overrun(_ expected: Int64, _ actual: Int64?, asOf: Instant) -> Int64? {
    switch self {
    case .instant: (actual ?? asOf.seconds).minus(expected)
    case .order: actual.map { expected.minus($0) }
    default: nil
    }
  }
}
