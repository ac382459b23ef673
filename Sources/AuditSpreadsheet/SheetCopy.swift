#if XLSX
  internal import CXLSX
  package import SheetFiles
  internal import WorkingTime

  /// A workbook on its way to a file, of which the cells are written as they were read. It holds one row in memory.
  ///
  /// Order of calls: `beginSheet`, its cells row by row, `close`. One that is let go without `close` leaves no file.
  @safe package final class SheetCopy {
    private let path: String
    private var book: UnsafeMutablePointer<lxw_workbook>?
    private var sheet: UnsafeMutablePointer<lxw_worksheet>?
    private var names: [String] = []
    private let text, day, stamp, time, duration: UnsafeMutablePointer<lxw_format>?

    /// - Throws: `SpreadsheetFault.cannotCreate`.
    package init(path: String) throws(SpreadsheetFault) {
      self.path = path
      var options = unsafe lxw_workbook_options()
      unsafe options.constant_memory = 1
      guard let book = unsafe workbook_new_opt(path, &options) else {
        throw .cannotCreate(path: path)
      }
      unsafe self.book = book
      unsafe sheet = nil
      func format(_ code: String) -> UnsafeMutablePointer<lxw_format>? {
        let format = unsafe workbook_add_format(book)
        unsafe format_set_num_format(format, code)
        return unsafe format
      }
      unsafe text = format("@")
      unsafe day = format("yyyy-mm-dd")
      unsafe stamp = format("yyyy-mm-dd hh:mm:ss")
      unsafe time = format("hh:mm:ss")
      unsafe duration = format("[h]:mm:ss")
    }

    deinit {
      if let book = unsafe book { unsafe lxw_workbook_free(book) }
    }

    /// Begins a sheet of that name, as far as a workbook can have it.
    package func beginSheet(_ name: String) throws(SpreadsheetFault) {
      names.append(fitting(name))
      guard let book = unsafe book,
        let new = unsafe workbook_add_worksheet(book, names[names.count - 1])
      else { throw .cannotWrite(path: path, reason: name) }
      unsafe sheet = new
    }

    /// Writes a cell. `row` and `column` from 0, rows ascending; the text is as a transcript has it.
    package func write(
      _ kind: CellKind, _ value: String, row: Int, column: Int
    ) throws(SpreadsheetFault) {
      guard let sheet = unsafe sheet else { return }
      let (row, column) = (lxw_row_t(row), lxw_col_t(column))
      let code =
        switch kind {
        case .number where !isPadded(value):
          unsafe worksheet_write_number(sheet, row, column, Double(value) ?? 0, nil)
        case .truth:
          unsafe worksheet_write_boolean(sheet, row, column, value == "TRUE" ? 1 : 0, nil)
        case .moment, .time:
          if let serial = Serial(value) {
            unsafe worksheet_write_number(sheet, row, column, serial.days, format(of: serial))
          } else {
            unsafe worksheet_write_string(sheet, row, column, CellText.fitting(value), text)
          }
        case .text, .number, .error:
          unsafe worksheet_write_string(sheet, row, column, CellText.fitting(value), text)
        // A formula without a value stays one that has to be looked at.
        case .uncomputed: unsafe worksheet_write_string(sheet, row, column, "#N/A", text)
        }
      guard code != LXW_NO_ERROR else { return }
      let reason = unsafe lxw_strerror(code).map { unsafe String(cString: $0) } ?? "\(code)"
      throw .cannotWrite(path: path, reason: reason)
    }

    /// Puts the file together. Nothing can be written afterwards.
    package func close() throws(SpreadsheetFault) {
      guard let book = unsafe book else { return }
      if let sheet = unsafe sheet, unsafe cxlsx_rows_lost(sheet) != 0 {
        throw .cannotWrite(path: path, reason: "temporary file")
      }
      unsafe self.book = nil
      let code = unsafe workbook_close(book)
      guard code == LXW_NO_ERROR else {
        let reason = unsafe lxw_strerror(code).map { unsafe String(cString: $0) } ?? "\(code)"
        throw .cannotWrite(path: path, reason: reason)
      }
    }

    /// At most 31 characters, none that a name of a sheet must not have, and no name twice.
    private func fitting(_ name: String) -> String {
      var plain = String(name.map { "[]:*?/\\'".contains($0) ? "_" : $0 }.prefix(27))
      if plain.isEmpty { plain = "_" }
      let isTaken = names.contains { $0.lowercased() == plain.lowercased() }
      return isTaken ? "\(plain) \(names.count + 1)" : plain
    }

    /// Zeros in front, or digits that a number does not keep.
    private func isPadded(_ value: String) -> Bool {
      let digits = value.utf8.drop { $0 == UInt8(ascii: "-") }
      if digits.count > 15 { return true }
      return digits.count > 1 && digits.first == UInt8(ascii: "0")
        && digits.dropFirst().first != UInt8(ascii: ".")
    }

    private func format(of serial: Serial) -> UnsafeMutablePointer<lxw_format>? {
      switch serial.form {
      case .day: unsafe day
      case .stamp: unsafe stamp
      case .time: unsafe time
      case .duration: unsafe duration
      }
    }
  }

  /// A moment, a time of day or a duration as the number by which spreadsheets keep it.
  private struct Serial {
    enum Form {
      case day, stamp, time, duration
    }

    /// Days from 1899-12-30, with which spreadsheets begin, to 1970-01-01.
    private static let epoch = 25_569

    let days: Double
    let form: Form

    /// `2026-01-05`, `2026-01-05T09:30:00`, `T09:30:00`, `P93909S`; `nil` for what is none.
    init?(_ text: String) {
      if text.hasPrefix("P"), let seconds = Double(text.dropFirst().dropLast()) {
        (days, form) = (seconds / 86_400, .duration)
        return
      }
      let parts = text.split(separator: "T", omittingEmptySubsequences: false)
      let clock = parts.count == 2 ? parts[1].split(separator: ":").compactMap { Int($0) } : []
      let second = clock.count == 3 ? clock[0] * 3600 + clock[1] * 60 + clock[2] : 0
      if parts.count == 2, clock.count != 3 { return nil }
      guard let date = parts.first, !date.isEmpty else {
        (days, form) = (Double(second) / 86_400, .time)
        return
      }
      guard let day = CivilDay(iso: String(date)) else { return nil }
      days = Double(Int(day.number) + Serial.epoch) + Double(second) / 86_400
      form = parts.count == 2 ? .stamp : .day
    }
  }
#endif
