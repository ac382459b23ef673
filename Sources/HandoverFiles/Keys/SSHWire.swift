internal import FoundationEssentials

/// Reads the fields of OpenSSH's binary forms (RFC 4251, section 5) from their beginning to their
/// end. What is not there is `nil`.
struct SSHWireReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: some Sequence<UInt8>) { rest = ArraySlice(Array(bytes)) }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func bytes(_ count: Int) -> [UInt8]? {
    guard count <= rest.count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }

  mutating func uint32() -> UInt32? {
    bytes(4)?.reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// Bytes with their number in front.
  mutating func string() -> [UInt8]? {
    guard let count = uint32() else { return nil }
    return bytes(Int(count))
  }

  mutating func text() -> String? { string().map { String(decoding: $0, as: UTF8.self) } }
}

/// Writes the same fields.
struct SSHWireWriter {
  private(set) var bytes: [UInt8] = []

  mutating func append(raw: some Sequence<UInt8>) { bytes += raw }

  mutating func append(_ value: UInt32) {
    for shift in [24, 16, 8, 0] { bytes.append(UInt8(truncatingIfNeeded: value >> UInt32(shift))) }
  }

  mutating func append(string: some Collection<UInt8>) {
    append(UInt32(string.count))
    bytes += string
  }

  mutating func append(_ text: String) { append(string: Array(text.utf8)) }
}

/// The text form of OpenSSH's files: base64 in lines of 70 characters between a first and a last
/// line that name the kind.
struct SSHArmor {
  let kind: String

  static let signature = SSHArmor(kind: "SSH SIGNATURE")
  static let privateKey = SSHArmor(kind: "OPENSSH PRIVATE KEY")

  func text(_ bytes: [UInt8]) -> String {
    let encoded = Array(Data(bytes).base64EncodedString().utf8)
    var text = "-----BEGIN \(kind)-----\n"
    for start in stride(from: 0, to: encoded.count, by: 70) {
      let line = encoded[start..<min(start + 70, encoded.count)]
      text += String(decoding: line, as: UTF8.self) + "\n"
    }
    return text + "-----END \(kind)-----\n"
  }

  /// `nil` for text of another kind and for what is not base64.
  func bytes(_ text: String) -> [UInt8]? {
    let lines = text.split(whereSeparator: \.isNewline).map(String.init)
    guard let first = lines.first, first == "-----BEGIN \(kind)-----",
      let end = lines.firstIndex(of: "-----END \(kind)-----")
    else { return nil }
    return Data(base64Encoded: lines[1..<end].joined()).map(Array.init)
  }
}
