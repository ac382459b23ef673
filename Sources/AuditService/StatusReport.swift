internal import AuditEngine
package import AuditReport
internal import AuditStore
package import ServiceStandards
internal import WorkingTime

extension Workspace {
  /// What the database holds, one fact a row. `upgrade` opens for writing first, which brings an older
  /// schema up to date.
  package func status(language: Language, upgrade: Bool) throws -> Table {
    if upgrade { _ = try openForWriting() }
    let store = try openForReading()
    let status = try store.status(without: RuleSet.proposals)
    var facts = FactTable(language)
    func add(_ key: String, _ name: Wording, _ value: Cell) { facts.add(key, name, value) }
    add("database", Wording("Basis data", "Database"), .identifier(database))
    add("schema", Wording("Skema", "Schema"), .count(Int64(status.schema)))
    add(
      "zone", Wording("Zona tanggal pertanyaan", "Zone of dates of questions"),
      .identifier(try zone(of: store).identifier))
    add("units", Wording("Unit layanan", "Units"), .count(status.units))
    add("services", Wording("Jenis pelayanan", "Services"), .count(status.services))
    add("standards", Wording("Catatan standar", "Records of standards"), .count(status.standards))
    add("calendars", Wording("Kalender", "Calendars"), .count(status.calendars))
    add("transactions", Wording("Transaksi", "Transactions"), .count(status.transactions))
    for severity in Severity.allCases.reversed() {
      let name = Term.severity(severity).wording
      add(
        "deviations_\(severity.word)",
        Wording("Penyimpangan \(name.indonesian)", "Deviations, \(name.english)"),
        .count(status.deviations[severity] ?? 0))
    }
    let findings = try FindingIndex(store).findings.filter { !$0.state.isEnded }
    add(
      "findings_at_work", Wording("Temuan dalam penanganan", "Findings at work"),
      .count(Int64(findings.count)))
    if let last = status.lastImport {
      add(
        "last_import", Wording("Impor terakhir", "Last import"),
        .text(Disclosure.inside.typed(last.file)))
      add(
        "last_import_at", Wording("Waktu impor", "Imported at"), .instant(last.importedAt))
    }
    for unit in try store.unitImports() {
      add(
        "import_age_\(unit.unit)",
        Wording("Umur impor \(unit.unit)", "Age of import, \(unit.unit)"),
        .duration(max(0, now - unit.importedAt)))
    }
    if let run = status.lastRun {
      add("last_run", Wording("Pelaksanaan terakhir", "Last run"), .count(run.id))
      add("last_run_at", Wording("Waktu pelaksanaan", "Run at"), .instant(run.startedAt))
      add("last_run_as_of", Wording("Dinilai per", "Judged as of"), .instant(run.asOf))
      add("last_run_complete", Wording("Lengkap", "Complete"), .boolean(run.isComplete))
    }
    try addLeftOut(to: &facts, store)
    try addNights(to: &facts, store, language)
    let catalogue = try store.catalogue()
    for (calendar, year) in try catalogue.lastKnownYears(at: now) {
      add(
        "holidays_\(calendar)",
        Wording("Libur \(calendar) lengkap sampai tahun", "Holidays of \(calendar) complete until"),
        .text(String(year)))
    }
    let waivers = try Grounds(
      store: store, catalogue: catalogue, asOf: now, knownAt: nil
    ).waivers.filter { $0.ends(within: RunExceptions.noticeDays) }
    for waiver in waivers {
      add(
        "waiver_\(waiver.id)",
        Wording("Pengecualian \(waiver.id) berakhir", "Waiver \(waiver.id) ends"),
        .day(waiver.recorded.waiver.to))
    }
    return facts.table(schema: "audit.status/1", envelope: envelope())
  }

  /// Services that the last run left as they were, for they had been audited as of a later instant.
  private func addLeftOut(to facts: inout FactTable, _ store: Store) throws {
    guard let last = try store.lastRun() else { return }
    let (latest, catalogue) = (try store.latestRuns(), try store.places())
    let names = ServiceNames(catalogue)
    let ahead = catalogue.services.map(\.id)
      .filter { latest.of($0).map { $0.asOf > last.asOf } ?? false }
      .map { names.name(of: $0) }
    guard !ahead.isEmpty else { return }
    facts.add(
      "services_ahead",
      Wording(
        "Sudah diaudit per saat yang lebih kemudian", "Audited as of a later instant"),
      .text(ahead.map(\.path).sorted().joined(separator: ", ")))
  }
}
