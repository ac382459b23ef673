internal import SheetFiles

/// Gives empty cells of some columns the value of the one above, as the profile asks for: a value that is merged over several rows
/// stands in the first of them only.
struct CellFiller {
  private let columns: [Int]
  /// The last value of each, and how it is a cell.
  private var above: [(bytes: [UInt8], field: RecordField)?]
  /// Cells that were filled so far.
  private(set) var count = 0

  /// - Throws: `ImportFault.missingColumns` for a heading that the file does not have.
  init(_ headings: [String], header: RecordHeader, path: String) throws(ImportFault) {
    let missing = headings.filter { header.index(of: $0) == nil }
    guard missing.isEmpty else {
      throw .missingColumns(file: path, line: header.line, missing: missing, found: header.names)
    }
    columns = headings.compactMap(header.index)
    above = Array(repeating: nil, count: columns.count)
  }

  /// Nothing of one sheet goes into the next.
  mutating func restart() { above = Array(repeating: nil, count: columns.count) }

  /// The record with what was filled in.
  mutating func fill(
    _ bytes: [UInt8], _ fields: [RecordField]
  ) -> (bytes: [UInt8], fields: [RecordField]) {
    guard !columns.isEmpty else { return (bytes, fields) }
    var (bytes, fields) = (bytes, fields)
    for (place, column) in columns.enumerated() {
      let field = fields[column]
      let isEmpty = field.kind == .text && Cell.trimmed(bytes.span, field.range).isEmpty
      if !isEmpty {
        above[place] = (Array(bytes[field.range]), field)
      } else if let (value, known) = above[place] {
        let start = bytes.count
        bytes += value
        fields[column] = RecordField(
          start: Int32(start), end: Int32(bytes.count), kind: known.kind)
        count += 1
      }
    }
    return (bytes, fields)
  }
}
