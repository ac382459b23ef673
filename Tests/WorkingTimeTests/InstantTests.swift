import TestSupport
import Testing
import WorkingTime

@Suite struct `An instant` {
  @Test(arguments: [
    ("2026-01-06T12:00:00+08:00", 1_767_672_000), ("2026-01-06T04:00:00Z", 1_767_672_000),
    ("2026-01-06T04:00:00+00:00", 1_767_672_000), ("2026-01-05T18:30:00-0930", 1_767_672_000),
    ("2026-01-06T12:00:00+08", 1_767_672_000), ("2026-01-06T24:00:00+08:00", 1_767_715_200),
    ("1970-01-01T00:00:00Z", 0), ("0001-01-01T00:00:00Z", -62_135_596_800),
    ("9999-12-31T23:59:59Z", 253_402_300_799),
  ]) func `is read with its offset`(text: String, seconds: Int) {
    #expect(Instant(iso: text) == Instant(Int64(seconds)))
  }

  @Test(arguments: [
    "", "2026-01-06", "2026-01-06T12:00:00", "2026-01-06T12:00Z", "2026-01-06 12:00:00Z",
    "2026-01-06T12:00:00z", "2026-01-06T12:00:60Z", "2026-01-06T12:60:00Z", "2026-01-06T24:00:01Z",
    "2026-01-06T25:00:00Z", "2026-02-29T12:00:00Z", "2026-01-06T12:00:00.5Z",
    "2026-01-06T12:00:00+8",
    "2026-01-06T12:00:00+24:00", "2026-01-06T12:00:00+08:60", "2026-01-06T12:00:00+08:0",
    "2026-01-06T12:00:00+08-00", "2026-01-06T12:00:00+08:00 ", "2026-01-06T12:00:00ZZ",
    "2026-01-06T12:00:00+", "2026-01-06T1２:00:00Z",
  ]) func `is not read from anything else`(text: String) {
    #expect(Instant(iso: text) == nil)
  }

  @Test func `is written as a clock shows it`() {
    let instant = Instant(1_767_672_000)
    #expect(instant.iso(offset: 28_800) == "2026-01-06T12:00:00+08:00")
    #expect(instant.iso(offset: 0) == "2026-01-06T04:00:00+00:00")
    #expect(instant.iso(offset: -34_200) == "2026-01-05T18:30:00-09:30")
    #expect(Instant(-2_422_054_408).iso(offset: 3208) == "1893-04-01T00:00:00+00:53:28")
    #expect(Instant(-1).iso(offset: 0) == "1969-12-31T23:59:59+00:00")
  }

  @Test func `is read as it is written`() {
    var random = SplitMix64(seed: 3)
    for _ in 1...1000 {
      let instant = Instant(Int64(random.number(-62_000_000_000...253_000_000_000)))
      let text = instant.iso(offset: Int32(random.number(-14 * 4...14 * 4) * 900))
      #expect(Instant(iso: text) == instant, "\(text)")
    }
  }

  @Test(arguments: [Int64.min, -1 << 60, 1 << 60, .max])
  func `of any size can be written`(seconds: Int64) {
    #expect(!Instant(seconds).iso(offset: 28_800).isEmpty)
  }
}
