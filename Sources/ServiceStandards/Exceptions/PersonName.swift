/// Names of people, as far as two of them can be told apart: four eyes are those of two people, not of two spellings.
public enum PersonName {
  /// Letters and digits alone, in small letters and without accents; empty: there is no name.
  public static func essence(of name: String) -> String {
    var essence = ""
    for scalar in name.lowercased().unicodeScalars {
      let letter = plain(scalar)
      if letter.properties.isAlphabetic || letter.properties.numericType != nil {
        essence.unicodeScalars.append(letter)
      }
    }
    return essence
  }

  /// Whether two names may be those of one person: titles and degrees, the order of the words, accents, capitals, signs
  /// and what stands in brackets aside.
  public static func isSame(_ left: String, _ right: String) -> Bool {
    essence(of: left) == essence(of: right) || words(of: left) == words(of: right)
  }

  /// The words of a name without titles, in the order of the alphabet; all of them where nothing else is left.
  private static func words(of name: String) -> [String] {
    var outside = ""
    var depth = 0
    for character in name {
      switch character {
      case "(", "[": depth += 1
      case ")", "]": depth = max(0, depth - 1)
      default: if depth == 0 { outside.append(character) }
      }
    }
    let words = outside.split { $0.isWhitespace || $0 == "," }.map { essence(of: String($0)) }
      .filter { !$0.isEmpty }
    let names = words.filter { !titles.contains($0) }
    return (names.isEmpty ? words : names).sorted()
  }

  /// Titles, degrees and forms of address in use, as `essence` leaves them.
  private static let titles: Set<String> = Set(
    """
    dr drs dra ir prof h hj haji hajjah kh r rr bapak ibu pak bu sdr sdri tuan nyonya mr mrs ms
    sh mh se mm ak ca sip map mpa msi ssi mkes skm spd mpd ssos msos skom mkom st mt sstp stp sap
    mkn llm ba ma phd amd ama ners apt skep mkep sthi shi mhi sag mag sked spog spa sppd ssit
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// The letter without its accent; a mark that combines with a letter before it is none.
  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard !scalar.isASCII else { return scalar }
    // “LATIN SMALL LETTER A WITH ACUTE”
    let words = (scalar.properties.name ?? "").split(separator: " ")
    guard words.count > 4, words[0] == "LATIN", words[2] == "LETTER", words[4] == "WITH",
      let letter = words[3].lowercased().unicodeScalars.first, words[3].utf8.count == 1
    else { return scalar.properties.isDiacritic ? " " : scalar }
    return letter
  }
}
