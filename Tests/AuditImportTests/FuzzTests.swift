import Foundation
import ServiceStandards
import TestSupport
import Testing

@testable import AuditImport

/// Valid files with random damage. Nothing may trap, every line must be accounted for, and what is
/// said of a line must be about one that exists.
@Suite struct `A randomly damaged file` {
  private func mutated(_ bytes: [UInt8], _ generator: inout SplitMix64) -> [UInt8] {
    var bytes = bytes
    let signs = Array("\",;|\t\n\r :/'-*&[]{}#?!%@`=+.0aé".utf8) + [0, 0x80, 0xE9, 0xFF, 0x1B]
    for _ in 0..<Int.random(in: 1...6, using: &generator) {
      let place = Int.random(in: 0...bytes.count, using: &generator)
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: bytes.insert(signs.randomElement(using: &generator) ?? 0, at: place)
      case 1 where place < bytes.count: bytes.remove(at: place)
      case 2 where place < bytes.count:
        bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 3: bytes.removeSubrange(place..<min(bytes.count, place + 30))
      default:
        let start = Int.random(in: 0...bytes.count, using: &generator)
        bytes.insert(contentsOf: bytes[start..<min(bytes.count, start + 60)], at: place)
      }
    }
    return bytes
  }

  private func physicalLines(_ bytes: [UInt8]) -> Int {
    var count = 0
    for (index, byte) in bytes.enumerated() {
      let isPair = byte == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
      if byte == 0x0A || (byte == 0x0D && !isPair) { count += 1 }
    }
    let endsOpen = bytes.last.map { $0 != 0x0A && $0 != 0x0D } ?? false
    return count + (endsOpen ? 1 : 0)
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func `of transactions is read to its end`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let scratch = try Scratch()
    var canonical = MappingProfile.canonical
    canonical.encoding = .utf8
    var office = try MappingProfile.read(InputFile(path: Sample.fixture("profiles/office.yaml")))
    office.encoding = .utf8
    var recap = try MappingProfile.read(InputFile(path: Sample.fixture("profiles/recap.yaml")))
    recap.encoding = .utf8
    let samples = try [
      ("csv/canonical.csv", canonical), ("csv/office.csv", office),
      ("broken/values.csv", canonical), ("csv/recap.csv", recap),
    ].map { (Array(try Data(contentsOf: URL(filePath: Sample.fixture($0.0)))), $0.1) }
    for round in 0..<200 {
      let (bytes, profile) = samples[round % samples.count]
      let damaged = mutated(bytes, &generator)
      let path = try scratch.file(damaged)
      let comment: Comment = "seed \(seed), round \(round)"
      let reading: Reading
      do {
        reading = try Sample.read(path, profile: profile)
      } catch is ImportFault {
        continue
      }
      let lines = physicalLines(damaged)
      let items = (reading.lines + reading.rejected.map(\.line)).sorted()
      #expect(Set(items).count == items.count, comment)
      #expect((items.last ?? 1) <= lines, comment)
      #expect(items.count == reading.summary.rows, comment)
      for rejected in reading.rejected {
        #expect(!rejected.diagnostics.isEmpty, comment)
        for diagnostic in rejected.diagnostics {
          #expect((rejected.line...lines).contains(diagnostic.line), comment)
        }
      }
      let small = try Sample.read(path, profile: profile, pieceSize: 16 + round % 50)
      #expect(small.transactions == reading.transactions, comment)
      #expect(small.rejected == reading.rejected, comment)
      #expect(small.summary == reading.summary, comment)
    }
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func `has each physical line in one record`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let scratch = try Scratch()
    let sample = Array(try Data(contentsOf: URL(filePath: Sample.fixture("csv/canonical.csv"))))
    for round in 0..<200 {
      let damaged = mutated(sample, &generator)
      let first = damaged.prefix(2)
      // What looks like UTF-16 is not split in these lines.
      if first.contains(0) || first == [0xFF, 0xFE] || first == [0xFE, 0xFF] { continue }
      let records = try `A CSV file`.records(damaged, declared: .windows1252, in: scratch)
      var next = 1
      for record in records {
        #expect(record.lines.lowerBound == next, "seed \(seed), round \(round)")
        next = record.lines.upperBound + 1
      }
      #expect(next - 1 == physicalLines(damaged), "seed \(seed), round \(round)")
    }
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func `of standards, calendars or mappings is read or refused`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let scratch = try Scratch()
    let names = [
      "standards/example.yaml", "calendars/example.yaml", "profiles/office.yaml",
      "broken/standards.yaml",
    ]
    let samples = try names.map {
      Array(try Data(contentsOf: URL(filePath: Sample.fixture($0))))
    }
    for round in 0..<80 {
      let damaged = mutated(samples[round % samples.count], &generator)
      let path = try scratch.file(damaged, name: "damaged.yaml")
      do {
        switch round % samples.count {
        case 1: _ = try CalendarFile.read(InputFile(path: path))
        case 2: _ = try MappingProfile.read(InputFile(path: path))
        default: _ = try StandardsFile.read(InputFile(path: path))
        }
      } catch {
        guard case .invalid(path, let diagnostics, let total) = error else { continue }
        #expect(!diagnostics.isEmpty && total >= diagnostics.count)
        let lines = physicalLines(damaged)
        for diagnostic in diagnostics {
          #expect(
            (1...(lines + 1)).contains(diagnostic.line), "seed \(seed), round \(round)")
        }
      }
    }
  }
}
