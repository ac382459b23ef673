/// The words with which a total line begins, whatever their capitals and with or without a colon.
struct TotalWords {
  private let words: Set<String>

  init(_ words: [String]) { self.words = Set(words.map { $0.lowercased() }) }

  /// Whether the first cell that is not empty is such a word.
  func contains(_ bytes: [UInt8], _ fields: [RecordField]) -> Bool {
    for field in fields {
      let range = Cell.trimmed(bytes.span, field.range)
      if range.isEmpty { continue }
      var word = String(decoding: bytes[range], as: UTF8.self).lowercased()
      if word.hasSuffix(":") { word.removeLast() }
      return words.contains(word)
    }
    return false
  }
}
