package import ServiceStandards
package import WorkingTime

/// One deviation of the register with what a list shows of its case.
package struct ListedDeviation: Sendable {
  package let kept: KeptDeviation
  package let service: Int64
  package let caseNumber: String
  package let status: CaseStatus
  package let received: Instant

  package init(
    kept: KeptDeviation, service: Int64, caseNumber: String, status: CaseStatus, received: Instant
  ) {
    self.kept = kept
    self.service = service
    self.caseNumber = caseNumber
    self.status = status
    self.received = received
  }

  package var deviation: Deviation { kept.deviation }
}

/// One deviation of the register with what stands beside its case, but for the text.
package struct RegisteredDeviation: Sendable {
  package let kept: KeptDeviation
  package let service: Int64
  package let status: CaseStatus
  package let received: Instant

  package var deviation: Deviation { kept.deviation }

  fileprivate init(_ row: borrowing Statement, _ store: Store) throws(StoreError) {
    kept = try KeptDeviation(row, store)
    let columns = Int32(KeptDeviation.columnCount)
    guard let status = CaseStatus(rawValue: UInt8(clamping: row.int(columns + 1))) else {
      throw store.damaged("transactions row \(kept.deviation.transaction)")
    }
    self.status = status
    service = row.int(columns)
    received = Instant(row.int(columns + 2))
  }
}

/// A deviation on a standard with the run that found it.
package struct ListedStandardDeviation: Sendable {
  package let deviation: StandardDeviation
  package let kept: KeptDeviation

  /// As the run `found` has found it.
  package init(_ deviation: StandardDeviation, found: Int64) {
    self.init(
      deviation: deviation,
      kept: KeptDeviation(
        deviation.deviation, service: deviation.service, since: found, found: found))
  }

  fileprivate init(deviation: StandardDeviation, kept: KeptDeviation) {
    self.deviation = deviation
    self.kept = kept
  }
}

extension [ListedStandardDeviation] {
  /// By service, rule and subject.
  package var inOrder: Self {
    sorted {
      ($0.deviation.service, $0.deviation.rule, $0.kept.key)
        < ($1.deviation.service, $1.deviation.rule, $1.kept.key)
    }
  }
}

/// A late answer to a complaint with what stands beside it.
package struct ListedComplaintDeviation: Sendable {
  package let kept: KeptDeviation
  /// Database id.
  package let complaint: Int64
  package let received: Instant

  package init(kept: KeptDeviation, complaint: Int64, received: Instant) {
    self.kept = kept
    self.complaint = complaint
    self.received = received
  }

  package var severity: Severity { kept.deviation.severity }
  package var due: Instant { Instant(kept.deviation.expected) }
  /// `nil`: unanswered at the as-of instant.
  package var answered: Instant? { kept.deviation.actual.map(Instant.init) }
}

extension Store {
  /// Gives every deviation on a transaction in order of their keys, until `body` answers false.
  /// Call inside `read`.
  package func forEachDeviation(
    _ body: (ListedDeviation) throws -> Bool
  ) throws {
    let rows = try connection.prepare(SQL.listed)
    while try rows.step() {
      let registered = try RegisteredDeviation(rows, self)
      let listed = ListedDeviation(
        kept: registered.kept, service: registered.service,
        caseNumber: rows.text(Int32(KeptDeviation.columnCount) + 3), status: registered.status,
        received: registered.received)
      guard try body(listed) else { return }
    }
  }

  /// Gives the deviations on transactions, or those that were found on one service under one rule, in order of
  /// their keys.
  package func forEachRegistered(
    _ subject: ServiceRule?, _ body: (RegisteredDeviation) throws(StoreError) -> Void
  ) throws(StoreError) {
    try connection.forEachRow(
      SQL.ofSubject,
      bind: {
        $0.bind(1, subject?.service)
        $0.bind(2, subject.map { Int64($0.rule.number) })
      }
    ) { row throws(StoreError) in try body(RegisteredDeviation(row, self)) }
  }

  /// Cases of which a lateness was closed as dated back, and that are marked as such still: what marks them, and the
  /// service and rule of the lateness.
  package func forEachDatedBack(
    _ body: (RegisteredDeviation, ServiceRule) throws(StoreError) -> Void
  ) throws(StoreError) {
    let lateness = [RuleID.finishedLate, .openOverdue]
    try connection.forEachRow(
      SQL.datedBack,
      bind: {
        $0.bind(1, Int64(RuleID.datedBack.number))
        for (index, rule) in lateness.enumerated() {
          $0.bind(Int32(2 + index), Int64(rule.number))
        }
      }
    ) { row throws(StoreError) in
      let marked = try RegisteredDeviation(row, self)
      let rule = Int(row.int(Int32(KeptDeviation.columnCount) + 3))
      guard let lateness = lateness.first(where: { Int($0.number) == rule }) else { return }
      try body(marked, ServiceRule(service: marked.service, rule: lateness))
    }
  }

  /// The deviations on standards, by service, rule and subject.
  package func standardDeviations() throws(StoreError) -> [ListedStandardDeviation] {
    var deviations: [ListedStandardDeviation] = []
    for kept in try kept(.standard) + kept(.gap) {
      guard let service = kept.service,
        let deviation = StandardDeviation(kept.deviation, service: service)
      else { throw damaged("deviations row \(kept.key)") }
      deviations.append(ListedStandardDeviation(deviation: deviation, kept: kept))
    }
    return deviations.inOrder
  }

  /// The runs that found what stands about standards, by keys.
  package func foundOnStandards() throws(StoreError) -> [Int64: Int64] {
    Dictionary(
      try (kept(.standard) + kept(.gap)).map { ($0.key, $0.found) }, uniquingKeysWith: { $1 })
  }

  /// Late answers to complaints, in order of the complaints.
  package func complaintDeviations() throws(StoreError) -> [ListedComplaintDeviation] {
    var deviations: [ListedComplaintDeviation] = []
    try connection.forEachRow(SQL.complaints) { row throws(StoreError) in
      deviations.append(
        ListedComplaintDeviation(
          kept: try KeptDeviation(row, self), complaint: row.int(Int32(KeptDeviation.columnCount)),
          received: Instant(row.int(Int32(KeptDeviation.columnCount) + 1))))
    }
    return deviations
  }

  /// What stands about subjects of one kind, by their keys.
  private func kept(_ kind: Subject.Kind) throws(StoreError) -> [KeptDeviation] {
    try keptDeviations(SQL.ofKind) {
      $0.bind(1, kind.keys.lowerBound)
      $0.bind(2, kind.keys.upperBound)
    }
  }

  /// The number of a case as it was first written; `nil`: there is no such transaction.
  package func caseNumber(of transaction: Int64) throws(StoreError) -> String? {
    try connection.first(SQL.caseNumber, bind: { $0.bind(1, transaction) }) { $0.text(0) }
  }

  /// What stands under a key; `nil`: nothing.
  package func keptDeviation(key: Int64) throws(StoreError) -> KeptDeviation? {
    let rows = try connection.prepare(SQL.ofKey)
    rows.bind(1, key)
    return try rows.step() ? KeptDeviation(rows, self) : nil
  }
}

private enum SQL {
  private static let joined = """
    SELECT
      \(KeptDeviation.columns), transactions.service_id, transactions.status, transactions.received_at,
      coalesce(transactions.written, transactions.number)
    FROM deviations
    JOIN transactions ON transactions.id = deviations.key >> 12
    WHERE deviations.until = 0 AND deviations.key <= \(Subject.Kind.transaction.keys.upperBound)
    """
  /// The number of the rule under which it was found; see `Deviation.foundUnder`.
  private static let foundUnder = """
    iif(deviations.key & 4095 = \(RuleID.finishedLate.number), coalesce(deviations.detail,
      deviations.key & 4095), deviations.key & 4095)
    """
  static let listed = joined + " ORDER BY deviations.key"
  static let ofSubject =
    joined + """
       AND (?2 IS NULL OR \(foundUnder) = ?2)
        AND (?1 IS NULL OR transactions.service_id = ?1)
      ORDER BY deviations.key
      """
  // By the key of the case, of which the rule is the lowest part.
  static let datedBack = """
    SELECT
      \(KeptDeviation.columns), transactions.service_id, transactions.status, transactions.received_at,
      past.key & 4095
    FROM deviations
    JOIN deviations AS past ON past.until > 0 AND past.reason = 'dated_back'
      AND past.key IN ((deviations.key & ~4095) + ?2, (deviations.key & ~4095) + ?3)
    JOIN transactions ON transactions.id = deviations.key >> 12
    WHERE deviations.until = 0 AND deviations.key & 4095 = ?1
      AND deviations.key <= \(Subject.Kind.transaction.keys.upperBound)
    GROUP BY deviations.key, past.key
    ORDER BY deviations.key
    """
  static let complaints = """
    SELECT \(KeptDeviation.columns), complaints.id, complaints.received_at
    FROM complaints
    JOIN deviations ON deviations.until = 0
      AND deviations.key = \(Subject.Kind.complaint.keys.lowerBound) + (complaints.id << 12) + \(RuleID.answeredLate.number)
    ORDER BY complaints.id
    """
  static let caseNumber = "SELECT coalesce(written, number) FROM transactions WHERE id = ?1"
  static let ofKind = KeptDeviation.select(where: "until = 0 AND key BETWEEN ?1 AND ?2")
  static let ofKey = KeptDeviation.select(where: "until = 0 AND key = ?1")
}
