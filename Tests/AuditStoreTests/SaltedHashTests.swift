import Testing

@testable import AuditStore

@Suite struct `A salted hash` {
  private func hash(_ arguments: String) throws -> String? {
    let store = try TemporaryDatabase().create()
    return try store.connection.first("SELECT lower(hex(salted(\(arguments))))") {
      $0.optionalText(0)
    } ?? nil
  }

  @Test func `is that of salt and text, one after the other`() throws {
    // As `printf 'garamantrean lama' | sha256sum` and `printf '' | sha256sum` say.
    #expect(
      try hash("CAST('garam' AS BLOB), 'antrean lama'")
        == "4994c2e4cee332987dbab2bcc2b0b438401133e2c5549539ea19dc1da2b05708")
    #expect(
      try hash("x'', ''")
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(try hash("NULL, 'antrean'") == hash("x'', 'antrean'"))
  }

  @Test func `of no text is none`() throws {
    let store = try TemporaryDatabase().create()
    let isNone = try store.connection.first("SELECT salted(x'01', NULL) IS NULL") { $0.int(0) }
    #expect(isNone == 1)
  }
}
