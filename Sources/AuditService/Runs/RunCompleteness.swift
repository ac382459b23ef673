internal import AuditEngine
internal import AuditReport
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

/// What the rates of each service rest on, of what a view has seen: of a run that is what stood then, whatever is
/// recorded since.
struct RunCompleteness {
  private let view: View
  private let tally: Tally
  private let names: ServiceNames
  private let numbers: [UnitCode: UnitNumbers]
  private let units: [Int64: UnitCode]
  /// Gaps of numberings that several services share, of those that were asked for so far.
  private var told: Set<SharedGap> = []

  private struct SharedGap: Hashable {
    let services: Set<Int64>
    let range: ClosedRange<Int64>
  }

  init(view: View, tally: Tally, names: ServiceNames) {
    self.view = view
    self.tally = tally
    self.names = names
    let units = Dictionary(
      view.catalogue.services.map { ($0.id, $0.value.unit) },
      uniquingKeysWith: { first, _ in first })
    self.units = units
    var services: [UnitCode: [Int64: ServiceCompleteness]] = [:]
    for (service, completeness) in tally.completeness {
      guard let unit = units[service] else { continue }
      services[unit, default: [:]][service] = completeness
    }
    numbers = services.mapValues(UnitNumbers.init)
  }

  /// `nil` for a service of which nothing was examined.
  ///
  /// - Throws: `StoreError` when the number of a case cannot be read.
  mutating func completeness(of service: Int64) throws -> Completeness? {
    guard let counts = tally.completeness[service],
      let received = tally.services[service]?.received
    else { return nil }
    let (first, last) = (received.lowerBound, received.upperBound)
    let numbering = Numbering(
      service,
      in: units[service].flatMap { numbers[$0] } ?? UnitNumbers([service: counts]),
      years: RunningNumber.year(of: first.seconds)...RunningNumber.year(of: last.seconds))
    var gaps: [Completeness.Gap] = []
    var examples: [Int64: String] = [:]
    for gap in numbering.gaps.prefix(Completeness.mostListed) {
      let example = try examples[gap.example.id] ?? view.store.caseNumber(of: gap.example.id) ?? ""
      examples[gap.example.id] = example
      gaps.append(Completeness.Gap(gap, example: example))
    }
    let retold = retold(numbering, of: service)
    let days = emptyDays(of: service, counts.days, from: first, to: last)
    return Completeness(
      numbers: numbering.numbers, gaps: gaps, gapCount: Int64(numbering.gaps.count),
      missing: numbering.missing, retoldGaps: Int64(retold.count),
      retoldMissing: retold.reduce(0) { $0 + $1.count },
      sharedWith: numbering.sharedWith.map { names.name(of: $0).code.text }.sorted(),
      emptyDays: days.map { Array($0.days.prefix(Completeness.mostListed)) },
      emptyDayCount: Int64(days?.days.count ?? 0), unknownDays: Int64(days?.unknown ?? 0),
      late: counts.late, lateDays: ServiceCompleteness.lateDays)
  }

  /// Gaps that were told of a service before, with which this one shares a numbering.
  private mutating func retold(_ numbering: Numbering, of service: Int64) -> [Numbering.Gap] {
    guard !numbering.sharedWith.isEmpty else { return [] }
    let services = numbering.sharedWith.union([service])
    return numbering.gaps.filter {
      !told.insert(SharedGap(services: services, range: $0.range)).inserted
    }
  }

  /// Within the days that the view is about; where it names none, from the first receipt to the last.
  private func emptyDays(
    of service: Int64, _ received: ReceiptDays, from first: Instant, to last: Instant
  ) -> EmptyDays? {
    guard let calendar = view.rulebook.calendar(ofService: service) else { return nil }
    let scope = view.resolved.auditScope(view.selection)
    let from = scope.receivedFrom ?? calendar.zone.day(of: first)
    let to = min(
      scope.receivedThrough ?? calendar.zone.day(of: last), calendar.zone.day(of: view.asOf))
    guard from <= to else { return EmptyDays() }
    var days = EmptyDays(received, in: from...to, by: calendar)
    // Of a service of which the view is about some days alone, nothing is known of the others.
    if let ranges = scope.days[service] {
      days.days.removeAll { day in !ranges.contains { $0.contains(day) } }
    }
    return days
  }
}

extension Completeness.Gap {
  /// Numbers are written as that of a case of the series is.
  fileprivate init(_ gap: Numbering.Gap, example: String) {
    let bytes = Array(example.utf8)
    let digits = RunningNumber.digits(of: bytes.span, received: gap.example.received)
    func padded(_ number: Int64) -> String {
      let text = String(number)
      let width = digits.map(\.count) ?? 0
      return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
    func written(_ number: Int64) -> String {
      guard let digits else { return padded(number) }
      let text =
        Array(bytes[..<digits.lowerBound]) + Array(padded(number).utf8)
        + Array(bytes[digits.upperBound...])
      return Disclosure.inside.typed(String(decoding: text, as: UTF8.self))
    }
    let (first, last) = (gap.range.lowerBound, gap.range.upperBound)
    self.init(
      first: written(first), last: written(last),
      digits: Completeness.ClosedPair(padded(first), padded(last)), count: gap.count)
  }
}
