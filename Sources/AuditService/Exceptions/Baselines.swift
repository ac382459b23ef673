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
  ///   for a second one without `again`, and before the first run; `StoreError`.
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
      guard let run = try store.lastRun() else { throw ExceptionFault.noRun }
      let covered = try UnitCoverage(of: [unit.value.code], in: catalogue)
      let own = catalogue.services.filter {
        covered.contains($0.value.unit, at: workspace.now)
      }
      let services = Set(own.map(\.id))
      if !again,
        let earlier = try store.baselines().last(where: { !$0.services.isDisjoint(with: services) })
      {
        throw ExceptionFault.baselineExists(unit: unit.value.code, on: earlier.day)
      }
      let day = try Zone(unit.value.zone).day(of: workspace.now)
      let id = try store.insert(
        NewBaseline(
          unit: unit.id, services: services, received: covered.someInstants(of: own),
          run: run.id, day: day, reason: reason, approvedBy: approvedBy),
        entry: try entry.number)
      entry.say("baseline", id)
      entry.say("unit", unit.value.code.text)
      let taken = try store.baselines().first { $0.id == id }
      return BaselineResult(
        unit: unit.value.code, day: day, deviations: taken?.deviations ?? 0,
        services: services.count)
    }
  }

  /// The baselines of a unit and the units below it; `nil`: all.
  package func listBaselines(unit: String?) throws -> Table {
    let store = try openForReading()
    let catalogue = try store.catalogue()
    let selection = try ResolvedSelection(
      Selection(units: unit.map { [$0] } ?? []), in: catalogue)
    let head = TableHead(
      schema: "audit.baselines/1",
      columns: [
        Column("unit", Texts.unit, .identifier, visibility: .always),
        Column("taken_on", Texts.takenOn, .day, visibility: .always),
        Column("run", Wording("Pelaksanaan", "Run"), .count),
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
      rows: baselines.map { baseline in
        [
          .identifier(baseline.unit.text), .day(baseline.day), .count(baseline.run),
          .count(baseline.deviations), .count(baseline.standing),
          .count(Int64(baseline.services.count)), .text(PersonalData.masked(baseline.approvedBy)),
          .text(PersonalData.masked(baseline.reason)), .text(baseline.origin.actor),
        ]
      })
  }
}
