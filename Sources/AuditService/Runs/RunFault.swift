package import AuditReport
internal import AuditStore

/// Why a run is not recorded, or there is none to look at.
package enum RunFault: Fault, Hashable {
  /// The instant has not come.
  case future(asOf: String, now: String)
  /// Every service that is meant was audited as of a later instant.
  case passed(asOf: String, latest: String)
  case unknown(Int64, last: Int64)
  /// Later runs rest on it.
  case notLast(Int64, last: Int64)
  case alreadyVoid(Int64)
  case none

  package var exitStatus: ExitStatus {
    switch self {
    case .unknown, .alreadyVoid: .usage
    case .future, .passed, .notLast, .none: .incomplete
    }
  }

  package var message: Message {
    switch self {
    case .future(let asOf, let now): Message("E_RUN_FUTURE", ["as_of": asOf, "now": now])
    case .passed(let asOf, let latest): Message("E_RUN_PASSED", ["as_of": asOf, "latest": latest])
    case .unknown(let run, let last): Message("E_RUN_UNKNOWN", ["run": run, "last": last])
    case .notLast(let run, let last): Message("E_RUN_NOT_LAST", ["run": run, "last": last])
    case .alreadyVoid(let run): Message("E_RUN_VOID", ["run": run])
    case .none: Message("E_RUN_NONE")
    }
  }
}

/// A fault of a run with the question that can be asked instead.
package struct QuestionInstead: Fault {
  private let fault: any Fault
  private let command: String

  package init(_ fault: any Fault, command: String) {
    self.fault = fault
    self.command = command
  }

  package var exitStatus: ExitStatus { .incomplete }
  package var code: String { fault.code }

  package var message: Message {
    Message("E_RUN_FUTURE", "question", ["fault": fault.message, "command": command])
  }
}

extension Workspace {
  /// Whether what a run was refused for can still be asked: an instant that is not recorded, a file that may only
  /// be read.
  package static func isOnlyAsked(_ fault: any Fault) -> Bool {
    if let error = fault as? StoreError { return error.problem == .readOnly }
    guard let fault = fault as? RunFault else { return false }
    return switch fault {
    case .future, .passed: true
    case .unknown, .notLast, .alreadyVoid, .none: false
    }
  }
}
