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

/// How many transactions of a service got a verdict, in the words of the table.
package struct VerdictRow: Hashable, Comparable, Sendable {
  package let service: Int64
  package let criterion: String
  package let verdict: String
  package let reason: String
  package let transactions: Int64

  package init(_ count: VerdictCount) {
    let (verdict, reason) = count.verdict.columns
    service = count.service
    criterion = count.criterion.word
    self.verdict = verdict
    self.reason = reason
    transactions = count.transactions
  }

  fileprivate init(_ row: borrowing Statement) {
    service = row.int(0)
    criterion = row.text(1)
    verdict = row.text(2)
    reason = row.text(3)
    transactions = row.int(4)
  }

  package static func < (left: VerdictRow, right: VerdictRow) -> Bool {
    (left.service, left.criterion, left.verdict, left.reason)
      < (right.service, right.criterion, right.verdict, right.reason)
  }
}

/// The SHA-256 of what a run found, row by row.
package struct FoundDigest {
  private var digest = RowDigest()

  package init() {}

  package mutating func add(_ deviation: Deviation) { digest.add(deviation) }

  package mutating func add(_ row: VerdictRow) {
    digest.add(row.service)
    digest.add(row.criterion)
    digest.add(row.verdict)
    digest.add(row.reason)
    digest.add(row.transactions)
    digest.endRow()
  }

  package consuming func finish() -> DigestedRows { digest.finish() }
}

extension Store {
  /// The verdicts that a run wrote, in their order.
  package func verdictRows(ofRun run: Int64) throws(StoreError) -> [VerdictRow] {
    var rows: [VerdictRow] = []
    try connection.forEachRow(SQL.verdicts, bind: { $0.bind(1, run) }) {
      rows.append(VerdictRow($0))
    }
    return rows
  }

  /// The record of one run; `nil` when there is none with that id.
  package func pastRun(_ id: Int64) throws(StoreError) -> PastRun? {
    try runs().first { $0.id == id }
  }
}

private enum SQL {
  static let verdicts = """
    SELECT service_id, criterion, verdict, reason, transactions
    FROM run_verdicts WHERE run_id = ?1
    ORDER BY service_id, criterion, verdict, reason
    """
}
