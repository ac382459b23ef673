internal import ServiceStandards

/// Reads `kind:amount:proof` entries joined by `|`, or `none`.
enum ChargeList {
  /// The charges of a cell, in a currency of so many decimals.
  static func read(
    _ cell: Span<UInt8>, numbers: NumberForm, decimals: Int
  ) throws(Problem) -> [Charge] {
    if cell.equalsIgnoringCase("none") { return [] }
    var charges: [Charge] = []
    var start = 0
    while start < cell.count {
      let end = cell.firstIndex(of: UInt8(ascii: "|"), from: start) ?? cell.count
      let entry = cell.extracting(Cell.trimmed(cell, start..<end))
      if !entry.isEmpty {
        charges.append(try charge(entry, numbers: numbers, decimals: decimals))
      }
      start = end + 1
    }
    guard !charges.isEmpty else { throw .chargeForm }
    return charges
  }

  private static func charge(
    _ entry: Span<UInt8>, numbers: NumberForm, decimals: Int
  ) throws(Problem) -> Charge {
    guard let colon = entry.firstIndex(of: UInt8(ascii: ":"), from: 0) else {
      throw .chargeForm
    }
    let kind = try kind(entry.extracting(Cell.trimmed(entry, 0..<colon)))
    let second = entry.firstIndex(of: UInt8(ascii: ":"), from: colon + 1)
    let amount = entry.extracting(Cell.trimmed(entry, (colon + 1)..<(second ?? entry.count)))
    guard !amount.isEmpty else { throw .chargeForm }
    let minorUnits = try numbers.signedMinorUnits(amount, decimals: decimals)
    var proof: String?
    if let second {
      let cell = entry.extracting(Cell.trimmed(entry, (second + 1)..<entry.count))
      if let damage = ExcelDamage.problem(in: cell) { throw damage }
      if !cell.isEmpty { proof = String(utf8: cell) }
    }
    return Charge(kind: kind, amount: Money(minorUnits), proof: proof)
  }

  private static func kind(_ cell: Span<UInt8>) throws(Problem) -> ChargeKind {
    for kind in ChargeKind.allCases where cell.equals(kind.word) { return kind }
    let words = ChargeKind.allCases.map(\.word)
    throw .chargeKind(known: words, nearest: NearestName.of(String(utf8: cell), in: words))
  }
}
