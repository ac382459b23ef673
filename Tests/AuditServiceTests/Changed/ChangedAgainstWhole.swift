import AuditReport
import AuditService
import Foundation
import NaiveAudit
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

/// Two databases live through the same random history. One looks only at what changed, the other at
/// everything; after every step they hold the same.
@Suite struct `A run over what changed against one over everything` {
  private static let stepsOfHistory = 500

  @Test(arguments: 0..<4)
  func `finds the same after every step of a random history`(_ history: Int) throws {
    let seed = Pair.seed(of: history)
    var office = HistoryOffice(seed: seed)
    let pair = try Pair()
    var listed = 0
    for step in 0..<Self.stepsOfHistory {
      let events = office.events()
      try pair.live(through: events, at: office.asOf)
      if let request = office.otherRequest() { try pair.runBoth(request, at: office.asOf) }
      let request = AuditRequest(selection: office.selection(), asOf: .instant(office.asOf))
      let result = try pair.run(request, at: office.asOf)
      listed += result.plan.contains(where: \.isWhole) ? 0 : 1
      if let difference = try pair.difference() {
        Issue.record("seed \(seed), step \(step): \(difference)\nafter \(events)")
        return
      }
    }
    print("seed \(seed): \(listed) of \(Self.stepsOfHistory) runs looked at a part only")
    #expect(listed > Self.stepsOfHistory / 2)
  }
}

/// The two databases.
private struct Pair {
  let changed: WorkFolder
  let whole: WorkFolder
  private let files: FileCounter

  private final class FileCounter { var count = 0 }

  init() throws {
    changed = try WorkFolder()
    let workspace = changed.workspace(now: Instant(HistoryOffice.start))
    try workspace.create()
    _ = try workspace.importCalendars(
      file: try changed.write(HistoryOffice.calendars, to: "kalender.yaml"), dryRun: false)
    _ = try workspace.importStandards(
      file: try changed.write(HistoryOffice.standards, to: "standar.yaml"), dryRun: false)
    whole = try WorkFolder()
    try changed.bytes().write(to: URL(filePath: whole.database))
    files = FileCounter()
  }

  /// A random one, or the one to be lived through again.
  static func seed(of history: Int) -> UInt64 {
    ProcessInfo.processInfo.environment["AUDIT_SEED"].flatMap(UInt64.init)
      ?? UInt64.random(in: 0...UInt64.max) &+ UInt64(history)
  }

  func live(through events: [HistoryOffice.Event], at now: Instant) throws {
    files.count += 1
    for folder in [changed, whole] {
      for event in events {
        switch event {
        case .shell(let sql):
          try folder.shell("PRAGMA foreign_keys = ON; PRAGMA synchronous = OFF; " + sql)
        case .file(let text):
          let file = try folder.write(text, to: "berkas-\(files.count).csv")
          _ = try folder.workspace(now: now).importTransactions(
            TransactionImport(file: file), progress: quietly)
        }
      }
    }
  }

  func runBoth(_ request: AuditRequest, at now: Instant) throws {
    for folder in [changed, whole] {
      _ = try folder.workspace(now: now).runAudit(request, progress: quietly)
    }
  }

  func run(_ request: AuditRequest, at now: Instant) throws -> ChangedAudit {
    _ = try whole.workspace(now: now).runAudit(request, progress: quietly)
    return try changed.workspace(now: now).runChanged(request, progress: quietly)
  }

  /// The first row in which they differ; `nil`: in none.
  func difference() throws -> String? {
    for (name, sql) in Pair.tables {
      let (left, right) = (try changed.rows(sql), try whole.rows(sql))
      guard left != right else { continue }
      let (ours, theirs) = (Set(left), Set(right))
      return """
        \(name): only of what changed \(ours.subtracting(theirs).sorted().prefix(3)), \
        only of everything \(theirs.subtracting(ours).sorted().prefix(3))
        """
    }
    return nil
  }

  private static let tables: [(String, String)] = [
    (
      "deviations",
      """
      SELECT key || ' ' || severity || ' ' || coalesce(standard_id, '-') || ' ' || expected || ' '
        || coalesce(actual, '-') || ' ' || amount || ' ' || found_by_run || ' ' || judged_by_run
      FROM deviations ORDER BY key
      """
    ),
    (
      "standard_deviations",
      """
      SELECT service_id || ' ' || rule || ' ' || subject || ' ' || severity || ' '
        || coalesce(standard_id, '-') || ' ' || coalesce(gap_from, '-') || ' '
        || coalesce(gap_to, '-') || ' ' || lacks || ' ' || transactions || ' ' || found_by_run
      FROM standard_deviations ORDER BY service_id, rule, subject
      """
    ),
    (
      "run_verdicts",
      """
      SELECT service_id || ' ' || criterion || ' ' || verdict || ' ' || reason || ' ' || transactions
      FROM run_verdicts WHERE run_id = (SELECT max(id) FROM runs)
      ORDER BY service_id, criterion, verdict, reason
      """
    ),
    (
      "closed_deviations",
      """
      SELECT key || ' ' || found_by_run || ' ' || closed_by_run || ' ' || reason
      FROM closed_deviations ORDER BY key, closed_by_run
      """
    ),
    (
      "findings",
      "SELECT service_id || ' ' || rule || ' ' || episode || ' ' || opened_by_run FROM findings"
    ),
    (
      "runs",
      """
      SELECT id || ' ' || as_of || ' ' || examined || ' ' || new_deviations || ' '
        || changed_deviations || ' ' || closed_deviations || ' ' || complete
      FROM runs WHERE id = (SELECT max(id) FROM runs)
      """
    ),
    (
      "judgements",
      """
      SELECT service_id || ' ' || subject || ' ' || codes || ' ' || transactions FROM judgements
      ORDER BY service_id, subject, codes
      """
    ),
  ]
}
