import Fixtures
import Foundation
import ServiceStandards
import WorkingTime

@testable import AuditImport

/// What a whole file gave.
struct Reading {
  var transactions: [Transaction] = []
  var lines: [Int] = []
  var rejected: [RejectedLine] = []
  var summary: ImportSummary

  init(
    of file: InputFile, profile: MappingProfile, known: [UnitCode: KnownUnit],
    pieceSize: Int = 1 << 18
  ) throws {
    var reader = try TransactionReader(file, profile: profile, known: known, pieceSize: pieceSize)
    summary = reader.summary
    while let item = try reader.next() {
      switch item {
      case .transaction(let transaction, let line):
        transactions.append(transaction)
        lines.append(line)
      case .rejected(let line): rejected.append(line)
      }
    }
    summary = reader.summary
  }
}

enum Sample {
  /// Two units, in Makassar with whole rupiah and in New York with dollars and cents.
  static func units() throws -> [UnitCode: KnownUnit] {
    let counter = KnownUnit(
      zone: try Zone("Asia/Makassar"), currency: .rupiah,
      services: try Set(["SKCK", "KTP-EL", "SIM-A"].map { try ServiceCode($0) }))
    let city = KnownUnit(
      zone: try Zone("America/New_York"), currency: Currency(code: "USD", decimals: 2),
      services: [try ServiceCode("PERMIT")])
    return [try UnitCode("MPP-Banjarbaru"): counter, try UnitCode("BOSTON"): city]
  }

  static let header = "unit,service,case_number,status,received_at"

  static func read(
    _ path: String, profile: MappingProfile = .canonical, pieceSize: Int = 1 << 18
  ) throws -> Reading {
    try Reading(
      of: InputFile(path: path), profile: profile, known: units(), pieceSize: pieceSize)
  }

  /// Reads a file of the given text.
  static func read(text: String, profile: MappingProfile = .canonical) throws -> Reading {
    let scratch = try Scratch()
    return try read(scratch.file(text), profile: profile)
  }

  /// Reads one row of the canonical form that has `case_number` 1 and these further columns.
  static func row(
    _ cells: [(String, String)], profile: MappingProfile = .canonical,
    unit: String = "MPP-Banjarbaru", service: String = "SKCK"
  ) throws -> Reading {
    var values = [
      ("unit", unit), ("service", service), ("case_number", "1"), ("status", "open"),
      ("received_at", "2025-03-04T09:15:00"),
    ]
    for (name, value) in cells {
      values.removeAll { $0.0 == name }
      values.append((name, value))
    }
    var header = CSVLine()
    var line = CSVLine()
    for (name, value) in values {
      header.append(name)
      line.append(value)
    }
    return try read(text: header.text + "\n" + line.text + "\n", profile: profile)
  }

  static func fixture(_ path: String) -> String { Fixtures.url(path).path }
}

extension RejectedLine {
  var codes: [String] { diagnostics.map(\.code.rawValue) }
}
