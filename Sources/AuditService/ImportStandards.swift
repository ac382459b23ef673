internal import AuditImport
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

/// What an import of standards, calendars or holidays did.
package struct CatalogueImport: Sendable {
  package var importID: Int64
  package var inserted: Int
  package var changed: Int
  package var unchanged: Int
  package var sha256: String

  /// Nothing in the file was new.
  package var isKnown: Bool { inserted == 0 && changed == 0 }

  /// Records that the file holds.
  var total: Int { inserted + changed + unchanged }
}

extension Workspace {
  /// Records the units, services and standards of a file.
  ///
  /// - Throws: `ImportFault` with every problem of the file; `StoreError`.
  package func importStandards(file: String, dryRun: Bool) throws -> CatalogueImport {
    let store = try openForWriting()
    let known = try store.catalogue()
    let names = KnownNames(
      units: Dictionary(uniqueKeysWithValues: known.units.map { ($0.value.code, $0.value) }),
      agencies: Set(known.agencies.map(\.code)))
    let read = try StandardsFile.read(path: file, known: names)
    let declared = DeclaredStandards(
      units: read.units, agencies: read.agencies, services: read.services,
      standards: read.standards)
    return try importCatalogue(.standards, file: file, store: store, dryRun: dryRun) {
      importID, now throws(StoreError) in
      try store.record(
        declared, recordedAt: read.recordedAt ?? now, importedAt: now, importID: importID)
    }
  }

  /// Records the calendars of a file and of the holiday files that it names.
  package func importCalendars(file: String, dryRun: Bool) throws -> CatalogueImport {
    let store = try openForWriting()
    let read = try CalendarFile.read(path: file)
    return try importCatalogue(.calendar, file: file, store: store, dryRun: dryRun) {
      importID, now throws(StoreError) in
      try store.record(
        read.calendars, recordedAt: read.recordedAt ?? now, importedAt: now, importID: importID)
    }
  }

  /// Records new versions of a calendar with the holidays of a CSV file added. A day that is in the
  /// calendar already takes the name and decree of the file.
  package func importHolidays(
    file: String, calendar code: String, recordedAt: Moment?, dryRun: Bool
  ) throws -> CatalogueImport {
    let store = try openForWriting()
    let added = try HolidaysFile.read(path: file)
    let calendars = try store.catalogue().calendars.map(\.value)
    guard calendars.contains(where: { $0.code.text == code }) else {
      throw ServiceFault.unknown(
        .calendar, name: code, nearest: NearestName.of(code, in: calendars.map(\.code.text)))
    }
    let recorded = try recordedAt.map { try instant($0, store: store) }
    let days = Set(added.map(\.day))
    let revised = calendars.filter { $0.code.text == code }.map { calendar in
      var revised = calendar
      revised.definition.holidays.removeAll { days.contains($0.day) }
      revised.definition.holidays += added
      return revised
    }
    return try importCatalogue(.holidays, file: file, store: store, dryRun: dryRun) {
      importID, now throws(StoreError) in
      try store.record(
        revised, recordedAt: recorded ?? now, importedAt: now, importID: importID)
    }
  }

  /// One file, one transaction: the record of the import and what it brings. A file that brings
  /// nothing new leaves no record.
  private func importCatalogue(
    _ kind: ImportRecord.Kind, file: String, store: Store, dryRun: Bool,
    _ body: (Int64, Instant) throws(StoreError) -> CatalogueChanges
  ) throws -> CatalogueImport {
    let digest = try FileDigest(of: file)
    var record = ImportRecord(
      kind: kind, file: file, sha256: digest.sha256, bytes: digest.bytes, profileSHA256: "",
      recordedAt: now, origin: origin)
    return try self.record(
      .importing(kind), in: store,
      keepingIf: { (result: CatalogueImport) in !dryRun && !result.isKnown }
    ) { workspace, entry in
      record.recordedAt = workspace.now
      let id = try store.insert(record)
      entry.say(import: id, record)
      let changes = try body(id, workspace.now)
      try store.finishImport(
        id, inserted: changes.inserted, changed: changes.changed, unchanged: changes.unchanged,
        rejected: 0)
      return CatalogueImport(
        importID: id, inserted: changes.inserted, changed: changes.changed,
        unchanged: changes.unchanged, sha256: digest.sha256)
    }
  }
}
