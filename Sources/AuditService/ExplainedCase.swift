internal import AuditEngine
internal import AuditReport
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

/// What is shown of one kind of subject. Each names all evidence, also what its kind does not have: a rule that asks
/// for more is thought of where it is shown.
protocol ExplainedSubject {
  var workspace: Workspace { get }
  var view: View { get }
  var card: RuleCard { get }
  var unit: Unit { get }
  var subject: Explanation.Subject { get }
  var found: FoundFacts { get }
  var conclusion: ConclusionFacts { get }

  func sections(of evidence: RuleCard.Evidence) throws -> [Explanation.Section]
}

extension ExplainedSubject {
  /// The condition, then what the rule's card names, then the conclusion.
  func explained() throws -> Explained {
    let sections =
      try [.found(found)] + card.explains.flatMap(sections(of:)) + [.conclusion(conclusion)]
    return Explained(
      explanation: Explanation(
        subject: subject, sections: sections, envelope: workspace.envelope(run: view.run)),
      zone: try Zone(unit.zone))
  }
}

/// One case with the engine's examination of it.
struct ExplainedCase: ExplainedSubject {
  let workspace: Workspace
  let view: View
  let card: RuleCard
  let stored: Recorded<Transaction>
  let examination: Examination
  let deviation: Deviation
  /// To what the case belongs by the rule.
  let pattern: Pattern?
  let name: ServiceName
  let unit: Unit

  private var catalogue: Catalogue { view.catalogue }
  private var rulebook: Rulebook { view.rulebook }

  var found: FoundFacts {
    FoundFacts(
      card.condition, of: deviation, measure: card.measure, stamps: concerned,
      currency: unit.currency, asOf: view.asOf)
  }

  var subject: Explanation.Subject {
    Explanation.Subject(
      deviation: DeviationID(deviation.subject, deviation.rule).text,
      rule: deviation.rule, ruleTitle: card.title, ruleSource: card.source,
      criterion: card.criterion, severity: deviation.severity,
      unit: UnitName(code: unit.code, name: unit.name), service: name,
      transaction: Explanation.TransactionFacts(
        id: stored.id, caseNumber: Disclosure.inside.typed(stored.value.caseNumber),
        variant: stored.value.variant, status: stored.value.status, isOpen: examination.isOpen),
      asOf: view.asOf, knownAt: view.knownAt, database: workspace.database)
  }

  private var concerned: [StampName] { examination.concerned[deviation.rule] ?? [] }

  func sections(of evidence: RuleCard.Evidence) throws -> [Explanation.Section] {
    switch evidence {
    case .standard: [.standard(standard)]
    case .clock: try clockSections()
    case .pauses: pauses.isEmpty ? [] : [.pauses(pauses)]
    case .cost: [.cost(cost)]
    case .documents: [.documents(documents)]
    case .stamps: [.stamps(stamps)]
    case .companions: try companions.map { [.companions($0)] } ?? []
    case .ladder: []
    }
  }

  // MARK: Other cases

  private static let mostCompanions = 20

  private var companions: CompanionFacts? {
    get throws {
      guard let pattern else { return nil }
      let others = pattern.transactions.filter { $0 != stored.id }
      let cases = try others.prefix(Self.mostCompanions).compactMap { id in
        try view.store.transaction(id: id, in: catalogue).map { other in
          CompanionFacts.Case(
            deviation: DeviationID(.transaction(id), deviation.rule).text,
            service: "\(other.value.unit)/\(other.value.service)",
            caseNumber: Disclosure.inside.typed(other.value.caseNumber))
        }
      }
      return CompanionFacts(count: Int64(others.count), cases: cases)
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
        isInForce: candidate.isInForce, isByReceipt: candidate.isByReceipt)
    }
    return StandardFacts(
      standard: examination.standing.standard, asked: asked, promise: examination.time.promise,
      limit: examination.time.limit, isExtended: examination.time.isExtended)
  }

  private func clockSections() throws -> [Explanation.Section] {
    var sections: [Explanation.Section] = []
    let codes = examination.time.calendars
    if !codes.isEmpty {
      let versions = catalogue.calendars.filter { codes.contains($0.value.code) }
      sections.append(.calendars(versions.map { CalendarFacts($0) }))
    }
    if let clock = try clockFacts() { sections.append(.clock(clock)) }
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
    let through = examination.time.due
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
      due: examination.time.due, dueTwice: examination.time.dueTwice,
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
    let (held, owed) = (examination.standing.standard, examination.cost.standard)
    return CostFacts(
      promise: owed?.value.cost ?? .notStated,
      otherVersion: owed?.id == held?.id ? nil : owed?.value.version,
      line: examination.cost.line, tariff: examination.cost.tariff,
      charges: stored.value.charges, currency: unit.currency)
  }

  private var documents: DocumentFacts {
    let list = examination.standing.standard?.value.documents ?? []
    let service = catalogue.services.first { $0.id == examination.service }
    let ordinals = PaperOrdinals(
      known: catalogue.documents[examination.service] ?? [], required: list,
      assigned: service.map { PaperAssignments(catalogue).meanings(to: $0.value) } ?? [:])
    let met = ordinals.requiredByOrdinal
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
      let required = listed[entry.code] ?? met[ordinal]
      // A paper that was named otherwise is seen with both names.
      let name = required.map { required in
        required.code == entry.code ? required.name : "\(entry.name) (\(required.name))"
      }
      let fault: DocumentFacts.Paper.Fault? =
        unlisted.contains(ordinal)
        ? .unlisted
        : missing.contains(ordinal) ? .missing : groups.contains(ordinal) ? .groupMissing : nil
      return DocumentFacts.Paper(
        code: entry.code.text, name: name ?? entry.name, isListed: required != nil,
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
    let named: [(StampName, Instant?)] = [
      (.received, recorded.received), (.complete, recorded.complete), (.paid, recorded.paid),
      (.promised, recorded.promised), (.finished, recorded.finished),
      (.handedOver, recorded.handedOver), (.imported, stored.recordedAt),
    ]
    let stamps = named.compactMap { name, at in at.map { StampFacts.Stamp(name, $0) } }
    let faulty = stamps.indices.filter { concerned.contains(stamps[$0].name) }
    return StampFacts(stamps: stamps, faulty: Set(faulty))
  }

  var conclusion: ConclusionFacts {
    let verdicts = Criterion.allCases.compactMap { criterion in
      examination.verdicts[criterion].map {
        ConclusionFacts.CriterionVerdict(criterion, $0)
      }
    }
    return ConclusionFacts(
      verdicts: verdicts,
      raised: deviation.severity > card.severity ? card.severityNote : nil)
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
