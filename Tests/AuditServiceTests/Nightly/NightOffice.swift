import AuditImport
import AuditReport
import AuditService
import Foundation
import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

/// The small office with the folders of its nights, in February 2025 by the clock of Makassar.
final class NightOffice {
  let folder: WorkFolder
  var plan = NightPlan()

  init() throws {
    folder = try SmallOffice.folder(now: try FindingOffice.instant("2025-01-02T08:00:00"))
    try FileManager.default.createDirectory(
      atPath: folder.path("inbox"), withIntermediateDirectories: true)
    plan.inbox = NightPlan.Inbox(
      folder: folder.path("inbox"), archive: folder.path("arsip"), refused: folder.path("ditolak"),
      sources: [
        NightPlan.Source(
          name: "simpel", pattern: "simpel-*.csv", allowance: .perMille(500))
      ])
    plan.backup = NightPlan.Backup(folder: folder.path("cadangan"), keep: 2)
  }

  /// A night at half past two; what it tells is collected.
  @discardableResult
  func night(
    _ day: String, asOf: Moment? = nil, again: Bool = false,
    tell: (NightReport) throws -> Void = { _ in }
  ) throws -> NightResult {
    try folder.workspace(now: try FindingOffice.instant("\(day)T02:30:00")).runNight(
      NightRequest(plan: plan, asOf: asOf, again: again), progress: quietly, tell: tell)
  }

  /// The lines of a night as people read them.
  func lines(_ day: String, again: Bool = false) throws -> [String] {
    let text = try night(day, again: again).report?.text(in: .indonesian) ?? ""
    return text.split(separator: "\n").map(String.init)
  }

  /// Puts a file of cases into the inbox, which nobody has touched for long.
  func deliver(_ rows: [String], as name: String) throws {
    try deliver(text: SmallOffice.file(rows), as: name)
  }

  func deliver(text: String, as name: String) throws {
    let path = try folder.write(text, to: "inbox/\(name)")
    let long = Date(timeIntervalSince1970: 1_700_000_000)
    try FileManager.default.setAttributes([.modificationDate: long], ofItemAtPath: path)
  }

  func names(_ folder: String) -> [String] {
    let path = self.folder.path(folder)
    return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  static func late(_ number: Int) -> String {
    FindingOffice.row(number, received: "2025-02-03", finished: "2025-02-10")
  }

  static func good(_ number: Int) -> String {
    FindingOffice.row(number, received: "2025-02-03", finished: "2025-02-04")
  }
}

extension NightResult {
  func step(_ step: NightStep) -> NightStepReport? { report?.steps.first { $0.step == step } }

  func count(_ key: String, of step: NightStep) -> Int64? {
    self.step(step)?.counts.first { $0.key == key }?.value
  }
}
