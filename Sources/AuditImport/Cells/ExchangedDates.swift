internal import SheetFiles
internal import WorkingTime

/// Finds columns of a workbook in which a spreadsheet has exchanged days and months. One that opens `dd/mm/yyyy` under American
/// settings makes a date of what could be one, with day and month exchanged, and leaves the rest as text: then all its
/// dates have a day up to 12, and the texts beside them one above.
struct ExchangedDates {
  private struct Column {
    var heading: String
    var dates = 0
    var texts = 0
    var isSuspect = true
  }

  private static let months = 12
  /// By field.
  private var columns: [Int: Column] = [:]

  mutating func note(_ stamp: WallTime, _ kind: CellKind, of source: CellSource) {
    guard let field = source.field else { return }
    var column = columns[field] ?? Column(heading: source.heading)
    let couldBeMonth = stamp.day.components.day <= ExchangedDates.months
    if kind == .moment {
      column.dates += 1
      if !couldBeMonth { column.isSuspect = false }
    } else {
      column.texts += 1
      if couldBeMonth { column.isSuspect = false }
    }
    columns[field] = column
  }

  /// The heading of such a column, with how many dates and texts it has; `nil`: there is none.
  var found: (heading: String, dates: Int, texts: Int)? {
    columns.sorted { $0.key < $1.key }.map(\.value)
      .first { $0.isSuspect && $0.dates > 0 && $0.texts > 0 }
      .map { ($0.heading, $0.dates, $0.texts) }
  }
}
