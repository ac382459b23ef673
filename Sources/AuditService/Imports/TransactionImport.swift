package import AuditImport
internal import AuditStore
package import ServiceStandards
internal import WorkingTime

/// What to import, and how much may be wrong with it.
package struct TransactionImport: Sendable {
  /// How many lines may be rejected before the whole file is refused.
  package typealias Allowance = RejectShare

  /// Where a covering letter is that the program reads by itself.
  package enum Control: Hashable, Sendable {
    /// Beside the file, when there is one.
    case beside
    case file(String)
    case none
  }

  package var file: String
  package var profile: String?
  /// The moment at which the rows count as imported; `nil`: now.
  package var recordedAt: Moment?
  /// As of when the file tells of its cases; `nil`: as of its first import.
  package var exportedAt: Moment?
  /// The same bytes as before speak as of now.
  package var supersedes: Bool
  /// A known case may have been received on another day than the one recorded.
  package var acceptsReceiptChanges: Bool
  package var allowance: Allowance
  package var dryRun: Bool
  /// Key files that turn references of people into keyed hashes.
  package var hashKeys: [TransactionColumn: String]
  /// What the covering letter says, as somebody typed it.
  package var letter: CoveringLetter
  package var control: Control
  /// Language of the rejects file and of the reasons that are kept.
  package var language: Language

  package init(
    file: String, profile: String? = nil, recordedAt: Moment? = nil, exportedAt: Moment? = nil,
    supersedes: Bool = false, acceptsReceiptChanges: Bool = false,
    allowance: Allowance = .lines(0), dryRun: Bool = false,
    hashKeys: [TransactionColumn: String] = [:],
    expectedRows: Int? = nil, expectedSums: [CoveringLetter.Sum] = [],
    control: Control = .beside, language: Language = .indonesian
  ) {
    self.file = file
    self.profile = profile
    self.recordedAt = recordedAt
    self.exportedAt = exportedAt
    self.supersedes = supersedes
    self.acceptsReceiptChanges = acceptsReceiptChanges
    self.allowance = allowance
    self.dryRun = dryRun
    self.hashKeys = hashKeys
    letter = CoveringLetter(rows: expectedRows, sums: expectedSums)
    self.control = control
    self.language = language
  }
}

/// What came of it.
package struct TransactionImportResult: Sendable {
  package enum State: Hashable, Sendable {
    case imported(id: Int64)
    /// The same bytes came in before, under the same profile, and mean now what they meant then.
    case known(id: Int64)
    /// Too many rejected lines; only they were kept.
    case refused(id: Int64)
  }

  package var state: State
  package var sha256: String
  /// When the file was read.
  var readAt = Instant(.max)
  /// `nil` when the file was known.
  package var summary: ImportSummary?
  package var inserted = 0
  package var changed = 0
  package var unchanged = 0
  package var rejected = 0
  /// Rows that stand in the file before, in the same words: they count once.
  package var repeated = TellingNotes.Rows()
  /// Rows of cases that people took out.
  package var retracted = TellingNotes.Rows()
  /// Cases that were received after they were imported, and so long ago that the year must be a mistake.
  package var receivedInFuture = TellingNotes.Rows()
  package var receivedLongAgo = TellingNotes.Rows()
  /// Services that nobody has declared, which the profile says to register.
  package var registered: [Service] = []
  /// Classes and tiers of rows that no standard of their service names.
  package var undeclared: [UndeclaredWord] = []
  /// What the file has a column for and never fills, so that nothing follows from its absence.
  package var neverFilled: UntoldFields = []
  /// What else there is to say of rows about known cases.
  package var notes = TellingNotes()
  /// For which fields the file speaks; `nil` for what is no file of transactions.
  package var form: DeliveryForm?
  /// Its rows by service and month of receipt; none of a file that does not tell the receipt.
  var months: [DeliveryMonth] = []
  /// What it has fewer rows of than the delivery before; `nil`: there is none before.
  package var comparison: DeliveryComparison?
  /// Of which columns a covering letter can name the sum.
  var moneyColumns = MoneyColumns.none
  /// Currencies of the units, for sums of what no row has.
  var currencies: [Currency] = []
  /// The control file with which what was read agrees; `nil`: there was none.
  package var control: CoveringLetter?
  /// The profile demands a control file, and somebody said to go without.
  package var isWithoutControl = false
  /// What the file has to be read again for.
  var findings = ReadingFindings()
  /// Of a file whose rows are pieces of cases.
  package var pieces: PieceImport?
  /// Rows of any file that have found their cases.
  package var joined: [PieceKind: Int] = [:]
  /// The first of them, at most `mostListed`.
  package var diagnostics: [Diagnostic] = []
  /// All of them by kind.
  package var kinds = DiagnosticGroups()
  package var rejectsFile: String?

  package static let mostListed = 1000
}

extension TransactionImportResult {
  /// Takes note of days of receipt that cannot be right; such rows are written all the same.
  mutating func note(_ record: TransactionWriter.Record) {
    let received = record.transaction.stamps.received
    if received > readAt { receivedInFuture.add(record.line) }
    if received.seconds < TransactionImportResult.longAgo { receivedLongAgo.add(record.line) }
  }

  /// How people find a line of the file: `12`, or `Juli!12` in a workbook.
  package func place(ofLine line: Int) -> String {
    summary?.place(ofLine: line) ?? String(line)
  }

  /// 1 January 1990 (UTC): what offices recorded before stands in no export.
  private static let longAgo: Int64 = 631_152_000
}
