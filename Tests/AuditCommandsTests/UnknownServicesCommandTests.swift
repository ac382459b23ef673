import Foundation
import Testing

@Suite struct `Services that nobody has declared` {
  private static let rows = """
    unit,service,case_number,status,received_at,finished_at,charges,nama
    KANTOR,SURAT,1,finished,2025-03-03T09:00,2025-03-04T10:00,none,Surat keterangan
    KANTOR,KIA,2,finished,2025-03-03T09:00,2025-03-04T10:00,tariff:25000:K-2,Kartu Identitas Anak
    KANTOR,Pindah Datang,3,finished,2025-03-03T09:00,2025-03-04T10:00,tariff:10000:K-3,
    KANTOR,pindah  datang,4,finished,2025-03-03T09:00,2025-03-04T10:00,tariff:10000:K-4,
    KANTOR,HILANG,5,finished,kemarin,2025-03-04T10:00,none,

    """

  private func office(_ profile: String) async throws -> Place {
    let place = try await SmallOffice.place()
    try place.write(Self.rows, to: "berkas.csv")
    try place.write("format: audit.profile/1\n\(profile)\n", to: "profil.yaml")
    return place
  }

  private func importing(_ place: Place, _ options: String = "") async throws -> Answer {
    try await place.run(
      "import transactions berkas.csv --profile profil.yaml --allow-rejects 4 \(options)")
  }

  private func services(_ place: Place) async throws -> [String] {
    let list = try await place.run("services list --format json")
    let items = try #require(try list.json()["items"] as? [[String: Any]])
    return items.compactMap { "\($0["service"] ?? "") \($0["name"] ?? "")" }.sorted()
  }

  @Test(arguments: ["# nothing", "unknown_services: refuse"])
  func `are refused unless the profile says otherwise`(profile: String) async throws {
    let place = try await office(profile)
    let answer = try await importing(place)
    #expect(answer.status == 0)
    #expect(answer.messages.contains("E_SERVICE"))
    #expect(try await services(place) == ["SURAT Surat keterangan"])
  }

  @Test(arguments: [
    (
      "en",
      "2 services that nobody has declared were registered without a standard (S-01): KANTOR/KIA “Kartu Identitas Anak”, KANTOR/PINDAH-DATANG “Pindah Datang”"
    ),
    (
      "id",
      "2 layanan yang belum dikenal didaftarkan tanpa standar (S-01): KANTOR/KIA “Kartu Identitas Anak”, KANTOR/PINDAH-DATANG “Pindah Datang”"
    ),
  ])
  func `are registered by name, and have no standard`(language: String, sentence: String)
    async throws
  {
    let place = try await office("unknown_services: {name: nama}")
    let answer = try await importing(place, "--lang \(language)")
    #expect(answer.status == 0)
    #expect(answer.messages.contains(sentence))
    // A row that is rejected registers nothing.
    #expect(
      try await services(place) == [
        "KIA Kartu Identitas Anak", "PINDAH-DATANG Pindah Datang", "SURAT Surat keterangan",
      ])
    let run = try await place.run("run --all-units --details --rules S-01 --format csv")
    #expect(run.text.contains("KIA") && run.text.contains("PINDAH-DATANG"))
    #expect(!run.text.contains("SURAT"))
    #expect(try await place.run("verify").status == 0)
  }

  @Test func `are not registered by a dry run or a file that is refused`() async throws {
    let place = try await office("unknown_services: register")
    let dry = try await importing(place, "--dry-run --lang en")
    #expect(dry.messages.contains("2 services that nobody has declared would be registered"))
    #expect(try await services(place) == ["SURAT Surat keterangan"])
    let refused = try await place.run(
      "import transactions berkas.csv --profile profil.yaml --lang en")
    #expect(refused.status == 65 && !refused.messages.contains("nobody has declared"))
    #expect(try await services(place) == ["SURAT Surat keterangan"])
  }

  @Test func `stay when the import that named them is undone, and are known to the next`()
    async throws
  {
    let place = try await office("unknown_services: register")
    let first = try await importing(place, "--error-format json")
    #expect(first.messages.contains("\"registered_services\":2"))
    #expect(try await place.run("imports undo 3 --reason salah").status == 0)
    #expect(try await services(place).count == 3)
    let again = try await importing(place, "--error-format json --supersede")
    #expect(again.messages.contains("\"registered_services\":0"))
    #expect(try await place.run("verify").status == 0)
  }

  @Test func `are never registered by a file that adds to known cases`() async throws {
    let place = try await office("unknown_services: register")
    try place.write(
      "unit,service,case_number,charges\nKANTOR,KIA,2,tariff:25000:K-2\n", to: "berkas.csv")
    let answer = try await importing(place)
    #expect(answer.messages.contains("E_SERVICE"))
    #expect(try await services(place) == ["SURAT Surat keterangan"])
  }
}
