import Testing

@testable import SheetFiles

@Suite struct `A transcript` {
  @Test func `gives back the cells of every row in order of their columns`() throws {
    var writer = try TranscriptWriter(folder: "/tmp")
    try writer.beginSheet(SheetInfo(name: "Juli"))
    try writer.beginRow(2, isHidden: false)
    let (number, text) = (Array("14".utf8), Array("a".utf8))
    try writer.append(column: 4, .number, number.span)
    try writer.append(column: 1, .text, text.span)
    try writer.endRow()
    try writer.beginRow(3, isHidden: true)
    try writer.endRow()
    try writer.beginRow(7, isHidden: true)
    let nothing: [UInt8] = []
    try writer.append(column: 0, .uncomputed, nothing.span)
    try writer.endRow()
    try writer.endSheet()
    let transcript = try writer.finish()
    #expect(transcript.sheets[0].rows == 2)
    #expect(transcript.sheets[0].hiddenRows == 1)
    var rows = transcript.rows(ofSheet: 0)
    var row = SheetRow()
    #expect(try rows.next(into: &row))
    #expect(row.number == 2)
    #expect(row.cells.map(\.column) == [1, 4])
    #expect(
      row.cells.map { String(decoding: row.text[Int($0.start)..<Int($0.end)], as: UTF8.self) } == [
        "a", "14",
      ])
    #expect(try rows.next(into: &row))
    #expect(row.number == 7)
    #expect(row.isHidden)
    #expect(row.cells.map(\.kind) == [.uncomputed])
    #expect(try !rows.next(into: &row))
  }
}
