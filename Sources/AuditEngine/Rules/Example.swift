package import ServiceStandards
package import WorkingTime

/// A small case with its standard, for the card of a rule. Without a change it keeps every rule: a
/// permit promised within three working days for Rp50,000 and an identity card, complete on Monday
/// 3 March 2025 at 08:00 and finished on Wednesday. The counter is open on Monday to Friday from
/// 08:00 to 16:00; all is seen from 31 March.
package struct Example: Sendable {
  /// What is shown, in a few words.
  package let title: String
  /// `nil`: the service has no standard.
  package var promise: Promise? = Promise()
  package var status = CaseStatus.finished
  package var variant = Variant.unknown
  package var stamps = Stamps(
    received: march(3, 8), complete: march(3, 8), paid: march(3, 9), finished: march(5, 10))
  package var isExtended = false
  package var pauses: [CasePause] = []
  package var untold: UntoldFields = []
  package var charges: [Charge]? = [
    Charge(kind: .tariff, amount: Money(50_000), proof: "820250303001")
  ]
  package var proofScope: ProofScope?
  package var demanded: [String]? = ["ktp"]
  package var submitted: [String]? = ["ktp"]
  /// Papers that stand in the list of another service.
  package var papersElsewhere: [String] = []
  package var officer: String?
  /// What earlier deliveries told of its time.
  package var earlier: [EarlierTelling] = []
  /// Until when an open case is known to be open; `nil`: no limit is known.
  package var news: Instant?
  /// Other cases of the same service, for rules that look across cases; their own ids follow.
  package var others: [Example] = []
  package var imported = march(31, 17)
  package var asOf = march(31, 17)

  package init(_ title: String, _ change: (inout Example) -> Void = { _ in }) {
    self.title = title
    change(&self)
  }

  /// The version of the standard that an example goes by.
  package struct Promise: Sendable {
    package var validFrom = Example.day(-60)
    package var validTo: CivilDay?
    package var classes: [String] = []
    package var clock = ClockSettings()
    package var times = [TimePromise(applicantClass: nil, value: 3, unit: .workingDays)]
    package var waitsAtMost: TimePromise?
    package var cost = CostPromise.tariffs(
      [TariffLine(applicantClass: nil, tier: nil, amount: Money(50_000))], legalBasis: nil)
    package var papers: [Paper]? = [Paper("ktp")]
  }

  /// One entry of the requirement list.
  package struct Paper: Sendable {
    package var code: String
    package var classes: Set<String>
    package var isMandatory: Bool
    package var group: String?

    package init(
      _ code: String, classes: Set<String> = [], isMandatory: Bool = true, group: String? = nil
    ) {
      self.code = code
      self.classes = classes
      self.isMandatory = isMandatory
      self.group = group
    }
  }

  /// That day of March 2025; 0 is the last of February.
  package static func day(_ day: Int) -> CivilDay { CivilDay(number: 20_147) + day }

  /// A time of that day of March 2025, in the example's zone (eight hours ahead of UTC).
  package static func march(_ day: Int, _ hour: Int, _ minute: Int = 0) -> Instant {
    Instant((Int64(Example.day(day).number) * 24 + Int64(hour) - 8) * 3600 + Int64(minute) * 60)
  }
}

extension Example {
  /// The database ids of all that an example consists of.
  package static let ids: Int64 = 1

  /// The papers of the example by ordinal: those of the list, then any others.
  private var codes: [String] {
    let all = (promise?.papers ?? []).map(\.code) + (demanded ?? []) + (submitted ?? [])
    return all.enumerated().filter { index, code in all.firstIndex(of: code) == index }.map(\.1)
  }

  /// The catalogue of a unit with one service.
  package func catalogue() throws -> Catalogue {
    let unit = try UnitCode("MPP-Contoh")
    let service = try ServiceCode("IZIN")
    let calendar = try CalendarCode("mpp-contoh")
    let early = Example.march(-60, 8)
    func recorded<Value>(_ value: Value) -> Recorded<Value> {
      Recorded(id: Example.ids, recordedAt: early, value: value)
    }
    let hours = try OpeningHours([.init(open: 8 * 3600, close: 16 * 3600)], entry: "week")
    let workweek: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]
    let definition = CalendarDefinition(
      code: calendar.text, zone: "Asia/Makassar",
      weeks: [
        DatedWeek(
          from: nil, to: nil,
          week: Dictionary(uniqueKeysWithValues: workweek.map { ($0, hours) }))
      ],
      holidayKnowledge: .keepsNone)
    let standard = try promise.map { promise in
      recorded(try self.standard(promise, of: service, at: unit))
    }
    return Catalogue(
      units: [
        recorded(
          Unit(
            code: unit, name: "Mal Pelayanan Publik Contoh", parent: nil, zone: "Asia/Makassar",
            calendar: calendar))
      ],
      services: [recorded(Service(unit: unit, code: service, name: "Izin", agency: nil))]
        + (try elsewhere(at: unit)).map {
          Recorded(
            id: $0.id, recordedAt: early,
            value: Service(unit: unit, code: $0.value.service, name: "Lain", agency: nil))
        },
      standards: (standard.map { [$0] } ?? []) + (try elsewhere(at: unit)),
      calendars: [
        recorded(
          CalendarVersion(
            code: calendar, validFrom: nil, validTo: nil, definition: definition, source: nil))
      ],
      documents: [
        Example.ids: try codes.map { DocumentEntry(code: try DocumentCode($0), name: $0) }
      ],
      variants: variant == .unknown ? [.unknown] : [.unknown, variant])
  }

  /// The standard of the other service.
  private func elsewhere(at unit: UnitCode) throws -> [Recorded<Standard>] {
    guard !papersElsewhere.isEmpty else { return [] }
    var other = Promise()
    other.papers = papersElsewhere.map { Paper($0) }
    let standard = try standard(other, of: try ServiceCode("LAIN"), at: unit)
    return [Recorded(id: Example.ids + 1, recordedAt: Example.march(-60, 8), value: standard)]
  }

  private func standard(
    _ promise: Promise, of service: ServiceCode, at unit: UnitCode
  ) throws -> Standard {
    Standard(
      unit: unit, service: service, version: "2025", state: .approved, decree: nil, source: nil,
      validFrom: promise.validFrom, validTo: promise.validTo, classes: promise.classes,
      clock: promise.clock,
      times: promise.times, waitsAtMost: promise.waitsAtMost, cost: promise.cost,
      documents: try promise.papers?.map { paper in
        RequiredDocument(
          code: try DocumentCode(paper.code), name: paper.code, classes: paper.classes,
          isMandatory: paper.isMandatory, alternatives: paper.group)
      }, targetPerMille: nil)
  }

  /// The case and the others, each as a batch of one row.
  package func batches() -> [TransactionBatch] {
    ([self] + others).enumerated().map { index, example in
      var batch = example.batch()
      batch.id = [Example.ids + Int64(index)]
      return batch
    }
  }

  /// The case as a batch of one row.
  package func batch() -> TransactionBatch {
    let missing = TransactionBatch.missing
    let charges = charges ?? []
    func sum(_ lines: [Charge]) -> Int64 { lines.reduce(0) { $0 + $1.amount.minorUnits } }
    func mask(_ papers: [String]?) -> [UInt64] {
      var words = [UInt64](repeating: 0, count: codes.count / 64 + 1)
      for paper in papers ?? [] {
        guard let ordinal = codes.firstIndex(of: paper) else { continue }
        words[ordinal / 64] |= 1 << UInt64(ordinal % 64)
      }
      return words
    }
    let (demandedWords, submittedWords) = (mask(demanded), mask(submitted))
    let hasFurther = demandedWords.count > 1

    var batch = TransactionBatch()
    batch.id = [Example.ids]
    batch.service = [Example.ids]
    batch.variant = [variant == .unknown ? 0 : 1]
    batch.status = [Int64(status.rawValue)]
    batch.received = [stamps.received.seconds]
    batch.complete = [stamps.complete?.seconds ?? missing]
    batch.paid = [stamps.paid?.seconds ?? missing]
    batch.finished = [stamps.finished?.seconds ?? missing]
    batch.handedOver = [stamps.handedOver?.seconds ?? missing]
    batch.promised = [stamps.promised?.seconds ?? missing]
    batch.recorded = [imported.seconds]
    batch.news = [news?.seconds ?? .max]
    batch.tariffPaid = [
      self.charges == nil ? missing : sum(charges.filter { $0.kind.countsAsTariff })
    ]
    batch.mixedPaid = [sum(charges.filter { $0.kind == .total })]
    batch.unproven = [sum(charges.filter { $0.isUnproven })]
    let officer = officer.map { Array($0.utf8) }
    batch.number = [missing]
    batch.frame = [missing]
    batch.officer = [officer.map { TransactionBatch.key(of: $0.span) } ?? missing]
    batch.demanded = [Int64(bitPattern: demandedWords[0])]
    batch.submitted = [Int64(bitPattern: submittedWords[0])]
    batch.flags = [flags(hasFurther: hasFurther).rawValue]
    batch.proofKeys = proofScope == nil ? [] : charges.proofKeys
    batch.proofRows = batch.proofKeys.map { _ in 0 }
    batch.pauseOffsets = [0, Int32(pauses.count)]
    batch.pauses = pauses
    if !earlier.isEmpty { batch.earlier[0] = earlier }
    if hasFurther {
      batch.furtherDocuments[0] = TransactionBatch.FurtherDocuments(
        demanded: Array(demandedWords.dropFirst()), submitted: Array(submittedWords.dropFirst()))
    }
    return batch
  }

  private func flags(hasFurther: Bool) -> TransactionBatch.Flags {
    var flags: TransactionBatch.Flags = []
    if !pauses.isEmpty { flags.insert(.hasPauses) }
    if hasFurther { flags.insert(.hasFurtherDocuments) }
    if isExtended { flags.insert(.isExtended) }
    if demanded != nil { flags.insert(.demandedRecorded) }
    if submitted != nil { flags.insert(.submittedRecorded) }
    flags.dates = stamps.dates
    flags.untold = untold
    if stamps.receivedInHours { flags.insert(.receivedInHours) }
    flags.proofScope = proofScope
    return flags
  }
}
