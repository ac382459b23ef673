import Testing

@testable import SheetFiles

@Suite struct `A transcript of many sheets` {
  @Test func `holds at most 262,144 merged cells and hidden columns`() throws {
    var writer = try TranscriptWriter(folder: "/tmp")
    let merged = Array(
      repeating: MergedCells(rows: 1...1, columns: 1...2), count: TranscriptWriter.mostMerged)
    for _ in 0..<2 {
      try writer.beginSheet(SheetInfo(name: "Data"))
      try writer.endSheet(merged: merged)
    }
    try writer.beginSheet(SheetInfo(name: "Data"))
    do throws(SheetFault) {
      try writer.endSheet(hiddenColumns: [1...1])
      Issue.record("one more was taken")
    } catch {
      #expect(error == .limit(.merges(TranscriptWriter.mostMerged)))
    }
  }
}

@Suite struct `A row of a transcript` {
  @Test func `holds at most 16 MiB while it grows`() throws {
    var writer = try TranscriptWriter(folder: "/tmp")
    try writer.beginSheet(SheetInfo(name: "Data"))
    try writer.beginRow(1, isHidden: false)
    let long = [UInt8](repeating: 0x78, count: TranscriptWriter.longestCell)
    for column in 0..<15 { try writer.append(column: column, .text, long.span) }
    do throws(SheetFault) {
      try writer.append(column: 15, .text, long.span)
      Issue.record("a 16th MiB was taken")
    } catch {
      #expect(error == .limit(.bytes(part: "Data", 1 << 24)))
    }
  }
}
