package import ServiceStandards
internal import WorkingTime

/// A column of the canonical form of complaints; the raw value is its name in files and profiles.
package enum ComplaintColumn: String, CaseIterable, Hashable, Sendable {
  case unit, service, number, source
  case category = "class"
  case topic
  case receivedAt = "received_at"
  case completeAt = "complete_at"
  case forwardedAt = "forwarded_at"
  case answeredAt = "answered_at"
  case closedAt = "closed_at"
  case caseNumber = "case_number"
  case text

  /// Those that every complaint has.
  static let required: [ComplaintColumn] = [.unit, .number, .topic, .receivedAt]
  /// Those that hold one instant.
  static let stamps: [ComplaintColumn] = [
    .receivedAt, .completeAt, .forwardedAt, .answeredAt, .closedAt,
  ]
}

/// How the columns and texts of one file stand for complaints.
package struct ComplaintProfile: Sendable {
  package var name: String
  /// How the file is written: its delimiter, encoding, zone, date forms, words for nothing and totals.
  var form: MappingProfile
  /// A file comes with its control file, or not at all.
  package var demandsControl: Bool { form.demandsControl }
  /// Heading in the file of each of our columns.
  package var columns: [ComplaintColumn: String]
  /// Heading of the times of day beside a column of dates.
  package var timeColumns: [ComplaintColumn: String] = [:]
  /// Whether each of `columns` must be in the file, or only the required ones.
  var demandsAllColumns: Bool
  /// One value for all rows.
  package var constants: [ComplaintColumn: String]
  /// Second of the day for stamps that have only a date; midnight where missing.
  package var dateOnly: [ComplaintColumn: Int32]
  /// Translations of whole cells.
  package var values: [ComplaintColumn: [String: String]]
  /// Texts in small letters that stand for a class; empty: any text is a class.
  package var categories: [String: String]
  /// Texts in small letters that stand for a topic.
  package var topics: [String: ComplaintTopic]

  /// The canonical form.
  package init(name: String = "canonical") {
    self.name = name
    form = MappingProfile(name: name)
    columns = Dictionary(
      uniqueKeysWithValues: ComplaintColumn.allCases.map { ($0, $0.rawValue) })
    demandsAllColumns = false
    constants = [:]
    // A date without a time ends with its day: an answer on the last day is in time.
    dateOnly = [.forwardedAt: 86_399, .answeredAt: 86_399, .closedAt: 86_399]
    values = [:]
    categories = [:]
    topics = Dictionary(
      uniqueKeysWithValues: ComplaintTopic.allCases.map { ($0.rawValue, $0) })
  }

  package static let canonical = ComplaintProfile()

  /// Every heading that means something.
  var headings: Set<String> { Set(columns.values).union(timeColumns.values) }

  /// The headings of what every row has.
  var filledHeadings: [String] {
    ComplaintColumn.required.compactMap { constants[$0] == nil ? columns[$0] : nil }
  }

  /// The headings without which a file cannot be read, in order of our columns.
  var requiredHeadings: [String] {
    let needed = demandsAllColumns ? ComplaintColumn.allCases : ComplaintColumn.required
    return needed.flatMap { constants[$0] == nil ? [columns[$0], timeColumns[$0]] : [] }
      .compactMap { $0 }
  }
}

extension ComplaintProfile {
  private static let format = "audit.complaints-profile/1"
  private static let keys =
    [
      "format", "name", "delimiter", "encoding", "zone", "dates", "missing", "totals", "columns",
      "constants", "date_only", "values", "classes", "topics", "control",
    ] + TableShape.keys

  /// Reads a profile.
  ///
  /// - Throws: `ImportFault.invalid` with every problem of the file, or why it cannot be read.
  package static func read(_ input: InputFile) throws(ImportFault) -> ComplaintProfile {
    let file = try YAMLFile(input)
    var profile = ComplaintProfile(name: input.path)
    if let root = try file.root(keys, format: format) {
      profile.form.readForm(root)
      profile.name = profile.form.name
      profile.readColumns(root)
      profile.readWords(root)
    }
    try file.check()
    return profile
  }

  private mutating func readColumns(_ root: YAMLMapping) {
    let names = ComplaintColumn.allCases.map(\.rawValue)
    let mapped = root["columns"]?.mapping(names)
    let fixed = root["constants"]?.mapping(names)
    constants = fixed?.texts() ?? [:]
    if let mapped {
      columns = mapped.texts(except: ComplaintColumn.stamps).mapValues(IdentityText.heading)
      for column in ComplaintColumn.stamps {
        guard let headings = mapped[column.rawValue]?.stampHeadings() else { continue }
        columns[column] = headings.date
        timeColumns[column] = headings.time
      }
      demandsAllColumns = true
      for (_, name, value) in fixed?.entries ?? [] where mapped.has(name) {
        value.note(.excludes("columns", "constants"))
      }
      for column in ComplaintColumn.required
      where !mapped.has(column.rawValue) && !(fixed?.has(column.rawValue) ?? false) {
        mapped.owner.note(.isRequired(key: column.rawValue, because: nil))
      }
    }
    let stamps = ComplaintColumn.stamps.map(\.rawValue)
    for (_, name, value) in root["date_only"]?.mapping(stamps)?.entries ?? [] {
      if let column = ComplaintColumn(rawValue: name) { dateOnly[column] = value.clockTime() }
    }
    values = root["values"]?.mapping(names)?.translations() ?? [:]
  }

  /// Which texts stand for which class and topic.
  private mutating func readWords(_ root: YAMLMapping) {
    var places = FirstPlaces<String>()
    for (_, category, value) in root["classes"]?.mapping(nil)?.entries ?? [] {
      for entry in value.list() ?? [] {
        guard let text = entry.text().map({ IdentityText.cleaned($0).lowercased() }),
          places.claim(text, at: entry)
        else { continue }
        categories[text] = category.lowercased()
      }
    }
    guard let declared = root["topics"]?.mapping(ComplaintTopic.allCases.map(\.rawValue)) else {
      return
    }
    topics = [:]
    var topicPlaces = FirstPlaces<String>()
    for (_, name, value) in declared.entries {
      for entry in value.list() ?? [] {
        guard let text = entry.text().map({ IdentityText.cleaned($0).lowercased() }),
          topicPlaces.claim(text, at: entry)
        else {
          continue
        }
        topics[text] = ComplaintTopic(rawValue: name)
      }
    }
  }
}
