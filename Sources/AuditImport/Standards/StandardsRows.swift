internal import ServiceStandards
internal import WorkingTime

/// Puts the rows of a table of standards together.
struct StandardsRows {
  private struct Name: Hashable {
    let unit: UnitCode
    let service: ServiceCode
    let version: String
  }

  /// What all rows of one version have in common.
  private struct Version: Equatable {
    var validFrom: CivilDay
    var validTo: CivilDay?
    var decree, source: String?
    var clock: ClockSettings
  }

  private struct Line {
    var applicantClass, tier: String?
    var time: TimePromise?
    var amount: Money?
    var papers: [String]?
    let number: Int
  }

  private let file: String
  private let profile: StandardsProfile
  private let known: KnownNames
  private let zones: [UnitCode: Zone]
  private let units: [Unit]
  private let sources: [StandardsColumn: CellSource]
  private var cells: CellReader
  private var names: [Name] = []
  private var versions: [Name: (version: Version, line: Int)] = [:]
  private var rows: [Name: [Line]] = [:]
  private var serviceNames: [Name: String] = [:]
  private var diagnostics: [Diagnostic] = []
  private var total = 0

  init(
    file: String, header: RecordHeader, _ profile: StandardsProfile, _ known: KnownNames
  ) throws(ImportFault) {
    self.file = file
    self.profile = profile
    self.known = known
    units = known.units.values.sorted { $0.code < $1.code }
    var zones: [UnitCode: Zone] = [:]
    for unit in units { zones[unit.code] = try? Zone(unit.zone) }
    self.zones = zones
    var replacements: [[UInt8]] = []
    var sources: [StandardsColumn: CellSource] = [:]
    for column in StandardsColumn.allCases {
      sources[column] = CellSource(
        column.rawValue, mapped: profile.columns[column], constant: profile.constants[column],
        values: profile.values[column] ?? [:], isFreeText: false, header: header,
        missing: profile.form.missing, replacements: &replacements)
    }
    self.sources = sources
    let places = units.compactMap { unit in
      zones[unit.code].map {
        (unit.code, KnownUnit(zone: $0, currency: unit.currency, services: []))
      }
    }
    cells = CellReader(
      file: file, profile: profile.form, replacements: replacements,
      units: places.map { (code: $0.0, known: $0.1) })
  }

  mutating func note(_ faults: [Diagnostic]) {
    total += faults.count
    diagnostics += faults.prefix(max(0, ImportFault.mostListed - diagnostics.count))
  }

  /// Takes one row.
  ///
  /// - Returns: What is wrong with it.
  mutating func read(
    _ record: (bytes: [UInt8], fields: [RecordField]), at records: borrowing RecordSource
  ) -> [Diagnostic] {
    let (text, fields) = (record.bytes.span, record.fields)
    cells.line = records.line
    cells.place = records.place
    let unit = sources[.unit].flatMap { cells.unit($0, text, fields) }
    func word(_ column: StandardsColumn) -> String? {
      sources[column].flatMap { cells.text($0, text, fields) }
    }
    let service = sources[.service].flatMap {
      cells.code($0, Service.self, text, fields, isRequired: true)
    }
    let (name, decree, source) = (word(.serviceName), word(.decree), word(.source))
    let day = StampReading(isDay: true)
    let validFrom = sources[.validFrom].flatMap {
      cells.stamp($0, text, fields, unit: unit, as: day, isRequired: true)
    }
    let validTo = sources[.validTo].flatMap { cells.stamp($0, text, fields, unit: unit, as: day) }
    let (applicantClass, tier) = (word(.applicantClass), word(.tier))
    let time = time(applicantClass, text, fields)
    let clock = clock(text, fields, isNeeded: time != nil)
    let amount = sources[.tariff].flatMap { cells.amount($0, text, fields, unit: unit) }
    let papers = sources[.papers].flatMap { cells.papers($0, text, fields) }
    let version = word(.version)
    defer { cells.diagnostics.removeAll() }
    guard cells.diagnostics.isEmpty, let unit, let service, let validFrom,
      let zone = zones[cells.code(of: unit)]
    else { return cells.diagnostics }
    let first = zone.day(of: validFrom.at)
    let key = Name(
      unit: cells.code(of: unit), service: service, version: version ?? first.description)
    let said = Version(
      validFrom: first, validTo: validTo.map { zone.day(of: $0.at) }, decree: decree,
      source: source, clock: clock)
    let line = Line(
      applicantClass: applicantClass, tier: tier, time: time, amount: amount.map { Money($0) },
      papers: papers, number: records.line)
    return add(line, of: said, to: key, named: name, at: records)
  }

  private mutating func add(
    _ line: Line, of said: Version, to key: Name, named name: String?,
    at records: borrowing RecordSource
  ) -> [Diagnostic] {
    func fault(_ problem: Problem, _ column: StandardsColumn) -> [Diagnostic] {
      let source = sources[column]
      return [
        Diagnostic(
          file: file, line: records.line, column: source?.heading, value: "", problem: problem,
          place: records.place?.place(ofField: source?.field))
      ]
    }
    if let earlier = versions[key] {
      guard earlier.version == said else {
        return fault(.otherwiseAbove(firstLine: earlier.line), .validFrom)
      }
    } else {
      versions[key] = (said, records.line)
      names.append(key)
    }
    let folded = [line.applicantClass, line.tier].map { $0.map(FoldedName.init) }
    if let twin = rows[key]?.first(where: {
      [$0.applicantClass, $0.tier].map { $0.map(FoldedName.init) } == folded
    }) {
      return fault(.repeated(firstLine: twin.number), .applicantClass)
    }
    rows[key, default: []].append(line)
    if let name { serviceNames[key] = serviceNames[key] ?? name }
    return []
  }

  private mutating func time(
    _ applicantClass: String?, _ text: Span<UInt8>, _ fields: [RecordField]
  ) -> TimePromise? {
    guard let source = sources[.limit] else { return nil }
    let unit = sources[.limitUnit].flatMap { cells.text($0, text, fields) }
    let limit = cells.limit(source, unit: unit, bareDays: profile.bareDays, text, fields)
    return limit.map {
      TimePromise(
        applicantClass: applicantClass, value: $0.value, unit: $0.unit, unitIsAssumed: $0.isAssumed)
    }
  }

  /// What starts the clock must be told where a time is promised.
  private mutating func clock(
    _ text: Span<UInt8>, _ fields: [RecordField], isNeeded: Bool
  ) -> ClockSettings {
    var settings = ClockSettings()
    func words<Word: RawRepresentable<String> & CaseIterable>(_: Word.Type) -> [String: Word] {
      Dictionary(uniqueKeysWithValues: Word.allCases.map { ($0.rawValue, $0) })
    }
    if let source = sources[.clockStart],
      let start = cells.choice(
        source, text, fields, words(ClockSettings.Start.self), isRequired: isNeeded)
    {
      settings.start = start
    }
    if let source = sources[.receipt],
      let receipt = cells.choice(source, text, fields, words(TimeLimit.Receipt.self))
    {
      settings.receipt = receipt
    }
    if let source = sources[.dayCount],
      let count = cells.choice(source, text, fields, words(TimeLimit.DayCount.self))
    {
      settings.dayCount = count
    }
    return settings
  }

  /// All standards of the table.
  func contents() throws(ImportFault) -> StandardsFile {
    if total > 0 { throw .invalid(file: file, diagnostics, total: total) }
    var contents = StandardsFile()
    for key in names {
      guard let (version, _) = versions[key], let lines = rows[key] else { continue }
      contents.standards.append(standard(key, version, lines))
      let earlier = contents.services.firstIndex { $0.unit == key.unit && $0.code == key.service }
      if let earlier {
        if let name = serviceNames[key] { contents.services[earlier].name = name }
        continue
      }
      var service =
        known.services.first { $0.unit == key.unit && $0.code == key.service }
        ?? Service(unit: key.unit, code: key.service, name: key.service.text, agency: nil)
      if let name = serviceNames[key] { service.name = name }
      contents.services.append(service)
    }
    return contents
  }

  private func standard(_ key: Name, _ version: Version, _ lines: [Line]) -> Standard {
    let amounts = lines.compactMap { line in
      line.amount.map {
        TariffLine(applicantClass: line.applicantClass, tier: line.tier, amount: $0)
      }
    }
    let isFree = !amounts.isEmpty && amounts.allSatisfy { $0.amount.minorUnits == 0 }
    // The time of a class stands on the row of each of its tiers.
    var times: [TimePromise] = []
    for time in lines.compactMap(\.time) where !times.contains(time) { times.append(time) }
    let classes = lines.compactMap(\.applicantClass).filter { name in
      !times.contains { $0.applicantClass == name }
        && !amounts.contains { $0.applicantClass == name }
    }
    return Standard(
      unit: key.unit, service: key.service, version: key.version, state: .approved,
      decree: version.decree, source: version.source, validFrom: version.validFrom,
      validTo: version.validTo, classes: classes, clock: version.clock, times: times,
      cost: amounts.isEmpty
        ? .notStated : isFree ? .free(lawBasis: nil) : .tariffs(amounts, legalBasis: nil),
      documents: documents(lines), targetPerMille: nil)
  }

  /// Papers by their names, each with the classes that it is asked of; none for one that is asked of all.
  private func documents(_ lines: [Line]) -> [RequiredDocument]? {
    let lists = lines.filter { $0.papers != nil }
    guard !lists.isEmpty else { return nil }
    var documents: [RequiredDocument] = []
    for line in lists {
      for name in line.papers ?? [] {
        let code = PaperName.code(for: name)
        if documents.contains(where: { $0.code.text == code }) { continue }
        guard let code = try? DocumentCode(code) else { continue }
        let asking = lists.filter { list in
          list.papers?.contains { PaperName.code(for: $0) == code.text } ?? false
        }
        let isOfAll = asking.count == lists.count
        documents.append(
          RequiredDocument(
            code: code, name: name,
            classes: isOfAll ? [] : Set(asking.compactMap(\.applicantClass))))
      }
    }
    return documents
  }
}
