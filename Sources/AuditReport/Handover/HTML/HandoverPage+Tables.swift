internal import ServiceStandards

/// One cell of a table in the report.
struct HandoverCell {
  var text: String
  /// Where a click leads within the report; `nil`: nowhere.
  var anchor: String?
  var isNumber = false

  static func text(_ text: String) -> HandoverCell { HandoverCell(text: text) }

  static func number(_ text: String) -> HandoverCell { HandoverCell(text: text, isNumber: true) }

  static func link(_ text: String, to anchor: String?, isNumber: Bool = false) -> HandoverCell {
    HandoverCell(text: text, anchor: anchor, isNumber: isNumber)
  }
}

/// One row; its first cell is its heading.
struct HandoverRow {
  /// Its name for links; `nil`: there is none.
  var id: String?
  var cells: [HandoverCell]
  /// Stands for all rows together.
  var isTotal = false

  init(_ cells: [HandoverCell], id: String? = nil, isTotal: Bool = false) {
    self.cells = cells
    self.id = id
    self.isTotal = isTotal
  }
}

// Tables and lists of facts, each with what a screen reader needs.
extension HandoverPage {
  /// A table with a caption; `id` is its name for links and the start of other names.
  mutating func appendTable(
    id: String, _ caption: Wording, columns: [(title: Wording, isNumber: Bool)],
    rows: [HandoverRow]
  ) {
    appendTable(
      id: id, text(caption), columns: columns.map { (text($0.title), $0.isNumber) }, rows: rows)
  }

  mutating func appendTable(
    id: String, _ caption: String, columns: [(title: String, isNumber: Bool)],
    rows: [HandoverRow]
  ) {
    // The frame can be scrolled on a narrow screen, also with the keyboard.
    html.element(
      .div, [.class: "scroll", .tabIndex: "0", .role: "region", .ariaLabelledBy: "\(id)-caption"]
    ) { html in
      html.element(.table, [.id: id]) { html in
        html.element(.caption, [.id: "\(id)-caption"], caption)
        html.element(.thead) { html in
          html.element(.tr) { html in
            for column in columns {
              html.element(
                .th, [.scope: "col", .class: column.isNumber ? "number" : "text"], column.title)
            }
          }
        }
        html.element(.tbody) { html in
          for row in rows { html.append(row) }
        }
      }
    }
  }

  /// Labels with their values.
  mutating func appendFacts(_ facts: [(label: String, value: String)]) {
    html.facts(facts)
  }

  mutating func appendParagraph(_ wording: Wording) { html.element(.p, wording) }
}

extension HTMLWriter {
  fileprivate mutating func append(_ row: HandoverRow) {
    if let id = row.id {
      begin(.tr, [.id: id])
    } else if row.isTotal {
      begin(.tr, [.class: "total"])
    } else {
      begin(.tr)
    }
    for (index, cell) in row.cells.enumerated() {
      if index == 0 {
        begin(.th, [.scope: "row"])
      } else {
        begin(.td, [.class: cell.isNumber ? "number" : "text"])
      }
      if let anchor = cell.anchor {
        element(.a, [.href: "#\(anchor)"], cell.text)
      } else {
        text(cell.text)
      }
      end()
    }
    end()
  }
}
