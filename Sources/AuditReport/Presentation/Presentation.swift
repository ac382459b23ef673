package import ServiceStandards
package import WorkingTime

/// How a reader wants to see a report. Everything that depends on terminal, locale or options is
/// decided by the caller and stands here; the reports ask nobody.
package struct Presentation: Sendable {
  package var language: Language
  /// Emphasis by colour. It never carries meaning alone.
  package var usesColour: Bool
  /// Cells of a line; `nil`: as long as they come, nothing is shortened.
  package var width: Int?
  /// Whether ✗, – and … can be shown; otherwise x, - and `...`.
  package var usesUnicode: Bool
  /// Zones that cells of kind `instant` refer to by number; the first is the main one.
  package var zones: [Zone]
  package var csv: CSVProfile
  /// The line with the names of the columns.
  package var showsHeader: Bool

  /// How to show a report with these zones, of which there must be one at least.
  package init(
    language: Language, zones: [Zone], usesColour: Bool = false, width: Int? = nil,
    usesUnicode: Bool = true, csv: CSVProfile = .excelIndonesia, showsHeader: Bool = true
  ) {
    precondition(!zones.isEmpty, "a presentation needs a zone")
    self.language = language
    self.zones = zones
    self.usesColour = usesColour
    self.width = width
    self.usesUnicode = usesUnicode
    self.csv = csv
    self.showsHeader = showsHeader
  }

  /// The zone with that number; the main one for a number that is too large.
  func zone(_ index: Int) -> Zone { zones.indices.contains(index) ? zones[index] : zones[0] }
}
