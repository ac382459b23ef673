internal import AuditEngine
internal import AuditReport
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

/// What a pass found about complaints.
struct ComplaintRun {
  let report: RunComplaints
  /// In order of the complaints.
  let found: [ListedComplaintDeviation]
  /// The gravest deviation that is not waived.
  let worst: Severity?
  /// Those that the view's run has found, or nobody before a look; and of these those that are waived.
  let new: Int
  let newExcepted: Int
  let waived: [WaiverID: Int64]
  /// Those that count again, by the waiver that has ended.
  let returning: [WaiverID: Int64]
}

extension View {
  /// Judges the complaints and brings the register in line with them; without a register nothing is kept. `nil`
  /// when there are none: an audit without complaints costs one look.
  func judgeComplaints(register: inout DeviationWriter?) throws -> ComplaintRun? {
    guard resolved.rules?.contains(.answeredLate) ?? true else { return nil }
    let complaints = try store.hasComplaints() ? store.complaints() : []
    guard !complaints.isEmpty || register != nil else { return nil }
    let scope = ComplaintScope(selection, resolved)
    var judge = try ComplaintJudge(
      catalogue: catalogue, years: View.years(around: asOf),
      ladders: try Ladders(store, known: knownAt))
    var tally = ComplaintTally(names: ServiceNames(catalogue))
    var late: [(complaint: RecordedComplaint, deviation: FoundDeviation)] = []
    var examined: Set<Int64> = []
    for recorded in complaints {
      let complaint = recorded.complaint
      let day = try judge.zone(of: complaint.unit).day(of: complaint.stamps.received)
      guard complaint.stamps.received <= asOf, scope.contains(recorded, receivedOn: day) else {
        continue
      }
      examined.insert(recorded.id)
      let verdict = try judge.judge(complaint, asOf: asOf)
      tally.count(recorded, verdict, asOf: asOf, grounds: grounds)
      if let deviation = verdict.deviation {
        late.append(
          (
            recorded,
            FoundDeviation(deviation.registered(recorded.id), service: recorded.service)
          ))
      }
    }
    let left = Set(complaints.map(\.id)).subtracting(examined)
    let written = try register?.write(
      late.map(\.deviation), on: .complaint,
      isLookedAt: {
        if case .complaint(let id) = $0.deviation.subject { !left.contains(id) } else { false }
      })
    guard !examined.isEmpty else { return nil }
    let found = try written ?? runs(thatFound: late.map(\.deviation))
    let run = run ?? .max
    let new = Set(zip(late, found).filter { $1 == run }.map(\.0.complaint.id))
    return ComplaintRun(
      report: tally.report,
      found: zip(late, found).map { late, found in
        ListedComplaintDeviation(
          kept: KeptDeviation(
            late.deviation.deviation, service: late.deviation.service, since: found, found: found),
          complaint: late.complaint.id, received: late.complaint.complaint.stamps.received)
      },
      worst: tally.worst, new: new.count,
      newExcepted: tally.waivedComplaints.intersection(new).count,
      waived: tally.waived, returning: tally.returning)
  }

  /// By the register; `.max` for what it does not have.
  private func runs(thatFound deviations: [FoundDeviation]) throws(StoreError) -> [Int64] {
    guard !deviations.isEmpty else { return [] }
    let known = Dictionary(
      try store.complaintDeviations().map { ($0.kept.key, $0.kept.found) },
      uniquingKeysWith: { $1 })
    return deviations.map { known[$0.deviation.key] ?? .max }
  }
}

/// Which complaints a command is about.
struct ComplaintScope {
  private let resolved: ResolvedSelection
  private let services: Set<Int64>?
  private let from: CivilDay?
  private let to: CivilDay?

  /// Services narrow it only when they are named: a complaint need not name one.
  init(_ selection: Selection, _ resolved: ResolvedSelection) {
    self.resolved = resolved
    services = selection.services.isEmpty && !resolved.leavesOutSome ? nil : resolved.services
    from = selection.from
    to = selection.to
  }

  func contains(_ recorded: RecordedComplaint, receivedOn day: CivilDay) -> Bool {
    if let from, day < from { return false }
    if let to, day > to { return false }
    let complaint = recorded.complaint
    return resolved.contains(unit: complaint.unit, at: complaint.stamps.received)
      && (services.map { services in recorded.service.map(services.contains) ?? false } ?? true)
  }
}

/// Counts judged complaints by unit and service.
private struct ComplaintTally {
  private struct Place: Hashable {
    let unit: UnitCode
    let service: Int64?
  }

  private let names: ServiceNames
  private var lines: [Place: RunComplaints.Line] = [:]
  /// Seconds overdue of the worst one of each line.
  private var overdue: [Place: Int64] = [:]
  private var hasUnconfirmedLimits = false
  private(set) var worst: Severity?
  private(set) var waived: [WaiverID: Int64] = [:]
  private(set) var returning: [WaiverID: Int64] = [:]
  private(set) var waivedComplaints: Set<Int64> = []

  init(names: ServiceNames) { self.names = names }

  mutating func count(
    _ recorded: RecordedComplaint, _ verdict: ComplaintVerdict, asOf: Instant,
    grounds: Grounds
  ) {
    let place = Place(unit: recorded.complaint.unit, service: recorded.service)
    var line =
      lines[place]
      ?? RunComplaints.Line(unit: place.unit, service: place.service.map(names.name))
    line.examined += 1
    switch verdict.answer {
    case .compliant: line.inTime += 1
    case .deviates: break
    case .notApplicable: line.notYetDue += 1
    case .notAssessable(let reason): line.notAssessable[reason, default: 0] += 1
    }
    if let deviation = verdict.deviation {
      if deviation.answered == nil { line.unanswered += 1 } else { line.late += 1 }
      let seconds = (deviation.answered ?? asOf) - deviation.due
      if seconds > overdue[place] ?? .min {
        overdue[place] = seconds
        line.worst = DeviationID(.complaint(recorded.id), .answeredLate).text
      }
      if let waiver = grounds.waiver(of: recorded, due: deviation.due) {
        line.waived += 1
        waived[waiver, default: 0] += 1
        waivedComplaints.insert(recorded.id)
      } else {
        worst = max(worst ?? deviation.severity, deviation.severity)
        if let ended = grounds.endedWaiver(of: recorded, due: deviation.due) {
          returning[ended, default: 0] += 1
        }
      }
    }
    if verdict.steps.contains(where: { $0.step.kind == .answer && !$0.step.isConfirmed }) {
      hasUnconfirmedLimits = true
    }
    lines[place] = line
  }

  var report: RunComplaints {
    RunComplaints(
      lines: lines.values.sorted {
        ($0.unit, $0.service?.code.text ?? "") < ($1.unit, $1.service?.code.text ?? "")
      }, hasUnconfirmedLimits: hasUnconfirmedLimits)
  }
}
