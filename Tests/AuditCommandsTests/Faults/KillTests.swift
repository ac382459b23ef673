import Foundation
import TestSupport
import Testing

@testable import AuditStore

/// `kill -9` at random instants, on the real program. `AUDIT_KILLS` sets how many for each command,
/// `AUDIT_KILL_CASES` how much there is to do, `AUDIT_SEED` repeats the instants.
@Suite(.serialized) struct `A program that is killed` {
  private static let environment = ProcessInfo.processInfo.environment
  private static let kills = environment["AUDIT_KILLS"].flatMap(Int.init) ?? 3
  private static let cases = environment["AUDIT_KILL_CASES"].flatMap(Int.init) ?? 300

  /// A command, and what its user does after it was killed: the same again.
  struct Victim: CustomTestStringConvertible, Sendable {
    let name: String
    let command: String
    /// Until it has done all it has done nothing.
    var isOneStep = false
    var testDescription: String { name }
  }

  static let victims = [
    Victim(
      name: "import", command: "import transactions kiriman.csv --quiet", isOneStep: true),
    Victim(
      name: "workbook", command: "import transactions kiriman.xls --allow-rejects 1 --quiet",
      isOneStep: true),
    Victim(name: "audit", command: "--all-units --as-of 2025-02-13 --quiet"),
    Victim(name: "night", command: "nightly --as-of 2025-02-13"),
    Victim(name: "export", command: "export --unit KANTOR --to serah/tangan --quiet"),
    Victim(name: "backup", command: "nightly --as-of 2025-02-13 --config cadangan.yaml"),
  ]

  @Test(arguments: victims)
  func `leaves the last state that was whole, and the next night comes to the same`(
    _ victim: Victim
  ) async throws {
    let before = try await prepared(victim)
    let undisturbed = try Place()
    try undisturbed.restore(from: before)
    let start = ContinuousClock.now
    let answer = try await undisturbed.run(victim.command)
    let duration = ContinuousClock.now - start
    try #require(answer.status == 0, "\(answer.messages)")
    let whole = [try before.result(), try undisturbed.result()]
    try await followUp(victim, in: undisturbed)
    let expected = try undisturbed.result()
    #expect(try await undisturbed.damage() == [])

    let seed = SplitMix64.seedOfThisRun
    var numbers = SplitMix64(seed: seed)
    let place = try Place()
    var (killed, ended) = (0, 0)
    for kill in 1...Self.kills {
      let share = Double.random(in: 0...1.05, using: &numbers)
      try place.restore(from: before)
      let program = try place.start(victim.command.split(separator: " ").map(String.init))
      try await Task.sleep(for: duration * share)
      program.send(SIGKILL)
      let status = try await program.answer().status
      if status == 0 { ended += 1 } else { killed += 1 }
      let note: Comment = "\(victim.name), seed \(seed), kill \(kill) at \(share)"
      let damage = try await place.damage()
      #expect(damage == [], note)
      if victim.isOneStep {
        let left = try place.result()
        #expect(whole.contains(left), note)
        // What tells of rejected rows is there when they are kept, and not before.
        if place.exists("kiriman.xls.rejects.xlsx") { #expect(left == whole[1], note) }
      }
      let again = try await place.run(victim.command)
      // What was made before it was killed is not made over it.
      #expect(again.status == 0 || again.messages.contains("sudah ada"), note)
      try await followUp(victim, in: place)
      #expect(try place.result() == expected, note)
      #expect(place.names == undisturbed.names, note)
      let left = try await place.damage()
      #expect(left == [], note)
    }
    print("\(victim.name): killed \(killed), had ended before \(ended); seed \(seed)")
  }

  /// The office before the command that is killed.
  private func prepared(_ victim: Victim) async throws -> Place {
    let place = try await FaultOffice.place(cases: Self.cases)
    // Nights that have nothing to do but to copy.
    try place.write(
      "db: audit.db\nnightly:\n  backup: {folder: cadangan, keep: 3}\n", to: "cadangan.yaml")
    let delivery = FaultOffice.delivery(cases: Self.cases)
    switch victim.name {
    case "import": try place.write(delivery, to: "kiriman.csv")
    case "workbook":
      try place.write(FaultOffice.workbook(cases: Self.cases), to: "kiriman.xls")
    case "audit":
      try place.write(delivery, to: "kiriman.csv")
      _ = try await place.run("import transactions kiriman.csv --quiet")
    case "night": try place.write(delivery, to: "masuk/simpel-2.csv")
    default: break
    }
    return place
  }

  private func followUp(_ victim: Victim, in place: Place) async throws {
    let night = try await place.run("nightly --as-of 2025-02-14")
    #expect(night.status == 0, "\(victim.name): \(night.messages)")
  }
}
