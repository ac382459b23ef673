import Fixtures
import ServiceStandards
import Testing

@testable import AuditImport

@Suite struct `A broken file` {
  /// The column `expect` of the file names the codes of each row.
  @Test func `has the code of each mistake`() throws {
    let reading = try Sample.read(Sample.fixture("broken/values.csv"))
    var expected: [Int: [String]] = [:]
    for (index, text) in try Fixtures.lines("broken/values.csv").enumerated().dropFirst() {
      let codes = text.split(separator: ",", omittingEmptySubsequences: false).last ?? ""
      if !codes.isEmpty { expected[index + 1] = codes.split(separator: " ").map(String.init) }
    }
    #expect(reading.transactions.map(\.caseNumber) == ["ok-1", "ok-2"])
    #expect(reading.rejected.count == expected.count)
    for line in reading.rejected {
      #expect(line.codes == expected[line.line], "line \(line.line)")
      #expect(!line.original.isEmpty)
      for diagnostic in line.diagnostics {
        #expect(diagnostic.line == line.line)
        #expect(diagnostic.column != nil)
      }
    }
    let seen = Set(expected.values.joined())
    let ofRows = [
      "E_REQUIRED", "E_UNIT", "E_SERVICE", "E_DATE", "E_NUMBER", "E_STATUS", "E_WORD", "E_PAUSE",
      "E_CHARGE", "E_EXCEL",
    ]
    #expect(seen == Set(ofRows))
  }

  @Test func `loses only the lines that are damaged`() throws {
    let reading = try Sample.read(Sample.fixture("broken/lines.csv"))
    #expect(reading.transactions.map(\.caseNumber) == ["2", "5", "8", "14"])
    #expect(reading.lines == [2, 5, 8, 14])
    let codes = reading.rejected.map { "\($0.line) \($0.codes.joined(separator: " "))" }
    #expect(
      codes == [
        "3 E_FIELDS", "4 E_FIELDS", "6 E_QUOTE", "7 E_QUOTE", "9 E_ENCODING", "10 E_ENCODING",
        "11 E_ENCODING", "13 E_LENGTH",
      ])
    #expect(reading.summary.encoding == .utf8)
    let places = reading.rejected.flatMap(\.diagnostics).compactMap { diagnostic in
      diagnostic.position.map { "\(diagnostic.line):\($0) \(diagnostic.column ?? "")" }
    }
    #expect(places == ["9:42 note", "10:44 note", "12:7 note"])
    #expect(reading.rejected[2].original.hasSuffix("\"not closed"))
  }

  @Test func `is told about in both languages`() throws {
    let reading = try Sample.row([], unit: "MPP-Banjarbru")
    let diagnostic = try #require(reading.rejected.first?.diagnostics.first)
    let place = "\(diagnostic.file):2: [E_UNIT]"
    #expect(
      diagnostic.description(in: .english)
        == "\(place) column “unit”: no such unit (“MPP-Banjarbru”). Did you mean “MPP-Banjarbaru”?")
    #expect(
      diagnostic.description(in: .indonesian)
        == """
        \(place) kolom “unit”: unit layanan tidak ada (“MPP-Banjarbru”). \
        Maksud Anda “MPP-Banjarbaru”?
        """)
  }

  @Test func `is told about without personal data`() throws {
    let reading = try Sample.row([("received_at", "6372010101900001")])
    #expect(reading.rejected.first?.diagnostics.first?.value == "6372********0001")
  }

  @Test func `is told about on one line of bearable length`() {
    let value = "baris satu\nbaris dua\u{1B}[31m" + String(repeating: "x", count: 200)
    let diagnostic = Diagnostic(
      file: "f", line: 1, column: "note", value: value, problem: .required)
    #expect(diagnostic.value.hasPrefix("baris satu�baris dua�[31mx"))
    #expect(diagnostic.value.unicodeScalars.count == 80)
    #expect(diagnostic.value.hasSuffix("…"))
  }
}
