internal import Crypto
internal import ServiceStandards

/// All that a row of a case says, but for the entry that wrote it. The texts stand in a buffer.
struct CaseForm {
  /// The form in which this program writes cases. An entry of the ledger carries it, and is checked by its
  /// own: columns that came later are not in it.
  static let current = 1

  let id: Int64
  let line: Int64
  var row = TransactionRow()
  var texts = CaseTexts()
}

extension RowDigest {
  /// Adds a case in a form: the id, the integers, the texts but those of people, the line, and a salted
  /// hash of what people wrote, so that both text and salt can go one day and the hash stays.
  mutating func add(
    _ form: CaseForm, of texts: borrowing Span<UInt8>, form number: Int = CaseForm.current,
    columns: [TransactionColumn.Place] = TransactionColumn.list
  ) {
    add(form.id)
    for place in columns.indices where columns[place].since <= number {
      add(cell: form.row[place])
    }
    for column in CaseText.open { add(form.texts[column], of: texts) }
    add(form.line)
    addPersonal(form.texts, of: texts)
    endRow()
  }

  @inline(__always)
  private mutating func add(cell: Int64) {
    if cell == TransactionBatch.missing { addNull() } else { add(cell) }
  }

  @inline(__always)
  private mutating func add(_ place: TextPlace, of texts: borrowing Span<UInt8>) {
    if place.isNull { addNull() } else { add(tag: 2, texts.extracting(place.range)) }
  }

  private mutating func addPersonal(_ places: CaseTexts, of texts: borrowing Span<UInt8>) {
    let personal: InlineArray<3, TextPlace> = [places[.salt], places[.applicant], places[.note]]
    if personal[0].isNull, personal[1].isNull, personal[2].isNull { return addNull() }
    add(hashOf: personal, in: texts)
  }
}
