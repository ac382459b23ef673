package import AuditEngine
package import AuditImport
package import AuditReport
package import AuditStore
internal import HandoverFiles
package import ServiceStandards
package import WorkingTime

// What the other modules refuse, as messages of a command.

extension StoreError: Fault {
  package var exitStatus: ExitStatus {
    switch problem {
    case .busy: .busy
    case .networkDrive: .configuration
    default: .incomplete
    }
  }

  package var message: Message {
    switch problem {
    case .notFound: Message("E_DB_NOT_FOUND", ["path": path])
    case .isDirectory: Message("E_DB_IS_DIRECTORY", ["path": path])
    case .alreadyExists: Message("E_DB_EXISTS", ["path": path])
    case .foreign: Message("E_DB_FOREIGN", ["path": path])
    case .newer(let schema): Message("E_DB_NEWER", ["path": path, "schema": schema])
    case .older(let schema): Message("E_DB_OLDER", ["path": path, "schema": schema])
    case .migrationChanged(let name): Message("E_DB_MIGRATION", ["path": path, "name": name])
    case .readOnly: Message("E_DB_READ_ONLY", ["path": path])
    case .logUnread: Message("E_DB_LOG", ["path": path])
    case .diskFull: Message("E_DB_FULL", ["path": path])
    case .busy: Message("E_DB_BUSY", ["path": path])
    case .networkDrive(let kind): Message("E_DB_NETWORK", ["path": path, "kind": kind])
    case .inputOutput: Message("E_DB_IO", ["path": path, "detail": detail])
    case .damaged: Message("E_DB_DAMAGED", ["path": path, "detail": detail])
    case .vanished: Message("E_DB_VANISHED", ["path": path])
    case .damagedSegment: Message("E_DB_SEGMENT", ["path": path, "detail": detail])
    case .denied: Message("E_DB_DENIED", ["path": path, "detail": detail])
    case .clockBehind(let now, let last, let entry):
      Message(
        "E_CLOCK_BEHIND",
        ["path": path, "now": now.iso(offset: 0), "last": last.iso(offset: 0), "entry": entry])
    case .other: Message("E_DB", ["path": path, "detail": detail, "result": result])
    }
  }
}

extension ImportFault: Fault {
  package var exitStatus: ExitStatus {
    switch self {
    case .cannotOpen, .cannotRead, .cannotWrite, .isDirectory, .changed, .notAFile: .incomplete
    default: .data
    }
  }

  package var message: Message {
    switch self {
    case .cannotOpen(let file, let reason):
      Message("E_IMPORT", "cannot_open", ["file": file, "reason": reason])
    case .cannotRead(let file, let reason):
      Message("E_IMPORT", "cannot_read", ["file": file, "reason": reason])
    case .cannotWrite(let file, let reason):
      Message("E_IMPORT", "cannot_write", ["file": file, "reason": reason])
    case .isDirectory(let file): Message("E_IMPORT", "is_directory", ["file": file])
    case .changed(let file): Message("E_FILE_CHANGED", ["file": file])
    case .notAFile(let file): Message("E_IMPORT", "not_a_file", ["file": file])
    case .tooLarge(let file, let limit):
      Message("E_IMPORT", "too_large", ["file": file, "mebibytes": limit >> 20])
    case .otherKind(let file, let kind): other(kind, file)
    case .workbook(let file, let fault): fault.message(of: file)
    case .noSuchSheet(let file, let name, let sheets):
      Message(
        "E_IMPORT", "no_such_sheet",
        ["file": file, "name": name, "sheets": sheets.map { "“\($0)”" }])
    case .severalSheets(let file, let sheets):
      Message("E_IMPORT", "several_sheets", ["file": file, "sheets": sheets.map { "“\($0)”" }])
    case .exchangedDates(let file, let column, let dates, let texts):
      Message(
        "E_IMPORT", "exchanged_dates",
        ["file": file, "column": column, "dates": dates, "texts": texts])
    case .otherEncoding(let file): Message("E_IMPORT", "not_utf8", ["file": file])
    case .noHeader(let file): Message("E_IMPORT", "no_header", ["file": file])
    case .noHeaderOnLine(let file, let line):
      Message("E_IMPORT", "no_header_on_line", ["file": file, "line": line])
    case .noDelimiterFits(let file, let line, let header):
      Message("E_IMPORT", "no_delimiter_fits", ["file": file, "line": line, "header": header])
    case .missingColumns(let file, let line, let missing, let found):
      Message(
        "E_IMPORT", "missing_columns",
        ["file": file, "line": line, "missing": missing.map { "“\($0)”" }, "found": some(found)])
    case .repeatedColumn(let file, let line, let name):
      Message("E_IMPORT", "repeated_column", ["file": file, "line": line, "name": name])
    case .badHeader(let diagnostic): Message("E_IMPORT", "problems", ["problems": diagnostic])
    case .unmarkedUTF16(let file): Message("E_IMPORT", "unmarked_utf16", ["file": file])
    case .invalid(_, let diagnostics, let total): problems(diagnostics, total)
    }
  }

  /// What can be done about a file of another kind.
  private func other(_ kind: ForeignFile, _ file: String) -> Message {
    let arguments: KeyValuePairs<String, any MessageArgument> = [
      "file": file, "kind": kind.rawValue,
    ]
    return switch kind {
    case .xlsx, .ods, .xls: Message("E_IMPORT", "is_workbook", arguments)
    case .html, .xml: Message("E_IMPORT", "is_page", arguments)
    case .pdf: Message("E_IMPORT", "is_document", arguments)
    case .zip, .gzip: Message("E_IMPORT", "is_archive", arguments)
    }
  }

  /// At most twelve names.
  private func some(_ names: [String]) -> [String] {
    names.prefix(12) + (names.count > 12 ? ["…"] : [])
  }

  /// One line for each problem, and one for those that are not listed.
  private func problems(_ listed: [Diagnostic], _ total: Int) -> Message {
    let lines = listed.joined(by: "\n")
    guard total > listed.count else { return Message("E_IMPORT", "problems", ["problems": lines]) }
    return Message(
      "E_IMPORT", "more_problems", ["problems": lines, "more": total - listed.count])
  }
}

extension Diagnostic: MessageArgument {
  package func words(in language: Language) -> String { description(in: language) }
}

extension RulebookFault: Fault {
  package var exitStatus: ExitStatus { .incomplete }

  package var message: Message {
    switch self {
    case .calendar(let code, let fault):
      Message("E_RULEBOOK", "calendar", ["calendar": code, "fault": fault.within])
    case .calendarChangesZone(let code, let zones):
      Message("E_RULEBOOK", "zones", ["calendar": code, "zones": zones])
    case .zone(let unit, let fault):
      Message("E_RULEBOOK", "zone", ["unit": unit, "fault": fault.within])
    case .unknownUnit(let code): Message("E_RULEBOOK", "unknown_unit", ["unit": code])
    case .unitBelowItself(let code): Message("E_RULEBOOK", "below_itself", ["unit": code])
    case .standardWithoutService(let unit, let service, let version):
      Message(
        "E_RULEBOOK", "no_service", ["version": version, "service": service, "unit": unit])
    }
  }
}

extension CalendarFault: Fault {
  package var exitStatus: ExitStatus { .incomplete }

  package var message: Message {
    switch self {
    case .badHours(let entry): Message("E_CALENDAR", "bad_hours", ["entry": entry])
    case .unknownZone(let name): Message("E_CALENDAR", "unknown_zone", ["name": name])
    case .noZoneDatabase(let path): Message("E_CALENDAR", "no_zone_database", ["path": path])
    case .damagedZone(let name): Message("E_CALENDAR", "damaged_zone", ["name": name])
    }
  }

  /// Within a sentence on what has that calendar or zone.
  fileprivate var within: Wording { Wording(message(in: .indonesian), description) }
}

extension ClockFault: Fault {
  package var exitStatus: ExitStatus { .incomplete }

  package var message: Message {
    switch self {
    case .endBeforeStart, .noWorkingTime: Message(code)
    case .holidaysMissing(let year, let kinds):
      kinds.isEmpty
        ? Message(code, ["year": year])
        : Message(code, "kinds", ["kinds": kinds.joined(separator: ", "), "year": year])
    case .outsideYears(let year): Message(code, ["year": year])
    }
  }
}
