package import AuditReport
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

extension Workspace {
  /// Every run, the last one first.
  package func listRuns() throws -> Table {
    let store = try openForReading()
    let head = TableHead(
      schema: "audit.runs/1",
      columns: [
        Column("run", Wording("Pelaksanaan", "Run"), .count, visibility: .always),
        Column("recorded_at", Wording("Dicatat", "Recorded"), .instant, visibility: .always),
        Column("as_of", Wording("Keadaan per", "As of"), .instant, visibility: .always),
        Column("scope", Wording("Lingkup", "Scope"), .text),
        Column("examined", Wording("Diperiksa", "Examined"), .count),
        Column("new", Wording("Baru", "New"), .count),
        Column("changed", Wording("Berubah", "Changed"), .count, visibility: .ifRoom),
        Column("closed", Wording("Tidak ada lagi", "Gone"), .count),
        Column("complete", Wording("Lengkap", "Complete"), .boolean),
        Column("void", Wording("Dibatalkan karena", "Void because"), .text, isTypedByPeople: true),
      ], envelope: envelope())
    return Table(
      head,
      rows: try store.runs().map { run in
        [
          .count(run.id), .instant(run.instants.startedAt), .instant(run.instants.asOf),
          .text(run.scope), .count(run.examined), .count(run.new), .count(run.changed),
          .count(run.closed), .boolean(run.isComplete),
          .optionalText(Disclosure.inside.typed(run.voided)),
        ]
      })
  }

  /// What a run left in the register, by service and rule. Nothing is judged.
  package func showRun(_ id: Int64) throws -> Table {
    let store = try openForReading()
    return try runTable(
      try store.registerCounts(after: try store.recordedRun(id).id).map { ($0, [$1]) },
      schema: "audit.run_register/1",
      [
        Column("deviations", Wording("Penyimpangan", "Deviations"), .count, visibility: .always)
      ], run: id, store)
  }

  /// In what two runs differ, by service and rule. Nothing is judged.
  package func compareRuns(_ first: Int64, _ second: Int64) throws -> Table {
    let store = try openForReading()
    let changes = try store.registerChanges(
      from: try store.recordedRun(first).id, to: try store.recordedRun(second).id)
    return try runTable(
      changes.map { ($0, [$1.came, $1.gone, $1.changed]) }, schema: "audit.run_changes/1",
      [
        Column("came", Wording("Bertambah", "Came"), .count, visibility: .always),
        Column("gone", Wording("Hilang", "Gone"), .count, visibility: .always),
        Column("changed", Wording("Berubah", "Changed"), .count, visibility: .always),
      ], run: second, store)
  }

  private func runTable(
    _ rows: [(ServiceRule, [Int64])], schema: String, _ columns: [Column], run: Int64,
    _ store: Store
  ) throws -> Table {
    let names = ServiceNames(try store.places())
    let head = TableHead(
      schema: schema,
      columns: [
        Column("unit", Wording("Unit", "Unit"), .identifier, visibility: .always),
        Column("service", Wording("Layanan", "Service"), .identifier, visibility: .always),
        Column("rule", Wording("Aturan uji", "Rule"), .word, visibility: .always),
      ] + columns, envelope: envelope(run: run))
    let named = rows.map { (names.name(of: $0.service), $0.rule, $1) }.sorted {
      ($0.0.unit, $0.0.code, $0.1) < ($1.0.unit, $1.0.code, $1.1)
    }
    return Table(
      head,
      rows: named.map { name, rule, counts in
        [.identifier(name.unit.text), .identifier(name.code.text), .rule(rule)]
          + counts.map(Cell.count)
      })
  }
}
