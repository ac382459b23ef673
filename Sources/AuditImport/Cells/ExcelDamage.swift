/// What spreadsheets leave behind when a value was lost in them.
enum ExcelDamage {
  private static let errors: [[UInt8]] = [
    "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#N/A", "#SPILL!", "#CALC!",
  ].map { Array($0.utf8) }

  /// The damage that the cell shows: `6,37101E+15` in place of a number, `########` or `#REF!` in
  /// place of anything; `nil` for a cell that shows none.
  static func problem(in bytes: Span<UInt8>) -> Problem? {
    guard bytes.count >= 3 else { return nil }
    if bytes[0] == UInt8(ascii: "#") {
      if bytes.indices.allSatisfy({ bytes[$0] == UInt8(ascii: "#") }) { return .spreadsheetError }
      return errors.contains { bytes.equals($0) } ? .spreadsheetError : nil
    }
    return isScientific(bytes) ? .scientificNumber : nil
  }

  /// Digits, perhaps with decimals, then `E+` and digits; or as programs write it, one digit, decimals,
  /// `E` and digits: `12E3` may be a number that somebody gave.
  private static func isScientific(_ bytes: Span<UInt8>) -> Bool {
    var index = bytes.count
    while index > 0, Cell.isDigit(bytes[index - 1]) { index -= 1 }
    guard index < bytes.count, index >= 2 else { return false }
    let hasPlus = bytes[index - 1] == UInt8(ascii: "+")
    let mantissa = index - (hasPlus ? 2 : 1)
    guard mantissa >= 1, bytes[mantissa] | 0x20 == UInt8(ascii: "e") else { return false }
    guard hasPlus || (mantissa >= 3 && !Cell.isDigit(bytes[1])) else { return false }
    var signs = 0
    for place in 0..<mantissa where !Cell.isDigit(bytes[place]) {
      guard bytes[place] == UInt8(ascii: ",") || bytes[place] == UInt8(ascii: ".") else {
        return false
      }
      signs += 1
    }
    return signs <= 1 && Cell.isDigit(bytes[0])
  }
}
