internal import ServiceStandards
internal import WorkingTime

/// Share of late cases by service and weekday of receipt, the latest service first: a heat map with its
/// numbers in it and a legend below.
struct WeekdayChart: Chart {
  private typealias Week = HandoverCharts.ServiceWeek

  private static let mostServices = 40
  private static let labelWidth = 230
  private static let top = 30
  private static let step = 36
  private static let legendHeight = 72
  /// From white to dark, for shares of 0, up to 5, 15, 30, 50 per cent and above, in thousandths.
  private static let shades: [(upTo: Int64, colour: String, isDark: Bool)] = [
    (0, "#ffffff", false), (50, "#e3edf6", false), (150, "#bcd4ea", false),
    (300, "#86b3da", false), (500, "#2f6da8", true), (1000, "#12395c", true),
  ]

  private static let legendLabelWidth = 80
  /// The fill of boxes with few cases.
  private static let few = "url(#\(ChartStyle.paleHatching))"

  private let services: [Week]
  /// Places of the weekdays on which some service has cases.
  private let days: [Int]
  private let style: PeopleStyle
  private let language: Language
  private let glyphs: Glyphs

  init(_ page: HandoverPage) {
    let services = WeekdayChart.byLateness(page.content.charts.weekdays)
    self.services = services
    days = (0..<7).filter { day in services.contains { $0.judged[day] > 0 } }
    style = page.style
    language = page.presentation.language
    glyphs = page.presentation.glyphs
  }

  let id = "weekdays-chart"
  var title: Wording { ReportTexts.weekdaysTitle }
  var description: Wording { ReportTexts.weekdaysDescription }

  var notes: [Wording] {
    var notes: [Wording] = []
    if shown.contains(where: { week in days.contains { isFew(week.judged[$0]) } }) {
      notes.append(ReportTexts.fewInBox(ChartStyle.fewCases))
    }
    if services.count > WeekdayChart.mostServices {
      notes.append(ReportTexts.mostJudged(WeekdayChart.mostServices))
    }
    return notes
  }

  var height: Int { bottom + WeekdayChart.legendHeight }

  /// The latest first; those with so few cases that a share says little come after all others.
  private static func byLateness(_ weeks: [Week]) -> [Week] {
    func isFew(_ week: Week) -> Bool { total(week) < ChartStyle.fewCases }
    func isLater(_ left: Week, _ right: Week) -> Bool {
      if isFew(left) != isFew(right) { return isFew(right) }
      // Shares as products, since equal ones must be equal.
      return left.late.reduce(0, +) * total(right) > right.late.reduce(0, +) * total(left)
    }
    let weeks = weeks.filter { total($0) > 0 }
    return weeks.indices.sorted { left, right in
      if isLater(weeks[left], weeks[right]) { return true }
      return !isLater(weeks[right], weeks[left]) && left < right
    }.map { weeks[$0] }
  }

  // MARK: Drawing

  /// Where the rows end.
  private var bottom: Int { WeekdayChart.top + WeekdayChart.step * shown.count }

  /// All services, or those with the most cases, the latest first.
  private var shown: [Week] {
    guard services.count > WeekdayChart.mostServices else { return services }
    let most = services.indices.sorted {
      (WeekdayChart.total(services[$1]), $0) < (WeekdayChart.total(services[$0]), $1)
    }.prefix(WeekdayChart.mostServices)
    return most.sorted().map { services[$0] }
  }

  private static func total(_ week: Week) -> Int64 { week.judged.reduce(0, +) }

  private func isFew(_ count: Int64) -> Bool { count > 0 && count < ChartStyle.fewCases }

  func draw(on html: inout HTMLWriter) {
    let width = (ChartStyle.width - WeekdayChart.labelWidth - 4) / max(days.count, 1)
    for (place, day) in days.enumerated() {
      html.label(
        Texts.weekday(Weekday.allCases[day]).text(language),
        x: WeekdayChart.labelWidth + width * place + width / 2, y: 18,
        anchor: "middle", size: 11, isBold: true)
    }
    for (row, week) in shown.enumerated() {
      let y = WeekdayChart.top + WeekdayChart.step * row
      let name = TextWidth.shortened(
        Array(week.service.name.utf8), to: 34, ellipsis: glyphs.ellipsis)
      html.label(week.service.code.text, x: 0, y: y + 14, isBold: true)
      html.label(String(decoding: name, as: UTF8.self), x: 0, y: y + 28, size: 11)
      for (place, day) in days.enumerated() {
        drawBox(
          Share(week.late[day], of: week.judged[day]),
          x: WeekdayChart.labelWidth + width * place, y: y, width: width, on: &html)
      }
    }
    drawLegend(on: &html)
  }

  /// What each fill means, also for who sees no colours: the boxes stand in the order of their steps.
  private func drawLegend(on html: inout HTMLWriter) {
    let y = bottom + 14
    html.label(ReportTexts.late.text(language), x: 0, y: y + 14, size: 11, isBold: true)
    let steps = WeekdayChart.shades.indices.map { place -> (fill: String, text: String) in
      let upTo = WeekdayChart.shades[place].upTo / 10
      let text =
        switch place {
        case 0: "0 %"
        case WeekdayChart.shades.count - 1: "> \(WeekdayChart.shades[place - 1].upTo / 10) %"
        default: "\(glyphs.atMost) \(upTo) %"
        }
      return (WeekdayChart.shades[place].colour, text)
    }
    let few = (fill: WeekdayChart.few, text: "n < \(ChartStyle.fewCases)")
    // Two lines, so that a phone shows all of it without scrolling.
    for (place, step) in (steps + [few]).enumerated() {
      let x = WeekdayChart.legendLabelWidth + 86 * (place % 4)
      let y = y + 26 * (place / 4)
      box(step.fill, x: x, y: y, width: 24, height: 20, on: &html)
      html.label(step.text, x: x + 30, y: y + 15, size: 11)
    }
  }

  private func box(
    _ fill: String, x: Int, y: Int, width: Int, height: Int, on html: inout HTMLWriter
  ) {
    html.empty(
      .rect,
      [
        .x: "\(x)", .y: "\(y)", .width: "\(width)", .height: "\(height)", .fill: fill,
        .stroke: ChartStyle.grey,
      ])
  }

  private func drawBox(_ share: Share, x: Int, y: Int, width: Int, on html: inout HTMLWriter) {
    let shade = shade(share)
    box(
      shade.colour, x: x + 1, y: y + 1, width: width - 3, height: WeekdayChart.step - 3, on: &html)
    let center = x + width / 2
    guard share.whole > 0 else {
      return html.label(glyphs.dash, x: center, y: y + 22, anchor: "middle", size: 11)
    }
    let percent = style.percent(share)
    html.element(.g, [.class: isFew(share.whole) ? "halo" : shade.isDark ? "dark" : "plain"]) {
      html in
      html.label(
        "\(percent) %", x: center, y: y + 16,
        anchor: "middle", isBold: true)
      html.label(
        "n \(style.count(share.whole))", x: center, y: y + 29, anchor: "middle", size: 10)
    }
  }

  private func shade(_ share: Share) -> (colour: String, isDark: Bool) {
    if share.whole == 0 { return ("#ffffff", false) }
    // One late case of one is no pattern: few cases are told in numbers, on hatching instead of a shade.
    if isFew(share.whole) { return (WeekdayChart.few, false) }
    let perMille = Share.rounded(share.part, of: share.whole, scale: 1000)
    let shade = WeekdayChart.shades.first { perMille <= $0.upTo } ?? WeekdayChart.shades[0]
    return (shade.colour, shade.isDark)
  }

  // MARK: Table

  var table: Document.Table {
    let weekdays = days.map { day in
      Document.Field<HandoverCharts.ServiceWeek>(
        "day_\(day)", Texts.weekday(Weekday.allCases[day]), .share
      ) { week in
        guard week.judged[day] > 0 else { return Phrase(glyphs.dash) }
        let share = Share(week.late[day], of: week.judged[day])
        let counts = style.counts(share)
        return Phrase("\(style.share(share)) (\(counts))")
      }
    }
    return Document.Table(
      title, services,
      [
        .init("service", Texts.service, .text) { Phrase("\($0.service.unit) · \($0.service.name)") }
      ] + weekdays)
  }
}
