internal import ServiceStandards

/// Where each value of a transaction comes from in the lines of one file.
struct RowSources {
  struct MoneyColumn {
    let amount: CellSource
    let proof: CellSource?
    let kind: ChargeKind
  }

  let unit, service, caseNumber, series, applicantClass, tier, status: CellSource
  let received, complete, paid, finished, handedOver, promised: CellSource
  /// The times of day beside dates, in the order of `TransactionColumn.stamps`.
  let times: [CellSource?]
  let extended, pauses, charges, demanded, submitted, note: CellSource
  /// The name of a service that nobody has declared.
  let serviceName: CellSource?
  /// In the order of `TransactionColumn.references`.
  let references: [CellSource]
  let moneyColumns: [MoneyColumn]
  /// Of a file whose rows are pieces of cases.
  let pieces: PieceSources?
  /// Constants and translations, which values of the sources point to.
  let replacements: [[UInt8]]

  init(header: RecordHeader, profile: MappingProfile) {
    var texts: [[UInt8]] = []
    func source(_ column: TransactionColumn) -> CellSource {
      CellSource(column, header: header, profile: profile, replacements: &texts)
    }
    unit = source(.unit)
    service = source(.service)
    caseNumber = source(.caseNumber)
    series = source(.series)
    applicantClass = source(.applicantClass)
    tier = source(.tier)
    status = source(.status)
    received = source(.receivedAt)
    complete = source(.completeAt)
    paid = source(.paidAt)
    finished = source(.finishedAt)
    handedOver = source(.handedOverAt)
    promised = source(.promisedAt)
    extended = source(.extended)
    pauses = source(.pauses)
    charges = source(.charges)
    demanded = source(.demanded)
    submitted = source(.submitted)
    references = TransactionColumn.references.map { source($0.column) }
    note = source(.note)
    func named(_ heading: String) -> CellSource {
      CellSource(heading: heading, header: header, missing: profile.missing)
    }
    pieces = profile.rows.map { PieceSources($0, profile: profile, named: named, source) }
    serviceName = profile.serviceNames.map(named)
    times = TransactionColumn.stamps.map { profile.timeColumns[$0].map(named) }
    moneyColumns = profile.charges.map { column in
      MoneyColumn(
        amount: named(column.column), proof: column.proof.map(named), kind: column.kind)
    }
    replacements = texts
  }

  /// For which fields of a case the file speaks.
  func form(_ profile: MappingProfile) -> DeliveryForm {
    var fields: ToldFields = []
    let sources: [(ToldFields, CellSource)] =
      [
        (.status, status), (.received, received), (.complete, complete), (.paid, paid),
        (.finished, finished), (.handedOver, handedOver), (.promised, promised),
        (.extended, extended), (.applicantClass, applicantClass), (.tier, tier), (.pauses, pauses),
        (.demanded, demanded), (.submitted, submitted), (.note, note), (.charges, charges),
      ] + zip(TransactionColumn.references, references).map { ($0.field, $1) }
    for (field, source) in sources where source.isThere { fields.insert(field) }
    for column in moneyColumns where column.amount.isThere {
      fields.insert(.charges(column.kind))
    }
    if let pieces { return pieces.form(fields, adds: profile.adds) }
    return DeliveryForm(
      fields: fields, emptyClears: profile.emptyClears,
      emptyIsNoCharge: charges.isThere || profile.blankChargesMeanNone)
  }

  /// What the file keeps no column for.
  var untold: UntoldFields {
    var untold: UntoldFields = []
    if let pieces { return pieces.untold(isPaidThere: paid.isThere) }
    if !complete.isThere { untold.insert(.complete) }
    if !paid.isThere { untold.insert(.paid) }
    if !pauses.isThere { untold.insert(.pauses) }
    if !charges.isThere, moneyColumns.isEmpty { untold.insert(.charges) }
    if !charges.isThere, moneyColumns.allSatisfy({ $0.proof == nil }) { untold.insert(.proofs) }
    return untold
  }
}
