internal import AuditEngine
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

/// What the register says of findings, counted in one pass over it.
struct RegisterTally {
  /// The deviations of one finding.
  struct Members {
    var count: Int64 = 0
    /// Among them cases that are still open.
    var open: Int64 = 0
    /// Among them those under a waiver, and old ones of a baseline.
    var waived: Int64 = 0
    var baseline: Int64 = 0
    /// Those that are held against the unit.
    var counted: Int64 { count - waived - baseline }
    var severity: Severity?
    var amount = Money.zero
    var worst: RuleTally.Worst?
    /// Receipt of the transactions concerned.
    var received: ClosedRange<Instant>?
    /// Database ids of the standards that they were judged by.
    var standards: Set<Int64> = []
    var onStandards: [StandardDeviation] = []
  }

  /// When a rule was last broken on a service, whichever finding holds it. What is not held against the
  /// unit is no breach.
  struct Occurrences {
    var last: Instant?
    /// Breaches that go on: cases still open past their due, a standard that still lacks something.
    var open: Int64 = 0

    mutating func take(_ instant: Instant?) {
      if let instant { last = max(last ?? instant, instant) } else { open += 1 }
    }
  }

  private var members: [Int64: Members] = [:]
  private var occurrences: [ServiceRule: Occurrences] = [:]
  /// Cases whose lateness was undone by dating back, and of which nobody has approved that.
  private var datedBack: [ServiceRule: Int64] = [:]

  /// Counts the whole register, or what it holds of one subject; the members of findings only as far as they are
  /// in `part`. A case of a service that is still open has run over until the instant that `asOf` gives for the
  /// service.
  init(
    _ store: Store, index: FindingIndex, catalogue: Catalogue, places: ServicePlaces,
    grounds: Grounds? = nil, subject: ServiceRule? = nil, part: HandoverPart? = nil,
    asOf: (_ service: Int64) throws(StoreError) -> Instant
  ) throws(StoreError) {
    var cards: [RuleID: RuleCard] = [:]
    for rule in RuleSet.all { cards[rule.card.id] = rule.card }
    var holders = FindingHolders(index)
    try store.forEachRegistered(subject) { row throws(StoreError) in
      let deviation = row.deviation
      let subject = ServiceRule(service: row.service, rule: deviation.foundUnder)
      guard let card = cards[deviation.rule] else { return }
      let occurred = card.criterion == .time ? deviation.actual.map { Instant($0) } : row.received
      let standing = grounds?.standing(row.kept, received: row.received) ?? .counted
      if standing == .counted { occurrences[subject, default: Occurrences()].take(occurred) }
      guard part?.scope.contains(service: row.service, at: row.received) ?? true,
        let finding = holders.finding(subject, found: row.kept.found)?.record.id
      else { return }
      let size = card.measure.size(of: deviation, asOf: try asOf(row.service))
      members[finding, default: Members()].take(
        deviation, size: size, received: row.received, isOpen: occurred == nil)
      members[finding]?.take(standing)
    }
    if subject?.rule.isLateness ?? true {
      try store.forEachDatedBack { row, place throws(StoreError) in
        guard subject == nil || subject == place,
          !(grounds?.isWaived(row.kept, received: row.received) ?? false)
        else { return }
        datedBack[place, default: 0] += 1
      }
    }
    if subject.map({ $0.rule == .answeredLate }) ?? true {
      try takeComplaints(
        store, of: subject?.service, holders: &holders, catalogue: catalogue,
        grounds: grounds, part: part, asOf: asOf)
    }
    let lastDays = Dictionary(
      catalogue.standards.map { ($0.id, $0.value.validTo) }, uniquingKeysWith: { first, _ in first }
    )
    let onStandards = try store.standardDeviations()
    for listed in onStandards {
      let deviation = listed.deviation
      let key = ServiceRule(service: deviation.service, rule: deviation.rule)
      guard subject == nil || subject == key else { continue }
      let lastDay = deviation.standard.map { lastDays[$0] ?? nil } ?? deviation.gapTo
      let end = lastDay.map { day in
        places.zone(of: deviation.service).instant(day: day, secondOfDay: 86_400) + -1
      }
      let standing = grounds?.standing(listed.kept, received: nil) ?? .counted
      if standing == .counted { occurrences[key, default: Occurrences()].take(end) }
    }
    for listed in part?.standards ?? onStandards {
      let deviation = listed.deviation
      let key = ServiceRule(service: deviation.service, rule: deviation.rule)
      guard subject == nil || subject == key,
        let finding = holders.finding(key, found: listed.kept.found)?.record.id
      else { continue }
      members[finding, default: Members()].take(deviation)
      members[finding]?.take(grounds?.standing(listed.kept, received: nil) ?? .counted)
    }
  }

  /// Counts late answers to complaints that name a service; one that nobody has answered goes on.
  private mutating func takeComplaints(
    _ store: Store, of service: Int64?, holders: inout FindingHolders, catalogue: Catalogue,
    grounds: Grounds?, part: HandoverPart?, asOf: (_ service: Int64) throws(StoreError) -> Instant
  ) throws(StoreError) {
    let late = try store.complaintDeviations()
    guard !late.isEmpty else { return }
    let complaints =
      grounds == nil
      ? [:]
      : Dictionary(
        try store.complaints().map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for listed in late {
      guard let place = listed.kept.service, service == nil || place == service else { continue }
      let subject = ServiceRule(service: place, rule: .answeredLate)
      let isWaived =
        complaints[listed.complaint].map { complaint in
          grounds?.waiver(of: complaint, due: listed.due) != nil
        } ?? false
      if !isWaived { occurrences[subject, default: Occurrences()].take(listed.answered) }
      guard part?.contains(complaint: listed.complaint) ?? true,
        let finding = holders.finding(subject, found: listed.kept.found)?.record.id
      else { continue }
      let seen = try asOf(place)
      let end = (listed.answered ?? seen).seconds
      members[finding, default: Members()].take(
        RuleTally.Worst(
          severity: listed.severity, transaction: listed.complaint,
          measure: Measure.difference(end, listed.due.seconds)),
        received: listed.received, isOpen: listed.answered == nil)
      if isWaived { members[finding]?.waived += 1 }
    }
  }

  func members(of finding: Finding) -> Members { members[finding.record.id] ?? Members() }

  func datedBack(of subject: ServiceRule) -> Int64 { datedBack[subject] ?? 0 }

  func occurrences(of subject: ServiceRule) -> Occurrences {
    occurrences[subject] ?? Occurrences()
  }
}

/// Which finding a deviation belongs to. Rows of one subject often follow each other.
struct FindingHolders {
  private let index: FindingIndex
  private var episodes: [ServiceRule: [Finding]] = [:]

  init(_ index: FindingIndex) { self.index = index }

  mutating func finding(_ subject: ServiceRule, found run: Int64) -> Finding? {
    if episodes[subject] == nil { episodes[subject] = index.episodes(of: subject) }
    return episodes[subject]?.first { $0.holds(foundByRun: run) }
  }
}

extension RegisterTally.Members {
  fileprivate mutating func take(
    _ deviation: Deviation, size: Int64, received at: Instant, isOpen: Bool
  ) {
    take(
      RuleTally.Worst(
        severity: deviation.severity, transaction: deviation.transaction, measure: size),
      received: at, isOpen: isOpen)
    amount = Money(
      Int64(clamping: Int128(amount.minorUnits) + Int128(deviation.amount.minorUnits)))
    if let standard = deviation.standard { standards.insert(standard) }
  }

  fileprivate mutating func take(
    _ candidate: RuleTally.Worst, received at: Instant, isOpen: Bool
  ) {
    count += 1
    if isOpen { open += 1 }
    severity = max(severity ?? candidate.severity, candidate.severity)
    if worst.map({ candidate.isWorse(than: $0) }) ?? true { worst = candidate }
    received = received.map { min($0.lowerBound, at)...max($0.upperBound, at) } ?? at...at
  }

  fileprivate mutating func take(_ standing: Grounds.Standing) {
    switch standing {
    case .counted, .proposal: break
    case .waived: waived += 1
    case .baseline: baseline += 1
    }
  }

  fileprivate mutating func take(_ deviation: StandardDeviation) {
    count += 1
    severity = max(severity ?? deviation.severity, deviation.severity)
    if let standard = deviation.standard { standards.insert(standard) }
    onStandards.append(deviation)
  }
}
