/// The code page of Windows in western countries.
enum Windows1252 {
  /// Characters 0x80 to 0x9F; 0 where the code page has none. The others are those of Latin-1.
  private static let upper: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
    0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]

  /// Appends the text as UTF-8, and `TextInput.mark` for a byte that stands for nothing.
  static func decode(_ bytes: ArraySlice<UInt8>, into text: inout [UInt8]) {
    for byte in bytes {
      if byte < 0x80 {
        text.append(byte)
        continue
      }
      let scalar = byte < 0xA0 ? upper[Int(byte) - 0x80] : UInt16(byte)
      if scalar == 0 {
        text.append(TextInput.mark)
      } else {
        UTF16Text.append(UInt32(scalar), to: &text)
      }
    }
  }
}
