internal import AuditEngine
internal import AuditImport
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

/// What `A-01` says of the complaints about services, by what one run knew and as of its instant.
struct JudgedComplaints {
  private struct Judged {
    let received: Instant
    let answer: Verdict
  }

  private var judged: [Int64: [Judged]] = [:]

  /// Complaints that name no service are left out.
  init(_ view: View) throws {
    let complaints = try view.store.complaints()
    guard complaints.contains(where: { $0.service != nil }) else { return }
    var judge = try ComplaintJudge(
      catalogue: view.catalogue, years: View.years(around: view.asOf),
      ladders: try Ladders(view.store, known: view.knownAt))
    for recorded in complaints {
      let received = recorded.complaint.stamps.received
      guard let service = recorded.service, received <= view.asOf else { continue }
      judged[service, default: []].append(
        Judged(
          received: received, answer: try judge.judge(recorded.complaint, asOf: view.asOf).answer))
    }
  }

  /// The verdicts on the complaints about a service.
  func tally(ofService service: Int64) -> CriterionTally {
    var tally = CriterionTally()
    for complaint in judged[service] ?? [] {
      tally.examined += 1
      switch complaint.answer {
      case .compliant: tally.compliant += 1
      case .deviates: tally.deviates += 1
      case .notAssessable, .notApplicable: break
      }
    }
    return tally
  }

  /// Whether a complaint about a service was judged that was received after an instant.
  func isAnyJudged(ofService service: Int64, receivedAfter start: Instant) -> Bool {
    (judged[service] ?? []).contains { complaint in
      switch complaint.answer {
      case .compliant, .deviates: complaint.received > start
      case .notAssessable, .notApplicable: false
      }
    }
  }
}

extension Ladders {
  /// The program's own ladder and those that were recorded by `known`.
  ///
  /// - Throws: `ImportFault`; `StoreError`.
  init(_ store: Store, known: Instant?) throws {
    self.init([try LadderFile.usual()] + (try store.ladders(known: known)))
  }
}
