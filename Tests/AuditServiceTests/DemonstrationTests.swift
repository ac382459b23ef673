import AuditService
import Fixtures
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `The audit of the demonstration` {
  @Test func `finds the planted deviations and no others`() throws {
    let folder = try Demonstration.auditedFolder()
    let planted = try Fixtures.lines("demo/planted.csv").dropFirst().sorted()
    let store = try folder.store()
    let names = try store.serviceNames()
    var found: [String] = []
    try store.read {
      try store.forEachDeviation { listed in
        let deviation = listed.deviation
        let fields = [
          listed.caseNumber, "\(deviation.rule)", "\(deviation.amount.minorUnits)",
          names[listed.service] ?? "",
        ]
        found.append(fields.joined(separator: ","))
        return true
      }
    }
    found.sort()
    #expect(found.count == planted.count)
    #expect(found.difference(from: planted).isEmpty)
  }

  @Test func `finds the planted deviations of standards and no others`() throws {
    let folder = try Demonstration.auditedFolder()
    let planted = try Fixtures.lines("demo/planted-standards.csv").dropFirst().sorted()
    let store = try folder.store()
    let names = try store.serviceNames()
    let versions = Dictionary(
      uniqueKeysWithValues: try store.catalogue().standards.map { ($0.id, $0.value.version) })
    let found = try store.standardDeviations().map(\.deviation).map { deviation in
      [
        names[deviation.service] ?? "", "\(deviation.rule)",
        deviation.standard.flatMap { versions[$0] } ?? "",
        deviation.gapFrom.map(\.description) ?? "", deviation.gapTo.map(\.description) ?? "",
        "\(deviation.transactions)",
      ].joined(separator: ",")
    }
    #expect(found.sorted() == planted)
  }

  @Test func `imports every file of its folder without a rejected line`() throws {
    let steps = try Demonstration.steps()
    #expect(steps.count == 13)
    #expect(steps.allSatisfy { $0.rejected == 0 && $0.rows > 0 })
    let names = steps.map { $0.file.split(separator: "/").last.map(String.init) ?? "" }
    #expect(names.first == "calendars-2024.yaml" && names.last == "transactions.csv")
    #expect(steps.last?.rows == Planted.cases())
  }

  @Test func `takes the transactions as recorded an hour before it`() throws {
    let folder = try Demonstration.importedFolder()
    let recorded = try folder.rows("SELECT DISTINCT unixepoch(recorded_at) FROM case_list")
    #expect(recorded == ["\(Workspace.demonstrationRecordedAt.seconds)"])
    #expect(Demonstration.asOf - Workspace.demonstrationRecordedAt == 3600)
  }

  @Test func `says where it looked when there is no data`() throws {
    let folder = try WorkFolder()
    let searched = folder.path("nothing")
    #expect(throws: ServiceFault.missingDemoData(searched: [searched])) {
      try folder.workspace().demonstrate(folder: searched, progress: quietly)
    }
    #expect(!folder.exists("audit.db"))
  }
}

extension Store {
  /// `unit,service` by the service's id.
  func serviceNames() throws -> [Int64: String] {
    Dictionary(
      uniqueKeysWithValues: try catalogue().services.map {
        ($0.id, "\($0.value.unit),\($0.value.code)")
      })
  }
}
