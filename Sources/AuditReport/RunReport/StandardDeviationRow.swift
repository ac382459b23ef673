package import ServiceStandards

/// One deviation of a standard in the columns of `DeviationRow`. It has no case and no stamps; what was
/// found is the number of transactions that it concerns.
package struct StandardDeviationRow: Hashable, Sendable {
  /// Its id, such as `S-02-31`.
  package var id: String
  package var rule: RuleID
  package var service: ServiceName
  package var severity: Severity
  /// `nil`: there is none, which is the deviation.
  package var version: String?
  package var transactions: Int64
  package var change: Change?
  /// Why it is not held against the unit; `nil`: it is.
  package var exception: DeviationRow.Exception?

  package init(
    id: String, rule: RuleID, service: ServiceName, severity: Severity, version: String?,
    transactions: Int64, change: Change?, exception: DeviationRow.Exception?
  ) {
    self.id = id
    self.rule = rule
    self.service = service
    self.severity = severity
    self.version = version
    self.transactions = transactions
    self.change = change
    self.exception = exception
  }

  /// In the order of the columns; empty are case, status, what was expected, overrun, money and receipt.
  package var cells: [Cell] {
    [
      .identifier(id), .text(service.unit.text), .text(service.code.text), .text(service.name),
      .empty, .empty, .rule(rule), .term(.criterion(.standard)), .term(.severity(severity)),
      version.map(Cell.text) ?? .empty, .term(.measure(.standard)), .empty, .count(transactions),
      .empty, .empty, .empty, .empty, change.map { .term(.change($0)) } ?? .empty,
      exception.map { .term(.exception($0)) } ?? .empty,
    ]
  }
}
