#if SPREADSHEETS
  /// `_xHHHH_` in a text of a workbook is the UTF-16 unit with that number (ECMA-376 part 1, 22.9.2.19): `_x000D_` a
  /// carriage return, `_x005F_` an underscore.
  enum XLSXEscapes {
    private static let underscore = UInt8(ascii: "_")

    /// Replaces them from that place on.
    static func resolve(_ text: inout [UInt8], from start: Int = 0) {
      guard var index = text[start...].firstIndex(of: underscore) else { return }
      var written = index
      while index < text.count {
        guard text[index] == underscore, let first = unit(text, at: index) else {
          text[written] = text[index]
          (index, written) = (index + 1, written + 1)
          continue
        }
        index += 7
        var scalar = Unicode.Scalar(first)
        if UTF16.isLeadSurrogate(first), let second = unit(text, at: index),
          UTF16.isTrailSurrogate(second)
        {
          index += 7
          scalar = Unicode.Scalar(
            0x10000 + (UInt32(first) & 0x3FF) << 10 + UInt32(second) & 0x3FF)
        }
        // No text holds a zero byte or half a character.
        let known = scalar.flatMap { $0.value == 0 ? nil : $0 } ?? "\u{FFFD}"
        for byte in UTF8.encode(known) ?? UTF8.encodedReplacementCharacter {
          text[written] = byte
          written += 1
        }
      }
      text.removeSubrange(written...)
    }

    /// The number that is escaped in that place.
    private static func unit(_ text: [UInt8], at place: Int) -> UInt16? {
      guard place <= text.count - 7, text[place] == underscore,
        text[place + 1] == UInt8(ascii: "x"), text[place + 6] == underscore
      else { return nil }
      var number: UInt16 = 0
      for byte in text[(place + 2)..<(place + 6)] {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): number = number << 4 | UInt16(byte - 48)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): number = number << 4 | UInt16(byte - 55)
        case UInt8(ascii: "a")...UInt8(ascii: "f"): number = number << 4 | UInt16(byte - 87)
        default: return nil
        }
      }
      return number
    }
  }
#endif
