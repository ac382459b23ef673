/// Words that stand in the place of amounts. `-` and `Nihil` mean 0 in one office and “not recorded” in
/// another, so a profile has to say it.
struct MoneyWords: Sendable {
  enum Meaning: Sendable {
    case zero
    /// As an empty cell.
    case missing
  }

  private var meanings: [String: Meaning] = [:]
  /// Most bytes of a cell that is looked up.
  private static let longest = 64

  init() {}

  /// `{zero: [GRATIS], missing: ["-"]}`.
  init(_ value: YAMLValue) {
    let known: [(String, Meaning)] = [("zero", .zero), ("missing", .missing)]
    guard let root = value.mapping(known.map(\.0)) else { return }
    var places = FirstPlaces<String>()
    for (key, meaning) in known {
      for entry in root.list(key) {
        guard let text = entry.text() else { continue }
        let word = MoneyWords.folded(text)
        if places.claim(word, at: entry) { meanings[word] = meaning }
      }
    }
  }

  func meaning(of cell: Span<UInt8>) -> Meaning? {
    guard !meanings.isEmpty, cell.count <= Self.longest else { return nil }
    return meanings[MoneyWords.folded(String(utf8: cell))]
  }

  /// Whether the cell is one of the words that offices use, so that the profile is asked about it.
  static func isUsual(_ cell: Span<UInt8>) -> Bool {
    cell.count <= longest && usual.contains(folded(String(utf8: cell)))
  }

  private static let usual: Set = [
    "-", "–", "—", "rp-", "rp.-", "rp–", "rp,-", "gratis", "nihil", "nil", "free", "bebas",
    "bebasbiaya", "tidakada", "tanpabiaya", "kosong",
  ]

  /// In small letters and without spaces: `Rp   -` is `Rp -`.
  private static func folded(_ text: String) -> String {
    text.lowercased().filter { !$0.isWhitespace }
  }
}
