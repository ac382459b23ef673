#if SPREADSHEETS
  /// What the tags of a cell say before its value is known (ECMA-376 part 1, 18.3.1.4).
  struct XLSXCell {
    enum Kind {
      case number, shared, text, inline, truth, error, moment

      /// From the attribute `t` (18.18.11).
      @inline(__always) init(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let first = unsafe bytes.first else {
          self = .number
          return
        }
        switch (first, bytes.count) {
        case (UInt8(ascii: "s"), 1): self = .shared
        case (UInt8(ascii: "b"), 1): self = .truth
        case (UInt8(ascii: "e"), 1): self = .error
        case (UInt8(ascii: "d"), 1): self = .moment
        case (UInt8(ascii: "s"), _): self = .text
        case (UInt8(ascii: "i"), _): self = .inline
        default: self = .number
        }
      }
    }

    /// From 0; -1 before the first one of a row.
    var column = -1
    var style = 0
    var type = Kind.number
    var hasFormula = false
    var hasValue = false
    var hasInline = false

    /// Begins the next cell of the row, behind the one before it.
    @inline(__always) mutating func begin() { self = XLSXCell(column: column + 1) }
  }
#endif
