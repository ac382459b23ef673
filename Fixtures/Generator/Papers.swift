/// One entry of a requirement list as the generator knows it.
struct Paper {
  let code: String
  /// Name and other spellings under which offices record it.
  let spellings: [String]
  let classes: [String]
  let isMandatory: Bool
  let group: String?

  func applies(to applicantClass: String) -> Bool {
    classes.isEmpty || classes.contains(applicantClass)
  }

  /// Reads `ktp=KTP,e-KTP; sim-lama@perpanjangan; kuasa?; ajb#tanah`: code, `=` spellings, `@`
  /// classes, `#` group of papers that stand for each other, `?` only if needed.
  static func list(_ text: String) -> [Paper] {
    text.split(separator: ";").map { entry in
      var (code, parts) = ("", [Character: [String]]())
      var (mark, word) = (Character(" "), "")
      func keep() {
        let words = word.split(separator: ",").map { trimmed($0) }
        if mark == " " { code = words.first ?? "" } else { parts[mark] = words }
      }
      for character in entry {
        if "=@#?".contains(character) {
          keep()
          (mark, word) = (character, "")
        } else {
          word.append(character)
        }
      }
      keep()
      return Paper(
        code: code, spellings: parts["="] ?? [], classes: parts["@"] ?? [],
        isMandatory: parts["?"] == nil, group: parts["#"]?.first)
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
