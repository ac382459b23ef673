internal import ServiceStandards
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

  /// Physical line on which the row starts.
  var line = 0
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

  mutating func unit(_ source: CellSource, _ text: Span<UInt8>, _ fields: [CSVField]) -> Int? {
    read(source, text, fields, isRequired: true) { reader, cell throws(Problem) in
      try reader.places.unit(cell)
    }
  }

  /// The service; without a unit that is known there is none.
  mutating func service(
    _ source: CellSource, _ text: Span<UInt8>, _ fields: [CSVField], of unit: Int?,
    isRequired: Bool = true
  ) -> ServiceCode? {
    read(source, text, fields, isRequired: isRequired) { reader, cell throws(Problem) in
      guard let unit else { return nil }
      return try reader.places.service(cell, of: unit)
    } ?? nil
  }

  /// The same; one that is not known is added under the name in a cell of its own, and waits in `newServices`.
  mutating func service(
    _ source: CellSource, named nameSource: CellSource?, _ text: Span<UInt8>, _ fields: [CSVField],
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
    _ source: CellSource, _ text: Span<UInt8>, _ fields: [CSVField], of service: ServiceCode?,
    _ unit: Int?
  ) -> String? {
    guard source.isThere, let unit, let service, places.tellsSeries(service, of: unit) else {
      return nil
    }
    return word(source, text, fields).map(CaseNumber.folded)
  }

  mutating func status(
    _ source: CellSource, _ text: Span<UInt8>, _ fields: [CSVField]
  ) -> CaseStatus? {
    read(source, text, fields, isRequired: true) { reader, cell throws(Problem) in
      try reader.statuses.status(cell)
    }
  }

  /// A stamp, or a date with the time of day that stands in a column of its own.
  mutating func stamp(
    _ source: CellSource, time: CellSource? = nil, _ text: Span<UInt8>, _ fields: [CSVField],
    unit: Int?, as reading: StampReading, isRequired: Bool = false
  ) -> ReadStamp? {
    if let time, let timeOfDay = bytes(time, text, fields) {
      guard let date = bytes(source, text, fields) else {
        note(.timeWithoutDate, of: time, value: String(decoding: timeOfDay, as: UTF8.self))
        return nil
      }
      let both = date + [0x20] + timeOfDay
      return read(source, both.span) { reader, cell throws(Problem) in
        reader.clocks.place(try reader.forms.read(cell), unit: unit, as: reading)
      }
    }
    return read(source, text, fields, isRequired: isRequired) { reader, cell throws(Problem) in
      reader.clocks.place(try reader.forms.read(cell), unit: unit, as: reading)
    }
  }

  /// Text that identifies something. Damage by a spreadsheet is an error.
  mutating func text(
    _ source: CellSource, _ text: Span<UInt8>, _ fields: [CSVField], isRequired: Bool = false
  ) -> String? {
    read(source, text, fields, isRequired: isRequired) { _, cell throws(Problem) in
      if let damage = ExcelDamage.problem(in: cell) { throw damage }
      return String(utf8: cell)
    }
  }

  /// Text that occurs on many lines.
  mutating func word(
    _ source: CellSource, _ text: Span<UInt8>, _ fields: [CSVField]
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
    _ source: CellSource, _ text: Span<UInt8>, _ fields: [CSVField]
  ) -> String? {
    read(source, text, fields) { _, cell throws(Problem) in
      PersonalData.masked(String(utf8: cell))
    }
  }

  /// A text that stands for one of several values, whatever its capitals.
  mutating func choice<Value>(
    _ source: CellSource, _ text: Span<UInt8>, _ fields: [CSVField], _ words: [String: Value],
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
    _ source: CellSource, _ text: Span<UInt8>, _ fields: [CSVField]
  ) -> Bool? {
    read(source, text, fields) { _, cell throws(Problem) in
      if cell.equalsIgnoringCase("true") { return true }
      if cell.equalsIgnoringCase("false") { return false }
      let known = ["true", "false"]
      throw .notAWord(known: known, nearest: NearestName.of(String(utf8: cell), in: known))
    }
  }

  mutating func pauses(
    _ source: CellSource, _ text: Span<UInt8>, _ fields: [CSVField], unit: Int?
  ) -> [CasePause]? {
    read(source, text, fields) { reader, cell throws(Problem) in
      try PauseList.read(cell) { reader.clocks.place($0, unit: unit, as: StampReading()) }
    }
  }

  mutating func charges(
    _ source: CellSource, _ text: Span<UInt8>, _ fields: [CSVField], unit: Int?
  ) -> [Charge]? {
    let decimals = unit.map { decimalsOfUnit[$0] } ?? 0
    return read(source, text, fields) { reader, cell throws(Problem) in
      try ChargeList.read(cell, numbers: reader.numbers, decimals: decimals)
    }
  }

  mutating func amount(
    _ source: CellSource, _ text: Span<UInt8>, _ fields: [CSVField], unit: Int?,
    isRequired: Bool = false
  ) -> Int64? {
    amount(
      source, text, fields, decimals: unit.map { decimalsOfUnit[$0] } ?? 0, isRequired: isRequired)
  }

  mutating func amount(
    _ source: CellSource, _ text: Span<UInt8>, _ fields: [CSVField], decimals: Int,
    isRequired: Bool = false
  ) -> Int64? {
    read(source, text, fields, isRequired: isRequired) { reader, cell throws(Problem) -> Int64? in
      if let meaning = reader.moneyWords.meaning(of: cell) { return meaning == .zero ? 0 : nil }
      do throws(Problem) {
        return try reader.numbers.signedMinorUnits(cell, decimals: decimals)
      } catch {
        throw MoneyWords.isUsual(cell) ? .moneyWord : error
      }
    } ?? nil
  }

  mutating func papers(
    _ source: CellSource, _ text: Span<UInt8>, _ fields: [CSVField]
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

  /// The bytes of a cell; `nil` when it is empty.
  private mutating func bytes(
    _ source: CellSource, _ text: Span<UInt8>, _ fields: [CSVField]
  ) -> [UInt8]? {
    switch source.value(in: text, fields, notes: &notes) {
    case .empty: nil
    case .text(let range): range.map { text[$0] }
    case .cleaned(let bytes): bytes
    case .replacement(let index): replacements[index]
    }
  }

  /// What the body makes of the cell; `nil` when it is empty or wrong.
  @inline(__always)
  private mutating func read<Value>(
    _ source: CellSource, _ text: Span<UInt8>, _ fields: [CSVField], isRequired: Bool = false,
    _ body: (inout CellReader, Span<UInt8>) throws(Problem) -> Value
  ) -> Value? {
    switch source.value(in: text, fields, notes: &notes) {
    case .empty:
      if isRequired { note(.required, of: source, value: "") }
      return nil
    case .text(let range):
      return read(source, text.extracting(range), body)
    case .cleaned(let bytes):
      return read(source, bytes.span, body)
    case .replacement(let index):
      let bytes = replacements[index]
      return read(source, bytes.span, body)
    }
  }

  @inline(__always)
  private mutating func read<Value>(
    _ source: CellSource, _ cell: Span<UInt8>,
    _ body: (inout CellReader, Span<UInt8>) throws(Problem) -> Value
  ) -> Value? {
    do throws(Problem) {
      return try body(&self, cell)
    } catch {
      note(ExcelDamage.problem(in: cell) ?? error, of: source, value: String(utf8: cell))
      return nil
    }
  }

  @inline(never)
  private mutating func note(_ problem: Problem, of source: CellSource, value: String) {
    diagnostics.append(
      Diagnostic(file: file, line: line, column: source.heading, value: value, problem: problem))
  }
}
