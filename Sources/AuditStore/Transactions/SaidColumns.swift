internal import ServiceStandards

/// The columns of a row for which a delivery speaks.
struct SaidColumns {
  private let integers: [TransactionColumn]
  private let texts: [CaseText]
  /// Of the flags, besides what a source keeps a column for.
  private let flags: TransactionBatch.Flags
  private let hasFinish: Bool

  init(_ fields: ToldFields) {
    var integers: [TransactionColumn] = []
    var texts: [CaseText] = []
    var flags: TransactionBatch.Flags = []
    var dates: StampSet = []
    for (field, column, stamp) in SaidColumns.stamps where fields.contains(field) {
      integers.append(column)
      dates.insert(stamp)
    }
    flags.dates = dates
    if fields.contains(.received) { flags.insert(.receivedInHours) }
    if fields.contains(.status) { integers.append(.status) }
    if fields.contains(.extended) { flags.insert(.isExtended) }
    if !fields.isDisjoint(with: [.applicantClass, .tier]) { integers.append(.variant) }
    if fields.contains(.pauses) { texts.append(.pauses) }
    if fields.contains(.demanded) {
      integers.append(.demanded)
      flags.insert(.demandedRecorded)
    }
    if fields.contains(.submitted) {
      integers.append(.submitted)
      flags.insert(.submittedRecorded)
    }
    if !fields.isDisjoint(with: [.demanded, .submitted]) { texts.append(.furtherPapers) }
    if !fields.isDisjoint(with: .charges) {
      texts.append(.charges)
      flags.formUnion(.proofScopes)
    }
    if fields.contains(.officer) { texts.append(.officer) }
    if fields.contains(.applicant) { texts.append(.applicant) }
    if fields.contains(.note) { texts.append(.note) }
    (self.integers, self.texts, self.flags) = (integers, texts, flags)
    hasFinish = fields.contains(.finished)
  }

  private static let stamps: [(ToldFields, TransactionColumn, StampSet)] = [
    (.received, .received, .received), (.complete, .complete, .complete), (.paid, .paid, .paid),
    (.finished, .finished, .finished), (.handedOver, .handedOver, .handedOver),
    (.promised, .promised, .promised),
  ]

  /// Whether the case on which a statement stands says what a record says.
  func areEqual(
    _ known: borrowing Statement, _ form: borrowing PreparedCase,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    for column in integers
    where known.cell(Int32(3 + column.rawValue)) != form.row[column] {
      return false
    }
    let (was, isNow) = (known.cell(Int32(3 + TransactionColumn.flags.rawValue)), form.row[.flags])
    // What the record keeps a column for is told of the case as well.
    var told = TransactionBatch.Flags()
    told.untold = UntoldFields.all.subtracting(TransactionBatch.Flags(rawValue: isNow).untold)
    guard (was ^ isNow) & flags.union(told).rawValue == 0 else { return false }
    if !hasFinish, form.row[.status] == CaseStatus.open.rawValue,
      known.cell(Int32(3 + TransactionColumn.finished.rawValue)) != TransactionBatch.missing
    {
      return false
    }
    let first = Int32(3 + TransactionColumn.list.count)
    for column in texts {
      let place = first + Int32(column.rawValue)
      guard unsafe known.equals(place, form.texts[column], of: bytes) else { return false }
    }
    return true
  }
}
