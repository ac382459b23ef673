@testable import SheetFiles

/// What a closure writes into the first row of a sheet.
struct TranscribedText {
  /// `kind bytes` of the cells in order of their columns.
  let cells: [String]

  var first: String { cells.first ?? "" }

  init(_ write: (inout TranscriptWriter) throws(SheetFault) -> Void) throws {
    var writer = try TranscriptWriter(folder: "/tmp")
    try writer.beginSheet(SheetInfo(name: "Juli"))
    try writer.beginRow(1, isHidden: false)
    try write(&writer)
    try writer.endRow()
    try writer.endSheet()
    let transcript = try writer.finish()
    var rows = transcript.rows(ofSheet: 0)
    var row = SheetRow()
    cells =
      try rows.next(into: &row)
      ? row.cells.map {
        "\($0.kind) \(String(decoding: row.text[Int($0.start)..<Int($0.end)], as: UTF8.self))"
      } : []
  }
}
