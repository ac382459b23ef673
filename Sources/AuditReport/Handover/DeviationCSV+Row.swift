internal import ServiceStandards
internal import WorkingTime

extension DeviationCSV {
  /// Writes one deviation; nothing for a service that is not exported and for a rule that this
  /// program does not have.
  func append(
    _ deviation: Deviation, service: Int64, status: CaseStatus, received: Instant, isNew: Bool,
    caseNumber: borrowing Span<UInt8>, exception: String?, _ progress: inout Progress,
    into bytes: inout [UInt8]
  ) {
    let number = Int(deviation.rule.number)
    guard let slot = serviceSlots[service], number < rules.count, rules[number].isKnown else {
      return
    }
    let (rule, part) = (rules[number], services[slot])
    // What is not plain takes the way of every text.
    let isPlain = isPlain(caseNumber)
    let written = isPlain ? [] : field(of: caseNumber)
    let excepted = exception.map(field) ?? []
    let (expected, actual) = (
      moment(deviation.expected, rule.measure, part.zone, &progress),
      moment(deviation.actual ?? 0, rule.measure, part.zone, &progress)
    )
    let receipt = moment(received.seconds, .instant, part.zone, &progress)
    let room = 12 * pieces.longest + caseNumber.count + written.count + excepted.count + 400
    let made = pieces.bytes
    bytes.append(addingCapacity: room) { row in
      let pieces = made.span
      row.append(rule.prefix, of: pieces)
      row.append(decimal: deviation.transaction)
      if isForSpreadsheet { row.append(0x22) }
      row.append(part.fields, of: pieces)
      if isPlain {
        if isForSpreadsheet { row.append(0x22) }
        row.append(copying: caseNumber)
        if isForSpreadsheet { row.append(0x22) }
      } else {
        row.append(copying: written.span)
      }
      let standing =
        Int(status.rawValue) * Severity.allCases.count + Int(deviation.severity.rawValue)
      row.append(standings[rule.standings + standing], of: pieces)
      if let standard = deviation.standard, let version = versionSlots[standard] {
        row.append(versions[version], of: pieces)
      }
      row.append(rule.measureField, of: pieces)
      append(
        deviation.expected, expected, rule.measure, part.decimals, to: &row)
      row.append(delimiter)
      if let value = deviation.actual {
        append(value, actual, rule.measure, part.decimals, to: &row)
      } else {
        row.append(constants.noActual, of: pieces)
      }
      row.append(delimiter)
      if let overrun = rule.measure.overrun(deviation.expected, deviation.actual, asOf: asOf) {
        if isForSpreadsheet { row.append(minutes: overrun) } else { row.append(decimal: overrun) }
        row.append(constants.overrunUnit, of: pieces)
      } else {
        row.append(constants.noOverrun, of: pieces)
      }
      row.append(delimiter)
      if rule.measure == .money {
        append(money: deviation.amount.minorUnits, part.decimals, to: &row)
        row.append(part.currencyField, of: pieces)
      } else {
        row.append(constants.noMoney, of: pieces)
      }
      append(receipt, to: &row)
      row.append(isNew ? constants.isNew : constants.isStill, of: pieces)
      if findings.isEmpty {
        row.append(delimiter)
      } else {
        row.append(findings[slot * rules.count + Int(deviation.foundUnder.number)], of: pieces)
      }
      row.append(copying: excepted.span)
      row.append(0x0D)
      row.append(0x0A)
    }
    if rule.measure == .money { progress.amounts &+= deviation.amount.minorUnits }
    progress.rows += 1
    if progress.first == nil { progress.first = deviation }
    progress.last = deviation
  }

  // MARK: Values

  /// What is shown of a value of that measure, without a delimiter around it; in a spreadsheet with the
  /// column of the ISO date.
  @inline(__always)
  private func append(
    _ value: Int64, _ moment: Moment, _ measure: Measure, _ decimals: Int,
    to row: inout OutputSpan<UInt8>
  ) {
    switch measure {
    case .instant, .order: return append(moment, to: &row)
    case .money: append(money: value, decimals, to: &row)
    case .documents, .cases, .standard: row.append(decimal: value)
    }
    if isForSpreadsheet { row.append(delimiter) }
  }

  @inline(__always)
  private func append(_ moment: Moment, to row: inout OutputSpan<UInt8>) {
    let wall = moment.wall
    guard let text = moment.day else {
      if isForSpreadsheet {
        row.append(slashedInstant: wall)
        row.append(delimiter)
        row.append(isoDay: wall.day)
      } else {
        row.append(isoInstant: wall)
      }
      return
    }
    if isForSpreadsheet {
      row.append(copying: text.slashed.span)
      row.append(slashedClock: wall)
      row.append(delimiter)
      row.append(copying: text.iso.span)
    } else {
      row.append(copying: text.iso.span)
      row.append(isoClock: wall)
    }
  }

  @inline(__always)
  private func append(money: Int64, _ decimals: Int, to row: inout OutputSpan<UInt8>) {
    row.append(minorUnits: money, decimals: isForSpreadsheet ? decimals : 0)
  }

  /// What the clock of a zone shows, and the text of that day.
  private struct Moment {
    var wall: WallClock
    /// `nil` for a year that has not four digits.
    var day: DayTexts.Text?
  }

  /// Asked for only where the value is an instant.
  @inline(__always)
  private func moment(
    _ seconds: Int64, _ measure: Measure, _ zone: Int, _ progress: inout Progress
  ) -> Moment {
    guard measure == .instant || measure == .order else {
      return Moment(wall: WallClock(Instant(0), offset: 0), day: nil)
    }
    if seconds < progress.stretches[zone].start || seconds >= progress.stretches[zone].end {
      progress.stretches[zone] = zones[zone].stretch(at: Instant(seconds))
    }
    let wall = WallClock(Instant(seconds), offset: progress.stretches[zone].offset)
    return Moment(wall: wall, day: progress.days.text(of: wall.day))
  }

  // MARK: Case numbers

  /// Begins with a letter or digit, needs no quotes and no mask: nearly every case number.
  private func isPlain(_ text: borrowing Span<UInt8>) -> Bool {
    guard text.count > 0 else { return false }
    let start = text[0]
    guard (0x30...0x39).contains(start) || (0x61...0x7A).contains(start | 0x20),
      text[text.count - 1] != 0x20
    else { return false }
    var digits = 0
    for index in text.indices {
      let byte = text[index]
      // Control characters, the quotation mark and the delimiter.
      if byte < 0x20 || byte == 0x22 || byte == delimiter || byte >= 0x7F { return false }
      if (0x30...0x39).contains(byte) { digits += 1 }
    }
    // Nine digits are the fewest that a masked number has.
    return digits < 9 || !masks || !PersonalData.mayHoldNumber(text)
  }

  private func field(of caseNumber: borrowing Span<UInt8>) -> [UInt8] {
    var copy: [UInt8] = []
    for index in caseNumber.indices { copy.append(caseNumber[index]) }
    let number = String(decoding: copy, as: UTF8.self)
    var bytes: [UInt8] = []
    csv.append(
      .identifier(masks ? PersonalData.masked(number) : number), column: Place.caseNumber,
      to: &bytes)
    return bytes
  }

  private func field(of exception: String) -> [UInt8] {
    var bytes: [UInt8] = []
    csv.append(.identifier(exception), column: Place.exception, to: &bytes)
    return bytes
  }
}
