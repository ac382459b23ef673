internal import ServiceStandards
internal import WorkingTime

/// The units of a standards file, with what they inherit from the units above them.
struct UnitEntries {
  private struct Entry {
    let place: YAMLValue
    let code: UnitCode
    let name: String
    let parent: UnitCode?
    let parentFrom: CivilDay?
    let parentPlace: YAMLValue?
    let zone: String?
    let calendar: CalendarCode?
    let currency: Currency?
    let inheritsServices: Bool
    let owner: YAMLMapping
  }

  private let entries: [Entry]
  private let known: KnownNames
  /// Parents before the units below them, else in order of the file.
  private(set) var units: [Unit] = []

  init(_ values: [YAMLValue], known: KnownNames) {
    var places = FirstPlaces<UnitCode>()
    entries = values.compactMap { UnitEntries.entry($0, known: known, &places) }
    self.known = known
    resolve()
  }

  private static func entry(
    _ value: YAMLValue, known: KnownNames, _ places: inout FirstPlaces<UnitCode>
  ) -> Entry? {
    let keys = [
      "code", "name", "parent", "parent_from", "zone", "calendar", "currency", "services",
    ]
    guard let entry = value.mapping(keys) else { return nil }
    let name = entry.required("name")?.text()
    let zone = entry["zone"]?.zone()
    let calendar = entry["calendar"]?.code(CalendarVersion.self)
    if let calendar, !known.calendars.contains(calendar),
      let nearest = NearestName.of(calendar.text, in: known.calendars.map(\.text))
    {
      entry["calendar"]?.note(.unknownReference(.calendar, nearest: nearest))
    }
    let currency = entry["currency"].flatMap(Self.currency)
    let parent = entry["parent"]?.code(Unit.self)
    let parentFrom = entry["parent_from"]?.day()
    let inherits = entry["services"]?.word([("own", false), ("inherited", true)]) ?? false
    if inherits { _ = entry.required("parent", because: "`services: inherited`") }
    if entry["parent"] == nil {
      // Nothing above it to inherit from.
      _ = entry.required("zone")
      _ = entry.required("calendar")
    }
    guard let place = entry.required("code"), let code = place.code(Unit.self),
      places.claim(code, at: place), let name
    else { return nil }
    return Entry(
      place: place, code: code, name: name, parent: parent, parentFrom: parentFrom,
      parentPlace: entry["parent"], zone: zone?.identifier, calendar: calendar,
      currency: currency, inheritsServices: inherits, owner: entry)
  }

  /// `IDR`, or a code with the number of its decimals.
  private static func currency(_ value: YAMLValue) -> Currency? {
    if value.isScalar {
      return value.word([("IDR", Currency.rupiah)])
    }
    guard let entry = value.mapping(["code", "decimals"]) else { return nil }
    let decimals = entry.required("decimals")?.wholeNumber(in: 0...4)
    guard let place = entry.required("code"), let code = place.text() else { return nil }
    guard code.utf8.count == 3, code.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
      place.note(.invalidCurrency)
      return nil
    }
    return decimals.map { Currency(code: code, decimals: Int($0)) }
  }

  private mutating func resolve() {
    let byCode = Dictionary(entries.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    var resolved = known.units.filter { byCode[$0.key] == nil }
    var names = Set(byCode.keys)
    names.formUnion(known.units.keys)
    for entry in entries {
      var chain: [Entry] = []
      var next: Entry? = entry
      while let current = next, resolved[current.code] == nil {
        guard !chain.contains(where: { $0.code == current.code }) else {
          current.parentPlace?.note(.parentCycle)
          chain.removeAll()
          break
        }
        chain.append(current)
        next = entryAbove(current, in: byCode)
      }
      for current in chain.reversed() {
        resolved[current.code] = unit(
          current, above: current.parent.flatMap { resolved[$0] }, names)
      }
    }
    units = UnitEntries.parentsFirst(entries.compactMap { resolved[$0.code] })
  }

  /// The nearest entry of the file above another one, whatever units that are known already stand between them.
  private func entryAbove(_ entry: Entry, in byCode: [UnitCode: Entry]) -> Entry? {
    var met: Set<UnitCode> = []
    var next = entry.parent
    while let code = next, met.insert(code).inserted {
      if let found = byCode[code] { return found }
      next = known.units[code]?.parent
    }
    return nil
  }

  private func unit(_ entry: Entry, above parent: Unit?, _ names: Set<UnitCode>) -> Unit? {
    if let code = entry.parent, !names.contains(code) {
      let nearest = NearestName.of(code.text, in: names.map(\.text))
      entry.parentPlace?.note(.unknownReference(.unit, nearest: nearest))
    }
    return Unit(
      code: entry.code, name: entry.name, parent: entry.parent, parentFrom: entry.parentFrom,
      zone: entry.zone ?? parent?.zone ?? "", calendar: entry.calendar,
      currency: entry.currency ?? parent?.currency ?? .rupiah,
      inheritsServices: entry.inheritsServices)
  }

  private static func parentsFirst(_ units: [Unit]) -> [Unit] {
    var waiting = units
    var placed: [Unit] = []
    let inFile = Set(units.map(\.code))
    var done: Set<UnitCode> = []
    while !waiting.isEmpty {
      let ready = waiting.filter { unit in
        unit.parent.map { !inFile.contains($0) || done.contains($0) } ?? true
      }
      guard !ready.isEmpty else { return placed + waiting }
      placed += ready
      done.formUnion(ready.map(\.code))
      waiting.removeAll { done.contains($0.code) }
    }
    return placed
  }
}
