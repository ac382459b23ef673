import ServiceStandards
internal import TestSupport
import WorkingTime

/// Transactions with stamps missing, out of order, in the future, without a time, and exactly on
/// boundaries.
struct RandomCases {
  static let period: ClosedRange<Int64> = 1_620_000_000...1_800_000_000  // May 2021 to January 2027

  var random: SplitMix64
  let catalogue: Catalogue
  let oracle: NaiveAuditor
  /// Instants that rows gather around: later as-of instants, and times at which many are received.
  let moments: [Instant]
  private let zones: [UnitCode: NaiveZone]

  init(
    random: SplitMix64, catalogue: Catalogue, oracle: NaiveAuditor, moments: [Instant]
  ) {
    self.random = random
    self.catalogue = catalogue
    self.oracle = oracle
    self.moments = moments
    var zones: [UnitCode: NaiveZone] = [:]
    for unit in catalogue.units { zones[unit.value.code] = NaiveZone(unit.value.zone) }
    self.zones = zones
  }

  /// One case of some service.
  mutating func row(id: Int64, of service: Recorded<Service>) throws -> Recorded<Transaction> {
    let standards = catalogue.standards.map(\.value).filter {
      $0.unit == service.value.unit && $0.service == service.value.code
    }
    let received = received(standards, in: zones[service.value.unit])
    let variant = random.pick(catalogue.variants, else: .unknown)
    var list = random.pick(standards, else: nil)?.documents ?? []
    if let applicantClass = variant.applicantClass, random.chance(75) {
      let name = readName(applicantClass)
      list.removeAll { !$0.classes.isEmpty && !$0.classes.map(readName).contains(name) }
    }
    let papers = catalogue.documents[service.id] ?? []
    let known = Set(papers.map(\.code))
    list.removeAll { !known.contains($0.code) }
    var transaction = Transaction(
      unit: service.value.unit, service: service.value.code, caseNumber: "\(id)",
      variant: variant,
      status: random.pick(
        [(12, .finished), (6, .open), (2, .rejected), (2, .withdrawn)], else: .finished),
      stamps: Stamps(received: received), isExtended: random.chance(25), pauses: [],
      charges: charges(), demanded: demanded(list, papers), submitted: submitted(list, papers))
    transaction.stamps.complete = later(than: received, missing: 20)
    transaction.stamps.paid = later(than: transaction.stamps.complete ?? received, missing: 35)
    transaction.pauses = pauses(from: received)
    try finish(&transaction, id: id)
    let finished = transaction.stamps.finished
    transaction.stamps.handedOver = finished.flatMap { later(than: $0, missing: 40) }
    transaction.stamps.promised = promised(received, finished)
    leaveUntold(&transaction)
    if let zone = zones[service.value.unit] { dropTimes(of: &transaction, in: zone) }
    return Recorded(id: id, recordedAt: imported(transaction), value: transaction)
  }

  // MARK: Stamps

  private mutating func received(_ standards: [Standard], in zone: NaiveZone?) -> Instant {
    if random.chance(12) { return near(random.pick(moments, else: Instant(1_700_000_000))) }
    let standard = random.pick(standards, else: nil)
    var day = CivilDay(number: Int32(random.within(RandomCases.period) / 86_400))
    if let standard, random.chance(90) {
      day =
        standard.validFrom + random.below(standard.validTo.map { $0 - standard.validFrom } ?? 500)
    }
    var second = random.pick(
      [0, 86_399, 27_000, 43_200, 46_800, 57_600, 57_601], else: Int64(0))
    if random.chance(70) { second = random.within(0...86_399) }
    if let standard, random.chance(12) {
      // Midnight at the edge of a version's life, and the second before.
      day = random.chance(50) ? standard.validFrom : (standard.validTo ?? day) + 1
      second = random.within(-1...0)
    }
    let utc = Int64(day.number) * 86_400 + second
    return Instant(utc - (zone?.offset(at: Instant(utc)) ?? 0))
  }

  /// A stamp that usually follows another, missing so many times in a hundred.
  private mutating func later(than stamp: Instant, missing: Int) -> Instant? {
    if random.chance(missing) { return nil }
    switch random.below(20) {
    case 0...5: return stamp
    case 6...11: return stamp + random.within(1...20_000)
    case 12...16: return stamp + random.within(1...800_000)
    case 17: return near(random.pick(moments, else: stamp))
    case 18: return stamp + -1
    default: return stamp + random.within(-900_000 ... -1)
    }
  }

  private mutating func near(_ instant: Instant) -> Instant { instant + random.within(-1...1) }

  /// Often exactly at the due instant, a second before or after it, or at twice the limit.
  private mutating func finish(_ transaction: inout Transaction, id: Int64) throws {
    if random.chance(transaction.status == .open ? 80 : 6) { return }
    let draft = Recorded(id: id, recordedAt: Instant(0), value: transaction)
    let asOf = random.chance(80) ? Instant(2_000_000_000) : random.pick(moments, else: Instant(0))
    if random.chance(60),
      let due = try oracle.due(of: draft, asOf: asOf, times: random.chance(75) ? 1 : 2)
    {
      transaction.stamps.finished = near(due)
      if random.chance(8), let zone = zones[transaction.unit] {
        transaction.stamps.finished = Instant(zone.span(of: zone.day(of: due)).last + 1)
      }
      return
    }
    transaction.stamps.finished = later(
      than: transaction.stamps.complete ?? transaction.stamps.received, missing: 0)
  }

  private mutating func promised(_ received: Instant, _ finished: Instant?) -> Instant? {
    if random.chance(50) { return nil }
    if let finished, random.chance(50) { return near(finished) }
    if random.chance(30) { return near(random.pick(moments, else: received)) }
    return received + random.within(-100_000...3_000_000)
  }

  private mutating func pauses(from received: Instant) -> [CasePause] {
    guard random.chance(45) else { return [] }
    var pauses: [CasePause] = []
    for _ in 0...random.below(4) {
      var from = received + random.within(0...1_500_000)
      if random.chance(20) { from = received }
      if random.chance(6) { from = received + random.within(-200_000 ... -1) }
      if random.chance(10) { from = near(random.pick(moments, else: from)) }
      if random.chance(15), let other = pauses.last { from = other.to ?? other.from }
      var to: Instant? = from + random.within(1...600_000)
      if random.chance(15) { to = nil }
      if random.chance(6) { to = from }
      if random.chance(4) { to = from + random.within(-100_000 ... -1) }
      if random.chance(8) { to = near(random.pick(moments, else: from)) }
      pauses.append(
        CasePause(
          reason: random.pick(PauseReason.allCases, else: .other), from: from, to: to))
    }
    return pauses.shuffled(using: &random)
  }

  private mutating func imported(_ transaction: Transaction) -> Instant {
    let stamps = transaction.stamps
    var all = [stamps.received, stamps.complete, stamps.paid, stamps.finished, stamps.handedOver]
    for pause in transaction.pauses { all += [pause.from, pause.to] }
    let latest = all.compactMap(\.self).max() ?? stamps.received
    if random.chance(75) { return latest + random.within(0...2_000_000) }
    let stamp = random.pick(all.compactMap(\.self), else: latest)
    return random.chance(50) ? near(stamp) : near(latest)
  }

  // MARK: Money and papers

  private mutating func charges() -> [Charge]? {
    if random.chance(12) { return nil }
    if random.chance(12) { return [] }
    var charges: [Charge] = []
    for _ in 0...random.pick([(6, 0), (2, 1), (1, 3)], else: 0) {
      charges.append(
        Charge(
          kind: random.chance(70) ? .tariff : random.pick(ChargeKind.allCases, else: .tariff),
          amount: Money(
            random.pick(RandomStandards.amounts, else: 0) * (random.chance(8) ? -1 : 1)),
          proof: random.chance(92) ? "NTPN" : nil))
    }
    return charges
  }

  private mutating func demanded(
    _ list: [RequiredDocument], _ papers: [DocumentEntry]
  ) -> [String]? {
    if random.chance(15) { return nil }
    var texts = random.some(of: list, 60).map(\.code.text)
    if random.chance(8) { texts.append(contentsOf: random.some(of: papers, 5).map(\.name)) }
    if random.chance(10), let paper = random.pick(papers, else: nil) {
      texts.append(paper.code.text)
    }
    if random.chance(6), let word = unlisted(papers) { texts.append(word) }
    return texts.shuffled(using: &random)
  }

  private mutating func unlisted(_ papers: [DocumentEntry]) -> String? {
    random.pick(papers.filter { $0.code.text.count > 3 }.map(\.name), else: nil)
  }

  private mutating func submitted(
    _ list: [RequiredDocument], _ papers: [DocumentEntry]
  ) -> [String]? {
    if random.chance(15) { return nil }
    var texts = random.some(of: list, random.chance(60) ? 100 : 80).map(\.name)
    if random.chance(20), let paper = random.pick(papers, else: nil) {
      texts.append(paper.code.text)
    }
    if random.chance(12), let word = unlisted(papers) { texts.append(word) }
    return texts.shuffled(using: &random)
  }
}
