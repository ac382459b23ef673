/// A table that entries of the ledger answer for.
///
/// Where rows carry the number of the entry that wrote them, an entry has the digest of its own, wherever
/// they are now: among those of today or in the past. Rows of other tables are only ever added: an entry has
/// the digest of those that its event added, by the range of a number that grows with them. The rest is small
/// and changes in place: an entry has the digest of all their rows as the event left them.
struct CoveredTable: Hashable, Sendable {
  /// What an entry has the digest of.
  enum Span: Hashable, Sendable {
    case whole
    /// Of those that were added, by this column.
    case added(by: String)
    /// Of those that the entry wrote. `hasPast`: they may be in the table of the past by now.
    case written(hasPast: Bool)
    /// Of those that the entry put into the past.
    case superseded
    /// Of those that belong, by this column, to rows that the entry wrote in another table.
    case lines(of: String, by: String)
  }

  let name: String
  let columns: String
  /// What is digested, in this order: the columns, but of what people wrote a salted hash, so that text and salt can go
  /// one day and the hash stays.
  private let digested: String
  let columnCount: Int32
  /// The order of the rows.
  let order: String
  let span: Span
  /// What its rows are about, for who is told that something else than this program has changed them; `nil`: nobody is
  /// told of them apart.
  private let subject: Subject?

  /// What a row is about: a word of `ForeignChanges`, and the column with its id.
  struct Subject: Hashable, Sendable {
    let word: String
    let id: String

    init(_ word: String, id: String = "id") {
      self.word = word
      self.id = id
    }
  }

  private init(
    _ name: String, _ columns: [String], about subject: Subject? = nil, personal: [String] = [],
    order: String, span: Span
  ) {
    let salt = "salt"
    let digested = columns.filter { personal.isEmpty || $0 != salt }.map { column in
      personal.contains(column) ? "\(SaltedHash.function)(\(salt), \(column))" : column
    }
    self.name = name
    self.columns = columns.joined(separator: ", ")
    self.digested = digested.joined(separator: ", ")
    columnCount = Int32(digested.count)
    self.order = order
    self.span = span
    self.subject = subject
  }

  /// Rows are added only; `span` is the first column, their own id or that of what they belong to.
  static func added(_ name: String, _ columns: String..., order: String? = nil)
    -> CoveredTable
  {
    CoveredTable(name, columns, order: order ?? columns[0], span: .added(by: columns[0]))
  }

  static func whole(_ name: String, _ columns: String..., order: String? = nil)
    -> CoveredTable
  {
    CoveredTable(name, columns, order: order ?? columns[0], span: .whole)
  }

  /// Rows that are replaced, with their past; `personal` is what people wrote, with its salt in the column of
  /// that name.
  static func replaced(
    _ name: String, about subject: Subject, _ columns: String..., personal: [String] = [],
    key: String = "id"
  ) -> (now: CoveredTable, past: CoveredTable) {
    (
      CoveredTable(
        name, columns, about: subject, personal: personal, order: "\(key), entry",
        span: .written(hasPast: true)),
      CoveredTable(
        name + "_past", columns + ["superseded_by"], about: subject, personal: personal,
        order: "\(key), superseded_by", span: .superseded)
    )
  }

  /// Rows that are never changed.
  static func kept(_ name: String, about subject: Subject, _ columns: String...) -> CoveredTable {
    kept(name, about: subject, columns, order: columns[0])
  }

  /// The same, with what people wrote, or in another order than that of the first column.
  static func kept(
    _ name: String, about subject: Subject, _ columns: [String], personal: [String] = [],
    order: String
  ) -> CoveredTable {
    CoveredTable(
      name, columns, about: subject, personal: personal, order: order,
      span: .written(hasPast: false))
  }

  static func lines(
    of kept: CoveredTable, _ name: String, _ columns: String..., order: String
  )
    -> CoveredTable
  {
    CoveredTable(name, columns, order: order, span: .lines(of: kept.name, by: columns[0]))
  }

  /// Spans are numbers of entries.
  var isByEntry: Bool {
    switch span {
    case .whole, .added: false
    case .written, .superseded, .lines: true
    }
  }

  /// Reads the rows with spans from ?1 to ?2, or all.
  var rows: String {
    let condition =
      switch span {
      case .whole: ""
      case .added(let column): "WHERE \(column) BETWEEN ?1 AND ?2"
      case .written: "WHERE entry BETWEEN ?1 AND ?2"
      case .superseded: "WHERE superseded_by BETWEEN ?1 AND ?2"
      case .lines(let table, let column):
        "WHERE \(column) IN (SELECT id FROM \(table) WHERE entry BETWEEN ?1 AND ?2)"
      }
    return "SELECT \(digested) FROM \(source) \(condition) ORDER BY \(order)"
  }

  /// How many rows there are, without those that the entry ?1 is to answer for.
  var count: String {
    let condition =
      switch span {
      case .whole, .added: ""
      case .written: "WHERE entry <> ?1"
      case .superseded: "WHERE superseded_by <> ?1"
      case .lines(let table, let column):
        "WHERE \(column) NOT IN (SELECT id FROM \(table) WHERE entry = ?1)"
      }
    return "SELECT count(*) FROM \(source) \(condition)"
  }

  /// Words and ids of what entries after ?1 have written or put into the past.
  var changes: String? {
    guard let subject else { return nil }
    let columns = "SELECT '\(subject.word)' AS subject, \(subject.id) AS id FROM \(name)"
    return switch span {
    case .written: columns + " WHERE entry > ?1"
    case .superseded: columns + " WHERE superseded_by > ?1"
    case .whole, .added, .lines: nil
    }
  }

  /// The greatest number by which rows are added; 0 without rows. `nil`: they are not told by one.
  var last: String? {
    guard case .added(let column) = span else { return nil }
    return "SELECT coalesce(max(\(column)), 0) FROM \(name)"
  }

  /// The greatest number of an entry that rows refer to.
  var lastEntry: String? {
    switch span {
    case .written: "SELECT max(entry) FROM \(name)"
    case .superseded: "SELECT max(superseded_by) FROM \(name)"
    case .whole, .added, .lines: nil
    }
  }

  private var source: String {
    guard span == .written(hasPast: true) else { return name }
    return "(SELECT \(columns) FROM \(name) UNION ALL SELECT \(columns) FROM \(name)_past)"
  }
}

extension Store {
  /// The digest of a table's rows: all of one that changes in place, else those with spans in the range.
  func digest(of table: CoveredTable, spans: ClosedRange<Int64>) throws(StoreError) -> DigestedRows
  {
    var digest = RowDigest()
    let rows = try connection.prepare(table.rows)
    if table.span != .whole {
      rows.bind(1, spans.lowerBound)
      rows.bind(2, spans.upperBound)
    }
    while try rows.step() { rows.addRow(columns: table.columnCount, to: &digest) }
    return digest.finish()
  }
}
