package import ServiceStandards
package import WorkingTime

/// Writes deviations as CSV straight from what the database holds: what repeats from row to row is
/// made once, and no text is made for a row. The bytes are those that the rows of
/// `DeviationRow.fillHandover` give.
package struct DeviationCSV {
  /// What is shown of the services, the standards and the rules that the deviations name.
  package struct Names {
    /// Services that are exported, by database id, with the number of their zone.
    package var services: [(id: Int64, name: ServiceName, currency: Currency, zone: Int)] = []
    /// Versions of standards by database id.
    package var versions: [Int64: String] = [:]
    package var rules: [(id: RuleID, criterion: Criterion, measure: Measure)] = []
    /// Findings by service and rule.
    package var findings: [Subject: String] = [:]

    package init() {}
  }

  package struct Subject: Hashable, Sendable {
    package let service: Int64
    package let rule: RuleID

    package init(service: Int64, rule: RuleID) {
      self.service = service
      self.rule = rule
    }
  }

  struct RulePart {
    let measure: Measure
    /// What stands before the number of the transaction, e.g. `W-01-` or `"W-01-`.
    let prefix: [UInt8]
    /// From the column behind `standard_version` on: `,instant,`.
    let measureField: [UInt8]
    /// Status, rule, criterion and severity, `status.rawValue * 4 + severity.rawValue`.
    let standing: [[UInt8]]
  }

  struct ServicePart {
    let zone: Int
    let currency: Currency
    /// Unit, code and name, with delimiters around them.
    let fields: [UInt8]
    /// Behind an amount: `,IDR,`.
    let currencyField: [UInt8]
    /// The finding and the delimiter behind it, by the number of the rule; none when no finding is
    /// known at all.
    let findings: [[UInt8]]
  }

  let csv: CSVRows
  private let presentation: Presentation
  let asOf: Instant
  let masks: Bool
  let delimiter: UInt8
  let isForSpreadsheet: Bool
  let services: [ServicePart]
  let serviceSlots: DenseIDs
  let versions: [[UInt8]]
  let versionSlots: DenseIDs
  let rules: [RulePart?]
  let changes: (new: [UInt8], still: [UInt8])
  let noMoney: [UInt8]
  let noOverrun: [UInt8]
  let noActual: [UInt8]

  var rows: Int64 = 0
  var amounts: Int64 = 0
  var first: Deviation?
  var last: Deviation?

  enum Place {
    static let caseNumber = 4
    static let expected = 11
    static let actual = 12
    static let overrun = 13
    static let amount = 14
    static let received = 16
  }
}

// MARK: Made once

extension DeviationCSV {
  package init(
    _ names: Names, _ presentation: Presentation, envelope: Envelope, asOf: Instant,
    masksPersonalData: Bool
  ) {
    let csv = CSVRows(HandoverShape.deviations.head(envelope), presentation)
    self.csv = csv
    self.presentation = presentation
    self.asOf = asOf
    masks = masksPersonalData
    delimiter = presentation.csv.delimiter.byte
    isForSpreadsheet = presentation.csv.reader == .spreadsheet
    let delimiter = delimiter
    /// The fields of some columns, with a delimiter before each and after the last.
    func fields(_ cells: [(column: Int, cell: Cell)]) -> [UInt8] {
      var bytes: [UInt8] = [delimiter]
      for (column, cell) in cells {
        csv.append(cell, column: column, to: &bytes)
        bytes.append(delimiter)
      }
      return bytes
    }
    let ruleCount = (names.rules.map(\.id.number).max() ?? 0) + 1
    var rules: [RulePart?] = Array(repeating: nil, count: Int(ruleCount))
    for rule in names.rules {
      var prefix: [UInt8] = presentation.csv.reader == .spreadsheet ? [0x22] : []
      prefix.append(rule: rule.id)
      prefix.append(ascii: "-")
      rules[Int(rule.id.number)] = RulePart(
        measure: rule.measure, prefix: prefix,
        measureField: fields([(10, .term(.measure(rule.measure)))]),
        standing: CaseStatus.allCases.flatMap { status in
          Severity.allCases.map { severity in
            fields([
              (5, .term(.status(status))), (6, .rule(rule.id)),
              (7, .term(.criterion(rule.criterion))), (8, .term(.severity(severity))),
            ])
          }
        })
    }
    self.rules = rules
    services = names.services.map { service in
      ServicePart(
        zone: service.zone, currency: service.currency,
        fields: fields([
          (1, .text(service.name.unit.text)), (2, .text(service.name.code.text)),
          (3, .text(service.name.name)),
        ]),
        currencyField: fields([
          (15, .word(code: service.currency.code, shown: service.currency.code))
        ]),
        findings: names.findings.isEmpty
          ? []
          : rules.indices.map { number in
            let finding = RuleID(number: number).flatMap {
              names.findings[Subject(service: service.id, rule: $0)]
            }
            return Array(fields([(18, .optional(finding))]).dropFirst())
          })
    }
    serviceSlots = DenseIDs(names.services.map(\.id))
    let standards = names.versions.sorted { $0.key < $1.key }
    versions = standards.map { version in
      var bytes: [UInt8] = []
      csv.append(.text(version.value), column: 9, to: &bytes)
      return bytes
    }
    versionSlots = DenseIDs(standards.map(\.key))
    changes = (
      new: fields([(17, .term(.change(.new)))]), still: fields([(17, .term(.change(.still)))])
    )
    noMoney = fields([(15, .empty)])
    var empty: [UInt8] = []
    csv.append(.empty, column: Place.overrun, to: &empty)
    noOverrun = empty
    empty = []
    csv.append(.empty, column: Place.actual, to: &empty)
    noActual = empty
  }

  /// Writes the header line.
  func begin(into bytes: inout [UInt8]) {
    var csv = csv
    csv.begin(into: &bytes)
  }

  /// What the manifest says of the rows so far.
  var facts: FileFacts {
    var facts = FileFacts()
    facts.rows = rows
    facts.columns = csv.headerNames
    facts.sums = [csv.headerName(of: Place.amount): amounts]
    facts.firstKey = first.map { "\($0.rule)-\($0.transaction)" }
    facts.lastKey = last.map { "\($0.rule)-\($0.transaction)" }
    facts.order = .transaction
    facts.csv = presentation.csv
    return facts
  }
}
