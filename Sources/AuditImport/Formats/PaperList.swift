/// Reads the codes or names of papers, or `none`.
enum PaperList {
  /// - Returns: `nil` when the cell holds separators only.
  static func read(_ cell: Span<UInt8>, separator: UInt8) -> [String]? {
    if cell.equalsIgnoringCase("none") { return [] }
    var papers: [String] = []
    var start = 0
    while start < cell.count {
      let end = cell.firstIndex(of: separator, from: start) ?? cell.count
      let entry = cell.extracting(Cell.trimmed(cell, start..<end))
      if !entry.isEmpty { papers.append(String(utf8: entry)) }
      start = end + 1
    }
    return papers.isEmpty ? nil : papers
  }
}
