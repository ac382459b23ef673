/// One thing said in both languages.
package struct Wording: Hashable, Sendable {
  package let indonesian: String
  package let english: String

  package init(_ indonesian: String, _ english: String) {
    self.indonesian = indonesian
    self.english = english
  }

  package func text(_ language: Language) -> String {
    switch language {
    case .indonesian: indonesian
    case .english: english
    }
  }
}
