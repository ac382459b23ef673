internal import ServiceStandards

extension Document {
  /// Rows under the columns of a listing, in the words of the reader.
  struct Table: Hashable {
    /// Its name for links; `nil`: there is none.
    var name: String?
    /// What the table shows, for those who cannot see what stands above it.
    var caption: Wording
    var columns: [Column]
    var rows: [Row]
    /// What has to be known to read it.
    var notes: [Wording]

    /// A row for each item, under a heading wherever that changes.
    init<Item>(
      _ caption: Wording, _ items: [Item], of subject: ((Item) -> Reference?)? = nil,
      under heading: ((Item) -> Row)? = nil, total: Item? = nil, notes: [Wording] = [],
      _ fields: [Field<Item>]
    ) {
      self.caption = caption
      self.notes = notes
      columns = fields.map(\.column)
      rows = []
      var current: Row?
      for item in items {
        if let heading = heading?(item), heading != current {
          rows.append(heading)
          current = heading
        }
        rows.append(Row(fields.map { $0.phrase(item) }, of: subject?(item)))
      }
      if let total { rows.append(Row(fields.map { $0.phrase(total) }, .total)) }
    }
  }

  struct Row: Hashable {
    enum Kind: Hashable {
      case usual
      /// Stands above the rows that belong to it, with one cell.
      case heading
      /// Stands for all rows together.
      case total
    }

    var cells: [Phrase]
    var kind: Kind
    /// What the row tells of; links to it lead here.
    var subject: Reference?

    init(_ cells: [Phrase], _ kind: Kind = .usual, of subject: Reference? = nil) {
      self.cells = cells
      self.kind = kind
      self.subject = subject
    }
  }

  /// A column with what stands in it.
  struct Field<Item> {
    let column: Column
    let phrase: (Item) -> Phrase

    init(
      _ key: String, _ title: Wording, _ kind: Column.Kind, alignment: Column.Alignment? = nil,
      _ visibility: Column.Visibility = .always, _ phrase: @escaping (Item) -> Phrase
    ) {
      column = Column(key, title, kind, alignment: alignment, visibility: visibility)
      self.phrase = phrase
    }
  }
}
