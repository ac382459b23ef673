internal import ServiceStandards

/// The integer columns of a case. Import, row, past row, batch, segment and digest follow this one list.
///
/// A new column is a case with its line in `list` and its value in `TransactionRow.init`; its name in
/// `transactions`, `transactions_past` and their triggers; and its array in `TransactionBatch`.
enum TransactionColumn: Int, CaseIterable, Sendable {
  case service, variant, status
  case received, complete, paid, finished, handedOver, promised
  case demanded, submitted, flags

  struct Place: Sendable {
    let column: TransactionColumn
    /// In the tables.
    let name: String
    /// In the columns that the engine reads.
    let batch: any WritableKeyPath<TransactionBatch, [Int64]> & Sendable
    /// The first form of a case that has it; see `CaseForm`.
    let since: Int

    init(
      _ column: TransactionColumn, _ name: String,
      _ batch: any WritableKeyPath<TransactionBatch, [Int64]> & Sendable, since: Int = 1
    ) {
      self.column = column
      self.name = name
      self.batch = batch
      self.since = since
    }
  }

  /// In the order of the cases, which is that of the table.
  static let list = [
    Place(.service, "service_id", \.service),
    Place(.variant, "variant_id", \.variant),
    Place(.status, "status", \.status),
    Place(.received, "received_at", \.received),
    Place(.complete, "complete_at", \.complete),
    Place(.paid, "paid_at", \.paid),
    Place(.finished, "finished_at", \.finished),
    Place(.handedOver, "handed_over_at", \.handedOver),
    Place(.promised, "promised_at", \.promised),
    Place(.demanded, "demanded", \.demanded),
    Place(.submitted, "submitted", \.submitted),
    Place(.flags, "flags", \.flags),
  ]

  static let names = list.map(\.name)
}

/// The integers of a case by their columns; `TransactionBatch.missing` stands for NULL.
struct TransactionRow: Sendable {
  // As many as there are columns.
  private var values = InlineArray<12, Int64>(repeating: TransactionBatch.missing)

  @inline(__always)
  subscript(column: TransactionColumn) -> Int64 {
    get { values[column.rawValue] }
    set { values[column.rawValue] = newValue }
  }

  /// The value in that place of the list.
  @inline(__always)
  subscript(place: Int) -> Int64 {
    get { values[place] }
    set { values[place] = newValue }
  }

  static var indices: Range<Int> { 0..<12 }
}

extension TransactionRow: Equatable {
  static func == (left: TransactionRow, right: TransactionRow) -> Bool {
    for place in indices where left.values[place] != right.values[place] { return false }
    return true
  }
}

/// The text columns of a case, in the order of the table after the integers.
///
/// Charges, pauses, further papers and earlier tellings are the lines that belong to a case, as JSON; see `CaseLines`.
enum CaseText: Int, CaseIterable, Sendable {
  /// Of numbers that begin anew; empty: they never do.
  case series
  /// The case's number as people read it.
  case number
  /// The number as it was first written; NULL: the same.
  case written
  case charges, pauses, furtherPapers
  case officer
  case applicant, note
  /// Of the hash by which applicant and note enter the digest.
  case salt
  /// What was told before of the case's time, and a later telling said otherwise of.
  case earlier

  static let names = [
    "series", "number", "written", "charges", "pauses", "further_papers", "officer", "applicant",
    "note", "salt", "earlier",
  ]

  /// A text that stands in the row as it was told.
  struct Told: Sendable {
    let column: CaseText
    let value: any WritableKeyPath<Transaction, String?> & Sendable
    /// Where the engine reads its key; `nil`: it has no need of the text.
    let key: (any WritableKeyPath<TransactionBatch, [Int64]> & Sendable)?

    init(
      _ column: CaseText, _ value: any WritableKeyPath<Transaction, String?> & Sendable,
      key: (any WritableKeyPath<TransactionBatch, [Int64]> & Sendable)? = nil
    ) {
      self.column = column
      self.value = value
      self.key = key
    }
  }

  static let asTold = [
    Told(.officer, \.officer, key: \TransactionBatch.officer),
    Told(.applicant, \.applicant),
    Told(.note, \.note),
  ]

  /// Those by whose keys the engine tells cases apart.
  static let keyed = asTold.compactMap { told in told.key.map { (column: told.column, key: $0) } }

  /// Those whose text itself enters the digest of a case.
  static let open = allCases.filter { !$0.isPersonal && $0 != .salt }

  /// What people wrote: its digest is salted, so that text and salt can go one day.
  var isPersonal: Bool { self == .applicant || self == .note }
}

/// Where the texts of a case stand in a buffer.
struct CaseTexts: Sendable {
  // As many as there are columns.
  private var places = InlineArray<11, TextPlace>(repeating: .null)

  @inline(__always)
  subscript(column: CaseText) -> TextPlace {
    get { places[column.rawValue] }
    set { places[column.rawValue] = newValue }
  }
}

/// Where a text or bytes stand in a buffer, or that there is none.
struct TextPlace: Hashable, Sendable {
  let start: Int32
  /// Bytes; below 0: NULL.
  let count: Int32

  static let null = TextPlace(start: 0, count: -1)
  static let empty = TextPlace(start: 0, count: 0)

  var isNull: Bool { count < 0 }
  var range: Range<Int> { Int(start)..<Int(start) + max(0, Int(count)) }

  /// By which the engine knows the text again; NULL has none.
  func key(_ bytes: borrowing Span<UInt8>) -> Int64 {
    isNull ? TransactionBatch.missing : TransactionBatch.key(of: bytes.extracting(range))
  }

  /// The text itself; NULL is `nil`.
  func text(_ bytes: borrowing Span<UInt8>) -> String? {
    guard !isNull else { return nil }
    return unsafe bytes.extracting(range).withUnsafeBufferPointer {
      unsafe String(decoding: $0, as: UTF8.self)
    }
  }
}
