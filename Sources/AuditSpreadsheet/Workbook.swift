#if XLSX
  internal import AuditReport
  internal import CXLSX
  internal import Glibc
  internal import WorkingTime

  /// A workbook on its way to a file, for `HandoverContent.writeXLSX`. It holds one row in memory.
  ///
  /// Order of calls: `append` for each sheet in its order, then `close`. One that is let go without
  /// `close` leaves no file.
  @safe final class Workbook {
    /// Rows that a sheet holds, its heading among them.
    static let mostRows = 1_048_576
    static let mostColumns = 16_384

    private let path: String
    private let rowLimit: Int
    private var book: UnsafeMutablePointer<lxw_workbook>?
    private let heading: Format
    private let plain: Format
    private let wrapped: Format
    private var numbers: [CellValue.NumberForm: Format] = [:]
    /// Bytes that wait in temporary files.
    private var waiting = 0

    /// Begins a workbook.
    ///
    /// - Parameters:
    ///   - path: The file; one that is there is replaced at `close`.
    ///   - title: What the file calls itself.
    ///   - program: Who made it.
    ///   - created: The day that the file says it was made; not the clock's, so that the same content
    ///     gives the same bytes.
    ///   - rowLimit: Rows of a sheet; for tests.
    /// - Throws: `SpreadsheetFault.cannotCreate`.
    init(
      path: String, title: String, program: String, created: Instant, rowLimit: Int = mostRows
    ) throws(SpreadsheetFault) {
      self.path = path
      self.rowLimit = max(rowLimit, 2)
      var options = unsafe lxw_workbook_options()
      unsafe options.constant_memory = 1
      guard let book = unsafe workbook_new_opt(path, &options) else {
        throw .cannotCreate(path: path)
      }
      unsafe self.book = book
      unsafe heading = Format(in: book, "@", wraps: true, isHeading: true)
      unsafe plain = Format(in: book, "@")
      unsafe wrapped = Format(in: book, "@", wraps: true)
      unsafe describe(book, title: title, program: program, created: created)
    }

    deinit {
      if let book = unsafe book { unsafe lxw_workbook_free(book) }
    }

    private func describe(
      _ book: UnsafeMutablePointer<lxw_workbook>, title: String, program: String, created: Instant
    ) {
      // The library copies what it is given.
      unsafe CellText.fitting(title).withCString { title in
        unsafe CellText.fitting(program).withCString { program in
          var properties = unsafe lxw_doc_properties()
          unsafe properties.title = UnsafeMutablePointer(mutating: title)
          unsafe properties.author = UnsafeMutablePointer(mutating: program)
          unsafe properties.created = time_t(created.seconds)
          unsafe _ = workbook_set_properties(book, &properties)
        }
      }
    }

    /// Writes a sheet, and further ones of the same columns when its rows do not fit on one.
    ///
    /// - Throws: `SpreadsheetFault`, and what reading the rows throws.
    func append(_ sheet: HandoverSheet, _ presentation: Presentation) throws {
      let columns = sheet.table.head.columns
      guard columns.count <= Workbook.mostColumns else {
        throw SpreadsheetFault.tooManyColumns(sheet: sheet.name, columns.count)
      }
      let shapes = columns.map { SheetColumn($0, presentation) }
      var number = 1
      var open = try begin(sheet.name, shapes)
      try sheet.table.eachRow { row in
        if open.rows == rowLimit {
          try end(open, columns: shapes.count)
          number += 1
          open = try begin("\(sheet.name) \(number)", shapes)
        }
        for (place, cell) in row.enumerated() {
          try write(
            CellValue(cell, presentation), wraps: shapes[place].wraps, to: open, column: place)
        }
        open.rows += 1
        return true
      }
      try end(open, columns: shapes.count)
    }

    /// Puts the file together. Nothing can be appended afterwards.
    func close() throws(SpreadsheetFault) {
      guard let book = unsafe book else { return }
      try expectRoom()
      unsafe self.book = nil
      let code = unsafe workbook_close(book)
      guard code == LXW_NO_ERROR else {
        let reason = unsafe lxw_strerror(code).map { unsafe String(cString: $0) } ?? "\(code)"
        throw .cannotWrite(path: path, reason: reason)
      }
    }

    // MARK: Sheets

    @safe private struct OpenSheet {
      let name: String
      let handle: UnsafeMutablePointer<lxw_worksheet>
      /// Written so far, the heading among them.
      var rows: Int
    }

    private func begin(_ name: String, _ columns: [SheetColumn]) throws(SpreadsheetFault)
      -> OpenSheet
    {
      guard let book = unsafe book, let sheet = unsafe workbook_add_worksheet(book, name) else {
        throw .cannotWrite(path: path, reason: name)
      }
      unsafe worksheet_set_landscape(sheet)
      unsafe worksheet_set_paper(sheet, 9)  // A4
      unsafe worksheet_fit_to_pages(sheet, 1, 0)
      unsafe worksheet_repeat_rows(sheet, 0, 0)
      unsafe worksheet_set_footer(sheet, "&L&A&R&P / &N")
      unsafe worksheet_freeze_panes(sheet, 1, 0)
      for (place, column) in columns.enumerated() {
        let position = lxw_col_t(place)
        unsafe worksheet_set_column(sheet, position, position, column.width, nil)
      }
      for (place, column) in columns.enumerated() {
        let code = unsafe worksheet_write_string(
          sheet, 0, lxw_col_t(place), CellText.fitting(column.heading),
          heading.handle)
        try expect(code)
      }
      return unsafe OpenSheet(name: name, handle: sheet, rows: 1)
    }

    private func end(_ sheet: OpenSheet, columns: Int) throws(SpreadsheetFault) {
      if columns > 0 {
        unsafe worksheet_autofilter(
          sheet.handle, 0, 0, lxw_row_t(max(sheet.rows - 1, 1)), lxw_col_t(columns - 1))
      }
      let lost = unsafe cxlsx_rows_lost(sheet.handle)
      guard lost == 0 else { throw .cannotWrite(path: path, reason: "temporary file") }
      waiting += Int(unsafe cxlsx_rows_size(sheet.handle))
    }

    private func write(
      _ value: CellValue, wraps: Bool, to sheet: OpenSheet, column: Int
    ) throws(SpreadsheetFault) {
      let (row, column) = (lxw_row_t(sheet.rows), lxw_col_t(column))
      switch value {
      case .nothing: return
      case .text(let text):
        try expect(
          unsafe worksheet_write_string(
            sheet.handle, row, column, text, (wraps ? wrapped : plain).handle))
      case .number(let number, let form):
        try expect(
          unsafe worksheet_write_number(sheet.handle, row, column, number, format(form).handle))
      }
    }

    private func format(_ form: CellValue.NumberForm) -> Format {
      if let known = numbers[form] { return known }
      guard let book = unsafe book else { return plain }
      let new = unsafe Format(in: book, form.code)
      numbers[form] = new
      return new
    }

    /// How cells look. The workbook frees it.
    @safe private struct Format {
      let handle: UnsafeMutablePointer<lxw_format>?

      init(
        in book: UnsafeMutablePointer<lxw_workbook>, _ numbers: String, wraps: Bool = false,
        isHeading: Bool = false
      ) {
        unsafe handle = workbook_add_format(book)
        unsafe format_set_num_format(handle, numbers)
        unsafe format_set_align(handle, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        if wraps { unsafe format_set_text_wrap(handle) }
        guard isHeading else { return }
        unsafe format_set_bold(handle)
        unsafe format_set_bottom(handle, UInt8(LXW_BORDER_THIN.rawValue))
      }
    }

    // MARK: Faults

    private func expect(_ code: lxw_error) throws(SpreadsheetFault) {
      guard code != LXW_NO_ERROR else { return }
      let reason = unsafe lxw_strerror(code).map { unsafe String(cString: $0) } ?? "\(code)"
      throw .cannotWrite(path: path, reason: reason)
    }

    /// The library copies its temporary files once more without looking whether the disk is full.
    private func expectRoom() throws(SpreadsheetFault) {
      var state = statvfs()
      guard unsafe statvfs("/tmp", &state) == 0 else { return }
      let room = Int(clamping: state.f_bavail).multipliedReportingOverflow(by: Int(state.f_frsize))
      guard room.overflow || room.partialValue > waiting else {
        throw .cannotWrite(path: path, reason: "ENOSPC")
      }
    }
  }
#endif
