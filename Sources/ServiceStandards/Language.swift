/// A language in which people are addressed. Codes, keys and words in files never change with it.
public enum Language: String, CaseIterable, Hashable, Sendable {
  case indonesian = "id"
  case english = "en"
}
