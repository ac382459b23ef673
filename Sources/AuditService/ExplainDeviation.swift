internal import AuditEngine
package import AuditReport
internal import AuditStore
internal import ServiceStandards
package import WorkingTime

/// The reckoning of one deviation, and the zone its instants are shown in.
package struct Explained: Sendable {
  package let explanation: Explanation
  package let zone: Zone
}

extension Workspace {
  /// Reckons one deviation again, as the run that wrote its values saw it, and gives every step. It is looked for
  /// among what a run left in the register; `nil`: the last one.
  ///
  /// - Throws: `ServiceFault` for an id that cannot be read or is not in the register; `RunFault`; `StoreError`.
  package func explain(_ text: String, run: Int64? = nil) throws -> Explained {
    let id = try DeviationID(text)
    let store = try openForReading()
    guard let kept = try keptDeviation(id, run: run, in: store) else {
      throw ServiceFault.noDeviation(id.text)
    }
    let view = try view(ofRun: kept.since, in: store)
    return switch id.subject {
    case .transaction(let transaction):
      try explain(id, transaction: transaction, in: view)
    case .standard, .gap: try explain(id, onStandard: kept, in: view)
    case .complaint(let complaint): try explain(complaint: complaint, in: view)
    }
  }

  private func keptDeviation(
    _ id: DeviationID, run: Int64?, in store: Store
  ) throws -> KeptDeviation? {
    guard let run else { return try store.keptDeviation(key: id.key) }
    return try view(ofRun: run, in: store).store.keptDeviation(key: id.key)
  }

  private func explain(
    _ id: DeviationID, transaction: Int64, in view: View
  ) throws -> Explained {
    let (store, catalogue, rulebook) = (view.store, view.catalogue, view.rulebook)
    guard let stored = try store.transaction(id: transaction, in: catalogue) else {
      throw ServiceFault.noDeviation(id.text)
    }
    var batch = TransactionBatch()
    var reader = try BatchReader(store: store, id: transaction)
    guard try reader.next(into: &batch) else { throw ServiceFault.noDeviation(id.text) }
    let patterns = try RuleSet.isPattern(id.rule) ? view.patterns() : .none
    let examination = rulebook.examine(batch, row: 0, asOf: view.asOf, patterns: patterns)
    guard let deviation = examination.deviations.first(where: { $0.rule == id.rule }) else {
      throw ServiceFault.noDeviation(id.text)
    }
    let name = ServiceNames(catalogue).name(of: examination.service)
    return try ExplainedCase(
      workspace: self, view: view, card: try card(of: id.rule), stored: stored,
      examination: examination, deviation: deviation,
      pattern: patterns.pattern(of: transaction, by: id.rule), name: name,
      unit: try unit(of: name, in: catalogue)
    ).explained()
  }

  /// A deviation on a standard: the gap or the lack, and the versions around it.
  private func explain(
    _ id: DeviationID, onStandard kept: KeptDeviation, in view: View
  ) throws -> Explained {
    let catalogue = view.catalogue
    guard let service = kept.service,
      let deviation = StandardDeviation(kept.deviation, service: service)
    else { throw ServiceFault.noDeviation(id.text) }
    let name = ServiceNames(catalogue).name(of: deviation.service)
    return try ExplainedStandard(
      workspace: self, view: view, card: try card(of: deviation.rule), id: id, kept: kept,
      deviation: deviation, name: name, unit: try unit(of: name, in: catalogue)
    ).explained()
  }

  private func card(of rule: RuleID) throws -> RuleCard {
    guard let card = RuleSet.card(of: rule) else {
      throw ServiceFault.unknown(.rule, name: rule.description, nearest: nil)
    }
    return card
  }

  private func unit(of service: ServiceName, in catalogue: Catalogue) throws -> Unit {
    guard let unit = catalogue.units.first(where: { $0.value.code == service.unit })?.value else {
      throw ServiceFault.unknown(.unit, name: service.unit.text, nearest: nil)
    }
    return unit
  }
}

/// A version of a standard, or days without one.
private struct ExplainedStandard: ExplainedSubject {
  let workspace: Workspace
  let view: View
  let card: RuleCard
  let id: DeviationID
  let kept: KeptDeviation
  let deviation: StandardDeviation
  let name: ServiceName
  let unit: Unit

  var subject: Explanation.Subject {
    Explanation.Subject(
      deviation: id.text, rule: deviation.rule, ruleTitle: card.title, ruleSource: card.source,
      criterion: card.criterion, severity: deviation.severity,
      unit: UnitName(code: unit.code, name: unit.name), service: name, transaction: nil,
      asOf: view.asOf, knownAt: view.knownAt, database: workspace.database)
  }

  var found: FoundFacts {
    FoundFacts(
      card.condition, of: kept.deviation, measure: card.measure, currency: unit.currency,
      asOf: view.asOf)
  }

  var conclusion: ConclusionFacts { ConclusionFacts(verdicts: []) }

  func sections(of evidence: RuleCard.Evidence) -> [Explanation.Section] {
    switch evidence {
    case .standard:
      let standard = view.catalogue.standards.first { $0.id == deviation.standard }
      return [
        .standard(
          StandardFacts(
            standard: standard, asked: [], promise: nil, limit: nil, isExtended: false))
      ]
    case .clock, .pauses, .cost, .documents, .stamps, .companions, .earlier, .ladder: return []
    }
  }
}
