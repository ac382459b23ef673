package import AuditReport
internal import AuditStore
package import ServiceStandards
package import WorkingTime

/// A baseline that was just taken.
package struct BaselineResult: Sendable {
  package let unit: UnitCode
  package let day: CivilDay
  /// Deviations that it holds.
  package let deviations: Int64
  package let services: Int
}

extension Workspace {
  /// Keeps the identity of every deviation that the register has for a unit and the units below it, as
  /// those that were there at first adoption. With `again` it takes the place of an earlier one, for
  /// the services of this unit.
  ///
  /// - Throws: `ServiceFault` for an unknown unit; `ExceptionFault` for an empty reason or approver,
  ///   for a second one without `again`, and for a unit that no run has looked at; `StoreError`.
  package func takeBaseline(
    unit name: String, reason: String, approvedBy: String, again: Bool, dryRun: Bool
  ) throws -> BaselineResult {
    let (reason, approvedBy) = (reason.trimmed, approvedBy.trimmed)
    guard !reason.isEmpty else { throw ExceptionFault.invalid(.empty(.reason)) }
    guard !PersonName.essence(of: approvedBy).isEmpty else {
      throw ExceptionFault.invalid(.empty(.approver))
    }
    let store = try openForWriting()
    return try record(.baseline, in: store, keepingIf: { _ in !dryRun }) { workspace, entry in
      let catalogue = try store.catalogue()
      let unit = try ResolvedSelection.unit(name, in: catalogue)
      let covered = try UnitCoverage(of: [unit.value.code], in: catalogue)
      let own = catalogue.services.filter {
        covered.contains($0.value.unit, at: workspace.now)
      }
      let services = Set(own.map(\.id))
      guard try store.hasAudited(anyOf: services) else {
        throw ExceptionFault.notAudited(
          unit: unit.value.code,
          command: auditCommand(for: Selection(units: [unit.value.code.text])))
      }
      if !again,
        let earlier = try store.baselines().last(where: { !$0.services.isDisjoint(with: services) })
      {
        throw ExceptionFault.baselineExists(unit: unit.value.code, on: earlier.day)
      }
      let day = try Zone(unit.value.zone).day(of: workspace.now)
      let number = try entry.number
      let id = try store.insert(
        NewBaseline(
          unit: unit.id, services: services, day: day, reason: reason, approvedBy: approvedBy),
        entry: number)
      entry.say("baseline", id)
      entry.say("unit", unit.value.code.text)
      let held = BaselineCount(
        services: services, days: covered.someInstants(of: own), entry: number)
      return BaselineResult(
        unit: unit.value.code, day: day, deviations: try held.count(in: store),
        services: services.count)
    }
  }

  /// The baselines of units and the units below them; of none: all.
  package func listBaselines(units: [String]) throws -> Table {
    let store = try openForReading()
    let catalogue = try store.catalogue()
    let selection = try ResolvedSelection(
      Selection(units: units), in: catalogue)
    let head = TableHead(
      schema: "audit.baselines/1",
      columns: [
        Column("unit", Texts.unit, .identifier, visibility: .always),
        Column("taken_on", Texts.takenOn, .day, visibility: .always),
        Column("entry", Wording("Entri", "Entry"), .count),
        Column("deviations", Wording("Penyimpangan", "Deviations"), .count, visibility: .always),
        Column("standing", Wording("Masih ada", "Still there"), .count, visibility: .always),
        Column("services", Wording("Layanan", "Services"), .count, visibility: .ifRoom),
        Column("approved_by", Texts.approvedBy, .text, isTypedByPeople: true),
        Column("reason", Texts.grounds, .text, isTypedByPeople: true),
        Column("recorded_by", Wording("Pencatat", "Recorded by"), .text, visibility: .ifRoom),
      ], envelope: envelope())
    let baselines = try store.baselines().filter {
      selection.contains(unit: $0.unit, at: $0.recordedAt)
    }
    return Table(
      head,
      rows: try baselines.map { baseline in
        let own = catalogue.services.filter { baseline.services.contains($0.id) }
        let held = BaselineCount(
          services: baseline.services,
          days: try UnitCoverage(of: [baseline.unit], in: catalogue).someInstants(of: own),
          entry: baseline.entry)
        return [
          .identifier(baseline.unit.text), .day(baseline.day), .count(baseline.entry),
          .count(try held.count(in: store)), .count(try held.count(in: store, stillStanding: true)),
          .count(Int64(baseline.services.count)),
          .text(Disclosure.inside.typed(baseline.approvedBy)),
          .text(Disclosure.inside.typed(baseline.reason)), .text(baseline.origin.actor),
        ]
      })
  }
}

/// The deviations that a baseline holds.
private struct BaselineCount {
  let services: Set<Int64>
  /// Of services that are the unit's on some days only: when received.
  let days: [Int64: [Range<Int64>]]
  let entry: Int64

  /// With `stillStanding` those that have stood in the register ever since.
  func count(in store: Store, stillStanding: Bool = false) throws(StoreError) -> Int64 {
    var count: Int64 = 0
    try store.forEachDeviation(after: entry, stillStanding: stillStanding) { kept, received in
      guard let service = kept.service, services.contains(service),
        kept.deviation.rule != .answeredLate
      else { return }
      if let days = days[service], let received,
        !days.contains(where: { $0.contains(received.seconds) })
      {
        return
      }
      count += 1
    }
    return count
  }
}
