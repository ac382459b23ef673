import ServiceStandards
import Testing

@testable import AuditImport

@Suite struct `A word in the place of an amount` {
  private func charges(_ cell: String, _ text: String) throws -> Reading {
    let scratch = try Scratch()
    let profile = try MappingProfile.read(
      InputFile(
        path: scratch.file(
          "format: audit.profile/1\ncharges: [{column: biaya, kind: tariff}]\n" + text,
          name: "profile.yaml")))
    return try Sample.row([("biaya", cell)], profile: profile)
  }

  private static let words =
    "money_words: {zero: [GRATIS, \"0 rupiah\"], missing: [\"Rp -\", Nihil]}\n"

  @Test(arguments: ["GRATIS", "gratis", " Gratis ", "0 Rupiah"])
  func `means nothing to pay if the profile says so`(cell: String) throws {
    let free = Charge(kind: .tariff, amount: .zero, proof: nil)
    #expect(try charges(cell, Self.words).transactions.map(\.charges) == [[free]])
  }

  @Test(arguments: ["Rp -", "rp-", "Rp   -", "NIHIL"])
  func `means that nothing was recorded if the profile says so`(cell: String) throws {
    #expect(try charges(cell, Self.words).transactions.map(\.charges) == [nil])
    let none = try charges(cell, Self.words + "blank_charges: none\n")
    #expect(none.transactions.map(\.charges) == [[]])
  }

  @Test(arguments: ["-", "Rp -", "Rp. -", "gratis", "Nihil", "—"])
  func `is asked about when the profile says nothing`(cell: String) throws {
    let reading = try charges(cell, "")
    #expect(reading.rejected.first?.diagnostics.map(\.problem) == [.moneyWord])
  }

  @Test func `that nobody knows is no amount`() throws {
    let problem = Problem.notAnAmount(form: "25000.50")
    let reading = try charges("lunas", Self.words)
    #expect(reading.rejected.first?.diagnostics.map(\.problem) == [problem])
    #expect(try charges("30000", Self.words).transactions.first?.charges?.count == 1)
  }

  @Test(arguments: [
    "money_words: {zero: [GRATIS], missing: [gratis]}", "money_words: {nothing: [GRATIS]}",
    "money_words: [GRATIS]",
  ])
  func `has one meaning`(text: String) {
    #expect(throws: ImportFault.self) { try charges("1", text) }
  }
}
