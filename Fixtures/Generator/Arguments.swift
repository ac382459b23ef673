/// What the command line asks for.
struct Arguments {
  enum Command: String { case demo, bulk }

  private(set) var command = Command.demo
  private(set) var seed: UInt64 = 20_250_101
  private(set) var rows = 1_000_000
  /// Where files go; `nil`: transactions to standard output.
  private(set) var folder: String?

  /// - Throws: `UsageError` for anything that is not understood.
  init(_ words: some Sequence<String>) throws(UsageError) {
    var words = Array(words)[...]
    guard let name = words.popFirst(), let command = Command(rawValue: name) else {
      throw UsageError(word: "")
    }
    self.command = command
    while let option = words.popFirst() {
      guard let value = words.popFirst() else { throw UsageError(word: option) }
      switch (option, UInt64(value)) {
      case ("--seed", let number?): seed = number
      case ("--rows", let number?): rows = Int(number)
      case ("--into", _): folder = value
      default: throw UsageError(word: option)
      }
    }
    if command == .bulk, folder == nil { throw UsageError(word: "--into") }
  }
}

struct UsageError: Error, CustomStringConvertible {
  let word: String
  var description: String {
    """
    not understood: “\(word)”.
    Usage: fixture-generator demo [--seed N] [--into FOLDER]
           fixture-generator bulk [--seed N] [--rows N] --into FOLDER
    """
  }
}
