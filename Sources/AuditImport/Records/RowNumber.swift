internal import SheetFiles

/// One number for a row of a file: its physical line, and in a workbook the row as the spreadsheet shows it. Of several
/// sheets that are read, the rows of the second begin at 20,000,000, of the third at 30,000,000, and so on.
package enum RowNumber {
  private static let step = 10_000_000

  /// `sheet`: from 0, among those that are read.
  static func line(row: Int, sheet: Int) -> Int { sheet == 0 ? row : (sheet + 1) * step + row }

  /// How people find it: `12`, and in a workbook `Juli!12`. `sheets` are those that are read.
  static func text(_ line: Int, sheets: [String]) -> String {
    sheets.isEmpty ? String(line) : place(line, sheets: sheets).text
  }

  /// Sheet, from 0 among those that are read, and row.
  package static func place(_ line: Int) -> (sheet: Int, row: Int) {
    line >= 2 * step ? (line / step - 1, line % step) : (0, line)
  }

  /// Where it stands in a workbook of which those sheets are read.
  static func place(_ line: Int, sheets: [String]) -> SheetPlace {
    let (sheet, row) = place(line)
    return SheetPlace(sheet: sheet < sheets.count ? sheets[sheet] : "", column: nil, row: row)
  }
}

/// Where a record stands in a workbook.
struct SheetRowPlace: Sendable {
  let sheet: String
  /// From 1.
  let row: Int
  /// Column of each field, from 0, where not its own place.
  let columns: [Int]?
  /// From which day bare numbers of the workbook count days.
  let epoch: SerialDate.Epoch

  /// Where a field of the record stands, or the record as a whole.
  func place(ofField field: Int?) -> SheetPlace {
    let column = field.map { field in
      columns.flatMap { $0.indices.contains(field) && $0[field] >= 0 ? $0[field] : nil } ?? field
    }
    return SheetPlace(sheet: sheet, column: column, row: row)
  }
}

/// Where a mistake stands in a workbook.
package struct SheetPlace: Hashable, Sendable {
  package let sheet: String
  /// `F12`, or `12` for a row as a whole.
  package let cell: String

  init(sheet: String, column: Int?, row: Int) {
    self.sheet = sheet
    cell = (column.map(SheetPlace.letters) ?? "") + String(row)
  }

  /// The name of a column, from 0: `A`, `Z`, `AA`.
  static func letters(_ column: Int) -> String {
    var rest = column
    var name = ""
    repeat {
      name = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(rest % 26))) + name
      rest = rest / 26 - 1
    } while rest >= 0
    return name
  }

  package var text: String { "\(sheet)!\(cell)" }
}
