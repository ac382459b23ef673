package import SheetFiles

/// Why a file cannot be read at all.
package enum ImportFault: Error, Hashable, Sendable {
  case cannotOpen(file: String, reason: SystemReason)
  case cannotRead(file: String, reason: SystemReason)
  case cannotWrite(file: String, reason: SystemReason)
  case isDirectory(file: String)
  /// Its bytes were others when they were read than when they were hashed.
  case changed(file: String)
  /// A device, a socket: something that is not read as a file.
  case notAFile(file: String)
  case tooLarge(file: String, limit: Int)
  /// A workbook, a page, an archive.
  case otherKind(file: String, ForeignFile)
  /// A workbook or a packed file that cannot be read.
  case workbook(file: String, SheetFault)
  case noSuchSheet(file: String, name: String, sheets: [String])
  /// More than one visible sheet holds something, and the profile does not say which is meant.
  case severalSheets(file: String, sheets: [String])
  /// A spreadsheet has exchanged days and months in that column: all its dates could be so, and all its texts could not.
  case exchangedDates(file: String, column: String, dates: Int, texts: Int)
  /// A YAML file that is UTF-16.
  case otherEncoding(file: String)
  case noHeader(file: String)
  /// The profile names a line for the header on which no record begins.
  case noHeaderOnLine(file: String, line: Int)
  /// No delimiter splits the header into known names.
  case noDelimiterFits(file: String, line: Int, header: String)
  case missingColumns(file: String, line: Int, missing: [String], found: [String])
  case repeatedColumn(file: String, line: Int, name: String)
  /// The header itself is damaged.
  case badHeader(Diagnostic)
  /// UTF-16 was declared, or the bytes look like it, and the file has no byte-order mark.
  case unmarkedUTF16(file: String)
  /// The first problems of the file, in order of lines, and how many there are in all.
  case invalid(file: String, [Diagnostic], total: Int)

  /// Most problems that one fault lists.
  static let mostListed = 1000

  /// The file, and its line where the fault is about one.
  package var place: (file: String, line: Int?) {
    switch self {
    case .cannotOpen(let file, _), .cannotRead(let file, _), .cannotWrite(let file, _),
      .isDirectory(let file), .changed(let file), .notAFile(let file), .tooLarge(let file, _),
      .otherKind(let file, _), .otherEncoding(let file), .noHeader(let file),
      .unmarkedUTF16(let file), .invalid(let file, _, _), .workbook(let file, _),
      .noSuchSheet(let file, _, _), .severalSheets(let file, _),
      .exchangedDates(let file, _, _, _):
      (file, nil)
    case .noHeaderOnLine(let file, let line), .noDelimiterFits(let file, let line, _),
      .missingColumns(let file, let line, _, _), .repeatedColumn(let file, let line, _):
      (file, line)
    case .badHeader(let diagnostic): (diagnostic.file, diagnostic.line)
    }
  }

  /// The mistakes that stand in the file, as far as they are listed, and how many there are.
  package var diagnostics: (listed: [Diagnostic], total: Int) {
    switch self {
    case .badHeader(let diagnostic): ([diagnostic], 1)
    case .invalid(_, let listed, let total): (listed, total)
    default: ([], 0)
    }
  }
}

/// An error number of the operating system.
package struct SystemReason: Error, Hashable, Sendable {
  package let number: Int32

  package init(number: Int32) { self.number = number }
}
