internal import ArgumentParser
internal import AuditReport
internal import AuditService

struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Makes a database with the bundled, made-up mall of public services.")

  @Option(
    name: .long, help: "Folder of the data. Default: beside the program, or Fixtures/demo.",
    completion: .directory)
  var data: String?

  @OptionGroup(title: "General") var options: GlobalOptions

  func run() throws {
    try perform(options) { context in
      let progress = context.progress(for: nil)
      let steps = try context.workspace.demonstrate(folder: data, progress: progress.report)
      progress.end()
      for step in steps {
        context.messages.say(
          "\(step.file): \(step.rows) catatan", "\(step.file): \(step.rows) records")
      }
      let path = context.workspace.database
      context.messages.say(
        "data buatan siap di \(path). Berikutnya: audit --unit MPP-Banjarbaru --db \(path) --as-of 2026-07-01T08:00",
        "made-up data is ready in \(path). Next: audit --unit MPP-Banjarbaru --db \(path) --as-of 2026-07-01T08:00"
      )
      return steps.contains { $0.rejected > 0 } ? .data : .done
    }
  }
}
