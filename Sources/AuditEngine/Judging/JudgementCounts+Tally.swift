internal import ServiceStandards
internal import WorkingTime

extension JudgementCounts {
  /// What the counts come to, without the deviations on transactions.
  func tally(_ rulebook: Rulebook, _ catalogue: CatalogueVerdicts) -> Tally {
    var tally = Tally()
    let versions = VersionIndex(rulebook)
    var services = ServiceCounts()
    for (place, judgement) in judgements.enumerated() where transactions[place] != 0 {
      let (count, codes) = (transactions[place], JudgementCodes(rawValue: judgement.codes))
      services.add(codes, count, service: judgement.service)
      if codes.holdsStandard {
        let use = ServedStandard(service: judgement.service, standard: judgement.binding)
        tally.standards[use, default: StandardTally()].add(codes, count)
        tally.add(missingYear: codes, count, service: judgement.service, rulebook)
      }
      let version = codes.holdsStandard ? versions.version(judgement.binding) : -1
      for deviation in catalogue.deviations(of: version) where deviation.isSelected {
        let failing = StandardDeviation(deviation, of: judgement, version: version, rulebook)
        tally.failings[failing, default: 0] += count
      }
    }
    tally.services = services.tallies
    return tally
  }
}

/// What the judgements of each service come to, in flat counts: there are many judgements to a service.
private struct ServiceCounts {
  private static let codes = 1 << 5
  /// The criteria, then punctuality.
  private static let length = codes * (Criterion.allCases.count + 1)

  private var places: [Int64: Int] = [:]
  /// Place of the service `p`, criterion `c` and code `v`: `p * length + c * codes + v`.
  private var counts: [Int64] = []

  mutating func add(_ codes: JudgementCodes, _ count: Int64, service: Int64) {
    let place = places[service] ?? places.count
    if place == places.count {
      places[service] = place
      counts.append(contentsOf: repeatElement(0, count: Self.length))
    }
    let verdicts = Criterion.allCases.map { codes[$0] } + [codes.punctuality]
    for (number, verdict) in verdicts.enumerated() {
      counts[place * Self.length + number * Self.codes + Int(verdict.value)] += count
    }
  }

  var tallies: [Int64: ServiceTally] {
    places.mapValues { place in
      var tally = ServiceTally()
      for (number, criterion) in Criterion.allCases.enumerated() {
        tally.verdicts[criterion] = verdicts(place, number)
      }
      tally.punctuality = verdicts(place, Criterion.allCases.count)
      // Every transaction has a verdict on each criterion.
      let first = place * Self.length
      tally.examined = counts[first..<first + Self.codes].reduce(0, +)
      return tally
    }
  }

  private func verdicts(_ place: Int, _ number: Int) -> VerdictCounts {
    let start = place * Self.length + number * Self.codes
    var verdicts = VerdictCounts()
    for code in 0..<Self.codes where counts[start + code] != 0 {
      verdicts.add(VerdictCode(value: UInt8(code)).verdict, counts[start + code])
    }
    return verdicts
  }
}

/// Finds versions by the database ids of their standards.
private struct VersionIndex {
  private let indices: [Int64: Int32]

  init(_ rulebook: Rulebook) {
    indices = Dictionary(
      rulebook.versions.enumerated().map { ($1.id, Int32($0)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// -1: there is none.
  func version(_ standard: Int64) -> Int32 { indices[standard] ?? -1 }
}

extension StandardDeviation {
  /// What a rule about standards says of all transactions with that judgement.
  fileprivate init(
    _ deviation: CatalogueVerdicts.Deviation, of judgement: Judgement, version: Int32,
    _ rulebook: Rulebook
  ) {
    self.init(
      service: judgement.service, rule: deviation.card.id, severity: deviation.card.severity,
      transactions: 0)
    if version >= 0 {
      // Whoever has inherited it: the lack is that of the service which has promised it.
      service = rulebook.versions[Int(version)].service
      standard = judgement.binding
      lacks = deviation.lacks
    } else if case .gap(let owner, let from) = Subject(code: judgement.binding) {
      service = owner
      (gapFrom, gapTo) = (from, rulebook.lastDay(ofGapFrom: from, of: owner))
    }
  }
}

extension Rulebook {
  /// The last day of the stretch of days without a version in force that begins on that day; `nil`: without end.
  fileprivate func lastDay(ofGapFrom first: CivilDay?, of service: Int64) -> CivilDay? {
    guard let slot = slots.slot(of: service) else { return nil }
    let gap = gaps[Int(slot)].first { $0.from == first }
    return gap.map(\.to) ?? first
  }
}

extension Tally {
  fileprivate mutating func add(
    missingYear codes: JudgementCodes, _ count: Int64, service: Int64, _ rulebook: Rulebook
  ) {
    guard codes.missingYear != 0, !codes.byStandard.isJudged,
      let slot = rulebook.slots.slot(of: service),
      let calendar = rulebook.service(at: slot).calendar
    else { return }
    let asked = rulebook.calendars[Int(calendar)]
    let missing = MissingHolidays(
      calendar: asked.code(inYear: codes.missingYear), year: codes.missingYear,
      kinds: asked.clock.missingHolidayKinds(of: codes.missingYear))
    missingHolidays[missing, default: 0] += count
  }
}

extension StandardTally {
  fileprivate mutating func add(_ codes: JudgementCodes, _ count: Int64) {
    held += count
    switch codes.byStandard.verdict {
    case .compliant:
      judged += count
      onTime += count
    case .deviates: judged += count
    case .notAssessable(let reason): if reason.isUndecided { undecided += count }
    case .notApplicable: break
    }
  }
}

extension VerdictCounts {
  fileprivate mutating func add(_ verdict: Verdict, _ count: Int64) {
    switch verdict {
    case .compliant: compliant += count
    case .deviates: deviates += count
    case .notAssessable(let reason): notAssessable[reason, default: 0] += count
    case .notApplicable(let reason): notApplicable[reason, default: 0] += count
    }
  }
}

extension VerdictCode {
  /// Compliant or deviating.
  fileprivate var isJudged: Bool { value <= VerdictCode(.deviates).value }
}
