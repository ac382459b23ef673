package import AuditReport
internal import AuditStore
package import ServiceStandards
internal import WorkingTime

extension Workspace {
  /// Every import, the last one first.
  package func listImports(in language: Language) throws -> Table {
    let head = TableHead(
      schema: "audit.imports/1",
      columns: [
        Column("import", Wording("Impor", "Import"), .count, visibility: .always),
        Column("kind", Wording("Jenis", "Kind"), .word, visibility: .always),
        Column("file", Wording("Berkas", "File"), .text, visibility: .always),
        Column("recorded_at", Wording("Dicatat", "Recorded"), .instant),
        Column("speaks_at", Wording("Bercerita per", "Speaks as of"), .instant),
        Column("inserted", Wording("Baru", "New"), .count),
        Column("changed", Wording("Berubah", "Changed"), .count),
        Column("unchanged", Wording("Tetap", "Unchanged"), .count),
        Column("rejected", Wording("Ditolak", "Rejected"), .count),
        Column("state", Wording("Keadaan", "State"), .word, visibility: .always),
        Column(
          "undone", Wording("Dibatalkan karena", "Undone because"), .text, isTypedByPeople: true),
      ], envelope: envelope())
    return Table(
      head,
      rows: try openForReading().imports().map { one in
        [
          .count(one.id), one.kindCell(language), .text(Disclosure.inside.typed(one.file)),
          .instant(one.recordedAt), .instant(one.speaksAt), .count(one.inserted),
          .count(one.changed), .count(one.unchanged), .count(one.rejected),
          one.stateCell(language),
          .optionalText(Disclosure.inside.typed(one.undone)),
        ]
      })
  }
}

extension Workspace {
  /// What one import is: where it comes from, for which fields it speaks, what came of its rows.
  ///
  /// - Throws: `DeliveryFault` when there is none of that number; `StoreError`.
  package func showImport(_ id: Int64, in language: Language) throws -> Table {
    let store = try openForReading()
    let one = try store.listedImport(id)
    var facts = FactTable(language)
    facts.add("file", Wording("Berkas", "File"), .text(Disclosure.inside.typed(one.file)))
    facts.add("kind", Wording("Jenis", "Kind"), one.kindCell(language))
    facts.add("state", Wording("Keadaan", "State"), one.stateCell(language))
    facts.add("sha256", Wording("SHA-256", "SHA-256"), .identifier(one.sha256))
    facts.add("entry", Wording("Entri buku besar", "Entry of the ledger"), .count(one.entry))
    facts.add("recorded_at", Wording("Dicatat", "Recorded"), .instant(one.recordedAt))
    if let form = one.form {
      facts.add("speaks_at", Wording("Bercerita per", "Speaks as of"), .instant(one.speaksAt))
      facts.add(
        "fields", Wording("Berbicara tentang", "Speaks for"),
        .list(form.fields.each.map(\.name)))
      facts.add(
        "empty", Wording("Sel kosong", "Empty cells"),
        form.emptyClears
          ? .word(code: "clears", shown: Wording("menghapus", "clear").text(language))
          : .word(
            code: "says_nothing",
            shown: Wording("tidak berarti apa-apa", "say nothing").text(language)))
      facts.add(
        "cases", Wording("Perkara", "Cases"),
        .count(Int64(try store.cases(ofDelivery: one.entry).count)))
    }
    facts.add("inserted", Wording("Baru", "New"), .count(one.inserted))
    facts.add("changed", Wording("Berubah", "Changed"), .count(one.changed))
    facts.add("unchanged", Wording("Tetap", "Unchanged"), .count(one.unchanged))
    facts.add("rejected", Wording("Ditolak", "Rejected"), .count(one.rejected))
    if let undone = Disclosure.inside.typed(one.undone) {
      facts.add("undone", Wording("Dibatalkan karena", "Undone because"), .text(undone))
    }
    return facts.table(schema: "audit.import/1", envelope: envelope())
  }

  /// The rejected lines of an import with their reasons; as they stand in the file they are in its rejects file.
  package func listRejects(ofImport id: Int64) throws -> Table {
    let store = try openForReading()
    _ = try store.listedImport(id)
    let head = TableHead(
      schema: "audit.rejects/1",
      columns: [
        Column("line", Wording("Baris", "Line"), .count, visibility: .always),
        Column("column", Wording("Kolom", "Column"), .text, visibility: .always),
        Column("code", Wording("Kode", "Code"), .word, visibility: .always),
        Column("value", Wording("Isi", "Value"), .text, isTypedByPeople: true),
        Column("message", Wording("Sebab", "Reason"), .text, isTypedByPeople: true),
      ], envelope: envelope())
    return Table(
      head,
      rows: try store.rejects(ofImport: id).map { reject in
        [
          .count(reject.line), .optionalText(reject.column),
          .word(code: reject.code, shown: reject.code),
          .optionalText(Disclosure.inside.typed(reject.value)),
          .text(Disclosure.inside.typed(reject.message)),
        ]
      })
  }
}

extension Store {
  /// - Throws: `DeliveryFault` when there is no import of that number.
  func listedImport(_ id: Int64) throws -> ListedImport {
    guard let one = try imports(id).first else {
      throw DeliveryFault.unknown(id, last: try imports().first?.id ?? 0)
    }
    return one
  }
}

extension ListedImport {
  fileprivate func kindCell(_ language: Language) -> Cell {
    let words =
      switch kind {
      case .standards: Wording("standar", "standards")
      case .calendar: Wording("kalender", "calendars")
      case .holidays: Wording("hari libur", "holidays")
      case .transactions: Wording("transaksi", "transactions")
      case .complaints: Wording("pengaduan", "complaints")
      case .ladder: Wording("tangga tenggat", "ladder")
      }
    return .word(code: kind.rawValue, shown: words.text(language))
  }

  fileprivate func stateCell(_ language: Language) -> Cell {
    if undone != nil {
      return .word(code: "undone", shown: Wording("dibatalkan", "undone").text(language))
    }
    return switch state {
    case .done: .word(code: "done", shown: Wording("diimpor", "imported").text(language))
    case .refused: .word(code: "refused", shown: Wording("ditolak", "refused").text(language))
    }
  }
}
