internal import AuditReport
package import ServiceStandards

/// Why a spreadsheet could not be written.
package enum SpreadsheetFault: Error, Hashable, Sendable {
  case cannotCreate(path: String)
  /// The disk is full, or the folder cannot be written.
  case cannotWrite(path: String, reason: String)
  /// There are more columns than a sheet can hold.
  case tooManyColumns(sheet: String, Int)

  package var wording: Wording {
    switch self {
    case .cannotCreate(let path):
      Wording(
        "\(path): berkas tidak dapat dibuat. Periksa folder dan hak aksesnya.",
        "\(path): the file cannot be created. Check the folder and its permissions.")
    case .cannotWrite(let path, let reason):
      Wording(
        "\(path): lembar kerja tidak selesai ditulis (\(reason)). Periksa ruang disk, lalu ulangi.",
        "\(path): the workbook was not written to its end (\(reason)). Check the disk space and "
          + "try again.")
    case .tooManyColumns(let sheet, let count):
      Wording(
        "lembar \(sheet) mempunyai \(count) kolom; satu lembar memuat paling banyak 16.384.",
        "sheet \(sheet) has \(count) columns; a sheet holds 16,384 at most.")
    }
  }
}
