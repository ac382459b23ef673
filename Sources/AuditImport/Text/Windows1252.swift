internal import SheetFiles

extension Windows1252 {
  /// Appends the text as UTF-8, and `TextInput.mark` for a byte that stands for nothing.
  static func decode(_ bytes: ArraySlice<UInt8>, into text: inout [UInt8]) {
    for byte in bytes {
      if byte < 0x80 {
        text.append(byte)
      } else if let scalar = character(byte) {
        UTF16Text.append(UInt32(scalar), to: &text)
      } else {
        text.append(TextInput.mark)
      }
    }
  }
}
