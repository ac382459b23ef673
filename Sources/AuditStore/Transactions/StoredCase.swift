package import ServiceStandards
internal import WorkingTime

extension Store {
  /// Database id of the case with that number at that service; `nil` when there is none.
  package func transactionID(service: Int64, caseNumber: String) throws(StoreError) -> Int64? {
    try connection.first(
      SQL.idOfCase,
      bind: {
        $0.bind(1, service)
        $0.bind(2, caseNumber)
      }
    ) { $0.int(0) }
  }

  /// One case with its texts, as an import would give it; `nil` when there is none with that id.
  /// Documents are given by their codes.
  package func transaction(id: Int64, in catalogue: Catalogue)
    throws(StoreError) -> Recorded<Transaction>?
  {
    var batch = TransactionBatch()
    var rows = try RowReader(store: self, size: 1, ids: id...id, withTexts: true)
    guard try rows.next(into: &batch) else { return nil }
    let form = rows.form(0)
    guard let service = catalogue.services.first(where: { $0.id == form.row[.service] }),
      let status = CaseStatus(rawValue: UInt8(clamping: form.row[.status])),
      catalogue.variants.indices.contains(Int(form.row[.variant]))
    else { throw damaged("transactions row \(id)") }
    let texts = rows.lendTexts { CaseContent(form, of: $0) }
    guard let texts else { throw rows.damaged(0) }
    let flags = TransactionBatch.Flags(rawValue: form.row[.flags])
    let entries = catalogue.documents[form.row[.service]] ?? []
    func codes(_ column: TransactionColumn, _ isThere: (FurtherPaper) -> Bool) -> [String] {
      let bits = UInt64(bitPattern: form.row[column])
      let low = (0..<64).filter { bits & (1 << UInt64($0)) != 0 }
      let further = texts.papers.filter(isThere).map { Int($0.ordinal) }
      return (low + further).filter { $0 < entries.count }.map { entries[$0].code.text }
    }
    var transaction = Transaction(
      unit: service.value.unit, service: service.value.code, caseNumber: texts.number,
      variant: catalogue.variants[Int(form.row[.variant])], status: status,
      stamps: Stamps(form.row, flags), isExtended: flags.contains(.isExtended),
      pauses: texts.pauses, untold: flags.untold, charges: texts.charges,
      proofScope: flags.proofScope,
      demanded: flags.contains(.demandedRecorded) ? codes(.demanded, \.demanded) : nil,
      submitted: flags.contains(.submittedRecorded) ? codes(.submitted, \.submitted) : nil)
    for told in CaseText.asTold {
      transaction[keyPath: told.value] = rows.lendTexts { form.texts[told.column].text($0) }
    }
    return Recorded(id: id, recordedAt: Instant(batch.recorded[0]), value: transaction)
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
      let papers = paperPlace.isNull ? [] : CaseLines.papers(texts, paperPlace)
    else { return nil }
    self.pauses = pauses
    self.papers = papers
  }
}

private enum SQL {
  static let idOfCase = """
    SELECT transactions.id
    FROM transactions
    WHERE transactions.service_id = ?1 AND transactions.series = '' AND transactions.number = ?2
    """
}
