internal import ServiceStandards

/// A drawing with the numbers behind it. Each chart is one value: it decides what is drawn, the page
/// puts it into a figure with title, description and table.
protocol Chart {
  /// Its name for links.
  var id: String { get }
  var title: Wording { get }
  /// What a reader who does not see it must know of it.
  var description: Wording { get }
  /// Shown below the drawing.
  var notes: [Wording] { get }
  var height: Int { get }
  func draw(on html: inout HTMLWriter)
  /// The same numbers as a table.
  var table: Document.Table { get }
}

enum ChartStyle {
  static let width = 720
  static let blue = "#1f4e79"
  static let grey = "#767676"
  static let grid = "#d0d0d0"
  /// Below so many cases a share says little, and is marked.
  static let fewCases: Int64 = 30
  /// Name of the pattern of marked bars.
  static let hatching = "hatching"
  /// Of marked boxes that have numbers on them.
  static let paleHatching = "pale-hatching"
}

extension HTMLWriter {
  mutating func label(
    _ text: String, x: Int, y: Int, anchor: String = "start", size: Int = 12, isBold: Bool = false
  ) {
    element(
      .text,
      [
        .x: "\(x)", .y: "\(y)", .textAnchor: anchor, .fontSize: "\(size)",
        .fontWeight: isBold ? "600" : "400",
      ], text)
  }

  mutating func bar(x: Int, y: Int, width: Int, height: Int, isMarked: Bool = false) {
    empty(
      .rect,
      [
        .x: "\(x)", .y: "\(y)", .width: "\(width)", .height: "\(height)",
        .fill: isMarked ? "url(#\(ChartStyle.hatching))" : ChartStyle.blue,
        .stroke: ChartStyle.blue,
      ])
  }

  mutating func rule(x1: Int, y1: Int, x2: Int, y2: Int, colour: String, dashes: String = "none") {
    empty(
      .line,
      [
        .x1: "\(x1)", .y1: "\(y1)", .x2: "\(x2)", .y2: "\(y2)", .stroke: colour,
        .strokeDashes: dashes,
      ])
  }
}

// Gambaran umum: the charts, each with its text alternative.
extension HandoverPage {
  mutating func appendOverview() {
    // The others show numbers from which hidden deviations would follow.
    let charts: [any Chart] =
      figures.isPublic
      ? [RuleChart(self), MoneyChart(self)]
      : [
        MonthChart(self), RuleChart(self), OverrunChart(self), WeekdayChart(self),
        MoneyChart(self), UnjudgedChart(self),
      ]
    appendPatterns()
    for chart in charts { append(chart) }
  }

  /// Patterns that several drawings use; they are named once in a file.
  private mutating func appendPatterns() {
    html.element(
      .svg, [.class: "patterns", .width: "0", .height: "0", .role: "presentation"]
    ) { html in
      html.element(.defs) { html in
        for (id, stripe) in [
          (ChartStyle.hatching, ChartStyle.blue), (ChartStyle.paleHatching, ChartStyle.grid),
        ] {
          html.element(
            .pattern,
            [
              .id: id, .width: "6", .height: "6", .patternUnits: "userSpaceOnUse",
              .transform: "rotate(45)",
            ]
          ) { html in
            html.empty(.rect, [.width: "6", .height: "6", .fill: "#ffffff"])
            html.empty(.rect, [.width: "2", .height: "6", .fill: stripe])
          }
        }
      }
    }
  }

  private mutating func append(_ chart: some Chart) {
    let table = chart.table
    html.begin(.figure, [.id: chart.id])
    html.element(.figcaption, chart.title)
    if table.rows.isEmpty {
      html.element(.p, ReportTexts.nothingToDraw)
    } else {
      html.element(
        .div,
        [.class: "scroll", .tabIndex: "0", .role: "group", .ariaLabel: text(chart.title)]
      ) { html in
        html.element(
          .svg,
          [
            .viewBox: "0 0 \(ChartStyle.width) \(chart.height)", .role: "img",
            .ariaLabelledBy: "\(chart.id)-title \(chart.id)-desc",
          ]
        ) { html in
          html.element(.title, [.id: "\(chart.id)-title"], chart.title)
          html.element(.desc, [.id: "\(chart.id)-desc"], chart.description)
          chart.draw(on: &html)
        }
      }
      for note in chart.notes { html.element(.p, [.class: "note"], note) }
      html.begin(.details)
      html.element(.summary, ReportTexts.numbers)
      append(table, named: "\(chart.id)-table")
      html.end()
    }
    html.end()
  }
}
