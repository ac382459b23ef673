package import ServiceStandards
package import WorkingTime

/// Writes deviations as CSV straight from what the database holds: what repeats from row to row is
/// made once, and no text is made for a row. The bytes are those that the rows of
/// `DeviationRow.fillHandover` give.
///
/// A class, so that nothing of it is copied for a row: what changes stands in `Progress`.
package final class DeviationCSV {
  /// What is shown of the services, the standards and the rules that the deviations name.
  package struct Names {
    /// Services that are exported, by database id, with the number of their zone.
    package var services: [(id: Int64, name: ServiceName, currency: Currency, zone: Int)] = []
    /// Versions of standards by database id.
    package var versions: [Int64: String] = [:]
    package var rules: [(id: RuleID, criterion: Criterion, measure: Measure)] = []
    /// Findings by service and rule.
    package var findings: [Subject: String] = [:]

    package init() {}
  }

  package struct Subject: Hashable, Sendable {
    package let service: Int64
    package let rule: RuleID

    package init(service: Int64, rule: RuleID) {
      self.service = service
      self.rule = rule
    }
  }

  // The parts of a row hold no references: copying them costs nothing.

  struct RulePart {
    let isKnown: Bool
    let measure: Measure
    /// What stands before the number of the transaction, e.g. `W-01-` or `"W-01-`.
    let prefix: BytePieces.Piece
    /// From the column behind `standard_version` on: `,instant,`.
    let measureField: BytePieces.Piece
    /// Where its pieces begin in `standings`.
    let standings: Int
  }

  struct ServicePart {
    let zone: Int
    /// Digits of the minor unit of its currency.
    let decimals: Int
    /// Unit, code and name, with delimiters around them.
    let fields: BytePieces.Piece
    /// Behind an amount: `,IDR,`.
    let currencyField: BytePieces.Piece
  }

  /// Pieces that every row may need.
  struct Constants {
    var isNew = BytePieces.Piece.empty
    var isStill = BytePieces.Piece.empty
    /// In the place of an amount and a currency.
    var noMoney = BytePieces.Piece.empty
    var noActual = BytePieces.Piece.empty
    var noOverrun = BytePieces.Piece.empty
    /// Behind a number of seconds or minutes.
    var overrunUnit = BytePieces.Piece.empty
  }

  let csv: CSVRows
  private let presentation: Presentation
  let zones: [Zone]
  let asOf: Instant
  let masks: Bool
  let delimiter: UInt8
  let isForSpreadsheet: Bool

  let pieces: BytePieces
  let constants: Constants
  let rules: [RulePart]
  /// By rule, status and severity: `,finished,W-01,time,high,`.
  let standings: [BytePieces.Piece]
  let services: [ServicePart]
  let serviceSlots: DenseIDs
  let versions: [BytePieces.Piece]
  let versionSlots: DenseIDs
  /// By service and rule, the finding and the delimiter behind it; none when no finding is known.
  let findings: [BytePieces.Piece]

  /// What changes from row to row.
  struct Progress {
    /// The stretch of time in which each zone had its offset when it was last asked.
    var stretches: [(start: Int64, end: Int64, offset: Int32)]
    var days = DayTexts()
    var rows: Int64 = 0
    var amounts: Int64 = 0
    var first: Deviation?
    var last: Deviation?
  }

  /// Columns by their place.
  enum Place {
    static let caseNumber = 4
    static let standing = [5, 6, 7, 8]
    static let version = 9
    static let measure = 10
    static let actual = 12
    static let overrun = 13
    static let amount = 14
    static let currency = 15
    static let change = 17
    static let finding = 18
    static let exception = 19
  }

  package init(
    _ names: Names, _ presentation: Presentation, envelope: Envelope, asOf: Instant,
    masksPersonalData: Bool
  ) {
    var maker = DeviationPieces(
      csv: CSVRows(HandoverShape.deviations.head(envelope), presentation),
      delimiter: presentation.csv.delimiter.byte)
    csv = maker.csv
    self.presentation = presentation
    zones = presentation.zones
    self.asOf = asOf
    masks = masksPersonalData
    delimiter = presentation.csv.delimiter.byte
    isForSpreadsheet = presentation.csv.reader == .spreadsheet
    constants = maker.constants()
    (rules, standings) = maker.rules(names.rules, quotes: isForSpreadsheet)
    services = names.services.map { maker.service($0) }
    findings = maker.findings(names, rules: rules.count)
    let standards = names.versions.sorted { $0.key < $1.key }
    versions = standards.map { maker.field(Place.version, .text($0.value)) }
    pieces = maker.pieces
    serviceSlots = DenseIDs(names.services.map(\.id))
    versionSlots = DenseIDs(standards.map(\.key))
  }

  /// Writes the header line.
  func begin(into bytes: inout [UInt8]) {
    var csv = csv
    csv.begin(into: &bytes)
  }

  func progress() -> Progress {
    Progress(stretches: zones.map { $0.stretch(at: asOf) })
  }

  /// What the manifest says of the rows so far.
  func facts(_ progress: Progress) -> FileFacts {
    var facts = FileFacts()
    facts.rows = progress.rows
    facts.columns = csv.headerNames
    facts.sums = [csv.headerName(of: Place.amount): progress.amounts]
    facts.firstKey = progress.first.map { "\($0.rule)-\($0.transaction)" }
    facts.lastKey = progress.last.map { "\($0.rule)-\($0.transaction)" }
    facts.order = .transaction
    facts.csv = presentation.csv
    return facts
  }
}
