package import AuditReport
internal import AuditStore
package import ServiceStandards
package import WorkingTime

/// Which findings of a selection a command is about.
package struct FindingFilter: Hashable, Sendable {
  /// Empty: every state.
  package var states: Set<FindingState>
  /// Only those with a clock that has run out.
  package var isOverdue: Bool

  package init(states: Set<FindingState> = [], isOverdue: Bool = false) {
    self.states = states
    self.isOverdue = isOverdue
  }
}

extension Workspace {
  /// Every finding of a selection (its units, services and rules), in the order of their names. Clocks
  /// are looked at as of `instant`, without one as of now.
  ///
  /// - Throws: `ServiceFault` for unknown names; `StoreError`.
  package func findingSheets(
    _ selection: Selection, _ filter: FindingFilter = FindingFilter(), at instant: Instant? = nil
  ) throws -> [FindingSheet] {
    let store = try openForReading()
    return try store.read {
      let resolved = try ResolvedSelection(selection, in: try store.catalogue())
      let assembly = try FindingAssembly(self, store: store, at: instant ?? now)
      return try assembly.sheets(of: resolved, filter).map { $0.disclosed(by: .inside) }
    }
  }

  /// The findings as a listing, and the zones that its instants refer to.
  package func listFindings(
    _ selection: Selection, _ filter: FindingFilter, language: Language
  ) throws -> DeviationListing {
    let sheets = try findingSheets(selection, filter)
    let zones = try ServicePlaces(try catalogue()).zones
    let store = try openForReading()
    let run = try store.lastRun()?.id
    let meanings = try codeBook(store).meanings
    let head = FindingSheet.head(
      envelope(run: run, filters: selection.filters + filter.filters))
    return DeviationListing(
      table: Table(head, rows: sheets.map { $0.row(language, meanings: meanings) }), zones: zones)
  }

  /// One finding with its history and what can be done next, and the zone of its unit.
  package func showFinding(_ name: String) throws -> (dossier: FindingDossier, zone: Zone) {
    let store = try openForReading()
    return try store.read {
      let index = try FindingIndex(store)
      let finding = try index.finding(name)
      let assembly = try FindingAssembly(self, store: store, at: now, subject: finding.subject)
      guard let dossier = try assembly.dossier(of: finding) else {
        throw FindingFault.unknown(finding.name)
      }
      return (dossier, assembly.places.zone(of: finding.subject.service))
    }
  }
}

extension FindingFilter {
  fileprivate var filters: [Envelope.Filter] {
    var filters: [Envelope.Filter] = []
    if !states.isEmpty {
      let words = FindingState.allCases.filter(states.contains).map(\.rawValue)
      filters.append(Envelope.Filter("state", words))
    }
    if isOverdue { filters.append(Envelope.Filter("overdue", ["true"])) }
    return filters
  }
}

extension FindingAssembly {
  /// Every finding of a selection that the filter lets through, in the order of their names.
  func sheets(
    of selection: ResolvedSelection, _ filter: FindingFilter = FindingFilter()
  ) throws -> [FindingSheet] {
    let sheets = try index.findings.filter { finding in
      belongs(finding, to: selection)
        && (selection.rules?.contains(finding.subject.rule) ?? true)
        && (filter.states.isEmpty || filter.states.contains(finding.state))
    }.compactMap { try sheet(of: $0) }
    return filter.isOverdue ? sheets.filter(\.followUp.isOverdue) : sheets
  }
}

extension FindingAssembly {
  /// What holds a deviation of a part is in it, wherever it was opened; a period has nothing else.
  private func belongs(_ finding: Finding, to selection: ResolvedSelection) -> Bool {
    guard let part else { return selection.contains(finding, at: instant) }
    return tally.members(of: finding).count > 0
      || !part.scope.hasPeriod && selection.contains(finding, at: instant)
  }
}

extension ResolvedSelection {
  /// Whether a finding belongs to the selection: it was opened in it, or ended in it, or stands in it now. One of a
  /// unit that moved while people worked on it belongs to both offices.
  func contains(_ finding: Finding, at now: Instant) -> Bool {
    let service = finding.subject.service
    return contains(service: service, at: finding.record.opened)
      || contains(service: service, at: finding.ending?.madeAt ?? now)
  }
}
