internal import ServiceStandards

/// What could not be judged, by criterion and reason, the most frequent first.
struct UnjudgedChart: Chart {
  private struct Entry {
    let criterion: Criterion
    let reason: Reason
    let count: Int64
    let examined: Int64
  }

  private static let mostBars = 12

  private let entries: [Entry]
  private let style: PeopleStyle

  init(_ page: HandoverPage) {
    entries = page.report.summary.criteria.flatMap { counts in
      counts.notAssessable.map {
        Entry(criterion: counts.criterion, reason: $0, count: $1, examined: counts.examined)
      }
    }.sorted {
      ($1.count, $0.criterion, $0.reason) < ($0.count, $1.criterion, $1.reason)
    }
    style = page.style
  }

  let id = "unjudged-chart"
  var title: Wording { ReportTexts.unjudgedTitle }
  var description: Wording { ReportTexts.unjudgedDescription }

  var notes: [Wording] {
    entries.count > Self.mostBars ? [ReportTexts.mostFrequent(Self.mostBars)] : []
  }

  var height: Int { list.height }

  func draw(on html: inout HTMLWriter) { list.draw(on: &html) }

  private var list: BarList {
    BarList(
      bars: entries.prefix(Self.mostBars).map { entry in
        BarList.Bar(
          label: name(entry), value: entry.count,
          words: "\(style.count(entry.count)) (\(share(entry)))")
      }, labelWidth: 372)
  }

  private func name(_ entry: Entry) -> String {
    let criterion = style.text(Texts.criterion(entry.criterion))
    return "\(criterion): \(style.text(Texts.reason(entry.reason)))"
  }

  private func share(_ entry: Entry) -> String {
    style.share(Share(entry.count, of: entry.examined))
  }

  var table: Document.Table {
    Document.Table(
      title, entries,
      [
        .init("criterion", Texts.criterionTitle, .word) { Phrase(Texts.criterion($0.criterion)) },
        .init("reason", Texts.reasonTitle, .text) { Phrase(Texts.reason($0.reason)) },
        .init("transactions", Texts.transactions, .count) { Phrase(style.count($0.count)) },
        .init("share", ReportTexts.ofExaminedTitle, .share) { Phrase(share($0)) },
      ])
  }
}
