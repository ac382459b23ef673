import ServiceStandards
import TestSupport
import Testing
import WorkingTime

@testable import AuditStore

/// Deliveries with any columns, in any order, against a plain second implementation that keeps every value with the
/// instant at which it was told.
@Suite struct `What several deliveries tell of a case` {
  @Test(arguments: 0..<40) func `is the same whatever the order in which they come`(seed: UInt64)
    throws
  {
    var random = SplitMix64(seed: 7_000 + seed)
    let deliveries = TellingOrder.deliveries(&random)
    let expected = TellingOrder.plain(deliveries)
    var earlier: [String: [EarlierTelling]] = [:]
    for _ in 0..<3 {
      let order = [deliveries[0]] + deliveries.dropFirst().shuffled(using: &random)
      let database = try TemporaryDatabase()
      let store = try Sample.store(in: database)
      for delivery in order {
        try Sample.importing(
          delivery.rows, into: store, form: delivery.form, at: Instant(delivery.at))
      }
      let catalogue = try store.catalogue()
      for (number, facts) in expected {
        let service = try #require(catalogue.services.first?.id)
        let id = try #require(
          try store.transactionIDs(service: service, caseNumber: number).first)
        let found = try #require(try store.transaction(id: id, in: catalogue)).value
        #expect(TellingOrder.facts(found) == facts, "seed \(seed), case \(number)")
        #expect(
          earlier[number] ?? found.earlier == found.earlier, "seed \(seed), case \(number)")
        earlier[number] = found.earlier
      }
      #expect(try store.read { try store.checkLedger { _ in } }.problems == [])
    }
  }

  @Test func `has worlds in which a later telling dates back`() throws {
    var dated = 0
    for seed in UInt64(0)..<40 {
      var random = SplitMix64(seed: 7_000 + seed)
      let tellings = TellingOrder.deliveries(&random).sorted { $0.at < $1.at }.flatMap { delivery in
        delivery.rows.filter { $0.caseNumber == "K-1" }.map {
          Telling(form: delivery.form, record: $0, until: Instant(delivery.at))
        }
      }
      let state = try #require(Transaction(tellings: tellings, zone: Zone("Asia/Makassar")))
      if !state.earlier.isEmpty { dated += 1 }
    }
    #expect(dated > 10)
  }
}

enum TellingOrder {
  typealias Delivery = (at: Int64, form: DeliveryForm, rows: [Transaction])
  typealias Facts = [String: String]

  /// Field by field, as texts: nothing of `Telling` is used.
  private typealias Field = (
    name: String, field: ToldFields, text: @Sendable (Transaction) -> String?
  )
  private static let fields: [Field] = [
    ("status", .status, { $0.status.word }),
    ("received", .received, { stamp($0, $0.stamps.received, .received) }),
    ("complete", .complete, { stamp($0, $0.stamps.complete, .complete) }),
    ("paid", .paid, { stamp($0, $0.stamps.paid, .paid) }),
    ("finished", .finished, { stamp($0, $0.stamps.finished, .finished) }),
    ("extended", .extended, { String($0.isExtended) }),
    ("class", .applicantClass, { $0.variant.applicantClass }),
    ("tier", .tier, { $0.variant.tier }),
    ("pauses", .pauses, { $0.pauses.isEmpty ? nil : String(describing: $0.pauses) }),
    ("demanded", .demanded, { $0.demanded.map { $0.sorted().joined(separator: "|") } }),
    ("officer", .officer, { $0.officer }), ("note", .note, { $0.note }),
    ("tariff", .charges(.tariff), { charges($0, .tariff) }),
    ("fine", .charges(.fine), { charges($0, .fine) }),
  ]

  private static func stamp(_ row: Transaction, _ instant: Instant?, _ stamp: StampSet) -> String? {
    instant.map { "\($0.seconds)\(row.stamps.dates.contains(stamp) ? " date" : "")" }
  }

  private static func charges(_ row: Transaction, _ kind: ChargeKind) -> String? {
    let charges = (row.charges ?? []).filter { $0.kind == kind }
    return charges.isEmpty ? nil : String(describing: charges)
  }

  static func facts(_ transaction: Transaction) -> Facts {
    var facts: Facts = [:]
    for field in fields { facts[field.name] = field.text(transaction) }
    return facts
  }

  static func plain(_ deliveries: [Delivery]) -> [String: Facts] {
    var cases: [String: Facts] = [:]
    for delivery in deliveries.sorted(by: { $0.at < $1.at }) {
      for row in delivery.rows {
        var facts = cases[row.caseNumber] ?? ["extended": "false"]
        for field in fields where delivery.form.fields.contains(field.field) {
          guard let told = field.text(row) else {
            let isMoney = ["tariff", "fine"].contains(field.name)
            let saysNone = isMoney && delivery.form.emptyIsNoCharge && row.charges != nil
            if delivery.form.emptyClears || saysNone { facts[field.name] = nil }
            continue
          }
          if told.hasSuffix(" date"), let known = facts[field.name], !known.hasSuffix(" date"),
            let day = Int64(told.dropLast(5)), let at = Int64(known),
            (day..<day + 86_400).contains(at)
          {
            continue
          }
          facts[field.name] = told
        }
        if delivery.form.fields.contains(.status), !delivery.form.fields.contains(.finished),
          row.status == .open
        {
          facts["finished"] = nil
        }
        cases[row.caseNumber] = facts
      }
    }
    return cases
  }

  // MARK: Made up

  /// Midnight of a day in the zone of the sample.
  private static let midnight: Int64 = 1_699_977_600

  /// The first one tells all cases, and what none can be without.
  static func deliveries(_ random: inout SplitMix64) -> [Delivery] {
    let instants = Array(
      (1...40).shuffled(using: &random).prefix(Int.random(in: 2...6, using: &random)))
    return instants.enumerated().map { index, at in
      let form = form(isFirst: index == 0, &random)
      let numbers = ["K-1", "K-2", "K-3"].filter { _ in index == 0 || Bool.random(using: &random) }
      return (
        1_700_000_000 + Int64(at) * 3600, form, numbers.map { row($0, form, &random) }
      )
    }
  }

  private static func form(isFirst: Bool, _ random: inout SplitMix64) -> DeliveryForm {
    var told: ToldFields = isFirst ? .essential : []
    for field in fields where Bool.random(using: &random) { told.insert(field.field) }
    if told.contains(.status) != told.contains(.received) { told.formUnion(.essential) }
    return DeliveryForm(
      fields: told, emptyClears: Int.random(in: 0..<4, using: &random) == 0,
      emptyIsNoCharge: Bool.random(using: &random))
  }

  private static func row(
    _ number: String, _ form: DeliveryForm, _ random: inout SplitMix64
  ) -> Transaction {
    func maybe<Value>(_ field: ToldFields, _ values: [Value]) -> Value? {
      guard form.fields.contains(field), Int.random(in: 0..<3, using: &random) > 0 else {
        return nil
      }
      return values.randomElement(using: &random)
    }
    var dates: StampSet = []
    func stamp(_ field: ToldFields, _ stamp: StampSet) -> Instant? {
      let day = midnight + 86_400 * Int64.random(in: 0...1, using: &random)
      let isDate = Bool.random(using: &random)
      guard let hour = maybe(field, [9, 10]) else { return nil }
      if isDate { dates.insert(stamp) }
      return Instant(isDate ? day : day + Int64(hour) * 3600)
    }
    let isDate = Bool.random(using: &random)
    if isDate { dates.insert(.received) }
    let hour = Int64.random(in: 8...9, using: &random)
    var transaction = Transaction(
      unit: Sample.unit, service: Sample.service, caseNumber: number,
      variant: Variant(
        applicantClass: maybe(.applicantClass, ["baru", "lama"]), tier: maybe(.tier, ["roda_2"])),
      status: [.open, .finished, .rejected].randomElement(using: &random) ?? .open,
      stamps: Stamps(received: Instant(isDate ? midnight : midnight + hour * 3600)),
      isExtended: form.fields.contains(.extended) && Bool.random(using: &random),
      pauses: maybe(
        .pauses, [[CasePause(reason: .field, from: Instant(5), to: nil)]]) ?? [],
      demanded: maybe(.demanded, [["ktp"], ["ktp", "rumus"], []]),
      officer: maybe(.officer, ["a", "b"]), note: maybe(.note, ["satu", "dua"]))
    transaction.stamps.complete = stamp(.complete, .complete)
    transaction.stamps.paid = stamp(.paid, .paid)
    transaction.stamps.finished = stamp(.finished, .finished)
    transaction.stamps.dates = dates
    let kinds = [ChargeKind.tariff, .fine].filter { form.fields.contains(.charges($0)) }
    let told = kinds.filter { _ in Bool.random(using: &random) }
    if !told.isEmpty || (!kinds.isEmpty && form.emptyIsNoCharge && Bool.random(using: &random)) {
      transaction.charges = told.map {
        Charge(
          kind: $0, amount: Money(Int64.random(in: 1...3, using: &random)),
          proof: Bool.random(using: &random) ? "B-1" : nil)
      }
    }
    return transaction
  }
}
