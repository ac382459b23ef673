internal import AuditCommands

@main
struct Main {
  static func main() { AuditProgram.run() }
}
