internal import ServiceStandards

extension ReportLetter {
  static let key = "report"

  /// Reads the section of a configuration file; what is wrong is noted.
  init(_ value: YAMLValue) {
    self.init()
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
