package import ServiceStandards

/// Writes rejected lines to a CSV file of their own, `line,column,code,value,message,original`, with
/// one line for each reason. The original text is kept as it is, so that it can be corrected; the
/// file therefore has the mode 0600, and it appears under its name only when it is finished.
package struct RejectsFile: ~Copyable {
  private static let header = "line,column,code,value,message,original\r\n"
  private static let pieceSize = 1 << 16

  private let file: OutputFile
  private let language: Language
  private var pending: [UInt8]

  package var path: String { file.path }

  /// Begins a file whose messages are in that language.
  package init(path: String, language: Language) throws(ImportFault) {
    // Nobody asked for this name: a pipe that nobody reads must not keep a night waiting.
    file = try OutputFile(path: path, waits: false)
    self.language = language
    pending = Array(Self.header.utf8)
  }

  /// Adds one line for each reason.
  package mutating func append(_ rejected: RejectedLine) throws(ImportFault) {
    for diagnostic in rejected.diagnostics {
      var line = CSVLine()
      line.append(String(diagnostic.line))
      line.append(diagnostic.column ?? "")
      line.append(diagnostic.code.rawValue)
      line.append(Self.guarded(diagnostic.value))
      let hint = diagnostic.hint(in: language).map { " \($0)" } ?? ""
      line.append("\(diagnostic.message(in: language)).\(hint)")
      line.append(Self.guarded(rejected.original))
      pending += line.text.utf8
      pending += [0x0D, 0x0A]
    }
    if pending.count >= Self.pieceSize { try flush() }
  }

  /// Puts everything on the disk, for the import of that purpose; see `OutputFile.finishCut`.
  package mutating func prepare(for purpose: String) throws(ImportFault) {
    try flush()
    try file.prepare(for: purpose)
  }

  /// Puts the file in its place; without this call it vanishes.
  package consuming func finish() throws(ImportFault) {
    try flush()
    try file.finish()
  }

  /// Takes away the rejects file of an earlier import of a file, now that nothing of it is rejected any
  /// more. What is no such file stays.
  package static func removeOutdated(_ path: String) {
    guard let file = try? InputFile(path: path) else { return }
    var start = [UInt8](repeating: 0, count: header.utf8.count)
    guard let count = try? file.read(into: &start), start[..<count].elementsEqual(header.utf8)
    else {
      return
    }
    OutputFile.removeRegular(path)
  }

  private mutating func flush() throws(ImportFault) {
    try file.write(pending.span)
    pending.removeAll(keepingCapacity: true)
  }

  /// The text with an apostrophe before it where a spreadsheet would take it for a formula.
  private static func guarded(_ text: String) -> String {
    let start = text.unicodeScalars.first { $0 != " " && $0 != "\u{A0}" }
    guard let start, "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(start) else { return text }
    let isNumber = text.utf8.dropFirst().allSatisfy { Cell.isDigit($0) || $0 == 0x2C || $0 == 0x2E }
    return isNumber && start == "-" ? text : "'" + text
  }
}
