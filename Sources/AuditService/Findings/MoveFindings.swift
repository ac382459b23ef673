internal import AuditEngine
internal import AuditStore
package import ServiceStandards
package import WorkingTime

/// What was done with a finding.
package struct MoveResult: Sendable {
  package let id: FindingID
  package let moves: [FindingMove]
  package let state: FindingState
  /// Last day of the clock that was started.
  package let due: CivilDay?
  /// The usual next step.
  package let next: FindingMove
}

/// An answer of a unit.
package struct FindingResponse: Sendable {
  package var text: String
  /// It covers a part only.
  package var isPartial: Bool
  /// Paths of files.
  package var evidence: [String]
  /// `nil`: today.
  package var received: CivilDay?

  package init(
    text: String, isPartial: Bool = false, evidence: [String] = [], received: CivilDay? = nil
  ) {
    self.text = text
    self.isPartial = isPartial
    self.evidence = evidence
    self.received = received
  }
}

/// The moves of people. Each checks the state inside its own write transaction, so that two of them at
/// once cannot both believe that they were first.
///
/// - Throws: `FindingFault` for what is not allowed; `StoreError`.
extension Workspace {
  /// States cause, effect, or both.
  package func describeFinding(
    _ name: String, cause: String?, causeCode: String?, effect: String?, dryRun: Bool
  ) throws -> MoveResult {
    try move(name, dryRun: dryRun) { work in
      try work.require(.cause)
      guard cause != nil || effect != nil else { throw FindingFault.nothingStated }
      if let cause {
        let code = try Workspace.known(causeCode, in: work.book.causeCodes)
        try work.append(.cause) {
          $0.text = try Workspace.stated(cause, option: "cause")
          $0.code = code
        }
      } else if causeCode != nil {
        throw FindingFault.emptyText(option: "cause")
      }
      if let effect {
        try work.append(.effect) { $0.text = try Workspace.stated(effect, option: "effect") }
      }
    }
  }

  package func recommend(
    _ name: String, text: String, code: String?, dryRun: Bool
  ) throws -> MoveResult {
    try move(name, dryRun: dryRun) { work in
      try work.require(.recommended)
      let code = try Workspace.known(code, in: work.book.recommendationCodes)
      try work.append(.recommended) {
        $0.text = try Workspace.stated(text, option: "text")
        $0.code = code
      }
    }
  }

  /// Confirms codes that the mapping only proposes for the finding, for they accuse somebody; `withdrawing`:
  /// codes whose confirmation is taken back. Both are moves, so that the history keeps who said what.
  package func classifyFinding(
    _ name: String, codes: [String], withdrawing: [String] = [], reason: String, dryRun: Bool
  ) throws -> MoveResult {
    try move(name, dryRun: dryRun) { work in
      let reason = try Workspace.stated(reason, option: "reason")
      func append(_ kind: FindingMove, _ code: String, known: [String]) throws {
        try work.require(kind)
        guard known.contains(code) else {
          throw FindingFault.unknownCode(
            code, nearest: NearestName.of(code, in: known), known: known)
        }
        try work.append(kind) {
          $0.code = code
          $0.reason = reason
        }
      }
      for code in withdrawing {
        let confirmed = work.finding.confirmedCodes.sorted()
        guard !confirmed.isEmpty else {
          throw FindingFault.notConfirmed(work.finding.name, code: code)
        }
        try append(.declassified, code, known: confirmed)
      }
      for code in codes {
        try append(.classified, code, known: work.book.proposals(for: work.finding))
      }
    }
  }

  /// Names the role that answers for the correction.
  package func assignFinding(_ name: String, role: String, dryRun: Bool) throws -> MoveResult {
    try move(name, dryRun: dryRun) { work in
      try work.append(.assigned) { $0.role = try Workspace.stated(role, option: "role") }
    }
  }

  /// The unit has received the report on that day, which starts the clock of the follow-up.
  package func deliverFinding(
    _ name: String, received: CivilDay, dryRun: Bool
  ) throws -> MoveResult {
    try move(name, dryRun: dryRun) { work in
      try work.require(.delivered)
      let opened = work.zone.day(of: work.finding.record.opened)
      try work.require(received, notBefore: opened, option: "received")
      let due = try work.followUpDue(from: received)
      try work.append(.delivered) {
        $0.day = received
        $0.dueDay = due
      }
    }
  }

  /// Records an answer and keeps its evidence, which starts the clock of the verification.
  package func respond(
    to name: String, _ response: FindingResponse, dryRun: Bool
  ) throws -> MoveResult {
    let folder = EvidenceFolder(database: file)
    return try move(name, dryRun: dryRun) { work in
      try work.require(.responded)
      let text = try Workspace.stated(response.text, option: "text")
      let received = response.received ?? work.today
      let start = work.finding.followUp?.day ?? received
      try work.require(received, notBefore: start, option: "received")
      // Copied last: what is refused leaves nothing behind.
      let evidence = try response.evidence.map { path in
        dryRun ? try folder.describe(path) : try folder.keep(path)
      }
      let months = work.book.followUp.verificationMonths
      try work.append(.responded) {
        $0.text = text
        $0.isPartial = response.isPartial
        $0.evidence = evidence
        $0.day = received
        $0.dueDay = received.adding(months: months)
      }
    }
  }

  /// The verification found the evidence sufficient, or not.
  package func verifyFinding(
    _ name: String, accepts: Bool, reason: String, dryRun: Bool
  ) throws -> MoveResult {
    try move(name, dryRun: dryRun) { work in
      let kind: FindingMove = accepts ? .accepted : .rejected
      try work.require(kind)
      let reason = try Workspace.stated(reason, option: "reason")
      if accepts {
        guard !work.finding.presentEvidence.isEmpty else {
          throw FindingFault.noEvidence(
            work.finding.name, settled: work.finding.evidence.count)
        }
        if work.finding.response?.isPartial ?? false {
          throw FindingFault.partialResponse(work.finding.name)
        }
        try work.requireIntactEvidence()
      }
      try work.append(kind) { $0.reason = reason }
    }
  }

  /// Closes a finding as fulfilled, by the same check as a run.
  package func closeFinding(_ name: String, dryRun: Bool) throws -> MoveResult {
    try move(name, dryRun: dryRun) { work in
      // In the states before, the check says what is lacking; an ended one can only be reopened.
      if work.finding.state.isEnded { try work.require(.closed) }
      let outcome = try work.recheck()
      guard outcome.lacks.isEmpty else {
        throw FindingFault.notClean(work.finding.name, outcome.lacks)
      }
      try work.requireIntactEvidence()
      let day = outcome.asOf.map { work.zone.day(of: $0) }
      try work.append(.closed) { $0.day = day }
    }
  }

  /// It cannot be followed up, for a reason that the law accepts.
  package func excuseFinding(
    _ name: String, ground: ExcuseGround, reason: String, dryRun: Bool
  ) throws -> MoveResult {
    try move(name, dryRun: dryRun) { work in
      try work.append(.excused) {
        $0.code = ground.rawValue
        $0.reason = try Workspace.stated(reason, option: "reason")
      }
    }
  }

  /// No deviation is left that counts, since data, standard or calendar were corrected, or since a waiver
  /// covers them.
  package func withdrawFinding(_ name: String, reason: String, dryRun: Bool) throws -> MoveResult {
    try move(name, dryRun: dryRun) { work in
      try work.require(.withdrawn)
      let left = try work.tally().members(of: work.finding).counted
      guard left == 0 else { throw FindingFault.deviationsLeft(work.finding.name, left) }
      try work.append(.withdrawn) { $0.reason = try Workspace.stated(reason, option: "reason") }
    }
  }

  package func reopenFinding(_ name: String, reason: String, dryRun: Bool) throws -> MoveResult {
    try move(name, dryRun: dryRun) { work in
      try work.require(.reopened)
      if let latest = work.index.latest(of: work.finding.subject),
        latest.name != work.finding.name
      {
        throw FindingFault.newerEpisode(work.finding.name, newer: latest.name)
      }
      // What ran out before it was closed says nothing of what it lacks now.
      let clock = try work.followUpAnew()
      try work.append(.reopened) {
        $0.reason = try Workspace.stated(reason, option: "reason")
        $0.day = clock?.day
        $0.dueDay = clock?.due
      }
    }
  }

  private func move(
    _ name: String, dryRun: Bool, _ body: (inout FindingAtWork) throws -> Void
  ) throws -> MoveResult {
    let store = try openForWriting()
    return try record(.move, in: store, keepingIf: { _ in !dryRun }) { workspace, entry in
      var work = try FindingAtWork(
        name, workspace: workspace, store: store, entry: try entry.number)
      try body(&work)
      entry.say("finding", work.finding.name.description)
      entry.say("moves", work.moves.map(\.rawValue).joined(separator: " "))
      let state = work.finding.state
      return MoveResult(
        id: work.finding.name, moves: work.moves, state: state,
        due: work.finding.moves.last?.dueDay, next: FindingFault.usual(in: state))
    }
  }

  /// What was typed, without blanks around it.
  static func stated(_ text: String, option: String) throws(FindingFault) -> String {
    let blanks: Set<Character> = [" ", "\t", "\n", "\r", "\r\n"]
    let stated = text.drop { blanks.contains($0) }
    guard let end = stated.lastIndex(where: { !blanks.contains($0) }) else {
      throw .emptyText(option: option)
    }
    return String(stated[...end])
  }

  /// A code that the mapping has; nothing stays nothing.
  private static func known(_ code: String?, in list: CodeList) throws(FindingFault) -> String? {
    guard let code else { return nil }
    guard list[code] != nil else {
      let known = list.entries.map(\.code)
      throw .unknownCode(code, nearest: NearestName.of(code, in: known), known: known)
    }
    return code
  }
}
