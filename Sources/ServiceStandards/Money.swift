/// An amount in the minor unit of its currency; the rupiah has none, so it is whole rupiah. Sums stay within
/// the range of `Int64`.
public struct Money: Hashable, Comparable, Sendable {
  public static let zero = Money(0)

  public let minorUnits: Int64

  public init(_ minorUnits: Int64) { self.minorUnits = minorUnits }

  public static func < (left: Money, right: Money) -> Bool { left.minorUnits < right.minorUnits }
  public static func + (left: Money, right: Money) -> Money {
    Money(left.minorUnits.plus(right.minorUnits))
  }
  public static func - (left: Money, right: Money) -> Money {
    Money(left.minorUnits.minus(right.minorUnits))
  }
  public static func += (total: inout Money, part: Money) { total = total + part }

  /// With a decimal point where a currency has so many decimals, as files for programs write it.
  package func text(decimals: Int) -> String {
    guard decimals > 0 else { return String(minorUnits) }
    let digits = String(minorUnits.magnitude)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let sign = minorUnits < 0 ? "-" : ""
    return "\(sign)\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
  }
}

/// What a unit counts its money in.
public struct Currency: Hashable, Sendable {
  public static let rupiah = Currency(code: "IDR", decimals: 0)

  /// ISO 4217.
  public let code: String
  /// Digits of the minor unit: 0 for the rupiah, 2 for the dollar.
  public let decimals: Int

  public init(code: String, decimals: Int) {
    self.code = code
    self.decimals = decimals
  }

  /// `50000` rupiah, `3.00` euro: without sign of currency or groups.
  public func text(_ amount: Money) -> String { amount.text(decimals: decimals) }
}
