internal import AuditEngine
package import AuditReport
internal import AuditStore
package import ServiceStandards
package import WorkingTime

/// A waiver as it is asked for, with the names that people use.
package struct WaiverRequest: Sendable {
  package var unit: String
  package var service: String?
  package var rule: String
  package var caseNumber: String?
  package var from: CivilDay
  package var to: CivilDay
  package var reason: String
  package var requestedBy: String
  package var approvedBy: String

  package init(
    unit: String, service: String? = nil, rule: String, caseNumber: String? = nil, from: CivilDay,
    to: CivilDay, reason: String, requestedBy: String, approvedBy: String
  ) {
    self.unit = unit
    self.service = service
    self.rule = rule
    self.caseNumber = caseNumber
    self.from = from
    self.to = to
    self.reason = reason
    self.requestedBy = requestedBy
    self.approvedBy = approvedBy
  }
}

extension Workspace {
  /// Records a waiver under the next number of the year.
  ///
  /// - Throws: `ServiceFault` for unknown names, `ExceptionFault` for what is no waiver; `StoreError`.
  package func addWaiver(_ request: WaiverRequest, dryRun: Bool) throws -> WaiverSheet {
    let store = try openForWriting()
    return try record(.waiver, in: store, keepingIf: { _ in !dryRun }) { workspace, entry in
      let catalogue = try store.catalogue()
      let unit = try ResolvedSelection.unit(request.unit, in: catalogue)
      let service = try request.service.map { name in
        let covered = try UnitCoverage(of: [unit.value.code], in: catalogue)
        return try ResolvedSelection.service(
          name, in: catalogue.services.filter { covered.contains($0.value.unit) })
      }
      let waiver = try Workspace.waiver(request, unit: unit.value, service: service?.value)
      let zone = try Zone(unit.value.zone)
      let id = try store.insert(
        waiver, unit: unit.id, service: service?.id, year: zone.day(of: workspace.now).year,
        entry: try entry.number)
      entry.say("waiver", id.description)
      var sheet = try workspace.sheet(id, store: store, catalogue: catalogue)
      // The entry that tells when it was recorded is written last.
      sheet.isAfterwards = workspace.now >= waiver.span(in: zone).upperBound
      return sheet
    }
  }

  private static func waiver(_ request: WaiverRequest, unit: Unit, service: Service?) throws
    -> Waiver
  {
    guard let rule = try ResolvedSelection.rules([request.rule])?.first else {
      throw ServiceFault.unknown(.rule, name: request.rule, nearest: nil)
    }
    let caseNumber = request.caseNumber?.trimmed
    let scope = RuleSet.card(of: rule)?.scope
    if caseNumber != nil, scope != .transaction, scope != .complaint {
      throw ExceptionFault.caseForStandardRule(rule)
    }
    do throws(InvalidWaiver) {
      return try Waiver(
        unit: unit.code, service: service?.code, rule: rule, caseNumber: caseNumber,
        from: request.from, to: request.to, reason: request.reason.trimmed,
        requestedBy: request.requestedBy.trimmed, approvedBy: request.approvedBy.trimmed)
    } catch {
      throw ExceptionFault.invalid(error)
    }
  }

  /// Records that a waiver no longer holds, from now on.
  ///
  /// - Throws: `ExceptionFault`, `StoreError`.
  package func revokeWaiver(_ name: String, reason: String, dryRun: Bool) throws -> WaiverSheet {
    let id = try Workspace.waiverID(name)
    let reason = reason.trimmed
    guard !reason.isEmpty else { throw ExceptionFault.invalid(.empty(.reason)) }
    let store = try openForWriting()
    return try record(.waiver, in: store, keepingIf: { _ in !dryRun }) { workspace, entry in
      let catalogue = try store.catalogue()
      let recorded = try recorded(id, in: store)
      if let revocation = recorded.revocation {
        let zone = try catalogue.zone(of: recorded.waiver.unit)
        throw ExceptionFault.alreadyRevoked(id, on: zone.day(of: revocation.recordedAt))
      }
      try store.revoke(waiver: recorded.key, reason: reason, entry: try entry.number)
      entry.say("revoked", id.description)
      return try workspace.sheet(id, store: store, catalogue: catalogue)
    }
  }

  /// The waivers whose scope meets a selection, as they stand at an instant, in order of the ids, each
  /// with the number of deviations of the register that it covers, whatever its state.
  package func waiverSheets(_ selection: Selection, asOf: Instant) throws -> [WaiverSheet] {
    let store = try openForReading()
    return try store.read {
      let catalogue = try store.catalogue()
      return try waiverSheets(
        try ResolvedSelection(selection, in: catalogue), asOf: asOf, store: store,
        catalogue: catalogue)
    }
  }

  /// The same on an open snapshot.
  func waiverSheets(
    _ selection: ResolvedSelection, asOf: Instant, store: Store, catalogue: Catalogue,
    disclosure: Disclosure = .inside, part: HandoverPart? = nil
  ) throws -> [WaiverSheet] {
    try sheets(store: store, catalogue: catalogue, asOf: asOf, disclosure, part) {
      $0.concerns(selection)
    }
  }

  /// The list of waivers.
  package func listWaivers(_ selection: Selection, states: Set<WaiverSheet.State>) throws -> Table {
    let sheets = try waiverSheets(selection, asOf: now).filter { sheet in
      states.isEmpty || states.contains(sheet.state)
    }
    return Table(
      WaiverSheet.head(envelope(filters: selection.filters)), rows: sheets.map(\.cells))
  }

  private func sheets(
    store: Store, catalogue: Catalogue, asOf: Instant, _ disclosure: Disclosure = .inside,
    _ part: HandoverPart? = nil, where isMeant: (HeldWaiver) -> Bool
  ) throws -> [WaiverSheet] {
    let held = try store.waivers().map {
      try HeldWaiver($0, store: store, catalogue: catalogue, asOf: asOf, knownAt: nil)
    }.filter(isMeant)
    guard !held.isEmpty else { return [] }
    let names = ServiceNames(catalogue)
    let counts = try WaiverCounts(held, in: store, part)
    return held.map {
      $0.sheet(names, deviations: counts.covered(by: $0)).disclosed(by: disclosure)
    }
  }

  private func sheet(_ id: WaiverID, store: Store, catalogue: Catalogue) throws -> WaiverSheet {
    let sheets = try sheets(store: store, catalogue: catalogue, asOf: now) { $0.id == id }
    guard let sheet = sheets.first else { throw ExceptionFault.noWaiver(id) }
    return sheet
  }

  private func recorded(_ id: WaiverID, in store: Store) throws -> RecordedWaiver {
    guard let recorded = try store.waivers().first(where: { $0.id == id }) else {
      throw ExceptionFault.noWaiver(id)
    }
    return recorded
  }

  private static func waiverID(_ name: String) throws(ExceptionFault) -> WaiverID {
    guard let id = WaiverID(name) else { throw .badWaiverID(name) }
    return id
  }
}

extension Workspace {
  /// Everything about one waiver, one fact a row, with its history; and the zone of its unit.
  package func showWaiver(_ name: String, language: Language) throws -> (table: Table, zone: Zone) {
    let id = try Workspace.waiverID(name)
    let store = try openForReading()
    return try store.read {
      let catalogue = try store.catalogue()
      let recorded = try recorded(id, in: store)
      let sheet = try sheet(id, store: store, catalogue: catalogue)
      var facts = FactTable(language)
      for (column, cell) in zip(WaiverSheet.head(envelope()).columns, sheet.cells)
      where cell != .empty {
        facts.add(column.key, column.title, cell)
      }
      facts.add("recorded_at", Wording("Dicatat", "Recorded"), .instant(recorded.recordedAt))
      facts.add("recorded_by", Wording("Pencatat", "Recorded by"), .text(recorded.origin.actor))
      if let revocation = recorded.revocation {
        facts.add("revoked_at", Wording("Dicabut", "Revoked"), .instant(revocation.recordedAt))
        facts.add("revoked_by", Wording("Pencabut", "Revoked by"), .text(revocation.actor))
        facts.add(
          "revoked_reason", Wording("Alasan pencabutan", "Reason of the revocation"),
          .text(Disclosure.inside.typed(revocation.reason)))
      }
      let zone = try catalogue.zone(of: recorded.waiver.unit)
      if let returned = recorded.returned {
        let isRevoked = returned.cause == .revoked
        let day =
          isRevoked
          ? recorded.revocation.map { zone.day(of: $0.recordedAt) } : recorded.waiver.to
        let text = Texts.returned(
          id: id.description, cause: isRevoked ? .revoked : .expired,
          day: day ?? recorded.waiver.to,
          deviations: returned.deviations, Texts.grouped(returned.deviations, language))
        facts.add("returned", Wording("Riwayat", "History"), .text(text.text(language)))
        facts.add(
          "returned_in_run", Wording("Dilihat pelaksanaan", "Seen by run"), .count(returned.run))
      }
      return (facts.table(schema: "audit.waiver/1", envelope: envelope()), zone)
    }
  }
}

/// How many deviations of the register each waiver covers, whatever its state: those that it excuses, or
/// would, or did.
struct WaiverCounts {
  private var counts: [WaiverID: Int64] = [:]

  /// One look at the whole register; of a part only what is in it counts.
  init(
    _ waivers: [HeldWaiver], in store: Store, _ part: HandoverPart? = nil
  ) throws(StoreError) {
    let index = WaiverIndex(waivers) { _ in true }
    try store.forEachRegistered(nil) { row in
      guard part?.scope.contains(service: row.service, at: row.received) ?? true else { return }
      for place in index.waivers(
        of: row.deviation, service: row.service, received: row.received)
      {
        counts[waivers[place].id, default: 0] += 1
      }
    }
    let onStandards = if let part { part.standards } else { try store.standardDeviations() }
    for listed in onStandards {
      for place in index.waivers(
        of: listed.kept.deviation, service: listed.deviation.service, received: nil)
      {
        counts[waivers[place].id, default: 0] += 1
      }
    }
    let onComplaints = waivers.filter { $0.rule == .answeredLate }
    guard !onComplaints.isEmpty else { return }
    let due = Dictionary(
      try store.complaintDeviations().map { ($0.complaint, $0.due) },
      uniquingKeysWith: { first, _ in first })
    for recorded in try store.complaints() {
      guard let due = due[recorded.id], part?.contains(complaint: recorded.id) ?? true else {
        continue
      }
      for waiver in onComplaints where waiver.covers(recorded, due: due) {
        counts[waiver.id, default: 0] += 1
      }
    }
  }

  func covered(by waiver: HeldWaiver) -> Int64 { counts[waiver.id] ?? 0 }
}

/// A table of facts about one thing, a row each.
struct FactTable {
  private let language: Language
  private var rows: [[Cell]] = []

  init(_ language: Language) { self.language = language }

  mutating func add(_ key: String, _ name: Wording, _ value: Cell) {
    rows.append([.word(code: key, shown: name.text(language)), value])
  }

  func table(schema: String, envelope: Envelope) -> Table {
    Table(
      TableHead(
        schema: schema,
        columns: [
          Column("fact", Wording("Hal", "Fact"), .word, visibility: .always),
          Column("value", Wording("Isi", "Value"), .mixed, visibility: .always),
        ], envelope: envelope), rows: rows)
  }
}

extension Catalogue {
  /// The zone of a unit of the catalogue.
  func zone(of code: UnitCode) throws(CalendarFault) -> Zone {
    try Zone(units.first { $0.value.code == code }?.value.zone ?? "UTC")
  }
}

extension String {
  /// Without white space at its ends.
  var trimmed: String {
    let start = drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}
