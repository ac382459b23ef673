/// Looks for bytes that are not text.
enum TextCheck {
  /// A mistake and the index of its first byte.
  struct Finding: Equatable {
    var index: Int
    var problem: Kind

    enum Kind: Equatable {
      case invalid
      case control(UInt8)
    }
  }

  /// The first byte that does not belong to a UTF-8 character, or the first control character other
  /// than a tab or a line break: they can steer a terminal and are never part of a record.
  static func firstFinding(in bytes: Span<UInt8>) -> Finding? {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        if byte < 0x20 ? !(byte == 0x09 || byte == 0x0A || byte == 0x0D) : byte == 0x7F {
          return Finding(index: index, problem: .control(byte))
        }
        index += 1
        continue
      }
      guard let length = sequenceLength(bytes, at: index) else {
        return Finding(index: index, problem: .invalid)
      }
      if byte == 0xC2, bytes[index + 1] < 0xA0 {
        return Finding(index: index, problem: .control(bytes[index + 1]))
      }
      index += length
    }
    return nil
  }

  /// Length of the character that starts there; `nil` when none does, or when it is cut short.
  static func sequenceLength(_ bytes: Span<UInt8>, at index: Int) -> Int? {
    let lead = bytes[index]
    let (length, second): (Int, ClosedRange<UInt8>)
    switch lead {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)  // what follows are surrogates
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return nil }
    for place in (index + 2)..<max(index + 2, index + length) where bytes[place] & 0xC0 != 0x80 {
      return nil
    }
    return length
  }
}

extension Problem {
  init(_ kind: TextCheck.Finding.Kind, encoding: TextEncoding) {
    switch kind {
    case .invalid: self = .invalidBytes(encoding)
    case .control(let byte): self = .controlCharacter(byte)
    }
  }
}
