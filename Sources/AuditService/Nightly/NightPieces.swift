internal import AuditImport
internal import AuditReport
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

extension Night {
  /// After so many days a wait is told again.
  private static let longWaits = [7, 30, 90]

  /// Tells which payments, papers and pauses have found their cases, what of the night's files waits for one, and what
  /// has waited for long, once for each of a few lengths.
  ///
  /// - Parameters:
  ///   - joined: Rows of any file that the night's imports joined.
  ///   - imports: What the night imported.
  /// - Throws: `StoreError` of SQLite.
  func tellOfPieces(joined: [PieceKind: Int], imports: Set<Int64>) throws {
    for kind in PieceKind.allCases {
      guard let rows = joined[kind], rows > 0 else { continue }
      lines.append(.pieces(NightLine.PieceEvent(kind: .joined, what: kind, rows: Int64(rows))))
    }
    let waiting = try store.waitingDeliveries()
    guard !waiting.isEmpty else { return }
    // Nights that were cut off have told nobody.
    let earlier = try store.nightFiles(after: told?.id ?? 0, before: id).compactMap(\.importID)
    let zone = try workspace.zone(of: store)
    for delivery in waiting {
      let since = zone.day(of: delivery.since)
      let isNew = imports.contains(delivery.importID) || earlier.contains(delivery.importID)
      let before = told.map { $0.day - since } ?? -1
      let isLong = Night.longWaits.contains { before < $0 && $0 <= day - since }
      guard isNew || isLong else { continue }
      let name = delivery.file.split(separator: "/").last.map(String.init) ?? delivery.file
      lines.append(
        .pieces(
          NightLine.PieceEvent(
            kind: isLong ? .stillWaiting : .waiting, what: delivery.kind, rows: delivery.rows,
            source: NightLine.PieceEvent.Source(
              file: PersonalData.masked(name), importID: delivery.importID, since: since,
              days: Int64(day - since)))))
    }
  }
}
