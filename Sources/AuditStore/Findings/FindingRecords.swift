package import ServiceStandards
package import WorkingTime

/// A service by its database id, and a rule: what the deviations of a finding have in common.
package struct ServiceRule: Hashable, Sendable {
  package let service: Int64
  package let rule: RuleID

  package init(service: Int64, rule: RuleID) {
    self.service = service
    self.rule = rule
  }
}

/// A finding as the database holds it; how far it has come follows from its moves.
package struct FindingRecord: Hashable, Sendable {
  /// Row id.
  package let id: Int64
  package let name: FindingID
  package let subject: ServiceRule
  /// From 1.
  package let episode: Int
  package let openedByRun: Int64
  /// As-of instant of the run that opened it.
  package let opened: Instant

  /// Numbers and episodes are below; the next one always fits.
  static let numberLimit: Int64 = 1 << 31
}

/// A finding that a run is about to open.
package struct NewFinding: Hashable, Sendable {
  package let subject: ServiceRule
  package let episode: Int
  package let year: Int

  package init(_ subject: ServiceRule, episode: Int, year: Int) {
    self.subject = subject
    self.episode = episode
    self.year = year
  }
}

/// One move of a finding. It is appended and never changes.
package struct FindingMoveRecord: Hashable, Sendable {
  /// Row id of the finding.
  package var finding: Int64
  package var kind: FindingMove
  package var madeAt: Instant
  package var origin: Origin
  /// The run that made it; `nil`: a person did.
  package var run: Int64?
  /// The last run before it, or the run itself.
  package var seenRun: Int64
  package var reason: String?
  package var text: String?
  package var code: String?
  package var role: String?
  /// Receipt of the report or of the answer; the as-of day of a closing; the day from which a reopened
  /// finding is followed up anew.
  package var day: CivilDay?
  /// Last day of the clock that it starts.
  package var dueDay: CivilDay?
  /// An answer that covers a part only.
  package var isPartial: Bool
  package var evidence: [EvidenceFile]

  package init(
    finding: Int64, kind: FindingMove, madeAt: Instant, origin: Origin, run: Int64? = nil,
    seenRun: Int64, reason: String? = nil, text: String? = nil, code: String? = nil,
    role: String? = nil, day: CivilDay? = nil, dueDay: CivilDay? = nil, isPartial: Bool = false,
    evidence: [EvidenceFile] = []
  ) {
    self.finding = finding
    self.kind = kind
    self.madeAt = madeAt
    self.origin = origin
    self.run = run
    self.seenRun = seenRun
    self.reason = reason
    self.text = text
    self.code = code
    self.role = role
    self.day = day
    self.dueDay = dueDay
    self.isPartial = isPartial
    self.evidence = evidence
  }
}

/// A file that came with an answer, by the SHA-256 of its bytes.
package struct EvidenceFile: Hashable, Sendable {
  /// In hexadecimal digits.
  package let sha256: String
  /// As the unit called it, without folders.
  package let name: String
  package let bytes: Int64

  package init(sha256: String, name: String, bytes: Int64) {
    self.sha256 = sha256
    self.name = name
    self.bytes = bytes
  }
}
