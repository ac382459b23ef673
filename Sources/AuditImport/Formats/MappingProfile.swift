package import ServiceStandards
package import WorkingTime

/// How the columns and texts of one office's file stand for transactions.
package struct MappingProfile: Sendable {
  /// A money column beside or instead of `charges`.
  package struct ChargeColumn: Hashable, Sendable {
    /// Headings in the file.
    package var column: String
    package var kind: ChargeKind
    package var proof: String?

    package init(column: String, kind: ChargeKind, proof: String? = nil) {
      self.column = column
      self.kind = kind
      self.proof = proof
    }
  }

  package var name: String
  /// What its rows are; `nil`: cases.
  package var rows: PieceKind?
  /// The pieces come to those that were told before, instead of taking their place.
  package var adds = false
  /// A file comes with its control file, or not at all.
  package var demandsControl = false
  /// `nil`: the one under which the header fits.
  package var delimiter: Delimiter?
  /// Where the table stands, and which lines are no rows.
  package var shape = TableShape()
  /// `nil`: found by the bytes of the file.
  package var encoding: TextEncoding?
  /// Zone of stamps without an offset; `nil`: the zone of the unit.
  package var zone: Zone?
  /// Heading in the file of each of our columns.
  package var columns: [TransactionColumn: String]
  /// Heading of the times of day beside a column of dates.
  package var timeColumns: [TransactionColumn: String] = [:]
  /// Whether each of `columns` must be in the file, or only the required ones.
  package var demandsAllColumns: Bool
  /// One value for all rows.
  package var constants: [TransactionColumn: String]
  /// Forms of stamps, tried in order.
  package var dates: [DatePattern]
  /// How stamps are understood, where not as in every file.
  var stamps: [TransactionColumn: StampReading]
  /// Dates of receipt are those of opening hours.
  package var receivedInHours: Bool
  package var numbers: NumberForm
  /// What words in the place of amounts mean.
  var moneyWords = MoneyWords()
  /// Texts that stand for a status, whatever their capitals; empty: the canonical words.
  package var status: [String: CaseStatus]
  /// Translations of whole cells.
  package var values: [TransactionColumn: [String: String]]
  /// What separates the entries of demanded and submitted papers.
  package var listSeparator: UInt8
  package var charges: [ChargeColumn]
  /// An empty money cell says that nothing was taken, instead of nothing at all.
  package var blankChargesMeanNone: Bool
  /// How far proof-of-payment numbers are the only ones; `nil`: nobody says.
  package var proofScope: ProofScope?
  /// An empty cell says that there is nothing, instead of saying nothing.
  package var emptyClears: Bool
  /// Cell texts that mean empty.
  package var missing: [String]
  /// First cells of total lines at the end of a file.
  package var totals: [String]
  /// A closed status without a finish stamp is read as open.
  package var ignoresStatusWithoutFinish: Bool

  /// A service that nobody has declared is registered, instead of its rows being rejected.
  package var registersServices: Bool
  /// Heading of the names of such services.
  package var serviceNames: String?

  /// The canonical form.
  package init(name: String = "canonical") {
    self.name = name
    columns = Dictionary(
      uniqueKeysWithValues: TransactionColumn.allCases.map { ($0, $0.rawValue) })
    demandsAllColumns = false
    constants = [:]
    dates = [.iso]
    stamps = [:]
    receivedInHours = false
    numbers = NumberForm()
    status = [:]
    values = [:]
    listSeparator = UInt8(ascii: "|")
    charges = []
    blankChargesMeanNone = false
    emptyClears = false
    missing = []
    totals = ["Jumlah", "Total"]
    ignoresStatusWithoutFinish = false
    registersServices = false
  }

  package static let canonical = MappingProfile()
}

extension MappingProfile {
  /// Every heading that means something.
  var headings: Set<String> {
    var headings = Set(columns.values).union(timeColumns.values)
    if let serviceNames { headings.insert(serviceNames) }
    for charge in charges {
      headings.insert(charge.column)
      if let proof = charge.proof { headings.insert(proof) }
    }
    return headings
  }

  /// Of the required headings those without which a file can still add to cases that are known, when it has none of them.
  var essentialHeadings: Set<String> {
    demandsAllColumns || rows != nil
      ? [] : Set(TransactionColumn.essential.compactMap { columns[$0] })
  }

  /// The headings of what every row has.
  var filledHeadings: [String] {
    requiredColumns.compactMap { constants[$0] == nil ? columns[$0] : nil }
  }

  /// The headings without which a file cannot be read, in order of our columns.
  var requiredHeadings: [String] {
    let needed = demandsAllColumns ? knownColumns : requiredColumns
    var headings = needed.flatMap { constants[$0] == nil ? [columns[$0], timeColumns[$0]] : [] }
      .compactMap { $0 }
    for charge in charges { headings += [charge.column] + (charge.proof.map { [$0] } ?? []) }
    if let serviceNames { headings.append(serviceNames) }
    return headings
  }
}
