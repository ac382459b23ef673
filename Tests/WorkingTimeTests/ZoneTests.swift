import TestSupport
import Testing
import WorkingTime

@Suite struct `A zone` {
  /// Offsets that an independent reader of the same database gives, at and beside changes, before
  /// standard time, and long after the last change in the file.
  static let offsets: [(zone: String, instant: String, offset: Int32)] = [
    ("Europe/Berlin", "1893-03-31T23:00:00Z", 3208),
    ("Europe/Berlin", "1945-05-24T00:00:00Z", 10_800),
    ("Europe/Berlin", "2026-03-29T00:59:59Z", 3600),
    ("Europe/Berlin", "2026-03-29T01:00:00Z", 7200),
    ("Europe/Berlin", "2026-10-25T00:59:59Z", 7200),
    ("Europe/Berlin", "2026-10-25T01:00:00Z", 3600),
    ("Europe/Berlin", "2037-10-25T01:00:00Z", 3600),
    ("Europe/Berlin", "2038-07-01T00:00:00Z", 7200),
    ("Europe/Berlin", "2500-03-28T00:59:59Z", 3600),
    ("Europe/Berlin", "2500-03-28T01:00:00Z", 7200),
    ("Europe/Berlin", "9999-12-31T00:00:00Z", 3600),
    ("Europe/Dublin", "2026-01-15T00:00:00Z", 0),
    ("Europe/Dublin", "2026-07-15T00:00:00Z", 3600),
    ("Europe/Dublin", "2600-07-15T00:00:00Z", 3600),
    ("America/Sao_Paulo", "1914-01-01T03:06:27Z", -11_188),
    ("America/Sao_Paulo", "2018-11-04T02:59:59Z", -10_800),
    ("America/Sao_Paulo", "2018-11-04T03:00:00Z", -7200),
    ("America/Sao_Paulo", "2019-02-17T01:59:59Z", -7200),
    ("America/Sao_Paulo", "2019-02-17T02:00:00Z", -10_800),
    ("Asia/Jakarta", "1942-03-23T00:00:00Z", 32_400),
    ("Asia/Jakarta", "1945-09-23T00:00:00Z", 27_000),
    ("Asia/Jakarta", "2026-01-01T00:00:00Z", 25_200),
    ("Asia/Makassar", "1943-01-01T00:00:00Z", 32_400),
    ("Asia/Makassar", "2026-01-01T00:00:00Z", 28_800),
    ("America/New_York", "1883-11-18T17:00:00Z", -18_000),
    ("America/New_York", "2007-03-11T06:59:59Z", -18_000),
    ("America/New_York", "2007-03-11T07:00:00Z", -14_400),
    ("America/New_York", "2123-07-01T00:00:00Z", -14_400),
    ("Asia/Tehran", "1977-06-01T00:00:00Z", 16_200),
    ("Asia/Tehran", "2022-03-21T20:29:59Z", 12_600),
    ("Asia/Tehran", "2022-03-21T20:30:00Z", 16_200),
    ("Asia/Tehran", "2022-09-21T19:30:00Z", 12_600),
    ("Australia/Lord_Howe", "1982-01-01T00:00:00Z", 41_400),
    ("Australia/Lord_Howe", "2026-04-04T14:59:59Z", 39_600),
    ("Australia/Lord_Howe", "2026-04-04T15:00:00Z", 37_800),
    ("Australia/Lord_Howe", "2300-01-01T00:00:00Z", 39_600),
    ("Pacific/Apia", "2011-12-30T09:59:59Z", -36_000),
    ("Pacific/Apia", "2011-12-30T10:00:00Z", 50_400),
    ("Pacific/Apia", "2021-04-03T14:00:00Z", 46_800),
  ]

  @Test(arguments: offsets) func `knows its offset`(
    zone: String, instant: String, offset: Int32
  ) throws {
    #expect(try Zone(zone).offset(at: Instant(reading: instant)) == offset)
  }

  /// What the wall clock reads, and the first instant at which it does.
  static let readings: [(zone: String, day: String, second: Int32, instant: String)] = [
    ("Asia/Makassar", "2026-01-06", 27_000, "2026-01-06T07:30:00+08:00"),
    ("Asia/Makassar", "2026-01-06", 86_400, "2026-01-07T00:00:00+08:00"),
    // Skipped: the instant of the jump.
    ("Europe/Berlin", "2026-03-29", 2 * 3600 - 1, "2026-03-29T01:59:59+01:00"),
    ("Europe/Berlin", "2026-03-29", 2 * 3600, "2026-03-29T03:00:00+02:00"),
    ("Europe/Berlin", "2026-03-29", 2 * 3600 + 1800, "2026-03-29T03:00:00+02:00"),
    ("Europe/Berlin", "2026-03-29", 3 * 3600, "2026-03-29T03:00:00+02:00"),
    // Shown twice: the earlier one.
    ("Europe/Berlin", "2026-10-25", 2 * 3600, "2026-10-25T02:00:00+02:00"),
    ("Europe/Berlin", "2026-10-25", 3 * 3600 - 1, "2026-10-25T02:59:59+02:00"),
    ("Europe/Berlin", "2026-10-25", 3 * 3600, "2026-10-25T03:00:00+01:00"),
    // Back at midnight: the date begins after its last hour has come twice.
    ("America/Sao_Paulo", "2019-02-16", 23 * 3600, "2019-02-16T23:00:00-02:00"),
    ("America/Sao_Paulo", "2019-02-17", 0, "2019-02-17T00:00:00-03:00"),
    // On at midnight: the date begins at one o'clock.
    ("America/Sao_Paulo", "2018-11-04", 0, "2018-11-04T01:00:00-02:00"),
    // A date that never was.
    ("Pacific/Apia", "2011-12-30", 12 * 3600, "2011-12-31T00:00:00+14:00"),
    ("Europe/Berlin", "2600-07-01", 43_200, "2600-07-01T12:00:00+02:00"),
  ]

  @Test(arguments: readings) func `knows when its clock shows a time`(
    zone: String, day: String, second: Int32, instant: String
  ) throws {
    let answer = try Zone(zone).instant(day: CivilDay(reading: day), secondOfDay: second)
    #expect(answer == (try Instant(reading: instant)), "\(answer.iso(offset: 0))")
  }

  @Test(arguments: ["Asia/Jayapura", "Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe"])
  func `finds an instant again by what its clock shows`(name: String) throws {
    let zone = try Zone(name)
    var random = SplitMix64(seed: 7)
    for _ in 1...500 {
      let instant = Instant(Int64(random.number(-2_000_000_000...20_000_000_000)))
      let day = zone.day(of: instant)
      let second = zone.secondOfDay(of: instant)
      let first = zone.instant(day: day, secondOfDay: second)
      #expect(first <= instant)
      #expect(zone.day(of: first) == day)
      #expect(zone.secondOfDay(of: first) == second)
      #expect(
        Int64(day.number) * 86_400 + Int64(second)
          == instant.seconds + Int64(zone.offset(at: instant)))
    }
  }

  @Test(arguments: ["Asia/Makassar", "Europe/Berlin", "Pacific/Apia", "UTC"])
  func `has an answer for every instant`(name: String) throws {
    let zone = try Zone(name)
    for seconds in [Int64.min, -1 << 60, -62_135_596_800, 0, 253_402_300_799, 1 << 60, .max] {
      let instant = Instant(seconds)
      #expect(zone.offset(at: instant).magnitude < 93_600)
      #expect((0..<86_400).contains(zone.secondOfDay(of: instant)))
      _ = zone.day(of: instant)
    }
    for number in [Int32.min, -719_162, 0, 2_932_896, .max] {
      let instant = zone.instant(day: CivilDay(number: number), secondOfDay: 43_200)
      #expect(zone.day(of: instant).number == number)
    }
  }

  @Test(arguments: [
    "", "/etc/passwd", "..", "../zoneinfo/UTC", "Asia/../UTC", "./UTC", "Asia//Jakarta", "Asia/",
    "/", "Asia", "Nowhere/Land", "asia jakarta", "Asia/Jakarta\0", "Asia/Jak\u{E4}rta", ".hidden",
    String(repeating: "A", count: 300),
  ]) func `is unknown under a name that is none`(name: String) {
    #expect(throws: CalendarFault.unknownZone(name)) { try Zone(name) }
  }

  @Test func `cannot be read without a database`() {
    #expect(throws: CalendarFault.noZoneDatabase(path: "/no/such/place, /nor/this")) {
      try Zone("UTC", directories: ["/no/such/place", "/nor/this"])
    }
  }

  @Test func `is looked for in the first directory that exists`() throws {
    let directories = ["/no/such/place", "/usr/share/zoneinfo"]
    #expect(try Zone("Asia/Makassar", directories: directories).identifier == "Asia/Makassar")
    #expect(throws: CalendarFault.unknownZone("Asia/Makassar")) {
      try Zone("Asia/Makassar", directories: ["/", "/usr/share/zoneinfo"])
    }
  }
}
