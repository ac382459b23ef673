import AuditImport
import AuditReport
import AuditService
import Foundation
import NaiveAudit
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

/// A database lives through a random history of imports, edits by the shell, runs and nights. After every step
/// its last run says what the naive auditor says of the rows as they are, and what a run says over a new
/// database that holds the same rows.
@Suite struct `A run after any history` {
  private static let stepsOfHistory =
    ProcessInfo.processInfo.environment["AUDIT_STEPS"].flatMap(Int.init) ?? 50
  /// The naive auditor takes its time: it is asked after every so many steps.
  private static let opinion = 4

  @Test(arguments: 0..<4)
  func `finds what the rows say, and what it would find without the history`(
    _ history: Int
  ) throws {
    let seed = History.seed(of: history)
    print("seed \(seed)")
    var office = HistoryOffice(seed: seed)
    let life = try History()
    for step in 0..<Self.stepsOfHistory {
      let events = office.events()
      try life.live(through: events, at: office.asOf)
      if let question = office.question() { try life.ask(question, at: office.asOf) }
      let selection = office.selection()
      if office.isNight() {
        try life.night(at: office.asOf)
      } else {
        try life.run(
          AuditRequest(selection: selection, asOf: .instant(office.asOf)), at: office.asOf)
      }
      if let difference = try life.difference(
        selection: selection, at: office.asOf, asksNaively: step % Self.opinion == 0)
      {
        Issue.record("seed \(seed), step \(step): \(difference)\nafter \(events)")
        return
      }
    }
  }
}

extension History {
  /// In what the last run, which was over that selection, differs from a run over a new database and from the
  /// naive auditor; `nil`: in nothing.
  func difference(
    selection: Selection, at asOf: Instant, asksNaively: Bool
  ) throws -> String? {
    let ours = try Said(folder, selection)
    let copy = try fresh.copy(of: folder)
    _ = try copy.workspace(now: asOf).runAudit(
      AuditRequest(selection: selection, asOf: .instant(asOf)), progress: quietly)
    if let difference = try ours.difference(
      from: Said(copy, selection), "a run over a new database")
    {
      return difference
    }
    guard asksNaively else { return nil }
    return try ours.difference(
      from: Said(naively: folder, selection, asOf: asOf), "the naive auditor")
  }
}

/// What is said of a selection.
private struct Said {
  private let deviations: [String]
  private let standards: [String]
  private let verdicts: [String]

  /// What the register and the last run of a database say. Of a transaction that is gone nobody but a run
  /// over everything has to know.
  init(_ folder: WorkFolder, _ selection: Selection) throws {
    let services = selection.servicesSQL
    let isThere =
      selection.isWhole
      ? "true"
      : "key >> 12 IN (SELECT id FROM transactions WHERE service_id IN (\(services)))"
    deviations = try folder.rows(
      """
      SELECT key || ' ' || severity || ' ' || coalesce(standard_id, '-') || ' ' || expected || ' '
        || coalesce(actual, '-') || ' ' || amount
      FROM deviations
      WHERE until = 0 AND key <= \(Subject.Kind.transaction.keys.upperBound) AND (\(isThere))
      ORDER BY key
      """)
    standards = try folder.rows(
      """
      SELECT
        service_id || ' ' || key || ' ' || severity || ' ' || coalesce(standard_id, '-') || ' '
        || coalesce(detail, '-') || ' ' || actual
      FROM deviations
      WHERE until = 0 AND service_id IN (\(services))
        AND key BETWEEN \(Subject.Kind.standard.keys.lowerBound) AND \(Subject.Kind.gap.keys.upperBound)
      """
    ).sorted()
    let store = try folder.store()
    verdicts = try store.verdictCounts(ofRun: store.lastRunID()).map { count in
      let (word, reason) = count.verdict.columns
      return
        "\(count.service) \(count.criterion.word) \(word) \(reason) \(count.transactions)"
    }.sorted()
  }

  init(naively folder: WorkFolder, _ selection: Selection, asOf: Instant) throws {
    let catalogue = try folder.store().catalogue()
    let rows = try StoredRows(folder, catalogue) { service in
      selection.services.isEmpty
        ? selection.units.isEmpty
          || selection.units.contains {
            service.unit.text == $0 || service.unit.text.hasPrefix($0 + ".")
          }
        : selection.services.contains(service.code.text)
    }
    let auditor = try NaiveAuditor(catalogue, news: try folder.store().news())
    let audit = try auditor.audit(rows.transactions, asOf: asOf)
    deviations = audit.deviations.map {
      """
      \($0.key) \($0.severity.rawValue) \($0.standard.map(String.init) ?? "-") \($0.expected) \
      \($0.actual.map(String.init) ?? "-") \($0.amount.minorUnits)
      """
    }
    standards = audit.standardDeviations.map {
      """
      \($0.service) \($0.deviation.key) \($0.severity.rawValue) \
      \($0.standard.map(String.init) ?? "-") \($0.deviation.detail.map(String.init) ?? "-") \
      \($0.transactions)
      """
    }.sorted()
    verdicts = audit.tallies.flatMap { service, criteria in
      criteria.flatMap { criterion, verdicts in
        verdicts.map { verdict, count in
          let (word, reason) = verdict.columns
          return "\(service) \(criterion.word) \(word) \(reason) \(count)"
        }
      }
    }.sorted()
  }

  func difference(from other: Said, _ name: String) -> String? {
    for (what, left, right) in [
      ("deviations", deviations, other.deviations), ("standards", standards, other.standards),
      ("verdicts", verdicts, other.verdicts),
    ] where left != right {
      let (ours, theirs) = (Set(left), Set(right))
      return """
        \(what): only here \(ours.subtracting(theirs).sorted().prefix(3)), \
        only of \(name) \(theirs.subtracting(ours).sorted().prefix(3))
        """
    }
    return nil
  }
}
