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
    let text = language == .indonesian ? indonesian : english
    if isMachineReadable {
      writeObject([("code", "I_NOTICE"), ("severity", "info"), ("message", .text(text))])
    } else {
      Messages.write(text)
    }
  }

  /// A warning is said also with `--quiet`.
  func warn(_ indonesian: String, _ english: String) {
    let text = language == .indonesian ? indonesian : english
    if isMachineReadable {
      writeObject([("code", "W_NOTICE"), ("severity", "warning"), ("message", .text(text))])
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

  /// Mistakes of one kind, with the places of the first ones.
  func report(_ group: DiagnosticGroup) { Messages.write(group.description(in: language)) }

  /// Why a command did not do what it was asked to. A program gets the mistakes of a file one by one.
  func report(_ fault: any Fault) {
    guard isMachineReadable, let fault = fault as? ImportFault else {
      return report(code: fault.code, fault.message(in: language))
    }
    let (place, (listed, total)) = (fault.place, fault.diagnostics)
    for diagnostic in listed { report(diagnostic) }
    if total == 0 {
      writeObject([
        ("code", .text(fault.code)), ("severity", "error"), ("file", .text(place.file)),
        ("line", JSONScalar(place.line)), ("message", .text(fault.message(in: language))),
      ])
    }
    // What the system refused says nothing about the content of a file.
    guard fault.exitStatus == .data else { return }
    summarize([
      ("file", .text(place.file)), ("state", "refused"), ("problems", JSONScalar(max(total, 1))),
      ("listed", JSONScalar(max(listed.count, 1))),
    ])
  }

  /// What came of an import, for a program.
  func summarize(_ members: [(key: String, value: JSONScalar)]) {
    guard !isQuiet else { return }
    writeObject([("code", "I_IMPORT"), ("severity", "info")] + members)
  }

  /// A step of a night that failed.
  func report(_ step: NightStepReport) {
    let reason = step.message.map { ": \($0.text(language))" } ?? ""
    report(code: step.code ?? "", Texts.step(step.step).text(language) + reason)
  }

  private func report(code: String, _ text: String) {
    if isMachineReadable {
      writeObject([("code", .text(code)), ("severity", "error"), ("message", .text(text))])
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
      JSONText.object([
        ("code", "E_USAGE"), ("severity", "error"), ("message", .text(message.text)),
      ]))
  }

  private func writeObject(_ members: [(key: String, value: JSONScalar)]) {
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
  fileprivate func members(in language: Language) -> [(key: String, value: JSONScalar)] {
    [
      ("code", .text(code.rawValue)), ("severity", "error"), ("file", .text(file)),
      ("line", JSONScalar(line)), ("sheet", JSONScalar(place?.sheet)),
      ("cell", JSONScalar(place?.cell)), ("character", JSONScalar(position)),
      ("column", JSONScalar(column)), ("value", .text(value)),
      ("message", .text(message(in: language))), ("hint", JSONScalar(hint(in: language))),
    ]
  }
}
