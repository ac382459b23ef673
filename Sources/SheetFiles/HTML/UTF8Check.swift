/// Whether bytes that come in pieces are UTF-8 (RFC 3629).
struct UTF8Check {
  /// Bytes of the character that are still to come, and what the next of them may be.
  private var left = 0
  private var allowed: ClosedRange<UInt8> = 0x80...0xBF

  /// No character is cut off.
  var isAtEnd: Bool { left == 0 }

  mutating func accepts(_ bytes: borrowing Span<UInt8>) -> Bool {
    var index = 0
    while index < bytes.count {
      if left == 0 {
        // Mostly eight ASCII bytes at once.
        while index + 8 <= bytes.count {
          let word = unsafe bytes.bytes.loadUnalignedWord(at: index)
          guard word & 0x8080_8080_8080_8080 == 0 else { break }
          index += 8
        }
        guard index < bytes.count else { break }
      }
      let byte = bytes[index]
      index += 1
      if left > 0 {
        guard allowed.contains(byte) else { return false }
        left -= 1
        allowed = 0x80...0xBF
      } else if byte >= 0x80 {
        guard begin(byte) else { return false }
      }
    }
    return true
  }

  private mutating func begin(_ byte: UInt8) -> Bool {
    switch byte {
    case 0xC2...0xDF: left = 1
    case 0xE0: (left, allowed) = (2, 0xA0...0xBF)
    case 0xED: (left, allowed) = (2, 0x80...0x9F)
    case 0xE1...0xEF: left = 2
    case 0xF0: (left, allowed) = (3, 0x90...0xBF)
    case 0xF1...0xF3: left = 3
    case 0xF4: (left, allowed) = (3, 0x80...0x8F)
    default: return false
    }
    return true
  }
}

extension RawSpan {
  /// Eight bytes; the caller knows that they are there.
  @inline(__always) fileprivate func loadUnalignedWord(at place: Int) -> UInt64 {
    unsafe unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)
  }
}
