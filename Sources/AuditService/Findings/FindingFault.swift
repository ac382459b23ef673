package import AuditImport
package import AuditReport
package import ServiceStandards
package import WorkingTime

/// What the work on findings refuses, and what to do instead.
package enum FindingFault: Fault, Hashable {
  case badID(String)
  case unknown(FindingID)
  /// The table of moves does not have it in this state.
  case moveNotAllowed(FindingID, FindingMove, FindingState)
  /// Closing as fulfilled: everything that is lacking.
  case notClean(FindingID, [CleanRecheck.Lack])
  case deviationsLeft(FindingID, Int64)
  case newerEpisode(FindingID, newer: FindingID)
  case nothingStated
  case emptyText(option: String)
  /// A day that lies before the finding or its report, or has not come yet.
  case dayOutside(option: String, CivilDay, first: CivilDay, last: CivilDay)
  /// The finding has no code that was confirmed.
  case notConfirmed(FindingID, code: String)
  case unknownCode(String, nearest: String?, known: [String])
  /// `settled` files were rejected, or set aside by a reopening.
  case noEvidence(FindingID, settled: Int)
  case partialResponse(FindingID)
  case noCalendar(unit: String)
  case evidenceUnreadable(path: String, reason: SystemReason)
  case evidenceEmpty(path: String)
  case evidenceNotKept(path: String, reason: SystemReason)
  case evidenceMissing(FindingID, name: String, sha256: String, path: String)
  case evidenceChanged(FindingID, name: String, sha256: String, path: String)

  package var exitStatus: ExitStatus {
    switch self {
    case .badID, .unknown, .nothingStated, .emptyText, .dayOutside, .unknownCode, .notConfirmed:
      .usage
    case .evidenceMissing, .evidenceChanged: .integrity
    case .moveNotAllowed, .notClean, .deviationsLeft, .newerEpisode, .noEvidence,
      .partialResponse, .noCalendar, .evidenceUnreadable, .evidenceEmpty, .evidenceNotKept:
      .incomplete
    }
  }

  package var message: Message {
    switch self {
    case .badID(let text): Message("E_FINDING_ID", ["text": text])
    case .unknown(let id): Message("E_NO_FINDING", ["id": id])
    case .moveNotAllowed(let id, let move, let state): notAllowed(id, move, state)
    case .notClean(let id, let lacks):
      Message("E_FINDING_NOT_CLEAN", ["id": id, "lacks": lacks.map(\.wording).joined(by: "; ")])
    case .deviationsLeft(let id, let count):
      Message("E_FINDING_DEVIATIONS", ["id": id, "count": count])
    case .newerEpisode(let id, let newer): Message("E_FINDING_EPISODE", ["id": id, "newer": newer])
    case .nothingStated: Message("E_FINDING_TEXT", "nothing")
    case .emptyText(let option): Message("E_FINDING_TEXT", "empty", ["option": option])
    case .dayOutside(let option, let day, let first, let last):
      Message("E_FINDING_DAY", ["option": option, "day": day, "first": first, "last": last])
    case .notConfirmed(let id, let code):
      Message("E_FINDING_CODE", "not_confirmed", ["id": id, "code": code])
    case .unknownCode(let code, let nearest?, let known):
      Message("E_FINDING_CODE", "nearest", ["code": code, "nearest": nearest, "known": known])
    case .unknownCode(let code, nil, let known):
      Message("E_FINDING_CODE", "unknown", ["code": code, "known": known])
    case .noEvidence(let id, let settled) where settled > 0:
      Message("E_FINDING_EVIDENCE", "settled", ["id": id, "settled": settled])
    case .noEvidence(let id, _): Message("E_FINDING_EVIDENCE", "none", ["id": id])
    case .partialResponse(let id): Message("E_FINDING_PARTIAL", ["id": id])
    case .noCalendar(let unit): Message("E_FINDING_CALENDAR", ["unit": unit])
    case .evidenceUnreadable(let path, let reason):
      Message("E_EVIDENCE_FILE", "unreadable", ["path": path, "reason": reason])
    case .evidenceEmpty(let path): Message("E_EVIDENCE_EMPTY", ["path": path])
    case .evidenceNotKept(let path, let reason):
      Message("E_EVIDENCE_FILE", "not_kept", ["path": path, "reason": reason])
    case .evidenceMissing(let id, let name, let sha256, let path):
      Message(
        "E_EVIDENCE_MISSING", ["id": id, "name": name, "sha256": sha256, "path": path])
    case .evidenceChanged(let id, let name, let sha256, let path):
      Message(
        "E_EVIDENCE_CHANGED", ["id": id, "name": name, "sha256": sha256, "path": path])
    }
  }

  private func notAllowed(_ id: FindingID, _ move: FindingMove, _ state: FindingState) -> Message {
    let allowed = FindingMove.allowed(in: state).map { Texts.findingMove($0) }
    return Message(
      "E_FINDING_MOVE",
      [
        "id": id, "state": Texts.findingState(state), "move": Texts.findingMove(move),
        "allowed": allowed, "command": FindingFault.usual(in: state).command(id) ?? "",
      ])
  }

  /// The step that carries a finding on from a state.
  static func usual(in state: FindingState) -> FindingMove {
    switch state {
    case .open: .delivered
    case .delivered: .responded
    case .responded: .accepted
    case .verified: .closed
    case .closed, .excused, .withdrawn: .reopened
    }
  }
}
