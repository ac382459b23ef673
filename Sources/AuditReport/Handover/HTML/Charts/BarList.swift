/// Horizontal bars one below the other, with a label before and words behind each.
struct BarList {
  struct Bar {
    let label: String
    /// `nil`: it may not be told, or drawn.
    let value: Int64?
    let words: String
  }

  private static let step = 26
  private static let barHeight = 16
  private static let top = 8
  /// Room for the words behind the longest bar.
  private static let wordsWidth = 210

  let bars: [Bar]
  /// Room for the labels.
  let labelWidth: Int

  var height: Int { BarList.top * 2 + BarList.step * bars.count }

  func draw(on html: inout HTMLWriter) {
    let room = ChartStyle.width - labelWidth - BarList.wordsWidth
    let most = max(bars.compactMap(\.value).max() ?? 0, 1)
    for (place, bar) in bars.enumerated() {
      let y = BarList.top + BarList.step * place
      let value = bar.value ?? 0
      // A count above nothing is never drawn as nothing.
      let width = value == 0 ? 0 : max(1, Int(Share.rounded(value, of: most, scale: Int64(room))))
      html.label(bar.label, x: labelWidth - 8, y: y + 13, anchor: "end")
      if width > 0 { html.bar(x: labelWidth, y: y, width: width, height: BarList.barHeight) }
      html.label(bar.words, x: labelWidth + width + 8, y: y + 13)
    }
    let bottom = BarList.top + BarList.step * bars.count
    html.rule(x1: labelWidth, y1: 2, x2: labelWidth, y2: bottom, colour: ChartStyle.grey)
  }
}
