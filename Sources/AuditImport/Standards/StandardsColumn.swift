internal import ServiceStandards
internal import WorkingTime

/// A column of a table of standards; the raw value is its name in files and profiles.
enum StandardsColumn: String, CaseIterable, Hashable {
  case unit, service
  case serviceName = "service_name"
  case version
  case validFrom = "valid_from"
  case validTo = "valid_to"
  case decree, source
  case applicantClass = "class"
  case tier, limit
  case limitUnit = "limit_unit"
  case clockStart = "clock_start"
  case receipt
  case dayCount = "day_count"
  case tariff, papers

  /// Those that every row has.
  static let required: [StandardsColumn] = [.unit, .service, .validFrom]
}

/// How a table of standards is written: its form, and under which headings its values stand.
struct StandardsProfile {
  private static let format = "audit.standards-profile/1"
  private static let keys =
    [
      "format", "name", "delimiter", "encoding", "dates", "numbers", "missing", "totals", "lists",
      "columns", "constants", "values", "bare_days",
    ] + TableShape.keys

  /// Delimiter, encoding, date forms, numbers, where the table stands.
  var form = MappingProfile()
  var columns = Dictionary(
    uniqueKeysWithValues: StandardsColumn.allCases.map { ($0, $0.rawValue) })
  var demandsAllColumns = false
  /// One value for all rows.
  var constants: [StandardsColumn: String] = [:]
  /// Translations of whole cells.
  var values: [StandardsColumn: [String: String]] = [:]
  /// How days are read that the table does not tell to be working days or any days; `nil`: not at all.
  var bareDays: TimeLimit.Unit?

  static let canonical = StandardsProfile()

  /// - Throws: `ImportFault.invalid` with every problem of the file, or why it cannot be read.
  static func read(_ input: InputFile) throws(ImportFault) -> StandardsProfile {
    let file = try YAMLFile(input)
    var profile = StandardsProfile()
    if let root = try file.root(keys, format: format) {
      profile.form.readForm(root)
      profile.form.readLists(root)
      profile.read(root)
    }
    try file.check()
    return profile
  }

  private mutating func read(_ root: YAMLMapping) {
    let names = StandardsColumn.allCases.map(\.rawValue)
    let fixed = root["constants"]?.mapping(names)
    constants = fixed?.texts() ?? [:]
    if let mapped = root["columns"]?.mapping(names) {
      columns = mapped.texts().mapValues(IdentityText.heading)
      demandsAllColumns = true
      for (_, name, value) in fixed?.entries ?? [] where mapped.has(name) {
        value.note(.excludes("columns", "constants"))
      }
      for column in StandardsColumn.required
      where !mapped.has(column.rawValue) && !(fixed?.has(column.rawValue) ?? false) {
        mapped.owner.note(.isRequired(key: column.rawValue, because: nil))
      }
    }
    values = root["values"]?.mapping(names)?.translations() ?? [:]
    let days = [TimeLimit.Unit.workingDays, .calendarDays].map { ($0.rawValue, $0) }
    bareDays = root["bare_days"]?.word(days)
  }

  /// The headings without which a file cannot be read.
  var requiredHeadings: [String] {
    let needed = demandsAllColumns ? StandardsColumn.allCases : StandardsColumn.required
    return needed.compactMap { constants[$0] == nil ? columns[$0] : nil }
  }
}
