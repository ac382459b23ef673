internal import ServiceStandards

/// Money in deviations by rule and currency; a sum over rules would add what was taken too much to what was not proved.
struct MoneyChart: Chart {
  private struct Entry {
    let rule: RuleID
    let title: String
    let currency: Currency
    var amount: Money
    var deviations: Int64
  }

  private let entries: [Entry]
  private let figures: DisclosedFigures
  private let ellipsis: String

  init(_ page: HandoverPage) {
    var entries: [Entry] = []
    for finding in page.report.findings {
      guard let amount = finding.amount else { continue }
      let known = entries.firstIndex { $0.rule == finding.rule && $0.currency == amount.currency }
      if let known {
        entries[known].amount += amount.money
        entries[known].deviations += finding.deviations
      } else {
        entries.append(
          Entry(
            rule: finding.rule, title: page.text(finding.ruleTitle), currency: amount.currency,
            amount: amount.money, deviations: finding.deviations))
      }
    }
    self.entries = entries.sorted { ($0.currency.code, $0.rule) < ($1.currency.code, $1.rule) }
    figures = page.figures
    ellipsis = page.presentation.glyphs.ellipsis
  }

  let id = "money-chart"
  var title: Wording { ReportTexts.moneyTitle }
  var description: Wording { ReportTexts.moneyDescription }
  var notes: [Wording] { [] }
  var height: Int { list.height }

  func draw(on html: inout HTMLWriter) { list.draw(on: &html) }

  private var list: BarList {
    BarList(
      bars: entries.map { entry in
        let title = TextWidth.shortened(Array(entry.title.utf8), to: 38, ellipsis: ellipsis)
        return BarList.Bar(
          label: "\(entry.rule) \(String(decoding: title, as: UTF8.self))",
          value: figures.isHidden(entry.deviations) ? nil : max(entry.amount.minorUnits, 0),
          words: "\(money(entry)) (\(figures.count(entry.deviations)))")
      }, labelWidth: 312)
  }

  private func money(_ entry: Entry) -> String {
    figures.money(
      Amount(entry.amount, entry.currency), cases: entry.deviations)
  }

  var table: Document.Table {
    Document.Table(
      title, entries,
      [
        .init("rule", Texts.rule, .identifier) { Phrase(.rule($0.rule)) },
        .init("title", Texts.ruleTitle, .text) { Phrase($0.title) },
        .init("amount", Texts.moneyAtStake, .text, alignment: .right) { Phrase(money($0)) },
        .init("deviations", ReportTexts.deviations, .count) {
          Phrase(figures.count($0.deviations))
        },
      ])
  }
}
