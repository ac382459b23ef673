package import AuditImport
package import AuditReport
internal import ServiceStandards

/// Why nothing was handed over. Whatever was there before is as it was.
package enum HandoverFault: Fault, Hashable {
  case folderExists(path: String)
  /// No run has looked at all of the selection; `command` is the one that would.
  case noRun(command: String)
  /// The last run over the selection could not judge some part.
  case runIncomplete(run: Int64, command: String)
  /// The run that was asked for did not look at all of the selection.
  case runElsewhere(run: Int64, command: String)
  /// The run that was asked for was taken back.
  case runVoid(run: Int64, reason: String)
  case cannotWrite(path: String, SystemReason)
  case diskFull(path: String)
  case unknownFile(name: String, known: [String])

  package var exitStatus: ExitStatus {
    if case .unknownFile = self { .usage } else { .incomplete }
  }

  package var message: Message {
    switch self {
    case .folderExists(let path): Message("E_EXPORT_EXISTS", ["path": path])
    case .noRun(let command): Message("E_EXPORT_NO_RUN", ["command": command])
    case .runIncomplete(let run, let command):
      Message("E_EXPORT_INCOMPLETE", ["run": run, "command": command])
    case .runElsewhere(let run, let command):
      Message("E_EXPORT_SCOPE", ["run": run, "command": command])
    case .runVoid(let run, let reason):
      Message("E_EXPORT_VOID", ["run": run, "reason": PersonalData.masked(reason)])
    case .cannotWrite(let path, let reason):
      Message("E_EXPORT_WRITE", ["path": path, "reason": reason])
    case .diskFull(let path): Message("E_EXPORT_FULL", ["path": path])
    case .unknownFile(let name, let known):
      Message("E_EXPORT_FILE", ["name": name, "known": known])
    }
  }
}
