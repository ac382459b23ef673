internal import ServiceStandards
package import WorkingTime

/// How complete the record of a service is, as far as the record itself tells: what the rates of a run rest on.
package struct ServiceCompleteness: Hashable, Sendable {
  /// Days after receipt from which a case counts as told late.
  package static let lateDays: Int64 = 30
  /// Series that are told apart; with more nothing in the numbers runs on.
  static let mostSeries = 512
  /// The same of stretches of a thousand numbers in all series together, which take 2 MiB.
  static let mostStretches = 16_384

  /// Numbers with one frame.
  package struct Series: Hashable, Sendable {
    package var numbers = NumberSet()
    /// Those of cases that were not examined.
    package var beside = NumberSet()
    /// The case with the smallest id, whose number shows how the others are written.
    package var example: Example

    /// All that are known.
    var known: NumberSet { numbers + beside }

    var stretches: Int { numbers.stretches + beside.stretches }
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
  package var hasTooManyNumbers = false
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
      Series(
        numbers: one.numbers + other.numbers, beside: one.beside + other.beside,
        example: min(one.example, other.example))
    }
    sum.unnumbered += right.unnumbered
    sum.hasTooManyNumbers =
      left.hasTooManyNumbers || right.hasTooManyNumbers || sum.series.count > mostSeries
      || sum.series.values.reduce(0) { $0 + $1.stretches } > mostStretches
    if sum.hasTooManyNumbers { sum.series = [:] }
    sum.days = left.days + right.days
    sum.lateByDelivery.merge(right.lateByDelivery, uniquingKeysWith: +)
    sum.firstDelivery = min(left.firstDelivery, right.firstDelivery)
    return sum
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
