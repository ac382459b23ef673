internal import ServiceStandards

/// Deviations by rule, the most frequent first, with their cumulated share.
struct RuleChart: Chart {
  private struct Entry {
    let rule: RuleID
    let title: String
    let count: Int64
    /// This one and those before it.
    let cumulated: Int64
  }

  private let entries: [Entry]
  private let total: Int64
  private let figures: DisclosedFigures
  private let language: Language
  private let ellipsis: String

  init(_ page: HandoverPage) {
    var counts: [RuleID: Int64] = [:]
    var titles: [RuleID: String] = [:]
    for finding in page.report.findings {
      counts[finding.rule, default: 0] += finding.deviations
      titles[finding.rule] = page.text(finding.ruleTitle)
    }
    var entries: [Entry] = []
    var sum: Int64 = 0
    for (rule, count) in counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      sum += count
      entries.append(
        Entry(rule: rule, title: titles[rule] ?? "", count: count, cumulated: sum))
    }
    self.entries = entries
    total = sum
    figures = page.figures
    language = page.presentation.language
    ellipsis = page.presentation.glyphs.ellipsis
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
        let share = figures.share(Share(entry.count, of: total))
        let cumulated = ReportTexts.cumulated(cumulatedShare(entry)).text(language)
        return BarList.Bar(
          label: "\(entry.rule) \(String(decoding: title, as: UTF8.self))",
          value: figures.isHidden(entry.count) ? nil : entry.count,
          words: "\(figures.count(entry.count)) (\(share); \(cumulated))")
      }, labelWidth: 312)
  }

  /// Hidden beside a hidden count: two sums would give it away.
  private func cumulatedShare(_ entry: Entry) -> String {
    if figures.isHidden(entry.count) { return DisclosedFigures.hidden }
    return figures.share(Share(entry.cumulated, of: total))
  }

  var table: Document.Table {
    Document.Table(
      title, entries,
      [
        .init("rule", Texts.rule, .identifier) { Phrase(.rule($0.rule)) },
        .init("title", Texts.ruleTitle, .text) { Phrase($0.title) },
        .init("deviations", ReportTexts.deviations, .count) { Phrase(figures.count($0.count)) },
        .init("share", Texts.share, .share) {
          Phrase(figures.share(Share($0.count, of: total)))
        },
        .init("cumulated", ReportTexts.cumulated, .share) { Phrase(cumulatedShare($0)) },
      ])
  }
}
