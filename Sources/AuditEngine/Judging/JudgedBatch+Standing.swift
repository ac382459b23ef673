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
  /// It has the status `withdrawn` and is not open.
  package var isWithdrawn = false
  /// Open by its status, and finished by its stamp.
  package var isContradictory = false
  /// Finish stamp of a closed case; missing for an open one. Of a date the first second.
  package var finished = TransactionBatch.missing
  /// The last second at which it may have been finished.
  package var finishedLast = TransactionBatch.missing
  /// The stamp that starts the clock of the version that holds; missing when it has not happened. Of a date the first
  /// second, and of a finished case without the stamp that of receipt.
  package var start = TransactionBatch.missing
  /// The last second at which the clock may have started.
  package var startLast = TransactionBatch.missing
  /// The stamp that starts the clock is not there, and lies somewhere between receipt and finish.
  package var startIsMissing = false
  /// What of the case's start and finish is known to the second.
  @inline(__always)
  package var isExact: Bool { start == startLast && finished == finishedLast }
}

// Which rows are judged, whether their cases are open, and which version holds for each.
extension JudgedBatch {
  mutating func judgeStanding(_ batch: borrowing TransactionBatch, _ scope: CompiledScope) {
    let open = Int64(CaseStatus.open.rawValue)
    let finished = Int64(CaseStatus.finished.rawValue)
    let withdrawn = Int64(CaseStatus.withdrawn.rawValue)
    for row in 0..<batch.count {
      let slot = slot(of: batch.service[row])
      let service = rulebook.service(at: slot)
      guard scope.contains(service: batch.service[row], slot: slot),
        scope.contains(slot: slot, receivedOn: rulebook.day(of: batch.received[row], in: service))
      else {
        standing[row].slot = slot
        continue
      }
      guard batch.received[row] <= asOf else {
        later.append(row)
        standing[row].slot = slot
        continue
      }
      let stamps = StartStamps(batch, row, asOf: asOf)
      let version = rulebook.version(of: service, for: stamps)
      let hasFinished =
        batch.finished[row] != TransactionBatch.missing
        && batch.finished[row] <= asOf
      let isOpenByStatus = batch.status[row] == open
      let isOpen = isOpenByStatus && !hasFinished || batch.finished[row] > asOf
      rows.append(row)
      let start =
        version < 0 ? TransactionBatch.missing : stamps[rulebook.versions[Int(version)].start]
      let end = isOpen ? TransactionBatch.missing : batch.finished[row]
      standing[row] = Standing(
        version: version, slot: slot, isOpen: isOpen,
        isFinished: !isOpen && batch.status[row] == finished,
        isWithdrawn: !isOpen && batch.status[row] == withdrawn,
        isContradictory: isOpenByStatus && hasFinished,
        finished: end, finishedLast: end, start: start, startLast: start)
      if start == TransactionBatch.missing
        || !TransactionBatch.Flags(rawValue: batch.flags[row]).dates.isEmpty
      {
        widen(row, batch, service)
      }
    }
  }

  /// Says how far start and finish of a row may lie apart from what is recorded.
  private mutating func widen(
    _ row: Int, _ batch: borrowing TransactionBatch, _ service: CompiledService
  ) {
    let flags = TransactionBatch.Flags(rawValue: batch.flags[row])
    let days = rulebook.localDays[Int(service.zone)]
    var standing = standing[row]
    defer { self.standing[row] = standing }
    if standing.finished != TransactionBatch.missing, flags.dates.contains(.finished) {
      standing.finishedLast = days.lastSecond(ofDayOf: standing.finished)
    }
    guard standing.version >= 0 else { return }
    let received = batch.received[row]
    if standing.start == TransactionBatch.missing {
      guard standing.isFinished || standing.isContradictory,
        standing.finished != TransactionBatch.missing
      else { return }
      (standing.start, standing.startLast) = (received, max(received, standing.finishedLast))
      standing.startIsMissing = true
    } else {
      let kind = rulebook.versions[Int(standing.version)].start
      guard flags.dates.contains(kind.stamp) else { return }
      standing.startLast = days.lastSecond(ofDayOf: standing.start)
      // No step comes before receipt, unless the record says so.
      if received <= standing.startLast { standing.start = max(standing.start, received) }
      if kind == .received, let hours = rulebook.hoursOfReceipt(batch, row, service) {
        (standing.start, standing.startLast) = (hours.lowerBound, hours.upperBound)
      }
    }
  }

  /// The last second at which a case may have been received.
  func latestReceipt(_ row: Int, _ batch: borrowing TransactionBatch) -> Int64 {
    let received = batch.received[row]
    guard TransactionBatch.Flags(rawValue: batch.flags[row]).dates.contains(.received) else {
      return received
    }
    let service = rulebook.service(at: standing[row].slot)
    return rulebook.hoursOfReceipt(batch, row, service)?.upperBound
      ?? days(of: row).lastSecond(ofDayOf: received)
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
  /// Index of the version that holds, -1 when none does: the first that is in force on the local day of the stamp which
  /// starts its own clock (or of receipt, where it says so); else the first in force on the day of receipt, which is what
  /// the applicant was promised.
  @inline(__always)
  func version(of service: CompiledService, for stamps: StartStamps) -> Int32 {
    var asked: Int64?
    var day: Int32 = 0
    for index in service.versions {
      let stamp = stamps.forChoice(versions[Int(index)].choice)
      if stamp != asked {
        day = self.day(of: stamp, in: service).number
        asked = stamp
      }
      if versions[Int(index)].validity.contains(day) { return index }
    }
    return version(of: service, inForceAt: stamps.received) ?? -1
  }
}

extension Rulebook {
  /// When the office was open on a date of receipt that is declared to lie within its hours.
  func hoursOfReceipt(
    _ batch: borrowing TransactionBatch, _ row: Int, _ service: CompiledService
  ) -> ClosedRange<Int64>? {
    guard TransactionBatch.Flags(rawValue: batch.flags[row]).contains(.receivedInHours),
      let calendar = service.calendar
    else { return nil }
    let day = localDays[Int(service.zone)][batch.received[row]]
    return calendars[Int(calendar)].clock.openSpan(on: day)
  }

  /// The version that is asked first among those in force on the local day of a stamp.
  func version(of service: CompiledService, inForceAt stamp: Int64) -> Int32? {
    let day = day(of: stamp, in: service).number
    return service.versions.first { versions[Int($0)].validity.contains(day) }
  }
}

extension ClockSettings.Start {
  /// The stamp that starts the clock.
  var stamp: StampSet {
    switch self {
    case .received: .received
    case .complete: .complete
    case .paid: .paid
    }
  }

  /// The field that its column tells; `nil`: every case has it.
  var field: UntoldFields {
    switch self {
    case .received: []
    case .complete: .complete
    case .paid: .paid
    }
  }
}
