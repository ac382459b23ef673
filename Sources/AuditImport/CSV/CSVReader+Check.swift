extension CSVReader {
  /// Bytes of the record that are not text, and where they stand for a reader of the file.
  struct Misreading {
    /// Physical line, from 1.
    var line: Int
    /// Character of that line, from 1.
    var position: Int
    /// Field of the record, from 0; `nil` for bytes outside of any.
    var field: Int?
    var problem: Problem
  }

  /// The first bytes of the record that are not text.
  func firstFinding() -> Misreading? {
    let record = text.span.extracting(originalRange)
    guard let finding = TextCheck.firstFinding(in: record) else { return nil }
    let position = TextPosition(of: finding.index, in: record)
    return Misreading(
      line: line + position.lineBreaks, position: position.column,
      field: field(at: finding.index), problem: Problem(finding.problem, encoding: encoding))
  }

  /// The field that a byte of the record belongs to.
  private func field(at index: Int) -> Int? {
    let place = originalRange.lowerBound + index
    return scannedFields.firstIndex { $0.range.contains(place) }
  }
}
