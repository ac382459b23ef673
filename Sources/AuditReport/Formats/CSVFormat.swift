internal import ServiceStandards
internal import WorkingTime

extension ReportFormat {
  /// Comma- or semicolon-separated values for spreadsheets (`excel-id`) and programs (`data`).
  package static let csv = ReportFormat(
    name: "csv", rows: { CSVRows($0, $1) }, run: { try RunRecords($0, $1).writeFindings(to: &$2) })
}

struct CSVRows: RowRenderer {
  /// What a cell must know of its column; small, since it is looked at for each cell.
  private struct Field {
    let hasUnit: Bool
    let isKeyDate: Bool
    /// Every text, identifier, list and word is: a name out of a file can begin like a formula wherever it stands.
    let isGuarded: Bool
  }

  private let columns: [Column]
  private let fields: [Field]
  private let presentation: Presentation
  private let zones: [Zone]
  private let delimiter: UInt8
  private let isForSpreadsheet: Bool

  init(_ head: TableHead, _ presentation: Presentation) {
    columns = head.columns
    fields = head.columns.map {
      Field(
        hasUnit: $0.kind.hasUnit, isKeyDate: $0.isKeyDate,
        isGuarded: presentation.csv.guardsFormulas && !$0.isClosed)
    }
    self.presentation = presentation
    zones = presentation.zones
    delimiter = presentation.csv.delimiter.byte
    isForSpreadsheet = presentation.csv.reader == .spreadsheet
  }

  mutating func begin(into bytes: inout [UInt8]) {
    if isForSpreadsheet { bytes += [0xEF, 0xBB, 0xBF] }
    guard presentation.showsHeader else { return }
    for (index, name) in headerNames.enumerated() {
      if index > 0 { bytes.append(delimiter) }
      let start = bytes.count
      bytes.append(name)
      quoteIfNeeded(&bytes, from: start)
    }
    bytes += [0x0D, 0x0A]
  }

  mutating func append(_ row: [Cell], into bytes: inout [UInt8]) {
    let (cells, fields) = (row.span, fields.span)
    for index in fields.indices {
      if index > 0 { bytes.append(delimiter) }
      append(cells[index], fields[index], to: &bytes)
    }
    bytes += [0x0D, 0x0A]
  }

  mutating func end(leftOut: Int, into bytes: inout [UInt8]) {}

  @inline(__always)
  private func append(_ cell: Cell, _ field: Field, to bytes: inout [UInt8]) {
    if isForSpreadsheet {
      appendForSpreadsheet(cell, field, to: &bytes)
    } else {
      appendForProgram(cell, field, to: &bytes)
    }
  }

  // MARK: Names of the columns

  /// The names in the header line.
  var headerNames: [String] { columns.flatMap(headers) }

  /// The name of a column in the header line; the first one, where it has several.
  func headerName(of index: Int) -> String { headers(of: columns[index])[0] }

  private func headers(of column: Column) -> [String] {
    isForSpreadsheet ? spreadsheetHeaders(of: column) : programHeaders(of: column)
  }

  private func programHeaders(of column: Column) -> [String] {
    column.kind.hasUnit ? [column.key, "\(column.key)_unit"] : [column.key]
  }

  private func spreadsheetHeaders(of column: Column) -> [String] {
    let language = presentation.language
    let title = column.title.text(language)
    switch column.kind {
    case .duration, .limit: return [title, Texts.unitOf(title).text(language)]
    case .money(let currency?):
      return ["\(title) (\(currency == .rupiah ? "Rp" : currency.code))"]
    case .instant, .mixed:
      let name = "\(title) (\(zoneName))"
      return column.isKeyDate ? [name, Texts.isoDateOf(title).text(language)] : [name]
    default: return [title]
    }
  }

  private var zoneName: String {
    guard presentation.zones.count == 1 else {
      return Texts.localTime.text(presentation.language)
    }
    return ZoneName.short(presentation.zones[0].identifier)
  }

  private func place(of zone: Int) -> Int { zone < zones.count ? zone : 0 }

  // MARK: Cells

  // Inlined, both forms read the cell where it lies: a copy of it costs as much as writing it.
  @inline(__always)
  private func appendForProgram(_ cell: Cell, _ field: Field, to bytes: inout [UInt8]) {
    var unit: TimeLimit.Unit?
    switch cell {
    case .empty: break
    case .text(let text), .identifier(let text): append(text, field, to: &bytes)
    case .list(let entries): append(entries.joined(separator: "|"), field, to: &bytes)
    case .words(let words):
      append(words.map(\.code).joined(separator: "|"), field, to: &bytes)
    case .rule(let rule): bytes.append(rule: rule)
    case .deviation(let rule, let subject): bytes.append(deviation: rule, subject)
    case .count(let value): bytes.append(decimal: value)
    case .share(let share):
      if share.whole > 0 { bytes.append(share: share.part, of: share.whole, decimalPoint: ".") }
    case .money(let money, let currency):
      bytes.append(addingCapacity: 48) {
        $0.append(
          minorUnits: money.minorUnits, decimals: currency.decimals, decimalPoint: UInt8(ascii: ".")
        )
      }
    case .instant(let instant, let zone):
      bytes.append(instant: instant, in: zones[place(of: zone)])
    case .day(let day): bytes.append(isoDay: day)
    case .duration(let seconds):
      bytes.append(decimal: seconds)
      unit = .seconds
    case .limit(let value, let itsUnit):
      bytes.append(decimal: value)
      unit = itsUnit
    case .boolean(let value): bytes.append(value ? "true" : "false")
    case .term(let term): bytes.append(term.code)
    case .word(let code, _): append(code, field, to: &bytes)
    }
    guard field.hasUnit else { return }
    bytes.append(delimiter)
    if let unit { bytes.append(unit.rawValue) }
  }

  @inline(__always)
  private func appendForSpreadsheet(_ cell: Cell, _ field: Field, to bytes: inout [UInt8]) {
    var unit: TimeLimit.Unit?
    switch cell {
    case .empty: break
    case .text(let text): append(text, field, to: &bytes)
    case .identifier(let text): append(text, field, isIdentifier: true, to: &bytes)
    case .list(let entries): append(entries.joined(separator: ", "), field, to: &bytes)
    case .words(let words):
      append(words.map(\.shown).joined(separator: ", "), field, to: &bytes)
    case .rule(let rule): quoted(&bytes) { $0.append(rule: rule) }
    case .deviation(let rule, let subject): quoted(&bytes) { $0.append(deviation: rule, subject) }
    case .count(let value): bytes.append(decimal: value)
    case .share(let share):
      if share.whole > 0 { bytes.append(share: share.part, of: share.whole, decimalPoint: ",") }
    case .money(let money, let currency):
      bytes.append(addingCapacity: 48) {
        $0.append(
          minorUnits: money.minorUnits, decimals: currency.decimals, decimalPoint: UInt8(ascii: ",")
        )
      }
    case .instant(let instant, let zone): append(instant, zone, to: &bytes)
    case .day(let day): bytes.append(slashedDay: day)
    case .duration(let seconds):
      bytes.append(addingCapacity: 32) { $0.append(minutes: seconds) }
      unit = .minutes
    case .limit(let value, let itsUnit):
      bytes.append(decimal: value)
      unit = itsUnit
    case .boolean(let value): bytes.append(Texts.boolean(value).text(presentation.language))
    case .term(let term): append(term.wording.text(presentation.language), field, to: &bytes)
    case .word(_, let shown): append(shown, field, to: &bytes)
    }
    if field.hasUnit {
      bytes.append(delimiter)
      if let unit { bytes.append(Texts.unit(unit, count: 2).text(presentation.language)) }
    }
    if field.isKeyDate { appendISODate(cell, to: &bytes) }
  }

  private func append(_ instant: Instant, _ zone: Int, to bytes: inout [UInt8]) {
    let wall = WallClock(instant, in: zones[place(of: zone)])
    bytes.append(addingCapacity: 32) { $0.append(slashedInstant: wall) }
  }

  /// The date once more as `YYYY-MM-DD`: a spreadsheet with American settings takes 05/01/2026 for
  /// the first of May.
  private func appendISODate(_ cell: Cell, to bytes: inout [UInt8]) {
    bytes.append(delimiter)
    guard case .instant(let instant, let zone) = cell else { return }
    bytes.append(isoDay: WallClock(instant, in: zones[place(of: zone)]).day)
  }

  // MARK: Text and quotes

  private func append(
    _ text: String, _ field: Field, isIdentifier quotes: Bool = false, to bytes: inout [UInt8]
  ) {
    let start = bytes.count
    if field.isGuarded {
      FormulaGuard.append(text, staysText: quotes, to: &bytes)
    } else {
      bytes.append(contentsOf: text.utf8)
    }
    if quotes {
      quote(&bytes, from: start)
    } else {
      quoteIfNeeded(&bytes, from: start)
    }
  }

  private func quoted(_ bytes: inout [UInt8], _ write: (inout [UInt8]) -> Void) {
    bytes.append(ascii: "\"")
    write(&bytes)
    bytes.append(ascii: "\"")
  }

  private func quoteIfNeeded(_ bytes: inout [UInt8], from start: Int) {
    guard start < bytes.count else { return }
    if needsQuotes(bytes.span.extracting(droppingFirst: start)) { quote(&bytes, from: start) }
  }

  /// Whether the field, which is not empty, could be read in another way.
  private func needsQuotes(_ field: Span<UInt8>) -> Bool {
    var isNeeded = field[0] == 0x20 || field[field.count - 1] == 0x20
    for index in field.indices {
      let byte = field[index]
      let isSpecial = byte == delimiter || byte == 0x22 || byte == 0x0A || byte == 0x0D
      isNeeded = isNeeded || isSpecial
    }
    return isNeeded
  }

  private func quote(_ bytes: inout [UInt8], from start: Int) {
    var index = start
    while index < bytes.count {
      if bytes[index] == 0x22 {
        bytes.insert(0x22, at: index)
        index += 1
      }
      index += 1
    }
    bytes.insert(0x22, at: start)
    bytes.append(0x22)
  }
}
