public import ArgumentParser
public import ServiceStandards
public import WorkingTime

// Values of the model as they are written on the command line.

extension Language: ExpressibleByArgument {}
extension ComplaintSource: ExpressibleByArgument {}
extension TimeLimit.Unit: ExpressibleByArgument {}
extension TimeLimit.Receipt: ExpressibleByArgument {}
extension TimeLimit.DayCount: ExpressibleByArgument {}
extension FindingState: ExpressibleByArgument {}
extension ExcuseGround: ExpressibleByArgument {}

extension CivilDay: ExpressibleByArgument {
  public init?(argument: String) { self.init(iso: argument) }
}

// By their words in files.

extension CaseStatus: ExpressibleByArgument {
  public init?(argument: String) { self.init(word: argument, \.word) }
  public static var allValueStrings: [String] { allCases.map(\.word) }
  public static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

extension Criterion: ExpressibleByArgument {
  public init?(argument: String) { self.init(word: argument, \.word) }
  public static var allValueStrings: [String] { allCases.map(\.word) }
  public static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

extension Reason: ExpressibleByArgument {
  public init?(argument: String) { self.init(word: argument, \.word) }
  // Help would list them all.
  public static var allValueStrings: [String] { [] }
  public static var defaultCompletionKind: CompletionKind { .list(allCases.map(\.word)) }
}

extension CaseIterable {
  fileprivate init?(word: String, _ wordOf: (Self) -> String) {
    guard let found = Self.allCases.first(where: { wordOf($0) == word }) else { return nil }
    self = found
  }
}

/// A file of rows.
enum RecordFile {
  /// How such files are mostly called; what they are is told by their content.
  static let extensions = ["csv", "tsv", "txt", "xlsx", "xlsm", "ods", "xls", "html", "zip", "gz"]
}
