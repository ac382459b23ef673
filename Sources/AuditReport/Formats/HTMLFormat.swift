extension ReportFormat {
  /// A page for a browser, of what is told and is no list.
  package static let html = ReportFormat(
    name: "html",
    document: { layout, presentation, envelope, output in
      var presentation = presentation
      // A browser has every sign.
      presentation.usesUnicode = true
      var html = HTMLWriter(presentation.language)
      html.page(
        layout(presentation), PeopleStyle(presentation), program: "audit \(envelope.tool)")
      html.move(to: &output)
    })
}
