package import ServiceStandards

/// One column of a table.
package struct Column: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case text, identifier, count, share, instant, day, duration, limit, boolean, word, list
    /// The currency when all rows have the same; it then stands in the header.
    case money(Currency?)
    /// Cells of several kinds, without durations and limits; another column says which.
    case mixed
  }

  package enum Alignment: Hashable, Sendable {
    case left, right
  }

  /// Where a column is seen by people. Programs always get every column.
  package enum Visibility: Int, Comparable, Hashable, Sendable {
    /// Only when asked for by its key.
    case onRequest
    /// Left out first when the terminal is narrow.
    case ifRoom
    case usual
    /// Never left out.
    case always

    package static func < (left: Visibility, right: Visibility) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  /// English, snake_case, stable: the key in JSON and the header of CSV for programs.
  package var key: String
  package var title: Wording
  package var kind: Kind
  package var alignment: Alignment
  package var visibility: Visibility
  /// Free text of people, which may be long.
  package var isTypedByPeople: Bool
  /// Words of the product alone, which no file brings: not guarded against being read as a formula.
  package var isClosed: Bool
  /// An instant whose date stands in a second column in ISO form for spreadsheets.
  package var isKeyDate: Bool

  package init(
    _ key: String, _ title: Wording, _ kind: Kind, alignment: Alignment? = nil,
    visibility: Visibility = .usual, isTypedByPeople: Bool = false, isClosed: Bool = false,
    isKeyDate: Bool = false
  ) {
    self.key = key
    self.title = title
    self.kind = kind
    self.alignment = alignment ?? kind.usualAlignment
    self.visibility = visibility
    self.isTypedByPeople = isTypedByPeople
    self.isClosed = isClosed
    self.isKeyDate = isKeyDate
  }
}

extension Column.Kind {
  var usualAlignment: Column.Alignment {
    switch self {
    case .count, .share, .money, .duration: .right
    default: .left
    }
  }

  /// CSV has a column for the number and one for its unit.
  var hasUnit: Bool {
    switch self {
    case .duration, .limit: true
    default: false
    }
  }

  /// Text may be shortened on a narrow terminal; everything else stays whole.
  var mayBeShortened: Bool {
    switch self {
    case .text, .list: true
    default: false
    }
  }
}
