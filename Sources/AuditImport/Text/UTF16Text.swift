/// Text in units of two bytes, as “Unicode text” of spreadsheets is saved.
struct UTF16Text {
  let isBigEndian: Bool
  /// A byte whose other half comes with the next piece.
  private var half: UInt8?
  private var leading: UInt16?

  init(isBigEndian: Bool) { self.isBigEndian = isBigEndian }

  /// Appends the text as UTF-8, and `TextInput.mark` for half a character.
  mutating func decode(_ bytes: ArraySlice<UInt8>, isLast: Bool, into text: inout [UInt8]) {
    for byte in bytes {
      guard let first = half else {
        half = byte
        continue
      }
      half = nil
      let (high, low) = isBigEndian ? (first, byte) : (byte, first)
      take(UInt16(high) << 8 | UInt16(low), into: &text)
    }
    if isLast {
      if half != nil || leading != nil { text.append(TextInput.mark) }
      (half, leading) = (nil, nil)
    }
  }

  private mutating func take(_ unit: UInt16, into text: inout [UInt8]) {
    if let first = leading {
      leading = nil
      if (0xDC00...0xDFFF).contains(unit) {
        let scalar = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(unit) - 0xDC00)
        UTF16Text.append(scalar, to: &text)
        return
      }
      text.append(TextInput.mark)
    }
    switch unit {
    case 0xD800...0xDBFF: leading = unit
    case 0xDC00...0xDFFF: text.append(TextInput.mark)
    default: UTF16Text.append(UInt32(unit), to: &text)
    }
  }

  /// Appends a character as UTF-8.
  static func append(_ scalar: UInt32, to text: inout [UInt8]) {
    func tail(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: scalar >> shift) & 0x3F | 0x80 }
    switch scalar {
    case ..<0x80:
      text.append(UInt8(truncatingIfNeeded: scalar))
    case ..<0x800:
      text.append(UInt8(truncatingIfNeeded: scalar >> 6) | 0xC0)
      text.append(tail(0))
    case ..<0x10000:
      text.append(UInt8(truncatingIfNeeded: scalar >> 12) | 0xE0)
      text.append(tail(6))
      text.append(tail(0))
    default:
      text.append(UInt8(truncatingIfNeeded: scalar >> 18) | 0xF0)
      text.append(tail(12))
      text.append(tail(6))
      text.append(tail(0))
    }
  }
}
