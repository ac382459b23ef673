internal import AuditReport
internal import ServiceStandards
internal import WorkingTime

extension CostPromise {
  /// Whether charges can be compared with it.
  var isComparable: Bool {
    switch self {
    case .notStated, .byRegulation: false
    case .free, .tariffs: true
    }
  }

  /// In a few words, the same in both languages: amounts and the names of decrees.
  func summary(in currency: Currency) -> String {
    switch self {
    case .notStated: ""
    case .byRegulation(let basis): basis ?? "*"
    case .free(let law): law.map { "0 (\($0))" } ?? "0"
    case .tariffs(let lines, _):
      lines.map { $0.summary(in: currency) }.joined(separator: "; ")
    }
  }
}

extension TariffLine {
  /// A ceiling is written `<= 50000`.
  fileprivate func amountText(in currency: Currency) -> String {
    (isCeiling ? "<= " : "") + currency.text(amount)
  }

  fileprivate func summary(in currency: Currency) -> String {
    let names = [applicantClass, tier].compactMap { $0 }.joined(separator: "/")
    return [names, amountText(in: currency)].filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension TimePromise {
  /// E.g. `3 working_days`, `baru: 5 calendar_days (+2) *`; the star marks an assumed unit.
  var summary: String {
    var text = "\(value) \(unit.rawValue)"
    if let applicantClass { text = "\(applicantClass): \(text)" }
    if extensionValue > 0 { text += " (+\(extensionValue))" }
    return unitIsAssumed ? text + " *" : text
  }
}

extension Standard {
  /// Rows of `audit.standard/1`: time, cost and requirements, one line each.
  func componentRows(in currency: Currency) -> [[Cell]] {
    func row(_ component: Criterion, _ applicantClass: String?, _ content: Cell, _ note: String?)
      -> [Cell]
    {
      [
        .identifier(unit.text), .identifier(version), .term(.criterion(component)),
        .optionalText(applicantClass), content, .optionalText(note),
      ]
    }
    let timeRows = times.map {
      row(
        .time, $0.applicantClass, .limit($0.value, $0.unit),
        $0.extensionValue > 0 ? "+\($0.extensionValue)" : nil)
    }
    let waitRows = [waitsAtMost].compactMap(\.self).map {
      row(.time, nil, .limit($0.value, $0.unit), "waits_at_most")
    }
    let costRows: [[Cell]] =
      switch cost {
      case .notStated: []
      case .byRegulation(let basis): [row(.cost, nil, .optionalText(basis), nil)]
      case .free(let law): [row(.cost, nil, .text("0"), law)]
      case .tariffs(let lines, let basis):
        lines.map {
          row(.cost, $0.applicantClass, .text($0.amountText(in: currency)), $0.tier ?? basis)
        }
      }
    let documentRows = (documents ?? []).map {
      row(
        .requirements, $0.classes.isEmpty ? nil : $0.classes.sorted().joined(separator: ", "),
        .text("\($0.code.text): \($0.name)"), $0.condition ?? $0.alternatives)
    }
    return timeRows + waitRows + costRows + documentRows
  }
}
