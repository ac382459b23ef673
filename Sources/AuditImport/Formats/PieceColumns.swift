internal import ServiceStandards
internal import WorkingTime

extension PieceKind {
  /// The columns of such a file that say what the piece is, all needed but `proof` and `to`.
  var columns: [TransactionColumn] {
    switch self {
    case .payments: [.kind, .amount, .proof]
    case .papers: [.paper, .paperIs]
    case .pauses: [.reason, .from, .to]
    }
  }
}

extension TransactionColumn {
  /// Those that may stand as a date and a time of day in two columns.
  static let timed = stamps + [.from, .to]
}

extension MappingProfile {
  /// Our columns that such a file may have.
  var knownColumns: [TransactionColumn] {
    guard let rows else { return TransactionColumn.allCases }
    let paid: [TransactionColumn] = rows == .payments ? [.paidAt] : []
    return [.unit, .service, .caseNumber, .series] + rows.columns + paid
  }

  /// Those without which it cannot be read.
  var requiredColumns: [TransactionColumn] {
    guard let rows else { return TransactionColumn.required }
    return [.unit, .service, .caseNumber] + rows.columns.filter { $0 != .proof && $0 != .to }
  }

  /// What the rows of the file are, and whether its pieces take the place of those that were told before.
  mutating func readRows(_ root: YAMLMapping) {
    let words: [(String, PieceKind?)] =
      [("cases", nil)] + PieceKind.allCases.map { ($0.rawValue, $0) }
    rows = root["rows"]?.word(words) ?? nil
    if let value = root["pieces"] {
      adds = value.word([("replace", false), ("add", true)]) ?? false
      if rows == nil { value.note(.excludes("pieces", "rows: cases")) }
    }
    guard rows != nil else { return }
    columns = Dictionary(uniqueKeysWithValues: knownColumns.map { ($0, $0.rawValue) })
    // What belongs to cases alone means nothing here.
    for key in [
      "charges", "blank_charges", "empty", "unknown_services", "ignore_status_without_finish",
      "status",
    ] {
      root[key]?.note(.excludes("rows", key))
    }
  }
}

/// Where the piece of each line comes from.
struct PieceSources {
  let rows: PieceKind
  let kind, amount, proof, paper, paperIs, reason, from, to: CellSource
  /// Of day beside dates.
  let fromTime, toTime: CellSource?
  /// The only kind of the payments; `nil`: a column tells.
  let onlyKind: ChargeKind?

  init(
    _ rows: PieceKind, profile: MappingProfile, named: (String) -> CellSource,
    _ source: (TransactionColumn) -> CellSource
  ) {
    self.rows = rows
    kind = source(.kind)
    amount = source(.amount)
    proof = source(.proof)
    paper = source(.paper)
    paperIs = source(.paperIs)
    reason = source(.reason)
    from = source(.from)
    to = source(.to)
    fromTime = profile.timeColumns[.from].map(named)
    toTime = profile.timeColumns[.to].map(named)
    onlyKind = profile.constants[.kind].flatMap { PieceWords.kinds[$0.lowercased()] }
  }

  /// For which fields of a case the file speaks, besides those of other columns.
  func form(_ others: ToldFields, adds: Bool) -> DeliveryForm {
    let own: ToldFields =
      switch rows {
      case .payments: onlyKind.map(ToldFields.charges) ?? .charges
      case .papers: [.demanded, .submitted]
      case .pauses: .pauses
      }
    return DeliveryForm(
      fields: others.union(own), emptyIsNoCharge: rows == .payments && !adds, adds: adds)
  }

  /// What the file keeps no column for.
  func untold(isPaidThere: Bool) -> UntoldFields {
    switch rows {
    case .papers: return .all
    case .pauses: return UntoldFields.all.subtracting(.pauses)
    case .payments:
      var untold = UntoldFields.all.subtracting(.charges)
      if isPaidThere { untold.remove(.paid) }
      if proof.isThere { untold.remove(.proofs) }
      return untold
    }
  }
}

/// What the words of pieces mean.
private enum PieceWords {
  static let kinds = words(ChargeKind.allCases, \.word)
  static let reasons = words(PauseReason.allCases, \.word)
  static let isDemanded = ["demanded": true, "submitted": false]

  private static func words<Value>(_ values: [Value], _ word: (Value) -> String) -> [String: Value]
  {
    Dictionary(values.map { (word($0), $0) }, uniquingKeysWith: { first, _ in first })
  }
}

extension RowReader {
  /// One piece of a case.
  struct Piece {
    var charge: Charge?
    var demanded: String?
    var submitted: String?
    var pause: CasePause?
  }

  /// The piece that a line tells.
  mutating func piece(
    _ sources: PieceSources, _ text: Span<UInt8>, _ fields: [RecordField], unit: Int?
  ) -> Piece {
    var piece = Piece()
    switch sources.rows {
    case .payments:
      let kind = cells.choice(sources.kind, text, fields, PieceWords.kinds, isRequired: true)
      let amount = cells.amount(sources.amount, text, fields, unit: unit, isRequired: true)
      let proof = cells.text(sources.proof, text, fields)
      guard let kind, let amount else { break }
      hasProof = hasProof || proof != nil
      piece.charge = Charge(kind: kind, amount: Money(amount), proof: proof)
    case .papers:
      let paper = cells.text(sources.paper, text, fields, isRequired: true)
      let isDemanded = cells.choice(
        sources.paperIs, text, fields, PieceWords.isDemanded, isRequired: true)
      piece.demanded = isDemanded == true ? paper : nil
      piece.submitted = isDemanded == false ? paper : nil
    case .pauses:
      let reason = cells.choice(sources.reason, text, fields, PieceWords.reasons, isRequired: true)
      let from = cells.stamp(
        sources.from, time: sources.fromTime, text, fields, unit: unit, as: StampReading(),
        isRequired: true)
      let to = cells.stamp(
        sources.to, time: sources.toTime, text, fields, unit: unit, as: StampReading())
      guard let reason, let from else { break }
      var dates: CasePause.Ends = from.isDate ? .from : []
      if let to, to.isDate { dates.insert(.to) }
      piece.pause = CasePause(reason: reason, from: from.at, to: to?.at, dates: dates)
    }
    return piece
  }
}
