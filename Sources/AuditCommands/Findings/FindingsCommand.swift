internal import ArgumentParser
internal import AuditReport
internal import AuditService
internal import ServiceStandards

struct FindingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "findings",
    abstract: "Carries findings from their first day until they are corrected.",
    discussion: """
      A finding gathers the deviations of one rule on one service. Runs open them and, after a clean
      re-check, close them; everything between is a move of people, kept with actor, time and reason.
      The states, moves and clocks stand in Documentation/follow-up.md.
      """,
    subcommands: [
      FindingsListCommand.self, FindingsShowCommand.self, FindingsDescribeCommand.self,
      FindingsRecommendCommand.self, FindingsClassifyCommand.self, FindingsAssignCommand.self,
      FindingsDeliverCommand.self,
      FindingsRespondCommand.self, FindingsVerifyCommand.self, FindingsCloseCommand.self,
      FindingsReopenCommand.self,
    ], aliases: ["finding"])
}

/// Which finding, for every command that moves one.
struct FindingOptions: ParsableArguments {
  @Argument(help: "Finding, e.g. T-2026-0042.", completion: NameCompletion.findings)
  var finding: String

  @Flag(name: .long, help: "Make every check, write nothing.")
  var dryRun = false
}

extension CommandContext {
  /// Says in one line what was done, and the usual next step.
  func tell(_ result: MoveResult, dryRun: Bool) {
    let state = Texts.findingState(result.state)
    let moves = result.moves.map { Texts.findingMove($0) }
    let note =
      dryRun ? Wording(" (uji coba, tidak ada yang ditulis)", " (dry run, nothing written)") : nil
    let due = result.due.map(Texts.day).map {
      Wording("; batas \($0.indonesian)", "; due \($0.english)")
    }
    func line(_ language: Language, _ word: String) -> String {
      let done = moves.map { $0.text(language) }.joined(separator: ", ")
      let tail = (due?.text(language) ?? "") + (note?.text(language) ?? "")
      return "\(result.id): \(done); \(word) \(state.text(language))\(tail)"
    }
    messages.say(line(.indonesian, "keadaan"), line(.english, "state"))
    if result.state == .verified {
      messages.say(
        "berikutnya: audit seperti biasa; pelaksanaan menutup temuan ini bila minggu bersihnya cukup",
        "next: audit as usual; a run closes the finding when it has enough clean weeks")
      return
    }
    guard let next = result.next.command(result.id) else { return }
    messages.say("berikutnya: audit findings \(next)", "next: audit findings \(next)")
  }
}
