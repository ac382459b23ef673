#if SPREADSHEETS
  /// The cell that is being read: its attributes, and its paragraphs as they come (part 3, 9.1.4 and 6.1.2).
  struct ODSCellValue {
    private enum Kind {
      case none, text, number, stamp, truth, error
    }

    private var type = Kind.none
    private var value: [UInt8] = []
    private var hasValue = false
    private var hasString = false
    private var hasFormula = false
    private var paragraphs = 0
    /// Whether blanks that come now say nothing: there was one, or the paragraph begins.
    private var isAfterBlank = true
    /// Where a blank stands that says nothing if the paragraph ends now.
    private var lastBlank = -1

    var format = NumberFormat.general
    private(set) var times = 1
    private(set) var spannedRows = 1
    private(set) var spannedColumns = 1
    var isMerged: Bool { spannedRows > 1 || spannedColumns > 1 }
    /// Where its text begins in the row's bytes.
    private(set) var start = 0

    /// Whether the paragraphs say what the attributes do not.
    var takesText: Bool { !hasValue || type == .error }

    mutating func begin(_ tag: XMLTag, at start: Int) {
      (type, hasValue, hasString, hasFormula, paragraphs) = (.none, false, false, false, 0)
      (times, spannedRows, spannedColumns, format) = (1, 1, 1, .general)
      self.start = start
      for index in 0..<tag.count {
        guard let attribute = tag[index] else { continue }
        switch attribute.name {
        // One for OpenDocument and one of LibreOffice, which alone knows errors.
        case "value-type": if type != .error { type = Self.kind(attribute) }
        case "value", "date-value", "time-value", "boolean-value": take(attribute)
        case "string-value":
          hasString = true
          let text = attribute.string
          if !text.isEmpty {
            hasValue = true
            value.removeAll(keepingCapacity: true)
            value.append(contentsOf: text.utf8)
          }
        case "formula": hasFormula = true
        case "number-columns-repeated": times = ODSContentReader.times(attribute)
        case "number-columns-spanned":
          spannedColumns = min(ODSContentReader.times(attribute), TranscriptWriter.mostColumns)
        case "number-rows-spanned":
          spannedRows = min(ODSContentReader.times(attribute), TranscriptWriter.mostRows)
        default: break
        }
      }
    }

    private mutating func take(_ attribute: XMLAttribute) {
      guard unsafe !attribute.bytes.isEmpty else { return }
      hasValue = true
      value.removeAll(keepingCapacity: true)
      unsafe value.append(contentsOf: attribute.bytes)
    }

    private static func kind(_ attribute: XMLAttribute) -> Kind {
      if attribute == "float" || attribute == "currency" || attribute == "percentage" {
        return .number
      }
      if attribute == "string" { return .text }
      if attribute == "date" || attribute == "time" { return .stamp }
      if attribute == "boolean" { return .truth }
      return attribute == "error" ? .error : .none
    }

    mutating func beginParagraph(_ bytes: inout [UInt8]) {
      if paragraphs > 0, takesText { bytes.append(UInt8(ascii: "\n")) }
      paragraphs += 1
      isAfterBlank = true
      lastBlank = -1
    }

    /// Blanks at the end of a paragraph say nothing.
    mutating func endParagraph(_ bytes: inout [UInt8]) {
      if lastBlank == bytes.count - 1, lastBlank >= start { bytes.removeLast() }
    }

    /// Adds text, in which line breaks, tabs and several blanks are one blank.
    mutating func append(
      _ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]
    ) throws(SheetFault) {
      try check(bytes.count - start + text.count)
      var index = 0
      while index < text.count {
        let from = index
        while index < text.count, unsafe text[index] > 0x20 { index += 1 }
        if index > from {
          unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[from..<index]))
          isAfterBlank = false
        }
        guard index < text.count else { return }
        if !isAfterBlank {
          lastBlank = bytes.count
          bytes.append(UInt8(ascii: " "))
          isAfterBlank = true
        }
        index += 1
      }
    }

    /// Adds a character that an element stands for.
    mutating func append(
      _ character: Unicode.Scalar, times: Int, to bytes: inout [UInt8]
    ) throws(SheetFault) {
      guard takesText else { return }
      guard times >= 0, times <= TranscriptWriter.longestCell else {
        throw .limit(.cellBytes(TranscriptWriter.longestCell))
      }
      try check(bytes.count - start + times)
      bytes.append(contentsOf: repeatElement(UInt8(ascii: character), count: times))
      isAfterBlank = false
      lastBlank = -1
    }

    private func check(_ count: Int) throws(SheetFault) {
      guard count <= TranscriptWriter.longestCell else {
        throw .limit(.cellBytes(TranscriptWriter.longestCell))
      }
    }

    /// Leaves its value behind `start`, and says what it is.
    mutating func finish(_ bytes: inout [UInt8]) -> ODSCell.Kind {
      if hasValue, type != .error, type != .none {
        bytes.removeSubrange(start...)
        if type == .truth {
          bytes.append(contentsOf: value.elementsEqual("true".utf8) ? "TRUE".utf8 : "FALSE".utf8)
        } else {
          bytes.append(contentsOf: value)
        }
      }
      let isEmpty = bytes.count == start
      switch type {
      case .error: return .error
      case .text:
        if isEmpty { return .blank }
        return hasFormula && hasString && !hasValue && looksWrong(bytes) ? .error : .text
      case .number where hasValue: return .number
      case .stamp where hasValue: return .stamp
      case .truth where hasValue: return .truth
      default: return !isEmpty ? .text : hasFormula ? .uncomputed : .blank
      }
    }

    /// Without LibreOffice's own attribute an error is a text that the value denies.
    private func looksWrong(_ bytes: [UInt8]) -> Bool {
      let text = bytes[start...]
      return text.first == UInt8(ascii: "#") || text.starts(with: "Err:".utf8)
    }
  }
#endif
