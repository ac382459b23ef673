/// What there is to say of the records of a delivery about cases that were known, besides what came of each.
public struct TellingNotes: Sendable {
  /// Rows of which there is the same to say.
  public struct Rows: Hashable, Sendable {
    public private(set) var count = 0
    /// Lines of the first of them.
    public private(set) var lines: [Int] = []

    /// So many are enough to look it up.
    private static let mostLines = 3

    public init() {}

    public mutating func add(_ line: Int) {
      count += 1
      if lines.count < Rows.mostLines { lines.append(line) }
    }
  }

  /// A new case whose number another one has in the series before or after, which the delivery does not tell.
  public struct Neighbour: Hashable, Sendable {
    public let line: Int
    public let caseNumber: String
    public let series: String
    /// The series of the other one.
    public let other: String

    public init(line: Int, caseNumber: String, series: String, other: String) {
      self.line = line
      self.caseNumber = caseNumber
      self.series = series
      self.other = other
    }
  }

  /// Told otherwise by a delivery that speaks later, by the number of that import.
  public private(set) var older: [Int64: Rows] = [:]
  /// Empty cells where something is recorded, which stays.
  public private(set) var empty: [ToldFields: Rows] = [:]
  /// Dates of stamps that are known to the second.
  public private(set) var dates = Rows()
  /// Closed cases that are open again.
  public private(set) var reopened = Rows()
  /// Another time of receipt on the same day.
  public private(set) var receivedAtOtherTime = Rows()
  /// Numbers that are written otherwise than those of the same cases before.
  public var writtenOtherwise = Rows()
  /// Perhaps one case that was received on another day than was first written.
  public var neighbours: [Neighbour] = []

  public init() {}

  /// Adds what there is to say of one row. `later`: the import that tells some of it otherwise, and later.
  public mutating func add(
    _ line: Int, before: Transaction, after: Transaction, left: Transaction.LeftAlone,
    later: Int64?
  ) {
    if let later { older[later, default: Rows()].add(line) }
    for field in left.empty.each { empty[field, default: Rows()].add(line) }
    if !left.dates.isEmpty { dates.add(line) }
    if before.status != .open, after.status == .open { reopened.add(line) }
    if before.stamps.received != after.stamps.received { receivedAtOtherTime.add(line) }
  }
}
