import Fixtures

/// What the demonstration holds, as the files say that were written with it: a second opinion on every run over it.
enum Planted {
  /// Deviations on cases and on standards.
  static let deviations = Int64(rows.count)
  /// The services and rules that have some.
  static let findings = Set(rows).count
  /// Cases, of one unit or of all; a later line of the same number tells of the same one, and a note may go on in
  /// lines of its own.
  static func cases(ofUnit unit: String = "MPP-Banjarbaru.") -> Int {
    Set(
      lines("transactions.csv").filter { $0.hasPrefix(unit) }
        .map { $0.split(separator: ",").prefix(3).joined(separator: ",") }
    ).count
  }

  /// Unit, service and rule of each deviation.
  private static let rows =
    lines("planted.csv").map { line in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      return [fields[3], fields[4], fields[1]].map(String.init)
    }
    + lines("planted-standards.csv").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).prefix(3).map(String.init)
    }

  /// Without the heading.
  private static func lines(_ name: String) -> [String] {
    Array(((try? Fixtures.lines("demo/" + name)) ?? []).dropFirst())
  }
}
