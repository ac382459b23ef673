/// Why a spreadsheet cannot be read. Nothing of it is taken.
package enum SheetFault: Error, Hashable, Sendable {
  /// What has a limit, so that no file can take the memory or the time of a machine.
  package enum Limit: Hashable, Sendable {
    /// Values are the most that are read.
    case entries(Int), bytes(part: String, Int), cellBytes(Int), depth(Int), rows(Int), columns(Int)
    case sheets(Int), merges(Int)
  }

  /// Begins as a ZIP and has no directory: cut off, or something else.
  case notAZip
  case encrypted
  /// `.xlsb`.
  case binaryWorkbook
  /// BIFF2–4: older than 1995.
  case ancientWorkbook
  /// HTML in a character set that is not read, by the name that it declares.
  case characterSet(String)
  /// An event log (IEEE 1849, XES).
  case eventLog
  /// HTML without a table: mostly a login page.
  case noTable
  /// A ZIP that holds no workbook and not exactly one text file; the names of those that it holds.
  case noSingleText([String])
  case documentType(part: String)
  /// XML or a binary structure that is not well formed.
  case damaged(part: String)
  /// The bytes are not those that were packed.
  case wrongChecksum(part: String)
  case duplicateEntry(name: String)
  /// Packed or encrypted in a way that is not read.
  case unreadableEntry(name: String)
  case limit(Limit)
  /// A chain of sectors that comes back to itself.
  case chainLoops
  /// No sheet of the workbook is a table.
  case noSheet
  case cannotRead(errno: Int32)
  case cannotWrite(errno: Int32)
  /// The program was built without the reader.
  case notBuiltIn
}
