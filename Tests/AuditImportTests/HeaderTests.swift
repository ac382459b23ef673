import ServiceStandards
import Testing

@testable import AuditImport

@Suite struct `The header of a file` {
  private let row = "MPP-Banjarbaru,SKCK,1,open,2025-03-04"

  @Test(arguments: Delimiter.allCases)
  func `shows the delimiter`(delimiter: Delimiter) throws {
    let sign = String(Unicode.Scalar(delimiter.rawValue))
    let text = [Sample.header, row].joined(separator: "\n").replacing(",", with: sign)
    let reading = try Sample.read(text: text)
    #expect(reading.summary.delimiter == delimiter)
    #expect(reading.transactions.count == 1)
  }

  @Test func `may be in quotes, in any order, with spaces around its names`() throws {
    let header = "\"received_at\"; status ;\"case_number\";service;unit"
    let reading = try Sample.read(text: header + "\n2025-03-04;open;1;SKCK;MPP-Banjarbaru\n")
    #expect(reading.transactions.map(\.caseNumber) == ["1"])
  }

  @Test(arguments: ["sep=,\n", "sep=,\r\n", "SEP=,\n", "\"sep=,\"\n", "\n , \nsep=,\n"])
  func `comes after a line that names the delimiter`(first: String) throws {
    let reading = try Sample.read(text: first + Sample.header + "\n" + row + "\n")
    #expect(reading.transactions.count == 1)
    #expect(reading.lines == [first.utf8.count { $0 == 0x0A } + 2])
  }

  @Test func `must have the columns that are needed`() throws {
    let scratch = try Scratch()
    let path = try scratch.file("unit,service,nomor,status\n")
    let fault = ImportFault.missingColumns(
      file: path, line: 1, missing: ["case_number", "received_at"],
      found: ["unit", "service", "nomor", "status"])
    #expect(throws: fault) { try Sample.read(path) }
  }

  @Test func `must name some known column`() throws {
    let scratch = try Scratch()
    let path = try scratch.file("nomor tanggal\n1 2\n")
    #expect(throws: ImportFault.noDelimiterFits(file: path, line: 1, header: "nomor tanggal")) {
      try Sample.read(path)
    }
  }

  @Test func `must not name a column twice, unless nobody reads it`() throws {
    let scratch = try Scratch()
    let path = try scratch.file(Sample.header + ",status\n")
    #expect(throws: ImportFault.repeatedColumn(file: path, line: 1, name: "status")) {
      try Sample.read(path)
    }
    let harmless = try Sample.read(text: Sample.header + ",x,x\n" + row + ",1,2\n")
    #expect(harmless.summary.unmappedColumns == ["x", "x"])
    #expect(harmless.transactions.count == 1)
  }

  @Test(arguments: ["", "\n\n", "\u{FEFF}"])
  func `must be there`(text: String) throws {
    let scratch = try Scratch()
    let path = try scratch.file(text)
    #expect(throws: ImportFault.noHeader(file: path)) { try Sample.read(path) }
  }

  @Test func `must be readable`() throws {
    let scratch = try Scratch()
    let open = try scratch.file(Sample.header + ",\"open\n")
    #expect(throws: ImportFault.self) { try Sample.read(open) }
    let bytes = try scratch.file(
      Array(Sample.header.utf8) + [0x2C, 0x07, 0x0A], name: "bytes.csv")
    do {
      _ = try Sample.read(bytes)
      Issue.record("a control character in the header was read")
    } catch let fault as ImportFault {
      guard case .badHeader(let diagnostic) = fault else { throw fault }
      #expect(diagnostic.code == .encoding)
      #expect(diagnostic.position == Sample.header.count + 2)
    }
  }

  @Test func `names the columns that nobody reads`() throws {
    let reading = try Sample.read(text: Sample.header + ",loket,petugas,,\n" + row + ",3,A,,\n")
    #expect(reading.summary.unmappedColumns == ["loket", "petugas"])
  }

  @Test func `belongs to a file`() throws {
    let scratch = try Scratch()
    #expect(throws: ImportFault.isDirectory(file: scratch.folderPath)) {
      try Sample.read(scratch.folderPath)
    }
    let missing = scratch.path("missing.csv")
    let fault = ImportFault.cannotOpen(file: missing, reason: SystemReason(number: 2))
    #expect(throws: fault) { try Sample.read(missing) }
    #expect(throws: ImportFault.notAFile(file: "/dev/null")) { try Sample.read("/dev/null") }
  }
}
