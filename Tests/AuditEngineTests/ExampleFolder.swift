import AuditEngine
import AuditImport
import Fixtures
import Foundation
import NaiveAudit
import ServiceStandards
import WorkingTime

/// The files of `Fixtures/examples`, read as an import reads them.
struct ExampleFolder: Sendable {
  static let all = Result { try ExampleFolder() }

  private(set) var examples: [WorkedExample] = []
  private var catalogue = Catalogue()
  /// `nil` until all files are read.
  private var rulebook: Rulebook?

  private init() throws {
    let names = try FileManager.default.contentsOfDirectory(
      atPath: Fixtures.url("examples").path)
    // Cases name services, and services units and calendars. The shortest name comes first: it is
    // that of the file which the others add to.
    for kind in ["calendars", "standards"] {
      let files = names.filter { $0.hasPrefix(kind) }.sorted { ($0.count, $0) < ($1.count, $1) }
      for file in files { try add(file) }
    }
    for file in names.filter({ $0.hasSuffix(".csv") }).sorted() { try add(file) }
    try addPapersAndVariants()
    // A case may have a year that is a slip of the pen; calendars are laid out for it as well.
    rulebook = try Rulebook(catalogue: catalogue, years: 2024...2065)
  }

  /// Reads one more file.
  ///
  /// - Throws: `ImportFault`, `RejectedExample`, `UnreadableExpectation`.
  private mutating func add(_ file: String) throws {
    let path = Fixtures.url("examples/\(file)").path
    if file.hasPrefix("calendars") {
      let read = try CalendarFile.read(InputFile(path: path))
      catalogue.calendars += record(read.calendars, after: catalogue.calendars, read.recordedAt)
    } else if file.hasPrefix("standards") {
      let known = KnownNames(
        units: Dictionary(uniqueKeysWithValues: catalogue.units.map { ($0.value.code, $0.value) }),
        calendars: Set(catalogue.calendars.map(\.value.code)))
      let read = try StandardsFile.read(InputFile(path: path), known: known)
      catalogue.units += record(read.units, after: catalogue.units, read.recordedAt)
      catalogue.services += record(read.services, after: catalogue.services, read.recordedAt)
      catalogue.standards += record(read.standards, after: catalogue.standards, read.recordedAt)
    } else {
      try addCases(of: file, path: path)
    }
  }

  private func record<Value>(
    _ values: [Value], after known: [Recorded<Value>], _ instant: Instant?
  ) -> [Recorded<Value>] {
    values.enumerated().map { index, value in
      Recorded(
        id: Int64(known.count + index + 1), recordedAt: instant ?? Instant(0), value: value)
    }
  }

  /// Reads cases by the profile of the same name, if there is one. What is expected of a case stands
  /// in further columns of its line, which an import leaves alone.
  private mutating func addCases(of file: String, path: String) throws {
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    let cells = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let profilePath = path.replacing(".csv", with: ".profile.yaml")
    let profile =
      FileManager.default.fileExists(atPath: profilePath)
      ? try MappingProfile.read(InputFile(path: profilePath)) : .canonical
    // An import reads a file again when only the whole of it tells how.
    var first = try TransactionReader(
      InputFile(path: path), profile: profile, known: try knownUnits())
    while try first.next() != nil {}
    var reader = try TransactionReader(
      InputFile(path: path), profile: profile, known: try knownUnits(),
      neverFilled: first.neverFilled)
    while let item = try reader.next() {
      switch consume item {
      case .rejected(let rejected):
        throw RejectedExample(
          line: rejected.original, codes: rejected.diagnostics.map(\.code.rawValue))
      case .transaction(let transaction, let line):
        let texts = zip(cells[0], cells[line - 1]).map { (String($0), String($1)) }
        let values = Dictionary(uniqueKeysWithValues: texts)
        guard let name = values["example"], let asOf = values["as_of"].flatMap({ Instant(iso: $0) })
        else { throw RejectedExample(line: "\(lines[line - 1])", codes: ["as_of"]) }
        var expected: [Criterion: ExpectedVerdict] = [:]
        for criterion in Criterion.allCases {
          expected[criterion] = try ExpectedVerdict(values[criterion.word] ?? "")
        }
        examples.append(
          WorkedExample(
            name: name, place: "\(file), line \(line)",
            row: Recorded(id: Int64(examples.count + 1), recordedAt: asOf, value: transaction),
            asOf: asOf, expected: expected))
      }
    }
  }

  private func knownUnits() throws -> [UnitCode: KnownUnit] {
    var known: [UnitCode: KnownUnit] = [:]
    for unit in catalogue.units.map(\.value) {
      let services = catalogue.services.map(\.value).filter { $0.unit == unit.code }
      known[unit.code] = KnownUnit(
        zone: try Zone(unit.zone), currency: unit.currency,
        services: Set(services.map(\.code)))
    }
    return known
  }

  /// Papers have their places in the order in which a store would learn of them: those of standards,
  /// then what cases name besides. So have variants.
  private mutating func addPapersAndVariants() throws {
    for service in catalogue.services {
      let (unit, code) = (service.value.unit, service.value.code)
      let standards = catalogue.standards.map(\.value).filter {
        $0.unit == unit && $0.service == code
      }
      var papers: [DocumentEntry] = []
      for paper in standards.flatMap({ $0.documents ?? [] })
      where !papers.contains(where: { $0.code == paper.code }) {
        papers.append(DocumentEntry(code: paper.code, name: paper.name))
      }
      let cases = examples.map(\.row.value).filter { $0.unit == unit && $0.service == code }
      for text in cases.flatMap({ ($0.demanded ?? []) + ($0.submitted ?? []) })
      where !papers.contains(where: { $0.code.text == text || $0.name == text }) {
        let code = try DocumentCode(text.replacing(" ", with: "-"))
        papers.append(DocumentEntry(code: code, name: text))
      }
      catalogue.documents[service.id] = papers
    }
    for variant in examples.map(\.row.value.variant) where !catalogue.variants.contains(variant) {
      catalogue.variants.append(variant)
    }
  }
}

extension ExampleFolder {
  /// What the engine says of one case alone.
  func judgeByEngine(_ example: WorkedExample) throws -> Answer {
    guard let rulebook else { return Answer() }
    var answer = Answer()
    for batch in try BatchBuilder(catalogue).batches(of: [example.row], size: 1) {
      let found = rulebook.examine(batch, row: 0, asOf: example.asOf)
      answer.verdicts = found.verdicts
      var auditor = Auditor(rulebook: rulebook, asOf: example.asOf)
      auditor.judge(batch, into: &answer.deviations)
      answer.deviations += auditor.tally.standardDeviations.map(\.deviation)
    }
    return answer
  }

  /// What the slow auditor says of one case alone.
  func judgeSlowly(_ example: WorkedExample) throws -> Answer {
    let auditor = try NaiveAuditor(catalogue)
    let audit = try auditor.audit([example.row], asOf: example.asOf)
    return Answer(
      verdicts: audit.judgements.first?.verdicts ?? [:],
      deviations: audit.deviations + audit.standardDeviations.map(\.deviation))
  }
}

/// A line that the import refuses, or whose further columns say nothing.
struct RejectedExample: Error, Hashable {
  let line: String
  let codes: [String]
}
