internal import ServiceStandards
internal import WorkingTime

/// Where a case stands at the as-of instant, and by which version of the standard.
package struct Standing: Sendable {
  /// Index into `Rulebook.versions` of the version that holds; -1: none does.
  package var version: Int32 = -1
  /// The service's place in the rulebook.
  package var slot: Int32 = 0
  package var isOpen = false
  /// The case has the status `finished` and is not open.
  package var isFinished = false
  /// Finish stamp of a closed case; missing for an open one.
  package var finished = TransactionBatch.missing
  /// The stamp that starts the clock of the version that holds; missing when it has not happened.
  package var start = TransactionBatch.missing
}

// Which rows are judged, whether their cases are open, and which version holds for each.
extension JudgedBatch {
  mutating func judgeStanding(_ batch: borrowing TransactionBatch, _ scope: CompiledScope) {
    let open = Int64(CaseStatus.open.rawValue)
    let finished = Int64(CaseStatus.finished.rawValue)
    for row in 0..<batch.count {
      let slot = slot(of: batch.service[row])
      let service = rulebook.service(at: slot)
      guard scope.contains(service: batch.service[row], slot: slot),
        scope.contains(slot: slot, receivedOn: rulebook.day(of: batch.received[row], in: service))
      else { continue }
      guard batch.received[row] <= asOf else {
        later.append(row)
        standing[row].slot = slot
        continue
      }
      let stamps = StartStamps(batch, row, asOf: asOf)
      let version = rulebook.version(of: service, for: stamps)
      let isOpen = batch.status[row] == open || batch.finished[row] > asOf
      rows.append(row)
      standing[row] = Standing(
        version: version, slot: slot, isOpen: isOpen,
        isFinished: !isOpen && batch.status[row] == finished,
        finished: isOpen ? TransactionBatch.missing : batch.finished[row],
        start: version < 0
          ? TransactionBatch.missing : stamps[rulebook.versions[Int(version)].start])
    }
  }

  @inline(__always)
  private mutating func slot(of service: Int64) -> Int32 {
    if let slot = rulebook.slots.slot(of: service) { return slot }
    let known = strangers.firstIndex(of: service)
    if known == nil { strangers.append(service) }
    return Int32(rulebook.services.count + (known ?? strangers.count - 1))
  }
}

extension Rulebook {
  /// Index of the version that holds, -1 when none does: the first that is in force on the local
  /// day of the stamp which starts its own clock.
  @inline(__always)
  func version(of service: CompiledService, for stamps: StartStamps) -> Int32 {
    var asked: Int64?
    var day: Int32 = 0
    for index in service.versions {
      let stamp = stamps.forChoice(versions[Int(index)].start)
      if stamp != asked {
        day = self.day(of: stamp, in: service).number
        asked = stamp
      }
      if versions[Int(index)].validity.contains(day) { return index }
    }
    return -1
  }
}
