internal import AuditReport
internal import AuditService
internal import ServiceStandards

extension CommandContext {
  /// Tells which payments, papers and pauses have found their cases, and which wait.
  func tellPieces(of result: TransactionImportResult, dryRun: Bool) {
    for (kind, count) in result.joined.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      let counted = kind.counted(count)
      messages.say(
        "\(counted.indonesian) \(dryRun ? "akan digabungkan" : "digabungkan") dengan perkaranya",
        dryRun
          ? "\(counted.english) would be joined to their cases"
          : "\(counted.english) joined to their cases")
    }
    guard let pieces = result.pieces else { return }
    if pieces.alike.count > 0 {
      let alike = pieces.kind.counted(pieces.alike.count)
      let (rows, lines) = (pieces.alike.count, pieces.alike.lines.map { "\($0)" })
      let named = lines.joined(separator: ", ") + (rows > lines.count ? ", …" : "")
      messages.warn(
        "\(alike.indonesian) sama dengan pembayaran lain untuk perkara yang sama, tanpa nomor bukti yang membedakannya; masing-masing dihitung (baris \(named))",
        "\(alike.english) like another one of the same case, without a proof number that tells them apart; each counts (line \(named))"
      )
    }
    if pieces.waiting > 0 {
      let all = pieces.kind.counted(pieces.rows)
      messages.warn(
        "\(pieces.waiting) dari \(all.indonesian) menunggu perkaranya; digabungkan begitu perkaranya diimpor (audit imports waiting)",
        "\(pieces.waiting) of \(all.english) wait for their case; they are joined when it is imported (audit imports waiting)"
      )
    }
  }
}
