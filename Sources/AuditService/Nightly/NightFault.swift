package import AuditImport
package import AuditReport
internal import HandoverFiles
internal import ServiceStandards

/// Why a night did not begin, or what kept one of its steps from its end.
package enum NightFault: Fault, Hashable {
  /// Another night holds the lock; `nil`: it has not said who it is.
  case busy(database: String, LockHolder?)
  case cannotLock(path: String, SystemReason)
  /// The as-of instant is before that of a night that has been.
  case clockSetBack(asOf: String, last: String)
  case inFuture(asOf: String, now: String)
  /// A folder of the configuration that cannot be used.
  case folder(path: String, SystemReason)
  /// A mapping profile of the configuration that cannot be used.
  case profile(ImportFault)
  case cannotMove(file: String, to: String, SystemReason)
  case cannotWrite(path: String, SystemReason)
  case diskFull(path: String)
  /// The copy of the database does not pass its check.
  case backupDamaged(database: String, detail: String)
  case evidenceLost(sha256: String, path: String)
  /// Entries of which a checkpoint tells are gone or others; `last` is the number of the last one now.
  case checkpointDiffers(path: String, gone: ClosedRange<Int64>, last: Int64)
  case checkpointOfOther(path: String)
  /// There is another checkpoint under every name.
  case checkpointKept(path: String)
  /// The last good night is too long ago; `nil`: there has been none.
  case tooOld(database: String, last: String?, age: Int64, limit: Int64)
  /// The last good night is yet to come: the clock was ahead.
  case ahead(database: String, last: String)

  package var exitStatus: ExitStatus {
    switch self {
    case .busy: .busy
    case .inFuture: .usage
    case .folder, .profile: .configuration
    case .backupDamaged, .evidenceLost, .checkpointDiffers, .checkpointOfOther, .checkpointKept:
      .integrity
    case .cannotLock, .clockSetBack, .cannotMove, .cannotWrite, .diskFull, .tooOld,
      .ahead:
      .incomplete
    }
  }

  package var message: Message {
    switch self {
    case .busy(let database, let holder?):
      Message(
        "E_NIGHT_BUSY", "held",
        ["database": database, "since": holder.since, "process": holder.pid, "host": holder.host])
    case .busy(let database, nil): Message("E_NIGHT_BUSY", "unnamed", ["database": database])
    case .cannotLock(let path, let reason):
      Message("E_NIGHT_LOCK", ["path": path, "reason": reason])
    case .clockSetBack(let asOf, let last): Message("E_NIGHT_CLOCK", ["as_of": asOf, "last": last])
    case .inFuture(let asOf, let now): Message("E_NIGHT_FUTURE", ["as_of": asOf, "now": now])
    case .folder(let path, let reason):
      Message("E_NIGHT_FOLDER", ["path": path, "reason": reason])
    case .profile(let fault): Message("E_NIGHT_PROFILE", ["fault": fault.message])
    case .cannotMove(let file, let place, let reason):
      Message("E_NIGHT_MOVE", ["file": file, "place": place, "reason": reason])
    case .cannotWrite(let path, let reason):
      Message("E_NIGHT_WRITE", ["path": path, "reason": reason])
    case .diskFull(let path): Message("E_NIGHT_FULL", ["path": path])
    case .backupDamaged(let database, let detail):
      Message("E_BACKUP_DAMAGED", ["database": database, "detail": detail])
    case .evidenceLost(let sha256, let path):
      Message("E_BACKUP_EVIDENCE", ["sha256": sha256, "path": path])
    case .checkpointDiffers(let path, let gone, let last):
      Message(
        "E_NIGHT_CHECKPOINT",
        ["path": path, "gone": numbers(gone), "last_gone": gone.upperBound, "last": last])
    case .checkpointOfOther(let path): Message("E_CHECKPOINT_OTHER", ["path": path])
    case .checkpointKept(let path): Message("E_CHECKPOINT_KEPT", ["path": path])
    case .tooOld(let database, let last?, let age, let limit):
      Message(
        "E_NIGHT_TOO_OLD", "last",
        ["database": database, "last": last, "age": span(age), "limit": span(limit)])
    case .tooOld(let database, nil, _, _):
      Message("E_NIGHT_TOO_OLD", "never", ["database": database])
    case .ahead(let database, let last):
      Message("E_NIGHT_AHEAD", ["database": database, "last": last])
    }
  }

  init(_ fault: WriteFault) {
    self =
      fault.isFull
      ? .diskFull(path: fault.path) : .cannotWrite(path: fault.path, fault.reason)
  }

  /// From the first to the last.
  private func numbers(_ range: ClosedRange<Int64>) -> String {
    range.lowerBound == range.upperBound
      ? "\(range.upperBound)" : "\(range.lowerBound)–\(range.upperBound)"
  }

  /// Seconds in whole hours, or in minutes when there are few.
  private func span(_ seconds: Int64) -> Wording {
    seconds < 7200
      ? Wording("\(seconds / 60) menit", "\(seconds / 60) minutes")
      : Wording("\(seconds / 3600) jam", "\(seconds / 3600) hours")
  }
}

extension ExitStatus {
  /// How bad it is that a night ends so: the worst of its steps speaks for it.
  private var gravity: Int {
    switch self {
    case .done: 0
    case .found: 1
    case .data: 2
    case .busy: 3
    case .usage: 4
    case .configuration: 5
    case .incomplete: 6
    case .integrity: 7
    }
  }

  static func worst(_ statuses: [ExitStatus]) -> ExitStatus {
    statuses.max { $0.gravity < $1.gravity } ?? .done
  }
}
