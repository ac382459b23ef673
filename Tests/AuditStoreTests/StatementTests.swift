import Testing

@testable import AuditStore

@Suite struct `A text bound without a copy` {
  @Test(arguments: [nil, "", "a", "é", "0123456789abcdef – longer than a small text", "a\u{0}b"])
  func `comes back as it was, and is gone afterwards`(text: String?) throws {
    let store = try TemporaryDatabase().create()
    let statement = try store.connection.prepare("SELECT ?1, ?1 IS NULL")
    try statement.withText(1, text) { () throws(StoreError) in
      _ = try statement.step()
      let found = statement.optionalText(0)
      #expect(found == text)
      statement.reset()
    }
    _ = try statement.step()
    let isNull = statement.int(1) == 1
    #expect(isNull)
  }
}
