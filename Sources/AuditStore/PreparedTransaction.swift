internal import ServiceStandards
internal import WorkingTime

/// A case in the shape of the tables: what is written, and what an earlier record is compared with.
struct PreparedTransaction: Equatable {
  var service: Int64
  var variant: Int64
  var status: Int64
  var received: Int64
  var complete: Int64?
  var paid: Int64?
  var finished: Int64?
  var handedOver: Int64?
  var promised: Int64?
  var tariffPaid: Int64?
  var unproven: Int64?
  var demanded: Int64
  var submitted: Int64
  var flags: Int64
  var charges: [Charge]
  var pauses: [CasePause]
  var furtherDocuments: [FurtherDocument]
  var applicant: String?
  var note: String?

  /// A row of `further_documents`.
  struct FurtherDocument: Equatable {
    var ordinal: Int64
    var demanded: Bool
    var submitted: Bool
  }
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

extension PreparedTransaction {
  init(
    _ transaction: Transaction, service: Int64, variant: Int64, demanded: DocumentMask?,
    submitted: DocumentMask?
  ) {
    self.service = service
    self.variant = variant
    status = Int64(transaction.status.rawValue)
    received = transaction.stamps.received.seconds
    complete = transaction.stamps.complete?.seconds
    paid = transaction.stamps.paid?.seconds
    finished = transaction.stamps.finished?.seconds
    handedOver = transaction.stamps.handedOver?.seconds
    promised = transaction.stamps.promised?.seconds
    charges = transaction.charges ?? []
    if transaction.charges != nil {
      tariffPaid = charges.reduce(0) { $1.kind == .tariff ? $0 + $1.amount.minorUnits : $0 }
      unproven = charges.reduce(0) { $1.isUnproven ? $0 + $1.amount.minorUnits : $0 }
    }
    pauses = transaction.pauses
    applicant = transaction.applicant
    note = transaction.note
    self.demanded = demanded?.bits ?? 0
    self.submitted = submitted?.bits ?? 0
    furtherDocuments = PreparedTransaction.furtherDocuments(demanded, submitted)
    var flags: TransactionBatch.Flags = []
    if !pauses.isEmpty { flags.insert(.hasPauses) }
    if !furtherDocuments.isEmpty { flags.insert(.hasFurtherDocuments) }
    if transaction.isExtended { flags.insert(.isExtended) }
    if demanded != nil { flags.insert(.demandedRecorded) }
    if submitted != nil { flags.insert(.submittedRecorded) }
    self.flags = flags.rawValue
  }

  private static func furtherDocuments(_ demanded: DocumentMask?, _ submitted: DocumentMask?)
    -> [FurtherDocument]
  {
    let asked = demanded?.further ?? []
    let given = submitted?.further ?? []
    if asked.isEmpty, given.isEmpty { return [] }
    return Set(asked + given).sorted().map {
      FurtherDocument(
        ordinal: $0, demanded: asked.contains($0), submitted: given.contains($0))
    }
  }
}

extension Charge {
  /// Money that the office took without a proof-of-payment number; third-party money is not its own.
  var isUnproven: Bool { kind != .thirdParty && amount > .zero && proof == nil }
}
