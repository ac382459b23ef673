internal import AuditEngine
internal import AuditReport
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

/// How a case was judged, step by step, whether it deviates or not.
struct CaseReckoning {
  let view: View
  let stored: Recorded<Transaction>
  let examination: Examination
  let unit: Unit

  private var catalogue: Catalogue { view.catalogue }
  private var rulebook: Rulebook { view.rulebook }

  var transaction: Explanation.TransactionFacts {
    Explanation.TransactionFacts(
      id: stored.id, caseNumber: Disclosure.inside.typed(stored.value.caseNumber),
      variant: stored.value.variant, status: stored.value.status, isOpen: examination.isOpen)
  }

  // MARK: Standard and time

  var standard: StandardFacts {
    let standards = Dictionary(
      catalogue.standards.map { ($0.id, $0.value) }, uniquingKeysWith: { first, _ in first })
    let asked = examination.standing.candidates.map { candidate in
      let standard = standards[candidate.standard]
      return StandardFacts.AskedVersion(
        version: standard?.version ?? "",
        inheritedFrom: standard?.unit == unit.code ? nil : standard?.unit,
        validFrom: candidate.validFrom,
        validTo: candidate.validTo, start: candidate.start,
        receivedStandsIn: candidate.receivedStandsIn, day: candidate.day,
        isInForce: candidate.isInForce, isByReceipt: candidate.isByReceipt)
    }
    let held = examination.standing.standard
    let owner = catalogue.units.first { $0.value.code == held?.value.unit }?.value
    return StandardFacts(
      standard: held,
      inheritedFrom: owner.flatMap {
        $0.code == unit.code ? nil : UnitName(code: $0.code, name: $0.name)
      }, asked: asked, promise: examination.time.promise,
      limit: examination.time.limit, isExtended: examination.time.isExtended)
  }

  func clockSections() throws -> [Explanation.Section] {
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
      PauseFacts(
        reason: pause.reason, from: pause.from, to: pause.to, stopsClock: stops,
        dates: pause.dates)
    }
  }

  var pauseSections: [Explanation.Section] { pauses.isEmpty ? [] : [.pauses(pauses)] }

  /// What earlier deliveries told of its time, and what stands.
  var earlierSections: [Explanation.Section] {
    guard !stored.value.earlier.isEmpty else { return [] }
    let told = stored.value.earlier.map { telling in
      EarlierFacts(
        until: telling.until, status: telling.status,
        stamps: [
          (.received, telling.received, .received), (.complete, telling.complete, .complete),
          (.paid, telling.paid, .paid), (.finished, telling.finished, .finished),
        ].compactMap { (name: StampName, at: Instant?, place: StampSet) in
          at.map {
            StampFacts.Stamp(name, $0, isDate: !telling.dates.isDisjoint(with: place))
          }
        }, pauses: telling.pauses.count)
    }
    let now = EarlierFacts(
      until: nil, status: stored.value.status, stamps: stamps().stamps,
      pauses: stored.value.pauses.count)
    return [.earlier(told + [now])]
  }

  // MARK: Cost and requirements

  var cost: CostFacts {
    let (held, owed) = (examination.standing.standard, examination.cost.standard)
    return CostFacts(
      promise: owed?.value.cost ?? .notStated,
      otherVersion: owed?.id == held?.id ? nil : owed?.value.version,
      line: examination.cost.line, tariff: examination.cost.tariff,
      charges: stored.value.charges, currency: unit.currency)
  }

  var documents: DocumentFacts {
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

  // MARK: Stamps and verdicts

  /// `concerned`: those that a deviation is about.
  func stamps(concerned: [StampName] = []) -> StampFacts {
    let recorded = stored.value.stamps
    let named: [(StampName, Instant?, StampSet)] = [
      (.received, recorded.received, .received), (.complete, recorded.complete, .complete),
      (.paid, recorded.paid, .paid), (.promised, recorded.promised, .promised),
      (.finished, recorded.finished, .finished), (.handedOver, recorded.handedOver, .handedOver),
      (.imported, stored.recordedAt, []),
    ]
    let stamps = named.compactMap { name, at, place in
      at.map {
        StampFacts.Stamp(name, $0, isDate: !recorded.dates.isDisjoint(with: place))
      }
    }
    let faulty = stamps.indices.filter { concerned.contains(stamps[$0].name) }
    return StampFacts(stamps: stamps, faulty: Set(faulty))
  }

  var verdicts: [ConclusionFacts.CriterionVerdict] {
    Criterion.allCases.compactMap { criterion in
      examination.verdicts[criterion].map {
        ConclusionFacts.CriterionVerdict(criterion, $0)
      }
    }
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
