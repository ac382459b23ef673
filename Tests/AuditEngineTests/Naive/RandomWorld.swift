package import ServiceStandards
internal import TestSupport
package import WorkingTime

/// A catalogue, transactions and as-of instants drawn from a seed: the same seed gives the same
/// world.
package struct RandomWorld {
  /// Every rule of the text.
  package static let rules: [RuleID] = [
    .finishedLate, .openOverdue, .promiseBroken, .overcharge, .chargedThoughFree, .undercharge,
    .noProof, .unlistedDocument, .missingDocument, .noStandard, .incompleteStandard,
    .impossibleOrder, .futureStamp, .contradiction, .waitedLong, .datedBack,
  ]

  package let seed: UInt64
  package let catalogue: Catalogue
  package let transactions: [Recorded<Transaction>]
  /// Before, among and after the transactions, some exactly at the due instant of one of them.
  package let asOf: [Instant]
  /// Until when some of the cases are known to be open, by id.
  package let news: [Int64: Instant]

  /// - Throws: what the values throw that check themselves; a world that cannot be made is a fault
  ///   of the generator.
  package init(seed: UInt64, transactions count: Int, asOf instants: Int) throws {
    self.seed = seed
    var random = SplitMix64(seed: seed)
    var catalogue = try RandomWorld.catalogue(&random)
    var heirs = SplitMix64(seed: seed ^ 0x4E12)
    try RandomWorld.inherit(in: &catalogue, &heirs)
    var said = SplitMix64(seed: seed ^ 0x5A1D)
    try RandomWorld.assign(in: &catalogue, &said)
    self.catalogue = catalogue
    let oracle = try NaiveAuditor(catalogue)
    var moments: [Instant] = []
    for _ in 0..<6 { moments.append(Instant(random.within(1_680_000_000...1_850_000_000))) }
    var cases = RandomCases(
      random: SplitMix64(seed: random.next()), catalogue: catalogue, oracle: oracle,
      moments: moments)
    var rows: [Recorded<Transaction>] = []
    for id in (0..<count).shuffled(using: &random) {
      guard let service = catalogue.services.randomElement(using: &random) else { break }
      rows.append(try cases.row(id: Int64(id) * 7 + 1, of: service))
    }
    var past = SplitMix64(seed: seed ^ 0xEA71)
    for index in rows.indices where past.chance(25) {
      rows[index] = try RandomWorld.toldBefore(rows[index], oracle, &past)
    }
    transactions = rows
    var asOf = [Instant(2_000_000_000)]
    if random.chance(10) { asOf.append(Instant(1_500_000_000)) }
    while asOf.count < instants {
      guard random.chance(60), var row = rows.randomElement(using: &random) else {
        asOf.append(moments.randomElement(using: &random) ?? Instant(1_700_000_000))
        continue
      }
      var open = row.value
      open.status = .open
      row = Recorded(id: row.id, recordedAt: row.recordedAt, value: open)
      guard let due = try oracle.due(of: row, asOf: Instant(2_000_000_000)) else { continue }
      asOf.append(due + random.within(-1...1))
    }
    self.asOf = asOf
    var told = SplitMix64(seed: seed ^ 0x7E11)
    var news: [Int64: Instant] = [:]
    for row in rows where told.chance(35) {
      var open = row.value
      open.status = .open
      let due = try oracle.due(
        of: Recorded(id: row.id, recordedAt: row.recordedAt, value: open),
        asOf: Instant(2_000_000_000))
      let base = due ?? row.value.stamps.received
      news[row.id] =
        base + told.pick([(2, told.within(-1...1)), (1, told.within(-900_000...900_000))], else: 0)
    }
    self.news = news
  }

  /// A case with what earlier deliveries told of it, mostly around the instant at which that was due.
  private static func toldBefore(
    _ row: Recorded<Transaction>, _ oracle: NaiveAuditor, _ random: inout SplitMix64
  ) throws -> Recorded<Transaction> {
    var value = row.value
    for _ in 0..<random.pick([(4, 1), (1, 2)], else: 1) {
      var then = row.value
      if random.chance(60) { (then.status, then.stamps.finished) = (.open, nil) }
      if random.chance(30) {
        then.stamps.received = then.stamps.received + random.within(-500_000...0)
      }
      if random.chance(50) { then.pauses = [] }
      if random.chance(20) { then.stamps.dates.subtract(.complete) }
      let late = Recorded(id: row.id, recordedAt: row.recordedAt, value: then)
      let due = try oracle.due(of: late, asOf: Instant(2_000_000_000))
      let base = due ?? then.stamps.received
      value.earlier.append(
        EarlierTelling(
          until: base
            + random.pick([(2, random.within(-1...1)), (2, random.within(0...900_000))], else: 0),
          status: then.status, received: then.stamps.received, complete: then.stamps.complete,
          paid: then.stamps.paid, finished: then.stamps.finished,
          dates: then.stamps.dates.intersection(EarlierTelling.stamps), pauses: then.pauses))
    }
    return Recorded(id: row.id, recordedAt: row.recordedAt, value: value)
  }

  /// In most worlds some units inherit, and some services are there once more below: with standards of their own or
  /// without, and with papers in another order.
  private static func inherit(in catalogue: inout Catalogue, _ random: inout SplitMix64) throws {
    guard random.chance(70) else { return }
    catalogue.units = catalogue.units.map { unit in
      var value = unit.value
      value.inheritsServices = value.parent != nil && random.chance(75)
      return Recorded(id: unit.id, recordedAt: unit.recordedAt, value: value)
    }
    var standards = RandomStandards(random: SplitMix64(seed: random.next()))
    var id: Int64 = 2000
    for service in catalogue.services {
      for unit in catalogue.units.map(\.value)
      where unit.parent != nil && unit.code != service.value.unit && random.chance(40) {
        id += 1
        let heir = Service(
          unit: unit.code, code: service.value.code, name: service.value.name, agency: nil,
          isInherited: true)
        catalogue.services.append(Recorded(id: id, recordedAt: Instant(1_600_000_000), value: heir))
        let papers = catalogue.documents[service.id] ?? []
        catalogue.documents[id] = papers.filter { _ in random.chance(90) }.shuffled(using: &random)
        guard random.chance(25) else { continue }
        catalogue.standards += standards.versions(
          of: heir, papers: papers, ids: (0..<4).map { id * 10 + $0 })
      }
    }
  }

  /// In every other world auditors have said of some spellings what they mean: of papers that no list knows and of
  /// others, more than once, for one service or many.
  private static func assign(
    in catalogue: inout Catalogue, _ random: inout SplitMix64
  ) throws {
    let agencies = try ["A0", "A1"].map { try AgencyCode($0) }
    catalogue.services = catalogue.services.map { service in
      var value = service.value
      value.agency = random.pick([(2, nil), (1, agencies[0]), (1, agencies[1])], else: nil)
      return Recorded(id: service.id, recordedAt: service.recordedAt, value: value)
    }
    guard random.chance(50) else { return }
    for _ in 0..<(1 + random.below(6)) {
      guard let service = catalogue.services.randomElement(using: &random)?.value,
        let unit = catalogue.units.randomElement(using: &random)?.value
      else { return }
      let scope: PaperAssignment.Scope = random.pick(
        [
          (2, .everywhere), (1, .agency(agencies[random.below(2)])), (2, .unit(unit.code)),
          (3, .service(unit: service.unit, service.code)),
        ], else: .everywhere)
      let word = random.pick(
        ["surat-lama", "Surat  Lama", "lengkap", "akta", "all", "D1"], else: "akta")
      let paper = try DocumentCode(random.pick(["D0", "D1", "D2", "D5", "X0"], else: "D0"))
      catalogue.paperAssignments.append(
        PaperAssignment(
          spelling: word, scope: scope,
          meaning: random.chance(70) ? .paper(paper) : .notListed))
    }
  }

  private static func catalogue(_ random: inout SplitMix64) throws -> Catalogue {
    var calendars = RandomCalendars(random: SplitMix64(seed: random.next()))
    var standards = RandomStandards(random: SplitMix64(seed: random.next()))
    var catalogue = Catalogue()
    let codes = ["dinas", "loket", "malam", "siaga"]
    for (index, code) in codes.enumerated() {
      catalogue.calendars += try calendars.versions(of: code, firstID: Int64(index * 10 + 1))
    }
    catalogue.calendars.shuffle(using: &random)
    catalogue.units = try units(calendars: codes, &random)
    catalogue.variants = [.unknown]
    let classes = RandomStandards.classes + RandomStandards.spelledClasses
    let tiers = RandomStandards.tiers + RandomStandards.spelledTiers
    for applicantClass in classes + ["lain", nil] {
      for tier in tiers + ["lain", nil] where applicantClass != nil || tier != nil {
        catalogue.variants.append(Variant(applicantClass: applicantClass, tier: tier))
      }
    }
    let ids = (Int64(1)...60).shuffled(using: &random)
    for index in 0..<(3 + random.below(4)) {
      guard let unit = catalogue.units.randomElement(using: &random) else { break }
      let service = Service(
        unit: unit.value.code, code: try ServiceCode("S\(index % 4)-\(index)"),
        name: "Service \(index)", agency: nil)
      let id = Int64(1000 - index * 13)
      var papers: [DocumentEntry] = []
      for ordinal in 0..<random.pick([(1, 0), (6, 7), (3, 64), (3, 71), (2, 140)], else: 0) {
        papers.append(
          DocumentEntry(code: try DocumentCode("D\(ordinal)"), name: "Paper \(ordinal)"))
      }
      catalogue.services.append(
        Recorded(id: id, recordedAt: Instant(1_600_000_000), value: service))
      // What cases name besides, and no list knows.
      let words = try ["surat-lama", "lengkap", "akta", "all"].filter { _ in random.chance(60) }
        .map { DocumentEntry(code: try DocumentCode($0), name: $0.replacing("-", with: " ")) }
      catalogue.documents[id] = papers + words
      // A standard may name papers that the service does not know.
      if random.chance(25) {
        for number in 0..<random.pick([(3, 1), (1, 3), (1, 70)], else: 1) {
          papers.append(
            DocumentEntry(code: try DocumentCode("X\(number)"), name: "Unknown \(number)"))
        }
      }
      catalogue.standards += standards.versions(
        of: service, papers: papers, ids: Array(ids[(index * 5)..<(index * 5 + 4)]))
    }
    catalogue.standards.shuffle(using: &random)
    return catalogue
  }

  /// A tree of units; some have a calendar of their own, some the one above, some none at all.
  private static func units(
    calendars: [String], _ random: inout SplitMix64
  ) throws -> [Recorded<Unit>] {
    var units: [Recorded<Unit>] = []
    for index in 0..<(3 + random.below(4)) {
      let parent = random.chance(85) ? units.randomElement(using: &random)?.value : nil
      var calendar: CalendarCode?
      if random.chance(parent == nil ? 85 : 45) {
        calendar = try CalendarCode(random.pick(calendars, else: "dinas"))
      }
      var zone = parent?.zone ?? random.pick(RandomCalendars.zones, else: "UTC")
      if random.chance(20) { zone = random.pick(RandomCalendars.zones, else: "UTC") }
      let unit = Unit(
        code: try UnitCode("U\(index)"), name: "Unit \(index)", parent: parent?.code, zone: zone,
        calendar: calendar)
      units.append(
        Recorded(id: Int64(index + 1), recordedAt: Instant(1_600_000_000), value: unit))
    }
    return units.shuffled(using: &random)
  }
}
