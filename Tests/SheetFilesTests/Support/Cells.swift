@testable import SheetFiles

/// The cells of a transcript in words, for comparing.
enum Cells {
  /// `A1 s text` and the like for one sheet; rows that are hidden begin with `-`.
  static func of(_ transcript: Transcript, sheet: Int = 0) throws -> [String] {
    var rows = transcript.rows(ofSheet: sheet)
    var row = SheetRow()
    var cells: [String] = []
    while try rows.next(into: &row) {
      for cell in row.cells {
        let text = row.text[Int(cell.start)..<Int(cell.end)]
        let mark = row.isHidden ? "-" : ""
        cells.append(
          "\(mark)\(name(Int(cell.column)))\(row.number) \(letter(cell.kind)) "
            + String(decoding: text, as: UTF8.self))
      }
    }
    return cells
  }

  static func name(_ column: Int) -> String {
    let last = String(UnicodeScalar(UInt8(65 + column % 26)))
    return column < 26 ? last : name(column / 26 - 1) + last
  }

  /// As the files of expected cells name kinds.
  static func letter(_ kind: CellKind) -> String {
    switch kind {
    case .text: "s"
    case .number: "n"
    case .moment, .time: "d"
    case .truth: "b"
    case .error: "e"
    case .uncomputed: "u"
    }
  }
}
