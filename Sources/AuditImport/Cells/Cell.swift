/// The bytes of one cell.
enum Cell {
  /// The range without spaces, tabs and no-break spaces at its ends.
  static func trimmed(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    if start < end, isInk(bytes[start]), isInk(bytes[end - 1]) { return range }
    while start < end {
      if bytes[start] == 0x20 || bytes[start] == 0x09 {
        start += 1
      } else if start + 1 < end, bytes[start] == 0xC2, bytes[start + 1] == 0xA0 {
        start += 2
      } else {
        break
      }
    }
    while start < end {
      if bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 {
        end -= 1
      } else if end - start > 1, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xA0 {
        end -= 2
      } else {
        break
      }
    }
    return start..<end
  }

  /// Whether the byte surely is no part of a space.
  private static func isInk(_ byte: UInt8) -> Bool { byte &- 0x21 < 0x5E }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
}

extension Span<UInt8> {
  /// Whether these are the bytes of the text.
  func equals(_ text: [UInt8]) -> Bool {
    guard count == text.count else { return false }
    for index in indices where self[index] != text[index] { return false }
    return true
  }

  /// Whether these are the bytes of an ASCII word.
  func equals(_ word: String) -> Bool {
    var index = 0
    for byte in word.utf8 {
      guard index < count, self[index] == byte else { return false }
      index += 1
    }
    return index == count
  }

  /// Whether these are the letters of a word in small ASCII letters, whatever their capitals.
  func equalsIgnoringCase(_ word: String) -> Bool {
    var index = 0
    for byte in word.utf8 {
      guard index < count, self[index] | 0x20 == byte else { return false }
      index += 1
    }
    return index == count
  }

  func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    var index = start
    while index < count {
      if self[index] == byte { return index }
      index += 1
    }
    return nil
  }
}

extension String {
  /// The text of UTF-8 bytes; what is none becomes U+FFFD.
  init(utf8 bytes: Span<UInt8>) {
    do throws(UTF8.ValidationError) {
      self.init(copying: try UTF8Span(validating: bytes))
    } catch {
      var copy: [UInt8] = []
      for index in bytes.indices { copy.append(bytes[index]) }
      self.init(decoding: copy, as: UTF8.self)
    }
  }
}
