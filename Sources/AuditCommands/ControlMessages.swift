internal import AuditImport
internal import AuditReport
internal import AuditService
internal import ServiceStandards
internal import WorkingTime

extension CommandContext {
  /// Names the control file, what of it was compared, and receipts outside the days that it names.
  func tell(_ control: CoveringLetter, _ result: TransactionImportResult) {
    guard let file = control.file, let summary = result.summary else { return }
    if case .refused = result.state { return }
    let parts = control.parts
    messages.say(
      "cocok dengan \(file): " + parts.map(\.indonesian).joined(separator: ", "),
      "agrees with \(file): " + parts.map(\.english).joined(separator: ", "))
    guard let period = control.period, let first = summary.firstReceived,
      let last = summary.lastReceived
    else { return }
    let days = [first, last].map { sharedZone?.day(of: $0) }
    guard let from = days[0], let to = days[1], from < period.first || to > period.last else {
      return
    }
    let said = [period.first, period.last].map { Texts.day($0) }
    let read = [from, to].map { Texts.day($0) }
    messages.warn(
      "\(file) menyebut periode \(said[0].indonesian) – \(said[1].indonesian), sedangkan tanggal terima dalam berkas \(read[0].indonesian) – \(read[1].indonesian)",
      "\(file) names the period \(said[0].english) – \(said[1].english), while receipts in the file are \(read[0].english) – \(read[1].english)"
    )
  }
}

extension CoveringLetter {
  /// What it names, in words.
  fileprivate var parts: [Wording] {
    var parts: [Wording] = []
    if let rows { parts.append(Wording("\(rows) baris", "\(rows) rows")) }
    parts += sums.map { Wording("\($0.column) \($0.amount)", "\($0.column) \($0.amount)") }
    if sha256 != nil { parts.append(Wording("SHA-256", "SHA-256")) }
    if let period {
      let days = [period.first, period.last].map { Texts.day($0) }
      parts.append(
        Wording(
          "periode \(days[0].indonesian) – \(days[1].indonesian)",
          "period \(days[0].english) – \(days[1].english)"))
    }
    return parts
  }
}
