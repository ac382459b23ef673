internal import Glibc
internal import ServiceStandards
internal import WorkingTime

/// A paper whose ordinal does not fit the mask of a list.
struct FurtherPaper: Equatable {
  var ordinal: Int64
  var demanded: Bool
  var submitted: Bool
}

/// A case in the shape of its row. The texts stand in a buffer beside it.
struct PreparedCase {
  var row = TransactionRow()
  var texts = CaseTexts()
  let line: Int
  /// By the clock of its unit.
  let receivedOn: CivilDay
  /// Whether the record itself says of which series it is; `nil`: its day of receipt does.
  let tellsSeries: Bool?
  // What the engine reads and no row holds, since it follows from the lines.
  var tariffPaid = TransactionBatch.missing
  var unproven = TransactionBatch.missing
  var mixedPaid: Int64 = 0
  var pauses: [CasePause]
  var furtherPapers: [FurtherPaper] = []
  /// Keys of the numbers that say how far they are the only ones.
  var proofs: [Int64] = []
}

/// A document list as ordinals: 0…63 as bits, the rest as numbers in ascending order.
struct DocumentMask {
  var bits: Int64 = 0
  var further: [Int64] = []

  mutating func insert(_ ordinal: Int) {
    if ordinal < 64 {
      bits |= Int64(bitPattern: 1 << UInt64(ordinal))
    } else if !further.contains(Int64(ordinal)) {
      further.append(Int64(ordinal))
      further.sort()
    }
  }
}

extension PreparedCase {
  /// The record under these ids. Its texts are added to the buffer.
  init(
    _ record: TransactionWriter.Record, receivedOn: CivilDay, service: Int64, series: String,
    tellsSeries: Bool?, variant: Int64, demanded: DocumentMask?, submitted: DocumentMask?,
    buffer: inout TextBuffer
  ) {
    line = record.line
    self.receivedOn = receivedOn
    self.tellsSeries = tellsSeries
    pauses = record.transaction.pauses
    furtherPapers = PreparedCase.furtherPapers(demanded, submitted)
    var flags: TransactionBatch.Flags = []
    if record.transaction.isExtended { flags.insert(.isExtended) }
    if demanded != nil { flags.insert(.demandedRecorded) }
    if submitted != nil { flags.insert(.submittedRecorded) }
    flags.proofScope = record.transaction.proofScope
    flags.dates = record.transaction.stamps.dates
    flags.untold = record.transaction.untold
    if record.transaction.stamps.receivedInHours { flags.insert(.receivedInHours) }
    if flags.proofScope != nil { proofs = record.transaction.charges?.proofKeys ?? [] }
    let missing = TransactionBatch.missing
    let stamps = record.transaction.stamps
    row[.service] = service
    row[.variant] = variant
    row[.status] = Int64(record.transaction.status.rawValue)
    row[.received] = stamps.received.seconds
    row[.complete] = stamps.complete?.seconds ?? missing
    row[.paid] = stamps.paid?.seconds ?? missing
    row[.finished] = stamps.finished?.seconds ?? missing
    row[.handedOver] = stamps.handedOver?.seconds ?? missing
    row[.promised] = stamps.promised?.seconds ?? missing
    row[.demanded] = demanded?.bits ?? 0
    row[.submitted] = submitted?.bits ?? 0
    row[.flags] = flags.rawValue
    texts[.series] = series.isEmpty ? .empty : buffer.add(series)
    addTexts(of: record.transaction, to: &buffer)
  }

  private mutating func addTexts(of transaction: Transaction, to buffer: inout TextBuffer) {
    let number = CaseNumber.folded(transaction.caseNumber)
    texts[.number] = buffer.add(number)
    if number != transaction.caseNumber { texts[.written] = buffer.add(transaction.caseNumber) }
    if let charges = transaction.charges {
      tariffPaid = charges.sum { $0.kind.countsAsTariff }
      unproven = charges.sum { $0.isUnproven }
      mixedPaid = charges.sum { $0.kind == .total }
      texts[.charges] = buffer.add { CaseLines.append(charges, to: &$0) }
    }
    if !pauses.isEmpty { texts[.pauses] = buffer.add { CaseLines.append(pauses, to: &$0) } }
    if !furtherPapers.isEmpty {
      texts[.furtherPapers] = buffer.add { CaseLines.append(furtherPapers, to: &$0) }
    }
    if !transaction.earlier.isEmpty {
      texts[.earlier] = buffer.add { CaseLines.append(transaction.earlier, to: &$0) }
    }
    var isPersonal = false
    for told in CaseText.asTold {
      guard let text = transaction[keyPath: told.value] else { continue }
      texts[told.column] = buffer.add(text)
      isPersonal = isPersonal || told.column.isPersonal
    }
    if isPersonal { texts[.salt] = buffer.addSalt() }
  }

  private static func furtherPapers(_ demanded: DocumentMask?, _ submitted: DocumentMask?)
    -> [FurtherPaper]
  {
    let asked = demanded?.further ?? []
    let given = submitted?.further ?? []
    if asked.isEmpty, given.isEmpty { return [] }
    return Set(asked + given).sorted().map {
      FurtherPaper(
        ordinal: $0, demanded: asked.contains($0), submitted: given.contains($0))
    }
  }
}

extension [Charge] {
  /// Minor units of some of them together.
  fileprivate func sum(of isWanted: (Charge) -> Bool) -> Int64 {
    var sum: Int64 = 0
    for charge in self where isWanted(charge) { sum = sum.plus(charge.amount.minorUnits) }
    return sum
  }
}

/// Texts of some cases, one after the other.
struct TextBuffer {
  private(set) var bytes: [UInt8] = []
  private var salts = Salts()

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  mutating func add(_ text: String) -> TextPlace {
    add { $0.append(contentsOf: text.utf8) }
  }

  mutating func add(_ body: (inout [UInt8]) -> Void) -> TextPlace {
    let start = bytes.count
    body(&bytes)
    return TextPlace(start: Int32(start), count: Int32(bytes.count - start))
  }

  mutating func addSalt() -> TextPlace {
    let start = bytes.count
    salts.append(to: &bytes)
    return TextPlace(start: Int32(start), count: Int32(Salts.size))
  }
}

/// Random bytes, fetched many at a time.
private struct Salts {
  static let size = SaltedHash.saltSize
  /// The kernel gives up to 256 bytes at once, and then never fewer than were asked for.
  private static let fetched = 256 / size

  private var pool = [UInt8](repeating: 0, count: fetched * size)
  private var left = 0

  mutating func append(to bytes: inout [UInt8]) {
    if left == 0 { refill() }
    left -= 1
    bytes.append(contentsOf: pool[left * Salts.size..<(left + 1) * Salts.size])
  }

  private mutating func refill() {
    let isFilled = unsafe pool.withUnsafeMutableBytes { pool in
      unsafe getentropy(pool.baseAddress, pool.count) == 0
    }
    precondition(isFilled, "the system has no random bytes")
    left = Salts.fetched
  }
}
