internal import ServiceStandards
internal import WorkingTime

/// Turns the fields of one line into a transaction, or says everything that is wrong with it.
struct RowReader {
  let sources: RowSources
  /// In the order of `TransactionColumn.stamps`.
  private let readings: [StampReading]
  private let receivedInHours: Bool
  /// What the file keeps no column for, or one that it never fills.
  private let untold: UntoldFields
  /// A column of proofs is filled on some line.
  var hasProof = false
  let form: DeliveryForm
  private let blankChargesMeanNone: Bool
  private let proofScope: ProofScope?
  private let ignoresStatusWithoutFinish: Bool
  private let registersServices: Bool
  private let numbers: NumberForm
  var cells: CellReader
  /// The unit of the row that was read last, in the order of the units.
  private(set) var unit = 0

  init(
    file: String, header: RecordHeader, profile: MappingProfile,
    neverFilled: UntoldFields, units: [(code: UnitCode, known: KnownUnit)]
  ) {
    sources = RowSources(header: header, profile: profile)
    readings = TransactionColumn.stamps.map { profile.stamps[$0] ?? StampReading() }
    receivedInHours = profile.receivedInHours
    untold = sources.untold.union(neverFilled)
    form = sources.form(profile)
    blankChargesMeanNone = profile.blankChargesMeanNone
    proofScope = profile.proofScope
    numbers = profile.numbers
    ignoresStatusWithoutFinish = profile.ignoresStatusWithoutFinish
    // A file that adds to known cases knows none of a service that nobody knows.
    registersServices =
      profile.registersServices && sources.form(profile).fields.isSuperset(of: .essential)
    cells = CellReader(
      file: file, profile: profile, replacements: sources.replacements, units: units)
  }

  /// Reads one line whose fields are those of the header.
  ///
  /// - Returns: `nil` when `takeDiagnostics()` has something to say.
  mutating func read(
    _ bytes: [UInt8], _ fields: [RecordField], line: Int, place: SheetRowPlace?
  ) -> Transaction? {
    let text = bytes.span
    cells.line = line
    cells.place = place
    let unit = cells.unit(sources.unit, text, fields)
    let service =
      registersServices
      ? cells.service(sources.service, named: sources.serviceName, text, fields, of: unit)
      : cells.service(sources.service, text, fields, of: unit)
    let caseNumber = cells.text(sources.caseNumber, text, fields, isRequired: true)
    let series = cells.series(sources.series, text, fields, of: service, unit)
    let variant = Variant(
      applicantClass: cells.word(sources.applicantClass, text, fields),
      tier: cells.word(sources.tier, text, fields))
    let recordedStatus =
      form.fields.contains(.status) ? cells.status(sources.status, text, fields) : .open
    let stamps = stamps(text, fields, unit: unit)
    let isExtended = cells.yesNo(sources.extended, text, fields) ?? false
    var pauses = cells.pauses(sources.pauses, text, fields, unit: unit) ?? []
    var charges = charges(text, fields, unit: unit)
    var demanded = cells.papers(sources.demanded, text, fields)
    var submitted = cells.papers(sources.submitted, text, fields)
    if let piece = sources.pieces.flatMap({ piece($0, text, fields, unit: unit) }) {
      charges = piece.charge.map { [$0] }
      pauses = piece.pause.map { [$0] } ?? []
      (demanded, submitted) = (piece.demanded.map { [$0] }, piece.submitted.map { [$0] })
    }
    let references = sources.references.map { cells.text($0, text, fields) }
    let note = cells.note(sources.note, text, fields)
    guard cells.diagnostics.isEmpty, let unit, let service, let caseNumber, let stamps,
      let recordedStatus
    else { return nil }
    self.unit = unit
    var transaction = Transaction(
      unit: cells.code(of: unit), service: service, caseNumber: caseNumber, variant: variant,
      status: ignoresStatusWithoutFinish && stamps.finished == nil ? .open : recordedStatus,
      stamps: stamps, isExtended: isExtended, pauses: pauses, untold: untold, charges: charges,
      proofScope: proofScope, demanded: demanded, submitted: submitted, note: note,
      series: series)
    for (reference, value) in zip(TransactionColumn.references, references) {
      transaction[keyPath: reference.value] = value
    }
    return transaction
  }

  /// What the file keeps a column for that has been empty so far, where nothing can follow from that.
  var neverFilled: UntoldFields {
    untold.contains(.proofs) || sources.charges.isThere || hasProof ? [] : .proofs
  }

  /// What is wrong with the line read last.
  mutating func takeDiagnostics() -> [Diagnostic] {
    defer { cells.diagnostics.removeAll() }
    return cells.diagnostics
  }

  private mutating func stamps(
    _ text: Span<UInt8>, _ fields: [RecordField], unit: Int?
  ) -> Stamps? {
    var dates: StampSet = []
    func read(_ source: CellSource, _ place: Int, isRequired: Bool = false) -> Instant? {
      let stamp = cells.stamp(
        source, time: sources.times[place], text, fields, unit: unit, as: readings[place],
        isRequired: isRequired)
      if let stamp, stamp.isDate { dates.insert(StampSet(rawValue: 1 << UInt8(place))) }
      return stamp?.at
    }
    // No case is read without a receipt; of a file that does not tell it nobody looks at this one.
    let received =
      form.fields.contains(.received)
      ? read(sources.received, 0, isRequired: true) : Instant(0)
    let (complete, paid) = (read(sources.complete, 1), read(sources.paid, 2))
    let (finished, handedOver) = (read(sources.finished, 3), read(sources.handedOver, 4))
    let promised = read(sources.promised, 5)
    return received.map { received in
      Stamps(
        received: received, complete: complete, paid: paid, finished: finished,
        handedOver: handedOver, promised: promised, dates: dates,
        receivedInHours: receivedInHours && dates.contains(.received))
    }
  }

  /// The amounts of a line of totals in the money columns, in a currency of so many decimals: by kind, of kinds that one
  /// column alone tells.
  mutating func totals(
    _ bytes: [UInt8], _ fields: [RecordField], decimals: Int
  ) -> [ChargeKind: Int64] {
    var totals: [ChargeKind: Int64] = [:]
    guard !sources.charges.isThere else { return totals }
    for column in sources.moneyColumns
    where sources.moneyColumns.count(where: { $0.kind == column.kind }) == 1 {
      totals[column.kind] = cells.amount(column.amount, bytes.span, fields, decimals: decimals)
    }
    // What cannot be read as an amount is told of no line of totals.
    cells.diagnostics.removeAll()
    return totals
  }

  /// Of which columns the sum can be told.
  var moneyColumns: MoneyColumns {
    MoneyColumns(
      sources.moneyColumns.map { ($0.amount.heading, $0.kind) }, hasList: sources.charges.isThere,
      numbers: numbers)
  }

  /// The charges of the list and of the money columns; `nil` when neither records anything.
  private mutating func charges(
    _ text: Span<UInt8>, _ fields: [RecordField], unit: Int?
  ) -> [Charge]? {
    var charges = cells.charges(sources.charges, text, fields, unit: unit)
    for column in sources.moneyColumns {
      let amount = cells.amount(column.amount, text, fields, unit: unit)
      let proof = column.proof.flatMap { cells.text($0, text, fields) }
      if let amount {
        hasProof = hasProof || proof != nil
        charges = charges ?? []
        charges?.append(Charge(kind: column.kind, amount: Money(amount), proof: proof))
      } else if blankChargesMeanNone {
        charges = charges ?? []
      }
    }
    return charges
  }
}
