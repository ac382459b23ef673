package import ServiceStandards
internal import WorkingTime

/// What the ids in a row of a case stand for.
protocol CaseNames {
  func service(_ id: Int64) -> Service?
  func variant(_ id: Int64) -> Variant?
  /// The papers of a service, in order of their ordinals.
  func papers(ofService id: Int64) -> [DocumentEntry]
}

extension Catalogue: CaseNames {
  func service(_ id: Int64) -> Service? { services.first { $0.id == id }?.value }
  func variant(_ id: Int64) -> Variant? {
    variants.indices.contains(Int(id)) ? variants[Int(id)] : nil
  }
  func papers(ofService id: Int64) -> [DocumentEntry] { documents[id] ?? [] }
}

extension Store {
  /// Database ids of the cases with that number at that service, however it is written, one for each series, the last
  /// received first.
  package func transactionIDs(service: Int64, caseNumber: String) throws(StoreError) -> [Int64] {
    var ids: [Int64] = []
    try connection.forEachRow(
      SQL.idsOfCase,
      bind: {
        $0.bind(1, service)
        $0.bind(2, CaseNumber.folded(caseNumber))
      }
    ) { ids.append($0.int(0)) }
    return ids
  }

  /// The numbers of a service's cases that begin so, however it is written, as they were first written.
  package func caseNumbers(
    service: Int64, startingWith prefix: String, limit: Int
  ) throws(StoreError) -> [String] {
    var numbers: [String] = []
    let folded = CaseNumber.folded(prefix)
    try connection.forEachRow(
      SQL.numbersOfCases,
      bind: {
        $0.bind(1, service)
        $0.bind(2, folded)
        $0.bind(3, folded + "\u{10FFFF}")
        $0.bind(4, limit)
      }
    ) { numbers.append($0.text(0)) }
    return numbers
  }

  /// One case with its texts, as an import would give it; `nil` when there is none with that id.
  /// Documents are given by their codes.
  package func transaction(id: Int64, in catalogue: Catalogue)
    throws(StoreError) -> Recorded<Transaction>?
  {
    var batch = TransactionBatch()
    var rows = try RowReader(store: self, size: 1, ids: id...id, withTexts: true)
    guard try rows.next(into: &batch) else { return nil }
    return Recorded(
      id: id, recordedAt: Instant(batch.recorded[0]),
      value: try rows.transaction(0, names: catalogue))
  }
}

extension Store {
  /// One case as it stands, with its texts; `nil` when there is none with that id.
  func standingCase(_ id: Int64, names: some CaseNames) throws(StoreError) -> Transaction? {
    var rows = try RowReader(store: self, size: 1, ids: id...id, withTexts: true)
    return try rows.advance() ? try rows.transaction(0, names: names) : nil
  }
}

extension RowReader {
  /// A case that was read last, with its texts, as an import would give it. Documents are given by their codes.
  func transaction(_ row: Int, names: some CaseNames) throws(StoreError) -> Transaction {
    let form = form(row)
    guard let service = names.service(form.row[.service]),
      let status = CaseStatus(rawValue: UInt8(clamping: form.row[.status])),
      let variant = names.variant(form.row[.variant]),
      let texts = lendTexts({ CaseContent(form, of: $0) })
    else { throw damaged(row) }
    let flags = TransactionBatch.Flags(rawValue: form.row[.flags])
    let entries = names.papers(ofService: form.row[.service])
    func codes(_ column: TransactionColumn, _ isThere: (FurtherPaper) -> Bool) -> [String] {
      let bits = UInt64(bitPattern: form.row[column])
      let low = (0..<64).filter { bits & (1 << UInt64($0)) != 0 }
      let further = texts.papers.filter(isThere).map { Int($0.ordinal) }
      return (low + further).filter { $0 < entries.count }.map { entries[$0].code.text }
    }
    var transaction = Transaction(
      unit: service.unit, service: service.code, caseNumber: texts.number,
      variant: variant, status: status,
      stamps: Stamps(form.row, flags), isExtended: flags.contains(.isExtended),
      pauses: texts.pauses, untold: flags.untold, charges: texts.charges,
      proofScope: flags.proofScope,
      demanded: flags.contains(.demandedRecorded) ? codes(.demanded, \.demanded) : nil,
      submitted: flags.contains(.submittedRecorded) ? codes(.submitted, \.submitted) : nil,
      earlier: texts.earlier)
    if service.numbersRestart == .byColumn {
      transaction.series = lendTexts { form.texts[.series].text($0) }.flatMap(\.nonEmpty)
    }
    for told in CaseText.asTold {
      transaction[keyPath: told.value] = lendTexts { form.texts[told.column].text($0) }
    }
    return transaction
  }
}

extension Stamps {
  fileprivate init(_ row: TransactionRow, _ flags: TransactionBatch.Flags) {
    func instant(_ column: TransactionColumn) -> Instant? {
      let seconds = row[column]
      return seconds == TransactionBatch.missing ? nil : Instant(seconds)
    }
    self.init(
      received: Instant(row[.received]), complete: instant(.complete), paid: instant(.paid),
      finished: instant(.finished), handedOver: instant(.handedOver),
      promised: instant(.promised), dates: flags.dates,
      receivedInHours: flags.contains(.receivedInHours))
  }
}

/// The texts of a case, read; `nil` when its lines are none.
private struct CaseContent {
  let number: String
  let charges: [Charge]?
  let pauses: [CasePause]
  let papers: [FurtherPaper]
  let earlier: [EarlierTelling]

  init?(_ form: CaseForm, of texts: borrowing Span<UInt8>) {
    number = form.texts[.written].text(texts) ?? form.texts[.number].text(texts) ?? ""
    if form.texts[.charges].isNull {
      charges = nil
    } else {
      guard let read = CaseLines.charges(texts, form.texts[.charges]) else { return nil }
      charges = read
    }
    let (pausePlace, paperPlace) = (form.texts[.pauses], form.texts[.furtherPapers])
    guard let pauses = pausePlace.isNull ? [] : CaseLines.pauses(texts, pausePlace),
      let papers = paperPlace.isNull ? [] : CaseLines.papers(texts, paperPlace),
      let earlier = form.texts[.earlier].isNull
        ? [] : CaseLines.earlier(texts, form.texts[.earlier])
    else { return nil }
    self.pauses = pauses
    self.papers = papers
    self.earlier = earlier
  }
}

private enum SQL {
  static let numbersOfCases = """
    SELECT coalesce(transactions.written, transactions.number)
    FROM transactions
    WHERE transactions.service_id = ?1 AND transactions.number >= ?2 AND transactions.number < ?3
    ORDER BY transactions.number
    LIMIT ?4
    """
  static let idsOfCase = """
    SELECT transactions.id
    FROM transactions
    WHERE transactions.service_id = ?1 AND transactions.number = ?2
    ORDER BY transactions.received_at DESC, transactions.id
    """
}
