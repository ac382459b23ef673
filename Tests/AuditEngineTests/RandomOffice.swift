import AuditEngine
import ServiceStandards
import TestSupport
import WorkingTime

/// A mall with some services, standards of every kind, and transactions with every kind of trouble.
struct RandomOffice {
  private var random: SplitMix64
  private(set) var catalogue = Catalogue()
  static let serviceCount = 6
  /// All stamps are in March and April 2025.
  static let asOf = Example.march(40, 12)

  init(seed: UInt64) throws {
    random = SplitMix64(seed: seed)
    let plain = try Example("office").catalogue()
    catalogue.calendars = plain.calendars
    catalogue.variants = [.unknown]
    for name in ["baru", "hilang", nil] {
      for tier in ["roda_2", nil] where name != nil || tier != nil {
        catalogue.variants.append(Variant(applicantClass: name, tier: tier))
      }
    }
    let mall = plain.units[0].value
    let counter = Unit(
      code: try UnitCode("MPP-Contoh.POLRES"), name: "", parent: mall.code, zone: "Asia/Jakarta",
      calendar: nil)
    let closed = Unit(
      code: try UnitCode("MPP-Contoh.TUTUP"), name: "", parent: nil, zone: "Asia/Makassar",
      calendar: nil)
    catalogue.units = [mall, counter, closed].enumerated().map {
      Recorded(id: Int64($0.offset), recordedAt: Instant(0), value: $0.element)
    }
    for id in 1...RandomOffice.serviceCount {
      let unit = [mall, counter, closed][id % 5 == 0 ? 2 : id % 2].code
      let service = Service(unit: unit, code: try ServiceCode("S\(id)"), name: "", agency: nil)
      catalogue.services.append(
        Recorded(id: Int64(10 * id), recordedAt: Instant(0), value: service))
      catalogue.documents[Int64(10 * id)] = try (0..<(id == 3 ? 90 : 9)).map {
        DocumentEntry(code: try DocumentCode("p\($0)"), name: "")
      }
      for _ in 0..<random.below(4) { try addStandard(to: service, service: Int64(10 * id)) }
    }
  }

  private mutating func addStandard(to service: Service, service id: Int64) throws {
    let from = Example.day(random.below(40) - 5)
    let papers = catalogue.documents[id]?.count ?? 0
    let documents = try (0..<random.below(8)).map { _ in
      RequiredDocument(
        code: try DocumentCode("p\(random.below(papers))"), name: "",
        classes: random.chance(20) ? ["baru"] : [], isMandatory: random.chance(60),
        alternatives: random.chance(30) ? "g\(random.below(2))" : nil)
    }
    let costs: [CostPromise] = [
      .notStated, .byRegulation(nil), .free(lawBasis: nil), .free(lawBasis: "UU"),
      .tariffs([TariffLine(applicantClass: nil, tier: nil, amount: Money(100))], legalBasis: nil),
      .tariffs(
        [
          TariffLine(applicantClass: "baru", tier: "roda_2", amount: Money(300)),
          TariffLine(applicantClass: "baru", tier: nil, amount: Money(200)),
        ], legalBasis: nil),
    ]
    let times = (0..<random.below(3)).map { _ in
      TimePromise(
        applicantClass: [nil, "baru", "hilang"].randomElement(using: &random) ?? nil,
        value: Int64(random.below(8)),
        unit: TimeLimit.Unit.allCases.randomElement(using: &random) ?? .hours,
        extensionValue: Int64(random.below(4)))
    }
    let state: Standard.State = random.chance(15) ? .draft : .approved
    let reasons = PauseReason.allCases.filter { _ in random.chance(50) }
    let standard = Standard(
      unit: service.unit, service: service.code, version: "\(catalogue.standards.count)",
      state: state, decree: nil, source: nil, validFrom: from,
      validTo: random.chance(50) ? from + random.below(20) : nil,
      clock: ClockSettings(
        start: ClockSettings.Start.allCases.randomElement(using: &random) ?? .complete,
        receipt: random.chance(50) ? .asStamped : .nextOpening,
        dayCount: random.chance(50) ? .excludeFirst : .includeFirst,
        stoppingReasons: Set(reasons)),
      times: times, cost: costs.randomElement(using: &random) ?? .notStated,
      documents: random.chance(80) ? documents : nil, targetPerMille: nil)
    catalogue.standards.append(
      Recorded(
        id: Int64(100 + catalogue.standards.count), recordedAt: Instant(Int64(random.below(3))),
        value: standard))
  }

  /// So many transactions with ascending ids.
  mutating func transactions(_ count: Int) -> TransactionBatch {
    var batch = TransactionBatch()
    for row in 0..<count { addRow(Int64(row + 1), to: &batch) }
    return batch
  }

  private mutating func stamp(_ percent: Int) -> Int64 {
    guard random.chance(percent) else { return TransactionBatch.missing }
    return Example.march(1 + random.below(50), random.below(24), random.below(60)).seconds
  }

  private mutating func addRow(_ id: Int64, to batch: inout TransactionBatch) {
    let service = Int64(10 * (1 + random.below(RandomOffice.serviceCount)))
    let received = Example.march(random.below(45), 6 + random.below(12)).seconds
    let complete = random.chance(80) ? received + Int64(random.below(300_000)) : stamp(50)
    batch.id.append(id)
    batch.service.append(random.chance(2) ? 7 : service)
    batch.variant.append(Int64(random.below(catalogue.variants.count)))
    batch.status.append(Int64(random.below(4)))
    batch.received.append(received)
    batch.complete.append(complete)
    batch.paid.append(stamp(60))
    batch.finished.append(
      random.chance(70) ? max(received, complete) + Int64(random.below(900_000)) : stamp(50))
    batch.handedOver.append(stamp(20))
    batch.promised.append(stamp(30))
    batch.recorded.append(Example.march(30 + random.below(30), 12).seconds)
    batch.tariffPaid.append(
      random.chance(80) ? Int64(100 * random.below(4)) : TransactionBatch.missing)
    batch.mixedPaid.append(random.chance(10) ? 150 : 0)
    batch.unproven.append(random.chance(20) ? 100 : 0)
    batch.officer.append(random.chance(50) ? Int64(random.below(3)) : TransactionBatch.missing)
    batch.number.append(
      random.chance(90) ? Int64(random.below(400)) : TransactionBatch.missing)
    batch.frame.append(
      batch.number[batch.number.count - 1] == TransactionBatch.missing
        ? TransactionBatch.missing : Int64(random.below(3)))
    batch.demanded.append(Int64(random.below(512)))
    batch.submitted.append(Int64(random.below(512)))
    var flags: TransactionBatch.Flags = []
    if random.chance(80) { flags.insert(.demandedRecorded) }
    if random.chance(80) { flags.insert(.submittedRecorded) }
    if random.chance(20) { flags.insert(.isExtended) }
    if service == 30, random.chance(50) {
      flags.insert(.hasFurtherDocuments)
      batch.furtherDocuments[Int32(batch.count - 1)] = TransactionBatch.FurtherDocuments(
        demanded: [random.next() & 0x3FF_FFFF], submitted: [random.next() & 0x3FF_FFFF])
    }
    var from = received + Int64(random.below(400_000)) - 20_000
    while random.chance(30) {
      flags.insert(.hasPauses)
      let end = from + Int64(random.below(200_000)) - 5_000
      batch.pauses.append(
        CasePause(
          reason: PauseReason.allCases.randomElement(using: &random) ?? .other,
          from: Instant(from), to: random.chance(85) ? Instant(end) : nil))
      from += Int64(random.below(300_000))
    }
    batch.pauseOffsets.append(Int32(batch.pauses.count))
    batch.flags.append(flags.rawValue)
  }
}

extension TransactionBatch {
  /// Those rows, in that order.
  func rows(_ rows: [Int]) -> TransactionBatch {
    var chosen = TransactionBatch()
    for (place, row) in rows.enumerated() {
      for column in TransactionBatch.columns {
        chosen[keyPath: column].append(self[keyPath: column][row])
      }
      chosen.pauses += pauses[Int(pauseOffsets[row])..<Int(pauseOffsets[row + 1])]
      chosen.pauseOffsets.append(Int32(chosen.pauses.count))
      chosen.furtherDocuments[Int32(place)] = furtherDocuments[Int32(row)]
    }
    return chosen
  }
}
