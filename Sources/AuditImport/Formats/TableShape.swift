/// Where the table stands in a file, and which of its lines are no rows.
package struct TableShape: Hashable, Sendable {
  /// Physical lines of the header: one, or two of which the first names groups of columns; `nil`: the
  /// first of the file's first lines that names every column that is needed.
  package var header: ClosedRange<Int>?
  /// A line `1;2;3` numbers the columns.
  package var skipsColumnNumbers = false
  /// How the first cell of a line begins that is no row, such as a subtotal.
  package var skipped: [String] = []
  /// How the first cell of the line begins with which the table is over, such as a signature block.
  package var ends: [String] = []
  /// Empty cells at the end of a row need not be written.
  package var allowsShortRows = false
  /// Of a workbook; `nil`: the only one that is visible and holds something.
  package var sheets: SheetChoice?
  /// Headings of columns whose empty cells have the value of the one above.
  package var filledDown: [String] = []

  package init() {}
}

extension TableShape {
  /// Its keys in a profile.
  static let keys = ["header", "skip", "ends_at", "short_rows", "sheet", "fill_down"]

  init(_ root: YAMLMapping) {
    header = root["header"].flatMap(TableShape.lines)
    if let skip = root["skip"]?.mapping(["column_numbers", "first_cell"]) {
      skipsColumnNumbers = skip["column_numbers"]?.yesNo() ?? false
      skipped = skip.list("first_cell").compactMap { $0.text() }
    }
    ends = root.list("ends_at").compactMap { $0.text() }
    allowsShortRows = root["short_rows"]?.word([("allow", true), ("refuse", false)]) ?? false
    sheets = root["sheet"].map { SheetChoice($0) }
    filledDown = root.list("fill_down").compactMap { $0.heading() }
  }

  /// `4`, or `[4, 5]` for two lines, one below the other.
  private static func lines(_ value: YAMLValue) -> ClosedRange<Int>? {
    let range: ClosedRange<Int64> = 1...1_000_000
    guard value.isList else { return value.wholeNumber(in: range).map { Int($0)...Int($0) } }
    let numbers = value.list()?.compactMap { $0.wholeNumber(in: range) } ?? []
    guard let first = numbers.first, let last = numbers.last, (1...2).contains(numbers.count),
      last - first == numbers.count - 1
    else {
      value.note(.headerLines)
      return nil
    }
    return Int(first)...Int(last)
  }
}
