package import SheetFiles

/// Goes once more through the rows of a workbook that was read, as the workbook has them, from the first sheet on.
package struct WorkbookRows: ~Copyable {
  private let path: String
  private let workbook: Workbook
  private var rows: TranscriptRows
  /// The last row that was read.
  package private(set) var row = SheetRow()

  /// `nil`: the file is no workbook, or was not read yet.
  package init?(_ file: InputFile) {
    guard let workbook = file.workbook?.1, let first = workbook.chosen.first else { return nil }
    path = file.path
    self.workbook = workbook
    rows = workbook.transcript.rows(ofSheet: first)
  }

  /// Names of the sheets that were read.
  package var sheets: [String] { workbook.names }

  /// Begins a sheet from its first row, by its place among those that were read.
  package mutating func begin(sheet: Int) {
    rows = workbook.transcript.rows(ofSheet: workbook.chosen[sheet])
  }

  /// Goes on to the next row of the sheet that is not above that one.
  ///
  /// - Returns: `false` when there is none.
  package mutating func advance(to number: Int) throws(ImportFault) -> Bool {
    do throws(SheetFault) {
      while try rows.next(into: &row) { if row.number >= number { return true } }
      return false
    } catch {
      throw .workbook(file: path, error)
    }
  }
}
