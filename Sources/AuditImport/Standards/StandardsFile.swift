package import ServiceStandards
package import WorkingTime

/// What a file of standards says, checked as a whole.
package struct StandardsFile: Hashable, Sendable {
  static let format = "audit.standards/1"

  /// When we learned it; `nil`: the moment of import.
  package var recordedAt: Instant?
  package var note: String?
  /// Parents before the units below them; zone and currency are filled in from the parent.
  package var units: [Unit] = []
  package var agencies: [Agency] = []
  package var services: [Service] = []
  package var standards: [Standard] = []

  /// Reads a table of standards, by a profile or in the canonical form, or where there is no profile and the file is no
  /// table, YAML. Both may refer to what is known already.
  ///
  /// - Throws: `ImportFault.invalid` with every problem of the file, or why it cannot be read.
  package static func read(
    _ input: InputFile, profile: InputFile?, known: KnownNames = KnownNames()
  ) throws(ImportFault) -> StandardsFile {
    if let profile {
      return try StandardsTable.read(input, profile: StandardsProfile.read(profile), known: known)
    }
    guard try StandardsTable.isTable(input) else { return try read(input, known: known) }
    return try StandardsTable.read(input, profile: .canonical, known: known)
  }

  /// Reads a YAML file of standards, which may refer to what is known already.
  ///
  /// - Throws: `ImportFault.invalid` with every problem of the file, or why it cannot be read.
  package static func read(
    _ input: InputFile, known: KnownNames = KnownNames()
  ) throws(ImportFault) -> StandardsFile {
    let file = try YAMLFile(input)
    var contents = StandardsFile()
    let keys = ["format", "recorded_at", "note", "units", "agencies", "services"]
    if let root = try file.root(keys, format: Self.format) {
      contents.recordedAt = root["recorded_at"]?.instant()
      contents.note = root["note"]?.text()
      contents.units = UnitEntries(root.list("units"), known: known).units
      contents.agencies = agencies(root.list("agencies"))
      var services = ServiceEntries(
        units: known.units.merging(contents.units.map { ($0.code, $0) }) { $1 },
        agencies: known.agencies.union(contents.agencies.map(\.code)))
      services.read(root.list("services"))
      contents.services = services.services
      contents.standards = services.standards
    }
    try file.check()
    return contents
  }

  private static func agencies(_ values: [YAMLValue]) -> [Agency] {
    var places = FirstPlaces<AgencyCode>()
    return values.compactMap { value in
      guard let entry = value.mapping(["code", "name"]) else { return nil }
      let name = entry.required("name")?.text()
      guard let place = entry.required("code"), let code = place.code(Agency.self),
        places.claim(code, at: place), let name
      else { return nil }
      return Agency(code: code, name: name)
    }
  }
}

/// What exists besides the file that is read, so that it may be referred to.
package struct KnownNames: Sendable {
  package var units: [UnitCode: Unit]
  package var agencies: Set<AgencyCode>
  package var services: [Service]
  /// A calendar may be imported after the standards that name it, so another name is a mistake only
  /// if it is nearly one of these.
  package var calendars: Set<CalendarCode>

  package init(
    units: [UnitCode: Unit] = [:], agencies: Set<AgencyCode> = [],
    services: [Service] = [], calendars: Set<CalendarCode> = []
  ) {
    self.units = units
    self.agencies = agencies
    self.services = services
    self.calendars = calendars
  }
}

extension YAMLFile {
  /// The outermost mapping of a file of that format; `nil` when it is none, which is noted.
  func root(_ keys: [String], format: String) throws(ImportFault) -> YAMLMapping? {
    // Of a file of another kind nothing else is worth telling.
    guard let all = value.mapping(nil) else { return nil }
    guard let stated = all["format"] else {
      value.note(.unknownFormat(expected: format))
      return nil
    }
    guard stated.text() == format else {
      stated.note(.unknownFormat(expected: format))
      return nil
    }
    return value.mapping(keys)
  }
}
