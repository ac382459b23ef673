/// What stands between two fields of a line.
package enum Delimiter: UInt8, CaseIterable, Hashable, Sendable {
  case comma = 0x2C
  case semicolon = 0x3B
  case tab = 0x09
  case bar = 0x7C

  /// The word in a profile: `,` `;` `tab` `|`.
  package var word: String {
    switch self {
    case .comma: ","
    case .semicolon: ";"
    case .tab: "tab"
    case .bar: "|"
    }
  }
}
