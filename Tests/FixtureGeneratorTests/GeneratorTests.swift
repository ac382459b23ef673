internal import FoundationEssentials
internal import Testing

@testable internal import fixture_generator

@Suite struct `The fixture generator` {
  /// The first numbers after the seed 1234567, as the authors' C program gives them.
  @Test func `draws the published SplitMix64 numbers`() {
    var random = SplitMix64(seed: 1_234_567)
    let drawn = (1...3).map { _ in random.next() }
    #expect(
      drawn == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
  }

  @Test(arguments: ["transactions.csv", "planted.csv", "planted-standards.csv"])
  func `writes the bundled files byte for byte`(name: String) throws {
    let demo = Demo(seed: 20_250_101)
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "fixture-generator-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var out = try Output(path: folder.appending(path: name).path)
    switch name {
    case "transactions.csv": demo.writeTransactions(to: &out)
    case "planted.csv": demo.writePlanted(to: &out)
    default: demo.writePlantedStandards(to: &out)
    }
    try out.finish()
    let bundled = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/demo/\(name)")
    #expect(
      try Data(contentsOf: folder.appending(path: name)) == Data(contentsOf: bundled),
      "Fixtures/demo/\(name) is not what the generator writes; run it with --into Fixtures/demo.")
  }

  @Test func `plants every rule that a single case can break`() {
    let rules = Set(Demo(seed: 20_250_101).records.flatMap { $0.planted.map(\.rule) })
    #expect(
      rules == [
        "W-01", "W-02", "W-03", "B-01", "B-02", "B-03", "B-04", "P-01", "P-02", "D-01", "D-02",
        "D-03",
      ])
  }

  @Test(arguments: [
    ("2025-02-03 09:00:00", 900, "2025-02-03 09:15:00"),
    ("2025-02-03 11:50:00", 900, "2025-02-03 13:05:00"),
    ("2025-02-03 15:15:00", 900, "2025-02-03 15:30:00"),
    ("2025-02-07 15:59:59", 2, "2025-02-10 08:00:01"),
    ("2025-12-26 11:00:00", 3600, "2025-12-26 12:00:00"),
  ]) func `walks over breaks, nights and weekends`(start: String, seconds: Int64, end: String) {
    let book = DemoCalendar.books[DemoCalendar.mall]
    #expect(book.moment(seconds, after: DemoEdges.at(start)) == DemoEdges.at(end))
  }
}
