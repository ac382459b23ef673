package import ServiceStandards
package import WorkingTime

/// What a file of calendars says, checked as a whole.
package struct CalendarFile: Hashable, Sendable {
  static let format = "audit.calendars/1"

  /// When we learned it; `nil`: the moment of import.
  package var recordedAt: Instant?
  package var calendars: [CalendarVersion] = []

  /// Reads a file of calendars, and the holiday files that it names.
  ///
  /// - Throws: `ImportFault.invalid` with every problem of the file, or why it cannot be read. The
  ///   problems of a holiday file are told after those of the calendars are mended.
  package static func read(_ input: InputFile) throws(ImportFault) -> CalendarFile {
    let file = try YAMLFile(input)
    var contents = CalendarFile()
    var entries: [CalendarEntry] = []
    if let root = try file.root(["format", "recorded_at", "calendars"], format: Self.format) {
      contents.recordedAt = root["recorded_at"]?.instant()
      var places = FirstPlaces<CalendarEntry.Name>()
      entries = root.list("calendars").compactMap { CalendarEntry($0, &places) }
    }
    try file.check()
    for entry in entries {
      contents.calendars.append(try entry.version(beside: input.path))
    }
    // Kinds are compared with the holidays of the files, which only now are there.
    try file.check()
    return contents
  }
}
