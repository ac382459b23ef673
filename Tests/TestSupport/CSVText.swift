/// A second reading of RFC 4180, for round trips.
package enum CSVText {
  package static func rows(_ text: String, delimiter: Character) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var field: [Unicode.Scalar] = []
    var isQuoted = false
    var scalars = Array(text.unicodeScalars)[...]
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    let separator = delimiter.unicodeScalars.first
    func taken() -> String {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: field)
      field = []
      return String(text)
    }
    while let scalar = scalars.popFirst() {
      if isQuoted {
        if scalar != "\"" {
          field.append(scalar)
        } else if scalars.first == "\"" {
          scalars.removeFirst()
          field.append("\"")
        } else {
          isQuoted = false
        }
      } else if scalar == "\"" {
        isQuoted = true
      } else if scalar == separator {
        row.append(taken())
      } else if scalar == "\r", scalars.first == "\n" {
        scalars.removeFirst()
        row.append(taken())
        rows.append(row)
        row = []
      } else {
        field.append(scalar)
      }
    }
    return rows
  }
}
