internal import AuditReport
internal import AuditStore
internal import ServiceStandards

/// What the shell can complete a word to. Each reads the database and nothing else.
extension Workspace {
  package enum Named: Sendable {
    case units, services, calendars, agencies, rules, findings, runs, imports, waivers, complaints
    case codes
  }

  /// Every name of a kind.
  package func names(_ kind: Named) throws -> [String] {
    switch kind {
    case .rules: Workspace.ruleSheets.map { $0.id.description }
    case .codes: MessageCode.all.map(\.code)
    case .units: try catalogue().units.map(\.value.code.text)
    case .calendars: Set(try catalogue().calendars.map(\.value.code.text)).sorted()
    case .agencies: try catalogue().agencies.map(\.code.text)
    case .services:
      Set(
        try catalogue().services.flatMap {
          ["\($0.value.unit)/\($0.value.code)", $0.value.code.text]
        }
      ).sorted()
    case .findings: try openForReading().findings().map(\.name.description)
    case .runs: try openForReading().runs().map { "\($0.id)" }
    case .imports: try openForReading().imports().map { "\($0.id)" }
    case .waivers: try openForReading().waivers().map(\.id.description)
    case .complaints:
      Workspace.withoutPersons(try openForReading().complaints().map(\.complaint.number))
    }
  }

  /// Cases as `UNIT/NUMBER` that begin as was typed; before the number the units.
  package func caseNames(startingWith typed: String) throws -> [String] {
    let parts = typed.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return try names(.units).map { $0 + "/" } }
    let (unit, number) = (String(parts[0]), String(parts[1]))
    let store = try openForReading()
    let catalogue = try store.catalogue()
    let coverage = try UnitCoverage(
      of: [ResolvedSelection.unit(unit, in: catalogue).value.code], in: catalogue)
    let numbers = try catalogue.services.filter { coverage.contains($0.value.unit) }.flatMap {
      try store.caseNumbers(service: $0.id, startingWith: number, limit: 100)
    }
    return Workspace.withoutPersons(numbers).map { "\(unit)/\($0)" }
  }

  /// A terminal is looked at by others too.
  private static func withoutPersons(_ numbers: [String]) -> [String] {
    numbers.filter { PersonalData.masked($0) == $0 }
  }
}
