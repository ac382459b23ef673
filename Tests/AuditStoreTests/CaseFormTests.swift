import ServiceStandards
import Testing
import WorkingTime

@testable import AuditStore

@Suite struct `The form of a case` {
  @Test func `has each column once, in the order of the table`() throws {
    #expect(TransactionColumn.list.map(\.column) == TransactionColumn.allCases)
    #expect(TransactionRow.indices.count == TransactionColumn.allCases.count)
    #expect(CaseText.names.count == CaseText.allCases.count)
    let database = try TemporaryDatabase()
    _ = try database.create()
    let expected = ["entry", "line"] + TransactionColumn.names + CaseText.names
    for (table, key) in [("transactions", ["id"]), ("transactions_past", ["id", "superseded_by"])] {
      var columns: [String] = []
      let connection = try Connection(path: database.path, access: .read)
      try connection.forEachRow("SELECT name FROM pragma_table_info('\(table)') ORDER BY cid") {
        columns.append($0.text(0))
      }
      #expect(columns == key + expected)
    }
  }

  @Test func `leaves out of an earlier one what came later`() {
    // As if the flags had come with the second form.
    let earlier = Array(TransactionColumn.list.dropLast())
    let later = earlier + [TransactionColumn.Place(.flags, "flags", \.flags, since: 2)]
    var form = CaseForm(id: 1, line: 2)
    for place in TransactionRow.indices { form.row[place] = Int64(place) }
    func digest(_ number: Int, _ columns: [TransactionColumn.Place]) -> DigestedRows {
      var digest = RowDigest()
      digest.add(form, of: [UInt8]().span, form: number, columns: columns)
      return digest.finish()
    }
    #expect(digest(1, later) == digest(1, earlier))
    #expect(digest(2, later) == digest(1, TransactionColumn.list))
    #expect(digest(1, later) != digest(2, later))
  }

  @Test(arguments: [0, 1])
  func `is that by which an entry is checked`(number: Int) throws {
    let database = try TemporaryDatabase()
    let store = try Sample.store(in: database)
    try store.event(.importing(.transactions)) { entry in
      let n = try entry.number
      let id = try store.insert(.sample(), entry: n)
      let delivery = Delivery(
        entry: n, importID: id, form: DeliveryForm(fields: .all), at: TemporaryDatabase.now)
      var writer = try TransactionWriter(
        store: store, delivery: delivery, recordedAt: TemporaryDatabase.now)
      _ = try writer.write(
        (1...3).map { TransactionWriter.Record(Sample.transaction("K-\($0)"), line: $0 + 1) })
      _ = try writer.finish()
      // A program of that form would have told it so.
      var digester = CaseDigester(entry: n, first: 1, form: number)
      var rows = try RowReader(store: store, size: 10, ids: 1...9, withTexts: true)
      #expect(try rows.advance())
      for row in 0..<rows.count { rows.lendTexts { digester.add(rows.form(row), of: $0) } }
      entry.cases = [digester.finish()]
      entry.segments = try store.segmentsDigest()
    }
    #expect(try store.read { try store.checkLedger { _ in } }.problems == [])
    try database.shell(
      "DROP TRIGGER transactions_updated; UPDATE transactions SET note = 'x' WHERE id = 2")
    let problems = try store.read { try store.checkLedger { _ in } }.problems
    #expect(problems.contains { if case .cases = $0 { true } else { false } })
  }

  @Test func `has the texts of people as a hash that goes by its salt`() {
    func digest(_ salt: String, _ note: String) -> DigestedRows {
      var buffer = TextBuffer()
      var form = CaseForm(id: 1, line: 2)
      form.texts[.salt] = buffer.add(salt)
      form.texts[.note] = buffer.add(note)
      var digest = RowDigest()
      digest.add(form, of: buffer.bytes.span)
      return digest.finish()
    }
    #expect(digest("a", "catatan") == digest("a", "catatan"))
    #expect(digest("a", "catatan") != digest("b", "catatan"))
    #expect(digest("a", "catatan") != digest("a", "catatan lain"))
  }
}
