package import ServiceStandards
package import WorkingTime

/// Turns transactions into the columns that the engine reads, as a store would.
package struct BatchBuilder {
  private let services: [ServiceName: Int64]
  private let ordinals: [Int64: [String: Int]]
  private let papers: [Int64: NaivePapers]
  private let variants: [Variant: Int64]
  private let news: [Int64: Instant]

  private struct ServiceName: Hashable {
    let unit: UnitCode
    let service: ServiceCode
  }

  /// `news`: until when open cases are known to be open, by id.
  package init(_ catalogue: Catalogue, news: [Int64: Instant] = [:]) {
    self.news = news
    var services: [ServiceName: Int64] = [:]
    var ordinals: [Int64: [String: Int]] = [:]
    var papers: [Int64: NaivePapers] = [:]
    for service in catalogue.services {
      services[ServiceName(unit: service.value.unit, service: service.value.code)] = service.id
      papers[service.id] = NaivePapers(of: service, in: catalogue)
      for (ordinal, entry) in (catalogue.documents[service.id] ?? []).enumerated() {
        ordinals[service.id, default: [:]][entry.code.text] = ordinal
      }
    }
    var variants: [Variant: Int64] = [:]
    for (index, variant) in catalogue.variants.enumerated() { variants[variant] = Int64(index) }
    self.services = services
    self.ordinals = ordinals
    self.papers = papers
    self.variants = variants
  }

  /// The rows in their order, so many to a batch.
  ///
  /// - Throws: `NotInCatalogue` when a row names a service, a variant or a paper without a number.
  package func batches(
    of rows: [Recorded<Transaction>], size: Int
  ) throws(NotInCatalogue) -> [TransactionBatch] {
    var batches: [TransactionBatch] = []
    var batch = TransactionBatch()
    for row in rows {
      try append(row, to: &batch)
      if batch.count == size {
        batches.append(batch)
        batch = TransactionBatch()
      }
    }
    if batch.count > 0 { batches.append(batch) }
    return batches
  }

  private func append(
    _ row: Recorded<Transaction>, to batch: inout TransactionBatch
  ) throws(NotInCatalogue) {
    let transaction = row.value
    let name = ServiceName(unit: transaction.unit, service: transaction.service)
    guard let service = services[name] else {
      throw NotInCatalogue(text: transaction.service.text)
    }
    guard let variant = variants[transaction.variant] else {
      throw NotInCatalogue(text: "\(transaction.variant)")
    }
    let demanded = try words(transaction.demanded ?? [], of: service)
    let submitted = try words(transaction.submitted ?? [], of: service)
    var flags: TransactionBatch.Flags = []
    if transaction.isExtended { flags.insert(.isExtended) }
    if transaction.demanded != nil { flags.insert(.demandedRecorded) }
    if transaction.submitted != nil { flags.insert(.submittedRecorded) }
    if !transaction.pauses.isEmpty { flags.insert(.hasPauses) }
    flags.dates = transaction.stamps.dates
    flags.untold = transaction.untold
    if transaction.stamps.receivedInHours { flags.insert(.receivedInHours) }
    if demanded.count > 1 || submitted.count > 1 {
      flags.insert(.hasFurtherDocuments)
      batch.furtherDocuments[Int32(batch.count)] = TransactionBatch.FurtherDocuments(
        demanded: Array(demanded.dropFirst()), submitted: Array(submitted.dropFirst()))
    }
    let stamps = transaction.stamps
    batch.id.append(row.id)
    batch.service.append(service)
    batch.variant.append(variant)
    batch.status.append(Int64(transaction.status.rawValue))
    batch.received.append(stamps.received.seconds)
    batch.complete.append(BatchBuilder.column(stamps.complete))
    batch.paid.append(BatchBuilder.column(stamps.paid))
    batch.finished.append(BatchBuilder.column(stamps.finished))
    batch.handedOver.append(BatchBuilder.column(stamps.handedOver))
    batch.promised.append(BatchBuilder.column(stamps.promised))
    batch.recorded.append(row.recordedAt.seconds)
    batch.news.append(news[row.id]?.seconds ?? .max)
    batch.tariffPaid.append(BatchBuilder.sum(transaction.charges) { $0.kind.countsAsTariff })
    batch.mixedPaid.append(BatchBuilder.sum(transaction.charges) { $0.kind == .total })
    batch.unproven.append(
      BatchBuilder.sum(transaction.charges) { $0.isUnproven })
    batch.officer.append(
      transaction.officer.map { TransactionBatch.key(of: Array($0.utf8).span) }
        ?? TransactionBatch.missing)
    let number = RunningNumber.read(
      Array(CaseNumber.folded(transaction.caseNumber).utf8).span,
      series: Array((transaction.series ?? "").utf8).span, received: stamps.received.seconds)
    batch.number.append(number?.number ?? TransactionBatch.missing)
    batch.frame.append(number?.frame ?? TransactionBatch.missing)
    batch.demanded.append(Int64(bitPattern: demanded.first ?? 0))
    batch.submitted.append(Int64(bitPattern: submitted.first ?? 0))
    flags.proofScope = transaction.proofScope
    batch.flags.append(flags.rawValue)
    for key in transaction.proofScope == nil ? [] : transaction.charges?.proofKeys ?? [] {
      batch.proofRows.append(Int32(batch.id.count - 1))
      batch.proofKeys.append(key)
    }
    if !transaction.earlier.isEmpty {
      batch.earlier[Int32(batch.id.count - 1)] = transaction.earlier
    }
    batch.pauses += NaiveRecord.byStart(transaction.pauses)
    batch.pauseOffsets.append(Int32(batch.pauses.count))
  }

  private static func column(_ stamp: Instant?) -> Int64 {
    stamp?.seconds ?? TransactionBatch.missing
  }

  private static func sum(_ charges: [Charge]?, _ isCounted: (Charge) -> Bool) -> Int64 {
    guard let charges else { return TransactionBatch.missing }
    return charges.filter(isCounted).reduce(0) { $0 + $1.amount.minorUnits }
  }

  /// A set of papers as words of 64 ordinals; no longer than its largest ordinal asks for.
  private func words(_ texts: [String], of service: Int64) throws(NotInCatalogue) -> [UInt64] {
    var words: [UInt64] = []
    for code in papers[service]?.codes(of: texts) ?? [] {
      guard let ordinal = ordinals[service]?[code] else { throw NotInCatalogue(text: code) }
      while words.count <= ordinal / 64 { words.append(0) }
      words[ordinal / 64] |= 1 << UInt64(ordinal % 64)
    }
    return words
  }
}

/// A row names something that the catalogue has no number for.
package struct NotInCatalogue: Error, Hashable {
  package let text: String
}
