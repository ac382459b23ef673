package import ServiceStandards
internal import WorkingTime

/// The deadlines of complaints as YAML (`audit.ladder/1`).
package enum LadderFile {
  private static let format = "audit.ladder/1"
  private static let keys = ["format", "name", "valid_from", "source", "classes"]
  /// A hundred years in days: longer limits are mistakes.
  private static let longest: Int64 = 36_525

  /// - Throws: `ImportFault.invalid` with every problem of the file, or why it cannot be read.
  package static func read(_ input: InputFile) throws(ImportFault) -> Ladder {
    try read(try YAMLFile(input))
  }

  /// The ladder that the program carries, which holds where none was imported.
  package static func usual() throws(ImportFault) -> Ladder {
    try read(try YAMLFile(path: "ladder.yaml", bytes: PackageResources.ladder_yaml))
  }

  private static func read(_ file: YAMLFile) throws(ImportFault) -> Ladder {
    var ladder = Ladder(name: "", validFrom: nil, source: nil, classes: [])
    if let root = try file.root(keys, format: format) {
      ladder.name = root.required("name")?.text() ?? ""
      ladder.validFrom = root["valid_from"]?.day()
      ladder.source = root["source"]?.text()
      var places = FirstPlaces<String>()
      ladder.classes =
        root.required("classes")?.list()?.compactMap { value in
          guard let category = category(value), places.claim(category.code, at: value) else {
            return nil
          }
          return category
        } ?? []
    }
    try file.check()
    return ladder
  }

  private static func category(_ value: YAMLValue) -> Ladder.Class? {
    guard let entry = value.mapping(["class", "name", "steps"]) else { return nil }
    let code = entry.required("class")?.text()
    let name = entry["name"]?.text()
    var places = FirstPlaces<Ladder.Step.Kind>()
    let steps =
      entry.required("steps")?.list()?.compactMap { value -> Ladder.Step? in
        guard let step = step(value), places.claim(step.kind, at: value) else { return nil }
        return step
      } ?? []
    return code.map { Ladder.Class(code: $0.lowercased(), name: name, steps: steps) }
  }

  private static func step(_ value: YAMLValue) -> Ladder.Step? {
    let keys = ["step", "value", "unit", "from", "source", "confirmed"]
    guard let entry = value.mapping(keys) else { return nil }
    let kind = entry.required("step")?.word(Ladder.Step.Kind.allCases.map { ($0.rawValue, $0) })
    let limit = entry.required("value")?.wholeNumber(in: 0...longest)
    let unit = entry.required("unit")?.word(TimeLimit.Unit.allCases.map { ($0.rawValue, $0) })
    let start = entry["from"]?.word(Ladder.Step.Start.allCases.map { ($0.rawValue, $0) })
    let isConfirmed = entry["confirmed"]?.yesNo() ?? false
    guard let kind, let limit, let unit else { return nil }
    return Ladder.Step(
      kind: kind, limit: TimeLimit(limit, unit), start: start ?? .received,
      source: entry["source"]?.text(), isConfirmed: isConfirmed)
  }
}
