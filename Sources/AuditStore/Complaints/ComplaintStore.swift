package import ServiceStandards
internal import WorkingTime

/// A complaint as the database holds it.
package struct RecordedComplaint: Hashable, Sendable {
  package let id: Int64
  package let complaint: Complaint
  /// Database id; `nil`: it names none.
  package let service: Int64?
  package let line: Int64
}

/// What became of a complaint of a file.
package enum ComplaintOutcome: Hashable, Sendable {
  case inserted, changed, unchanged
  /// The file held it before.
  case duplicate
}

extension Store {
  /// Whether there is any complaint at all; costs nothing.
  package func hasComplaints() throws(StoreError) -> Bool {
    try connection.first(SQL.any) { _ in true } ?? false
  }

  /// Every complaint in order of the ids.
  package func complaints() throws(StoreError) -> [RecordedComplaint] {
    var complaints: [RecordedComplaint] = []
    try connection.forEachRow(SQL.complaints) { row throws(StoreError) in
      complaints.append(try recordedComplaint(row))
    }
    return complaints
  }

  private func recordedComplaint(_ row: borrowing Statement) throws(StoreError)
    -> RecordedComplaint
  {
    let unit: UnitCode = try code(row.text(1))
    let service: ServiceCode? = try row.optionalText(3).map(code)
    let stamps = Complaint.Stamps(
      received: Instant(row.int(8)), complete: row.optionalInt(9).map(Instant.init),
      forwarded: row.optionalInt(10).map(Instant.init),
      answered: row.optionalInt(11).map(Instant.init),
      closed: row.optionalInt(12).map(Instant.init))
    return RecordedComplaint(
      id: row.int(0),
      complaint: Complaint(
        unit: unit, service: service, source: try word(row.text(4)), number: row.text(5),
        category: row.optionalText(6), topic: try word(row.text(7)), stamps: stamps,
        caseNumber: row.optionalText(13), text: row.optionalText(14)),
      service: row.optionalInt(2), line: row.int(15))
  }

  /// How often each complaint was changed, by its id.
  package func complaintChanges() throws(StoreError) -> [Int64: Int64] {
    var changes: [Int64: Int64] = [:]
    try connection.forEachRow(SQL.changes) { changes[$0.int(0)] = $0.int(1) }
    return changes
  }
}

/// Writes the complaints of one import; call inside `Store.record`.
///
/// A complaint is known by unit, source and number. One that differs is an update: triggers keep what it
/// replaces in `complaints_past`.
package struct ComplaintWriter {
  private struct Identity: Hashable {
    let unit: UnitCode
    let source: ComplaintSource
    let number: String

    init(_ complaint: Complaint) {
      unit = complaint.unit
      source = complaint.source
      number = complaint.number
    }
  }

  private let store: Store
  private var known: [Identity: RecordedComplaint] = [:]
  private var seen: Set<Identity> = []
  private let units: [UnitCode: Int64]
  private let services: [String: Int64]

  package init(store: Store) throws(StoreError) {
    self.store = store
    var units: [UnitCode: Int64] = [:]
    for unit in try store.units() { units[unit.value.code] = unit.id }
    var services: [String: Int64] = [:]
    for service in try store.services() {
      services["\(service.value.unit)/\(service.value.code)"] = service.id
    }
    self.units = units
    self.services = services
    for complaint in try store.complaints() { known[Identity(complaint.complaint)] = complaint }
  }

  package mutating func write(_ complaint: Complaint, line: Int) throws(StoreError)
    -> ComplaintOutcome
  {
    let identity = Identity(complaint)
    guard seen.insert(identity).inserted else { return .duplicate }
    guard let earlier = known[identity] else {
      try store.connection.run(SQL.insert) { bind($0, complaint, line: line) }
      return .inserted
    }
    guard earlier.complaint != complaint else { return .unchanged }
    try store.connection.run(SQL.update) { statement in
      bind(statement, complaint, line: line)
      statement.bind(15, earlier.id)
    }
    return .changed
  }

  private func bind(_ statement: borrowing Statement, _ complaint: Complaint, line: Int) {
    let stamps = complaint.stamps
    statement.bind(1, units[complaint.unit])
    statement.bind(2, complaint.service.flatMap { services["\(complaint.unit)/\($0)"] })
    statement.bind(3, complaint.source.rawValue)
    statement.bind(4, complaint.number)
    statement.bind(5, complaint.category)
    statement.bind(6, complaint.topic.rawValue)
    statement.bind(7, stamps.received.seconds)
    statement.bind(8, stamps.complete?.seconds)
    statement.bind(9, stamps.forwarded?.seconds)
    statement.bind(10, stamps.answered?.seconds)
    statement.bind(11, stamps.closed?.seconds)
    statement.bind(12, complaint.caseNumber)
    statement.bind(13, complaint.text)
    statement.bind(14, line)
  }
}

private enum SQL {
  static let any = "SELECT 1 FROM complaints LIMIT 1"
  static let complaints = """
    SELECT
      complaints.id, units.code, complaints.service_id, services.code, complaints.source,
      complaints.number, complaints.class, complaints.topic, complaints.received_at,
      complaints.complete_at, complaints.forwarded_at, complaints.answered_at,
      complaints.closed_at, complaints.case_number, complaints.text, complaints.line
    FROM complaints
    JOIN units ON units.id = complaints.unit_id
    LEFT JOIN services ON services.id = complaints.service_id
    ORDER BY complaints.id
    """
  static let changes = """
    SELECT id, count(*) FROM complaints_past GROUP BY id
    """
  private static let newSalt = "iif(?13 IS NULL, NULL, randomblob(\(SaltedHash.saltSize)))"
  static let insert = """
    INSERT INTO complaints (
      unit_id, service_id, source, number, class, topic, received_at, complete_at, forwarded_at,
      answered_at, closed_at, case_number, text, salt, line)
    VALUES (
      ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13,
      \(newSalt), ?14)
    """
  static let update = """
    UPDATE complaints
    SET unit_id = ?1, service_id = ?2, source = ?3, number = ?4, class = ?5, topic = ?6,
      received_at = ?7, complete_at = ?8, forwarded_at = ?9, answered_at = ?10, closed_at = ?11,
      case_number = ?12, text = ?13, salt = \(newSalt), line = ?14
    WHERE id = ?15
    """
}
