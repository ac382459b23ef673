internal import AuditEngine
package import AuditReport
internal import AuditStore
package import ServiceStandards
package import WorkingTime

/// What came of a run that looked only at what changed.
package struct ChangedAudit: Sendable {
  /// `nil` for a dry run.
  package var run: Int64?
  package var asOf: Instant
  /// What was looked at, and why; none when nothing was.
  package var plan: [PlanLine]
  /// Transactions of the selection, looked at or not.
  package var transactions: Int64
  /// Of those, the ones that were looked at; removed ones are among them.
  package var examined: Int
  /// By unit, service and rule.
  package var lines: [ChangeLine]
  package var findings: FindingChanges
  /// Deviations that the register did not have before and that are not excepted.
  package var new: Int
  /// The gravest deviation of the register that is not excepted; `nil` also when nobody asked for it.
  package var worst: Severity?
  package var isComplete: Bool
  package var envelope: Envelope
  package var zones: [Zone]
  /// What something else than this program has changed since the ledger's entry before; `nil`: nothing.
  package var outside: OutsideChanges?
}

extension Workspace {
  /// Looks at what changed since the last run, and at nothing else, with the same result as a run that
  /// looks at everything. With `namesWorst` a pass over the register tells `ChangedAudit.worst`.
  ///
  /// - Throws: `ServiceFault` for unknown names and for an as-of instant before that of an earlier run;
  ///   `RulebookFault`; `StoreError`.
  package func runChanged(
    _ request: AuditRequest, namesWorst: Bool = false, progress: ProgressReport
  ) throws -> ChangedAudit {
    let store = try openForWriting()
    return try record(.run, in: store, keepingIf: { _ in !request.dryRun }) { workspace, entry in
      let pinned = try PinnedRun(request, in: workspace, store: store)
      try requireNotLookingBack(pinned, store: store)
      let workload = try Workload(ofChangesIn: pinned, store: store)
      let outcome = try workspace.perform(
        pinned, workload, store: store, entry: &entry, progress: progress)
      let names = ServiceNames(pinned.catalogue)
      let lines = try changeLines(outcome, names: names, run: pinned.id, store: store)
      return ChangedAudit(
        run: request.dryRun ? nil : pinned.id, asOf: pinned.asOf,
        plan: workload.plan.lines(names), transactions: outcome.tally.examined,
        examined: workload.listed?.count ?? Int(outcome.tally.examined), lines: lines,
        findings: outcome.findings, new: outcome.new,
        worst: namesWorst ? try worst(pinned, outcome, store: store) : nil,
        isComplete: outcome.tally.isComplete,
        envelope: workspace.envelope(
          run: request.dryRun ? nil : pinned.id, filters: request.selection.filters, counts: []),
        zones: [pinned.selection.zone], outside: entry.foreign.map(OutsideChanges.init))
    }
  }

  /// What `runChanged` would look at, and why. Nothing is written.
  package func explainPlan(_ request: AuditRequest) throws -> Table {
    let store = try openForWriting()
    return try store.write(keepingIf: { _ in false }) {
      let pinned = try PinnedRun(request, in: self, store: store)
      try requireNotLookingBack(pinned, store: store)
      let workload = try Workload(ofChangesIn: pinned, store: store)
      return PlanLine.table(
        workload.plan.lines(ServiceNames(pinned.catalogue)),
        envelope(run: nil, filters: request.selection.filters, counts: []))
    }
  }

  private func worst(
    _ pinned: PinnedRun, _ outcome: RunOutcome, store: Store
  ) throws -> Severity? {
    let exceptions = pinned.exceptions
    let onStandards = outcome.tally.standardDeviations.filter {
      exceptions.match($0.identity) == .none
    }
    var worst = (onStandards.map(\.severity) + [outcome.complaints?.worst].compactMap(\.self)).max()
    try store.forEachRegistered(nil) { held in
      let severity = held.deviation.severity
      guard pinned.selection.services?.contains(held.service) ?? true,
        worst.map({ severity > $0 }) ?? true
      else { return }
      let place = ServiceRule(service: held.service, rule: held.deviation.rule)
      if exceptions.match(place, transaction: held.deviation.transaction) == .none {
        worst = severity
      }
    }
    return worst
  }

  private func requireNotLookingBack(_ pinned: PinnedRun, store: Store) throws {
    guard pinned.looksBack, let latest = pinned.latestAsOf else { return }
    let zone = pinned.selection.zone
    throw ServiceFault.changesLookBack(
      asOf: pinned.asOf.iso(offset: zone.offset(at: pinned.asOf)),
      latest: latest.iso(offset: zone.offset(at: latest)))
  }

  private func changeLines(
    _ outcome: RunOutcome, names: ServiceNames, run: Int64, store: Store
  ) throws -> [ChangeLine] {
    let touched = Set(outcome.found.keys).union(outcome.closed.keys)
    let closed = Set(outcome.findings.closed)
    let ledger =
      closed.isEmpty
      ? try FindingLedger(store, of: touched) : try FindingLedger(store)
    let cards = Dictionary(uniqueKeysWithValues: RuleSet.cards.map { ($0.id, $0) })
    func line(
      _ subject: ServiceRule, _ happening: ChangeLine.Happening, _ finding: FindingID?
    ) -> ChangeLine? {
      guard let card = cards[subject.rule] else { return nil }
      let name = names.name(of: subject.service)
      return ChangeLine(
        unit: name.unit, service: name.code, serviceName: name.name, rule: subject.rule,
        ruleTitle: card.title, severity: card.severity, happening: happening,
        new: outcome.found[subject] ?? 0, closed: outcome.closed[subject] ?? 0, finding: finding)
    }
    let changed = touched.compactMap { subject in
      let finding = ledger.latest(of: subject)
      return line(
        subject,
        ChangeLine.Happening(found: outcome.found[subject] ?? 0, in: finding, run: run),
        finding?.name)
    }
    let ended = ledger.findings.filter { closed.contains($0.name) }.compactMap {
      line($0.subject, .closed, $0.name)
    }
    return (changed + ended).sorted {
      ($0.unit, $0.service, $0.rule, $0.happening.rawValue)
        < ($1.unit, $1.service, $1.rule, $1.happening.rawValue)
    }
  }
}

extension ChangeLine.Happening {
  fileprivate init(found: Int, in finding: Finding?, run: Int64) {
    if found == 0 {
      self = .corrected
    } else if let finding, finding.record.openedByRun == run {
      self = finding.record.episode > 1 ? .returned : .new
    } else {
      self = .worse
    }
  }
}

extension ExaminationPlan {
  /// A line for each reason.
  func lines(_ names: ServiceNames) -> [PlanLine] {
    switch whole {
    case .wanted: []
    case .neverJudged(let services):
      [PlanLine(.neverJudged, transactions: nil, note: "services: \(services)")]
    case .otherBasis(let was, let now):
      [PlanLine(.basis, transactions: nil, note: JudgingBasis.difference(was, now))]
    case .sharedEntries: [PlanLine(.shared, transactions: nil)]
    case .unaccounted(let judged, let total):
      [PlanLine(.unaccounted, transactions: nil, note: "\(judged)/\(total)")]
    case .mostOfThem(let transactions, let total):
      [PlanLine(.most, transactions: nil, note: "\(transactions)/\(total)")]
    case nil: reasons(names)
    }
  }

  private func reasons(_ names: ServiceNames) -> [PlanLine] {
    var lines: [PlanLine] = []
    if new > 0 { lines.append(PlanLine(.new, transactions: new)) }
    if changed > 0 { lines.append(PlanLine(.changed, transactions: changed)) }
    if due > 0 { lines.append(PlanLine(.due, transactions: due)) }
    let ofServices = rulebooks.map { rulebook in
      let name = names.name(of: rulebook.service)
      return PlanLine(
        .rulebook, unit: name.unit, service: name.code, transactions: rulebook.transactions)
    }
    .sorted {
      ($0.unit?.text ?? "", $0.service?.text ?? "") < ($1.unit?.text ?? "", $1.service?.text ?? "")
    }
    return lines + ofServices
  }
}

extension JudgingBasis {
  /// The parts that differ, the older one first.
  fileprivate static func difference(_ was: String, _ now: String) -> String {
    zip(was.split(separator: ";"), now.split(separator: ";")).filter { $0 != $1 }
      .map { "\($0.trimmed) → \($1.trimmed)" }.joined(separator: "; ")
  }
}

extension Substring {
  fileprivate var trimmed: Substring { drop { $0 == " " } }
}
