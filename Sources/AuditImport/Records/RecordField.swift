internal import SheetFiles

/// Where one field of a record stands in its bytes, without its outer quotes.
struct RecordField: Equatable {
  var start: Int32
  var end: Int32
  /// What the cell holds; in a text file always text.
  var kind = CellKind.text

  var range: Range<Int> { Int(start)..<Int(end) }
}
