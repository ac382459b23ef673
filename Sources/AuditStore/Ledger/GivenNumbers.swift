internal import ServiceStandards

/// The highest number that was given to each kind of thing that people call by its number: of findings and
/// waivers within each year, of imports over all. (A run is named by its entry of the ledger.)
///
/// A number is never given twice, also when the rows that bore it are gone with the end of a ledger: a
/// checkpoint carries them, and who accepts the loss has them kept.
package struct GivenNumbers: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case finding = "T"
    case waiver = "K"
    case `import`

    fileprivate var isYearly: Bool { self == .finding || self == .waiver }
  }

  private struct Series: Hashable {
    let kind: Kind
    /// 0 for what is counted over all years.
    let year: Int64
  }

  /// What people can name, and so many more to come.
  static let largest: Int64 = 999_999_999

  private var highest: [Series: Int64] = [:]

  package init() {}

  package var isEmpty: Bool { highest.isEmpty }

  mutating func note(_ kind: Kind, year: Int64, _ number: Int64) {
    highest[Series(kind: kind, year: year), default: 0].raise(to: number)
  }

  package mutating func merge(_ other: GivenNumbers) {
    for (series, number) in other.highest { highest[series, default: 0].raise(to: number) }
  }

  /// `T-2026-0042 K-2026-0003 import-21`; of each kind the last two years, since numbers are given
  /// in the year that is.
  package var text: String {
    Kind.allCases.flatMap { kind in
      highest.filter { $0.key.kind == kind }.sorted { $0.key.year < $1.key.year }.suffix(2)
        .map { series, number in
          guard kind.isYearly else { return "\(kind.rawValue)-\(number)" }
          let zeros = String(repeating: "0", count: max(0, 4 - String(number).utf8.count))
          return "\(kind.rawValue)-\(series.year)-\(zeros)\(number)"
        }
    }.joined(separator: " ")
  }

  /// Reads what `text` writes; `nil` for anything else.
  package init?(_ text: some StringProtocol) {
    for name in text.split(separator: " ") {
      let parts = name.split(separator: "-", omittingEmptySubsequences: false)
      guard let kind = parts.first.flatMap({ Kind(rawValue: String($0)) }),
        parts.count == (kind.isYearly ? 3 : 2),
        let number = Int64(parts[parts.count - 1]), (1...GivenNumbers.largest).contains(number),
        let year = kind.isYearly ? Int64(parts[1]) : 0, (0...9999).contains(year)
      else { return nil }
      note(kind, year: year, number)
    }
  }

  fileprivate func forEach(
    _ body: (Kind, Int64, Int64) throws(StoreError) -> Void
  ) throws(StoreError) {
    for (series, number) in highest { try body(series.kind, series.year, number) }
  }
}

extension Int64 {
  fileprivate mutating func raise(to other: Int64) { self = Swift.max(self, other) }
}

extension Store {
  /// The highest numbers that this database has given, or knows to have been given.
  package func givenNumbers() throws(StoreError) -> GivenNumbers {
    var given = GivenNumbers()
    try connection.forEachRow(SQL.given) { row in
      guard let kind = GivenNumbers.Kind(rawValue: row.text(0)), row.int(2) > 0 else { return }
      given.note(kind, year: row.int(1), row.int(2))
    }
    return given
  }

  /// Keeps numbers that are not to be given again; call inside `record`.
  package func keep(_ given: GivenNumbers) throws(StoreError) {
    try given.forEach { kind, year, number throws(StoreError) in
      try connection.run(SQL.keep) { statement in
        statement.bind(1, kind.rawValue)
        statement.bind(2, year)
        statement.bind(3, number)
      }
    }
  }

  /// The number that is given next; call inside `write`.
  ///
  /// - Throws: `StoreError` with `damaged` when something else than this program has used up all numbers.
  func nextNumber(
    of kind: GivenNumbers.Kind, year: Int = 0, last: Int64
  ) throws(StoreError) -> Int64 {
    let kept = try connection.first(
      SQL.kept,
      bind: {
        $0.bind(1, kind.rawValue)
        $0.bind(2, year)
      }
    ) { $0.int(0) }
    let last = max(last, kept ?? 0)
    guard last < GivenNumbers.largest else { throw damaged("number \(last) of \(kind.rawValue)") }
    return max(0, last) + 1
  }

  /// The same for what is counted by its id in that table.
  func nextID(
    of kind: GivenNumbers.Kind, in table: CoveredTable
  ) throws(StoreError) -> Int64 {
    let last = try table.last.map { sql throws(StoreError) in
      try connection.first(sql) { $0.int(0) } ?? 0
    }
    return try nextNumber(of: kind, last: last ?? 0)
  }
}

private enum SQL {
  static let given = """
    SELECT 'T', findings.year, max(findings.number) FROM findings GROUP BY findings.year
    UNION ALL SELECT 'K', waivers.year, max(waivers.number) FROM waivers GROUP BY waivers.year
    UNION ALL SELECT 'import', 0, max(imports.id) FROM imports
    UNION ALL SELECT kind, year, number FROM given_numbers
    """
  static let keep = """
    INSERT INTO given_numbers (kind, year, number) VALUES (?1, ?2, ?3)
    ON CONFLICT (kind, year) DO UPDATE SET number = max(number, excluded.number)
    """
  static let kept = "SELECT number FROM given_numbers WHERE kind = ?1 AND year = ?2"
}
