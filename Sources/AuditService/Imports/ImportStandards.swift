package import AuditImport
internal import AuditStore
internal import HandoverFiles
package import ServiceStandards
internal import WorkingTime

/// What an import of standards, calendars or holidays did.
package struct CatalogueImport: Sendable {
  package var importID: Int64
  package var inserted: Int
  package var changed: Int
  package var unchanged: Int
  package var sha256: String
  /// Units that get another unit above them.
  package var moves: [UnitMove] = []
  /// What a list of holidays no longer has; `nil`: no list of holidays.
  package var decrees: LaterDecree?

  /// Nothing in the file was new.
  package var isKnown: Bool { inserted == 0 && changed == 0 }

  /// Records that the file holds.
  var total: Int { inserted + changed + unchanged }
}

extension Workspace {
  /// Records the units, services and standards of a file, or the standards of a table, a text or a workbook, which a
  /// profile reads if it is not in the canonical form.
  ///
  /// - Throws: `ImportFault` with every problem of the file; `StoreError`.
  package func importStandards(
    file: String, profile: String? = nil, dryRun: Bool
  ) throws -> CatalogueImport {
    try importCatalogue(.standards, file: file, dryRun: dryRun, profile: profile) {
      input, profile, store, now, entry in
      let places = try store.places()
      let known = KnownNames(
        units: Dictionary(uniqueKeysWithValues: places.units.map { ($0.value.code, $0.value) }),
        agencies: Set(places.agencies.map(\.code)),
        services: try store.catalogue().services.map(\.value),
        calendars: Set(try store.catalogue().calendars.map(\.value.code)))
      let read = try StandardsFile.read(input, profile: profile, known: known)
      let declared = DeclaredStandards(
        units: read.units, agencies: read.agencies, services: read.services,
        standards: read.standards)
      let changes = try store.record(
        declared, recordedAt: read.recordedAt ?? now, importedAt: now)
      try checkInheritedCurrencies(try store.places())
      if !changes.renumbered.isEmpty {
        let (cases, shared) = try store.renumber(
          changes.renumbered, entry: try entry.number, at: entry.instant)
        if let shared {
          throw ServiceFault.sharedNumber(
            service: "\(shared.unit)/\(shared.service)", number: shared.number)
        }
        entry.cases = [cases]
        entry.segments = try store.segmentsDigest()
      }
      return changes
    }
  }

  /// A tariff is inherited as the number that it is.
  private func checkInheritedCurrencies(_ catalogue: Catalogue) throws(ServiceFault) {
    let inheritance = Inheritance(catalogue)
    for service in catalogue.services.map(\.value) {
      let own = catalogue.currency(of: service.unit)
      for home in inheritance.homes(of: service) {
        let currency = catalogue.currency(of: home.unit)
        guard currency != own else { continue }
        throw .inheritedCurrency(
          service: "\(service.unit)/\(service.code)", currency: own.code,
          from: "\(home.unit)/\(home.service)", of: currency.code)
      }
    }
  }

  /// Records the calendars of a file and of the holiday files that it names.
  package func importCalendars(file: String, dryRun: Bool) throws -> CatalogueImport {
    try importCatalogue(.calendar, file: file, dryRun: dryRun) { input, _, store, now, _ in
      let read = try CalendarFile.read(input)
      return try store.record(
        read.calendars, recordedAt: read.recordedAt ?? now, importedAt: now)
    }
  }

  /// Records new versions of a calendar with the holidays of a CSV file added, and the years that it
  /// declares complete; kinds that do not close the office are left out. A day that is in the
  /// calendar already takes the name and decree of the file. What the calendar has beyond the list, for the years
  /// and kinds of which the list speaks, stays and is told; what a decree in `replaced` had set is taken away.
  package func importHolidays(
    file: String, calendar code: String, replacing replaced: [String] = [], recordedAt: Moment?,
    dryRun: Bool
  ) throws -> CatalogueImport {
    var later = LaterDecree()
    var result = try importCatalogue(.holidays, file: file, dryRun: dryRun) {
      input, _, store, now, _ in
      let added = try HolidaysFile.read(input)
      let calendars = try store.catalogue().calendars.map(\.value)
      guard calendars.contains(where: { $0.code.text == code }) else {
        throw ServiceFault.unknown(
          .calendar, name: code, nearest: NearestName.of(code, in: calendars.map(\.code.text)))
      }
      let versions = calendars.filter { $0.code.text == code }
      let decrees = try known(replaced, of: code, in: versions)
      let revised = versions.map { calendar in
        var revised = calendar
        later.join(revised.definition.add(added, replacing: decrees))
        return revised
      }
      return try store.record(
        revised, recordedAt: try recordedAt.map { try instant($0, store: store) } ?? now,
        importedAt: now)
    }
    result.decrees = later
    return result
  }

  /// Decrees as they are compared, each of which has set a day of the calendar.
  private func known(
    _ decrees: [String], of code: String, in versions: [CalendarVersion]
  ) throws -> Set<String> {
    let known = Set(versions.flatMap { $0.definition.holidays.map(\.decree) })
    let folded = Set(known.map(DecreeName.folded))
    for decree in decrees where !folded.contains(DecreeName.folded(decree)) {
      throw ServiceFault.unknownDecree(decree, calendar: code, known: known.sorted())
    }
    return Set(decrees.map(DecreeName.folded))
  }

  /// One file, one transaction: what is known already, what the file brings, and the record of the
  /// import. Another import waits until all of it is written. A file that brings nothing new leaves no
  /// record.
  ///
  /// `body` reads the file to its end; what is certified is the hash of what it read.
  func importCatalogue(
    _ kind: ImportRecord.Kind, file: String, dryRun: Bool, profile: String? = nil,
    _ body: (InputFile, InputFile?, Store, Instant, inout LedgerDraft) throws -> CatalogueChanges
  ) throws -> CatalogueImport {
    let input = try InputFile(path: file, orStandardInput: true)
    let store = try openForWriting()
    // Whoever writes the pipe may take its time, which nobody else should have to wait for.
    let source = try CertifiedFile(try input.spooled(in: folder) {})
    source.input.workFolder = folder
    let profile = try profile.map { try CertifiedFile(InputFile(path: $0)) }
    let record = ImportRecord(
      kind: kind, file: file, sha256: source.digest.sha256, bytes: source.digest.bytes,
      profileSHA256: profile?.digest.sha256 ?? "")
    return try self.record(
      .importing(kind), in: store,
      keepingIf: { (result: CatalogueImport) in !dryRun && !result.isKnown }
    ) { workspace, entry in
      let id = try store.insert(record, entry: try entry.number)
      entry.say(import: id, record)
      let changes = try body(source.input, profile?.input, store, workspace.now, &entry)
      try source.confirm()
      try profile?.confirm()
      try store.finishImport(
        id, inserted: changes.inserted, changed: changes.changed, unchanged: changes.unchanged,
        rejected: 0)
      return CatalogueImport(
        importID: id, inserted: changes.inserted, changed: changes.changed,
        unchanged: changes.unchanged, sha256: record.sha256, moves: changes.moves)
    }
  }
}
