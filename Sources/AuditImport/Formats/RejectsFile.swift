internal import Glibc
package import ServiceStandards

/// Writes rejected lines to a CSV file of their own, `line,column,code,value,message,original`, with
/// one line for each reason. The original text is kept as it is, so that it can be corrected; the
/// file therefore has the mode 0600, and it appears under its name only when it is finished.
package struct RejectsFile: ~Copyable {
  private static let header = "line,column,code,value,message,original\r\n"
  private static let pieceSize = 1 << 16

  package let path: String
  private let temporaryPath: String
  private let language: Language
  private let descriptor: Int32
  private var pending: [UInt8]

  /// Begins a file whose messages are in that language.
  package init(path: String, language: Language) throws(ImportFault) {
    let temporaryPath = "\(path).\(getpid()).tmp"
    _ = unsafe unlink(temporaryPath)
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
    let descriptor = unsafe open(temporaryPath, flags, 0o600)
    guard descriptor >= 0 else {
      throw .cannotWrite(file: path, reason: SystemReason(number: errno))
    }
    self.path = path
    self.language = language
    self.temporaryPath = temporaryPath
    self.descriptor = descriptor
    pending = Array(Self.header.utf8)
  }

  deinit {
    close(descriptor)
    _ = unsafe unlink(temporaryPath)
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

  /// Puts the file in its place; without this call it vanishes.
  package consuming func finish() throws(ImportFault) {
    try flush()
    guard fsync(descriptor) == 0, unsafe rename(temporaryPath, path) == 0 else {
      throw .cannotWrite(file: path, reason: SystemReason(number: errno))
    }
  }

  private mutating func flush() throws(ImportFault) {
    var written = 0
    while written < pending.count {
      let count = unsafe pending.withUnsafeBytes { bytes in
        unsafe write(descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw .cannotWrite(file: path, reason: SystemReason(number: errno))
      }
      written += count
    }
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
