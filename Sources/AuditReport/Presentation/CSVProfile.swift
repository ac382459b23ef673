/// For whom a CSV file is written.
package struct CSVProfile: Hashable, Sendable {
  package enum Reader: String, CaseIterable, Hashable, Sendable {
    /// A spreadsheet program with Indonesian settings: UTF-8 with a byte order mark, `;`, decimal
    /// comma, `dd/MM/yyyy`, words in the language of the reader.
    case spreadsheet = "excel-id"
    /// A program: RFC 4180, ISO 8601, stable words.
    case program = "data"
  }

  package static let excelIndonesia = CSVProfile(reader: .spreadsheet)
  package static let data = CSVProfile(reader: .program)

  package var reader: Reader
  /// One of `;`, `,`, TAB and `|`.
  package var delimiter: Delimiter
  /// Puts an apostrophe before text of people that a spreadsheet would take for a formula.
  package var guardsFormulas: Bool

  /// Without a delimiter the usual one of that reader is taken.
  package init(reader: Reader, delimiter: Delimiter? = nil, guardsFormulas: Bool = true) {
    self.reader = reader
    self.delimiter = delimiter ?? (reader == .spreadsheet ? .semicolon : .comma)
    self.guardsFormulas = guardsFormulas
  }

  package enum Delimiter: String, CaseIterable, Hashable, Sendable {
    case comma = ","
    case semicolon = ";"
    case tab = "tab"
    case bar = "|"

    package var byte: UInt8 {
      switch self {
      case .comma: UInt8(ascii: ",")
      case .semicolon: UInt8(ascii: ";")
      case .tab: UInt8(ascii: "\t")
      case .bar: UInt8(ascii: "|")
      }
    }
  }
}
