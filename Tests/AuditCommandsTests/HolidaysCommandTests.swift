import Foundation
import Testing

@Suite struct `A later decree on the command line` {
  private static let first = """
    date,name,kind,decree
    2026-03-20,Cuti Idulfitri,cuti_bersama,SKB 1/2025
    2026-05-15,Cuti Kenaikan,cuti_bersama,SKB 1/2025
    2026-12-24,Cuti Natal,cuti_bersama,SKB 1/2025
    2026-08-17,Kemerdekaan,libur_nasional,SKB 1/2025
    2027-03-10,Cuti Idulfitri,cuti_bersama,SKB 1/2025

    """
  /// Without 15 May, and only of the collective leave of 2026.
  private static let later = """
    date,name,kind,decree
    2026-03-20,Cuti Idulfitri,cuti_bersama,SKB 7/2026
    2026-12-24,Cuti Natal,cuti_bersama,SKB 7/2026

    """

  private func office() async throws -> Place {
    let place = try await SmallOffice.place()
    try place.write(Self.first, to: "satu.csv")
    try place.write(Self.later, to: "dua.csv")
    #expect(try await place.run("import holidays satu.csv --calendar kantor").status == 0)
    return place
  }

  private func holidays(of place: Place) async throws -> String {
    try await place.run(
      "calendar show --calendar kantor --from 2026-05-15 --to 2026-05-15 --format csv"
    ).text
  }

  @Test(arguments: [
    (
      "en",
      "1 day of “SKB 1/2025” is no longer in this list and stays a holiday: 2026-05-15 Cuti Kenaikan (cuti_bersama). If that decree is replaced: --replaces 'SKB 1/2025'"
    ),
    (
      "id",
      "1 hari dari “SKB 1/2025” tidak ada lagi dalam daftar ini dan tetap libur: 2026-05-15 Cuti Kenaikan (cuti_bersama). Bila keputusan itu diganti: --replaces 'SKB 1/2025'"
    ),
  ])
  func `shows what its list no longer has, and takes nothing away by itself`(
    language: String, sentence: String
  ) async throws {
    let place = try await office()
    let answer = try await place.run("import holidays dua.csv --calendar kantor --lang \(language)")
    #expect(answer.status == 0)
    #expect(answer.messages.contains(sentence))
    #expect(try await holidays(of: place).contains("Cuti Kenaikan"))
    // Told again as long as nothing has changed.
    let again = try await place.run("import holidays dua.csv --calendar kantor --lang \(language)")
    #expect(again.messages.contains(sentence))
  }

  @Test func `takes away the days of the decree that it replaces, of its own years and kinds`()
    async throws
  {
    let place = try await office()
    _ = try await place.run("import holidays dua.csv --calendar kantor")
    let line = ["import", "holidays", "dua.csv", "--calendar", "kantor", "--lang", "en"]
    let dry = try await place.run(line + ["--replaces", "SKB 1/2025", "--dry-run"])
    #expect(dry.messages.contains("1 day of “SKB 1/2025” would be taken out of the calendar"))
    #expect(try await holidays(of: place).contains("Cuti Kenaikan"))
    let answer = try await place.run(line + ["--replaces", "skb  1/2025"])
    #expect(answer.status == 0)
    #expect(
      answer.messages.contains("1 day of “SKB 1/2025” taken out of the calendar: 2026-05-15"))
    #expect(!answer.messages.contains("no longer in this list"))
    #expect(try await !holidays(of: place).contains("Cuti Kenaikan"))
    let kept = try await place.run(
      "calendar show --calendar kantor --from 2026-08-17 --to 2026-08-17 --format csv")
    #expect(kept.text.contains("Kemerdekaan"))
    #expect(try await place.run("verify").status == 0)
  }

  @Test func `refuses a decree that set no day, with those that did`() async throws {
    let place = try await office()
    let answer = try await place.run(
      [
        "import", "holidays", "dua.csv", "--calendar", "kantor", "--replaces", "SKB 9", "--lang",
        "en",
      ])
    #expect(answer.status == 64)
    #expect(
      answer.messages.contains(
        "no holiday of the calendar “kantor” is from the decree “SKB 9”; there are: “SKB 1”, “SKB 1/2025”."
      ))
  }

  @Test func `tells a program how many days it leaves and takes`() async throws {
    let place = try await office()
    let answer = try await place.run(
      "import holidays dua.csv --calendar kantor --error-format json")
    #expect(answer.messages.contains("\"days_not_in_list\":1,\"days_taken_away\":0"))
  }
}
