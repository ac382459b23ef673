package import AuditReport
internal import ServiceStandards
package import WorkingTime

/// What the use cases themselves refuse.
package enum ServiceFault: Fault, Hashable {
  /// Something was asked for by a name that does not exist; `nearest` is the likely one.
  case unknown(Subject, name: String, nearest: String?)
  case ambiguousService(name: String, units: [String])
  case noUnits
  case badDeviationID(String)
  case noDeviation(String)
  /// A key file that others can read, or that is too short.
  case badKeyFile(path: String, Reason)
  case missingDemoData(searched: [String])
  case emptyPeriod
  /// Numbers that begin anew cannot be taken for numbers that do not.
  case sharedNumber(service: String, number: String)
  /// Charges in one currency cannot be compared with a tariff in another.
  case inheritedCurrency(service: String, currency: String, from: String, of: String)
  /// No day of the calendar is set by a decree of that name.
  case unknownDecree(String, calendar: String, known: [String])
  /// A delivery tells of what is, not of what comes.
  case exportedInFuture(Instant)

  package enum Subject: Hashable, Sendable {
    case unit, service, agency, rule, calendar, messageCode
  }

  package enum Reason: Hashable, Sendable {
    case cannotRead, tooOpen, tooShort
  }

  package var exitStatus: ExitStatus {
    switch self {
    case .unknown, .ambiguousService, .badDeviationID, .noDeviation, .emptyPeriod,
      .exportedInFuture, .unknownDecree:
      .usage
    case .noUnits, .missingDemoData: .incomplete
    case .badKeyFile: .configuration
    case .sharedNumber, .inheritedCurrency: .data
    }
  }

  package var message: Message {
    switch self {
    case .unknown(let subject, let name, let nearest?):
      Message(subject.code, "nearest", ["name": name, "nearest": nearest])
    case .unknown(let subject, let name, nil): Message(subject.code, "unknown", ["name": name])
    case .ambiguousService(let name, let units):
      Message("E_SERVICE", "ambiguous", ["name": name, "units": units])
    case .noUnits: Message("E_NO_UNITS")
    case .badDeviationID(let id): Message("E_DEVIATION_ID", ["id": id])
    case .noDeviation(let id): Message("E_NO_DEVIATION", ["id": id])
    case .badKeyFile(let path, .cannotRead): Message("E_KEY_FILE", "cannot_read", ["path": path])
    case .badKeyFile(let path, .tooOpen): Message("E_KEY_FILE", "too_open", ["path": path])
    case .badKeyFile(let path, .tooShort): Message("E_KEY_FILE", "too_short", ["path": path])
    case .missingDemoData(let searched): Message("E_DEMO_DATA", ["searched": searched])
    case .emptyPeriod: Message("E_PERIOD")
    case .sharedNumber(let service, let number):
      Message("E_SERIES_SHARED", ["service": service, "number": PersonalData.masked(number)])
    case .inheritedCurrency(let service, let currency, let owner, let other):
      Message(
        "E_INHERITED_CURRENCY",
        ["service": service, "currency": currency, "owner": owner, "other": other])
    case .unknownDecree(let decree, let calendar, let known):
      Message(
        "E_DECREE",
        ["decree": decree, "calendar": calendar, "known": known.map { "“\($0)”" }])
    case .exportedInFuture(let instant):
      Message("E_EXPORTED_AT", ["instant": instant.iso(offset: 0)])
    }
  }
}

extension ServiceFault.Subject {
  fileprivate var code: String {
    switch self {
    case .unit: "E_UNIT"
    case .service: "E_SERVICE"
    case .agency: "E_AGENCY"
    case .rule: "E_RULE"
    case .calendar: "E_CALENDAR"
    case .messageCode: "E_MESSAGE_CODE"
    }
  }
}
