internal import ServiceStandards

/// Cases finished late by how late they were.
struct OverrunChart: Chart {
  private let counts: [Int64]
  private let total: Int64
  private let style: PeopleStyle
  private let language: Language

  init(_ page: HandoverPage) {
    counts = page.content.charts.overruns
    total = counts.reduce(0, +)
    style = page.style
    language = page.presentation.language
  }

  let id = "overruns-chart"
  var title: Wording { ReportTexts.overrunsTitle }
  var description: Wording { ReportTexts.overrunsDescription }
  var notes: [Wording] { [] }
  var height: Int { list.height }

  func draw(on html: inout HTMLWriter) { list.draw(on: &html) }

  private var list: BarList {
    BarList(
      bars: counts.enumerated().map { place, count in
        BarList.Bar(
          label: name(place), value: count,
          words: "\(style.count(count)) (\(style.share(Share(count, of: total))))")
      }, labelWidth: 170)
  }

  /// `sampai 1 jam`, `> 1 jam – 1 hari`, …, `lebih dari 30 hari`.
  private func name(_ place: Int) -> String {
    let limits = HandoverCharts.overrunLimits
    func limit(_ place: Int) -> String { style.text(.duration(limits[place])) }
    let wording: Wording =
      if place == 0 {
        ReportTexts.atMost(limit(0))
      } else if place < limits.count {
        ReportTexts.between(limit(place - 1), limit(place))
      } else {
        ReportTexts.above(limit(limits.count - 1))
      }
    return wording.text(language)
  }

  var table: Document.Table {
    Document.Table(
      title, total > 0 ? Array(counts.enumerated()) : [],
      [
        .init("overrun", ReportTexts.overrunClass, .text) { Phrase(name($0.offset)) },
        .init("cases", ReportTexts.cases, .count) { Phrase(style.count($0.element)) },
        .init("share", Texts.share, .share) {
          Phrase(style.share(Share($0.element, of: total)))
        },
      ])
  }
}
