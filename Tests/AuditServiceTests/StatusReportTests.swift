import AuditReport
import AuditService
import Fixtures
import Foundation
import ServiceStandards
import Testing
import WorkingTime

@Suite struct `The status of a database` {
  @Test func `shows no number of a person that stands in the name of a file`() throws {
    let folder = try Demonstration.importedFolder()
    let path = folder.path("aduan 6372010101900001.csv")
    try Data(contentsOf: Fixtures.url("complaints/book.csv")).write(to: URL(filePath: path))
    let workspace = folder.workspace(now: Demonstration.asOf + 60)
    _ = try workspace.importComplaints(TransactionImport(file: path), source: .book)
    var texts: [String] = []
    try workspace.status(language: .indonesian, upgrade: false).eachRow { row in
      for case .text(let text) in row { texts.append(text) }
      return true
    }
    #expect(texts.contains { $0.contains("6372********0001") })
    #expect(!texts.contains { $0.contains("6372010101900001") })
  }
}
