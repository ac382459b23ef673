internal import ServiceStandards
internal import SheetFiles

/// What was left out of cells so far.
struct CellNotes {
  /// Apostrophes in front of numbers.
  var apostrophes = 0
  /// Cells with signs that nobody sees, or with `="…"` around them.
  var cleaned = 0
}

/// Where the value of one of our columns comes from in each line. An object, for it is lent for every cell.
final class CellSource: Sendable {
  /// A value in one line.
  enum Value {
    case empty
    /// Bytes of the line.
    case text(Range<Int>)
    /// Bytes that do not stand in the line in this form.
    case cleaned([UInt8])
    /// Index into the replacements: a constant or a translation.
    case replacement(Int)
    /// Bytes of a cell of a workbook that is no text.
    case typed(CellKind, Range<Int>)
  }

  private enum Origin: Sendable {
    case nowhere
    case field(Int)
    case constant(Int)
  }

  /// Heading in the file, or our name where the file has no such column.
  let heading: String
  private let origin: Origin
  private let isFreeText: Bool
  private let missing: [[UInt8]]
  private let translations: ByteTable<Int>?

  /// Adds the constant or the translations of the column to the replacements.
  convenience init(
    _ column: TransactionColumn, header: RecordHeader, profile: MappingProfile,
    replacements: inout [[UInt8]]
  ) {
    self.init(
      column.rawValue, mapped: profile.columns[column], constant: profile.constants[column],
      values: profile.values[column] ?? [:], isFreeText: column == .note, header: header,
      missing: profile.missing, replacements: &replacements)
  }

  /// A column of ours by that name, mapped to a heading of the file or to one value for all rows.
  init(
    _ name: String, mapped: String?, constant: String?, values: [String: String],
    isFreeText: Bool, header: RecordHeader, missing: [String], replacements: inout [[UInt8]]
  ) {
    self.isFreeText = isFreeText
    self.missing = missing.map { Array(IdentityText.cleaned($0).utf8) }
    heading = mapped ?? name
    if let constant {
      replacements.append(Array(IdentityText.cleaned(constant).utf8))
      origin = .constant(replacements.count - 1)
    } else if let mapped, let index = header.index(of: mapped) {
      origin = .field(index)
    } else {
      origin = .nowhere
    }
    guard !values.isEmpty else {
      translations = nil
      return
    }
    var table = ByteTable<Int>(capacity: values.count, mostBytes: .max)
    for (text, meaning) in values.sorted(by: { $0.key < $1.key }) {
      replacements.append(Array(IdentityText.cleaned(meaning).utf8))
      let key = Array(IdentityText.cleaned(text).utf8)
      if table.find(key.span) == nil { table.insert(key.span, replacements.count - 1) }
    }
    translations = table
  }

  /// A column that is named by its heading alone: money and proofs.
  init(heading: String, header: RecordHeader, missing: [String]) {
    isFreeText = false
    self.missing = missing.map { Array(IdentityText.cleaned($0).utf8) }
    self.heading = heading
    origin = header.index(of: heading).map(Origin.field) ?? .nowhere
    translations = nil
  }

  /// Place of its field in a record.
  var field: Int? {
    if case .field(let index) = origin { index } else { nil }
  }

  /// Whether the file has a value for the column at all, if only the same one for all rows.
  var isThere: Bool {
    if case .nowhere = origin { false } else { true }
  }

  /// The value of the column in one line. An apostrophe before a number is left out and counted, and
  /// so is what nobody sees in anything but free text.
  func value(in text: Span<UInt8>, _ fields: [RecordField], notes: inout CellNotes) -> Value {
    switch origin {
    case .nowhere: return .empty
    case .constant(let index): return .replacement(index)
    case .field(let index):
      let field = fields[index]
      if field.kind != .text { return typed(field, in: text) }
      if field.start == field.end { return .empty }
      let range = Cell.trimmed(text, field.range)
      guard !range.isEmpty else { return .empty }
      if !isFreeText, IdentityText.mayHoldSigns(text, range),
        let cleaned = IdentityText.cleaned(text.extracting(range))
      {
        notes.cleaned += 1
        guard !cleaned.isEmpty else { return .empty }
        let rest = withoutApostrophe(cleaned.span, 0..<cleaned.count, notes: &notes)
        return meaning(of: cleaned.span.extracting(rest)) ?? .cleaned(Array(cleaned[rest]))
      }
      let rest = withoutApostrophe(text, range, notes: &notes)
      if missing.isEmpty, translations == nil { return .text(rest) }
      return meaning(of: text.extracting(rest)) ?? .text(rest)
    }
  }

  /// A cell of a workbook that is no text: what the profile says that it means, else itself.
  private func typed(_ field: RecordField, in text: Span<UInt8>) -> Value {
    meaning(of: text.extracting(field.range)) ?? .typed(field.kind, field.range)
  }

  private func withoutApostrophe(
    _ text: Span<UInt8>, _ range: Range<Int>, notes: inout CellNotes
  ) -> Range<Int> {
    guard text[range.lowerBound] == UInt8(ascii: "'") else { return range }
    // Nothing behind it is an empty cell that was to stay text.
    if range.count == 1, !isFreeText { return range.dropFirst() }
    guard isNumber(text, after: range) else { return range }
    notes.apostrophes += 1
    return range.dropFirst()
  }

  /// What the profile says that the cell means; `nil`: what it says itself.
  private func meaning(of cell: Span<UInt8>) -> Value? {
    for word in missing where cell.equals(word) { return .empty }
    return translations?.find(cell).map(Value.replacement)
  }

  /// Whether the first byte keeps a spreadsheet from changing what follows; of free text only digits alone.
  private func isNumber(_ text: Span<UInt8>, after range: Range<Int>) -> Bool {
    let rest = text.extracting(range.dropFirst())
    guard isFreeText else { return SpreadsheetText.isChanged(rest) }
    for index in rest.indices where !(0x30...0x39).contains(rest[index]) { return false }
    return !rest.isEmpty
  }
}
