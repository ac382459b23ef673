/// How long a service may take.
public struct TimeLimit: Hashable, Sendable {
  public enum Unit: String, CaseIterable, Hashable, Sendable {
    case seconds, minutes, hours
    case workingDays = "working_days"
    case calendarDays = "calendar_days"
    case months
  }

  /// Which day is the day of receipt.
  public enum Receipt: String, CaseIterable, Hashable, Sendable {
    case asStamped = "as_stamped"
    case nextOpening = "next_opening"
  }

  /// Whether the day of receipt counts.
  public enum DayCount: String, CaseIterable, Hashable, Sendable {
    /// The day of receipt is day 0.
    case excludeFirst = "exclude_first"
    /// The day of receipt is day 1 if it is a working day.
    case includeFirst = "include_first"
  }

  public var value: Int64
  public var unit: Unit
  public var receipt: Receipt
  public var dayCount: DayCount

  public init(
    _ value: Int64, _ unit: Unit, receipt: Receipt = .asStamped, dayCount: DayCount = .excludeFirst
  ) {
    self.value = value
    self.unit = unit
    self.receipt = receipt
    self.dayCount = dayCount
  }
}
