import ServiceStandards
import Testing

@testable import AuditReport

@Suite struct `Markup` {
  private func text(_ write: (inout HTMLWriter) -> Void) -> String {
    var html = HTMLWriter(.english)
    write(&html)
    return String(decoding: html.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
    ("\" onload='x'", "&quot; onload=&#39;x&#39;"),
    ("</p><script>", "&lt;/p&gt;&lt;script&gt;"),
    ("&lt;", "&amp;lt;"),
    ("line\nend\ttab", "line end tab"),
    ("\u{0}\u{1B}\u{7F}\u{85}", "????"),
    ("\u{202E}evil\u{2066}", "\u{FFFD}evil\u{FFFD}"),
    ("\u{FFFE}\u{1FFFF}", "\u{FFFD}\u{FFFD}"),
    ("Sûré 漢字 🙂", "Sûré 漢字 🙂"),
  ])
  func `takes any text for text`(given: String, written: String) {
    #expect(text { $0.element(.strong, given) } == "<strong>\(written)</strong>")
    #expect(
      text { $0.element(.a, [.href: given], "x") } == "<a href=\"\(written)\">x</a>")
  }

  @Test func `ends each element in its turn`() {
    let written = text { html in
      html.element(.ul) { html in
        html.element(.li, Wording("satu", "one"))
        html.element(.li) { html in html.element(.strong, "two") }
      }
      html.empty(.meta, [.charset: "utf-8"])
      html.empty(.rect, [.x: "1"])
    }
    #expect(
      written == """
        <ul>
        <li>one</li>
        <li><strong>two</strong></li>
        </ul>
        <meta charset="utf-8">
        <rect x="1"/>

        """)
  }

  @Test func `makes a paragraph of each line that people typed`() {
    #expect(text { $0.paragraphs("a\r\nb\n\nc") } == "<p>a</p>\n<p>b</p>\n<p>c</p>\n")
  }

  @Test func `stops a program that ends what it did not begin`() async {
    await #expect(processExitsWith: .failure) {
      var html = HTMLWriter(.english)
      html.end()
    }
  }
}
