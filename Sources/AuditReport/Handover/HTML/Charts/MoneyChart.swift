internal import ServiceStandards

/// Money in deviations by rule and currency; a sum over rules would add what was taken too much to what was not proved.
struct MoneyChart: Chart {
  private struct Entry {
    let rule: RuleID
    let title: String
    let currency: Currency
    /// `nil`: it may not be told.
    let amount: Amount?
    /// `nil`: deviations of one currency are not told.
    let deviations: Int64?
  }

  private let entries: [Entry]
  private let figures: DisclosedFigures
  private let ellipsis: String

  init(_ page: HandoverPage) {
    let published = page.figures.published?.money.map { sum in
      Entry(
        rule: sum.rule, title: page.text(sum.title), currency: sum.currency, amount: sum.amount,
        deviations: nil)
    }
    entries = (published ?? MoneyChart.entries(page)).sorted {
      ($0.currency.code, $0.rule) < ($1.currency.code, $1.rule)
    }
    figures = page.figures
    ellipsis = page.presentation.glyphs.ellipsis
  }

  private static func entries(_ page: HandoverPage) -> [Entry] {
    let lines = page.report.findings.filter { $0.amount != nil }
    let sums = Dictionary(grouping: lines) { "\($0.rule) \($0.amount?.currency.code ?? "")" }
    return sums.values.compactMap { lines in
      guard let currency = lines[0].amount?.currency else { return nil }
      let sum = lines.reduce(Money.zero) { $0 + ($1.amount?.money ?? .zero) }
      return Entry(
        rule: lines[0].rule, title: page.text(lines[0].ruleTitle), currency: currency,
        amount: Amount(sum, currency), deviations: lines.reduce(0) { $0 + $1.deviations })
    }
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
          value: entry.amount.map { max($0.money.minorUnits, 0) },
          words: money(entry) + (entry.deviations.map { " (\(figures.text($0)))" } ?? ""))
      }, labelWidth: 312)
  }

  private func money(_ entry: Entry) -> String {
    entry.amount.map { figures.style.text(.money($0.money, $0.currency)) }
      ?? DisclosedFigures.hidden
  }

  var table: Document.Table {
    let deviations = Document.Field<Entry>("deviations", ReportTexts.deviations, .count) {
      Phrase(figures.text($0.deviations))
    }
    return Document.Table(
      title, entries,
      [
        .init("rule", Texts.rule, .identifier) { Phrase(.rule($0.rule)) },
        .init("title", Texts.ruleTitle, .text) { Phrase($0.title) },
        .init("amount", Texts.moneyAtStake, .text, alignment: .right) { Phrase(money($0)) },
      ] + (figures.isPublic ? [] : [deviations]))
  }
}
