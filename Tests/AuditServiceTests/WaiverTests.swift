import AuditReport
import AuditService
import Foundation
import ServiceStandards
import Testing
import WorkingTime

@Suite struct `A waiver in an audit` {
  @Test func `is counted apart and leaves the register as it is`() throws {
    let folder = try Demonstration.auditedFolder()
    let before = try folder.register()
    let plain = try folder.run()
    #expect(plain.report.exceptions == nil)
    let added = try folder.workspace().addWaiver(.sample(), dryRun: false)
    #expect(added.id == "K-2026-0001" && added.state == .active && added.deviations == 6)

    let result = try folder.run(after: 2)
    #expect(try folder.register() == before)
    let exceptions = try #require(result.report.exceptions)
    #expect(exceptions.waivers.map(\.deviations) == [6])
    #expect(exceptions.unused.isEmpty && exceptions.returned.isEmpty)
    let line = try #require(
      result.report.findings.first { $0.service.code.text == "REKLAME" && $0.rule == .finishedLate }
    )
    #expect(line.deviations == 16 && line.waived == 6 && line.baseline == 0)
    #expect(result.report.summary == plain.report.summary)
    #expect(result.report.findings.filter { $0.waived > 0 }.count == 1)
  }

  @Test func `gives the same figures as counting by hand`() throws {
    let folder = try Demonstration.auditedFolder()
    let workspace = folder.workspace()
    for request in [
      WaiverRequest.sample(), .sample(unit: "MPP-Banjarbaru.DPMPTSP", service: nil, rule: "W-03"),
      .sample(unit: "MPP-Banjarbaru", service: nil, rule: "B-04"),
      .sample(unit: "MPP-Banjarbaru", service: "SPPT", rule: "W-02"),
    ] {
      _ = try workspace.addWaiver(request, dryRun: false)
    }
    let result = try folder.run()
    let exceptions = try #require(result.report.exceptions)
    let expected = try NaiveExceptions(folder)
    #expect(exceptions.excepted[.time] == expected.transactions["W"])
    #expect(exceptions.excepted[.cost] == expected.transactions["B"])
    #expect(exceptions.excepted[.requirements] == nil && exceptions.excepted[.standard] == nil)
    #expect(exceptions.waivers.map(\.deviations) == expected.byWaiver)
    #expect(expected.byWaiver.allSatisfy { $0 > 0 })

    let figures = result.report.summary.beforeAndAfter(exceptions)
    let time = try #require(result.report.summary.criteria.first { $0.criterion == .time })
    let left = try #require(expected.transactions["W"])
    #expect(figures[0].before.known == Share(time.compliant, of: time.judged))
    #expect(figures[0].after.known == Share(time.compliant, of: time.judged - left))
    let deviating = try #require(figures.first { $0.subject == .deviating(.time) })
    #expect(deviating.before.known == Share(time.deviates, of: time.judged))
    #expect(deviating.after.known == Share(time.deviates - left, of: time.judged - left))
  }

  @Test func `counts whole transactions also when a run asks for one rule only`() throws {
    let folder = try Demonstration.auditedFolder()
    for rule in ["W-01", "W-03"] {
      _ = try folder.workspace().addWaiver(.sample(rule: rule), dryRun: false)
    }
    let whole = try folder.run(Selection(services: ["REKLAME"]))
    let part = try folder.run(Selection(services: ["REKLAME"], rules: ["W-01"]), after: 2)
    #expect(whole.report.exceptions?.excepted == part.report.exceptions?.excepted)
    #expect(part.report.exceptions?.waivers.count == 1)
  }

  @Test func `of one case covers that case alone`() throws {
    let folder = try Demonstration.auditedFolder()
    let number = try #require(
      try folder.rows(
        """
        SELECT case_number FROM deviation_list
        WHERE service = 'REKLAME' AND rule = 'W-01' AND due_at >= '2026-02-03'
        ORDER BY id LIMIT 1
        """
      ).first)
    let waiver = try folder.workspace().addWaiver(.sample(caseNumber: number), dryRun: false)
    #expect(waiver.deviations == 1)
    #expect(try folder.run().report.exceptions?.waivers.map(\.deviations) == [1])
    let unknown = try folder.workspace().addWaiver(.sample(caseNumber: "nihil"), dryRun: false)
    #expect(unknown.deviations == 0)
    #expect(try folder.run(after: 2).report.exceptions?.unused == ["K-2026-0002"])
  }

  @Test func `that covers nothing warns, unless the run saw only a part`() throws {
    let folder = try Demonstration.auditedFolder()
    _ = try folder.workspace().addWaiver(.sample(service: "SIPB", rule: "B-02"), dryRun: false)
    #expect(try folder.run().report.exceptions?.unused == ["K-2026-0001"])
    let part = Selection(units: ["MPP-Banjarbaru.DPMPTSP"], from: CivilDay(iso: "2026-01-01"))
    #expect(try folder.run(part, after: 2).report.exceptions?.unused == [])
    let elsewhere = Selection(units: ["MPP-Banjarbaru.BPPRD"])
    #expect(try folder.run(elsewhere, after: 3).report.exceptions == nil)
  }

  @Test func `on standards holds to the last second of its last day and then returns, once`()
    throws
  {
    let folder = try Demonstration.auditedFolder()
    // The first day of the unit after it begins at 2026-07-01T16:00:00Z.
    let end = try #require(Instant(iso: "2026-07-02T00:00:00+08:00")) - Demonstration.asOf
    _ = try folder.workspace().addWaiver(
      .sample(service: "PBG", rule: "S-02", to: "2026-07-01"), dryRun: false)
    let last = try #require(try folder.run(after: end - 1).report.exceptions)
    #expect(last.waivers.map(\.deviations) == [1])
    #expect(last.ending.map(\.daysLeft) == [0])

    let part = Selection(services: ["PBG"], from: CivilDay(iso: "2026-01-01"))
    #expect(try folder.look(part, after: end).report.exceptions == nil)
    let dry = try folder.look(after: end)
    #expect(dry.report.exceptions?.returned.count == 1)
    #expect(try folder.number("SELECT count(returned) FROM waiver_list") == 0)

    let first = try #require(try folder.run(after: end).report.exceptions)
    #expect(first.waivers.isEmpty)
    #expect(
      first.returned == [
        RunExceptions.Returned(
          id: "K-2026-0001", cause: .expired, day: try #require(CivilDay(iso: "2026-07-01")),
          deviations: 1)
      ])
    #expect(try folder.run(after: end).report.exceptions == nil)
    #expect(try folder.run(after: end + 1).report.exceptions == nil)
    #expect(try folder.number("SELECT count(returned) FROM waiver_list") == 1)
    #expect(try folder.number("SELECT returned FROM waiver_list") == 1)
  }

  @Test func `that was revoked counts again, but not for what was known before`() throws {
    let folder = try Demonstration.auditedFolder()
    _ = try folder.workspace().addWaiver(.sample(), dryRun: false)
    let later = folder.workspace(now: Demonstration.asOf + 100)
    #expect(
      try later.revokeWaiver("k-2026-0001", reason: "keliru", dryRun: true).state == .revoked)
    #expect(try folder.run().report.exceptions?.waivers.count == 1)
    _ = try later.revokeWaiver("K-2026-0001", reason: "keliru", dryRun: false)
    let known = try folder.look(after: 2, knownAt: .instant(Demonstration.asOf + 99))
    #expect(known.report.exceptions?.waivers.map(\.deviations) == [6])
    let returned = try #require(try folder.run(after: 3).report.exceptions?.returned)
    #expect(returned.map(\.cause) == [.revoked] && returned.map(\.deviations) == [6])
    #expect(throws: ExceptionFault.self) {
      try later.revokeWaiver("K-2026-0001", reason: "lagi", dryRun: false)
    }
    #expect(throws: ExceptionFault.noWaiver(WaiverID(year: 2026, number: 9))) {
      try later.revokeWaiver("K-2026-0009", reason: "keliru", dryRun: false)
    }
  }

  @Test func `keeps new deviations from counting as new`() throws {
    let folder = try Demonstration.importedFolder()
    let selection = Selection(services: ["REKLAME"], rules: ["W-01"])
    let dry = try folder.look(selection, after: 0)
    #expect(dry.new == 16 && dry.worst != nil)
    // As many days as they came due in, at most 180 in each.
    for (from, to) in [
      ("2025-02-01", "2025-07-30"), ("2025-07-31", "2026-01-26"), ("2026-01-27", "2026-07-25"),
    ] {
      _ = try folder.workspace().addWaiver(.sample(from: from, to: to), dryRun: false)
    }
    let result = try folder.run(selection)
    #expect(try folder.look(selection).new == 0 && folder.look(selection).worst == nil)
    #expect(result.report.comparison == nil && result.report.summary.deviations == 16)
    #expect(
      try folder.number("SELECT count(*) FROM deviation_list WHERE rule = 'W-01'") == 16)
  }

  @Test func `is numbered within its year and shown with its state`() throws {
    let folder = try Demonstration.auditedFolder()
    let workspace = folder.workspace()
    for (from, to) in [
      ("2026-01-02", "2026-06-30"), ("2026-07-01", "2026-07-01"), ("2026-07-02", "2026-07-03"),
    ] {
      _ = try workspace.addWaiver(.sample(from: from, to: to), dryRun: false)
    }
    _ = try workspace.addWaiver(.sample(), dryRun: true)
    let sheets = try workspace.waiverSheets(Selection(), asOf: Demonstration.asOf)
    #expect(sheets.map(\.id) == ["K-2026-0001", "K-2026-0002", "K-2026-0003"])
    #expect(sheets.map(\.state) == [.expired, .active, .upcoming])
    #expect(sheets.map(\.deviations) == [8, 0, 0])
    #expect(sheets.map(\.isAfterwards) == [true, false, false])
    #expect(sheets.allSatisfy { $0.service?.code.text == "REKLAME" })
    let other = Selection(units: ["MPP-Banjarbaru.BPPRD"])
    #expect(try workspace.waiverSheets(other, asOf: Demonstration.asOf).isEmpty)
    let rules = Selection(rules: ["B-01"])
    #expect(try workspace.waiverSheets(rules, asOf: Demonstration.asOf).isEmpty)
  }
}

/// What waivers except, by looking at every deviation of the register one by one, on its day.
private struct NaiveExceptions {
  /// By letter of the criterion: transactions all of whose deviations are excepted.
  private(set) var transactions: [String: Int64] = [:]
  private(set) var byWaiver: [Int64] = [0, 0, 0, 0]

  init(_ folder: WorkFolder) throws {
    var failing: [String: (all: Int, excepted: Int)] = [:]
    let rows = try folder.rows(
      """
      SELECT deviation.id || ' ' || deviation.unit || ' ' || deviation.service || ' '
        || date(CASE WHEN deviation.rule LIKE 'W-%' THEN due_at ELSE received_at END, '+8 hours')
      FROM deviation_list AS deviation JOIN case_list ON case_list.id = case_id
      WHERE subject = 'transaction'
      """)
    for row in rows {
      let words = row.split(separator: " ").map(String.init)
      let parts = words[0].split(separator: "-")
      let rule = "\(parts[0])-\(parts[1])"
      let waiver: Int? =
        if !("2026-02-02"..."2026-07-31").contains(words[3]) {
          nil
        } else if rule == "W-01", words[2] == "REKLAME" {
          0
        } else if rule == "W-03", words[1] == "MPP-Banjarbaru.DPMPTSP" {
          1
        } else if rule == "B-04" {
          2
        } else if rule == "W-02", words[2] == "SPPT" {
          3
        } else {
          nil
        }
      let place = "\(parts[0]) \(parts[2])"
      failing[place, default: (0, 0)].all += 1
      if let waiver {
        byWaiver[waiver] += 1
        failing[place, default: (0, 0)].excepted += 1
      }
    }
    for (place, counts) in failing where counts.all == counts.excepted {
      transactions[String(place.prefix(1)), default: 0] += 1
    }
  }
}
