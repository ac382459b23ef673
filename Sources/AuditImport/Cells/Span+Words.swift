extension Span<UInt8> {
  /// Eight bytes from `index` on as one number, the first byte lowest. They must all be there.
  ///
  /// Most bytes of a file are looked at eight at a time; this is the one place that reads them so.
  @inline(__always)
  func word(at index: Int) -> UInt64 {
    precondition(index >= 0 && index <= count - 8)
    return UInt64(
      littleEndian: unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  /// Up to eight bytes from `index` on as one number, the first byte lowest, filled up with zeros.
  @inline(__always)
  func partialWord(at index: Int) -> UInt64 {
    if index <= count - 8 { return word(at: index) }
    // The last eight bytes hold the rest, unless there are not so many in all.
    let rest = count - index
    if count >= 8 { return word(at: count - 8) >> UInt64(8 * (8 - rest)) }
    var word: UInt64 = 0
    for place in Swift.stride(from: count - 1, through: index, by: -1) {
      word = word << 8 | UInt64(self[place])
    }
    return word
  }
}

/// The same byte eight times.
@inline(__always)
func eightTimes(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }
