internal import ServiceStandards
internal import WorkingTime

/// One version of a standard as it stands in the file.
struct StandardEntry {
  private static let keys = [
    "version", "state", "decree", "source", "valid_from", "valid_to", "classes", "applies_to",
    "clock", "time", "waits_at_most", "cost", "tariff_of", "requirements", "target",
  ]

  private let entry: YAMLMapping?
  private let decimals: Int

  /// An entry of a unit whose currency has so many decimals.
  init(_ value: YAMLValue, decimals: Int) {
    entry = value.mapping(Self.keys)
    self.decimals = decimals
  }

  var versionPlace: YAMLValue? { entry?["version"] }

  /// The standard; `nil` when it lacks what every standard has, which is noted.
  func standard(unit: UnitCode?, service: ServiceCode?) -> Standard? {
    guard let entry else { return nil }
    let version = entry.required("version")?.text()
    let states = Standard.State.allCases.map { ($0.rawValue, $0) }
    let state = entry.required("state")?.word(states)
    let validFrom = entry.required("valid_from")?.day()
    let validTo = entry["valid_to"]?.day()
    entry.checkOrder(from: validFrom, to: validTo, lastKey: "valid_to")
    if state == .revoked { _ = entry.required("valid_to", because: "`state: revoked`") }
    let classes = entry.list("classes").compactMap { $0.text() }
    let appliesTo = entry["applies_to"]?.word(Standard.AppliesTo.allCases.map { ($0.rawValue, $0) })
    let times = TimeEntries.read(entry["time"])
    let wait = entry["waits_at_most"].flatMap { TimeEntries.wait($0) }
    let tariffOf = entry["tariff_of"]?.word(Standard.TariffDay.allCases.map { ($0.rawValue, $0) })
    let clock = clock(entry, isNeeded: !times.isEmpty)
    let cost = CostEntry.read(entry["cost"], decimals: decimals)
    let documents = entry["requirements"].map { DocumentEntries.read($0) }
    let decree = entry["decree"]?.text()
    let source = entry["source"]?.text()
    let target = entry["target"]?.perMille()
    guard let unit, let service, let version, let state, let validFrom else { return nil }
    return Standard(
      unit: unit, service: service, version: version, state: state, decree: decree,
      source: source, validFrom: validFrom, validTo: validTo, classes: classes,
      appliesTo: appliesTo ?? .started, clock: clock, times: times, waitsAtMost: wait, cost: cost,
      tariffOf: tariffOf, documents: documents, targetPerMille: target)
  }

  /// A standard that promises a time must say what starts its clock.
  private func clock(_ standard: YAMLMapping, isNeeded: Bool) -> ClockSettings {
    var settings = ClockSettings()
    let value = isNeeded ? standard.required("clock", because: "`time`") : standard["clock"]
    guard let entry = value?.mapping(["start", "receipt", "day_count", "pauses"]) else {
      return settings
    }
    let starts = ClockSettings.Start.allCases.map { ($0.rawValue, $0) }
    if let start = entry.required("start")?.word(starts) { settings.start = start }
    let receipts = TimeLimit.Receipt.allCases.map { ($0.rawValue, $0) }
    if let receipt = entry["receipt"]?.word(receipts) { settings.receipt = receipt }
    let counts = TimeLimit.DayCount.allCases.map { ($0.rawValue, $0) }
    if let count = entry["day_count"]?.word(counts) { settings.dayCount = count }
    let reasons = PauseReason.allCases.map { ($0.word, $0) }
    settings.stoppingReasons = Set(entry.list("pauses").compactMap { $0.word(reasons) })
    return settings
  }
}
