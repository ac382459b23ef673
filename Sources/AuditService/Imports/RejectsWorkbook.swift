#if XLSX
  internal import AuditImport
  internal import AuditSpreadsheet
  internal import AuditStore
  internal import ServiceStandards
  internal import SheetFiles

  /// The rejected rows of a workbook as a workbook of the same columns, with the reasons beside them, so that it can be corrected
  /// and imported by the same profile.
  enum RejectsWorkbook {
    static let ending = ".rejects.xlsx"
    /// How the headings of the reasons begin: nobody else's do.
    private static let mark = "audit: "
    /// In these rows the headings stand.
    private static let mostHeaderRows = 1000

    /// Writes the rows that the spool knows, each sheet with its rows down to the end of its header first.
    static func write(
      _ spool: borrowing RejectSpool, of file: InputFile, headerRows: [Int], to output: OutputFile,
      language: Language
    ) throws {
      guard let path = output.libraryPath, var rows = WorkbookRows(file) else { return }
      let copy = try SheetCopy(path: path)
      var sheet = -1
      // Next row of the copy, from 0, and the first column of the reasons.
      var (next, reasons) = (0, 0)
      var (line, told) = (-1, [String]())
      func cells(_ row: SheetRow, at place: Int) throws -> Int {
        for cell in row.cells {
          let text = String(decoding: row.text[Int(cell.start)..<Int(cell.end)], as: UTF8.self)
          try copy.write(cell.kind, text, row: place, column: Int(cell.column))
        }
        return row.cells.last.map { Int($0.column) + 1 } ?? 0
      }
      func begin(_ number: Int) throws {
        try copy.beginSheet(rows.sheets[number])
        rows.begin(sheet: number)
        let last = number < headerRows.count ? headerRows[number] : 0
        (next, reasons) = (last, 0)
        while try rows.advance(to: 1), rows.row.number <= last {
          reasons = max(reasons, try cells(rows.row, at: rows.row.number - 1))
          if rows.row.number == last { break }
        }
        let names =
          language == .indonesian ? ["baris", "kode", "alasan"] : ["row", "code", "reason"]
        for (place, name) in names.enumerated() {
          try copy.write(.text, mark + name, row: max(0, last - 1), column: reasons + place)
        }
      }
      func end() throws {
        guard line >= 0 else { return }
        let row = RowNumber.place(line).row
        try copy.write(.number, String(row), row: next, column: reasons)
        try copy.write(.text, told[0], row: next, column: reasons + 1)
        try copy.write(
          .text, told.dropFirst().joined(separator: "\n"), row: next, column: reasons + 2)
        next += 1
      }
      try spool.forEachReason { reason in
        if reason.line != line {
          try end()
          (line, told) = (reason.line, [])
          let place = RowNumber.place(line)
          while sheet < place.sheet {
            sheet += 1
            try begin(sheet)
          }
          if rows.row.number != place.row { _ = try rows.advance(to: place.row) }
          _ = try cells(rows.row, at: next)
          told = [reason.code]
        }
        told.append((reason.column.map { "\($0): " } ?? "") + reason.message)
      }
      try end()
      try copy.close()
    }

    /// Takes away the workbook of an earlier import of a file, now that nothing of it is rejected any more. What is no such
    /// workbook stays.
    static func removeOutdated(_ path: String, folder: String) {
      guard let file = try? InputFile(path: path), isOurs(file, folder: folder) else { return }
      OutputFile.removeRegular(path)
    }

    private static func isOurs(_ file: InputFile, folder: String) -> Bool {
      file.workFolder = folder
      guard (try? file.readWorkbook()) == true, var rows = WorkbookRows(file) else { return false }
      while (try? rows.advance(to: 1)) == true, rows.row.number <= mostHeaderRows {
        for cell in rows.row.cells {
          let text = rows.row.text[Int(cell.start)..<Int(cell.end)]
          if text.starts(with: mark.utf8) { return true }
        }
      }
      return false
    }
  }
#endif
