import Foundation
import TestSupport
import Testing
import WorkingTime

/// Writes the bytes of a zone's file.
struct ZoneFileWriter {
  var version: Character = "2"
  /// Instants of change with the place of the type that they lead to.
  var changes: [(instant: Int64, type: UInt8)] = []
  var types: [Int32] = [0]
  var footer = ""
  var leapSeconds: UInt32 = 0

  var bytes: [UInt8] {
    if version == "1" { return block(timeSize: 4) }
    return block(timeSize: 4) + block(timeSize: 8) + Array("\n\(footer)\n".utf8)
  }

  private func block(timeSize: Int) -> [UInt8] {
    let version = version == "1" ? 0 : version.asciiValue ?? 0
    var bytes = Array("TZif".utf8) + [version] + [UInt8](repeating: 0, count: 15)
    for count in [0, 0, leapSeconds, UInt32(changes.count), UInt32(types.count), 4] {
      bytes += big(UInt64(count), 4)
    }
    for change in changes { bytes += big(UInt64(bitPattern: change.instant), timeSize) }
    bytes += changes.map(\.type)
    for type in types { bytes += big(UInt64(bitPattern: Int64(type)), 4) + [0, 0] }
    bytes += Array("ABC\0".utf8)
    for _ in 0..<leapSeconds { bytes += [UInt8](repeating: 0, count: timeSize + 4) }
    return bytes
  }

  private func big(_ value: UInt64, _ size: Int) -> [UInt8] {
    (0..<size).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }
  }
}

@Suite struct `A zone file` {
  /// A rule, an instant, and the offset then.
  static let rules: [(rule: String, instant: String, offset: Int32)] = [
    ("WITA-8", "2026-01-06T00:00:00Z", 28_800),
    ("<+03>-3", "2026-01-06T00:00:00Z", 10_800),
    ("<-0330>3:30", "2026-01-06T00:00:00Z", -12_600),
    ("LMT-0:53:28", "2026-01-06T00:00:00Z", 3208),
    ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29T00:59:59Z", 3600),
    ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29T01:00:00Z", 7200),
    ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-10-25T00:59:59Z", 7200),
    ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-10-25T01:00:00Z", 3600),
    // Without changes in the file the rule holds in the past as well.
    ("CET-1CEST,M3.5.0,M10.5.0/3", "1900-07-01T00:00:00Z", 7200),
    ("CET-1CEST,M3.5.0,M10.5.0/3", "0001-07-01T00:00:00Z", 7200),
    ("CET-1CEST,M3.5.0,M10.5.0/3", "9999-07-01T00:00:00Z", 7200),
    // The southern summer lies over the new year.
    ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-01-01T00:00:00Z", 39_600),
    ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-06-01T00:00:00Z", 36_000),
    // Summer time is the standard, and winter is set back.
    ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-01-15T00:00:00Z", 0),
    ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-07-15T00:00:00Z", 3600),
    // A time before midnight of the date, and one a day after it.
    ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T00:59:59Z", -7200),
    ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T01:00:00Z", -3600),
    ("IST-2IDT,M3.4.4/26,M10.5.0", "2026-03-26T23:59:59Z", 7200),
    ("IST-2IDT,M3.4.4/26,M10.5.0", "2026-03-27T00:00:00Z", 10_800),
    // J60 is 1 March in every year; 59 is 1 March, but 29 February in a leap year.
    ("EST5EDT,J60/0,J300/0", "2027-03-01T05:00:00Z", -14_400),
    ("EST5EDT,J60/0,J300/0", "2028-03-01T04:59:59Z", -18_000),
    ("EST5EDT,J60/0,J300/0", "2028-03-01T05:00:00Z", -14_400),
    ("EST5EDT,J59/0,J300/0", "2028-02-28T04:59:59Z", -18_000),
    ("EST5EDT,J59/0,J300/0", "2028-02-28T05:00:00Z", -14_400),
    ("EST5EDT,59/0,300/0", "2027-03-01T05:00:00Z", -14_400),
    ("EST5EDT,59/0,300/0", "2028-02-29T04:59:59Z", -18_000),
    ("EST5EDT,59/0,300/0", "2028-02-29T05:00:00Z", -14_400),
    // Summer time all year.
    ("XXX3EDT4,0/0,J365/23", "2026-01-01T04:00:00Z", -14_400),
    ("XXX3EDT4,0/0,J365/23", "2026-07-01T00:00:00Z", -14_400),
    ("XXX3EDT4,0/0,J365/23", "2027-01-01T03:00:00Z", -14_400),
    // Half an hour of summer time.
    ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "2026-12-01T00:00:00Z", 39_600),
  ]

  @Test(arguments: rules) func `goes on by its rule`(
    rule: String, instant: String, offset: Int32
  ) throws {
    let zone = try Zone("Test", file: ZoneFileWriter(version: "3", footer: rule).bytes)
    #expect(zone.offset(at: try Instant(reading: instant)) == offset)
  }

  @Test(arguments: [
    "W-8", "WITA", "WITA-25", "WITA-8:60", "<+03-3", "<>-3", "CET-1CEST", "CET-1CEST,",
    "CET-1CEST,M3.5.0", "CET-1CEST,M3.5.0,", "CET-1CEST,M13.5.0,M10.5.0",
    "CET-1CEST,M3.6.0,M10.5.0",
    "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,J0,J300", "CET-1CEST,366,J300", "CET-1CEST,J60/168,J300",
    "CET-1CEST,J60,J300x", "-8", "WITA-8,M3.5.0,M10.5.0", "CET-1CEST,M3..0,M10.5.0",
  ]) func `is damaged when its rule is`(rule: String) {
    #expect(throws: CalendarFault.damagedZone("Test")) {
      try Zone("Test", file: ZoneFileWriter(footer: rule).bytes)
    }
  }

  @Test(arguments: ["1", "2", "3", "4"] as [Character])
  func `is read in every version`(version: Character) throws {
    let file = ZoneFileWriter(
      version: version, changes: [(1_000_000, 1), (2_000_000, 0)], types: [3600, 7200])
    let zone = try Zone("Test", file: file.bytes)
    let offsets = [999_999, 1_000_000, 1_999_999, 2_000_000, 9_000_000_000]
      .map { zone.offset(at: Instant($0)) }
    #expect(offsets == [3600, 7200, 7200, 3600, 3600])
  }

  @Test func `follows its rule only after its last change`() throws {
    let file = ZoneFileWriter(
      changes: [(1_767_225_600, 0)], types: [3600, 0], footer: "CET-1CEST,M3.5.0,M10.5.0/3")
    let zone = try Zone("Test", file: file.bytes)
    #expect(zone.offset(at: try Instant(reading: "2025-07-01T00:00:00Z")) == 3600)
    #expect(zone.offset(at: try Instant(reading: "2026-07-01T00:00:00Z")) == 7200)
  }

  @Test func `is damaged when it counts leap seconds, or has no types, or goes backwards`() {
    let damaged = [
      ZoneFileWriter(leapSeconds: 1),
      ZoneFileWriter(types: []),
      ZoneFileWriter(changes: [(5, 0), (5, 0)]),
      ZoneFileWriter(changes: [(5, 1)]),
      ZoneFileWriter(types: [93_600]),
      ZoneFileWriter(changes: [(.min, 0)]),
    ]
    for file in damaged {
      #expect(throws: CalendarFault.damagedZone("Test")) { try Zone("Test", file: file.bytes) }
    }
    #expect(throws: CalendarFault.damagedZone("Test")) { try Zone("Test", file: []) }
  }

  static let real = ["Europe/Berlin", "Asia/Makassar"].map { name in
    let path = "/usr/share/zoneinfo/\(name)"
    return (name: name, bytes: [UInt8]((try? Data(contentsOf: URL(filePath: path))) ?? Data()))
  }

  @Test(arguments: real) func `is damaged wherever it is cut off`(
    name: String, bytes: [UInt8]
  ) throws {
    _ = try Zone(name, file: bytes)
    for length in bytes.indices {
      #expect(throws: CalendarFault.damagedZone(name)) {
        try Zone(name, file: Array(bytes[..<length]))
      }
    }
  }

  @Test(arguments: real) func `never brings down the program when bytes are flipped`(
    name: String, bytes: [UInt8]
  ) throws {
    var random = SplitMix64(seed: 11)
    for _ in 1...400 {
      var bytes = bytes
      for _ in 1...random.one(of: [1, 1, 2, 8]) {
        bytes[random.number(0...bytes.count - 1)] = UInt8(random.number(0...255))
      }
      guard let zone = try? Zone(name, file: bytes) else { continue }
      for seconds in [Int64.min, -2_000_000_000, 1_767_225_600, 5_000_000_000, .max] {
        #expect(zone.offset(at: Instant(seconds)).magnitude < 93_600)
      }
      for number in [Int32.min, -20_000, 20_000, 50_000, .max] {
        let day = CivilDay(number: number)
        let begin = zone.instant(day: day, secondOfDay: 0)
        #expect(begin <= zone.instant(day: day, secondOfDay: 86_400))
      }
    }
  }
}
