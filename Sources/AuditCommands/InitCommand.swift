internal import ArgumentParser
internal import AuditReport
internal import AuditService

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Makes a new, empty database.")

  @Option(
    name: .long,
    help:
      "Zone in which dates of questions are read, such as Asia/Makassar. Default: that of the first unit."
  )
  var zone: String?

  @OptionGroup(title: "General") var options: GlobalOptions

  func run() throws {
    try perform(options) { context in
      try context.workspace.create(zone: zone)
      let path = context.workspace.database
      context.messages.say(
        "basis data dibuat: \(path). Berikutnya: audit import calendars FILE.yaml --db \(path)",
        "database made: \(path). Next: audit import calendars FILE.yaml --db \(path)")
      return .done
    }
  }
}
