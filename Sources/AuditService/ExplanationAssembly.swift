internal import AuditEngine
internal import AuditReport
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

/// Turns the engine's examination of one case into the sections of an explanation. Which sections
/// there are follows from the criterion of the rule.
struct ExplanationAssembly {
  let workspace: Workspace
  let view: View
  let stored: Recorded<Transaction>
  let examination: Examination
  let deviation: Deviation
  let name: ServiceName
  let unit: Unit

  private var catalogue: Catalogue { view.catalogue }
  private var rulebook: Rulebook { view.rulebook }

  func explanation() throws -> Explanation {
    guard let card = RuleSet.card(of: deviation.rule) else {
      throw ServiceFault.unknown(.rule, name: deviation.rule.description, nearest: nil)
    }
    var sections: [Explanation.Section] = [.found(try found())]
    switch card.criterion {
    case .time:
      sections.append(.standard(standard))
      sections += try timeSections()
    case .cost:
      sections += [.standard(standard), .cost(cost)]
    case .requirements:
      sections += [.standard(standard), .documents(documents)]
    case .standard, .record:
      sections.append(.stamps(stamps))
      if !pauses.isEmpty { sections.append(.pauses(pauses)) }
    }
    sections.append(.conclusion(conclusion))
    return Explanation(
      subject: subject(card), sections: sections, envelope: workspace.envelope(run: view.run))
  }

  private func subject(_ card: RuleCard) -> Explanation.Subject {
    Explanation.Subject(
      deviation: DeviationID(deviation.subject, deviation.rule).text,
      rule: deviation.rule, ruleTitle: card.title, ruleSource: card.source,
      criterion: card.criterion, severity: deviation.severity,
      unit: UnitName(code: unit.code, name: unit.name), service: name,
      transaction: Explanation.TransactionFacts(
        id: stored.id, caseNumber: PersonalData.masked(stored.value.caseNumber),
        variant: stored.value.variant, status: stored.value.status, isOpen: examination.isOpen),
      asOf: view.asOf, knownAt: view.knownAt, database: workspace.database)
  }

  // MARK: What was found

  private func found() throws -> FoundFacts {
    let expected = Instant(deviation.expected)
    let actual = deviation.actual.map(Instant.init)
    let currency = unit.currency
    func charge(_ fault: FoundFacts.ChargeFault) -> FoundFacts {
      .charge(
        fault, expected: Money(deviation.expected), actual: Money(deviation.actual ?? 0),
        atStake: Amount(deviation.amount, currency))
    }
    switch deviation.rule {
    case .finishedLate: return .finishedLate(due: expected, finished: actual ?? view.asOf)
    case .openOverdue: return .openOverdue(due: expected, asOf: view.asOf)
    case .promiseBroken:
      return .promiseBroken(promised: expected, finished: actual, asOf: view.asOf)
    case .overcharge: return charge(.above)
    case .chargedThoughFree: return charge(.thoughFree)
    case .undercharge: return charge(.below)
    case .noProof: return charge(.withoutProof)
    case .unlistedDocument: return .unlistedDocuments(deviation.actual ?? 0)
    case .missingDocument: return .missingDocuments(deviation.actual ?? 0)
    case .impossibleOrder:
      let (first, second) = brokenNames
      return .disorder(
        first: FoundFacts.Stamp(first, expected),
        second: FoundFacts.Stamp(second, actual ?? expected))
    case .futureStamp:
      return .futureStamp(FoundFacts.Stamp(futureName, actual ?? expected), imported: expected)
    default:
      throw ServiceFault.noDeviation(deviation.rule.description)
    }
  }

  // MARK: Standard and time

  private var standard: StandardFacts {
    let versions = Dictionary(
      catalogue.standards.map { ($0.id, $0.value.version) }, uniquingKeysWith: { first, _ in first }
    )
    let asked = examination.standing.candidates.map { candidate in
      StandardFacts.AskedVersion(
        version: versions[candidate.standard] ?? "", validFrom: candidate.validFrom,
        validTo: candidate.validTo, start: candidate.start,
        receivedStandsIn: candidate.receivedStandsIn, day: candidate.day,
        isInForce: candidate.isInForce)
    }
    return StandardFacts(
      standard: examination.standing.standard, asked: asked, promise: examination.time.promise,
      limit: examination.time.limit, isExtended: examination.time.isExtended)
  }

  private func timeSections() throws -> [Explanation.Section] {
    // A promised date stands by itself: no clock led to it.
    guard deviation.rule != .promiseBroken else { return [.stamps(stamps)] }
    var sections: [Explanation.Section] = []
    let codes = examination.time.calendars
    if !codes.isEmpty {
      let versions = catalogue.calendars.filter { codes.contains($0.value.code) }
      sections.append(.calendars(versions.map { CalendarFacts($0) }))
    }
    if let clock = try clockFacts() { sections.append(.clock(clock)) }
    if !pauses.isEmpty { sections.append(.pauses(pauses)) }
    return sections
  }

  private func clockFacts() throws -> ClockFacts? {
    guard let start = examination.time.start, let limit = examination.time.limit,
      let calendar = rulebook.calendar(ofService: examination.service)
    else { return nil }
    let end = examination.isOpen ? view.asOf : examination.stamps.finished ?? view.asOf
    let pauses = examination.time.stoppingPauses.map { Pause(from: $0.from, to: $0.to) }
    // An open case may be judged on a day that lies beyond the known holidays; the clock's own due
    // instant is then the last day that can be shown.
    let through = examination.time.due?.instant
    let days: [DayReckoning]
    do {
      days = try calendar.reckoning(from: start, to: end, pauses: pauses, limit: limit)
    } catch {
      days =
        try through.map {
          try calendar.reckoning(from: start, to: $0, pauses: pauses, limit: limit)
        } ?? []
    }
    return ClockFacts(
      start: start, end: end, isOpen: examination.isOpen, limit: limit,
      unitIsAssumed: examination.time.promise?.unitIsAssumed ?? false,
      due: examination.time.due?.instant, dueTwice: examination.time.dueTwice?.instant,
      days: days)
  }

  private var pauses: [PauseFacts] {
    let stopping = examination.time.stoppingPauses.map { ($0, true) }
    let ignored = examination.time.ignoredPauses.map { ($0, false) }
    return (stopping + ignored).sorted { $0.0.from < $1.0.from }.map { pause, stops in
      PauseFacts(reason: pause.reason, from: pause.from, to: pause.to, stopsClock: stops)
    }
  }

  // MARK: Cost and requirements

  private var cost: CostFacts {
    CostFacts(
      promise: examination.standing.standard?.value.cost ?? .notStated,
      line: examination.cost.line, tariff: examination.cost.tariff,
      charges: stored.value.charges, currency: unit.currency)
  }

  private var documents: DocumentFacts {
    let list = examination.standing.standard?.value.documents ?? []
    let ordinals = PaperOrdinals(
      known: catalogue.documents[examination.service] ?? [], required: list)
    let listed = Dictionary(list.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    let requirements = examination.requirements
    let demanded = Set(requirements.demanded ?? [])
    let submitted = Set(requirements.submitted ?? [])
    let missing = Set(requirements.missing)
    let groups = Set(requirements.missingGroups.flatMap { $0 })
    let unlisted = Set(requirements.unlisted)
    let papers = ordinals.papers.filter { ordinal, entry in
      listed[entry.code] != nil || demanded.contains(ordinal) || submitted.contains(ordinal)
    }.map { ordinal, entry in
      let required = listed[entry.code]
      let fault: DocumentFacts.Paper.Fault? =
        unlisted.contains(ordinal)
        ? .unlisted
        : missing.contains(ordinal) ? .missing : groups.contains(ordinal) ? .groupMissing : nil
      return DocumentFacts.Paper(
        code: entry.code.text, name: required?.name ?? entry.name, isListed: required != nil,
        isMandatory: required?.isMandatory ?? false, alternatives: required?.alternatives,
        condition: required?.condition, isDemanded: demanded.contains(ordinal),
        isSubmitted: submitted.contains(ordinal), fault: fault)
    }
    let order = Dictionary(
      list.enumerated().map { ($1.code.text, $0) }, uniquingKeysWith: { first, _ in first })
    return DocumentFacts(
      papers: papers.sorted {
        (order[$0.code] ?? .max, $0.code) < (order[$1.code] ?? .max, $1.code)
      },
      demandedIsRecorded: requirements.demanded != nil,
      submittedIsRecorded: requirements.submitted != nil)
  }

  // MARK: Stamps and conclusion

  private var stamps: StampFacts {
    let recorded = stored.value.stamps
    let named: [(AuditReport.StampName, Instant?)] = [
      (.received, recorded.received), (.complete, recorded.complete), (.paid, recorded.paid),
      (.promised, recorded.promised), (.finished, recorded.finished),
      (.handedOver, recorded.handedOver), (.imported, stored.recordedAt),
    ]
    let stamps = named.compactMap { name, at in at.map { FoundFacts.Stamp(name, $0) } }
    let faultyNames: Set<AuditReport.StampName> =
      switch deviation.rule {
      case .promiseBroken: [.promised, .finished]
      case .impossibleOrder: [brokenNames.0, brokenNames.1]
      case .futureStamp: [futureName, .imported]
      default: []
      }
    let faulty = stamps.indices.filter { faultyNames.contains(stamps[$0].name) }
    return StampFacts(stamps: stamps, faulty: Set(faulty))
  }

  private var brokenNames: (AuditReport.StampName, AuditReport.StampName) {
    guard let order = examination.brokenOrder else { return (.received, .finished) }
    return (AuditReport.StampName(order.first), AuditReport.StampName(order.second))
  }

  private var futureName: AuditReport.StampName {
    examination.futureStamp.map { AuditReport.StampName($0.stamp) } ?? .finished
  }

  private var conclusion: ConclusionFacts {
    let verdicts = Criterion.allCases.compactMap { criterion in
      examination.verdicts[criterion].map {
        ConclusionFacts.CriterionVerdict(criterion, $0)
      }
    }
    return ConclusionFacts(
      verdicts: verdicts,
      isBeyondTwiceLimit: deviation.rule == .finishedLate && deviation.severity == .high)
  }
}

extension DueInstant {
  /// `nil` when the clock stands still for good or cannot tell.
  var instant: Instant? {
    switch self {
    case .at(let instant): instant
    case .never, .unknown: nil
    }
  }
}

extension AuditReport.StampName {
  fileprivate init(_ name: AuditEngine.StampName) {
    self =
      switch name {
      case .received: .received
      case .complete: .complete
      case .paid: .paid
      case .finished: .finished
      case .handedOver: .handedOver
      case .pauseStart: .pauseStart
      case .pauseEnd: .pauseEnd
      }
  }
}
