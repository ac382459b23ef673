package import ServiceStandards
internal import WorkingTime

/// The SHA-256 of what a run found, row by row.
package struct FoundDigest {
  private var digest = RowDigest()

  package init() {}

  package mutating func add(_ deviation: Deviation) {
    digest.add(deviation)
    digest.endRow()
  }

  package mutating func add(_ count: VerdictCount) {
    let (verdict, reason) = count.verdict.columns
    digest.add(count.service)
    digest.add(count.criterion.word)
    digest.add(verdict)
    digest.add(reason)
    digest.add(count.transactions)
    digest.endRow()
  }

  package consuming func finish() -> DigestedRows { digest.finish() }
}
