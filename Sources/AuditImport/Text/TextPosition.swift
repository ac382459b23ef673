/// Where a byte stands for a person who looks at the file.
struct TextPosition: Equatable {
  /// Line breaks before it: LF, CR LF and CR count one each.
  var lineBreaks = 0
  /// Character of its line, from 1.
  var column = 1

  init(of index: Int, in bytes: Span<UInt8>) {
    for place in 0..<index {
      let byte = bytes[place]
      let isPair = byte == 0x0D && place + 1 < bytes.count && bytes[place + 1] == 0x0A
      if byte == 0x0A || (byte == 0x0D && !isPair) {
        lineBreaks += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
  }
}
