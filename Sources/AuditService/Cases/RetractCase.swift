internal import AuditReport
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

extension Workspace {
  /// Takes out a case that was recorded in error, by an entry of its own: it stays in the past, no import brings it back,
  /// and its deviations are closed at the next run.
  ///
  /// - Throws: `CaseFault` for a name that is none, or of no case or several; `ServiceFault`; `StoreError`.
  package func retractCase(_ request: CaseRequest, reason: String, dryRun: Bool) throws {
    try move(request, as: "retracted", reason: reason, dryRun: dryRun) {
      number, view, entry, instant, reason in
      let id = try find(number, of: request, in: view).id
      return (id, try view.store.retract(id, entry: entry, at: instant, reason: reason))
    }
  }

  /// Puts back a case that was taken out, as the deliveries that stand tell it.
  ///
  /// - Throws: `CaseFault` for a name that is none, or of no case that is out, or of several; `StoreError`.
  package func restoreCase(_ request: CaseRequest, reason: String, dryRun: Bool) throws {
    try move(request, as: "restored", reason: reason, dryRun: dryRun) {
      number, view, entry, instant, reason in
      let id = try findRetracted(number, of: request, in: view)
      return (id, try view.store.restore(id, entry: entry, at: instant, reason: reason))
    }
  }

  /// One entry of the ledger for a case; `change` gets the case's number, what the database knows, and the entry's number,
  /// instant and reason, and says which case it was.
  private func move(
    _ request: CaseRequest, as word: String, reason: String, dryRun: Bool,
    _ change: (String, View, Int64, Instant, String) throws -> (id: Int64, cases: CaseDigests)
  ) throws {
    let reason = try Workspace.stated(reason, option: "reason")
    guard let (unit, number) = request.parts else { throw CaseFault.badName(request.name) }
    let store = try openForWriting()
    try record(.retracted, in: store, keepingIf: { _ in !dryRun }) { _, entry in
      let view = try View(Selection(units: [unit]), asOf: { _ in now }, store: store)
      let (id, cases) = try change(number, view, try entry.number, entry.instant, reason)
      entry.cases = [cases]
      entry.segments = try store.segmentsDigest()
      entry.say("case", id)
      entry.say("move", word)
      entry.say("reason", reason)
    }
  }

  private func findRetracted(
    _ number: String, of request: CaseRequest, in view: View
  ) throws -> Int64 {
    let all = view.catalogue.services.filter { view.resolved.services?.contains($0.id) ?? true }
    let services = try request.service.map { [try ResolvedSelection.service($0, in: all)] } ?? all
    var found: [Int64] = []
    var candidates: [CaseFault.Candidate] = []
    for service in services {
      for (id, series) in try view.store.retractedCases(service: service.id, caseNumber: number)
      where request.series ?? series == series {
        found.append(id)
        candidates.append(
          CaseFault.Candidate(
            service: "\(service.value.unit)/\(service.value.code)", series: series, received: nil))
      }
    }
    guard let first = found.first else { throw CaseFault.notRetracted(request.name) }
    guard found.count == 1 else { throw CaseFault.several(request.name, candidates) }
    return first
  }
}
