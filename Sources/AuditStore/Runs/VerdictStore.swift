package import ServiceStandards

/// How many transactions of a service got a verdict.
package struct VerdictCount: Hashable, Comparable, Sendable {
  package var service: Int64
  package var criterion: Criterion
  package var verdict: Verdict
  package var transactions: Int64

  package init(service: Int64, criterion: Criterion, verdict: Verdict, transactions: Int64) {
    self.service = service
    self.criterion = criterion
    self.verdict = verdict
    self.transactions = transactions
  }

  package static func < (left: VerdictCount, right: VerdictCount) -> Bool {
    (left.service, left.criterion, left.verdict.columns.verdict, left.verdict.columns.reason)
      < (
        right.service, right.criterion, right.verdict.columns.verdict, right.verdict.columns.reason
      )
  }
}

/// Verdicts of one run on the transactions of one service, on one criterion.
package struct CriterionTally: Hashable, Sendable {
  package var compliant: Int64 = 0
  package var deviates: Int64 = 0
  package var examined: Int64 = 0

  package init() {}

  package var judged: Int64 { compliant.plus(deviates) }

  package static func + (left: CriterionTally, right: CriterionTally) -> CriterionTally {
    var sum = left
    sum.compliant = left.compliant.plus(right.compliant)
    sum.deviates = left.deviates.plus(right.deviates)
    sum.examined = left.examined.plus(right.examined)
    return sum
  }

  fileprivate mutating func count(_ verdict: Verdict, _ transactions: Int64) {
    examined = examined.plus(transactions)
    switch verdict {
    case .compliant: compliant = compliant.plus(transactions)
    case .deviates: deviates = deviates.plus(transactions)
    case .notAssessable, .notApplicable: break
    }
  }
}

// A run writes the counts of a service only where they are not those of the row before, whichever run wrote
// that. So what a run says of a service is in the last row up to it, as long as the run looked at the service:
// that is why a run says which ones it looked at, and writes an empty object for one that has no transactions
// any more. A run over some rules or days, of another knowledge or as of an earlier instant is no exception:
// it writes what differs, and the next one does too.
extension Store {
  /// What a run said of the services that it looked at, or of one of them, in order.
  package func verdictCounts(
    ofRun run: Int64, service: Int64? = nil
  ) throws(StoreError) -> [VerdictCount] {
    var counts: [VerdictCount] = []
    try connection.forEachRow(
      SQL.ofRun,
      bind: {
        $0.bind(1, run)
        $0.bind(2, service)
      }
    ) { row throws(StoreError) in
      guard !row.isNull(2) else { throw damaged("services of run \(run)") }
      guard row.int(2) == 1, !row.isNull(1) else { return }
      let service = row.int(0)
      guard let read = row.lendText(1, { VerdictText.read($0, service: service) }) else {
        throw damaged("verdicts of run \(run)")
      }
      counts += read
    }
    return counts.sorted()
  }

  /// The same of one service, by criterion.
  package func verdicts(
    ofRun run: Int64, service: Int64
  ) throws(StoreError) -> [Criterion: CriterionTally] {
    var tallies: [Criterion: CriterionTally] = [:]
    for count in try verdictCounts(ofRun: run, service: service) {
      tallies[count.criterion, default: CriterionTally()].count(count.verdict, count.transactions)
    }
    return tallies
  }

  /// Writes what a run says of the services that it looked at (`nil`: of all), where it is something else
  /// than what was said last.
  func write(
    _ counts: [VerdictCount], ofRun run: Int64, services: Set<Int64>?
  ) throws(StoreError) {
    var rest = Dictionary(grouping: counts, by: \.service)
    var changed: [(service: Int64, text: [UInt8])] = []
    try connection.forEachRow(SQL.before, bind: { $0.bind(1, run) }) { row in
      let service = row.int(0)
      guard services?.contains(service) ?? true else { return }
      let text = VerdictText.bytes(rest.removeValue(forKey: service) ?? [])
      if !row.lendText(1, { $0.equals(text.span) }) { changed.append((service, text)) }
    }
    for (service, counts) in rest { changed.append((service, VerdictText.bytes(counts))) }
    let insert = try connection.prepare(SQL.insert)
    for (service, text) in changed.sorted(by: { $0.service < $1.service }) {
      insert.bind(1, service)
      insert.bind(2, run)
      try insert.withText(3, text) { () throws(StoreError) in try insert.run() }
    }
  }
}

extension Verdict {
  var columns: (verdict: String, reason: String) {
    switch self {
    case .compliant: ("compliant", "")
    case .deviates: ("deviates", "")
    case .notAssessable(let reason): (VerdictText.notAssessable, reason.word)
    case .notApplicable(let reason): (VerdictText.notApplicable, reason.word)
    }
  }
}

/// The counts of a service as they stand in the database, an object in canonical JSON:
///
///     {"time":{"compliant":12,"deviates":3,"not_assessable":{"no_limit":4}}}
enum VerdictText {
  /// No run has looked at so many transactions, and all verdicts of one together fit into eight bytes.
  private static let limit: Int64 = 1 << 50
  fileprivate static let notAssessable = "not_assessable"
  fileprivate static let notApplicable = "not_applicable"

  static func bytes(_ counts: [VerdictCount]) -> [UInt8] {
    let criteria = Dictionary(grouping: counts, by: \.criterion).map { criterion, counts in
      var members: [LedgerValue.Member] = []
      var reasons: [String: [LedgerValue.Member]] = [:]
      for count in counts {
        let (verdict, reason) = count.verdict.columns
        let number = LedgerValue.number(count.transactions)
        if reason.isEmpty {
          members.append(.init(verdict, number))
        } else {
          reasons[verdict, default: []].append(.init(reason, number))
        }
      }
      members += reasons.map { LedgerValue.Member($0.key, .object($0.value)) }
      return LedgerValue.Member(criterion.word, .object(members))
    }
    var bytes: [UInt8] = []
    LedgerValue.object(criteria).append(to: &bytes)
    return bytes
  }

  /// `nil` for what is not written so.
  static func read(_ bytes: borrowing Span<UInt8>, service: Int64) -> [VerdictCount]? {
    var cursor = JSONCursor(0..<bytes.count)
    var counts: [VerdictCount] = []
    func add(_ criterion: Criterion, _ verdict: Verdict, _ number: Int64?) -> Bool {
      guard let number, (0..<limit).contains(number) else { return false }
      counts.append(
        VerdictCount(
          service: service, criterion: criterion, verdict: verdict, transactions: number))
      return true
    }
    let isSound = cursor.members(bytes) { cursor, bytes, word in
      guard let criterion = criteria[word] else { return false }
      return cursor.members(bytes) { cursor, bytes, word in
        switch word {
        case Verdict.compliant.columns.verdict:
          return add(criterion, .compliant, cursor.number(bytes))
        case Verdict.deviates.columns.verdict:
          return add(criterion, .deviates, cursor.number(bytes))
        case notAssessable, notApplicable:
          let isApplicable = word == notAssessable
          return cursor.members(bytes) { cursor, bytes, word in
            guard let reason = reasons[word] else { return false }
            return add(
              criterion, isApplicable ? .notAssessable(reason) : .notApplicable(reason),
              cursor.number(bytes))
          }
        default: return false
        }
      }
    }
    // There is one form, and who wrote another one was not this program.
    return isSound && bytes.equals(VerdictText.bytes(counts).span) ? counts : nil
  }

  private static let criteria = Dictionary(
    uniqueKeysWithValues: Criterion.allCases.map { ($0.word, $0) })
  private static let reasons = Dictionary(
    uniqueKeysWithValues: Reason.allCases.map { ($0.word, $0) })
}

private enum SQL {
  // One look-up for each service, however many runs there were.
  private static let services = """
    WITH RECURSIVE told (service_id) AS (
      SELECT min(service_id) FROM verdicts
      UNION ALL
      SELECT (
        SELECT min(verdicts.service_id) FROM verdicts WHERE verdicts.service_id > told.service_id)
      FROM told
      WHERE told.service_id IS NOT NULL)
    """
  static let ofRun =
    services + """

      SELECT
        service_id,
        (SELECT counts FROM verdicts
         WHERE verdicts.service_id = told.service_id AND run_id <= ?1
         ORDER BY run_id DESC LIMIT 1),
        CASE
          WHEN (SELECT services FROM runs WHERE id = ?1) IS NULL THEN 1
          WHEN json_valid((SELECT services FROM runs WHERE id = ?1)) THEN
            service_id IN (
              SELECT iif(type = 'array', value ->> 0, value)
              FROM json_each((SELECT services FROM runs WHERE id = ?1)))
        END
      FROM told
      WHERE service_id IS NOT NULL AND (?2 IS NULL OR service_id = ?2)
      """
  static let before =
    services + """

      SELECT
        service_id,
        (SELECT counts FROM verdicts
         WHERE verdicts.service_id = told.service_id AND run_id < ?1
         ORDER BY run_id DESC LIMIT 1)
      FROM told
      WHERE service_id IS NOT NULL
      """
  static let insert = "INSERT INTO verdicts (service_id, run_id, counts) VALUES (?1, ?2, ?3)"
}
