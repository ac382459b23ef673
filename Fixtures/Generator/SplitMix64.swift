/// Chance that is the same on every machine: Steele, Lea and Flood's SplitMix64 (2014).
struct SplitMix64 {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from `range`, each equally likely (to within 2⁻³² for ranges of fixture size).
  mutating func number(_ range: ClosedRange<Int>) -> Int {
    let width = UInt64(range.upperBound - range.lowerBound + 1)
    return range.lowerBound + Int(next().multipliedFullWidth(by: width).high)
  }

  /// True `perMille` times in a thousand.
  mutating func chance(_ perMille: Int) -> Bool { number(1...1000) <= perMille }

  mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[number(0...(choices.count - 1))]
  }

  /// One of the choices, as often as its weight says.
  mutating func pick<Element>(weighted choices: [(Element, Int)]) -> Element {
    var ticket = number(1...choices.reduce(0) { $0 + $1.1 })
    for (choice, weight) in choices {
      ticket -= weight
      if ticket <= 0 { return choice }
    }
    return choices[choices.count - 1].0
  }
}
