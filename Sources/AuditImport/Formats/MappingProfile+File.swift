internal import ServiceStandards
internal import WorkingTime

extension MappingProfile {
  private static let format = "audit.profile/1"
  private static let keys =
    [
      "format", "name", "delimiter", "encoding", "zone", "columns", "constants", "dates",
      "date_only", "midnight", "precision", "numbers", "status", "values", "lists", "charges",
      "money_words", "blank_charges", "empty", "proofs", "missing",
      "totals", "ignore_status_without_finish", "unknown_services", "rows", "pieces",
      "control",
    ] + TableShape.keys

  /// Reads a profile.
  ///
  /// - Throws: `ImportFault.invalid` with every problem of the file, or why it cannot be read.
  package static func read(_ input: InputFile) throws(ImportFault) -> MappingProfile {
    let file = try YAMLFile(input)
    var profile = MappingProfile(name: input.path)
    if let root = try file.root(keys, format: format) {
      profile.readForm(root)
      profile.readRows(root)
      profile.readColumns(root)
      profile.readPrecision(root)
      profile.readTexts(root)
      profile.readMoney(root)
      profile.readUnknownServices(root)
    }
    try file.check()
    return profile
  }

  /// How the file is written, whatever it holds.
  mutating func readForm(_ root: YAMLMapping) {
    if let name = root["name"]?.text() { self.name = name }
    demandsControl = root["control"]?.word([("optional", false), ("required", true)]) ?? false
    delimiter = root["delimiter"]?.word(Delimiter.allCases.map { ($0.word, $0) })
    encoding = root["encoding"]?.word(TextEncoding.allCases.map { ($0.rawValue, $0) })
    shape = TableShape(root)
    zone = root["zone"]?.zone()
    if let value = root["dates"] { dates = DateForms.read(value) }
    missing = root.list("missing").compactMap { $0.text() }
    if let value = root["totals"] { totals = value.list()?.compactMap { $0.text() } ?? [] }
    if let entry = root["numbers"]?.mapping(["decimal", "group"]) {
      let signs = [".", ","].map { ($0, $0.utf8.first) }
      numbers.decimal = entry["decimal"]?.word(signs).flatMap { $0 } ?? numbers.decimal
      let groups = [".", ",", " ", "'"].map { ($0, $0.utf8.first) }
      numbers.group = entry["group"]?.word(groups).flatMap { $0 }
      if numbers.group == numbers.decimal {
        entry["group"]?.note(.excludes("decimal", "group"))
      }
    }
  }

  /// Where each value comes from.
  private mutating func readColumns(_ root: YAMLMapping) {
    let names = knownColumns.map(\.rawValue)
    let mapped = root["columns"]?.mapping(names)
    let fixed = root["constants"]?.mapping(names)
    constants = fixed?.texts() ?? [:]
    if let mapped {
      columns = mapped.texts(except: TransactionColumn.timed).mapValues(IdentityText.heading)
      for column in TransactionColumn.timed {
        guard let headings = mapped[column.rawValue]?.stampHeadings() else { continue }
        columns[column] = headings.date
        timeColumns[column] = headings.time
      }
      demandsAllColumns = true
      for (_, name, value) in fixed?.entries ?? [] where mapped.has(name) {
        value.note(.excludes("columns", "constants"))
      }
    }
    // A file that has neither status nor receipt adds to cases that are known.
    let lacking = requiredColumns.filter { column in
      mapped.map { !$0.has(column.rawValue) } ?? false && !(fixed?.has(column.rawValue) ?? false)
    }
    for column in lacking where lacking != TransactionColumn.essential {
      (mapped ?? root).owner.note(.isRequired(key: column.rawValue, because: nil))
    }
  }

  /// What comes of rows whose service nobody has declared: `refuse`, `register`, or `{name: HEADING}`, which
  /// registers it under the name in that column.
  private mutating func readUnknownServices(_ root: YAMLMapping) {
    guard let value = root["unknown_services"] else { return }
    if value.isMapping {
      serviceNames = value.mapping(["name"])?.required("name")?.heading()
      registersServices = true
    } else {
      registersServices = value.word([("refuse", false), ("register", true)]) ?? false
    }
  }

  /// What a date, a midnight and a time of day mean in each column of stamps.
  private mutating func readPrecision(_ root: YAMLMapping) {
    let names = TransactionColumn.stamps.map(\.rawValue)
    func entries(_ key: String) -> [(column: TransactionColumn, value: YAMLValue)] {
      (root[key]?.mapping(names)?.entries ?? []).compactMap { _, name, value in
        TransactionColumn(rawValue: name).map { ($0, value) }
      }
    }
    for (column, value) in entries("date_only") {
      if column == .receivedAt, value.isText("in_hours") {
        receivedInHours = true
      } else if let time = value.clockTime() {
        // 24:00 is the last second of the date.
        stamps[column, default: StampReading()].dateOnly = min(time, 86_399)
      }
    }
    for (column, value) in entries("precision") {
      guard let isDay = value.word([("day", true), ("second", false)]) else { continue }
      stamps[column, default: StampReading()].isDay = isDay
    }
    if let value = root["midnight"], value.isText("instant") {
      for column in TransactionColumn.stamps {
        stamps[column, default: StampReading()].midnightIsInstant = true
      }
    } else {
      for (column, value) in entries("midnight") {
        guard let isInstant = value.word([("instant", true), ("date", false)]) else { continue }
        stamps[column, default: StampReading()].midnightIsInstant = isInstant
      }
    }
  }

  /// What the texts of cells mean.
  private mutating func readTexts(_ root: YAMLMapping) {
    var places = FirstPlaces<String>()
    for (_, name, value) in root["status"]?.mapping(CaseStatus.allCases.map(\.word))?.entries ?? []
    {
      let status = CaseStatus.allCases.first { $0.word == name }
      for entry in value.list() ?? [] {
        guard let text = entry.text(), places.claim(text.lowercased(), at: entry) else { continue }
        self.status[text] = status
      }
    }
    let names = knownColumns.map(\.rawValue)
    values = root["values"]?.mapping(names)?.translations() ?? [:]
    readLists(root)
    emptyClears = root["empty"]?.word([("clears", true), ("says_nothing", false)]) ?? false
    if let value = root["ignore_status_without_finish"] {
      ignoresStatusWithoutFinish = value.yesNo() ?? false
    }
  }

  /// What separates the entries of a list within a cell.
  mutating func readLists(_ root: YAMLMapping) {
    guard let value = root["lists"], let text = value.text() else { return }
    let signs = [";", "|", ",", "/", "+"].map { ($0, $0.utf8.first) }
    if let sign = text == "tab" ? 0x09 : value.word(signs).flatMap({ $0 }) {
      listSeparator = sign
    }
  }

  private mutating func readMoney(_ root: YAMLMapping) {
    var places = FirstPlaces<String>()
    charges = root.list("charges").compactMap { value in
      guard let entry = value.mapping(["column", "kind", "proof"]) else { return nil }
      let kind = entry.required("kind")?.word(ChargeKind.allCases.map { ($0.word, $0) })
      let proof = entry["proof"]?.heading()
      guard let place = entry.required("column"), let column = place.heading(),
        places.claim(column, at: place), let kind
      else { return nil }
      return ChargeColumn(column: column, kind: kind, proof: proof)
    }
    if let words = root["money_words"] { moneyWords = MoneyWords(words) }
    proofScope = root["proofs"]?.mapping(["unique"])?.required("unique")?.word(
      ProofScope.allCases.map { ($0.word, $0) })
    blankChargesMeanNone =
      root["blank_charges"]?.word([("unknown", false), ("none", true)]) ?? false
  }
}

/// The date forms of a profile.
private enum DateForms {
  static func read(_ value: YAMLValue) -> [DatePattern] {
    guard let entries = value.list() else { return [] }
    if entries.isEmpty { value.note(.required) }
    var patterns: [DatePattern] = []
    for entry in entries {
      guard let text = entry.text() else { continue }
      do throws(Problem) {
        let pattern = try DatePattern(text)
        // With two orders of day, month and year declared, a date would be read by guessing.
        if let other = patterns.first(where: { contradicts($0, pattern) }) {
          entry.note(.excludes(other.name, text))
        }
        patterns.append(pattern)
      } catch {
        entry.note(error)
      }
    }
    return patterns
  }

  private static func contradicts(_ one: DatePattern, _ other: DatePattern) -> Bool {
    guard let one = one.dateShape, let other = other.dateShape else { return false }
    return one.contradicts(other)
  }
}
