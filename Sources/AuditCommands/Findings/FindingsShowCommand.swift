internal import ArgumentParser
internal import AuditReport
internal import AuditService
internal import ServiceStandards

struct FindingsShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract:
      "One finding in full: kondisi, kriteria, sebab, akibat, rekomendasi, tanggapan, history.",
    discussion: """
      Kondisi and kriteria are filled from data. What is marked [konsep] is a draft from the mapping of
      codes and no fact. Each evidence file is checked against its SHA-256; exit status 3 when one is
      missing or has changed.
      """)

  @Argument(help: "Finding, e.g. T-2026-0042.", completion: NameCompletion.findings)
  var finding: String

  @OptionGroup(title: "Output") var form: FormOptions
  @OptionGroup(title: "General") var options: GlobalOptions

  func run() throws {
    try perform(options) { context in
      let (dossier, zone) = try context.workspace.showFinding(finding)
      let presentation = try context.presentation(form, zones: [zone])
      try context.deliver(form) { sink, format in
        try dossier.write(as: format, to: sink, presentation)
      }
      let damaged = dossier.evidence.filter { $0.state != .intact }
      for file in damaged {
        context.messages.warn(
          "bukti “\(file.name)” \(Texts.evidence(file.state).indonesian)",
          "the evidence “\(file.name)” is \(Texts.evidence(file.state).english)")
      }
      return damaged.isEmpty ? .done : .integrity
    }
  }
}
