internal import ServiceStandards

/// The texts that stand for a status, whatever their capitals.
struct StatusWords {
  private let statuses: [String: CaseStatus]
  private let words: [String]
  private var remembered = ByteTable<CaseStatus>(capacity: 256)

  /// The texts of a profile, or if it has none the canonical words.
  init(_ declared: [String: CaseStatus]) {
    var texts = declared
    if texts.isEmpty { for status in CaseStatus.allCases { texts[status.word] = status } }
    words = texts.sorted { ($0.value.rawValue, $0.key) < ($1.value.rawValue, $1.key) }.map(\.key)
    statuses = Dictionary(
      texts.map { (IdentityText.cleaned($0.key).lowercased(), $0.value) },
      uniquingKeysWith: { first, _ in first })
  }

  mutating func status(_ cell: Span<UInt8>) throws(Problem) -> CaseStatus {
    if let known = remembered.find(cell) { return known }
    let text = String(utf8: cell)
    guard let status = statuses[text.lowercased()] else {
      throw .notAStatus(known: words, nearest: NearestName.of(text, in: words))
    }
    remembered.insert(cell, status)
    return status
  }
}
