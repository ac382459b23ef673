internal import ServiceStandards

/// Which part of a table is wanted, and in which order.
package struct TableSelection: Hashable, Sendable {
  package static let everything = TableSelection()

  /// Keys of the columns, in the wanted order; `nil`: those of the format.
  package var columns: [String]?
  /// Keys to sort by, the first one first; `-` in front turns the order round.
  package var sort: [String]
  /// Number of rows at most.
  package var limit: Int?

  package init(columns: [String]? = nil, sort: [String] = [], limit: Int? = nil) {
    self.columns = columns
    self.sort = sort
    self.limit = limit
  }

  /// Positions of the chosen columns; `nil` when nothing was chosen.
  func chosen(from columns: [Column]) throws(TableFault) -> [Int]? {
    guard let keys = self.columns else { return nil }
    var positions: [Int] = []
    for key in keys { positions.append(try TableSelection.position(of: key, in: columns)) }
    return positions
  }

  func order(in columns: [Column]) throws(TableFault) -> [RowOrder.Key] {
    var keys: [RowOrder.Key] = []
    for word in sort {
      let isDescending = word.hasPrefix("-")
      let key = isDescending ? String(word.dropFirst()) : word
      let position = try TableSelection.position(of: key, in: columns)
      keys.append(RowOrder.Key(position: position, isDescending: isDescending))
    }
    return keys
  }

  private static func position(of key: String, in columns: [Column]) throws(TableFault) -> Int {
    if let position = columns.firstIndex(where: { $0.key == key }) { return position }
    let known = columns.map(\.key)
    throw .unknownColumn(key, nearest: NearestName.of(key, in: known), known: known)
  }
}

/// What is wrong with what was asked of a table.
package enum TableFault: Fault, Hashable {
  case unknownColumn(String, nearest: String?, known: [String])
  /// The format has no form for this kind of report.
  case formNotOffered(format: String, offered: [String])

  package var exitStatus: ExitStatus { .usage }

  package var message: Message {
    switch self {
    case .unknownColumn(let column, let nearest?, let known):
      Message("E_TABLE", "nearest", ["column": column, "nearest": nearest, "known": known])
    case .unknownColumn(let column, nil, let known):
      Message("E_TABLE", "unknown", ["column": column, "known": known])
    case .formNotOffered(let format, let offered):
      Message("E_TABLE", "form", ["format": format, "offered": offered])
    }
  }
}
