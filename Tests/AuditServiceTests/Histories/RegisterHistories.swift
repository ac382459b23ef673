import AuditReport
import AuditService
import Foundation
import NaiveAudit
import ServiceStandards
import TestSupport
import Testing
import WorkingTime

@testable import AuditStore

/// A database lives through imports, edits by the shell, runs of all or some services, moves of findings, runs that are
/// taken back and clocks that were ahead. After every step register and findings are what a plain dictionary says
/// (`PlainRegister`), and every earlier run still shows what it showed when it was made.
@Suite struct `Register, views and findings after any history` {
  private static let environment = ProcessInfo.processInfo.environment
  private static let histories = environment["AUDIT_HISTORIES"].flatMap(Int.init) ?? 2
  private static let steps = environment["AUDIT_STEPS"].flatMap(Int.init) ?? 25

  @Test(arguments: 0..<histories)
  func `are what a plain second implementation says`(_ history: Int) throws {
    let seed = History.seed(of: history)
    print("seed \(seed)")
    var life = try RegisterLife(seed: seed)
    for step in 0..<Self.steps {
      do {
        try life.step()
        guard let difference = try life.difference() else { continue }
        Issue.record("seed \(seed), step \(step) (\(life.doing)): \(difference)")
      } catch {
        Issue.record("seed \(seed), step \(step) (\(life.doing)): \(error)")
      }
      return
    }
  }
}

private struct RegisterLife {
  private let history: History
  private var office: HistoryOffice
  private var random: SplitMix64
  private var model = PlainRegister()
  private var views: [FrozenView] = []
  private var standingRuns: [Int64] = []

  /// What a run showed when it was made.
  private struct FrozenView {
    let run: Int64
    let selection: Selection
    let summary: RunSummary
    let rows: [String]
  }

  init(seed: UInt64) throws {
    history = try History()
    office = HistoryOffice(seed: seed)
    random = SplitMix64(seed: ~seed)
  }

  private var folder: WorkFolder { history.folder }

  /// What happens in a step.
  private(set) var doing = ""

  mutating func step() throws {
    let events = office.events()
    switch random.below(10) {
    case 0:
      guard let last = standingRuns.last else { break }
      doing = "void \(last)"
      return try void(last)
    case 1: return try move()
    case 2:
      let days = random.within(1...40)
      doing = "a clock \(days) days ahead, after \(events)"
      try history.live(through: events, at: office.asOf)
      try run(Selection(), at: office.asOf + days * 86_400, isClockAhead: true)
      return try void(standingRuns.last ?? 0)
    default: break
    }
    let selection = office.selection()
    doing = "\(selection), after \(events)"
    try history.live(through: events, at: office.asOf)
    try run(selection, at: office.asOf, isClockAhead: false)
  }

  private mutating func run(_ selection: Selection, at asOf: Instant, isClockAhead: Bool) throws {
    let workspace =
      isClockAhead ? folder.workspace(withClockAt: asOf) : folder.workspace(now: asOf)
    let request = AuditRequest(selection: selection, asOf: .instant(asOf))
    let result = try workspace.runAudit(request, progress: quietly)
    let run = try #require(result.run)
    standingRuns.append(run)
    // What it leaves out was looked at by a later clock.
    #expect(result.leftOut.isEmpty)
    let found = try self.found(selection, at: asOf)
    let looked = Set(try folder.rows(selection.servicesSQL))
    let services = try transactions()
    model.take(found, run: run) { key, service in
      let known = key <= Subject.Kind.transaction.keys.upperBound ? services[key >> 12] : service
      return selection.isWhole || known.map { looked.contains("\($0)") } ?? false
    }
    // Of a transaction that is gone nobody but a run over everything has to know.
    if !selection.isWhole {
      model.replace(
        { $0 <= Subject.Kind.transaction.keys.upperBound && services[$0 >> 12] == nil },
        by: try register())
    }
    let look = LookRequest(selection: selection, run: run)
    views.append(
      FrozenView(
        run: run, selection: selection,
        summary: try workspace.lookAudit(look, progress: quietly).report.summary,
        rows: try workspace.lookDeviations(look).table.texts()))
  }

  private mutating func void(_ run: Int64) throws {
    _ = try folder.workspace(withClockAt: office.asOf)
      .voidRun(run, reason: "jam komputer salah", dryRun: false)
    standingRuns.removeLast()
    model.void()
  }

  /// A finding is delivered, or answered.
  private mutating func move() throws {
    let open = model.findings.filter { ["open", "delivered"].contains($0.state) }
    guard !open.isEmpty else { return }
    let finding = open[random.below(open.count)]
    let name = try #require(
      try folder.rows(
        """
        SELECT printf('T-%d-%04d', year, number) FROM findings
        WHERE service_id = \(finding.service) AND rule = \(finding.rule)
          AND opened_by_run = \(finding.openedBy)
        """
      ).first)
    doing = "a move of \(name)"
    let workspace = folder.workspace(now: office.asOf)
    if finding.state == "open" {
      // Today where its unit is: the offices of a history have two zones.
      let zone = try #require(
        try folder.rows(
          """
          SELECT units.zone FROM services JOIN units ON units.id = services.unit_id
          WHERE services.id = \(finding.service)
          """
        ).first)
      _ = try workspace.deliverFinding(
        name, received: try Zone(zone).day(of: office.asOf), dryRun: false)
      model.move(finding, to: "delivered")
    } else {
      _ = try workspace.respond(
        to: name, FindingResponse(text: "Petugas ditambah.", evidence: []), dryRun: false)
      model.move(finding, to: "responded")
    }
  }

  // MARK: What the database says

  /// What a run over a new database finds.
  private func found(_ selection: Selection, at asOf: Instant) throws -> PlainRegister.Found {
    let copy = try history.fresh.copy(of: folder)
    _ = try copy.workspace(now: asOf).runAudit(
      AuditRequest(selection: selection, asOf: .instant(asOf)), progress: quietly)
    return try RegisterLife.register(of: copy).mapValues { ($0.service, $0.values) }
  }

  private func register() throws -> [Int64: PlainRegister.Row] {
    try RegisterLife.register(of: folder)
  }

  private static func register(of folder: WorkFolder) throws -> [Int64: PlainRegister.Row] {
    var rows: [Int64: PlainRegister.Row] = [:]
    let late = (Int64(RuleID.finishedLate.number), Int64(RuleID.openOverdue.number))
    try folder.shellForReading().forEachRow(
      """
      SELECT key, service_id, found, iif(key & 4095 = \(late.0) AND detail = \(late.1), detail, key & 4095),
        severity || ' ' || coalesce(standard_id, '-') || ' ' || expected || ' '
        || coalesce(actual, '-') || ' ' || amount || ' '
        || iif(key & 4095 = \(late.0), '-', coalesce(detail, '-'))
      FROM deviations WHERE until = 0
      """
    ) {
      rows[$0.int(0)] = PlainRegister.Row(
        service: $0.int(1), found: $0.int(2), under: $0.int(3), values: $0.text(4))
    }
    return rows
  }

  /// The service of each transaction, as the rows are.
  private func transactions() throws -> [Int64: Int64] {
    var services: [Int64: Int64] = [:]
    try folder.shellForReading().forEachRow("SELECT id, service_id FROM transactions") {
      services[$0.int(0)] = $0.int(1)
    }
    return services
  }

  /// In what the database differs from the plain register, or a run from what it showed; `nil`: in nothing.
  func difference() throws -> String? {
    let rows = try register()
    for key in Set(rows.keys).union(model.standing.keys).sorted() {
      let (ours, theirs) = (rows[key], model.standing[key])
      if ours != theirs {
        return "register, key \(key >> 12).\(key & 0xFFF): \(ours as Any), plainly \(theirs as Any)"
      }
    }
    let findings = try folder.rows(
      """
      SELECT service_id || ' ' || findings.rule || ' ' || opened_by_run || ' ' || state
      FROM findings
      JOIN finding_list ON finding_list.id = printf('T-%d-%04d', findings.year, findings.number)
      """)
    let plainly = model.findings.map { "\($0.service) \($0.rule) \($0.openedBy) \($0.state)" }
    if findings.sorted() != plainly.sorted() {
      let (ours, theirs) = (Set(findings), Set(plainly))
      return """
        findings: only here \(ours.subtracting(theirs)), only plainly \(theirs.subtracting(ours))
        """
    }
    for view in views.suffix(4) + views.prefix(1) {
      let look = LookRequest(selection: view.selection, run: view.run)
      let workspace = folder.workspace(now: office.asOf)
      let summary = try workspace.lookAudit(look, progress: quietly).report.summary
      if summary != view.summary { return "run \(view.run) counts otherwise than it did" }
      let rows = try workspace.lookDeviations(look).table.texts()
      if rows != view.rows {
        let (ours, then) = (Set(rows), Set(view.rows))
        return """
          run \(view.run) lists otherwise: now \(ours.subtracting(then).prefix(2)), \
          then \(then.subtracting(ours).prefix(2))
          """
      }
    }
    return nil
  }
}
