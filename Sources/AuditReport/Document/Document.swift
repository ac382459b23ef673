internal import ServiceStandards

/// A subject laid out once: what is said, in which order and with which weight. A page of a terminal
/// and HTML only walk it.
///
/// The layout is made for one reader, since sentences hold numbers in the style of a language;
/// everything else stays a pair of languages or a cell until it is written.
struct Document: Hashable {
  var title: Phrase
  /// What the document as a whole tells of; links to it lead to its title.
  var subject: Reference?
  var sections: [Section]

  init(_ title: Phrase, of subject: Reference? = nil, _ sections: [Section]) {
    self.title = title
    self.subject = subject
    self.sections = sections.filter { !$0.blocks.isEmpty }
  }

  /// What belongs together under one title; the opening one has none.
  struct Section: Hashable {
    var title: Wording?
    var blocks: [Block]

    init(_ title: Wording? = nil, _ blocks: [Block]) {
      self.title = title
      self.blocks = blocks.filter { !$0.isEmpty }
    }
  }

  enum Block: Hashable {
    case paragraph(Paragraph)
    /// What nobody has stated, in place of it.
    case missing(Wording)
    case facts([Fact])
    /// The few numbers that a reader should take along.
    case figures([Fact])
    case table(Table)
    case commands([Command])

    /// A paragraph of one sentence.
    static func paragraph(
      _ wording: Wording, _ tone: Emphasis = .none, _ mark: Mark? = nil
    ) -> Block {
      .paragraph(Paragraph(Phrase(wording, tone), mark))
    }

    fileprivate var isEmpty: Bool {
      switch self {
      case .paragraph, .missing: false
      case .facts(let facts), .figures(let facts): facts.isEmpty
      case .table(let table): table.rows.isEmpty
      case .commands(let commands): commands.isEmpty
      }
    }
  }

  struct Paragraph: Hashable {
    var phrase: Phrase
    /// What stands in front of the words.
    var mark: Mark?

    init(_ phrase: Phrase, _ mark: Mark? = nil) {
      self.phrase = phrase
      self.mark = mark
    }
  }

  /// A sign that is seen before the words are read; the words say the same without it.
  enum Mark: Hashable {
    case alert, right, wrong
    /// One of several.
    case item
  }

  struct Fact: Hashable {
    var label: Wording
    var value: Phrase
    /// What the value is made of.
    var note: String?

    init(_ label: Wording, _ value: Phrase, note: String? = nil) {
      self.label = label
      self.value = value
      self.note = note
    }

    init(_ label: Wording, _ value: Cell) { self.init(label, Phrase(value)) }

    init(_ label: Wording, _ value: Wording) { self.init(label, Phrase(value)) }

    init(_ label: Wording, _ value: String, note: String? = nil) {
      self.init(label, Phrase(value), note: note)
    }
  }

  /// A command line that is worth typing next.
  struct Command: Hashable {
    var line: String
    var purpose: Wording
  }
}

/// Words or a value, as they stand in a paragraph, beside a label or in a cell.
struct Phrase: Hashable {
  enum Content: Hashable {
    case wording(Wording)
    case cell(Cell)
  }

  var content: Content
  var tone: Emphasis
  /// What it is about, for those who want to go there.
  var reference: Reference?

  init(_ wording: Wording, _ tone: Emphasis = .none, about reference: Reference? = nil) {
    content = .wording(wording)
    self.tone = tone
    self.reference = reference
  }

  /// Without a tone the value has the usual one of its kind.
  init(_ cell: Cell, _ tone: Emphasis? = nil, about reference: Reference? = nil) {
    content = .cell(cell)
    self.tone = tone ?? Emphasis(cell)
    self.reference = reference
  }

  init(_ text: String, _ tone: Emphasis = .none, about reference: Reference? = nil) {
    self.init(.text(text), tone, about: reference)
  }

  static let empty = Phrase(.empty)
}

extension PeopleStyle {
  func text(_ wording: Wording) -> String { wording.text(language) }

  /// The value of a fact with what it is made of.
  func text(_ fact: Document.Fact) -> String {
    let value = text(fact.value)
    return fact.note.map { "\(value) (\($0))" } ?? value
  }

  /// On one line, whatever it holds.
  func text(_ phrase: Phrase) -> String {
    switch phrase.content {
    case .wording(let wording): text { $0.append(line: text(wording)) }
    case .cell(let cell): text(cell)
    }
  }
}

extension Glyphs {
  subscript(mark: Document.Mark) -> String {
    switch mark {
    case .alert: alert
    case .right: right
    case .wrong: wrong
    case .item: dot
    }
  }
}
