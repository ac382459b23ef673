import NaiveAudit
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

/// The naive evaluator shares no code with the engine; both read the same stored cases.
@Suite struct `A second opinion on the demonstration` {
  @Test func `agrees with the register row for row and with the counted verdicts`() throws {
    let folder = try Demonstration.auditedFolder()
    let store = try folder.store()
    let catalogue = try store.catalogue()
    let ids = try folder.rows("SELECT id FROM case_list ORDER BY id").compactMap { Int64($0) }
    let cases = try ids.map { id in
      try #require(try store.transaction(id: id, in: catalogue))
    }
    let opinion = try NaiveAuditor(catalogue, news: try store.news()).audit(
      cases, asOf: Demonstration.asOf)

    var register: [Deviation] = []
    try store.read {
      try store.forEachDeviation {
        register.append($0.deviation)
        return true
      }
    }
    #expect(opinion.leftOut.isEmpty)
    #expect(register.count == opinion.deviations.count)
    for (kept, thought) in zip(register, opinion.deviations) where kept != thought {
      Issue.record("the register has \(kept), the second opinion \(thought)")
      break
    }
    #expect(Set(try store.standardDeviations().map(\.deviation)) == opinion.standardDeviations)
    let names = try store.serviceNames()
    #expect(try countedVerdicts(in: folder) == lines(of: opinion.tallies, names))
  }

  private func countedVerdicts(in folder: WorkFolder) throws -> [String] {
    try folder.rows(
      """
      SELECT
        unit || ',' || service || ' ' || criterion || ' ' || verdict || ' ' || reason || ' '
          || transactions
      FROM verdict_list
      """
    ).sorted()
  }

  private func lines(
    of tallies: [Int64: [Criterion: [Verdict: Int]]], _ names: [Int64: String]
  ) -> [String] {
    tallies.flatMap { service, criteria in
      criteria.flatMap { criterion, verdicts in
        verdicts.map { "\(names[service] ?? "") \(criterion.word) \($0.key.columns) \($0.value)" }
      }
    }.sorted()
  }
}

extension Verdict {
  /// Verdict and reason as the table of a run has them.
  fileprivate var columns: String {
    switch self {
    case .compliant: "compliant "
    case .deviates: "deviates "
    case .notAssessable(let reason): "not_assessable \(reason.word)"
    case .notApplicable(let reason): "not_applicable \(reason.word)"
    }
  }
}
