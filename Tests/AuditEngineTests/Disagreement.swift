import AuditEngine
import NaiveAudit
import ServiceStandards
import Testing
import WorkingTime

/// The first transaction on which the engine and the text disagree when it is judged alone, with
/// all that it was judged by.
struct Disagreement: CustomStringConvertible {
  private(set) var description: String

  init(
    _ world: RandomWorld, _ rulebook: Rulebook, _ oracle: NaiveAuditor, _ asOf: Instant
  ) throws {
    let builder = BatchBuilder(world.catalogue, news: world.news)
    description = "world \(world.seed) at \(asOf.seconds): each row agrees when judged alone"
    for row in world.transactions {
      guard let judgement = try oracle.judge(row, asOf: asOf) else { continue }
      var auditor = Auditor(rulebook: rulebook, asOf: asOf)
      var deviations: [Deviation] = []
      for batch in try builder.batches(of: [row], size: 1) {
        auditor.judge(batch, into: &deviations)
      }
      let audit = try oracle.audit([row], asOf: asOf)
      let expected = ExpectedTally(audit, [row], asOf: asOf)
      if deviations == judgement.deviations, expected.agrees(with: auditor) { continue }
      let standard = world.catalogue.standards.first { $0.id == judgement.standard }
      let service = world.catalogue.services.first { $0.id == judgement.service }
      description = """
        world \(world.seed) at \(asOf.seconds), transaction \(row.id)
        text:   \(judgement)
                \(expected)
        engine: \(deviations)
                \(auditor.tally)
        case:     \(row)
        standard: \(standard.map { "\($0)" } ?? "none")
        service:  \(service.map { "\($0)" } ?? "none")
        """
      return
    }
  }
}
