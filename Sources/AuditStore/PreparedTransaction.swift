internal import ServiceStandards
internal import WorkingTime

/// The integers of a case in the shape of `transactions`.
struct TransactionRow: Equatable {
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
}

/// A row of `further_documents`.
struct FurtherDocument: Equatable {
  var ordinal: Int64
  var demanded: Bool
  var submitted: Bool
}

/// A case in the shape of the tables, but for what a record has in that shape already.
struct PreparedTransaction {
  var row: TransactionRow
  /// Of documents whose ordinals do not fit a mask.
  var furtherDocuments: [FurtherDocument]
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
  /// The record under these ids.
  init(
    _ record: TransactionWriter.Record, service: Int64, variant: Int64, demanded: DocumentMask?,
    submitted: DocumentMask?
  ) {
    furtherDocuments = PreparedTransaction.furtherDocuments(demanded, submitted)
    var flags: TransactionBatch.Flags = []
    if !record.transaction.pauses.isEmpty { flags.insert(.hasPauses) }
    if !furtherDocuments.isEmpty { flags.insert(.hasFurtherDocuments) }
    if record.transaction.isExtended { flags.insert(.isExtended) }
    if demanded != nil { flags.insert(.demandedRecorded) }
    if submitted != nil { flags.insert(.submittedRecorded) }
    let stamps = record.transaction.stamps
    let charges = record.transaction.charges
    row = TransactionRow(
      service: service, variant: variant, status: Int64(record.transaction.status.rawValue),
      received: stamps.received.seconds, complete: stamps.complete?.seconds,
      paid: stamps.paid?.seconds, finished: stamps.finished?.seconds,
      handedOver: stamps.handedOver?.seconds, promised: stamps.promised?.seconds,
      tariffPaid: charges?.sum { $0.kind == .tariff }, unproven: charges?.sum { $0.isUnproven },
      demanded: demanded?.bits ?? 0, submitted: submitted?.bits ?? 0, flags: flags.rawValue)
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

extension [Charge] {
  /// Minor units of some of them together.
  fileprivate func sum(of isWanted: (Charge) -> Bool) -> Int64 {
    var sum: Int64 = 0
    for charge in self where isWanted(charge) { sum += charge.amount.minorUnits }
    return sum
  }
}

extension Charge {
  /// Money that the office took without a proof-of-payment number; third-party money is not its own.
  var isUnproven: Bool { kind != .thirdParty && amount > .zero && proof == nil }
}
