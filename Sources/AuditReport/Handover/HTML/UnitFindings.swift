internal import ServiceStandards

/// The findings in progress of one unit, the gravest first. In a report of many they have a page of their own.
struct UnitFindings {
  let code: UnitCode
  let name: String
  let findings: [FindingSheet]
  /// Its page in a report of many.
  let pageName: String

  /// With more findings than this a report is no longer one page: browsers and mail take a few megabytes.
  static let mostOnOnePage = 500

  /// By unit; one with more than a page holds stands there several times.
  static func all(_ findings: [FindingSheet], _ figures: DisclosedFigures) -> [UnitFindings] {
    let units = Dictionary(grouping: findings.filter { !$0.state.isEnded }, by: \.service.unit)
    let pages = units.sorted { $0.key < $1.key }.flatMap { _, findings in
      let sorted = findings.sorted { left, right in
        (left.severity, figures.weight(of: left), right.id)
          > (right.severity, figures.weight(of: right), left.id)
      }
      return stride(from: 0, to: sorted.count, by: mostOnOnePage).map {
        Array(sorted[$0..<min($0 + mostOnOnePage, sorted.count)])
      }
    }
    return pages.enumerated().map { UnitFindings($1, page: $0 + 1) }
  }

  private init(_ findings: [FindingSheet], page: Int) {
    let first = findings[0]
    (code, name, self.findings) = (first.service.unit, first.unitName, findings)
    // The number keeps names apart that differ in other signs alone.
    let safe = code.text.map { character in
      character.isASCII && (character.isLetter || character.isNumber || ".-".contains(character))
        ? character : "_"
    }
    pageName = "laporan-\(page)-\(String(safe)).html"
  }

  static func havePagesOfTheirOwn(_ units: [UnitFindings]) -> Bool {
    units.reduce(0) { $0 + $1.findings.count } > mostOnOnePage
  }
}

extension HandoverContent {
  /// Names of the pages of a report of many findings, beside `laporan.html`, which has the index; none: it is one page.
  package var pageNames: [String] {
    let figures = DisclosedFigures(
      PeopleStyle(Presentation(language: .indonesian, zones: zones)), published)
    let units = UnitFindings.all(findings, figures)
    return UnitFindings.havePagesOfTheirOwn(units) ? units.map(\.pageName) : []
  }
}
