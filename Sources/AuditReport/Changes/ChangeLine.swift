package import ServiceStandards

/// What a run changed for one service and rule.
package struct ChangeLine: Hashable, Sendable {
  package enum Happening: String, CaseIterable, Hashable, Sendable {
    /// A finding was opened for the first time.
    case new
    /// What had ended is back: the finding is the next episode.
    case returned
    /// A finding at work gathers more deviations.
    case worse
    /// Deviations are gone, and none came in.
    case corrected
    /// The finding was closed after a clean re-check.
    case closed
  }

  package var unit: UnitCode
  package var service: ServiceCode
  package var serviceName: String
  package var rule: RuleID
  package var ruleTitle: Wording
  package var severity: Severity
  package var happening: Happening
  /// Deviations that the register did not have.
  package var new: Int
  /// Deviations of the register that are gone.
  package var closed: Int
  /// The finding to which they belong; `nil` for deviations that are gone with their finding.
  package var finding: FindingID?

  package init(
    unit: UnitCode, service: ServiceCode, serviceName: String, rule: RuleID, ruleTitle: Wording,
    severity: Severity, happening: Happening, new: Int, closed: Int, finding: FindingID?
  ) {
    self.unit = unit
    self.service = service
    self.serviceName = serviceName
    self.rule = rule
    self.ruleTitle = ruleTitle
    self.severity = severity
    self.happening = happening
    self.new = new
    self.closed = closed
    self.finding = finding
  }
}

extension ChangeLine {
  /// The lines as a table, in their order.
  package static func table(
    _ lines: [ChangeLine], _ envelope: Envelope, _ language: Language
  ) -> Table {
    let head = TableHead(schema: "audit.changes/1", columns: columns, envelope: envelope)
    return Table(head, rows: lines.map { $0.cells(language) })
  }

  private static let columns: [Column] = [
    Column("change", Texts.changeTitle, .word, visibility: .always),
    Column("unit", Texts.unit, .text, visibility: .ifRoom),
    Column("service", Texts.service, .text, visibility: .always),
    Column("service_name", Texts.serviceName, .text, visibility: .onRequest),
    Column("rule", Texts.rule, .identifier, visibility: .always),
    Column("rule_title", Texts.ruleTitle, .text),
    Column("severity", Texts.severityTitle, .word, visibility: .ifRoom),
    Column("new_deviations", Texts.newDeviations, .count),
    Column("closed_deviations", Texts.closedDeviations, .count),
    Column("finding", Texts.finding, .identifier),
  ]

  private func cells(_ language: Language) -> [Cell] {
    [
      .term(.happening(happening)), .text(unit.text), .text(service.text), .text(serviceName),
      .rule(rule), .text(ruleTitle.text(language)), .term(.severity(severity)), .count(Int64(new)),
      .count(Int64(closed)), finding.map { .identifier($0.description) } ?? .empty,
    ]
  }
}
