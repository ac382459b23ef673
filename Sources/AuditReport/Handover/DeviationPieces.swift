internal import ServiceStandards
internal import WorkingTime

/// Makes the pieces that rows of deviations are put together from, by the same cells that every other
/// table writes.
struct DeviationPieces {
  private typealias Place = DeviationCSV.Place

  let csv: CSVRows
  let delimiter: UInt8
  private(set) var pieces = BytePieces()

  init(csv: CSVRows, delimiter: UInt8) {
    self.csv = csv
    self.delimiter = delimiter
  }

  /// One field, without delimiters.
  mutating func field(_ column: Int, _ cell: Cell) -> BytePieces.Piece {
    var bytes: [UInt8] = []
    csv.append(cell, column: column, to: &bytes)
    return pieces.add(bytes)
  }

  /// Fields with a delimiter before each and after the last.
  private mutating func fields(_ cells: [(column: Int, cell: Cell)]) -> BytePieces.Piece {
    var bytes: [UInt8] = [delimiter]
    for (column, cell) in cells {
      csv.append(cell, column: column, to: &bytes)
      bytes.append(delimiter)
    }
    return pieces.add(bytes)
  }

  mutating func constants() -> DeviationCSV.Constants {
    var constants = DeviationCSV.Constants()
    constants.isNew = fields([(Place.change, .term(.change(.new)))])
    constants.isStill = fields([(Place.change, .term(.change(.still)))])
    constants.noMoney = fields([(Place.currency, .empty)])
    constants.noActual = field(Place.actual, .empty)
    constants.noOverrun = field(Place.overrun, .empty)
    var overrun: [UInt8] = []
    csv.append(.duration(0), column: Place.overrun, to: &overrun)
    constants.overrunUnit = pieces.add(Array(overrun.dropFirst()))
    return constants
  }

  /// The parts of the rules by their number, and the pieces by rule, status and severity.
  mutating func rules(
    _ rules: [(id: RuleID, criterion: Criterion, measure: Measure)], quotes: Bool
  ) -> (parts: [DeviationCSV.RulePart], standings: [BytePieces.Piece]) {
    let unknown = DeviationCSV.RulePart(
      isKnown: false, measure: .standard, prefix: .empty, measureField: .empty, standings: 0)
    var parts = Array(
      repeating: unknown, count: (rules.map { Int($0.id.number) }.max() ?? 0) + 1)
    var standings: [BytePieces.Piece] = []
    for rule in rules {
      var prefix: [UInt8] = quotes ? [0x22] : []
      prefix.append(rule: rule.id)
      prefix.append(ascii: "-")
      parts[Int(rule.id.number)] = DeviationCSV.RulePart(
        isKnown: true, measure: rule.measure, prefix: pieces.add(prefix),
        measureField: fields([(Place.measure, .term(.measure(rule.measure)))]),
        standings: standings.count)
      for status in CaseStatus.allCases {
        for severity in Severity.allCases {
          let cells: [Cell] = [
            .term(.status(status)), .rule(rule.id), .term(.criterion(rule.criterion)),
            .term(.severity(severity)),
          ]
          standings.append(fields(Array(zip(Place.standing, cells)).map { ($0, $1) }))
        }
      }
    }
    return (parts, standings)
  }

  mutating func service(
    _ service: (id: Int64, name: ServiceName, currency: Currency, zone: Int)
  ) -> DeviationCSV.ServicePart {
    let code = service.currency.code
    return DeviationCSV.ServicePart(
      zone: service.zone, decimals: service.currency.decimals,
      fields: fields([
        (1, .text(service.name.unit.text)), (2, .text(service.name.code.text)),
        (3, .text(service.name.name)),
      ]), currencyField: fields([(Place.currency, .word(code: code, shown: code))]))
  }

  /// By service in the order of the names, and by the number of the rule.
  mutating func findings(_ names: DeviationCSV.Names, rules: Int) -> [BytePieces.Piece] {
    guard !names.findings.isEmpty else { return [] }
    var findings = Array(repeating: finding(nil), count: names.services.count * rules)
    let places = Dictionary(
      names.services.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    for (subject, name) in names.findings {
      let number = Int(subject.rule.number)
      guard let place = places[subject.service], number < rules else { continue }
      findings[place * rules + number] = finding(name)
    }
    return findings
  }

  private mutating func finding(_ name: String?) -> BytePieces.Piece {
    var bytes: [UInt8] = []
    csv.append(.optional(name), column: Place.finding, to: &bytes)
    return pieces.add(bytes + [delimiter])
  }
}
