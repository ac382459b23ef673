package import AuditReport
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

extension Workspace {
  /// The entries of the ledger, those of one kind of event with `event`.
  package func listLedger(events: [String]) throws -> Table {
    let store = try openForReading()
    return try store.read {
      var rows: [[Cell]] = []
      try store.forEachEntry(event: events.count == 1 ? events[0] : nil) { entry in
        guard events.isEmpty || events.contains(entry.event) else { return }
        let facts = entry.facts.map { "\($0.name)=\(PersonalData.masked($0.value))" }
        rows.append([
          .count(entry.n), Instant(iso: entry.at).map { Cell.instant($0) } ?? .text(entry.at),
          .identifier(entry.event), .text(facts.joined(separator: " ")), .text(entry.actor),
          .text(entry.host), .text(entry.program), .identifier(entry.hash),
        ])
      }
      let head = TableHead(
        schema: "audit.ledger/1",
        columns: [
          Column("entry", Wording("Entri", "Entry"), .count, visibility: .always),
          Column("at", Wording("Waktu", "Time"), .instant, visibility: .always),
          Column("event", Wording("Peristiwa", "Event"), .identifier, visibility: .always),
          Column("facts", Wording("Keterangan", "Facts"), .text, visibility: .always),
          Column("actor", Wording("Oleh", "By"), .text, visibility: .ifRoom),
          Column("host", Wording("Komputer", "Host"), .text, visibility: .ifRoom),
          Column("program", Wording("Program", "Program"), .text, visibility: .onRequest),
          Column("hash", Wording("Hash", "Hash"), .identifier, visibility: .onRequest),
        ], envelope: envelope())
      return Table(head, rows: rows)
    }
  }

  /// One entry as it stands in the ledger; its SHA-256 is the entry's hash.
  ///
  /// - Throws: `LedgerFault.noEntry`, `StoreError`.
  package func ledgerEntry(_ n: Int64) throws -> String {
    let store = try openForReading()
    guard let text = try store.entryText(n) else {
      throw LedgerFault.noEntry(n, last: try store.ledgerHead()?.entries ?? 0)
    }
    return text
  }

  /// Words for `listLedger(events:)`.
  package static let ledgerEvents = [
    "begin", "foreign", "import", "run", "voided", "undone", "joined", "retracted", "move", "codes",
    "papers",
    "waiver",
    "baseline",
    "export", "accepted",
  ]
}
