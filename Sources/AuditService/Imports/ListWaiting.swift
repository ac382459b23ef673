package import AuditReport
internal import AuditStore
package import ServiceStandards

extension Workspace {
  /// Payments, papers and pauses whose case nobody knows yet, in the order in which they came.
  package func listWaiting(in language: Language) throws -> Table {
    let store = try openForReading()
    let services = Dictionary(
      try store.catalogue().services.map { ($0.id, $0.value) }, uniquingKeysWith: { $1 })
    let head = TableHead(
      schema: "audit.waiting/1",
      columns: [
        Column("import", Wording("Impor", "Import"), .count, visibility: .always),
        Column("file", Wording("Berkas", "File"), .text),
        Column("line", Wording("Baris", "Line"), .count, visibility: .always),
        Column("unit", Wording("Unit", "Unit"), .text, visibility: .always),
        Column("service", Wording("Layanan", "Service"), .text, visibility: .always),
        Column(
          "case_number", Wording("Nomor", "Number"), .identifier, visibility: .always,
          isTypedByPeople: true),
        Column("series", Wording("Seri", "Series"), .text, isTypedByPeople: true),
        Column("what", Wording("Isi", "What"), .word, visibility: .always),
        Column("rows", Wording("Jumlah baris", "Rows"), .count, visibility: .always),
        Column("because", Wording("Sebab", "Because"), .word, visibility: .always),
      ], envelope: envelope())
    return Table(
      head,
      rows: try store.waitingPieces().map { piece in
        let service = services[piece.service]
        return [
          .count(piece.importID), .text(Disclosure.inside.typed(piece.file)), .count(piece.line),
          .optionalText(service?.unit.text), .optionalText(service?.code.text),
          .identifier(Disclosure.inside.typed(piece.caseNumber)),
          .optionalText(Disclosure.inside.typed(piece.series)),
          .word(
            code: piece.kind.rawValue, shown: piece.kind.counted(piece.rows).text(language)),
          .count(Int64(piece.rows)), piece.because(language),
        ]
      })
  }
}

extension WaitingPiece {
  fileprivate func because(_ language: Language) -> Cell {
    cases > 1
      ? .word(
        code: "several_series",
        shown: Wording("nomornya ada di beberapa seri", "several series have the number")
          .text(language))
      : .word(
        code: "no_case",
        shown: Wording("perkaranya belum ada", "no case has the number").text(language))
  }
}
