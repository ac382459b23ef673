import Testing

@testable import AuditImport

@Suite struct `A CSV file` {
  /// One record or blank or damaged line, with the physical lines that it takes.
  struct Record: Equatable {
    var lines: ClosedRange<Int>
    var fields: [String]
    var problem: Problem?
    var isBlank = false
  }

  static func records(
    _ bytes: [UInt8], delimiter: Delimiter = .comma, declared: TextEncoding? = .utf8,
    pieceSize: Int = 1 << 18, in scratch: Scratch? = nil
  ) throws -> [Record] {
    let scratch = try scratch ?? Scratch()
    var reader = try CSVReader(
      InputFile(path: try scratch.file(bytes)), declared: declared, pieceSize: pieceSize)
    reader.delimiter = delimiter.rawValue
    var records: [Record] = []
    while true {
      let outcome = try reader.advance()
      if outcome == .end { return records }
      let lines = reader.line...(reader.nextLine - 1)
      let bytes = reader.unescaped ?? reader.text
      switch outcome {
      case .damaged(let problem):
        records.append(Record(lines: lines, fields: [reader.originalText], problem: problem))
      default:
        let fields = reader.fields.map { String(decoding: bytes[$0.range], as: UTF8.self) }
        records.append(Record(lines: lines, fields: fields, isBlank: outcome == .blank))
      }
    }
  }

  static func records(_ text: String, pieceSize: Int = 1 << 18) throws -> [Record] {
    try records(Array(text.utf8), pieceSize: pieceSize)
  }

  @Test(arguments: [
    ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]),
    ("a,b\r\nc,d", [["a", "b"], ["c", "d"]]),
    ("a,b\rc,d\r", [["a", "b"], ["c", "d"]]),
    ("a,,\n", [["a", "", ""]]),
    ("\"a,b\",c\n", [["a,b", "c"]]),
    ("\"a\"\"b\",\"\"\n", [["a\"b", ""]]),
    ("\"\"\"\"\n", [["\""]]),
    ("a\"b,5\" pipa\n", [["a\"b", "5\" pipa"]]),
    ("\"a\r\nb\",c\r\n", [["a\r\nb", "c"]]),
    ("a\"\"b,\"c\"\"d\"\n", [["a\"\"b", "c\"d"]]),
  ])
  func `is split by RFC 4180`(text: String, fields: [[String]]) throws {
    #expect(try Self.records(text).map(\.fields) == fields)
    #expect(try Self.records(text, pieceSize: 16).map(\.fields) == fields)
  }

  @Test func `counts physical lines inside quotes`() throws {
    let records = try Self.records("a\n\"1\r\n2\n3\r4\",x\nb\n")
    #expect(records.map(\.lines) == [1...1, 2...5, 6...6])
  }

  @Test func `has blank lines`() throws {
    let records = try Self.records("a,b\n\n  ,\t\n\"\",\nc,d\n")
    #expect(records.map(\.isBlank) == [false, true, true, true, false])
  }

  @Test func `loses one line to a quote that is never closed`() throws {
    let records = try Self.records("a,b\nc,\"d\ne,f\ng,h\n")
    #expect(records.map(\.problem) == [nil, .openQuote, nil, nil])
    #expect(records.map(\.fields) == [["a", "b"], ["c,\"d"], ["e", "f"], ["g", "h"]])
  }

  @Test func `loses one line to text after a closing quote`() throws {
    let records = try Self.records("\"a\"x,b\r\nc,d\r\n")
    #expect(records.map(\.problem) == [.textAfterQuote, nil])
    #expect(records.map(\.lines) == [1...1, 2...2])
  }

  @Test func `loses a line that is too long and nothing else`() throws {
    let long = String(repeating: "x", count: CSVReader.recordLimit + 1)
    for pieceSize in [1 << 18, 100_000] {
      let records = try Self.records("a\n\(long)\r\nb\n", pieceSize: pieceSize)
      #expect(records.map(\.lines) == [1...1, 2...2, 3...3])
      #expect(records[1].problem == .recordTooLong(limit: CSVReader.recordLimit))
      #expect(records[1].fields[0].utf8.count == CSVReader.originalLimit)
      #expect(records[2].fields == ["b"])
    }
  }

  @Test func `loses one line to a quote that is not closed within a record's length`() throws {
    let lines = String(repeating: "0123456789\n", count: CSVReader.recordLimit / 10)
    let records = try Self.records("\"a\n" + lines)
    #expect(records[0].problem == .openQuote)
    #expect(records.count == 1 + CSVReader.recordLimit / 10)
  }

  @Test func `of any length takes the memory of a piece`() throws {
    let scratch = try Scratch()
    let row = String(repeating: "0123456789,", count: 20) + "\n"
    let path = try scratch.file(String(repeating: row, count: 20_000))
    var reader = try CSVReader(InputFile(path: path), declared: nil, pieceSize: 4096)
    var largest = 0
    while try reader.advance() != .end { largest = max(largest, reader.text.count) }
    #expect(largest < 3 * 4096)
  }
}
