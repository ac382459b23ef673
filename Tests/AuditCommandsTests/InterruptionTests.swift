import Foundation
import Testing

@Suite struct `An interruption` {
  @Test(arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
  func `of an import leaves the database as before`(signal: Int32, status: Int32) async throws {
    let place = try await SmallOffice.place()
    // Long enough that the signal comes in the middle; the rejected first line shows when it began.
    let rows =
      [SmallOffice.row(0, received: "salah", finished: "")]
      + (1...60_000).map {
        SmallOffice.row($0, received: "2025-02-03T09:00", finished: "2025-02-04T09:00")
      }
    try place.write(SmallOffice.file(rows), to: "a.csv")
    let before = try place.data("audit.db")
    let names = place.names
    // A shell watches for that moment: the tests beside this one leave no time for it here.
    let script = """
      "$0" "$@" & while kill -0 $! 2>/dev/null && ! ls .audit-output* >/dev/null 2>&1; do :; done
      kill -\(signal) $!; wait $!
      """
    let program = try place.start(
      ["import", "transactions", "a.csv", "--allow-rejects", "100%", "--lang", "en"],
      script: script)
    let answer = try await program.answer()
    #expect(answer.status == status)
    #expect(answer.messages.contains("the database is as before"))
    #expect(place.names == names)
    #expect(try place.data("audit.db") == before)
    let again = try await place.run("import transactions a.csv --allow-rejects 1 --dry-run")
    #expect(again.status == 0)
  }
}
