internal import AuditReport
internal import AuditStore
internal import ServiceStandards

/// What an auditor says of a spelling, with the names that people use.
package struct PaperRequest: Sendable {
  package enum Scope: Sendable {
    case everywhere
    case agency(String)
    case unit(String)
    case service(String)
  }

  package var spelling: String
  /// The code of the paper; `nil`: it is one of its own that the standard does not hold.
  package var paper: String?
  package var scope: Scope
  package var reason: String

  package init(spelling: String, paper: String?, scope: Scope, reason: String) {
    self.spelling = spelling
    self.paper = paper
    self.scope = scope
    self.reason = reason
  }
}

/// What was said, and of how much.
package struct PlacedPaper: Hashable, Sendable {
  /// As the cases have it.
  package let spelling: String
  /// `nil`: a paper of its own.
  package let paper: String?
  /// The services to which it means something else from now on.
  package let services: Int64
  /// Their cases that name the spelling.
  package let cases: Int64
}

extension Workspace {
  /// Records what a spelling means from the next run on.
  ///
  /// - Throws: `PaperFault` for a spelling that nobody has met, a code that no list holds, and what changes nothing;
  ///   `ServiceFault` for unknown names; `StoreError`.
  package func assignPaper(_ request: PaperRequest, dryRun: Bool) throws -> PlacedPaper {
    let reason = request.reason.trimmed
    guard !reason.isEmpty else { throw PaperFault.noReason }
    let store = try openForWriting()
    return try record(.papers, in: store, keepingIf: { _ in !dryRun }) { _, entry in
      let catalogue = try store.catalogue()
      let scope = try ResolvedPaperScope(request.scope, in: catalogue)
      let placing = try PaperPlacing(request, scope.scope, in: catalogue)
      let changed = try placing.changed()
      try store.insert(
        PaperAssignmentRecord(
          spelling: placing.code, scope: scope.record, meaning: placing.meaning, reason: reason),
        entry: try entry.number)
      entry.say("paper", request.paper)
      entry.say("services", Int64(changed.count))
      var cases: Int64 = 0
      for (service, ordinal) in changed {
        cases += try store.paperCounts(service: service, ordinals: [ordinal]).map(\.cases)
          .reduce(0, +)
      }
      return PlacedPaper(
        spelling: placing.shown, paper: request.paper, services: Int64(changed.count), cases: cases)
    }
  }
}

/// For which services something is said, by codes and by ids of the database.
private struct ResolvedPaperScope {
  let scope: PaperAssignment.Scope
  let record: PaperAssignmentRecord.Scope

  init(_ named: PaperRequest.Scope, in catalogue: Catalogue) throws(ServiceFault) {
    switch named {
    case .everywhere: (scope, record) = (.everywhere, .everywhere)
    case .agency(let name):
      guard let agency = catalogue.agencies.first(where: { $0.code.text == name }) else {
        let known = catalogue.agencies.map(\.code.text)
        throw .unknown(.agency, name: name, nearest: NearestName.of(name, in: known))
      }
      (scope, record) = (.agency(agency.code), .agency(agency.code))
    case .unit(let name):
      let unit = try ResolvedSelection.unit(name, in: catalogue)
      (scope, record) = (.unit(unit.value.code), .unit(unit.id))
    case .service(let name):
      let service = try ResolvedSelection.service(name, in: catalogue.services)
      scope = .service(unit: service.value.unit, service.value.code)
      record = .service(service.id)
    }
  }
}

/// What is said of a spelling, before and after.
private struct PaperPlacing {
  private let papers: MetPapers
  /// The services of the scope that have met the spelling, and as what.
  private let met: [(service: Recorded<Service>, entry: DocumentEntry)]
  private let scope: PaperAssignment.Scope
  /// By which services know what they met: the same for every way of writing the name.
  let code: DocumentCode
  /// As one of them has it.
  let shown: String
  let meaning: PaperAssignment.Meaning

  init(
    _ request: PaperRequest, _ scope: PaperAssignment.Scope, in catalogue: Catalogue
  ) throws(PaperFault) {
    let papers = MetPapers(catalogue)
    let services = catalogue.services.filter { papers.assignments.holds($0.value, in: scope) }
    let spelling = request.spelling.trimmed
    let found = services.compactMap { service in
      papers.met(spelling, by: service).map { (service: service, entry: $0) }
    }
    guard let first = found.first else {
      let known = services.flatMap { catalogue.documents[$0.id] ?? [] }.map(\.name)
      throw .unknownSpelling(spelling, nearest: NearestName.of(spelling, in: known))
    }
    self.papers = papers
    self.scope = scope
    (code, shown) = (first.entry.code, first.entry.name)
    guard let name = request.paper else {
      met = found
      meaning = .notListed
      return
    }
    // A paper counts wherever a list holds its code.
    let codes = found.map { papers.listedPapers(of: $0.service.value) }
    guard let paper = codes.flatMap(\.keys).first(where: { $0.text == name }) else {
      let known = codes.flatMap(\.keys).map(\.text)
      throw .unknownPaper(
        name, spelling: first.entry.name, nearest: NearestName.of(name, in: known))
    }
    met = zip(found, codes).filter { $1[paper] != nil }.map(\.0)
    meaning = .paper(paper)
  }

  /// The services to which the spelling means something else from now on, with the ordinal of the paper that they met.
  ///
  /// - Throws: `PaperFault` when there are none, and why.
  func changed() throws(PaperFault) -> [(service: Int64, ordinal: Int)] {
    var catalogue = papers.catalogue
    catalogue.paperAssignments.append(
      PaperAssignment(spelling: code.text, scope: scope, meaning: meaning))
    let after = PaperAssignments(catalogue)
    let folded = PaperName.folded(code.text)
    var changed: [(service: Int64, ordinal: Int)] = []
    var refusal: PaperFault?
    for (service, entry) in met {
      let name = "\(service.value.unit)/\(service.value.code)"
      if let listed = papers.listed(entry, of: service.value) {
        refusal =
          meaning == .paper(listed)
          ? refusal ?? already : .listed(spelling: shown, service: name, paper: listed.text)
        continue
      }
      let before = papers.assignments.meanings(to: service.value)[folded]
      let now = after.meanings(to: service.value)[folded]
      if now != meaning {
        refusal = refusal ?? .saidMoreNarrowly(spelling: shown, service: name)
      } else if before == meaning
        || (before == nil && meaning == .notListed && papers.isListedAnywhere(entry))
      {
        refusal = refusal ?? already
      } else if let ordinal = catalogue.documents[service.id]?.firstIndex(of: entry) {
        changed.append((service.id, ordinal))
      }
    }
    if changed.isEmpty, let refusal { throw refusal }
    return changed
  }

  private var already: PaperFault {
    switch meaning {
    case .paper(let paper): .alreadyMeans(spelling: shown, paper: paper.text)
    case .notListed: .alreadyUnlisted(spelling: shown)
    }
  }
}
