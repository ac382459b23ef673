internal import ServiceStandards

/// Deviations by rule, the most frequent first, with their cumulated share.
struct RuleChart: Chart {
  private struct Entry {
    let rule: RuleID
    let title: String
    /// `nil`: it may not be told, and stands behind those that may.
    let count: Int64?
    /// This one and those before it.
    let cumulated: Int64?
  }

  private let entries: [Entry]
  /// `nil`: it may not be told.
  private let total: Int64?
  private let figures: DisclosedFigures
  private let language: Language
  private let ellipsis: String

  init(_ page: HandoverPage) {
    let sums = page.figures.published?.rules ?? RuleChart.sums(page.report.findings)
    var told: Int64 = 0
    entries = sums.map { sum in
      told += sum.deviations ?? 0
      return Entry(
        rule: sum.rule, title: page.text(sum.title), count: sum.deviations,
        cumulated: sum.deviations.map { _ in told })
    }
    total = page.figures.published.map(\.deviations) ?? told
    figures = page.figures
    language = page.presentation.language
    ellipsis = page.presentation.glyphs.ellipsis
  }

  private static func sums(_ findings: [FindingLine]) -> [PublicFigures.Sum] {
    Dictionary(grouping: findings, by: \.rule).map { rule, lines in
      PublicFigures.Sum(
        rule: rule, title: lines[0].ruleTitle,
        deviations: lines.reduce(0) { $0 + $1.deviations })
    }.sorted { ($1.deviations ?? 0, $0.rule) < ($0.deviations ?? 0, $1.rule) }
  }

  let id = "rules-chart"
  var title: Wording { ReportTexts.rulesTitle }
  var description: Wording { ReportTexts.rulesDescription }
  var notes: [Wording] { [] }
  var height: Int { list.height }

  func draw(on html: inout HTMLWriter) { list.draw(on: &html) }

  private var list: BarList {
    BarList(
      bars: entries.map { entry in
        let title = TextWidth.shortened(Array(entry.title.utf8), to: 38, ellipsis: ellipsis)
        let share = share(entry.count)
        let cumulated = ReportTexts.cumulated(self.share(entry.cumulated)).text(language)
        return BarList.Bar(
          label: "\(entry.rule) \(String(decoding: title, as: UTF8.self))",
          value: entry.count,
          words: "\(figures.text(entry.count)) (\(share); \(cumulated))")
      }, labelWidth: 312)
  }

  /// Of all deviations, where both are told.
  private func share(_ count: Int64?) -> String {
    guard let count, let total else { return DisclosedFigures.hidden }
    return figures.style.share(Share(count, of: total))
  }

  var table: Document.Table {
    Document.Table(
      title, entries,
      [
        .init("rule", Texts.rule, .identifier) { Phrase(.rule($0.rule)) },
        .init("title", Texts.ruleTitle, .text) { Phrase($0.title) },
        .init("deviations", ReportTexts.deviations, .count) { Phrase(figures.text($0.count)) },
        .init("share", Texts.share, .share) { Phrase(share($0.count)) },
        .init("cumulated", ReportTexts.cumulated, .share) { Phrase(share($0.cumulated)) },
      ])
  }
}
