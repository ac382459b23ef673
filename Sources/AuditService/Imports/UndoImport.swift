internal import AuditReport
internal import AuditStore
package import ServiceStandards

extension Workspace {
  /// Takes a delivery back by an entry of its own: each case of which it told is what the other deliveries make of it,
  /// and a case of which no other one tells is taken out. What it told stays in the past; findings follow at the next
  /// run.
  ///
  /// - Throws: `DeliveryFault` for what is no delivery that stands, and where others rest on it; `StoreError`.
  package func undoImport(_ id: Int64, reason: String, dryRun: Bool) throws -> UndoneImport {
    let reason = try Workspace.stated(reason, option: "reason")
    let store = try openForWriting()
    return try record(.undone, in: store, keepingIf: { _ in !dryRun }) { _, entry in
      let found = try store.listedImport(id)
      guard found.kind == .transactions else {
        throw DeliveryFault.otherKind(id, kind: found.kind.rawValue)
      }
      guard let delivery = try store.deliveries().first(where: { $0.importID == id }) else {
        throw DeliveryFault.nothingStands(id)
      }
      let (undone, cases) = try store.undo(
        delivery, entry: try entry.number, at: entry.instant, reason: reason)
      guard undone.resting.isEmpty else {
        throw DeliveryFault.restedOn(
          id, by: undone.resting.keys.sorted(), cases: undone.resting.values.max() ?? 0)
      }
      entry.cases = [cases]
      entry.segments = try store.segmentsDigest()
      entry.say("import", id)
      entry.say("reason", reason)
      return undone
    }
  }
}
