internal import AuditEngine
package import AuditReport
internal import ServiceStandards

extension Workspace {
  /// What people may know of every rule, in the order of their ids.
  package static var ruleSheets: [RuleSheet] { RuleSet.cards.map(RuleSheet.init) }

  /// - Throws: `ServiceFault` for an id that no rule has, with the nearest one.
  package static func ruleSheet(_ id: String) throws(ServiceFault) -> RuleSheet {
    let sheets = ruleSheets
    guard let sheet = sheets.first(where: { $0.id.description == id.uppercased() }) else {
      throw .unknown(
        .rule, name: id, nearest: NearestName.of(id, in: sheets.map(\.id.description)))
    }
    return sheet
  }
}

extension RuleSheet {
  init(_ card: RuleCard) {
    self.init(
      id: card.id, title: card.title, source: card.source, criterion: card.criterion,
      scope: card.scope, measure: card.measure, severity: card.severity,
      severityNote: card.severityNote,
      fields: card.fields,
      passing: card.exampleTitles.passing, failing: card.exampleTitles.failing)
  }
}
