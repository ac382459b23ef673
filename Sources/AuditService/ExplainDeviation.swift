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
  /// Reckons one deviation of the register again, by the as-of instant and the knowledge of the run
  /// that found it, and gives every step.
  ///
  /// - Throws: `ServiceFault` for an id that cannot be read or is not in the register; `StoreError`.
  package func explain(_ text: String) throws -> Explained {
    let id = try DeviationID(text)
    let store = try openForReading()
    return try store.read {
      switch id.subject {
      case .transaction(let transaction):
        try explain(id, transaction: transaction, rule: id.rule, store: store)
      case .standard, .gap:
        try explain(id, ofStandardIn: store)
      case .complaint(let complaint):
        try explain(complaint: complaint, store: store)
      }
    }
  }

  private func explain(
    _ id: DeviationID, transaction: Int64, rule: RuleID, store: Store
  ) throws -> Explained {
    guard let runID = try store.keptDeviation(key: id.key)?.since, let run = try store.run(runID)
    else {
      throw ServiceFault.noDeviation(id.text)
    }
    let catalogue = try store.catalogue(knownAt: run.knowledge, importedBy: run.startedAt)
    let rulebook = try Rulebook(catalogue: catalogue, years: Workspace.years(around: run.asOf))
    guard let stored = try store.transaction(id: transaction, in: catalogue) else {
      throw ServiceFault.noDeviation(id.text)
    }
    var batch = TransactionBatch()
    var reader = try BatchReader(store: store, id: transaction)
    guard try reader.next(into: &batch) else { throw ServiceFault.noDeviation(id.text) }
    let examination = rulebook.examine(batch, row: 0, asOf: run.asOf)
    guard let deviation = examination.deviations.first(where: { $0.rule == rule }) else {
      throw ServiceFault.noDeviation(id.text)
    }
    let names = ServiceNames(catalogue)
    let unit = try unit(of: names.name(of: examination.service), in: catalogue)
    let assembly = ExplanationAssembly(
      workspace: self, catalogue: catalogue, rulebook: rulebook, run: run, runID: runID,
      stored: stored, examination: examination, deviation: deviation,
      name: names.name(of: examination.service), unit: unit)
    return Explained(explanation: try assembly.explanation(), zone: try Zone(unit.zone))
  }

  /// A deviation on a standard: the gap or the lack, and the versions around it.
  private func explain(_ id: DeviationID, ofStandardIn store: Store) throws -> Explained {
    guard
      let listed = try store.standardDeviations().first(where: {
        $0.kept.key == id.key
      }), let run = try store.run(listed.kept.since)
    else { throw ServiceFault.noDeviation(id.text) }
    let deviation = listed.deviation
    let catalogue = try store.catalogue(knownAt: run.knowledge, importedBy: run.startedAt)
    let name = ServiceNames(catalogue).name(of: deviation.service)
    let unit = try unit(of: name, in: catalogue)
    guard let card = RuleSet.card(of: deviation.rule) else {
      throw ServiceFault.noDeviation(id.text)
    }
    let found: FoundFacts =
      deviation.standard == nil
      ? .noStandard(
        from: deviation.gapFrom, to: deviation.gapTo, transactions: deviation.transactions)
      : .incompleteStandard(lacks: deviation.lacks, transactions: deviation.transactions)
    let versions = catalogue.standards.filter {
      $0.value.unit == name.unit && $0.value.service == name.code
    }
    let facts = StandardFacts(
      standard: versions.first { $0.id == deviation.standard }, asked: [], promise: nil,
      limit: nil, isExtended: false)
    let subject = Explanation.Subject(
      deviation: id.text, rule: deviation.rule, ruleTitle: card.title, ruleSource: card.source,
      criterion: card.criterion, severity: deviation.severity,
      unit: UnitName(code: unit.code, name: unit.name), service: name, transaction: nil,
      asOf: run.asOf, knownAt: run.knownAt, database: database)
    let explanation = Explanation(
      subject: subject,
      sections: [
        .found(found), .standard(facts),
        .conclusion(ConclusionFacts(verdicts: [], isBeyondTwiceLimit: false)),
      ], envelope: envelope(run: listed.kept.since))
    return Explained(explanation: explanation, zone: try Zone(unit.zone))
  }

  private func unit(of service: ServiceName, in catalogue: Catalogue) throws -> Unit {
    guard let unit = catalogue.units.first(where: { $0.value.code == service.unit })?.value else {
      throw ServiceFault.unknown(.unit, name: service.unit.text, nearest: nil)
    }
    return unit
  }
}
