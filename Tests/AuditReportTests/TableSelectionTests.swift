import AuditReport
import ServiceStandards
import Testing

@Suite struct `A selection` {
  static let pairs: [(String, Int64)] = [("b", 2), ("a", 2), ("c", 1), ("d", 3), ("a", 1)]

  private func names(_ selection: TableSelection) throws -> String {
    let text = try Rendering.text(
      TableSamples.pairs(Self.pairs), as: .csv,
      try Rendering.presentation(csv: .data, header: false), selection: selection)
    return text.replacing("\r\n", with: " ")
  }

  @Test(arguments: [
    ([], "b,2 a,2 c,1 d,3 a,1 "),
    (["amount"], "c,1 a,1 b,2 a,2 d,3 "),
    (["-amount"], "d,3 b,2 a,2 c,1 a,1 "),
    (["name", "-amount"], "a,2 a,1 b,2 c,1 d,3 "),
    (["-amount", "name"], "d,3 a,2 b,2 a,1 c,1 "),
  ])
  func `sorts, and keeps the order of equal rows`(sort: [String], rows: String) throws {
    #expect(try names(TableSelection(sort: sort)) == rows)
  }

  @Test func `puts empty cells last in both directions`() throws {
    let head = TableHead(
      schema: "test/1", columns: [Column("n", Wording("n", "n"), .count)],
      envelope: Samples.envelope)
    let table = Table(head, rows: [[.count(1)], [.empty], [.count(2)]])
    let presentation = try Rendering.presentation(csv: .data, header: false)
    for (sort, text) in [("n", "1\r\n2\r\n\r\n"), ("-n", "2\r\n1\r\n\r\n")] {
      #expect(
        try Rendering.text(
          table, as: .csv, presentation, selection: TableSelection(sort: [sort])) == text)
    }
  }

  @Test(arguments: [(0, ""), (2, "b,2 a,2 "), (99, "b,2 a,2 c,1 d,3 a,1 "), (-1, "")])
  func `limits the number of rows`(limit: Int, rows: String) throws {
    #expect(try names(TableSelection(limit: limit)) == rows)
  }

  @Test func `limits after it sorts`() throws {
    #expect(try names(TableSelection(sort: ["-amount"], limit: 1)) == "d,3 ")
  }

  @Test func `tells how many rows a limit leaves out`() throws {
    for sort in [[], ["amount"]] {
      let bytes = CollectedBytes()
      let written = try TableSamples.pairs(Self.pairs).write(
        as: .json, to: bytes, try Rendering.presentation(),
        selection: TableSelection(sort: sort, limit: 3))
      #expect(written.rows == 3 && written.leftOut == 2)
      #expect(try Rendering.json(bytes.text)["left_out"] as? Int == 2)
    }
    let whole = try Rendering.text(
      TableSamples.pairs(Self.pairs), as: .json, try Rendering.presentation())
    #expect(try Rendering.json(whole)["left_out"] as? Int == 0)
  }

  @Test func `chooses columns in the order asked for`() throws {
    let selection = TableSelection(columns: ["amount", "name"])
    #expect(try names(selection).hasPrefix("2,b 2,a "))
  }

  @Test func `shows columns that are only seen on request`() throws {
    let text = try Rendering.text(
      TableSamples.deviations(), as: .plain, try Rendering.presentation(),
      selection: TableSelection(columns: ["deviation", "criterion"], limit: 1))
    #expect(text == "Penyimpangan\tKriteria\nW-01-4711\twaktu\n")
  }

  @Test func `never leaves out a column that was asked for`() throws {
    let text = try Rendering.text(
      TableSamples.deviations(), as: .table, try Rendering.presentation(width: 30),
      selection: TableSelection(columns: ["deviation", "received_at", "change"]))
    #expect(!text.contains("Tidak muat"))
    #expect(text.contains("baru"))
  }

  @Test func `names the nearest column for one that does not exist`() throws {
    for selection in [TableSelection(columns: ["amout"]), TableSelection(sort: ["-amout"])] {
      let fault = #expect(throws: TableFault.self) {
        try Rendering.text(
          TableSamples.pairs([]), as: .plain, try Rendering.presentation(), selection: selection)
      }
      #expect(
        fault == .unknownColumn("amout", nearest: "amount", known: ["name", "amount"]))
      #expect(
        fault?.wording.indonesian
          == "kolom “amout” tidak ada; maksud Anda amount? Kolom yang ada: name, amount.")
    }
  }
}

@Suite struct `A stream of rows` {
  /// Counts bytes and remembers the largest piece.
  private final class Counter: ByteSink {
    var total = 0
    var largest = 0

    func write(_ bytes: borrowing Span<UInt8>) {
      total += bytes.count
      largest = max(largest, bytes.count)
    }
  }

  @Test(arguments: Rendering.listFormats.map(\.name))
  func `is handed over in small pieces`(format: String) throws {
    let format = try #require(ReportFormat.named(format))
    let counter = Counter()
    let head = TableSamples.pairs([]).head
    let table = Table(head) { body in
      for number in 0..<20_000 {
        if try !body([.text("Surat Keterangan Catatan Kepolisian"), .count(Int64(number))]) {
          return
        }
      }
    }
    let written = try table.write(as: format, to: counter, try Rendering.presentation(width: 80))
    #expect(written.rows == 20_000)
    #expect(counter.total > 20_000 * 37)
    #expect(counter.largest < 80_000)
  }

  @Test func `stops when the sink does`() throws {
    struct Full: Error {}
    final class Disk: ByteSink {
      func write(_ bytes: borrowing Span<UInt8>) throws { throw Full() }
    }
    #expect(throws: Full.self) {
      try TableSamples.pairs([("a", 1)])
        .write(as: .csv, to: Disk(), try Rendering.presentation())
    }
  }
}
