import ServiceStandards

/// Names of classes and tiers as people read them (wording 11 of the worked examples): capitals,
/// spaces, underscores, slashes and dashes of any kind aside; between two digits any of these is one
/// sign that separates, so that `1-5` and `15` stay two names.
func readName(_ name: String) -> String {
  var read: [Character] = []
  var signs = 0
  for character in name.lowercased() {
    if isSeparator(character) {
      signs += 1
      continue
    }
    if signs > 0, let last = read.last, last.isWholeNumber, character.isWholeNumber {
      read.append("-")
    }
    signs = 0
    read.append(character)
  }
  return String(read)
}

private func isSeparator(_ character: Character) -> Bool {
  if character.isWhitespace || character == "_" || character == "/" { return true }
  return character.unicodeScalars.allSatisfy { scalar in
    scalar.properties.generalCategory == .dashPunctuation || scalar == "\u{2212}"
  }
}

/// The classes of applicants that one version names, and which of them a case may be of.
struct NaiveClasses {
  /// As they are read.
  let names: Set<String>
  /// The case's own, if the version names it.
  let own: String?
  private let isRecorded: Bool

  init(_ standard: Standard, of variant: Variant) {
    var texts = standard.classes
    texts += standard.times.compactMap(\.applicantClass)
    if case .tariffs(let lines, _) = standard.cost { texts += lines.compactMap(\.applicantClass) }
    for paper in standard.documents ?? [] { texts += paper.classes }
    let names = Set(texts.map(readName))
    self.names = names
    isRecorded = variant.applicantClass != nil
    let read = variant.applicantClass.map(readName)
    own = read.flatMap { names.contains($0) ? $0 : nil }
  }

  /// The class of the case, or all that it could have; `nil` is one that the version does not name.
  var candidates: [String?] { own.map { [$0] } ?? (names.sorted() + [nil]) }

  /// Why nothing can be said as long as the class is not known.
  var reason: Reason { isRecorded ? .classNotInStandard : .classMissing }
}
