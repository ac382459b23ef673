/// Some thousand transactions as columns: what the store reads and the engine judges.
///
/// Every column has `count` entries; a value that was not recorded is `TransactionBatch.missing`.
/// Identifiers and text stay in the database.
public struct TransactionBatch: Sendable {
  /// Stands for a value that was not recorded.
  public static let missing = Int64.min
  /// So few that a batch, and all that is judged of it, stays in the processor's nearer caches.
  public static let usualSize = 1024

  /// The row's database id.
  public var id: [Int64] = []
  /// The service's database id.
  public var service: [Int64] = []
  /// Index into `Catalogue.variants`.
  public var variant: [Int64] = []
  /// Raw value of `CaseStatus`.
  public var status: [Int64] = []
  /// Stamps, in epoch seconds.
  public var received: [Int64] = []
  public var complete: [Int64] = []
  public var paid: [Int64] = []
  public var finished: [Int64] = []
  public var handedOver: [Int64] = []
  public var promised: [Int64] = []
  /// When the row was imported.
  public var recorded: [Int64] = []
  /// Until when a case without a finish is known to be open, since its source told so; `.max`: no limit is known. Empty:
  /// of none. It follows from the deliveries and stands in no segment.
  public var news: [Int64] = []
  /// Sum of the tariff lines; missing when the office recorded no charges.
  public var tariffPaid: [Int64] = []
  /// Sum of what the office took without a proof-of-payment number; see `Charge.isUnproven`.
  public var unproven: [Int64] = []
  /// Sum of the charges of several kinds in one amount: any part of it may be tariff.
  public var mixedPaid: [Int64] = []
  /// The officer's key: equal for equal codes; missing when no officer was recorded.
  public var officer: [Int64] = []
  /// The running part of the case number, and the key of all that it runs on in; missing where nothing does. See
  /// `RunningNumber`.
  public var number: [Int64] = []
  public var frame: [Int64] = []
  /// No service has so many papers, and no row one with that ordinal.
  public static let ordinalLimit = 1 << 20
  /// Documents by ordinal, bits 0...63 as a bit pattern; see `flags` for "not recorded".
  public var demanded: [Int64] = []
  public var submitted: [Int64] = []
  /// See `Flags`.
  public var flags: [Int64] = []

  /// Pauses of row `r`: `pauses[pauseOffsets[r]..<pauseOffsets[r + 1]]`, in order of `from`.
  public var pauseOffsets: [Int32] = [0]
  public var pauses: [CasePause] = []
  /// Documents with ordinals from 64, for the rows that have any: words 1… of each set.
  public var furtherDocuments: [Int32: FurtherDocuments] = [:]

  /// What was told before of the rows whose time a later telling dates back. It stands in no segment.
  public var earlier: [Int32: [EarlierTelling]] = [:]

  /// Proof numbers of cases that say how far these are the only ones: the row, ascending, and the number's key.
  public var proofRows: [Int32] = []
  public var proofKeys: [Int64] = []

  public struct Flags: OptionSet, Sendable {
    public let rawValue: Int64
    public init(rawValue: Int64) { self.rawValue = rawValue }

    public static let hasPauses = Flags(rawValue: 1)
    /// Some document has an ordinal from 64.
    public static let hasFurtherDocuments = Flags(rawValue: 2)
    public static let isExtended = Flags(rawValue: 4)
    /// The office recorded what it demanded.
    public static let demandedRecorded = Flags(rawValue: 8)
    /// The office recorded what was submitted.
    public static let submittedRecorded = Flags(rawValue: 16)

    /// A date of receipt is that of opening hours.
    public static let receivedInHours = Flags(rawValue: 1 << 18)

    /// Earlier deliveries told otherwise of its time.
    public static let hasEarlier = Flags(rawValue: 1 << 19)

    /// The two bits of `proofScope`.
    public static let proofScopes = Flags(rawValue: 3 << 5)

    /// Two bits: how far proof numbers are the only ones; 0: nobody says.
    public var proofScope: ProofScope? {
      get { ProofScope(rawValue: UInt8(rawValue >> 5 & 3)) }
      set {
        let others = ~Flags.proofScopes.rawValue
        self = Flags(rawValue: rawValue & others | Int64(newValue?.rawValue ?? 0) << 5)
      }
    }

    /// Six bits: the stamps that are dates, whose column holds the first second of the local day.
    public var dates: StampSet {
      get { StampSet(rawValue: UInt8(rawValue >> 7 & 63)) }
      set {
        let others: Int64 = ~(63 << 7)
        self = Flags(rawValue: rawValue & others | Int64(newValue.rawValue) << 7)
      }
    }

    /// Five bits: what the case's sources keep no column for.
    public var untold: UntoldFields {
      get { UntoldFields(rawValue: UInt8(rawValue >> 13 & 31)) }
      set {
        let others: Int64 = ~(31 << 13)
        self = Flags(rawValue: rawValue & others | Int64(newValue.rawValue) << 13)
      }
    }
  }

  /// What only some cases have, and rules that look across cases look at.
  public struct Contents: OptionSet, Sendable {
    public let rawValue: Int64
    public init(rawValue: Int64) { self.rawValue = rawValue }

    public static let officers = Contents(rawValue: 1)
    /// Proof numbers that say how far they are the only ones.
    public static let proofs = Contents(rawValue: 2)
  }

  public var contents: Contents {
    var contents: Contents = proofRows.isEmpty ? [] : .proofs
    if officer.contains(where: { $0 != TransactionBatch.missing }) { contents.insert(.officers) }
    return contents
  }

  /// Words of a document set after the first: word 0 here holds ordinals 64...127.
  public struct FurtherDocuments: Hashable, Sendable {
    public var demanded: [UInt64]
    public var submitted: [UInt64]

    public init(demanded: [UInt64] = [], submitted: [UInt64] = []) {
      self.demanded = demanded
      self.submitted = submitted
    }
  }

  public init() {}

  public var count: Int { id.count }

  /// Takes out all rows. Memory is kept.
  public mutating func removeAll() {
    for column in TransactionBatch.columns {
      self[keyPath: column].removeAll(keepingCapacity: true)
    }
    news.removeAll(keepingCapacity: true)
    earlier.removeAll(keepingCapacity: true)
    pauseOffsets.removeAll(keepingCapacity: true)
    pauseOffsets.append(0)
    pauses.removeAll(keepingCapacity: true)
    furtherDocuments.removeAll(keepingCapacity: true)
    proofRows.removeAll(keepingCapacity: true)
    proofKeys.removeAll(keepingCapacity: true)
  }

  /// By which a text is known again: equal texts have equal keys, and different ones hardly ever the same
  /// (63 bits of FNV-1a).
  public static func key(of text: borrowing Span<UInt8>) -> Int64 {
    var key: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in text.indices { key = (key ^ UInt64(text[index])) &* 0x100_0000_01B3 }
    return Int64(key >> 1)
  }

  /// The integer columns in the order in which the store reads them.
  public static var columns: [WritableKeyPath<TransactionBatch, [Int64]>] {
    [
      \.id, \.service, \.variant, \.status, \.received, \.complete, \.paid, \.finished,
      \.handedOver, \.promised, \.recorded, \.tariffPaid, \.unproven, \.mixedPaid, \.officer,
      \.number, \.frame, \.demanded, \.submitted, \.flags,
    ]
  }
}
