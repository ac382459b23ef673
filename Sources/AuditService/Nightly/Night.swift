internal import AuditEngine
internal import AuditImport
internal import AuditReport
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

/// One night at work: what it knows from the start, and what its steps find out. The steps stand in
/// files of their own, in the order of `NightStep`.
final class Night {
  let workspace: Workspace
  let store: Store
  let plan: NightPlan
  let language: Language
  /// Row id.
  let id: Int64
  let day: CivilDay
  let asOf: Instant
  let places: ServicePlaces
  /// Units, agencies and services.
  let catalogue: Catalogue
  /// The last night whose changes were printed: this one tells what has changed since.
  let told: NightRecord?
  /// Entries of the ledger before the night.
  let ledgerMark: Int64
  /// Runs up to this one were told of.
  let runMark: Int64
  let progress: ProgressReport

  /// What has changed, in the order of the steps.
  var lines: [NightLine] = []
  /// The run of the night; `nil` until there is one.
  var run: Int64?
  /// The audit found deviations from which on it counts as failed.
  var worst: Severity?
  var newDeviations = 0
  private var index: FindingIndex?

  init(
    workspace: Workspace, store: Store, request: NightRequest, id: Int64,
    day: CivilDay, asOf: Instant, told: NightRecord?, runMark: Int64,
    progress: @escaping ProgressReport
  ) throws {
    self.workspace = workspace
    self.store = store
    plan = request.plan
    language = request.language
    self.id = id
    self.day = day
    self.asOf = asOf
    self.told = told
    self.runMark = runMark
    self.progress = progress
    ledgerMark = try store.ledgerHead()?.entries ?? 0
    catalogue = try store.places()
    places = try ServicePlaces(catalogue)
  }

  /// Findings as the audit of the night left them: it alone moves them.
  func findings() throws -> FindingIndex {
    let index = try index ?? FindingIndex(store)
    self.index = index
    return index
  }

  /// What became of a step that did not throw.
  struct Outcome {
    var status: NightStep.Status
    var exitStatus = ExitStatus.done
    var code: String?
    var counts: [NightStepReport.Count] = []

    static let idle = Outcome(status: .idle)

    static func done(_ counts: (String, Int)...) -> Outcome {
      Outcome(
        status: .done,
        counts: counts.map { NightStepReport.Count($0.0, Int64($0.1)) })
    }
  }

  func perform(_ step: NightStep) throws -> Outcome {
    switch step {
    case .importing: try importInbox()
    case .audit: try audit()
    case .followUp: try lookAtClocks()
    case .waivers: try lookAtWaivers()
    case .checkpoint: try writeCheckpoint()
    case .backup: try backUp()
    case .exports: try export()
    }
  }
}

/// When something that comes nearer is worth telling: once for each of a few distances, and once when
/// it is past.
struct Notice {
  /// Days that are left when it is told, the farthest first.
  let distances: [Int]
  /// The day of the night that was told last; `nil`: all of it is news.
  let lastTold: CivilDay?

  /// Whether `today` is the first night at one of the distances from `end`, or the first past it.
  /// `since` is the day from which on the end was known, when it became so after that night.
  func isDue(_ end: CivilDay, today: CivilDay) -> Bool {
    let left = end - today
    guard let lastTold else { return left <= distances.max() ?? 0 }
    let before = end - lastTold
    return distances.contains { left <= $0 && before > $0 } || left < 0 && before >= 0
  }
}
