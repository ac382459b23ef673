internal import AuditEngine
internal import AuditReport
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

/// What is shown of one kind of subject. Each names all evidence, also what its kind does not have: a rule that asks
/// for more is thought of where it is shown.
protocol ExplainedSubject {
  var workspace: Workspace { get }
  var view: View { get }
  var card: RuleCard { get }
  var unit: Unit { get }
  var subject: Explanation.Subject { get }
  var found: FoundFacts { get }
  var conclusion: ConclusionFacts { get }

  func sections(of evidence: RuleCard.Evidence) throws -> [Explanation.Section]
}

extension ExplainedSubject {
  /// The condition, then what the rule's card names, then the conclusion.
  func explained() throws -> Explained {
    let sections =
      try [.found(found)] + card.explains.flatMap(sections(of:)) + [.conclusion(conclusion)]
    return Explained(
      explanation: Explanation(
        subject: subject, sections: sections, envelope: workspace.envelope(run: view.run)),
      zone: try Zone(unit.zone))
  }
}

/// One case with the engine's examination of it.
struct ExplainedCase: ExplainedSubject {
  let workspace: Workspace
  let view: View
  let card: RuleCard
  let stored: Recorded<Transaction>
  let examination: Examination
  let deviation: Deviation
  /// To what the case belongs by the rule.
  let pattern: Pattern?
  let name: ServiceName
  let unit: Unit

  private var reckoning: CaseReckoning {
    CaseReckoning(view: view, stored: stored, examination: examination, unit: unit)
  }

  var found: FoundFacts {
    FoundFacts(
      card.condition, of: deviation, measure: card.measure, stamps: concerned,
      currency: unit.currency, asOf: view.asOf)
  }

  var subject: Explanation.Subject {
    Explanation.Subject(
      deviation: DeviationID(deviation.subject, deviation.rule).text,
      rule: deviation.rule, ruleTitle: card.title, ruleSource: card.source,
      criterion: card.criterion, severity: deviation.severity,
      unit: UnitName(code: unit.code, name: unit.name), service: name,
      transaction: reckoning.transaction,
      asOf: view.asOf, knownAt: view.knownAt, database: workspace.database)
  }

  private var concerned: [StampName] { examination.concerned[deviation.rule] ?? [] }

  func sections(of evidence: RuleCard.Evidence) throws -> [Explanation.Section] {
    switch evidence {
    case .standard: [.standard(reckoning.standard)]
    case .clock: try reckoning.clockSections()
    case .pauses: reckoning.pauseSections
    case .cost: [.cost(reckoning.cost)]
    case .documents: [.documents(reckoning.documents)]
    case .stamps: [.stamps(reckoning.stamps(concerned: concerned))]
    case .earlier: reckoning.earlierSections
    case .companions: try companions.map { [.companions($0)] } ?? []
    case .ladder: []
    }
  }

  // MARK: Other cases

  private static let mostCompanions = 20

  private var companions: CompanionFacts? {
    get throws {
      guard let pattern else { return nil }
      let others = pattern.transactions.filter { $0 != stored.id }
      let cases = try others.prefix(Self.mostCompanions).compactMap { id in
        try view.store.transaction(id: id, in: view.catalogue).map { other in
          CompanionFacts.Case(
            deviation: DeviationID(.transaction(id), deviation.rule).text,
            service: "\(other.value.unit)/\(other.value.service)",
            caseNumber: Disclosure.inside.typed(other.value.caseNumber))
        }
      }
      return CompanionFacts(count: Int64(others.count), cases: cases)
    }
  }

  // MARK: Conclusion

  var conclusion: ConclusionFacts {
    ConclusionFacts(
      verdicts: reckoning.verdicts,
      raised: deviation.severity > card.severity ? card.severityNote : nil,
      isProposal: card.holding == .proposal)
  }
}
