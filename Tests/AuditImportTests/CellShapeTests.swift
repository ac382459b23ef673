import ServiceStandards
import Testing

@testable import AuditImport

@Suite struct `A cell` {
  private let row = "MPP-Banjarbaru,SKCK,1,open,2025-03-04"

  private func diagnostics(_ text: String) throws -> [Diagnostic] {
    try Sample.read(text: text).rejected.flatMap(\.diagnostics)
  }

  @Test func `without a heading must be empty`() throws {
    let header = "unit,service,case_number,,status,received_at,,\n"
    func line(_ middle: String, _ last: String) -> String {
      "MPP-Banjarbaru,SKCK,1,\(middle),open,2025-03-04,\(last),\n"
    }
    #expect(try diagnostics(header + line(" ", "\t")) == [])
    let middle = try #require(try diagnostics(header + line("0812", "")).first)
    #expect(middle.problem == .namelessColumn(position: 4))
    #expect(middle.code == .fields && middle.value == "0812" && middle.line == 2)
    let last = try #require(try diagnostics(header + line("", "\"x\"\"\"")).first)
    #expect(last.problem == .namelessColumn(position: 7) && last.value == "x\"")
  }

  @Test func `over several lines is counted`() throws {
    let text =
      Sample.header + ",note,x\n" + row + ",a,b\n" + row + ",\"a\nb\",\"c\r\nd\"\n"
      + row + ",\"e\n\",\n"
    let summary = try Sample.read(text: text).summary
    #expect(summary.spanningCells == 3)
    #expect(summary.firstSpanning == 3)
  }

  @Test func `that nobody reads may be as long as a line`() throws {
    let long = String(repeating: "x", count: 100_000)
    let reading = try Sample.read(text: Sample.header + ",geometri,note\n\(row),\(long),\(long)\n")
    #expect(reading.transactions.map(\.note) == [long])
    let tooLong = try diagnostics(
      Sample.header + "\n" + row.replacing(",1,", with: ",\(long),") + "\n")
    #expect(tooLong.map(\.problem) == [.fieldTooLong(limit: 4096)])
    #expect(tooLong.map(\.column) == ["case_number"])
  }
}
