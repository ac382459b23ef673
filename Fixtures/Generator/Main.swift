/// Writes the made-up data of the repository. The same arguments give the same bytes.
///
///     fixture-generator demo --seed 20250101 > transactions.csv
///     fixture-generator demo --seed 20250101 --into Fixtures/demo
///     fixture-generator bulk --seed 7 --rows 1000000 --into /tmp/bulk
@main
struct FixtureGenerator {
  static func main() throws {
    let arguments = try Arguments(CommandLine.arguments.dropFirst())
    switch arguments.command {
    case .demo:
      let demo = Demo(seed: arguments.seed)
      guard let folder = arguments.folder else {
        var out = Output(standardOutput: ())
        demo.writeTransactions(to: &out)
        try out.finish()
        return
      }
      try write(folder + "/transactions.csv", demo.writeTransactions)
      try write(folder + "/planted.csv", demo.writePlanted)
      try write(folder + "/planted-standards.csv", demo.writePlantedStandards)
    case .bulk:
      try Bulk(seed: arguments.seed, rows: arguments.rows)
        .write(into: arguments.folder ?? ".")
    }
  }

  private static func write(_ path: String, _ body: (inout Output) -> Void) throws {
    var out = try Output(path: path)
    body(&out)
    try out.finish()
  }
}
