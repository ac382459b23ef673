package import AuditReport
internal import AuditStore
internal import ServiceStandards
internal import WorkingTime

extension Workspace {
  /// Findings and compliance by unit, best first, for rewards and sanctions. Units with few judged
  /// transactions stand apart, without a rank.
  package func recap(units: [String]) throws -> Table {
    let store = try openForReading()
    let selection = Selection(units: units)
    let rows = try store.read { () throws -> [UnitRecap] in
      let catalogue = try store.catalogue()
      let resolved = try ResolvedSelection(selection, in: catalogue)
      let services = catalogue.services.filter { resolved.contains(service: $0.id, at: now) }
      let places = try ServicePlaces(catalogue)
      let index = try FindingIndex(store)
      let runs = try KeptRuns(self, store, otherwise: now)
      var recaps: [UnitCode: UnitRecap] = [:]
      for service in services {
        guard let unit = places.unit(of: service.id) else { continue }
        let verdicts = try runs.verdicts(service.id)
        recaps[unit.code, default: UnitRecap(unit: unit)].take(verdicts)
      }
      let covered = Set(services.map(\.id))
      for finding in index.findings where covered.contains(finding.subject.service) {
        guard let unit = places.unit(of: finding.subject.service) else { continue }
        let today = places.zone(of: finding.subject.service).day(of: now)
        recaps[unit.code]?.take(finding, today: today)
      }
      return UnitRecap.ranked(Array(recaps.values))
    }
    let head = TableHead(
      schema: "audit.recap/1", columns: UnitRecap.columns,
      envelope: envelope(run: try store.lastRun()?.id, filters: selection.filters))
    return Table(head, rows: rows.map(\.cells))
  }
}

/// What a recap says of one unit.
struct UnitRecap {
  /// With fewer judged transactions chance decides the place, so a unit gets none.
  static let leastJudged: Int64 = 30

  /// What applicants were promised; verdicts on records and on the standards themselves are others'.
  private static let criteria: [Criterion] = [.time, .cost, .requirements]

  let unit: Unit
  var open: Int64 = 0
  var overdue: Int64 = 0
  var corrected: Int64 = 0
  var repeated: Int64 = 0
  var excused: Int64 = 0
  /// Verdicts on the three criteria.
  var compliant: Int64 = 0
  var verdicts: Int64 = 0
  /// Transactions judged, on whichever criterion most of them were.
  var judged: Int64 { judgedByCriterion.values.max() ?? 0 }
  private var judgedByCriterion: [Criterion: Int64] = [:]
  var rank: Int64?

  init(unit: Unit) { self.unit = unit }

  mutating func take(_ tallies: [Criterion: CriterionTally]) {
    for criterion in UnitRecap.criteria {
      guard let tally = tallies[criterion] else { continue }
      compliant = compliant.plus(tally.compliant)
      verdicts = verdicts.plus(tally.judged)
      judgedByCriterion[criterion] = (judgedByCriterion[criterion] ?? 0).plus(tally.judged)
    }
  }

  mutating func take(_ finding: Finding, today: CivilDay) {
    switch finding.state {
    case .open, .delivered, .responded, .verified: open += 1
    case .closed: corrected += 1
    case .excused: excused += 1
    case .withdrawn: break
    }
    if finding.isOverdue(on: today) { overdue += 1 }
    if finding.record.episode > 1 { repeated += 1 }
  }

  /// Lower end of the 95 % Wilson interval of the compliance share, in millionths.
  ///
  /// A transaction is judged on up to three criteria, and its verdicts hang together: the interval
  /// counts each transaction once, not its verdicts. Ranking by the lower end lets a unit gain a place
  /// by many good cases, never by having few.
  var lowerBound: Int64 {
    guard verdicts > 0 else { return 0 }
    let share = Double(compliant) / Double(verdicts)
    return Int64((WilsonInterval.lowerBound(share: share, cases: judged) * 1_000_000).rounded())
  }

  /// Best first; those without a rank last, by their codes.
  static func ranked(_ recaps: [UnitRecap]) -> [UnitRecap] {
    let (ranked, apart) = recaps.reduce(into: ([UnitRecap](), [UnitRecap]())) { parts, recap in
      if recap.judged >= leastJudged { parts.0.append(recap) } else { parts.1.append(recap) }
    }
    var previous: UnitRecap?
    let places = ranked.sorted {
      $0.lowerBound != $1.lowerBound
        ? $0.lowerBound > $1.lowerBound : $0.unit.code < $1.unit.code
    }.enumerated().map { index, recap in
      var recap = recap
      // Equal ones share a place.
      let isEqual = previous?.lowerBound == recap.lowerBound
      recap.rank = isEqual ? previous?.rank : Int64(index + 1)
      previous = recap
      return recap
    }
    return places + apart.sorted { $0.unit.code < $1.unit.code }
  }

  static let columns: [Column] = [
    Column("rank", Wording("Peringkat", "Rank"), .count, visibility: .always),
    Column("unit", Texts.unit, .identifier, visibility: .always),
    Column("unit_name", Texts.unitName, .text, visibility: .ifRoom),
    Column("open", Wording("Terbuka", "Open"), .count, visibility: .always),
    Column("overdue", Texts.overdue, .count, visibility: .always),
    Column("corrected", Wording("Selesai", "Corrected"), .count, visibility: .always),
    Column("repeated", Wording("Berulang", "Repeated"), .count, visibility: .always),
    Column("excused", Wording("Alasan sah", "Excused"), .count),
    Column("compliance", Wording("Kepatuhan", "Compliance"), .share),
    Column("lower_bound", Wording("Batas bawah 95 %", "Lower bound 95 %"), .share),
    Column("judged", Wording("Dinilai", "Judged"), .count),
    Column("few_cases", Wording("Terlalu sedikit", "Too few"), .boolean),
  ]

  var cells: [Cell] {
    [
      rank.map(Cell.count) ?? .empty, .identifier(unit.code.text), .text(unit.name),
      .count(open), .count(overdue), .count(corrected), .count(repeated), .count(excused),
      verdicts > 0 ? .share(Share(compliant, of: verdicts)) : .empty,
      verdicts > 0 ? .share(Share(lowerBound, of: 1_000_000)) : .empty, .count(judged),
      .boolean(judged < UnitRecap.leastJudged),
    ]
  }
}

/// The interval of E. B. Wilson (1927) for a share. Unlike the usual one it stays within 0…1 and holds
/// its level for shares near 1, where compliance lies; unlike the exact one it has a closed form, so
/// that every machine gives the same bytes.
enum WilsonInterval {
  /// Two-sided 95 %.
  private static let quantile = 1.959_963_984_540_054

  /// The lower end for a share among so many cases; 0 without any.
  static func lowerBound(share: Double, cases: Int64) -> Double {
    guard cases > 0 else { return 0 }
    let count = Double(cases)
    let square = quantile * quantile
    let centre = share + square / (2 * count)
    let margin =
      quantile * ((share * (1 - share) + square / (4 * count)) / count).squareRoot()
    return max(0, (centre - margin) / (1 + square / count))
  }
}
