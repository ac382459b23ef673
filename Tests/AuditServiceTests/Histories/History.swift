import AuditImport
import AuditReport
import AuditService
import Foundation
import ServiceStandards
import TestSupport
import Testing
import WorkingTime

@testable import AuditStore

/// The database of a history.
struct History {
  let folder: WorkFolder
  let fresh: FreshDatabase
  private let files: FileCounter

  private final class FileCounter { var count = 0 }

  init() throws {
    folder = try WorkFolder()
    let workspace = folder.workspace(now: Instant(HistoryOffice.start))
    try workspace.create()
    _ = try workspace.importCalendars(
      file: try folder.write(HistoryOffice.calendars, to: "kalender.yaml"), dryRun: false)
    _ = try workspace.importStandards(
      file: try folder.write(HistoryOffice.standards, to: "standar.yaml"), dryRun: false)
    fresh = try FreshDatabase()
    files = FileCounter()
  }

  /// One of its own, or the one to be lived through again.
  static func seed(of history: Int) -> UInt64 { SplitMix64.seedOfThisRun &+ UInt64(history) }

  func live(through events: [HistoryOffice.Event], at now: Instant) throws {
    for event in events {
      switch event {
      case .shell(let sql):
        try folder.shell("PRAGMA foreign_keys = ON; PRAGMA synchronous = OFF; " + sql)
      case .file(let text):
        files.count += 1
        let file = try folder.write(text, to: "berkas-\(files.count).csv")
        _ = try folder.workspace(now: now).importTransactions(
          TransactionImport(file: file), progress: quietly)
      }
    }
  }

  func ask(_ question: LookRequest, at now: Instant) throws {
    let before = try folder.bytes()
    _ = try folder.workspace(now: now).lookAudit(question, progress: quietly)
    #expect(try folder.bytes() == before)
  }

  func run(_ request: AuditRequest, at now: Instant) throws {
    _ = try folder.workspace(now: now).runAudit(request, progress: quietly)
  }

  func night(at now: Instant) throws {
    _ = try folder.workspace(now: now).runNight(
      NightRequest(plan: NightPlan(), again: true), progress: quietly, tell: { _ in })
  }
}

extension Selection {
  var isWhole: Bool { units.isEmpty && services.isEmpty }

  /// Ids of its services, as a query.
  var servicesSQL: String {
    func list(_ names: [String]) -> String { names.map { "'\($0)'" }.joined(separator: ", ") }
    guard services.isEmpty else {
      return "SELECT id FROM services WHERE code IN (\(list(services)))"
    }
    let units = units.map { "code = '\($0)' OR code LIKE '\($0).%'" }
    return """
      SELECT id FROM services WHERE unit_id IN (
        SELECT id FROM units WHERE \(units.isEmpty ? "true" : units.joined(separator: " OR ")))
      """
  }
}
