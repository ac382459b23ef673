internal import AuditEngine
package import AuditReport
internal import AuditStore
internal import ServiceStandards
package import WorkingTime

/// Which case is asked for, as the user names it.
package struct CaseRequest: Sendable {
  /// `UNIT/NUMBER`; the unit includes those below it, and the number may be written in any way.
  package var name: String
  /// A code, or `UNIT/CODE`, where several services have the number.
  package var service: String?
  /// Where its numbers begin anew.
  package var series: String?
  /// Judge as of this instant; `nil`: now.
  package var asOf: Moment?

  package init(
    name: String, service: String? = nil, series: String? = nil, asOf: Moment? = nil
  ) {
    self.name = name
    self.service = service
    self.series = series
    self.asOf = asOf
  }
}

/// One case with all that is known of it, and the zone its instants are shown in.
package struct ShownCase: Sendable {
  package let sheet: CaseSheet
  package let zone: Zone
}

extension Workspace {
  /// Judges one case and gives every step, whether it deviates or not, and who has told what of it. Nothing is written.
  ///
  /// - Throws: `CaseFault` for a name that is none, or of no case or several; `ServiceFault` for an unknown unit or
  ///   service; `RulebookFault`; `StoreError`.
  package func showCase(_ request: CaseRequest) throws -> ShownCase {
    let store = try openForReading()
    return try store.read {
      guard let (unit, number) = request.parts else { throw CaseFault.badName(request.name) }
      let view = try View(
        Selection(units: [unit]), asOf: { request.asOf?.instant(in: $0) ?? now }, store: store)
      return try show(try find(number, of: request, in: view), in: view)
    }
  }

  /// The one case that is meant.
  func find(
    _ number: String, of request: CaseRequest, in view: View
  ) throws -> (id: Int64, series: String) {
    let all = view.catalogue.services.filter { view.resolved.services?.contains($0.id) ?? true }
    let services = try request.service.map { [try ResolvedSelection.service($0, in: all)] } ?? all
    let places = try ServicePlaces(view.catalogue)
    var found: [(id: Int64, series: String)] = []
    var candidates: [CaseFault.Candidate] = []
    for service in services {
      for id in try view.store.transactionIDs(service: service.id, caseNumber: number) {
        let series = try view.store.caseNames(id...id)[id]?.series ?? ""
        guard request.series ?? series == series,
          let stored = try view.store.transaction(id: id, in: view.catalogue)
        else { continue }
        found.append((id, series))
        candidates.append(
          CaseFault.Candidate(
            service: "\(service.value.unit)/\(service.value.code)", series: series,
            received: places.zone(of: service.id).day(of: stored.value.stamps.received)))
      }
    }
    guard let first = found.first else { throw CaseFault.unknown(request.name) }
    guard found.count == 1 else { throw CaseFault.several(request.name, candidates) }
    return first
  }

  private func show(_ found: (id: Int64, series: String), in view: View) throws -> ShownCase {
    let id = found.id
    var batch = TransactionBatch()
    var reader = try BatchReader(store: view.store, id: id)
    guard let stored = try view.store.transaction(id: id, in: view.catalogue),
      try reader.next(into: &batch)
    else { throw CaseFault.unknown("\(id)") }
    let unit = try ResolvedSelection.unit(stored.value.unit.text, in: view.catalogue).value
    let examination = view.rulebook.examine(
      batch, row: 0, asOf: view.asOf, patterns: try view.patterns())
    let reckoning = CaseReckoning(view: view, stored: stored, examination: examination, unit: unit)
    let sheet = CaseSheet(
      subject: CaseSheet.Subject(
        unit: UnitName(code: unit.code, name: unit.name),
        service: ServiceNames(view.catalogue).name(of: examination.service),
        transaction: reckoning.transaction, series: found.series, asOf: view.asOf,
        database: database),
      record: CaseSheet.Record(stored.value), stamps: reckoning.stamps(),
      verdicts: reckoning.verdicts, deviations: examination.named,
      sections: examination.isLeftOut ? [] : try reckoning.allSections(),
      history: try history(of: id, in: view.store), envelope: envelope())
    return ShownCase(sheet: sheet, zone: try Zone(unit.zone))
  }

  private func history(of id: Int64, in store: Store) throws -> [CaseSheet.Telling] {
    let files = Dictionary(
      try store.imports().map { ($0.id, $0.file) }, uniquingKeysWith: { first, _ in first })
    return try store.history(ofCase: id).map { told in
      let (importID, state): (Int64?, CaseSheet.Telling.State) =
        switch told.source {
        case .delivery(let id): (id, .stands)
        case .undone(let id): (id, .undone)
        case .foreign: (nil, .foreign)
        }
      return CaseSheet.Telling(
        importID: importID, file: Disclosure.inside.typed(importID.flatMap { files[$0] }),
        speaksAt: told.at, state: state, told: told.told.each.map(\.name),
        changed: told.changed.each.map(\.name))
    }
  }
}

extension CaseRequest {
  /// A code of a unit holds no slash; a number may.
  var parts: (unit: String, number: String)? {
    guard let slash = name.firstIndex(of: "/") else { return nil }
    let (unit, number) = (String(name[..<slash]), String(name[name.index(after: slash)...]))
    return unit.isEmpty || number.isEmpty ? nil : (unit, number)
  }
}

extension CaseReckoning {
  /// Every step of the judgement on every criterion.
  fileprivate func allSections() throws -> [Explanation.Section] {
    try [.standard(standard)] + clockSections() + pauseSections
      + [.cost(cost), .documents(documents)]
  }
}

extension Examination {
  /// Every rule that fails on the case, and on the standard that binds it.
  fileprivate var named: [CaseSheet.FoundDeviation] {
    let onCase = deviations.compactMap { deviation in
      RuleSet.card(of: deviation.rule).map {
        CaseSheet.FoundDeviation(deviation.subject, $0, severity: deviation.severity)
      }
    }
    return onCase + (verdicts[.standard] == .deviates ? [onStandard].compactMap(\.self) : [])
  }

  private var onStandard: CaseSheet.FoundDeviation? {
    if let standard = standing.standard {
      return RuleSet.card(of: .incompleteStandard).map {
        CaseSheet.FoundDeviation(.standard(standard.id), $0, severity: $0.severity)
      }
    }
    return standing.gap.flatMap { gap in
      RuleSet.card(of: .noStandard).map {
        CaseSheet.FoundDeviation(gap.subject, $0, severity: $0.severity)
      }
    }
  }
}

extension CaseSheet.FoundDeviation {
  fileprivate init(_ subject: Subject, _ card: RuleCard, severity: Severity) {
    self.init(
      name: DeviationID(subject, card.id).text, rule: card.id, title: card.title,
      criterion: card.criterion, severity: severity)
  }
}

extension CaseSheet.Record {
  fileprivate init(_ transaction: Transaction) {
    let names: [(UntoldFields, String)] = [
      (.complete, ToldFields.complete.name), (.paid, ToldFields.paid.name),
      (.pauses, ToldFields.pauses.name), (.charges, ToldFields.charges.name), (.proofs, "proofs"),
    ]
    self.init(
      isExtended: transaction.isExtended,
      receivedInHours: transaction.stamps.receivedInHours,
      officer: Disclosure.inside.typed(transaction.officer),
      applicant: Disclosure.inside.typed(transaction.applicant),
      note: Disclosure.inside.typed(transaction.note),
      untold: names.filter { transaction.untold.contains($0.0) }.map(\.1))
  }
}
