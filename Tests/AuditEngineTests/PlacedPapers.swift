import AuditEngine
import ServiceStandards
import Testing
import WorkingTime

/// Words that no list knows, and what auditors said of them since.
@Suite struct `A word of which an auditor said what it means` {
  private typealias Paper = Example.Paper

  /// Where something was said, and of which paper; `nil`: one of its own.
  typealias Said = (where: Place, paper: String?)

  enum Place {
    case everywhere, agency, unit, service, otherService
  }

  struct Saying: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let said: [Said]
    let verdict: Verdict

    init(_ title: String, _ verdict: Verdict, _ said: [Said] = []) {
      (testDescription, self.said, self.verdict) = (title, said, verdict)
    }
  }

  static let sayings = [
    Saying("nothing", .notAssessable(.paperUnknown)),
    Saying("the listed paper, everywhere", .compliant, [(.everywhere, "ktp")]),
    Saying("the listed paper, for the agency", .compliant, [(.agency, "ktp")]),
    Saying("the listed paper, for the unit", .compliant, [(.unit, "ktp")]),
    Saying("the listed paper, for the service", .compliant, [(.service, "ktp")]),
    Saying(
      "the listed paper, for another service", .notAssessable(.paperUnknown),
      [(.otherService, "ktp")]),
    Saying("a paper of its own", .deviates, [(.everywhere, nil)]),
    Saying(
      "a paper that no list of the service holds", .notAssessable(.paperUnknown),
      [(.everywhere, "paspor")]),
    Saying("one thing, then another", .compliant, [(.unit, nil), (.unit, "ktp")]),
    Saying("another thing, then the one", .deviates, [(.unit, "ktp"), (.unit, nil)]),
    Saying(
      "something of all services, later than of this one", .compliant,
      [(.service, "ktp"), (.everywhere, nil)]),
    Saying(
      "something of its unit, before what was said of its agency", .compliant,
      [(.unit, "ktp"), (.agency, nil)]),
  ]

  @Test(arguments: sayings) func `is that when it was asked for`(_ saying: Saying) throws {
    let example = Example("asked for") { $0.demanded = ["ktp", "kartu-penduduk"] }
    let catalogue = try Self.catalogue(example, "Kartu-Penduduk", saying.said)
    let examined = try catalogue.examine(example)
    #expect(examined.verdicts[.requirements] == saying.verdict)
    #expect(
      examined.deviations.map(\.rule)
        == (saying.verdict == .deviates ? [.unlistedDocument] : []))
  }

  @Test(arguments: [true, false]) func `is that when it was handed in`(isPlaced: Bool) throws {
    let example = Example("handed in") {
      $0.promise?.papers?.append(Paper("kk"))
      $0.submitted = ["kartu-penduduk", "kk"]
    }
    let catalogue = try Self.catalogue(
      example, "kartu-penduduk", isPlaced ? [(.everywhere, "ktp")] : [])
    #expect(
      try catalogue.examine(example).verdicts[.requirements]
        == (isPlaced ? .compliant : .notAssessable(.paperUnknown)))
  }

  /// It excused one missing paper as long as it could be that one.
  @Test func `excuses no missing paper when it is another one`() throws {
    let example = Example("handed in") { $0.submitted = ["surat-lama"] }
    let catalogue = try Self.catalogue(example, "surat-lama", [(.everywhere, nil)])
    #expect(try catalogue.examine(example).deviations.map(\.rule) == [.missingDocument])
  }

  @Test func `is first of all what the list says`() throws {
    let example = Example("handed in") {
      $0.promise?.papers?.append(Paper("kk"))
      $0.submitted = ["ktp", "kartu"]
    }
    var catalogue = try Self.catalogue(example, "kartu", [(.everywhere, "ktp")])
    #expect(try catalogue.examine(example).deviations.map(\.rule) == [.missingDocument])
    catalogue.changeVersion { $0.documents?[1].aliases = ["Kartu"] }
    #expect(try catalogue.examine(example).verdicts[.requirements] == .compliant)
  }

  private static func catalogue(
    _ example: Example, _ word: String, _ said: [Said]
  ) throws -> Catalogue {
    var catalogue = try example.catalogue()
    var service = catalogue.services[0].value
    service.agency = try AgencyCode("POLRES")
    catalogue.services[0] = Recorded(
      id: catalogue.services[0].id, recordedAt: Instant(0), value: service)
    catalogue.paperAssignments = try said.map { place, paper in
      let scope: PaperAssignment.Scope =
        switch place {
        case .everywhere: .everywhere
        case .agency: .agency(try AgencyCode("POLRES"))
        case .unit: .unit(service.unit)
        case .service: .service(unit: service.unit, service.code)
        case .otherService: .service(unit: service.unit, try ServiceCode("LAIN"))
        }
      return PaperAssignment(
        spelling: word, scope: scope,
        meaning: try paper.map { .paper(try DocumentCode($0)) } ?? .notListed)
    }
    return catalogue
  }
}
