import ServiceStandards
import SheetFiles

@testable import AuditImport

/// A workbook that was written down as a reader writes it.
struct SheetSample {
  typealias SheetCells = (row: Int, cells: [(String, CellKind, String)])

  /// Cells by their names, such as `B2`, with what they are.
  static func transcript(
    _ sheets: [(name: String, rows: [SheetCells], merged: [MergedCells])],
    epoch: SerialDate.Epoch = .from1900
  ) throws -> Transcript {
    var writer = try TranscriptWriter(folder: "")
    writer.epoch = epoch
    for sheet in sheets {
      try writer.beginSheet(SheetInfo(name: sheet.name))
      for row in sheet.rows {
        try writer.beginRow(row.row, isHidden: false)
        for (column, kind, text) in row.cells {
          let bytes = Array(text.utf8)
          let letters = column.utf8.reduce(0) { $0 * 26 + Int($1) - 64 }
          try writer.append(column: letters - 1, kind, bytes.span)
        }
        try writer.endRow()
      }
      try writer.endSheet(merged: sheet.merged)
    }
    return try writer.finish()
  }

  /// Reads the sheets as transactions.
  static func read(
    _ sheets: [(name: String, rows: [SheetCells], merged: [MergedCells])],
    profile: MappingProfile = .canonical, epoch: SerialDate.Epoch = .from1900
  ) throws -> Reading {
    let scratch = try Scratch()
    let file = try InputFile(path: scratch.file("sheet"))
    let transcript = try transcript(sheets, epoch: epoch)
    file.workbook = (
      profile.shape.sheets,
      Workbook(
        form: .xlsx, transcript: transcript, chosen: Array(sheets.indices), hiddenSheets: [])
    )
    return try Reading(of: file, profile: profile, known: Sample.units())
  }
}
