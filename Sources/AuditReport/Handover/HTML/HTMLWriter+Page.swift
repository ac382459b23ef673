internal import ServiceStandards

/// What every page has in common, and lists of facts.
extension HTMLWriter {
  /// Begins a page whose body `endPage` ends. Whatever it holds, it loads nothing and runs nothing.
  mutating func beginPage(title: String, program: String) {
    doctype()
    begin(.html, [.lang: language.rawValue])
    element(.head) { html in
      html.empty(.meta, [.charset: "utf-8"])
      html.empty(.meta, [.name: "viewport", .content: "width=device-width, initial-scale=1"])
      html.empty(
        .meta,
        [
          .httpEquiv: "Content-Security-Policy",
          .content: "default-src 'none'; style-src '\(ReportStyle.digest)'",
        ])
      html.empty(.meta, [.name: "generator", .content: program])
      html.element(.title, title)
      html.style(ReportStyle.sheet)
    }
    begin(.body)
  }

  mutating func endPage() {
    end()
    end()
    precondition(isComplete, "every element of the page is ended")
  }

  /// Labels with their values; a label stands once for all values that follow.
  mutating func facts(_ facts: [(label: String, value: String)]) {
    element(.dl, [.class: "facts"]) { html in
      var last: String?
      for (label, value) in facts {
        if label != last { html.element(.dt, label) }
        last = label
        html.element(.dd, value)
      }
    }
  }
}
