internal import ServiceStandards
internal import WorkingTime

/// What a standard promises to one variant in time.
enum TimeLine: Hashable, Sendable {
  /// `usual` and `extended` are indices into `Rulebook.limits`, `line` is the index of the promise
  /// in the standard's `times`.
  case limit(usual: Int32, extended: Int32, line: Int32)
  case none(Reason)
}

/// The time limits of all standards, each kept once.
struct TimeLimits {
  private(set) var limits: [TimeLimit] = []
  private var indices: [TimeLimit: Int32] = [:]

  /// The promise of the case's class, else the promise for every class.
  mutating func line(of standard: Standard, for variant: Variant) -> TimeLine {
    let times = standard.times
    let own = variant.applicantClass.flatMap { name in
      times.firstIndex { $0.applicantClass == name }
    }
    guard let line = own ?? times.firstIndex(where: { $0.applicantClass == nil }) else {
      if times.isEmpty { return .none(.noLimit) }
      return .none(variant.applicantClass == nil ? .classMissing : .classNotInStandard)
    }
    let promise = times[line]
    return .limit(
      usual: index(promise.value, promise, standard.clock),
      extended: index(promise.value.plus(promise.extensionValue), promise, standard.clock),
      line: Int32(line))
  }

  private mutating func index(
    _ value: Int64, _ promise: TimePromise, _ clock: ClockSettings
  ) -> Int32 {
    let limit = TimeLimit(
      value, promise.unit, receipt: clock.receipt, dayCount: clock.dayCount)
    if let index = indices[limit] { return index }
    limits.append(limit)
    indices[limit] = Int32(limits.count - 1)
    return Int32(limits.count - 1)
  }
}

extension TimeLimit {
  /// Twice as long.
  var doubled: TimeLimit {
    TimeLimit(value.plus(value), unit, receipt: receipt, dayCount: dayCount)
  }

  /// All cases that start on the same day are due at the same instant.
  var goesByDay: Bool {
    switch unit {
    case .seconds, .minutes, .hours: false
    case .workingDays, .calendarDays, .months: receipt == .asStamped
    }
  }
}
