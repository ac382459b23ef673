import AuditEngine
import ServiceStandards
import Testing
import WorkingTime

@Suite struct `A calendar of several versions` {
  private let monday = Example.day(3)

  private func hours(_ open: Int32, _ close: Int32) throws -> OpeningHours {
    try OpeningHours([.init(open: open * 3600, close: close * 3600)], entry: "test")
  }

  /// A version that is open every day between those hours.
  private func version(
    id: Int64, from: Int? = nil, to: Int? = nil, open: Int32, _ close: Int32,
    holidays: HolidayList = .none
  ) throws -> Recorded<CalendarVersion> {
    let hours = try hours(open, close)
    var definition = CalendarDefinition(
      code: "mpp-contoh", zone: "Asia/Makassar",
      weeks: [
        DatedWeek(
          from: nil, to: nil,
          week: Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, hours) }))
      ],
      holidayKnowledge: .keepsNone)
    if case .days(let days) = holidays {
      definition.holidays = days.map { Holiday(day: $0) }
      definition.holidayKnowledge = .declared(completeYears: Set(days.map(\.year)))
    }
    return Recorded(
      id: id, recordedAt: Instant(0),
      value: CalendarVersion(
        code: try CalendarCode("mpp-contoh"), validFrom: from.map { Example.day($0) },
        validTo: to.map { Example.day($0) }, definition: definition, source: nil))
  }

  private enum HolidayList {
    case none
    case days([CivilDay])
  }

  private func rulebook(
    _ versions: [Recorded<CalendarVersion>], _ example: Example = Example("case")
  ) throws -> Rulebook {
    var catalogue = try example.catalogue()
    catalogue.calendars = versions
    return try Rulebook(catalogue: catalogue, years: 2024...2026)
  }

  private func closing(_ rulebook: Rulebook, _ days: [Int]) throws -> [Int32?] {
    let calendar = try #require(rulebook.calendar(ofService: 1))
    return days.map { day in
      calendar.hours(on: Example.day(day)).hours.intervals.last.map { $0.close / 3600 }
    }
  }

  @Test func `takes each day from the version with the latest first day in force on it`() throws {
    let book = try rulebook([
      try version(id: 1, open: 8, 16),
      try version(id: 2, from: 5, to: 7, open: 8, 12),
      try version(id: 3, from: 7, open: 8, 14),
    ])
    #expect(try closing(book, [4, 5, 6, 7, 8]) == [16, 12, 12, 14, 14])
  }

  @Test func `goes back to the earlier version when a later one ends`() throws {
    let book = try rulebook([
      try version(id: 2, from: 5, to: 7, open: 8, 12), try version(id: 1, open: 8, 16),
    ])
    #expect(try closing(book, [4, 5, 7, 8]) == [16, 12, 12, 16])
  }

  @Test func `clips ranges, named dates and holidays to each version`() throws {
    var old = try version(id: 1, open: 8, 16).value
    old.definition.ranges = [
      DatedWeek(from: Example.day(4), to: Example.day(6), week: [:], note: "moved")
    ]
    old.definition.namedDates = [
      NamedDate(day: Example.day(7), hours: try hours(9, 10)),
      NamedDate(day: Example.day(3), hours: try hours(9, 11)),
    ]
    let new = try version(id: 2, from: 5, open: 8, 14)
    let book = try rulebook([Recorded(id: 1, recordedAt: Instant(0), value: old), new])
    #expect(try closing(book, [3, 4, 5, 6, 7]) == [11, nil, 14, 14, 14])
  }

  @Test func `moves the due instant`() throws {
    let example = Example("shorter hours from the fifth")
    let book = try rulebook(
      [try version(id: 1, open: 8, 16), try version(id: 2, from: 5, open: 8, 12)], example)
    let examined = book.examine(example.batch(), row: 0, asOf: example.asOf)
    #expect(examined.time.due == Example.march(6, 12))
  }

  @Test func `does not answer for days before its first version`() throws {
    let example = Example("case")
    let book = try rulebook([try version(id: 1, from: 4, open: 8, 16)], example)
    let examined = book.examine(example.batch(), row: 0, asOf: example.asOf)
    #expect(examined.time.due == nil)
    #expect(examined.verdicts[.time] == .notAssessable(.noCalendar))
  }

  @Test(arguments: [(5, true), (6, false)])
  func `does not answer for days after its last version`(last: Int, isUnknown: Bool) throws {
    let example = Example("due on the sixth")
    let book = try rulebook([try version(id: 1, to: last, open: 8, 16)], example)
    let verdict = book.examine(example.batch(), row: 0, asOf: example.asOf).verdicts[.time]
    #expect(verdict == (isUnknown ? .notAssessable(.noCalendar) : .compliant))
  }

  @Test func `does not answer for a gap that lies on the way`() throws {
    let example = Example("due on the sixth")
    let book = try rulebook(
      [try version(id: 1, to: 3, open: 8, 16), try version(id: 2, from: 5, open: 8, 16)], example)
    let verdict = book.examine(example.batch(), row: 0, asOf: example.asOf).verdicts[.time]
    #expect(verdict == .notAssessable(.noCalendar))
  }

  @Test func `knows a year only when every version that decides a day of it does`() throws {
    let newYear = Example.day(-58)
    let example = Example("case")
    let informed = try version(id: 1, open: 8, 16, holidays: .days([newYear]))
    func judge(_ later: HolidayList) throws -> Tally {
      var auditor = Auditor(
        rulebook: try rulebook(
          [informed, try version(id: 2, from: 200, open: 8, 16, holidays: later)], example),
        asOf: example.asOf)
      var deviations: [Deviation] = []
      auditor.judge(example.batch(), into: &deviations)
      return auditor.tally
    }
    let known = try judge(.days([newYear]))
    #expect(known.total.verdicts[.time]?.compliant == 1)
    #expect(known.missingHolidays.isEmpty)

    let unknown = try judge(.days([]))
    #expect(unknown.total.verdicts[.time]?.notAssessable == [.holidaysMissing: 1])
    #expect(
      unknown.missingHolidays == [
        MissingHolidays(calendar: try CalendarCode("mpp-contoh"), year: 2025): 1
      ])
  }

  @Test func `names the kinds that any of its versions lacks`() throws {
    let example = Example("case")
    func keeping(
      _ kinds: Set<String>, _ complete: [String: Set<Int>], in version: Recorded<CalendarVersion>
    ) -> Recorded<CalendarVersion> {
      var value = version.value
      value.definition.holidayKinds = kinds
      value.definition.holidayKnowledge = .declared(completeYears: [], byKind: complete)
      return Recorded(id: version.id, recordedAt: version.recordedAt, value: value)
    }
    func judge(_ complete: [String: Set<Int>]) throws -> Tally {
      let national = keeping(
        ["libur_nasional", "cuti_bersama"], ["libur_nasional": [2025], "cuti_bersama": [2025]],
        in: try version(id: 1, open: 8, 16))
      let local = keeping(
        ["libur_nasional", "libur_daerah"], complete,
        in: try version(id: 2, from: 200, open: 8, 16))
      var auditor = Auditor(
        rulebook: try rulebook([national, local], example), asOf: example.asOf)
      var deviations: [Deviation] = []
      auditor.judge(example.batch(), into: &deviations)
      return auditor.tally
    }
    let known = try judge(["libur_nasional": [2025], "libur_daerah": [2025]])
    #expect(known.total.verdicts[.time]?.compliant == 1)
    let unknown = try judge(["libur_nasional": [2025]])
    #expect(
      unknown.missingHolidays == [
        MissingHolidays(
          calendar: try CalendarCode("mpp-contoh"), year: 2025, kinds: ["libur_daerah"]): 1
      ])
  }

  @Test func `keeps a year known whose holidays another version decides`() throws {
    let example = Example("case")
    let book = try rulebook(
      [
        try version(id: 1, from: -20, open: 8, 16, holidays: .days([Example.day(-58)]))
      ], example)
    let verdict = book.examine(example.batch(), row: 0, asOf: example.asOf).verdicts[.time]
    #expect(verdict == .compliant)
  }

  @Test func `may not change its zone`() throws {
    var other = try version(id: 2, from: 5, open: 8, 16).value
    other.definition.zone = "Asia/Jakarta"
    let code = try CalendarCode("mpp-contoh")
    #expect(
      throws: RulebookFault.calendarChangesZone(code, zones: ["Asia/Jakarta", "Asia/Makassar"])
    ) {
      try rulebook([
        try version(id: 1, open: 8, 16), Recorded(id: 2, recordedAt: Instant(0), value: other),
      ])
    }
  }
}

@Suite struct `The calendar of a unit` {
  private func unit(
    _ code: String, below parent: String?, calendar: String?, from: CivilDay? = nil
  ) throws -> Recorded<Unit> {
    Recorded(
      id: 9, recordedAt: Instant(0),
      value: Unit(
        code: try UnitCode(code), name: "", parent: try parent.map { try UnitCode($0) },
        parentFrom: from, zone: "Asia/Makassar", calendar: try calendar.map { try CalendarCode($0) }
      ))
  }

  private func rulebook(_ units: [Recorded<Unit>]) throws -> Rulebook {
    var catalogue = try Example("case").catalogue()
    catalogue.units = units
    return try Rulebook(catalogue: catalogue, years: 2024...2026)
  }

  @Test func `is that of the nearest unit above which has one`() throws {
    let book = try rulebook([
      try unit("MPP-Contoh", below: "Dinas", calendar: nil),
      try unit("Dinas", below: "Kota", calendar: nil),
      try unit("Kota", below: nil, calendar: "mpp-contoh"),
    ])
    #expect(book.calendar(ofService: 1)?.definition.code == "mpp-contoh")
  }

  @Test(arguments: [nil, "not-recorded"] as [String?])
  func `may be missing`(calendar: String?) throws {
    let example = Example("case")
    let book = try rulebook([try unit("MPP-Contoh", below: nil, calendar: calendar)])
    #expect(book.calendar(ofService: 1) == nil)
    let examined = book.examine(example.batch(), row: 0, asOf: example.asOf)
    #expect(examined.verdicts[.time] == .notAssessable(.noCalendar))
  }

  @Test func `is asked for itself, also when another has just answered the same question`() throws {
    let example = Example("late at the mall, in time at the counter") {
      $0.stamps.finished = Example.march(7, 9)
    }
    var catalogue = try example.catalogue()
    let counter = try UnitCode("Gerai")
    let closed = try CalendarCode("gerai")
    var version = try #require(catalogue.calendars.first).value
    version.code = closed
    version.definition.holidays = [Holiday(day: Example.day(4))]
    version.definition.holidayKnowledge = .declared(completeYears: [2025])
    catalogue.calendars.append(Recorded(id: 2, recordedAt: Instant(0), value: version))
    catalogue.units.append(
      Recorded(
        id: 2, recordedAt: Instant(0),
        value: Unit(
          code: counter, name: "", parent: nil, zone: "Asia/Makassar", calendar: closed)))
    let service = Service(
      unit: counter, code: try ServiceCode("IZIN"), name: "", agency: nil)
    catalogue.services.append(Recorded(id: 2, recordedAt: Instant(0), value: service))
    catalogue.addVersion(id: 2) { $0.unit = counter }

    var auditor = Auditor(
      rulebook: try Rulebook(catalogue: catalogue, years: 2024...2026), asOf: example.asOf)
    var deviations: [Deviation] = []
    for id in [1, 2, 1, 2] as [Int64] {
      var batch = example.batch()
      batch.service = [id]
      auditor.judge(batch, into: &deviations)
    }
    #expect(deviations.filter { $0.rule == .finishedLate }.map(\.standard) == [1, 1])
    #expect(auditor.tally.services[2]?.punctuality.compliant == 2)
  }

  @Test func `that never opens gives no working time`() throws {
    let example = Example("case")
    var catalogue = try example.catalogue()
    var version = try #require(catalogue.calendars.first).value
    version.definition.weeks = []
    catalogue.calendars = [Recorded(id: 1, recordedAt: Instant(0), value: version)]
    #expect(try catalogue.examine(example).verdicts[.time] == .notAssessable(.noWorkingTime))
  }

  @Test func `is on each day that of the unit which stood above then`() throws {
    var catalogue = try Example("case").catalogue()
    var shorter = try #require(catalogue.calendars.first)
    let other = try CalendarCode("dinas-b")
    var version = shorter.value
    version.code = other
    version.definition.weeks = version.definition.weeks.map { week in
      DatedWeek(from: week.from, to: week.to, week: [:], note: week.note)
    }
    shorter = Recorded(id: 2, recordedAt: Instant(0), value: version)
    catalogue.calendars.append(shorter)
    let own = try UnitCode("MPP-Contoh")
    catalogue.units = [
      try unit("MPP-Contoh", below: "Dinas-B", calendar: nil, from: Example.day(10)),
      try unit("Dinas-A", below: nil, calendar: "mpp-contoh"),
      try unit("Dinas-B", below: nil, calendar: "dinas-b"),
    ]
    catalogue.earlierParents = [
      UnitParent(unit: own, from: nil, parent: try UnitCode("Dinas-A"))
    ]
    let book = try Rulebook(catalogue: catalogue, years: 2024...2026)
    let calendar = try #require(book.calendar(ofService: 1))
    // The other one is never open.
    let isOpen = [3, 7, 10, 11].map { day in
      !calendar.hours(on: Example.day(day)).hours.intervals.isEmpty
    }
    #expect(isOpen == [true, true, false, false])
    #expect(calendar.definition.code == "dinas-b")
  }

  @Test func `cannot be looked for above a unit that is not known`() throws {
    let above = try UnitCode("Dinas")
    #expect(throws: RulebookFault.unknownUnit(above)) {
      try rulebook([try unit("MPP-Contoh", below: "Dinas", calendar: nil)])
    }
  }

  @Test func `cannot be looked for in a circle`() throws {
    let own = try UnitCode("MPP-Contoh")
    #expect(throws: RulebookFault.unitBelowItself(own)) {
      try rulebook([
        try unit("MPP-Contoh", below: "Dinas", calendar: nil),
        try unit("Dinas", below: "MPP-Contoh", calendar: nil),
      ])
    }
  }
}

@Suite struct `A catalogue that contradicts itself` {
  @Test func `has a unit in a zone that does not exist`() throws {
    var catalogue = try Example("case").catalogue()
    var unit = catalogue.units[0].value
    unit.zone = "Asia/Banjarbaru"
    catalogue.units = [Recorded(id: 1, recordedAt: Instant(0), value: unit)]
    let fault = #expect(throws: RulebookFault.self) {
      try Rulebook(catalogue: catalogue, years: 2024...2026)
    }
    #expect(fault == .zone(unit: unit.code, .unknownZone("Asia/Banjarbaru")))
  }

  @Test func `has a standard for a service that it does not hold`() throws {
    var catalogue = try Example("case").catalogue()
    catalogue.services = []
    let fault = #expect(throws: RulebookFault.self) {
      try Rulebook(catalogue: catalogue, years: 2024...2026)
    }
    #expect(
      fault
        == .standardWithoutService(
          unit: try UnitCode("MPP-Contoh"), service: try ServiceCode("IZIN"), version: "2025"))
  }
}
