package import ServiceStandards

/// What a file of codes says, checked as a whole.
package enum CodesFile {
  static let format = "audit.codes/1"

  private static let keys = [
    "format", "note", "follow_up", "verification", "clean_weeks", "finding_codes", "cause_codes",
    "recommendation_codes", "programmes", "maladministration", "rules",
  ]

  /// Reads a file of codes for these rules, and gives its bytes to be kept.
  ///
  /// - Throws: `ImportFault.invalid` with every problem of the file, or why it cannot be read.
  package static func read(
    path: String, rules: [RuleID]
  ) throws(ImportFault) -> (book: CodeBook, bytes: [UInt8]) {
    let contents = try InputFile(path: path).contents(limit: YAMLFile.sizeLimit)
    return (try read(contents: contents, named: path, rules: rules), contents)
  }

  /// Reads the bytes of such a file; `rules` `nil`: any rule may stand in it, also one that this
  /// program does not have.
  package static func read(
    contents: [UInt8], named path: String, rules: [RuleID]? = nil
  ) throws(ImportFault) -> CodeBook {
    try read(try YAMLFile(path: path, bytes: contents), rules: rules)
  }

  private static func read(_ file: YAMLFile, rules: [RuleID]?) throws(ImportFault) -> CodeBook {
    var book = CodeBook()
    if let root = try file.root(keys, format: format) {
      book.note = root["note"]?.text()
      book.followUp = settings(root)
      book.findingCodes = list(root["finding_codes"])
      book.causeCodes = list(root["cause_codes"])
      book.recommendationCodes = list(root["recommendation_codes"])
      book.programmes = list(root["programmes"])
      book.maladministration = list(root["maladministration"])
      var entries = RuleCodeEntries(book: book, known: rules)
      entries.read(root.list("rules"))
      book.rules = entries.rules
    }
    try file.check()
    return book
  }

  private static func settings(_ root: YAMLMapping) -> FollowUpSettings {
    var settings = FollowUpSettings()
    if let entry = root["follow_up"]?.mapping(["days", "kind"]) {
      if let days = entry.required("days")?.wholeNumber(in: 1...366) { settings.days = Int(days) }
      let kinds = FollowUpSettings.Days.allCases.map { ($0.rawValue, $0) }
      if let kind = entry.required("kind")?.word(kinds) { settings.kind = kind }
    }
    if let entry = root["verification"]?.mapping(["months"]),
      let months = entry.required("months")?.wholeNumber(in: 1...12)
    {
      settings.verificationMonths = Int(months)
    }
    if let weeks = root["clean_weeks"]?.wholeNumber(in: 1...52) { settings.cleanWeeks = Int(weeks) }
    return settings
  }

  private static func list(_ value: YAMLValue?) -> CodeList {
    guard let entry = value?.mapping(["source", "confirmed", "note", "codes"]) else {
      return CodeList()
    }
    var places = FirstPlaces<String>()
    let entries = entry.list("codes").compactMap { value -> CodeEntry? in
      guard let mapping = value.mapping(["code", "id", "en", "accuses"]) else { return nil }
      let accuses = mapping["accuses"]?.yesNo() ?? false
      let place = mapping.required("code")
      let indonesian = mapping.required("id")?.text()
      let english = mapping.required("en")?.text()
      guard let place, let code = place.text(), places.claim(code, at: place), let indonesian,
        let english
      else { return nil }
      return CodeEntry(code: code, indonesian: indonesian, english: english, accuses: accuses)
    }
    return CodeList(
      source: entry.required("source")?.text(),
      isConfirmed: entry.required("confirmed")?.yesNo() ?? false, note: entry["note"]?.text(),
      entries: entries)
  }
}

/// The entries of single rules, whose codes must stand in the lists of the same file.
private struct RuleCodeEntries {
  private static let keys = [
    "rule", "finding", "repeated", "causes", "effect", "recommendations", "programmes",
    "maladministration",
  ]

  private let book: CodeBook
  private let known: [(String, RuleID)]?
  private var places = FirstPlaces<RuleID>()
  private(set) var rules: [RuleID: RuleCodes] = [:]

  init(book: CodeBook, known: [RuleID]?) {
    self.book = book
    self.known = known.map { rules in rules.map { ($0.description, $0) } }
  }

  mutating func read(_ values: [YAMLValue]) {
    for value in values {
      guard let entry = value.mapping(Self.keys) else { continue }
      let codes = codes(entry)
      guard let place = entry.required("rule"), let rule = rule(place),
        places.claim(rule, at: place)
      else { continue }
      rules[rule] = codes
    }
  }

  private func rule(_ value: YAMLValue) -> RuleID? {
    if let known { return value.word(known) }
    return value.text().flatMap { RuleID($0) }
  }

  private func codes(_ entry: YAMLMapping) -> RuleCodes {
    RuleCodes(
      finding: entry["finding"].flatMap { code($0, in: book.findingCodes) },
      repeated: entry["repeated"].flatMap { code($0, in: book.findingCodes) },
      causes: entry.list("causes").compactMap { draft($0, in: book.causeCodes) },
      effect: entry["effect"].flatMap { draft($0, in: nil) },
      recommendations: entry.list("recommendations").compactMap {
        draft($0, in: book.recommendationCodes)
      },
      programmes: entry.list("programmes").compactMap { code($0, in: book.programmes) },
      maladministration: entry.list("maladministration").compactMap {
        code($0, in: book.maladministration)
      })
  }

  private func code(_ value: YAMLValue, in list: CodeList) -> String? {
    value.word(list.entries.map { ($0.code, $0.code) })
  }

  /// A sentence in both languages, with a code where there is a list of codes for it.
  private func draft(_ value: YAMLValue, in list: CodeList?) -> CodeEntry? {
    guard let entry = value.mapping(list == nil ? ["id", "en"] : ["code", "id", "en"]) else {
      return nil
    }
    let code = list.map { list in entry.required("code").flatMap { self.code($0, in: list) } } ?? ""
    guard let indonesian = entry.required("id")?.text(),
      let english = entry.required("en")?.text(), let code
    else { return nil }
    return CodeEntry(code: code, indonesian: indonesian, english: english)
  }
}
