internal import ServiceStandards
internal import WorkingTime

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
