/// The code page of Western spreadsheets; also what browsers read under the name of ISO-8859-1.
package enum Windows1252 {
  /// What 0x80–0x9F are; the five that are nothing stay control characters, as in browsers.
  private static let upper: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039,
    0x152, 0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC,
    0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
  ]

  /// The character of a byte; `nil` for the five that are nothing.
  package static func character(_ byte: UInt8) -> UInt16? {
    guard (0x80..<0xA0).contains(byte) else { return UInt16(byte) }
    let scalar = upper[Int(byte & 0x1F)]
    return scalar < 0xA0 ? nil : scalar
  }

  /// Adds the character of a byte in UTF-8.
  @inline(__always) static func append(_ byte: UInt8, to utf8: inout [UInt8]) {
    guard byte >= 0x80 else { return utf8.append(byte) }
    let scalar = byte < 0xA0 ? upper[Int(byte & 0x1F)] : UInt16(byte)
    if scalar < 0x800 {
      utf8.append(0xC0 | UInt8(truncatingIfNeeded: scalar >> 6))
    } else {
      utf8.append(0xE0 | UInt8(truncatingIfNeeded: scalar >> 12))
      utf8.append(0x80 | UInt8(truncatingIfNeeded: scalar >> 6) & 0x3F)
    }
    utf8.append(0x80 | UInt8(truncatingIfNeeded: scalar) & 0x3F)
  }
}
