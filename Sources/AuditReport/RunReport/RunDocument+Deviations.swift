internal import ServiceStandards

extension RunDocument {
  private static let gravestCount = 10

  /// The worst deviation of a rule at a service, of those the gravest.
  var gravest: [Document.Block] {
    let gravest = GravityOrder.gravest(of: report.findings).prefix(RunDocument.gravestCount)
    return [
      .table(
        Document.Table(
          Texts.gravestTitle, Array(gravest), notes: [Texts.gravestNote],
          [
            .init("deviation", Texts.deviation, .identifier) { finding, worst in
              Phrase(.identifier(worst.deviation), about: .deviation(worst.deviation))
            },
            .init("severity", Texts.severityTitle, .word) {
              Phrase(.term(.severity($0.0.severity)))
            },
            .init("size", Texts.size, .mixed, alignment: .right) { Phrase(style.text($0.1.size)) },
            .init("rule_title", Texts.ruleTitle, .text) { finding, _ in
              Phrase(finding.ruleTitle, about: .rule(finding.rule))
            },
            .init("service", Texts.service, .text) { finding, _ in
              Phrase(finding.service.path, about: Reference(finding.service))
            },
          ]))
    ]
  }

  /// A line for each rule, under a line for its service.
  var services: [Document.Block] {
    let showsMoney = report.findings.contains { $0.amount != nil }
    let findings = GravityOrder.byService(report.findings)
    let totals = Dictionary(grouping: findings, by: \.service)
      .mapValues { $0.reduce(0) { $0 + $1.deviations } }
    var fields: [Document.Field<FindingLine>] = [
      .init("rule", Texts.rule, .text) { finding in
        Phrase("\(finding.rule) \(style.text(finding.ruleTitle))", about: .rule(finding.rule))
      },
      .init("severity", Texts.severityTitle, .word) { Phrase(.term(.severity($0.severity))) },
      .init("deviations", Texts.count, .count) { Phrase(.count($0.deviations)) },
      .init("share", Texts.share, .share) { Phrase(.share($0.share)) },
      .init("coverage", Texts.coverage, .share) {
        Phrase(.share(Share($0.judged, of: $0.examined)))
      },
      .init("worst", Texts.worst, .identifier) { finding in
        finding.worst.map {
          Phrase(.identifier($0.deviation), about: .deviation($0.deviation))
        } ?? .empty
      },
      .init("size", Texts.size, .mixed, alignment: .right, .ifRoom) { finding in
        finding.worst.map { Phrase(style.text($0.size)) } ?? .empty
      },
    ]
    if showsMoney {
      fields.append(
        .init("amount", Texts.moneyAtStake, .money(nil), .ifRoom) { finding in
          finding.amount.map { Phrase(.money($0.money, $0.currency)) } ?? .empty
        })
    }
    return [
      .table(
        Document.Table(
          Texts.findingsTitle, Array(report.listed(findings)),
          under: { finding in
            let service = finding.service
            let total = totals[service] ?? 0
            let name = "\(service.unit) \(dot) \(service.code) \(dot) \(service.name)"
            let number = style.text(Texts.deviations(total, count(total)))
            return Document.Row(
              [Phrase("\(name) \(dot) \(number)")], .heading, of: Reference(service))
          }, fields))
    ]
  }
}

/// What comes first among the lines of a run.
enum GravityOrder {
  /// The lines that name a worst deviation: by severity, then by how near it comes to the largest of
  /// its kind in the run, then by their number.
  static func gravest(of findings: [FindingLine]) -> [(finding: FindingLine, worst: WorstCase)] {
    let lines = findings.compactMap { finding in finding.worst.map { (finding, $0) } }
    var largest: [Measure: Int64] = [:]
    for (_, worst) in lines {
      largest[worst.size.measure] = max(largest[worst.size.measure] ?? 0, worst.size.value)
    }
    func weight(_ worst: WorstCase) -> Double {
      guard let largest = largest[worst.size.measure], largest > 0 else { return 0 }
      return Double(worst.size.value) / Double(largest)
    }
    return lines.map { (line: $0, weight: weight($0.1)) }
      .sorted { left, right in
        let (first, second) = (left.line.0, right.line.0)
        return (first.severity, left.weight, first.deviations, second.position)
          > (second.severity, right.weight, second.deviations, first.position)
      }
      .map(\.line)
  }

  /// Services with most of the gravest deviations first, within each the rules likewise.
  static func byService(_ findings: [FindingLine]) -> [FindingLine] {
    let services = Dictionary(grouping: findings, by: \.service).values.map { lines in
      let severities = lines.reduce(into: [:]) { counts, line in
        counts.merge(line.severities, uniquingKeysWith: +)
      }
      return (numbers: numbers(severities), lines: lines)
    }
    return services.sorted { left, right in
      guard left.numbers != right.numbers else {
        return left.lines[0].service.path < right.lines[0].service.path
      }
      return right.numbers.lexicographicallyPrecedes(left.numbers)
    }
    .flatMap { service in
      service.lines.sorted {
        ($0.severity, $0.deviations, $1.rule) > ($1.severity, $1.deviations, $0.rule)
      }
    }
  }

  /// From the gravest severity down.
  private static func numbers(_ severities: [Severity: Int64]) -> [Int64] {
    Severity.allCases.reversed().map { severities[$0] ?? 0 }
  }
}

extension FindingLine {
  /// Sorts equals by name.
  fileprivate var position: String { "\(service.path) \(rule)" }
}
