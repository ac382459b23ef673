package import ServiceStandards
package import WorkingTime

/// Whether the bytes that are kept of an evidence file are still those that came.
package enum EvidenceState: String, CaseIterable, Hashable, Sendable {
  case intact, missing, changed
}

/// What was decided about an evidence file.
package enum EvidenceDecision: String, CaseIterable, Hashable, Sendable {
  /// Nothing yet.
  case waiting
  case accepted, rejected
  /// The finding was reopened after it.
  case setAside = "set_aside"
}

/// One finding with all that was done and all that can be done next, for people who work on it.
package struct FindingDossier: Sendable {
  package var sheet: FindingSheet
  /// What the codes of the sheet mean, by the code.
  package var meanings: [String: Wording]
  /// Sentences that are offered to the auditor; nothing of them is a fact.
  package var drafts: Drafts
  package var evidence: [Evidence]
  package var history: [Entry]
  package var allowed: [FindingMove]
  /// Why it cannot be closed as fulfilled; empty when it can, or when it has ended.
  package var lacking: [Wording]
  package var cleanWeeksNeeded: Int
  package var envelope: Envelope

  package struct Drafts: Hashable, Sendable {
    package var causes: [Draft]
    package var effect: Wording?
    package var recommendations: [Draft]

    package init(causes: [Draft] = [], effect: Wording? = nil, recommendations: [Draft] = []) {
      self.causes = causes
      self.effect = effect
      self.recommendations = recommendations
    }
  }

  package struct Draft: Hashable, Sendable {
    package var code: String
    package var text: Wording

    package init(code: String, text: Wording) {
      self.code = code
      self.text = text
    }
  }

  package struct Evidence: Hashable, Sendable {
    package var name: String
    package var sha256: String
    package var bytes: Int64
    package var received: CivilDay?
    package var decision: EvidenceDecision
    package var state: EvidenceState

    package init(
      name: String, sha256: String, bytes: Int64, received: CivilDay?,
      decision: EvidenceDecision, state: EvidenceState
    ) {
      self.name = name
      self.sha256 = sha256
      self.bytes = bytes
      self.received = received
      self.decision = decision
      self.state = state
    }
  }

  /// One move as it was made.
  package struct Entry: Hashable, Sendable {
    package var move: FindingMove
    package var at: Instant
    package var actor: String
    package var host: String
    package var program: String
    /// The run that made it; `nil`: a person did.
    package var run: Int64?
    package var reason: String?
    package var text: String?
    package var code: String?
    package var role: String?
    package var day: CivilDay?
    package var due: CivilDay?
    package var isPartial: Bool
    /// Names of the files that came with it.
    package var files: [String]

    package init(
      move: FindingMove, at: Instant, actor: String, host: String, program: String,
      run: Int64?, reason: String? = nil, text: String? = nil, code: String? = nil,
      role: String? = nil, day: CivilDay? = nil, due: CivilDay? = nil, isPartial: Bool = false,
      files: [String] = []
    ) {
      self.move = move
      self.at = at
      self.actor = actor
      self.host = host
      self.program = program
      self.run = run
      self.reason = reason
      self.text = text
      self.code = code
      self.role = role
      self.day = day
      self.due = due
      self.isPartial = isPartial
      self.files = files
    }
  }

  package init(
    sheet: FindingSheet, meanings: [String: Wording], drafts: Drafts, evidence: [Evidence],
    history: [Entry], allowed: [FindingMove], lacking: [Wording], cleanWeeksNeeded: Int,
    envelope: Envelope
  ) {
    self.sheet = sheet
    self.meanings = meanings
    self.drafts = drafts
    self.evidence = evidence
    self.history = history
    self.allowed = allowed
    self.lacking = lacking
    self.cleanWeeksNeeded = cleanWeeksNeeded
    self.envelope = envelope
    self = disclosed(by: .inside)
  }
}

extension FindingMove {
  /// How the move is made on the command line, behind `audit findings`; `nil` for a move of runs.
  package func command(_ id: FindingID) -> String? {
    switch self {
    case .opened: nil
    case .cause: "describe \(id) --cause TEXT [--cause-code CODE]"
    case .effect: "describe \(id) --effect TEXT"
    case .recommended: "recommend \(id) --text TEXT [--code CODE]"
    case .classified: "classify \(id) --code CODE --reason TEXT"
    case .declassified: "classify \(id) --withdraw CODE --reason TEXT"
    case .assigned: "assign \(id) --role TEXT"
    case .delivered: "deliver \(id) --received YYYY-MM-DD"
    case .responded: "respond \(id) --text TEXT [--partial] [--evidence FILE]…"
    case .accepted: "verify \(id) --accept --reason TEXT"
    case .rejected: "verify \(id) --reject --reason TEXT"
    case .closed: "close \(id)"
    case .excused:
      "close \(id) --excused --ground force_majeure|court_case|no_longer_effective --reason TEXT"
    case .withdrawn: "close \(id) --withdrawn --reason TEXT"
    case .reopened: "reopen \(id) --reason TEXT"
    }
  }
}
