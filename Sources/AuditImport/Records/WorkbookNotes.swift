package import SheetFiles

/// What there is to say of a workbook that was read.
package struct WorkbookNotes: Hashable, Sendable {
  package let form: WorkbookForm
  /// Those that were read, in their order.
  package let sheets: [String]
  /// Those that are hidden and were not read.
  package let hiddenSheets: [String]
  /// Hidden or filtered rows, which were read like any other.
  package let hiddenRows: Int
  /// Headings of hidden columns, which were read like any other.
  package let hiddenColumns: [String]

  /// Of each sheet that was read, the row on which its header ends.
  package let headerRows: [Int]

  init(_ workbook: Workbook, of lines: borrowing RecordLines) {
    let read = workbook.chosen.map { workbook.transcript.sheets[$0] }
    form = workbook.form
    sheets = workbook.names
    hiddenSheets = workbook.hiddenSheets
    hiddenRows = read.map(\.hiddenRows).reduce(0, +)
    let hidden = read.first?.hiddenColumns ?? []
    headerRows = lines.headerRows
    hiddenColumns = lines.header.names.enumerated().filter { place, name in
      !name.isEmpty && hidden.contains { $0.contains(place + 1) }
    }.map(\.element)
  }
}
