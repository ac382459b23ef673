/// What it means that a delivery is taken back.
public struct UndoneImport: Hashable, Sendable {
  /// Cases that are what other deliveries make of them.
  public var changed = 0
  /// Cases of which no other one tells.
  public var removed = 0
  /// Cases that are as before: another one tells the same, or later.
  public var unchanged = 0
  /// Rows of payments, papers and pauses that wait for their case again.
  public var waiting = 0
  /// Deliveries that tell something of cases that no other one brings, by number of the import, with how many.
  public var resting: [Int64: Int] = [:]

  public init() {}
}
