internal import SheetFiles

/// What cells of a workbook that are no text stand for, by what a column expects. A real date needs no date form and a number no
/// number form; what a spreadsheet has made of an identifier is refused, since nobody knows what it was.
enum TypedCell {
  /// Digits that a spreadsheet keeps exactly.
  private static let exactDigits = 15
  private static let iso = StampForms([.iso])

  /// An identifier or a word: a whole number is its digits.
  static func text(_ kind: CellKind, _ cell: Span<UInt8>) throws(Problem) {
    switch kind {
    case .text: return
    case .number:
      guard cell.indices.allSatisfy({ Cell.isDigit(cell[$0]) }) else { throw .fractionalIdentifier }
      guard cell.count <= exactDigits else { throw .roundedIdentifier(digits: exactDigits) }
    case .moment, .time: throw .identifierMadeDate
    case .truth: throw .truthValue
    case .error, .uncomputed: throw broken(kind)
    }
  }

  /// A stamp; a number only where the profile says that the column holds those of a spreadsheet, which count from the day
  /// of the workbook.
  static func stamp(
    _ kind: CellKind, _ cell: Span<UInt8>, _ forms: StampForms, since epoch: SerialDate.Epoch
  ) throws(Problem) -> WallTime {
    switch kind {
    case .text: return try forms.read(cell)
    case .number:
      guard forms.readsSerials else { throw .bareSerial }
      return try forms.read(cell, since: epoch)
    case .moment:
      // A serial that is no date: the 29 February 1900 of spreadsheets, or one below 0.
      if cell[0] == UInt8(ascii: "!") { throw .noSuchDate(form: "excel") }
      return try iso.read(cell)
    case .time: throw .timeWithoutDate
    case .truth: throw .truthValue
    case .error, .uncomputed: throw broken(kind)
    }
  }

  /// A date with the time of day in a cell beside it, of which one at least is no text.
  static func stamp(
    _ dateKind: CellKind, _ date: Span<UInt8>, _ timeKind: CellKind, _ time: Span<UInt8>,
    _ forms: StampForms, since epoch: SerialDate.Epoch
  ) throws(Problem) -> WallTime {
    let clock = try clock(timeKind, time)
    if dateKind == .text {
      // The declared forms are those of both texts together.
      var both: [UInt8] = []
      for index in date.indices { both.append(date[index]) }
      for sign in [":", "."] {
        let text = both + [0x20] + clock.prefix(5).map { $0 == 0x3A ? sign.utf8.first ?? 0x3A : $0 }
        if let stamp = try? forms.read(text.span) { return with(clock, stamp) }
      }
      return with(clock, try forms.read(both.span))
    }
    return with(clock, try stamp(dateKind, date, forms, since: epoch))
  }

  private static func with(_ clock: [UInt8], _ date: WallTime) -> WallTime {
    var stamp = date
    let parts = clock.split(separator: 0x3A).compactMap {
      Int32(String(decoding: $0, as: UTF8.self))
    }
    if parts.count == 3 { stamp.second = parts[0] * 3600 + parts[1] * 60 + parts[2] }
    return stamp
  }

  /// `08:05:00` of a cell that tells a time of day, also of a text `8.05`.
  private static func clock(_ kind: CellKind, _ cell: Span<UInt8>) throws(Problem) -> [UInt8] {
    switch kind {
    case .text, .time:
      var parts: [Int] = []
      var index = kind == .time ? 1 : 0
      while parts.count < 3, let number = cell.number(at: &index, fewest: 1, most: 2) {
        parts.append(number)
        guard index < cell.count, cell[index] == 0x3A || cell[index] == 0x2E else { break }
        index += 1
      }
      guard index == cell.count, parts.count >= 2,
        WallTime.second(hour: parts[0], minute: parts[1], second: parts.count > 2 ? parts[2] : 0)
          != nil, kind == .text || cell[0] == UInt8(ascii: "T")
      else { throw .wrongKind(.time) }
      let digits = parts + (parts.count == 2 ? [0] : [])
      return Array(digits.map { ($0 < 10 ? "0" : "") + String($0) }.joined(separator: ":").utf8)
    case .moment, .number: throw .wrongKind(.time)
    case .truth: throw .truthValue
    case .error, .uncomputed: throw broken(kind)
    }
  }

  /// An amount of money in minor units of a currency with so many decimals.
  static func minorUnits(
    _ kind: CellKind, _ cell: Span<UInt8>, decimals: Int
  ) throws(Problem) -> Int64 {
    switch kind {
    case .text, .number:
      return try NumberForm(decimal: UInt8(ascii: "."), group: nil)
        .signedMinorUnits(cell, decimals: decimals)
    case .moment, .time: throw .wrongKind(.amount)
    case .truth: throw .truthValue
    case .error, .uncomputed: throw broken(kind)
    }
  }

  static func broken(_ kind: CellKind) -> Problem {
    kind == .uncomputed ? .uncomputedFormula : .spreadsheetError
  }
}
