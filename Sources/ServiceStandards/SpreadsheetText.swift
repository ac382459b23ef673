/// Text that a spreadsheet takes for something else when it opens a file of rows, quotes or not: `3/12` for a day,
/// `00123` for 123, `12E3` for 12000, twenty digits for a number with zeros at its end.
///
/// Files for spreadsheets have an apostrophe before such identifiers, and imports take it away again.
package enum SpreadsheetText {
  /// Whether a spreadsheet, in any language of this program, may read the text as a number, a date, a time or a
  /// share: digits with the signs of numbers and dates, an exponent, or the name of a month.
  ///
  /// - Complexity: O(*n*); ends at the first word that is none of these.
  package static func isChanged(_ text: Span<UInt8>) -> Bool {
    var hasDigit = false
    var index = 0
    while index < text.count {
      let byte = text[index]
      switch byte {
      case 0x30...0x39:
        hasDigit = true
        index += 1
      case 0x20, 0x25, 0x28, 0x29, 0x2B...0x2F, 0x3A: index += 1
      case 0x41...0x5A, 0x61...0x7A:
        var word: [UInt8] = []
        while index < text.count, (0x61...0x7A).contains(text[index] | 0x20), word.count < 10 {
          word.append(text[index] | 0x20)
          index += 1
        }
        guard words.contains(String(decoding: word, as: UTF8.self)) else { return false }
      default: return false
      }
    }
    return hasDigit
  }

  private static let words: Set<String> = [
    "e", "am", "pm", "jan", "januari", "january", "feb", "peb", "februari", "pebruari", "february",
    "mar", "maret", "march", "apr", "april", "mei", "may", "jun", "juni", "june", "jul", "juli",
    "july", "agu", "ags", "agt", "agustus", "aug", "august", "sep", "sept", "september", "okt",
    "oktober", "oct", "october", "nov", "nop", "november", "nopember", "des", "desember", "dec",
    "december",
  ]
}
