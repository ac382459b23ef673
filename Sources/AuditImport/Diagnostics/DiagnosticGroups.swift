package import ServiceStandards

/// Mistakes of one kind in one column of a file, told together.
package struct DiagnosticGroup: Hashable, Sendable {
  /// Most lines that are named.
  static let mostLines = 5

  /// The first of them.
  package let example: Diagnostic
  package private(set) var count = 1
  /// The first lines that have it.
  package private(set) var lines: [String]

  fileprivate init(_ example: Diagnostic) {
    self.example = example
    lines = [DiagnosticGroup.line(of: example)]
  }

  fileprivate mutating func add(_ diagnostic: Diagnostic) {
    count += 1
    guard lines.count < Self.mostLines else { return }
    let line = DiagnosticGroup.line(of: diagnostic)
    if !lines.contains(line) { lines.append(line) }
  }

  private static func line(of diagnostic: Diagnostic) -> String {
    diagnostic.place?.text ?? String(diagnostic.line)
  }

  /// All of it on one line: that of a single mistake as it is, and of several how many and where.
  package func description(in language: Language) -> String {
    guard count > 1 else { return example.description(in: language) }
    let lines = lines.joined(separator: ", ") + (count > lines.count ? ", …" : "")
    let note =
      switch language {
      case .english: ", \(count) times, on lines \(lines)"
      case .indonesian: ", \(count) kali, di baris \(lines)"
      }
    return example.description(in: language, note: note)
  }
}

/// The mistakes of a file by kind, however many they are.
package struct DiagnosticGroups: Hashable, Sendable {
  /// Most kinds that are told apart.
  static let mostKinds = 200

  private struct Kind: Hashable {
    let code: DiagnosticCode
    let column: String?
    let form: Int
  }

  private var places: [Kind: Int] = [:]
  /// In the order in which they first occur.
  package private(set) var groups: [DiagnosticGroup] = []
  /// Mistakes of further kinds.
  package private(set) var others = 0

  package init() {}

  package mutating func add(_ diagnostic: Diagnostic) {
    let kind = Kind(
      code: diagnostic.code, column: diagnostic.column, form: diagnostic.problem.form)
    if let place = places[kind] {
      groups[place].add(diagnostic)
    } else if groups.count < Self.mostKinds {
      places[kind] = groups.count
      groups.append(DiagnosticGroup(diagnostic))
    } else {
      others += 1
    }
  }
}
