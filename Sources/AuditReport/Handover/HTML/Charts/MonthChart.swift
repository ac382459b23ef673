internal import ServiceStandards

/// Share of cases on time by month of receipt, with the target where all standards share one.
struct MonthChart: Chart {
  private typealias Month = HandoverCharts.Month

  private static let mostMonths = 24
  private static let left = 48
  private static let right = 12
  private static let top = 34
  private static let plotHeight = 200

  /// Months with a case that are too long ago for the chart.
  private let earlier: [Month]
  /// The last months through the last one with a case, also those without.
  private let shown: [Month]
  /// In thousandths.
  private let target: Int?
  private let style: PeopleStyle
  private let language: Language

  init(_ page: HandoverPage) {
    let months = page.content.charts.months
    let shown = MonthChart.lastMonths(of: months)
    earlier = months.filter { month in shown.first.map { month.index < $0.index } ?? false }
    self.shown = shown
    let targets = Set(page.report.summary.services.flatMap { $0.targets.map(\.target) })
    target = targets.count == 1 ? targets.first : nil
    style = page.style
    language = page.presentation.language
  }

  private static func lastMonths(of months: [Month]) -> [Month] {
    guard let first = months.first, let last = months.last else { return [] }
    let counted = Dictionary(months.map { ($0.index, $0) }, uniquingKeysWith: { first, _ in first })
    return (max(first.index, last.index - mostMonths + 1)...last.index).map {
      counted[$0] ?? Month(year: $0 / 12, month: $0 % 12 + 1, onTime: 0, judged: 0)
    }
  }

  let id = "months-chart"
  var title: Wording { ReportTexts.monthsTitle }

  var description: Wording {
    guard let first = all.first, let last = all.last else { return title }
    return ReportTexts.monthsDescription(first: name(first), last: name(last))
  }

  var notes: [Wording] {
    var notes: [Wording] = []
    if shown.contains(where: isFew) { notes.append(ReportTexts.few(ChartStyle.fewCases)) }
    if !earlier.isEmpty {
      notes.append(ReportTexts.lastMonths(MonthChart.mostMonths))
    }
    return notes
  }

  var height: Int { MonthChart.top + MonthChart.plotHeight + 82 }

  // MARK: Drawing

  private var all: [Month] { earlier + shown }

  private var bottom: Int { MonthChart.top + MonthChart.plotHeight }

  /// Height above the bottom of a share in thousandths.
  private func y(_ perMille: Int64) -> Int {
    bottom - Int(perMille) * MonthChart.plotHeight / 1000
  }

  private func isFew(_ month: Month) -> Bool {
    month.judged > 0 && month.judged < ChartStyle.fewCases
  }

  func draw(on html: inout HTMLWriter) {
    let end = ChartStyle.width - MonthChart.right
    for percent in stride(from: 0, through: 100, by: 25) {
      let y = y(Int64(percent) * 10)
      html.rule(x1: MonthChart.left, y1: y, x2: end, y2: y, colour: ChartStyle.grid)
      html.label("\(percent) %", x: MonthChart.left - 6, y: y + 4, anchor: "end", size: 11)
    }
    html.label("n", x: MonthChart.left - 6, y: bottom + 38, anchor: "end", size: 11)
    let step = (end - MonthChart.left) / max(shown.count, 1)
    for (place, month) in shown.enumerated() {
      let center = MonthChart.left + step * place + step / 2
      draw(month, center: center, step: step, isFirst: place == 0, on: &html)
    }
    drawTarget(to: end, on: &html)
    html.rule(x1: MonthChart.left, y1: bottom, x2: end, y2: bottom, colour: ChartStyle.grey)
  }

  private func draw(
    _ month: Month, center: Int, step: Int, isFirst: Bool, on html: inout HTMLWriter
  ) {
    let share = Share(month.onTime, of: month.judged)
    if month.judged > 0 {
      let top = y(Share.rounded(share.part, of: share.whole, scale: 1000))
      let width = min(step * 6 / 10, 56)
      html.bar(
        x: center - width / 2, y: top, width: width, height: bottom - top, isMarked: isFew(month))
      drawPercent(of: share, center: center, top: top, isMarked: isFew(month), on: &html)
    }
    let name = ReportTexts.shortMonth(month.month).text(language)
    html.label(name, x: center, y: bottom + 16, anchor: "middle", size: 11)
    drawCount(of: month, center: center, isNarrow: step < 44, on: &html)
    if isFirst || month.month == 1 {
      html.label(
        "\(month.year)", x: center, y: bottom + 76, anchor: "middle", size: 11, isBold: true)
    }
  }

  /// Inside the bar where it is plain and long enough, so that the line of the target crosses no
  /// number; else above it.
  private func drawPercent(
    of share: Share, center: Int, top: Int, isMarked: Bool, on html: inout HTMLWriter
  ) {
    let percent = style.percent(share)
    let isInside = !isMarked && bottom - top > 40
    html.element(.g, [.class: isInside ? "dark" : "halo"]) { html in
      html.label(percent, x: center, y: isInside ? top + 30 : top - 5, anchor: "middle", size: 11)
    }
  }

  /// The number of cases, turned round where the months stand close.
  private func drawCount(
    of month: Month, center: Int, isNarrow: Bool, on html: inout HTMLWriter
  ) {
    let count = style.count(month.judged)
    guard isNarrow else {
      return html.label(count, x: center, y: bottom + 38, anchor: "middle", size: 11)
    }
    html.element(
      .text,
      [
        .transform: "translate(\(center + 4) \(bottom + 26)) rotate(-90)", .textAnchor: "end",
        .fontSize: "11",
      ], count)
  }

  private func drawTarget(to end: Int, on html: inout HTMLWriter) {
    guard let target else { return }
    let y = y(Int64(target))
    html.rule(
      x1: MonthChart.left, y1: y, x2: end, y2: y, colour: "#1a1a1a", dashes: "6 4")
    let share = style.text(.share(Share(Int64(target), of: 1000)))
    // Above the plot, where no bar and no number can stand in its way.
    html.rule(
      x1: MonthChart.left, y1: 10, x2: MonthChart.left + 34, y2: 10, colour: "#1a1a1a",
      dashes: "6 4")
    html.label(
      ReportTexts.targetLine(share).text(language), x: MonthChart.left + 40, y: 14, size: 11)
  }

  // MARK: Table

  var table: Document.Table {
    Document.Table(
      title, all.contains { $0.judged > 0 } ? all : [],
      [
        .init("month", ReportTexts.month, .text) { Phrase(name($0)) },
        .init("on_time", ReportTexts.onTime, .count) {
          Phrase(style.count($0.onTime))
        },
        .init("judged", Texts.judged, .count) { Phrase(style.count($0.judged)) },
        .init("share", Texts.share, .share) {
          Phrase(style.share(Share($0.onTime, of: $0.judged)))
        },
      ])
  }

  private func name(_ month: Month) -> String {
    "\(ReportTexts.shortMonth(month.month).text(language)) \(month.year)"
  }
}

extension HandoverCharts.Month {
  /// Months since the year 0.
  fileprivate var index: Int { year * 12 + month - 1 }
}
