internal import AuditEngine
internal import AuditReport
internal import AuditStore
package import ServiceStandards
internal import WorkingTime

/// Whether a finding is corrected: evidence that was accepted, and after it enough weeks in which the
/// rule was kept. Silence is no compliance: something must have been judged in these weeks.
package struct CleanRecheck {
  static let week: Int64 = 7 * 86_400

  package enum Lack: Hashable, Sendable {
    case evidence
    case acceptance
    /// Breaches that go on.
    case openCases(Int64)
    /// Cases that are no longer late since the record of days that had passed was changed.
    case datedBack(Int64)
    /// Clean weeks so far, since that instant, as of the last run; and when they would be enough.
    case weeks(clean: Int, needed: Int, since: String, asOf: String, enoughAt: String)
    /// No run has looked at the whole service yet.
    case noRun
    /// So many of its cases have come or changed since the last run.
    case unjudged(Int64)
    /// Nothing that was received since has been judged.
    case noTransactions(since: String, asOf: String)
    /// The same for a rule on complaints.
    case noComplaints(since: String, asOf: String)

    package var wording: Wording {
      switch self {
      case .evidence: Wording("berkas bukti", "an evidence file")
      case .acceptance:
        Wording(
          "penerimaan bukti (verify --accept)", "acceptance of the evidence (verify --accept)")
      case .openCases(let count):
        Wording(
          "penyelesaian \(count) penyimpangan yang masih berlangsung",
          "an end of \(count) deviation\(count == 1 ? "" : "s") still going on")
      case .datedBack(let count):
        Wording(
          "persetujuan atas \(count) keterlambatan yang hilang oleh catatan bertanggal mundur (D-04; audit waivers add --rule D-04)",
          "approval of \(count) lateness\(count == 1 ? "" : "es") undone by dating back (D-04; audit waivers add --rule D-04)"
        )
      case .weeks(let clean, let needed, let since, let asOf, let enoughAt):
        Wording(
          "minggu bersih: \(clean) dari \(needed) sejak \(since) (keadaan per \(asOf)); cukup mulai \(enoughAt)",
          "clean weeks: \(clean) of \(needed) since \(since) (as of \(asOf)); enough from \(enoughAt) on"
        )
      case .noRun:
        Wording(
          "pelaksanaan audit atas layanan ini", "an audit of this service")
      case .unjudged(let count):
        Wording(
          "pelaksanaan audit baru: \(count) transaksi layanan ini datang atau berubah sesudah yang terakhir",
          "another audit: \(count) of the service's transactions have come or changed since the last one"
        )
      case .noTransactions(let since, let asOf):
        Wording(
          "transaksi yang dinilai: tidak ada yang diterima sesudah \(since) sampai dengan \(asOf)",
          "judged transactions: none received after \(since) until \(asOf)")
      case .noComplaints(let since, let asOf):
        Wording(
          "pengaduan yang dinilai: tidak ada yang diterima sesudah \(since) sampai dengan \(asOf)",
          "judged complaints: none received after \(since) until \(asOf)")
      }
    }
  }

  /// What the check found.
  struct Outcome {
    var lacks: [Lack]
    /// As-of instant of the run that it rests on.
    var asOf: Instant?
  }

  private let store: Store
  private let settings: FollowUpSettings
  private let places: ServicePlaces
  private let tally: RegisterTally
  private let workspace: Workspace
  /// What runs saw, by their ids.
  private var views: [Int64: View]
  private var isJudged: [JudgedSince: Bool] = [:]
  private var complaints: [Int64: JudgedComplaints] = [:]

  private struct JudgedSince: Hashable {
    let service: Int64
    let criterion: Criterion
    let since: Instant
  }

  /// `view` is one that is there already.
  init(
    _ workspace: Workspace, store: Store, settings: FollowUpSettings, places: ServicePlaces,
    tally: RegisterTally, view: View? = nil
  ) {
    self.workspace = workspace
    self.store = store
    self.settings = settings
    self.places = places
    self.tally = tally
    views = [:]
    if let view, let run = view.run { views[run] = view }
  }

  /// Whole clean weeks so far; 0 while the evidence is not accepted, or a breach goes on.
  func weeks(of finding: Finding) throws(StoreError) -> Int {
    guard let since = since(finding),
      let run = try lastKeptRun(of: finding.subject)
    else { return 0 }
    return CleanRecheck.weeks(from: since, to: run.instants.asOf)
  }

  private func lastKeptRun(of subject: ServiceRule) throws(StoreError) -> KeptRun? {
    try store.lastKeptRun(ofService: subject.service, heirs: places.heirs(of: subject))
  }

  /// Acceptance of the evidence, or the last breach of the rule on the service, whichever is later.
  private func since(_ finding: Finding) -> Instant? {
    let occurrences = tally.occurrences(of: finding.subject)
    guard let accepted = finding.acceptedAt, occurrences.open == 0 else { return nil }
    return max(accepted, occurrences.last ?? accepted)
  }

  private static func weeks(from start: Instant, to end: Instant) -> Int {
    Int(clamping: max(0, (end - start) / week))
  }

  /// Everything that the finding lacks to be closed as fulfilled. It rests on the last run that looked
  /// at the whole service.
  mutating func outcome(of finding: Finding) throws -> Outcome {
    var outcome = Outcome(lacks: [], asOf: nil)
    if finding.presentEvidence.isEmpty { outcome.lacks.append(.evidence) }
    if finding.acceptedAt == nil { outcome.lacks.append(.acceptance) }
    let occurrences = tally.occurrences(of: finding.subject)
    if occurrences.open > 0 { outcome.lacks.append(.openCases(occurrences.open)) }
    let datedBack = tally.datedBack(of: finding.subject)
    if datedBack > 0 { outcome.lacks.append(.datedBack(datedBack)) }
    guard let since = since(finding) else { return outcome }
    guard let run = try lastKeptRun(of: finding.subject) else {
      outcome.lacks.append(.noRun)
      return outcome
    }
    let asOf = run.instants.asOf
    outcome.asOf = asOf
    var unjudged: Int64 = 0
    for service in places.heirs(of: finding.subject).union([finding.subject.service]) {
      unjudged += try store.transactionCount(ofService: service, after: run.id)
    }
    if unjudged > 0 { outcome.lacks.append(.unjudged(unjudged)) }
    let weeks = CleanRecheck.weeks(from: since, to: asOf)
    let zone = places.zone(of: finding.subject.service)
    func text(_ instant: Instant) -> String { instant.iso(offset: zone.offset(at: instant)) }
    if weeks < settings.cleanWeeks {
      let enough = since + Int64(settings.cleanWeeks) * CleanRecheck.week
      outcome.lacks.append(
        .weeks(
          clean: weeks, needed: settings.cleanWeeks, since: text(since), asOf: text(asOf),
          enoughAt: text(enough)))
    }
    if asOf > since, try !isAnyJudged(finding.subject, since: since, run) {
      outcome.lacks.append(
        RuleSet.card(of: finding.subject.rule)?.scope == .complaint
          ? .noComplaints(since: text(since), asOf: text(asOf))
          : .noTransactions(since: text(since), asOf: text(asOf)))
    }
    return outcome
  }

  /// Whether a transaction of the service was judged on the rule's criterion that was received after
  /// an instant, or a complaint by the rule on complaints; the latest are looked at first.
  private mutating func isAnyJudged(
    _ subject: ServiceRule, since: Instant, _ run: KeptRun
  ) throws -> Bool {
    guard let card = RuleSet.card(of: subject.rule) else { return false }
    if card.scope == .complaint {
      return try complaints(judgedBy: run)
        .isAnyJudged(ofService: subject.service, receivedAfter: since)
    }
    for service in [subject.service] + places.heirs(of: subject).sorted() {
      let question = JudgedSince(service: service, criterion: card.criterion, since: since)
      if try isAnyJudged(question, run) { return true }
    }
    return false
  }

  private mutating func isAnyJudged(_ question: JudgedSince, _ run: KeptRun) throws -> Bool {
    if let answer = isJudged[question] { return answer }
    let view = try view(of: run)
    var answer = false
    try view.store.forEachTransaction(
      ofService: question.service, receivedAfter: question.since, through: view.asOf
    ) { id in
      var batch = TransactionBatch()
      var reader = try BatchReader(store: view.store, size: 1, id: id)
      guard try reader.next(into: &batch) else { return true }
      switch view.rulebook.examine(batch, row: 0, asOf: view.asOf)
        .verdicts[question.criterion]
      {
      case .compliant, .deviates: answer = true
      case .notAssessable, .notApplicable, nil: break
      }
      return !answer
    }
    isJudged[question] = answer
    return answer
  }

  private mutating func complaints(judgedBy run: KeptRun) throws -> JudgedComplaints {
    if let known = complaints[run.id] { return known }
    let judged = try JudgedComplaints(try view(of: run))
    complaints[run.id] = judged
    return judged
  }

  private mutating func view(of run: KeptRun) throws -> View {
    if let known = views[run.id] { return known }
    let view = try workspace.view(ofRun: run.id, in: store)
    views[run.id] = view
    return view
  }
}
