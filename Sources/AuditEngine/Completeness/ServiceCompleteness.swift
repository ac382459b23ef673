internal import ServiceStandards
package import WorkingTime

/// How complete the record of a service is, as far as the record itself tells: what the rates of a run rest on.
package struct ServiceCompleteness: Hashable, Sendable {
  /// Days after receipt from which a case counts as told late.
  package static let lateDays: Int64 = 30
  /// Series that are told apart; with more nothing in the numbers runs on.
  static let mostSeries = 512

  /// Numbers with one frame.
  package struct Series: Hashable, Sendable {
    package var numbers = NumberRanges()
    /// The case with the smallest id, whose number shows how the others are written.
    package var example: Example
  }

  /// A case, with when it was received in epoch seconds.
  package struct Example: Hashable, Comparable, Sendable {
    package var id: Int64
    package var received: Int64

    package static func < (left: Example, right: Example) -> Bool { left.id < right.id }
  }

  /// By the key of the frame.
  package var series: [Int64: Series] = [:]
  /// Cases in whose number nothing runs on.
  package var unnumbered: Int64 = 0
  package var hasTooManySeries = false
  /// Days of receipt.
  package var days = ReceiptDays()
  /// Cases that were told first more than `lateDays` after their receipt, by the place of the delivery.
  package var lateByDelivery: [Int: Int64] = [:]
  /// The first delivery that told of a case.
  package var firstDelivery = Int.max

  package init() {}

  /// Cases that were told late, but for those of the first delivery of all, which brings the past of a service.
  package var late: Int64 {
    lateByDelivery.reduce(0) { $0 + ($1.key == firstDelivery ? 0 : $1.value) }
  }

  package static func + (
    left: ServiceCompleteness, right: ServiceCompleteness
  ) -> ServiceCompleteness {
    var sum = left
    sum.series.merge(right.series) { one, other in
      Series(numbers: one.numbers + other.numbers, example: min(one.example, other.example))
    }
    sum.unnumbered += right.unnumbered
    sum.hasTooManySeries =
      left.hasTooManySeries || right.hasTooManySeries || sum.series.count > mostSeries
    if sum.hasTooManySeries { sum.series = [:] }
    sum.days = left.days + right.days
    sum.lateByDelivery.merge(right.lateByDelivery, uniquingKeysWith: +)
    sum.firstDelivery = min(left.firstDelivery, right.firstDelivery)
    return sum
  }
}

// MARK: Numbers

/// What the numbers of a service say of what is missing among them.
package struct Numbering: Hashable, Sendable {
  /// Numbers that nobody has told of, between others of one series.
  package struct Gap: Hashable, Sendable {
    package let range: ClosedRange<Int64>
    /// A case of the series.
    package let example: ServiceCompleteness.Example

    package var count: Int64 { range.upperBound - range.lowerBound + 1 }
  }

  /// Different numbers in series that run on; 0: none does.
  package var numbers: Int64 = 0
  package var gaps: [Gap] = []
  /// There are more gaps than are kept.
  package var isPartial = false

  package var missing: Int64 { gaps.reduce(0) { $0 + $1.count } }

  /// A series of fewer numbers tells nothing.
  private static let fewest = 3
  /// A series runs on when it has at least every so many-th number between its first and its last.
  private static let sparsest: Int64 = 5

  /// The gaps, by series and number. None where the numbers do not plainly run on: where most cases are of series with too
  /// few numbers, or with too many missing.
  ///
  /// `years`: those of receipt; what lies between numbers that are years themselves may be one.
  package init(_ completeness: ServiceCompleteness, years: ClosedRange<Int64>) {
    guard !completeness.hasTooManySeries else { return }
    var all = completeness.unnumbered
    for series in completeness.series.values.sorted(by: { $0.example < $1.example }) {
      let ranges = series.numbers.sorted
      let count = ranges.reduce(0) { $0 + $1.upperBound - $1.lowerBound + 1 }
      all += count
      guard let first = ranges.first?.lowerBound, let last = ranges.last?.upperBound,
        count >= Numbering.fewest, count * Numbering.sparsest >= last - first + 1
      else { continue }
      numbers += count
      isPartial = isPartial || series.numbers.isOver
      for (one, next) in zip(ranges, ranges.dropFirst()) {
        let gap = (one.upperBound + 1)...(next.lowerBound - 1)
        let isOfYears =
          gap.lowerBound >= years.lowerBound - 1 && gap.upperBound <= years.upperBound + 1
        if !isOfYears { gaps.append(Gap(range: gap, example: series.example)) }
      }
    }
    if numbers * 2 < all { (numbers, gaps, isPartial) = (0, [], false) }
  }
}

// MARK: Days

/// Open days on which nothing was received.
package struct EmptyDays: Hashable, Sendable {
  package var days: [CivilDay] = []
  /// Days of which the calendar does not know whether they are open.
  package var unknown = 0

  package init() {}

  /// `span`: the days that are looked at.
  package init(
    _ received: ReceiptDays, in span: ClosedRange<CivilDay>, by calendar: CompiledCalendar
  ) {
    var day = span.lowerBound
    while day <= span.upperBound {
      if !received.contains(day) {
        do throws(ClockFault) {
          if try calendar.isWorkingDay(day) { days.append(day) }
        } catch {
          unknown += 1
        }
      }
      day = day + 1
    }
  }
}
