import AuditImport
import AuditReport
import AuditService
import ServiceStandards
import Testing

@testable import AuditStore

/// What people read when a file or a database is refused.
@Suite struct `A refusal` {
  @Test(arguments: Language.allCases)
  func `names the path of the database`(language: Language) {
    for fault in FaultSamples.database() {
      #expect(fault.message(in: language).hasPrefix("/data/audit.db: "))
    }
  }

  @Test(arguments: Language.allCases)
  func `names the file, on one line for each problem`(language: Language) throws {
    for fault in FaultSamples.files() {
      let text = fault.message(in: language)
      #expect(text.hasPrefix("/f.csv:"))
      guard case ImportFault.invalid(_, let listed, let total) = fault else {
        #expect(!text.contains("\n"))
        continue
      }
      #expect(text.split(separator: "\n").count == listed.count + (total > listed.count ? 1 : 0))
    }
  }

  @Test func `says why the system did not open a file`() {
    let fault = ImportFault.cannotOpen(file: "a.csv", reason: SystemReason(number: 2))
    #expect(fault.message(in: .english) == "a.csv: cannot be opened: there is no such file.")
    #expect(fault.message(in: .indonesian) == "a.csv: tidak dapat dibuka: berkas itu tidak ada.")
  }

  @Test func `counts the problems that are not listed`() {
    let problem = Diagnostic(file: "f", line: 1, column: "a", value: "", problem: .required)
    let fault = ImportFault.invalid(file: "f", [problem], total: 1400)
    #expect(fault.message(in: .english).hasSuffix("\n… 1399 problems more."))
    #expect(fault.message(in: .indonesian).hasSuffix("\n… 1399 masalah lagi."))
  }

  @Test func `names the columns that are missing, and twelve of those that are there`() {
    let fault = ImportFault.missingColumns(
      file: "f", line: 1, missing: ["case_number", "received_at"],
      found: (1...13).map { "c\($0)" })
    let text = fault.message(in: .english)
    #expect(text.contains("“case_number”, “received_at”") && text.contains("c12, …)"))
  }

  @Test func `of damaged columns has a way out`() {
    let error = StoreError(.damagedSegment, path: "/a.db")
    #expect(error.message(in: .english).contains("sqlite3 /a.db \"DELETE FROM segments\""))
  }
}
