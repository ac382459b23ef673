package import WorkingTime

/// The section `report` of a configuration file: what a report says of itself as a letter.
package struct ReportSection: Hashable, Sendable {
  package struct Member: Hashable, Sendable {
    package let name: String
    package let role: String?
  }

  package private(set) var number: String?
  package private(set) var date: CivilDay?
  package private(set) var assignment: String?
  package private(set) var team: [Member] = []
  package private(set) var distribution: [String] = []

  static let key = "report"

  /// What is wrong is noted.
  init(_ value: YAMLValue) {
    let keys = ["number", "date", "assignment", "team", "distribution"]
    guard let section = value.mapping(keys) else { return }
    number = section["number"]?.text()
    date = section["date"]?.day()
    assignment = section["assignment"]?.text()
    team = section.list("team").compactMap { value in
      guard let entry = value.mapping(["name", "role"]), let name = entry.required("name")?.text()
      else { return nil }
      return Member(name: name, role: entry["role"]?.text())
    }
    distribution = section.list("distribution").compactMap { $0.text() }
  }
}
