package import AuditReport

/// Why the ledger could not be asked.
package enum LedgerFault: Fault, Hashable {
  case checkpointMissing(String)
  /// A file that is no checkpoint.
  case noCheckpoint(String)
  case noEntry(Int64, last: Int64)
  /// The run was made before the ledger began, or by hand.
  case unknownInputs(run: Int64)
  /// Nobody has named anything by that entry that could be accepted.
  case notNamed(Int64)
  case alreadyAccepted(Int64, by: Int64)
  case noReason

  package var exitStatus: ExitStatus {
    switch self {
    case .checkpointMissing: .incomplete
    case .noCheckpoint: .data
    case .noEntry, .notNamed, .alreadyAccepted, .noReason: .usage
    case .unknownInputs: .incomplete
    }
  }

  package var message: Message {
    switch self {
    case .checkpointMissing(let file): Message("E_CHECKPOINT_MISSING", ["file": file])
    case .noCheckpoint(let file): Message("E_CHECKPOINT", ["file": file])
    case .noEntry(let entry, let last):
      Message("E_LEDGER_ENTRY", ["entry": entry, "last": last])
    case .unknownInputs(let run): Message("E_RUN_INPUTS", ["run": run])
    case .notNamed(let entry): Message("E_LEDGER_NOT_NAMED", ["entry": entry])
    case .alreadyAccepted(let entry, let by):
      Message("E_LEDGER_ACCEPTED", ["entry": entry, "by": by])
    case .noReason: Message("E_LEDGER_REASON")
    }
  }
}
