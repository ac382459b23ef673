import ServiceStandards
internal import TestSupport
import WorkingTime

/// Versions of standards with all that an office can promise, or forget to.
struct RandomStandards {
  static let classes = ["umum", "badan", "wna"]
  static let tiers = ["roda_2", "roda_4"]
  /// Other spellings of these, names that a version may declare, and slips of the pen.
  static let spelledClasses = ["Umum", " B A D A N ", "w-n\u{2013}a", "khusus", "umun"]
  static let spelledTiers = ["Roda 2", "RODA/4", "roda_24"]
  static let amounts: [Int64] = [0, 10_000, 25_000, 25_001, 50_000, 100_000]
  private static let firstDay = CivilDay(number: 18_628)  // 2021-01-01

  var random: SplitMix64

  /// The versions of one service, with ids in no order.
  mutating func versions(
    of service: Service, papers: [DocumentEntry], ids: [Int64]
  ) -> [Recorded<Standard>] {
    var versions: [Recorded<Standard>] = []
    var first = RandomStandards.firstDay + random.below(700)
    let count = random.pick([(8, 0), (25, 1), (35, 2), (20, 3), (12, 4)], else: 1)
    for (index, id) in ids.prefix(count).enumerated() {
      if index > 0, !random.chance(20) { first = first + (1 + random.below(600)) }
      var last: CivilDay? = random.chance(45) ? nil : first + random.below(800)
      let state: Standard.State = random.pick(
        [(14, .approved), (4, .revoked), (2, .draft)], else: .approved)
      if state == .revoked, last == nil { last = first + random.below(500) }
      let standard = Standard(
        unit: service.unit, service: service.code, version: "v\(index)", state: state, decree: nil,
        source: nil, validFrom: first, validTo: last, classes: classes(),
        appliesTo: random.chance(25) ? .received : .started, clock: clock(), times: times(),
        waitsAtMost: random.chance(25) ? promise(nil) : nil,
        cost: cost(),
        tariffOf: random.pick([(6, nil), (1, .receipt), (1, .payment)], else: nil),
        documents: documents(from: papers),
        targetPerMille: random.chance(40) ? 900 : nil)
      // Few instants, so that versions recorded at the same time occur.
      let recordedAt = Instant(1_600_000_000 + Int64(random.below(3)) * 86_400)
      versions.append(Recorded(id: id, recordedAt: recordedAt, value: standard))
    }
    return versions.shuffled(using: &random)
  }

  /// Classes that need no line of their own.
  private mutating func classes() -> [String] {
    random.chance(70) ? [] : random.some(of: RandomStandards.classes + ["Khusus", "baru"], 30)
  }

  // MARK: Time

  private mutating func clock() -> ClockSettings {
    ClockSettings(
      start: random.pick(ClockSettings.Start.allCases, else: .received),
      receipt: random.pick([(2, .asStamped), (1, .nextOpening)], else: .asStamped),
      dayCount: random.pick([(2, .excludeFirst), (1, .includeFirst)], else: .excludeFirst),
      stoppingReasons: Set(random.some(of: PauseReason.allCases, 50)))
  }

  private mutating func times() -> [TimePromise] {
    if random.chance(8) { return [] }
    let classes: [String?] =
      random.some(of: RandomStandards.classes, 35) + (random.chance(75) ? [nil] : [])
    return (classes.isEmpty ? ["umum"] : classes).shuffled(using: &random).map { promise($0) }
  }

  private mutating func promise(_ applicantClass: String?) -> TimePromise {
    let unit: TimeLimit.Unit = random.pick(
      [
        (1, .seconds), (2, .minutes), (3, .hours), (6, .workingDays), (4, .calendarDays),
        (1, .months),
      ], else: .hours)
    let most: Int64 =
      switch unit {
      case .seconds: 30_000
      case .minutes: 900
      case .hours: 60
      case .workingDays: 15
      case .calendarDays: 30
      case .months: 3
      }
    return TimePromise(
      applicantClass: applicantClass, value: random.chance(8) ? 0 : random.within(0...most),
      unit: unit, unitIsAssumed: random.chance(20),
      extensionValue: random.chance(50) ? 0 : random.within(0...(most / 2 + 1)))
  }

  // MARK: Cost

  private mutating func cost() -> CostPromise {
    switch random.below(20) {
    case 0: return .notStated
    case 1: return .byRegulation(random.chance(50) ? "by formula" : nil)
    case 2...4: return .free(lawBasis: nil)
    case 5...7: return .free(lawBasis: "UU 24/2013 Pasal 79A")
    default: return .tariffs(tariff(), legalBasis: nil)
    }
  }

  private mutating func tariff() -> [TariffLine] {
    if random.chance(4) { return [] }
    var lines: [TariffLine] = []
    for applicantClass in RandomStandards.classes + [nil] {
      for tier in RandomStandards.tiers + [nil] where random.chance(40) {
        lines.append(
          TariffLine(
            applicantClass: applicantClass, tier: tier,
            amount: Money(random.pick(RandomStandards.amounts, else: 0)),
            isCeiling: random.chance(15)))
      }
    }
    return lines.shuffled(using: &random)
  }

  // MARK: Requirements

  private mutating func documents(from papers: [DocumentEntry]) -> [RequiredDocument]? {
    if random.chance(10) { return nil }
    if random.chance(8) { return [] }
    let share = papers.count > 20 ? 15 : 20 + random.below(60)
    var list: [RequiredDocument] = []
    for paper in random.some(of: papers, share) {
      let classes = random.chance(65) ? [] : random.some(of: RandomStandards.classes, 50)
      list.append(entry(paper, Set(classes)))
      // The same paper may stand in the list again for other classes, on other terms.
      let others = Set(RandomStandards.classes).subtracting(classes)
      if !classes.isEmpty, !others.isEmpty, random.chance(30) { list.append(entry(paper, others)) }
    }
    return list.shuffled(using: &random)
  }

  private mutating func entry(_ paper: DocumentEntry, _ classes: Set<String>) -> RequiredDocument {
    RequiredDocument(
      code: paper.code, name: paper.name, classes: classes, isMandatory: random.chance(75),
      alternatives: random.chance(30) ? random.pick(["a", "b", "c"], else: "a") : nil,
      condition: nil)
  }
}
