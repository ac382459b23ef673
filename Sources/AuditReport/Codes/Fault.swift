package import ServiceStandards

/// What a command's exit status tells cron.
package enum ExitStatus: Int32, CaseIterable, Sendable {
  case done = 0
  /// Ran to the end, with deviations at or above `--fail-on`.
  case found = 1
  /// Did not run to the end, or the answer is not complete.
  case incomplete = 2
  /// An integrity check failed.
  case integrity = 3
  case usage = 64
  /// Input data rejected beyond the allowed share.
  case data = 65
  case busy = 75
  case configuration = 78
}

/// Something that a command reports in one message: what happened, where, what to do.
package protocol Fault: Error {
  var exitStatus: ExitStatus { get }
  /// Stable, for machines.
  var code: String { get }
  var message: Message { get }
}

extension Fault {
  /// That of its message.
  package var code: String { message.code }

  package func message(in language: Language) -> String { message.words(in: language) }

  /// What it says, in both languages.
  package var wording: Wording { Wording(message(in: .indonesian), message(in: .english)) }
}
