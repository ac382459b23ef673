package import ServiceStandards
package import WorkingTime

/// Everything that is handed over about one period of one or more units, as of one run. The files of
/// a hand-over are made from it; the deviations come one at a time.
package struct HandoverContent {
  package var letter: ReportLetter
  /// What the run found, as on the screen.
  package var report: RunReport
  /// First and last day of receipt; `nil`: no limit.
  package var from: CivilDay?
  package var to: CivilDay?
  /// In the order of their ids.
  package var findings: [FindingSheet]
  /// In the order of their ids.
  package var waivers: [WaiverSheet]
  /// The annex, in the order of transactions; its rows can be read several times.
  package var deviations: Table
  /// Deviations of standards, by service, rule and subject.
  package var standardDeviations: Table
  /// Complaints of the period, in the order of their records.
  package var complaints: Table
  package var charts: HandoverCharts
  package var privacy: PrivacyProfile
  /// The manifest of the folder is signed.
  package var isSigned: Bool
  /// Zones that instants refer to by number.
  package var zones: [Zone]
  /// What became of each rule in each unit, by unit and rule.
  package var outcomes: [RuleOutcome]
  /// By what the run judged.
  package var basis: HandoverBasis
  /// What the codes of findings mean, by code.
  package var meanings: [String: Wording]

  package init(
    letter: ReportLetter = ReportLetter(), report: RunReport, from: CivilDay?, to: CivilDay?,
    findings: [FindingSheet],
    waivers: [WaiverSheet], deviations: Table, charts: HandoverCharts, privacy: PrivacyProfile,
    zones: [Zone], outcomes: [RuleOutcome] = [], basis: HandoverBasis = HandoverBasis(),
    standardDeviations: Table? = nil, complaints: Table? = nil,
    meanings: [String: Wording] = [:], isSigned: Bool = false
  ) {
    self.letter = letter
    self.report = report
    if privacy == .public {
      self.report.complaints = nil
      // Gaps and days without a case are counts, too, from which hidden ones could follow.
      for index in self.report.summary.services.indices {
        self.report.summary.services[index].completeness = nil
      }
    }
    self.from = from
    self.to = to
    let disclosure = Disclosure(privacy)
    self.findings = findings.map { $0.disclosed(by: disclosure) }
    self.waivers = waivers.map { $0.disclosed(by: disclosure) }
    self.deviations = deviations
    self.charts = charts
    self.privacy = privacy
    self.isSigned = isSigned
    self.zones = zones
    self.outcomes = outcomes
    self.basis = basis.disclosed(by: disclosure)
    let envelope = report.heading.envelope
    self.standardDeviations =
      standardDeviations ?? Table(HandoverShape.standardDeviations.head(envelope), rows: [])
    self.complaints = complaints ?? Table(HandoverShape.complaints.head(envelope), rows: [])
    self.meanings = meanings
  }
}

extension HandoverContent {
  /// What the public is told of the findings; `nil` for other readers, who are told everything.
  var published: PublicFigures? { privacy == .public ? PublicFigures(findings) : nil }
}

/// For whose eyes files are made.
package enum PrivacyProfile: String, CaseIterable, Hashable, Sendable {
  /// Everything that the database holds.
  case `internal`
  /// Population and telephone numbers masked.
  case inspectorate
  /// No single cases; counts below 5 hidden.
  case `public`
}

/// The counts behind the charts of the report, made in one pass over the transactions.
package struct HandoverCharts: Hashable, Sendable {
  /// By month of receipt in the unit's zone, ascending.
  package var months: [Month]
  /// Cases finished late, by how late: as many as `overrunLimits` plus one for those above the last.
  package var overruns: [Int64]
  /// Services in order of unit and code.
  package var weekdays: [ServiceWeek]

  package struct Month: Hashable, Sendable {
    package var year: Int
    package var month: Int
    package var onTime: Int64
    package var judged: Int64

    package init(year: Int, month: Int, onTime: Int64, judged: Int64) {
      self.year = year
      self.month = month
      self.onTime = onTime
      self.judged = judged
    }
  }

  /// One service by weekday of receipt, Monday first: seven entries each.
  package struct ServiceWeek: Hashable, Sendable {
    package var service: ServiceName
    package var late: [Int64]
    package var judged: [Int64]

    package init(service: ServiceName, late: [Int64], judged: [Int64]) {
      self.service = service
      self.late = late
      self.judged = judged
    }
  }

  /// Upper ends of the overrun classes in real seconds: an hour, a day, three days, a week, 30 days.
  package static let overrunLimits: [Int64] = [
    3600, 86_400, 3 * 86_400, 7 * 86_400, 30 * 86_400,
  ]

  package init(months: [Month] = [], overruns: [Int64] = [], weekdays: [ServiceWeek] = []) {
    self.months = months
    self.overruns = overruns
    self.weekdays = weekdays
  }
}
