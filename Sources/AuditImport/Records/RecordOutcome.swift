/// What came of going on to the next record.
enum RecordOutcome: Equatable {
  case record
  /// Nothing but delimiters, quotes and spaces.
  case blank
  case damaged(Problem)
  /// The table is over, and another sheet with one of the same shape follows.
  case nextSheet
  case end
}
