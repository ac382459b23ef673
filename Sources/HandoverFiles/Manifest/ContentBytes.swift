internal import Crypto

/// Names and values, each with its length in front, so that no two contents give the same bytes.
struct ContentBytes {
  private var bytes: [UInt8] = []

  mutating func add(_ name: String, _ values: [String]) {
    append(name)
    append(number: values.count, ";")
    for value in values { append(value) }
  }

  /// A value that is not there differs from an empty one.
  mutating func add(_ name: String, _ value: String?) { add(name, value.map { [$0] } ?? []) }

  /// In hexadecimal digits.
  var sha256: String { SHA256.hash(data: bytes).hexadecimal }

  private mutating func append(_ text: String) {
    append(number: text.utf8.count, ":")
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func append(number: Int, _ end: Unicode.Scalar) {
    bytes.append(contentsOf: String(number).utf8)
    bytes.append(UInt8(ascii: end))
  }
}
