internal import ServiceStandards
internal import WorkingTime

/// Share of late cases by service and weekday of receipt: a heat map with its numbers in it.
struct WeekdayChart: Chart {
  private typealias Week = HandoverCharts.ServiceWeek

  private static let mostServices = 40
  private static let labelWidth = 230
  private static let top = 30
  private static let step = 36
  /// From white to dark, for shares up to 5, 15, 30, 50 per cent and above.
  private static let shades: [(upTo: Int64, colour: String, isDark: Bool)] = [
    (0, "#ffffff", false), (50, "#e3edf6", false), (150, "#bcd4ea", false),
    (300, "#86b3da", false), (500, "#2f6da8", true), (1000, "#12395c", true),
  ]

  private let services: [Week]
  /// Places of the weekdays on which some service has cases.
  private let days: [Int]
  private let style: PeopleStyle
  private let language: Language
  private let glyphs: Glyphs

  init(_ page: HandoverPage) {
    let services = page.content.charts.weekdays.filter { $0.judged.contains { $0 > 0 } }
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

  var height: Int { WeekdayChart.top + WeekdayChart.step * shown.count + 6 }

  // MARK: Drawing

  /// All services, or those with the most cases, in their usual order.
  private var shown: [Week] {
    guard services.count > WeekdayChart.mostServices else { return services }
    let most = services.indices.sorted {
      (total(services[$1]), $0) < (total(services[$0]), $1)
    }.prefix(WeekdayChart.mostServices)
    return most.sorted().map { services[$0] }
  }

  private func total(_ week: Week) -> Int64 { week.judged.reduce(0, +) }

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
  }

  private func drawBox(_ share: Share, x: Int, y: Int, width: Int, on html: inout HTMLWriter) {
    let shade = shade(share)
    html.empty(
      .rect,
      [
        .x: "\(x + 1)", .y: "\(y + 1)", .width: "\(width - 3)",
        .height: "\(WeekdayChart.step - 3)", .fill: shade.colour, .stroke: ChartStyle.grey,
        .strokeDashes: isFew(share.whole) ? "3 3" : "none",
      ])
    let center = x + width / 2
    guard share.whole > 0 else {
      return html.label(glyphs.dash, x: center, y: y + 22, anchor: "middle", size: 11)
    }
    let percent = style.percent(share)
    html.element(.g, [.class: shade.isDark ? "dark" : "plain"]) { html in
      html.label(
        "\(percent) %", x: center, y: y + 16,
        anchor: "middle", isBold: true)
      html.label(
        "n \(style.count(share.whole))", x: center, y: y + 29, anchor: "middle", size: 10)
    }
  }

  private func shade(_ share: Share) -> (colour: String, isDark: Bool) {
    // One late case of one is no pattern: few cases are told in numbers, without a shade.
    let perMille =
      share.whole < ChartStyle.fewCases
      ? 0 : Share.rounded(share.part, of: share.whole, scale: 1000)
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
