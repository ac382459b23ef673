import ServiceStandards
import Testing

@testable import AuditReport

@Suite struct `A chart` {
  private func page(
    _ privacy: PrivacyProfile = .inspectorate, _ change: (inout HandoverContent) -> Void = { _ in }
  ) throws -> HandoverPage {
    var content = try HandoverSamples.content(privacy)
    change(&content)
    return HandoverPage(content, try Rendering.presentation(), worst: WorstDeviations())
  }

  private func drawing(_ chart: some Chart) -> String {
    var html = HTMLWriter(.indonesian)
    chart.draw(on: &html)
    return String(decoding: html.bytes, as: UTF8.self)
  }

  private func cells(_ chart: some Chart) throws -> [[String]] {
    let style = PeopleStyle(try Rendering.presentation())
    return chart.table.rows.map { $0.cells.map { style.text($0) } }
  }

  @Test func `of months leaves a gap where nothing was judged`() throws {
    let chart = MonthChart(try page())
    #expect(
      try cells(chart) == [
        ["Jan 2025", "310", "330", "93,9 %"], ["Feb 2025", "12", "14", "85,7 %"],
        ["Mar 2025", "0", "0", "–"], ["Apr 2025", "0", "0", "–"],
        ["Mei 2025", "640", "700", "91,4 %"], ["Jun 2025", "752", "801", "93,9 %"],
      ])
    // Four bars: two of the six months have none; February has few cases.
    let drawn = drawing(chart)
    #expect(drawn.ranges(of: "<rect").count == 4)
    #expect(drawn.ranges(of: "url(#hatching)").count == 1)
    #expect(chart.notes.count == 1)
  }

  @Test func `of months draws the target that all standards share, and none otherwise`() throws {
    #expect(drawing(MonthChart(try page())).contains("target 90,0 %"))
    let mixed = try page { $0.report.summary.services[0].targets[0].target = 950 }
    #expect(!drawing(MonthChart(mixed)).contains("target"))
  }

  @Test func `of many months draws the last, and lists all`() throws {
    let chart = MonthChart(
      try page { content in
        content.charts.months = (0..<40).map {
          .init(year: 2022 + $0 / 12, month: $0 % 12 + 1, onTime: 90, judged: 100)
        }
      })
    #expect(drawing(chart).ranges(of: "<rect").count == 24)
    #expect(chart.table.rows.count == 40)
    #expect(chart.notes.count == 1)
  }

  @Test func `of overruns names each class by its ends`() throws {
    #expect(
      try cells(OverrunChart(try page())) == [
        ["sampai 1 jam", "4", "3,1 %"], ["> 1 jam – 1 hari", "60", "46,9 %"],
        ["> 1 hari – 3 hari", "31", "24,2 %"], ["> 3 hari – 7 hari", "20", "15,6 %"],
        ["> 7 hari – 30 hari", "13", "10,2 %"], ["lebih dari 30 hari", "0", "0,0 %"],
      ])
  }

  @Test func `of rules adds up from the most frequent on`() throws {
    let rows = try cells(RuleChart(try page()))
    #expect(rows.map { $0[0] } == ["W-01", "B-01", "P-01", "W-02", "B-02", "S-01"])
    #expect(rows.map { $0[4] }.last == "100,0 %")
    #expect(rows.map { $0[4] }.first == "79,0 %")
  }

  @Test func `of weekdays leaves out the days without any case`() throws {
    let chart = WeekdayChart(try page())
    #expect(chart.table.columns.count == 7)
    #expect(try cells(chart)[0].last == "27,3 % (3/11)")
    #expect(try cells(chart)[1].last == "–")
    #expect(drawing(chart).contains(">16 %<"))
  }

  @Test func `of weekdays gives no shade to a few cases`() throws {
    let content = try page { content in
      content.charts.weekdays[0].late = [1, 20, 0, 0, 0, 0, 0]
      content.charts.weekdays[0].judged = [1, 40, 0, 0, 0, 0, 0]
    }
    let drawn = drawing(WeekdayChart(content))
    // One of one is told, and the darkest box is not it.
    // The legend alone has the darkest field, and the step of 50 % beside the box of twenty of forty.
    func count(_ text: String) -> Int { drawn.ranges(of: text).count }
    #expect(drawn.contains(">100 %<") && count("\"#12395c\"") == 1)
    #expect(count("\"#2f6da8\"") == 2 && count("url(#pale-hatching)") > 1)
  }

  @Test func `of weekdays has a legend that needs no colour`() throws {
    let drawn = drawing(WeekdayChart(try page()))
    for step in [">0 %<", ">≤ 5 %<", ">≤ 15 %<", ">≤ 30 %<", ">≤ 50 %<", " 50 %<", ">n &lt; 30<"] {
      #expect(drawn.contains(step), "\(step)")
    }
  }

  @Test func `of weekdays has the latest service first, and those with few cases last`() throws {
    let weeks: [(name: String, late: Int64, judged: Int64)] = [
      ("A", 1, 40), ("B", 20, 40), ("C", 1, 1), ("D", 40, 80), ("E", 0, 0),
    ]
    let content = try page { content in
      let first = content.charts.weekdays[0]
      content.charts.weekdays = weeks.map { name, late, judged in
        var week = first
        week.service.name = name
        week.late = [late, 0, 0, 0, 0, 0, 0]
        week.judged = [judged, 0, 0, 0, 0, 0, 0]
        return week
      }
    }
    let names = try cells(WeekdayChart(content)).map { String($0[0].suffix(1)) }
    #expect(names == ["B", "D", "A", "C"])
  }

  @Test func `for the public asks what may be told of the findings`() throws {
    let page = try page(.public)
    // Two charged although free are the whole of their rule, so that the other rule is not told either.
    #expect(
      try cells(RuleChart(page)).map { [$0[0]] + $0[2...] }
        == [["B-02", "*", "*", "*"], ["W-01", "*", "*", "*"]])
    #expect(try cells(MoneyChart(page)).map { $0[2...] } == [["*"]])
  }

  @Test func `without numbers has no rows`() throws {
    let page = try page { content in
      content.charts = HandoverCharts()
      content.report.findings = []
    }
    #expect(MonthChart(page).table.rows.isEmpty && OverrunChart(page).table.rows.isEmpty)
    #expect(RuleChart(page).table.rows.isEmpty && WeekdayChart(page).table.rows.isEmpty)
  }
}
