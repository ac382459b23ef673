import Testing

@Suite struct `Classes and tiers that no standard names` {
  private static let terms = """
    time:
              - {value: 2, unit: working_days}
              - {class: perpanjangan, value: 60, unit: minutes}
            cost: {tariffs: [{class: baru, tier: roda_2, amount: 100000}], legal_basis: Perda 1}
    """

  private static let rows = """
    unit,service,case_number,class,tier,status,received_at,finished_at,charges
    KANTOR,SURAT,1,perpanjngan,roda_2,finished,2025-03-03T09:00,2025-03-04T10:00,none
    KANTOR,SURAT,2,Perpanjngan,Roda 2,finished,2025-03-03T09:00,2025-03-04T10:00,none
    KANTOR,SURAT,3,perpanjngan,roda 3,finished,2025-03-03T09:00,2025-03-04T10:00,none
    KANTOR,SURAT,4,BARU,,finished,2025-03-03T09:00,2025-03-04T10:00,none
    KANTOR,SURAT,5,,,finished,2025-03-03T09:00,2025-03-04T10:00,none

    """

  /// `terms`: what the standard says of time and money; `nil`: one that tells no classes apart.
  private func importing(_ options: String, terms: String? = Self.terms) async throws -> Answer {
    let place = try await SmallOffice.place()
    if let terms {
      let standards = SmallOffice.standards.replacing("\"2024\"", with: "\"2025\"")
        .replacing("2024-01-01", with: "2025-01-01")
        .replacing("time: [{value: 2, unit: working_days}]", with: terms)
        .replacing("        cost: {free: true}\n", with: "")
      try place.write(standards, to: "lain.yaml")
      let answer = try await place.run("import standards lain.yaml")
      #expect(answer.status == 0, "\(answer.messages)")
    }
    try place.write(Self.rows, to: "berkas.csv")
    return try await place.run("import transactions berkas.csv \(options)")
  }

  @Test(arguments: [
    (
      "en",
      [
        "class “perpanjngan” (3 rows) is not named by the standards of KANTOR/SURAT; another spelling? In the profile: values: {class: {perpanjngan: perpanjangan}}. One of its own? In the standard: classes: [perpanjngan]",
        "tier “roda 3” (1 row) is not named by the standards of KANTOR/SURAT; another spelling? In the profile: values: {tier: {\"roda 3\": roda_2}}. One of its own? In the standard: cost: {tariffs: [{tier: \"roda 3\", amount: …}]}",
      ]
    ),
    (
      "id",
      [
        "kelas “perpanjngan” (3 baris) tidak dikenal standar KANTOR/SURAT; ejaan lain? Dalam profil: values: {class: {perpanjngan: perpanjangan}}. Berdiri sendiri? Dalam standar: classes: [perpanjngan]",
        "jenjang “roda 3” (1 baris) tidak dikenal standar KANTOR/SURAT; ejaan lain? Dalam profil: values: {tier: {\"roda 3\": roda_2}}. Berdiri sendiri? Dalam standar: cost: {tariffs: [{tier: \"roda 3\", amount: …}]}",
      ]
    ),
  ])
  func `are told with the number of their rows and the line to add`(
    language: String, sentences: [String]
  ) async throws {
    let answer = try await importing("--lang \(language)")
    #expect(answer.status == 0)
    for sentence in sentences {
      #expect(answer.messages.contains(sentence), "\(answer.messages)")
    }
    #expect(!answer.messages.contains("BARU") && !answer.messages.contains("“Roda 2”"))
  }

  @Test func `are notices and a number for programs`() async throws {
    let answer = try await importing("--error-format json --lang en")
    #expect(answer.messages.contains("\"undeclared_words\":2"))
    #expect(answer.messages.contains("class “perpanjngan” (3 rows)"))
  }

  @Test func `are all the same to a standard that tells none apart`() async throws {
    let answer = try await importing("--error-format json --lang en", terms: nil)
    #expect(answer.messages.contains("\"undeclared_words\":0"))
    #expect(!answer.messages.contains("perpanjngan"))
  }
}
