// ledger-sample ENTRIES FILE.db: appends so many entries about moves of findings to the ledger of a new
// database in one transaction, and prints the processor time of one in microseconds, commit left out.
import AuditStore
import Glibc
import WorkingTime

@main struct LedgerSample {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let entries = Int64(arguments[1]), entries > 0 else {
      print("usage: ledger-sample ENTRIES FILE.db")
      exit(64)
    }
    let origin = Origin(actor: "auditor", host: "inspektorat", program: "audit 0.0.0")
    let start = Instant(iso: "2026-07-01T08:00:00+08:00") ?? Instant(0)
    let store = try Store.create(at: arguments[2], appliedAt: start, program: origin.program)
    let seconds = try store.write { () throws(StoreError) in
      var writer = try LedgerWriter(store)
      let begin = processorTime()
      for entry in 1...entries {
        try writer.append(.move, members(entry), at: start + entry, by: origin)
      }
      return processorTime() - begin
    }
    print(seconds / Double(entries) * 1e6)
  }

  private static let sha256 = String(repeating: "0", count: 64)

  /// As large as those of a move: two facts, and the digest of a row.
  private static func members(_ entry: Int64) -> [LedgerValue.Member] {
    let digest: LedgerValue = .object([
      .init("from", .number(entry)), .init("rows", .number(1)),
      .init("sha256", .text(sha256)), .init("through", .number(entry)),
    ])
    return [
      .init(
        "facts", .object([.init("finding", .text("T-2026-0042")), .init("moves", .text("x"))])),
      .init("tables", .object([.init("finding_moves", digest)])),
    ]
  }

  /// User and system, in seconds.
  private static func processorTime() -> Double {
    var usage = rusage()
    unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }
}
