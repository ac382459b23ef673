package import ServiceStandards
internal import WorkingTime

/// The register of deviations as a run left it, in order of the keys. Memory is one deviation.
package struct PastRegister: ~Copyable {
  private var scan: RegisterScan
  private let run: Int64
  private var next: Deviation?
  private var isAtEnd = false

  package init(of store: Store, after run: Int64) throws(StoreError) {
    scan = try RegisterScan(store)
    self.run = run
  }

  /// The deviations with keys through `last` that were not given yet.
  package mutating func deviations(through last: Int64) throws(StoreError) -> [Deviation] {
    var found: [Deviation] = []
    while true {
      if next == nil, !isAtEnd { try advance() }
      guard let deviation = next, deviation.key <= last else { return found }
      found.append(deviation)
      next = nil
    }
  }

  /// Goes on to the next key that had a deviation then.
  private mutating func advance() throws(StoreError) {
    while let (_, events) = try scan.next() {
      var state: Deviation?
      for (run, event) in events where run <= self.run {
        switch event {
        case .found(let deviation), .changed(let deviation): state = deviation
        case .closed: state = nil
        }
      }
      if let state {
        next = state
        return
      }
    }
    isAtEnd = true
  }
}

/// The SHA-256 of what a run found, row by row.
package struct FoundDigest {
  private var digest = RowDigest()

  package init() {}

  package mutating func add(_ deviation: Deviation) { digest.add(deviation) }

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

extension Store {
  /// The record of one run; `nil` when there is none with that id.
  package func pastRun(_ id: Int64) throws(StoreError) -> PastRun? {
    try runs().first { $0.id == id }
  }
}
