internal import ServiceStandards

/// A document as HTML: a page of its own, or a part of a larger one.
extension HTMLWriter {
  /// A page that needs neither network nor script.
  mutating func page(_ document: Document, _ style: PeopleStyle, program: String) {
    beginPage(title: style.text(document.title), program: program)
    element(.main) { html in
      html.append(document, style, level: 1, linking: Links(document.subjects))
    }
    endPage()
  }

  /// A part of a page. `level` is that of its title among the headings of the page, 1 to 4.
  mutating func append(
    _ document: Document, _ style: PeopleStyle, level: Int, linking links: Links
  ) {
    let name = document.subject?.anchor ?? "document"
    let title = "\(name)-title"
    begin(
      .article,
      [.class: document.subject?.kind ?? "document", .id: name, .ariaLabelledBy: title])
    let renderer = DocumentHTML(style: style, links: links)
    let levels: [HTMLTag] = [.h1, .h2, .h3, .h4, .h5]
    element(levels[level - 1], [.id: title], style.text(document.title))
    for section in document.sections {
      if let title = section.title { element(levels[level], title) }
      for block in section.blocks { renderer.write(block, to: &self) }
    }
    end()
  }
}

extension HTMLWriter {
  /// A block among other things; the name of a table is its id.
  mutating func append(
    _ block: Document.Block, _ style: PeopleStyle, linking links: Links
  ) {
    DocumentHTML(style: style, links: links).write(block, to: &self)
  }
}

extension Document {
  /// What has a row of its own.
  var subjects: Set<Reference> {
    var subjects: Set<Reference> = []
    for section in sections {
      for case .table(let table) in section.blocks {
        subjects.formUnion(table.rows.compactMap(\.subject))
      }
    }
    return subjects
  }
}

/// Writes the blocks of a document.
private struct DocumentHTML {
  let style: PeopleStyle
  let links: Links

  func write(_ block: Document.Block, to html: inout HTMLWriter) {
    switch block {
    case .paragraph(let paragraph): write(paragraph, to: &html)
    case .missing(let wording): html.element(.p, [.class: "missing"], wording)
    case .facts(let facts): html.facts(facts.map { (style.text($0.label), style.text($0)) })
    case .figures(let facts): write(figures: facts, to: &html)
    case .table(let table): write(table, to: &html)
    case .commands(let commands):
      html.element(.dl, [.class: "facts"]) { html in
        for command in commands {
          html.element(.dt, command.purpose)
          html.element(.dd) { html in html.element(.code, command.line) }
        }
      }
    }
  }

  private func write(_ paragraph: Document.Paragraph, to html: inout HTMLWriter) {
    let mark = paragraph.mark.map { "\(style.presentation.glyphs[$0]) " } ?? ""
    html.begin(.p, attributes(of: paragraph.phrase.tone))
    html.text(mark)
    write(paragraph.phrase, to: &html)
    html.end()
  }

  private func attributes(of tone: Emphasis) -> KeyValuePairs<HTMLAttribute, String> {
    switch tone {
    case .none, .strong, .good: [:]
    case .faint: [.class: "note"]
    case .warning, .grave, .critical: [.class: "alert"]
    }
  }

  private func write(figures: [Document.Fact], to html: inout HTMLWriter) {
    html.element(.ul, [.class: "figures"]) { html in
      for figure in figures {
        html.element(.li) { html in
          html.element(.span, [.class: "label"], figure.label)
          html.element(.span, [.class: "value"], style.text(figure.value))
          if let note = figure.note { html.element(.span, [.class: "note"], note) }
        }
      }
    }
  }

  private func write(_ phrase: Phrase, to html: inout HTMLWriter) {
    let text = style.text(phrase)
    if let address = phrase.reference.flatMap({ links[$0] }) {
      html.element(.a, [.href: address], text)
    } else if phrase.tone == .critical || phrase.tone == .strong {
      html.element(.strong, text)
    } else {
      html.text(text)
    }
  }

  private func write(_ table: Document.Table, to html: inout HTMLWriter) {
    // The frame can be scrolled on a narrow screen, also with the keyboard.
    html.element(
      .div,
      [.class: "scroll", .tabIndex: "0", .role: "group", .ariaLabel: style.text(table.caption)]
    ) { html in
      html.element(.table, table.name.map { [.id: $0] } ?? [:]) { html in
        html.element(.caption, table.caption)
        html.element(.thead) { html in
          html.element(.tr) { html in
            for column in table.columns {
              html.element(
                .th, [.scope: "col", .class: kind(of: column)],
                column.peopleTitle(style.presentation))
            }
          }
        }
        html.element(.tbody) { html in
          for row in table.rows { write(row, table.columns, to: &html) }
        }
      }
    }
    for note in table.notes { html.element(.p, [.class: "note"], note) }
  }

  private func kind(of column: Column) -> String {
    column.alignment == .right ? "number" : "text"
  }

  private func write(_ row: Document.Row, _ columns: [Column], to html: inout HTMLWriter) {
    if let subject = row.subject {
      html.begin(.tr, [.id: subject.anchor])
    } else if row.kind == .total {
      html.begin(.tr, [.class: "total"])
    } else {
      html.begin(.tr)
    }
    guard row.kind != .heading else {
      html.begin(.th, [.scope: "rowgroup", .colspan: "\(columns.count)"])
      for cell in row.cells { html.element(.strong, style.text(cell)) }
      html.end()
      return html.end()
    }
    for (index, (column, cell)) in zip(columns, row.cells).enumerated() {
      if index == 0 {
        html.begin(.th, [.scope: "row"])
      } else {
        html.begin(.td, [.class: kind(of: column)])
      }
      write(cell, to: &html)
      html.end()
    }
    html.end()
  }
}
