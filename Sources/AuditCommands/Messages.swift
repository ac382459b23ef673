internal import ArgumentParser
internal import AuditImport
internal import AuditReport
internal import AuditService
internal import Glibc
internal import ServiceStandards

/// Says things to people on standard error, or to machines with `--error-format json`.
struct Messages {
  let language: Language
  let isMachineReadable: Bool
  let isQuiet: Bool

  /// A line that tells what happened; left out with `--quiet`.
  func say(_ indonesian: String, _ english: String) {
    guard !isQuiet else { return }
    Messages.write(language == .indonesian ? indonesian : english)
  }

  /// A warning is said also with `--quiet`.
  func warn(_ indonesian: String, _ english: String) {
    let text = language == .indonesian ? indonesian : english
    if isMachineReadable {
      writeObject([("code", "W_NOTICE"), ("severity", "warning"), ("message", text)])
    } else {
      Messages.write((language == .indonesian ? "peringatan: " : "warning: ") + text)
    }
  }

  /// One mistake of an imported file, with its place.
  func report(_ diagnostic: Diagnostic) {
    if isMachineReadable {
      writeObject(diagnostic.members(in: language))
    } else {
      Messages.write(diagnostic.description(in: language))
    }
  }

  func report(_ fault: any Fault) {
    report(code: fault.code, fault.message(in: language))
  }

  /// A step of a night that failed.
  func report(_ step: NightStepReport) {
    let reason = step.message.map { ": \($0.text(language))" } ?? ""
    report(code: step.code ?? "", Texts.step(step.step).text(language) + reason)
  }

  private func report(code: String, _ text: String) {
    if isMachineReadable {
      writeObject([("code", code), ("severity", "error"), ("message", text)])
    } else {
      Messages.write((language == .indonesian ? "galat: " : "error: ") + text)
    }
  }

  /// A mistake in the command line itself. Nothing is said of one told already, as by a fault.
  static func reportUsage(_ error: any Error) {
    guard !AuditCommand.message(for: error).isEmpty else { return }
    let message = UsageMessage(error, language: UsageLanguage.current)
    guard GlobalOptions.wantsJSONErrors(CommandLine.arguments) else {
      return write(message.forPeople)
    }
    write(
      JSONText.object([("code", "E_USAGE"), ("severity", "error"), ("message", message.text)]))
  }

  private func writeObject(_ members: [(key: String, value: String)]) {
    Messages.write(JSONText.object(members))
  }

  /// Whatever a file or its name holds, the terminal gets nothing that would steer it.
  static func write(_ line: String) {
    let bytes = Array((VisibleText.lines(line) + "\n").utf8)
    // Nothing can be done when even standard error is gone.
    _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(2, $0.baseAddress, $0.count) }
  }
}

extension Diagnostic {
  /// Stable keys for machines.
  fileprivate func members(in language: Language) -> [(key: String, value: String)] {
    [
      ("code", code.rawValue), ("severity", "error"), ("file", file), ("line", String(line)),
      ("column", column ?? ""), ("value", value), ("message", message(in: language)),
      ("hint", hint(in: language) ?? ""),
    ]
  }
}
