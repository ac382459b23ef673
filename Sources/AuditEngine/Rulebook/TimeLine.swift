internal import ServiceStandards
internal import WorkingTime

/// What a standard promises to one variant in time.
enum TimeLine: Hashable, Sendable {
  case limit(TimeLineLimit)
  /// One of several, and why it cannot be told which: a stretch of `Rulebook.lineCandidates`.
  case several(Range<Int32>, Reason)
  case none(Reason)
}

/// `usual` and `extended` are indices into `Rulebook.limits`, `line` is the index of the promise in the standard's
/// `times`.
struct TimeLineLimit: Hashable, Sendable {
  let usual: Int32
  let extended: Int32
  let line: Int32

  func index(isExtended: Bool) -> Int32 { isExtended ? extended : usual }
}

/// The time limits of all standards, each kept once.
struct TimeLimits {
  private(set) var limits: [TimeLimit] = []
  private(set) var candidates: [TimeLineLimit] = []
  private var indices: [TimeLimit: Int32] = [:]

  /// The promise of the case's class, else the promise for every class; those of all classes where the class is
  /// missing, or none that the standard names.
  mutating func line(of standard: Standard, classes: ClassNames, for variant: Variant) -> TimeLine {
    let times = standard.times
    if times.isEmpty { return .none(.noLimit) }
    let found = classes.lines(times.map(\.applicantClass), for: variant.applicantClass)
    guard let lines = found.lines else { return .none(found.reason) }
    var limits: [TimeLineLimit] = []
    for line in lines {
      let promise = times[line]
      let limit = TimeLineLimit(
        usual: index(promise.value, promise, standard.clock),
        extended: index(promise.value.plus(promise.extensionValue), promise, standard.clock),
        line: Int32(line))
      if !limits.contains(where: { $0.usual == limit.usual && $0.extended == limit.extended }) {
        limits.append(limit)
      }
    }
    if limits.count == 1 { return .limit(limits[0]) }
    let first = Int32(candidates.count)
    candidates += limits
    return .several(first..<Int32(candidates.count), found.reason)
  }

  /// The place of a longest wait among the limits.
  mutating func index(of wait: TimePromise, _ clock: ClockSettings) -> Int32 {
    index(wait.value, wait, clock)
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

  /// Days and months are compared as such.
  var isInDays: Bool {
    switch unit {
    case .seconds, .minutes, .hours: false
    case .workingDays, .calendarDays, .months: true
    }
  }

  /// All cases that start on the same day are due at the same instant.
  var goesByDay: Bool {
    isInDays && value > 0 && receipt == .asStamped && dayCount == .excludeFirst
  }
}
