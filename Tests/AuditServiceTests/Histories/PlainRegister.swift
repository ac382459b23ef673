import ServiceStandards

/// The register and the findings as anybody would keep them: in a dictionary, with a copy of everything before each
/// run for the day on which that run is taken back.
struct PlainRegister {
  /// What stands, by key.
  private(set) var standing: [Int64: Row] = [:]
  /// One line for each finding: unit and service, rule, and state.
  private(set) var findings: [Finding] = []
  private var before: [(run: Int64, standing: [Int64: Row])] = []

  struct Row: Hashable {
    var service: Int64
    /// The run that found it, and the rule under which it did.
    var found: Int64
    var under: Int64
    /// Severity, standard and values, as one text.
    var values: String
  }

  struct Finding: Hashable {
    let service: Int64
    let rule: Int64
    let openedBy: Int64
    var state: String

    var isAtWork: Bool { !["closed", "excused", "withdrawn"].contains(state) }
  }

  /// What a run has found, by key: service and values.
  typealias Found = [Int64: (service: Int64, values: String)]

  /// The run has looked at everything of which `isLookedAt` speaks, and found that.
  mutating func take(
    _ found: Found, run: Int64, isLookedAt: (_ key: Int64, _ service: Int64) -> Bool
  ) {
    before.append((run, standing))
    let old = standing
    for (key, row) in old where found[key] == nil && isLookedAt(key, row.service) {
      standing[key] = nil
    }
    for (key, one) in found {
      let overdue = key & ~0xFFF | Int64(RuleID.openOverdue.number)
      let isFinished = key & 0xFFF == Int64(RuleID.finishedLate.number)
      // An overdue case that is finished at last is the same lateness.
      let lateness = isFinished ? old[overdue] : nil
      let known = old[key] ?? (standing[overdue] == nil ? lateness : nil)
      standing[key] = Row(
        service: one.service, found: known?.found ?? run,
        under: known?.under ?? key & 0xFFF, values: one.values)
    }
    open(by: run)
  }

  /// Every service and rule with something that stands has a finding at work.
  private mutating func open(by run: Int64) {
    for (_, row) in standing.sorted(by: { $0.key < $1.key })
    where !findings.contains(where: {
      $0.isAtWork && $0.service == row.service && $0.rule == row.under
    }) {
      findings.append(
        Finding(service: row.service, rule: row.under, openedBy: run, state: "open"))
    }
  }

  /// Forgets what it says of some keys, and says this of them instead.
  mutating func replace(_ keys: (Int64) -> Bool, by rows: [Int64: Row]) {
    standing = standing.filter { !keys($0.key) }
    standing.merge(rows.filter { keys($0.key) }) { _, new in new }
  }

  /// Takes back the last run.
  mutating func void() {
    guard let last = before.popLast() else { return }
    standing = last.standing
    for index in findings.indices
    where findings[index].openedBy == last.run && findings[index].isAtWork {
      findings[index].state = "withdrawn"
    }
  }

  mutating func move(_ finding: Finding, to state: String) {
    if let index = findings.firstIndex(of: finding) { findings[index].state = state }
  }
}
