#if SPREADSHEETS
  /// A format of numbers, element by element (part 3, 16.29.3).
  struct ODSNumberStyle {
    /// `nil` when more than texts and digits is shown.
    private var worded: WordedFormat? = WordedFormat()
    /// So many digits are shown at least, and nothing after the point.
    private var zeros = 0
    private var isInText = false
    /// Digits behind the text that is being read, if it stands between digits.
    private var digitsBehind: Int?

    var format: NumberFormat? {
      guard zeros > 1 else { return nil }
      if let worded, worded.isIdentifier { return .worded(worded) }
      return .zeros(width: zeros)
    }

    mutating func start(_ tag: XMLTag) {
      switch tag.name {
      case "number":
        // As many digits as are always shown, and nothing after the point: an identifier.
        guard zeros == 0, let digits = tag["min-integer-digits"]?.integer, digits >= 2,
          digits <= NumberFormat.widest, tag["decimal-places"]?.integer ?? 0 == 0,
          tag["grouping"]?.isTrue != true
        else { return worded = nil }
        zeros = digits
        for _ in 0..<digits { worded?.appendDigit() }
      case "text": isInText = true
      case "embedded-text":
        isInText = true
        digitsBehind = tag["position"]?.integer ?? 0
      // Colours and languages.
      case "text-properties": break
      // What fills the cell, and conditions for other formats.
      default: worded = nil
      }
    }

    mutating func end(_ name: XMLName) {
      guard name.is("text") || name.is("embedded-text") else { return }
      isInText = false
      digitsBehind = nil
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
      guard isInText else { return }
      for index in bytes.indices {
        let byte = unsafe bytes[index]
        if let digitsBehind {
          worded?.insert(byte, digitsBehind: digitsBehind)
        } else {
          worded?.append(byte)
        }
      }
    }
  }
#endif
