import NaiveAudit
import ServiceStandards
import TestSupport
import Testing
import WorkingTime

/// The compiled clock and the slow one asked the same questions.
@Suite struct `The compiled clock` {
  @Test(arguments: SplitMix64.seeds(20_260_105, 2_181_408_978_044_528_733))
  func `gives the due instants of the slow one`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<6 {
      let world = try RandomWorld(seed: random.next(), transactions: 0, asOf: 1)
      for version in world.catalogue.calendars {
        let definition = version.value.definition
        let compiled = try CompiledCalendar(definition, years: 2018...2032)
        let naive = NaiveClock(try #require(NaiveCalendar(definition)))
        for _ in 0..<60 {
          let question = Question(&random, units: TimeLimit.Unit.allCases)
          let expected = Answer { () throws(NaiveClockFault) in
            try naive.due(from: question.start, limit: question.limit, pauses: question.pauses)
          }
          let answer = Answer(compiled: { () throws(ClockFault) in
            try compiled.due(from: question.start, limit: question.limit, pauses: question.pauses)
          })
          #expect(answer == expected, "seed \(world.seed): \(question) by \(definition)")
        }
      }
    }
  }

  /// A question to a clock, drawn at random.
  private struct Question {
    let start: Instant
    let limit: TimeLimit
    let pauses: [Pause]

    init(_ random: inout SplitMix64, units: [TimeLimit.Unit]) {
      var start = Int64.random(in: 1_600_000_000...1_800_000_000, using: &random)
      if Bool.random(using: &random) { start -= start % 1800 }
      let unit = units[Int.random(in: 0..<units.count, using: &random)]
      let most: Int64 =
        switch unit {
        case .seconds: 300_000
        case .minutes: 6_000
        case .hours: 100
        case .workingDays: 40
        case .calendarDays: 70
        case .months: 7
        }
      let limit = TimeLimit(
        Int64.random(in: 0...3, using: &random) == 0
          ? 0 : Int64.random(in: 0...most, using: &random),
        unit, receipt: Bool.random(using: &random) ? .asStamped : .nextOpening,
        dayCount: Bool.random(using: &random) ? .excludeFirst : .includeFirst)
      var pauses: [Pause] = []
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        var from = start + Int64.random(in: -200_000...2_000_000, using: &random)
        if Bool.random(using: &random) { from -= from % 3600 }
        if let last = pauses.last?.to, Int.random(in: 0..<4, using: &random) == 0 {
          from = last.seconds
        }
        let to: Int64? =
          Int.random(in: 0..<8, using: &random) == 0
          ? nil : from + Int64.random(in: -5_000...900_000, using: &random)
        pauses.append(Pause(from: Instant(from), to: to.map(Instant.init)))
      }
      self.start = Instant(start)
      self.limit = limit
      self.pauses = pauses
    }
  }

  private enum Answer: Equatable {
    case due(Instant?)
    case fault(String, year: Int?)

    init(_ ask: () throws(NaiveClockFault) -> Instant?) {
      do throws(NaiveClockFault) {
        self = .due(try ask())
      } catch .holidaysMissing(let year) {
        self = .fault("holidays_missing", year: year)
      } catch {
        self = .fault(error.code, year: nil)
      }
    }

    init(compiled ask: () throws(ClockFault) -> Instant?) {
      do throws(ClockFault) {
        self = .due(try ask())
      } catch .holidaysMissing(let year, _) {
        self = .fault("holidays_missing", year: year)
      } catch {
        self = .fault(error.code, year: nil)
      }
    }
  }
}
