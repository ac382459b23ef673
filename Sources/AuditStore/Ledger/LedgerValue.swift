/// A value of an entry, as JSON of which there is only one form: RFC 8785 for texts, whole numbers and
/// objects whose names are in ASCII.
package enum LedgerValue: Hashable, Sendable {
  case number(Int64)
  case text(String)
  case flag(Bool)
  case list([LedgerValue])
  case object([Member])

  package struct Member: Hashable, Sendable {
    package let name: String
    package let value: LedgerValue

    package init(_ name: String, _ value: LedgerValue) {
      self.name = name
      self.value = value
    }

    /// A member that is left out when there is no value.
    package init?(_ name: String, _ value: LedgerValue?) {
      guard let value else { return nil }
      self.init(name, value)
    }
  }

  /// Appends the canonical form.
  func append(to bytes: inout [UInt8]) {
    switch self {
    case .number(let number): bytes.append(contentsOf: String(number).utf8)
    case .text(let text): LedgerValue.append(text, to: &bytes)
    case .flag(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    case .list(let values):
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        value.append(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.sorted(by: { $0.name < $1.name }).enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        LedgerValue.append(member.name, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.value.append(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// Appends a text in its canonical form.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    defer { bytes.append(UInt8(ascii: "\"")) }
    // Nearly all texts are as they are.
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") })
    {
      bytes.append(contentsOf: text.utf8)
      return
    }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0x08: bytes.append(contentsOf: "\\b".utf8)
      case 0x09: bytes.append(contentsOf: "\\t".utf8)
      case 0x0A: bytes.append(contentsOf: "\\n".utf8)
      case 0x0C: bytes.append(contentsOf: "\\f".utf8)
      case 0x0D: bytes.append(contentsOf: "\\r".utf8)
      case ..<0x20:
        bytes.append(contentsOf: "\\u00".utf8)
        bytes.append(
          contentsOf: [byte >> 4, byte & 0xF].map { Array("0123456789abcdef".utf8)[Int($0)] })
      default: bytes.append(byte)
      }
    }
  }
}

extension DigestedRows {
  var value: LedgerValue {
    .object([.init("rows", .number(rows)), .init("sha256", .text(sha256))])
  }

  /// `nil` without rows.
  var valueOfSome: LedgerValue? { rows == 0 ? nil : value }
}
