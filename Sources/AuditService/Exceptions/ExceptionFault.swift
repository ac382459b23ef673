package import AuditReport
package import ServiceStandards
package import WorkingTime

/// What is refused about waivers and baselines.
package enum ExceptionFault: Fault, Hashable {
  case invalid(InvalidWaiver)
  /// A rule about standards knows no single case.
  case caseForStandardRule(RuleID)
  case badWaiverID(String)
  case noWaiver(WaiverID)
  case alreadyRevoked(WaiverID, on: CivilDay)
  case baselineExists(unit: UnitCode, on: CivilDay)
  /// No run has looked at the unit, so the register says nothing of it that a baseline could hold.
  case notAudited(unit: UnitCode, command: String)

  package var exitStatus: ExitStatus {
    switch self {
    case .notAudited: .incomplete
    default: .usage
    }
  }

  package var message: Message {
    switch self {
    case .invalid(let problem): problem.message
    case .caseForStandardRule(let rule): Message("E_WAIVER_CASE", ["rule": rule])
    case .badWaiverID(let text): Message("E_WAIVER_ID", ["text": text])
    case .noWaiver(let id): Message("E_NO_WAIVER", ["id": id])
    case .alreadyRevoked(let id, let day):
      Message("E_WAIVER_REVOKED", ["id": id, "day": Texts.day(day)])
    case .baselineExists(let unit, let day):
      Message("E_BASELINE_EXISTS", ["unit": unit, "day": Texts.day(day)])
    case .notAudited(let unit, let command):
      Message("E_RUN_NONE", "baseline", ["unit": unit, "command": command])
    }
  }
}

extension InvalidWaiver {
  fileprivate var message: Message {
    switch self {
    case .empty(.reason): Message("E_WAIVER_EMPTY", "reason")
    case .empty(.requester): Message("E_WAIVER_EMPTY", "requester")
    case .empty(.approver): Message("E_WAIVER_EMPTY", "approver")
    case .empty(.caseNumber): Message("E_WAIVER_EMPTY", "case_number")
    case .approverIsRequester(let name): Message("E_WAIVER_APPROVER", ["name": name])
    case .endBeforeStart(let from, let to):
      Message("E_WAIVER_DAYS", ["from": Texts.day(from), "to": Texts.day(to)])
    case .tooLong(let days, let latest):
      Message("E_WAIVER_TOO_LONG", ["days": days, "most": Waiver.mostDays, "latest": latest])
    }
  }
}
