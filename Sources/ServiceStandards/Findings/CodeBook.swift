/// The editable mapping from rules to the codes of an inspectorate: finding, cause, recommendation,
/// focus programmes and categories of maladministration; with it the settings of the follow-up.
///
/// Everything in it that describes a case is a draft. It is offered to the auditor, never filled in.
public struct CodeBook: Hashable, Sendable {
  public var note: String?
  public var followUp: FollowUpSettings
  public var findingCodes: CodeList
  public var causeCodes: CodeList
  public var recommendationCodes: CodeList
  public var programmes: CodeList
  public var maladministration: CodeList
  public var rules: [RuleID: RuleCodes]

  public init(
    note: String? = nil, followUp: FollowUpSettings = FollowUpSettings(),
    findingCodes: CodeList = CodeList(), causeCodes: CodeList = CodeList(),
    recommendationCodes: CodeList = CodeList(), programmes: CodeList = CodeList(),
    maladministration: CodeList = CodeList(), rules: [RuleID: RuleCodes] = [:]
  ) {
    self.note = note
    self.followUp = followUp
    self.findingCodes = findingCodes
    self.causeCodes = causeCodes
    self.recommendationCodes = recommendationCodes
    self.programmes = programmes
    self.maladministration = maladministration
    self.rules = rules
  }

  /// The finding code of a rule; from the second episode on that for repeated ones, if there is one.
  public func findingCode(of rule: RuleID, episode: Int) -> String? {
    guard let codes = rules[rule] else { return nil }
    return episode > 1 ? codes.repeated ?? codes.finding : codes.finding
  }

  /// Codes that accuse somebody.
  public var accusing: Set<String> {
    Set((findingCodes.entries + maladministration.entries).filter(\.accuses).map(\.code))
  }

  /// The accusing codes that it has for a rule, in their order.
  public func accusations(of rule: RuleID, episode: Int) -> [String] {
    let accusing = accusing
    let codes = [findingCode(of: rule, episode: episode)].compactMap(\.self)
    return (codes + (rules[rule]?.maladministration ?? [])).filter(accusing.contains)
  }
}

/// How long the clocks of the follow-up run, and how many clean weeks end it. A later change moves no
/// clock that runs: its last day is stored with the move that started it.
public struct FollowUpSettings: Hashable, Sendable {
  public enum Days: String, CaseIterable, Hashable, Sendable {
    case calendarDays = "calendar_days"
    case workingDays = "working_days"
  }

  /// Days from receipt of the report, which is day 0.
  public var days: Int
  public var kind: Days
  /// Months from receipt of an answer.
  public var verificationMonths: Int
  public var cleanWeeks: Int

  public init(
    days: Int = 60, kind: Days = .calendarDays, verificationMonths: Int = 1, cleanWeeks: Int = 4
  ) {
    self.days = days
    self.kind = kind
    self.verificationMonths = verificationMonths
    self.cleanWeeks = cleanWeeks
  }
}

/// One list of codes with where it comes from.
public struct CodeList: Hashable, Sendable {
  public var source: String?
  /// It was compared with its source.
  public var isConfirmed: Bool
  public var note: String?
  public var entries: [CodeEntry]

  public init(
    source: String? = nil, isConfirmed: Bool = false, note: String? = nil,
    entries: [CodeEntry] = []
  ) {
    self.source = source
    self.isConfirmed = isConfirmed
    self.note = note
    self.entries = entries
  }

  /// What a code means; `nil` when the list does not have it.
  public subscript(code: String) -> CodeEntry? { entries.first { $0.code == code } }
}

/// A code and what it means; or a draft of a sentence with the code that it belongs to.
public struct CodeEntry: Hashable, Sendable {
  public var code: String
  public var indonesian: String
  public var english: String
  /// It accuses somebody: it holds for a finding only after an auditor has confirmed it.
  public var accuses: Bool

  public init(code: String, indonesian: String, english: String, accuses: Bool = false) {
    self.code = code
    self.indonesian = indonesian
    self.english = english
    self.accuses = accuses
  }
}

/// What a mapping says of one rule.
public struct RuleCodes: Hashable, Sendable {
  public var finding: String?
  /// The code from the second episode on.
  public var repeated: String?
  /// Possible causes as drafts.
  public var causes: [CodeEntry]
  /// The effect as a draft; its code is empty.
  public var effect: CodeEntry?
  public var recommendations: [CodeEntry]
  /// Codes of focus programmes.
  public var programmes: [String]
  /// Codes of categories of maladministration.
  public var maladministration: [String]

  public init(
    finding: String? = nil, repeated: String? = nil, causes: [CodeEntry] = [],
    effect: CodeEntry? = nil, recommendations: [CodeEntry] = [], programmes: [String] = [],
    maladministration: [String] = []
  ) {
    self.finding = finding
    self.repeated = repeated
    self.causes = causes
    self.effect = effect
    self.recommendations = recommendations
    self.programmes = programmes
    self.maladministration = maladministration
  }
}
