internal import SheetFiles

/// One form in which stamps are written.
package enum DatePattern: Hashable, Sendable {
  /// ISO 8601, as `ISOStamp` reads it.
  case iso
  /// Serial numbers of a spreadsheet, as `ExcelStamp` reads them.
  case excel
  /// A form that a profile spells out, such as `dd/MM/yyyy HH:mm`.
  case declared(DeclaredDateForm)

  /// Reads `iso`, `excel` or a declared form.
  ///
  /// - Throws: `Problem.badPattern` with the element that cannot be read.
  package init(_ text: String) throws(Problem) {
    switch text {
    case "iso": self = .iso
    case "excel": self = .excel
    default: self = .declared(try DeclaredDateForm(text))
    }
  }

  /// As a profile names it.
  package var name: String {
    switch self {
    case .iso: "iso"
    case .excel: "excel"
    case .declared(let form): form.text
    }
  }

  /// Serial numbers count from that day.
  func read(_ bytes: Span<UInt8>, since epoch: SerialDate.Epoch = .from1900) -> WallTime.Reading {
    switch self {
    case .iso: ISOStamp.read(bytes)
    case .excel: ExcelStamp.read(bytes, since: epoch)
    case .declared(let form): form.read(bytes)
    }
  }
}
