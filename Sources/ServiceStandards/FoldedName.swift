/// Names of classes and tiers as people read them: capitals, spaces, underscores, hyphens and slashes aside, except
/// between two digits, where any of them is a hyphen, and with one kind of apostrophe.
public struct FoldedName: Hashable, Sendable {
  public let text: String

  public init(_ name: String) {
    var text = ""
    var hasSeparator = false
    for character in name.lowercased() {
      if character.isWhitespace || FoldedName.separators.contains(character) {
        hasSeparator = true
        continue
      }
      if hasSeparator, character.isNumber, text.last?.isNumber ?? false { text.append("-") }
      hasSeparator = false
      text.append(PaperName.apostrophes.contains(character) ? "'" : character)
    }
    self.text = text
  }

  /// What stands between the words of a name, beside spaces.
  private static let separators = PaperName.dashes.union(["_", "/"])
}
