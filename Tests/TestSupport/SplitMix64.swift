internal import Foundation

/// A small seeded generator: the same seed gives the same numbers everywhere.
package struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// The seed of `AUDIT_SEED`, for a run that is to try or repeat another; else always the same.
  package static var seedOfThisRun: UInt64 { number("AUDIT_SEED") ?? 20_260_701 }

  /// The seeds that a test tries: these, and as many new ones as `AUDIT_SEEDS` says. Without it there are none, so that
  /// the same commit passes or fails everywhere alike.
  package static func seeds(_ always: UInt64...) -> [UInt64] {
    always + (0..<(number("AUDIT_SEEDS") ?? 0)).map { _ in UInt64.random(in: .min ... .max) }
  }

  private static func number(_ variable: String) -> UInt64? {
    ProcessInfo.processInfo.environment[variable].flatMap(UInt64.init)
  }

  /// True so many times in a hundred.
  package mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  /// A whole number from 0 to below the bound.
  package mutating func below(_ bound: Int) -> Int { bound < 2 ? 0 : Int(next() % UInt64(bound)) }

  /// A whole number within the range.
  package mutating func within(_ range: ClosedRange<Int64>) -> Int64 {
    range.lowerBound + Int64(next() % UInt64(range.upperBound - range.lowerBound + 1))
  }

  /// A whole number within the range.
  package mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &self)
  }

  /// One of the values, each as likely as its weight; the fallback when there is none.
  package mutating func pick<Value>(_ weighted: [(Int, Value)], else fallback: Value) -> Value {
    var left = below(weighted.reduce(0) { $0 + $1.0 })
    for (weight, value) in weighted {
      if left < weight { return value }
      left -= weight
    }
    return fallback
  }

  /// One of the values; the fallback when there is none.
  package mutating func pick<Value>(_ values: [Value], else fallback: Value) -> Value {
    values.isEmpty ? fallback : values[below(values.count)]
  }

  /// One of the values, of which there are some.
  package mutating func one<Value>(of values: [Value]) -> Value {
    values[number(0...values.count - 1)]
  }

  /// Each of the values so many times in a hundred.
  package mutating func some<Value>(of values: [Value], _ percent: Int) -> [Value] {
    values.filter { _ in chance(percent) }
  }
}
