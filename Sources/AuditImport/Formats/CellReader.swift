internal import ServiceStandards
internal import SheetFiles
internal import WorkingTime

/// Reads single cells of a line, remembers those that repeat, and notes what is wrong.
struct CellReader {
  /// A list of papers that takes more bytes hardly comes again.
  private static let longestKnownList = 256

  private let file: String
  private let replacements: [[UInt8]]
  private let forms: StampForms
  private let numbers: NumberForm
  private let moneyWords: MoneyWords
  private let listSeparator: UInt8
  private var places: PlaceFinder
  private var statuses: StatusWords
  private var words = ByteTable<String>()
  private var papers = ByteTable<[String]?>(capacity: 8192)
  private var clocks: StampClocks
  private let decimalsOfUnit: [Int]
  /// Columns whose dates a spreadsheet may have changed.
  private(set) var exchanges = ExchangedDates()

  /// Physical line on which the row starts.
  var line = 0
  /// Where the row stands in a workbook.
  var place: SheetRowPlace?
  /// What is wrong with the row, in order of columns.
  var diagnostics: [Diagnostic] = []
  private(set) var notes = CellNotes()
  /// Services that were met and nobody has declared, until a row of theirs is taken.
  private var newServices: [Service] = []

  init(
    file: String, profile: MappingProfile, replacements: [[UInt8]],
    units: [(code: UnitCode, known: KnownUnit)]
  ) {
    self.file = file
    self.replacements = replacements
    forms = StampForms(profile.dates)
    numbers = profile.numbers
    moneyWords = profile.moneyWords
    listSeparator = profile.listSeparator
    places = PlaceFinder(units)
    statuses = StatusWords(profile.status)
    decimalsOfUnit = units.map(\.known.currency.decimals)
    clocks = StampClocks(units.map(\.known), zone: profile.zone)
  }

  /// Stamps that lost a fraction of a second so far.
  var cutFractions: Int { clocks.cut }

  func code(of unit: Int) -> UnitCode { places.code(of: unit) }

  mutating func unit(_ source: CellSource, _ text: Span<UInt8>, _ fields: [RecordField]) -> Int? {
    read(source, text, fields, isRequired: true) { reader, cell throws(Problem) in
      try reader.places.unit(cell)
    }
  }

  /// The service; without a unit that is known there is none.
  mutating func service(
    _ source: CellSource, _ text: Span<UInt8>, _ fields: [RecordField], of unit: Int?,
    isRequired: Bool = true
  ) -> ServiceCode? {
    read(source, text, fields, isRequired: isRequired) { reader, cell throws(Problem) in
      guard let unit else { return nil }
      return try reader.places.service(cell, of: unit)
    } ?? nil
  }

  /// The same; one that is not known is added under the name in a cell of its own, and waits in `newServices`.
  mutating func service(
    _ source: CellSource, named nameSource: CellSource?, _ text: Span<UInt8>,
    _ fields: [RecordField],
    of unit: Int?
  ) -> ServiceCode? {
    let name = nameSource.flatMap { self.text($0, text, fields) }
    return read(source, text, fields, isRequired: true) { reader, cell throws(Problem) in
      guard let unit else { return nil }
      do throws(Problem) {
        return try reader.places.service(cell, of: unit)
      } catch {
        guard case .unknownService = error,
          let service = reader.places.add(cell, name: name, of: unit)
        else { throw error }
        reader.newServices.append(service)
        return service.code
      }
    } ?? nil
  }

  /// The service of a row, if it is one that waits; it does not wait any longer.
  mutating func takeNewService(of transaction: borrowing Transaction) -> Service? {
    guard !newServices.isEmpty else { return nil }
    let (unit, code) = (transaction.unit, transaction.service)
    return newServices.firstIndex { $0.unit == unit && $0.code == code }
      .map { newServices.remove(at: $0) }
  }

  /// Of which series the number of a case is, where the service says that a column tells it.
  mutating func series(
    _ source: CellSource, _ text: Span<UInt8>, _ fields: [RecordField], of service: ServiceCode?,
    _ unit: Int?
  ) -> String? {
    guard source.isThere, let unit, let service, places.tellsSeries(service, of: unit) else {
      return nil
    }
    return word(source, text, fields).map(CaseNumber.folded)
  }

  mutating func status(
    _ source: CellSource, _ text: Span<UInt8>, _ fields: [RecordField]
  ) -> CaseStatus? {
    read(source, text, fields, isRequired: true) { reader, cell throws(Problem) in
      try reader.statuses.status(cell)
    }
  }

  /// A stamp, or a date with the time of day that stands in a column of its own.
  mutating func stamp(
    _ source: CellSource, time: CellSource? = nil, _ text: Span<UInt8>, _ fields: [RecordField],
    unit: Int?, as reading: StampReading, isRequired: Bool = false
  ) -> ReadStamp? {
    if let time, let timeOfDay = cell(time, text, fields) {
      guard let date = cell(source, text, fields) else {
        note(.timeWithoutDate, of: time, value: String(decoding: timeOfDay.bytes, as: UTF8.self))
        return nil
      }
      let both = date.bytes + [0x20] + timeOfDay.bytes
      return read(source, date.kind, both.span) { reader, kind, both throws(Problem) in
        let stamp =
          kind == .text && timeOfDay.kind == .text
          ? try reader.forms.read(both)
          : try TypedCell.stamp(
            kind, date.bytes.span, timeOfDay.kind, timeOfDay.bytes.span, reader.forms,
            since: reader.epoch)
        return reader.place(stamp, unit: unit, as: reading, of: source, kind)
      }
    }
    return readTyped(source, text, fields, isRequired: isRequired) {
      reader, kind, cell throws(Problem) in
      let stamp =
        try kind == .text
        ? reader.forms.read(cell)
        : TypedCell.stamp(kind, cell, reader.forms, since: reader.epoch)
      return reader.place(stamp, unit: unit, as: reading, of: source, kind)
    }
  }

  /// From which day bare numbers count days.
  private var epoch: SerialDate.Epoch { place?.epoch ?? .from1900 }

  /// Puts a stamp in time, and takes note of whether a spreadsheet may have exchanged its day and month.
  @inline(__always)
  private mutating func place(
    _ stamp: WallTime, unit: Int?, as reading: StampReading, of source: CellSource, _ kind: CellKind
  ) -> ReadStamp {
    if place != nil { exchanges.note(stamp, kind, of: source) }
    return clocks.place(stamp, unit: unit, as: reading)
  }

  /// Text that identifies something. Damage by a spreadsheet is an error.
  mutating func text(
    _ source: CellSource, _ text: Span<UInt8>, _ fields: [RecordField], isRequired: Bool = false
  ) -> String? {
    read(source, text, fields, isRequired: isRequired) { _, cell throws(Problem) in
      if let damage = ExcelDamage.problem(in: cell) { throw damage }
      return String(utf8: cell)
    }
  }

  /// A code, which need not be known.
  mutating func code<Subject>(
    _ source: CellSource, _: Subject.Type, _ text: Span<UInt8>, _ fields: [RecordField],
    isRequired: Bool = false
  ) -> Code<Subject>? {
    read(source, text, fields, isRequired: isRequired) { _, cell throws(Problem) in
      if let damage = ExcelDamage.problem(in: cell) { throw damage }
      guard let code = try? Code<Subject>(String(utf8: cell)) else { throw .invalidCode }
      return code
    }
  }

  /// A time that a standard promises, with its unit in the same cell or in that of another column.
  mutating func limit(
    _ source: CellSource, unit: String?, bareDays: TimeLimit.Unit?, _ text: Span<UInt8>,
    _ fields: [RecordField]
  ) -> (value: Int64, unit: TimeLimit.Unit, isAssumed: Bool)? {
    read(source, text, fields) { _, cell throws(Problem) in
      try LimitText.read(String(utf8: cell), unit: unit, bareDays: bareDays)
    }
  }

  /// Text that occurs on many lines.
  mutating func word(
    _ source: CellSource, _ text: Span<UInt8>, _ fields: [RecordField]
  ) -> String? {
    read(source, text, fields) { reader, cell throws(Problem) in
      if let known = reader.words.find(cell) { return known }
      if let damage = ExcelDamage.problem(in: cell) { throw damage }
      let word = String(utf8: cell)
      reader.words.insert(cell, word)
      return word
    }
  }

  /// Free text, with personal data masked.
  mutating func note(
    _ source: CellSource, _ text: Span<UInt8>, _ fields: [RecordField]
  ) -> String? {
    readTyped(source, text, fields) { _, kind, cell throws(Problem) in
      if kind == .error || kind == .uncomputed { throw TypedCell.broken(kind) }
      return PersonalData.masked(String(utf8: cell))
    }
  }

  /// A text that stands for one of several values, whatever its capitals.
  mutating func choice<Value>(
    _ source: CellSource, _ text: Span<UInt8>, _ fields: [RecordField], _ words: [String: Value],
    isRequired: Bool = false
  ) -> Value? {
    read(source, text, fields, isRequired: isRequired) { _, cell throws(Problem) in
      let word = String(utf8: cell)
      if let value = words[word.lowercased()] { return value }
      let known = words.keys.sorted()
      throw .notAWord(known: known, nearest: NearestName.of(word, in: known))
    }
  }

  mutating func yesNo(
    _ source: CellSource, _ text: Span<UInt8>, _ fields: [RecordField]
  ) -> Bool? {
    readTyped(source, text, fields) { _, kind, cell throws(Problem) in
      if kind != .text, kind != .truth { try TypedCell.text(kind, cell) }
      if cell.equalsIgnoringCase("true") { return true }
      if cell.equalsIgnoringCase("false") { return false }
      let known = ["true", "false"]
      throw .notAWord(known: known, nearest: NearestName.of(String(utf8: cell), in: known))
    }
  }

  mutating func pauses(
    _ source: CellSource, _ text: Span<UInt8>, _ fields: [RecordField], unit: Int?
  ) -> [CasePause]? {
    read(source, text, fields) { reader, cell throws(Problem) in
      try PauseList.read(cell) { reader.clocks.place($0, unit: unit, as: StampReading()) }
    }
  }

  mutating func charges(
    _ source: CellSource, _ text: Span<UInt8>, _ fields: [RecordField], unit: Int?
  ) -> [Charge]? {
    let decimals = unit.map { decimalsOfUnit[$0] } ?? 0
    return read(source, text, fields) { reader, cell throws(Problem) in
      try ChargeList.read(cell, numbers: reader.numbers, decimals: decimals)
    }
  }

  mutating func amount(
    _ source: CellSource, _ text: Span<UInt8>, _ fields: [RecordField], unit: Int?,
    isRequired: Bool = false
  ) -> Int64? {
    amount(
      source, text, fields, decimals: unit.map { decimalsOfUnit[$0] } ?? 0, isRequired: isRequired)
  }

  mutating func amount(
    _ source: CellSource, _ text: Span<UInt8>, _ fields: [RecordField], decimals: Int,
    isRequired: Bool = false
  ) -> Int64? {
    readTyped(source, text, fields, isRequired: isRequired) {
      reader, kind, cell throws(Problem) -> Int64? in
      if kind != .text { return try TypedCell.minorUnits(kind, cell, decimals: decimals) }
      if let meaning = reader.moneyWords.meaning(of: cell) { return meaning == .zero ? 0 : nil }
      do throws(Problem) {
        return try reader.numbers.signedMinorUnits(cell, decimals: decimals)
      } catch {
        throw MoneyWords.isUsual(cell) ? .moneyWord : error
      }
    } ?? nil
  }

  mutating func papers(
    _ source: CellSource, _ text: Span<UInt8>, _ fields: [RecordField]
  ) -> [String]? {
    read(source, text, fields) { reader, cell throws(Problem) in
      let separator = reader.listSeparator
      guard cell.count <= Self.longestKnownList else {
        return PaperList.read(cell, separator: separator)
      }
      if let known = reader.papers.find(cell) { return known }
      let papers = PaperList.read(cell, separator: separator)
      reader.papers.insert(cell, papers)
      return papers
    } ?? nil
  }

  /// A cell that is not empty.
  private struct Found {
    let kind: CellKind
    let bytes: [UInt8]
  }

  /// `nil` when it is empty.
  private mutating func cell(
    _ source: CellSource, _ text: Span<UInt8>, _ fields: [RecordField]
  ) -> Found? {
    switch source.value(in: text, fields, notes: &notes) {
    case .empty: nil
    case .text(let range): Found(kind: .text, bytes: range.map { text[$0] })
    case .cleaned(let bytes): Found(kind: .text, bytes: bytes)
    case .replacement(let index): Found(kind: .text, bytes: replacements[index])
    case .typed(let kind, let range): Found(kind: kind, bytes: range.map { text[$0] })
    }
  }

  /// What the body makes of the text of the cell; `nil` when it is empty or wrong. A cell of a workbook that is no text
  /// counts as an identifier or a word.
  @inline(__always)
  private mutating func read<Value>(
    _ source: CellSource, _ text: Span<UInt8>, _ fields: [RecordField], isRequired: Bool = false,
    _ body: (inout CellReader, Span<UInt8>) throws(Problem) -> Value
  ) -> Value? {
    readTyped(source, text, fields, isRequired: isRequired) {
      reader, kind, cell throws(Problem) in
      if kind != .text { try TypedCell.text(kind, cell) }
      return try body(&reader, cell)
    }
  }

  /// What the body makes of the cell and of what kind it is; `nil` when it is empty or wrong.
  @inline(__always)
  private mutating func readTyped<Value>(
    _ source: CellSource, _ text: Span<UInt8>, _ fields: [RecordField], isRequired: Bool = false,
    _ body: (inout CellReader, CellKind, Span<UInt8>) throws(Problem) -> Value
  ) -> Value? {
    switch source.value(in: text, fields, notes: &notes) {
    case .empty:
      if isRequired { note(.required, of: source, value: "") }
      return nil
    case .text(let range):
      return read(source, .text, text.extracting(range), body)
    case .cleaned(let bytes):
      return read(source, .text, bytes.span, body)
    case .replacement(let index):
      let bytes = replacements[index]
      return read(source, .text, bytes.span, body)
    case .typed(let kind, let range):
      return read(source, kind, text.extracting(range), body)
    }
  }

  @inline(__always)
  private mutating func read<Value>(
    _ source: CellSource, _ kind: CellKind, _ cell: Span<UInt8>,
    _ body: (inout CellReader, CellKind, Span<UInt8>) throws(Problem) -> Value
  ) -> Value? {
    do throws(Problem) {
      return try body(&self, kind, cell)
    } catch {
      let damage = kind == .text ? ExcelDamage.problem(in: cell) : nil
      note(damage ?? error, of: source, value: String(utf8: cell))
      return nil
    }
  }

  @inline(never)
  private mutating func note(_ problem: Problem, of source: CellSource, value: String) {
    diagnostics.append(
      Diagnostic(
        file: file, line: line, column: source.heading, value: value, problem: problem,
        place: place?.place(ofField: source.field)))
  }
}
