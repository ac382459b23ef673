internal import ServiceStandards
internal import WorkingTime

/// Digests of all that the transactions of a service are judged by: its standards, the papers that
/// they name, the zone and the calendar of its unit. Equal digests, equal verdicts.
struct ServiceDigests {
  /// SHA-256 in hexadecimal digits, by the service's database id.
  let digests: [Int64: String]

  /// Of the services with those database ids; `nil`: of every service.
  init(of services: Set<Int64>?, in catalogue: Catalogue) {
    let calendars = Dictionary(grouping: catalogue.calendars, by: \.value.code).mapValues {
      ContentBytes(ofCalendar: $0).sha256
    }
    let units = Dictionary(
      catalogue.units.map { ($0.value.code, $0.value) }, uniquingKeysWith: { _, later in later })
    let places = units.mapValues { unit in
      ContentBytes(ofPlace: unit, units: units, calendars: calendars).sha256
    }
    let standards = Dictionary(grouping: catalogue.standards) {
      Place(unit: $0.value.unit, service: $0.value.service)
    }
    var digests: [Int64: String] = [:]
    for service in catalogue.services where services?.contains(service.id) ?? true {
      let place = Place(unit: service.value.unit, service: service.value.code)
      var content = ContentBytes()
      content.add("place", places[service.value.unit])
      for standard in standards[place] ?? [] {
        content.add(standard, papers: catalogue.documents[service.id] ?? [])
      }
      digests[service.id] = content.sha256
    }
    self.digests = digests
  }

  private struct Place: Hashable {
    let unit: UnitCode
    let service: ServiceCode
  }
}

extension ContentBytes {
  /// Where a unit is, and by what calendar it goes: its own or that of the nearest unit above.
  fileprivate init(
    ofPlace unit: Unit, units: [UnitCode: Unit], calendars: [CalendarCode: String]
  ) {
    self.init()
    add("zone", unit.zone)
    var seen: Set<UnitCode> = []
    var next: Unit? = unit
    while let current = next, seen.insert(current.code).inserted {
      if let code = current.calendar {
        add("calendar", [code.text, calendars[code] ?? ""])
        return
      }
      next = current.parent.flatMap { units[$0] }
    }
  }

  fileprivate mutating func add(_ standard: Recorded<Standard>, papers: [DocumentEntry]) {
    // Of two versions the one recorded later goes first, then the one with the larger id.
    add("standard", [String(standard.id), String(standard.recordedAt.seconds)])
    add("content", StandardDigest(of: standard.value).sha256)
    let required = Set((standard.value.documents ?? []).map(\.code))
    for (ordinal, paper) in papers.enumerated() where required.contains(paper.code) {
      add("paper", [String(ordinal), paper.code.text])
    }
  }

  fileprivate init(ofCalendar versions: [Recorded<CalendarVersion>]) {
    self.init()
    for version in versions.sorted(by: { $0.id < $1.id }) {
      add("version", [String(version.id), String(version.recordedAt.seconds)])
      add("valid_from", version.value.validFrom?.description)
      add("valid_to", version.value.validTo?.description)
      add(version.value.definition)
    }
  }

  private mutating func add(_ definition: CalendarDefinition) {
    add("zone", definition.zone)
    for week in definition.weeks { add("week", week) }
    for range in definition.ranges { add("range", range) }
    for date in definition.namedDates {
      add("date", [date.day.description] + ContentBytes.words(date.hours))
    }
    for holiday in definition.holidays { add("holiday", holiday.day.description) }
    switch definition.holidayKnowledge {
    case .keepsNone: add("keeps_no_holidays", [])
    case .declared(let years): add("complete", years.sorted().map(String.init))
    }
  }

  private mutating func add(_ name: String, _ week: DatedWeek) {
    add(name, [week.from?.description ?? "", week.to?.description ?? ""])
    for weekday in Weekday.allCases {
      guard let hours = week.week[weekday] else { continue }
      add("hours", [String(weekday.rawValue)] + ContentBytes.words(hours))
    }
  }

  private static func words(_ hours: OpeningHours) -> [String] {
    hours.intervals.map { "\($0.open)-\($0.close)" }
  }
}
