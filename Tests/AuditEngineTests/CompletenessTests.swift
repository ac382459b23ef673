import ServiceStandards
import TestSupport
import Testing
import WorkingTime

@testable import AuditEngine

@Suite struct `What runs on in a case number` {
  private func read(
    _ number: String, series: String = "", day: String = "2025-03-04"
  ) throws -> (number: Int64, frame: Int64)? {
    let day = try #require(CivilDay(iso: day))
    return RunningNumber.read(
      Array(number.utf8).span, series: Array(series.utf8).span,
      received: Int64(day.number) * 86_400 + 3600)
  }

  @Test(
    arguments: [
      ("0014", 14), ("SKCK/0014", 14), ("0014/DUKCAPIL/III/2025", 14), ("SKCK-2025-000123", 123),
      ("12/03/2025", 12), ("20250304-0012", 12), ("2025", 2025), ("2026/2025", 2026),
      ("2013/2025", 2013), ("2025-2013", 2013), ("K-1/A7-0031", 31), ("ABC", nil), ("", nil),
      ("7371012345670001", nil), ("S-1900", 1900),
    ] as [(String, Int64?)])
  func `is its longest run of digits that is no year`(text: String, number: Int64?) throws {
    #expect(try read(text)?.number == number)
  }

  @Test func `has one frame with what counts on from it`() throws {
    let first = try #require(try read("0014/DUKCAPIL/2025"))
    #expect(try read("0015/DUKCAPIL/2025")?.frame == first.frame)
    #expect(try read("0015/POLRES/2025")?.frame != first.frame)
    #expect(try read("0015/DUKCAPIL/2026", day: "2026-01-02")?.frame != first.frame)
    #expect(try read("0014/DUKCAPIL/2025", series: "2025")?.frame != first.frame)
  }
}

@Suite struct `A set of numbers` {
  private func set(_ numbers: some Sequence<Int64>) -> NumberSet {
    var collector = NumberSet.Collector()
    for number in numbers { _ = collector.insert(number) }
    return collector.set
  }

  @Test func `holds what a plain set does, whatever the order`() throws {
    var random = SplitMix64(seed: 20)
    for round in 0..<40 {
      let most = round % 2 == 0 ? 2_000 : 1_000_000
      func some() -> [Int64] {
        (0..<random.number(0...1500)).map { _ in Int64(random.below(most)) }
      }
      let (left, right) = (some(), some())
      let (one, other) = (set(left), set(right))
      #expect(one == set(left.sorted()))
      #expect(one + other == set(left + right) && one + other == other + one)
      #expect(one.count == Int64(Set(left).count))
      #expect(one.countShared(with: other) == Int64(Set(left).intersection(right).count))
      #expect(one.span == left.min().map { $0...(left.max() ?? $0) })
      let range = Int64(random.below(most))...Int64(most)
      #expect(one.count(in: range) == Int64(Set(left).count { range.contains($0) }))
      guard most == 2_000 else { continue }
      #expect(
        one.gaps(in: range).flatMap { Array($0) } == range.filter { !left.contains($0) })
      for (gap, next) in zip(one.gaps(in: range), one.gaps(in: range).dropFirst()) {
        #expect(gap.upperBound + 1 < next.lowerBound)
      }
    }
  }
}

@Suite struct `How complete a record is` {
  private func completeness(_ numbers: [Int64], frame: Int64 = 7) -> ServiceCompleteness {
    var completeness = ServiceCompleteness()
    completeness.series[frame] = .init(numbers: set(numbers), example: .init(id: 1, received: 0))
    return completeness
  }

  private func set(_ numbers: [Int64]) -> NumberSet {
    var collector = NumberSet.Collector()
    for number in numbers { _ = collector.insert(number) }
    return collector.set
  }

  private func gaps(_ completeness: ServiceCompleteness) -> [ClosedRange<Int64>] {
    numbering(completeness).gaps.map(\.range)
  }

  private func numbering(_ completeness: ServiceCompleteness) -> Numbering {
    Numbering(1, in: UnitNumbers([1: completeness]), years: 2025...2025)
  }

  @Test func `tells the gaps between numbers, as a naive count does`() {
    var random = SplitMix64(seed: 21)
    for _ in 0..<300 {
      let first = Int64(random.below(1000))
      let kept = (0..<Int64(random.number(3...300))).filter { _ in random.chance(80) }
        .map { first + $0 }
      guard kept.count >= 3, let last = kept.last, let start = kept.first else { continue }
      let expected = (start...last).filter { !kept.contains($0) }
      let numbering = numbering(completeness(kept.shuffled(using: &random)))
      guard Int64(kept.count) * 5 >= last - start + 1 else { continue }
      #expect(numbering.gaps.flatMap { Array($0.range) } == expected)
      #expect(numbering.numbers == Int64(kept.count))
      #expect(numbering.missing == Int64(expected.count))
    }
  }

  @Test func `knows no gaps where the numbers plainly do not run on`() {
    #expect(numbering(completeness([5, 1000, 90_000])).numbers == 0)
    #expect(numbering(completeness([5, 6])).numbers == 0)
    var mixed = completeness([1, 2, 3, 5])
    mixed.unnumbered = 3
    #expect(gaps(mixed) == [4...4])
    mixed.unnumbered = 5
    #expect(numbering(mixed).numbers == 0 && gaps(mixed).isEmpty)
    mixed.unnumbered = 0
    mixed.hasTooManyNumbers = true
    #expect(numbering(mixed).numbers == 0)
  }

  private func numbers(
    _ numbers: [Int64], frame: Int64 = 7, beside: [[Int64]] = [], frames: [Int64] = []
  ) -> Numbering {
    var services = [Int64(-1): completeness(numbers, frame: frame)]
    for (place, other) in beside.enumerated() {
      services[Int64(place)] = completeness(
        other, frame: place < frames.count ? frames[place] : frame)
    }
    return Numbering(-1, in: UnitNumbers(services), years: 2025...2025)
  }

  @Test func `misses of one numbering what none of the services has that share it`() {
    var random = SplitMix64(seed: 24)
    for _ in 0..<200 {
      // Each number goes to one of three services, or to none.
      let owners = (0..<Int64(random.number(150...300))).map { _ in random.below(7) }
      func of(_ service: Int) -> [Int64] {
        owners.indices.filter { owners[$0] == service || owners[$0] == service + 3 }.map(Int64.init)
      }
      let nobody = owners.indices.filter { owners[$0] == 6 }.map(Int64.init)
      // Whether or not the code of the service stands in its numbers.
      for frames in [[7, 7], [8, 9]] as [[Int64]] {
        let numbering = numbers(of(0), beside: [of(1), of(2)], frames: frames)
        guard let first = of(0).first, let last = of(0).last else { continue }
        #expect(numbering.sharedWith == [0, 1])
        #expect(
          numbering.gaps.flatMap { Array($0.range) } == nobody.filter { first < $0 && $0 < last })
      }
    }
  }

  @Test func `shares no numbering with a service that has the same numbers`() {
    var random = SplitMix64(seed: 25)
    for frame in [7, 8] as [Int64] {
      for _ in 0..<100 {
        let own = (0..<Int64(200)).filter { _ in random.chance(70) }
        let other = (0..<Int64(200)).filter { _ in random.chance(70) }
        let alone = numbers(own)
        #expect(numbers(own, beside: [other], frames: [frame]) == alone)
      }
    }
    // A number given twice by a slip of the pen.
    let own = (0..<Int64(100)).filter { $0 % 2 == 0 }
    let other = (0..<Int64(100)).filter { $0 % 2 == 1 } + [40]
    #expect(numbers(own, beside: [other.sorted()]).missing == 0)
  }

  @Test func `takes few numbers of another frame for a numbering of their own`() {
    #expect(numbers([1, 2, 3, 5, 6], beside: [[4]], frames: [8]).missing == 1)
    #expect(numbers([1, 2, 3, 5, 6], beside: [[4]]).missing == 0)
  }

  @Test func `misses no number of a case that was not examined`() {
    var some = completeness([1, 2, 3, 6, 9])
    some.series[7]?.beside = set([4, 8])
    #expect(gaps(some) == [5...5, 7...7])
    #expect(numbering(some).numbers == 5)
  }

  @Test func `takes no year for a missing number`() {
    #expect(gaps(completeness(Array(1990...2023) + Array(2027...2040))).isEmpty)
    #expect(gaps(completeness(Array(1990...2022) + Array(2027...2040))) == [2023...2026])
  }

  @Test func `tells days as a plain set does`() {
    var random = SplitMix64(seed: 22)
    for _ in 0..<200 {
      let days = (0..<random.below(60)).map { _ in
        CivilDay(number: Int32(20_000 + random.below(500)))
      }
      let split = random.below(days.count + 1)
      var (left, right) = (ReceiptDays(), ReceiptDays())
      for day in days[..<split] { left.insert(day) }
      for day in days[split...] { right.insert(day) }
      let (sum, all) = (left + right, Set(days))
      for number in Int32(19_900)..<20_600 {
        let day = CivilDay(number: number)
        #expect(sum.contains(day) == all.contains(day))
      }
    }
  }

  @Test func `finds the delivery that told first by the ids that it gave`() {
    let tellings = FirstTellings([
      (10, Instant(100)), (10, Instant(150)), (7, Instant(170)), (25, Instant(200)),
    ])
    for near in 0..<3 {
      #expect(tellings.place(of: 1, near: near) == 0 && tellings.place(of: 10, near: near) == 0)
      #expect(tellings.place(of: 11, near: near) == 1 && tellings.place(of: 25, near: near) == 1)
      #expect(tellings.place(of: 26, near: near) == nil)
    }
    #expect(tellings.speaksAt(1) == 200)
    #expect(FirstTellings.none.place(of: 1, near: 0) == nil)
  }
}
