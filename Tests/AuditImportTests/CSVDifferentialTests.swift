import TestSupport
import Testing

@testable import AuditImport

/// The same rules, written without any care for speed or memory.
private struct NaiveCSV {
  let bytes: [UInt8]
  private(set) var records: [`A CSV file`.Record] = []
  private var line = 1

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var start = 0
    while start < bytes.count { start = record(from: start) }
  }

  private mutating func record(from start: Int) -> Int {
    var fields: [[UInt8]] = [[]]
    var index = start
    var breaks = 0
    var isQuoted = false
    var isFieldStart = true
    while index < bytes.count {
      let byte = bytes[index]
      if isQuoted {
        if byte == 0x22, index + 1 < bytes.count, bytes[index + 1] == 0x22 {
          fields[fields.count - 1].append(byte)
          index += 2
          continue
        }
        if byte == 0x22 {
          isQuoted = false
          index += 1
          if index < bytes.count, ![0x2C, 0x0A, 0x0D].contains(bytes[index]) {
            return damaged(.textAfterQuote, from: start)
          }
          continue
        }
        if byte == 0x0A || (byte == 0x0D && !next(index, is: 0x0A)) { breaks += 1 }
        fields[fields.count - 1].append(byte)
        index += 1
      } else if byte == 0x22, isFieldStart {
        isQuoted = true
        isFieldStart = false
        index += 1
      } else if byte == 0x2C {
        fields.append([])
        isFieldStart = true
        index += 1
      } else if byte == 0x0A || byte == 0x0D {
        index += byte == 0x0D && next(index, is: 0x0A) ? 2 : 1
        return add(fields, breaks, index)
      } else {
        fields[fields.count - 1].append(byte)
        isFieldStart = false
        index += 1
      }
    }
    return isQuoted ? damaged(.openQuote, from: start) : add(fields, breaks, index)
  }

  private func next(_ index: Int, is byte: UInt8) -> Bool {
    index + 1 < bytes.count && bytes[index + 1] == byte
  }

  private mutating func add(_ fields: [[UInt8]], _ breaks: Int, _ end: Int) -> Int {
    let isBlank = fields.allSatisfy { $0.allSatisfy { $0 == 0x20 || $0 == 0x09 } }
    records.append(
      .init(
        lines: line...(line + breaks), fields: fields.map { String(decoding: $0, as: UTF8.self) },
        isBlank: isBlank))
    line += breaks + 1
    return end
  }

  private mutating func damaged(_ problem: Problem, from start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    records.append(.init(lines: line...line, fields: [text], problem: problem))
    line += 1
    guard end < bytes.count else { return end }
    return end + (bytes[end] == 0x0D && next(end, is: 0x0A) ? 2 : 1)
  }
}

@Suite struct `The CSV parser` {
  @Test(arguments: 0..<40 as Range<UInt64>)
  func `agrees with a naive one on random text`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let scratch = try Scratch()
    let signs = Array("\"\",,\n\n\r\"ab \t\r\n012é".utf8)
    for round in 0..<60 {
      let count = Int.random(in: 0...200, using: &generator)
      let bytes = (0..<count).map { _ in signs.randomElement(using: &generator) ?? 0 }
      let pieceSize = Int.random(in: 16...64, using: &generator)
      let expected = NaiveCSV(bytes).records
      let records = try `A CSV file`.records(
        bytes, pieceSize: pieceSize, in: scratch)
      #expect(records == expected, "seed \(seed), round \(round): \(bytes)")
    }
  }

  @Test(arguments: 100..<110 as Range<UInt64>)
  func `agrees with a naive one on well-formed text`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    var text = ""
    for _ in 0..<300 {
      var line = CSVLine()
      for _ in 0..<Int.random(in: 1...12, using: &generator) {
        let pieces = ["a", "0123456789", "\"", ",", "\n", "\r\n", " ", "é", "2025-03-04T09:15:00"]
        let count = Int.random(in: 0...4, using: &generator)
        line.append(
          (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined())
      }
      text += line.text + (Bool.random(using: &generator) ? "\r\n" : "\n")
    }
    let bytes = Array(text.utf8)
    let pieceSize = Int.random(in: 16...4096, using: &generator)
    let records = try `A CSV file`.records(bytes, pieceSize: pieceSize)
    #expect(records == NaiveCSV(bytes).records, "seed \(seed)")
    #expect(records.allSatisfy { $0.problem == nil }, "seed \(seed)")
  }
}
