import AuditReport
import Foundation
import ServiceStandards
import Testing
import WorkingTime

/// What a test writes to, and how it looks at the bytes.
enum Rendering {
  /// The formats that have a form for lists.
  static let listFormats: [ReportFormat] = [.table, .plain, .csv, .json, .jsonLines]

  static func presentation(
    _ language: Language = .indonesian, colour: Bool = false, width: Int? = nil,
    unicode: Bool = true, csv: CSVProfile = .excelIndonesia, header: Bool = true,
    zones: [String] = ["Asia/Makassar"]
  ) throws -> Presentation {
    Presentation(
      language: language, zones: try zones.map { try Zone($0) }, usesColour: colour, width: width,
      usesUnicode: unicode, csv: csv, showsHeader: header)
  }

  static func text(
    _ table: Table, as format: ReportFormat, _ presentation: Presentation,
    selection: TableSelection = .everything
  ) throws -> String {
    let bytes = CollectedBytes()
    try table.write(as: format, to: bytes, presentation, selection: selection)
    return bytes.text
  }

  static func text(
    _ report: RunReport, as format: ReportFormat, _ presentation: Presentation
  ) throws -> String {
    let bytes = CollectedBytes()
    try report.write(as: format, to: bytes, presentation)
    return bytes.text
  }

  static func text(
    _ explanation: Explanation, as format: ReportFormat, _ presentation: Presentation
  ) throws -> String {
    let bytes = CollectedBytes()
    try explanation.write(as: format, to: bytes, presentation)
    return bytes.text
  }

  static func html(
    _ content: HandoverContent, _ language: Language = .indonesian
  ) throws -> String {
    let bytes = CollectedBytes()
    try content.writeHTML(to: bytes, try presentation(language))
    return bytes.text
  }

  static func json(_ text: String) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(object as? [String: Any])
  }

  static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}

/// Files that hold what a report must look like.
enum Golden {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/golden")

  /// Compares with the file of that name in a folder of golden files. With `AUDIT_UPDATE_GOLDEN=1` in the environment the file
  /// is written instead, to be looked at before it is kept.
  static func expect(
    _ text: String, equals name: String, in part: String = "report",
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appending(path: part).appending(path: name)
    if ProcessInfo.processInfo.environment["AUDIT_UPDATE_GOLDEN"] == "1" {
      try Data(text.utf8).write(to: file)
    }
    let golden = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    #expect(text == golden, "differs from \(name)", sourceLocation: sourceLocation)
  }
}
