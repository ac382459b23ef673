package import AuditReport

/// Why a spreadsheet could not be written.
package enum SpreadsheetFault: Fault, Hashable {
  case cannotCreate(path: String)
  /// The disk is full, or the folder cannot be written.
  case cannotWrite(path: String, reason: String)
  /// There are more columns than a sheet can hold.
  case tooManyColumns(sheet: String, Int)

  package var exitStatus: ExitStatus { .incomplete }

  package var message: Message {
    switch self {
    case .cannotCreate(let path): Message("E_XLSX_WRITE", "cannot_create", ["path": path])
    case .cannotWrite(let path, let reason):
      Message("E_XLSX_WRITE", "not_finished", ["path": path, "reason": reason])
    case .tooManyColumns(let sheet, let count):
      Message("E_XLSX_COLUMNS", ["sheet": sheet, "count": count])
    }
  }
}
