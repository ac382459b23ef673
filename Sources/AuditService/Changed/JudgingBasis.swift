internal import AuditEngine
internal import ServiceStandards
internal import WorkingTime

/// What a run goes by besides standards, calendars and transactions: with another basis every verdict
/// may be another.
struct JudgingBasis: Hashable {
  /// Program, rules, years and zones in one line.
  let text: String

  /// - Throws: `CalendarFault` for a zone that the system does not know.
  init(program: String, years: ClosedRange<Int>, catalogue: Catalogue) throws {
    let rules = RuleSet.cards.map(\.id.description).joined(separator: ",")
    let zones = Set(
      catalogue.units.map(\.value.zone) + catalogue.calendars.map(\.value.definition.zone))
    let offsets = try zones.sorted().map { name in
      "\(name)=\(JudgingBasis.digest(of: try Zone(name), years: years).prefix(16))"
    }
    text = [
      program, "rules \(rules)", "years \(years.lowerBound)-\(years.upperBound)",
      "zones \(offsets.joined(separator: ","))",
    ].joined(separator: "; ")
  }

  /// Of the offsets of a zone in those years: they change when the system's zone database does.
  private static func digest(of zone: Zone, years: ClosedRange<Int>) -> String {
    var content = ContentBytes()
    guard let first = CivilDay(year: years.lowerBound, month: 1, day: 1),
      let last = CivilDay(year: years.upperBound, month: 12, day: 31)
    else { return content.sha256 }
    var instant = zone.instant(day: first, secondOfDay: 0)
    let end = zone.instant(day: last, secondOfDay: 86_400)
    while instant < end {
      let stretch = zone.stretch(at: instant)
      content.add("offset", [String(stretch.offset), String(stretch.end)])
      guard stretch.end < end.seconds else { break }
      instant = Instant(stretch.end)
    }
    return content.sha256
  }
}
