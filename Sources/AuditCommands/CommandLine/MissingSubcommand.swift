internal import ArgumentParser

/// A group of commands was named, and none of its commands.
struct MissingSubcommand: Error, CustomStringConvertible {
  var description: String { "Missing subcommand" }

  /// Whether that is what a sentence of the parser tells: it reads an option that only the subcommands have.
  static func isTold(by message: String) -> Bool {
    message == MissingSubcommand().description || message.hasPrefix("Unknown option")
  }
}
