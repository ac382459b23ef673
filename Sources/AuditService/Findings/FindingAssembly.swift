internal import AuditEngine
internal import AuditReport
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

/// Puts findings into the shape of reports: names for ids, counts of the register, clocks at one
/// instant, and what the mapping of codes offers.
///
/// It is a class for what it remembers of runs and standards between one finding and the next.
final class FindingAssembly {
  let index: FindingIndex
  let places: ServicePlaces
  private let workspace: Workspace
  private let store: Store
  /// When clocks are looked at.
  let instant: Instant
  private let catalogue: Catalogue
  private let names: ServiceNames
  let tally: RegisterTally
  private let book: CodeBook
  private let runs: KeptRuns
  /// `nil`: everything is counted.
  let part: HandoverPart?
  private var recheck: CleanRecheck
  private var standards: [Int64: Standard]

  /// Counts the whole register, or what it holds of one subject or part; call inside `read`. Zones are
  /// numbered by `places`, without which they are those of all units.
  init(
    _ workspace: Workspace, store: Store, at instant: Instant, subject: ServiceRule? = nil,
    places known: ServicePlaces? = nil, part: HandoverPart? = nil
  ) throws {
    self.workspace = workspace
    self.store = store
    self.instant = instant
    self.part = part
    catalogue = try store.catalogue()
    names = ServiceNames(catalogue)
    let places = try known ?? ServicePlaces(catalogue)
    self.places = places
    index = try FindingIndex(store)
    book = try workspace.codeBook(store)
    let runs = try KeptRuns(workspace, store, otherwise: instant)
    self.runs = runs
    let grounds = try Grounds(
      store: store, catalogue: catalogue, asOf: instant, knownAt: nil)
    tally = try RegisterTally(
      store, index: index, catalogue: catalogue, places: places,
      grounds: grounds.isEmpty ? nil : grounds, subject: subject, part: part,
      asOf: { service throws(StoreError) in try runs.asOf(service) })
    recheck = CleanRecheck(
      workspace, store: store, settings: book.followUp, places: places, tally: tally)
    standards = Dictionary(
      catalogue.standards.map { ($0.id, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// `nil` for a rule that this program does not have.
  func sheet(of finding: Finding) throws -> FindingSheet? {
    guard let card = RuleSet.card(of: finding.subject.rule) else { return nil }
    let service = finding.subject.service
    let heirs = places.heirs(of: finding.subject)
    let name = names.name(of: service)
    let unitName = places.unit(of: service)?.name ?? name.unit.text
    let members = tally.members(of: finding)
    let isOnComplaints = card.scope == .complaint
    let verdicts =
      isOnComplaints
      ? try part?.complaints(about: name) ?? runs.complaints(service)
      : try part?.verdicts(heirs.union([service]), card.criterion)
        ?? runs.verdicts(service, heirs: heirs)[card.criterion] ?? CriterionTally()
    let currency = names.currency(service)
    let figures = FindingSheet.Figures(
      deviations: members.count, waived: members.waived, baseline: members.baseline,
      judged: verdicts.judged,
      worst: worst(members, card, currency),
      amount: card.measure == .money ? Amount(members.amount, currency) : nil,
      concerned: members.onStandards.isEmpty
        ? nil : members.onStandards.reduce(0) { $0 + $1.transactions })
    let zone = places.zone(of: service)
    let narrative = FindingNarrative(
      service: name, unitName: unitName, rule: card.id, ruleTitle: card.title,
      ruleSource: card.source, criterion: card.criterion, isOnComplaints: isOnComplaints,
      figures: figures,
      examined: verdicts.examined,
      received: members.received.map {
        zone.day(of: $0.lowerBound)...zone.day(of: $0.upperBound)
      },
      openCases: members.open,
      onStandards: members.onStandards.map {
        FoundFacts(
          card.condition, of: $0.deviation, measure: card.measure, currency: currency,
          asOf: instant)
      },
      standards: try standards(members.standards, service: service), currency: currency,
      asOf: try runs.asOf(service, heirs: heirs), zone: zone)
    return FindingSheet(
      id: finding.name, previous: index.previous(of: finding)?.name,
      episode: finding.record.episode, service: name, unitName: unitName, rule: card.id,
      ruleTitle: card.title, criterion: card.criterion,
      severity: members.severity ?? card.severity, state: finding.state, status: finding.status,
      opened: finding.record.opened, figures: figures, paragraphs: .narrated(narrative),
      cause: finding.cause?.text, effect: finding.effect?.text,
      recommendation: finding.recommendation?.text, response: finding.response?.text,
      codes: codes(of: finding), responsible: finding.responsible,
      followUp: try followUp(of: finding, zone), zone: places.zoneNumber(of: service))
  }

  private func worst(
    _ members: RegisterTally.Members, _ card: RuleCard, _ currency: Currency
  ) -> WorstCase? {
    if let worst = members.onStandards.max(by: { $0.transactions < $1.transactions }) {
      return WorstCase(
        deviation: DeviationID(worst).text, size: .transactions(worst.transactions))
    }
    return members.worst.map { worst in
      WorstCase(
        deviation: DeviationID(.transaction(worst.transaction), card.id).text,
        size: card.measure.size(worst.measure, currency))
    }
  }

  /// The versions that deviations name, by their first day. A register that was judged before the last
  /// correction of a standard names an earlier record of it.
  private func standards(_ ids: Set<Int64>, service: Int64) throws -> [Standard] {
    if ids.contains(where: { standards[$0] == nil }), let run = try runs.run(service) {
      for recorded in try runs.view(of: run).catalogue.standards where standards[recorded.id] == nil
      {
        standards[recorded.id] = recorded.value
      }
    }
    return ids.compactMap { standards[$0] }.sorted {
      ($0.validFrom, $0.version) < ($1.validFrom, $1.version)
    }
  }

  private func codes(of finding: Finding) -> FindingSheet.Codes {
    let codes = book.rules[finding.subject.rule]
    let proposed = book.proposals(for: finding)
    let code = book.findingCode(of: finding.subject.rule, episode: finding.record.episode)
    return FindingSheet.Codes(
      finding: code.flatMap { proposed.contains($0) ? nil : $0 },
      cause: finding.cause?.code, recommendation: finding.recommendation?.code,
      programmes: codes?.programmes ?? [],
      maladministration: (codes?.maladministration ?? []).filter { !proposed.contains($0) },
      proposed: proposed, accusing: book.accusing)
  }

  private func followUp(of finding: Finding, _ zone: Zone) throws -> FindingSheet.FollowUp {
    FindingSheet.FollowUp(
      delivered: finding.delivery?.day, due: finding.followUp?.dueDay,
      verificationDue: finding.verificationDue,
      isOverdue: finding.isOverdue(on: zone.day(of: instant)), evidence: finding.evidence.count,
      cleanWeeks: finding.state == .verified ? try recheck.weeks(of: finding) : 0,
      ended: finding.ending?.madeAt)
  }

  // MARK: One finding in full

  func dossier(of finding: Finding) throws -> FindingDossier? {
    guard let sheet = try sheet(of: finding) else { return nil }
    let folder = EvidenceFolder(database: workspace.file)
    let isWaiting = [.delivered, .responded, .verified].contains(finding.state)
    let run = try runs.run(
      finding.subject.service, heirs: places.heirs(of: finding.subject))?.id
    return FindingDossier(
      sheet: sheet, meanings: book.meanings, drafts: drafts(for: finding.subject.rule),
      evidence: finding.evidence.map { evidence in
        let file = evidence.file
        return FindingDossier.Evidence(
          name: file.name, sha256: file.sha256, bytes: file.bytes, received: evidence.received,
          decision: evidence.decision, state: folder.state(of: file))
      },
      history: finding.moves.map(FindingDossier.Entry.init),
      allowed: FindingMove.allowed(in: finding.state).filter {
        // Offered only where there is something to take back.
        $0 != .declassified || !finding.confirmedCodes.isEmpty
      },
      lacking: isWaiting ? try recheck.outcome(of: finding).lacks.map(\.wording) : [],
      cleanWeeksNeeded: book.followUp.cleanWeeks, envelope: workspace.envelope(run: run))
  }

  private func drafts(for rule: RuleID) -> FindingDossier.Drafts {
    guard let codes = book.rules[rule] else { return FindingDossier.Drafts() }
    func draft(_ entry: CodeEntry) -> FindingDossier.Draft {
      FindingDossier.Draft(code: entry.code, text: entry.wording)
    }
    return FindingDossier.Drafts(
      causes: codes.causes.map(draft), effect: codes.effect?.wording,
      recommendations: codes.recommendations.map(draft))
  }
}

extension CodeBook {
  /// Codes that accuse somebody, and that no auditor has confirmed for the finding.
  func proposals(for finding: Finding) -> [String] {
    accusations(of: finding.subject.rule, episode: finding.record.episode)
      .filter { !finding.confirmedCodes.contains($0) }
  }

  /// What every code means, whatever list it is in.
  var meanings: [String: Wording] {
    let lists = [findingCodes, causeCodes, recommendationCodes, programmes, maladministration]
    return Dictionary(
      lists.flatMap(\.entries).map { ($0.code, $0.wording) },
      uniquingKeysWith: { first, _ in first })
  }
}

/// The last runs that looked at the whole of each service, and what they said; looked up once.
final class KeptRuns {
  private let workspace: Workspace
  private let store: Store
  private let otherwise: Instant
  private var runs: [Set<Int64>: KeptRun?] = [:]
  private var views: [Int64: View] = [:]
  private var tallies: [Set<Int64>: [Criterion: CriterionTally]] = [:]
  private var judged: [Int64: JudgedComplaints] = [:]

  /// Without such a run of a service the last run's as-of instant holds, or `otherwise` that.
  init(_ workspace: Workspace, _ store: Store, otherwise: Instant) throws(StoreError) {
    self.workspace = workspace
    self.store = store
    self.otherwise = try store.lastRun()?.asOf ?? otherwise
  }

  /// The last run over a service and those that inherit from it, as far as they are asked for.
  func run(_ service: Int64, heirs: Set<Int64> = []) throws(StoreError) -> KeptRun? {
    let services = heirs.union([service])
    if let known = runs[services] { return known }
    let run = try store.lastKeptRun(ofService: service, heirs: heirs)
    runs[services] = .some(run)
    return run
  }

  func asOf(_ service: Int64, heirs: Set<Int64> = []) throws(StoreError) -> Instant {
    try run(service, heirs: heirs)?.instants.asOf ?? otherwise
  }

  func verdicts(
    _ service: Int64, heirs: Set<Int64> = []
  ) throws(StoreError) -> [Criterion: CriterionTally] {
    let services = heirs.union([service])
    if let known = tallies[services] { return known }
    guard let run = try run(service, heirs: heirs) else { return [:] }
    var tally: [Criterion: CriterionTally] = [:]
    for service in services {
      tally.merge(try store.verdicts(ofRun: run.id, service: service), uniquingKeysWith: +)
    }
    tallies[services] = tally
    return tally
  }

  /// What a run saw.
  func view(of run: KeptRun) throws -> View {
    if let known = views[run.id] { return known }
    let view = try workspace.view(ofRun: run.id, in: store)
    views[run.id] = view
    return view
  }

  /// The verdicts on the complaints about a service.
  func complaints(_ service: Int64) throws -> CriterionTally {
    guard let run = try run(service) else { return CriterionTally() }
    let judged = try judged[run.id] ?? JudgedComplaints(try view(of: run))
    self.judged[run.id] = judged
    return judged.tally(ofService: service)
  }
}

extension FindingDossier.Entry {
  fileprivate init(_ move: FindingMoveRecord) {
    self.init(
      move: move.kind, at: move.madeAt, actor: move.origin.actor, host: move.origin.host,
      program: move.origin.program, run: move.run, reason: move.reason, text: move.text,
      code: move.code, role: move.role, day: move.day, due: move.dueDay,
      isPartial: move.isPartial, files: move.evidence.map(\.name))
  }
}
