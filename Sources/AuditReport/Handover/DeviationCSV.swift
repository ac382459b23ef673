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

  private struct RulePart {
    let measure: Measure
    /// What stands before the number of the transaction, e.g. `W-01-` or `"W-01-`.
    let prefix: [UInt8]
    /// From the column behind `standard_version` on: `,instant,`.
    let measureField: [UInt8]
    /// Status, rule, criterion and severity, `status.rawValue * 4 + severity.rawValue`.
    let standing: [[UInt8]]
  }

  private struct ServicePart {
    let id: Int64
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

  private let csv: CSVRows
  private let presentation: Presentation
  private let asOf: Instant
  private let masks: Bool
  private let delimiter: UInt8
  private let isForSpreadsheet: Bool
  private let services: [ServicePart]
  private let serviceSlots: DenseIDs
  private let versions: [[UInt8]]
  private let versionSlots: DenseIDs
  private let rules: [RulePart?]
  private let changes: (new: [UInt8], still: [UInt8])
  private let noMoney: [UInt8]
  private let noOverrun: [UInt8]
  private let noActual: [UInt8]

  private var rows: Int64 = 0
  private var amounts: Int64 = 0
  private var first: Deviation?
  private var last: Deviation?

  private enum Place {
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
        id: service.id, zone: service.zone, currency: service.currency,
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

// MARK: For each row

extension DeviationCSV {
  /// Writes one deviation; nothing for a service that is not exported and for a rule that this
  /// program does not have.
  mutating func append(
    _ deviation: Deviation, service: Int64, status: CaseStatus, received: Instant, isNew: Bool,
    caseNumber: borrowing Span<UInt8>, exception: String?, into bytes: inout [UInt8]
  ) {
    let number = Int(deviation.rule.number)
    guard let slot = serviceSlots[service], number < rules.count, let rule = rules[number] else {
      return
    }
    let zone = services[slot].zone
    bytes += rule.prefix
    bytes.append(decimal: deviation.transaction)
    if isForSpreadsheet { bytes.append(0x22) }
    bytes += services[slot].fields
    append(caseNumber: caseNumber, to: &bytes)
    bytes += rule.standing[Int(status.rawValue) * 4 + Int(deviation.severity.rawValue)]
    if let standard = deviation.standard, let version = versionSlots[standard] {
      bytes += versions[version]
    }
    bytes += rule.measureField
    append(measured: deviation, rule.measure, slot, zone, to: &bytes)
    csv.append(.instant(received, zone: zone), column: Place.received, to: &bytes)
    bytes += isNew ? changes.new : changes.still
    if services[slot].findings.isEmpty {
      bytes.append(delimiter)
    } else {
      bytes += services[slot].findings[number]
    }
    if let exception { csv.append(.identifier(exception), column: 19, to: &bytes) }
    bytes.append(0x0D)
    bytes.append(0x0A)
    rows += 1
    if first == nil { first = deviation }
    last = deviation
  }

  /// Expected, actual, overrun, amount and currency, each with a delimiter behind it.
  private mutating func append(
    measured deviation: Deviation, _ measure: Measure, _ slot: Int, _ zone: Int,
    to bytes: inout [UInt8]
  ) {
    let currency = services[slot].currency
    append(deviation.expected, measure, currency, zone, Place.expected, to: &bytes)
    bytes.append(delimiter)
    if let actual = deviation.actual {
      append(actual, measure, currency, zone, Place.actual, to: &bytes)
    } else {
      bytes += noActual
    }
    bytes.append(delimiter)
    if let overrun = measure.overrun(deviation.expected, deviation.actual, asOf: asOf) {
      csv.append(.duration(overrun), column: Place.overrun, to: &bytes)
    } else {
      bytes += noOverrun
    }
    bytes.append(delimiter)
    if measure == .money {
      csv.append(.money(deviation.amount, currency), column: Place.amount, to: &bytes)
      bytes += services[slot].currencyField
      amounts &+= deviation.amount.minorUnits
    } else {
      bytes += noMoney
    }
  }

  @inline(__always)
  private func append(
    _ value: Int64, _ measure: Measure, _ currency: Currency, _ zone: Int, _ column: Int,
    to bytes: inout [UInt8]
  ) {
    switch measure {
    case .instant, .order:
      csv.append(.instant(Instant(value), zone: zone), column: column, to: &bytes)
    case .money: csv.append(.money(Money(value), currency), column: column, to: &bytes)
    case .documents, .standard: csv.append(.count(value), column: column, to: &bytes)
    }
  }

  /// Nearly every case number is plain and goes as it is; the others take the way of every text.
  private func append(caseNumber text: borrowing Span<UInt8>, to bytes: inout [UInt8]) {
    guard isPlain(text) else {
      var copy: [UInt8] = []
      for index in text.indices { copy.append(text[index]) }
      let number = String(decoding: copy, as: UTF8.self)
      let shown = masks ? PersonalData.masked(number) : number
      return csv.append(.identifier(shown), column: Place.caseNumber, to: &bytes)
    }
    if isForSpreadsheet { bytes.append(0x22) }
    bytes.append(addingCapacity: text.count) { room in
      for index in text.indices { room.append(text[index]) }
    }
    if isForSpreadsheet { bytes.append(0x22) }
  }

  /// Begins with a letter or digit, needs no quotes and no mask.
  private func isPlain(_ text: borrowing Span<UInt8>) -> Bool {
    guard text.count > 0 else { return false }
    let start = text[0]
    guard (0x30...0x39).contains(start) || (0x61...0x7A).contains(start | 0x20),
      text[text.count - 1] != 0x20
    else { return false }
    for index in text.indices {
      let byte = text[index]
      // Control characters, the quotation mark and the delimiter.
      if byte < 0x20 || byte == 0x22 || byte == delimiter || byte >= 0x7F { return false }
    }
    return !masks || !PersonalData.mayHoldNumber(text)
  }
}

/// Deviations as CSV on their way to a sink.
package final class DeviationCSVFile {
  private var csv: DeviationCSV
  private var output: Output

  package init(_ csv: DeviationCSV, to sink: any ByteSink) {
    self.csv = csv
    output = Output(to: sink)
    csv.begin(into: &output.bytes)
  }

  package func append(
    _ deviation: Deviation, service: Int64, status: CaseStatus, received: Instant, isNew: Bool,
    caseNumber: borrowing Span<UInt8>, exception: String?
  ) throws {
    csv.append(
      deviation, service: service, status: status, received: received, isNew: isNew,
      caseNumber: caseNumber, exception: exception, into: &output.bytes)
    try output.flushIfFull()
  }

  /// Hands over the rest, and gives what the manifest says of the file.
  package func end() throws -> FileFacts {
    try output.flush()
    return csv.facts
  }
}

/// Finds the places of some database ids without hashing, as long as they are small.
private struct DenseIDs {
  private var places: [Int32] = []
  private var far: [Int64: Int] = [:]

  init(_ ids: [Int64]) {
    let largest = 1 << 16
    places = Array(
      repeating: -1, count: Int(min(Int64(largest), (ids.max() ?? 0) + 1)))
    for (place, id) in ids.enumerated() {
      if id >= 0, id < Int64(places.count) {
        places[Int(id)] = Int32(place)
      } else {
        far[id] = place
      }
    }
  }

  subscript(id: Int64) -> Int? {
    guard id >= 0, id < Int64(places.count) else { return far[id] }
    let place = places[Int(id)]
    return place < 0 ? nil : Int(place)
  }
}
