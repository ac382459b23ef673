package import ServiceStandards

/// What is written of an assignment: who is meant stands as ids of the database.
package struct PaperAssignmentRecord: Hashable, Sendable {
  package enum Scope: Hashable, Sendable {
    case everywhere
    case agency(AgencyCode)
    case unit(Int64)
    case service(Int64)
  }

  /// The code under which services met the paper.
  package let spelling: DocumentCode
  package let scope: Scope
  package let meaning: PaperAssignment.Meaning
  package let reason: String

  package init(
    spelling: DocumentCode, scope: Scope, meaning: PaperAssignment.Meaning, reason: String
  ) {
    self.spelling = spelling
    self.scope = scope
    self.meaning = meaning
    self.reason = reason
  }
}

extension Store {
  /// Records what a spelling means from now on; call inside `record`. `entry` is the number of the ledger's entry that
  /// is being made.
  package func insert(_ record: PaperAssignmentRecord, entry: Int64) throws(StoreError) {
    try connection.run(SQL.insert) { statement in
      statement.bind(1, entry)
      statement.bind(2, record.spelling.text)
      if case .agency(let code) = record.scope { statement.bind(3, code.text) }
      if case .unit(let id) = record.scope { statement.bind(4, id) }
      if case .service(let id) = record.scope { statement.bind(5, id) }
      if case .paper(let code) = record.meaning { statement.bind(6, code.text) }
      statement.bind(7, record.reason)
    }
  }

  /// In the order in which they were said, those that were recorded by an instant in epoch seconds.
  func paperAssignments(written: Int64) throws(StoreError) -> [PaperAssignment] {
    var assignments: [PaperAssignment] = []
    try connection.forEachRow(SQL.assignments, bind: { $0.bind(1, written) }) {
      row throws(StoreError) in
      let scope: PaperAssignment.Scope
      switch row.text(2) {
      case "agency": scope = .agency(try code(try told(3, in: row)))
      case "unit": scope = .unit(try code(try told(4, in: row)))
      case "service":
        scope = .service(unit: try code(try told(5, in: row)), try code(try told(6, in: row)))
      default: scope = .everywhere
      }
      let paper: DocumentCode? = try row.optionalText(7).map(code)
      assignments.append(
        PaperAssignment(
          spelling: row.text(1), scope: scope, meaning: paper.map { .paper($0) } ?? .notListed))
    }
    return assignments
  }

  /// Foreign keys are kept by this program, not by every other.
  private func told(_ column: Int32, in row: borrowing Statement) throws(StoreError) -> String {
    guard let text = row.optionalText(column) else {
      throw damaged("paper_assignments row \(row.int(0)), or what it refers to")
    }
    return text
  }
}

/// In how many cases a paper was asked for or handed in.
package struct PaperCount: Hashable, Sendable {
  package let ordinal: Int
  package let cases: Int64
  package let demanded: Int64
  package let submitted: Int64
}

extension Store {
  /// How often the cases of a service name some papers; those that none names are left out.
  ///
  /// - Complexity: One walk through the cases of the service.
  package func paperCounts(service: Int64, ordinals: [Int]) throws(StoreError) -> [PaperCount] {
    let mask = ordinals.filter { $0 < 64 }.reduce(0 as UInt64) { $0 | 1 << UInt64($1) }
    let list = "[" + ordinals.map(String.init).joined(separator: ",") + "]"
    var counts: [PaperCount] = []
    try connection.forEachRow(
      SQL.counts,
      bind: {
        $0.bind(1, service)
        $0.bind(2, Int64(bitPattern: mask))
        $0.bind(3, list)
      }
    ) { row in
      counts.append(
        PaperCount(
          ordinal: Int(row.int(0)), cases: row.int(1), demanded: row.int(2), submitted: row.int(3)))
    }
    return counts
  }
}

private enum SQL {
  static let insert = """
    INSERT INTO paper_assignments (entry, spelling, agency_id, unit_id, service_id, paper, reason)
    VALUES (?1, ?2, (SELECT agencies.id FROM agencies WHERE agencies.code = ?3), ?4, ?5, ?6, ?7)
    """
  static let assignments = """
    SELECT
      paper_assignments.id, paper_assignments.spelling,
      CASE
        WHEN paper_assignments.agency_id IS NOT NULL THEN 'agency'
        WHEN paper_assignments.unit_id IS NOT NULL THEN 'unit'
        WHEN paper_assignments.service_id IS NOT NULL THEN 'service' ELSE '' END,
      agencies.code, units.code, places.code, services.code, paper_assignments.paper
    FROM paper_assignments
    LEFT JOIN agencies ON agencies.id = paper_assignments.agency_id
    LEFT JOIN units ON units.id = paper_assignments.unit_id
    LEFT JOIN services ON services.id = paper_assignments.service_id
    LEFT JOIN units AS places ON places.id = services.unit_id
    WHERE \(Ledger.knowledge(of: "paper_assignments.entry")) <= ?1
    ORDER BY paper_assignments.id
    """
  // Bits 3 and 4 of flags: that list was recorded. Ordinals from 64 stand in further_papers.
  static let counts = """
    SELECT ordinal, count(*), sum(demanded), sum(submitted)
    FROM (
      SELECT
        wanted.value AS ordinal,
        (transactions.flags >> 3 & 1)
          * CASE WHEN wanted.value < 64 THEN transactions.demanded >> wanted.value & 1
            ELSE coalesce(json_extract(further.value, '$[1]'), 0) END AS demanded,
        (transactions.flags >> 4 & 1)
          * CASE WHEN wanted.value < 64 THEN transactions.submitted >> wanted.value & 1
            ELSE coalesce(json_extract(further.value, '$[2]'), 0) END AS submitted
      FROM transactions
      CROSS JOIN json_each(?3) AS wanted
      LEFT JOIN json_each(transactions.further_papers) AS further
        ON json_extract(further.value, '$[0]') = wanted.value
      WHERE transactions.service_id = ?1
        AND ((transactions.demanded | transactions.submitted) & ?2 <> 0
          OR transactions.further_papers IS NOT NULL))
    WHERE demanded + submitted > 0
    GROUP BY ordinal
    ORDER BY ordinal
    """
}
