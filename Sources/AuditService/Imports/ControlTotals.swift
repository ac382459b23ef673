internal import AuditImport
internal import AuditReport
internal import ServiceStandards

extension TransactionImport {
  /// What the options say, where they say anything, and what the control file does. Both must hold.
  ///
  /// - Parameter demanded: The profile says that there is a control file.
  /// - Returns: None, one or both.
  /// - Throws: `ImportFault` when the control file cannot be read; `ControlFault` when it is demanded and not there, and
  ///   nobody has said to go without.
  func coveringLetters(demanded: Bool) throws -> [CoveringLetter] {
    let path: String? =
      switch control {
      case .file(let path): path
      case .beside: hasPath ? ControlFile.beside(file) : nil
      case .none: nil
      }
    let typed = letter.rows == nil && letter.sums.isEmpty ? [] : [letter]
    guard let path else {
      guard demanded, control != .none else { return typed }
      throw ControlFault.missing(
        file: file, expected: hasPath ? file + ControlFile.ending : nil, saidBy: profile ?? "")
    }
    return typed + [try ControlFile.read(path: path)]
  }
}

extension CoveringLetter {
  func check(sha256 found: String) throws(ControlFault) {
    guard let sha256, sha256 != found else { return }
    throw .sha256(expected: sha256, found: found, saidBy: file ?? "")
  }

  func check(rows found: Int) throws(ControlFault) {
    guard let rows, rows != found else { return }
    throw .rows(expected: rows, found: found, saidBy: file ?? "--expect-rows")
  }

  /// Holds each sum against that of the rows that were written.
  func checkSums(of result: TransactionImportResult) throws(ControlFault) {
    for sum in sums {
      let expected = try read(sum, of: result)
      guard expected.amount != expected.found else { continue }
      let currency = expected.currency
      throw .sum(
        sum.column, expected: currency.wording(expected.amount),
        found: currency.wording(expected.found), rejected: result.rejected, saidBy: saidBy)
    }
  }

  private var saidBy: String { file ?? "--expect-sum" }

  private func read(
    _ sum: Sum, of result: TransactionImportResult
  ) throws(ControlFault) -> (amount: Money, found: Money, currency: Currency) {
    let columns = result.moneyColumns
    let kind: ChargeKind
    switch columns.meaning(of: sum.column) {
    case .kind(let meant): kind = meant
    case .shared(let kind):
      throw .sharedColumn(sum.column, kind: kind.word, saidBy: saidBy)
    case .unknown where columns.names.isEmpty: throw .noColumns(sum.column, saidBy: saidBy)
    case .unknown(let nearest):
      throw .unknownColumn(sum.column, known: columns.names, nearest: nearest, saidBy: saidBy)
    }
    let found = (result.summary?.money ?? [:]).filter { $0.value[kind] != nil }
    guard found.count <= 1 else {
      throw .currencies(sum.column, found.keys.map(\.code).sorted(), saidBy: saidBy)
    }
    let currency = found.keys.first ?? result.currencies.first ?? .rupiah
    guard let amount = columns.minorUnits(sum.amount, decimals: currency.decimals) else {
      throw .unreadable(sum.column, amount: sum.amount, saidBy: saidBy)
    }
    return (Money(amount), found.values.first?[kind] ?? Money(0), currency)
  }
}

extension Currency {
  fileprivate func wording(_ money: Money) -> Wording {
    Wording(Texts.money(money, self, .indonesian), Texts.money(money, self, .english))
  }
}
